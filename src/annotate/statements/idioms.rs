//! Turns of phrase that report an act: `called in X`, `held X responsible`, `pointed the finger at X`.

use crate::model::Act;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among};

/// Verbs that say what somebody takes something for.
const VIEWING: &str = "describe brand label regard view deem consider see characterise characterize depict portray";

impl Sentence<'_, '_> {
    /// Reads a turn of phrase; tells whether the verb is used up.
    pub(super) fn idiom(&mut self, lemma: &'static str, case: &Case) -> bool {
        let at = case.at;
        let next = self.low(at + 1);
        match lemma {
            "call" => self.calling(case),
            lemma if among!(lemma, VIEWING) => self.calling_false(case),
            "comment" | "respond" | "reply" => self.silence(lemma, case),
            "look" if next == "into" => {
                let target = self.somebody(at + 2);
                self.push(Act::Investigate, case, target, self.matter(at + 1));
                true
            }
            "stand" if among!(next, "by with") => {
                self.somebody(at + 2).is_some_and(|target| self.done(Act::Support, case, target))
            }
            // `asked for more time`; but `asked for comment` is the reporter's own.
            "ask" => self.asking(case),
            "vow" if among!(next, "retaliation revenge reprisals consequences countermeasures vengeance") => {
                self.push(Act::Threaten, case, None, self.matter(at + 1));
                true
            }
            "vow" if next == "to" => {
                let hits_back = |low: Word| {
                    among!(
                        low,
                        "retaliate respond retaliation revenge strike hit countermeasures consequences punish avenge crush destroy hunt fight pay regret"
                    )
                };
                let threat = self.find(at + 2, at + 8, hits_back).is_some();
                // `vowed to protect the polls`: a promise, where no harm is announced.
                let act = if threat { Act::Threaten } else { Act::Agree };
                self.push(act, case, None, self.matter(at + 1));
                true
            }
            "declare" | "order" | "give" => {
                self.expulsion(at, lemma).is_some_and(|expelled| self.done(Act::Expel, case, expelled))
            }
            "hold" => {
                let liable = |held: &Phrase| {
                    self.find(held.end, held.end + 3, |low| among!(low, "responsible accountable answerable")).is_some()
                };
                // `the colonel, whom prosecutors hold responsible`
                let held = if among!(next, "responsible accountable liable answerable") {
                    self.left_out(case).filter(|held| held.kind != Kind::Thing)
                } else {
                    self.somebody(at + 1).filter(liable)
                };
                held.is_some_and(|held| self.done(Act::Accuse, case, held))
            }
            "point" | "lay" => self.blame(case),
            // `pinned the campaign on X`
            "pin" => {
                self.blame(case)
                    || self.after(at + 1, 10, &["on"]).is_some_and(|target| self.done(Act::Attribute, case, target))
            }
            "name" | "identify" if self.names_nobody(case) => true,
            "name" | "identify"
                if case.group.negated
                    && case.group.modality == Modality::Fact
                    && self.object(at + 1).is_some_and(|named| {
                        self.is_public(&named) || case.group.perfect && self.is_culprit_sought(&named)
                    }) =>
            {
                let named = self.object(at + 1).filter(|named| self.is_public(named));
                self.push(Act::Attribute, case, named, self.matter(at + 1));
                true
            }
            "name" | "identify" => {
                let culprit = |low: Word| {
                    among!(
                        low,
                        "behind responsible perpetrator perpetrators culprit culprits author authors source attacker attackers crew group gang hackers intruder intruders mastermind",
                    )
                };
                let blamed = |named: &Phrase| {
                    self.low(named.end) == "as" && self.find(named.end, named.end + 14, culprit).is_some()
                };
                // `the intruders, whom it identified as Midnight Blizzard`
                if next == "as" && self.is_relative_object(&case.group) && self.left_out(case).is_some() {
                    return self
                        .somebody(at + 2)
                        .filter(|named| named.mention.is_some())
                        .is_some_and(|named| self.done(Act::Attribute, case, named));
                }
                self.somebody(at + 1).filter(blamed).is_some_and(|named| self.done(Act::Attribute, case, named))
            }
            "hear" => self.hearing(case),
            // `quoted a prosecutor as saying`
            "quote" | "cite" => {
                let cited = self.object(at + 1).filter(|cited| {
                    cited.kind != Kind::Thing && self.low(cited.end) == "as" && self.low(cited.end + 1) == "saying"
                });
                let Some(cited) = cited else { return false };
                let claim = self.matter(cited.end + 2);
                self.remember(&cited, false);
                self.push(Act::State, &Case { source: Some(cited), ..case.clone() }, None, claim);
                true
            }
            "freeze" => self.freeze(case),
            "block" => self.blocking(case),
            "list" | "post" => self.leak_site(case) || lemma == "list" && self.listed_by(case),
            "put" | "place" => self.blame(case) || self.listing(case),
            "add" => self.leak_site(case) || self.listing(case),
            "hit" => self.listing(case) || self.turn_of_phrase(lemma, case),
            "take" | "knock" | "shut" => self.taking_down(lemma, case),
            _ => self.turn_of_phrase(lemma, case),
        }
    }

    /// `has named no culprit`
    fn names_nobody(&mut self, case: &Case) -> bool {
        let none = self.low(case.at + 1) == "no"
            && case.group.modality == Modality::Fact
            && self.object(case.at + 1).is_some_and(|named| self.is_culprit_sought(&named));
        if none {
            let group = Group { negated: true, ..case.group };
            self.push(Act::Attribute, &Case { group, ..case.clone() }, None, self.matter(case.at + 1));
        }
        none
    }

    pub(super) fn is_hand_seen(&self, at: usize) -> bool {
        self.object(at + 1).is_some_and(|object| {
            object.first == at + 1 && among!(self.low(object.end - 1), "hand hands fingerprints handwriting")
        })
    }

    /// `sees Moscow's hand in it`
    pub(super) fn hand_of(&mut self, case: &Case) -> bool {
        let hand = self.object(case.at + 1);
        let owner = hand.and_then(|hand| self.possessor(&hand).or_else(|| self.within(&hand)));
        owner.is_some_and(|owner| self.done(Act::Attribute, case, owner))
    }

    /// `asked that the text be laid before the House`, `asked for more time`, `asked X to`.
    fn asking(&mut self, case: &Case) -> bool {
        let at = case.at;
        match self.low(at + 1).text() {
            "that" => {
                let asked = self.somebody(at + 2).filter(|asked| asked.first == at + 2);
                self.push(Act::Request, case, asked, self.matter(at + 2));
                true
            }
            // `asked for comment` is the reporter's own.
            "for" => {
                let comment =
                    self.find(at + 2, at + 5, |low| among!(low, "comment details no nothing little")).is_some();
                if !comment && !case.group.passive {
                    self.push(Act::Request, case, None, self.matter(at + 1));
                }
                !comment
            }
            _ => {
                let asked = self.somebody(at + 1).filter(|asked| {
                    self.is_asked_by_way(asked)
                        || among!(self.low(asked.end), "to for")
                        || self.low(asked.end) == "not" && self.low(asked.end + 1) == "to"
                });
                asked.is_some_and(|asked| self.done(Act::Request, case, asked))
            }
        }
    }

    /// `asked Beijing through diplomatic channels to hand over`
    fn is_asked_by_way(&self, asked: &Phrase) -> bool {
        let by = asked.end + 1;
        among!(self.low(asked.end), "through via by in during at on")
            && self
                .view
                .core_after(by, self.clause_end(by, 6))
                .is_some_and(|end| self.low(end) == "to" && self.view.is_nominal(end + 1))
    }

    /// `heard from the auditors that`
    fn hearing(&mut self, case: &Case) -> bool {
        let heard = Some(case.at + 2).filter(|_| self.low(case.at + 1) == "from").and_then(|from| self.somebody(from));
        let Some(heard) = heard.filter(|heard| self.low(heard.end) == "that") else { return false };
        let claim = self.matter(heard.end + 1);
        self.remember(&heard, false);
        self.push(Act::State, &Case { source: Some(heard), ..case.clone() }, None, claim);
        true
    }

    /// Tells whether it is the one who did it that is not named: `has not named a culprit`.
    fn is_culprit_sought(&self, named: &Phrase) -> bool {
        among!(
            self.low(named.end - 1),
            "country countries culprit culprits state states perpetrator perpetrators attacker attackers government nation actor anyone suspect suspects",
        )
    }

    /// `Italy has blocked DeepSeek`: a service, and nothing more is said of it.
    fn blocking(&mut self, case: &Case) -> bool {
        let object = self.somebody(case.at + 1).filter(|object| {
            object.first == case.at + 1
                && object.kind == Kind::Named
                && !self.is_public(object)
                && object.end - object.first <= 3
        });
        let over = |object: &Phrase| {
            let low = self.low(object.end);
            among!(low, ". , and in on after over for across nationwide") || low.is_empty() || words::is_time(low)
        };
        object.filter(over).is_some_and(|object| self.done(Act::Ban, case, object))
    }

    /// `The gang listed the hospital on its leak site`
    fn leak_site(&mut self, case: &Case) -> bool {
        let at = case.at;
        let leak = self.find(at + 2, self.clause_end(at + 2, 14), |low| among!(low, "leak extortion shaming"));
        let site = leak.is_some_and(|leak| among!(self.low(leak + 1), "site page blog portal website"));
        let claims = site && case.source.as_ref().is_some_and(|source| self.is_intruder(source));
        if claims {
            self.push(Act::Claim, case, None, self.matter(at + 1));
        }
        claims
    }

    /// `The EU lists two GRU officers`
    fn listed_by(&mut self, case: &Case) -> bool {
        let public = case.source.as_ref().is_some_and(|source| {
            self.is_public(source) || among!(self.low(source.end - 1), "council treasury ministry government cabinet")
        });
        let listed = self
            .somebody(case.at + 1)
            .filter(|listed| public && listed.first == case.at + 1 && !among!(self.low(listed.end), "among as"));
        listed.is_some_and(|listed| self.done(Act::Sanction, case, listed))
    }

    /// Adds the act and says so.
    pub(super) fn done(&mut self, act: Act, case: &Case, target: Phrase) -> bool {
        self.push(act, case, Some(target), self.matter(case.at + 1));
        true
    }

    /// `has not commented`, `did not respond to a request for comment`.
    fn silence(&mut self, lemma: &str, case: &Case) -> bool {
        let negative = case.source.as_ref().is_some_and(|source| source.negative);
        // `refused to comment` is told by its first verb; `has yet to comment` is not.
        let yet = case.group.infinitive.is_some_and(|to| to > self.floor && self.low(to - 1) == "yet");
        // `did not want to comment`
        let unwilling = case.group.infinitive.and_then(|to| to.checked_sub(1)).filter(|want| {
            *want > self.floor
                && among!(
                    self.low(*want),
                    "want wish wanted wished able prepared willing ready keen inclined unwilling reluctant"
                )
        });
        if let Some(want) = unwilling.filter(|_| lemma == "comment") {
            let negated = (want.saturating_sub(3).max(self.floor)..want).any(|at| words::is_negation(self.low(at)));
            if negated != among!(self.low(want), "unwilling reluctant") {
                let group = Group { negated: false, modality: Modality::Fact, ..case.group };
                self.push(Act::Decline, &Case { group, ..case.clone() }, None, self.matter(case.at + 1));
            }
            return true;
        }
        if case.group.infinitive.is_some() && !yet {
            return true;
        }
        let request = |low: Word| {
            among!(
                low,
                "comment request requests questions question queries inquiries messages message e-mails emails calls enquiries point points \
                 criticism criticisms findings finding allegations allegation accusations accusation charge charges claim claims report offer appeal note",
            )
        };
        let over = case.at + 1 >= self.tail() || among!(self.low(case.at + 1), ". , by");
        let asked = lemma == "comment" || over || yet || self.find(case.at + 1, case.at + 9, request).is_some();
        let quiet = (case.group.negated || negative) && asked;
        if quiet {
            let group = Group { negated: negative, modality: Modality::Fact, ..case.group };
            self.push(Act::Decline, &Case { group, ..case.clone() }, None, self.matter(case.at + 1));
        }
        quiet
    }

    /// `pointed the finger at X`, `put the blame on X`.
    fn blame(&mut self, case: &Case) -> bool {
        let at = case.at;
        self.find(at + 1, at + 5, |low| among!(low, "finger fingers blame")).is_some()
            && self.after(at + 1, 12, &["at", "on", "with"]).is_some_and(|target| self.done(Act::Accuse, case, target))
    }

    /// `froze the assets of X`, `froze X's assets`.
    fn freeze(&mut self, case: &Case) -> bool {
        let at = case.at;
        let assets = self.find(at + 1, at + 7, |low| low == "assets").is_some();
        let owner = || self.object(at + 1).and_then(|object| self.within(&object).or_else(|| self.possessor(&object)));
        let target = self.after(at + 1, 9, &["of"]).or_else(owner).filter(|_| assets);
        target.is_some_and(|target| self.done(Act::Sanction, case, target))
    }

    /// `added X to its blacklist`, `put X on the sanctions list`, `hit X with sanctions`.
    fn listing(&mut self, case: &Case) -> bool {
        let listed = |object: &Phrase| {
            among!(self.low(object.end), "to on under with")
                && self.find(object.end, object.end + 7, |low| among!(low, "sanctions blacklist entity")).is_some()
        };
        self.somebody(case.at + 1).filter(listed).is_some_and(|target| self.done(Act::Sanction, case, target))
    }

    /// `took down the botnet`, `shut the servers down`, `knocked the site offline`.
    fn taking_down(&mut self, lemma: &str, case: &Case) -> bool {
        let at = case.at;
        let next = self.low(at + 1);
        let down = among!(next, "down offline") || self.find(at + 1, at + 6, |low| low == "offline").is_some();
        let online = |at: usize| {
            among!(self.low(at), "botnet server servers site infrastructure domains accounts network forum marketplace")
        };
        let object = self.object(at + if next == "down" { 2 } else { 1 });
        let object = object.filter(|object| down && (object.first..object.end).any(online));
        let act = if lemma == "knock" { Act::Attack } else { Act::Takedown };
        object.is_some_and(|object| self.done(act, &case.doubting(10), object))
    }

    /// `called on X to`, `called in X`, `called for`, `called the claims slander`.
    fn calling(&mut self, case: &Case) -> bool {
        match self.low(case.at + 1).text() {
            // `called on the paper to withdraw it`: whoever is to do something is somebody.
            "on" | "upon" => self
                .object(case.at + 2)
                .filter(|asked| asked.kind != Kind::Thing || self.low(asked.end) == "to")
                .is_none_or(|asked| self.done(Act::Request, case, asked.acting())),
            // `called in investigators from abroad` asks for help.
            "in" if self
                .find(case.at + 2, case.at + 6, |low| {
                    among!(low, "investigators experts police army specialists consultants auditors engineers firm company fbi detectives lawyers teams technicians")
                })
                .is_some() =>
            {
                true
            }
            "in" => self.somebody(case.at + 2).is_none_or(|called| self.done(Act::Summon, case, called)),
            "for" => {
                // `calls for the minister to quit`
                let asked = self.somebody(case.at + 2).filter(|asked| self.low(asked.end) == "to");
                self.push(Act::Request, case, asked, self.matter(case.at + 1));
                true
            }
            _ => self.calling_false(case),
        }
    }

    /// `called the claims slander`, `described it as baseless`.
    fn calling_false(&mut self, case: &Case) -> bool {
        let at = case.at;
        let end = self.clause_end(at + 1, 18);
        let Some(baseless) = self.find(at + 1, end, words::is_baseless) else {
            // `called the finding "a script written elsewhere"`
            let belittled = self.is_belittled(at + 1, end);
            if belittled {
                let object = self.object(at + 1);
                let accuser = object.and_then(|object| self.somebody_of(&object));
                self.push(Act::Deny, &case.doubting(10), accuser, self.matter(at + 1));
            }
            return belittled;
        };
        // `described as fabricated a report by the firm`
        if self.low(at + 1) == "as" && baseless <= at + 4 {
            let claimed = self.find(baseless + 1, baseless + 7, words::is_claim);
            if claimed.is_some() && words::is_determiner(self.low(baseless + 1)) {
                let object = self.object(baseless + 1);
                let accuser = object.and_then(|object| self.somebody_of(&object));
                self.push(Act::Deny, case, accuser, self.matter(baseless + 1));
                return true;
            }
        }
        // `called the leak a hoax`
        let forged = among!(self.low(baseless), "hoax fake fakes forgery forgeries forged fabrication fabricated");
        let claim = |low: Word| {
            words::is_claim(low)
                || among!(low, "it them this that these")
                || forged
                    && among!(
                        low,
                        "leak leaks recordings recording video footage documents document files memo letter e-mails emails material article articles interview broadcast post posts photo photos tape tapes audio"
                    )
        };
        // `called the hackers liars`, `described a false flag`: the word must end the predicate.
        let next = self.low(baseless + 1);
        let describes = self.view.lexemes.is_word(baseless + 1)
            && self.view.is_nominal(baseless + 1)
            && !(words::is_baseless(next)
                || words::is_time(next)
                || words::is_claim(next)
                || among!(next, "attempt campaign news stories story tale tales provocation"));
        // `a charge the messaging service calls nonsense`
        let charge = case.source.as_ref().and_then(|source| source.first.checked_sub(1)).is_some_and(|before| {
            before > self.floor && words::is_claim(self.low(before)) && !self.view.is_quoted(before)
        });
        if describes || !charge && self.find(at + 1, baseless, claim).is_none() {
            return false;
        }
        let accuser =
            self.object(at + 1).and_then(|object| self.within(&object)).filter(|within| within.end <= baseless);
        // `called the Dutch findings laughable`
        let accuser = accuser.or_else(|| {
            self.object(at + 1).and_then(|object| self.possessor(&object)).filter(|accuser| accuser.end <= baseless)
        });
        let accuser = accuser.filter(|accuser| accuser.kind == Kind::Named || accuser.kind == Kind::Agent);
        self.push(Act::Deny, case, accuser, self.matter(at + 1));
        true
    }
}
