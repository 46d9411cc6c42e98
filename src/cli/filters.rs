//! The options that commands share.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::selection::Selection;
use super::{Surroundings, report};
use crate::engine::{self, Duplicates, FilterError, NamedBy, TypedFilters};
use crate::model::{Filters, Undated};
use crate::present::PassageFormat;
use crate::text::gazetteer::Gazetteer;

/// Filters
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Filtering {
    /// Published on this day, month or year or later: 2024, 2024-03, 2024-03-25, "last month"
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    pub(super) from: Option<String>,
    /// Published on this day, month or year or earlier
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    pub(super) to: Option<String>,
    /// Under --from and --to, keep articles without a date (ranked lower) or drop them
    #[arg(long, value_name = "WHAT", value_enum, default_value_t, help_heading = "Filters")]
    pub(super) undated: UndatedArg,
    /// Passages that name this actor, by any of its names: APT31, "Fancy Bear", Moscow
    #[arg(long, value_name = "NAME", help_heading = "Filters")]
    pub(super) actor: Option<String>,
    /// Passages that report this act: deny, accuse, sanction, expel …
    #[arg(long, value_name = "ACT", help_heading = "Filters")]
    pub(super) act: Option<String>,
    /// Passages under a heading with these words
    #[arg(long, value_name = "TEXT", help_heading = "Filters")]
    pub(super) section: Option<String>,
    /// Articles of an outlet with these words in its name
    #[arg(long, value_name = "NAME", help_heading = "Filters")]
    pub(super) outlet: Option<String>,
    /// Articles in files that match: "2024/**", "*.md"
    #[arg(long, value_name = "GLOB", help_heading = "Filters")]
    pub(super) path: Option<String>,
}

/// Filters and output
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    filtering: Filtering,
    /// How many passages
    #[arg(short = 'n', long = "hits", value_name = "N", default_value_t = 5, help_heading = "Output")]
    hits: usize,
    /// How many passages of one article
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Output")]
    per_article: usize,
    /// Show one article of those that print the same story and name the others, or show them all
    #[arg(long, value_name = "WHAT", value_enum, default_value_t, help_heading = "Output")]
    duplicates: DuplicatesArg,
    /// Show what each score is made of
    #[arg(long, help_heading = "Output")]
    pub(super) explain: bool,
    /// Also count all matches by actor, act, outlet and month
    #[arg(long, help_heading = "Output")]
    pub(super) facets: bool,
    /// How to write the passages
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, help_heading = "Output")]
    pub(super) format: PassageFormat,
    /// Append the question, its parameters and what was found to this file, for `demarche replay`
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(super) log: Option<PathBuf>,
    /// Only passages that this file does not name from earlier runs; then name them in it
    #[arg(long, value_name = "STATEFILE", help_heading = "Output")]
    pub(super) since_last_run: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum UndatedArg {
    /// Keep them, ranked lower
    #[default]
    Keep,
    /// Leave them out
    Drop,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub(super) enum DuplicatesArg {
    /// One of them, which names the others
    #[default]
    Fold,
    /// Each of them
    All,
}

impl From<DuplicatesArg> for Duplicates {
    fn from(arg: DuplicatesArg) -> Self {
        match arg {
            DuplicatesArg::Fold => Self::Fold,
            DuplicatesArg::All => Self::All,
        }
    }
}

impl Options {
    /// Returns what the options choose.
    pub(super) fn selection(&self) -> Selection {
        Selection {
            filtering: self.filtering.clone(),
            hits: self.hits,
            per_article: self.per_article,
            duplicates: self.duplicates,
        }
    }
}

impl From<UndatedArg> for Undated {
    fn from(arg: UndatedArg) -> Self {
        match arg {
            UndatedArg::Keep => Self::Keep,
            UndatedArg::Drop => Self::Drop,
        }
    }
}

impl Filtering {
    /// Returns what passages must fulfil, dates taken as seen from `today`.
    pub(super) fn filters(&self, today: Date, around: &Surroundings) -> anyhow::Result<Filters> {
        let typed = TypedFilters {
            from: self.from.clone(),
            to: self.to.clone(),
            undated: self.undated.into(),
            actor: self.actor.clone(),
            act: self.act.clone(),
            section: self.section.clone(),
            outlet: self.outlet.clone(),
            path: self.path.clone(),
        };
        let mut notices = Vec::new();
        // Without a name there is nothing to look up, and the whole table costs a third of a short run.
        let actors = if typed.actor.is_some() { around.actors()?.clone() } else { Arc::new(Gazetteer::parse("").0) };
        let filters = typed.settled(today, &actors, &mut notices).map_err(|error| match error {
            // Here the bounds are flags.
            FilterError::Date { .. } => anyhow::anyhow!("--{error}"),
            other => anyhow::Error::new(other),
        });
        for notice in &notices {
            report::notice(notice);
        }
        filters
    }

    /// Returns the filters as they were typed, for titles.
    pub(super) fn described(&self) -> Vec<String> {
        let typed = [
            ("actor", &self.actor),
            ("act", &self.act),
            ("section", &self.section),
            ("outlet", &self.outlet),
            ("path", &self.path),
            ("from", &self.from),
            ("to", &self.to),
        ];
        typed.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?))).collect()
    }
}

/// Returns what stands for an actor in the index, by any of its names; a government brings its organs.
pub(super) fn named_by(name: &str, around: &Surroundings) -> anyhow::Result<NamedBy> {
    let mut notices = Vec::new();
    let named = engine::named_by(name, around.actors()?, &mut notices);
    for notice in &notices {
        report::notice(notice);
    }
    Ok(named)
}
