//! How near each sentence of a passage is to the question, term by term: by the table of meaning, by the other words for an
//! act, by whoever stands behind an alias; and by what the sentences around it and the title have said already.

use super::pieces::Piece;
use crate::meaning::Wanted;
use crate::model::{Act, Label, Passage, Question, Span};
use crate::text::tokens;

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
const REACH: f32 = 12.0;

/// The terms of a question as sentences are held against them.
#[derive(Debug)]
pub(super) struct Sought {
    wanted: Wanted,
    terms: Vec<Term>,
    total: f32,
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
            question.terms.iter().zip(weights).map(|(term, weight)| Term::new(term, weight, time)).collect();
        let total = terms.iter().map(|term| term.weight).sum::<f32>().max(f32::MIN_POSITIVE);
        Self { wanted, terms, total }
    }

    /// Returns how much is asked: the sum of the rarities of its terms.
    pub(super) fn total(&self) -> f32 {
        self.total
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
        let of_title = self.wanted.word_scores(title, count);
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
        let mut scores = self.wanted.word_scores(text, self.terms.len());
        let words: Vec<String> = tokens::tokens(text).into_iter().map(|token| token.term).collect();
        for ((term, named), score) in self.terms.iter().zip(named).zip(&mut scores) {
            let mut raise = |to: f32, holds: bool| {
                if holds {
                    *score = score.max(to);
                }
            };
            raise(1.0, words.contains(&term.stem));
            raise(OTHER_WORD, term.words.iter().any(|word| words.contains(word)));
            raise(OTHER_NAME, named.iter().any(|span| within(*span, sentence)));
            let reported = passage.statements.iter().any(|statement| {
                !statement.negated && term.acts.contains(&statement.act) && within(statement.trigger, sentence)
            });
            raise(REPORTED, reported);
        }
        scores
    }

    /// Returns for each term what the words of a sentence are worth to it, those that are worth anything.
    pub(super) fn worths(&self, named: &[Vec<Span>], pieces: &[Piece]) -> Vec<Vec<(usize, f32)>> {
        let stems: Vec<Option<String>> = pieces.iter().map(|piece| stem(piece.text)).collect();
        let worth = |term: &Term, named: &[Span], at: usize| {
            let stem = stems[at].as_ref()?;
            if *stem == term.stem {
                Some(1.0)
            } else if term.words.contains(stem) {
                Some(OTHER_WORD)
            } else {
                named.iter().any(|name| within(pieces[at].span, *name)).then_some(OTHER_NAME)
            }
        };
        let of = |(term, named): (&Term, &Vec<Span>)| {
            (0..pieces.len()).filter_map(|at| Some((at, worth(term, named, at)?))).collect()
        };
        self.terms.iter().zip(named).map(of).collect()
    }

    /// Returns how close the terms of the question stand to a span of a sentence, 0 to 1, by what its words are worth.
    #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
    pub(super) fn closeness(&self, worths: &[Vec<(usize, f32)>], pieces: &[Piece], span: Span) -> f32 {
        let inside = |at: &usize| pieces[*at].span.start >= span.start && pieces[*at].span.end <= span.end;
        let first = (0..pieces.len()).find(inside);
        let last = (0..pieces.len()).rev().find(inside);
        let (Some(first), Some(last)) = (first, last) else { return 0.0 };
        let mut sum = 0.0;
        for (term, worths) in self.terms.iter().zip(worths) {
            let close = worths.iter().map(|(at, worth)| {
                let away = if *at < first { first - at } else { at.saturating_sub(last) };
                worth * (1.0 - away as f32 / REACH).max(0.0)
            });
            sum += term.weight * close.fold(0.0, f32::max);
        }
        sum / self.total
    }
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

fn within(span: Span, of: Span) -> bool {
    span.start >= of.start && span.end <= of.end
}

fn stem(word: &str) -> Option<String> {
    tokens::tokens(word).into_iter().next().map(|token| token.term)
}
