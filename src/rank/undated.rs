//! Under a date filter, an article without a date may or may not be meant: it stays, behind those that are.

use super::{Context, Feature};
use crate::model::{Candidate, Part};

/// The share of its words and meaning that an undated passage loses.
const SHARE: f32 = 0.3;

pub(super) struct Undated;

impl Feature for Undated {
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part> {
        if context.filters.published.is_none() || candidate.published.is_some() {
            return Vec::new();
        }
        vec![Part {
            name: "undated".to_owned(),
            value: -SHARE
                * (candidate.meaning.map_or(0.0, |meaning| context.weights.of_meaning(meaning))
                    + context.weights.nearness * candidate.nearness.unwrap_or(0.0)
                    + context.words * candidate.score),
        }]
    }
}
