//! What stands in a turn of phrase: who or what a phrase of it must be, and what may stand before its nouns.

use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::Sentence;
use super::meanings::is_crew;
use super::phrases::{Kind, Phrase};
use super::words::{self, Word, among, is};

/// What a phrase must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kin {
    /// Somebody.
    Somebody,
    /// Anybody or anything.
    Anything,
    /// A person whom a state has sent.
    Sent,
    /// Something said of somebody.
    Claim,
    /// Something wished for.
    Wish,
    /// Something that runs on computers.
    Online,
    /// Somebody of the kind that things are traced to.
    Culprit,
    /// `it`, `them`
    Pronoun,
    /// Whoever can be told to do something: a person, whatever he is called.
    Told,
    /// `Moscow's door`
    Doorstep,
}

impl Sentence<'_, '_> {
    /// `400 of the e-mails`, `any of our questions`
    pub(super) fn is_partitive(&self, at: usize) -> bool {
        self.low(at) == "of"
            && (self.view.lexemes.kind(at - 1) == LexemeKind::Number
                || among!(
                    self.low(at - 1),
                    "some all many most any several none one two three both hundreds thousands dozens part"
                ))
    }

    /// Returns an object with what goes on behind a mark of quotation: `scoffed at Warsaw's ‘fairy tale’`, `at the ‘spy router’ story`.
    pub(super) fn over_marks(&self, object: Phrase) -> Phrase {
        let part = |at: &usize| {
            matches!(self.view.lexemes.kind(*at), LexemeKind::Open | LexemeKind::Close | LexemeKind::Possessive)
                || self.view.is_nominal(*at) && !self.view.ends_phrase(*at)
        };
        let end =
            (object.end..self.tail().min(object.end + 6)).take_while(part).last().map_or(object.end, |last| last + 1);
        let claim =
            (object.end..end).rev().find(|at| words::is_claim(self.low(*at)) || among!(self.low(*at), "tale tales"));
        claim.map_or(object.clone(), |claim| Phrase { end: claim + 1, kind: Kind::Thing, ..object })
    }

    pub(super) fn may_precede_noun(&self, at: usize) -> bool {
        let low = self.low(at);
        self.view.is_nominal(at)
            || words::is_determiner(low)
            || words::is_adverb(low)
            || among!(low, "intercepted leaked stolen hacked alleged confidential")
            || matches!(
                self.view.lexemes.kind(at),
                LexemeKind::Possessive | LexemeKind::Open | LexemeKind::Close | LexemeKind::Number
            )
            || among!(low, "$ € £")
    }

    pub(super) fn is_kin(&self, phrase: &Phrase, kin: Kin) -> bool {
        let any = |fits: &dyn Fn(Word) -> bool| (phrase.first..phrase.end).any(|at| fits(self.low(at)));
        match kin {
            Kin::Somebody => phrase.kind != Kind::Thing,
            Kin::Sent => phrase.kind != Kind::Thing && self.is_sent(phrase) && any(&|low| !among!(low, "it")),
            Kin::Claim => {
                any(&|low| words::is_claim(low) || among!(low, "complaint complaints tale tales"))
                    && !any(&|low| among!(low, "role connection connections"))
            }
            Kin::Wish => any(&|low| is(low, Class::Wish)),
            Kin::Online => {
                any(&|low| is(low, Class::Online) || is(low, Class::Seizable))
                    || self.listed(phrase).is_some_and(|entry| is_crew(entry))
            }
            Kin::Anything | Kin::Told => true,
            Kin::Doorstep => among!(self.low(phrase.end - 1), "door doorstep feet"),
            Kin::Pronoun => phrase.kind == Kind::Pronoun,
            Kin::Culprit => {
                // `put it down to Israeli interference`
                let deed = || {
                    among!(
                        self.low(phrase.end - 1),
                        "interference sabotage hacking espionage aggression meddling operation attack cyberattack jamming subversion intrigue"
                    ) && self.within(phrase).is_some()
                };
                phrase.kind != Kind::Thing && self.is_culprit(phrase) || phrase.kind == Kind::Thing && deed()
            }
        }
    }
}
