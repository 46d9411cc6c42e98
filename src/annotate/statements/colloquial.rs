//! Turns of phrase of headlines and speech: `hit out at X`, `kicked out two diplomats`, `brushed the charge aside`.

use crate::model::Act;

use super::events::{Case, Sentence};
use super::phrases::Kind;
use super::words::{self, among};

impl Sentence<'_, '_> {
    /// Reads a turn of phrase; tells whether the verb is used up.
    pub(super) fn turn_of_phrase(&mut self, lemma: &str, case: &Case) -> bool {
        let at = case.at;
        let next = self.low(at + 1);
        match lemma {
            // `lashed out at X`, `hit back at X`, `tore into X`
            "lash" | "hit" | "fire" | "tear"
                if matches!(
                    (next.text(), self.low(at + 2).text()),
                    ("out" | "back", "at" | "against") | ("into", _)
                ) =>
            {
                let target = self.object(at + if next == "into" { 2 } else { 3 });
                let target = target.filter(|target| {
                    target.kind == Kind::Named || target.kind == Kind::Agent || target.kind == Kind::Pronoun
                });
                target.is_some_and(|target| self.done(Act::Condemn, case, target))
            }
            // `brushed aside the charge`, `brushed the charge aside`, `scoffed at the idea`, `poured scorn on the report`
            "brush" | "wave" | "shrug" | "laugh" | "bat" | "scoff" | "pour" => self.waving_away(case),
            // `kicked out two diplomats`, `threw two diplomats out`
            "kick" | "boot" | "throw" => {
                let out = next == "out" || self.somebody(at + 1).is_some_and(|thrown| self.low(thrown.end) == "out");
                let thrown =
                    self.somebody(at + 1 + usize::from(next == "out")).filter(|thrown| out && self.is_sent(thrown));
                thrown.is_some_and(|thrown| self.done(Act::Expel, case, thrown))
            }
            "send" => {
                let sent = self.somebody(at + 1).filter(|sent| {
                    self.is_sent(sent) && among!(self.low(sent.end), "home packing") && !case.group.passive
                });
                sent.is_some_and(|sent| self.done(Act::Expel, case, sent))
            }
            "haul"
                if among!(next, "in") || self.somebody(at + 1).is_some_and(|hauled| self.low(hauled.end) == "in") =>
            {
                let hauled = self.somebody(at + 1 + usize::from(next == "in")).filter(|hauled| self.is_sent(hauled));
                hauled.is_some_and(|hauled| self.done(Act::Summon, case, hauled))
            }
            "appeal" if next == "to" => self.somebody(at + 2).is_some_and(|asked| self.done(Act::Request, case, asked)),
            "press" => {
                let asked = self.somebody(at + 1).filter(|asked| among!(self.low(asked.end), "to for on"));
                asked.is_some_and(|asked| self.done(Act::Request, case, asked))
            }
            "pull" if next == "up" => self.somebody(at + 2).is_some_and(|target| self.done(Act::Condemn, case, target)),
            "own" if next == "up" && self.low(at + 2) == "to" => {
                self.push(Act::Confirm, case, None, self.matter(at + 1));
                true
            }
            "turn" if next == "down" => {
                self.push(Act::Reject, case, None, self.matter(at + 1));
                true
            }
            _ => false,
        }
    }

    /// A claim that is waved away is denied: `brushed aside`, `shrugged off`, `poured cold water on`.
    fn waving_away(&mut self, case: &Case) -> bool {
        let at = case.at;
        let end = self.clause_end(at + 1, 9);
        let away = self.find(at + 1, end, |low| among!(low, "aside away off at scorn water")).is_some();
        let claim = self
            .find(at + 1, end, words::is_claim)
            .is_some_and(|claim| !(among!(self.low(claim), "idea notion") && among!(self.low(claim + 1), "of for to")));
        if away && claim {
            self.push(Act::Deny, case, None, self.matter(at + 1));
        }
        away && claim
    }
}
