//! What the rules find before it is put into words: an act, who, whom.

use std::cell::RefCell;

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;
use crate::text::words::{Class, Classes};

use super::control::HELPING;
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::view::View;
use super::words::{self, Word, among, is};
use crate::text::sieve::Sieve;

/// Participles and the like that describe whom they follow.
const DESCRIBES: &str = "believed suspected thought said known claiming working acting operating posing pretending linked tied \
                         affiliated associated aligned sponsored backed";

/// Who was one of those who did it: `is the latest country to bar the firm`.
pub(super) const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth latest last only";

/// An act found in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) act: Act,
    pub(super) source: Option<Phrase>,
    pub(super) target: Option<Phrase>,
    /// The lexemes of what is claimed, first and one past the last.
    pub(super) claim: Option<(usize, usize)>,
    pub(super) negated: bool,
    pub(super) modality: Modality,
    /// The lexeme that triggered the rule.
    pub(super) at: usize,
    /// What the rule takes off the confidence.
    pub(super) doubt: u8,
}

/// A verb with its helpers and its subject: what every act it makes has in common.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// The lexeme of the verb.
    pub(super) at: usize,
    pub(super) group: Group,
    /// Who does it.
    pub(super) source: Option<Phrase>,
    pub(super) doubt: u8,
}

impl Case {
    /// Returns the case with more taken off the confidence.
    pub(super) fn doubting(&self, more: u8) -> Self {
        Self { doubt: self.doubt + more, ..self.clone() }
    }
}

/// A sentence under the rules.
pub(super) struct Sentence<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) floor: usize,
    pub(super) end: usize,
    pub(super) events: Vec<Event>,
    /// The subjects of the verbs seen so far, and whether the verb was passive.
    pub(super) subjects: Vec<(Phrase, bool)>,
    /// The words of the sentence.
    pub(super) sieve: Sieve,
    /// The classes that any of its words is in.
    pub(super) classes: Classes,
    /// The object looked for last, and where: many turns of phrase ask for the same.
    object: RefCell<Option<(usize, Option<Phrase>)>>,
}

/// How a subject was found.
pub(super) struct Subject {
    pub(super) phrase: Phrase,
    pub(super) doubt: u8,
    /// Whether it was taken over from a passive verb.
    pub(super) passive: bool,
}

/// Taken off for a subject that an earlier verb of the sentence lends.
pub(super) const LENT: u8 = 10;

impl<'v, 'a> Sentence<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>, floor: usize, end: usize) -> Self {
        let mut sieve = Sieve::default();
        let mut classes = Classes::NONE;
        for at in floor..end {
            sieve.add(view.low(at));
            classes.join(view.low(at).classes());
        }
        Self { view, floor, end, events: Vec::new(), subjects: Vec::new(), sieve, classes, object: RefCell::new(None) }
    }

    pub(super) fn low(&self, at: usize) -> Word<'a> {
        if at < self.end { self.view.low(at) } else { Word::NONE }
    }

    /// Tells whether one of the words stands in `from..to`.
    pub(super) fn find(&self, from: usize, to: usize, wanted: impl Fn(Word) -> bool) -> Option<usize> {
        (from..to.min(self.end)).find(|at| wanted(self.low(*at)))
    }

    /// Returns where the clause that `at` stands in ends at the latest.
    pub(super) fn clause_end(&self, at: usize, most: usize) -> usize {
        let limit = (at + most).min(self.end);
        (at..limit).find(|at| among!(self.low(*at), "; : . ! ? —")).unwrap_or(limit)
    }

    /// Returns the object after `at`, somebody or something.
    pub(super) fn object(&self, at: usize) -> Option<Phrase> {
        if let Some((known, object)) = &*self.object.borrow()
            && *known == at
        {
            return object.clone();
        }
        let object = self.view.phrase_after(at, self.clause_end(at, 24)).or_else(|| {
            let from = self.over_aside(at)?;
            self.view.phrase_after(from, self.clause_end(from, 24)).filter(|object| object.first == from)
        });
        *self.object.borrow_mut() = Some((at, object.clone()));
        object
    }

    /// Returns where the object of a verb starts that a time, a place or an aside parts from it: `rejected on Thursday a motion`,
    /// `blocked, for the third time, an EU statement`.
    pub(super) fn over_aside(&self, at: usize) -> Option<usize> {
        let verb = at.checked_sub(1).filter(|verb| *verb > self.floor)?;
        if !matches!(self.low(verb).verbal().form(), Some(Form::Past | Form::Third | Form::Participle)) {
            return None;
        }
        // `expresses concern at, and condemns, the attack`
        let mut and = verb;
        while and > self.floor + 2 && words::is_adverb(self.low(and - 1)) {
            and -= 1;
        }
        let shared = and > 1 && self.low(and - 1) == "and" && self.low(and - 2) == ",";
        let from = if self.low(at) == "," && shared {
            at + 1
        } else if self.low(at) == "," {
            let aside = words::is_preposition(self.low(at + 1))
                || words::is_adverb(self.low(at + 1))
                || self.low(at + 1) == "and"
                    && matches!(self.low(at + 2).verbal().form(), Some(Form::Past | Form::Third));
            let comma = self.find(at + 2, self.clause_end(at + 2, 9), |low| low == ",").filter(|_| aside)?;
            comma + 1
        } else {
            self.over_place(at)?
        };
        let opens = words::is_determiner(self.low(from)) && self.low(from) != "that"
            || self.view.lexemes.kind(from) == LexemeKind::Number
            || self.view.mention_at(from).is_some();
        opens.then_some(from)
    }

    /// Returns the object after `at` when it is somebody.
    pub(super) fn somebody(&self, at: usize) -> Option<Phrase> {
        self.object(at).filter(|phrase| phrase.kind != Kind::Thing)
    }

    /// Returns the one after the first of the prepositions within `from..from + most`.
    pub(super) fn after(&self, from: usize, most: usize, prepositions: &[&str]) -> Option<Phrase> {
        let to = self.clause_end(from, most);
        // `An inquiry was opened, and on 6 May …`: the next clause has prepositions of its own.
        let next = (from..to.min(from + 2)).find(|at| self.low(*at) == "," && among!(self.low(at + 1), "and but"));
        let to = next.unwrap_or(to);
        let at = (from..to.min(self.end)).find(|at| {
            // `issued by the agencies to alert operators`: an infinitive.
            let acts =
                || self.low(at + 1).verb().is_some_and(|verb| verb.form == Form::Base) && self.view.is_nominal(at + 2);
            prepositions.contains(&self.low(*at).text()) && !(self.low(*at) == "to" && acts())
        })?;
        // `imposed on Monday on three officers`, `linked with moderate confidence to the group`
        let idle = self.view.is_time_at(at + 1, self.floor) && self.view.mention_at(at + 1).is_none()
            || (at + 1..at + 4).any(|at| among!(self.low(at), "confidence certainty"));
        let at = if idle { self.find(at + 1, to, |low| prepositions.contains(&low.text()))? } else { at };
        self.somebody(at + 1)
    }

    /// Returns what stands behind `in Hiroshima` or `on Friday`, one of them or both.
    pub(super) fn over_place(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while among!(self.low(at), "in on at") || self.view.is_time_at(at, self.floor) {
            let mut end = at + usize::from(among!(self.low(at), "in on at"));
            let start = end;
            while self.view.is_time_at(end, self.floor) {
                end += 1;
            }
            if end == start
                && let Some(number) = self.view.mention_at(end)
            {
                end = self.view.place(number).1;
            } else if end == start
                && (self.view.lexemes.is_capital(end)
                    || self.view.lexemes.kind(end) == LexemeKind::Number
                    || words::is_determiner(self.low(end)))
            {
                end = self.view.core_after(end, self.end.min(end + 4))?;
            }
            if end <= at + 1 && start != at {
                return None;
            }
            at = end;
        }
        (at > from && at < self.end).then_some(at)
    }

    /// Returns the agent of a passive verb: `by X`.
    pub(super) fn agent(&self, at: usize) -> Option<Phrase> {
        let to = self.clause_end(at, 16);
        let by = self.find(at, to, |low| low == "by")?;
        // `asked to see the code, they were refused entry by its guards`
        if (at..by).any(|at| self.low(at) == "," && among!(self.low(at + 1), "they he she we it")) {
            return None;
        }
        // `told to brace for attacks by hackers`: theirs are the attacks.
        let theirs = by > at + 1
            && (self.low(by - 1).noun_act() == Some(Act::Attack)
                // `was called in over remarks by a lawmaker`
                || among!(self.low(by - 1), "remarks comments statements posts tweets article articles interview speech claims allegations reports")
                // `was traced to servers rented by a company`: it rents them.
                || by > at + 2
                    && (self.low(by - 1).ends_with("ed") && self.low(by - 1).len() > 4
                        || among!(self.low(by - 1), "run owned held written made built sold sent put bought set"))
                    && self.view.is_nominal(by - 2));
        let agent = self.somebody(by + 1);
        // `was blamed for the attack by Albania`: states blame.
        let blames =
            self.low(at - 1).verb().is_some_and(|verb| matches!(verb.act, Act::Accuse | Act::Condemn | Act::Sanction));
        agent.filter(|agent| !theirs || blames && self.is_public(agent))
    }

    /// Finds the subject of an active verb, or whom a passive verb concerns.
    pub(super) fn subject(&self, group: &Group) -> Option<Subject> {
        match self.subject_of(group, 3) {
            Some(subject) if subject.phrase.kind != Kind::Thing => Some(subject),
            other => self.described(group).or_else(|| self.in_series(group)).or(other),
        }
    }

    /// Returns whose the middle verb of a series is: `seized the servers, arrested two men and handed the logs over`.
    fn in_series(&self, group: &Group) -> Option<Subject> {
        let comma = group.first.checked_sub(1).filter(|comma| *comma > self.floor && self.low(*comma) == ",")?;
        let finite = |at: usize| {
            let low = self.low(at);
            matches!(low.verbal().form(), Some(Form::Past | Form::Third))
                || low.ends_with("ed")
                || is(low, Class::PlainVerb)
        };
        let base = self.low(group.first).verb().is_some_and(|verb| verb.form == Form::Base);
        let headline = self.view.is_headline(self.floor, self.end);
        let closes = || {
            let and = self.find(group.first + 1, group.first + 24, |low| among!(low, "and but ;"));
            and.filter(|and| self.low(*and) != ";")
                .is_some_and(|and| finite(and + 1 + usize::from(words::is_adverb(self.low(and + 1)))))
        };
        // A relative clause or an aside before the comma has verbs of its own.
        let broken = (self.floor..comma)
            .rev()
            .take_while(|at| self.low(*at) != ",")
            .any(|at| among!(self.low(at), "who which whose that when after because while"));
        if broken || !(headline || !base && closes()) {
            return None;
        }
        self.joined(comma, 3)
    }

    /// Returns who a sentence opens with when a participle describes him and this is its first verb:
    /// `Hackers believed to work for X have stolen`.
    fn described(&self, group: &Group) -> Option<Subject> {
        let opening = self.opening_within(4)?;
        if group.infinitive.is_some()
            || opening.end + 1 >= group.first
            || !among!(self.low(opening.end + usize::from(words::is_adverb(self.low(opening.end)))), DESCRIBES)
        {
            return None;
        }
        let finite = |at: usize| {
            let low = self.low(at);
            let helped = self.low(at - 1) == "to";
            among!(low, ", ; : — who which that")
                || !helped && (words::is_auxiliary(low) || low.verb().is_some_and(|verb| verb.form == Form::Past))
        };
        let main = (opening.end + 1..group.first).all(|at| !finite(at));
        main.then_some(Subject { phrase: opening, doubt: 0, passive: false })
    }

    pub(super) fn subject_of(&self, group: &Group, depth: usize) -> Option<Subject> {
        let view = self.view;
        let found = |phrase: Phrase| Some(Subject { phrase, doubt: 0, passive: false });
        if let Some(to) = group.infinitive {
            let governor = view.governor(to, self.floor)?;
            // `took the floor to reject the accusation`
            if among!(
                self.low(governor),
                "floor occasion opportunity stage podium microphone rostrum television tv radio air airwaves x twitter telegram facebook social"
            ) {
                return self.opening_of(self.floor, to).and_then(found);
            }
            // `decided to summon the envoy and to open an inquiry`
            if words::is_conjunction(self.low(governor)) && self.low(governor) != "yet" {
                return self.lent(group.first);
            }
            // `considers whether to expel`
            if self.low(governor) == "whether" && governor > self.floor {
                let outer = view.group(governor - 1, Form::Ing, self.floor);
                return depth.checked_sub(1).and_then(|depth| self.subject_of(&outer, depth));
            }
            // `used the Wellington meeting to`: a noun, for all its ending.
            let meeting = self.low(governor).ends_with("ing")
                && governor > self.floor + 1
                && self
                    .view
                    .core_before(governor, self.floor)
                    .is_some_and(|first| first < governor && words::is_determiner(self.low(first)));
            let verbal = is_verbal(self.low(governor)) && !meeting;
            let above = if verbal { None } else { self.of_purpose(to, governor, depth) };
            if above.is_some() {
                return above;
            }
            if meeting || !governs(self.low(governor)) {
                return self.of_noun(to, governor, depth);
            }
            let outer = view.group(governor, Form::Past, self.floor);
            return match depth.checked_sub(1) {
                Some(depth) => self.subject_of(&outer, depth).or_else(|| self.lent(group.first)),
                None => self.lent(group.first),
            };
        }
        let before = group.first.checked_sub(1).filter(|before| *before >= self.floor)?;
        // `which in August had summoned`
        let before = view
            .skip_back(group.first, self.floor)
            .filter(|last| {
                among!(self.low(*last), "which who") || self.low(*last) == "that" && self.low(last + 1) == "first"
            })
            .unwrap_or(before);
        // `Astana, which, while supporting the convention, has pressed Moscow`
        let before = match (self.floor + 2..before).rev().take(12).find(|at| self.low(*at) == ",") {
            Some(comma) if self.low(before) == "," && among!(self.low(comma - 1), "which who") => comma - 1,
            _ => before,
        };
        let low = self.low(before);
        if words::is_relative(low) {
            let end = self.antecedent_end(before);
            let antecedent = view.antecedent(end, self.floor, &low).filter(|phrase| phrase.end + 2 >= end);
            return antecedent.and_then(found).or_else(|| if low == "that" { None } else { self.lent(group.first) });
        }
        let joined = words::is_conjunction(low)
            || among!(self.low(group.first), "nor or")
            || (low == "," && before > self.floor && words::is_conjunction(self.low(before - 1)))
            // `copied the code, then threatened to publish it`
            || low == "," && self.low(group.first) == "then";
        if joined {
            return self.joined(before, depth);
        }
        if let Some(and) = self.and_before(group.first) {
            return self.joined(and, depth);
        }
        // `helped take down the botnet`
        if among!(low, HELPING) {
            let outer = view.group(before, Form::Past, self.floor);
            return depth.checked_sub(1).and_then(|depth| self.subject_of(&outer, depth));
        }
        let phrase = view.phrase_before(group.first, self.floor)?;
        // `Lawyers who drew up the manual agreed`: the subject stands before the relative clause.
        let relative = (self.floor + 1..phrase.first.min(group.first))
            .rev()
            .take(20)
            .take_while(|at| !among!(self.low(*at), ", ; — said that"))
            .find(|at| among!(self.low(*at), "who which"))
            // `under which the two countries promised`
            .filter(|at| !words::is_preposition(self.low(at - 1)));
        match relative.filter(|relative| relative + 1 < phrase.first) {
            Some(relative) => {
                // `officers who paid for it was busted`: another thing was.
                let agrees = |outer: &Phrase| {
                    !(outer.kind == Kind::Agent
                        && self.low(outer.end - 1).ends_with('s')
                        && among!(self.low(group.first), "is was has"))
                };
                view.antecedent(relative, self.floor, "who")
                    .filter(|outer| outer.end == relative && agrees(outer))
                    .and_then(found)
            }
            None => found(phrase),
        }
    }

    /// Returns where what a relative pronoun belongs to ends: before commas, `both of`, and what it is told not to be.
    fn antecedent_end(&self, before: usize) -> usize {
        let low = self.low(before);
        let mut end = before;
        // `customers, both of which praised it`
        if among!(low, "which whom")
            && end > self.floor + 2
            && self.low(end - 1) == "of"
            && among!(self.low(end - 2), "both all most some many two three four five several none")
        {
            end -= 2;
        }
        while end > self.floor && self.low(end - 1) == "," {
            end -= 1;
        }
        // `It was the ministry, not the opposition, that brought it to light`
        let not = (self.floor + 2..end).rev().take(5).find(|at| self.low(*at) == "not" && self.low(at - 1) == ",");
        if let Some(not) = not.filter(|_| low == "that" && end < before) {
            end = not - 1;
        }
        end
    }

    /// Returns whose an infinitive is that hangs on a noun: `urged Brussels to adopt`, `Washington's decision to sanction`.
    fn of_noun(&self, to: usize, governor: usize, depth: usize) -> Option<Subject> {
        let view = self.view;
        let found = |phrase: Phrase| Some(Subject { phrase, doubt: 0, passive: false });
        if let Some(helped) = view.helped(to, self.floor) {
            return found(helped);
        }
        // `a bill to bar agencies from buying routers`
        if among!(self.low(governor), "bill law legislation") {
            return view.phrase_before(governor + 1, self.floor).and_then(found);
        }
        // `Washington's decision to sanction the firm`
        if among!(self.low(governor), "decision move decree vote bid") && view.mention_at(governor).is_none() {
            let own = (governor.saturating_sub(3).max(self.floor + 1)..governor)
                .rev()
                .find(|at| view.lexemes.kind(*at) == LexemeKind::Possessive)?;
            return view.phrase_before(own, self.floor).filter(|owner| owner.end == own).and_then(found);
        }
        // `urged Brussels to adopt`: the one urged is to adopt.
        // A noun before it (`a plot to hack`) says nothing of who is to act.
        // `the fourth state to forbid`
        let land = among!(self.low(governor), "state states province city nation region district municipality");
        let whole = |phrase: &Phrase| phrase.end == governor + 1 && (phrase.kind != Kind::Thing || land);
        let object = view.phrase_before(governor + 1, self.floor).filter(whole);
        // `called on the EU to blacklist the owners`
        let object = object.or_else(|| {
            let near = view.described_before(governor + 1, self.floor).filter(whole)?;
            let asked = near
                .first
                .checked_sub(2)
                .filter(|verb| *verb > self.floor && among!(self.low(near.first - 1), "on upon to"));
            asked
                .filter(|verb| {
                    among!(
                        self.low(*verb),
                        "called calls call calling appealed appeals appealing pleaded relied leaned"
                    )
                })
                .map(|_| near)
        })?;
        // `Belgium became the fourth country to blacklist the vendor`
        let copula = object.first.checked_sub(1).filter(|at| *at > self.floor);
        let first = (object.first..object.end).any(|at| among!(self.low(at), ORDINALS));
        let is_one =
            |at: &usize| among!(self.low(*at), "became become becomes") || first && words::is_be(self.low(*at));
        if let Some(copula) = copula.filter(is_one) {
            let outer = view.group(copula, Form::Past, self.floor);
            return depth.checked_sub(1).and_then(|depth| self.subject_of(&outer, depth));
        }
        let acts = view.mention_at(governor).is_some() || words::is_agent(self.low(governor));
        if acts { found(object) } else { None }
    }

    /// Returns the object of a verb with everything that follows it in its clause.
    pub(super) fn matter(&self, from: usize) -> Option<(usize, usize)> {
        let from = from + usize::from(self.view.lexemes.kind(from) == LexemeKind::Close);
        let tail = self.tail();
        let end = (from..tail)
            .find(|at| {
                let next = self.low(at + 1);
                self.low(*at) == ";"
                    || self.low(*at) == "—"
                    || (self.low(*at) == ","
                        && (next.ends_with("ing") || words::is_conjunction(next) || words::is_relative(next)))
            })
            .unwrap_or(tail);
        (from < end).then_some((from, end))
    }

    /// Returns one past the last lexeme before the closing stop.
    pub(super) fn tail(&self) -> usize {
        let mut tail = self.end;
        while tail > self.floor
            && (among!(self.low(tail - 1), ". ! ?") || self.view.lexemes.kind(tail - 1) == LexemeKind::Close)
        {
            tail -= 1;
        }
        tail
    }
}

/// Tells whether a word that stands before an infinitive is a verb, and no noun.
fn is_verbal(low: Word) -> bool {
    let plural = low.ends_with('s') && !is(low, Class::PlainVerb) && low.verbal().form().is_none();
    governs(low) && !plural
}

/// Verbs whose infinitive has their own subject: `refused to deny`.
fn governs(low: Word) -> bool {
    low.ends_with("ed")
        || low.ends_with("ing")
        || low.ends_with('s') && !words::is_agent(low)
        || among!(
            low,
            "sought set on went began begun going able unable likely due ready about first latest quick reluctant unwilling free had has have plan want chose yet were are be came come"
        )
}
