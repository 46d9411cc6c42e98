//! The options that `ask` and `search` share.

use anyhow::{Context, bail};
use clap::Args;
use jiff::civil::Date;

use super::report;
use crate::engine::Request;
use crate::model::{Act, DateRange, Filters, Undated};
use crate::present::Format;
use crate::text::day_range;
use crate::text::gazetteer::{Entry, Gazetteer};

/// Filters and output
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Published on this day, month or year or later: 2024, 2024-03, 2024-03-25, "last month"
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    from: Option<String>,
    /// Published on this day, month or year or earlier
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    to: Option<String>,
    /// Under --from and --to, keep articles without a date (ranked lower) or drop them
    #[arg(long, value_name = "WHAT", value_enum, default_value_t, help_heading = "Filters")]
    undated: UndatedArg,
    /// Passages that name this actor, by any of its names: APT31, "Fancy Bear", Moscow
    #[arg(long, value_name = "NAME", help_heading = "Filters")]
    actor: Option<String>,
    /// Passages that report this act: deny, accuse, sanction, expel …
    #[arg(long, value_name = "ACT", help_heading = "Filters")]
    act: Option<String>,
    /// Passages under a heading with these words
    #[arg(long, value_name = "TEXT", help_heading = "Filters")]
    section: Option<String>,
    /// Articles of an outlet with these words in its name
    #[arg(long, value_name = "NAME", help_heading = "Filters")]
    outlet: Option<String>,
    /// Articles in files that match: "2024/**", "*.md"
    #[arg(long, value_name = "GLOB", help_heading = "Filters")]
    path: Option<String>,
    /// How many passages
    #[arg(short = 'n', long = "hits", value_name = "N", default_value_t = 5, help_heading = "Output")]
    hits: usize,
    /// How many passages of one article
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Output")]
    per_article: usize,
    /// Show what each score is made of
    #[arg(long, help_heading = "Output")]
    pub(super) explain: bool,
    /// How to write the passages
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, help_heading = "Output")]
    pub(super) format: Format,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum UndatedArg {
    /// Keep them, ranked lower
    #[default]
    Keep,
    /// Leave them out
    Drop,
}

impl Options {
    /// Returns the request the options make, dates taken as seen from `today`.
    pub(super) fn request(&self, today: Date) -> anyhow::Result<Request> {
        if self.hits == 0 || self.per_article == 0 {
            bail!("-n and --per-article take a number from 1");
        }
        let filters = Filters {
            published: self.published(today)?,
            undated: match self.undated {
                UndatedArg::Keep => Undated::Keep,
                UndatedArg::Drop => Undated::Drop,
            },
            actors: self.actor.as_deref().map(actors),
            act: self.act.as_deref().map(act).transpose()?,
            section: self.section.clone(),
            outlet: self.outlet.clone(),
            path: self.path.clone(),
        };
        Ok(Request {
            filters,
            hits: self.hits,
            per_article: self.per_article,
            today: Some(today),
            ..Request::default()
        })
    }

    fn published(&self, today: Date) -> anyhow::Result<Option<DateRange>> {
        let read = |flag: &str, text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => day_range::typed(text, today).map(Some).with_context(|| {
                format!("{flag} {text:?} is no date; write 2024, 2024-03, 2024-03-25, \"March 2024\" or \"last month\"")
            }),
        };
        let (from, to) = (read("--from", &self.from)?, read("--to", &self.to)?);
        Ok(match (from, to) {
            (None, None) => None,
            (Some(from), None) => Some(DateRange { from: from.from, to: Date::MAX }),
            (None, Some(to)) => Some(DateRange { from: Date::MIN, to: to.to }),
            (Some(from), Some(to)) if from.from > to.to => {
                report::notice("--from lies after --to; they were exchanged");
                Some(DateRange { from: to.from, to: from.to })
            }
            (Some(from), Some(to)) => Some(DateRange { from: from.from, to: to.to }),
        })
    }
}

fn actors(name: &str) -> Vec<String> {
    let known: Vec<String> = Gazetteer::builtin().resolve(name).into_iter().flat_map(Entry::labels).collect();
    if known.is_empty() {
        report::notice(&format!("no actor is known as {name:?}; passages that name it so were taken"));
        return vec![name.to_owned()];
    }
    known
}

fn act(name: &str) -> anyhow::Result<Act> {
    Act::from_name(name).with_context(|| {
        let known: Vec<_> = Act::ALL.iter().map(|act| act.name()).collect();
        format!("there is no act {name:?}; the acts are {}", known.join(", "))
    })
}
