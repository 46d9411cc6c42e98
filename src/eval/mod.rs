//! **Lives here:** judged queries → numbers: the measures, how sure they are, and the files they are read from.
//! **May know:** `model`, `text` and the formats of the trade (BEIR, TREC, our own judgments).
//! **Must not know:** how a ranking came about, the index, the terminal. It prints nothing and asks no clock.
//!
//! A ranking is handed in as a closure, so that the same measures serve the engine, a run written by another program
//! and a trial in a test. Documents go by name: an article, a passage (`ARTICLE#N`) or the `_id` of a test collection.
//!
//! The measures are `trec_eval`'s, ties included; `.ci/trec-eval` compares them with the original.

pub mod answers;
pub mod beir;
mod error;
pub mod judgments;
mod lines;
pub mod metrics;
pub mod qrels;
mod query;
pub mod report;
pub mod significance;
#[cfg(test)]
mod testing;
pub mod trec;

use std::collections::BTreeMap;
use std::fmt::Display;

pub use error::Error;
pub use metrics::Metric;
pub use query::{Query, Ranked};
pub use report::Report;
pub use significance::Bootstrap;

use report::QueryFigures;

/// What is measured, and how the intervals are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The measures, in any order.
    pub metrics: Vec<Metric>,
    /// How the confidence intervals are drawn.
    pub bootstrap: Bootstrap,
}

impl Default for Options {
    fn default() -> Self {
        Self { metrics: Metric::STANDARD.to_vec(), bootstrap: Bootstrap::default() }
    }
}

/// Returns the figures of the rankings that `run` gives for `queries`.
///
/// A ranking is put in `trec_eval`'s order first ([`Ranked::sort`]), so that the figures are those of the run file
/// written from it. A query for which `run` fails counts as one that found nothing, and is named in the report. A query
/// without any relevant document has no figures: it is left out of the means and named too.
///
/// ```
/// use demarche::eval::{Metric, Options, Query, Ranked, evaluate};
/// let query = Query { id: "q1".into(), grades: [("a".to_owned(), 1)].into(), ..Query::default() };
/// let run = |_: &Query| Ok::<_, String>(vec![Ranked::new("b", 2.0), Ranked::new("a", 1.0)]);
/// let report = evaluate(&[query], run, &Options::default());
/// assert_eq!(report.overall.figures[&Metric::ReciprocalRank(10)].mean, 0.5);
/// ```
pub fn evaluate<E: Display>(
    queries: &[Query],
    run: impl Fn(&Query) -> Result<Vec<Ranked>, E>,
    options: &Options,
) -> Report {
    let mut failed = BTreeMap::new();
    let mut without_relevant = Vec::new();
    let mut measured = BTreeMap::new();
    for query in queries {
        let ideal = query.ideal();
        if ideal.is_empty() {
            without_relevant.push(query.id.clone());
            continue;
        }
        let mut ranking = run(query).unwrap_or_else(|error| {
            failed.insert(query.id.clone(), error.to_string());
            Vec::new()
        });
        Ranked::sort(&mut ranking);
        let gains = query.gains(&ranking);
        let figures = options.metrics.iter().map(|&metric| (metric, metric.of(&gains, &ideal))).collect();
        let first = gains.iter().position(|&gain| gain > 0).map(|place| place + 1);
        let figures = QueryFigures {
            text: query.text.clone(),
            kind: query.kind.clone(),
            tags: query.tags.clone(),
            relevant: ideal.len(),
            first_relevant: first,
            figures,
        };
        measured.insert(query.id.clone(), figures);
    }
    Report::new(measured, without_relevant, failed, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(id: &str, grades: &[(&str, u8)]) -> Query {
        let grades = grades.iter().map(|&(name, grade)| (name.to_owned(), grade)).collect();
        Query { id: id.into(), kind: Some("actor".into()), tags: vec!["vague".into()], grades, ..Query::default() }
    }

    #[test]
    fn failing_and_unanswerable_queries_are_named() {
        let queries = [query("q1", &[("a", 2)]), query("q2", &[("a", 0)]), query("q3", &[("c", 1)])];
        let run = |query: &Query| match query.id.as_str() {
            "q3" => Err("no such index"),
            _ => Ok(vec![Ranked::new("a", 1.0)]),
        };
        let report = evaluate(&queries, run, &Options::default());
        assert_eq!(report.without_relevant, ["q2"]);
        assert_eq!(report.failed["q3"], "no such index");
        assert_eq!(report.overall.queries, 2);
        assert!((report.overall.figures[&Metric::Success(1)].mean - 0.5).abs() < 1e-12);
        assert_eq!(report.queries["q1"].first_relevant, Some(1));
        assert_eq!(report.queries["q3"].first_relevant, None);
        assert_eq!(report.by_type["actor"].queries, 2);
        assert_eq!(report.by_tag["vague"].queries, 2);
    }

    #[test]
    fn ties_go_to_the_later_name_whatever_order_they_came_in() {
        let queries = [query("q1", &[("b", 1)])];
        let run = |_: &Query| Ok::<_, Error>(vec![Ranked::new("a", 1.0), Ranked::new("b", 1.0)]);
        let report = evaluate(&queries, run, &Options::default());
        assert_eq!(report.queries["q1"].first_relevant, Some(1));
    }
}
