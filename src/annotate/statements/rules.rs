//! Goes over a sentence verb by verb and finds each its subject.

use std::sync::Arc;

use crate::model::Act;
use crate::text::acts::{self, Form, Frame, Verb};
use crate::text::gazetteer::Entry;
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Case, Event, LENT, Sentence, Subject};
use super::passives::{is_duty, is_reduced};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, among, is};

/// Taken off for what a paper is said to say.
pub(super) const PAPER: u8 = 15;
/// Papers that forbid.
pub(super) const LAWS: &str =
    "law laws bill rule decree regulation regulations act ordinance directive order rules statute legislation";
/// Papers beside those of the class, which order or forbid something: `a decree imposing sanctions`.
pub(super) const PAPERS: &str = "order orders decree law bill rule legislation regulation directive motion decision ruling injunction resolution letter petition";
/// What ties an attack to somebody.
pub(super) const EVIDENCE: &str = "evidence forensics analysis findings data logs overlaps similarities code metadata records traces clues indicators telemetry artefacts \
     artifacts investigation research intelligence infrastructure";
/// Taken off for a passive without its helper.
pub(super) const REDUCED: u8 = 10;

impl Sentence<'_, '_> {
    /// Runs every rule over the sentence.
    pub(super) fn run(&mut self) {
        for at in self.floor..self.end {
            let word = self.low(at);
            if word == ":" {
                self.colon(at);
            }
            if !word.tells() || self.nominal(at) {
                continue;
            }
            let acts::Verbal { light, verb } = word.verbal();
            let stands = |form| self.view.is_verb(at, form, self.floor, self.end) && self.view_allows(at);
            let light = light.filter(|(_, form)| stands(*form));
            let verb = verb.filter(|verb| stands(verb.form));
            let used = light.is_some_and(|(lemma, form)| self.light(at, lemma, form));
            if used {
                continue;
            }
            if let Some(verb) = verb {
                self.verb(at, verb);
            }
        }
        self.frames();
        self.verdicts();
        if self.classes.has(Class::Invented) {
            self.imagine();
        }
        self.told_false();
        self.refused_first();
        self.unwilling();
        self.labelled();
        self.own_words();
        self.drop_claimed();
        self.lend_speakers();
        self.name_targets();
    }

    /// Gives an attribution that names nobody to whom the sentence has say so: `According to Mandiant, the hackers are linked to`.
    fn lend_speakers(&mut self) {
        if self.events.len() < 2 {
            return;
        }
        let said: Vec<_> = self
            .events
            .iter()
            .filter(|event| event.act == Act::State)
            .filter_map(|event| Some((event.claim?, event.source.clone()?)))
            .collect();
        for event in self
            .events
            .iter_mut()
            .filter(|event| matches!(event.act, Act::Attribute | Act::Accuse) && event.source.is_none())
        {
            let told = said.iter().find(|((first, end), _)| (*first..*end).contains(&event.at));
            if let Some((_, speaker)) = told {
                event.source = Some(speaker.clone());
                event.doubt += REDUCED;
            }
        }
    }

    /// Keeps verbs in quotations out, unless the sentence gives them a subject by name.
    fn view_allows(&self, at: usize) -> bool {
        let Some((open, close)) = self.view.quote_at(at) else { return true };
        // `it "completely rejected" the claims`: the quoted words are the verb itself.
        let verb_only = open > self.floor
            && (close - open <= 6
                // `Beijing "resolutely opposes the groundless accusation"`
                || (open + 1..at).all(|at| words::is_adverb(self.low(at)) || words::is_auxiliary(self.low(at)))
                    && self.view.opens_short_quote(open, at));
        let from = self.floor.max(open + 1);
        let mut first = at;
        // `The Americans should throw their spies out`, `time for Europe to expel them`
        while first > from
            && self.view.mention_at(first - 1).is_none()
            && (words::is_modal(self.low(first - 1))
                || words::is_negation(self.low(first - 1))
                || words::is_adverb(self.low(first - 1))
                || self.low(first - 1) == "to")
        {
            first -= 1;
        }
        verb_only
            || self.is_own_word(at, open)
            || self.view.phrase_before(first, from).is_some_and(|phrase| {
                phrase.kind == Kind::Named && (first == at || phrase.mention.is_some() && phrase.end == first)
            })
    }

    /// Notes a subject for the verbs after it.
    pub(super) fn remember(&mut self, phrase: &Phrase, passive: bool) {
        // `In what the agency described as a campaign, attackers …`
        if phrase.first > self.floor && self.low(phrase.first - 1) == "what" && !self.subjects.is_empty() {
            return;
        }
        self.subjects.push((phrase.clone(), passive));
    }

    /// Adds an act, unless nobody is in it.
    pub(super) fn push(&mut self, act: Act, case: &Case, target: Option<Phrase>, claim: Option<(usize, usize)>) {
        let somebody = |phrase: &Option<Phrase>| phrase.as_ref().is_some_and(|phrase| phrase.kind != Kind::Thing);
        if self.is_no_act(act, case)
            || act == Act::Expel && self.is_no_expulsion(case, target.as_ref())
            || !somebody(&case.source)
                && !somebody(&target)
                && !self.is_act_of_nobody(act, case, target.as_ref(), claim)
        {
            return;
        }
        if act == Act::Attack && self.is_told_again(case) {
            return;
        }
        let target = target.or_else(|| self.thing_concerned(act, case)).or_else(|| self.who_is_looked_into(act, case));
        let target = self.fitting(act, case, target);
        // `Nobody was expelled`, `slapped sanctions on nobody`
        let negative = case.source.as_ref().is_some_and(|party| party.negative);
        let nobody = target.as_ref().is_some_and(|party| party.negative);
        let question = self.low(self.end - 1) == "?" && !self.view.is_quoted(case.at);
        self.events.push(Event {
            act,
            source: case.source.clone(),
            target,
            claim,
            negated: case.group.negated != negative || nobody,
            modality: if question { Modality::Hypothetical } else { case.group.modality },
            at: case.at,
            doubt: case.doubt,
        });
    }

    /// `broke into the system, encrypting timetables`: one attack.
    fn is_told_again(&self, case: &Case) -> bool {
        self.low(case.at).ends_with("ing")
            && case.group.first == case.at
            && case.source.is_some()
            && self.events.iter().any(|event| event.act == Act::Attack && event.source == case.source)
    }

    pub(super) fn is_law(&self, phrase: &Phrase) -> bool {
        among!(self.low(phrase.end - 1), LAWS)
    }

    pub(super) fn is_paper(&self, phrase: &Phrase) -> bool {
        is(self.low(phrase.end - 1), Class::Paper)
    }

    /// Tells whether a headline leaves out the helper of a passive verb: `Two diplomats expelled from the Netherlands`.
    fn is_headline_passive(&self, act: Act, at: usize) -> bool {
        (matches!(
            act,
            Act::Expel
                | Act::Sanction
                | Act::Indict
                | Act::Summon
                | Act::Takedown
                | Act::Ban
                | Act::Attack
                | Act::Attribute
        ) || act == Act::Disclose && self.low(at) == "leaked")
            && (among!(self.low(at + 1), "from over after for in on again twice amid as")
            || matches!(act, Act::Attribute | Act::Indict) && among!(self.low(at + 1), "to")
            // `Thousands of visa files leaked from consulate`
            || act == Act::Disclose && self.low(at) == "leaked" && self.low(at + 1) == "from"
            // `Canadian jailed 14 months over hack`
            || act == Act::Indict && self.view.lexemes.kind(at + 1) == LexemeKind::Number && words::is_time(self.low(at + 2))
            || at + 1 >= self.tail())
            && self.view.is_headline(self.floor, self.end)
    }

    fn verb(&mut self, at: usize, verb: Verb) {
        let mut group = self.view.group(at, verb.form, self.floor);
        if let Some(listed) = self.among_those(at).filter(|_| verb.form == Form::Past) {
            group.passive = true;
            let case = Case { at, group, source: self.agent(at + 1), doubt: REDUCED };
            self.passive(verb, &case, listed);
            return;
        }
        let may_invert = verb.frame == Frame::Clause
            && !among!(verb.lemma, "tell inform notify assure brief")
            && !group.passive
            && group.first == at;
        if let Some(speaker) = self.inverted(at).filter(|_| may_invert) {
            self.remember(&speaker, false);
            self.clause(verb, &Case { at, group, source: Some(speaker), doubt: 0 }, true);
            return;
        }
        if self.complained(verb, at, group) {
            return;
        }
        let helped = group.passive || group.perfect || group.infinitive.is_some();
        if verb.act == Act::Attack && verb.form == Form::Past && !helped && self.had_done(at, group) {
            return;
        }
        let headline = self.is_headline_passive(verb.act, at);
        let reduced = verb.form == Form::Past
            && !helped
            && (headline || is_reduced(verb, &self.low(at + 1)) || self.is_aside(verb, at));
        let active = verb.frame == Frame::Clause
            || (verb.lemma == "charge" && is_duty(self.low(at + 2)))
            || self.is_relative_object(&group);
        group.passive |= reduced && !active;
        // `…, adding that`: the participle has the subject of the verb before it.
        let participle = verb.form == Form::Ing && group.first == at;
        let lent = if participle { self.participle(at) } else { None };
        // `Having blamed Moscow, Berlin recalled its envoy`
        let having =
            at > self.floor && at <= self.floor + 3 && self.low(self.floor) == "having" && group.first == self.floor;
        let opens = (at == self.floor || having) && verb.form == Form::Past;
        let lent = lent.or_else(|| if opens { self.cataphor(at) } else { None });
        // `The unit, blamed by Washington for the worm, was …`
        let lent = lent.or_else(|| if reduced && !active { self.before_comma(at) } else { None });
        let lent = lent.or_else(|| if reduced && !active { self.thing_before_comma(verb, at) } else { None });
        let charged = || if reduced && !active { self.charged_before(verb, at) } else { None };
        let Some(subject) = lent.or_else(|| self.subject(&group)).or_else(charged) else { return };
        // `joined allies in exposing a network of devices compromised by`: what stands right before it.
        let subject = match self.view.described_before(at, self.floor) {
            Some(phrase) if reduced && !active && group.first == at && subject.phrase.end < at => {
                Subject { phrase, ..subject }
            }
            _ => subject,
        };
        // `want the director jailed`: no more than wanted.
        group.modality =
            if reduced && self.is_wanted(&subject.phrase) { Modality::Hypothetical } else { group.modality };
        // `was arrested and charged with`: the second verb is passive like the first.
        if subject.passive && verb.form == Form::Past && !group.perfect && !group.passive {
            if self.object(at + 1).is_some_and(|object| object.first == at + 1) {
                return;
            }
            group.passive = true;
        }
        let phrase = subject.phrase;
        if group.passive {
            self.remember(&phrase, true);
            let source = self.agent(at + 1).or_else(|| self.human_agent(verb, at));
            let doubt = subject.doubt + if reduced { REDUCED } else { 0 };
            self.passive(verb, &Case { at, group, source, doubt }, phrase);
            return;
        }
        let phrase = match self.campaigner(&phrase) {
            Some(own) if verb.act == Act::Takedown || verb.act == Act::Indict => own,
            _ => self.person_by_deed(verb, phrase),
        };
        if phrase.kind == Kind::Thing
            && matches!(verb.act, Act::Attack | Act::Takedown)
            && among!(
                verb.lemma,
                "cripple paralyse paralyze disrupt disable infect hobble breach compromise hit deface"
            )
            && self.blow_lands(at, group, &phrase)
        {
            return;
        }
        if self.sanctions_target(verb, at, group, &phrase) {
            return;
        }
        let thing = phrase.kind == Kind::Thing;
        if thing && verb.act == Act::Warn && self.is_program(&phrase) {
            return;
        }
        // `the statement by London blaming Russia and regarded it`: who is described is not the subject of what follows.
        let describes = participle && at > self.floor && self.view.is_nominal(at - 1);
        // `welcomes the decision to place it, but criticises`: nor is whose an infinitive is.
        let controlled = group.infinitive.is_some() && !self.subjects.is_empty();
        if (!thing || verb.frame == Frame::Clause) && !describes && !controlled {
            self.remember(&phrase, false);
        }
        let paper = self.may_tell(verb, &phrase);
        let doubt = subject.doubt + if thing { PAPER } else { 0 };
        let case = Case { at, group, source: Some(phrase), doubt };
        if verb.frame == Frame::Clause {
            self.clause(verb, &case, false);
        } else if !thing || paper {
            self.active(verb, &case);
        }
    }

    /// `The new sanctions target two companies`
    fn sanctions_target(&mut self, verb: Verb, at: usize, group: Group, phrase: &Phrase) -> bool {
        let sanctions = among!(self.low(phrase.end - 1), "sanctions designations listings");
        if !sanctions || !among!(verb.lemma, "target hit") {
            return false;
        }
        let whom = self.somebody(at + 1);
        if whom.is_some() {
            let owner = self.within(phrase);
            self.push(Act::Sanction, &Case { at, group, source: owner, doubt: PAPER }, whom, None);
        }
        true
    }

    /// `“…,” complained the bishop`
    fn complained(&mut self, verb: Verb, at: usize, group: Group) -> bool {
        let behind = verb.lemma == "complain" && group.first == at && !group.passive;
        let Some(speaker) = (if behind { self.inverted(at) } else { None }) else { return false };
        self.remember(&speaker, false);
        let claim = self.reported(at, &group, true, speaker.first);
        self.push(Act::Protest, &Case { at, group, source: Some(speaker), doubt: 0 }, None, claim);
        true
    }

    /// Returns who opens a sentence that ends with a charge: `went on trial in Antwerp on Monday accused of hacking`.
    fn charged_before(&self, verb: Verb, at: usize) -> Option<Subject> {
        let told = matches!(verb.act, Act::Accuse | Act::Indict) && among!(self.low(at + 1), "of with");
        let phrase = if told { self.opening().filter(|opening| opening.end < at) } else { None };
        phrase.map(|phrase| Subject { phrase, doubt: LENT, passive: true })
    }

    /// Tells whether a paper, a law or a piece of evidence may do what the verb says.
    fn may_tell(&self, verb: Verb, thing: &Phrase) -> bool {
        let paper = self.is_paper(thing);
        let told =
            matches!(verb.act, Act::Accuse | Act::Attribute | Act::Condemn | Act::Request | Act::Support | Act::Indict);
        self.is_law(thing) && verb.act == Act::Ban
            || paper && (told || verb.lemma == "expose")
            // `Leaked chats expose the heir's price list`
            || verb.lemma == "expose" && (thing.first..thing.end).any(|at| self.low(at) == "leaked")
            // `Forensic evidence ties the wiper to Sandworm`
            || verb.act == Act::Attribute && among!(self.low(thing.end - 1), EVIDENCE)
    }

    /// `the browser warns users when`
    fn is_program(&self, thing: &Phrase) -> bool {
        among!(
            self.low(thing.end - 1),
            "browser app software system page banner screen tool label sign client scanner device phone window prompt dialog dialogue icon light plugin program",
        )
    }

    fn is_wanted(&self, whom: &Phrase) -> bool {
        whom.first > self.floor && among!(self.low(whom.first - 1), "want wants wanted")
    }

    /// Tells whether a participle stands in an aside of its own: `The ambassador, summoned for the second time in a month, said`.
    fn is_aside(&self, verb: Verb, at: usize) -> bool {
        let next = self.low(at + 1);
        matches!(verb.act, Act::Summon | Act::Expel | Act::Sanction | Act::Indict | Act::Ban | Act::Attack)
            && at > self.floor
            && self.low(at - 1) == ","
            && (verb.act != Act::Attack || self.find(at + 2, at + 6, |low| low == "by").is_some())
            && (among!(next, "for over in on at from after twice earlier")
                || verb.act == Act::Summon && next == "to"
                || words::is_time(next))
            && self.find(at + 2, at + 14, |low| low == ",").is_some()
            && self.before_comma(at).is_some()
    }

    /// Returns who stands behind `by` where only somebody can: `was rejected by the county`.
    fn human_agent(&self, verb: Verb, at: usize) -> Option<Phrase> {
        let human = matches!(
            verb.act,
            Act::Deny
                | Act::Reject
                | Act::Condemn
                | Act::Accuse
                | Act::Warn
                | Act::Support
                | Act::Investigate
                | Act::Indict
                | Act::Summon
        );
        let by =
            Some(at + 1).filter(|by| human && self.low(*by) == "by" && among!(self.low(by + 1), "the its their"))?;
        let doer = self.object(by + 1).filter(|doer| doer.kind == Kind::Thing)?;
        let head = self.low(doer.end - 1);
        let paper = is(head, Class::Paper)
            || is(head, Class::Online)
            || among!(head, "server device machine computer script software browser firewall")
            || among!(head, LAWS)
            || head.noun_act().is_some()
            || is(head, Class::Claim);
        let other = head.ends_with("ing")
            || head.ends_with("ion")
            || among!(head, "vote majority margin end time day week month year news way");
        (!paper && !other).then_some(Phrase { kind: Kind::Agent, ..doer })
    }

    /// Returns who is named behind `Among those sanctioned by London are`.
    pub(super) fn among_those(&self, at: usize) -> Option<Phrase> {
        let first = self.floor + 1;
        let opens = self.low(self.floor) == "among" && self.low(first) == "those" && at <= first + 2;
        if !opens {
            return None;
        }
        let be = self.find(at + 1, at + 14, |low| among!(low, "is are was were"))?;
        self.somebody(be + 1)
    }

    /// Returns who stands right before the comma before a participle.
    pub(super) fn before_comma(&self, at: usize) -> Option<Subject> {
        let comma = at.checked_sub(1).filter(|comma| *comma > self.floor && self.low(*comma) == ",")?;
        let phrase = self
            .view
            .phrase_before(comma, self.floor)
            .filter(|phrase| phrase.end == comma && phrase.kind != Kind::Thing)?;
        Some(Subject { phrase, doubt: 0, passive: false })
    }

    /// Returns what is told of in an aside: `The hack, attributed by officials to the GRU, …`, `The charge, rejected by Tehran, …`.
    fn thing_before_comma(&self, verb: Verb, at: usize) -> Option<Subject> {
        let told = matches!(verb.act, Act::Attribute | Act::Deny | Act::Reject | Act::Claim | Act::Condemn);
        let comma = at.checked_sub(1).filter(|comma| *comma > self.floor && self.low(*comma) == ",")?;
        let closes = self.find(at + 1, self.clause_end(at + 1, 14), |low| low == ",").is_some();
        let phrase =
            self.view.phrase_before(comma, self.floor).filter(|phrase| phrase.end == comma && told && closes)?;
        Some(Subject { phrase, doubt: 0, passive: false })
    }

    /// Takes for somebody what does what only somebody does: `The coast guard blamed`, `The archdiocese denied`.
    fn person_by_deed(&self, verb: Verb, phrase: Phrase) -> Phrase {
        if phrase.kind != Kind::Thing {
            return phrase;
        }
        let head = self.low(phrase.end - 1);
        let human = among!(
            verb.lemma,
            "accuse condemn denounce criticise criticize urge demand say tell announce admit acknowledge insist pledge vow allege \
             decline refuse warn caution summon expel indict arrest detain deport sanction blacklist investigate praise welcome applaud commend \
             request protest endorse disclose",
        );
        // `Swedish radio reported`
        if among!(verb.lemma, "say report write tell announce")
            && among!(head, "radio television tv")
            && (phrase.end > phrase.first + 1 || phrase.first == self.floor)
        {
            return Phrase { kind: Kind::Agent, ..phrase };
        }
        let event = head.noun_act().is_some()
            || head.verb().is_some()
            || is(head, Class::Paper)
            || is(head, Class::Venue)
            || is(head, Class::Claim)
            || is(head, Class::Seizable)
            || is(head, Class::Online)
            || is(head, Class::Wish)
            || is(head, Class::Time)
            || is(head, Class::Baseless)
            || head.ends_with("ing")
            || head.ends_with("ion")
            || head.ends_with("ment")
            || head.ends_with("ness")
            || among!(
                head,
                "law court evidence data proof decision vote move campaign conflict war crisis code malware device machine book film \
                 letter e-mail email message messages website poll survey clip video recording theory source post tweet label sign \
                 sample samples program programme script module process server device browser version update window engine card figures numbers results studies experiments tests reasons sources events signs markets prices rules shares law laws bill bills code software app tool system model rumour rumours",
            );
        let opens = words::is_determiner(self.low(phrase.first))
            && !among!(self.low(phrase.first), "this these that those what no");
        let joined = phrase.first > self.floor && self.low(phrase.first - 1) == "and";
        // `Hospital chain admits`, `Coleman's family said`, `Deficit hawks have warned`, `police and medics said`
        let headline = phrase.first == self.floor
            && (self.view.is_headline(self.floor, self.end) || head.ends_with('s') && !head.ends_with("ss"))
            || joined;
        let owned = (phrase.first..phrase.end).any(|at| self.view.lexemes.kind(at) == LexemeKind::Possessive);
        // `Belgian state security summoned`
        let of_nation = self.view.reading_at(phrase.first).is_some();
        let opens = opens || headline || owned || of_nation;
        // `Roscosmos said`: one capital at the start is a name when it says something.
        let name = phrase.first == self.floor && self.view.lexemes.is_capital(phrase.first) && head.ends_with('s');
        let plain = (name || joined || phrase.end > phrase.first + 1) && self.view.is_nominal(phrase.end - 1);
        if phrase.kind == Kind::Thing && human && !event && opens && plain {
            return Phrase { kind: Kind::Agent, ..phrase };
        }
        phrase
    }

    /// Returns who a sentence opens with.
    pub(super) fn opening(&self) -> Option<Phrase> {
        // `16:40 - The embassy …`
        self.opening_within(6)
    }

    /// Returns who stands first, after so many numbers and marks at the most.
    pub(super) fn opening_within(&self, most: usize) -> Option<Phrase> {
        let first = (self.floor..self.end.min(self.floor + most))
            .find(|at| self.view.lexemes.kind(*at) == LexemeKind::Word || self.view.mention_at(*at).is_some())?;
        let phrase = self.view.phrase_after(first, (first + 16).min(self.end))?;
        (phrase.first == first && matches!(phrase.kind, Kind::Named | Kind::Agent)).then_some(phrase)
    }

    /// Returns the actor of the table that a phrase names.
    pub(super) fn listed(&self, phrase: &Phrase) -> Option<&Arc<Entry>> {
        phrase.mention.and_then(|number| self.view.mentions[number].listed())
    }

    /// Tells whether a phrase names an actor of the table.
    pub(super) fn is_listed(&self, phrase: &Phrase) -> bool {
        self.listed(phrase).is_some()
    }

    /// Tells whether a phrase names a state, a union of states or one of their bodies.
    pub(super) fn is_public(&self, phrase: &Phrase) -> bool {
        self.listed(phrase).is_some_and(|entry| among!(entry.kind.as_str(), "state igo agency"))
    }
}
