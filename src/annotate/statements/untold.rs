//! Whether what a rule finds is told as an act at all: not what is only asked for, said by nobody, or done by and to nobody.

use crate::model::Act;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::Modality;
use super::words::{self, among, is};

impl Sentence<'_, '_> {
    /// Tells whether no act is told, whomever it concerns.
    pub(super) fn is_no_act(&self, act: Act, case: &Case) -> bool {
        // `By signing up you accept our terms.`
        if case.source.as_ref().is_some_and(|source| self.low(source.first) == "you") {
            return true;
        }
        // `Law neither forbids it nor condones it`
        if act == Act::Ban && case.group.negated && case.source.as_ref().is_some_and(|source| self.is_law(source)) {
            return true;
        }
        // `agreed to block the addresses`: no more than agreed.
        let agreed =
            case.group.infinitive.is_some_and(|to| to > self.floor && among!(self.low(to - 1), "agreed agree agrees"));
        if agreed && act == Act::Takedown {
            return true;
        }
        // `threatened to publish the files`: nothing is public yet.
        let threatened =
            case.group.infinitive.is_some_and(|to| to > self.floor && self.low(to - 1).starts_with("threat"));
        if threatened && matches!(act, Act::Disclose | Act::Ban | Act::Takedown | Act::Reject) {
            return true;
        }
        // `called upon the government to publish a statement`: only asked for.
        let asked = case.group.modality == Modality::Infinitive
            && case.group.infinitive.zip(case.source.as_ref()).is_some_and(|(to, source)| source.end == to)
            && !among!(self.low(case.group.first.saturating_sub(2)), "has have had is are was were");
        // `should make its decisions public`: nothing is yet.
        if act == Act::Disclose
            && !case.group.negated
            && matches!(case.group.modality, Modality::Hypothetical | Modality::Infinitive)
        {
            return true;
        }
        let told = matches!(act, Act::State | Act::Disclose | Act::Confirm);
        let asked = asked && (told || !self.view.is_headline(self.floor, self.end));
        if asked && !matches!(act, Act::Sanction | Act::Expel | Act::Ban) {
            return true;
        }
        // `urged African states not to sign the convention`
        let dissuaded = case.group.negated
            && case.group.modality == Modality::Infinitive
            && case
                .group
                .infinitive
                .zip(case.source.as_ref())
                .is_some_and(|(to, source)| source.end + 1 == to && words::is_negation(self.low(source.end)));
        if dissuaded && matches!(act, Act::Agree | Act::Support | Act::State | Act::Request) {
            return true;
        }
        // `"We expelled two of them," he said`: a deed told of oneself; most of what else is quoted is no act.
        let own = self.says_we(case.source.as_ref())
            && self.view.quote_at(case.at).is_some_and(|(open, close)| close - open > 6);
        let deed = matches!(
            act,
            Act::Reject
                | Act::Condemn
                | Act::Accuse
                | Act::Attribute
                | Act::Request
                | Act::Protest
                | Act::Summon
                | Act::Expel
                | Act::Sanction
                | Act::Indict
                | Act::Investigate
                | Act::Support
                | Act::Ban
        );
        if own && (!deed || case.group.negated || case.group.modality != Modality::Fact) {
            return true;
        }
        if self.is_generic(act, case)
            || self.is_unreal(act, case)
            || self.is_of_daily_life(act, case)
            || self.is_elsewhere(act, case)
        {
            return true;
        }
        let Some(source) = case.source.as_ref() else { return false };
        let low = self.low(source.first);
        // `Nobody can deny that`
        let nobody = among!(low, "nobody none") || low == "no" && self.low(source.first + 1) == "one";
        act == Act::State && low == "nothing" || act == Act::Deny && case.group.modality != Modality::Fact && nobody
    }

    /// Tells whether nobody is sent away by a state: `The judge ordered the lawyer out`, `asked its diplomats to leave Tehran`,
    /// `were told to leave their phones at the door`.
    pub(super) fn is_no_expulsion(&self, case: &Case, target: Option<&Phrase>) -> bool {
        // `asked the court to throw it out`
        let it = target.is_some_and(|target| target.kind == Kind::Pronoun && self.low(target.first) == "it");
        let private = it || case.source.as_ref().is_some_and(|source| {
            among!(
                self.low(source.end - 1),
                "judge court referee teacher coach host bouncer landlord club league school university company firm bank hotel couple",
            )
        });
        let own = case.source.as_ref().is_some_and(|source| source.first < case.at)
            && target.is_some_and(|target| among!(self.low(target.first), "its their his her"))
            && among!(
                self.low(case.at),
                "asked asks told tells ordered orders urged urges advised advises instructed sent withdrew pulled"
            );
        let leave = self.find(case.at, case.at + 10, |low| low == "leave");
        let behind = leave.is_some_and(|leave| among!(self.low(leave + 1), "their his her its them it a an"));
        private || own || behind
    }

    /// Leaves out what happens in a game or a story: `In the scenario, Crimsonia denies any part and expels two envoys`.
    pub(super) fn imagine(&mut self) {
        let game = self.find(self.floor, self.floor + 9, |low| is(low, Class::Invented));
        let near = game.is_some_and(|game| {
            self.low(self.floor) == "in"
                || among!(
                    self.low(game + 1),
                    "assumed assumes supposes asks follows tells describes imagines imagined posits posited supposed simulated envisaged has sees",
                )
        });
        let made_up = self
            .find(self.floor, self.end, |low| among!(low, "fictional fictitious imaginary scenario scenarios"))
            .is_some();
        if near || made_up {
            self.events.retain(|event| {
                event.modality != Modality::Fact
                    || !matches!(
                        event.act,
                        Act::Deny | Act::Expel | Act::Sanction | Act::Attack | Act::Takedown | Act::Summon | Act::Ban
                    )
            });
        }
    }

    /// Tells whether an act is told though nobody is named who did it, nor whom it concerns.
    pub(super) fn is_act_of_nobody(
        &self,
        act: Act,
        case: &Case,
        target: Option<&Phrase>,
        claim: Option<(usize, usize)>,
    ) -> bool {
        let paper = case.source.as_ref().is_some_and(|source| self.is_paper(source));
        let writes = matches!(
            act,
            Act::State | Act::Warn | Act::Confirm | Act::Disclose | Act::Attribute | Act::Condemn | Act::Request
        );
        // `The railway's website was hacked`, `Bail was denied`
        let hit = act == Act::Attack && target.is_some_and(|target| self.is_online(target))
            || act == Act::Ban && case.group.passive && target.is_some_and(|target| self.is_bannable(target))
            || act == Act::Investigate
                && case.group.passive
                && (target.is_some() || claim.is_some_and(|(_, end)| end <= case.at))
                && case.group.modality == Modality::Fact
            || act == Act::Takedown
                && case.group.passive
                && case.group.modality == Modality::Fact
                && self
                    .find(case.at + 1, self.end, |low| {
                        among!(low, "operation raid police authorities swoop sweep crackdown court")
                    })
                    .is_some()
            || act == Act::Disclose
                && case.group.passive
                && case.group.modality == Modality::Fact
                && target.is_some()
                && self.low(case.at) == "leaked"
            || act == Act::Attribute && case.group.passive && target.is_some_and(|target| self.is_origin(target))
            || matches!(act, Act::Sanction | Act::Indict) && case.group.passive && case.group.negated
            || act == Act::Takedown
                && among!(
                    self.low(case.at),
                    "seized confiscated dismantled sinkholed seizure takedown dismantling dismantlement"
                )
            || act == Act::Reject
                && case.source.is_none()
                && case.group.passive
                && (target.is_some()
                    || claim.is_some_and(|(first, end)| {
                        (first..end.min(case.at))
                            .any(|at| words::is_refusable(self.low(at)) || is(self.low(at), Class::Wish))
                    }));
        let law = act == Act::Ban && case.source.as_ref().is_some_and(|source| self.is_law(source));
        paper && writes || law || hit
    }
}
