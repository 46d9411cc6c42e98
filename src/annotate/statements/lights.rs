//! Verbs that report an act only together with a noun or a particle: `imposed sanctions on`, `called in`.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;

use super::events::Sentence;
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words;

/// Verbs, the nouns one of which must follow, the act, and the prepositions before the one concerned.
struct Light {
    verbs: &'static [&'static str],
    nouns: &'static [&'static str],
    act: Act,
    prepositions: &'static [&'static str],
}

const LIGHTS: &[Light] = &[
    Light {
        verbs: &[
            "impose",
            "slap",
            "levy",
            "announce",
            "adopt",
            "approve",
            "place",
            "introduce",
            "unveil",
            "issue",
            "extend",
            "put",
        ],
        nouns: &["sanctions", "sanction"],
        act: Act::Sanction,
        prepositions: &["on", "against", "upon"],
    },
    Light {
        verbs: &["impose", "slap"],
        nouns: &["freeze", "freezes", "bans", "blacklisting"],
        act: Act::Sanction,
        prepositions: &["on", "against", "upon"],
    },
    Light {
        verbs: &["lodge", "file", "deliver", "send", "hand", "issue", "make", "submit"],
        nouns: &["protest", "protests", "complaint", "demarche", "representations", "representation"],
        act: Act::Protest,
        prepositions: &["with", "to", "against"],
    },
    Light {
        verbs: &["cut", "sever", "break", "suspend"],
        nouns: &["ties", "relations"],
        act: Act::Expel,
        prepositions: &["with"],
    },
    Light {
        verbs: &["express", "voice"],
        nouns: &["condemnation", "outrage", "alarm", "concern", "concerns", "indignation", "dismay"],
        act: Act::Condemn,
        prepositions: &["with", "to"],
    },
    Light {
        verbs: &["express", "voice", "offer", "pledge", "reaffirm", "provide"],
        nouns: &["solidarity", "support"],
        act: Act::Support,
        prepositions: &["with", "to", "for"],
    },
    Light {
        verbs: &["open", "launch", "begin", "start", "order", "announce"],
        nouns: &["investigation", "inquiry", "probe", "investigations"],
        act: Act::Investigate,
        prepositions: &["into", "against"],
    },
    Light {
        verbs: &["unseal", "file", "bring", "announce", "lay", "issue"],
        nouns: &["charges", "indictment", "indictments", "warrant", "warrants"],
        act: Act::Indict,
        prepositions: &["against", "for"],
    },
    Light {
        verbs: &["level", "make", "repeat"],
        nouns: &["accusations", "accusation", "allegation", "allegations"],
        act: Act::Accuse,
        prepositions: &["against", "at"],
    },
    Light { verbs: &["take", "accept"], nouns: &["responsibility", "credit"], act: Act::Claim, prepositions: &[] },
    Light {
        verbs: &["sign", "reach", "conclude", "strike"],
        nouns: &["agreement", "pact", "accord", "memorandum", "deal", "treaty"],
        act: Act::Agree,
        prepositions: &["with"],
    },
    Light {
        verbs: &["issue", "publish", "release"],
        nouns: &["warning", "alert", "warnings", "alerts"],
        act: Act::Warn,
        prepositions: &["to", "against"],
    },
    Light {
        verbs: &["issue", "publish", "release"],
        nouns: &["statement", "advisory", "report", "advisories"],
        act: Act::State,
        prepositions: &[],
    },
    Light { verbs: &["issue"], nouns: &["denial", "denials"], act: Act::Deny, prepositions: &[] },
    Light {
        verbs: &["launch", "carry", "conduct", "mount", "stage"],
        nouns: &[
            "attack",
            "attacks",
            "cyberattack",
            "cyberattacks",
            "cyber-attack",
            "cyber-attacks",
            "intrusion",
            "intrusions",
            "offensive",
            "hack",
        ],
        act: Act::Attack,
        prepositions: &["on", "against"],
    },
];

impl Sentence<'_, '_> {
    /// Reads a verb that needs a noun or particle; tells whether it made an act, or is known to make none.
    pub(super) fn light(&mut self, at: usize, lemma: &'static str, form: Form) -> bool {
        let group = self.view.group(at, form, self.floor);
        if group.passive || (form == Form::Past && !group.perfect && self.low(at + 1) == "by" && lemma != "stand") {
            return self.light_passive(at, lemma, form, &group);
        }
        if form == Form::Past
            && !group.perfect
            && matches!(self.low(at + 1), "on" | "against" | "with" | "as")
            && matches!(lemma, "impose" | "lodge" | "file" | "place" | "name" | "identify")
        {
            return false;
        }
        let Some(subject) = self.subject(&group).filter(|subject| !subject.passive || form != Form::Past) else {
            return false;
        };
        let source = subject.phrase;
        if source.kind == Kind::Thing {
            return false;
        }
        let known = self.events.len();
        self.remember(at, &source, false);
        let done = self.light_active(at, lemma, &group, &source, subject.doubt);
        if !done
            && self.events.len() == known
            && !matches!(lemma, "announce" | "declare" | "sign" | "comment" | "respond" | "reply")
        {
            // Its subject still serves the verbs after it.
            return false;
        }
        if !done {
            self.subjects.pop();
        }
        done
    }

    fn light_active(&mut self, at: usize, lemma: &'static str, group: &Group, source: &Phrase, doubt: u8) -> bool {
        let next = self.low(at + 1);
        let some = |phrase: &Phrase| Some(phrase.clone());
        let matter = self.matter(at + 1);
        match (lemma, next) {
            ("call" | "describe" | "brand" | "label", _) => return self.calling(at, lemma, group, source, doubt),
            ("look", "into") => {
                let target = self.somebody(at + 2);
                self.push(Act::Investigate, at, group, some(source), target, matter, doubt);
                return true;
            }
            ("stand" | "stood", "by" | "with") => {
                let target = self.somebody(at + 2);
                if target.is_some() {
                    self.push(Act::Support, at, group, some(source), target, matter, doubt);
                }
                return true;
            }
            ("ask", _) => {
                let asked = self.somebody(at + 1).filter(|asked| matches!(self.low(asked.end), "to" | "for"));
                if asked.is_some() {
                    self.push(Act::Request, at, group, some(source), asked, matter, doubt);
                    return true;
                }
                return false;
            }
            ("comment" | "respond" | "reply", _) => {
                let quiet = group.negated || source.negative || self.low(group.first.saturating_sub(1)) == "to";
                let asked = lemma == "comment"
                    || self
                        .find(at + 1, at + 9, |low| {
                            matches!(low, "comment" | "request" | "requests" | "questions" | "queries" | "inquiries")
                        })
                        .is_some();
                if quiet && asked && group.infinitive.is_none() {
                    let plain = Group { negated: source.negative, modality: Modality::Fact, ..*group };
                    self.push(Act::Decline, at, &plain, some(source), None, matter, doubt);
                    return true;
                }
                return group.infinitive.is_some();
            }
            ("vow", "to") => {
                let hits_back = self
                    .find(at + 2, at + 8, |low| {
                        matches!(
                            low,
                            "retaliate"
                                | "respond"
                                | "retaliation"
                                | "revenge"
                                | "strike"
                                | "hit"
                                | "countermeasures"
                                | "consequences"
                        )
                    })
                    .is_some();
                if hits_back {
                    self.push(Act::Threaten, at, group, some(source), None, matter, doubt);
                }
                return hits_back;
            }
            ("declare" | "order" | "give", _) => {
                if let Some(expelled) = self.expulsion(at, lemma) {
                    self.push(Act::Expel, at, group, some(source), Some(expelled), matter, doubt);
                    return true;
                }
            }
            ("hold", _) => {
                let held = self.somebody(at + 1).filter(|held| {
                    self.find(held.end, held.end + 3, |low| matches!(low, "responsible" | "accountable")).is_some()
                });
                if held.is_some() {
                    self.push(Act::Accuse, at, group, some(source), held, matter, doubt);
                    return true;
                }
            }
            ("point", _) | ("pin" | "lay" | "put" | "place", _)
                if self.find(at + 1, at + 5, |low| matches!(low, "finger" | "fingers" | "blame")).is_some() =>
            {
                let target = self.after(at + 1, 12, &["at", "on", "with"]);
                if target.is_some() {
                    self.push(Act::Accuse, at, group, some(source), target, matter, doubt);
                }
                return true;
            }
            ("name" | "identify", _) => {
                let named = self.somebody(at + 1);
                let blamed = named.as_ref().is_some_and(|named| {
                    self.low(named.end) == "as"
                        && self
                            .find(named.end, named.end + 14, |low| {
                                matches!(
                                    low,
                                    "behind"
                                        | "responsible"
                                        | "perpetrator"
                                        | "culprit"
                                        | "perpetrators"
                                        | "author"
                                        | "source"
                                        | "attacker"
                                        | "attackers"
                                )
                            })
                            .is_some()
                });
                if blamed {
                    self.push(Act::Attribute, at, group, some(source), named, matter, doubt);
                }
                return blamed;
            }
            ("freeze", _) if self.find(at + 1, at + 7, |low| low == "assets").is_some() => {
                let target = self
                    .after(at + 1, 9, &["of"])
                    .or_else(|| self.object(at + 1).and_then(|object| self.within(&object)));
                if target.is_some() {
                    self.push(Act::Sanction, at, group, some(source), target, matter, doubt);
                    return true;
                }
            }
            ("add" | "put" | "place" | "hit", _) => {
                let object = self.somebody(at + 1);
                let listed = object.as_ref().is_some_and(|object| {
                    matches!(self.low(object.end), "to" | "on" | "under" | "with")
                        && self
                            .find(object.end, object.end + 7, |low| matches!(low, "sanctions" | "blacklist" | "entity"))
                            .is_some()
                });
                if listed {
                    self.push(Act::Sanction, at, group, some(source), object, matter, doubt);
                    return true;
                }
            }
            ("take" | "knock" | "shut", _) => {
                let down =
                    matches!(next, "down" | "offline") || self.find(at + 1, at + 6, |low| low == "offline").is_some();
                let object = self.object(at + if next == "down" { 2 } else { 1 });
                let police = object.as_ref().is_some_and(|object| {
                    (object.first..object.end).any(|at| {
                        matches!(
                            self.low(at),
                            "botnet"
                                | "server"
                                | "servers"
                                | "site"
                                | "infrastructure"
                                | "domains"
                                | "accounts"
                                | "network"
                                | "forum"
                                | "marketplace"
                        )
                    })
                });
                if down && police && object.is_some() {
                    let act = if lemma == "knock" { Act::Attack } else { Act::Takedown };
                    self.push(act, at, group, some(source), object, matter, doubt + 10);
                    return true;
                }
            }
            _ => {}
        }
        self.with_noun(at, lemma, group, source, doubt)
    }

    /// Reads `verb … noun … preposition X`.
    fn with_noun(&mut self, at: usize, lemma: &str, group: &Group, source: &Phrase, doubt: u8) -> bool {
        let end = self.clause_end(at + 1, 12);
        for light in LIGHTS.iter().filter(|light| light.verbs.contains(&lemma)) {
            let noun = (at + 1..end)
                .take_while(|at| {
                    !matches!(self.low(*at), "," | "that" | "which" | "who" | "after" | "over" | "because")
                })
                .find(|at| light.nouns.contains(&self.low(*at)) && self.view.mention_at(*at).is_none());
            let Some(noun) = noun else { continue };
            // `adopted a law on sanctions`, `issued a report on attacks`: the noun must be the verb's own object.
            let own = (at + 1..noun).all(|at| {
                !words::is_preposition(self.low(at))
                    || self.low(at) == "out"
                    || (self.low(at) == "of" && light.act == Act::Protest)
            });
            if !own {
                continue;
            }
            if light.act == Act::Attack && lemma == "carry" && self.low(at + 1) != "out" {
                continue;
            }
            let mut target =
                if light.prepositions.is_empty() { None } else { self.after(noun + 1, 9, light.prepositions) };
            if light.act == Act::Attack && target.is_none() {
                let to = self.find(noun + 1, noun + 3, |low| light.prepositions.contains(&low));
                target = to.and_then(|to| self.object(to + 1));
            }
            let claim = self.matter(at + 1);
            // `announced no sanctions`
            let none = (at + 1..noun).any(|at| matches!(self.low(at), "no" | "neither"));
            let group = &Group { negated: group.negated != none, ..*group };
            let mut doubt = doubt;
            if target.is_none() && !light.prepositions.is_empty() {
                doubt += 5;
            }
            self.push(light.act, at, group, Some(source.clone()), target, claim, doubt);
            return true;
        }
        false
    }

    /// `sanctions were imposed on X by Y`, `a protest was lodged with X`, `were declared persona non grata`.
    fn light_passive(&mut self, at: usize, lemma: &'static str, form: Form, group: &Group) -> bool {
        if form != Form::Past && form != Form::Participle {
            return false;
        }
        let left = self.view.phrase_before(group.first, self.floor);
        let agent = self.agent(at + 1);
        if lemma == "declare" && self.find(at + 1, at + 3, |low| matches!(low, "persona" | "personae")).is_some()
            || lemma == "order" && self.find(at + 1, at + 4, |low| matches!(low, "leave" | "out")).is_some()
        {
            let target = left.filter(|left| left.kind != Kind::Thing);
            if target.is_some() {
                self.push(Act::Expel, at, group, agent, target, self.matter(at + 1), 0);
                return true;
            }
            return false;
        }
        let Some(left) = left else { return false };
        if lemma == "add" || lemma == "place" || lemma == "put" {
            let listed = self.find(at + 1, at + 8, |low| matches!(low, "sanctions" | "blacklist" | "entity")).is_some();
            if listed && left.kind != Kind::Thing {
                self.push(Act::Sanction, at, group, agent, Some(left), self.matter(at + 1), 0);
                return true;
            }
        }
        for light in LIGHTS.iter().filter(|light| light.verbs.contains(&lemma)) {
            if !(left.first..left.end).any(|at| light.nouns.contains(&self.low(at))) {
                continue;
            }
            let target = self.after(at + 1, 10, light.prepositions);
            if target.is_some() || agent.is_some() {
                let group = &Group { negated: group.negated != left.negative, ..*group };
                self.push(light.act, at, group, agent, target, Some((left.first, left.end)), 5);
                return true;
            }
        }
        false
    }

    /// Returns who is sent out: `declared X persona non grata`, `ordered X to leave`, `gave X 48 hours to leave`.
    fn expulsion(&self, at: usize, lemma: &str) -> Option<Phrase> {
        let object = self.somebody(at + 1)?;
        let after = |most: usize, wanted: &[&str]| {
            self.find(object.end, object.end + most, |low| wanted.contains(&low)).is_some()
        };
        let expels = match lemma {
            "declare" => after(4, &["persona", "personae"]),
            "order" => after(3, &["leave", "out"]),
            _ => after(6, &["leave"]) && after(4, &["hours", "days"]),
        };
        expels.then_some(object)
    }

    /// `called on X to`, `called in X`, `called the claims slander`, `described it as baseless`.
    fn calling(&mut self, at: usize, lemma: &str, group: &Group, source: &Phrase, doubt: u8) -> bool {
        let next = self.low(at + 1);
        let claim = self.matter(at + 1);
        if lemma == "call" {
            let (act, target) = match next {
                "on" | "upon" => (Act::Request, self.somebody(at + 2)),
                "in" => (Act::Summon, self.somebody(at + 2)),
                "for" => (Act::Request, None),
                _ => (Act::Deny, None),
            };
            if act == Act::Summon && target.is_none() || act == Act::Request && next != "for" && target.is_none() {
                return true;
            }
            if act != Act::Deny {
                self.push(act, at, group, Some(source.clone()), target, claim, doubt);
                return true;
            }
        }
        let end = self.clause_end(at + 1, 18);
        let baseless = (at + 1..end).find(|at| words::is_baseless(self.low(*at)));
        let Some(baseless) = baseless else { return false };
        let about = (at + 1..baseless).any(|at| {
            words::is_claim(self.low(at)) || matches!(self.low(at), "it" | "them" | "this" | "that" | "these")
        });
        // `called the hackers liars` is no denial; the word must end the predicate.
        let noun_after = self.view.lexemes.is_word(baseless + 1)
            && self.view.is_nominal(baseless + 1)
            && !words::is_baseless(self.low(baseless + 1))
            && !words::is_time(self.low(baseless + 1))
            && !words::is_claim(self.low(baseless + 1))
            && !matches!(self.low(baseless + 1), "attempt" | "campaign" | "slander");
        if about && !noun_after {
            let object =
                self.object(at + 1).and_then(|object| self.within(&object)).filter(|within| within.end <= baseless);
            self.push(Act::Deny, at, group, Some(source.clone()), object, claim, doubt);
            return true;
        }
        self.view.lexemes.kind(at) == LexemeKind::Mark
    }
}
