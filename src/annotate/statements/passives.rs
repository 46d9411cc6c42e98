//! Passive verbs: whom it concerns stands before, who does it after `by` or nowhere.

use crate::model::Act;
use crate::text::acts::{Frame, Verb};
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::Modality;
use super::words::{self, Word, among, is};

/// Taken off for acts that are rarely told in the passive.
const UNUSUAL: u8 = 10;

impl Sentence<'_, '_> {
    /// Reads `was accused of`, `sanctioned by`, `charged with`; `left` stands before the verb, the case's source after `by`.
    pub(super) fn passive(&mut self, verb: Verb, case: &Case, left: Phrase) {
        let at = case.at;
        let agent = case.source.is_some();
        let thing = (left.first, left.end);
        let (target, object) = if left.kind == Kind::Thing { (None, Some(left)) } else { (Some(left), None) };
        let claim = self.matter(at + 1);
        if self.is_struck(verb, case) {
            let hit = target.or_else(|| object.filter(|object| self.is_online(object)));
            if hit.is_some() {
                self.push(Act::Attack, case, hit, claim);
            }
            return;
        }
        match verb.act {
            Act::Deny | Act::Reject => self.refused(verb, case, target, thing),
            Act::Attribute => self.traced(verb, case, thing),
            Act::Accuse if verb.frame == Frame::On && target.is_none() => {
                let blamed = self.after(at + 1, 8, &["on"]);
                if blamed.is_some() {
                    self.push(Act::Accuse, case, blamed, claim);
                }
            }
            // `The cables were leaked to the press`
            Act::Disclose
                if verb.lemma == "leak"
                    && (case.group.first < at || self.view.is_headline(self.floor, self.end))
                    && object.is_some() =>
            {
                self.push(Act::Disclose, &case.doubting(UNUSUAL), object, None);
            }
            Act::Agree | Act::Confirm | Act::Disclose | Act::Warn | Act::Request => {
                self.told_of(verb, case, target, object);
            }
            Act::Claim => self.claimed(case, object, thing),
            // `was praised by Kyiv`; but a `project backed by Kyiv` is a description.
            Act::Support if agent && !among!(verb.lemma, "back support") => {
                self.push(Act::Support, case, target.or(object), Some(thing));
            }
            Act::Support
                if agent
                    && case.group.first < at
                    && object.as_ref().is_some_and(|object| {
                        let head = self.low(object.end - 1);
                        is(head, Class::Wish)
                            || is(head, Class::Claim)
                            || head.noun_act().is_some()
                            || (object.first..object.end).any(|at| is(self.low(at), Class::Wish))
                    }) =>
            {
                self.push(Act::Support, case, object, Some(thing));
            }
            // `The leak was first reported by Der Spiegel`
            Act::State if agent && case.group.first < at && among!(verb.lemma, "report announce declare proclaim") => {
                self.push(Act::State, &case.doubting(UNUSUAL), None, Some(thing));
            }
            Act::State if self.is_told_by(verb, case) => {
                self.push(Act::State, &case.doubting(UNUSUAL), target, claim);
            }
            Act::Support | Act::State | Act::Decline | Act::Protest => {}
            // `The botnet was dismantled by Europol`
            Act::Takedown | Act::Ban | Act::Investigate | Act::Attack | Act::Condemn | Act::Threaten
                if target.is_none() =>
            {
                // `Huawei equipment has been banned from`: whose it is.
                let whose = || object.as_ref().and_then(|object| self.within(object));
                let hit =
                    verb.act == Act::Attack && object.as_ref().is_some_and(|object| self.is_hit(verb, case, object));
                // `servers were seized in Romania`
                let taken = case.group.first <= at
                    && among!(verb.lemma, "seize confiscate dismantle sinkhole")
                    && object
                        .as_ref()
                        .is_some_and(|object| (object.first..object.end).any(|at| is(self.low(at), Class::Seizable)));
                if agent || hit || taken {
                    self.push(verb.act, case, object, None);
                } else if verb.act == Act::Ban
                    && (case.group.first < at || self.view.is_headline(self.floor, self.end))
                    && case.group.modality == Modality::Fact
                    && object.as_ref().is_some_and(|object| self.is_bannable(object))
                {
                    self.push(Act::Ban, &case.doubting(UNUSUAL), object, None);
                } else if verb.act == Act::Ban && case.group.first < at && whose().is_some() {
                    self.push(Act::Ban, &case.doubting(UNUSUAL), whose(), None);
                }
            }
            Act::Takedown if !agent && verb.lemma != "dismantle" => {}
            Act::Takedown if self.is_dismissed(verb, target.as_ref()) => {}
            Act::Sanction if verb.lemma == "designate" && !self.is_listing(case, at + 1) => {}
            Act::Sanction if self.is_allowed(case, target.as_ref()) => {}
            // `expelled from school` is no matter between states.
            Act::Expel if self.leaves_club(at) => {}
            Act::Expel
                if !agent
                    && verb.lemma != "deport"
                    && !target.as_ref().is_some_and(|target| self.is_sent(target))
                    && !self.leaves_country(at) => {}
            Act::Indict if verb.lemma == "charge" && is_duty(self.low(at + 2)) => {}
            // `customers who were charged twice`
            Act::Indict if verb.lemma == "charge" && self.is_billed(at, target.as_ref()) => {}
            // `until the operators were evicted from the network`
            Act::Expel
                if among!(verb.lemma, "evict eject")
                    && !target.as_ref().is_some_and(|target| self.is_envoy(target)) => {}
            act => {
                if target.is_some() {
                    let source = case.source.clone().or_else(|| self.office_behind(act, at));
                    self.push(act, &Case { source, ..case.clone() }, target, claim);
                }
            }
        }
    }

    /// Returns the office to which an envoy is called: `was summoned to the foreign ministry in Budapest`.
    pub(super) fn summoned_to(&self, at: usize) -> Option<Phrase> {
        let to = self.find(at + 1, self.clause_end(at + 1, 5), |low| among!(low, "to before at by"))?;
        let office = self.somebody(to + 1).filter(|office| office.first == to + 1)?;
        (office.first..office.end)
            .any(|at| among!(self.low(at), "ministry office department secretariat chancellery presidency directorate"))
            .then_some(office)
    }

    /// `The minister was warned in March`, `The unit's existence was revealed by a newspaper`
    fn told_of(&mut self, verb: Verb, case: &Case, target: Option<Phrase>, thing: Option<Phrase>) {
        let told = among!(verb.lemma, "warn caution forewarn")
            && case.group.first < case.at
            && target.as_ref().is_some_and(|target| target.kind != Kind::Thing)
            && case.group.modality == Modality::Fact;
        if case.source.is_some() || told {
            let thing = thing.filter(|_| verb.act == Act::Disclose);
            self.push(verb.act, &case.doubting(UNUSUAL), target.or(thing), None);
        }
    }

    /// `The officer, suspended by the mayor`
    fn is_dismissed(&self, verb: Verb, target: Option<&Phrase>) -> bool {
        among!(verb.lemma, "suspend remove purge disable")
            && target.is_some_and(|target| target.kind != Kind::Pronoun && !self.is_online(target))
    }

    /// Reads `The committee was told by the auditors that`.
    fn is_told_by(&self, verb: Verb, case: &Case) -> bool {
        case.group.first < case.at
            && among!(verb.lemma, "tell inform advise assure notify brief remind")
            && case.source.as_ref().is_some_and(|source| self.low(source.end) == "that")
    }

    /// Reads `The attack was claimed by Killnet`.
    fn claimed(&mut self, case: &Case, object: Option<Phrase>, thing: (usize, usize)) {
        let responsibility = |at: usize| among!(self.low(at), "responsibility credit");
        let deed = (thing.0..thing.1).any(|at| self.low(at).noun_act().is_some() || responsibility(at));
        let by = || {
            let by = self.find(case.at + 1, case.at + 3, |low| low == "by")?;
            self.object(by + 1).filter(|channel| channel.first == by + 1)
        };
        if let Some(source) = case.source.clone().or_else(by).filter(|_| deed) {
            let case = &Case { source: Some(source.acting()), ..case.clone() };
            // `Responsibility for the blackout was claimed by`
            let deed = self
                .find(thing.0, thing.1, |low| among!(low, "responsibility credit"))
                .and_then(|own| self.find(own + 1, own + 3, |low| low == "for"))
                .and_then(|for_| self.object(for_ + 1));
            let what = object.filter(|object| !(object.first..object.end).any(responsibility)).or(deed);
            self.push(Act::Claim, case, what, Some(thing));
        }
    }

    /// Reads `The hack was traced to X`, `was attributed to X by Y`.
    fn traced(&mut self, verb: Verb, case: &Case, thing: (usize, usize)) {
        let at = case.at;
        let agent = case.source.is_some();
        let blamed = self.after(at + 1, 10, if verb.lemma == "link" { &["to", "with"] } else { &["to"] });
        let headline = self.view.is_headline(self.floor, self.end);
        let direct = agent || headline || among!(verb.lemma, "attribute ascribe") || case.group.first < at;
        // `The saying is attributed to Cato`: without an agent the table must know whom.
        // `The malware was traced to a contractor in Hyderabad`: what is traced is of hackers.
        let hacked = (thing.0..thing.1).any(|at| {
            let low = self.low(at);
            low.noun_act() == Some(Act::Attack)
                || is(low, Class::Data)
                || among!(low, "malware worm virus leak leaks wiper campaign theft thefts phishing posts videos ransomware break-in hoax spyware operation")
        });
        let known = agent
            || blamed.as_ref().is_some_and(|blamed| {
                self.is_listed(blamed) || hacked && blamed.kind != Kind::Pronoun && self.is_culprit(blamed)
            });
        // `was traced to servers in Bulgaria by analysts`
        let place = || self.find(at + 1, at + 3, |low| low == "to").and_then(|to| self.object(to + 1));
        let origin = || place().filter(|place| self.is_origin(place) && case.group.first < at && verb.lemma != "link");
        if !agent
            && !known
            && let Some(origin) = origin()
        {
            self.push(Act::Attribute, case, Some(origin), Some(thing));
        } else if known && direct && blamed.is_some() {
            self.push(Act::Attribute, case, blamed, Some(thing));
        } else if agent && among!(verb.lemma, "trace attribute ascribe") && self.low(at + 1) == "to" {
            let owner = place().and_then(|place| self.within(&place));
            self.push(Act::Attribute, case, owner, Some(thing));
        }
    }

    /// Tells whether what is sanctioned is allowed: `a match sanctioned in 2008`, `sanctioned by parliament`.
    fn is_allowed(&self, case: &Case, target: Option<&Phrase>) -> bool {
        // `Resellers are sanctioned to bundle the firewall`
        if self.low(case.at + 1) == "to"
            && self.view.is_nominal(case.at + 2)
            && self.view.mention_at(case.at + 2).is_none()
        {
            return true;
        }
        let Some(source) = &case.source else {
            return case.group.first == case.at && !target.is_some_and(|target| self.is_listed(target));
        };
        among!(
            self.low(source.end - 1),
            "parliament court law board assembly church federation judge committee voters congregation",
        )
    }

    /// Tells whether a blow by nobody named is told: `was disrupted by a cyberattack`.
    fn is_struck(&self, verb: Verb, case: &Case) -> bool {
        let blow = |low: Word| low.noun_act() == Some(Act::Attack) || among!(low, "ransomware malware worm wiper");
        matches!(verb.act, Act::Takedown | Act::Attack)
            && case.source.is_none()
            && case.group.passive
            && self.low(case.at + 1) == "by"
            && self.find(case.at + 2, case.at + 7, blow).is_some()
    }

    /// Tells whether it is money that somebody is charged: `customers who were charged twice`.
    fn is_billed(&self, at: usize, target: Option<&Phrase>) -> bool {
        let customers = target.is_some_and(|target| {
            (target.first..target.end).any(|at| {
                among!(
                    self.low(at),
                    "customers users passengers clients patients subscribers consumers households residents tenants visitors guests motorists members",
                )
            })
        });
        let fee = self
            .find(at + 1, at + 7, |low| {
                among!(low, "fee fees rate rates price premium surcharge interest toll tuition duty")
            })
            .is_some()
            && words::is_determiner(self.low(at + 1));
        let price = self.view.phrase_before(self.view.group(at, crate::text::acts::Form::Past, self.floor).first, self.floor).is_some_and(|left| {
            among!(self.low(left.end - 1), "interest fee fees rate rates rent tax taxes duty tolls vat premium premiums commission tariff tariffs battery batteries")
        });
        // `was charged for two coffees`
        let items = self.low(at + 1) == "for"
            && (self.view.lexemes.kind(at + 2) == LexemeKind::Number
                || among!(self.low(at + 2), "two three four five six seven eight nine ten"));
        price
            || fee
            || items
            || among!(self.low(at + 1), "twice extra double")
            || !among!(self.low(at + 1), "with over in on under by") && customers
    }

    /// Tells whether it is something on computers that is said to have been hit: `the ministry's website was hacked`.
    fn is_hit(&self, verb: Verb, case: &Case, thing: &Phrase) -> bool {
        case.group.passive
            && case.group.modality == Modality::Fact
            && among!(
                verb.lemma,
                "hack breach infiltrate penetrate compromise infect deface cyberattack hijack ddos encrypt paralyse paralyze cripple cyber-attack \
                 sabotage attack target disrupt",
            )
            && self.is_online(thing)
    }

    /// Tells whether a thing runs on computers, or is known to: `the phone of the minister`, `its mail servers`.
    pub(super) fn is_online(&self, thing: &Phrase) -> bool {
        (thing.first..thing.end).any(|at| {
            is(self.low(at), Class::Online)
                || among!(
                    self.low(at),
                    "phone phones smartphone smartphones lines laptop laptops mailbox mailboxes inbox inboxes e-mail e-mails email emails mail webmail cloud \
                     software app apps railway railways grid plant pipeline telegram intranet registry archive archives",
                )
        })
    }

    /// Tells whether a thing is of the kind that states forbid: `three news sites`, `the import of routers`.
    pub(super) fn is_bannable(&self, thing: &Phrase) -> bool {
        self.is_online(thing)
            || (thing.first..thing.end).any(|at| {
                among!(self.low(at), "vpn vpns import imports export exports sale sales use app apps software spyware products product vehicles drones cameras chips payments payment")
            })
    }

    /// `The claims were rejected by X`, `the consul was denied access by X`.
    fn refused(&mut self, verb: Verb, case: &Case, target: Option<Phrase>, thing: (usize, usize)) {
        // `Challenged by the opposition to say whether`: nobody is refused anything.
        if verb.lemma == "challenge" && target.is_some() {
            return;
        }
        // `It cannot be denied that`
        let it = target.as_ref().is_some_and(|target| self.low(target.first) == "it");
        if it && self.low(case.at + 1) == "that" {
            return;
        }
        // `Bail was denied`: the capital is the sentence's.
        let asked_for = |at: usize| {
            among!(
                self.low(at),
                "petition appeal application motion suit lawsuit claim complaint request proposal amendment"
            )
        };
        let refusable = case.group.first < case.at
            && (thing.0..thing.1)
                .any(|at| words::is_refusable(self.low(at)) || verb.lemma == "dismiss" && asked_for(at))
            && target.as_ref().is_none_or(|target| target.mention.is_none() && target.kind != Kind::Agent);
        if refusable
            && case.source.is_none()
            && case.group.modality == Modality::Fact
            && among!(verb.lemma, "deny refuse reject dismiss")
        {
            // `Access was denied to 212 users`: to whom, else what.
            let asked = (thing.0..case.group.first).any(|at| {
                among!(self.low(at), "application applications request requests motion motions petition petitions appeal suit lawsuit claim complaint")
                    || self.low(at) == "for" && words::is_refusable(self.low(at - 1))
            });
            let what = Some(self.view.phrase(thing.0, thing.1)).filter(|_| asked);
            let whom = self.after(case.at + 1, 4, &["to"]).or(what);
            self.push(Act::Reject, case, whom, Some(thing));
            return;
        }
        // `It was rejected by 341 votes to 290.`
        let votes = self.low(case.at + 1) == "by" && self.view.lexemes.kind(case.at + 2) == LexemeKind::Number;
        if votes && case.group.passive && case.source.is_none() && verb.act == Act::Reject {
            let whole = target.clone().or_else(|| Some(self.view.phrase(thing.0, thing.1)));
            self.push(Act::Reject, case, whole, Some(thing));
            return;
        }
        let barred = verb.lemma == "deny" && target.is_some() && case.group.first < case.at;
        if (case.source.is_none() && !barred) || (target.is_some() && verb.lemma == "dismiss") {
            return;
        }
        let is_claim = (thing.0..thing.1).any(|at| words::is_claim(self.low(at)));
        let denies = target.is_none() && (verb.lemma == "deny" || (is_claim && !among!(verb.lemma, "veto oppose")));
        let judge = case
            .source
            .as_ref()
            .is_some_and(|source| among!(self.low(source.end - 1), "court judge jury tribunal insurer insurers"));
        // `Access has been refused to two firms by the agency`: to whom.
        let given = (thing.0..thing.1).any(|at| words::is_refusable(self.low(at)));
        let to = || self.find(case.at + 1, case.at + 2, |low| low == "to").and_then(|to| self.somebody(to + 1));
        let (denies, target) = match if given && target.is_none() { to() } else { None } {
            Some(whom) => (false, Some(whom)),
            None => (denies, target),
        };
        self.push(if denies && !judge { Act::Deny } else { Act::Reject }, case, target, Some(thing));
    }

    /// Tells whether somebody is a foreign state's man: the kind that is expelled.
    pub(super) fn is_sent(&self, target: &Phrase) -> bool {
        let sent = |at: usize| {
            among!(
                self.low(at),
                "diplomat diplomats attache attaches envoy envoys ambassador ambassadors spies spy officers staff consul consuls consular \
                 embassy charge counsellor secretary secretaries personnel employees",
            )
        };
        let firm = self.listed(target).is_some_and(|entry| among!(entry.kind.as_str(), "company group"));
        target.kind == Kind::Pronoun
            || (self.is_listed(target) && !firm)
            || (target.first..target.end).any(sent)
            || self.is_envoy(target)
    }

    /// Tells whether `designated X` means a listing: by a state, or `as a terrorist group`; not as host or hitter.
    pub(super) fn is_listing(&self, case: &Case, after: usize) -> bool {
        let a = self.low(after) == "a" && among!(self.low(after + 1), "terrorist criminal foreign");
        if self.low(after) == "as" || a {
            let listed = |low: Word| among!(low, "terrorist terrorists sanctions malicious sanctioned criminal");
            return self.find(after, after + 9, listed).is_some();
        }
        let office = |source: &Phrase| {
            source.mention.is_some_and(|number| self.view.mentions[number].office.is_some())
                || (source.first..source.end)
                    .find_map(|at| self.view.mention_at(at))
                    .is_some_and(|number| self.view.mentions[number].office.is_some())
        };
        case.source.as_ref().is_some_and(|source| {
            self.is_public(source)
                || office(source)
                || among!(
                    self.low(source.end - 1),
                    "office department treasury ministry council cabinet government administration"
                )
        }) && !among!(self.low(after), "to area site the a")
    }

    /// Tells whether somebody is expelled from a school, a party or the like.
    pub(super) fn leaves_club(&self, at: usize) -> bool {
        let from = self.find(at + 1, self.clause_end(at + 1, 12), |low| low == "from");
        from.is_some_and(|from| self.find(from, from + 6, is_club).is_some())
    }

    /// `expelled from Slovenia`
    fn leaves_country(&self, at: usize) -> bool {
        let from = self.find(at + 1, at + 4, |low| low == "from");
        let mention = from.and_then(|from| self.view.mention_at(from + 1));
        mention.is_some_and(|number| {
            self.view.mentions[number].actors.first().is_some_and(|entry| among!(entry.kind.as_str(), "state igo"))
        })
    }
}

/// Tells whether a word is for a body whose members are expelled without any harm between states.
pub(super) fn is_club(low: Word) -> bool {
    among!(
        low,
        "school schools university universities college colleges academy party parties club clubs parliament house congress chamber team league scouts \
         church union",
    )
}

/// Tells whether a past form that this word follows is a passive without its helper: `accused of`, `sanctioned by`.
pub(super) fn is_reduced(verb: Verb, next: &str) -> bool {
    match verb.act {
        Act::Accuse => among!(next, "of by for") && verb.lemma != "suspect",
        Act::Indict => among!(next, "by with in over for on at under after as from last"),
        Act::Sanction => among!(next, "by in over for under"),
        Act::Attribute => {
            next == "to" && among!(verb.lemma, "attribute ascribe")
                || next == "by" && among!(verb.lemma, "attribute ascribe tie link trace connect")
        }
        Act::Expel
        | Act::Summon
        | Act::Attack
        | Act::Takedown
        | Act::Condemn
        | Act::Ban
        | Act::Deny
        | Act::Reject
        | Act::Investigate => next == "by",
        // `In a ruling hailed by privacy groups`
        Act::Support => {
            next == "by"
                && matches!(verb.lemma, "hail" | "praise" | "welcome" | "applaud" | "salute" | "laud" | "commend")
        }
        _ => false,
    }
}

/// Tells whether `charged with` this is a duty, not a crime.
pub(super) fn is_duty(low: Word) -> bool {
    among!(
        low,
        "overseeing enforcing protecting running managing implementing ensuring defending monitoring securing coordinating \
         guarding investigating drafting preparing regulating supervising reviewing assessing leading advising appointing choosing finding \
         improving building keeping setting making developing auditing planning",
    )
}
