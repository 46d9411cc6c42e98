//! Puts an event into words: whose names they are, whom a pronoun means, who goes on speaking.

use std::sync::Arc;

use crate::model::{Act, Span, Statement};
use crate::text::gazetteer::Entry;
use crate::text::lexemes::LexemeKind;

use super::events::Event;
use super::phrases::{Kind, Phrase};
use super::verbs::Modality;
use super::view::View;
use super::words::{self, Word, among, is};
use super::{Carried, Context, span_of};
use crate::text::words::Class;

/// The confidence of a named, listed speaker beside his verb.
const SURE: u8 = 90;
const UNLISTED: u8 = 10;
const NAMELESS: u8 = 15;
const BY_REFERENCE: u8 = 15;
/// A passive that does not say by whom.
const NO_SOURCE: u8 = 5;
const GOES_ON: u8 = 30;
/// The fewest lexemes of a quoted sentence that is worth a statement.
const SHORTEST: usize = 6;
/// The most statements that one act with lists on both sides makes.
const MOST: usize = 12;

/// Somebody in a statement.
#[derive(Clone)]
struct Party {
    words: String,
    actor: Option<Arc<Entry>>,
    doubt: u8,
}

impl Context {
    /// Adds the statements an event makes, one for each pair of speaker and target.
    pub(super) fn word(&mut self, view: &View<'_>, event: &Event, sentence: Span, statements: &mut Vec<Statement>) {
        let sources = event.source.as_ref().map_or_else(|| vec![None], |phrase| self.parties(view, phrase, true));
        let mut targets = event.target.as_ref().map_or_else(|| vec![None], |phrase| self.parties(view, phrase, false));
        // `Lin Shaohua: The accusation by Norway is unfounded.`
        let sources = match &self.quoted {
            Some(carried) if self.transcript && event.act == Act::Deny && event.source.is_none() => {
                vec![Some(Party { words: carried.words.clone(), actor: carried.actor.clone(), doubt: BY_REFERENCE })]
            }
            _ => sources,
        };
        // `the minister, who received him, told him`: nobody tells himself.
        let reflexive = |target: &Option<Party>| {
            let same = |source: &Option<Party>| {
                source.as_ref().map(|party| &party.words) == target.as_ref().map(|party| &party.words)
            };
            event.target.as_ref().is_some_and(|target| target.kind == Kind::Pronoun) && sources.iter().any(same)
        };
        let pronoun = event.target.as_ref().map_or("", |target| view.low(target.first).text());
        // `called in the envoy and handed him a note`: whom the same speaker's last act in the sentence concerned.
        let lent = statements.last().filter(|last| {
            last.sentence == sentence
                && among!(pronoun, "him her them")
                && event.target.as_ref().is_some_and(|target| target.kind == Kind::Pronoun)
                && last.target.is_some()
                && matches!(&sources[..], [Some(source)] if last.speaker.as_ref() == Some(&source.words))
        });
        if let Some(last) = lent {
            let actor = last.target_actor.as_deref();
            let entry = view
                .mentions
                .iter()
                .filter_map(|mention| mention.listed())
                .find(|entry| Some(entry.name.as_str()) == actor);
            targets = vec![Some(Party {
                words: last.target.clone().unwrap_or_default(),
                actor: entry.cloned(),
                doubt: BY_REFERENCE,
            })];
        }
        for target in &mut targets {
            if reflexive(target) {
                // `The firm is Chinese. Washington sanctioned it`: the one before the speaker.
                let before = self.body_before.as_ref().filter(|_| pronoun == "it");
                *target = before.map(|carried| Party {
                    words: carried.words.clone(),
                    actor: carried.actor.clone(),
                    doubt: BY_REFERENCE,
                });
            }
        }
        // `Japan and South Korea agreed`: each agrees with the other.
        let alone = among!(view.low(event.at), "pledged pledge pledges vowed promised promise promises committed")
            || among!(view.low(event.at), "agreed agree agrees")
                && view.low(event.at + 1) == "to"
                && !among!(
                    view.low(event.at + 2),
                    "share cooperate exchange work set build create establish coordinate help hold open launch join step strengthen extend"
                );
        let mutual = event.act == Act::Agree && event.target.is_none() && sources.len() > 1 && !alone;
        if mutual {
            targets.clone_from(&sources);
        }
        for (number, source) in sources.iter().enumerate() {
            for (other, target) in targets.iter().enumerate() {
                if number * targets.len() + other >= MOST || (mutual && (number == other || other > 0 && number > 0)) {
                    continue;
                }
                statements.push(statement(view, event, source.as_ref(), target.as_ref(), sentence));
            }
        }
        if event.modality == Modality::Hypothetical && event.claim.is_none_or(|(first, _)| !view.is_quoted(first)) {
            // `Should Washington refuse, it added`: who might act is not who speaks.
            return;
        }
        if let Some(source) = &event.source {
            let quoted = event.claim.is_some_and(|(first, _)| view.is_quoted(first));
            self.remember(view, source, quoted);
        } else if let Some(target) = &event.target {
            self.remember(view, target, false);
        }
    }

    /// Notes whom a sentence opens with, for the pronouns inside it.
    pub(super) fn topic(&mut self, view: &View<'_>, floor: usize) {
        let first = floor + usize::from(among!(view.low(floor), "the a"));
        if let Some(number) = view.mention_at(first).filter(|number| view.place(*number).0 == first) {
            let phrase = view.phrase(floor, view.place(number).1);
            // `The embassy was first to answer`: a body by its office alone.
            let body = phrase.kind == Kind::Agent && is_body(view.low(phrase.end - 1));
            if phrase.kind == Kind::Named && phrase.mention.is_some() || body {
                self.remember(view, &phrase, false);
            }
        } else if let Some(body) = opening_body(view, floor) {
            self.remember(view, &body, false);
        } else if first == floor && words::is_agent(view.low(first)) && view.low(first).ends_with('s') {
            // `Officials spoke of a fault. They later admitted`
            let phrase = view.phrase(floor, first + 1);
            self.remember(view, &phrase, false);
        } else if first > floor && words::is_agent(view.low(first)) && words::is_auxiliary(view.low(first + 1)) {
            let phrase = view.phrase(floor, first + 1);
            self.remember(view, &phrase, false);
        } else if among!(view.low(floor), "when after while before although though as if since") {
            // `When the information minister did speak, he blamed`
            let who = view.phrase_after(floor + 1, (floor + 10).min(view.lexemes.len()));
            if let Some(who) = who.filter(|who| who.first == floor + 1 && matches!(who.kind, Kind::Named | Kind::Agent))
            {
                self.remember(view, &who, false);
            }
        } else if words::is_preposition(view.low(floor)) {
            // `At home the administration was called weak, after it had …`
            let the = (floor + 1..floor + 5).find(|at| {
                view.low(*at) == "the" && is_body(view.low(at + 1)) && words::is_auxiliary(view.low(at + 2))
            });
            if let Some(the) = the {
                let phrase = view.phrase(the, the + 2);
                self.remember(view, &phrase, false);
            }
        }
    }

    /// Returns the members of a phrase as parties.
    fn parties(&self, view: &View<'_>, phrase: &Phrase, speaks: bool) -> Vec<Option<Party>> {
        let named = !phrase.members.is_empty()
            // `the Science and Technology Council` is one, unless each part is somebody.
            && phrase.members.iter().enumerate().all(|(number, (first, end))| {
                let member = view.phrase(*first, *end);
                let apart = words::is_determiner(view.low(*first)) || view.lexemes.kind(*first) == LexemeKind::Number;
                let several = phrase.members.len() > 2 || view.low(*end - 1).ends_with('s');
                let heads = number == 0 && (apart && member.kind == Kind::Agent || several && member.kind != Kind::Thing);
                // `The regulator and Pikto`
                let joined = number == 1
                    && phrase.members.len() == 2
                    && member.kind == Kind::Named
                    && !view.lexemes.is_capital(phrase.members[0].1 - 1);
                member.mention.is_some() || heads || number > 0 && apart || joined
            });
        if named {
            let members =
                phrase.members.iter().map(|(first, end)| Some(self.party(view, &view.phrase(*first, *end), speaks)));
            return members.collect();
        }
        vec![Some(self.party(view, phrase, speaks))]
    }

    fn party(&self, view: &View<'_>, phrase: &Phrase, speaks: bool) -> Party {
        let words = view.text(phrase.first, phrase.end);
        if phrase.kind == Kind::Pronoun {
            let carried = match view.low(phrase.first).text() {
                he @ ("he" | "she" | "him" | "her" | "his") => {
                    let person = self.person.as_ref().filter(|person| person.may_be(he));
                    if person.is_none()
                        && let Some(named) = person_before(view, phrase.first)
                    {
                        let known = Party { doubt: BY_REFERENCE, ..self.party(view, &named, speaks) };
                        return known;
                    }
                    person
                }
                "it" | "its" => self.body.as_ref(),
                "they" | "them" | "their" => self.plural.as_ref(),
                "we" | "i" => self.quoted.as_ref(),
                _ => None,
            };
            return match carried {
                Some(carried) => {
                    Party { words: carried.words.clone(), actor: carried.actor.clone(), doubt: BY_REFERENCE }
                }
                None => Party { words, actor: None, doubt: BY_REFERENCE + NAMELESS },
            };
        }
        let mention = phrase.mention.map(|number| &view.mentions[number]);
        let listed = mention.and_then(|mention| mention.listed()).cloned();
        if let Some(actor) = listed {
            return Party { words, actor: Some(actor), doubt: 0 };
        }
        if phrase.kind == Kind::Named {
            return Party { words, actor: apposition(view, phrase.end), doubt: UNLISTED };
        }
        // `its Foreign Ministry`: of the body last spoken of.
        let its = speaks && view.low(phrase.first) == "its" && phrase.end - phrase.first <= 4;
        if let Some(body) = self.body.as_ref().filter(|_| its) {
            return Party { words, actor: body.actor.clone(), doubt: BY_REFERENCE };
        }
        // `the ministry`, `the spokesman`: whom the article called so before.
        let definite = view.low(phrase.first) == "the" && phrase.end - phrase.first <= 3;
        let office = (phrase.first..phrase.end)
            .rev()
            .find_map(|at| view.mention_at(at))
            .and_then(|number| view.mentions[number].office.as_deref());
        let head = view.low(phrase.end - 1);
        let known = self
            .offices
            .iter()
            .rev()
            .find(|(name, _)| definite && (Some(name.as_str()) == office || name.ends_with(head.text())));
        match known {
            Some((_, carried)) => Party { words, actor: carried.actor.clone(), doubt: BY_REFERENCE },
            None => Party { words, actor: None, doubt: NAMELESS },
        }
    }

    /// Notes who acted, for the pronouns after him.
    fn remember(&mut self, view: &View<'_>, phrase: &Phrase, quoted: bool) {
        let party = self.party(view, phrase, true);
        let carried = Carried { words: party.words, actor: party.actor };
        if quoted {
            self.quoted = Some(carried.clone());
        }
        let anyone = words::among!(view.low(phrase.end - 1), "anyone anybody someone somebody others");
        if phrase.kind == Kind::Pronoun || phrase.kind == Kind::Thing || anyone {
            return;
        }
        let mention = phrase.mention.map(|number| &view.mentions[number]);
        let office = (phrase.first..phrase.end)
            .find_map(|at| view.mention_at(at))
            .and_then(|number| view.mentions[number].office.clone());
        let is_person = mention
            .is_some_and(|mention| mention.actors.first().is_some_and(|entry| entry.kind == "person"))
            || office.as_deref().is_some_and(is_personal)
            || among!(
                view.low(phrase.end - 1),
                "spokesman spokeswoman spokesperson ambassador minister president secretary envoy"
            );
        let is_person = is_person && !is_body(view.low(phrase.end - 1));
        if carried.actor.is_some() {
            // `the spokesman` by his office, `the ministry` by the last word of its name.
            let head = view.low(phrase.end - 1);
            let heads = office.into_iter().chain(words::is_agent(head).then(|| head.text().to_owned()));
            for name in heads {
                self.offices.retain(|(known, _)| *known != name);
                self.offices.push((name, carried.clone()));
            }
            // Only the last few are worth keeping; an article names dozens.
            let surplus = self.offices.len().saturating_sub(12);
            self.offices.drain(..surplus);
        }
        let head = view.low(phrase.end - 1);
        let several = phrase.kind == Kind::Agent || mention.is_some_and(|mention| mention.office.is_some());
        // `Police in Catalonia said they …`
        let place = (phrase.first + 1..phrase.end).find(|at| among!(view.low(*at), "in at of"));
        let plural = |head: Word| words::is_agent(head) && (head.ends_with('s') || head == "police");
        let at_place = place.is_some_and(|place| plural(view.low(place - 1)));
        if phrase.members.len() > 1 || several && plural(head) || at_place {
            self.plural = Some(carried);
        } else if is_person {
            self.person = Some(carried);
        } else {
            self.new_body(carried);
        }
    }

    fn new_body(&mut self, carried: Carried) {
        if self.body.as_ref().is_some_and(|body| body.words != carried.words) {
            self.body_before = self.body.take();
        }
        self.body = Some(carried);
    }

    /// Returns the statement of a sentence that is nothing but more of a quotation.
    pub(super) fn quotation_goes_on(
        &self,
        view: &View<'_>,
        floor: usize,
        end: usize,
        sentence: Span,
    ) -> Option<Statement> {
        let (open, close) = view.quote_at(floor).filter(|(_, close)| *close >= end)?;
        // Who speaks is said behind the quotation: then its own sentence carries the claim.
        let after = close.saturating_sub(2);
        let told_behind = view.low(after) == "," || (close < view.lexemes.len() && !starts_anew(view, close));
        if told_behind || end - floor < SHORTEST {
            return None;
        }
        let carried = self.quoted.clone()?;
        Some(Statement {
            speaker: Some(carried.words),
            speaker_actor: carried.actor.map(|actor| actor.name.clone()),
            act: Act::State,
            target: None,
            target_actor: None,
            claim: span_of(view, (floor.max(open + 1), end.min(close - 1))),
            negated: false,
            modality: Modality::Fact.name().to_owned(),
            date: None,
            date_by: None,
            trigger: Span::new(sentence.range().start, sentence.range().start),
            sentence,
            confidence: SURE - GOES_ON,
        })
    }

    /// Forgets who was quoted where a sentence starts outside quotation marks.
    pub(super) fn unquote(&mut self, view: &View<'_>, floor: usize) {
        self.transcript &= floor > 0 && !view.lexemes.starts_paragraph(floor);
        if !view.is_quoted(floor) && !self.transcript {
            self.quoted = None;
        }
    }

    /// Notes who speaks in a transcript: `Lin Shaohua: …`, `Spokesperson: …`, `Mr Okafor: …`; a `Question:` ends it.
    pub(super) fn transcribe(&mut self, view: &View<'_>, floor: usize, end: usize) {
        let Some(colon) = (floor + 1..end.min(floor + 14)).find(|at| view.low(*at) == ":") else { return };
        if view.is_quoted(floor) || view.is_headline(floor, end) || colon + 1 >= end {
            return;
        }
        if words::among!(view.low(floor), "question q a answer update correction note") && colon <= floor + 2 {
            (self.quoted, self.transcript) = (None, false);
            return;
        }
        let last = view.low(colon - 1);
        let named = (floor..colon).all(|at| {
            view.lexemes.is_capital(at)
                || view.mention_at(at).is_some()
                || words::among!(view.low(at), "the of for and mr . mrs ms dr ( )")
        });
        if !named
            || !(view.lexemes.is_capital(colon - 1) || words::is_agent(last) || last == ")")
            || view.lexemes.kind(colon + 1) == LexemeKind::Open
        {
            return;
        }
        let phrase = view.phrase(floor, colon);
        let person = words::is_agent(last) || colon <= floor + 4;
        if person && phrase.kind != Kind::Thing {
            let party = self.party(view, &phrase, true);
            self.quoted = Some(Carried { words: party.words, actor: party.actor });
            self.transcript = true;
        }
    }
}

/// Words that call somebody a woman, or a man.
const WOMEN: &str = "spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman mrs ms miss madam queen princess duchess \
     baroness mother wife daughter sister widow";
const MEN: &str = "spokesman chairman congressman councilman businessman policeman mr sir lord king prince duke baron father husband son brother";

impl Carried {
    /// Tells whether a pronoun may stand for somebody so called: `he` for no spokeswoman.
    fn may_be(&self, pronoun: &str) -> bool {
        let others = if matches!(pronoun, "she" | "her") { MEN } else { WOMEN };
        let mut called = self.words.split(|c: char| !c.is_alphabetic());
        !called.any(|word| words::is_among(&word.to_lowercase(), others, b' '))
    }
}

/// Returns the body or the several that a sentence opens with by their office alone: `The agency, to whose calls …, sent`, `The brothers`.
fn opening_body(view: &View<'_>, floor: usize) -> Option<Phrase> {
    if !among!(view.low(floor), "the two three four five six") {
        return None;
    }
    let body = view.phrase_after(floor, (floor + 12).min(view.lexemes.len()))?;
    let head = view.low(body.end - 1);
    let several = words::is_agent(head) && (head.ends_with('s') || head == "police");
    (body.first == floor && matches!(body.kind, Kind::Agent | Kind::Named) && (several || is_body(head)))
        .then_some(body)
}

/// Returns the person named last before a lexeme, in its sentence or the one before: two words with capitals that open a sentence, or any
/// behind an office (`Prime Minister Liv Storhaug`, `the chemist Joseph Black`).
fn person_before(view: &View<'_>, at: usize) -> Option<Phrase> {
    let named = |at: usize| {
        view.lexemes.is_word(at)
            && view.lexemes.is_capital(at)
            && view.mention_at(at).is_none()
            && !view.is_quoted(at)
            && !words::is_function_word(view.low(at))
    };
    let mut stops = 0;
    let mut last = at;
    while last > 1 && stops < 2 && at - last < 60 {
        last -= 1;
        stops += usize::from(among!(view.low(last), ". ! ?"));
        if !named(last) || named(last + 1) {
            continue;
        }
        let mut first = last;
        while first > 0 && named(first - 1) {
            first -= 1;
        }
        let office = first > 0
            && (view
                .mention_at(first - 1)
                .is_some_and(|number| view.mentions[number].office.as_deref().is_some_and(is_personal))
                || words::is_agent(view.low(first - 1)) && !is_body(view.low(first - 1)));
        let opens = last == first + 1 && opens_sentence(view, first);
        let firm = is(view.low(last), Class::Private) || is_body(view.low(last)) || words::is_agent(view.low(last));
        // The subject of a verb: not `endorsed the party leader Jeremy Roe in the election`.
        let next = view.low(last + 1);
        let acts = words::is_auxiliary(next)
            || is(next, Class::PlainVerb)
            || next.verbal().form().is_some()
            || next.ends_with("ed") && next.len() > 4
            || among!(next, "who ,");
        if (office || opens) && acts && !firm && last < first + 4 && !words::is_time(view.low(last)) {
            return Some(view.phrase(first, last + 1)).filter(|person| person.kind == Kind::Named);
        }
    }
    None
}

fn opens_sentence(view: &View<'_>, at: usize) -> bool {
    at == 0 || view.lexemes.starts_paragraph(at) || among!(view.low(at - 1), ". ! ?")
}

/// Tells whether a new sentence or paragraph starts at a lexeme.
fn starts_anew(view: &View<'_>, at: usize) -> bool {
    view.lexemes.starts_paragraph(at) || view.lexemes.is_capital(at) || view.lexemes.kind(at) == LexemeKind::Open
}

/// Returns whose officer somebody is by the words after his name: `Geng Li, spokesman of the Chinese embassy`.
fn apposition(view: &View<'_>, end: usize) -> Option<Arc<Entry>> {
    if view.low(end) != "," {
        return None;
    }
    let first = end + 1 + usize::from(among!(view.low(end + 1), "the a an"));
    let mention = &view.mentions[view.mention_at(first).filter(|number| view.place(*number).0 == first)?];
    mention.office.as_ref().and_then(|_| mention.listed()).cloned()
}

fn statement(
    view: &View<'_>,
    event: &Event,
    source: Option<&Party>,
    target: Option<&Party>,
    sentence: Span,
) -> Statement {
    let doubt =
        event.doubt + source.map_or(NO_SOURCE, |source| source.doubt) + target.map_or(0, |target| target.doubt / 2);
    Statement {
        speaker: source.map(|source| source.words.clone()),
        speaker_actor: source.and_then(|source| source.actor.as_ref()).map(|actor| actor.name.clone()),
        act: event.act,
        target: target.map(|target| target.words.clone()),
        target_actor: target.and_then(|target| target.actor.as_ref()).map(|actor| actor.name.clone()),
        claim: event.claim.and_then(|claim| span_of(view, claim)),
        negated: event.negated,
        modality: event.modality.name().to_owned(),
        date: None,
        date_by: None,
        trigger: view.span(event.at, event.at + 1),
        sentence,
        confidence: SURE.saturating_sub(doubt),
    }
}

/// Words for what no one person is, whatever office is meant by them: `the mission denied it`.
fn is_body(low: Word) -> bool {
    words::among!(
        low,
        "mission embassy consulate ministry department government delegation service agency office commission council bureau \
         directorate company firm presidency parliament court administration",
    )
}

/// Offices that one person holds.
fn is_personal(office: &str) -> bool {
    !matches!(
        office,
        "embassy"
            | "foreign ministry"
            | "defence ministry"
            | "interior ministry"
            | "justice ministry"
            | "government"
            | "ministry"
            | "parliament"
            | "intelligence services"
            | "armed forces"
            | "hackers"
            | "nationals"
            | "lawmakers"
            | "officials"
            | "police"
            | "researchers"
    )
}
