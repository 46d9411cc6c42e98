//! How near the passage as a whole is to the question, by the vectors of an optional model.

use super::{Context, Feature};
use crate::model::{Candidate, Part};

pub(super) struct Nearness;

impl Feature for Nearness {
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part> {
        let part = |value: f32| Part { name: "nearness".to_owned(), value: context.weights.nearness * value };
        candidate.nearness.filter(|_| context.weights.nearness > 0.0).map(part).into_iter().collect()
    }
}
