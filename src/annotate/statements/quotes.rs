//! Quotations that no verb of saying brings in: `The minister was blunt: “…”`, `“Baseless”: Beijing on the charge`.

use super::events::{Case, Sentence};
use super::frames::UNTOLD;
use super::nominals::noun;
use super::phrases::{Kind, Phrase};
use super::rules::{PAPER, REDUCED};
use super::verbs::Modality;
use super::words::{self, Word, among, is};
use crate::text::sieve::Sieve;

use crate::model::Act;
use crate::text::acts::{Form, Frame};
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

/// Taken off for a speaker whom no verb of saying names.
const INTRODUCED: u8 = 15;

/// Nouns for what is said against somebody.
const SAYINGS: &str = "accusation accusations allegation allegations claim claims charge charges assertion assertions statement statements \
     insinuation insinuations remarks suggestion suggestions";
static SAID: Sieve = Sieve::of(SAYINGS, b' ');

impl Sentence<'_, '_> {
    /// Returns who brings in a quotation behind a colon with words of another kind: `The minister was blunt: “…”`,
    /// `The group's message was short: “…”`.
    pub(super) fn who_introduces(&self, colon: usize) -> Option<Phrase> {
        let told = self.events.iter().any(|event| event.claim.is_some_and(|(_, end)| end > colon));
        let says = (self.floor..colon).any(|at| {
            self.low(at).verb().is_some_and(|verb| {
                verb.frame == Frame::Clause
                    && self.low(at).noun_act().is_none()
                    // `Asked about the note, the minister was blunt`
                    && !(at > self.floor
                        && (words::is_determiner(self.low(at - 1))
                            || self.view.lexemes.kind(at - 1) == LexemeKind::Possessive))
            })
        });
        if told || says {
            return None;
        }
        if let Some(opening) = self.opening_of(self.floor, colon) {
            return Some(opening)
                .filter(|opening| opening.kind != Kind::Pronoun || !among!(self.low(opening.first), "it they"));
        }
        // `Asked about it, the minister was blunt`
        let comma = (self.floor..colon.min(self.floor + 24)).rev().find(|at| self.low(*at) == ",");
        if let Some(comma) = comma
            && let Some(opening) = self.opening_of(comma + 1, colon)
        {
            return Some(opening);
        }
        // `The group's message appeared`
        let thing = self.view.phrase_after(self.floor, colon)?;
        let speech = among!(
            self.low(thing.end - 1),
            "message messages note letter statement post reply answer response verdict warning advice text mail e-mail email tweet words \
             comment slogan motto manifesto",
        );
        (thing.first == self.floor && speech && !words::is_be(self.low(self.floor)))
            .then(|| self.possessor(&thing))
            .flatten()
    }

    /// Reads `The accusation by Norway is unfounded`, where no verb of saying stands: whoever writes or speaks denies it.
    pub(super) fn told_false(&mut self) {
        if !self.sieve.meets(&SAID) {
            return;
        }
        let label = (self.floor + 1..self.end.min(self.floor + 7)).find(|at| self.low(*at) == ":");
        let first = label.map_or(self.floor, |colon| colon + 1);
        if self.view.is_quoted(first) || self.events.iter().any(|event| event.act == Act::Deny) {
            return;
        }
        // `Our systems are running, and these claims are not true.`: of whoever speaks of himself.
        let second = (first + 3..self.end).find(|at| {
            among!(self.low(*at), "and but ;")
                && among!(self.low(at + 1), "the these those any such all")
                && self.find(at + 2, at + 5, |low| among!(low, SAYINGS)).is_some()
        });
        let own = (first..self.end.min(first + 6)).find(|at| among!(self.low(*at), "we our i my"));
        if let Some((second, own)) = second.zip(own) {
            let thing = self.view.phrase_after(second + 1, self.end);
            let be = thing.as_ref().and_then(|thing| self.find(thing.end, thing.end + 5, words::is_be));
            let said = thing.is_some_and(|thing| (thing.first..thing.end).any(|at| among!(self.low(at), SAYINGS)));
            let false_ = be.is_some_and(|be| {
                let untrue = words::is_negation(self.low(be + 1)) && among!(self.low(be + 2), "true accurate correct");
                let baseless = self
                    .find(be + 1, be + 4, words::is_baseless)
                    .is_some_and(|at| !self.describes(at) && !words::is_negation(self.low(be + 1)));
                untrue || baseless
            });
            if said && false_ {
                let speaker = Phrase::pronoun(own);
                self.push(
                    Act::Deny,
                    &noun(second + 2, Some(speaker), INTRODUCED),
                    None,
                    Some((second + 1, self.tail())),
                );
                return;
            }
        }
        let Some(thing) = self.view.phrase_after(first, self.end).filter(|thing| thing.first == first) else { return };
        let said = (thing.first..thing.end).any(|at| among!(self.low(at), SAYINGS));
        let be = self.find(thing.end, thing.end + 14, |low| words::is_be(low) || among!(low, "have has had"));
        let Some(be) = be.filter(|_| said) else { return };
        let unreal = self.low(be + 1) == "nothing"
            && self.find(be + 2, be + 9, |low| among!(low, "reality facts truth")).is_some();
        let false_ = self.find(be + 1, be + 5, words::is_baseless).is_some_and(|at| !self.describes(at));
        let negated = (be + 1..be + 4).any(|at| words::is_negation(self.low(at)));
        let helped = self.find(thing.end, be, |low| words::is_auxiliary(low) || low == ",").is_some();
        let hollow = self.low(be + 1) == "without"
            && self.find(be + 2, be + 5, |low| among!(low, "foundation basis merit substance truth")).is_some();
        if !(false_ && words::is_be(self.low(be)) || unreal || hollow) || negated || helped {
            return;
        }
        let by = || self.after(thing.end, be - thing.end, &["by", "from"]);
        let owner = self.within(&thing).or_else(|| self.possessor(&thing)).or_else(by);
        // `Zakharova: These allegations are false.`
        let speaker = label.map(|colon| self.view.phrase(self.floor, colon)).filter(|speaker| {
            matches!(speaker.kind, Kind::Named | Kind::Agent) && !among!(self.low(speaker.first), "question q")
        });
        if owner.is_none() && speaker.is_none() {
            return;
        }
        self.events.retain(|event| event.act != Act::Accuse || !(first..be).contains(&event.at));
        self.push(Act::Deny, &noun(thing.end - 1, speaker, INTRODUCED), owner, Some((first, self.tail())));
    }

    /// Reads `‘Baseless’: Beijing on the hacking charge`, a headline that begins with what is said.
    pub(super) fn quote_first(&mut self, colon: usize) {
        let close = colon.checked_sub(1).filter(|close| *close > self.floor);
        let Some((open, end)) = close.and_then(|close| self.view.quote_at(close)) else { return };
        if open != self.floor || end != colon || !self.view.is_headline(self.floor, self.end) {
            return;
        }
        let Some(speaker) = self.view.phrase_after(colon + 1, self.end) else { return };
        let over = speaker.end >= self.end
            || among!(
                self.low(speaker.end),
                "on over about after as to in slams rejects dismisses reacts responds denies hits says tells insists fires calls answers",
            );
        if speaker.first != colon + 1 || !over || !matches!(speaker.kind, Kind::Named | Kind::Agent) {
            return;
        }
        let claim = (open + 1, end - 1);
        let denies = (claim.0..claim.1).any(|at| words::is_baseless(self.low(at)))
            || self.is_denial(claim.0, claim.1)
            || self.is_bare_denial(claim);
        let (act, whom) = if denies { (Act::Deny, None) } else { self.utters(claim).unwrap_or((Act::State, None)) };
        self.push(act, &noun(colon, Some(speaker), INTRODUCED), whom, Some(claim));
    }

    /// Reads `White House: "We hold X responsible."`: who stands before the colon says what stands behind it.
    pub(super) fn colon(&mut self, at: usize) {
        let quoted = self.view.lexemes.kind(at + 1) == LexemeKind::Open;
        let Some((open, close)) = self.view.quote_at(at + 1).filter(|_| quoted) else {
            if !self.headline_colon(at) {
                self.quote_first(at);
                self.colon_headline(at);
            }
            return;
        };
        if self.headline_colon(at) {
            return;
        }
        let speaker = self.opening().filter(|speaker| speaker.end == at);
        let speaker = speaker
            .or_else(|| self.with_office(at))
            .or_else(|| self.second_speaker(at))
            .or_else(|| self.who_introduces(at));
        let Some(speaker) = speaker else {
            return;
        };
        self.remember(&speaker, false);
        let case = noun(at, Some(speaker), REDUCED);
        let claim = (open + 1, close.saturating_sub(1).min(self.end));
        if claim.0 >= claim.1 || self.first_person(&case, claim) {
            return;
        }
        let (act, whom) = self.utters(claim).unwrap_or_else(|| {
            let denies = self.is_denial(claim.0, claim.1) || self.is_bare_denial(claim);
            (if denies { Act::Deny } else { Act::State }, None)
        });
        self.push(act, &case, whom, Some(claim));
    }

    /// Returns who stands before the colon with his office or his party: `Ann Roe, the bank's counsel: “…”`, `Lord Roe (Crossbench): “…”`.
    fn with_office(&self, colon: usize) -> Option<Phrase> {
        let speaker = self.opening().filter(|speaker| speaker.kind == Kind::Named && speaker.first == self.floor)?;
        let aside = self.low(speaker.end) == "," && words::is_agent(self.low(colon - 1))
            || self.low(speaker.end) == "(" && self.low(colon - 1) == ")";
        let plain = (speaker.end + 1..colon)
            .all(|at| self.low(at).verb().is_none() && !words::is_auxiliary(self.low(at)) && !self.view.is_quoted(at));
        (aside && plain && colon < speaker.end + 10).then_some(speaker)
    }

    /// Reads the silence of a speaker of a transcript: `Spokesman: I'm not going to get into that.`
    pub(super) fn labelled(&mut self) {
        let Some(colon) = self.find(self.floor + 1, self.floor + 5, |low| low == ":") else { return };
        let told = self.events.iter().any(|event| event.at >= colon);
        let starts = self.floor == 0
            || self.view.lexemes.starts_paragraph(self.floor)
            || among!(self.low(self.floor - 1), ". ! ?");
        if told || !starts || self.view.is_headline(self.floor, self.end) {
            return;
        }
        let label = self.view.phrase(self.floor, colon);
        let asks = among!(self.low(self.floor), "question q note update correction");
        if asks || !self.view.lexemes.is_capital(colon - 1) || !matches!(label.kind, Kind::Named | Kind::Agent) {
            return;
        }
        let claim = (colon + 1, self.tail());
        if let Some((does, whom)) = self.utters(claim).filter(|(does, _)| *does == Act::Decline) {
            self.remember(&label, false);
            self.push(does, &noun(colon, Some(label), PAPER), whom, Some(claim));
        }
    }

    /// Reads `Kremlin: claims of hacking are absurd`, a headline without quotation marks.
    fn colon_headline(&mut self, at: usize) {
        let says = |at: usize| {
            words::is_auxiliary(self.low(at))
                || matches!(self.low(at).verbal().form(), Some(Form::Past))
                || self.low(at) == "behind"
        };
        let asks = among!(self.low(at + 1), "how why what who when where which is are a");
        let none = self.is_bare_denial((at + 1, self.tail()));
        if asks || !self.view.is_headline(self.floor, self.end) || !none && !(at + 1..self.end).any(says) {
            return;
        }
        let Some(speaker) = self
            .opening()
            .filter(|speaker| speaker.end == at && (speaker.mention.is_some() || speaker.kind == Kind::Agent))
        else {
            return;
        };
        self.remember(&speaker, false);
        let claim = (at + 1, self.tail());
        if none || self.is_denial(claim.0, claim.1) {
            self.push(Act::Deny, &noun(at, Some(speaker), PAPER), None, Some(claim));
        } else {
            let known = self.events.len();
            self.attribution(&noun(at, Some(speaker.clone()), PAPER), claim);
            self.plainly_said(at, speaker, known);
        }
    }

    /// Reads what a verb of no table says: `“It is over,” the hacker typed`, `The mayor fretted that the files were lost`.
    pub(super) fn sayings(&mut self) {
        for at in self.floor + 1..self.end {
            let beside = self.low(at).ends_with("ed")
                && (self.low(at + 1) == "that" || self.view.quote_within(self.floor, at).is_some());
            if !beside || !self.may_say(at) {
                continue;
            }
            let group = self.view.group(at, Form::Past, self.floor);
            if group.passive
                || group.negated
                || group.modality != Modality::Fact
                || group.perfect && self.low(at + 1) != "that"
            {
                continue;
            }
            let close = |end: usize| end > self.floor && self.view.lexemes.kind(end - 1) == LexemeKind::Close;
            let spoken = |end: usize| close(end) && end > self.floor + 4 && among!(self.low(end - 2), ", ? !");
            // `“…,” typed the hacker`
            let behind =
                if spoken(at) { self.somebody(at + 1).filter(|speaker| speaker.first == at + 1) } else { None };
            let before = || {
                let subject = self.view.phrase_before(group.first, self.floor)?;
                let quoted = spoken(subject.first);
                let clause = |low: Word| words::is_auxiliary(low) || is(low, Class::PlainVerb) || low.ends_with("ed");
                let that =
                    self.low(at + 1) == "that" && self.find(at + 3, self.clause_end(at + 2, 14), clause).is_some();
                (subject.end == group.first && matches!(subject.kind, Kind::Named | Kind::Agent) && (quoted || that))
                    .then_some(subject)
            };
            let Some(speaker) = behind.or_else(before) else { continue };
            let claim = if self.low(at + 1) == "that" {
                Some((at + 2, self.tail())).filter(|(first, end)| first < end)
            } else {
                let first = if speaker.first > at { at } else { speaker.first };
                self.view.quote_at(first - 1).map(|(open, end)| (open + 1, end - 1))
            };
            let Some(claim) = claim.filter(|claim| claim.0 < claim.1) else { continue };
            if self.events.iter().any(|event| event.claim.is_some_and(|(first, end)| first < claim.1 && claim.0 < end))
            {
                continue;
            }
            let act = if self.is_denial(claim.0, claim.1) { Act::Deny } else { Act::State };
            self.push(act, &Case { group, ..noun(at, Some(speaker), UNTOLD) }, None, Some(claim));
        }
    }

    /// Tells whether a past that no table holds may say something.
    fn may_say(&self, at: usize) -> bool {
        const NO_SAYING: &str = "ensured decided assumed hoped feared wished realised realized learned noticed discovered demonstrated proved required \
             expected imagined dreamed pretended resolved believed showed looked seemed appeared happened received allowed needed wanted sensed \
             established concealed calculated guessed preferred agreed heeded trusted doubted understood checked verified";
        let low = self.low(at);
        low.ends_with("ed")
            && low.len() > 4
            && low.verb().is_none()
            && self.view.mention_at(at).is_none()
            && !self.view.lexemes.is_capital(at)
            && !self.view.lexemes.is_glued(at)
            && !is(low, Class::PlainVerb)
            && !among!(low, NO_SAYING)
            && !self.view.is_quoted(at)
    }

    /// Gives what is said with `we` in a quotation to whom the sentence says the quotation is of: `"We have summoned the envoy," X said`.
    pub(super) fn own_words(&mut self) {
        let said: Vec<_> = self
            .events
            .iter()
            .filter(|event| !self.says_we(event.source.as_ref()))
            .filter_map(|event| Some((event.claim?, event.source.clone()?)))
            .collect();
        let own: Vec<usize> = (0..self.events.len())
            .filter(|number| {
                let event = &self.events[*number];
                self.view.is_quoted(event.at) && self.says_we(event.source.as_ref())
            })
            .collect();
        for number in own {
            let event = &mut self.events[number];
            if let Some((_, speaker)) = said.iter().find(|((first, end), _)| (*first..*end).contains(&event.at)) {
                event.source = Some(speaker.clone());
                event.doubt += REDUCED;
            }
        }
    }

    /// Tells whether the one who acts is the one who speaks: `we`, `I`.
    pub(super) fn says_we(&self, source: Option<&Phrase>) -> bool {
        source.is_some_and(|source| source.kind == Kind::Pronoun && among!(self.low(source.first), "we i"))
    }

    /// Tells whether the speaker of a quotation says what he himself did: `We have summoned the envoy and asked him`.
    pub(super) fn is_own_word(&self, at: usize, open: usize) -> bool {
        let mut first = at;
        while first > open + 1 && (words::is_auxiliary(self.low(first - 1)) || words::is_adverb(self.low(first - 1))) {
            first -= 1;
        }
        let before = self.low(first - 1);
        let joined = || {
            let within = |subject: &Phrase| subject.first > open && self.says_we(Some(subject));
            among!(before, "and ,") && self.subjects.last().is_some_and(|(subject, _)| within(subject))
        };
        first > open && (among!(before, "we i") || joined())
    }
}
