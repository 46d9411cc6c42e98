//! What somebody said: the reported clause or quotation of a statement by the one asked about.

use super::pieces::{clause, pieces};
use super::{Asked, Offer};
use crate::model::{Passage, Role, Span, Statement};

/// The most words that are shown of what somebody said.
const MOST_WORDS: usize = 40;

pub(super) fn offers(asked: &Asked, passage: &Passage, sentences: &[Span]) -> Vec<Offer> {
    let mut offers = Vec::new();
    for statement in &passage.statements {
        let by_whom = speaks(asked, passage, statement);
        let act = asked.question.acts.contains(&statement.act);
        let fit = 0.5 * by_whom + if act { 0.3 } else { 0.0 };
        if let Some(said) = statement.claim.or_else(|| predicate(passage, statement)) {
            let pieces = pieces(&passage.text, said);
            if let Some(span) = shortened(&pieces, &passage.text) {
                offers.push(Offer { span, fit: fit + if statement.claim.is_some() { 0.2 } else { 0.0 } });
            }
        }
    }
    for sentence in sentences {
        for span in quotations(&passage.text, *sentence) {
            let fit = if span.of(&passage.text).split_whitespace().count() > 3 { 0.4 } else { 0.2 };
            offers.push(Offer { span, fit });
        }
    }
    offers
}

fn shortened(pieces: &[super::pieces::Piece], text: &str) -> Option<Span> {
    if pieces.len() <= MOST_WORDS {
        return pieces
            .first()
            .zip(pieces.last())
            .map(|(first, last)| Span { start: first.span.start, end: last.span.end });
    }
    clause(pieces, 0, MOST_WORDS, true, text)
}

/// Whether the speaker is the one asked about: 1, or one half when the question names nobody to compare with.
fn speaks(asked: &Asked, passage: &Passage, statement: &Statement) -> f32 {
    let asked_about: Vec<_> = asked.question.actors.iter().filter(|named| named.role != Some(Role::Target)).collect();
    let by_words = statement.speaker.as_deref().is_some_and(|speaker| asked.shares_a_word(speaker));
    if by_words {
        return 1.0;
    }
    if asked_about.is_empty() {
        return 0.5;
    }
    let Some(actor) = &statement.speaker_actor else { return 0.2 };
    let same =
        |label: &String| passage.actors.iter().any(|known| known.name == *actor && known.labels().contains(label));
    if asked_about.iter().any(|named| named.name == *actor || named.labels.iter().any(same)) { 1.0 } else { 0.0 }
}

/// Returns what a sentence says of its speaker: all that follows the name.
fn predicate(passage: &Passage, statement: &Statement) -> Option<Span> {
    let sentence = statement.sentence;
    let speaker = statement.speaker.as_deref()?;
    let at = sentence.of(&passage.text).find(speaker)?;
    let start = sentence.range().start + at + speaker.len();
    (start < sentence.range().end).then(|| Span::new(start, sentence.range().end))
}

/// Returns what stands between quotation marks, without them.
fn quotations(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in sentence.of(text).char_indices() {
        let at = sentence.range().start + at;
        match c {
            '“' | '«' => open = Some(at + c.len_utf8()),
            '"' if open.is_none() => open = Some(at + 1),
            '”' | '»' | '"' => {
                if let Some(start) = open.take().filter(|start| *start < at) {
                    found.push(Span::new(start, at));
                }
            }
            _ => {}
        }
    }
    found
}
