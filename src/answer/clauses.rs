//! Anything else: the clause of a near sentence that says something the question does not.

use super::pieces::{clause, content, pieces};
use super::{Asked, Offer};
use crate::model::{Passage, Span};

/// The most words such a clause may have.
const MOST_WORDS: usize = 20;

pub(super) fn offers(asked: &Asked, passage: &Passage, sentences: &[Span]) -> Vec<Offer> {
    let mut offers = Vec::new();
    for sentence in sentences {
        let pieces = pieces(&passage.text, *sentence);
        let mut first = 0;
        while first < pieces.len() {
            let Some(span) = clause(&pieces, first, MOST_WORDS, false, &passage.text) else { break };
            let words: Vec<_> = content(span.of(&passage.text)).collect();
            let new = words.iter().filter(|word| !asked.words.contains(word)).count();
            if new > 1 {
                #[expect(clippy::cast_precision_loss, reason = "a clause has at most twenty words")]
                let share = new as f32 / words.len() as f32;
                // A clause that repeats some of the question and adds to it answers best.
                offers.push(Offer { span, fit: 0.5 - (share - 0.6).abs() / 2.0 });
            }
            first = pieces.iter().position(|piece| piece.span.start >= span.end).unwrap_or(pieces.len());
        }
    }
    offers
}
