//! What somebody says he will not do: `Senegal will not sign the agreement` is a refusal.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::sieve::Sieve;

use super::events::{Case, Sentence};
use super::phrases::Kind;
use super::turns::TURNED;
use super::verbs::{Group, Modality};
use super::words::{self, among};

/// What is wished of somebody, who will not do it.
const WISHED: &str = "sign ratify join accept endorse support back recognise recognize attend extradite hand surrender pay lift renew extend approve adopt \
     grant allow permit let cooperate comply negotiate abandon withdraw release disclose share publish sell agree consent yield bow";
static WILL: Sieve = Sieve::of("will wo would can could ca", b' ');
static NOT: Sieve = Sieve::of("not n't never", b' ');

impl Sentence<'_, '_> {
    /// Reads `Senegal will not sign the agreement`, `said it would not hand the logs over`.
    pub(super) fn unwilling(&mut self) {
        if !self.sieve.meets(&WILL) || !self.sieve.meets(&NOT) {
            return;
        }
        for at in self.floor + 2..self.end {
            let helped = |back: usize| {
                among!(self.low(at - back), "will wo would")
                    // `could not accept the clause`
                    || among!(self.low(at - back), "can could ca") && among!(self.low(at), "accept agree support sign endorse back join ratify")
            };
            let not = words::is_negation(self.low(at - 1)) && helped(2);
            if !not || !among!(self.low(at), WISHED) || self.view.is_quoted(at) {
                continue;
            }
            let object = self.object(at + 1).filter(|object| object.first <= at + 2);
            let alone = among!(self.low(at), "cooperate comply negotiate yield bow agree consent attend pay");
            let data = among!(self.low(at), "share disclose publish release sell");
            let known = self.events.iter().position(|event| event.at == at);
            // Somebody else's wish: `if it would not sign`.
            let supposed = (self.floor..at).any(|at| among!(self.low(at), "if unless whether when who which"));
            if supposed || object.is_none() && !alone || data && known.is_none() {
                continue;
            }
            let group = self.view.group(at, Form::Base, self.floor);
            let Some(subject) = self.subject(&group).filter(|subject| {
                !subject.passive
                    && subject.phrase.kind != Kind::Thing
                    && subject.phrase.end <= at
                    && !subject.phrase.negative
            }) else {
                continue;
            };
            // `will not share details` is a silence, `would not join the sanctions` of sanctions.
            let replaced = |act: Act| {
                matches!(act, Act::Agree | Act::Support | Act::Disclose | Act::Request | Act::State | Act::Indict)
            };
            let a_body = among!(self.low(subject.phrase.first), "a an");
            if a_body || known.is_some_and(|known| !replaced(self.events[known].act)) {
                continue;
            }
            if let Some(known) = known {
                self.events.remove(known);
            } else if self.events.iter().any(|event| event.act == Act::Reject && event.at + 3 > at && event.at < at + 3)
            {
                continue;
            }
            let group = Group { negated: false, modality: Modality::Fact, ..group };
            let whom = object.and_then(|object| {
                let thing = object.kind == Kind::Thing;
                if thing {
                    self.within(&object).or_else(|| self.possessor(&object)).or(Some(object))
                } else {
                    Some(object)
                }
            });
            let whom = whom.filter(|whom| whom.kind != Kind::Pronoun);
            let case = Case { at, group, source: Some(subject.phrase), doubt: subject.doubt + TURNED };
            self.push(Act::Reject, &case, whom, self.matter(at + 1));
        }
    }
}
