//! Kinds of questions that a whole sentence answers best: reasons, ways, what somebody said, what something is, whether
//! something is so, and all that has no kind. Cues in the sentence say how well it fits.

use super::pieces::{self, Piece, clause};
use super::{Asked, Offer, Sentence};
use crate::model::{Act, Actor, AnswerType, Named, Passage, Role, Span, Statement, organ_label};
use crate::text::tokens::folded;
use crate::text::words::{Class, is};

/// What is left of the fit of a statement that does not tell what was said.
const ONLY_TOLD: f32 = 0.6;

/// The most words that are given.
const MOST_WORDS: usize = 40;

/// What introduces a reason, and how surely it does.
const REASONS: &[(&str, f32)] = &[
    ("because", 1.0),
    ("for reasons", 1.0),
    ("reason", 0.8),
    ("due to", 0.9),
    ("owing to", 0.9),
    ("in retaliation", 0.9),
    ("in response to", 0.8),
    ("caused by", 0.9),
    ("blamed", 0.5),
    ("for fear", 1.0),
    ("feared", 0.6),
    ("for the sake of", 1.0),
    ("so that", 0.8),
    ("in order", 0.8),
    ("aimed at", 0.8),
    ("aim", 0.8),
    ("purpose", 0.9),
    ("motive", 0.9),
    ("intended", 0.8),
    ("meant to", 0.8),
    ("designed to", 0.7),
    ("probably", 0.4),
    ("since", 0.3),
    ("over", 0.3),
    ("to", 0.2),
    ("after", 0.4),
    ("for", 0.2),
    ("no", 0.3),
];
/// What introduces a way of doing something.
const MANNERS: &[(&str, f32)] = &[
    ("by", 0.5),
    ("through", 0.8),
    ("via", 0.8),
    ("using", 0.8),
    ("with the help of", 0.9),
    ("by means of", 0.9),
    ("thanks to", 0.9),
    ("on", 0.2),
    ("with", 0.4),
    ("from", 0.2),
];
/// What tells what something is.
const DEFINITIONS: &[(&str, f32)] = &[
    ("is a", 1.0),
    ("is an", 1.0),
    ("means", 0.7),
    ("known as", 0.7),
    ("called", 0.6),
    ("is the", 0.8),
    ("are", 0.3),
    ("speak of", 0.6),
    ("a kind of", 0.8),
    ("covers", 0.9),
    ("refers to", 0.9),
    ("refer to", 0.9),
    ("stands for", 1.0),
    ("short for", 1.0),
    ("defined", 0.9),
    ("the word", 0.6),
    ("the term", 0.7),
    ("the phrase", 0.7),
    ("is", 0.4),
];
/// What gives something a name.
const NAMINGS: &[(&str, f32)] = &[
    ("called", 1.0),
    ("calls", 1.0),
    ("call", 0.8),
    ("named", 0.9),
    ("names", 0.8),
    ("dubbed", 1.0),
    ("nicknamed", 1.0),
    ("code-named", 1.0),
    ("labelled", 0.8),
    ("known as", 0.9),
    ("under the name", 0.9),
];
/// What tells that something was wanting, which is the reason why something was not done.
const WANTING: &[(&str, f32)] = &[
    ("not enough", 0.8),
    ("lack", 0.8),
    ("lacks", 0.8),
    ("lacked", 0.8),
    ("did not suffice", 0.9),
    ("could not", 0.5),
    ("cannot", 0.5),
    ("nothing", 0.5),
    ("not", 0.4),
    ("no", 0.4),
    ("none", 0.4),
    ("never", 0.4),
    ("too", 0.4),
];

/// How well a sentence fits where the question gives no cue.
const ANYTHING: f32 = 0.5;
/// How well a sentence with a name fits when it is asked what something is called, and how much more when it tells so.
const NAMED: (f32, f32) = (0.3, 0.6);
/// What is left of that when no name follows what gives one, within so many words.
const NO_NAME: f32 = 0.5;
const NAME_WITHIN: usize = 4;
/// How well one fits without a new name.
const NAMELESS: f32 = 0.2;
/// How much an organ of a state speaks as somebody of another office: a ministry as a spokesman.
const OTHER_OFFICE: f32 = 0.5;
/// How much a person of a state speaks for it.
const OF_STATE: f32 = 0.9;

/// What the name of a law has in it.
const LAWS: [&str; 16] = [
    "Act",
    "Acts",
    "Law",
    "Regulation",
    "Regulations",
    "Directive",
    "Convention",
    "Code",
    "Article",
    "Section",
    "Order",
    "Decision",
    "Treaty",
    "Protocol",
    "Loi",
    "Ley",
];
/// What refers to what the sentence before tells of.
const REFERRING: [&str; 9] = ["this", "these", "those", "that", "its", "his", "her", "their", "such"];
/// From which cue on a sentence answers without the one after it.
const GOES_ON: f32 = 0.8;

/// A sentence of fewer new words than this says too little to answer by itself.
const NEW_WORDS: usize = 6;

pub(super) fn offers(asked: &Asked, passage: &Passage, sentence: &Sentence) -> Vec<Offer> {
    let cued = match asked.kind {
        AnswerType::Reason if asks_why_not(asked) => cue(sentence.pieces, REASONS).max(cue(sentence.pieces, WANTING)),
        AnswerType::Reason => cue(sentence.pieces, REASONS),
        AnswerType::Manner => cue(sentence.pieces, MANNERS),
        AnswerType::Definition => cue(sentence.pieces, DEFINITIONS),
        AnswerType::Statement => said(asked, passage, sentence),
        AnswerType::Thing if asks_for_name(asked) => {
            let new =
                |(first, end)| !asked.says_nothing_new(pieces::span(sentence.pieces, first, end).of(&passage.text));
            let is_named = pieces::names(sentence.pieces).into_iter().any(new);
            if is_named { NAMED.0 + NAMED.1 * named(sentence.pieces) } else { NAMELESS }
        }
        AnswerType::Thing if asks_for_law(asked) => {
            let new = |&(first, end): &(usize, usize)| {
                !asked.says_nothing_new(pieces::span(sentence.pieces, first, end).of(&passage.text))
            };
            let is_law = |(first, end): (usize, usize)| (first..end).any(|at| LAWS.contains(&sentence.pieces[at].text));
            let named = pieces::names(sentence.pieces).into_iter().filter(new).any(is_law);
            if named { NAMED.0 + NAMED.1 } else { NAMED.0 }
        }
        _ => ANYTHING,
    };
    let Some(span) = whole(sentence, &passage.text) else { return Vec::new() };
    let new = pieces::content(span.of(&passage.text)).filter(|word| !asked.words.contains(word)).count();
    if new == 0 {
        return Vec::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
    let fit = cued * (new.min(NEW_WORDS) as f32 / NEW_WORDS as f32).sqrt();
    // What hardly goes beyond the question is made good by the sentence that goes on from it.
    let more = sentence.after.map(|after| Span { start: sentence.span.start, end: after.end });
    let more = more.filter(|more| count(more.of(&passage.text)) <= MOST_WORDS);
    // A reason often stands after a sentence that only states the fact, and what was said after one that only names who spoke.
    let adds = |after: Span| {
        let over_two = match asked.kind {
            AnswerType::Statement => true,
            AnswerType::Reason | AnswerType::Manner => cued < GOES_ON,
            _ => cued < GOES_ON && goes_on(asked, passage, sentence, after),
        };
        new < NEW_WORDS || over_two
    };
    let more = more.filter(|_| sentence.after.is_some_and(adds));
    match more {
        Some(span) => vec![Offer::new(span, if new < NEW_WORDS { cued * 0.9 } else { fit })],
        None => vec![Offer::new(span, fit)],
    }
}

/// Tells whether the sentence after one belongs to the answer: it speaks of what is asked about, or goes on from the one
/// before with a word for what that tells of, in the same paragraph.
fn goes_on(asked: &Asked, passage: &Passage, sentence: &Sentence, after: Span) -> bool {
    let text = after.of(&passage.text);
    let between = passage.text.get(sentence.span.range().end..after.range().start).unwrap_or_default();
    let first = text.split_whitespace().next().map(|word| folded(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let refers = first.is_some_and(|word| is(&word, Class::Pronoun) || REFERRING.contains(&word.as_str()));
    let speaks_of_it = || pieces::content(text).any(|word| asked.words.contains(&word));
    !between.contains('\n') && (refers || speaks_of_it())
}

/// Tells whether a question asks for a law.
fn asks_for_law(asked: &Asked) -> bool {
    let law =
        |word: &String| matches!(word.as_str(), "law" | "statut" | "legal" | "articl" | "act" | "regul" | "provis");
    asked.words.iter().any(law)
}

/// Tells whether a question asks what something is called.
fn asks_for_name(asked: &Asked) -> bool {
    asked.words.iter().any(|word| matches!(word.as_str(), "call" | "name" | "dub" | "codenam" | "nicknam"))
}

/// Tells whether a question asks why something is not so: "why was nobody charged", "why didn't they".
fn asks_why_not(asked: &Asked) -> bool {
    let low = asked.question.raw.to_lowercase().replace('’', "'");
    let is_negative = |word: &str| {
        word.ends_with("n't") || matches!(word, "not" | "no" | "nobody" | "none" | "never" | "nothing" | "without")
    };
    low.split_whitespace().any(is_negative)
}

/// The sentence, or as much of it as may be given.
fn whole(sentence: &Sentence, text: &str) -> Option<Span> {
    if count(sentence.span.of(text)) <= MOST_WORDS {
        return Some(sentence.span);
    }
    clause(sentence.pieces, 0, MOST_WORDS, true, text)
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Returns how surely the surest cue of a sentence introduces what is asked for.
fn cue(pieces: &[Piece], cues: &[(&str, f32)]) -> f32 {
    surest(pieces, cues, |_| 1.0)
}

/// Returns how surely a sentence gives something a name: "called Operation Aquila", not "called them cowards".
fn named(pieces: &[Piece]) -> f32 {
    surest(pieces, NAMINGS, |after| {
        let is_name = |piece: &Piece| piece.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let name = pieces[after..].iter().take(NAME_WITHIN).any(is_name);
        if !pieces[after - 1].ends && name { 1.0 } else { NO_NAME }
    })
}

/// Returns how sure the surest cue is, each by what it is worth where it ends.
fn surest(pieces: &[Piece], cues: &[(&str, f32)], worth: impl Fn(usize) -> f32) -> f32 {
    let begun = |at: usize| cues.iter().filter(move |(cue, _)| begins(&pieces[at..], cue)).map(move |cue| (at, cue));
    let sure = |(at, (cue, sure)): (usize, &(&str, f32))| sure * worth(at + cue.split(' ').count());
    (0..pieces.len()).flat_map(begun).map(sure).fold(0.0, f32::max)
}

fn begins(pieces: &[Piece], cue: &str) -> bool {
    // Few words begin as a cue does.
    let letter = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if pieces.first().is_none_or(|piece| letter(piece.text) != letter(cue)) {
        return false;
    }
    cue.split(' ').enumerate().all(|(n, word)| pieces.get(n).is_some_and(|piece| piece.text.eq_ignore_ascii_case(word)))
}

/// How well a sentence tells what the one asked about said.
fn said(asked: &Asked, passage: &Passage, sentence: &Sentence) -> f32 {
    let within = |statement: &&Statement| {
        statement.sentence.start >= sentence.span.start && statement.sentence.end <= sentence.span.end
    };
    let told = passage.statements.iter().filter(within);
    let by =
        told.map(|statement| 0.1 + 0.7 * telling(statement) * speaks(asked, passage, statement)).fold(0.0, f32::max);
    by + if quotes(sentence.span.of(&passage.text)) { 0.2 } else { 0.0 }
}

/// Tells whether a text holds the words of somebody.
pub(super) fn quotes(text: &str) -> bool {
    text.contains(['“', '"', '«', '„'])
}

/// How much a statement tells of what was said: one that only reports that somebody spoke tells little.
fn telling(statement: &Statement) -> f32 {
    let bare = matches!(statement.act, Act::State | Act::Protest | Act::Summon | Act::Request | Act::Decline);
    if bare && statement.claim.is_none() { ONLY_TOLD } else { 1.0 }
}

/// Whether the speaker is the one asked about: 1, or one half when the question names nobody to compare with.
pub(super) fn speaks(asked: &Asked, passage: &Passage, statement: &Statement) -> f32 {
    let actors = &asked.question.actors;
    let speakers = || actors.iter().filter(|named| named.role == Some(Role::Speaker));
    // "the Kremlin on the FSB's claim": what the FSB says is not asked for, though it is an organ of the same state.
    let is_other =
        |named: &Named| named.role != Some(Role::Speaker) && statement.speaker_actor.as_ref() == Some(&named.name);
    if speakers().next().is_some() && actors.iter().any(is_other) {
        return 0.0;
    }
    let by_name = |named: &Named| {
        let same = |actor: &String| {
            let same = |label: &String| {
                passage.actors.iter().any(|known| known.name == *actor && known.labels().contains(label))
            };
            named.name == *actor || named.labels.iter().any(same)
        };
        statement.speaker_actor.as_ref().is_some_and(same)
    };
    // "the Kremlin's spokesman": somebody of that country.
    let by_state = |named: &Named| {
        let of_state = |known: &Actor| {
            let country = known.country.as_deref().map(organ_label);
            known.kind == "person" && country.is_some_and(|label| named.labels.contains(&label))
        };
        let speaks = |known: &Actor| statement.speaker_actor.as_ref() == Some(&known.name);
        passage.actors.iter().any(|known| speaks(known) && of_state(known))
    };
    let words: Vec<String> =
        statement.speaker.as_deref().map_or_else(Vec::new, |speaker| pieces::content(speaker).collect());
    if speakers().any(by_state) {
        return OF_STATE;
    }
    if speakers().any(by_name) {
        let same = asked.offices.is_empty() || asked.offices.iter().any(|office| words.contains(office));
        return if same { 1.0 } else { OTHER_OFFICE };
    }
    // "the British foreign secretary": the words of his office, where the table knows no such actor.
    let subject = asked.subject();
    let held = words.iter().filter(|word| subject.contains(word)).count();
    // "Mr Yang" is Yang Tao.
    let by_surname = held > 0 && words.iter().all(|word| subject.contains(word) || is(word, Class::Title));
    let held = if by_surname { subject.len() } else { held };
    match (held, subject.len().min(2), speakers().next().is_some()) {
        (0, _, true) => 0.0,
        (0, 0, false) => 0.5,
        (0, _, false) => 0.2,
        (held, least, _) if held >= least => 0.9,
        _ => 0.6,
    }
}
