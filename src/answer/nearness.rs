//! How near each sentence of a passage is to the question, term by term: by the table of meaning, by the other words for an
//! act, by whoever stands behind an alias; and by what the sentences around it and the title have said already.

use super::pieces::{Piece, stem};
use crate::meaning::Wanted;
use crate::model::{Act, Label, Passage, Question, Span};
use crate::text::tokens;
use crate::text::words::{Class, is};

/// What another word for the act asked about is worth beside the word itself.
const OTHER_WORD: f32 = 0.7;
/// What a statement that reports the act is worth.
const REPORTED: f32 = 0.7;
/// What another name of the actor is worth.
const OTHER_NAME: f32 = 0.9;
/// What the sentence before is worth, which this one may go on from.
const BEFORE: f32 = 0.85;
/// What the sentence after is worth.
const AFTER: f32 = 0.6;
/// What the title is worth.
const TITLE: f32 = 0.85;
/// What any other sentence of the passage is worth.
const ELSEWHERE: f32 = 0.6;
/// How much more a term for somebody counts than others in what a sentence covers of a question.
const SOMEBODY: f32 = 1.5;
/// How many words away a term of the question no longer says anything of a span.
const REACH: f32 = 16.0;
/// How many the verb asked about, which a clause has one of.
const REACH_OF_VERB: f32 = 12.0;
/// How many the noun asked for, which stands beside what answers.
const REACH_OF_NOUN: f32 = 4.0;
/// How many words the border of a clause counts as.
const BORDER: usize = 2;
/// The least cosine by which a word is worth anything to a term, and all that is above it spread over 0 to 1.
const LEAST_LIKE: f32 = 0.4;
/// How much the verb asked about must be worth to say on which side of it a span stands.
const TOLD: f32 = 0.3;

/// Words that open another clause.
const OPENS_CLAUSE: [&str; 14] = [
    "and", "but", "which", "who", "while", "when", "after", "before", "because", "that", "where", "whose", "as", "whom",
];

/// The terms of a question as sentences are held against them.
#[derive(Debug)]
pub(super) struct Sought {
    wanted: Wanted,
    /// How much meaning the word of each term carries.
    weights: Vec<f32>,
    terms: Vec<Term>,
    total: f32,
    /// Which term is the verb asked about.
    verb: Option<usize>,
    /// Which term is the noun asked for.
    noun: Option<usize>,
}

/// What each word of a sentence is worth to each term of the question, 0 to 1: by term, then by word.
pub(super) type Worths = Vec<Vec<f32>>;

/// How a span stands to the question within its sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// How close the terms of the question stand to it, 0 to 1.
    pub(super) close: f32,
    /// How close the noun asked for stands to it, or is part of it, 0 to 1.
    pub(super) by_noun: f32,
    /// Whether it comes after the verb asked about, 0 or 1.
    pub(super) after_verb: f32,
}

#[derive(Debug)]
struct Term {
    stem: String,
    weight: f32,
    words: Vec<String>,
    actors: Vec<String>,
    acts: Vec<Act>,
    /// Whether it is a part of the time asked about, which dates answer to, not words.
    of_time: bool,
}

/// A sentence held against the question.
#[derive(Debug, Clone, Default)]
pub(super) struct Near {
    /// How much of the question it and its surroundings speak of, 0 to 1.
    pub(super) together: f32,
    /// How much of it the sentence alone speaks of, 0 to 1.
    pub(super) alone: f32,
    /// How much of it the sentence before speaks of, 0 to 1; 0 for the first.
    pub(super) led: f32,
    /// How much of it the sentence and its surroundings cover, 0 to 1, when no term may outweigh the others as far as its
    /// rarity goes and somebody named counts more: a question on another side of a famous event shares its rarest words.
    pub(super) covers: f32,
}

impl Sought {
    pub(super) fn new(question: &Question) -> Self {
        let wanted = Wanted::of_words(question.terms.iter().map(|term| term.surface.as_str()));
        let weights = wanted.word_weights(question.terms.len());
        let time = question.time.map_or("", |time| time.span.of(&question.raw));
        let terms: Vec<Term> =
            question.terms.iter().zip(&weights).map(|(term, weight)| Term::new(term, *weight, time)).collect();
        let total = terms.iter().map(|term| term.weight).sum::<f32>().max(f32::MIN_POSITIVE);
        let place = |stem: &Option<String>| terms.iter().position(|term| Some(&term.stem) == stem.as_ref());
        let (verb, noun) = (place(&question.verb), place(&question.noun));
        Self { wanted, weights, terms, total, verb, noun }
    }

    /// Returns what the words of a sentence are worth to the verb asked about.
    pub(super) fn verb<'w>(&self, worths: &'w Worths) -> Option<&'w [f32]> {
        Some(&worths[self.verb?])
    }

    /// Returns what the words of a sentence are worth to the noun asked for.
    pub(super) fn noun<'w>(&self, worths: &'w Worths) -> Option<&'w [f32]> {
        Some(&worths[self.noun?])
    }

    /// Returns for each term where the passage names an actor it stands for.
    pub(super) fn named(&self, passage: &Passage) -> Vec<Vec<Span>> {
        self.terms.iter().map(|term| names(&term.actors, passage)).collect()
    }

    /// Holds each sentence of a passage against the question.
    pub(super) fn sentences(
        &self,
        title: &str,
        passage: &Passage,
        named: &[Vec<Span>],
        sentences: &[Span],
    ) -> Vec<Near> {
        let count = self.terms.len();
        let of_title = self.wanted.word_scores(title, &self.weights);
        let alone: Vec<Vec<f32>> = sentences.iter().map(|sentence| self.alone(passage, named, *sentence)).collect();
        let most: Vec<f32> =
            (0..count).map(|term| alone.iter().map(|scores| scores[term]).fold(0.0, f32::max)).collect();
        let near = |at: usize| {
            let of = |near: Option<&Vec<f32>>, term: usize| near.map_or(0.0, |scores| scores[term]);
            let before = at.checked_sub(1).and_then(|before| alone.get(before));
            let together = |term: usize| {
                alone[at][term]
                    .max(BEFORE * of(before, term))
                    .max(AFTER * of(alone.get(at + 1), term))
                    .max(TITLE * of_title[term])
                    .max(ELSEWHERE * most[term])
            };
            let led = before.map_or(0.0, |before| self.mean(|term| before[term]));
            let covers = self.evenly(together);
            Near { together: self.mean(together), alone: self.mean(|term| alone[at][term]), led, covers }
        };
        (0..sentences.len()).map(near).collect()
    }

    fn mean(&self, score: impl Fn(usize) -> f32) -> f32 {
        self.terms.iter().enumerate().map(|(at, term)| term.weight * score(at)).sum::<f32>() / self.total
    }

    fn evenly(&self, score: impl Fn(usize) -> f32) -> f32 {
        let is_alone = self.terms.iter().all(|term| term.of_time);
        let terms = self.terms.iter().enumerate().filter(|(_, term)| is_alone || !term.of_time);
        let sums = terms.fold((0.0, f32::MIN_POSITIVE), |(sum, total), (at, term)| {
            let weight = term.weight.sqrt() * if term.actors.is_empty() { 1.0 } else { SOMEBODY };
            (sum + weight * score(at), total + weight)
        });
        sums.0 / sums.1
    }

    fn alone(&self, passage: &Passage, named: &[Vec<Span>], sentence: Span) -> Vec<f32> {
        let text = sentence.of(&passage.text);
        let mut scores = self.wanted.word_scores(text, &self.weights);
        let words: Vec<String> = tokens::tokens(text).into_iter().map(|token| token.term).collect();
        for ((term, named), score) in self.terms.iter().zip(named).zip(&mut scores) {
            let mut raise = |to: f32, holds: bool| {
                if holds {
                    *score = score.max(to);
                }
            };
            raise(1.0, words.contains(&term.stem));
            raise(OTHER_WORD, term.words.iter().any(|word| words.contains(word)));
            raise(OTHER_NAME, named.iter().any(|span| span.is_within(sentence)));
            let reported = passage.statements.iter().any(|statement| {
                !statement.negated && term.acts.contains(&statement.act) && statement.trigger.is_within(sentence)
            });
            raise(REPORTED, reported);
        }
        scores
    }

    /// Returns what the words of a sentence are worth to each term.
    pub(super) fn worths(&self, named: &[Vec<Span>], pieces: &[Piece]) -> Worths {
        let mut worths = vec![vec![0.0; pieces.len()]; self.terms.len()];
        for (at, piece) in pieces.iter().enumerate() {
            let like = self.wanted.word_scores(piece.text, &self.weights);
            let stem = stem(piece.text);
            for (((term, named), like), worths) in self.terms.iter().zip(named).zip(like).zip(&mut worths) {
                let like = ((like - LEAST_LIKE) / (1.0 - LEAST_LIKE)).max(0.0);
                let same = stem.as_ref() == Some(&term.stem);
                let other_word = || stem.as_ref().is_some_and(|stem| term.words.contains(stem));
                let other_name = || named.iter().any(|name| piece.span.is_within(*name));
                worths[at] = match () {
                    () if same => 1.0,
                    () if other_name() => like.max(OTHER_NAME),
                    () if other_word() => like.max(OTHER_WORD),
                    () => like,
                };
            }
        }
        worths
    }

    /// Returns how a span of a sentence stands to the question.
    pub(super) fn place(&self, worths: &Worths, pieces: &[Piece], span: Span) -> Place {
        let inside = |at: &usize| pieces[*at].span.start >= span.start && pieces[*at].span.end <= span.end;
        let first = (0..pieces.len()).find(inside);
        let last = (0..pieces.len()).rev().find(inside);
        let (Some(first), Some(last)) = (first, last) else { return Place::default() };
        let away = distances(pieces, first, last);
        let closest = |term: usize, reach: f32| {
            let close = |(at, worth): (usize, &f32)| (worth * (1.0 - away[at] / reach).max(0.0), at);
            let better = |best: (f32, usize), one: (f32, usize)| if one.0 > best.0 { one } else { best };
            worths[term].iter().enumerate().map(close).fold((0.0, 0), better)
        };
        let sum: f32 = self.terms.iter().enumerate().map(|(at, term)| term.weight * closest(at, REACH).0).sum();
        let (told, verb) = self.verb.map_or((0.0, 0), |term| closest(term, REACH_OF_VERB));
        Place {
            close: sum / self.total,
            by_noun: self.noun.map_or(0.0, |term| closest(term, REACH_OF_NOUN).0),
            after_verb: f32::from(u8::from(told > TOLD && verb < first)),
        }
    }
}

/// Returns how many words each word of a sentence is away from the span between two of them; borders of clauses count as
/// words.
#[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
fn distances(pieces: &[Piece], first: usize, last: usize) -> Vec<f32> {
    let mut away = vec![0.0; pieces.len()];
    let mut borders = 0;
    for (at, away) in away.iter_mut().enumerate().skip(last + 1) {
        borders += usize::from(is_border(pieces, at - 1, at - 1 == last, false));
        *away = (at - last + BORDER * borders) as f32;
    }
    borders = 0;
    for (at, away) in away.iter_mut().enumerate().take(first).rev() {
        borders += usize::from(is_border(pieces, at, false, at + 1 == first));
        *away = (first - at + BORDER * borders) as f32;
    }
    away
}

/// Tells whether a clause ends after a word. What is set apart right beside a span tells of it: "Peskov, the Kremlin's
/// spokesman,", "its spokesman, Colonel Hu".
fn is_border(pieces: &[Piece], at: usize, ends_span: bool, begins_span: bool) -> bool {
    let next = pieces.get(at + 1).map_or("", |piece| piece.text);
    let low = tokens::folded(next);
    let apart = is(&low, Class::Determiner)
        || is(&low, Class::PersonNoun)
        || is(&low, Class::OrgNoun)
        || matches!(next, "who" | "which");
    let described = next.starts_with(char::is_uppercase) && is(&tokens::folded(pieces[at].text), Class::PersonNoun);
    if ends_span && apart || begins_span && described {
        return false;
    }
    pieces[at].ends || OPENS_CLAUSE.contains(&next)
}

impl Term {
    fn new(term: &crate::model::Term, weight: f32, time: &str) -> Self {
        let mut found = Self {
            stem: term.term.clone(),
            weight: weight.max(1.0),
            words: Vec::new(),
            actors: Vec::new(),
            acts: Vec::new(),
            of_time: time.split(|c: char| !c.is_alphanumeric()).any(|word| word == term.surface),
        };
        for label in &term.related {
            match label {
                Label::Word(word) => found.words.push(word.clone()),
                Label::Actor(actor) => found.actors.push(actor.clone()),
                Label::Act(act) => found.acts.push(*act),
                Label::Report(..) => {}
            }
        }
        found
    }
}

/// Returns where a passage names an actor that has one of these labels.
fn names(labels: &[String], passage: &Passage) -> Vec<Span> {
    if labels.is_empty() {
        return Vec::new();
    }
    let named = passage.actors.iter().filter(|actor| actor.labels().iter().any(|label| labels.contains(label)));
    named.flat_map(|actor| actor.spans.iter().copied()).collect()
}
