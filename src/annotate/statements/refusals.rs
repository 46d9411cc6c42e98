//! `deny`, `reject` and their kin: the object decides whether a claim is denied or a wish refused.

use crate::model::Act;
use crate::text::acts::{Form, Verb};

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among};

/// Taken off where only the absence of a claim makes it a refusal.
const BY_DEFAULT: u8 = 10;

impl Sentence<'_, '_> {
    /// Reads an active verb of refusing.
    pub(super) fn refusal(&mut self, verb: Verb, case: &Case) {
        let at = case.at;
        let object = self.left_out(case).or_else(|| self.object(at + 1));
        let matter = self.matter(at + 1);
        // `…, a charge Abu Dhabi dismisses`
        if self.closes_charge(case) {
            self.push(Act::Deny, case, None, matter);
            return;
        }
        if among!(self.low(at + 1), "nothing himself herself itself themselves") {
            return;
        }
        // `refused to be drawn` is told by its last verb.
        if self.find(at + 2, at + 4, |low| low == "drawn").is_some() {
            return;
        }
        if self.low(at + 1) == "to" && verb.lemma == "refuse" {
            let quiet = |low: Word| {
                among!(low, "comment say confirm discuss answer name identify elaborate disclose specify speculate")
            };
            let act = if self.find(at + 2, at + 6, quiet).is_some() { Act::Decline } else { Act::Reject };
            // `refused to let UN experts examine the servers`
            let let_ = among!(
                self.low(at + 2),
                "let allow extradite admit give hand meet receive recognise recognize grant accept sell permit",
            );
            let whom = self.somebody(at + 3).filter(|whom| let_ && act == Act::Reject && whom.first == at + 3);
            self.push(act, case, whom, matter);
        } else if verb.lemma == "deny" && self.is_neither(case) {
            // Reading `confirmed` before it was premature.
            self.events.retain(|event| event.act != Act::Confirm || event.at + 6 < at);
            let group = Group { negated: false, modality: Modality::Fact, ..case.group };
            self.push(Act::Decline, &Case { group, ..case.clone() }, None, matter);
        } else if self.denies(verb, case, object.as_ref()) && !self.is_refused_thing(verb, case) {
            if verb.lemma == "deny" && self.is_thwarted(case, object.as_ref()) {
                return;
            }
            let court = case.source.as_ref().is_some_and(|source| {
                among!(self.low(source.end - 1), "court judge jury tribunal judges insurer insurers")
                    // `The insurer denies dodging claims`: its own deeds.
                    && !self.low(at + 1).ends_with("ing")
            });
            let target = object.as_ref().and_then(|object| self.whose_claim(case, object));
            if court {
                let target = target.or_else(|| object.filter(|object| object.first > at && object.first <= at + 2));
                self.push(Act::Reject, case, target, matter);
            } else {
                self.push(Act::Deny, case, target, matter);
            }
        } else {
            self.refuses(verb, case, object, matter);
        }
    }

    /// `Visa denied: why so few came`: what is refused stands before the verb, which has lost its helper.
    fn is_refused_thing(&self, verb: Verb, case: &Case) -> bool {
        verb.form == Form::Past
            && case.group.first == case.at
            && (self.view.is_headline(self.floor, self.end) || self.low(case.at + 1) == ":")
            && case.source.as_ref().is_some_and(|source| {
                source.end == case.at && words::is_refusable(self.low(source.end - 1)) && source.end - source.first <= 2
            })
    }

    /// Tells whether the clause hangs on a noun for what was said, without a pronoun between: `…, a charge Abu Dhabi dismisses`.
    fn closes_charge(&self, case: &Case) -> bool {
        let Some(source) = case.source.as_ref().filter(|source| source.end <= case.group.first) else { return false };
        let Some(noun) = source.first.checked_sub(1).filter(|noun| *noun > self.floor + 1) else { return false };
        let said = words::is_claim(self.low(noun))
            || among!(self.low(noun), "accusation point verdict characterisation description assessment link label");
        let introduced = (noun.saturating_sub(4).max(self.floor)..noun)
            .any(|at| among!(self.low(at), "a an") && at > self.floor && among!(self.low(at - 1), ", —"));
        let over = case.at + 1 >= self.tail()
            || among!(self.low(case.at + 1), ". , and as")
            || words::is_adverb(self.low(case.at + 1));
        said && introduced && over
    }

    /// `neither confirmed nor denied`, `would not confirm or deny`.
    fn is_neither(&self, case: &Case) -> bool {
        let from = case.at.saturating_sub(5).max(self.floor);
        let joined = |at: usize| among!(self.low(at), "nor or");
        self.find(from, case.at, |low| low.starts_with("confirm")).is_some()
            && (case.group.first.saturating_sub(1)..case.at).any(joined)
    }

    /// Returns where a noun for a claim stands in the object.
    fn claim_in(&self, at: usize, object: Option<&Phrase>) -> Option<usize> {
        // `rejecting as a fairy tale the charge that`
        let as_ = self.low(at + 1) == "as" && words::is_determiner(self.low(at + 2));
        let end = if as_ { at + 13 } else { object.map_or(at + 6, |object| object.end.max(at + 2)).min(at + 9) };
        self.find(at + 1, end, words::is_claim)
    }

    /// Tells whether it is a claim that is denied.
    fn denies(&self, verb: Verb, case: &Case, object: Option<&Phrase>) -> bool {
        let at = case.at;
        let before = object.filter(|object| object.end <= at);
        let claim = match before {
            // `accusations, which Beijing rejected`
            Some(object) => (object.first..object.end).find(|at| words::is_claim(self.low(*at))),
            None => self.claim_in(at, object),
        };
        let called_false = || {
            self.find(at + 1, at + 18, |low| low == "as")
                .and_then(|as_| self.find(as_ + 1, as_ + 10, words::is_baseless))
                .is_some()
        };
        // `rejects the statements made by the Russian side`, `a boast which the centre dismissed`
        let said = |from: usize, to: usize| {
            (from..to).any(|at| {
                among!(self.low(at), "boast boasts")
                    || verb.lemma == "dismiss" && among!(self.low(at), "statements statement remarks comments")
                    || among!(self.low(at), "statements remarks words")
                        && among!(self.low(at + 1), "made by of concerning about from that")
            })
        };
        let claim = claim.or_else(|| match before {
            Some(object) => Some(object.first).filter(|_| said(object.first, object.end)),
            None => object.filter(|object| said(object.first, object.end)).map(|object| object.first),
        });
        match verb.lemma {
            "deny" => {
                let refusable = self.find(at + 1, at + 7, words::is_refusable);
                claim.is_some() || refusable.is_none() && !self.is_withheld(case, object)
            }
            "refute" | "rebut" | "repudiate" | "disavow" | "dispute" | "rubbish" | "trash" | "debunk" => {
                claim.is_some() || called_false() || among!(self.low(at + 1), "that it them this those any")
            }
            "disclaim" | "contradict" | "discredit" | "contest" | "discount" | "controvert" | "negate" | "gainsay"
            | "scotch" | "pooh-pooh" | "squelch" | "nix" | "challenge" | "doubt" | "disprove" | "reject"
            | "dismiss" | "rebuff" | "spurn" => {
                let this = among!(self.low(at + 1), "this that these") && among!(self.low(at + 2), ". , ; and but as");
                claim.is_some() || this || called_false()
            }
            "oppose" => {
                let end = object.map_or(at + 6, |object| object.end.max(at + 2)).min(at + 9);
                let smears = self
                    .find(at + 1, end, |low| among!(low, "smear smears slander slanders lies fabrications"))
                    .is_some();
                smears || claim.is_some() && self.find(at + 1, end + 2, words::is_baseless).is_some()
            }
            _ => false,
        }
    }

    /// Tells whether something is denied that one may be given, by its place or by who denies it: `denied Ajax a penalty`,
    /// `The commission denied the rate increase`.
    fn is_withheld(&self, case: &Case, object: Option<&Phrase>) -> bool {
        let Some(object) = object.filter(|object| object.first == case.at + 1) else { return false };
        let given = words::is_determiner(self.low(object.end)) && self.view.mention_at(object.end).is_none();
        let grants = case.source.as_ref().is_some_and(|source| {
            among!(
                self.low(source.end - 1),
                "commission council board committee panel regulator judge court magistrate tribunal referee registrar"
            )
        });
        let head = self.low(object.end - 1);
        let event = (object.first..object.end).any(|at| self.low(at).noun_act().is_some()) || head.ends_with("ing");
        object.kind != Kind::Thing && given && object.members.is_empty()
            || grants && object.kind == Kind::Thing && !event
            || among!(head, "himself herself itself themselves")
    }

    /// Returns whose claim it is: `rejected London's accusations`, `dismissed claims by the FBI`.
    fn whose_claim(&self, case: &Case, object: &Phrase) -> Option<Phrase> {
        // `rejects the statements made by the Russian side`
        let made = self.find(case.at + 2, case.at + 8, |low| low == "made").filter(|made| self.low(made + 1) == "by");
        if let Some(speaker) = made.and_then(|made| self.somebody(made + 2)) {
            return Some(speaker).filter(|speaker| speaker.kind != Kind::Pronoun);
        }
        let claim = self.claim_in(case.at, Some(object))?;
        if among!(self.low(claim), "involvement responsibility role wrongdoing knowledge participation complicity") {
            return None;
        }
        let end = object.end.max(case.at + 2);
        // `an Albanian claim`
        let people = || {
            let owner = self.possessor(object).filter(|owner| owner.mention.is_some() && owner.end <= claim);
            owner.filter(|owner| owner.first >= case.at)
        };
        let by = || among!(self.low(end), "by from").then(|| self.somebody(end + 1)).flatten();
        let owned = || self.possessor(object).filter(|owner| owner.kind == Kind::Agent && owner.end <= claim);
        self.within(object).or_else(by).or_else(people).filter(|accuser| accuser.kind == Kind::Named).or_else(owned)
    }

    fn refuses(&mut self, verb: Verb, case: &Case, object: Option<Phrase>, matter: Option<(usize, usize)>) {
        match (verb.lemma, object) {
            // `Power firm denied permit`: a headline leaves out that it was.
            ("deny", Some(object))
                if self.view.is_headline(self.floor, self.end)
                    && case.group.first == case.at
                    && verb.form == Form::Past
                    && object.first == case.at + 1
                    && object.end == object.first + 1
                    && words::is_refusable(self.low(object.first))
                    && case.source.is_some() =>
            {
                let whom = case.source.clone();
                self.push(Act::Reject, &Case { source: None, ..case.doubting(BY_DEFAULT) }, whom, matter);
            }
            // `Visa denied: why so few came`
            ("deny", _)
                if case.group.first == case.at
                    && verb.form == Form::Past
                    && among!(self.low(case.at + 1), ": ? , — again after for over")
                    && case.source.as_ref().is_some_and(|source| words::is_refusable(self.low(source.end - 1))) => {}
            ("deny", _) if case.source.as_ref().is_some_and(|source| self.is_intruder(source)) => {}
            ("deny" | "refuse", object) => {
                // `denied the delegation entry`: what is refused is not whom.
                let whom = object.map(|object| {
                    let last = object.end - 1;
                    let shared = words::is_refusable(self.low(last)) && last > object.first;
                    if shared { self.view.phrase(object.first, last) } else { object }
                });
                let whose = self
                    .object(case.at + 1)
                    .and_then(|object| self.possessor(&object))
                    .filter(|_| verb.lemma == "refuse");
                // `denied a visa to the delegate`
                let to = || self.after(case.at + 1, 8, &["to"]).filter(|to| to.kind != Kind::Pronoun);
                let given = self.find(case.at + 1, case.at + 6, words::is_refusable).is_some();
                // `denied the defendant's motion`
                let asked = whom.clone().filter(|thing| {
                    thing.kind == Kind::Thing
                        && thing.first == case.at + 1
                        && (thing.first..thing.end).any(|at| {
                            among!(
                                self.low(at),
                                "motion motions request requests petition petitions application applications appeal appeals bid claims claim"
                            )
                        })
                });
                let asked = asked.map(|thing| self.possessor(&thing).unwrap_or(thing));
                let whom =
                    whom.filter(|whom| whom.kind != Kind::Thing).or_else(|| to().filter(|_| given)).or(whose).or(asked);
                self.push(Act::Reject, case, whom, matter);
            }
            ("reject" | "rebuff" | "spurn" | "snub" | "veto" | "overrule" | "oppose", Some(object)) => {
                let target = if object.kind == Kind::Thing { self.somebody_of(&object) } else { Some(object.clone()) };
                // `opposes all forms of hacking` refuses nobody anything.
                let plan = || {
                    let head = self.low(object.end - 1);
                    object.kind == Kind::Thing
                        && object.first == case.at + 1
                        && among!(self.low(object.first), "the this that these its his her their")
                        && !(among!(head, "use forms form statement statements remarks comments words")
                            || words::is_claim(head))
                        && case.source.as_ref().is_some_and(|source| source.kind != Kind::Thing)
                };
                if verb.lemma != "oppose" || target.is_some() || plan() {
                    self.push(Act::Reject, case, target, matter);
                }
            }
            ("dismiss", Some(object)) if object.kind == Kind::Thing => {
                self.push(Act::Reject, &case.doubting(BY_DEFAULT), None, matter);
            }
            _ => {}
        }
    }
}
