//! **Lives here:** answers as bytes, one file for each way of writing them.
//! **May know:** `model`, `engine`'s results. **Must not know:** how they were found, the terminal itself: what it can
//! show is told in [`Look`].

mod actors;
mod asked;
mod assessment;
mod cells;
mod check_text;
pub mod cite;
mod clean;
mod csv;
mod figures;
mod index_text;
mod json;
mod markdown;
mod note;
mod passages;
mod statements;
mod style;
mod svg;
mod text;
mod timeline;
mod trec;
mod verification;
pub mod wire;

use std::io::{self, Write};

use crate::engine::{Checked, Facets, Shown, Status, Summary};
use crate::eval::Report;
use crate::eval::answers::Assessment;
use crate::model::{Answer, Filters};

pub use actors::actors;
pub use asked::related;
pub use clean::{clean, one_line};
pub use index_text::Spent;
pub use markdown::collection;
pub use note::{Labels, block, remembered};
pub use passages::{PassageFormat, Passages, passages};
pub use statements::{statements, threads};
pub use svg::{Picture, picture};
pub use text::range_words;
pub use timeline::timeline;
pub use verification::{
    Change, Checked as CheckedQuotation, Report as VerifyReport, Verified, VerifyFormat, verification,
};

/// The ways what is shown or counted can be written.
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

/// The ways lists and counts can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum ListFormat {
    /// For reading.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// A JSON object a line, one for each item.
    Jsonl,
    /// Comma-separated values with a head line.
    Csv,
    /// Markdown.
    Markdown,
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

impl Look {
    /// Returns how many columns there are for text behind a margin; lines are not drawn wider than one reads well.
    fn columns(self, margin: usize) -> usize {
        self.width.clamp(24, 100).saturating_sub(margin).max(16)
    }
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
    /// Counts over all matches, where they are wanted.
    pub facets: Option<&'a Facets>,
}

/// Writes an answer.
///
/// # Errors
/// When `out` cannot be written.
pub fn answer(out: &mut dyn Write, format: PassageFormat, page: &Page, look: Look) -> io::Result<()> {
    let mut passages = passages(out, format, look, false)?;
    passages.answer(page)?;
    passages.end()
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

/// Writes what a check found.
///
/// # Errors
/// When `out` cannot be written.
pub fn checked(out: &mut dyn Write, format: Format, checked: &Checked, look: Look) -> io::Result<()> {
    match format {
        Format::Text => check_text::checked(out, checked, look),
        Format::Json => json::object(out, &wire::Checked::new(checked)),
        Format::Jsonl => json::line(out, &wire::Checked::new(checked)),
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
