//! Whose an infinitive or a gerund is where another verb stands above it: its subject's, or its object's.

use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Sentence, Subject};
use super::phrases::{Kind, Phrase};
use super::view::View;
use super::words::{self, among, is};

/// Beginnings of the verbs whose object is to do what the infinitive behind it says: `urged Brussels to adopt`.
const OF_OBJECT: &str = "urge ask tell told order forc compel press push prod lobb implor beg beseech exhort instruct direct command requir \
     request invit encourag advis warn remind persuad convinc induc lead led caus get got allow permit enabl authori empower entitl help \
     assist want need expect believ consider find found know knew think thought suspect alleg report hir pay paid recruit task assign commission \
     contract train challeng tempt trick dup lur fool coerc call appoint elect nominat name chose choos pick select leav left prompt spur \
     driv drove inspir motivat oblig mandat deput prepar set said accus sentenc summon petition sue plead beseech appeal nudg vot like bring \
     brought tri mean meant giv gave given free clear appl attempt mov agree decid plan aim hop seek sought vow threaten pledg promis refus declin fail";
/// Nouns that an infinitive says more of: `a plot to hack`, `its right to respond`.
const WITH_INFINITIVE: &str = "plot plots plan plans attempt attempts bid bids effort efforts decision decisions move moves right rights request requests \
     order orders offer offers threat threats pledge pledges promise promises vow vows agreement agreements deal pact proposal proposals bill law \
     legislation need chance chances opportunity opportunities ability capacity refusal ultimatum call calls appeal appeals vote warrant mandate power \
     powers authority permission deadline time way ways reason reasons tendency campaign drive push scheme schemes conspiracy intention intent \
     willingness desire wish determination failure readiness obligation duty demand demands ambition ambitions resolution motion invitation temptation \
     incentive ruling judgment summons courage nerve steps measures hours days weeks months minutes years until consent contract project operation";
/// Verbs whose purpose, told in the past, is as good as done: `used a loader to infiltrate`.
const ACHIEVING: &str = "used using uses exploited exploiting exploits abused abusing leveraged leveraging deployed deploying employed wielded tapped \
     impersonated harnessed weaponised weaponized utilised utilized hijacked hijacking helped helping helps enabled enables enabling allowed allows \
     allowing let lets assisted assisting assists contacted posed took";
/// Verbs that help somebody do it: `helped German police seize`.
pub(super) const HELPING: &str = "helped help helps helping assisted assists assisting enabled enables enabling let lets aided allowed allows allowing";

/// Verbs whose gerund is what somebody has in mind: `is considering banning the app`, `proposed expelling`.
const MINDING: &str = "considering considers considered consider mulling mulls mulled weighing weighs weighed contemplating contemplated contemplates \
     proposed proposes proposing propose suggested suggests suggesting recommended recommends recommending favours favors favoured favored \
     backs discussing discussed debating debated contemplate suggest recommend";
/// Verbs whose gerund is what somebody does: `began blocking the site`.
const BEGINNING: &str = "began begin begins begun beginning started starts start starting kept keeps keep continued continues finished resumed resumes";

/// A verb above another one.
#[derive(Clone, Copy)]
struct Above {
    at: usize,
    form: Form,
}

impl Sentence<'_, '_> {
    /// Returns whose an infinitive of purpose is: `contacted a newspaper to dispute the account`.
    pub(super) fn of_purpose(&self, to: usize, governor: usize, depth: usize) -> Option<Subject> {
        let above = self.view.verb_above(governor, self.floor);
        // `obtained a court order to seize the domains`
        let allowed = among!(self.low(governor), "order warrant approval permission")
            && above.is_some_and(|above| among!(self.low(above.at), "obtained secured won got received obtain secure"));
        if among!(self.low(governor), WITH_INFINITIVE) && !allowed {
            return None;
        }
        let above = above?;
        let low = self.low(above.at);
        // `It took Canada nine months to accuse India`
        if among!(low, "took takes take") && self.low(above.at - 1) == "it" {
            let object = self.view.phrase_after(above.at + 1, to)?;
            let end = (object.first + 1..object.end)
                .find(|at| self.view.lexemes.kind(*at) == LexemeKind::Number || words::is_determiner(self.low(*at)));
            let phrase = end.map_or_else(|| object.clone(), |end| self.view.phrase(object.first, end));
            return Some(Subject { phrase, doubt: 0, passive: false })
                .filter(|subject| subject.phrase.kind != Kind::Thing);
        }
        if above.at == governor || OF_OBJECT.split(' ').any(|stem| low.starts_with(stem)) || to < above.at + 2 {
            return None;
        }
        self.subject_above(above, depth).filter(|subject| !subject.passive)
    }

    /// Returns whose a gerund is that is the object of the verb before it.
    pub(super) fn of_object(&self, at: usize) -> Option<Subject> {
        let from = at - 1 - usize::from(among!(self.low(at - 1), "on of"));
        let above = self.view.verb_above(from, self.floor)?;
        self.subject_above(above, 2)
    }

    /// Returns whose `in taking down` is: of those whom somebody helped in it, else of whoever joined in it.
    pub(super) fn of_gerund(&self, preposition: usize) -> Option<Subject> {
        let from = preposition.checked_sub(1).filter(|at| *at > self.floor)?;
        let above = self.view.verb_above(from, self.floor)?;
        let low = self.low(above.at);
        let helps = among!(low, HELPING) || low.starts_with("support");
        if helps && above.at + 1 < preposition {
            let helped = self.view.phrase_before(preposition, self.floor);
            let helped = helped.filter(|helped| helped.kind != Kind::Thing && helped.first == above.at + 1);
            return helped.map(|phrase| Subject { phrase, doubt: 0, passive: false });
        }
        self.subject_above(above, 2)
    }

    fn subject_above(&self, above: Above, depth: usize) -> Option<Subject> {
        let group = self.view.group(above.at, above.form, self.floor);
        if above.form == Form::Ing && group.first == above.at {
            return self.participle(above.at);
        }
        depth.checked_sub(1).and_then(|depth| self.subject_of(&group, depth))
    }
}

impl View<'_> {
    /// Tells whether what is the purpose of a verb is as good as done: `used a loader to infiltrate`.
    pub(super) fn is_achieved(&self, governor: usize, floor: usize) -> bool {
        !among!(self.low(governor), WITH_INFINITIVE)
            && self.verb_above(governor, floor).is_some_and(|above| {
                above.at < governor && above.form != Form::Base && among!(self.low(above.at), ACHIEVING)
            })
    }

    /// Returns who stands in `with Moscow denying any part in it`.
    pub(super) fn absolute(&self, at: usize, floor: usize) -> Option<Phrase> {
        let phrase = self.described_before(at, floor)?;
        let with = phrase.first.checked_sub(1).filter(|with| *with > floor && self.low(*with) == "with")?;
        (among!(self.low(with - 1), ", and") && matches!(phrase.kind, Kind::Named | Kind::Agent)).then_some(phrase)
    }

    /// Tells whether a gerund is the object of the verb right before it: `is considering banning`, `agreed on expelling`.
    pub(super) fn is_gerund_object(&self, at: usize, floor: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before > floor) else { return false };
        let low = self.low(before);
        let last = self.low(before - 1);
        among!(low, MINDING)
            || among!(low, BEGINNING)
            || low == "on"
                && among!(
                    last,
                    "agree agreed agrees insist insisted insists decided decide intent vote voted week month day year bent",
                )
            || low == "of" && among!(last, "thinking speaks spoke talked talk favour favor support step")
    }

    /// Tells whether such a gerund is no more than a thought.
    pub(super) fn is_minded(&self, at: usize, floor: usize) -> bool {
        at > floor + 1
            && (among!(self.low(at - 1), MINDING) || among!(self.low(at - 1), "on of") && self.low(at - 2) != "step")
            && self.is_gerund_object(at, floor)
    }

    /// Returns who is helped: `helped the authorities of Romania to take down`, `helped German police seize`.
    pub(super) fn helped(&self, before: usize, floor: usize) -> Option<Phrase> {
        let helped = self.phrase_before(before, floor)?;
        let verb = helped.first.checked_sub(1).filter(|verb| *verb > floor)?;
        (helped.end == before && helped.kind != Kind::Thing && among!(self.low(verb), HELPING)).then_some(helped)
    }

    /// Returns the nearest verb of the same clause at or before a lexeme.
    fn verb_above(&self, from: usize, floor: usize) -> Option<Above> {
        let near = (floor + 1..=from).rev().take(14);
        near.take_while(|at| !among!(self.low(*at), ", ; : — that which who whom whose"))
            .find_map(|at| self.verbal_form(at, floor).map(|form| Above { at, form }))
    }

    /// Returns the form of a word that is used as a verb, whatever verb it is.
    fn verbal_form(&self, at: usize, floor: usize) -> Option<Form> {
        let low = self.low(at);
        let lexemes = self.lexemes;
        if self.mention_at(at).is_some() || !lexemes.is_word(at) || lexemes.is_capital(at) || lexemes.is_glued(at) {
            return None;
        }
        let mut before = at - 1;
        while before > floor && words::is_adverb(self.low(before)) {
            before -= 1;
        }
        let previous = self.low(before);
        let describes = words::is_determiner(previous)
            || words::is_preposition(previous) && previous != "to"
            || lexemes.kind(before) == LexemeKind::Possessive;
        let known = low.verbal().form();
        let form = known.or_else(|| match low.text() {
            _ if is(low, Class::PlainVerb) || low.ends_with("ed") && low.len() > 4 => Some(Form::Past),
            "uses" => Some(Form::Third),
            "use" | "exploit" | "contact" | "create" | "visit" | "employ" => Some(Form::Base),
            _ if low.ends_with("ing") && low.len() > 5 && low.noun_act().is_none() => Some(Form::Ing),
            _ => None,
        })?;
        let stands = match form {
            Form::Past | Form::Participle => !describes,
            Form::Third => {
                !describes
                    && (self.mention_at(before).is_some()
                        || words::is_agent(previous)
                        || words::is_relative(previous)
                        || words::is_pronoun(previous))
            }
            Form::Base => previous == "to" || words::is_auxiliary(previous),
            Form::Ing => among!(previous, ", and by while when after before") || words::is_be(previous),
        };
        stands.then_some(form)
    }
}
