//! Headlines that no verb joins: `Seized: 13 domains`, `Lawmakers to TikTok: Open your books`, `…; Beijing: ‘wrong path’`.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;

use super::events::{Case, Sentence};
use super::nominals::noun;
use super::phrases::{Kind, Phrase};
use super::rules::{PAPER, REDUCED};
use super::verbs::Group;
use super::view::View;
use super::words::{self, among};

/// What a denial without a verb says there is none of: `Kremlin: no Russian hand in the hack`.
const NONE_OF: &str = "hand role part link links involvement evidence proof knowledge truth basis connection spies hackers hack breach leak interference meddling";

impl Sentence<'_, '_> {
    /// Reads a colon of a headline that is none of a speaker beside his verb; tells whether it is used up.
    pub(super) fn headline_colon(&mut self, colon: usize) -> bool {
        self.view.is_headline(self.floor, self.end) && (self.befell_first(colon) || self.addressed(colon))
    }

    /// `Seized: 13 domains`, `Charged at last: trio behind the raid`: whom it befell stands behind the colon.
    fn befell_first(&mut self, colon: usize) -> bool {
        let at = self.floor;
        let Some(verb) = self.low(at).verb().filter(|verb| verb.form == Form::Past) else { return false };
        let befalls = matches!(
            verb.act,
            Act::Indict | Act::Expel | Act::Sanction | Act::Takedown | Act::Attack | Act::Summon | Act::Ban
        ) || verb.lemma == "leak";
        let bare = (at + 1..colon)
            .all(|at| words::is_adverb(self.low(at)) || among!(self.low(at), "at last first in all over out down"));
        let Some(whom) = self.object(colon + 1).filter(|whom| befalls && bare && whom.first <= colon + 2) else {
            return false;
        };
        let whole = matches!(verb.act, Act::Takedown | Act::Attack | Act::Ban | Act::Disclose);
        // Whoever is charged or sent home is somebody.
        let whom = if whole { whom } else { whom.acting() };
        let plain = noun(at, None, REDUCED);
        let group = Group { passive: true, ..plain.group };
        self.push(verb.act, &Case { group, ..plain }, Some(whom), None);
        true
    }

    /// `Denied parole, hacker writes cookbook`, `Refused a visa, the delegate stayed at home`
    pub(super) fn refused_first(&mut self) {
        if !among!(self.low(self.floor), "denied refused") {
            return;
        }
        let Some(comma) = self.find(self.floor + 2, self.floor + 9, |low| low == ",") else { return };
        let given = (self.floor + 1..comma).any(|at| words::is_refusable(self.low(at)));
        let by = self.agent(self.floor + 1).filter(|by| by.first < comma);
        let whom = self.object(comma + 1).filter(|whom| given && whom.first == comma + 1);
        if let Some(whom) = whom {
            let plain = noun(self.floor, by, REDUCED);
            let group = Group { passive: true, ..plain.group };
            self.push(Act::Reject, &Case { group, ..plain }, Some(whom.acting()), None);
        }
    }

    /// `Lawmakers to TikTok: Open your books or leave`: one speaks to the other.
    fn addressed(&mut self, colon: usize) -> bool {
        let to = self.find(self.floor + 1, colon, |low| low == "to");
        let Some(to) = to else { return false };
        let somebody = |speaker: &Phrase| speaker.mention.is_some() || speaker.kind == Kind::Agent;
        let speaker = self.opening().filter(|speaker| speaker.end == to && somebody(speaker));
        let told = self.somebody(to + 1).filter(|told| told.end == colon && told.first <= to + 2);
        let (Some(speaker), Some(told)) = (speaker, told) else { return false };
        let first = colon + 1 + usize::from(self.view.lexemes.kind(colon + 1) == LexemeKind::Open);
        let claim = (first, self.tail());
        if claim.0 >= claim.1 {
            return false;
        }
        let act = if self.bids(first) { Act::Request } else { Act::State };
        self.remember(&speaker, false);
        self.push(act, &noun(colon, Some(speaker), REDUCED), Some(told), Some(claim));
        true
    }

    /// Tells whether the words bid somebody do something: `Open your books`, `Leave our cables alone`, `Don't pay`.
    pub(super) fn bids(&self, first: usize) -> bool {
        let low = self.low(first);
        let plain = among!(
            low,
            "open leave stop stay keep get come go give let hand pay end put take drop free return show tell prove act fix patch pull quit halt cease respect hands"
        );
        let next = self.low(first + 1);
        let object = words::is_determiner(next)
            || words::is_pronoun(next)
            || words::is_preposition(next)
            || next.ends_with("ing")
            || self.view.is_nominal(first + 1) && !words::is_auxiliary(next);
        plain && object || low == "do" && words::is_negation(next) || among!(low, "please")
    }

    /// Returns who stands before a colon behind the first half of a headline: `EU hits firms; Beijing: ‘wrong path’`.
    pub(super) fn second_speaker(&self, colon: usize) -> Option<Phrase> {
        let half = (self.floor + 2..colon).rev().take(6).find(|at| among!(self.low(*at), "; —"))?;
        let speaker = self.view.phrase_after(half + 1, colon)?;
        let whole = speaker.first == half + 1 && speaker.end == colon;
        (whole && matches!(speaker.kind, Kind::Named | Kind::Agent)).then_some(speaker)
    }

    /// Tells whether a claim without a verb denies: `no Russian hand in the hack`, `not our code`.
    pub(super) fn is_bare_denial(&self, (first, end): (usize, usize)) -> bool {
        let none = self.low(first) == "no"
            && (first + 1..end.min(first + 5)).any(|at| among!(self.low(at), NONE_OF))
            && !(first + 1..end).any(|at| words::is_auxiliary(self.low(at)));
        let ours = self.low(first) == "not" && among!(self.low(first + 1), "our us ours me mine my guilty true");
        none || ours
    }

    /// Returns whose work a deed is in a headline: `Rail hack the work of Sandworm`.
    pub(super) fn bare_author(&self, work: usize) -> Option<Phrase> {
        let the = work.checked_sub(1).filter(|the| *the > self.floor && self.low(*the) == "the")?;
        let deed = self.low(the - 1).noun_act() == Some(Act::Attack);
        let headline = self.view.is_headline(self.floor, self.end);
        self.somebody(work + 2).filter(|author| deed && headline && author.kind != Kind::Pronoun)
    }

    /// Reads what stands before a colon and is said behind it where it is no quotation: `Microsoft: hackers probed accounts`.
    pub(super) fn plainly_said(&mut self, colon: usize, speaker: Phrase, known: usize) {
        let claim = (colon + 1, self.tail());
        let told = self.events.len() > known;
        // `SolarWinds: sanctions and a spymaster who says he is flattered`: a title, and no clause.
        let verb = (claim.0 + 1..claim.1).find(|at| {
            let low = self.low(*at);
            words::is_auxiliary(low) || matches!(low.verbal().form(), Some(Form::Past))
        });
        let clause = verb.is_some_and(|verb| {
            verb + 1 < claim.1
                && !(claim.0..verb).any(|at| among!(self.low(at), "that which who whom whose , when where how to"))
                && !(claim.0..claim.1).any(|at| among!(self.low(at), "says said"))
        });
        if !told && clause {
            self.push(Act::State, &noun(colon, Some(speaker), PAPER), None, Some(claim));
        }
    }
}

impl View<'_> {
    /// Tells whether a headline has a verb of its own before the comma: `Iran denies hack, …`; a list of names has none.
    pub(super) fn opens_headline(&self, floor: usize, comma: usize) -> bool {
        (floor + 1..comma).all(|at| self.low(at) != ",")
            && (floor + 1..comma).any(|at| {
                let form = self.low(at).verbal().form();
                self.mention_at(at).is_none() && matches!(form, Some(Form::Third | Form::Past | Form::Base))
            })
    }

    /// Tells whether a sentence is a headline in capitals, where capitals say nothing.
    pub(super) fn is_title(&self, floor: usize, end: usize) -> bool {
        if end - floor >= 24 {
            return false;
        }
        let long = (floor..end).filter(|at| self.low(*at).len() > 3 && self.lexemes.kind(*at) == LexemeKind::Word);
        let (mut capitals, mut all) = (0_usize, 0_usize);
        for at in long {
            all += 1;
            capitals += usize::from(self.lexemes.is_capital(at));
        }
        all > 2 && capitals * 5 >= all * 4 && !among!(self.low(end - 1), ". !")
    }

    /// Tells whether a sentence is a headline: short, without a stop, all of its paragraph.
    pub(super) fn is_headline(&self, floor: usize, end: usize) -> bool {
        let alone = floor == 0 || self.lexemes.starts_paragraph(floor);
        let over = end == self.lexemes.len() || self.lexemes.starts_paragraph(end);
        let last = self.low(end - 1);
        alone && over && end - floor < 24 && !among!(last, ". ! ? : ,") && !last.ends_with('.')
    }
}
