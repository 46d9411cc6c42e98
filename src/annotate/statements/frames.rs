//! Acts told by who does something to what, whatever the verb: intruders to what runs on computers, a state to an envoy who has to leave.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Case, Sentence, Subject};
use super::meanings::is_crew;
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, among, is};

/// Taken off where the verb is none of the tables.
pub(super) const UNTOLD: u8 = 20;
/// The most lexemes between a verb and what it does something to.
const NEAR: usize = 9;

/// What intruders do that is no attack, though it is done to data.
const NO_INTRUSION: &str = "used using demanded said told published posted sold offered returned asked threatened claimed called released announced named \
     promised wanted tried failed hoped helped known believed suspected linked based accused arrested charged identified included involved \
     boasted bragged planned needed waited advertised auctioned dumped shared leaked uploaded denied apologised apologized negotiated \
     received paid refused rejected warned expected remained appeared seemed described provided allowed showed shown bought regarded \
     abandoned deleted returned required supplied built created set founded joined led rented registered";

impl Sentence<'_, '_> {
    /// Reads what no verb of the tables tells.
    pub(super) fn frames(&mut self) {
        let told = self.classes;
        if (told.has(Class::Data) || told.has(Class::Online)) && (told.has(Class::Intruder) || self.names_crew()) {
            self.intrusions();
        }
        self.sayings();
        if told.has(Class::Showing) {
            self.papers_show();
        }
        if told.has(Class::Envoy) && told.has(Class::Leaving) {
            self.departures();
        }
    }

    /// Tells whether the sentence names a group of the table: `Sandworm copied the scans`.
    fn names_crew(&self) -> bool {
        (self.floor..self.end).any(|at| self.is_of_crew(at))
    }

    fn is_of_crew(&self, at: usize) -> bool {
        let listed = self.view.mention_at(at).and_then(|number| self.view.mentions[number].listed());
        listed.is_some_and(|entry| is_crew(entry))
    }

    /// Reads `Intruders copied the passport scans of travellers from a visa centre`.
    fn intrusions(&mut self) {
        if self.events.iter().any(|event| matches!(event.act, Act::Attack | Act::Claim)) {
            return;
        }
        let plain = |at: usize| {
            !among!(self.low(at), "operators group groups unit actors crew")
                || among!(self.low(at - usize::from(at > 0)), "the threat")
        };
        let intruder =
            (self.floor..self.end).find(|at| is(self.low(*at), Class::Intruder) && plain(*at) || self.is_of_crew(*at));
        let Some(intruder) = intruder else { return };
        for at in intruder + 1..self.end {
            let low = self.low(at);
            // `Hackers were in our network for a year`
            let inside =
                words::is_be(low) && among!(self.low(at + 1), "in inside") && is(self.low(at - 1), Class::Intruder);
            if inside
                && let Some(network) = self.object(at + 2).filter(|network| self.is_online(network))
                && let Some(source) = self.view.described_before(at, self.floor)
            {
                let group = self.view.group(at, Form::Past, self.floor);
                let group = Group { passive: false, ..group };
                self.push(Act::Attack, &Case { at, group, source: Some(source), doubt: UNTOLD }, Some(network), None);
                return;
            }
            let past = low.ends_with("ed") && low.len() > 4
                || is(low, Class::PlainVerb)
                || low.len() < 6 && among!(low, "got spent hid read ran sat");
            if !past
                || among!(low, NO_INTRUSION)
                || self.view.mention_at(at).is_some()
                || self.view.lexemes.is_capital(at)
                || self.view.lexemes.is_glued(at)
                || self.view.is_quoted(at)
                || low.verb().is_some_and(|verb| !matches!(verb.act, Act::Attack | Act::Takedown))
                || words::is_determiner(self.low(at - 1))
                || self.events.iter().any(|event| event.at == at)
            {
                continue;
            }
            let group = self.view.group(at, Form::Past, self.floor);
            if group.passive && !group.negated && group.modality == Modality::Fact && self.was_intruded(at, group) {
                return;
            }
            if group.passive
                || group.negated
                || group.modality != Modality::Fact
                || words::is_relative(self.low(group.first - usize::from(group.first > 0)))
            {
                continue;
            }
            let Some(subject) = self.subject(&group).filter(|subject| !subject.passive) else { continue };
            if subject.phrase.end > at || !self.breaks_in(&subject.phrase) {
                continue;
            }
            let Some(hit) = self.what_is_hit(at) else { continue };
            self.remember(&subject.phrase, false);
            let case = Case { at, group, source: Some(subject.phrase), doubt: subject.doubt + UNTOLD };
            self.push(Act::Attack, &case, Some(hit), self.matter(at + 1));
            return;
        }
    }

    /// Reads `their records had been copied by a ransomware crew`.
    fn was_intruded(&mut self, at: usize, group: Group) -> bool {
        let Some(crew) = self.agent(at + 1).filter(|crew| self.low(crew.first - 1) == "by" && self.breaks_in(crew))
        else {
            return false;
        };
        let hit = self
            .view
            .phrase_before(group.first, self.floor)
            .filter(|hit| self.is_online(hit) || (hit.first..hit.end).any(|at| is(self.low(at), Class::Data)));
        let told = hit.is_some() && crew.first <= at + 3;
        if told {
            self.push(Act::Attack, &Case { at, group, source: Some(crew), doubt: UNTOLD }, hit, None);
        }
        told
    }

    /// Tells whether somebody is called one who breaks in; `operators` and `group` with nothing but an article.
    fn breaks_in(&self, source: &Phrase) -> bool {
        let head = self.low(source.end - 1);
        let bare = source.end == source.first + 2 && self.low(source.first) == "the";
        self.is_intruder(source)
            || among!(head, "perpetrators perpetrator burglars saboteurs someone somebody")
            || bare && among!(head, "operators group crew actors unit culprits culprit")
    }

    /// Returns what runs or lies on computers right behind a verb, or behind a preposition soon after it.
    fn what_is_hit(&self, at: usize) -> Option<Phrase> {
        let end = self.clause_end(at + 1, NEAR);
        let digital = |phrase: &Phrase| {
            self.is_online(phrase) || (phrase.first..phrase.end).any(|at| is(self.low(at), Class::Data))
        };
        let direct = self.object(at + 1).filter(|object| object.first <= at + 2 && digital(object));
        let behind = || {
            (at + 1..end)
                .filter(|at| among!(self.low(*at), "into in through from inside onto past via across to"))
                .filter_map(|at| self.object(at + 1).filter(|object| object.first <= at + 2))
                .find(digital)
        };
        let direct = direct.or_else(behind)?;
        // `copied the scans from a visa centre`: whose they were.
        let from = self.find(direct.end, direct.end + 4, |low| low == "from").and_then(|from| self.somebody(from + 1));
        Some(from.filter(|from| from.kind != Kind::Pronoun).unwrap_or(direct))
    }

    /// Reads `Leaked files show the agency bought spyware`.
    fn papers_show(&mut self) {
        for at in self.floor + 1..self.end {
            if !is(self.low(at), Class::Showing)
                || self.view.is_quoted(at)
                || self.events.iter().any(|event| event.at == at)
            {
                continue;
            }
            // `…, court papers seen by the newsletter reveal.`
            let last = at + 1 >= self.tail();
            let comma = (self.floor + 3..at).rev().take(10).find(|at| self.low(*at) == ",").filter(|_| last);
            let start = comma.map_or(self.floor, |comma| comma + 1);
            let opens = &(start..at);
            let paper = |at: &usize| {
                is(self.low(*at), Class::Paper)
                    || among!(self.low(*at), "memos logs invoices minutes contract contracts tapes")
            };
            let Some(head) = opens.clone().find(paper).filter(|head| *head < start + 4) else { continue };
            // `Documents obtained by the newspaper show`: nothing but what describes them stands between.
            let between = (head + 1..at).all(|at| {
                self.view.is_nominal(at)
                    || words::is_determiner(self.low(at))
                    || among!(self.low(at), "by of from in to")
            });
            let next = self.low(at + 1);
            let clause = among!(next, "that how it they") || words::is_determiner(next) || self.view.is_nominal(at + 1);
            let verb = self.find(at + 2, self.clause_end(at + 2, 9), |low| {
                low == "that" || words::is_auxiliary(low) || is(low, Class::PlainVerb) || low.ends_with("ed")
            });
            let told = comma.is_some() || clause && verb.is_some();
            if !between || !told || last && comma.is_none() || among!(self.low(start), "our my") {
                continue;
            }
            let leaked = opens.clone().any(|at| {
                among!(self.low(at), "leaked obtained seen reviewed internal confidential secret classified unsealed hacked stolen published")
            });
            let group = self.view.group(at, Form::Past, self.floor);
            let mut source = self.view.phrase(start, head + 1);
            source.kind = Kind::Thing;
            source.end = head + 1;
            let case = Case { at, group, source: Some(source), doubt: UNTOLD };
            let claim = comma.map_or_else(|| self.matter(at + 1), |comma| Some((self.floor, comma)));
            self.push(if leaked { Act::Disclose } else { Act::State }, &case, None, claim);
            return;
        }
    }

    /// Reads `giving one of its secretaries a week to leave the country`, `saw two of its consuls sent home`.
    fn departures(&mut self) {
        if self.events.iter().any(|event| matches!(event.act, Act::Expel)) {
            return;
        }
        let Some(head) = self.find(self.floor, self.end, |low| is(low, Class::Envoy)) else { return };
        if !self.view.is_nominal(head) {
            return;
        }
        let end = self.clause_end(head + 1, 9);
        let leaves = self.find(head + 1, end, |low| among!(low, "leave depart gone packing home welcome go pack"));
        let Some(leaves) = leaves else { return };
        let unwelcome = self.low(leaves) == "welcome" && self.low(leaves - 1) == "longer";
        // `a week to leave`, `told to be gone`, `sent home`
        let told =
            among!(self.low(leaves - 1), "to must") || self.low(leaves) == "gone" && self.low(leaves - 1) == "be";
        let sent =
            among!(self.low(leaves), "home packing") && among!(self.low(leaves - 1), "sent sending send ordered");
        if !(told || sent || unwelcome) || self.view.is_quoted(leaves) {
            return;
        }
        // `Let them go to`
        if among!(self.low(leaves), "go pack")
            && !(among!(self.low(leaves + 1), ". , by within and up home") || words::is_time(self.low(leaves + 1)))
        {
            return;
        }
        let between = head + 1..leaves;
        // `wants to leave`, `decided to leave`: of his own will.
        let willing = between.clone().any(|at| {
            among!(self.low(at), "want wants wanted decided chose plans planned hoped refused refuses agreed preparing prepared asked reluctant")
        });
        if willing {
            return;
        }
        // `two of its consuls`: back to where it starts.
        let first = (self.floor..head)
            .rev()
            .take(6)
            .take_while(|at| {
                self.view.is_nominal(*at) && !self.view.ends_phrase(*at)
                    || words::is_determiner(self.low(*at))
                    || self.low(*at) == "of"
            })
            .last()
            .unwrap_or(head);
        let expelled = Phrase { kind: Kind::Agent, ..self.view.phrase(first, head + 1) };
        let recalled = among!(self.low(first), "its their his") && self.low(leaves) == "home";
        let verb = (self.floor + 1..first)
            .rev()
            .take(4)
            .find(|at| self.low(*at).verbal().form().is_some() && self.view.mention_at(*at).is_none());
        let passive = between.clone().any(|at| words::is_be(self.low(at))) || sent && self.low(leaves - 1) == "sent";
        let case = |source: Option<Phrase>, at: usize, group| Case { at, group, source, doubt: UNTOLD };
        if passive {
            let group = self.view.group(leaves - 1, Form::Past, self.floor);
            let open = self
                .find(self.floor, first, |low| {
                    among!(low, "want wants wanted demand demands demanded if should could would may")
                })
                .is_some();
            let modality = if open { Modality::Hypothetical } else { Modality::Fact };
            let group = Group { passive: true, infinitive: None, modality, ..group };
            self.push(Act::Expel, &case(None, leaves - 1, group), Some(expelled), None);
            return;
        }
        // `The consul must leave Estonia by Saturday, the ministry said`
        let bound = self.low(leaves - 1) == "must"
            || self.low(leaves - 1) == "to" && among!(self.low(leaves - 2), "has have had");
        if bound && head < leaves - 1 && verb.is_none() {
            let told = self.events.iter().find(|event| event.act == Act::State && event.source.is_some());
            let source = told.and_then(|event| event.source.clone());
            let group =
                Group { infinitive: None, modality: Modality::Fact, ..self.view.group(leaves, Form::Base, self.floor) };
            if source.is_some() || self.is_envoy(&expelled) && self.view.is_headline(self.floor, self.end) {
                self.push(Act::Expel, &case(source, leaves, group), Some(expelled), None);
            }
            return;
        }
        let Some(verb) = verb.filter(|_| !recalled) else { return };
        let form = self.low(verb).verbal().form().unwrap_or(Form::Past);
        let group = self.view.group(verb, form, self.floor);
        let participle = form == Form::Ing && group.first == verb;
        let subject = if participle {
            self.participle(verb).or_else(|| self.opening().map(|phrase| Subject { phrase, doubt: 0, passive: false }))
        } else {
            self.subject(&group)
        };
        let Some(subject) = subject.filter(|subject| subject.phrase.kind != Kind::Thing) else { return };
        if subject.phrase.end > first {
            return;
        }
        self.push(Act::Expel, &case(Some(subject.phrase), verb, group), Some(expelled), None);
    }

    /// Tells whether a noun for a sign is called something in words of the speaker's own: `called the finding “a script written elsewhere”`.
    pub(super) fn is_belittled(&self, from: usize, end: usize) -> bool {
        const CLAIMED: &str = "allegation allegations accusation accusations dossier note demarche evidence document indictment attribution claim claims charge charges report reports suggestion suggestions assertion \
             assertions finding findings story stories insinuations rumours dossier theory narrative verdict";
        const GRAVE: &str = "worrying alarming serious important significant historic landmark wake-up welcome credible damning devastating troubling \
             shocking disturbing concerning reassuring true timely accurate positive constructive step good great compelling convincing \
             persuasive thorough milestone turning sobering deeply first extremely very high concern";
        let Some(claim) = self.find(from, end, |low| among!(low, CLAIMED)) else { return false };
        // `the note he had been handed as “a document without a single fact”`
        let far = (claim + 1..(claim + 10).min(end)).find(|at| self.low(*at) == "as");
        let near = far.unwrap_or(claim);
        let open = (near + 1..(near + 4).min(end)).find(|at| self.view.lexemes.kind(*at) == LexemeKind::Open);
        open.and_then(|open| self.view.quote_at(open))
            .is_some_and(|(open, close)| !(open..close).any(|at| among!(self.low(at), GRAVE)))
    }
}
