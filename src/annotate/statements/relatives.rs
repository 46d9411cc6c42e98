//! Relative clauses: what stands before them is what their verb lacks, with a pronoun between or without one.

use crate::model::Act;
use crate::text::acts::{Form, Frame};
use crate::text::sieve::Sieve;

use super::events::{Case, Sentence};
use super::nominals::noun;
use super::phrases::{Kind, Phrase};
use super::rules::REDUCED;
use super::verbs::Group;
use super::words::{self, among};

/// What somebody has done that others pass judgement on: `a step that Skopje called regrettable`.
const DONE: &str = "step move decision measure act gesture sentence ruling verdict reaction response raid attack hack strike operation ban expulsion practice \
     threat demand order plan deal";
static DEEDS: Sieve = Sieve::of(DONE, b' ');
/// Verbs that pass it.
const JUDGING: &str = "called calls termed terms dubbed dubs described describes labelled labels branded brands deemed deems considered considers denounced \
     characterised characterized";
const DAMNING: &str = "regrettable illegal unlawful outrageous unacceptable disgraceful irresponsible hostile provocative unjustified unjust unfair reckless shameful \
     outrage provocation insult scandalous deplorable despicable dangerous disproportionate hypocritical cynical arbitrary unfriendly intolerable \
     inexcusable appalling cowardly criminal blackmail aggression escalation censorship disgrace mistake";
const PRAISING: &str =
    "overdue welcome courageous brave right timely necessary historic responsible encouraging exemplary";

impl Sentence<'_, '_> {
    /// Returns what a relative clause leaves out behind its verb: `the diplomat whom Vienna expelled`.
    pub(super) fn left_out(&self, case: &Case) -> Option<Phrase> {
        let next = self.low(case.at + 1);
        let gap = next.is_empty()
            || among!(
                next,
                ", . and in on twice about of over once repeatedly responsible accountable answerable liable at for with ; as after during",
            )
            || words::is_time(next)
            || words::is_auxiliary(next)
            || next.ends_with("ed");
        let subject = self.view.phrase_before(case.group.first, self.floor)?;
        let relative = subject.first.checked_sub(1).filter(|at| *at > self.floor)?;
        if gap && self.is_contact(&subject, case.at) {
            return self.view.antecedent(relative + 1, self.floor, "which");
        }
        if !gap || !among!(self.low(relative), "which that whom who") {
            return None;
        }
        let end = relative - usize::from(self.low(relative - 1) == ",");
        // `the extradition of a man whom`: not the extradition.
        let pronoun = if self.low(relative) == "whom" { "whom" } else { "which" };
        self.view.antecedent(end, self.floor, pronoun)
    }

    /// Tells whether a relative clause without its pronoun starts with the subject: `a company it accused of laundering money`.
    fn is_contact(&self, subject: &Phrase, at: usize) -> bool {
        let Some(before) = subject.first.checked_sub(1).filter(|before| *before > self.floor) else { return false };
        subject.kind == Kind::Pronoun
            && subject.end == at
            && among!(self.low(subject.first), "it they he she we")
            && self.view.is_nominal(before)
            && !self.view.ends_phrase(before)
            && !words::is_adverb(self.low(before))
            && !words::is_time(self.low(before))
            && self.low(before).verbal().form().is_none()
            && !self.low(before).ends_with("ed")
            && (among!(self.low(at + 1), "of for as in with to")
                && self.low(at).verb().is_some_and(|verb| {
                    matches!(
                        verb.act,
                        Act::Accuse | Act::Indict | Act::Attribute | Act::Sanction | Act::Ban | Act::Condemn
                    )
                })
                // `the state it holds answerable for`
                || among!(self.low(at), "holds held hold")
                    && among!(self.low(at + 1), "responsible accountable answerable liable"))
    }

    /// Tells whether the verb stands in `the attack, which X traced to Y`.
    pub(super) fn is_relative_object(&self, group: &Group) -> bool {
        let Some(subject) = self.view.phrase_before(group.first, self.floor) else { return false };
        if self.is_contact(&subject, group.first) {
            return true;
        }
        let before = subject.first.checked_sub(1).filter(|before| *before >= self.floor);
        before.is_some_and(|before| {
            let relative = words::is_relative(self.low(before)) || self.low(before) == "what";
            // `said on Wednesday that a group tied to X was behind it`: what is said, nothing described.
            let says = self.low(before) == "that"
                && before > self.floor
                && (self.view.is_time_at(before - 1, self.floor)
                    || self.view.mention_at(before - 1).is_none()
                        && self.low(before - 1).verb().is_some_and(|verb| verb.frame == Frame::Clause));
            relative && !says
        })
    }

    /// Returns the noun for an act or a paper right before the subject, where a relative clause has no pronoun: `the sanctions Ottawa
    /// imposed on the studio`, `a memorandum they concluded`.
    pub(super) fn left_bare(&self, case: &Case) -> Option<Phrase> {
        let subject = case.source.as_ref().filter(|subject| subject.end == case.group.first)?;
        let last = subject.first.checked_sub(1).filter(|last| *last > self.floor && self.view.is_nominal(*last))?;
        let first = self.view.core_before(last, self.floor)?;
        let opens = words::is_determiner(self.low(first)) && first < last;
        let gap = words::is_preposition(self.low(case.at + 1))
            || self.view.is_time_at(case.at + 1, self.floor)
            || case.at + 1 >= self.tail()
            || among!(self.low(case.at + 1), ", . and are is have has had were was will");
        (opens && gap).then(|| self.view.phrase(first, last + 1))
    }

    /// Reads what somebody calls what another has done: `a step (that) Skopje called regrettable`.
    pub(super) fn verdicts(&mut self) {
        // What is judged was told before.
        if self.events.is_empty() || !self.sieve.meets(&DEEDS) {
            return;
        }
        for comma in self.floor + 2..self.end {
            if matches!(self.low(comma).text(), "," | "—")
                && matches!(self.low(comma + 1).text(), "a" | "an")
                && let Some(noun) = self.find(comma + 2, comma + 5, |low| among!(low, DONE))
            {
                self.verdict(noun);
            }
        }
    }

    /// Reads who calls what he calls the deed that a noun says over again.
    fn verdict(&mut self, noun_at: usize) {
        for at in noun_at + 2..self.end.min(noun_at + 12) {
            if !among!(self.low(at), JUDGING)
                || self.view.is_quoted(at)
                || self.events.iter().any(|event| event.at == at)
            {
                continue;
            }
            let group = self.view.group(at, Form::Past, self.floor);
            let Some(judge) = self.view.phrase_before(group.first, self.floor) else { continue };
            let Some(deed) = self.deed_before(&judge).filter(|_| judge.end == group.first && !group.passive) else {
                continue;
            };
            let end = self.clause_end(at + 1, 9);
            let called = |wanted: &str| {
                (at + 1..end)
                    .take_while(|at| !among!(self.low(*at), ", that who which because"))
                    .any(|at| words::is_among(&self.low(at), wanted, b' ') && !words::is_negation(self.low(at - 1)))
            };
            let act = match (called(DAMNING), called(PRAISING)) {
                (true, _) => Act::Condemn,
                (false, true) => Act::Support,
                _ => continue,
            };
            let case = Case { group, ..noun(at, Some(judge.acting()), REDUCED) };
            self.push(act, &case, Some(deed), self.matter(at + 1));
            return;
        }
    }

    /// Returns the noun that says over again what the sentence has told, right before who judges it: `…, a step (that)`.
    fn deed_before(&self, judge: &Phrase) -> Option<Phrase> {
        let before = judge.first.checked_sub(1).filter(|before| *before > self.floor + 2)?;
        let last = before - usize::from(words::is_relative(self.low(before)));
        let article =
            (last.saturating_sub(3).max(self.floor + 1)..last).rev().find(|at| among!(self.low(*at), "a an"))?;
        let told = among!(self.low(last), DONE) && among!(self.low(article - 1), ", —");
        told.then(|| self.view.phrase(article, last + 1))
    }

    /// Returns whom `whose expulsion Harare announced` concerns, and who sends him home.
    pub(super) fn whose_expulsion(&self, at: usize) -> Option<(Phrase, Phrase)> {
        let whose = at.checked_sub(1).filter(|whose| *whose > self.floor && self.low(*whose) == "whose")?;
        let source = self.somebody(at + 1).filter(|source| source.first == at + 1)?;
        let told = among!(self.low(source.end), "announced ordered decreed declared confirmed demanded had has");
        let end = whose - usize::from(self.low(whose - 1) == ",");
        let target = self.view.antecedent(end, self.floor, "who").filter(|_| told)?;
        Some((source, target))
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statements::{Context, statements};
    use crate::model::{Act, Statement};
    use crate::text::gazetteer::Gazetteer;

    fn found(text: &str) -> Vec<Statement> {
        statements(text, &Gazetteer::builtin().find(text), &mut Context::default())
    }

    #[test]
    fn what_stands_before_a_relative_clause_is_what_its_verb_lacks() {
        for (text, act, who, whom) in [
            (
                "The sanctions Tokyo imposed in March on a Minsk laboratory have had no effect.",
                Act::Sanction,
                "Tokyo",
                "a Minsk laboratory",
            ),
            ("Quito expelled three attachés, a step Havana called hostile.", Act::Condemn, "Havana", "a step"),
            (
                "Seoul barred the app, a decision that the vendor described as arbitrary.",
                Act::Condemn,
                "the vendor",
                "a decision",
            ),
            ("The consul, whose expulsion Lima announced on Monday, flew home.", Act::Expel, "Lima", "The consul"),
        ] {
            let it = found(text).into_iter().find(|it| it.act == act).unwrap_or_else(|| panic!("nothing in {text}"));
            assert_eq!((it.speaker.as_deref(), it.target.as_deref()), (Some(who), Some(whom)), "{text}");
        }
        let described = found("The ministry said on Monday that a crew tied to Hanoi was behind the theft.");
        assert!(described.iter().all(|it| it.speaker.as_deref() != Some("a crew")));
    }
}
