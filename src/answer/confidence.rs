//! How sure a span is, from what is known of it.

use crate::model::AnswerType;

/// What is known of a span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The kind of answer asked for.
    pub kind: AnswerType,
    /// What an optional model says of it, where there is one.
    pub read: Option<Read>,
    /// How well the words around it say that it answers, 0 to 1.
    pub fit: f32,
    /// Whether somebody's name is of the sort asked for: a person's where a person is asked for 1, where a body is -1, another
    /// name of somebody asked about -1, one less for a state where it is asked who, else 0.
    pub sort: f32,
    /// Whether it is a person's name where somebody is asked for, 0 or 1.
    pub person: f32,
    /// Whether it is a name by itself where somebody is asked for, and not only what stands beside a verb, 0 or 1.
    pub named: f32,
    /// How much of the question its sentence and what stands around it speak of, 0 to 1.
    pub together: f32,
    /// How much of it the sentence or what stands over it surely names, 0 to 1.
    pub sure: f32,
    /// How much of it the sentence, its neighbours and what stands over them speak of, 0 to 1.
    pub around: f32,
    /// What its sentence is worth to the noun asked for, 0 to 1.
    pub noun: f32,
    /// What its sentence is worth to the verb asked about, 0 to 1.
    pub verb: f32,
    /// How close the words of the question stand to it in its sentence, 0 to 1.
    pub close: f32,
    /// How much of the question it repeats, 0 to 1.
    pub repeats: f32,
    /// How long it is: 0 for one word, 1 for eight.
    pub length: f32,
    /// Whether a preposition of place or time leads to it, 0 or 1.
    pub leads: f32,
    /// Whether it has a digit, 0 or 1.
    pub digits: f32,
    /// Whether its sentence reports what somebody did or said, 0 or 1.
    pub reports: f32,
    /// The score of its passage as a share of the best passage's.
    pub standing: f32,
    /// How much of the question all passages of its article together cover, 0 to 1.
    pub article: f32,
    /// How surely the same words answer in another article, 0 to 1, where somebody is asked for.
    pub heard: f32,
    /// How much more speaks for it than for the best span with another answer; below 0 where that one is better, and between
    /// -6 and 6.
    pub margin: f32,
}

/// What an optional model says of a span, in cosines.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Read {
    /// How near it is to the question, each taken as a whole.
    pub whole: f32,
    /// How well it goes with the words that ask.
    pub asks: f32,
    /// How much of its sentence is of the matter asked about.
    pub sentence: f32,
    /// How much of what stands beside it in its sentence is.
    pub beside: f32,
}

/// A span below this is not shown. Of the questions to work with, judged by what was fitted on the others, more than nine in
/// ten of those shown are right.
pub const SHOWN: f32 = 0.80;

/// How much each input counts, for the names of somebody. All sets are fitted on the questions to work with and on as
/// many about pages of other kinds, so that of all spans of a question's 15 best passages those come first that the judged
/// answers call right (conditional logistic regression on inputs of one spread, ridge 5), and rounded.
const SOMEBODY: Weights = Weights {
    fit: 4.9,
    sort: 1.4,
    person: 0.9,
    named: 2.7,
    together: 5.0,
    sure: 3.8,
    noun: 2.1,
    verb: 1.1,
    close: 4.3,
    repeats: -6.7,
    length: 2.3,
    leads: -2.1,
    standing: 5.9,
    article: 4.1,
    heard: 4.1,
    ..NOTHING
};
/// The same for amounts, days and places.
const AMOUNT: Weights =
    Weights { fit: 4.1, together: 4.1, sure: 4.9, close: 3.3, digits: 1.0, standing: 7.1, article: 1.9, ..NOTHING };
/// The same for sentences, whose words are too many to be heard twice.
const SENTENCE: Weights = Weights {
    fit: 4.7,
    together: 8.0,
    sure: 1.4,
    around: 4.0,
    noun: 3.7,
    verb: 1.6,
    reports: -1.0,
    standing: 4.9,
    article: 3.6,
    ..NOTHING
};
/// The same three where an optional model has read the passages.
const SOMEBODY_READ: Weights = Weights {
    fit: 4.9,
    sort: 1.2,
    person: 0.9,
    named: 2.5,
    together: 4.4,
    sure: 2.8,
    noun: 2.1,
    verb: 1.3,
    close: 3.6,
    repeats: -5.6,
    length: 2.4,
    leads: -2.1,
    standing: 5.5,
    article: 4.0,
    heard: 3.9,
    beside: 7.9,
    ..NOTHING
};
const AMOUNT_READ: Weights = Weights {
    fit: 4.2,
    together: 4.6,
    sure: 4.0,
    close: 2.9,
    digits: 1.0,
    standing: 6.5,
    article: 2.1,
    sentence: 12.1,
    ..NOTHING
};
const SENTENCE_READ: Weights = Weights {
    fit: 4.4,
    together: 8.0,
    around: 4.7,
    noun: 3.8,
    verb: 1.4,
    reports: -0.9,
    standing: 5.3,
    article: 3.3,
    whole: 5.3,
    asks: 5.5,
    ..NOTHING
};
const NOTHING: Weights = Weights {
    fit: 0.0,
    sort: 0.0,
    person: 0.0,
    named: 0.0,
    together: 0.0,
    sure: 0.0,
    around: 0.0,
    noun: 0.0,
    verb: 0.0,
    close: 0.0,
    repeats: 0.0,
    length: 0.0,
    leads: 0.0,
    digits: 0.0,
    reports: 0.0,
    standing: 0.0,
    article: 0.0,
    heard: 0.0,
    whole: 0.0,
    asks: 0.0,
    sentence: 0.0,
    beside: 0.0,
};
/// How much a sum and a lead count for how often such a span is right: logistic regression on the surest span of each
/// question to work with, those without an answer among them that are not refused (ridge 1).
const SCALE: Scale = Scale { sum: 0.18, margin: 0.56, bias: [4.6, 3.75, 4.45] };
/// The same where an optional model has read the passages.
const SCALE_READ: Scale = Scale { sum: 0.11, margin: 0.50, bias: [3.0, 2.6, 3.3] };

struct Scale {
    sum: f32,
    margin: f32,
    /// What is taken off for the names of somebody, for amounts, days and places, and for sentences.
    bias: [f32; 3],
}

struct Weights {
    fit: f32,
    sort: f32,
    person: f32,
    named: f32,
    together: f32,
    sure: f32,
    around: f32,
    noun: f32,
    verb: f32,
    close: f32,
    repeats: f32,
    length: f32,
    leads: f32,
    digits: f32,
    reports: f32,
    standing: f32,
    article: f32,
    heard: f32,
    whole: f32,
    asks: f32,
    sentence: f32,
    beside: f32,
}

impl Known {
    /// Returns how much speaks for the span, on no scale: of two spans for a question, the one with more comes first.
    pub fn sum(&self) -> f32 {
        let [alone, read] = match self.kind {
            AnswerType::Actor => [SOMEBODY, SOMEBODY_READ],
            kind if is_short(kind) => [AMOUNT, AMOUNT_READ],
            _ => [SENTENCE, SENTENCE_READ],
        };
        let weights = if self.read.is_some() { read } else { alone };
        let read = self.read.unwrap_or_default();
        weights.fit * self.fit
            + weights.sort * self.sort
            + weights.person * self.person
            + weights.named * self.named
            + weights.together * self.together
            + weights.sure * self.sure
            + weights.around * self.around
            + weights.noun * self.noun
            + weights.verb * self.verb
            + weights.close * self.close
            + weights.repeats * self.repeats
            + weights.length * self.length
            + weights.leads * self.leads
            + weights.digits * self.digits
            + weights.reports * self.reports
            + weights.standing * self.standing
            + weights.article * self.article
            + weights.heard * self.heard
            + weights.whole * read.whole
            + weights.asks * read.asks
            + weights.sentence * read.sentence
            + weights.beside * read.beside
    }
}

/// Tells whether the answers of a kind have few words.
fn is_short(kind: AnswerType) -> bool {
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
    let scale = if known.read.is_some() { SCALE_READ } else { SCALE };
    let bias = match known.kind {
        AnswerType::Actor => scale.bias[0],
        kind if is_short(kind) => scale.bias[1],
        _ => scale.bias[2],
    };
    let sum = scale.sum * known.sum() + scale.margin * known.margin;
    1.0 / (1.0 + (bias - sum).exp())
}

/// A question is said to have no answer when no sentence that may answer covers more of it than this. Chosen on
/// the questions to work with, of which one in a hundred that have an answer covers less.
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
        read: None,
        fit: 0.2,
        sort: 0.0,
        person: 0.0,
        named: 0.0,
        together: 0.4,
        sure: 0.2,
        around: 0.3,
        noun: 0.0,
        verb: 0.0,
        close: 0.1,
        repeats: 0.0,
        length: 0.0,
        leads: 0.0,
        digits: 0.0,
        reports: 0.0,
        standing: 0.8,
        article: 0.5,
        heard: 0.0,
        margin: 0.0,
    };

    #[test]
    fn everything_that_speaks_for_a_span_raises_its_confidence() {
        let kinds = [AnswerType::Actor, AnswerType::Number, AnswerType::Reason];
        for (kind, read) in kinds.into_iter().flat_map(|kind| [(kind, None), (kind, Some(Read::default()))]) {
            let least = Known { kind, read, ..LITTLE };
            let base = confidence(&least);
            assert!(base > 0.0 && base < SHOWN);
            for more in [
                Known { fit: 0.9, ..least },
                Known { together: 0.9, ..least },
                Known { article: 0.9, ..least },
                Known { standing: 1.0, ..least },
                Known { margin: 1.0, ..least },
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
            sure: 0.9,
            around: 0.9,
            article: 1.0,
            digits: 1.0,
            close: 0.6,
            standing: 1.0,
            heard: 0.5,
            margin: 2.0,
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
