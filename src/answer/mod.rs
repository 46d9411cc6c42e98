//! **Lives here:** the words of a passage that answer a question, and how sure that is: one file for each way of answering.
//! **May know:** `model`, `text`, `meaning`. **Must not know:** the index, ranking, output.
//!
//! A question's kind says what to look for: somebody, an amount, a day, a clause. Each way offers spans with a `fit`, how
//! well the words around the span say that it answers; the span whose sentence is nearest to the question and whose fit
//! is best is taken. What is then known of it makes its confidence (`confidence.rs`).

mod actors;
mod amounts;
mod clauses;
mod confidence;
mod days;
mod definitions;
mod pieces;
mod places;
mod reasons;
mod sayings;

use crate::meaning::Wanted;
use crate::model::{AnswerType, DateRange, Passage, Question, Span};
use crate::text::sentences::sentences;
use crate::text::tokens;

pub use confidence::{Known, SHOWN, answered, confidence};

/// A question ready to be answered from passages.
#[derive(Debug)]
pub struct Asked<'a> {
    question: &'a Question,
    wanted: Wanted,
    /// Every word of the question, as the index holds it.
    words: Vec<String>,
}

/// A span that may answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Where it stands in the passage's text.
    pub span: Span,
    /// How well the words around it say that it answers, 0 to 1.
    pub fit: f32,
    /// How near its sentence is to the question, 0 to 1.
    pub sentence: f32,
}

/// A span that one way of answering offers.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Offer {
    span: Span,
    fit: f32,
}

/// How much the fit counts beside the sentence's nearness.
const FIT: f32 = 0.3;
/// How much of its nearness a sentence hands on to the next, which may go on speaking of the same thing.
const HANDED_ON: f32 = 0.9;

impl<'a> Asked<'a> {
    /// Prepares a question.
    pub fn new(question: &'a Question) -> Self {
        let words = tokens::tokens(&question.raw).into_iter().map(|token| token.term).collect();
        Self { question, wanted: Wanted::new(&question.raw), words }
    }

    /// Returns the best span of a passage, `None` when nothing in it has the form of an answer. `published` is the day
    /// of its article, for dates said as seen from there.
    pub fn find(&self, title: Option<&str>, passage: &Passage, published: Option<DateRange>) -> Option<Found> {
        let sentences = sentences(&passage.text);
        // What the title says need not be said again: only the rest of the question tells the sentences apart.
        let title = title.unwrap_or_default();
        let nearness = |sentence: &Span| self.wanted.score_together(&[title, sentence.of(&passage.text)]);
        let mut near: Vec<f32> = sentences.iter().map(nearness).collect();
        for at in 1..near.len() {
            near[at] = near[at].max(near[at - 1] * HANDED_ON);
        }
        let offers = match self.question.answer_type? {
            AnswerType::Actor => actors::offers(self, passage, &sentences),
            AnswerType::Number => amounts::offers(self, passage, &sentences, amounts::Kind::Count),
            AnswerType::Money => amounts::offers(self, passage, &sentences, amounts::Kind::Money),
            AnswerType::Duration => amounts::offers(self, passage, &sentences, amounts::Kind::Duration),
            AnswerType::Date => days::offers(passage, published),
            AnswerType::Place => places::offers(self, passage, &sentences),
            AnswerType::Reason => reasons::reasons(self, passage, &sentences),
            AnswerType::Manner => reasons::manners(self, passage, &sentences),
            AnswerType::Statement => sayings::offers(self, passage, &sentences),
            AnswerType::Definition => definitions::offers(self, passage, &sentences),
            AnswerType::Thing if self.question.asks => clauses::offers(self, passage, &sentences),
            AnswerType::Thing | AnswerType::YesNo => Vec::new(),
        };
        let mut best: Option<(f32, Found)> = None;
        for Offer { span, fit } in offers {
            let Some(at) = sentences.iter().position(|sentence| span.start < sentence.end) else { continue };
            let score = near[at] + FIT * fit;
            if !span.is_empty() && best.as_ref().is_none_or(|(before, _)| score > *before) {
                best = Some((score, Found { span, fit, sentence: near[at] }));
            }
        }
        best.map(|(_, found)| found)
    }

    /// Tells whether every word of a text that carries content stands in the question.
    fn says_nothing_new(&self, text: &str) -> bool {
        let mut words = pieces::content(text).peekable();
        words.peek().is_none() || words.all(|word| self.words.contains(&word))
    }

    /// Tells whether a word of the question stands in a text.
    fn shares_a_word(&self, text: &str) -> bool {
        pieces::content(text).any(|word| self.words.contains(&word))
    }
}

#[cfg(test)]
mod tests;
