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
    /// The score of its passage as a share of the best passage's.
    pub standing: f32,
}

/// A span below this is not shown. Of the questions to work with (`--split dev`), five in six of those shown above it
/// are right, which is as near to 85 % as their number allows.
pub const SHOWN: f32 = 0.53;

/// The weights of a logistic regression (ridge 1, by Newton's method) on the spans found in the five best passages of
/// each question of `--split dev`: right by its judged answers or not. `demarche eval tests/judgments --answers` shows how
/// confidence and truth go together today.
const BIAS: f32 = -4.77;
const FIT: f32 = 1.89;
const SENTENCE: f32 = 1.93;
const STANDING: f32 = 1.47;
/// An amount, a day or a place has a form that clauses lack.
const FORMED: f32 = 1.78;
/// Somebody is told by statements and names.
const SOMEBODY: f32 = 1.37;

/// Returns how often a span of which this is known is right, 0 to 1.
pub fn confidence(known: &Known) -> f32 {
    let kind = match known.kind {
        AnswerType::Number | AnswerType::Money | AnswerType::Duration | AnswerType::Date | AnswerType::Place => FORMED,
        AnswerType::Actor => SOMEBODY,
        _ => 0.0,
    };
    let sum = BIAS + FIT * known.fit + SENTENCE * known.sentence + STANDING * (known.standing - 1.0) + kind;
    1.0 / (1.0 + (-sum).exp())
}

/// A question is said to have no answer when no passage found speaks of more of it than this. Chosen on `--split dev`,
/// where no question that has an answer falls below it; few of those that have none do.
const LEAST_NEARNESS: f32 = 0.53;

/// Tells whether the passages found answer at all, from the greatest nearness among them.
pub fn answered(nearest: f32) -> bool {
    nearest >= LEAST_NEARNESS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_speaks_for_a_span_raises_its_confidence() {
        let least = Known { kind: AnswerType::Reason, fit: 0.2, sentence: 0.4, standing: 0.8 };
        let base = confidence(&least);
        assert!(base > 0.0 && base < SHOWN);
        for more in [
            Known { fit: 0.9, ..least },
            Known { sentence: 0.9, ..least },
            Known { standing: 1.0, ..least },
            Known { kind: AnswerType::Number, ..least },
        ] {
            assert!(confidence(&more) > base, "{more:?}");
        }
        assert!(confidence(&Known { kind: AnswerType::Number, fit: 1.0, sentence: 1.0, standing: 1.0 }) > SHOWN);
    }
}
