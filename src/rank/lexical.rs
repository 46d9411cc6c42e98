//! The words of the question that the passage, its title and its headings hold, as the first stage weighed them.

use super::{Context, Feature};
use crate::model::{Candidate, Part};

pub(super) struct Lexical;

impl Feature for Lexical {
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part> {
        let given = context.terms.iter().zip(&candidate.terms).filter(|(_, value)| **value > 0.0);
        given
            .map(|(term, value)| Part { name: format!("word {}", term.surface), value: context.words * value })
            .collect()
    }
}
