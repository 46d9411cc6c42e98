//! **Lives here:** answers as bytes, one file for each way of writing them.
//! **May know:** `model`, `engine`'s results. **Must not know:** how they were found, the terminal itself: what it can
//! show is told in [`Look`].

mod asked;
mod assessment;
#[allow(dead_code, reason = "the tables to come are written with it")]
mod cells;
mod clean;
mod figures;
mod index_text;
mod json;
mod style;
mod text;
pub mod wire;

use std::io::{self, Write};

use crate::engine::{Shown, Status, Summary};
use crate::eval::Report;
use crate::eval::answers::Assessment;
use crate::model::{Answer, Filters};

pub use clean::clean;
pub use index_text::Spent;

/// The ways passages can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum Format {
    /// For reading.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// A JSON object a line, one for each hit.
    Jsonl,
}

/// The ways figures can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum EvalFormat {
    /// A table for reading.
    #[default]
    Text,
    /// One JSON object.
    Json,
}

/// What the reader's side can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are wanted.
    pub colour: bool,
    /// The width of a line, in columns.
    pub width: usize,
    /// Whether the parts of each score are wanted.
    pub explain: bool,
}

/// An answer and what belongs to the request, ready to be written.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// What was found.
    pub answer: &'a Answer,
    /// The filters it was found under.
    pub filters: &'a Filters,
    /// How long it took, in milliseconds.
    pub elapsed_ms: f64,
    /// The identifier of the question in a batch.
    pub id: Option<&'a str>,
}

/// Writes an answer.
///
/// # Errors
/// When `out` cannot be written.
pub fn answer(out: &mut dyn Write, format: Format, page: &Page, look: Look) -> io::Result<()> {
    match format {
        Format::Text => text::answer(out, page, look),
        Format::Json => json::object(out, &wire::Answer::new(page, look.explain)),
        Format::Jsonl => json::lines(out, &wire::hit_lines(page, look.explain)),
    }
}

/// Writes an article or passage.
///
/// # Errors
/// When `out` cannot be written.
pub fn shown(out: &mut dyn Write, format: Format, shown: &Shown, look: Look) -> io::Result<()> {
    match format {
        Format::Text => text::shown(out, shown, look),
        Format::Json => json::object(out, &wire::Shown::new(shown)),
        Format::Jsonl => json::lines(out, &wire::Shown::new(shown).passages),
    }
}

/// Writes what a build did.
///
/// # Errors
/// When `out` cannot be written.
pub fn summary(out: &mut dyn Write, format: Format, summary: &Summary, spent: Spent, look: Look) -> io::Result<()> {
    match format {
        Format::Text => index_text::summary(out, summary, spent, look),
        Format::Json | Format::Jsonl => json::line(out, &wire::Summary::new(summary, spent.seconds)),
    }
}

/// Writes what an index holds.
///
/// # Errors
/// When `out` cannot be written.
pub fn status(out: &mut dyn Write, format: Format, status: &Status, look: Look) -> io::Result<()> {
    match format {
        Format::Text => index_text::status(out, status, look),
        Format::Json => json::object(out, &wire::Status::new(status)),
        Format::Jsonl => json::line(out, &wire::Status::new(status)),
    }
}

/// Writes the figures of an evaluation, those of every question where they are wanted.
///
/// # Errors
/// When `out` cannot be written.
pub fn report(out: &mut dyn Write, format: EvalFormat, report: &Report, per_query: bool, look: Look) -> io::Result<()> {
    match format {
        EvalFormat::Text => figures::report(out, report, per_query, look),
        EvalFormat::Json if per_query => json::object(out, report),
        EvalFormat::Json => json::object(out, &Report { queries: std::collections::BTreeMap::new(), ..report.clone() }),
    }
}

/// Writes how good the answers are, those to every question where they are wanted.
///
/// # Errors
/// When `out` cannot be written.
pub fn assessment(
    out: &mut dyn Write,
    format: EvalFormat,
    assessment: &Assessment,
    per_query: bool,
    look: Look,
) -> io::Result<()> {
    match format {
        EvalFormat::Text => assessment::assessment(out, assessment, per_query, look),
        EvalFormat::Json if per_query => json::object(out, assessment),
        EvalFormat::Json => json::object(out, &Assessment { questions: Vec::new(), ..assessment.clone() }),
    }
}
