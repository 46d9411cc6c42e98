//! What is chosen from the index beside the question, as typed, as a line of a batch says it, and as a log keeps it.

use anyhow::{Context, bail};
use clap::ValueEnum;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Surroundings;
use super::filters::{DuplicatesArg, Filtering, UndatedArg};
use crate::engine::Request;

/// Filters and bounds.
#[derive(Debug, Clone)]
pub(super) struct Selection {
    pub(super) filtering: Filtering,
    pub(super) hits: usize,
    pub(super) per_article: usize,
    pub(super) duplicates: DuplicatesArg,
}

/// The same as JSON: what is not set keeps what the options say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Parameters {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) undated: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) actor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) act: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) outlet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) hits: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) per_article: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) duplicates: Option<String>,
}

impl Default for Selection {
    fn default() -> Self {
        let Request { hits, per_article, .. } = Request::default();
        Self { filtering: Filtering::default(), hits, per_article, duplicates: DuplicatesArg::default() }
    }
}

impl Selection {
    /// Returns the request the selection makes, dates taken as seen from `today`.
    pub(super) fn request(&self, today: Date, around: &Surroundings) -> anyhow::Result<Request> {
        if self.hits == 0 || self.per_article == 0 {
            bail!("-n and --per-article take a number from 1");
        }
        let filters = self.filtering.filters(today, around)?;
        let (hits, per_article, duplicates) = (self.hits, self.per_article, self.duplicates.into());
        Ok(Request { filters, hits, per_article, duplicates, today: Some(today), ..Request::default() })
    }

    /// Returns the selection with what `other` sets in place of its own.
    pub(super) fn with(&self, other: &Parameters) -> anyhow::Result<Self> {
        let mut mine = self.clone();
        let filtering = &mut mine.filtering;
        let pairs = [
            (&mut filtering.from, &other.from),
            (&mut filtering.to, &other.to),
            (&mut filtering.actor, &other.actor),
            (&mut filtering.act, &other.act),
            (&mut filtering.section, &other.section),
            (&mut filtering.outlet, &other.outlet),
            (&mut filtering.path, &other.path),
        ];
        for (mine, other) in pairs {
            if other.is_some() {
                mine.clone_from(other);
            }
        }
        if let Some(undated) = &other.undated {
            filtering.undated = UndatedArg::from_str(undated, true)
                .ok()
                .with_context(|| format!("undated is keep or drop, not {undated:?}"))?;
        }
        if let Some(duplicates) = &other.duplicates {
            mine.duplicates = DuplicatesArg::from_str(duplicates, true)
                .ok()
                .with_context(|| format!("duplicates is fold or all, not {duplicates:?}"))?;
        }
        mine.hits = other.hits.unwrap_or(mine.hits);
        mine.per_article = other.per_article.unwrap_or(mine.per_article);
        Ok(mine)
    }

    /// Returns the selection with its dates settled: "last month" becomes the days it stands for under `request`.
    pub(super) fn parameters(&self, request: &Request) -> Parameters {
        let bound = |day: Date| (day != Date::MIN && day != Date::MAX).then(|| day.to_string());
        let range = request.filters.published;
        let Filtering { undated, actor, act, section, outlet, path, .. } = self.filtering.clone();
        let undated = undated.to_possible_value().map(|value| value.get_name().to_owned());
        Parameters {
            from: range.and_then(|range| bound(range.from)),
            to: range.and_then(|range| bound(range.to)),
            undated,
            actor,
            act,
            section,
            outlet,
            path,
            hits: Some(self.hits),
            per_article: Some(self.per_article),
            duplicates: self.duplicates.to_possible_value().map(|value| value.get_name().to_owned()),
        }
    }
}
