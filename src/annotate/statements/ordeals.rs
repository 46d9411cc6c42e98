//! What somebody undergoes, and what hackers do to him: `fell victim to`, `faces charges`, `accessed the mailboxes of`.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;

use super::events::{Case, Sentence};
use super::phrases::Kind;
use super::turns::TURNED;
use super::verbs::{Group, Modality};
use super::words::{self, among};

/// Verbs that are an attack when hackers do it.
pub(super) const INTRUDING: &str = "access steal tamper extort blackmail trick manipulate alter corrupt impersonate disrupt enter read divert redirect reroute drain \
     loot plunder rob swindle defraud dupe copy download harvest scrape rifle destroy delete wipe erase damage disable jam overload crash \
     spoof exploit raid search view photograph track poison bypass circumvent monitor empty pilfer cheat deceive fool pillage ravage seize";
/// Verbs of what somebody undergoes.
pub(super) const UNDERGOING: &str =
    "come get receive fall suffer sustain endure experience face stand go appear lose recover reel";

impl Sentence<'_, '_> {
    /// `The ministry had its network breached`, `had their data stolen`: what somebody had done to him.
    pub(super) fn had_done(&mut self, at: usize, group: Group) -> bool {
        let own = self.view.phrase_before(at, self.floor).filter(|own| {
            own.end == at
                && own.first > self.floor + 1
                && among!(self.low(own.first), "its their his her")
                && among!(self.low(own.first - 1), "had have has")
        });
        let owner = own.and_then(|own| {
            let outer = self.view.group(own.first - 1, Form::Past, self.floor);
            self.subject(&outer).map(|subject| subject.phrase).filter(|phrase| phrase.kind != Kind::Thing)
        });
        let had = owner.is_some();
        if had {
            let case = Case { at, group, source: self.agent(at + 1), doubt: TURNED };
            self.push(Act::Attack, &case, owner, None);
        }
        had
    }

    /// `Hackers accessed the mailboxes of officials`: said of hackers it is an attack.
    pub(super) fn intrude(&mut self, at: usize, lemma: &str, group: Group, form: Form) -> bool {
        let participle = (form == Form::Ing && group.first == at).then(|| self.participle(at)).flatten();
        let subject = participle.or_else(|| self.subject(&group)).filter(|subject| !subject.passive);
        let Some(subject) = subject.filter(|subject| self.is_intruder(&subject.phrase)) else { return false };
        let from = at + 1 + usize::from(lemma == "tamper" && self.low(at + 1) == "with");
        let Some(object) = self.object(from).filter(|object| object.first <= from + 1) else { return false };
        // `stole the data of customers from the clinic` is read as a turn of phrase first.
        let stolen = lemma == "steal"
            && (self.find(from, self.clause_end(from, 12), |low| among!(low, "from of")).is_some()
                || self.view.lexemes.kind(object.first) == LexemeKind::Number);
        let money = (object.first..object.end).any(|at| {
            among!(self.low(at), "payment payments transfer transfers funds money $ € £ million billion cryptocurrency bitcoin coins savings accounts")
        });
        let reach = money && among!(lemma, "divert redirect reroute drain loot plunder empty pilfer")
            || among!(lemma, "steal extort blackmail trick impersonate")
            || self.is_online(&object)
            || object.kind != Kind::Thing;
        if stolen || !reach {
            return false;
        }
        self.remember(&subject.phrase, false);
        let target = if lemma == "steal" { self.within(&object).or(Some(object)) } else { Some(object) };
        let case = Case { at, group, source: Some(subject.phrase), doubt: subject.doubt + TURNED };
        self.push(Act::Attack, &case, target, self.matter(at + 1));
        true
    }

    /// `came under attack from a gang`, `got eight years`: what somebody undergoes.
    pub(super) fn undergo(&mut self, at: usize, lemma: &str, group: Group) -> bool {
        let end = self.clause_end(at + 1, 6);
        let jailed = self.find(at + 1, end, |low| among!(low, "years months sentence")).is_some()
            && (self.view.lexemes.kind(at + 1) == LexemeKind::Number
                || words::is_determiner(self.low(at + 1))
                || among!(
                    self.low(at + 1),
                    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty life"
                ))
            && (among!(self.low(self.clause_end(at + 1, 8).min(self.end - 1)), ". in for behind jail prison")
                || self.view.is_headline(self.floor, self.end) && among!(self.low(at + 3), "for in over after jail"));
        let blow = |at: usize| {
            self.low(at).noun_act() == Some(Act::Attack)
                && !among!(
                    self.low(at - usize::from(at > 0)),
                    "heart panic asthma anxiety shark knife bomb arson acid missile rocket drone terror suicide"
                )
                || among!(self.low(at), "ransomware malware ddos phishing hackers attackers")
        };
        let attacked = match lemma {
            "come" => {
                self.low(at + 1) == "under"
                    && self
                        .find(at + 2, at + 6, |low| {
                            among!(low, "attack assault siege cyberattack cyber-attack bombardment")
                        })
                        .is_some_and(|noun| (at + 2..noun).all(|at| self.may_precede_noun(at)))
            }
            // `fell victim to a ransomware attack`
            "fall" => {
                among!(self.low(at + 1), "victim prey")
                    && (at + 2..end + 2).any(|at| {
                        blow(at) || among!(self.low(at), "gang extortionists criminals crooks hacktivists scammers fraudsters thieves spies cyberspies intruders cybercriminals")
                    })
            }
            // `suffered a breach of its systems`
            // `is recovering from a ransomware attack`
            "recover" | "reel" => self.low(at + 1) == "from" && (at + 2..end + 2).any(blow),
            // `lost $81 million to hackers`
            "lose" if self.find(at + 2, end + 6, |low| low == "in").is_some_and(|in_| (in_ + 1..in_ + 5).any(blow)) => {
                true
            }
            "lose" => self
                .find(at + 2, self.clause_end(at + 2, 9), |low| low == "to")
                .is_some_and(|to| self.somebody(to + 1).is_some_and(|thief| self.is_intruder(&thief))),
            "suffer" | "sustain" | "endure" | "experience" | "face" => {
                let noun = (at + 1..end).find(|at| blow(*at));
                noun.is_some_and(|noun| (at + 1..noun).all(|at| self.may_precede_noun(at)))
            }
            _ => false,
        };
        let prosecuted = match lemma {
            "face" => self
                .find(at + 1, end.min(at + 4), |low| {
                    among!(low, "charges trial prosecution indictment extradition lawsuit lawsuits")
                })
                .is_some_and(|noun| (at + 1..noun).all(|at| self.may_precede_noun(at))),
            "stand" => self.low(at + 1) == "trial",
            "appear" => {
                among!(self.low(at + 1), "in before")
                    && self
                        .find(at + 2, at + 5, |low| among!(low, "court judge magistrate magistrates tribunal dock"))
                        .is_some()
            }
            "go" => self.low(at + 1) == "on" && self.low(at + 2) == "trial",
            _ => false,
        };
        // `faces accusations that it helped the army`
        let accused = lemma == "face"
            && self
                .find(at + 1, at + 4, |low| among!(low, "accusations allegations accusation allegation claims"))
                .is_some_and(|noun| {
                    among!(self.low(noun + 1), "that of from") && (at + 1..noun).all(|at| self.may_precede_noun(at))
                });
        let act = match lemma {
            _ if accused => Act::Accuse,
            _ if attacked => Act::Attack,
            _ if prosecuted => Act::Indict,
            "get" | "receive" if jailed => Act::Indict,
            // `faces up to ten years in prison`
            "face"
                if self.find(at + 1, at + 7, |low| among!(low, "years months")).is_some()
                    && self
                        .find(at + 2, self.clause_end(at + 2, 10), |low| among!(low, "prison jail behind convicted"))
                        .is_some() =>
            {
                Act::Indict
            }
            _ => return false,
        };
        let Some(subject) = self.subject(&group).filter(|subject| subject.phrase.kind != Kind::Thing || attacked)
        else {
            return false;
        };
        let source = if attacked {
            self.after(at + 2, 11, if among!(lemma, "lose fall") { &["to", "by"] } else { &["from", "by"] })
        } else {
            None
        };
        self.push(act, &Case { at, group, source, doubt: TURNED }, Some(subject.phrase), self.matter(at + 1));
        true
    }

    /// `would not be drawn`: no answer.
    pub(super) fn is_silent(&mut self, at: usize, group: Group) -> bool {
        let Some(subject) = self.subject(&group).filter(|subject| subject.phrase.kind != Kind::Thing) else {
            return false;
        };
        self.remember(&subject.phrase, false);
        let group = Group { negated: false, modality: Modality::Fact, ..group };
        self.push(
            Act::Decline,
            &Case { at, group, source: Some(subject.phrase), doubt: TURNED },
            None,
            self.matter(at + 1),
        );
        true
    }
}
