//! Where a verb of saying has its speaker and what is said: before it, behind it, in a quotation.

use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::Sentence;
use super::phrases::{Kind, Phrase};
use super::verbs::Group;
use super::words::{self, among, is};

impl Sentence<'_, '_> {
    /// Returns the speaker who stands after his verb: `"…," said X`.
    pub(super) fn inverted(&self, at: usize) -> Option<Phrase> {
        let before = at.checked_sub(1).filter(|before| *before >= self.floor)?;
        let closes = self.view.lexemes.kind(before) == LexemeKind::Close || self.low(before) == ",";
        let next = self.low(at + 1);
        if !closes || among!(next, "that it he she they on in , :") {
            return None;
        }
        // `…, declared a state of emergency`
        if self.find(at + 1, at + 3, |low| low == "state").is_some_and(|state| self.low(state + 1) == "of") {
            return None;
        }
        let speaker = self.somebody(at + 1).filter(|phrase| phrase.first <= at + 2 && phrase.kind != Kind::Pronoun)?;
        let listens = self
            .low(at)
            .verb()
            .is_some_and(|verb| among!(verb.lemma, "tell warn alert caution brief inform notify assure remind"));
        if self.low(before) == "," && (self.speaks_before(before) || listens && !self.is_clause_before(before)) {
            return None;
        }
        // Without a quotation the sentence must be over after the speaker: `…, said his country would …` has another.
        let after = self.low(speaker.end);
        let over = matches!(
            after.text(),
            "." | "," | "on" | "in" | "at" | "of" | "from" | "who" | "during" | "after" | "" | "as" | ":" | "—"
        ) || words::is_time(after);
        (over || self.view.lexemes.kind(before) == LexemeKind::Close).then_some(speaker)
    }

    /// Tells whether a clause ends with the comma: `The head of the unit, Ana Roe, warned hospitals` has none before its verb.
    fn is_clause_before(&self, comma: usize) -> bool {
        let mut aside = false;
        for at in self.floor..comma {
            let low = self.low(at);
            if self.view.is_quoted(at) {
                return true;
            }
            if low == "," {
                aside = among!(self.low(at + 1), "who which whose");
            }
            let finite = words::is_auxiliary(low)
                || is(low, Class::PlainVerb)
                || matches!(low.verbal().form(), Some(Form::Past | Form::Third | Form::Base))
                || low.ends_with("ed") && low.len() > 4
                || low.ends_with('s')
                    && low.len() > 3
                    && !words::is_agent(low)
                    && (words::is_determiner(self.low(at + 1)) || words::is_preposition(self.low(at + 1)));
            if finite
                && !aside
                && at > self.floor
                && self.view.mention_at(at).is_none()
                && !self.view.lexemes.is_capital(at)
            {
                return true;
            }
        }
        false
    }

    /// Tells whether the speaker stands between a quotation and the comma: `“…,” the head of the agency, Marguerite Olafson, warned lawmakers`.
    fn speaks_before(&self, comma: usize) -> bool {
        let close = (self.floor..comma)
            .rev()
            .find(|at| self.view.lexemes.kind(*at) == LexemeKind::Close && self.view.is_quoted(*at));
        close.is_some_and(|close| {
            close + 1 < comma
                && !self.view.is_quoted(comma)
                && self.view.phrase_before(comma, close + 1).is_some_and(|speaker| speaker.kind != Kind::Thing)
        })
    }

    /// Returns the claim a verb reports, in lexemes.
    pub(super) fn reported(&self, at: usize, group: &Group, inverted: bool, speaker: usize) -> Option<(usize, usize)> {
        let view = self.view;
        let mut start = at + 1;
        let next = self.low(start);
        let quote_before = || {
            let close = (self.floor..group.first)
                .rev()
                .find(|at| view.lexemes.kind(*at) == LexemeKind::Close && view.is_quoted(*at))?;
            view.quote_at(close).map(|(open, end)| (open + 1, end - 1))
        };
        let tail = self.tail();
        // `"…," the minister told reporters`
        let after_quote = speaker > self.floor && view.lexemes.kind(speaker - 1) == LexemeKind::Close;
        // `Since 2021, it adds, the same methods …`: said in the middle of it.
        if next == "," && speaker > self.floor + 1 && self.low(speaker - 1) == "," && start + 2 < tail {
            return Some((self.floor, tail));
        }
        let to_us = next == "to" && speaker > self.floor && self.low(speaker - 1) == ",";
        let trailing = to_us
            || inverted
            || after_quote
            || matches!(next.text(), "." | "," | ";" | "—" | "on" | "in" | "at" | "!" | "")
            || start >= tail;
        if trailing {
            if let Some(quote) = quote_before().filter(|quote| quote.0 < quote.1) {
                return Some(quote);
            }
            // `The hackers read the mail, the commission said.`
            let comma =
                (self.floor..speaker.max(self.floor)).rev().find(|at| self.low(*at) == "," && !view.is_quoted(*at));
            let on = !inverted && self.find(start, (start + 14).min(tail), |low| low == "that").is_some();
            if let Some(comma) = comma.filter(|comma| !on && *comma > self.floor + 1) {
                return Some((self.floor, comma));
            }
        }
        let before_clause = (start..(start + 14).min(tail)).take_while(|at| {
            let low = self.low(*at);
            !among!(low, "while after when who which ; because since") && !view.is_quoted(*at)
        });
        // `said the report was groundless and that …`: not where it begins.
        let complementiser = |at: &usize| {
            let before = self.low(at - 1);
            self.low(*at) == "that"
                && !words::is_preposition(before)
                && !(words::is_claim(before) && *at > start)
                && (*at == start || !among!(before, "and but"))
        };
        if let Some(that) = before_clause.into_iter().find(complementiser) {
            start = that + 1;
        } else if let Some((open, _)) = view.quote_within(start, tail).filter(|(open, _)| *open < start + 12) {
            let direct = open == start || among!(self.low(open - 1), ": ,");
            if direct {
                let (open, end) = view.quote_at(open)?;
                return (open + 1 < end - 1).then_some((open + 1, end - 1));
            }
        }
        while among!(self.low(start), ": ,") {
            start += 1;
        }
        (start < tail).then_some((start, tail))
    }
}
