//! Agreements told by their noun: `A treaty between Chile and Peru was signed`, `Under a deal struck in Riga, the members will`.

use crate::model::Act;
use crate::text::acts::Form;

use super::events::Sentence;
use super::frames::UNTOLD;
use super::nominals::noun;
use super::phrases::{Kind, Phrase};
use super::verbs::Modality;
use super::words::{self, among};

/// What is done to an agreement that is one.
const CONCLUDED: &str = "struck signed reached sealed announced concluded inked initialled agreed brokered finalised finalized unveiled hammered";

impl Sentence<'_, '_> {
    /// Reads an agreement named at a lexeme.
    pub(super) fn pact(&mut self, at: usize) {
        if self.events.iter().any(|event| event.act == Act::Agree) {
            return;
        }
        if self.low(self.floor) == "under" && at < self.floor + 6 {
            self.under_terms(at);
        } else if self.low(at + 1) == "between" {
            self.between_parties(at);
        }
    }

    /// Reads `A treaty between Chile and Peru was signed in Lima`.
    fn between_parties(&mut self, pact: usize) {
        let Some(parties) = self.two_parties(pact + 2) else { return };
        let be = self.find(parties.end, parties.end + 8, words::is_be);
        let Some(concluded) = be.and_then(|be| self.find(be + 1, be + 4, |low| among!(low, CONCLUDED))) else { return };
        let group = self.view.group(concluded, Form::Past, self.floor);
        if !group.negated && group.modality == Modality::Fact {
            self.push(Act::Agree, &noun(pact, Some(parties), UNTOLD), None, None);
        }
    }

    /// Returns the two that `and` joins from a lexeme on, whatever follows them.
    fn two_parties(&self, first: usize) -> Option<Phrase> {
        let and = self.view.core_after(first, self.end).filter(|and| self.low(*and) == "and")?;
        let end = self.view.core_after(and + 1, self.end)?;
        let (one, other) = (self.view.phrase(first, and), self.view.phrase(and + 1, end));
        let both = matches!(one.kind, Kind::Named | Kind::Agent) && matches!(other.kind, Kind::Named | Kind::Agent);
        both.then(|| Phrase { end, members: vec![(first, and), (and + 1, end)], ..one })
    }

    /// Reads `Under a deal struck in Riga, the members will share alerts`: they have agreed.
    fn under_terms(&mut self, pact: usize) {
        let between = self.low(pact + 1) == "between";
        if !(between || self.low(pact + 1) == "with" || among!(self.low(pact + 1), CONCLUDED)) {
            return;
        }
        let Some(comma) = self.find(pact + 2, pact + 16, |low| low == ",") else { return };
        let with = self.after(pact + 1, comma - pact - 1, &["with"]);
        let parties = if between { self.two_parties(pact + 2) } else { None };
        let own = || {
            self.view
                .phrase_after(comma + 1, (comma + 16).min(self.end))
                .filter(|own| own.first <= comma + 2 && own.kind != Kind::Thing)
        };
        let Some(source) = parties.or_else(own) else { return };
        let claim = Some((comma + 1, self.tail())).filter(|(first, end)| first < end);
        self.push(Act::Agree, &noun(pact, Some(source), UNTOLD), with, claim);
    }
}
