//! How sure a span is, from what is known of it.

use crate::model::AnswerType;

/// What is known of a span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The kind of answer asked for.
    pub kind: AnswerType,
    /// How well the words around it say that it answers, 0 to 1.
    pub fit: f32,
    /// Whether a statement, the verb or the noun asked for ties somebody's name to the question, 0 or 1; 0 for other kinds.
    pub tied: f32,
    /// Whether the name is of the sort asked for: a person's where a person is asked for 1, where a body is -1, another name of
    /// somebody asked about -1, else 0.
    pub sort: f32,
    /// How much of the question its sentence and what stands around it speak of, 0 to 1.
    pub together: f32,
    /// How much of it the sentence alone speaks of, 0 to 1.
    pub alone: f32,
    /// How close the words of the question stand to it in its sentence, 0 to 1.
    pub close: f32,
    /// How close the noun asked for stands to it, or is part of it, 0 to 1.
    pub by_noun: f32,
    /// Whether it comes after the verb asked about, 0 or 1.
    pub after_verb: f32,
    /// The score of its passage as a share of the best passage's.
    pub standing: f32,
    /// How surely the same words answer in another article, 0 to 1.
    pub heard: f32,
    /// How much of the question the sentence before speaks of, 0 to 1: what answers often comes right after what is asked
    /// about.
    pub led: f32,
    /// How much more speaks for it than for the best span with another answer; below 0 where that one is better, and between
    /// -3 and 3.
    pub margin: f32,
    /// How much of the question is spoken of where the span stands for which most speaks, 0 to 1: the same for all spans of a
    /// question, so that what is surer does not depend on it.
    pub met: f32,
}

/// A span below this is not shown. Of the questions to work with, judged by what was fitted on the others, about nine in ten
/// of those shown are right.
pub const SHOWN: f32 = 0.78;

/// How much each input counts, for the names of somebody. All three sets are fitted on the questions to work with, so that of
/// all spans of a question's 15 best passages those come first that the judged answers call right (conditional logistic
/// regression, ridge 1), and rounded.
const SOMEBODY: Weights = Weights {
    fit: 1.4,
    tied: 1.1,
    sort: 2.8,
    together: 3.2,
    alone: 2.4,
    close: 1.2,
    by_noun: 2.0,
    after_verb: 1.0,
    standing: 3.4,
    heard: 2.0,
    led: 0.0,
};
/// The same for amounts, days and places.
const AMOUNT: Weights = Weights {
    fit: 2.1,
    tied: 0.0,
    sort: 0.0,
    together: 3.5,
    alone: 2.0,
    close: 2.1,
    by_noun: 0.0,
    after_verb: 0.0,
    standing: 3.5,
    heard: 0.6,
    led: 0.0,
};
/// The same for sentences, whose words are too many to be heard twice.
const SENTENCE: Weights = Weights {
    fit: 4.0,
    tied: 0.0,
    sort: 0.0,
    together: 3.5,
    alone: 1.4,
    close: 1.8,
    by_noun: 1.6,
    after_verb: 0.0,
    standing: 4.3,
    heard: 0.0,
    led: 1.3,
};
/// How much a sum, a lead and what is said of the question count for how often such a span is right: logistic regression on
/// the surest span of each question to work with, those without an answer among them that are not refused (ridge 1).
const SCALE: Scale = Scale { sum: 0.28, margin: 0.39, met: 2.9 };
/// What is taken off for the names of somebody, for amounts, days and places, and for sentences.
const BIAS: [f32; 3] = [5.45, 4.8, 6.1];

struct Scale {
    sum: f32,
    margin: f32,
    met: f32,
}

struct Weights {
    fit: f32,
    tied: f32,
    sort: f32,
    together: f32,
    alone: f32,
    close: f32,
    by_noun: f32,
    after_verb: f32,
    standing: f32,
    heard: f32,
    led: f32,
}

impl Known {
    /// Returns how much speaks for the span, on no scale: of two spans for a question, the one with more comes first.
    pub fn sum(&self) -> f32 {
        let weights = match self.kind {
            AnswerType::Actor => SOMEBODY,
            kind if is_short(kind) => AMOUNT,
            _ => SENTENCE,
        };
        weights.fit * self.fit
            + weights.tied * self.tied
            + weights.sort * self.sort
            + weights.together * self.together
            + weights.alone * self.alone
            + weights.close * self.close
            + weights.by_noun * self.by_noun
            + weights.after_verb * self.after_verb
            + weights.standing * self.standing
            + weights.heard * self.heard
            + weights.led * self.led
    }
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

/// Returns how often a span of which this is known is right, 0 to 1. Of two spans for a question the one with more that
/// speaks for it is the surer one.
pub fn confidence(known: &Known) -> f32 {
    let bias = match known.kind {
        AnswerType::Actor => BIAS[0],
        kind if is_short(kind) => BIAS[1],
        _ => BIAS[2],
    };
    let sum = SCALE.sum * known.sum() + SCALE.margin * known.margin + SCALE.met * known.met;
    1.0 / (1.0 + (bias - sum).exp())
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

    const LITTLE: Known = Known {
        kind: AnswerType::Actor,
        fit: 0.2,
        tied: 0.0,
        sort: 0.0,
        together: 0.4,
        alone: 0.3,
        close: 0.1,
        by_noun: 0.0,
        after_verb: 0.0,
        standing: 0.8,
        heard: 0.0,
        led: 0.2,
        margin: 0.0,
        met: 0.4,
    };

    #[test]
    fn everything_that_speaks_for_a_span_raises_its_confidence() {
        for kind in [AnswerType::Actor, AnswerType::Number, AnswerType::Reason] {
            let least = Known { kind, ..LITTLE };
            let base = confidence(&least);
            assert!(base > 0.0 && base < SHOWN);
            for more in [
                Known { fit: 0.9, ..least },
                Known { together: 0.9, ..least },
                Known { alone: 0.9, ..least },
                Known { close: 0.9, ..least },
                Known { standing: 1.0, ..least },
                Known { margin: 1.0, ..least },
                Known { met: 0.9, ..least },
            ] {
                assert!(confidence(&more) > base, "{more:?}");
            }
        }
    }

    #[test]
    fn a_number_that_fits_in_every_way_is_shown_and_less_sure_beside_another_as_good() {
        let best = Known {
            kind: AnswerType::Number,
            fit: 1.0,
            together: 0.9,
            alone: 0.9,
            close: 0.6,
            standing: 1.0,
            heard: 0.5,
            margin: 2.0,
            met: 0.9,
            ..LITTLE
        };
        assert!(confidence(&best) > SHOWN);
        assert!(confidence(&Known { margin: 0.0, ..best }) < confidence(&best));
    }

    #[test]
    fn a_question_of_which_half_is_said_nowhere_has_no_answer() {
        assert!(answered(0.7) && !answered(0.5));
    }
}
