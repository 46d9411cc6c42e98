//! What an evaluation found, as plain data. Its JSON form is what `demarche eval --format json` gives.

use std::collections::BTreeMap;

use serde::Serialize;

use super::significance::{Bootstrap, Interval};
use super::{Metric, Options};

/// The figures of an evaluation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Over all queries that have something relevant.
    pub overall: Group,
    /// By the kind of answer asked for.
    pub by_type: BTreeMap<String, Group>,
    /// By tag; a query with two tags is in both.
    pub by_tag: BTreeMap<String, Group>,
    /// The queries left out of all means, since nothing is relevant to them, in the order given.
    pub without_relevant: Vec<String>,
    /// The queries that could not be run, with the reason. They count as having found nothing.
    pub failed: BTreeMap<String, String>,
    /// Query by query.
    pub queries: BTreeMap<String, QueryFigures>,
}

/// The means over some queries.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// How many queries.
    pub queries: usize,
    /// Their means with 95 % intervals.
    #[serde(flatten)]
    pub figures: BTreeMap<Metric, Interval>,
}

/// The figures of one query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QueryFigures {
    /// As it was asked.
    pub text: String,
    /// The kind of answer asked for, where the collection says it.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How many relevant documents there are, copies counted once.
    pub relevant: usize,
    /// The place of the first relevant document, from 1.
    pub first_relevant: Option<usize>,
    /// The measures.
    #[serde(flatten)]
    pub figures: BTreeMap<Metric, f64>,
}

impl Report {
    pub(super) fn new(
        queries: BTreeMap<String, QueryFigures>,
        without_relevant: Vec<String>,
        failed: BTreeMap<String, String>,
        options: &Options,
    ) -> Self {
        let mut types: BTreeMap<String, Vec<&QueryFigures>> = BTreeMap::new();
        let mut tags: BTreeMap<String, Vec<&QueryFigures>> = BTreeMap::new();
        for query in queries.values() {
            query.kind.iter().for_each(|kind| types.entry(kind.clone()).or_default().push(query));
            query.tags.iter().for_each(|tag| tags.entry(tag.clone()).or_default().push(query));
        }
        let all: Vec<_> = queries.values().collect();
        let group = |members: &[&QueryFigures]| Group::new(members, options);
        Self {
            overall: group(&all),
            by_type: types.iter().map(|(name, members)| (name.clone(), group(members))).collect(),
            by_tag: tags.iter().map(|(name, members)| (name.clone(), group(members))).collect(),
            without_relevant,
            failed,
            queries,
        }
    }

    /// Returns by how much `self` is above `before` on the queries both have, measure by measure.
    pub fn above(&self, before: &Self, bootstrap: Bootstrap) -> BTreeMap<Metric, Interval> {
        let pairs = || self.queries.iter().filter_map(|(id, now)| Some((now, before.queries.get(id)?)));
        let difference = |&metric: &Metric| {
            let values =
                pairs().filter_map(|(now, then)| Some((then.figures.get(&metric)?, now.figures.get(&metric)?)));
            let (then, now): (Vec<f64>, Vec<f64>) = values.unzip();
            (metric, bootstrap.difference(&then, &now))
        };
        self.overall.figures.keys().map(difference).collect()
    }
}

impl Group {
    fn new(members: &[&QueryFigures], options: &Options) -> Self {
        let mean = |&metric: &Metric| {
            let values: Vec<f64> = members.iter().filter_map(|query| query.figures.get(&metric).copied()).collect();
            (metric, options.bootstrap.mean(&values))
        };
        Self { queries: members.len(), figures: options.metrics.iter().map(mean).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{Query, Ranked, evaluate};

    fn report(places: [f32; 2]) -> Report {
        let query = |id: &str| Query {
            id: id.into(),
            text: "who?".into(),
            kind: Some("actor".into()),
            grades: [("a".to_owned(), 1)].into(),
            ..Query::default()
        };
        let run = |query: &Query| {
            let score = if query.id == "q1" { places[0] } else { places[1] };
            Ok::<_, String>(vec![Ranked::new("a", score), Ranked::new("b", 0.5)])
        };
        evaluate(&[query("q1"), query("q2")], run, &Options::default())
    }

    #[test]
    fn the_difference_is_paired() {
        let gain = report([1.0, 1.0]).above(&report([1.0, 0.0]), Bootstrap::default());
        assert!((gain[&Metric::ReciprocalRank(10)].mean - 0.25).abs() < 1e-12);
        assert!((gain[&Metric::Recall(10)].mean).abs() < 1e-12);
    }

    #[test]
    fn the_json_form_is_the_documented_one() {
        let json = serde_json::to_value(report([1.0, 0.0])).expect("plain data");
        assert_eq!(json["queries"]["q2"]["mrr@10"], 0.5);
        assert_eq!(json["queries"]["q2"]["first_relevant"], 2);
        assert_eq!(json["overall"]["queries"], 2);
        assert_eq!(json["overall"]["mrr@10"]["mean"], 0.75);
        assert_eq!(json["by_type"]["actor"]["success@1"]["mean"], 0.5);
        assert_eq!(json["without_relevant"], serde_json::json!([]));
    }
}
