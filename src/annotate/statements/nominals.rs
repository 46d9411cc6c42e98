//! Acts named by nouns: `Moscow's denial`, `accusations by London that`, `according to`.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;

use super::deeds::{Deed, Needs, Role};
use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among, is};
use crate::text::words::Class;

/// How a note comes to somebody.
const SENT: &str = "sent issued addressed delivered e-mailed emailed mailed directed posted handed";

/// What a noun takes off the confidence beside a verb.
pub(super) const NOMINAL: u8 = 20;

impl Sentence<'_, '_> {
    /// Reads an act named by a noun; tells whether the word is used up.
    pub(super) fn nominal(&mut self, at: usize) -> bool {
        let word = self.low(at);
        if self.view.mention_at(at).is_some() {
            return false;
        }
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        match word.role() {
            Some(Role::According) if self.low(at + 1) == "to" => {
                let Some(source) = self.view.phrase_after(at + 2, self.clause_end(at + 2, 16)) else { return true };
                let claim = self.beside(at, source.end);
                if source.kind != Kind::Pronoun {
                    let paper = source.kind == Kind::Thing;
                    let case = noun(Some(source), if paper { 20 } else { 5 });
                    let told = |event: &super::events::Event| {
                        event.act == Act::Attribute
                            && claim.is_some_and(|(first, end)| (first..end).contains(&event.at))
                    };
                    if let Some(claim) = claim.filter(|_| !self.events.iter().any(told)) {
                        self.attribution(&case, claim);
                    }
                    self.push(Act::State, &case, None, claim);
                }
                true
            }
            Some(Role::Denial) => {
                if self.low(at + 1) == "of" && among!(self.low(at + 2), "service services access entry") {
                    return true;
                }
                // `The firm's apology and its denial that cards were taken`
                let its = || self.its(at).filter(|_| among!(self.low(at + 1), "that of"));
                if let Some(source) = self.owner(at).or_else(its) {
                    self.push(Act::Deny, &noun(Some(source), NOMINAL), None, self.matter(at));
                }
                true
            }
            // `There was no comment from the embassy.`
            Some(Role::Comment) if self.low(self.past_close(at)) == "from" => {
                let none = self.find(at.saturating_sub(3).max(self.floor), at, |low| low == "no").is_some();
                let from = self.past_close(at);
                if let Some(source) = self.somebody(from + 1).filter(|_| none) {
                    self.push(Act::Decline, &noun(Some(source), NOMINAL), None, None);
                }
                true
            }
            Some(Role::Accusation) => {
                self.accused_by_noun(at);
                true
            }
            Some(Role::Sanctions) => {
                let known = self.events.len();
                self.sanctions(at);
                self.events.len() > known
            }
            Some(Role::Expulsion) => {
                self.expulsion_named(at);
                false
            }
            Some(Role::Blame) if among!(self.low(at + 1), "for falls fell has lies lay rests rested") => {
                self.pointed(at);
                false
            }
            Some(Role::Trail) => {
                self.pointed(at);
                false
            }
            Some(Role::Backing) if among!(self.low(at + 1), "of from") => {
                self.backing(at);
                false
            }
            Some(Role::Pact) => {
                self.pact(at);
                false
            }
            Some(Role::Attribution) => {
                let target = self.after(at + 1, 12, &["to"]);
                let by = || self.after(at + 1, 14, &["by"]).filter(|by| by.kind != Kind::Pronoun);
                let source = self.owner(at).or_else(by);
                if source.is_some() && target.is_some() {
                    self.push(Act::Attribute, &noun(source, NOMINAL), target, self.matter(at));
                }
                false
            }
            Some(Role::Indictment) => {
                let target = among!(self.low(at + 1), "of against").then(|| self.somebody(at + 2)).flatten();
                let behind = target.as_ref().filter(|target| self.low(target.end) == "by").map(|target| target.end + 1);
                let source = self.owner(at).or_else(|| behind.and_then(|by| self.somebody(by)));
                // `Within an hour of the indictment by the Justice Department`
                let by = self.low(at + 1) == "by" && source.is_some();
                if by || target.as_ref().is_some_and(|target| target.kind != Kind::Pronoun) {
                    self.push(Act::Indict, &noun(source, NOMINAL), target, None);
                }
                false
            }
            role => {
                let told = role.is_some_and(|role| self.predicate(at, role));
                if !told && self.requested_by(at) {
                    return true;
                }
                if let Some(deed) = word.deed().filter(|_| !told) {
                    self.deed(at, deed);
                }
                told
            }
        }
    }

    /// Reads `At the request of Nicosia, …`; tells whether it is used up.
    fn requested_by(&mut self, at: usize) -> bool {
        let the = self.low(at) == "request" && self.low(at + 1) == "of" && at > self.floor && self.low(at - 1) == "the";
        let source = if the { self.somebody(at + 2).filter(|source| source.kind != Kind::Pronoun) } else { None };
        let told = source.is_some();
        if told {
            self.push(Act::Request, &noun(at, source, NOMINAL), None, None);
        }
        told
    }

    /// Reads `the expulsion of two diplomats by Warsaw`, `weighs expulsions`.
    fn expulsion_named(&mut self, at: usize) {
        // `The planned expulsion of a family from their flat`
        let only_planned = at > self.floor
            && among!(
                self.low(at - 1),
                "planned threatened proposed possible looming imminent attempted averted feared"
            );
        let home = self.find(at + 1, self.clause_end(at + 1, 10), |low| low == "from").is_some_and(|from| {
            self.find(from + 1, from + 4, |low| {
                among!(low, "flat home house apartment land premises shelter camp farm building property")
            })
            .is_some()
        });
        if only_planned || home || self.leaves_club(at) {
            return;
        }
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        if let Some((source, target)) = self.whose_expulsion(at) {
            self.push(Act::Expel, &noun(Some(source), NOMINAL), Some(target), None);
            return;
        }
        let target = (self.low(at + 1) == "of").then(|| self.somebody(at + 2)).flatten();
        // `EU weighs expulsion of Russian inspectors`
        if let Some(source) = self.weighing(at) {
            let mut case = noun(Some(source), NOMINAL);
            case.group.modality = Modality::Hypothetical;
            self.push(Act::Expel, &case, target, None);
            return;
        }
        // Nobody says who expelled; that they were a state's people is enough.
        let sent = target.clone().filter(|target| {
            let counted = words::is_determiner(self.low(target.first))
                || self.view.lexemes.kind(target.first) == LexemeKind::Number;
            let open = || {
                self.find(self.floor, self.end, |low| {
                    words::is_modal(low) || among!(low, "will shall if threatened demand demands demanded")
                })
                .is_some()
            };
            self.is_envoy(target) && counted && at > self.floor && self.low(at - 1) == "the" && !open()
                || self.is_sent(target) && self.is_listed(target)
        });
        if sent.is_some() && self.low(sent.as_ref().map_or(at, |target| target.end)) != "by" && self.owner(at).is_none()
        {
            self.push(Act::Expel, &noun(None, NOMINAL), sent, None);
            return;
        }
        let by = target
            .as_ref()
            .and_then(|target| (self.low(target.end) == "by").then(|| self.somebody(target.end + 1)).flatten());
        let source = by.or_else(|| self.owner(at));
        if target.as_ref().is_some_and(|target| target.kind != Kind::Pronoun) && source.is_some() {
            self.push(Act::Expel, &noun(source, NOMINAL), target, None);
        }
    }

    /// Reads `London's accusation against Moscow`.
    fn accused_by_noun(&mut self, at: usize) {
        if let Some(source) = self.owner(at) {
            let from = if source.first > at { source.end } else { at + 1 };
            let target = match self.low(from).text() {
                "that" => self.somebody(from + 1),
                "against" | "of" => self.somebody(from + 1).filter(|target| target.kind == Kind::Named),
                _ => None,
            };
            if target.is_some() || source.first > at {
                self.push(Act::Accuse, &noun(at, Some(source), NOMINAL), target, self.matter(from));
            }
        }
    }

    /// Reads `The proposal has the backing of X`.
    fn backing(&mut self, at: usize) {
        let has = (at.saturating_sub(4).max(self.floor + 1)..at).rev().find(|at| {
            among!(self.low(*at), "has have had won wins win enjoys enjoyed received receives gained secured got")
        });
        let Some(has) = has else { return };
        let group = self.view.group(has, Form::Past, self.floor);
        let backed = self.view.phrase_before(group.first, self.floor);
        let source = self.somebody(at + 2).filter(|source| source.kind != Kind::Pronoun);
        if source.is_some() && backed.is_some() {
            let case = Case { group: Group { passive: false, ..group }, ..noun(at, source, NOMINAL) };
            self.push(Act::Support, &case, backed, None);
        }
    }

    /// Reads `The trail leads to X`, `suspicion fell on X`, `The finger of blame points at X`.
    fn pointed(&mut self, at: usize) {
        let most = if among!(self.low(at + 1), "of for") { at + 8 } else { at + 4 };
        let Some(verb) = self.find(at + 1, most, |low| {
            among!(low, "point points pointed pointing lead leads led fell falls fallen lies lay rests rested")
        }) else {
            return;
        };
        let to = verb + 1 + usize::from(among!(self.low(verb + 1), "back straight directly squarely"));
        if !among!(self.low(to), "at to towards toward on with") {
            return;
        }
        let Some(target) = self.somebody(to + 1).filter(|target| self.is_culprit(target)) else { return };
        let group = self.view.group(verb, Form::Past, self.floor);
        let case = Case { group: Group { passive: false, ..group }, ..noun(at, None, NOMINAL) };
        self.push(Act::Attribute, &case, Some(target), None);
    }

    /// Returns who only considers what the noun names: `is considering sanctions`, `weighs expulsions`.
    fn weighing(&self, at: usize) -> Option<Phrase> {
        let verb = (at.saturating_sub(4).max(self.floor + 1)..at).rev().find(|at| {
            among!(
                self.low(*at),
                "weigh weighs weighed weighing consider considers considered considering mull mulls mulled mulling eye eyes eyed eyeing ponder \
                 ponders pondering debate debates debating discuss discusses discussed discussing prepare prepares preparing prepared plan plans \
                 planned planning propose proposes proposed proposing draft drafts drafted drafting seek seeks seeking sought contemplate \
                 contemplates contemplated contemplating",
            )
        })?;
        let between = (verb + 1..at).all(|at| {
            self.view.is_nominal(at) || words::is_determiner(self.low(at)) || words::is_preposition(self.low(at))
        });
        let group = self.view.group(verb, Form::Ing, self.floor);
        between
            .then(|| self.subject(&group))
            .flatten()
            .map(|subject| subject.phrase)
            .filter(|phrase| phrase.kind != Kind::Thing)
    }

    /// Reads `is considering a ban on X`.
    fn ban_weighed(&mut self, at: usize, act: Act, object: Option<&Phrase>) -> bool {
        let Some(object) = object.filter(|_| act == Act::Ban) else { return false };
        let Some(source) = self.weighing(at) else { return false };
        let mut case = noun(at, Some(source), NOMINAL);
        case.group.modality = Modality::Hypothetical;
        self.push(Act::Ban, &case, Some(object.clone()), None);
        true
    }

    /// Returns where the one concerned by a noun starts: `The arrest in Montreal of a suspected member`, `a warning sent to hospitals`.
    fn before_target(&self, at: usize, targets: &[&str]) -> Option<usize> {
        if targets.contains(&self.low(at + 1).text()) {
            return Some(at + 2);
        }
        let behind = self.over_place(at + 1).or_else(|| among!(self.low(at + 1), SENT).then_some(at + 2));
        behind.filter(|behind| targets.contains(&self.low(*behind).text())).map(|behind| behind + 1)
    }

    /// Tells whether a wish is answered: `Belgrade rejects EU call to join the sanctions`.
    fn is_answered(&self, at: usize) -> bool {
        (at.saturating_sub(4).max(self.floor)..at).any(|at| {
            among!(
                self.low(at),
                "rejects rejected rejecting ignores ignored heeds heeded refuses refused spurns spurned rebuffs rebuffed accepts accepted grants granted \
                 dismisses dismissed backs backed echoes echoed answers answered"
            )
        })
    }

    /// Returns the nation whose act it is: `an Iranian hack of Albania's servers`, `a US export ban on its tools`.
    fn by_adjective(&self, at: usize, deed: &Deed) -> Option<Phrase> {
        let before = at.checked_sub(1).filter(|before| *before >= self.floor)?;
        let kind = matches!(deed.act, Act::Ban | Act::Sanction)
            && among!(self.low(before), "export import travel entry visa trade sales arms air total outright")
            && before > self.floor;
        let before = before - usize::from(kind);
        let number = self.view.mention_at(before)?;
        let named = !self.view.mentions[number].actors.is_empty() && self.view.place(number).1 == before + 1;
        named.then(|| self.view.named(number))
    }

    /// Returns who does what a noun names, and to what: `the arrest of X by Y`, `the takedown of the servers by Microsoft`. An inquiry
    /// into a hack by somebody is not his inquiry.
    fn done_by(&self, deed: &Deed, found: &Phrase) -> Option<(Phrase, Phrase)> {
        let by =
            self.find(found.first + 1, found.end + 1, |low| low == "by").filter(|_| deed.act != Act::Investigate)?;
        let thing = if by < found.end { self.view.phrase(found.first, by) } else { found.clone() };
        Some((self.somebody(by + 1)?, thing))
    }

    /// Reads the other nouns for acts, by what must stand beside them.
    fn deed(&mut self, at: usize, deed: &'static Deed) {
        let next = self.low(at + 1);
        let target_at = self.before_target(at, deed.targets);
        // `an inquiry of its own`
        let object = target_at.and_then(|from| self.object(from)).filter(|object| self.low(object.end - 1) != "own");
        let uttered = matches!(
            deed.act,
            Act::Warn | Act::Condemn | Act::Confirm | Act::Request | Act::Threaten | Act::Protest | Act::Support
        );
        let mut source = self.owner(at).or_else(|| if uttered { self.who_speaks_in(at) } else { None });
        if source.is_none() && uttered && object.as_ref().is_some_and(|object| object.kind != Kind::Thing) {
            source = self.its(at);
        }
        let mut target = object.clone();
        if self.ban_weighed(at, deed.act, object.as_ref()) {
            return;
        }
        let by = || object.as_ref().and_then(|found| self.done_by(deed, found));
        if let Some((by, thing)) = if source.is_none() { by() } else { None } {
            (source, target) = (Some(by), Some(thing));
        }
        if among!(next, "by from") {
            let end = source.as_ref().map_or(at + 2, |source| source.end);
            target = deed.targets.contains(&self.low(end).text()).then(|| self.object(end + 1)).flatten();
            if matches!(deed.act, Act::Condemn | Act::Support | Act::Warn) && target.is_none() {
                target = self.whom_it_meets(at);
            }
        }
        let adjective = || self.by_adjective(at, deed);
        // `prompted an FBI inquiry`
        let mut prompted = false;
        let under = || {
            (at.saturating_sub(5).max(self.floor)..at).any(|at| {
                among!(
                    self.low(at),
                    "prompted prompting triggered triggering sparked sparking spurred faces facing faced under",
                )
            })
        };
        if source.is_none() && deed.act == Act::Investigate && under() {
            source = adjective();
            prompted = source.is_some();
        }
        if source.is_none() && deed.by_adjective && target.is_some() {
            source = adjective();
        }
        if source.is_none() && deed.act == Act::Request && self.is_answered(at) {
            source = adjective();
        }
        if self.is_no_deed(at, deed, source.as_ref()) {
            return;
        }
        let whole = match deed.needs {
            Needs::Owner => source.is_some(),
            Needs::Target => target.as_ref().is_some_and(|target| matches!(target.kind, Kind::Named | Kind::Agent)),
            // `announced the seizure of 41 domains`
            Needs::Online => target.as_ref().is_some_and(|target| self.is_online(target) || self.is_taken(target)),
            // `drew praise from Israel`, `an investigation by the Bundestag`
            Needs::Both => {
                source.is_some()
                    && (prompted
                        || target.is_some()
                        || next == "from" && deed.act == Act::Support
                        || next == "by" && deed.act == Act::Investigate)
            }
        };
        if !whole && (self.befallen(at, deed, target.as_ref()) || !self.is_standing(at, deed, target.as_ref())) {
            return;
        }
        let mut act = deed.act;
        if act == Act::Reject && deed.targets.is_empty() {
            // `refusal to comment`
            let quiet = |low: Word| among!(low, "comment say confirm discuss answer name identify elaborate");
            if next != "to" {
                return;
            }
            act = if self.find(at + 2, at + 4, quiet).is_some() { Act::Decline } else { Act::Reject };
        }
        if act == Act::Claim && !(next == "of" && self.low(at + 2) == "responsibility") {
            return;
        }
        if act == Act::Request
            && !among!(next, "for to that on")
            && !(among!(next, "by from")
                && among!(self.low(at), "appeal appeals plea pleas calls demand demands request requests"))
        {
            return;
        }
        // `Pakistan's rejection of the New Delhi dossier`
        if act == Act::Reject {
            target = target.and_then(|thing| {
                let veto = among!(self.low(at), "veto vetoes").then(|| thing.clone());
                if thing.kind == Kind::Thing { self.within(&thing).or(veto) } else { None }
            });
        }
        let target = target.filter(|target| {
            !(act == Act::Reject && target.kind == Kind::Thing && !among!(self.low(at), "veto vetoes")
                || act == Act::Decline
                || target.kind == Kind::Thing
                    && !matches!(
                        act,
                        Act::Attack | Act::Ban | Act::Takedown | Act::Condemn | Act::Investigate | Act::Support
                    ))
        });
        let mut case = noun(at, source, NOMINAL);
        case.group.passive = !whole;
        self.push(act, &case, target, self.matter(at + 1));
    }

    /// Tells whether the noun tells no act here: a customer's complaint, a probe that is only demanded, a protest that a verb has told.
    fn is_no_deed(&self, at: usize, deed: &Deed, source: Option<&Phrase>) -> bool {
        // `did not return three phone calls from Reuters`
        if self.low(at) == "calls"
            && (at.saturating_sub(4).max(self.floor)..at)
                .any(|at| among!(self.low(at), "phone telephone return returned returning answer answered"))
        {
            return true;
        }
        // `drew a formal complaint from Beijing`
        let official = source.is_some_and(|source| self.is_listed(source))
            && among!(self.low(at - usize::from(at > self.floor)), "formal official diplomatic strong sharp fresh a");
        // `demanded a probe by a joint committee`
        let wanted = deed.act == Act::Investigate
            && self.low(at + 1) == "by"
            && self
                .find(at.saturating_sub(5).max(self.floor), at, |low| {
                    among!(low, "demand demands demanded demanding seek seeks sought want wants wanted urged urges for proposed proposes")
                })
                .is_some();
        // `conveyed to him Palau's strong protest`
        let told = deed.act == Act::Protest
            && self.events.iter().any(|event| event.act == Act::Protest && event.at < at && event.at + 8 >= at);
        // `faced the monarch's anger`: at nobody
        let felt = among!(
            self.low(at),
            "anger indignation dismay displeasure disgust scorn ridicule derision outcry ire wrath"
        ) && !among!(self.low(at + 1), "at over about against with from by");
        felt || self.low(at) == "complaint" && !official || wanted || told
    }

    /// Tells whether a ban is in force, of whom nobody says: `The ban on Kaspersky products`.
    fn is_standing(&self, at: usize, deed: &Deed, target: Option<&Phrase>) -> bool {
        deed.act == Act::Ban
            && at > self.floor
            && self.low(at - 1) == "the"
            && target.is_some_and(|target| (target.first..target.end).any(|at| self.view.mention_at(at).is_some()))
    }

    /// Reads whom it befell: `the hacker's arrest`, `their extradition`.
    fn befallen(&mut self, at: usize, deed: &Deed, target: Option<&Phrase>) -> bool {
        if deed.act != Act::Indict || target.is_some() {
            return false;
        }
        let owner = self.owner(at).or_else(|| self.its(at)).filter(|owner| {
            owner.first < at
                && !self.is_public(owner)
                && !among!(
                    self.low(owner.end - 1),
                    "police prosecutors prosecutor authorities government court courts office ministry department service fbi",
                )
        });
        let told = owner.is_some();
        if told {
            let source = if self.low(at + 1) == "by" { self.somebody(at + 2) } else { None };
            self.push(Act::Indict, &noun(at, source, NOMINAL), owner, None);
        }
        told
    }

    /// Tells whether something is of the kind that the police take from gangs.
    fn is_taken(&self, thing: &Phrase) -> bool {
        (thing.first..thing.end)
            .any(|at| is(self.low(at), Class::Seizable) && !among!(self.low(at), "cell campaign operation operations"))
    }

    /// `sanctions imposed by X on Y`, `US sanctions against Y`.
    fn sanctions(&mut self, at: usize) {
        if self.undergone(at) {
            return;
        }
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        let end = self.clause_end(at + 1, 14);
        let imposed = self.find(at + 1, end.min(at + 4), |low| among!(low, "imposed adopted announced placed"));
        if let Some(imposed) =
            imposed.filter(|imposed| *imposed == at + 1 || !words::is_auxiliary(self.low(imposed - 1)))
        {
            let source = self.after(imposed + 1, 10, &["by"]);
            let target = self.after(imposed + 1, 10, &["on", "against"]);
            if source.is_some() && imposed == at + 1 {
                self.push(Act::Sanction, &noun(source, NOMINAL), target, None);
            }
            return;
        }
        if let Some(source) = self.weighing(at) {
            let target = self.after(at + 1, 4, &["on", "against", "for"]);
            let mut case = noun(Some(source), NOMINAL);
            case.group.modality = Modality::Hypothetical;
            self.push(Act::Sanction, &case, target, None);
            return;
        }
        if !among!(self.low(at + 1), "against on") {
            return;
        }
        let owned = self.owner(at).or_else(|| {
            // `US sanctions on Y`: a country's name right before, and no verb that imposes them.
            let number = at
                .checked_sub(1)
                .filter(|before| *before >= self.floor)
                .and_then(|before| self.view.mention_at(before))?;
            let (first, end) = self.view.place(number);
            Some(self.view.phrase(first, end)).filter(|phrase| phrase.mention.is_some())
        });
        let target = self.somebody(at + 2).filter(|target| target.kind == Kind::Named);
        if owned.is_some() && target.is_some() {
            self.push(Act::Sanction, &noun(owned, NOMINAL), target, None);
        }
    }

    /// Returns what stands beside `according to X`: the rest of the sentence.
    fn beside(&self, at: usize, end: usize) -> Option<(usize, usize)> {
        if at <= self.floor + 1 {
            let first = end + usize::from(self.low(end) == ",");
            return (first < self.tail()).then_some((first, self.tail()));
        }
        let last = at - usize::from(self.low(at - 1) == ",");
        (self.floor < last).then_some((self.floor, last))
    }
}

/// Returns the case of an act named by a noun.
pub(super) fn noun(at: usize, source: Option<Phrase>, doubt: u8) -> Case {
    let group =
        Group { first: at, passive: false, perfect: false, negated: false, modality: Modality::Fact, infinitive: None };
    Case { at, group, source, doubt }
}
