//! **Lives here:** the words of passages that answer a question, and how sure that is: one file for each way of answering.
//! **May know:** `model`, `text`, `meaning`, what `encode` reads in a passage. **Must not know:** the index, ranking, output.
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
mod said;
mod sentences;

use crate::encode::Reading;
use crate::model::{AnswerType, DateRange, Passage, Question, Role, Span};
use crate::text::breaks::sentences;
use crate::text::dates::dates;
use crate::text::tokens;
use crate::text::words::{Class, is};
use nearness::{Line, Near, Sought, Worths};
use pieces::Piece;
use said::Said;

pub use confidence::{Known, Read, SHOWN, answered, confidence};

/// What a question's match is worth when somebody it names stands nowhere.
const ABSENT: f32 = 0.75;

/// From which likeness a speaker counts as the one asked about.
const SPEAKER: f32 = 0.5;
/// How much less a sentence covers of a question when nothing in it has the form of an answer.
const FORM: f32 = 0.2;
/// The fit from which a span has it.
const FITTING: f32 = 0.7;

/// Which passage the best one is held against: as many as this are before it.
const FIFTH: usize = 4;
/// How far the best passage is ahead of the fifth in most questions that have an answer; where there are fewer passages,
/// nobody knows.
const USUAL_LEAD: f32 = 0.24;

/// As many words as a long name has.
const LONG: f32 = 8.0;
/// The most that a span may be ahead of another.
const MOST_AHEAD: f32 = 6.0;

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
    /// Whether it asks what was not done: "who did not sign".
    negated: bool,
    /// Whether the noun asked for is of several.
    plural: bool,
    /// Whether it asks whose something is, so that the noun asked for calls the thing.
    possessive: bool,
    /// The noun asked for as the question has it, in lower case.
    noun: Option<String>,
    /// The words by which it names an office, as the index holds them: "the Kremlin's SPOKESMAN".
    offices: Vec<String>,
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
    /// The passage as an optional model reads it beside the question. Either all passages have one or none is looked at.
    pub reading: Option<&'s Reading>,
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
    /// How much of each term of the question the passage and what stands over it are worth, 0 to 1.
    worths: Vec<f32>,
}

/// A span that one way of answering offers.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Offer {
    span: Span,
    fit: f32,
    /// Whether it is a name by itself, not only the words around a verb.
    named: bool,
}

impl Offer {
    /// A span that is no name.
    fn new(span: Span, fit: f32) -> Self {
        Self { span, fit, named: false }
    }
}

/// A sentence of a passage, read beside the question.
struct Sentence<'l, 'p> {
    span: Span,
    pieces: &'l [Piece<'p>],
    worths: &'l Worths,
    /// The sentence after it.
    after: Option<Span>,
}

impl<'a> Asked<'a> {
    /// Prepares a question.
    pub fn new(question: &'a Question) -> Self {
        let (mut words, mut noun, mut offices) = (Vec::new(), None, Vec::new());
        for token in tokens::tokens(&question.raw) {
            let low = tokens::folded(token.span.of(&question.raw));
            if question.noun.as_ref() == Some(&token.term) {
                noun.get_or_insert_with(|| low.clone());
            }
            if is(&low, Class::PersonNoun) {
                offices.push(token.term.clone());
            }
            words.push(token.term);
        }
        let kind = question.answer_type.unwrap_or(AnswerType::Thing);
        let possessive = question.raw.split_whitespace().any(|word| word.eq_ignore_ascii_case("whose"));
        let negated = words.iter().any(|word| matches!(word.as_str(), "not" | "never"))
            || question.raw.contains("n't")
            || question.raw.contains("n’t");
        let plural = noun.as_deref().is_some_and(|noun| {
            noun.ends_with('s') && !noun.ends_with("ss") || matches!(noun, "men" | "women" | "people" | "police")
        });
        Self { question, kind, sought: Sought::new(question), words, negated, plural, possessive, noun, offices }
    }

    /// Returns the surest span of each passage, `None` where nothing in it has the form of an answer, and how much of the
    /// question any sentence that may answer covers with what stands around it, 0 to 1. The passages come best first.
    pub fn find(&self, sources: &[Source]) -> (Vec<Option<Found>>, f32) {
        self.surest(sources, sources.iter().map(|source| self.offers(source)).collect())
    }

    /// Does what [`Asked::find`] does with what [`Asked::offers`] gave for each source.
    pub fn surest(&self, sources: &[Source], offers: Vec<Offers>) -> (Vec<Option<Found>>, f32) {
        let (found, covered) = self.all(sources, offers);
        let surest = |of: Vec<Found>| {
            of.into_iter().reduce(|best, other| if other.known.sum() > best.known.sum() { other } else { best })
        };
        (found.into_iter().map(surest).collect(), covered)
    }

    /// Returns every span of every passage that may answer, each with what the other passages say of it, and how much of
    /// the question is covered.
    pub fn all(&self, sources: &[Source], offers: Vec<Offers>) -> (Vec<Vec<Found>>, f32) {
        let covered = offers.iter().map(|offers| offers.covered).fold(0.0, f32::max);
        let articles = self.articles(sources, &offers);
        let mut found: Vec<Vec<Found>> = offers.into_iter().map(|offers| offers.found).collect();
        let lead = lead(sources);
        for (found, article) in found.iter_mut().zip(articles) {
            for found in found {
                (found.known.article, found.known.lead) = (article, lead);
            }
        }
        self.hear(sources, &mut found);
        (found, covered * self.present(sources) * self.spoken(sources))
    }

    /// Returns for each source how much of the question all passages of its article together cover, 0 to 1.
    fn articles(&self, sources: &[Source], offers: &[Offers]) -> Vec<f32> {
        let covered = |article: &str| {
            let mut most: Vec<f32> = Vec::new();
            for (_, offers) in sources.iter().zip(offers).filter(|(source, _)| source.article == article) {
                most.resize(offers.worths.len(), 0.0);
                most.iter_mut().zip(&offers.worths).for_each(|(most, worth)| *most = most.max(*worth));
            }
            self.sought.covered(&most)
        };
        sources.iter().map(|source| covered(source.article)).collect()
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
        let lines: Vec<Line> = spans.iter().map(|span| self.sought.line(passage, &named, *span)).collect();
        let (near, worths) = self.sought.near(&self.sought.over(&over(source)), &lines);
        let mut found = Vec::new();
        let mut covered: f32 = 0.0;
        for ((at, line), near) in lines.iter().enumerate().zip(&near) {
            let Line { span, pieces, worths, .. } = line;
            let sentence = Sentence { span: *span, pieces, worths, after: spans.get(at + 1).copied() };
            let offers = merged(self.of_sentence(source, &sentence));
            if offers.is_empty() {
                continue;
            }
            let timely = self.timely(source, &sentence);
            let dated = self.dated(source, &sentence);
            let reports = passage.statements.iter().any(|statement| statement.sentence.is_within(*span));
            for offer in offers {
                let fitting = 1.0 - FORM * (1.0 - offer.fit / FITTING).max(0.0);
                covered = covered.max(near.covers * fitting);
                let known = self.known(source, &sentence, line, near, offer);
                let timely = timely * timed(&dated, offer.span);
                let known = Known { fit: known.fit * timely, reports: flag(reports), ..known };
                found.push(Found { span: offer.span, known });
            }
        }
        Offers { found, covered, worths }
    }

    /// Returns what is known of a span by itself.
    fn known(&self, source: &Source, sentence: &Sentence, line: &Line, near: &Near, offer: Offer) -> Known {
        let passage = source.passage;
        let place = self.sought.place(line, offer.span);
        let words = offer.span.of(&passage.text);
        let before = line.pieces.iter().take_while(|piece| piece.span.start < offer.span.start).last();
        let leads = before.is_some_and(|piece| matches!(piece.text, "in" | "at" | "on" | "In" | "At" | "On"));
        let (sort, person) = match self.kind {
            AnswerType::Actor => actors::sort(self, passage, sentence, offer.span),
            _ => (0.0, false),
        };
        let read = source.reading.map(|reading| Read {
            asks: reading.asks(offer.span),
            sentence: reading.like(sentence.span),
            beside: reading.beside(offer.span, sentence.span),
        });
        Known {
            kind: self.kind,
            read,
            fit: offer.fit,
            sort,
            person: flag(person),
            named: flag(offer.named),
            together: near.together,
            sure: near.sure,
            around: near.around,
            noun: near.noun,
            verb: near.verb,
            close: place.close,
            repeats: place.repeats,
            length: length(place.words),
            leads: flag(leads),
            digits: flag(words.bytes().any(|byte| byte.is_ascii_digit())),
            reports: 0.0,
            standing: source.standing,
            article: 0.0,
            heard: 0.0,
            lead: 0.0,
            margin: 0.0,
        }
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

    /// Returns the times that a sentence names beside amounts, and whether the question asks about each, where it asks about
    /// some.
    fn dated(&self, source: &Source, sentence: &Sentence) -> Vec<(Span, bool)> {
        let is_amount = matches!(self.kind, AnswerType::Number | AnswerType::Money | AnswerType::Duration);
        let Some(asked) = self.question.time.filter(|_| is_amount) else { return Vec::new() };
        let moved = |span: Span| Span { start: span.start + sentence.span.start, end: span.end + sentence.span.start };
        dates(sentence.span.of(&source.passage.text), source.published)
            .into_iter()
            .map(|mention| (moved(mention.span), mention.range.overlaps(asked.range)))
            .collect()
    }

    fn of_sentence(&self, source: &Source, sentence: &Sentence) -> Vec<Offer> {
        let passage = source.passage;
        match self.kind {
            AnswerType::Actor => actors::offers(self, passage, sentence),
            AnswerType::Number => amounts::offers(self, passage, sentence, amounts::Kind::Count),
            AnswerType::Money => amounts::offers(self, passage, sentence, amounts::Kind::Money),
            AnswerType::Duration => {
                let mut offers = amounts::offers(self, passage, sentence, amounts::Kind::Duration);
                offers.extend(days::since(self, passage, sentence, source.published));
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

    /// Holds each span against the others: somebody is confirmed by the same words in another article, and what is
    /// left of its lead is told by the best span that answers otherwise.
    fn hear(&self, sources: &[Source], found: &mut [Vec<Found>]) {
        let is_new = |word: &String| !self.words.contains(word);
        let said = |at: usize, span: Span| pieces::content(span.of(&sources[at].passage.text)).filter(is_new).collect();
        let mut said: Vec<Said> = found
            .iter()
            .enumerate()
            .flat_map(|(at, found)| found.iter().map(move |found| (at, found)))
            .map(|(at, Found { span, known })| Said::new(at, said(at, *span), known.together * known.fit))
            .collect();
        // Only somebody is the surer for it, and every name of a passage may be a place.
        if self.kind == AnswerType::Actor {
            for (known, own) in found.iter_mut().flatten().map(|found| &mut found.known).zip(&said) {
                let elsewhere = |other: &&Said| sources[other.at].article != sources[own.at].article;
                let others = said.iter().filter(|other| elsewhere(other) && own.is_same(other));
                known.heard = others.map(|other| other.worth).fold(0.0, f32::max);
            }
        }
        for (known, own) in found.iter().flatten().map(|found| &found.known).zip(&mut said) {
            own.worth = known.sum();
        }
        let mut best: Vec<&Said> = said.iter().collect();
        best.sort_by(|one, other| other.worth.total_cmp(&one.worth));
        for (known, own) in found.iter_mut().flatten().map(|found| &mut found.known).zip(&said) {
            let other = best.iter().find(|other| !own.is_same(other));
            let other = other.map_or(known.usual_rival(), |other| other.worth);
            known.margin = (own.worth - other).clamp(-MOST_AHEAD, MOST_AHEAD);
        }
    }

    /// Tells whether every word of a text that carries content stands in the question.
    fn says_nothing_new(&self, text: &str) -> bool {
        let mut words = pieces::content(text).peekable();
        words.peek().is_none() || words.all(|word| self.words.contains(&word))
    }

    /// Tells whether a word is the noun asked for, in any form.
    fn is_noun(&self, word: &str) -> bool {
        pieces::stem(word).is_some_and(|stem| self.question.noun.as_deref() == Some(stem.as_str()))
    }

    /// Returns the words of content before the verb of the question: those of whoever is asked about.
    fn subject(&self) -> Vec<String> {
        let verb = self.question.verb.as_ref();
        let content: Vec<String> = pieces::content(&self.question.raw).collect();
        let end = content.iter().position(|word| Some(word) == verb).unwrap_or(0);
        content[..end].to_vec()
    }
}

/// Returns what is left of the fit of an amount that another time stands nearer to than the one asked about: "8 trillion
/// dollars in 2023 and 10.5 trillion in 2025".
fn timed(dated: &[(Span, bool)], span: Span) -> f32 {
    let away = |of: Span| of.start.saturating_sub(span.end).max(span.start.saturating_sub(of.end));
    let nearest = dated.iter().min_by_key(|(of, _)| away(*of));
    if dated.iter().any(|(_, asked)| *asked) && nearest.is_some_and(|(_, asked)| !asked) { UNTIMELY } else { 1.0 }
}

/// Returns 1 for what holds, 0 for what does not.
fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// Makes one offer of those of the same span.
fn merged(offers: Vec<Offer>) -> Vec<Offer> {
    let mut merged: Vec<Offer> = Vec::with_capacity(offers.len());
    for offer in offers.into_iter().filter(|offer| !offer.span.is_empty()) {
        match merged.iter_mut().find(|known| known.span == offer.span) {
            Some(known) => {
                known.fit = known.fit.max(offer.fit);
                known.named |= offer.named;
            }
            None => merged.push(offer),
        }
    }
    merged
}

/// Returns how long a span of so many words is: 0 for one, 1 for [`LONG`].
#[expect(clippy::cast_precision_loss, reason = "a span has few words")]
fn length(words: usize) -> f32 {
    (words.max(1) as f32).ln() / LONG.ln()
}

/// Returns how far the best passage is ahead of the fifth, as a share of its score, 0 to 1.
fn lead(sources: &[Source]) -> f32 {
    sources.get(FIFTH).map_or(USUAL_LEAD, |fifth| (1.0 - fifth.standing).clamp(0.0, 1.0))
}

/// Returns what stands over a passage: the title of its article and the headings.
fn over(source: &Source) -> String {
    let headings = source.passage.section.iter().map(String::as_str);
    source.title.into_iter().chain(headings).collect::<Vec<_>>().join(". ")
}

#[cfg(test)]
mod tests;
