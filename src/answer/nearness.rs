//! How near each sentence of a passage is to the question, term by term: by the table of meaning, by the other words for an
//! act, by whoever stands behind an alias; and by what the sentences around it and the title have said already.

use super::pieces::{Piece, pieces, stem};
use crate::meaning::Wanted;
use crate::model::{Act, Label, Passage, Question, Span};
use crate::text::irregular::other_forms;
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
/// How many words the border of a clause counts as.
const BORDER: usize = 2;
/// The least cosine by which a word is worth anything to a term, and all that is above it spread over 0 to 1.
const LEAST_LIKE: f32 = 0.4;

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
    /// Which term is the verb asked about.
    verb: Option<usize>,
    /// Which term is the noun asked for.
    noun: Option<usize>,
}

/// What each word of a sentence is worth to each term of the question, 0 to 1: by term, then by word.
pub(super) type Worths = Vec<Vec<f32>>;

/// A sentence read beside the question.
#[derive(Debug)]
pub(super) struct Line<'p> {
    pub(super) span: Span,
    pub(super) pieces: Vec<Piece<'p>>,
    pub(super) worths: Worths,
    /// What the sentence is worth to each term, 0 to 1.
    alone: Vec<f32>,
}

/// How a span stands to the question within its sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// How close the terms of the question stand to it, 0 to 1.
    pub(super) close: f32,
    /// How much of the question it repeats, 0 to 1.
    pub(super) repeats: f32,
    /// How many words it has.
    pub(super) words: usize,
}

#[derive(Debug)]
struct Term {
    stem: String,
    weight: f32,
    words: Vec<String>,
    /// The other forms of the verb it is, where the stem does not make them one: "came" for "come".
    forms: Vec<String>,
    actors: Vec<String>,
    acts: Vec<Act>,
    /// Whether it is a part of the time asked about, which dates answer to, not words.
    of_time: bool,
}

/// A sentence held against the question. Terms count alike but in `covers`: of a question that half remembers what it asks
/// about, the rarest word is as likely the wrong one as any.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Near {
    /// How much of the question it and its surroundings speak of, 0 to 1.
    pub(super) together: f32,
    /// How much of it the sentence or what stands over it surely names: likeness below [`LEAST_LIKE`] counts nothing.
    pub(super) sure: f32,
    /// How much of it the sentence, the two beside it and what stands over them speak of, 0 to 1.
    pub(super) around: f32,
    /// What the sentence is worth to the noun asked for, 0 to 1.
    pub(super) noun: f32,
    /// What it is worth to the verb asked about, 0 to 1.
    pub(super) verb: f32,
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
        let place = |stem: &Option<String>| terms.iter().position(|term| Some(&term.stem) == stem.as_ref());
        let (verb, noun) = (place(&question.verb), place(&question.noun));
        Self { wanted, weights, terms, verb, noun }
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

    /// Returns what stands over a passage is worth to each term, 0 to 1.
    pub(super) fn over(&self, title: &str) -> Vec<f32> {
        self.wanted.word_scores(title, &self.weights)
    }

    /// Reads a sentence of a passage beside the question.
    pub(super) fn line<'p>(&self, passage: &'p Passage, named: &[Vec<Span>], span: Span) -> Line<'p> {
        let pieces = pieces(&passage.text, span);
        let mut worths = vec![vec![0.0_f32; pieces.len()]; self.terms.len()];
        let words = pieces.iter().map(|piece| piece.text);
        let mut alone = self.wanted.word_scores_of(words, &self.weights, |at, scores| {
            for (worths, score) in worths.iter_mut().zip(scores) {
                worths[at] = likeness(*score);
            }
        });
        let mut at = 0;
        tokens::each(span.of(&passage.text), &mut |stem, token| {
            let start = span.start + token.start;
            while at + 1 < pieces.len() && pieces[at].span.end <= start {
                at += 1;
            }
            for ((term, alone), worths) in self.terms.iter().zip(&mut alone).zip(&mut worths) {
                let worth = term.worth(stem);
                *alone = alone.max(worth);
                if let Some(word) = worths.get_mut(at) {
                    *word = word.max(worth);
                }
            }
        });
        for (((term, named), alone), worths) in self.terms.iter().zip(named).zip(&mut alone).zip(&mut worths) {
            for name in named.iter().filter(|name| name.is_within(span)) {
                *alone = alone.max(OTHER_NAME);
                let of_name = pieces.iter().zip(worths.iter_mut()).filter(|(piece, _)| piece.span.is_within(*name));
                of_name.for_each(|(_, worth)| *worth = worth.max(OTHER_NAME));
            }
            let reported = !term.acts.is_empty()
                && passage.statements.iter().any(|statement| {
                    !statement.negated && term.acts.contains(&statement.act) && statement.trigger.is_within(span)
                });
            if reported {
                *alone = alone.max(REPORTED);
            }
        }
        Line { span, pieces, worths, alone }
    }

    /// Holds each sentence of a passage against the question, and returns as well how much of each term the passage and
    /// what stands over it are worth.
    pub(super) fn near(&self, over: &[f32], lines: &[Line]) -> (Vec<Near>, Vec<f32>) {
        let most: Vec<f32> =
            (0..self.terms.len()).map(|term| lines.iter().map(|line| line.alone[term]).fold(0.0, f32::max)).collect();
        let near = |at: usize| {
            let of = |line: Option<&Line>, term: usize| line.map_or(0.0, |line| line.alone[term]);
            let alone = |term: usize| lines[at].alone[term];
            let before = |term: usize| of(at.checked_sub(1).and_then(|before| lines.get(before)), term);
            let after = |term: usize| of(lines.get(at + 1), term);
            let together = |term: usize| {
                alone(term)
                    .max(BEFORE * before(term))
                    .max(AFTER * after(term))
                    .max(TITLE * over[term])
                    .max(ELSEWHERE * most[term])
            };
            Near {
                together: self.mean(together),
                sure: self.mean(|term| likeness(alone(term).max(over[term]))),
                around: self.mean(|term| alone(term).max(before(term)).max(after(term)).max(over[term])),
                noun: self.noun.map_or(0.0, alone),
                verb: self.verb.map_or(0.0, alone),
                covers: self.evenly(together),
            }
        };
        let near = (0..lines.len()).map(near).collect();
        (near, most.iter().zip(over).map(|(most, over)| most.max(*over)).collect())
    }

    /// Returns the mean over all terms.
    #[expect(clippy::cast_precision_loss, reason = "a question has few terms")]
    fn mean(&self, score: impl Fn(usize) -> f32) -> f32 {
        (0..self.terms.len()).map(score).sum::<f32>() / self.terms.len().max(1) as f32
    }

    /// Returns how much of the question passages cover that are worth this to its terms, 0 to 1.
    pub(super) fn covered(&self, worths: &[f32]) -> f32 {
        self.mean(|term| worths.get(term).copied().unwrap_or(0.0))
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

    /// Returns how a span of a sentence stands to the question.
    pub(super) fn place(&self, line: &Line, span: Span) -> Place {
        let Line { pieces, worths, .. } = line;
        let inside = |piece: &Piece| piece.span.is_within(span);
        let first = pieces.iter().position(inside);
        let last = pieces.iter().rposition(inside);
        let (Some(first), Some(last)) = (first, last) else { return Place::default() };
        let away = distances(pieces, first, last);
        let closest = |term: usize| {
            let close = |(worth, away): (&f32, &f32)| worth * (1.0 - away / REACH).max(0.0);
            worths[term].iter().zip(&away).map(close).fold(0.0, f32::max)
        };
        let within = |term: usize| worths[term][first..=last].iter().copied().fold(0.0, f32::max);
        Place { close: self.mean(closest), repeats: self.mean(within), words: last + 1 - first }
    }
}

/// Returns how alike a cosine says two words are, 0 to 1.
fn likeness(cosine: f32) -> f32 {
    ((cosine - LEAST_LIKE) / (1.0 - LEAST_LIKE)).max(0.0)
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
    /// Returns what another word is worth to the term.
    fn worth(&self, stem: &str) -> f32 {
        if self.stem == stem || self.forms.iter().any(|form| form == stem) {
            1.0
        } else if self.words.iter().any(|word| word == stem) {
            OTHER_WORD
        } else {
            0.0
        }
    }

    fn new(term: &crate::model::Term, weight: f32, time: &str) -> Self {
        let mut found = Self {
            stem: term.term.clone(),
            weight: weight.max(1.0),
            words: Vec::new(),
            forms: other_forms(&tokens::folded(&term.surface)).filter_map(stem).collect(),
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
