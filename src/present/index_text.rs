//! What a build did and what an index holds, for reading.

use std::io::{self, Write};

use super::style::{ALERT, ASIDE, TITLE, styled};
use super::{Look, clean, one_line};
use crate::engine::{Status, Summary};

/// So many skipped files are named; the others are counted, and named by `--format json`.
const MOST_NAMED: usize = 20;

/// What a build took.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spent {
    /// Wall time in seconds.
    pub seconds: f64,
}

/// Writes what a build did.
pub(super) fn summary(out: &mut dyn Write, summary: &Summary, spent: Spent, look: Look) -> io::Result<()> {
    let Summary { added, updated, removed, unchanged, passages, undated, .. } = summary;
    let articles = added + updated + unchanged;
    let head = styled(look, TITLE, format_args!("{}, {}", counted(articles, "article"), counted(*passages, "passage")));
    let undated = if *undated > 0 { format!(", {undated} of them undated") } else { String::new() };
    writeln!(out, "{head}{undated} ({:.1} s)", spent.seconds)?;
    let redated = match summary.redated {
        0 => String::new(),
        some => format!(", of these {some} dated anew"),
    };
    writeln!(out, "added {added}, updated {updated}, removed {removed}, unchanged {unchanged}{redated}")?;
    if summary.taken_over > 0 {
        let known = counted(summary.taken_over, "article");
        writeln!(out, "{known} known under another path and not read again")?;
    }
    skipped(out, summary.skipped.iter().map(|s| (s.path.as_str(), s.reason.as_str(), s.fault)), look)
}

/// Writes what an index holds.
pub(super) fn status(out: &mut dyn Write, status: &Status, look: Look) -> io::Result<()> {
    let counts = status.counts;
    let manifest = &status.manifest;
    let head = format!("{}, {}", counted(counts.articles, "article"), counted(counts.passages, "passage"));
    writeln!(out, "{}", styled(look, TITLE, head))?;
    let formats: Vec<_> = status.formats().into_iter().map(|(format, files)| format!("{format} {files}")).collect();
    let rows = [
        ("undated", counts.undated.to_string()),
        ("copies", copies(status)),
        ("files", format!("{} ({})", manifest.files.len(), formats.join(", "))),
        ("corpus", one_line(&manifest.corpus)),
        ("index", one_line(&status.folder.display().to_string())),
        ("size", size(status.bytes)),
        ("changed", manifest.changed.clone()),
        ("made by", format!("demarche {}", status.marker.made_by)),
        ("settings", status.settings()),
        ("ranking", ranking(status)),
    ];
    for (name, value) in rows {
        writeln!(out, "{name:<9} {value}")?;
    }
    let files = status.skipped();
    skipped(out, files.iter().map(|s| (s.path.as_str(), s.reason.as_str(), s.fault)), look)
}

/// Says by what passages are ranked, and what there is of an optional model.
fn ranking(status: &Status) -> String {
    let by = if status.by_model { "optional model" } else { "built-in table" };
    let rows = match &status.rows {
        None if status.unfit.is_none() => "no optional model is used".to_owned(),
        None => String::new(),
        Some(rows) => {
            let (of, model) = (status.counts.passages, clean(&rows.model));
            format!("{} of {of} passages have rows of {model} ({}, {})", rows.passages, rows.id, size(rows.bytes))
        }
    };
    let unfit = status.unfit.as_deref().map(|reason| clean(reason).into_owned());
    let told: Vec<String> = [Some(rows), unfit].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("{by}; {}", told.join("; "))
}

fn skipped<'a>(
    out: &mut dyn Write,
    files: impl ExactSizeIterator<Item = (&'a str, &'a str, bool)>,
    look: Look,
) -> io::Result<()> {
    let count = files.len();
    if count == 0 {
        return Ok(());
    }
    writeln!(out, "skipped {count}:")?;
    for (path, reason, fault) in files.take(MOST_NAMED) {
        let style = if fault { ALERT } else { ASIDE };
        let path = one_line(path);
        writeln!(out, "  {}  {}", styled(look, style, path), clean(reason).replace('\n', " "))?;
    }
    if count > MOST_NAMED {
        writeln!(out, "  and {} more; --format json names them all", count - MOST_NAMED)?;
    }
    Ok(())
}

fn copies(status: &Status) -> String {
    let (stories, copies) = (status.stories, status.copies);
    match stories {
        0 => "none".to_owned(),
        1 => format!("1 story in {copies} copies"),
        _ => format!("{stories} stories in {copies} copies"),
    }
}

pub(super) fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[expect(clippy::cast_precision_loss, reason = "a size is shown with one decimal")]
fn size(bytes: u64) -> String {
    let mega = bytes as f64 / 1_000_000.0;
    if mega < 1.0 { format!("{:.0} kB", bytes as f64 / 1000.0) } else { format!("{mega:.1} MB") }
}
