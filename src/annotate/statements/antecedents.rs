//! Whom a pronoun behind a verb means, where its own sentence has named him: `met the executives and pressed them`.

use super::events::Sentence;
use super::phrases::{Kind, Phrase};
use super::words::{self, among};

/// Taken off for who is meant by a pronoun.
const BY_REFERENCE: u8 = 15;

impl Sentence<'_, '_> {
    /// Puts whom a pronoun means in its place, for the targets of all acts found.
    pub(super) fn name_targets(&mut self) {
        for number in 0..self.events.len() {
            let event = &self.events[number];
            let Some(pronoun) = event.target.as_ref().filter(|target| target.kind == Kind::Pronoun) else { continue };
            let meant = self.meant_by(pronoun.first, event.source.as_ref());
            if let Some(meant) = meant {
                let event = &mut self.events[number];
                event.target = Some(meant);
                event.doubt += BY_REFERENCE;
            }
        }
    }

    /// Returns who was named last before the pronoun, is of its number and does not act himself.
    fn meant_by(&self, pronoun: usize, source: Option<&Phrase>) -> Option<Phrase> {
        let several = match self.low(pronoun).text() {
            "them" => true,
            "him" | "her" => false,
            _ => return None,
        };
        let mut meant = None;
        let mut at = self.floor;
        while at < pronoun {
            let starts = at == self.floor || !self.view.is_nominal(at - 1) || words::is_determiner(self.low(at));
            let phrase = if starts && self.view.is_nominal(at) || words::is_determiner(self.low(at)) {
                self.view.phrase_after(at, pronoun).filter(|phrase| phrase.first == at)
            } else {
                None
            };
            let Some(phrase) = phrase else {
                at += 1;
                continue;
            };
            at = phrase.end.max(at + 1);
            let acts = source.is_some_and(|source| {
                source.first < phrase.end && phrase.first < source.end
                    || source.mention.is_some() && source.mention == phrase.mention
                    || source.end - source.first == phrase.end - phrase.first
                        && (0..source.end - source.first)
                            .all(|step| self.low(source.first + step).text() == self.low(phrase.first + step).text())
            });
            // `Police in Lucknow`, `had endangered patients`
            let before = phrase.first.checked_sub(1).filter(|before| *before >= self.floor);
            let apart = before.is_some_and(|before| {
                words::is_auxiliary(self.low(before)) || among!(self.low(before), "in at near") && !several
            });
            let owner = self.view.lexemes.kind(phrase.end) == crate::text::lexemes::LexemeKind::Possessive;
            let somebody = matches!(phrase.kind, Kind::Named | Kind::Agent) && !phrase.negative;
            let group = phrase.mention.is_some_and(|mention| self.view.is_state(mention))
                && !words::is_agent(self.low(phrase.end - 1));
            if somebody && !acts && !apart && !owner && self.is_several(&phrase) == several && (several || !group) {
                meant = Some(phrase);
            }
        }
        meant
    }

    /// Tells whether a phrase names more than one: `the executives of a bank`, `Paris and Rome`.
    fn is_several(&self, phrase: &Phrase) -> bool {
        let head = (phrase.first + 1..phrase.end)
            .find(|at| among!(self.low(*at), "of for from at in by"))
            .map_or(phrase.end - 1, |of| of - 1);
        phrase.members.len() > 1
            || self.low(head) == "police"
            || self.low(head).ends_with('s')
                && (words::is_agent(self.low(head)) || self.view.mention_at(head).is_none())
    }
}
