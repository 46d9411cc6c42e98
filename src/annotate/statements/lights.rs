//! Verbs that report an act only together with a noun or a particle: `imposed sanctions on`, `called in`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Act;
use crate::text::acts::{self, Form};

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among};
use crate::text::sieve::{Few, few};

/// Verbs, the nouns one of which must follow, the act, and the prepositions before the one concerned.
struct Light {
    verbs: &'static str,
    nouns: Few,
    act: Act,
    prepositions: &'static [&'static str],
}

/// Verbs that bring forth what is said: `issued a denial`, `voiced outrage`.
const UTTERING: &str = "issue voice express level deliver make give offer send release direct repeat renew reiterate reaffirm restate register post utter air \
     sound hurl fling lob fire launch unleash mount raise trade hand lodge file deal dish publish respond react reply answer counter come greet \
     meet retaliate submit vent pour put pronounce";
/// Verbs that answer with what is said: `responded with a denial`.
const ANSWERING: &str = "respond react reply answer counter come greet meet retaliate hit";

const LIGHTS: &[Light] = &[
    Light {
        verbs: "impose slap levy announce adopt approve place introduce unveil issue extend put widen expand tighten renew prolong \
                toughen broaden enact agree order level declare join match mirror reimpose reinstate",
        nouns: few("sanctions sanction"),
        act: Act::Sanction,
        prepositions: &["on", "against", "upon"],
    },
    Light {
        verbs: "impose slap place announce unveil adopt introduce agree approve levy order",
        nouns: few("freeze freezes blacklisting embargo penalties restrictions"),
        act: Act::Sanction,
        prepositions: &["on", "against", "upon", "for"],
    },
    Light {
        verbs: "lodge file deliver send hand issue make submit register present convey give serve",
        nouns: few("protest protests complaint demarche representations representation"),
        act: Act::Protest,
        prepositions: &["with", "to", "against"],
    },
    Light {
        verbs: "convey",
        nouns: few("displeasure dissatisfaction indignation"),
        act: Act::Protest,
        prepositions: &["to", "with"],
    },
    Light { verbs: "cut sever break suspend", nouns: few("ties relations"), act: Act::Expel, prepositions: &["with"] },
    Light {
        verbs: UTTERING,
        nouns: few(
            "condemnation condemnations outrage alarm concern concerns indignation dismay anger fury disgust dissatisfaction displeasure disapproval \
                disappointment criticism criticisms rebuke rebukes censure reprimand broadside tirade reproach denunciation denunciations \
                condemnation salvo",
        ),
        act: Act::Condemn,
        prepositions: &["with", "to", "at", "of", "against", "about", "over"],
    },
    Light {
        verbs: "express voice offer pledge reaffirm affirm confirm underline underscore restate provide lend give extend convey promise renew reiterate declare",
        nouns: few("solidarity support backing endorsement sympathy"),
        act: Act::Support,
        prepositions: &["with", "to", "for", "behind"],
    },
    Light {
        verbs: "open launch begin start commence order announce initiate conduct mount commission reopen restart resume widen expand extend take pursue",
        nouns: few("investigation inquiry probe investigations enquiry inquiries enquiries"),
        act: Act::Investigate,
        prepositions: &["into", "against", "of", "on"],
    },
    Light {
        verbs: "unseal file bring announce lay issue press hand return obtain secure level prefer slap authorise authorize",
        nouns: few("charges indictment indictments warrant warrants lawsuit lawsuits"),
        act: Act::Indict,
        prepositions: &["against", "for", "on", "of"],
    },
    Light { verbs: "make", nouns: few("arrest arrests"), act: Act::Indict, prepositions: &["of"] },
    Light {
        verbs: "bring launch open start begin commence take initiate file",
        nouns: few("proceedings prosecution"),
        act: Act::Indict,
        prepositions: &["against"],
    },
    Light {
        verbs: "issue voice level deliver make direct repeat renew reiterate hurl fling lob fire launch unleash mount raise trade lodge file publish respond \
                react counter retaliate hit vent pour pronounce air bring lay exchange swap",
        nouns: few("accusations accusation allegation allegations"),
        act: Act::Accuse,
        prepositions: &["against", "at", "of", "with"],
    },
    Light { verbs: "take accept", nouns: few("responsibility credit"), act: Act::Claim, prepositions: &[] },
    Light {
        verbs: "sign reach conclude strike seal ink clinch broker forge cement enter finalise finalize make hammer initial secure",
        nouns: few("agreement pact accord memorandum deal treaty understanding mou arrangement agreements partnership"),
        act: Act::Agree,
        prepositions: &["with"],
    },
    Light {
        verbs: UTTERING,
        nouns: few("warning alert warnings alerts caution advisory advisories"),
        act: Act::Warn,
        prepositions: &["to", "against"],
    },
    Light {
        verbs: "issue publish release make give put read deliver",
        nouns: few("statement report findings analysis assessment"),
        act: Act::State,
        prepositions: &[],
    },
    Light {
        verbs: UTTERING,
        nouns: few("denial denials rebuttal disavowal repudiation refutation"),
        act: Act::Deny,
        prepositions: &[],
    },
    Light {
        verbs: UTTERING,
        nouns: few("threat threats ultimatum ultimatums"),
        act: Act::Threaten,
        prepositions: &["against", "to", "at"],
    },
    Light {
        verbs: UTTERING,
        nouns: few("appeal plea pleas demand demands request requests"),
        act: Act::Request,
        prepositions: &["to", "on", "upon"],
    },
    Light {
        verbs: "reiterate renew repeat reaffirm restate echo",
        nouns: few("call calls"),
        act: Act::Request,
        prepositions: &["to", "on", "upon"],
    },
    Light { verbs: UTTERING, nouns: few("praise"), act: Act::Support, prepositions: &["for", "on", "to"] },
    Light {
        verbs: "make give issue offer",
        nouns: few("admission confirmation acknowledgement confession"),
        act: Act::Confirm,
        prepositions: &[],
    },
    Light {
        verbs: "make",
        nouns: few("revelations revelation disclosure disclosures"),
        act: Act::Disclose,
        prepositions: &[],
    },
    Light {
        verbs: "launch carry conduct mount stage unleash wage",
        nouns: few(
            "attack attacks cyberattack cyberattacks cyber-attack cyber-attacks intrusion intrusions offensive hack raid assault \
                cyberoffensive onslaught",
        ),
        act: Act::Attack,
        prepositions: &["on", "against"],
    },
];

/// The light verbs, each with its nouns.
static BY_VERB: LazyLock<FxHashMap<&'static str, Vec<&'static Light>>> = LazyLock::new(|| {
    let mut verbs: FxHashMap<&'static str, Vec<&'static Light>> = FxHashMap::default();
    for light in LIGHTS {
        for verb in light.verbs.split_whitespace() {
            verbs.entry(verb).or_default().push(light);
        }
    }
    verbs
});

impl Sentence<'_, '_> {
    /// Reads a verb that needs a noun or particle; tells whether it is used up.
    pub(super) fn light(&mut self, at: usize, lemma: &'static str, form: Form) -> bool {
        let group = self.view.group(at, form, self.floor);
        if self.turn(at, lemma, form, group) {
            return true;
        }
        if !BY_VERB.contains_key(lemma) && acts::light_verb(&self.low(at)).is_none() {
            return false;
        }
        // `Among those put under US sanctions are`
        let listed = lemma == "list"
            || among!(lemma, "put place add")
                && self.find(at + 1, at + 7, |low| among!(low, "sanctions blacklist")).is_some();
        if let Some(listed) = self.among_those(at).filter(|_| listed && form == Form::Past) {
            self.push(Act::Sanction, &Case { at, group, source: self.agent(at + 1), doubt: 5 }, Some(listed), None);
            return true;
        }
        let next = self.low(at + 1);
        let bare = form == Form::Past && !group.perfect;
        // `Taiwan hit by a wave of hacks`
        if among!(lemma, "hit strike") && (group.passive || bare) && next == "by" {
            return self.struck(at, group);
        }
        if group.passive || (bare && next == "by" && lemma != "stand") {
            return matches!(form, Form::Past | Form::Participle) && self.light_passive(at, lemma, group);
        }
        // `sanctions imposed on`, `a group named as`: descriptions.
        if bare
            && among!(next, "on against with as")
            && among!(lemma, "impose lodge file place name identify")
            && !self.is_relative_object(&group)
            && !self.is_of_acts(at, group)
        {
            return false;
        }
        let participle = (form == Form::Ing && group.first == at).then(|| self.participle(at)).flatten();
        let Some(subject) =
            participle.or_else(|| self.subject(&group)).filter(|subject| !subject.passive || form != Form::Past)
        else {
            return false;
        };
        // `The resolution calls on all states to`
        let asks = lemma == "call" && self.is_paper(&subject.phrase);
        if subject.phrase.kind == Kind::Thing && !asks {
            return among!(lemma, "hit strike knock take shut bring cut freeze break make")
                && self.blow_lands(at, group, &subject.phrase);
        }
        self.remember(&subject.phrase, false);
        let case = Case { at, group, source: Some(subject.phrase), doubt: subject.doubt };
        let done = self.idiom(lemma, &case) || self.with_noun(lemma, &case) || self.strike(lemma, &case);
        // Verbs of the acts table find their subject again; the others lend it to the verbs after them.
        if !done && self.low(at).verb().is_some() {
            self.subjects.pop();
        }
        done
    }

    /// Tells whether the verb is that of `the sanctions Ottawa imposed on`.
    fn is_of_acts(&self, at: usize, group: Group) -> bool {
        let source = self.view.phrase_before(group.first, self.floor);
        self.left_bare(&Case { at, group, source, doubt: 0 }).is_some_and(|left| {
            among!(self.low(left.end - 1), "sanctions measures penalties restrictions protest complaint")
        })
    }

    /// `Hackers hit the Danish railways`: said of them it is an attack.
    fn strike(&mut self, lemma: &str, case: &Case) -> bool {
        let hackers = case.source.as_ref().is_some_and(|source| self.is_intruder(source));
        let object = self.object(case.at + 1).filter(|object| object.first <= case.at + 2);
        let strikes = among!(lemma, "hit strike");
        // `US Treasury hits crypto mixer`: it strikes with nothing else.
        let treasury = case.source.as_ref().is_some_and(|source| among!(self.low(source.end - 1), "treasury ofac"))
            || case
                .source
                .as_ref()
                .and_then(|source| self.listed(source))
                .is_some_and(|entry| among!(entry.name.as_str(), "OFAC") || entry.name.contains("Treasury"));
        let act = if treasury { Act::Sanction } else { Act::Attack };
        strikes && (hackers || treasury) && object.is_some_and(|object| self.done(act, case, object))
    }

    /// `A wave of traffic took down the website`, `The worm paralysed ports`: an attack by nobody named.
    pub(super) fn blow_lands(&mut self, at: usize, group: Group, blow: &Phrase) -> bool {
        let head = self.low(blow.end - 1);
        let attack = head.noun_act() == Some(Act::Attack)
            || among!(head, "ransomware malware wiper worm virus trojan spyware implant pegasus");
        let down = !among!(
            self.low(at),
            "takes taken took take shut shuts brought brings cut cuts broke breaks froze made makes make"
        ) || self
            .find(at + 1, self.clause_end(at + 1, 12), |low| {
                among!(low, "down offline off halt standstill knees unreachable unavailable inaccessible unusable")
            })
            .is_some();
        let from = at + 1 + usize::from(among!(self.low(at + 1), "down offline off out"));
        // `the hack that crippled London hospitals` is told in passing.
        let passing = among!(self.low(group.first.saturating_sub(1)), "that which who");
        if passing || !attack || !down || group.modality != Modality::Fact || group.passive {
            return false;
        }
        let Some(hit) = self.object(from).filter(|object| object.first <= from + 1) else { return false };
        let hit = if hit.kind == Kind::Thing && !self.is_online(&hit) { self.within(&hit) } else { Some(hit) };
        let known = hit.is_some();
        if known {
            self.push(Act::Attack, &Case { at, group, source: None, doubt: 5 }, hit, None);
        }
        known
    }

    /// `was hit by an attack`, `hit by hackers`
    fn struck(&mut self, at: usize, group: Group) -> bool {
        let attack = |low: Word| low.noun_act() == Some(Act::Attack) || among!(low, "ransomware malware wiper ddos");
        let end = self.clause_end(at + 2, 7);
        let source = self.agent(at + 1).filter(|source| self.is_intruder(source));
        if source.is_none() && self.find(at + 2, end, attack).is_none() {
            return false;
        }
        let left = self
            .before_comma(at)
            .map(|subject| subject.phrase)
            .or_else(|| self.view.phrase_before(group.first, self.floor));
        let Some(left) = left else { return false };
        self.push(Act::Attack, &Case { at, group, source, doubt: 5 }, Some(left), self.matter(at + 1));
        true
    }

    /// Reads `verb … noun … preposition X`.
    fn with_noun(&mut self, lemma: &str, case: &Case) -> bool {
        let at = case.at;
        let end = self.clause_end(at + 1, 12);
        let Some(lights) = BY_VERB.get(lemma) else { return false };
        let lights = lights.iter().copied();
        let Some((light, noun)) =
            lights.clone().into_iter().find_map(|light| Some((light, self.own_noun(at, end, lemma, light)?)))
        else {
            // `the sanctions that X imposed on Y`
            let left = self.left_out(case).or_else(|| self.left_bare(case));
            let named = |light: &&Light| {
                left.as_ref().is_some_and(|left| {
                    let head = self.low(left.end - 1);
                    (light.nouns.holds(head) || light.act == Act::Sanction && head == "measures")
                        && (light.act == Act::Agree || self.after(at + 1, 7, light.prepositions).is_some())
                })
            };
            let Some(light) = lights.into_iter().find(named) else { return false };
            let target = self.after(at + 1, 7, light.prepositions);
            self.push(light.act, &case.doubting(5), target, None);
            return true;
        };
        // `when it publishes its findings`: not yet.
        let to_come = light.act == Act::State
            && among!(self.low(at), "publishes issues releases makes gives reads delivers publish issue release")
            && case.source.as_ref().is_some_and(|source| {
                source.first > self.floor && among!(self.low(source.first - 1), "when until before once after if")
            });
        if to_come {
            return false;
        }
        if light.act == Act::Attack && lemma == "carry" && self.low(at + 1) != "out" {
            return false;
        }
        // `The Commission has opened proceedings against the platform`: those who prosecute are others.
        let looks = light.act == Act::Indict
            && self.low(noun) == "proceedings"
            && case.source.as_ref().is_some_and(|source| self.is_regulator(source));
        if looks {
            let target = self.after(noun + 1, 9, light.prepositions);
            self.push(Act::Investigate, case, target, self.matter(at + 1));
            return true;
        }
        // `launched a blistering attack on the minister's record`
        if light.act == Act::Attack && self.is_verbal_attack(at, noun) {
            let target = self.after(noun + 1, 9, light.prepositions).or_else(|| {
                let on = self.find(noun + 1, noun + 3, |low| light.prepositions.contains(&low.text()))?;
                self.object(on + 1).and_then(|object| self.possessor(&object))
            });
            self.push(Act::Condemn, case, target, self.matter(at + 1));
            return true;
        }
        // `cut ties` with nobody named is no rupture between states.
        if light.act == Act::Expel && self.after(noun + 1, 9, light.prepositions).is_none() {
            return false;
        }
        let mut target = self.after(noun + 1, 9, light.prepositions).filter(|_| !light.prepositions.is_empty());
        // `gave Huawei a warning`
        if target.is_none() && !light.prepositions.is_empty() {
            target = self
                .somebody(at + 1)
                .filter(|given| given.kind != Kind::Thing && given.end <= noun && given.first == at + 1);
        }
        if light.act == Act::Claim && target.is_none() {
            target = self.deed_claimed(at);
        }
        if matches!(light.act, Act::Attack | Act::Condemn | Act::Investigate) && target.is_none() {
            let to = self.find(noun + 1, noun + 3, |low| light.prepositions.contains(&low.text()));
            target = to.filter(|to| !self.view.is_time_at(to + 1, self.floor)).and_then(|to| self.object(to + 1));
        }
        // `started criminal proceedings over the leak`
        let mut light_act = light.act;
        if light.act == Act::Indict && target.is_none() && among!(self.low(noun), "proceedings") {
            light_act = Act::Investigate;
        }
        if light.act == Act::Claim {
            target = self.deed_claimed(at);
        }
        // `obtained a warrant for the arrest of the former director`
        if light.act == Act::Indict && target.is_none() && self.low(noun + 1) == "for" {
            let of = self
                .find(noun + 2, noun + 6, |low| among!(low, "arrest detention extradition"))
                .and_then(|arrest| self.find(arrest + 1, arrest + 2, |low| low == "of"));
            target = of.and_then(|of| self.somebody(of + 1));
        }
        // `opened an inquiry of its own`
        let target = target.filter(|target| self.low(target.end - 1) != "own");
        if light.act == Act::State && lemma == "put" && self.low(at + 1) != "out" {
            return false;
        }
        // `announced no sanctions`
        let none = self.find(at + 1, noun, |low| among!(low, "no neither")).is_some();
        let group = Group { negated: case.group.negated != none, ..case.group };
        let doubt = case.doubt + if target.is_none() && !light.prepositions.is_empty() { 5 } else { 0 };
        self.push(light_act, &Case { group, doubt, ..case.clone() }, target, self.matter(at + 1));
        true
    }

    /// Returns the noun of a light verb that is its own object: not that of `adopted a law on sanctions`.
    fn own_noun(&self, at: usize, end: usize, lemma: &str, light: &Light) -> Option<usize> {
        let leaves = |at: usize| among!(self.low(at), ", that which who after over because");
        let noun = (at + 1..end)
            .take_while(|at| !leaves(*at))
            .find(|at| light.nouns.holds(self.low(*at)) && self.view.mention_at(*at).is_none())?;
        // `responded with a denial`, `handed down an indictment`
        let passed = |low: Word| {
            among!(low, "out down forward")
                || low == "with" && among!(lemma, ANSWERING)
                || low == "up" && lemma == "put"
                || low == "of" && light.act == Act::Protest
                || low == "into" && lemma == "enter"
                || low == "up" && light.act == Act::Investigate
        };
        let between = |low: Word| words::is_preposition(low) && !passed(low);
        let answers = among!(lemma, ANSWERING) && self.find(at + 1, noun, |low| low == "with").is_none();
        // `made up a Chinese threat`: somebody else's.
        let others = noun > at + 1
            && self.view.reading_at(noun - 1).is_some()
            && among!(lemma, UTTERING)
            && !among!(lemma, "file lodge");
        // `raised its threat level` threatens nobody; nor does a `warning system` warn.
        let compound =
            among!(self.low(noun + 1), "level levels landscape intelligence actor actors group groups system systems");
        (!answers && !others && !compound && self.find(at + 1, noun, between).is_none()).then_some(noun)
    }

    /// `sanctions were imposed on X by Y`, `a protest was lodged with X`, `were declared persona non grata`.
    fn light_passive(&mut self, at: usize, lemma: &'static str, group: Group) -> bool {
        let Some(left) = self.view.phrase_before(group.first, self.floor) else { return false };
        let claim = self.matter(at + 1);
        let case = Case { at, group, source: self.agent(at + 1), doubt: 0 };
        let after = |most: usize, wanted: &str| {
            self.find(at + 1, at + most, |low| words::is_among(&low, wanted, b' ')).is_some()
        };
        let act = match lemma {
            "declare" if after(3, "persona personae") => Some(Act::Expel),
            "order" if after(4, "leave out") => Some(Act::Expel),
            "call" if self.low(at + 1) == "in" && self.low(at + 2) == "by" => Some(Act::Summon),
            // `the envoy was called in over the hack`
            "call"
                if self.low(at + 1) == "in"
                    && self.is_sent(&left)
                    && among!(self.low(at + 2), ". , to over on for after again and at") =>
            {
                Some(Act::Summon)
            }
            // `TikTok was blocked in New Caledonia`
            "block" if group.passive && left.kind == Kind::Named && self.is_listed(&left) && !self.is_public(&left) => {
                Some(Act::Ban)
            }
            // `the assets of three officers are frozen`
            "freeze"
                if group.passive && (left.first..left.end).any(|at| among!(self.low(at), "assets funds accounts")) =>
            {
                let of = self.find(left.first, left.end + 2, |low| low == "of").and_then(|of| self.somebody(of + 1));
                let whose = of.or_else(|| self.within(&left)).or_else(|| self.possessor(&left));
                if whose.is_some() {
                    self.push(Act::Sanction, &case, whose, claim);
                    return true;
                }
                None
            }
            // `was listed by the Treasury`
            "list" if group.passive && case.source.as_ref().is_some_and(|source| self.is_public(source)) => {
                Some(Act::Sanction)
            }
            "add" | "place" | "put" if after(8, "sanctions blacklist entity") => Some(Act::Sanction),
            "add"
                if self.low(at + 1) == "to"
                    && self.low(at + 2) == "the"
                    && self.low(at + 3) == "list"
                    && group.passive
                    && (among!(self.low(at + 4), "on in . , by") || words::is_time(self.low(at + 4))) =>
            {
                Some(Act::Sanction)
            }
            // `was placed on the list on 22 June`
            "place" | "put"
                if self.low(at + 1) == "on"
                    && self.low(at + 2) == "the"
                    && self.low(at + 3) == "list"
                    && among!(self.low(at + 4), "on in . , by") =>
            {
                Some(Act::Sanction)
            }
            _ => None,
        };
        if let Some(act) = act.filter(|_| left.kind != Kind::Thing) {
            let source = case.source.clone().or_else(|| self.office_behind(act, at));
            self.push(act, &Case { source, ..case }, Some(left), claim);
            return true;
        }
        let named = |light: &&Light| {
            !among!(lemma, ANSWERING) && (left.first..left.end).any(|at| light.nouns.holds(self.low(at)))
        };
        let lights = BY_VERB.get(lemma).into_iter().flatten().copied();
        let Some(light) = lights.into_iter().find(named) else { return false };
        if light.act == Act::State && !group.passive && !among!(lemma, "issue publish release") {
            return false;
        }
        // `A warning from the agency was published`: told by the noun.
        let told =
            self.events.iter_mut().find(|event| event.act == light.act && (left.first..left.end).contains(&event.at));
        if let Some(told) = told {
            // `A warrant for his arrest was issued by the court`
            if told.source.is_none() {
                told.source = case.source;
            }
            return true;
        }
        let own = || {
            // `sanctions on X were announced by Y`
            let on = (left.first..left.end).find(|at| light.prepositions.contains(&self.low(*at).text()))?;
            if light.act == Act::Investigate { self.object(on + 1) } else { self.somebody(on + 1) }
        };
        let target = self.after(at + 1, 10, light.prepositions).or_else(own);
        // `An inquiry has been launched into the outage.`
        let into = || {
            let into = self.find(at + 1, at + 4, |low| light.prepositions.contains(&low.text()))?;
            self.object(into + 1)
        };
        let target = target.or_else(|| if light.act == Act::Investigate { into() } else { None });
        // `An inquiry has been opened`: by nobody named, into nothing named.
        let opened =
            light.act == Act::Investigate && group.passive && group.modality == Modality::Fact && !group.negated;
        if target.is_none() && case.source.is_none() && !opened {
            return false;
        }
        let group = Group { negated: group.negated != left.negative, ..group };
        self.push(light.act, &Case { group, doubt: 5, ..case }, target, Some((left.first, left.end)));
        true
    }

    /// Returns whose act it is by what stands behind the verb: `called in to the ministry`, `placed under US sanctions`.
    pub(super) fn office_behind(&self, act: Act, at: usize) -> Option<Phrase> {
        match act {
            Act::Summon => self.summoned_to(at),
            Act::Sanction => {
                let list = self.find(at + 2, at + 8, |low| among!(low, "sanctions blacklist"))?;
                self.view.mention_at(list - 1).map(|number| self.view.named(number))
            }
            _ => None,
        }
    }

    /// Returns who is sent out: `declared X persona non grata`, `ordered X to leave`, `gave X 48 hours to leave`.
    pub(super) fn expulsion(&self, at: usize, lemma: &str) -> Option<Phrase> {
        let object = self.somebody(at + 1)?;
        let after = |most: usize, wanted: &str| {
            self.find(object.end, object.end + most, |low| words::is_among(&low, wanted, b' ')).is_some()
        };
        let expels = match lemma {
            "declare" => after(4, "persona personae"),
            "order" => after(3, "leave out"),
            _ => after(6, "leave") && after(4, "hours days"),
        };
        expels.then_some(object)
    }
}
