//! What something is: "X is a …", "X, a …,", "a … called X".

use super::pieces::{clause, pieces};
use super::{Asked, Offer};
use crate::model::{Passage, Span};

/// The most words a definition may have.
const MOST_WORDS: usize = 20;

pub(super) fn offers(asked: &Asked, passage: &Passage, sentences: &[Span]) -> Vec<Offer> {
    let mut offers = Vec::new();
    for sentence in sentences {
        let pieces = pieces(&passage.text, *sentence);
        for at in 0..pieces.len() {
            if !asked.shares_a_word(pieces[at].text) {
                continue;
            }
            let next = |n: usize| pieces.get(at + n).map_or("", |piece| piece.text);
            let article = |word: &str| matches!(word, "a" | "an" | "the" | "one" | "A" | "The");
            let (first, fit) = match next(1) {
                "is" | "are" | "was" | "were" | "means" | "meaning" => {
                    (at + 2, if article(next(2)) { 1.0 } else { 0.6 })
                }
                word if article(word) && pieces[at].ends => (at + 1, 0.8),
                _ => continue,
            };
            if let Some(span) = clause(&pieces, first, MOST_WORDS, false, &passage.text) {
                offers.push(Offer { span, fit });
            }
        }
    }
    offers
}
