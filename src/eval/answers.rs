//! Answers against judgments: how often the words given are right, and whether their confidence says so.
//!
//! A span is right when it and one of the question's judged answers are the same words or one holds the other. For a vague
//! question, which many things answer, its passage must also hold a judged quotation, and the answer be of that article. A span of a short kind (somebody, a number, a day) has at most
//! [`MOST_WORDS`] words, one of a long kind (a reason, what was said) at most [`MOST_WORDS_LONG`]; a longer one is wrong. Where
//! the judged answer holds the span, the span must have a third of its words, so that "the" is no answer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::judgments::{JudgedQuestion, Judgment, grade};
use crate::text::tokens::tokens;

/// The most words of an answer that names somebody, a number, a day or a place.
pub const MOST_WORDS: usize = 12;
/// The most words of an answer that is a clause: a reason, a way, a definition, what was said.
pub const MOST_WORDS_LONG: usize = 40;
/// The kinds whose answers are clauses.
const LONG: &[&str] = &["reason", "manner", "statement", "definition", "thing"];
/// The bins of the reliability table.
const BINS: usize = 5;

/// What was given as the answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Whether it was said that something answers.
    pub answered: bool,
    /// The surest span, trusted or not.
    pub span: Option<GivenSpan>,
}

/// The words given, with their place.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenSpan {
    /// The words.
    pub text: String,
    /// The article they stand in.
    pub article: String,
    /// The text of their passage.
    pub passage: String,
    /// How sure they are said to be, 0 to 1.
    pub confidence: f32,
}

/// The figures of an assessment.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Assessment {
    /// Over all questions that have a judged answer in words; yes-no questions are answered by a passage and not counted.
    pub overall: Tally,
    /// By the kind of answer the judgments name.
    pub by_type: BTreeMap<String, Tally>,
    /// How often spans of a confidence are right.
    pub reliability: Vec<Bin>,
    /// Questions that have an answer.
    pub answerable: usize,
    /// Of these, how many were said to have none.
    pub answerable_refused: usize,
    /// Questions that have none.
    pub unanswerable: usize,
    /// Of these, how many were said to have none.
    pub unanswerable_refused: usize,
    /// Of these, how many were given a span.
    pub unanswerable_shown: usize,
    /// Question by question.
    pub questions: Vec<Assessed>,
}

/// Counts of spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Questions.
    pub questions: usize,
    /// The surest span is right, trusted or not.
    pub right: usize,
    /// A span was shown.
    pub shown: usize,
    /// A span was shown and is right.
    pub shown_right: usize,
}

/// Spans of about one confidence.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Bin {
    /// The lowest confidence.
    pub from: f32,
    /// How many spans.
    pub spans: usize,
    /// Their mean confidence.
    pub confidence: f32,
    /// The share of them that is right.
    pub right: f32,
}

/// One question with what was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessed {
    /// Its name.
    pub id: String,
    /// As asked.
    pub text: String,
    /// The kind of answer the judgments name.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it was said that something answers.
    pub answered: bool,
    /// The words given.
    pub given: Option<String>,
    /// Their confidence.
    pub confidence: Option<f32>,
    /// Whether they are right; `None` where nothing is judged to compare with.
    pub right: Option<bool>,
}

/// Compares what `give` gives with the judgments. A span is shown from the confidence `shown` up.
pub fn assess(questions: &[JudgedQuestion], give: impl Fn(&JudgedQuestion) -> Given, shown: f32) -> Assessment {
    let mut found = Assessment::default();
    let mut spans: Vec<(f32, bool)> = Vec::new();
    for question in questions {
        let given = give(question);
        let trusted = given.span.as_ref().is_some_and(|span| span.confidence >= shown);
        if question.judgments.is_empty() {
            found.unanswerable += 1;
            found.unanswerable_refused += usize::from(!given.answered);
            found.unanswerable_shown += usize::from(trusted);
        } else {
            found.answerable += 1;
            found.answerable_refused += usize::from(!given.answered);
        }
        let comparable =
            question.kind != "yes-no" && question.judgments.iter().any(|judgment| judgment.answer.is_some());
        let right = comparable.then(|| given.span.as_ref().is_some_and(|span| is_right(question, span)));
        if let Some(right) = right {
            let by_type = found.by_type.entry(question.kind.clone()).or_default();
            for tally in [&mut found.overall, by_type] {
                tally.questions += 1;
                tally.right += usize::from(right);
                tally.shown += usize::from(trusted);
                tally.shown_right += usize::from(trusted && right);
            }
        }
        if let Some(span) = &given.span
            && question.kind != "yes-no"
            && (right.is_some() || question.judgments.is_empty())
        {
            spans.push((span.confidence, right.unwrap_or(false)));
        }
        found.questions.push(Assessed {
            id: question.id.clone(),
            text: question.text.clone(),
            kind: question.kind.clone(),
            answered: given.answered,
            confidence: given.span.as_ref().map(|span| span.confidence),
            given: given.span.map(|span| span.text),
            right,
        });
    }
    found.reliability = bins(&spans);
    found
}

#[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
fn bins(spans: &[(f32, bool)]) -> Vec<Bin> {
    let width = 1.0 / BINS as f32;
    let bin = |number: usize| {
        let from = number as f32 * width;
        let last = number + 1 == BINS;
        let of = spans.iter().filter(|(sure, _)| *sure >= from && (last || *sure < from + width));
        let (mut count, mut sure, mut right) = (0, 0.0, 0);
        for (confidence, is_right) in of {
            count += 1;
            sure += confidence;
            right += usize::from(*is_right);
        }
        let mean = |sum: f32| if count > 0 { sum / count as f32 } else { 0.0 };
        Bin { from, spans: count, confidence: mean(sure), right: mean(right as f32) }
    };
    (0..BINS).map(bin).collect()
}

/// Tells whether the words given are right.
pub fn is_right(question: &JudgedQuestion, given: &GivenSpan) -> bool {
    let most = if LONG.contains(&question.kind.as_str()) { MOST_WORDS_LONG } else { MOST_WORDS };
    if given.text.split_whitespace().count() > most {
        return false;
    }
    // Many things answer a vague question, each in its place; what answers another is right wherever it is said.
    let vague = question.tags.iter().any(|tag| tag == "vague");
    if vague && grade(&question.judgments, &given.article, &given.passage) == 0 {
        return false;
    }
    let here = |judgment: &&Judgment| !vague || judgment.article == given.article;
    // Where a place alone answers and no part of it was singled out, all of it is the judged answer.
    let long = LONG.contains(&question.kind.as_str());
    let words = |judgment: &'_ Judgment| match &judgment.answer {
        Some(answer) => Some(answer.clone()),
        None => (long && judgment.grade == 2).then(|| judgment.quote.clone()),
    };
    question.judgments.iter().filter(here).filter_map(words).any(|answer| matches(&given.text, &answer))
}

/// Tells whether two answers are the same, or one holds the other, by whole words.
fn matches(given: &str, judged: &str) -> bool {
    let (given, judged) = (terms(given), terms(judged));
    if given.is_empty() || judged.is_empty() {
        return false;
    }
    let holds = |long: &[String], short: &[String]| long.windows(short.len()).any(|window| window == short);
    holds(&given, &judged) || (given.len() * 3 >= judged.len() && holds(&judged, &given))
}

fn terms(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.term).collect()
}

#[cfg(test)]
mod tests {
    use super::super::judgments::Split;
    use super::*;

    fn question(kind: &str, answer: Option<&str>) -> JudgedQuestion {
        let judgment = Judgment {
            article: "a".into(),
            grade: 2,
            quote: "Moscow rejected the charges".into(),
            answer: answer.map(str::to_owned),
            copy: None,
        };
        JudgedQuestion {
            id: "q1".into(),
            text: "who rejected the charges".into(),
            kind: kind.into(),
            tags: Vec::new(),
            article: None,
            split: Split::Dev,
            judgments: answer.map(|_| judgment).into_iter().collect(),
        }
    }

    fn given(text: &str, passage: &str, confidence: f32) -> Given {
        let span = GivenSpan { text: text.into(), article: "a".into(), passage: passage.into(), confidence };
        Given { answered: true, span: Some(span) }
    }

    #[test]
    fn a_span_is_right_in_the_judged_place_only() {
        let mut question = question("actor", Some("Moscow"));
        question.tags.push("vague".into());
        let right = |text: &str, passage: &str| {
            let assessment = assess(std::slice::from_ref(&question), |_| given(text, passage, 0.9), 0.5);
            assessment.overall.right == 1
        };
        assert!(right("Moscow", "Then Moscow rejected the charges."));
        assert!(right("officials in Moscow", "Then Moscow rejected the charges."));
        assert!(!right("Moscow", "Moscow is a city."));
        assert!(!right("the charges", "Then Moscow rejected the charges."));
        assert!(!right("Moscow and a b c d e f g h i j k l", "Then Moscow rejected the charges."));
    }

    #[test]
    fn what_is_not_shown_counts_against_nothing_but_coverage() {
        let questions =
            [question("actor", Some("Moscow")), question("actor", None), question("yes-no", Some("Moscow"))];
        let place = "Then Moscow rejected the charges.";
        let assessment = assess(&questions, |_| given("Moscow", place, 0.3), 0.5);
        assert_eq!(assessment.overall, Tally { questions: 1, right: 1, shown: 0, shown_right: 0 });
        assert_eq!((assessment.answerable, assessment.unanswerable), (2, 1));
        assert_eq!(assessment.reliability[1].spans, 2, "the unanswerable question's span is a wrong one");
        assert!((assessment.reliability[1].right - 0.5).abs() < 1e-6);
    }
}
