//! What a passage gains by the words in it that answer: a reader who has the words at hand looks at them, not at the passage
//! that is nearest to the question in all.

use super::{Ranked, Weights, best_first};
use crate::model::{Part, PassageId};

/// Adds to each passage what its words are worth as an answer, 0 to 1, and puts all in order again.
pub fn lift(ranked: &mut [Ranked], weights: Weights, worth: impl Fn(PassageId) -> f32) {
    for Ranked { candidate, score, why } in &mut *ranked {
        let value = weights.answer * worth(candidate.passage);
        if value > 0.0 {
            why.push(Part { name: "answer".to_owned(), value });
            *score += value;
        }
    }
    ranked.sort_by(best_first);
}
