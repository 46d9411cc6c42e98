//! What an act concerns where it concerns nobody: `condemned the attack`, `claimed responsibility for the outage`.

use crate::model::Act;
use crate::text::acts;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::words::{self, among, is};

impl Sentence<'_, '_> {
    /// Returns the thing right behind a verb of the table that the act concerns.
    pub(super) fn thing_concerned(&self, act: Act, case: &Case) -> Option<Phrase> {
        if case.group.passive || self.low(case.at).verb().is_none_or(|verb| verb.act != act) {
            return None;
        }
        match act {
            Act::Claim => self.deed_claimed(case.at),
            Act::Condemn | Act::Reject | Act::Investigate | Act::Support | Act::Disclose | Act::Confirm => {
                let thing = self.object(case.at + 1).filter(|thing| {
                    thing.kind == Kind::Thing
                        && (thing.first <= case.at + 2 || self.over_aside(case.at + 1) == Some(thing.first))
                        && !among!(self.low(thing.first), "that how why what whether")
                        && !words::is_time(self.low(thing.first))
                        // `admitted losing the data`
                        && !(self.low(thing.first).ends_with("ing") && words::is_determiner(self.low(thing.end)))
                })?;
                // `condemned “reckless” claims`: half a phrase; `refused bail for X`: it is X whom it concerns.
                let broken = self.view.quote_at(thing.first).is_some_and(|(_, close)| thing.end + 1 == close);
                if broken || self.low(thing.first) == "nothing" || act == Act::Reject && self.is_refused_to(thing.end) {
                    return None;
                }
                // `confirmed the attack had happened`: a clause.
                let low = self.low(thing.end);
                let clause = words::is_auxiliary(low)
                    || is(low, Class::PlainVerb)
                    || low.verb().is_some_and(|verb| verb.form == acts::Form::Past) && low != "by";
                (!clause || matches!(act, Act::Condemn | Act::Reject | Act::Support)).then_some(thing)
            }
            _ => None,
        }
    }

    /// Tells whether what is refused is refused to somebody: `refused bail for X`; but `denied the motion to dismiss`.
    fn is_refused_to(&self, end: usize) -> bool {
        let head = self.low(end - 1);
        words::is_refusable(head) && !is(head, Class::Wish) && among!(self.low(end), "for to")
    }

    /// Returns of whom it is to be found out whether he did it: `investigates whether an aide copied the files`.
    pub(super) fn who_is_looked_into(&self, act: Act, case: &Case) -> Option<Phrase> {
        let whether =
            self.find(case.at + 1, case.at + 4, |low| among!(low, "whether if")).filter(|_| act == Act::Investigate)?;
        self.somebody(whether + 1).filter(|whom| whom.first == whether + 1 && whom.kind != Kind::Pronoun)
    }

    /// Returns the deed that is claimed: `claimed the attack`, `took credit for the hack`.
    pub(super) fn deed_claimed(&self, at: usize) -> Option<Phrase> {
        let own = self.find(at + 1, at + 5, |low| among!(low, "responsibility credit ownership"));
        // `The attack, for which nobody has claimed responsibility`
        let which = (at.saturating_sub(8).max(self.floor + 1)..at).rev().find(|at| self.low(*at) == "which");
        if let Some(which) = which.filter(|which| own.is_some() && self.low(which - 1) == "for") {
            let end = which - 1 - usize::from(self.low(which.saturating_sub(2)) == ",");
            return self.view.antecedent(end, self.floor, "which");
        }
        let from = match own {
            Some(own) => self.find(own + 1, own + 4, |low| low == "for")? + 1,
            None => at + 1,
        };
        self.object(from).filter(|thing| thing.first <= from + 1 && thing.kind != Kind::Pronoun)
    }

    /// Returns what is called something: `condemned what they called a reckless attack on the port`.
    pub(super) fn what_is_called(&self, at: usize) -> Option<Phrase> {
        let what = self.find(at + 1, at + 4, |low| low == "what")?;
        let called = self.find(what + 1, what + 6, |low| among!(low, "called calls describes described termed as"))?;
        let from = called + 1 + usize::from(self.low(called + 1) == "as");
        let thing = self.object(from).filter(|thing| thing.first <= from + 1)?;
        if thing.kind == Kind::Thing {
            self.within(&thing).filter(|within| within.first == thing.first).or(Some(thing))
        } else {
            Some(thing)
        }
    }

    /// Returns of whom something is demanded; `demanded the release of 50 prisoners` is not of them.
    pub(super) fn asked_of(&self, at: usize) -> Option<Phrase> {
        let of = self.find(at + 1, at + 7, |low| low == "of")?;
        let deed = among!(
            self.low(of - 1),
            "release removal withdrawal return publication end suspension lifting closure \
             creation introduction protection number kind copy copies",
        );
        if deed { None } else { self.after(at + 1, 6, &["of"]) }
    }

    /// Returns the deed that somebody says was his: `said it was behind the defacement of the page`, `that they had carried out the raid`.
    pub(super) fn deed_owned(&self, claim: Option<(usize, usize)>) -> Option<Phrase> {
        let (first, end) = claim?;
        let own = self.find(first + 1, end.min(first + 10), |low| {
            among!(low, "behind responsible carried conducted staged launched mounted hacked breached crippled defaced wiped encrypted brought taken knocked shut disabled paralysed paralyzed")
        })?;
        let from = own + 1 + usize::from(among!(self.low(own + 1), "for out down offline"));
        self.object(from).filter(|deed| deed.first <= from + 1 && deed.kind != Kind::Pronoun)
    }

    /// Returns what is called outrageous: `said the intrusion was unacceptable`, `"This is an outrage," he said of the leak`.
    pub(super) fn what_is_outrageous(&self, case: &Case, claim: Option<(usize, usize)>) -> Option<Phrase> {
        if self.low(case.at + 1) == "of" {
            return self.object(case.at + 2).filter(|thing| thing.kind != Kind::Pronoun);
        }
        let (first, end) = claim?;
        let from = first + usize::from(self.low(first) == "that");
        let thing =
            self.view.phrase_after(from, end).filter(|thing| thing.first == from && thing.kind != Kind::Pronoun)?;
        (words::is_be(self.low(thing.end))
            && words::is_determiner(self.low(from))
            && thing.end > from + 1
            && !among!(self.low(from), "this that these"))
        .then_some(thing)
    }
}
