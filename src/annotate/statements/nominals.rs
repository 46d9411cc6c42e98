//! Acts named by nouns: `Moscow's denial`, `accusations by London that`, `according to`.

use crate::model::Act;
use crate::text::lexemes::LexemeKind;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words;

/// What a noun takes off the confidence beside a verb.
const NOMINAL: u8 = 20;

impl Sentence<'_, '_> {
    /// Reads an act named by a noun; tells whether the word is used up.
    pub(super) fn nominal(&mut self, at: usize) -> bool {
        let low = self.low(at);
        if self.view.mention_at(at).is_some() {
            return false;
        }
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        match low {
            "according" if self.low(at + 1) == "to" => {
                let Some(source) = self.view.phrase_after(at + 2, self.clause_end(at + 2, 16)) else { return true };
                let claim = self.beside(at, source.end);
                if source.kind != Kind::Pronoun {
                    let paper = source.kind == Kind::Thing;
                    self.push(Act::State, &noun(Some(source), if paper { 20 } else { 5 }), None, claim);
                }
                true
            }
            "denial" | "denials" => {
                if self.low(at + 1) == "of" && matches!(self.low(at + 2), "service" | "services" | "access" | "entry") {
                    return true;
                }
                if let Some(source) = self.owner(at) {
                    self.push(Act::Deny, &noun(Some(source), NOMINAL), None, self.matter(at));
                }
                true
            }
            "accusation" | "accusations" | "allegation" | "allegations" => {
                if let Some(source) = self.owner(at) {
                    let from = if source.first > at { source.end } else { at + 1 };
                    let target = match self.low(from) {
                        "that" | "against" | "of" => {
                            self.somebody(from + 1).filter(|target| target.kind == Kind::Named)
                        }
                        _ => None,
                    };
                    if target.is_some() || source.first > at {
                        self.push(Act::Accuse, &noun(Some(source), NOMINAL), target, self.matter(from));
                    }
                }
                true
            }
            "sanctions" | "sanction" => {
                let known = self.events.len();
                self.sanctions(at);
                self.events.len() > known
            }
            "expulsion" => {
                let target = (self.low(at + 1) == "of").then(|| self.somebody(at + 2)).flatten();
                let by = target
                    .as_ref()
                    .and_then(|target| (self.low(target.end) == "by").then(|| self.somebody(target.end + 1)).flatten());
                let source = by.or_else(|| self.owner(at));
                if target.as_ref().is_some_and(|target| target.kind != Kind::Pronoun) && source.is_some() {
                    self.push(Act::Expel, &noun(source, NOMINAL), target, None);
                }
                false
            }
            "attribution" => {
                let source = self.owner(at);
                let target = self.after(at + 1, 12, &["to"]);
                if source.is_some() && target.is_some() {
                    self.push(Act::Attribute, &noun(source, NOMINAL), target, self.matter(at));
                }
                false
            }
            "indictment" => {
                let target = matches!(self.low(at + 1), "of" | "against").then(|| self.somebody(at + 2)).flatten();
                let source = self.owner(at);
                if source.is_some() && target.is_some() {
                    self.push(Act::Indict, &noun(source, NOMINAL), target, None);
                }
                false
            }
            _ => false,
        }
    }

    /// Returns whose act the noun is: `X's denial`, `a denial by X`, `denials from X`.
    fn owner(&self, at: usize) -> Option<Phrase> {
        let named = |phrase: &Phrase| phrase.kind == Kind::Named && phrase.mention.is_some();
        if matches!(self.low(at + 1), "by" | "from") {
            return self.somebody(at + 2).filter(named);
        }
        // `Moscow's repeated denials`: at most two words between.
        let possessive = (at.saturating_sub(3).max(self.floor + 1)..at)
            .rev()
            .find(|at| self.view.lexemes.kind(*at) == LexemeKind::Possessive)?;
        let between = (possessive + 1..at).all(|at| self.view.is_nominal(at));
        between
            .then(|| self.view.phrase_before(possessive, self.floor))
            .flatten()
            .filter(named)
            .filter(|owner| owner.end == possessive)
    }

    /// `sanctions imposed by X on Y`, `US sanctions against Y`.
    fn sanctions(&mut self, at: usize) {
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        let end = self.clause_end(at + 1, 14);
        let imposed =
            self.find(at + 1, end.min(at + 4), |low| matches!(low, "imposed" | "adopted" | "announced" | "placed"));
        if let Some(imposed) =
            imposed.filter(|imposed| *imposed == at + 1 || !words::is_auxiliary(self.low(imposed - 1)))
        {
            let source = self.after(imposed + 1, 10, &["by"]);
            let target = self.after(imposed + 1, 10, &["on", "against"]);
            if source.is_some() && imposed == at + 1 {
                self.push(Act::Sanction, &noun(source, NOMINAL), target, None);
            }
            return;
        }
        if !matches!(self.low(at + 1), "against" | "on") {
            return;
        }
        let owned = self.owner(at).or_else(|| {
            // `US sanctions on Y`: a country's name right before, and no verb that imposes them.
            let number = at
                .checked_sub(1)
                .filter(|before| *before >= self.floor)
                .and_then(|before| self.view.mention_at(before))?;
            let (first, end) = self.view.place(number);
            Some(self.view.phrase(first, end)).filter(|phrase| phrase.mention.is_some())
        });
        let target = self.somebody(at + 2).filter(|target| target.kind == Kind::Named);
        if owned.is_some() && target.is_some() {
            self.push(Act::Sanction, &noun(owned, NOMINAL), target, None);
        }
    }

    /// Returns what stands beside `according to X`: the rest of the sentence.
    fn beside(&self, at: usize, end: usize) -> Option<(usize, usize)> {
        if at <= self.floor + 1 {
            let first = end + usize::from(self.low(end) == ",");
            return (first < self.tail()).then_some((first, self.tail()));
        }
        let last = at - usize::from(self.low(at - 1) == ",");
        (self.floor < last).then_some((self.floor, last))
    }
}

/// Returns the case of an act named by a noun.
fn noun(at: usize, source: Option<Phrase>, doubt: u8) -> Case {
    let group =
        Group { first: at, passive: false, perfect: false, negated: false, modality: Modality::Fact, infinitive: None };
    Case { at, group, source, doubt }
}
