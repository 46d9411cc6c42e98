//! Who is said to be behind something: `said that APT31 was behind the breach`, `works for the service`, `it was the GRU that broke in`.

use crate::model::Act;
use crate::text::acts::{Form, Verb};
use crate::text::sieve::Sieve;

use super::clauses::INSIDE;
use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, among};

/// Words that tell for whom somebody works.
static SERVING: Sieve = Sieve::of(
    "works worked working acting operating acts acted operates run controlled sponsored directed funded financed backed answers answered reports reported behalf behest orders \
     direction instructions support",
    b' ',
);

/// Words of those who are sure of something.
const SURE: &str = "confidence confident convinced assess assessed doubt certain believe";
static SURE_SIEVE: Sieve = Sieve::of(SURE, b' ');

impl Sentence<'_, '_> {
    /// Finds who is said to have done it, by how the one who says so puts it.
    pub(super) fn name_culprit(&mut self, verb: Verb, case: &Case, claim: (usize, usize)) {
        // `“We have high confidence that the GRU did it,” he said`
        let sure = if self.sieve.meets(&SURE_SIEVE) {
            self.find(claim.0, (claim.0 + 8).min(claim.1), |low| among!(low, SURE))
                .and_then(|sure| self.find(sure + 1, (sure + 4).min(claim.1), |low| low == "that"))
        } else {
            None
        };
        if let Some(that) = sure {
            self.culprit(case, (that + 1, claim.1), true);
            return;
        }
        let judges = among!(verb.lemma, "conclude assess determine find establish judge suspect");
        let named = || {
            self.view.phrase_after(claim.0, claim.1).is_some_and(|culprit| {
                culprit.kind == Kind::Named
                    || culprit.kind == Kind::Agent && self.low(culprit.end - 1) == "intelligence"
            })
        };
        let thought = judges && named();
        self.culprit(case, claim, thought);
    }

    /// Returns whose work something is said to be: `was the work of a Russian group`.
    fn author(&self, (first, end): (usize, usize)) -> Option<Phrase> {
        let work = self
            .find(first + 1, end.min(first + 24), |low| low == "work")
            .filter(|work| self.low(work + 1) == "of" && (first..*work).any(|at| words::is_be(self.low(at))))?;
        self.somebody(work + 2).filter(|author| self.is_culprit(author))
    }

    /// Returns whose marks something bears: `bore the hallmarks of Sandworm`.
    fn marked(&self, (first, end): (usize, usize)) -> Option<Phrase> {
        let marks = self
            .find(first, end.min(first + 24), |low| among!(low, "hallmark hallmarks fingerprints handiwork"))
            .filter(|marks| self.low(marks + 1) == "of" && *marks > first)?;
        self.somebody(marks + 2).filter(|target| target.kind == Kind::Named)
    }

    /// Returns for whom somebody is said to work: `says the man worked for Russian military intelligence`.
    fn master(&self, (first, end): (usize, usize)) -> Option<Phrase> {
        if !self.sieve.meets(&SERVING) {
            return None;
        }
        let at = (first + 1..end.min(first + 34)).find(|at| {
            let near = *at < first + 16;
            let (low, next) = (self.low(*at).text(), self.low(at + 1).text());
            let for_whom = matches!(
                (low, next),
                ("works" | "worked" | "working" | "acting" | "operating" | "acts" | "acted" | "operates", "for")
                    | ("run" | "controlled" | "sponsored" | "directed" | "funded" | "financed" | "backed", "by")
                    | ("answers" | "answered" | "reports" | "reported", "to")
            );
            // `hackers working for the state` did something else that is told of them.
            let describes = among!(self.low(*at), "working acting operating")
                && !(at.saturating_sub(2).max(first)..*at).any(|at| words::is_be(self.low(at)));
            if describes {
                return false;
            }
            let served = matches!(
                (low, next),
                ("behalf" | "behest" | "orders" | "direction" | "instructions", "of")
                    | ("orders" | "instructions", "from")
            ) || low == "support"
                && next == "of"
                && self.low(at - 1) == "in"
                && among!(self.low(at - 2), "operates operate works work acts act acting operating");
            near && for_whom || served
        })?;
        let whole =
            self.low(at + 1) != "by" || (at.saturating_sub(3).max(first)..at).any(|at| words::is_be(self.low(at)));
        let state = |master: &Phrase| {
            self.is_public(master)
                || (master.first..master.end).any(|at| {
                    among!(self.low(at), "intelligence service services government state military army regime ministry")
                })
        };
        // `which Microsoft says is run by the state`: of whom is said before.
        let whole = whole && !words::is_be(self.low(first));
        // `on orders from Moscow`: a place, and its government.
        let ordered = Some(at + 2)
            .filter(|_| self.low(at + 1) == "from")
            .and_then(|at| self.view.mention_at(at))
            .map(|number| self.view.named(number));
        ordered.or_else(|| self.somebody(at + 2)).filter(|master| {
            let named = master.kind == Kind::Named || self.low(master.end - 1) == "intelligence";
            whole && named && state(master)
        })
    }

    /// Returns by whom a deed is said to have been done: `said the attack was most likely carried out by Russian hackers`.
    fn doer(&self, (first, end): (usize, usize)) -> Option<Phrase> {
        let by = (first + 3..end.min(first + 20)).find(|at| self.low(*at) == "by")?;
        let done = by - 1 - usize::from(self.low(by - 1) == "out");
        let deed = among!(
            self.low(done),
            "carried conducted orchestrated launched staged perpetrated committed run done mounted planned directed executed caused masterminded ordered built written created developed coded designed planted deployed",
        );
        let be = (done.saturating_sub(5).max(first)..done).any(|at| words::is_be(self.low(at)));
        let told = (first..done).any(|at| {
            self.low(at).noun_act() == Some(Act::Attack)
                || among!(self.low(at), "operation campaign theft heist it this outage leak worm wiper malware virus implant backdoor tool tools ransomware break-in raid sabotage")
        });
        let by = self.somebody(by + 1).filter(|doer| {
            let somebody = doer.kind == Kind::Named && doer.mention.is_none() || self.is_culprit(doer);
            deed && be && told && doer.kind != Kind::Pronoun && somebody
        });
        by.filter(|_| !(first..done).any(|at| words::is_negation(self.low(at))))
    }

    /// Returns who is said to be the one: `said that it was almost certainly the GRU that broke into the servers`.
    fn cleft(&self, (first, end): (usize, usize)) -> Option<Phrase> {
        let it = (first..end.min(first + 4)).find(|at| self.low(*at) == "it" && words::is_be(self.low(at + 1)))?;
        let author = self.view.phrase_after(it + 2, end).filter(|author| author.first <= it + 4)?;
        let culprit = author.kind == Kind::Named && self.is_culprit(&author) && !author.negative;
        let negated = (it + 2..author.first).any(|at| words::is_negation(self.low(at)));
        (culprit && !negated && among!(self.low(author.end), "that who which")).then_some(author)
    }

    /// Finds who is said, or else thought, to have done it.
    pub(super) fn culprit(&mut self, case: &Case, claim: (usize, usize), thought: bool) {
        let found = self.events.len();
        self.attribution(case, claim);
        if self.events.len() == found && thought {
            self.thought_culprit(case, claim);
        }
    }

    /// Finds who is said to be behind something: `said that APT31 was behind the breach`.
    pub(super) fn attribution(&mut self, case: &Case, (first, end): (usize, usize)) {
        let behind = (first..end.min(first + 24)).find_map(|be| self.behind(be, first));
        // `says Russia behind the sabotage`: a headline without its verb.
        let bare = || {
            let at = self.find(first + 1, end.min(first + 10), |low| low == "behind")?;
            Some(at)
                .filter(|at| self.view.mention_at(at - 1).is_some() || words::is_agent(self.low(at - 1)))
                .and_then(|_| self.view.phrase_before(at, first))
                .filter(|target| target.kind == Kind::Named)
        };
        let Some(behind) = behind else {
            let claim = (first, end);
            let culprit = bare()
                .or_else(|| self.author(claim))
                .or_else(|| self.master(claim))
                .or_else(|| self.doer(claim))
                .or_else(|| self.cleft(claim))
                .or_else(|| self.marked(claim));
            if culprit.is_some() {
                self.push(Act::Attribute, &case.doubting(INSIDE), culprit, Some(claim));
            }
            return;
        };
        let helpers = self.view.group(behind, Form::Past, first);
        let target = self
            .view
            .phrase_before(helpers.first, first)
            .filter(|target| target.kind == Kind::Named || target.kind == Kind::Agent && self.is_culprit(target));
        let Some(target) = target else { return };
        let actors = |phrase: Option<&Phrase>| {
            phrase.and_then(|phrase| phrase.mention).map(|number| &self.view.mentions[number].actors)
        };
        // `Russia said Russia was not behind it`: who speaks of himself blames nobody.
        if actors(Some(&target)).is_some_and(|actors_| Some(actors_) == actors(case.source.as_ref())) {
            return;
        }
        let modality = if case.group.modality == Modality::Fact { helpers.modality } else { case.group.modality };
        let group = Group { negated: helpers.negated != case.group.negated, modality, ..case.group };
        let case = Case { group, ..case.doubting(INSIDE) };
        self.push(Act::Attribute, &case, Some(target), Some((first, end)));
    }

    /// `believes North Korea stole the coins`: who is thought to have done it.
    fn thought_culprit(&mut self, case: &Case, (first, end): (usize, usize)) {
        let first = first + usize::from(self.low(first) == "that");
        let Some(culprit) = self.view.phrase_after(first, end).filter(|culprit| culprit.first <= first + 1) else {
            return;
        };
        let mut at = culprit.end;
        while at < end && (words::is_auxiliary(self.low(at)) || words::is_adverb(self.low(at))) {
            at += 1;
        }
        let deed = among!(
            self.low(at),
            "stole stolen ran run orchestrated masterminded perpetrated engineered committed bankrolled mounted staged authored",
        ) || self.low(at + 1) == "out" && among!(self.low(at), "carried")
            || among!(
                self.low(at),
                "ordered launched planned directed commissioned sponsored financed conducted approved led coordinated",
            ) && self
                .find(at + 1, at + 5, |low| {
                    low.noun_act() == Some(Act::Attack)
                        || among!(low, "operation operations campaign theft heist hacking hackers espionage leak it")
                })
                .is_some()
            || self.low(at).verb().is_some_and(|verb| verb.act == Act::Attack && verb.form == Form::Past);
        if deed && self.is_culprit(&culprit) {
            self.push(Act::Attribute, &case.doubting(INSIDE), Some(culprit), Some((first, end)));
        }
    }

    /// Returns where `behind`, `responsible for` or `to blame` follows a form of `be`.
    fn behind(&self, be: usize, first: usize) -> Option<usize> {
        if !(words::is_be(self.low(be)) || among!(self.low(be), "stood stands"))
            || (self.view.is_quoted(be) && !self.view.is_quoted(first))
        {
            return None;
        }
        let mut next = be + 1;
        while words::is_adverb(self.low(next)) || among!(self.low(next), "likely almost most been highly probably") {
            next += 1;
        }
        let behind = match self.low(next).text() {
            "behind" => true,
            "responsible" => among!(self.low(next + 1), "for , ."),
            "to" => self.low(next + 1) == "blame",
            _ => false,
        };
        behind.then_some(next)
    }
}
