//! The verbs of the acts table: who does it, to whom, and what it is once its object is read.

use crate::model::Act;
use crate::text::acts::{self, Form, Frame, Verb};
use crate::text::lexemes::LexemeKind;

use super::events::{Event, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words;
use crate::text::words::{Class, is};

impl Sentence<'_, '_> {
    /// Runs every rule over the sentence.
    pub(super) fn run(&mut self) {
        for at in self.floor..self.end {
            if self.nominal(at) {
                continue;
            }
            if let Some((lemma, form)) = acts::light_verb(self.low(at)) {
                if self.view.is_verb(at, form, self.floor, self.end)
                    && self.may_stand(at)
                    && self.light(at, lemma, form)
                {
                    continue;
                }
            }
            if let Some(verb) = acts::verb(self.low(at)) {
                if self.view.is_verb(at, verb.form, self.floor, self.end) && self.may_stand(at) {
                    self.verb(at, verb);
                }
            }
        }
    }

    /// Keeps verbs in quotations out, unless the sentence gives them a subject by name.
    fn may_stand(&self, at: usize) -> bool {
        let Some((open, _)) = self.view.quote_at(at) else { return true };
        // `it "completely rejected" the claims`: the quoted words are the verb itself.
        let short = self.view.quote_at(at).is_some_and(|(open, end)| end - open <= 6);
        if short && open > self.floor {
            return true;
        }
        self.view.phrase_before(at, self.floor.max(open + 1)).is_some_and(|phrase| phrase.kind == Kind::Named)
    }

    /// Notes a subject for the verbs after it.
    pub(super) fn remember(&mut self, at: usize, phrase: &Phrase, passive: bool) {
        self.subjects.push((at, phrase.clone(), passive));
    }

    #[expect(clippy::too_many_arguments, reason = "an event has that many parts, each named at the call")]
    pub(super) fn push(
        &mut self,
        act: Act,
        at: usize,
        group: &Group,
        source: Option<Phrase>,
        target: Option<Phrase>,
        claim: Option<(usize, usize)>,
        doubt: u8,
    ) {
        let speaks = |phrase: &Phrase| phrase.kind != Kind::Thing;
        if source.as_ref().is_none_or(|source| !speaks(source)) && target.as_ref().is_none_or(|target| !speaks(target))
        {
            let paper = source.as_ref().is_some_and(|source| is(self.low(source.end - 1), Class::Paper));
            if !paper
                || !matches!(act, Act::State | Act::Warn | Act::Confirm | Act::Disclose | Act::Attribute | Act::Condemn)
            {
                return;
            }
        }
        let negative = source.as_ref().or(target.as_ref()).is_some_and(|party| party.negative);
        let question = self.low(self.end - 1) == "?" && !self.view.is_quoted(at);
        let modality = if question { Modality::Hypothetical } else { group.modality };
        self.events.push(Event { act, source, target, claim, negated: group.negated != negative, modality, at, doubt });
    }

    fn verb(&mut self, at: usize, verb: Verb) {
        let mut group = self.view.group(at, verb.form, self.floor);
        let next = self.low(at + 1);
        let may_invert = verb.frame == Frame::Clause && verb.lemma != "tell" && !group.passive && group.first == at;
        if let Some(speaker) = self.inverted(at).filter(|_| may_invert) {
            self.remember(at, &speaker, false);
            self.clause(at, verb, &group, Some(speaker), 0, true);
            return;
        }
        let reduced = verb.form == Form::Past
            && !group.passive
            && !group.perfect
            && group.infinitive.is_none()
            && is_reduced(verb, next);
        if reduced && !self.is_active_before(at, verb) && !self.is_relative_object(&group) {
            group.passive = true;
        }
        let Some(subject) = self.subject(&group) else { return };
        // `was arrested and charged with`: the second verb is passive like the first.
        if subject.passive && verb.form == Form::Past && !group.perfect && !group.passive {
            if self.object(at + 1).is_some_and(|object| object.first == at + 1) {
                return;
            }
            group.passive = true;
        }
        let phrase = subject.phrase;
        if group.passive {
            self.remember(at, &phrase, true);
            self.passive(at, verb, &group, phrase, subject.doubt + if reduced { 10 } else { 0 });
            return;
        }
        if phrase.kind != Kind::Thing || verb.frame == Frame::Clause {
            self.remember(at, &phrase, false);
        }
        if verb.frame == Frame::Clause {
            self.clause(at, verb, &group, Some(phrase), subject.doubt, false);
        } else if phrase.kind != Kind::Thing {
            self.active(at, verb, &group, phrase, subject.doubt);
        } else if matches!(verb.act, Act::Accuse | Act::Attribute | Act::Condemn)
            && is(self.low(phrase.end - 1), Class::Paper)
        {
            self.active(at, verb, &group, phrase, subject.doubt + 15);
        }
    }

    /// Tells a past from a reduced passive where only the words before can: `who accused of`, never an active verb.
    fn is_active_before(&self, at: usize, verb: Verb) -> bool {
        // `the ministry warned on Monday`, `officials charged with overseeing`: clause verbs and duties stay active.
        verb.frame == Frame::Clause || (verb.lemma == "charge" && is_duty(self.low(at + 2)))
    }

    /// `was accused of`, `sanctioned by`, `charged with`.
    fn passive(&mut self, at: usize, verb: Verb, group: &Group, left: Phrase, doubt: u8) {
        let next = self.low(at + 1);
        let agent = self.agent(at + 1);
        let target = Some(left).filter(|left| left.kind != Kind::Thing);
        let claim = || self.matter(at + 1);
        match verb.act {
            Act::Deny | Act::Reject => {
                let Some(agent) = agent else { return };
                let refused = target.is_some();
                let act =
                    if refused || verb.lemma == "veto" || verb.lemma == "oppose" { Act::Reject } else { Act::Deny };
                if refused && verb.lemma == "dismiss" {
                    return;
                }
                let thing = self.view.phrase_before(group.first, self.floor);
                let claimed = thing.as_ref().map(|thing| (thing.first, thing.end));
                let is_claim =
                    thing.is_some_and(|thing| (thing.first..thing.end).any(|at| words::is_claim(self.low(at))));
                let act = if act == Act::Deny && !is_claim && verb.lemma != "deny" { Act::Reject } else { act };
                self.push(act, at, group, Some(agent), target, claimed, doubt);
            }
            Act::Attribute => {
                let blamed = self.after(at + 1, 10, &["to", "with"]);
                let direct =
                    matches!(verb.lemma, "attribute" | "ascribe") || !is_reduced(verb, next) || group.first < at;
                if blamed.is_some() && direct {
                    let matter = self.view.phrase_before(group.first, self.floor).map(|thing| (thing.first, thing.end));
                    self.push(Act::Attribute, at, group, agent, blamed, matter, doubt);
                }
            }
            Act::Accuse if verb.frame == Frame::On && target.is_none() => {
                let blamed = self.after(at + 1, 8, &["on"]);
                if blamed.is_some() {
                    self.push(Act::Accuse, at, group, agent, blamed, claim(), doubt);
                }
            }
            Act::Support | Act::State | Act::Agree | Act::Decline | Act::Claim | Act::Protest => {
                if let (Act::Agree, Some(agent)) = (verb.act, agent) {
                    self.push(Act::Agree, at, group, Some(agent), None, None, doubt + 10);
                }
            }
            Act::Confirm | Act::Disclose | Act::Warn | Act::Request => {
                if let Some(agent) = agent {
                    self.push(verb.act, at, group, Some(agent), target, None, doubt + 10);
                }
            }
            Act::Takedown | Act::Ban | Act::Investigate | Act::Attack | Act::Condemn | Act::Threaten
                if target.is_none() =>
            {
                // `The botnet was dismantled by Europol`
                if let Some(agent) = agent {
                    let thing = self.view.phrase_before(group.first, self.floor);
                    self.push(verb.act, at, group, Some(agent), thing, None, doubt);
                }
            }
            Act::Takedown if agent.is_none() && !matches!(verb.lemma, "dismantle") => {}
            Act::Sanction if verb.lemma == "designate" && agent.is_none() => {
                if self.is_designation(at + 1) {
                    self.push(Act::Sanction, at, group, None, target, claim(), doubt);
                }
            }
            // `expelled from school` is no matter between states.
            Act::Expel if agent.is_none() && !target.as_ref().is_some_and(|target| self.is_sent(target)) => {}
            Act::Indict if verb.lemma == "charge" && is_duty(self.low(at + 2)) => {}
            act => {
                if target.is_some() {
                    self.push(act, at, group, agent, target, claim(), doubt);
                }
            }
        }
    }

    /// Tells whether somebody is a foreign state's man: the kind that is expelled.
    fn is_sent(&self, target: &Phrase) -> bool {
        target.kind == Kind::Pronoun
            || target.mention.is_some_and(|number| !self.view.mentions[number].actors.is_empty())
            || (target.first..target.end).any(|at| {
                matches!(
                    self.low(at),
                    "diplomat"
                        | "diplomats"
                        | "attache"
                        | "attaches"
                        | "envoy"
                        | "ambassador"
                        | "spies"
                        | "officers"
                        | "staff"
                )
            })
    }

    /// An active verb that does not report a clause.
    fn active(&mut self, at: usize, verb: Verb, group: &Group, source: Phrase, doubt: u8) {
        let next = self.low(at + 1);
        let object = self.object(at + 1);
        let somebody = object.clone().filter(|object| object.kind != Kind::Thing);
        let matter = self.matter(at + 1);
        let source = Some(source);
        match (verb.act, verb.frame) {
            (Act::Deny | Act::Reject, _) => self.refusal(at, verb, group, source, doubt),
            (Act::Decline, _) => {
                if next == "to" || self.find(at + 1, at + 4, |low| low == "comment").is_some() {
                    self.push(Act::Decline, at, group, source, None, matter, doubt);
                }
            }
            (Act::Claim, _) => self.claim(at, group, source, doubt),
            (Act::Accuse, Frame::On) => {
                let end = self.clause_end(at + 1, 18);
                let on = self.find(at + 1, end, |low| low == "on").filter(|_| {
                    somebody.as_ref().is_none_or(|object| !matches!(self.low(object.end), "for" | "," | "."))
                });
                let direct = somebody
                    .clone()
                    .filter(|object| on.is_none_or(|on| object.end > on) || self.low(object.end) == "for");
                let target = direct.or_else(|| on.and_then(|on| self.somebody(on + 1))).or(somebody);
                if target.is_some() {
                    self.push(Act::Accuse, at, group, source, target, matter, doubt);
                }
            }
            (Act::Accuse, _) => {
                if somebody.is_some() {
                    let from = somebody.as_ref().map_or(at + 1, |object| object.end);
                    let of = self.find(from, from + 3, |low| low == "of").map(|of| of + 1);
                    let claim = of.and_then(|of| self.matter(of)).or(matter);
                    self.push(Act::Accuse, at, group, source, somebody, claim, doubt);
                }
            }
            (Act::Attribute, _) => {
                let target = self.after(at + 1, 18, &["to", "with"]);
                let linked = !matches!(verb.lemma, "attribute" | "ascribe");
                if target.is_some()
                    && !(linked
                        && next == "to"
                        && verb.form == Form::Past
                        && !group.perfect
                        && group.first == at
                        && !self.is_relative_object(group))
                {
                    self.push(Act::Attribute, at, group, source, target, object.map(|o| (o.first, o.end)), doubt);
                }
            }
            (Act::Request, Frame::From) => {
                let target =
                    self.after(at + 1, 14, &["from", "of"]).or_else(|| somebody.clone().filter(|_| next == "that"));
                self.push(Act::Request, at, group, source, target, matter, doubt);
            }
            (Act::Protest, _) => {
                let target = self.after(at + 1, 8, &["to", "against", "with"]);
                self.push(Act::Protest, at, group, source, target, matter, doubt);
            }
            (Act::Sanction, _) => {
                let listed = verb.lemma != "designate"
                    || self.is_designation(object.as_ref().map_or(at + 1, |object| object.end));
                if somebody.is_some() && listed {
                    self.push(Act::Sanction, at, group, source, somebody, matter, doubt);
                }
            }
            (Act::Indict, _) => {
                let money = matches!(next, "$" | "€" | "£")
                    || self.view.lexemes.kind(at + 1) == LexemeKind::Number && verb.lemma == "charge";
                if somebody.is_some() && !money {
                    self.push(Act::Indict, at, group, source, somebody, matter, doubt);
                }
            }
            (Act::Takedown, _) => {
                let seizable = object.as_ref().is_some_and(|object| {
                    object.kind == Kind::Named || (object.first..object.end).any(|at| is(self.low(at), Class::Seizable))
                });
                let services = object.as_ref().is_some_and(|o| {
                    matches!(self.low(o.end - 1), "services" | "service" | "access" | "power" | "supplies")
                });
                if seizable && !services {
                    self.push(Act::Takedown, at, group, source, object, matter, doubt);
                }
            }
            (Act::Agree, _) => self.agreement(at, verb, group, source, doubt),
            (Act::Attack, _) => {
                if object.as_ref().is_some_and(|object| object.first == at + 1 || object.first == at + 2) {
                    self.push(Act::Attack, at, group, source, object, None, doubt + 5);
                }
            }
            (Act::Ban | Act::Investigate | Act::Support | Act::Condemn, _) => {
                // Whom it concerns may stand inside the thing: `condemned Russia's attack`.
                let concerned = somebody.or_else(|| object.as_ref().and_then(|object| self.within(object)));
                if object.is_some() || verb.act == Act::Investigate {
                    self.push(verb.act, at, group, source, concerned, matter, doubt);
                }
            }
            (Act::Threaten, _) => self.push(Act::Threaten, at, group, source, somebody, matter, doubt),
            (act, _) => {
                if somebody.is_some() {
                    self.push(act, at, group, source, somebody, matter, doubt);
                } else if act == Act::Disclose && object.is_some() {
                    self.push(act, at, group, source, None, matter, doubt);
                }
            }
        }
    }

    /// Tells whether the verb stands in `the attack, which X traced to Y`.
    fn is_relative_object(&self, group: &Group) -> bool {
        let Some(subject) = self.view.phrase_before(group.first, self.floor) else { return false };
        subject.first > self.floor && words::is_relative(self.low(subject.first - 1))
    }

    /// Returns the one named inside a thing: the owner in `Russia's attack`, the `by X` of `the attack by X`.
    pub(super) fn within(&self, thing: &Phrase) -> Option<Phrase> {
        let number = (thing.first..thing.end).find_map(|at| self.view.mention_at(at))?;
        let (first, end) = self.view.place(number);
        let phrase = self.view.phrase(first, end);
        (phrase.kind == Kind::Named && phrase.mention.is_some()).then_some(phrase)
    }

    /// Tells whether `designated X` means a listing: `as a terrorist group`, `under the sanctions regime`, a group or firm.
    fn is_designation(&self, after: usize) -> bool {
        if self.low(after) == "as" {
            return self
                .find(after, after + 9, |low| {
                    matches!(low, "terrorist" | "terrorists" | "sanctions" | "malicious" | "sanctioned" | "criminal")
                })
                .is_some();
        }
        !matches!(self.low(after), "to" | "area" | "site")
    }

    /// `deny`, `reject` and their kin: the object decides whether a claim is denied or a wish refused.
    fn refusal(&mut self, at: usize, verb: Verb, group: &Group, source: Option<Phrase>, doubt: u8) {
        let next = self.low(at + 1);
        let object = self.object(at + 1);
        let matter = self.matter(at + 1);
        let head = object.as_ref().map_or(at + 6, |object| object.end.max(at + 2)).min(at + 9);
        let claims = self.find(at + 1, head, words::is_claim);
        let refusable =
            self.find(at + 1, at + 7, words::is_refusable).filter(|found| claims.is_none_or(|claims| *found < claims));
        let baseless = self
            .find(at + 1, at + 18, |low| low == "as")
            .and_then(|as_| self.find(as_ + 1, as_ + 10, words::is_baseless))
            .is_some();
        // Whose claim it is: `rejected London's accusations`, `dismissed claims by the FBI`.
        let concerned = || {
            let object = object.as_ref()?;
            claims.filter(|claims| {
                !matches!(self.low(*claims), "involvement" | "responsibility" | "role" | "wrongdoing" | "knowledge")
            })?;
            self.within(object).or_else(|| {
                let end = object.end.max(at + 2);
                matches!(self.low(end), "by" | "from")
                    .then(|| self.somebody(end + 1))
                    .flatten()
                    .filter(|by| by.kind == Kind::Named)
            })
        };
        if next == "to" && matches!(verb.lemma, "refuse" | "decline") {
            let quiet = self.find(at + 2, at + 6, |low| {
                matches!(
                    low,
                    "comment"
                        | "say"
                        | "confirm"
                        | "discuss"
                        | "answer"
                        | "name"
                        | "identify"
                        | "elaborate"
                        | "disclose"
                        | "specify"
                        | "speculate"
                )
            });
            let act = if quiet.is_some() { Act::Decline } else { Act::Reject };
            self.push(act, at, group, source, None, matter, doubt);
            return;
        }
        let court = source.as_ref().is_some_and(|source| {
            matches!(self.low(source.end - 1), "court" | "judge" | "jury" | "tribunal" | "judges")
        });
        let denies = match verb.lemma {
            "deny" => refusable.is_none() || claims.is_some(),
            "refute" | "rebut" | "repudiate" | "disavow" | "dispute" | "rubbish" => {
                claims.is_some() || baseless || matches!(next, "that" | "it" | "them" | "this" | "those" | "any")
            }
            "reject" | "dismiss" | "rebuff" | "spurn" => claims.is_some() || baseless,
            "oppose" => claims.is_some() && self.find(at + 1, head + 2, words::is_baseless).is_some(),
            _ => false,
        };
        // `neither confirmed nor denied`, `would not confirm or deny`
        if verb.lemma == "deny"
            && self.find(at.saturating_sub(5).max(self.floor), at, |low| low.starts_with("confirm")).is_some()
            && (group.first.saturating_sub(1)..at).any(|at| matches!(self.low(at), "nor" | "or"))
        {
            self.events.retain(|event| event.act != Act::Confirm || event.at + 6 < at);
            let plain = Group { negated: false, modality: Modality::Fact, ..*group };
            self.push(Act::Decline, at, &plain, source, None, matter, doubt);
            return;
        }
        if denies && court {
            self.push(Act::Reject, at, group, source, None, matter, doubt);
        } else if denies {
            let target = concerned();
            self.push(Act::Deny, at, group, source, target, matter, doubt);
        } else if matches!(verb.lemma, "deny" | "refuse") {
            // `denied the delegation entry`: what is refused is not whom.
            let refused = object.map(|object| {
                let short = object.end - 1;
                if words::is_refusable(self.low(short)) && short > object.first {
                    self.view.phrase(object.first, short)
                } else {
                    object
                }
            });
            let refused = refused.filter(|object| object.kind != Kind::Thing);
            self.push(Act::Reject, at, group, source, refused, matter, doubt);
        } else if matches!(verb.lemma, "reject" | "rebuff" | "spurn" | "veto" | "oppose") && object.is_some() {
            let target = object
                .as_ref()
                .and_then(|object| if object.kind == Kind::Thing { self.within(object) } else { Some(object.clone()) });
            if verb.lemma == "oppose" && target.is_none() {
                return;
            }
            self.push(Act::Reject, at, group, source, target, matter, doubt);
        } else if verb.lemma == "dismiss" && object.as_ref().is_some_and(|o| o.kind == Kind::Thing) {
            self.push(Act::Reject, at, group, source, None, matter, doubt + 10);
        }
    }

    /// `claimed responsibility`, `claimed the attack`, `claimed that …`.
    fn claim(&mut self, at: usize, group: &Group, source: Option<Phrase>, doubt: u8) {
        let own = self.find(at + 1, at + 5, |low| matches!(low, "responsibility" | "credit")).is_some();
        let attack = words::is_determiner(self.low(at + 1))
            && self
                .find(at + 2, at + 5, |low| acts::act_of_word(low) == Some(Act::Attack) && acts::is_noun(low))
                .is_some();
        let then =
            self.find(at + 1, at + 9, |low| words::is_be(low) || matches!(low, "had" | "has" | "have")).is_some();
        let matter = self.matter(at + 1);
        if own || (attack && !then) {
            self.push(Act::Claim, at, group, source, None, matter, doubt);
        } else if self.low(at + 1) == "that" || then || self.low(at + 1) == "to" {
            self.push(Act::State, at, group, source, None, matter, doubt + 5);
        }
    }

    fn agreement(&mut self, at: usize, verb: Verb, group: &Group, source: Option<Phrase>, doubt: u8) {
        let matter = self.matter(at + 1);
        let paper = |low: &str| {
            matches!(
                low,
                "agreement"
                    | "agreements"
                    | "pact"
                    | "accord"
                    | "memorandum"
                    | "deal"
                    | "treaty"
                    | "convention"
                    | "protocol"
                    | "declaration"
                    | "mou"
                    | "statement"
                    | "pledge"
                    | "arrangement"
                    | "charter"
            )
        };
        let next = self.low(at + 1);
        let signed = self.find(at + 1, at + 12, paper).is_some();
        let agrees = match verb.lemma {
            "sign" | "ratify" => signed,
            "pledge" => matches!(next, "to" | "that" | "support" | "not"),
            _ => matches!(next, "to" | "on" | "that" | "with" | "not" | "a" | "upon"),
        };
        if !agrees {
            return;
        }
        let with = self.after(at + 1, 14, &["with"]).filter(|_| verb.lemma != "pledge");
        self.push(Act::Agree, at, group, source, with, matter, doubt);
    }
}

/// Tells whether a past form that this word follows is a passive without its helper: `accused of`, `sanctioned by`.
fn is_reduced(verb: Verb, next: &str) -> bool {
    match verb.act {
        Act::Accuse => matches!(next, "of" | "by" | "for") && !(verb.frame == Frame::On && next == "on"),
        Act::Indict => matches!(next, "by" | "with" | "in" | "over" | "for" | "on" | "at" | "under"),
        Act::Sanction => matches!(next, "by" | "in" | "over" | "for" | "under"),
        Act::Expel | Act::Summon | Act::Attack | Act::Takedown | Act::Condemn | Act::Ban => next == "by",
        Act::Deny | Act::Reject | Act::Investigate => next == "by",
        Act::Attribute => next == "to" && matches!(verb.lemma, "attribute" | "ascribe"),
        _ => false,
    }
}

/// `charged with overseeing` is a duty, not a crime.
fn is_duty(low: &str) -> bool {
    matches!(
        low,
        "overseeing"
            | "enforcing"
            | "protecting"
            | "running"
            | "managing"
            | "implementing"
            | "ensuring"
            | "defending"
            | "monitoring"
            | "securing"
            | "coordinating"
            | "guarding"
            | "investigating"
            | "drafting"
            | "preparing"
            | "regulating"
            | "supervising"
    )
}
