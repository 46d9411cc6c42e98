//! What a turn of phrase that fits means here, by who does it and to whom.

use crate::model::Act;
use crate::text::gazetteer::Entry;
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::turns::{TURNED, Turned};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among, is};

/// Heads of those who reject a claim as judges.
const COURTS: &str = "court judge jury tribunal judges magistrate bench";

/// Tells whether an actor of the table is one that breaks in: a group of hackers, a gang, a face of theirs.
pub(super) fn is_crew(entry: &Entry) -> bool {
    among!(entry.kind.as_str(), "group hacktivist ransomware persona")
}

impl Sentence<'_, '_> {
    /// Returns whose claim it is that is called something.
    fn whose_claim_is_called(&self, claim: Phrase) -> Option<Phrase> {
        match claim.kind {
            Kind::Thing => self.possessor(&claim),
            Kind::Pronoun => None,
            _ => Some(claim),
        }
    }

    pub(super) fn say_turned(&mut self, case: &Case, turned: Turned) {
        let Turned { act, target, of_intruders, .. } = turned;
        if of_intruders && self.is_one_attack(case, act) {
            return;
        }
        let mut act = if act == Act::Threaten && self.only_asks(case) { Act::Request } else { act };
        let mut target = self.turned_on(case, act, target);
        if act == Act::Claim && target.is_none() {
            target = self.deed_claimed(case.at);
        }
        if self.is_set_aside(case, act, target.as_ref()) {
            return;
        }
        if target.is_none() {
            target = self.named_inside(case.at, act);
        }
        // `names a law firm as its latest victim`
        if act == Act::Attribute && self.find(case.at + 2, case.at + 12, |low| low == "victim").is_some() {
            (act, target) = (Act::Claim, None);
        }
        // `I do not accept that`
        if act == Act::Confirm && case.group.negated && self.low(case.at).starts_with("accept") {
            // A court that does not accept something has found nothing proved.
            if case.source.as_ref().is_some_and(|source| among!(self.low(source.end - 1), COURTS)) {
                return;
            }
            let group = Group { negated: false, ..case.group };
            self.push(Act::Deny, &Case { group, ..case.clone() }, None, self.matter(case.at + 1));
            return;
        }
        if act == Act::Condemn && self.is_claim_called(case.at) {
            act = Act::Deny;
            target = target.and_then(|claim| self.whose_claim_is_called(claim));
        }
        if act == Act::Ban && target.is_none() {
            target = self.who_loses_it(case.at);
        }
        let court = case.source.as_ref().is_some_and(|source| among!(self.low(source.end - 1), COURTS));
        if act == Act::Deny && court {
            act = Act::Reject;
        }
        if self.is_told_by_expulsion(case, act, target.as_ref()) {
            return;
        }
        act = if act == Act::Threaten && self.promises_answer(case.at) { Act::Agree } else { act };
        // `was given until Sunday to leave`
        if act == Act::Threaten
            && target.as_ref().is_some_and(|target| self.is_envoy(target))
            && self.find(case.at + 1, self.clause_end(case.at + 1, 10), |low| among!(low, "leave depart")).is_some()
        {
            act = Act::Expel;
        }
        // `ignored requests for comment`
        if act == Act::Reject && self.find(case.at + 1, case.at + 5, |low| low == "comment").is_some() {
            act = Act::Decline;
        }
        // `swore that the broadcaster would regret it`
        if act == Act::Agree && self.matter(case.at + 1).is_some_and(|matter| self.is_threat(matter)) {
            act = Act::Threaten;
        }
        // `poured cold water on the idea of a tax`: a wish, where `the idea that` is a claim.
        let wish = |at: usize| {
            among!(self.low(at), "idea plan proposal prospect notion") && among!(self.low(at + 1), "of for to")
        };
        if act == Act::Deny && (case.at..self.clause_end(case.at, 12)).any(wish) {
            act = Act::Reject;
        }
        // `The bank sent its staff home`: only states expel.
        if act == Act::Expel && !target.as_ref().is_some_and(|target| self.is_envoy(target)) {
            let state = |party: Option<&Phrase>| party.is_some_and(|party| self.is_public(party));
            if !state(case.source.as_ref()) && !state(target.as_ref()) {
                return;
            }
        }
        if self.is_idle(case, act, target.as_ref()) {
            return;
        }
        if self.is_unfit(case, act) || self.is_no_request(case, act, target.as_ref(), court) {
            return;
        }
        // `vowed consequences for Moscow`, `threatened to retaliate against any country`
        if act == Act::Threaten && target.is_none() {
            target = self.threatened(case.at).or_else(|| self.after(case.at + 1, 10, &["for", "against"]));
        }
        act = self.act_by_doer(case, act);
        (act, target) = self.own_deed(case, act, target);
        // `did not return calls` says nothing, and so it is no negated silence.
        let mut case = case.clone();
        if act == Act::Decline {
            // `Neither the firm nor its insurer answered` is one, too.
            let negated = case.source.as_ref().is_some_and(|source| source.negative);
            case.group = Group { negated, modality: Modality::Fact, ..case.group };
        }
        if act == Act::Ban && among!(self.low(case.at), "allow allows allowed permit permits permitted") {
            case.group.negated = false;
        }
        let claim = self.matter(case.at + 1);
        self.push(act, &case, target, claim);
    }

    /// Tells whether somebody looks after a market, and prosecutes nobody: `Brazil's data protection authority ANPD`.
    pub(super) fn is_regulator(&self, source: &Phrase) -> bool {
        (source.first..source.end)
            .any(|at| among!(self.low(at), "commission regulator watchdog authority ombudsman agency inspectorate"))
    }

    /// `promised a written answer`
    fn promises_answer(&self, at: usize) -> bool {
        among!(self.low(at), "promised promises promise pledged pledges vowed vows")
            && self
                .find(at + 1, at + 5, |low| {
                    among!(low, "written full detailed prompt oral complete formal thorough transparent coordinated")
                })
                .is_some()
            && self.find(at + 2, at + 6, |low| among!(low, "answer reply response")).is_some()
    }

    /// `declared the secretary persona non grata and gave him until Tuesday to leave`: told once.
    fn is_told_by_expulsion(&self, case: &Case, act: Act, target: Option<&Phrase>) -> bool {
        act == Act::Threaten
            && target.is_some_and(|target| target.kind == Kind::Pronoun)
            && self.events.iter().any(|event| event.act == Act::Expel)
            && self.find(case.at + 1, self.clause_end(case.at + 1, 10), |low| among!(low, "leave depart")).is_some()
    }

    /// Returns whom the words right behind the verb name: `seek Interpol help`, `charged that the secretariat had leaked it`.
    fn named_inside(&self, at: usize, act: Act) -> Option<Phrase> {
        match act {
            Act::Request if among!(self.low(at), "seek seeks sought seeking request requests") => {
                let inside = self.view.mention_at(at + 1).map(|number| self.view.named(number));
                inside.filter(|asked| among!(self.low(asked.end), "help assistance support aid"))
            }
            Act::Accuse if self.low(at + 1) == "that" => {
                self.somebody(at + 2).filter(|accused| accused.first == at + 2)
            }
            _ => None,
        }
    }

    /// `called the accusations unfair`
    fn is_claim_called(&self, at: usize) -> bool {
        let calls = among!(
            self.low(at),
            "called calls calling call described describes describing branded labelled termed characterised dismissed dismisses dismissing dismiss"
        );
        let claim = |low: Word| {
            among!(
                low,
                "allegation allegations accusation accusations claim claims charge charges suggestion suggestions attribution attributions insinuations"
            )
        };
        let false_ = self.find(at + 1, self.clause_end(at + 1, 9), words::is_baseless).is_some();
        calls
            && self.object(at + 1).is_some_and(|object| {
                (object.first..object.end).any(|at| claim(self.low(at))) || object.kind == Kind::Pronoun && false_
            })
    }

    /// Returns whom a ban meets that names a thing: `revoked the exchange's licence`.
    fn who_loses_it(&self, at: usize) -> Option<Phrase> {
        let object = self.object(at + 1)?;
        if object.first == at + 1 && object.kind != Kind::Thing {
            return Some(object);
        }
        let licence = among!(self.low(object.end - 1), "licence license licences permit");
        if licence { self.possessor(&object) } else { None }
    }

    /// Tells whether a court orders somebody to do something, other than to pay: `ordered two services to keep the records`.
    pub(super) fn is_order_to_act(&self, at: usize, target: Option<&Phrase>) -> bool {
        self.low(at).starts_with("order")
            && target.is_some_and(|target| {
                let pays = self.find(target.end, target.end + 3, |low| {
                    among!(low, "pay face serve stand be spend surrender bear cover refund")
                });
                pays.is_none() && target.kind != Kind::Pronoun
            })
    }

    /// Tells whether the words stand for something else: `took its own site offline`, `has no reason to believe`, `We rule nothing out`.
    fn is_set_aside(&self, case: &Case, act: Act, target: Option<&Phrase>) -> bool {
        // `The ministry took its site offline`: its own.
        let own = target.is_some_and(|target| {
            among!(self.low(target.first), "its their our his her my")
                || self.low(target.first) == "the"
                    && target.end == target.first + 2
                    && among!(self.low(target.end - 1), "page site website portal system systems service services")
        });
        let reason = self.find(case.at + 1, case.at + 4, |low| low == "reason");
        act == Act::Takedown && own && !case.group.passive && !self.is_police(case)
            || act == Act::Decline && reason.is_some_and(|reason| self.low(reason + 1) == "to")
            || act == Act::Reject
                && (among!(self.low(case.at + 1), "nothing")
                    || self
                        .find(case.at + 1, case.at + 5, |low| among!(low, "volume heat sound music thermostat brightness lights"))
                        .is_some())
            // `pulled the plug on the project`: a state alone forbids so.
            || act == Act::Ban
                && self.find(case.at + 1, case.at + 3, |low| low == "plug").is_some()
                && !case.source.as_ref().is_some_and(|source| self.is_public(source))
            // `suspended the rollout of the system`
            || act == Act::Takedown
                && self.low(case.at).starts_with("suspend")
                && target.is_some_and(|target| {
                    let of = self.find(target.first, target.end, |low| low == "of").unwrap_or(target.end);
                    among!(self.low(of - 1), "rollout use sale purchase contract introduction operation work trial test development deployment delivery export service services")
                })
            // `closed the lid of the laptop`
            || act == Act::Takedown && self.find(case.at + 1, case.at + 4, |low| among!(low, "lid window tab door cover drawer")).is_some()
            // `instructed them to delete the logs`: no law.
            || act == Act::Ban
                && among!(self.low(case.at), "told tell tells ordered orders order instructed instructs")
                && self.find(case.at + 2, case.at + 8, |low| among!(low, "delete remove wipe erase destroy")).is_some()
                && self
                    .find(case.at + 2, self.clause_end(case.at + 2, 12), |low| {
                        among!(low, "logs files evidence records messages data e-mails emails documents recordings copies backups")
                    })
                    .is_some()
    }

    /// Tells whether others do the same and no act is told: `The phones are allowed`, `The host questioned the director`.
    fn is_idle(&self, case: &Case, act: Act, target: Option<&Phrase>) -> bool {
        let verb = self.low(case.at);
        let online = (case.at + 1..self.clause_end(case.at + 1, 12)).any(|at| {
            self.view.mention_at(at).is_some() || is(self.low(at), Class::Online) || among!(self.low(at), "app apps")
        });
        act == Act::Ban
            && among!(verb, "allow allows allowed permit permits permitted")
            && !(case.group.negated && online)
            // `switched off safety devices`
            || act == Act::Takedown
                && among!(verb, "switched switch switches switching turned turn turns turning cut cuts cutting")
                && !target.is_some_and(|target| (target.first..target.end).any(|at| is(self.low(at), Class::Seizable)))
            // `added the centre-back to his list`: a state's list.
            || act == Act::Sanction
                && among!(verb, "add adds added adding put puts putting place places placed placing enter entered")
                && self.find(case.at + 1, self.clause_end(case.at + 1, 20), |low| among!(low, "sanctions blacklist sanction entity")).is_none()
                && !case.source.as_ref().map_or(case.group.passive && self.low(case.at + 2) == "the" && self.low(case.at + 3) == "list" && self.low(case.at + 4) != "of", |source| {
                    self.is_public(source) || among!(self.low(source.end - 1), "treasury ministry department government council commission state chamber")
                })
            // `spoke of a dream`: what is said stands in quotation marks.
            || act == Act::State
                && among!(verb, "speak speaks spoke speaking spoken talk talks talked talking")
                && !(case.at + 2..case.at + 5).any(|at| self.view.lexemes.kind(at) == LexemeKind::Open)
            || act == Act::Investigate
                && (verb.starts_with("question") || verb.starts_with("search"))
                && !self.is_police(case)
            || act == Act::Attack
                && (among!(verb, "have has had")
                    || among!(verb, "get gets got getting") && !target.is_some_and(|target| self.is_online(target))
                    || among!(verb, "win wins won winning secure secures secured")
                    || among!(verb, "gain gains gained gaining obtain obtains obtained")
                        && target.is_none()
                        && !case.group.passive)
                && !case.source.as_ref().is_some_and(|source| self.is_intruder(source))
    }

    /// Returns whom or what a turn of phrase is about: what is hacked, taken down or banned may be a thing.
    fn turned_on(&self, case: &Case, act: Act, told: Option<Phrase>) -> Option<Phrase> {
        // `describes them as fabrications`: what, not whom.
        let mut target = told.filter(|target| {
            target.kind != Kind::Pronoun || !matches!(act, Act::Deny | Act::Disclose | Act::Confirm | Act::State)
        });
        // What is hacked, taken down or banned may be a thing; else it is the one named in it.
        if let Some(thing) = target
            .take_if(|target| target.kind == Kind::Thing && !matches!(act, Act::Attack | Act::Takedown | Act::Ban))
        {
            target = self
                .within(&thing)
                .or_else(|| if matches!(act, Act::Reject | Act::Deny) { self.possessor(&thing) } else { None });
            let whole = matches!(
                act,
                Act::Condemn
                    | Act::Reject
                    | Act::Investigate
                    | Act::Support
                    | Act::Disclose
                    | Act::Confirm
                    | Act::Claim
                    | Act::Sanction
            );
            target = target.or_else(|| Some(thing).filter(|_| whole));
        }
        // `admits selling 1,400 cards`: what was done is no thing it concerns.
        target = target.filter(|thing| act != Act::Confirm || !self.low(thing.first).ends_with("ing"));
        // `published internal documents`, `is reviewing the contract`
        let read = act == Act::Investigate
            && ["review", "study", "studi", "examin"].iter().any(|verb| self.low(case.at).starts_with(verb));
        if (act == Act::Disclose || read) && target.is_none() && !case.group.passive {
            target = self.object(case.at + 1).filter(|thing| {
                thing.first <= case.at + 2
                    && thing.kind == Kind::Thing
                    && !words::is_time(self.low(thing.first))
                    && !among!(self.low(thing.first), "that how what which whether")
            });
        }
        // `is looking at 58 suspected thefts`
        if act == Act::Investigate
            && target.is_none()
            && self.low(case.at).starts_with("look")
            && self.low(case.at + 1) == "at"
        {
            target = self.object(case.at + 2).filter(|thing| !among!(self.low(thing.first), "whether how why"));
        }
        // `called the surveillance “an affront”`
        if act == Act::Condemn && target.is_none() && !case.group.passive {
            target = self.object(case.at + 1).filter(|object| {
                object.first == case.at + 1 && object.kind == Kind::Thing && !among!(self.low(object.first), "back out")
            });
        }
        target
    }

    /// Tells whether somebody is sent by a state beyond doubt.
    pub(super) fn is_envoy(&self, target: &Phrase) -> bool {
        let of_mission = (target.first..target.end).any(|at| {
            among!(self.low(at), "members member staff employees employee personnel officials")
                && self.low(at + 1) == "of"
                && self
                    .find(at + 2, at + 6, |low| {
                        among!(low, "mission missions embassy embassies consulate consulates legation delegation")
                    })
                    .is_some()
        });
        of_mission || (target.first..target.end).any(|at| {
            among!(
                self.low(at),
                "diplomat diplomats attache attaches envoy envoys ambassador ambassadors spies consul consuls vice-consul vice-consuls consul-general embassy consular charge",
            )
        })
    }

    /// Tells whether somebody is a hacker, by his name or by what he is called.
    pub(super) fn is_intruder(&self, source: &Phrase) -> bool {
        // `a ransomware crew`; but ransomware by itself is a thing.
        let crew = source.end > source.first + 1
            && among!(self.low(source.end - 1), "crew group outfit ring collective operation affiliate affiliates")
            && among!(self.low(source.end - 2), "ransomware hacking extortion phishing cybercrime hacktivist");
        crew || self.listed(source).is_some_and(|entry| is_crew(entry))
            || (source.first..source.end).any(|at| {
                among!(
                    self.low(at),
                    "threat hackers hacker attackers attacker intruders intruder gang hacktivists crooks criminals cybercriminals cybercriminal spies fraudsters \
                     scammers thieves extortionists cyberspies snoops perpetrators perpetrator hacktivist unauthorised unauthorized outsiders outsider infiltrators saboteurs hackers-for-hire",
                )
            })
    }

    pub(super) fn turned_passive(&mut self, at: usize, group: Group, turned: Turned) -> bool {
        let source = self.agent(at + 1).or_else(|| self.office_behind(turned.act, at));
        // `The firm was given twenty days to answer`: by nobody named it is no threat.
        if turned.act == Act::Threaten
            && source.is_none()
            && self.low(at) == "given"
            && self.find(at + 1, self.clause_end(at + 1, 14), |low| among!(low, "leave gone depart go")).is_none()
        {
            return false;
        }
        // `No sanctions were imposed`
        let none = self.view.phrase_before(group.first, self.floor).is_some_and(|left| left.negative)
            && !turned.target.as_ref().is_some_and(|target| target.negative);
        let negated =
            group.negated || none && matches!(turned.act, Act::Sanction | Act::Ban | Act::Expel | Act::Indict);
        let group = Group { negated, ..group };
        let target = turned.target.clone();
        if let Some(target) = &target {
            self.remember(target, true);
        }
        // `Interpol has been asked to help.`
        let asked = turned.act == Act::Request
            && group.passive
            && group.modality == Modality::Fact
            && among!(self.low(at), "asked urged advised instructed encouraged")
            && target.as_ref().is_some_and(|target| {
                target.mention.is_some()
                    || target.kind == Kind::Agent && among!(self.low(at), "urged advised encouraged")
            });
        if source.is_none()
            && !asked
            && matches!(turned.act, Act::Request | Act::Support | Act::State | Act::Agree | Act::Confirm | Act::Deny)
        {
            return false;
        }
        // `was fined for obscene language`: by whom tells whether it was for a crime.
        if source.is_none()
            && (among!(self.low(at), "opposed fined") || turned.act == Act::Investigate && target.is_none())
        {
            return false;
        }
        // `were told to brace for attacks`
        if source.is_none() && turned.act == Act::Warn && target.is_some() && group.modality == Modality::Fact {
            self.push(Act::Warn, &Case { at, group, source, doubt: TURNED }, target, self.matter(at + 1));
            return true;
        }
        let open = group.modality != Modality::Fact && !matches!(turned.act, Act::Expel | Act::Sanction | Act::Indict);
        // `taken offline by a denial-of-service attack`
        let struck = || {
            let blow = |low: Word| among!(low, "attack cyberattack ransomware ddos denial-of-service");
            self.find(at + 1, self.clause_end(at + 1, 16), blow).is_some()
        };
        let mut turned = turned;
        // `The registry had been taken over for six hours`
        let captured = self.low(at) == "taken" && self.low(at + 1) == "over";
        if turned.act == Act::Takedown && source.is_none() && (struck() || captured) {
            turned.act = Act::Attack;
        }
        // `The offer was turned down`
        if turned.act == Act::Reject && target.is_none() && source.is_none() {
            let left = self
                .view
                .phrase_before(group.first, self.floor)
                .filter(|left| left.end == group.first && is(self.low(left.end - 1), Class::Wish));
            if let Some(left) = left.filter(|_| group.passive && !open) {
                let source = None;
                let whole = Some((left.first, left.end));
                self.push(
                    Act::Reject,
                    &Case { at, group, source, doubt: TURNED },
                    self.possessor(&left).or(Some(left)),
                    whole,
                );
                return true;
            }
        }
        if source.is_none() && (open || target.is_none() && turned.act == Act::Takedown) {
            return false;
        }
        let case = Case { at, group, source, doubt: TURNED };
        self.say_turned(&case, turned);
        true
    }
}
