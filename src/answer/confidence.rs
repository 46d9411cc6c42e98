//! How sure a span is, from what is known of it.

use crate::model::AnswerType;

/// What is known of a span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The kind of answer asked for.
    pub kind: AnswerType,
    /// How well the words around it say that it answers, 0 to 1.
    pub fit: f32,
    /// How much of the question its sentence and what stands around it speak of, 0 to 1.
    pub together: f32,
    /// How much of it the sentence alone speaks of, 0 to 1.
    pub alone: f32,
    /// How close the words of the question stand to it in its sentence, 0 to 1.
    pub close: f32,
    /// The score of its passage as a share of the best passage's.
    pub standing: f32,
    /// How surely the same words answer in another article, 0 to 1.
    pub heard: f32,
    /// How much of the question the sentence before speaks of, 0 to 1: what answers often comes right after what is asked
    /// about.
    pub led: f32,
    /// Whether its sentence quotes somebody, 0 or 1.
    pub quoted: f32,
    /// How much the question asks for, by the rarity of its terms, 0 to 1: of vague questions little is known.
    pub asked: f32,
}

/// A span below this is not shown. Of the questions to work with (`--split dev`), about nine in ten of those shown are right;
/// clauses never get there.
pub const SHOWN: f32 = 0.78;

/// How much each input counts, for spans of few words: fitted on `--split dev` so that of all spans of a question's 15
/// best passages those come first that the judged answers call right (conditional logistic regression, ridge 0.3).
const SHORT: Weights = Weights {
    fit: 4.0,
    together: 3.6,
    alone: 2.0,
    close: 0.4,
    standing: 4.2,
    heard: 2.2,
    led: 0.0,
    quoted: 0.0,
    bias: -12.0,
};
/// The same for sentences, whose words are too many to be heard twice.
const LONG: Weights = Weights {
    fit: 3.1,
    together: 2.7,
    alone: 1.7,
    close: 1.5,
    standing: 4.0,
    heard: 0.0,
    led: 1.3,
    quoted: 1.3,
    bias: -10.0,
};
/// What a question that asks for nearly nothing in particular takes off: many things answer it, few of them well.
const VAGUE: f32 = 2.5;
/// What makes a sum of a span of few words how often such a span is right: slope and bias, by logistic regression on the
/// same questions and on those that have no answer and are not refused.
const SHORT_SCALE: (f32, f32) = (0.6, 0.8);
/// The same for sentences, three in eight of which are right.
const LONG_SCALE: (f32, f32) = (0.22, -0.7);

struct Weights {
    fit: f32,
    together: f32,
    alone: f32,
    close: f32,
    standing: f32,
    heard: f32,
    led: f32,
    quoted: f32,
    bias: f32,
}

/// Tells whether the answers of a kind have few words.
pub(super) fn is_short(kind: AnswerType) -> bool {
    matches!(
        kind,
        AnswerType::Actor
            | AnswerType::Number
            | AnswerType::Money
            | AnswerType::Duration
            | AnswerType::Date
            | AnswerType::Place
    )
}

/// Returns how often a span of which this is known is right, 0 to 1.
pub fn confidence(known: &Known) -> f32 {
    let short = is_short(known.kind);
    let weights = if short { SHORT } else { LONG };
    let mut sum = weights.bias
        + weights.fit * known.fit
        + weights.together * known.together
        + weights.alone * known.alone
        + weights.close * known.close
        + weights.standing * known.standing
        + weights.heard * known.heard
        + weights.led * known.led
        + weights.quoted * known.quoted;
    if short {
        sum -= VAGUE * (1.0 - known.asked);
    }
    let (slope, bias) = if short { SHORT_SCALE } else { LONG_SCALE };
    1.0 / (1.0 + (-(slope * sum + bias)).exp())
}

/// A question is said to have no answer when no sentence that may answer covers more of it than this. Chosen on
/// `--split dev`, where the least covered question that has an answer stands just above.
const LEAST_COVERED: f32 = 0.60;

/// Tells whether the passages found answer at all, from how much of the question any sentence covers.
pub fn answered(covered: f32) -> bool {
    covered >= LEAST_COVERED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_speaks_for_a_span_raises_its_confidence() {
        for kind in [AnswerType::Number, AnswerType::Reason] {
            let least = Known {
                kind,
                fit: 0.2,
                together: 0.4,
                alone: 0.3,
                close: 0.1,
                standing: 0.8,
                heard: 0.0,
                led: 0.2,
                quoted: 0.0,
                asked: 1.0,
            };
            let base = confidence(&least);
            assert!(base > 0.0 && base < SHOWN);
            for more in [
                Known { fit: 0.9, ..least },
                Known { together: 0.9, ..least },
                Known { alone: 0.9, ..least },
                Known { close: 0.9, ..least },
                Known { standing: 1.0, ..least },
            ] {
                assert!(confidence(&more) > base, "{more:?}");
            }
        }
    }

    #[test]
    fn a_number_that_fits_in_every_way_is_shown_and_a_vague_one_less_sure() {
        let best = Known {
            kind: AnswerType::Number,
            fit: 1.0,
            together: 0.9,
            alone: 0.9,
            close: 0.5,
            standing: 1.0,
            heard: 0.5,
            led: 0.5,
            quoted: 0.0,
            asked: 1.0,
        };
        assert!(confidence(&best) > SHOWN);
        assert!(confidence(&Known { asked: 0.2, ..best }) < confidence(&best));
    }

    #[test]
    fn a_question_of_which_half_is_said_nowhere_has_no_answer() {
        assert!(answered(0.7) && !answered(0.5));
    }
}
