//! Quotations found again, or not.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::style::{ALERT, ASIDE, MATCH, PLACE, styled};
use super::{Look, clean, json, wire};
use crate::engine::{Standing, Verdict};
use crate::notes::Quotation;

/// The ways verified quotations can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum VerifyFormat {
    /// For reading.
    #[default]
    Text,
    /// One JSON object.
    Json,
}

/// A quotation and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// The note it stands in.
    pub file: String,
    /// The quotation.
    pub quotation: Quotation,
    /// What became of it.
    pub verdict: Verdict,
    /// Where it was found.
    pub standing: Option<Standing>,
}

/// `verify --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Report {
    pub exact: usize,
    pub changed: usize,
    pub missing: usize,
    pub quotations: Vec<Checked>,
}

/// A quotation of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Checked {
    pub file: String,
    pub line: usize,
    pub quotation: String,
    pub verdict: String,
    pub article: Option<String>,
    pub passage: Option<String>,
    pub path: Option<String>,
    pub source_line: Option<u32>,
    pub page: Option<u32>,
    pub found: Option<String>,
    pub diff: Vec<Change>,
}

/// Words of a quotation beside those of its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Change {
    pub source: String,
    pub quotation: String,
}

/// Writes what became of quotations.
///
/// # Errors
/// When `out` cannot be written.
pub fn verification(out: &mut dyn Write, format: VerifyFormat, all: &[Verified], look: Look) -> io::Result<()> {
    let report = Report {
        exact: all.iter().filter(|verified| verified.verdict == Verdict::Exact).count(),
        changed: all.iter().filter(|verified| verified.verdict == Verdict::Changed).count(),
        missing: all.iter().filter(|verified| verified.verdict == Verdict::Missing).count(),
        quotations: all.iter().map(checked).collect(),
    };
    if format == VerifyFormat::Json {
        return json::object(out, &report);
    }
    for checked in &report.quotations {
        text(out, checked, look)?;
    }
    writeln!(out, "{} exact, {} changed, {} missing", report.exact, report.changed, report.missing)
}

fn checked(verified: &Verified) -> Checked {
    let Verified { file, quotation, verdict, standing } = verified;
    let passage = standing.as_ref().and_then(|standing| standing.passage.as_ref().map(|passage| (standing, passage)));
    let changed = standing.as_ref().filter(|_| *verdict == Verdict::Changed);
    Checked {
        file: file.clone(),
        line: quotation.line,
        quotation: quotation.text.clone(),
        verdict: match verdict {
            Verdict::Exact => "exact",
            Verdict::Changed => "changed",
            Verdict::Missing => "missing",
        }
        .to_owned(),
        article: standing.as_ref().map(|standing| standing.article.name.clone()),
        passage: passage.map(|(standing, passage)| wire::passage_id(&standing.article, passage)),
        path: standing.as_ref().map(|standing| standing.article.path.clone()),
        source_line: standing
            .as_ref()
            .map(|standing| standing.passage.as_ref().map_or(standing.article.line, |p| p.line)),
        page: passage.and_then(|(_, passage)| passage.page),
        found: standing.as_ref().map(|standing| standing.text.clone()),
        diff: changed.map(|standing| diff(&standing.text, &quotation.text)).unwrap_or_default(),
    }
}

/// Returns the words in order, alternately common to both (`source` equal to `quotation`) and not.
fn diff(source: &str, quotation: &str) -> Vec<Change> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (source.split_whitespace().collect(), quotation.split_whitespace().collect());
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    ops.iter()
        .map(|op: &DiffOp| Change { source: old[op.old_range()].join(" "), quotation: new[op.new_range()].join(" ") })
        .collect()
}

fn text(out: &mut dyn Write, checked: &Checked, look: Look) -> io::Result<()> {
    let style = if checked.verdict == "exact" { PLACE } else { ALERT };
    let verdict = styled(look, style, format_args!("{:<8}", checked.verdict));
    let place = match (&checked.path, &checked.passage) {
        (Some(path), passage) => {
            let id = passage.as_deref().or(checked.article.as_deref()).unwrap_or_default();
            format!("{path}:{}  {id}", checked.source_line.unwrap_or(1))
        }
        _ => String::new(),
    };
    let head = format!("{}:{}", one_line(&checked.file), checked.line);
    writeln!(out, "{head}  {verdict}{}", styled(look, ASIDE, one_line(&place)))?;
    if checked.diff.is_empty() {
        return writeln!(out, "    {}", one_line(&checked.quotation));
    }
    let mut words = Vec::new();
    for Change { source, quotation } in &checked.diff {
        if source == quotation {
            words.push(one_line(source));
            continue;
        }
        if !source.is_empty() {
            words.push(styled(look, MATCH, format_args!("{{+{}+}}", one_line(source))));
        }
        if !quotation.is_empty() {
            words.push(styled(look, ALERT, format_args!("[-{}-]", one_line(quotation))));
        }
    }
    writeln!(out, "    {}\n    {}", words.join(" "), styled(look, ASIDE, "[-the note's words-] {+the source's+}"))
}

fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
