//! **Lives here:** the words of passages that answer a question, and how sure that is: one file for each way of answering.
//! **May know:** `model`, `text`, `meaning`. **Must not know:** the index, ranking, output.
//!
//! A question's kind says what to look for: somebody, an amount, a day, a clause. Each way offers spans with a `fit`, how
//! well the words around the span say that it answers. What else is known of a span, how near its sentence is to the
//! question above all, makes its confidence (`confidence.rs`); the surest span of a passage is taken.

mod actors;
mod amounts;
mod confidence;
mod days;
mod nearness;
mod phrases;
mod pieces;
mod places;
mod sentences;

use std::collections::BTreeSet;

use crate::model::{AnswerType, DateRange, Passage, Question, Role, Span};
use crate::text::dates::dates;
use crate::text::sentences::sentences;
use crate::text::tokens;
use nearness::{Near, Sought};
use pieces::Piece;

pub use confidence::{Known, SHOWN, answered, confidence};

/// The rarities of the terms of a question that asks for much.
const MUCH: f32 = 14.0;
/// What a question's match is worth when somebody it names stands nowhere.
const ABSENT: f32 = 0.75;

/// From which likeness a speaker counts as the one asked about.
const SPEAKER: f32 = 0.5;
/// How much less a sentence covers of a question when nothing in it has the form of an answer.
const FORM: f32 = 0.2;
/// The fit from which a span has it.
const FITTING: f32 = 0.7;

/// What is left of the fit of a span in a sentence that names no time, in an article of another time than is asked about.
const UNTIMED: f32 = 0.9;
/// What is left of it in a sentence that names other times only.
const UNTIMELY: f32 = 0.7;

/// A question ready to be answered from passages.
#[derive(Debug)]
pub struct Asked<'a> {
    question: &'a Question,
    kind: AnswerType,
    sought: Sought,
    /// Every word of the question, as the index holds it.
    words: Vec<String>,
}

/// A passage that may hold the answer.
#[derive(Debug, Clone, Copy)]
pub struct Source<'s> {
    /// The title of its article.
    pub title: Option<&'s str>,
    /// The name of its article.
    pub article: &'s str,
    /// The passage.
    pub passage: &'s Passage,
    /// The day of its article, for dates said as seen from there.
    pub published: Option<DateRange>,
    /// The score of the passage as a share of the best one's.
    pub standing: f32,
}

/// A span that may answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Where it stands in the passage's text.
    pub span: Span,
    /// What is known of it.
    pub known: Known,
}

/// What one passage offers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Offers {
    /// Every span that may answer.
    pub found: Vec<Found>,
    /// How much of the question the sentences of these spans cover, 0 to 1.
    pub covered: f32,
}

/// A span that one way of answering offers.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Offer {
    span: Span,
    fit: f32,
}

/// A sentence of a passage, cut into words.
struct Sentence<'p> {
    span: Span,
    pieces: Vec<Piece<'p>>,
    near: Near,
    /// The sentence after it.
    after: Option<Span>,
}

impl<'a> Asked<'a> {
    /// Prepares a question.
    pub fn new(question: &'a Question) -> Self {
        let words = tokens::tokens(&question.raw).into_iter().map(|token| token.term).collect();
        let kind = question.answer_type.unwrap_or(AnswerType::Thing);
        Self { question, kind, sought: Sought::new(question), words }
    }

    /// Returns the surest span of each passage, `None` where nothing in it has the form of an answer, and how much of the
    /// question any sentence that may answer covers with what stands around it, 0 to 1.
    pub fn find(&self, sources: &[Source]) -> (Vec<Option<Found>>, f32) {
        self.surest(sources, sources.iter().map(|source| self.offers(source)).collect())
    }

    /// Does what [`Asked::find`] does with what [`Asked::offers`] gave for each source.
    pub fn surest(&self, sources: &[Source], offers: Vec<Offers>) -> (Vec<Option<Found>>, f32) {
        let (found, covered) = self.heard(sources, offers);
        let surest = |of: Vec<Found>| {
            of.into_iter().reduce(
                |best, other| {
                    if confidence(&other.known) > confidence(&best.known) { other } else { best }
                },
            )
        };
        (found.into_iter().map(surest).collect(), covered)
    }

    /// Returns every span of every passage that may answer, each with what the other passages say of it, and how much of
    /// the question is covered.
    fn heard(&self, sources: &[Source], offers: Vec<Offers>) -> (Vec<Vec<Found>>, f32) {
        let (mut found, covered): (Vec<Vec<Found>>, Vec<f32>) =
            offers.into_iter().map(|Offers { found, covered }| (found, covered)).unzip();
        self.hear(sources, &mut found);
        let covered = covered.into_iter().fold(0.0, f32::max);
        (found, covered * self.present(sources) * self.spoken(sources))
    }

    /// Returns what is left of a question's match when it asks what somebody said and no statement is his.
    fn spoken(&self, sources: &[Source]) -> f32 {
        let of_somebody = self.question.actors.iter().any(|named| named.role == Some(Role::Speaker));
        if self.kind != AnswerType::Statement || !of_somebody {
            return 1.0;
        }
        let speaks = |source: &Source| {
            let statements = &source.passage.statements;
            statements.iter().any(|statement| sentences::speaks(self, source.passage, statement) >= SPEAKER)
        };
        if sources.iter().any(speaks) { 1.0 } else { ABSENT }
    }

    /// Returns what is left of a question's match when somebody it names stands in none of the passages.
    fn present(&self, sources: &[Source]) -> f32 {
        let named = |labels: &[String]| {
            sources.iter().any(|source| {
                source.passage.actors.iter().any(|actor| actor.labels().iter().any(|label| labels.contains(label)))
            })
        };
        if self.question.actors.iter().all(|asked| named(&asked.labels)) { 1.0 } else { ABSENT }
    }

    /// Returns every span of a passage that may answer, and how much of the question the sentences of these spans cover.
    pub fn offers(&self, source: &Source) -> Offers {
        let passage = source.passage;
        let spans = sentences(&passage.text);
        let named = self.sought.named(passage);
        let near = self.sought.sentences(&over(source), passage, &named, &spans);
        let mut found = Vec::new();
        let mut covered: f32 = 0.0;
        for (at, (span, near)) in spans.iter().copied().zip(near).enumerate() {
            let pieces = pieces::pieces(&passage.text, span);
            let sentence = Sentence { span, pieces, near, after: spans.get(at + 1).copied() };
            let offers = self.of_sentence(source, &sentence);
            let timely = if offers.is_empty() { 1.0 } else { self.timely(source, &sentence) };
            let worths = if offers.is_empty() { Vec::new() } else { self.sought.worths(&named, &sentence.pieces) };
            for offer in offers {
                if offer.span.is_empty() {
                    continue;
                }
                let fitting = 1.0 - FORM * (1.0 - offer.fit / FITTING).max(0.0);
                covered = covered.max(sentence.near.covers * fitting);
                let close = self.sought.closeness(&worths, &sentence.pieces, offer.span);
                let known = Known {
                    kind: self.kind,
                    fit: offer.fit * timely,
                    together: sentence.near.together,
                    alone: sentence.near.alone,
                    close,
                    standing: source.standing,
                    heard: 0.0,
                    led: sentence.near.led,
                    quoted: f32::from(u8::from(sentences::quotes(sentence.span.of(&passage.text)))),
                    asked: (self.sought.total() / MUCH).min(1.0),
                };
                found.push(Found { span: offer.span, known });
            }
        }
        Offers { found, covered }
    }

    /// Returns what is left of a fit in a sentence that speaks of another time than the question.
    fn timely(&self, source: &Source, sentence: &Sentence) -> f32 {
        let Some(asked) = self.question.time else { return 1.0 };
        let said = dates(sentence.span.of(&source.passage.text), source.published);
        let overlaps = |range: DateRange| range.overlaps(asked.range);
        if said.iter().any(|mention| overlaps(mention.range))
            || said.is_empty() && source.published.is_none_or(overlaps)
        {
            1.0
        } else if said.is_empty() {
            UNTIMED
        } else {
            UNTIMELY
        }
    }

    fn of_sentence(&self, source: &Source, sentence: &Sentence) -> Vec<Offer> {
        let passage = source.passage;
        match self.kind {
            AnswerType::Actor => actors::offers(self, passage, sentence),
            AnswerType::Number => amounts::offers(self, passage, sentence, amounts::Kind::Count),
            AnswerType::Money => amounts::offers(self, passage, sentence, amounts::Kind::Money),
            AnswerType::Duration => {
                let mut offers = amounts::offers(self, passage, sentence, amounts::Kind::Duration);
                offers.extend(days::since(passage, sentence, source.published));
                offers
            }
            AnswerType::Date => days::offers(self, passage, sentence, source.published),
            AnswerType::Place => places::offers(self, passage, sentence),
            AnswerType::Reason
            | AnswerType::Manner
            | AnswerType::Statement
            | AnswerType::Definition
            | AnswerType::YesNo
            | AnswerType::Thing => sentences::offers(self, passage, sentence),
        }
    }

    /// Lets each span of few words be confirmed by the same words in another article.
    fn hear(&self, sources: &[Source], found: &mut [Vec<Found>]) {
        if !confidence::is_short(self.kind) {
            return;
        }
        let mut said: Vec<(usize, BTreeSet<String>, f32)> = Vec::new();
        for (at, found) in found.iter().enumerate() {
            for Found { span, known } in found {
                let words =
                    pieces::content(span.of(&sources[at].passage.text)).filter(|word| !self.words.contains(word));
                said.push((at, words.collect(), known.together * known.fit));
            }
        }
        let mut own = said.iter();
        for (at, found) in found.iter_mut().enumerate() {
            for Found { known, .. } in found {
                let Some((_, words, _)) = own.next() else { return };
                let others = said.iter().filter(|(other, theirs, _)| {
                    sources[*other].article != sources[at].article
                        && !words.is_empty()
                        && !theirs.is_empty()
                        && (words.is_subset(theirs) || theirs.is_subset(words))
                });
                known.heard = others.map(|(.., worth)| *worth).fold(0.0, f32::max);
            }
        }
    }

    /// Tells whether every word of a text that carries content stands in the question.
    fn says_nothing_new(&self, text: &str) -> bool {
        let mut words = pieces::content(text).peekable();
        words.peek().is_none() || words.all(|word| self.words.contains(&word))
    }

    /// Returns the words of content before the verb of the question: those of whoever is asked about.
    fn subject(&self) -> Vec<String> {
        let verb = self.question.verb.as_ref();
        let content: Vec<String> = pieces::content(&self.question.raw).collect();
        let end = content.iter().position(|word| Some(word) == verb).unwrap_or(0);
        content[..end].to_vec()
    }
}

/// Returns what stands over a passage: the title of its article and the headings.
fn over(source: &Source) -> String {
    let headings = source.passage.section.iter().map(String::as_str);
    source.title.into_iter().chain(headings).collect::<Vec<_>>().join(". ")
}

#[cfg(test)]
mod tests;
