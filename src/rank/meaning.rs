//! How near the passage is to the question in meaning, word by word: the mean over the question's word pieces of the best
//! match each finds, the rare ones counting more.

use super::{Context, Feature};
use crate::model::{Candidate, Part};

pub(super) struct Meaning;

impl Feature for Meaning {
    fn parts(&self, _: &Context, candidate: &Candidate) -> Vec<Part> {
        candidate.meaning.map(|value| Part { name: "meaning".to_owned(), value }).into_iter().collect()
    }
}
