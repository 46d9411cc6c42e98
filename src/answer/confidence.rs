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
    /// How far the best passage is ahead of the fifth, as a share of its score.
    pub lead: f32,
    /// How much more speaks for it than for the best span with another answer; below 0 where that one is better, and between
    /// -6 and 6. Where there is none, one is imagined for which as much speaks as is usual.
    pub margin: f32,
}

/// What an optional model says of a span, in cosines.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Read {
    /// How well it goes with the words that ask.
    pub asks: f32,
    /// How much of its sentence is of the matter asked about.
    pub sentence: f32,
    /// How much of what stands beside it in its sentence is.
    pub beside: f32,
}

/// A span below this is not shown. Of the questions to work with, judged by what was fitted on the others, more than nine in
/// ten of those shown are right.
pub const SHOWN: f32 = 0.72;

/// How much each input counts, for the names of somebody. All sets are fitted on the questions to work with and on as
/// many about pages of other kinds, so that of all spans of a question's 15 best passages those come first that the judged
/// answers call right (conditional logistic regression on inputs of one spread, ridge 5), and rounded.
const SOMEBODY: Weights = Weights {
    fit: 4.5,
    fit_close: 2.0,
    sort: 1.5,
    person: 0.8,
    named: 2.8,
    together: 5.2,
    sure: 4.0,
    noun: 2.1,
    verb: 1.0,
    close: 3.8,
    repeats: -6.6,
    length: 2.4,
    leads: -2.2,
    standing: 6.3,
    article: 3.9,
    heard: 4.0,
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
    fit: 5.0,
    sort: 1.0,
    person: 0.8,
    named: 2.3,
    together: 4.3,
    sure: 3.3,
    noun: 2.1,
    verb: 0.6,
    close: 3.4,
    repeats: -5.3,
    length: 2.1,
    leads: -1.2,
    standing: 7.1,
    article: 2.4,
    heard: 3.4,
    beside: 5.8,
    ..NOTHING
};
const AMOUNT_READ: Weights = Weights {
    fit: 4.1,
    together: 4.1,
    sure: 3.6,
    close: 2.8,
    digits: 0.9,
    standing: 6.6,
    article: 1.0,
    sentence: 12.9,
    ..NOTHING
};
const SENTENCE_READ: Weights = Weights {
    fit: 4.1,
    together: 8.2,
    around: 4.7,
    noun: 3.9,
    verb: 1.5,
    reports: -0.6,
    standing: 7.0,
    article: 3.3,
    asks: 8.4,
    ..NOTHING
};
const NOTHING: Weights = Weights {
    fit: 0.0,
    fit_close: 0.0,
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
    asks: 0.0,
    sentence: 0.0,
    beside: 0.0,
};
/// How much counts for how often such a span is right: logistic regression on the surest span of each question to work with,
/// and of each asked again where the passages that answer it are left out, five of which count as one, with the unanswerable
/// ones; the refused are not among them.
const SCALE: Scale =
    Scale { sum: 0.205, margin: 0.43, lead: 1.46, bias: [5.86, 4.66, 5.55], rival: [22.3, 16.7, 19.7] };
/// The same where an optional model has read the passages.
const SCALE_READ: Scale =
    Scale { sum: 0.147, margin: 0.43, lead: 1.5, bias: [4.45, 3.85, 4.85], rival: [22.6, 20.1, 25.1] };

struct Scale {
    sum: f32,
    margin: f32,
    lead: f32,
    /// What is taken off for the names of somebody, for amounts, days and places, and for sentences.
    bias: [f32; 3],
    /// How much speaks for the best span with another answer in three of four questions at the least.
    rival: [f32; 3],
}

struct Weights {
    fit: f32,
    /// Of how well it fits, by how close the words of the question stand to it.
    fit_close: f32,
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
    asks: f32,
    sentence: f32,
    beside: f32,
}

impl Known {
    fn scale(&self) -> Scale {
        if self.read.is_some() { SCALE_READ } else { SCALE }
    }

    /// Returns how much usually speaks for the best span with another answer.
    pub(super) fn usual_rival(&self) -> f32 {
        self.scale().rival[sort_of(self.kind)]
    }

    /// Returns how much speaks for the span, on no scale: of two spans for a question, the one with more comes first.
    pub fn sum(&self) -> f32 {
        // By reference: each set is a hundred bytes, and every span is summed.
        let sets: &[Weights; 3] = if self.read.is_some() {
            &[SOMEBODY_READ, AMOUNT_READ, SENTENCE_READ]
        } else {
            &[SOMEBODY, AMOUNT, SENTENCE]
        };
        let weights = &sets[sort_of(self.kind)];
        let read = self.read.unwrap_or_default();
        weights.fit * self.fit
            + weights.fit_close * self.fit * self.close
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

/// Returns the place of a kind among those that are weighed alike.
fn sort_of(kind: AnswerType) -> usize {
    match kind {
        AnswerType::Actor => 0,
        kind if is_short(kind) => 1,
        _ => 2,
    }
}

/// Returns how often a span of which this is known is right, 0 to 1. Of two spans for a question the one with more that
/// speaks for it is the surer one.
pub fn confidence(known: &Known) -> f32 {
    let scale = known.scale();
    let sum = scale.sum * known.sum() + scale.margin * known.margin + scale.lead * known.lead;
    1.0 / (1.0 + (scale.bias[sort_of(known.kind)] - sum).exp())
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
        lead: 0.2,
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
                Known { lead: 0.6, ..least },
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
