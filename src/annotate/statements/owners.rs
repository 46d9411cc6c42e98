//! Whose act a noun names, and whom it meets: `X's denial`, `In a warning to Y, X said`, `The bill drew criticism from X`.

use crate::text::acts::{self, Form};
use crate::text::gazetteer::Reading;
use crate::text::lexemes::LexemeKind;

use super::events::Sentence;
use super::phrases::{Kind, Phrase};
use super::words::among;

impl Sentence<'_, '_> {
    /// Returns whose act the noun is: `X's denial`, `a denial by X`, `denials from X`.
    pub(super) fn owner(&self, at: usize) -> Option<Phrase> {
        let named = |phrase: &Phrase| phrase.kind == Kind::Named && phrase.mention.is_some();
        if among!(self.low(at + 1), "by from") {
            // `drew criticism from lawmakers`
            let told = among!(
                self.low(at),
                "threat threats criticism criticisms condemnation condemnations praise warnings warning rebuke rebukes outrage fury denunciation denunciations \
                 protest protests denial denials endorsement complaint complaints inquiry inquiries investigation investigations probe review audit appeal appeals \
                 plea pleas scorn ridicule derision outcry ire wrath anger indignation dismay displeasure call calls demand demands request requests disclosure disclosures revelation revelations accusation accusations",
            );
            // `brought a denial from Abidjan`
            let drawn = told
                && (at.saturating_sub(5).max(self.floor)..at).any(|at| {
                    among!(
                        self.low(at),
                        "brought drew drawn prompted provoked produced elicited met sparked won earned"
                    )
                });
            let asks = among!(self.low(at), "appeal appeals plea pleas call calls demand demands request requests");
            return self.somebody(at + 2).filter(|owner| {
                named(owner)
                    || told && owner.kind == Kind::Agent && (!asks || among!(self.low(owner.end), "for to that on not"))
                    || drawn && owner.kind == Kind::Named
            });
        }
        if self.low(at + 1) == "of" && self.low(at + 2) == "responsibility" && among!(self.low(at + 3), "by from") {
            return self.somebody(at + 4).filter(named);
        }
        // `The warning came from the agency`
        if among!(self.low(at + 1), "came comes arrived went")
            && let Some(from) = self.find(at + 2, at + 5, |low| low == "from")
        {
            return self.somebody(from + 1).filter(|owner| named(owner) || owner.kind == Kind::Agent);
        }
        // `Praise for the operation came from Interpol`
        if among!(self.low(at), "praise criticism condemnation support backing")
            && among!(self.low(at + 1), "for of")
            && let Some(came) = self.find(at + 2, at + 10, |low| among!(low, "came comes"))
            && self.low(came + 1) == "from"
        {
            return self.somebody(came + 2).filter(|owner| named(owner) || owner.kind == Kind::Agent);
        }
        // `From Pyongyang came a denial`
        if self.low(self.floor) == "from" && self.find(at.saturating_sub(4), at, |low| low == "came").is_some() {
            return self.view.mention_at(self.floor + 1).map(|number| self.view.named(number));
        }
        // `Moscow's repeated denials`: at most two words between.
        let possessive = (at.saturating_sub(3).max(self.floor + 1)..at)
            .rev()
            .find(|at| self.view.lexemes.kind(*at) == LexemeKind::Possessive)?;
        let between = (possessive + 1..at).all(|at| self.view.is_nominal(at));
        between
            .then(|| self.view.phrase_before(possessive, self.floor))
            .flatten()
            .filter(|owner| {
                named(owner)
                    || owner.kind == Kind::Agent
                        && (!among!(self.low(at), "plea pleas request requests call calls demand demands")
                            || among!(
                                self.low(owner.end - 1),
                                "parliament council commission government ministry court president minister committee assembly senate \
                                 congress police opposition regulator embassy union prosecutors authorities ministers premier chancellor",
                            ))
            })
            .filter(|owner| owner.end == possessive)
    }

    /// Returns the pronoun that owns a noun: `its condemnation of the unit`.
    pub(super) fn its(&self, at: usize) -> Option<Phrase> {
        let own =
            (at.saturating_sub(3).max(self.floor)..at).rev().find(|at| among!(self.low(*at), "its his her their"))?;
        (own + 1..at).all(|at| self.view.is_nominal(at)).then(|| Phrase::pronoun(own))
    }

    /// Returns who speaks in the paper or the tone that a noun names: `In a warning to hospitals, the agency said`,
    /// `X said in a rebuke to Y`.
    pub(super) fn who_speaks_in(&self, at: usize) -> Option<Phrase> {
        let open = (at.saturating_sub(4).max(self.floor)..at).rev().find(|at| self.low(*at) == "in")?;
        let determined = among!(self.low(open + 1), "a an its their his her another one");
        let between = (open + 2..at).all(|at| self.may_precede_noun(at));
        if !determined || !between {
            return None;
        }
        if open == self.floor || among!(self.low(open - 1), ", —") && open < self.floor + 6 {
            let comma = self.find(at + 1, at + 18, |low| low == ",")?;
            let speaker = self.view.phrase_after(comma + 1, (comma + 16).min(self.end))?;
            return Some(speaker).filter(|speaker| speaker.first <= comma + 2 && speaker.kind != Kind::Thing);
        }
        let says = (open.saturating_sub(3).max(self.floor)..open).any(|at| {
            self.low(at).verb().is_some_and(|verb| verb.frame == acts::Frame::Clause && verb.form == Form::Past)
        });
        let united = (open.saturating_sub(3).max(self.floor + 1)..open)
            .find(|at| among!(self.low(*at), "united unanimous joined unite joins join outspoken vocal"));
        if let Some(united) = united {
            let group = self.view.group(united, Form::Past, self.floor);
            let first =
                if among!(self.low(group.first - 1), "stood stand stands") { group.first - 1 } else { group.first };
            return self.view.phrase_before(first, self.floor).filter(|speaker| speaker.kind != Kind::Thing);
        }
        let (speaker, passive) = self.subjects.last()?;
        (says && !passive).then(|| speaker.clone())
    }

    /// Returns whom the act meets that a noun names: `The bill drew criticism from X`, `The minister faced a rebuke by X`.
    pub(super) fn whom_it_meets(&self, at: usize) -> Option<Phrase> {
        let verb = (at.saturating_sub(5).max(self.floor)..at).rev().find(|at| {
            among!(
                self.low(*at),
                "drew draw draws drawn drawing faced face faces facing attracted attracts attracting provoked provoking earned earns                  received receives receiving met sparked sparking prompted prompting suffered stung angered chastened shaken embarrassed                  under despite amid undeterred unmoved criticised",
            )
        })?;
        if !(verb + 1..at).all(|at| self.may_precede_noun(at) || among!(self.low(at), "by with for from of in")) {
            return None;
        }
        // `Stung by criticism from X, the government …`
        if verb == self.floor {
            let comma = self.find(at + 1, at + 18, |low| low == ",")?;
            let met = self.view.phrase_after(comma + 1, (comma + 16).min(self.end))?;
            return Some(met).filter(|met| met.first <= comma + 2 && met.kind != Kind::Thing);
        }
        if among!(self.low(verb), "under despite amid undeterred unmoved stung") {
            return None;
        }
        let group = self.view.group(verb, Form::Past, self.floor);
        let met = self.view.phrase_before(group.first, self.floor)?;
        if met.kind == Kind::Thing { self.within(&met) } else { Some(met) }
    }

    /// Returns somebody in a thing: named inside it, else whose it is.
    pub(super) fn somebody_of(&self, thing: &Phrase) -> Option<Phrase> {
        self.within(thing).or_else(|| self.possessor(thing))
    }

    /// Returns whose a thing is, also when he has no name: `the company's request`, `an Australian offer`.
    pub(super) fn possessor(&self, thing: &Phrase) -> Option<Phrase> {
        let own = (thing.first + 1..thing.end).find(|at| self.view.lexemes.kind(*at) == LexemeKind::Possessive);
        if let Some(own) = own {
            return Some(self.view.phrase(thing.first, own)).filter(|owner| owner.kind != Kind::Thing);
        }
        let number = (thing.first..thing.end).find_map(|at| self.view.mention_at(at))?;
        let people =
            self.view.mentions[number].reading == Reading::Adjective && !self.view.mentions[number].actors.is_empty();
        people.then(|| self.view.named(number))
    }

    /// Returns the one named inside a thing: the owner in `Russia's attack`, the `by X` of `the attack by X`.
    pub(super) fn within(&self, thing: &Phrase) -> Option<Phrase> {
        let number = (thing.first..thing.end).find_map(|at| self.view.mention_at(at))?;
        let (first, end) = self.view.place(number);
        let phrase = self.view.phrase(first, end);
        (phrase.kind == Kind::Named && phrase.mention.is_some()).then_some(phrase)
    }
}
