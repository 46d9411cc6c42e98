//! What a reported clause itself says: a silence, an outrage, a threat, a deed of the speaker's own.

use crate::model::Act;
use crate::text::acts::{Form, Verb};
use crate::text::lexemes::LexemeKind;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among};
use crate::text::sieve::Sieve;

/// What intruders do.
const DEED: &str = "broke stole got gained took knocked wiped encrypted hit breached downloaded copied obtained shut disabled \
     defaced erased destroyed exfiltrated";

/// Words that call something outrageous, nouns that do, and words that tell somebody to take care.
const OUTRAGEOUS: &str = "unacceptable outrageous shameful intolerable despicable deplorable disgraceful reprehensible appalling cowardly abhorrent";
const OUTRAGES: &str = "affront outrage disgrace slap insult crime mockery betrayal travesty scandal violation assault provocation vandalism \
     aggression cowardice barbarism terrorism sabotage piracy blackmail robbery";
const CARE: &str = "brace beware wary vigilant wake-up";
static OUTRAGEOUS_SIEVE: Sieve = Sieve::of(OUTRAGEOUS, b' ');
static OUTRAGES_SIEVE: Sieve = Sieve::of(OUTRAGES, b' ');
static CARE_SIEVE: Sieve = Sieve::of(CARE, b' ');
static TO_COME_SIEVE: Sieve = Sieve::of("will would shall", b' ');

impl Sentence<'_, '_> {
    /// Returns who is threatened: the one told, unless he only writes it down, else who is named behind `if`.
    pub(super) fn threatened_in(&self, claim: Option<(usize, usize)>, told: Option<Phrase>) -> Option<Phrase> {
        let told = told.filter(|told| {
            !among!(
                self.low(told.end - 1),
                "reporters journalists press media reporter journalist newspaper parliament lawmakers",
            )
        });
        told.or_else(|| {
            let (first, end) = claim?;
            // `would hold Moscow to account if`
            let held = (first..end)
                .find(|at| among!(self.low(*at), "hold punish"))
                .and_then(|at| self.view.phrase_after(at + 1, end));
            if let Some(held) = held.filter(|held| matches!(held.kind, Kind::Named | Kind::Agent)) {
                return Some(held);
            }
            // `swore that the broadcaster would regret it`
            let opening = first + usize::from(self.low(first) == "that");
            let doomed = self.view.phrase_after(opening, end).filter(|doomed| {
                doomed.first <= opening + 1
                    && matches!(doomed.kind, Kind::Agent | Kind::Named)
                    && among!(self.low(doomed.end), "would will shall")
                    && (doomed.end + 1..end.min(doomed.end + 4))
                        .any(|at| among!(self.low(at), "regret rue pay suffer face"))
            });
            if doomed.is_some() {
                return doomed;
            }
            let condition = (first..end).find(|at| among!(self.low(*at), "if unless should"))?;
            self.view.phrase_after(condition + 1, end).filter(|party| party.kind == Kind::Named)
        })
    }

    /// Reads `Moscow will answer in a mirror-like fashion`: harm announced.
    pub(super) fn answers_in_kind(&mut self, verb: Verb, case: &Case) -> bool {
        if !among!(verb.lemma, "respond answer reply retort counter")
            || case.group.modality != Modality::Future
            || case.group.negated
        {
            return false;
        }
        let hard = |low: Word| {
            among!(
                low,
                "kind mirror-like mirror fashion accordingly firmly harshly decisively reciprocally symmetrically asymmetrically proportionately \
                 force forcefully countermeasures retaliation painfully measures resolutely",
            )
        };
        let far = self.clause_end(case.at + 1, 16);
        if self.find(case.at + 1, far, hard).is_none() {
            return false;
        }
        let group = Group { modality: Modality::Fact, ..case.group };
        self.push(Act::Threaten, &Case { group, ..case.clone() }, None, self.matter(case.at + 1));
        true
    }

    /// Tells whether a speaker says that he will say nothing: `"We do not comment on leaks"`, `said he would not speculate`.
    pub(super) fn is_silence(&self, (first, end): (usize, usize)) -> bool {
        let near = end.min(first + 12);
        // `"No comment," the ambassador said.`
        if self.low(first) == "no" && self.low(first + 1) == "comment" {
            return true;
        }
        let quiet = (first..near).find(|at| {
            let low = self.low(*at);
            among!(low, "comment speculate elaborate")
                // `said she would not discuss an open inquiry`
                || among!(low, "discuss divulge")
                    && *at > first + 1
                    && words::is_negation(self.low(at - 1))
                    && among!(self.low(at - 2), "would will wo could can ca")
                || matches!((low.text(), self.low(at + 1).text()), ("no", "comment") | ("going", "to"))
                    && (*at..near.min(at + 5)).any(|at| among!(self.low(at), "comment discuss speculate name"))
        });
        let speaks = (first..near).any(|at| {
            among!(
                self.low(at),
                "we i he she it they company ministry firm agency government office embassy bank service department"
            )
        });
        quiet.is_some_and(|quiet| {
            let before = quiet.saturating_sub(6).max(first);
            speaks && (before..=quiet).any(|at| words::is_negation(self.low(at)) || self.low(at) == "no")
        })
    }

    /// Tells whether something is called outrageous: `"This is unacceptable," he said`, `said the attack was shameful`.
    pub(super) fn is_outrage(&self, (first, end): (usize, usize)) -> bool {
        self.sieve.meets(&OUTRAGEOUS_SIEVE)
            && (first + 1..end.min(first + 14)).any(|at| {
                let word = among!(self.low(at), OUTRAGEOUS);
                let be = (at.saturating_sub(4).max(first)..at).find(|at| words::is_be(self.low(*at)));
                let negated = be.is_some_and(|be| {
                    (be..at).any(|at| words::is_negation(self.low(at)) || words::is_modal(self.low(at)))
                });
                word && be.is_some() && !negated
            })
            || self.is_called_outrage((first, end))
    }

    /// Tells whether something is called an outrage by a noun: `"This is an act of vandalism," he said`, `said it was a slap in the face`.
    pub(super) fn is_called_outrage(&self, (first, end): (usize, usize)) -> bool {
        self.sieve.meets(&OUTRAGES_SIEVE)
            && (first + 1..end.min(first + 10)).any(|be| {
                let next = be + 1 + usize::from(self.view.lexemes.kind(be + 1) == LexemeKind::Open);
                if !words::is_be(self.low(be)) || !among!(self.low(next), "a an nothing another yet the") {
                    return false;
                }
                let subject = (first..be).any(|at| {
                    among!(self.low(at), "this that it these what")
                        || among!(self.low(at), "attack decision move step act hack intrusion conduct behaviour verdict operation campaign raid leak arrest law ruling arrests attacks sanctions")
                });
                let noun = (be + 2..end.min(be + 7)).find(|at| among!(self.low(*at), OUTRAGES));
                subject && noun.is_some_and(|noun| !(be..noun).any(|at| words::is_negation(self.low(at))))
            })
    }

    /// Tells whether hackers speak of what they did: `say they broke into the cameras`.
    pub(super) fn is_break_in(&self, case: &Case, (first, end): (usize, usize)) -> bool {
        let subject = first + usize::from(self.low(first) == "that");
        case.source.as_ref().is_some_and(|source| self.is_intruder(source))
            && among!(self.low(subject), "it they we")
            && (subject + 1..end.min(subject + 4)).any(|at| among!(self.low(at), DEED))
    }

    /// Tells whether somebody is told to take care: `banks should brace for attacks`, `the attack is a wake-up call`.
    pub(super) fn is_warning(&self, (first, end): (usize, usize)) -> bool {
        // `"Do not open the attachment," the police wrote`
        let bids = self.view.is_quoted(first)
            && (self.low(first) == "do" && words::is_negation(self.low(first + 1))
                || among!(self.low(first), "beware avoid please"));
        if bids {
            return true;
        }
        if !self.sieve.meets(&CARE_SIEVE) {
            return false;
        }
        let near = end.min(first + 14);
        let care = (first..near).find(|at| among!(self.low(*at), CARE));
        care.is_some_and(|care| {
            self.low(care) == "wake-up"
                || (first..care).any(|at| among!(self.low(at), "should must need needs have ought"))
        })
    }

    /// Tells whether something is said to be so: `said the leaked files were genuine`.
    pub(super) fn is_confirmation(&self, (first, end): (usize, usize)) -> bool {
        // `“Yes, they were in our network,” he said`
        if self.view.is_quoted(first) && self.low(first) == "yes" {
            return true;
        }
        (first + 1..end.min(first + 10)).any(|at| {
            among!(self.low(at), "genuine authentic")
                && (at.saturating_sub(3).max(first)..at).any(|at| words::is_be(self.low(at)))
                && !(first..at).any(|at| words::is_negation(self.low(at)))
        })
    }

    /// Tells whether harm is announced: `would regret every minute`, `will not go unanswered`.
    pub(super) fn is_threat(&self, (first, end): (usize, usize)) -> bool {
        if !self.sieve.meets(&TO_COME_SIEVE) {
            return false;
        }
        (first..end.min(first + 30)).any(|at| {
            let low = self.low(at);
            let to_come = (at.saturating_sub(4).max(first)..at).any(|at| among!(self.low(at), "will would shall"));
            let strikes_back = among!(low, "retaliate avenge")
                || low == "kind"
                    && self.low(at - 1) == "in"
                    && (at.saturating_sub(9).max(first)..at).any(|at| {
                        among!(self.low(at), "respond answer reply retaliate react") && among!(self.low(at - 1), "will would shall")
                    });
            let measures = among!(low, "measures countermeasures action steps")
                && (at.saturating_sub(6).max(first)..at).any(|at| among!(self.low(at), "take taking adopt"))
                && (low == "countermeasures"
                    || (at.saturating_sub(3).max(first)..at).any(|at| {
                        among!(self.low(at), "retaliatory reciprocal counter necessary resolute tit-for-tat")
                    }))
                && (low != "steps" && low != "measures" && low != "action"
                    || (first..end.min(at + 8)).any(|at| {
                        among!(
                            self.low(at),
                            "retaliatory reciprocal response retaliation counter rights interests sovereignty firms companies citizens security protect defend",
                        )
                    }));
            // `would publish the data unless it was paid`
            let ransom = among!(low, "publish release leak sell dump")
                && (at..end).any(|at| {
                    among!(self.low(at), "unless until")
                        || self.low(at) == "if" && among!(self.low(at + 1), "no it they the")
                });
            let kind = low == "kind" && strikes_back;
            (to_come || kind)
                && (ransom
                    || low == "consequences" && words::is_be(self.low(at - 1))
                    || low == "respond"
                        && (self.low(at + 1) == "with"
                            && (at + 2..end.min(at + 6)).any(|at| {
                                among!(self.low(at), "mirror measures countermeasures force retaliation sanctions expulsions strikes")
                            })
                            || at + 1 >= end
                            || among!(
                                self.low(at + 1),
                                ". firmly decisively harshly accordingly appropriately resolutely",
                            ))
                    || among!(low, "regret rue unpunished")
                    || among!(low, "repaid avenged reciprocated requited punished answered met")
                        && self.low(at - 1) == "be"
                        && (low != "answered" && low != "met"
                            || among!(self.low(at + 1), "in with by"))
                        && (low != "met"
                            || (at + 2..end.min(at + 7)).any(|at| {
                                among!(self.low(at), "force response retaliation blow countermeasures consequences fire")
                            }))
                    || low == "unanswered" && among!(self.low(at - 1), "go remain be")
                    || low == "war" && self.low(at - 1) == "of" && self.low(at - 2) == "act"
                    || low == "price" && among!(self.low(at + 1), "to for") && (first..at).any(|at| words::is_be(self.low(at)))
                    || strikes_back
                    // `would hold Moscow to account if`
                    || among!(low, "account accountable")
                        && (at.saturating_sub(7).max(first)..at).any(|at| among!(self.low(at), "hold held"))
                        && (first..end).any(|at| among!(self.low(at), "if should unless"))
                    || measures
                    || low == "pay" && (at + 1 >= end || among!(self.low(at + 1), ". , for")) && among!(self.low(at.saturating_sub(2)), "they he she those it")
                        && self.low(at + 2) != "the"
                    || among!(low, "pay face suffer")
                        && (at + 1..end.min(at + 5))
                            .any(|at| among!(self.low(at), "price consequences dearly reprisals")))
        })
    }

    /// Tells whether a speaker takes a deed on himself: `said it was behind the outage`, `said they had hacked the railways`.
    pub(super) fn is_own_deed(&self, (first, end): (usize, usize)) -> bool {
        // `said on Monday it had disabled the servers`
        let mut first = first;
        while first + 2 < end
            && (self.low(first) == "on" && words::is_time(self.low(first + 1)) || words::is_time(self.low(first)))
        {
            first += 1;
        }
        // `said the attack was its own doing`
        let own = (first + 1..end.min(first + 8)).find(|at| {
            among!(self.low(*at), "doing work handiwork")
                && (self.low(at - 1) == "own" || among!(self.low(at - 1), "its their our his"))
        });
        if own.is_some_and(|own| {
            let be = (own.saturating_sub(4).max(first)..own).find(|at| words::is_be(self.low(*at)));
            be.is_some_and(|be| !(be..own).any(|at| words::is_negation(self.low(at))))
        }) {
            return true;
        }
        let subject = first + usize::from(self.low(first) == "that");
        if !among!(self.low(subject), "it they we he she") {
            return false;
        }
        let mut at = subject + 1;
        while at < end && (among!(self.low(at), "had has have was were also") || words::is_adverb(self.low(at))) {
            at += 1;
        }
        if among!(self.low(at - 1), "was were is are") {
            return self.low(at) == "behind" || (self.low(at) == "responsible" && self.low(at + 1) == "for");
        }
        let hacked = self.low(at).verb().is_some_and(|verb| verb.act == Act::Attack && verb.form == Form::Past);
        hacked
            || self.low(at) == "carried" && self.low(at + 1) == "out"
            || (among!(
                self.low(at),
                "carried knocked broken stolen wiped leaked crippled hit defaced encrypted disabled paralysed paralyzed erased destroyed downed jammed"
            ) && at > subject + 1)
    }
}
