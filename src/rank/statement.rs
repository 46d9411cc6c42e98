//! A statement of the passage that fits the question: the act asked about, those named in their roles.

use super::{Context, Feature};
use crate::model::{Candidate, Part};

pub(super) struct Statement;

impl Feature for Statement {
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part> {
        let value = candidate.support.map_or(0.0, |support| support.statement) * context.weights.statement;
        if value > 0.0 { vec![Part { name: "statement".to_owned(), value }] } else { Vec::new() }
    }
}
