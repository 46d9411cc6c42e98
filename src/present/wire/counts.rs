//! `actors`, `timeline` and `--facets`: what is counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engine::{self, Deeds};

/// `actors --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Actors {
    pub found: usize,
    pub passages: u64,
    pub articles: u64,
    pub actors: Vec<ActorLine>,
}

/// One actor, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct ActorLine {
    pub name: String,
    pub kind: Option<String>,
    pub country: Option<String>,
    pub listed: bool,
    pub aliases: Vec<String>,
    pub articles: u64,
    pub passages: u64,
    pub as_speaker: u64,
    pub as_target: u64,
    pub first: Option<String>,
    pub last: Option<String>,
    #[serde(rename = "with")]
    pub companions: Vec<Count>,
    pub did: Vec<Did>,
    pub suffered: Vec<Did>,
}

/// A value and how often it occurs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Count {
    pub name: String,
    pub count: u64,
}

/// Acts of one class between an actor and others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Did {
    pub act: String,
    pub count: u64,
    pub others: Vec<Count>,
}

/// `timeline --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Timeline {
    pub of: String,
    pub by: String,
    pub total: u64,
    pub undated: u64,
    pub vague: u64,
    pub notices: Vec<String>,
    pub periods: Vec<Period>,
}

/// One day, month or year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Period {
    pub period: String,
    pub from: String,
    pub to: String,
    pub count: u64,
    pub articles: u64,
    pub lanes: BTreeMap<String, u64>,
    pub top: String,
    pub passage: String,
}

/// `--facets`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Facets {
    pub passages: u64,
    pub articles: u64,
    pub undated: u64,
    pub actor: Vec<Count>,
    pub act: Vec<Count>,
    pub outlet: Vec<Count>,
    pub month: Vec<Count>,
}

fn counts(values: &[(String, u64)]) -> Vec<Count> {
    values.iter().map(|(name, count)| Count { name: name.clone(), count: *count }).collect()
}

impl Actors {
    /// Returns the actors as the contract writes them.
    pub fn new(actors: &engine::Actors) -> Self {
        Self {
            found: actors.found,
            passages: actors.passages,
            articles: actors.articles,
            actors: actors.actors.iter().map(ActorLine::new).collect(),
        }
    }
}

impl ActorLine {
    /// Returns an actor as the contract writes it.
    pub fn new(actor: &engine::Counted) -> Self {
        let did = |deeds: &[Deeds]| {
            let one = |deeds: &Deeds| Did {
                act: deeds.act.name().to_owned(),
                count: deeds.count,
                others: counts(&deeds.others),
            };
            deeds.iter().map(one).collect()
        };
        Self {
            name: actor.name.clone(),
            kind: Some(actor.kind.clone()).filter(|kind| !kind.is_empty()),
            country: actor.country.clone(),
            listed: actor.listed,
            aliases: actor.aliases.clone(),
            articles: actor.articles,
            passages: actor.passages,
            as_speaker: actor.as_speaker,
            as_target: actor.as_target,
            first: actor.seen.map(|seen| seen.from.to_string()),
            last: actor.seen.map(|seen| seen.to.to_string()),
            companions: counts(&actor.with),
            did: did(&actor.did),
            suffered: did(&actor.suffered),
        }
    }
}

impl Timeline {
    /// Returns a time line as the contract writes it; `of` is `passages` or `statements`.
    pub fn new(timeline: &engine::Timeline, of: &str) -> Self {
        Self {
            of: of.to_owned(),
            by: timeline.unit.name().to_owned(),
            total: timeline.total,
            undated: timeline.undated,
            vague: timeline.vague,
            notices: timeline.notices.clone(),
            periods: periods(timeline),
        }
    }
}

/// Returns the periods of a time line as the contract writes them.
pub fn periods(timeline: &engine::Timeline) -> Vec<Period> {
    let period = |period: &engine::Period| Period {
        period: timeline.unit.label(period.days),
        from: period.days.from.to_string(),
        to: period.days.to.to_string(),
        count: period.count,
        articles: period.articles,
        lanes: timeline.lanes.iter().cloned().zip(period.lanes.iter().copied()).collect(),
        top: period.top.clone(),
        passage: period.place.clone(),
    };
    timeline.periods.iter().map(period).collect()
}

impl Facets {
    /// Returns the counts as the contract writes them.
    pub fn new(facets: &engine::Facets) -> Self {
        Self {
            passages: facets.passages,
            articles: facets.articles,
            undated: facets.undated,
            actor: counts(&facets.actors),
            act: counts(&facets.acts),
            outlet: counts(&facets.outlets),
            month: counts(&facets.months),
        }
    }
}
