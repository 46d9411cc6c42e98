//! What is said of nobody in particular, and what is only wished for: `anyone who rejects the deal`, `I wish the government would say`.

use crate::model::Act;
use crate::text::acts::Form;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::Modality;
use super::words::{self, among};

impl Sentence<'_, '_> {
    /// Tells whether it is said of nobody in particular: `anyone who rejects the deal`, `people who refuse to pay`, `A state that denies its
    /// adversary the benefits`, `why ambassadors are called in`.
    pub(super) fn is_generic(&self, act: Act, case: &Case) -> bool {
        if self.is_rule(case) {
            return true;
        }
        let Some(source) = case.source.as_ref() else { return self.befalls_anyone(act, case) };
        if self.is_restricted(act, case, source) {
            return true;
        }
        if case.group.perfect || case.group.passive {
            return false;
        }
        let low = self.low(source.first);
        let form = self.low(case.at).verbal().form();
        if !matches!(form, Some(Form::Base | Form::Third)) {
            return false;
        }
        if among!(low, "whoever anyone anybody everyone everybody someone somebody") {
            return true;
        }
        let relative = case.group.first.checked_sub(1).filter(|at| *at >= source.end);
        if !relative.is_some_and(|relative| among!(self.low(relative), "who that which")) {
            return false;
        }
        let bare = source.end == source.first + 1 && self.is_bare_plural(source);
        let any = among!(low, "any those people") || bare;
        let one = source.kind != Kind::Thing
            && among!(low, "a an")
            && self.view.mention_at(source.end - 1).is_none()
            && source.mention.is_none();
        let done = matches!(
            act,
            Act::Attack | Act::Takedown | Act::Indict | Act::Investigate | Act::Disclose | Act::Confirm | Act::Summon
        );
        !done
            && (any && form == Some(Form::Base) && act != Act::Agree
                || one && form == Some(Form::Third) && act != Act::Claim)
    }

    /// `Applicants denied a licence may ask`, `Users convicted under the old law cannot be tried again`
    fn is_rule(&self, case: &Case) -> bool {
        let bare = case.at == self.floor + 1
            && case.group.first == case.at
            && self.low(self.floor).ends_with('s')
            && self.view.mention_at(self.floor).is_none()
            && self.low(case.at).verbal().form() == Some(Form::Past);
        bare && (case.at + 1..self.clause_end(case.at + 1, 14))
            .take_while(|at| self.low(*at) != ",")
            .any(|at| among!(self.low(at), "may can cannot must shall should") && !self.view.lexemes.is_capital(at))
    }

    /// `Members who supported the motion were reminded`: it only says which.
    fn is_restricted(&self, act: Act, case: &Case, source: &Phrase) -> bool {
        let bare = source.first == self.floor && source.end == self.floor + 1 && self.is_bare_plural(source);
        let stance = matches!(
            act,
            Act::Support | Act::Reject | Act::Condemn | Act::Agree | Act::Deny | Act::Request | Act::Decline
        );
        bare && stance
            && case.group.first == source.end + 1
            && self.low(source.end) == "who"
            && (case.at + 1..self.clause_end(case.at + 1, 14))
                .any(|at| among!(self.low(at), "were are was may can cannot must shall should will would"))
    }

    /// `why ambassadors are called in at odd hours`, `foreigners who are convicted`
    fn befalls_anyone(&self, act: Act, case: &Case) -> bool {
        let grave = matches!(
            act,
            Act::Summon | Act::Expel | Act::Indict | Act::Sanction | Act::Ban | Act::Accuse | Act::Attack
        );
        let helpers = case.group.first..case.at;
        let present = helpers.clone().any(|at| among!(self.low(at), "are is"))
            && !helpers.clone().any(|at| among!(self.low(at), "has have had being"));
        if !(grave && present) {
            return false;
        }
        let left = self.view.phrase_before(case.group.first, self.floor);
        left.is_some_and(|left| {
            let asked = left.first > self.floor && among!(self.low(left.first - 1), "why how when where");
            left.kind == Kind::Agent
                && left.end <= case.group.first
                && left.end + 1 >= case.group.first
                && left.end == left.first + 1
                && self.is_bare_plural(&left)
                && (asked || among!(self.low(left.end), "who that"))
        })
    }

    /// Tells whether it is a program or a person at a door: `The client requests a token`, `supports 40 languages`, `admitted nine patients`,
    /// `warned up before the match`.
    pub(super) fn is_of_daily_life(&self, act: Act, case: &Case) -> bool {
        let source = case.source.as_ref();
        let head = source.map_or(words::Word::NONE, |source| self.low(source.end - 1));
        let object = || self.object(case.at + 1).filter(|object| object.first <= case.at + 2);
        match act {
            Act::Request => {
                is_program_word(head)
                    || among!(head, "client") && self.find(case.at + 1, case.at + 5, |low| among!(low, "token resource page header")).is_some()
            }
            Act::Support => {
                is_program_word(head)
                    || object().is_some_and(|object| {
                        among!(
                            self.low(object.end - 1),
                            "languages techniques formats devices platforms versions protocols vehicles lorries phones files characters browsers models cards"
                        )
                    })
            }
            Act::Confirm => {
                self.low(case.at).starts_with("admit")
                    && object().is_some_and(|object| {
                        object.first == case.at + 1
                            && among!(
                                self.low(object.end - 1),
                                "patients patient guests guest visitors visitor students student pupils women children refugees members journalists"
                            )
                    })
            }
            Act::Warn => self.low(case.at + 1) == "up",
            _ => false,
        }
    }

    fn is_bare_plural(&self, phrase: &Phrase) -> bool {
        self.low(phrase.first).ends_with('s') && self.view.mention_at(phrase.first).is_none()
    }

    /// Tells whether an act is not told as done: `no delegation having objected`, `Whether Moscow will deny it hardly matters`,
    /// `She has investigated outages for twenty years`, `I wish the government would say so`.
    pub(super) fn is_unreal(&self, act: Act, case: &Case) -> bool {
        let source = case.source.as_ref();
        match act {
            Act::Protest => {
                (case.group.negated || source.is_some_and(|source| source.negative))
                    && self.low(case.at).starts_with("object")
            }
            Act::Investigate => {
                let long = || {
                    let since = self.find(case.at + 1, self.clause_end(case.at + 1, 10), |low| low == "for")?;
                    self.find(since + 1, since + 5, |low| among!(low, "years decades"))
                };
                let scans = |who: &Phrase| self.is_intruder(who) || among!(self.low(who.end - 1), "actors actor");
                case.group.perfect && long().is_some() || source.is_some_and(scans)
            }
            Act::Deny | Act::Reject | Act::Confirm | Act::State => {
                let whether =
                    self.low(self.floor) == "whether" && source.is_some_and(|source| source.first == self.floor + 1);
                let wished = act == Act::State
                    && case.group.modality == Modality::Hypothetical
                    && source.is_some_and(|source| {
                        (source.first.saturating_sub(3).max(self.floor)..source.first)
                            .any(|at| among!(self.low(at), "wish wishes wished"))
                    });
                whether || wished
            }
            _ => false,
        }
    }
}

fn is_program_word(head: words::Word) -> bool {
    among!(
        head,
        "script program parser browser app module function endpoint crawler daemon proxy compiler library plugin widget api handler router page"
    )
}
