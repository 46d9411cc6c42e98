//! Whose a verb is that `and` joins to another, and who a clause opens with.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::words::Class;

use super::events::{LENT, Sentence, Subject};
use super::phrases::{Kind, Phrase};
use super::words::{self, among, is};

impl Sentence<'_, '_> {
    /// Returns the subject of the verb that `and` joins to this one, also when that verb reports no act.
    pub(super) fn joined(&self, and: usize, depth: usize) -> Option<Subject> {
        // `attacks that defaced or shut down`: of what the relative clause describes.
        if and > self.floor + 2 && words::is_relative(self.low(and - 2)) && self.low(and - 1).ends_with("ed") {
            let group = self.view.group(and - 1, Form::Past, self.floor);
            return depth.checked_sub(1).and_then(|depth| self.subject_of(&group, depth));
        }
        // A comma before `and` leads back to the main clause.
        let comma = and > self.floor && self.low(and - 1) == ",";
        let starts = |at: usize| {
            among!(self.low(at), "; : —")
                || !comma && among!(self.low(at), "that while whereas because after when before as")
        };
        let start = (self.floor..and).rev().take(60).find(|at| starts(*at)).map_or(self.floor, |at| at + 1);
        if start > self.floor
            && self.is_of_main_clause(start, and)
            && let Some(phrase) = self.opening_of(self.floor, start)
        {
            return Some(Subject { phrase, doubt: LENT, passive: false });
        }
        if let Some(phrase) = self.parallel(and, depth) {
            return Some(Subject { phrase, doubt: LENT, passive: false });
        }
        if let Some(phrase) = self.who_reports(and) {
            return Some(Subject { phrase, doubt: LENT, passive: false });
        }
        let lent = self.lent(and + 1);
        let opening = self.opening_and_verb(start, and);
        let own_verb = opening.as_ref().map_or(start, |(_, verb)| *verb);
        let own = opening.map(|(phrase, _)| Subject { phrase, doubt: LENT, passive: false });
        // `X did it, when Y said so, and called …`: Y's clause is over.
        let aside = |lent: &Subject, own: &Subject| {
            comma
                && own.phrase.end < lent.phrase.first
                && (own.phrase.end..lent.phrase.first)
                    .any(|at| among!(self.low(at), "when who which whom because although though after before that"))
        };
        // `The agency, whose director was dismissed, apologised and pledged`: the aside has a subject of its own.
        let inside = |lent: &Subject, own: &Subject| own.phrase.end < lent.phrase.first && lent.phrase.first < own_verb;
        match (lent, own) {
            (Some(lent), Some(own)) if aside(&lent, &own) || inside(&lent, &own) => Some(own),
            (Some(lent), _) if lent.phrase.first >= start => Some(lent),
            // `are treating the leak as espionage and have opened`: no clause starts there.
            (lent, own) => own.or(lent).or_else(|| {
                let first = if start > self.floor { self.opening_of(self.floor, and) } else { None };
                first.map(|phrase| Subject { phrase, doubt: LENT, passive: false })
            }),
        }
    }

    /// Tells whether the verb is of what states and offices do in words: hackers accuse nobody.
    fn is_official(&self, at: usize) -> bool {
        self.low(at).verb().is_some_and(|verb| {
            matches!(
                verb.act,
                Act::Accuse
                    | Act::Condemn
                    | Act::Request
                    | Act::Warn
                    | Act::Summon
                    | Act::Expel
                    | Act::Sanction
                    | Act::Support
            )
        })
    }

    /// Returns whose verb it is where he who was spoken of last cannot be its subject: `She said the intruders had read the mail and accused
    /// the army`, `found that the bank had broken the law and ordered it to pay`.
    fn who_reports(&self, and: usize) -> Option<Phrase> {
        let [.., (outer, outer_passive), (inner, _)] = &self.subjects[..] else { return None };
        let verb = (and + 1..and + 4).find(|at| !words::is_adverb(self.low(*at)))?;
        let official = self.is_official(verb) || among!(self.low(verb), "ordered told asked called fined instructed");
        let sued = among!(self.low(verb + 1), "it them him her")
            && inner.first > self.floor
            && self.low(inner.first - 1) == "that";
        let apart = outer.end < inner.first && inner.end < and && inner.kind != Kind::Pronoun;
        (official && !outer_passive && apart && (self.is_intruder(inner) && !self.is_intruder(outer) || sued))
            .then(|| outer.clone())
    }

    /// Returns whose the last verb like the one behind `and` is: `welcomes the state's decision to ban it, but criticises`,
    /// `admitted that a vendor had told it, but denied that`.
    fn parallel(&self, and: usize, depth: usize) -> Option<Phrase> {
        let second = (and + 1..and + 4).find(|at| !words::is_adverb(self.low(*at)))?;
        let form = self.low(second).verbal().form()?;
        let that = self.low(second + 1) == "that";
        let alike = |at: usize| {
            self.low(at).verb().is_some_and(|verb| verb.form == form)
                && (form == Form::Third || self.low(at + 1) == "that")
                && self.view.is_verb(at, form, self.floor, self.end)
        };
        if !(form == Form::Third || form == Form::Past && that) {
            return None;
        }
        let first = (self.floor + 1..and).rev().take(50).find(|at| alike(*at) && !self.view.is_quoted(*at))?;
        // Something must stand between that seems to be the subject, else the common rule holds.
        let inner = (first + 1..and).any(|at| words::is_auxiliary(self.low(at)) || among!(self.low(at), "to that"));
        let group = self.view.group(first, form, self.floor);
        let subject = depth
            .checked_sub(1)
            .filter(|_| inner && !group.passive)
            .and_then(|depth| self.subject_of(&group, depth))?;
        Some(subject.phrase).filter(|phrase| matches!(phrase.kind, Kind::Named | Kind::Agent) && !subject.passive)
    }

    /// Tells whether the verb behind `and` cannot go with the clause it seems to go on: `said that it would pay and called upon`,
    /// `contends that the appeal should fail and denies`.
    fn is_of_main_clause(&self, start: usize, and: usize) -> bool {
        let mut at = and + 1;
        while at < and + 4 && (words::is_adverb(self.low(at)) || self.view.is_time_at(at, self.floor)) {
            at += 1;
        }
        let form = self.low(at).verbal().form();
        let inner = || start..and;
        let modal = inner().rev().find(|at| words::is_modal(self.low(*at)) || among!(self.low(*at), "will shall"));
        let past = |at: usize| {
            self.view.mention_at(at).is_none()
                && (among!(self.low(at), "was were had has have is are did does")
                    || self.low(at).verb().is_some_and(|verb| verb.form == Form::Past)
                    || self.low(at).ends_with("ed")
                    || is(self.low(at), Class::PlainVerb))
        };
        let opening = || self.opening_of(start, and);
        if self.is_official(at) && opening().is_some_and(|who| self.is_intruder(&who) && who.kind != Kind::Pronoun) {
            return true;
        }
        // `demands that the bank present a plan and deplores its silence`
        let bare = |who: &Phrase| {
            let next = self.low(who.end);
            !next.ends_with('s')
                && !words::is_auxiliary(next)
                && !words::is_adverb(next)
                && self.view.is_nominal(who.end)
        };
        if form == Some(Form::Third) && opening().is_some_and(|who| who.kind != Kind::Pronoun && bare(&who)) {
            return true;
        }
        match form {
            // `would pay ransoms and called`
            Some(Form::Past) => modal.is_some_and(|modal| !(modal + 2..and).any(past) && self.low(modal + 1) != "have"),
            Some(Form::Third) => {
                modal.is_some() || inner().any(past) && !inner().any(|at| among!(self.low(at), "is has does"))
            }
            _ => false,
        }
    }

    /// `Asked whether it was so, the minister smiled`, `Noting the report, the council …`
    fn opens_with_participle(&self, first: usize) -> bool {
        let low = self.low(first);
        (low.ends_with("ing") && low.len() > 5 && !words::is_agent(low) || low.ends_with("ed") && low.len() > 4)
            && self.view.mention_at(first).is_none()
            && (first == self.floor || self.low(first - 1) == ",")
    }

    /// Returns the `and` before a verb that words of time stand between: `and in 2023 vetoed`, `and then, late on Wednesday, confirmed`.
    pub(super) fn and_before(&self, first: usize) -> Option<usize> {
        let mut at = self.view.skip_back(first, self.floor)?;
        if at + 1 == first && self.low(at) != "," {
            return None;
        }
        if self.low(at) == "," {
            let comma = (self.floor + 1..at).rev().take(7).find(|at| self.low(*at) == ",")?;
            let timely = (comma + 1..at).all(|at| {
                self.view.is_time_at(at, self.floor)
                    || words::is_adverb(self.low(at))
                    || words::is_preposition(self.low(at))
                    || words::is_determiner(self.low(at))
            });
            at = comma.checked_sub(1).filter(|_| timely)?;
            while at > self.floor && words::is_adverb(self.low(at)) {
                at -= 1;
            }
        }
        (at > self.floor
            && (words::is_conjunction(self.low(at)) || self.low(at) == "then")
            && self.view.mention_at(at).is_none())
        .then_some(at)
    }

    /// Returns who a clause opens with, when a verb follows.
    pub(super) fn opening_of(&self, start: usize, end: usize) -> Option<Phrase> {
        self.opening_and_verb(start, end).map(|(phrase, _)| phrase)
    }

    /// Returns who a clause opens with, and his verb.
    fn opening_and_verb(&self, start: usize, end: usize) -> Option<(Phrase, usize)> {
        let mut first = start;
        // `On Monday, …`, `In a letter to the council, …`
        let named = self.view.mention_at(first).is_some();
        if !named
            && (words::is_preposition(self.low(first))
                || words::is_time(self.low(first))
                || words::is_subordinator(self.low(first))
                || self.opens_with_participle(first)
                || words::is_adverb(self.low(first)))
        {
            first = (first..end.min(first + 24)).find(|at| self.low(*at) == "," && !self.view.is_quoted(*at))? + 1;
        }
        let phrase = self
            .view
            .phrase_after(first, end)
            .filter(|phrase| phrase.first <= first + 1 && phrase.kind != Kind::Thing)?;
        // `Interpol and Afripol have wrecked it`: who stands before the verb are both.
        if self.low(phrase.end) == "and"
            && phrase.members.len() < 2
            && let Some(verb) = self
                .find(phrase.end + 2, end.min(phrase.end + 8), |low| words::is_auxiliary(low) || low.ends_with("ed"))
            && let Some(both) = self.view.phrase_before(verb, self.floor)
            && both.members.len() > 1
            && both.first <= phrase.first + 1
        {
            return Some((both, verb));
        }
        let mut next = phrase.end;
        // `officials in Rome summarised`
        if among!(self.low(next), "in at of from for") {
            next = self.view.phrase_after(next + 1, end).map_or(next, |inner| inner.end);
        }
        if self.low(next) == "," {
            next = self.find(next + 1, end.min(next + 16), |low| low == ",")? + 1;
        }
        while next < end && (words::is_adverb(self.low(next)) || self.low(next) == "first") {
            next += 1;
        }
        let low = self.low(next);
        let verb = words::is_auxiliary(low)
            || phrase.kind == Kind::Pronoun && self.view.is_nominal(next)
            || low.ends_with("ed")
            || is(low, Class::PlainVerb)
            || low.verb().is_some()
            || low.verbal().light.is_some();
        (next < end && verb).then_some((phrase, next))
    }

    /// Returns the subject of the verb before, within the same clause; behind `by` and `while` that of the verb there.
    pub(super) fn lent(&self, at: usize) -> Option<Subject> {
        let (phrase, passive) = self.subjects.last()?;
        if self.find(phrase.end, at, |low| low == ";").is_some() {
            let by = at.checked_sub(1).filter(|by| among!(self.low(*by), "by while"))?;
            let phrase = self.view.phrase_before(by, self.floor).filter(|phrase| phrase.kind != Kind::Thing)?;
            return Some(Subject { phrase, doubt: LENT, passive: false });
        }
        Some(Subject { phrase: phrase.clone(), doubt: LENT, passive: *passive })
    }
}
