//! How near the passage is to the question in meaning, word by word: the mean over the question's word pieces of the best
//! match each finds, the rare ones counting more, in the whole passage and in its best stretch; and how many of the
//! question's neighbouring words stand together in it.

use super::{Context, Feature};
use crate::model::{Candidate, Part};

pub(super) struct Meaning;

impl Feature for Meaning {
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part> {
        let Some(meaning) = candidate.meaning else { return Vec::new() };
        let weights = context.weights;
        let together = [("stretch", weights.stretch * meaning.stretch), ("pairs", weights.pairs * meaning.pairs)];
        let together = together.into_iter().filter(|(_, value)| *value > 0.0);
        let parts = std::iter::once(("meaning", meaning.whole)).chain(together);
        parts.map(|(name, value)| Part { name: name.to_owned(), value }).collect()
    }
}
