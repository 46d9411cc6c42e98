//! The time asked about: a preference, never a filter. A passage without any date is neither lifted nor lowered.

use super::{Context, Feature};
use crate::model::{Candidate, Part};

pub(super) struct Time;

impl Feature for Time {
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part> {
        let value = candidate.support.and_then(|support| support.time).unwrap_or(0.0) * context.weights.time;
        if value > 0.0 { vec![Part { name: "time".to_owned(), value }] } else { Vec::new() }
    }
}
