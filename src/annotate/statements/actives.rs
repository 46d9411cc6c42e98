//! Active verbs with an object: whom the act concerns, by the frame of its verb.

use crate::model::Act;
use crate::text::acts::{Form, Frame, Verb};
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among, is};

/// Taken off for an attack told in passing: what was hit is often a thing.
const IN_PASSING: u8 = 5;

impl Sentence<'_, '_> {
    /// Reads an active verb that does not report a clause.
    pub(super) fn active(&mut self, verb: Verb, case: &Case) {
        let at = case.at;
        let left_out = self.left_out(case);
        let terms = self.set_between(verb, at);
        let object = left_out.clone().or_else(|| self.object(terms.map_or(at + 1, |terms| terms + 1)));
        // `deplored and opposed the statement`: they share an object.
        let object = object.or_else(|| {
            let joined = among!(self.low(at + 1), "and or") && self.low(at + 2).ends_with("ed");
            if joined { self.object(at + 3) } else { None }
        });
        let somebody = object.clone().filter(|object| object.kind != Kind::Thing);
        let caught = || object.clone().filter(|object| self.is_caught(verb, case, object, left_out.is_some()));
        let somebody = somebody.or_else(|| caught().map(|object| Phrase { kind: Kind::Agent, ..object }));
        let matter = self.matter(at + 1);
        if self.is_other_sense(verb, case, object.as_ref(), somebody.as_ref()) {
            return;
        }
        if let Some(act) = self.other_act(verb, case, object.as_ref()) {
            let target = if act == Act::Reject && self.low(at + 1) == "to" {
                // `declined to hear the case`
                self.object(at + 3).filter(|object| object.first <= at + 4)
            } else if act == Act::Takedown || act == Act::Sanction && somebody.is_some() {
                object
            } else {
                // `attack the minister over the delays`
                let rebuked = somebody.clone().filter(|_| act == Act::Condemn);
                rebuked.or_else(|| object.as_ref().and_then(|object| self.somebody_of(object)))
            };
            self.push(act, case, target, matter);
            return;
        }
        match verb.act {
            Act::Deny | Act::Reject => self.refusal(verb, case),
            Act::Claim => self.claim(case),
            Act::Agree => self.agreement(verb, case),
            Act::Accuse => self.accusation(verb, case, somebody),
            Act::Attribute => self.tracing(verb, case, object),
            Act::Decline if self.low(at + 1) == "to" || self.find(at + 1, at + 4, |low| low == "comment").is_some() => {
                self.push(Act::Decline, case, None, matter);
            }
            Act::Decline => {}
            Act::Request if verb.frame == Frame::From => {
                let asked = self.after(at + 1, 14, &["from"]).or_else(|| self.asked_of(at));
                let asked = self.asked_that(at).or(asked);
                self.push(Act::Request, case, asked, matter);
            }
            Act::Protest => self.protesting(case),
            Act::Sanction if !self.may_sanction(verb, case) => {}
            Act::Sanction if verb.lemma == "designate" => {
                if somebody.as_ref().is_some_and(|somebody| self.is_listing(case, somebody.end)) {
                    self.push(Act::Sanction, case, somebody, matter);
                }
            }
            Act::Takedown => {
                if object.as_ref().is_some_and(|object| self.is_coin(verb, at) || self.is_seizable(verb, object)) {
                    let hackers = case.source.as_ref().is_some_and(|source| self.is_intruder(source));
                    self.push(if hackers { Act::Attack } else { Act::Takedown }, case, object, matter);
                }
            }
            Act::Attack => self.attacking(verb, case, object),
            Act::Ban | Act::Investigate | Act::Support | Act::Condemn => {
                // Whom it concerns may stand inside the thing: `condemned Russia's attack`.
                let of = || {
                    let object =
                        object.as_ref().filter(|object| verb.act == Act::Support && object.kind == Kind::Thing)?;
                    let close = usize::from(self.view.lexemes.kind(object.end) == LexemeKind::Close);
                    let of = object.end + close;
                    let last = (object.first..object.end).find(|at| self.low(*at) == "of");
                    let from = if self.low(of) == "of" { of } else { last? };
                    self.somebody(from + 1)
                };
                // `condemned what they called a pathetic response`
                let what = verb.act == Act::Condemn && self.find(at + 1, at + 4, |low| low == "what").is_some();
                // `a decision that the groups denounced`
                let left_thing = left_out.clone().filter(|left| verb.act == Act::Condemn && left.kind == Kind::Thing);
                let concerned = somebody
                    .or(left_thing)
                    .or_else(|| if what { self.what_is_called(at) } else { None })
                    .or_else(|| object.as_ref().and_then(|object| self.within(object)))
                    .or_else(of);
                let concerned = concerned.or_else(|| object.clone().filter(|_| verb.act == Act::Ban));
                let praised =
                    verb.act == Act::Support && object.is_none() && self.view.lexemes.kind(at + 2) == LexemeKind::Open;
                // `praised the “cool heads” of the engineers`
                let concerned = concerned.or_else(|| if praised { self.after(at + 3, 7, &["of"]) } else { None });
                if object.is_some() || what || verb.act == Act::Investigate || concerned.is_some() {
                    self.push(verb.act, case, concerned, matter);
                }
            }
            Act::Threaten => {
                self.push(
                    Act::Threaten,
                    case,
                    somebody.or_else(|| self.threatened(at)).or_else(|| self.threatened_with(at, object)),
                    matter,
                );
            }
            act => self.onto_somebody(act, verb, case, object, somebody),
        }
    }

    /// Tells whether the object is somebody, whatever it is called: only people are arrested.
    fn is_caught(&self, verb: Verb, case: &Case, object: &Phrase, left_out: bool) -> bool {
        let near = object.first <= case.at + 3 || left_out;
        // `sentenced the go-between to four years`
        let term = verb.lemma == "sentence"
            && self.low(object.end) == "to"
            && (self.view.lexemes.kind(object.end + 1) == LexemeKind::Number
                || self
                    .find(object.end + 1, object.end + 6, |low| {
                        among!(low, "years months prison jail life death probation community")
                    })
                    .is_some());
        let person = near && verb.act == Act::Indict && (!among!(verb.lemma, "charge sue sentence convict") || term);
        (person || self.is_charged(verb, case.at, object))
            && case.source.as_ref().is_some_and(|source| source.kind != Kind::Thing)
    }

    /// Reads a verb whose object is the one concerned: `urged Brussels to`, `blacklisted the firm`.
    fn onto_somebody(&mut self, act: Act, verb: Verb, case: &Case, object: Option<Phrase>, somebody: Option<Phrase>) {
        let at = case.at;
        let restraint = act == Act::Request && self.is_plea(verb, at);
        // `urged that the rules be adopted`
        let that = act == Act::Request && self.low(at + 1) == "that";
        let somebody = if that { self.asked_that(at) } else { somebody };
        let told = act == Act::Disclose && object.is_some();
        // `blacklists a Russian web host`: whoever is sanctioned is somebody.
        let somebody =
            somebody.or_else(|| object.filter(|object| act == Act::Sanction && self.is_sanctioned(case, object)));
        if somebody.is_some() || restraint || that || told {
            self.push(act, case, somebody, self.matter(at + 1));
        }
    }

    /// Tells whether somebody sanctions as states do: not a federation its players, nor a firm its staff.
    fn may_sanction(&self, verb: Verb, case: &Case) -> bool {
        let Some(source) = case.source.as_ref() else { return true };
        let head = self.low(source.end - 1);
        let club = among!(
            head,
            "association federation club league judge court bar fifa uefa ioc wada tribunal magistrate referee body store"
        );
        let firm = among!(verb.lemma, "blacklist punish penalise penalize")
            && source.mention.is_none()
            && among!(
                head,
                "company firm bank store platform operator provider vendor shop school university hospital club team employer airline exchange publisher studio developer",
            );
        !club && !firm
    }

    /// Tells whether a thing that a state or its people sanction stands for somebody: it has a name or a nation.
    fn is_sanctioned(&self, case: &Case, object: &Phrase) -> bool {
        let named = (object.first..object.end)
            .any(|at| self.view.mention_at(at).is_some() || at > object.first && self.view.lexemes.is_capital(at));
        let head = self.low(object.end - 1);
        let deed = head.noun_act().is_some() || is(head, Class::Wish) || head.ends_with("ing") || head.ends_with("ion");
        // `sanctioned three wallets`
        let listed = among!(
            head,
            "wallets wallet addresses address vessels vessel tankers tanker ships ship aircraft domains entities"
        );
        object.first <= case.at + 3
            && (named || listed)
            && !deed
            && case.source.as_ref().is_some_and(|source| self.is_public(source) || source.kind != Kind::Thing)
    }

    /// Reads `hacked the ministry`, `exfiltrated 300 GB from a law firm`.
    fn attacking(&mut self, verb: Verb, case: &Case, object: Option<Phrase>) {
        let at = case.at;
        // `Customs intercepted a shipment`
        let heard = |object: &Phrase| {
            self.is_online(object)
                || (object.first..object.end).any(|at| {
                    among!(
                        self.low(at),
                        "calls conversations messages communications traffic correspondence signals talks data"
                    )
                })
        };
        if verb.lemma == "intercept" && !object.as_ref().is_some_and(heard) {
            return;
        }
        if object.as_ref().is_some_and(|object| object.first <= at + 4) {
            let from = if verb.lemma == "exfiltrate" { self.after(at + 1, 12, &["from"]) } else { None };
            self.push(Act::Attack, &case.doubting(IN_PASSING), from.or(object), None);
        }
    }

    /// Returns who is threatened with something, whatever he is: `threatened the platform with a fine`.
    fn threatened_with(&self, at: usize, object: Option<Phrase>) -> Option<Phrase> {
        let whom = object.filter(|object| object.first == at + 1 && self.low(object.end) == "with")?;
        Some(Phrase { kind: Kind::Agent, ..whom })
    }

    /// Returns the last lexeme of what may stand between a verb and its object.
    fn set_between(&self, verb: Verb, at: usize) -> Option<usize> {
        // `condemn in the strongest terms the attack`
        let open = usize::from(self.view.lexemes.kind(at + 1) == LexemeKind::Open);
        if self.low(at + 1 + open) == "in" {
            let terms = self.find(at + 2, at + 9, |low| among!(low, "terms absentia"))?;
            Some(terms + usize::from(self.view.lexemes.kind(terms + 1) == LexemeKind::Close))
        } else if verb.lemma == "extradite" && self.low(at + 1) == "to" {
            // `extradited to the United States a citizen`
            self.view.core_after(at + 2, self.clause_end(at + 2, 8)).map(|end| end - 1)
        } else {
            None
        }
    }

    pub(super) fn is_seizable(&self, verb: Verb, object: &Phrase) -> bool {
        // `the domains of a stresser service`: domains.
        let of = self.find(object.first + 1, object.end, |low| low == "of");
        let services = among!(self.low(of.unwrap_or(object.end) - 1), "services service access power supplies");
        let seized = |at: usize| is(self.low(at), Class::Seizable);
        let named = object.kind == Kind::Named && !among!(verb.lemma, "seize suspend remove delete crack purge smash");
        !services && (named || (object.first..object.end).any(seized))
    }

    /// `accused X of`, `blamed X for`, `blamed the hack on X`.
    fn accusation(&mut self, verb: Verb, case: &Case, somebody: Option<Phrase>) {
        let at = case.at;
        let mut claim = self.matter(at + 1);
        let target = if verb.frame == Frame::On {
            let settled = |object: &Phrase| among!(self.low(object.end), "for , .");
            let on = self.find(at + 1, self.clause_end(at + 1, 18), |low| low == "on");
            let on = on.filter(|_| !somebody.as_ref().is_some_and(settled));
            let direct = somebody.clone().filter(|object| on.is_none_or(|on| object.end > on));
            direct.or_else(|| on.and_then(|on| self.somebody(on + 1))).or(somebody)
        } else {
            if let Some(accused) = &somebody {
                let of = self.find(accused.end, accused.end + 3, |low| low == "of");
                claim = of.and_then(|of| self.matter(of + 1)).or(claim);
            }
            // Whoever is accused is somebody.
            somebody.or_else(|| {
                self.object(at + 1)
                    .filter(|object| verb.lemma == "accuse" && self.low(object.end) == "of")
                    .map(|object| Phrase { kind: Kind::Agent, ..object })
            })
        };
        // `blamed a failed update for the outage`
        let target = target.or_else(|| {
            let direct = self.object(at + 1).filter(|object| object.first <= at + 2 && self.low(object.end) == "for");
            direct.filter(|_| verb.lemma == "blame")
        });
        // `blamed the outage on a botched update`, `blames a supplier's stolen password`
        let target = target.or_else(|| {
            let on = self.find(at + 1, self.clause_end(at + 1, 14), |low| low == "on");
            let thing = self.object(on.map_or(at + 1, |on| on + 1))?;
            let owned = || self.possessor(&thing).or_else(|| self.within(&thing));
            let whole = on.is_some().then(|| thing.clone());
            if verb.lemma == "blame" { owned().or(whole) } else { None }
        });
        if target.is_some() {
            self.push(Act::Accuse, case, target, claim);
        }
    }

    /// `attributed the hack to X`, `linked the group to X`.
    fn tracing(&mut self, verb: Verb, case: &Case, object: Option<Phrase>) {
        let loose = !among!(verb.lemma, "attribute ascribe");
        let prepositions: &[&str] = if verb.lemma == "link" { &["to", "with"] } else { &["to"] };
        // `tied OceanLotus to the hacking of dissidents`
        let deed = |low: Word| {
            low.noun_act() == Some(Act::Attack) || among!(low, "hacking theft heist espionage campaign phishing")
        };
        if let Some(culprit) =
            object.clone().filter(|object| loose && object.kind != Kind::Thing && self.is_culprit(object))
            && among!(self.low(culprit.end), "to with")
            && self.find(culprit.end + 1, culprit.end + 6, deed).is_some()
        {
            self.push(Act::Attribute, case, Some(culprit), self.matter(case.at + 1));
            return;
        }
        // `linked Oxford with London`, `traced its history to`: for these the table must know whom.
        let target = self.after(case.at + 1, 18, prepositions).filter(|target| {
            // `tied the wallets to Lazarus`: a name no table knows, to which something of hackers is tied.
            let traces = verb.lemma == "trace"
                || object.as_ref().is_some_and(|object| {
                    (object.first..object.end).any(|at| {
                        self.low(at).noun_act() == Some(Act::Attack)
                            || among!(self.low(at), "wallets malware infrastructure servers domains tools toolset")
                    })
                });
            !loose || self.is_culprit(target) || traces && target.kind == Kind::Named
        });
        let bare = verb.form == Form::Past && !case.group.perfect && case.group.first == case.at;
        // `accounts linked to X`: a description, unless it is what `which Y linked to X` says.
        // `Staff may connect devices to the network`
        if loose
            && case.group.modality == Modality::Hypothetical
            && !case.group.negated
            && self.low(case.at) == "connect"
        {
            return;
        }
        let describes = loose && self.low(case.at + 1) == "to" && bare && !self.is_relative_object(&case.group);
        // `we link the cluster to Beijing`: a place, where it is hackers whom somebody links.
        let target = target.or_else(|| {
            let to =
                self.find(case.at + 1, self.clause_end(case.at + 1, 16), |low| prepositions.contains(&low.text()))?;
            let named = self.view.named(self.view.mention_at(to + 1)?);
            let hackers = object.as_ref().is_some_and(|object| {
                (object.first..object.end).any(|at| {
                    self.low(at).noun_act() == Some(Act::Attack)
                        || is(self.low(at), Class::Intruder)
                        || among!(self.low(at), "cluster campaign activity malware implant wiper it")
                })
            });
            Some(named).filter(|named| hackers && self.is_public(named) && self.low(named.end) != "by")
        });
        // `linked the sabotage to a vessel`
        let target = target.or_else(|| {
            let to =
                self.find(case.at + 1, self.clause_end(case.at + 1, 16), |low| prepositions.contains(&low.text()))?;
            self.object(to + 1).filter(|thing| self.is_origin(thing))
        });
        // `attributes the outage to a burst pipe`
        let target = target.or_else(|| {
            let deed = object.as_ref().is_some_and(|object| {
                among!(
                    self.low(object.end - 1),
                    "outage outages breach failure disruption incident attack leak crash blackout intrusion hack"
                )
            });
            let to = self
                .find(case.at + 1, self.clause_end(case.at + 1, 12), |low| low == "to")
                .filter(|_| deed && !loose)?;
            self.object(to + 1).filter(|thing| thing.first == to + 1 && words::is_determiner(self.low(thing.first)))
        });
        // `has not attributed it to anyone`
        let unattributed = case.group.negated && !loose;
        if (target.is_some() || unattributed) && !describes {
            let traced = object.map(|object| (object.first, object.end));
            self.push(Act::Attribute, case, target, traced);
        }
    }

    /// Tells whether a thing is of the kind that attacks are traced to: `a server farm outside Novosibirsk`, `a vessel`.
    pub(super) fn is_origin(&self, thing: &Phrase) -> bool {
        thing.kind == Kind::Thing
            && (thing.first..thing.end).any(|at| {
                among!(
                    self.low(at),
                    "vessel ship tanker trawler farm server servers address addresses ip infrastructure building flat office wallet wallets laptop \
                     computer computers phone domain domains provider exchange embassy shop",
                )
            })
    }

    /// Tells whether somebody is of the kind that things are traced to.
    pub(super) fn is_culprit(&self, target: &Phrase) -> bool {
        self.listed(target).is_some_and(|entry| entry.kind != "person")
            || (target.first..target.end).any(|at| {
                among!(self.low(at), "hackers group gang operators service services government contractor company firm unit cluster actor actors crew collective state intelligence \
                     agency army military ministry regime operatives power vendor supplier developer maker firms companies individual man student teenager employee \
                     employees cell bureau institute university ring syndicate network outfit mercenaries insider national nationals citizen \
                     gangs groups officers officer division directorate spies subsidiary")
            })
    }

    /// `claimed responsibility`, `claimed the attack`, `claimed that …`.
    fn claim(&mut self, case: &Case) {
        let at = case.at;
        let attack = |low: Word| {
            low.noun_act() == Some(Act::Attack)
                || among!(
                    low,
                    "outage outages blackout blackouts disruption disruptions shutdown break-in break-ins leak leaks theft thefts heist raid raids hit \
                     hits strike strikes defacement defacements intrusion operation takedown destruction disabling hacking wiper assault assaults bombing killing explosion blast",
                )
        };
        let own = self.find(at + 1, at + 5, |low| among!(low, "responsibility credit")).is_some();
        // `claimed Tuesday's outage`
        let owned = self.view.lexemes.kind(at + 2) == LexemeKind::Possessive;
        let deed = (owned || words::is_determiner(self.low(at + 1))) && self.find(at + 2, at + 5, attack).is_some();
        // `claimed to have hacked the ministry`, `claimed it had stolen the files`
        let taken = |low: Word| {
            low.verb().is_some_and(|verb| verb.act == Act::Attack && verb.form == Form::Past)
                || among!(low, "stolen knocked wiped carried taken broken leaked encrypted obtained crippled erased")
        };
        let done = self.low(at + 1) == "to" && self.low(at + 2) == "have" && self.find(at + 3, at + 5, taken).is_some();
        let behind =
            self.low(at + 1) == "to" && self.low(at + 2) == "be" && among!(self.low(at + 3), "behind responsible");
        // `claimed it had burned down the mill`: hackers speak of their deeds.
        let crew = |source: &Phrase| {
            self.is_intruder(source)
                || among!(self.low(source.end - 1), "channel group collective account persona crew outfit")
                    && !self.is_public(source)
        };
        let it = at + 1 + usize::from(self.low(at + 1) == "that");
        let hackers = case.source.as_ref().is_some_and(crew)
            && among!(self.low(it), "it they we")
            && among!(self.low(it + 1), "had have has")
            && !words::is_negation(self.low(it + 2))
            && !words::is_be(self.low(it + 2));
        if done || behind || hackers || self.is_own_deed((at + 1, self.end)) {
            self.push(Act::Claim, case, None, self.matter(at + 1));
            return;
        }
        let told = |object: Phrase| {
            let low = self.low(object.end);
            object.first == at + 1
                && (is(low, Class::PlainVerb)
                    || low.verb().is_some_and(|verb| verb.form == Form::Past)
                    || low.ends_with("ed"))
        };
        let clause = (at + 1..(at + 9).min(self.end))
            .take_while(|at| self.low(*at) != ",")
            .any(|at| words::is_be(self.low(at)) || among!(self.low(at), "had has have did would will"))
            || among!(self.low(at + 1), "it they he she we there")
            || self.object(at + 1).is_some_and(told);
        let matter = self.matter(at + 1);
        let left_out = self.left_out(case).is_some_and(|left| (left.first..left.end).any(|at| attack(self.low(at))));
        if left_out {
            self.push(Act::Claim, case, None, matter);
            return;
        }
        let headline = attack(self.low(at + 1)) || self.view.is_nominal(at + 1) && attack(self.low(at + 2));
        // `claimed the diesel subsidy`
        let benefit = self.object(at + 1).is_some_and(|object| {
                object.first == at + 1
                    && among!(
                        self.low(object.end - 1),
                        "subsidy subsidies benefit benefits refund refunds rebate rebates compensation allowance pension pensions damages expenses title medal \
                         prize victory lives life wages asylum reward bounty",
                    )
            });
        if benefit && !own {
            return;
        }
        if own || ((deed || headline) && !clause) {
            self.push(Act::Claim, case, None, matter);
        } else if clause || among!(self.low(at + 1), "that to") {
            self.push(Act::State, &case.doubting(5), None, matter);
        }
    }

    /// `agreed with X to`, `signed a pact with X`.
    fn agreement(&mut self, verb: Verb, case: &Case) {
        let at = case.at;
        let next = self.low(at + 1);
        let paper = |low: Word| {
            among!(
                low,
                "agreement agreements pact accord memorandum deal treaty convention protocol declaration mou statement pledge \
                 arrangement charter compact accords treaties",
            )
        };
        // `pledged in Hiroshima to`
        let put_off = || self.over_place(at + 1).is_some_and(|to| among!(self.low(to), "to that"));
        let agrees = match verb.lemma {
            // `the convention, which Togo ratified`, `ratified it`
            "sign" | "ratify" => {
                let it = among!(next, "it them") || self.left_out(case).is_some();
                self.find(at + 1, at + 12, paper).is_some() || it && self.find(self.floor, at, paper).is_some()
            }
            "pledge" => among!(next, "to that support not never") || put_off(),
            // `The Commission agreed within a day.`; `EU, ASEAN agree cyber drill calendar`
            "agree" if among!(next, ". within") || case.at + 1 >= self.tail() => true,
            "agree" if self.view.is_headline(self.floor, self.end) && self.view.is_nominal(at + 1) => true,
            _ => {
                let mut later = at + 1;
                while later < at + 4 && self.view.is_time_at(later, self.floor) {
                    later += 1;
                }
                among!(next, "to on that with not a upon")
                    || put_off()
                    || later > at + 1 && among!(self.low(later), "to on that with")
            }
        };
        // `promised to answer in kind`: no promise to anybody.
        let in_kind = self.find(at + 1, at + 6, |low| low == "kind").is_some_and(|kind| self.low(kind - 1) == "in");
        if agrees && !in_kind {
            let with = self.after(at + 1, 14, &["with"]).filter(|_| verb.lemma != "pledge");
            // `Parliament never ratified the accord`
            let with = with.or_else(|| {
                if verb.lemma == "ratify" { self.left_out(case).or_else(|| self.object(at + 1)) } else { None }
            });
            // `has agreed to nothing`
            let nothing = among!(next, "to on") && among!(self.low(at + 2), "nothing neither none no");
            let group = Group { negated: case.group.negated || nothing, ..case.group };
            self.push(Act::Agree, &Case { group, ..case.clone() }, with, self.matter(at + 1));
        }
    }
}
