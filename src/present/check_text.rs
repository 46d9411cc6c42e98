//! What a check found, for reading.

use std::io::{self, Write};

use super::index_text::counted;
use super::style::{ALERT, TITLE, styled};
use super::{Look, one_line};
use crate::engine::Checked;
use crate::index::{Fault, FileFault};

/// So many findings of a kind are named; the others are counted, and named by `--format json`.
const MOST_NAMED: usize = 20;

/// Writes what a check found.
pub(super) fn checked(out: &mut dyn Write, checked: &Checked, look: Look) -> io::Result<()> {
    if let Some(counts) = checked.counts {
        let head = format!("{}, {}", counted(counts.articles, "article"), counted(counts.passages, "passage"));
        writeln!(out, "{}", styled(look, TITLE, head))?;
    }
    let faults: Vec<String> = checked.unreadable.iter().cloned().chain(checked.faults.iter().map(told)).collect();
    section(out, "index", "every file and passage is as it was written", &faults, look)?;
    let changes: Vec<String> = checked.changes.iter().map(|c| format!("{} {}", c.kind.name(), c.path)).collect();
    match (&checked.uncompared, &checked.corpus) {
        (Some(reason), _) => section(out, "corpus", "", &[format!("not compared: {reason}")], look)?,
        (None, None) => writeln!(out, "corpus    not compared: the index cannot say which it is")?,
        (None, Some(corpus)) => {
            let same = format!("{} is as it was read", corpus.display());
            section(out, "corpus", &same, &changes, look)?;
        }
    }
    Ok(())
}

fn section(out: &mut dyn Write, name: &str, sound: &str, findings: &[String], look: Look) -> io::Result<()> {
    if findings.is_empty() {
        return writeln!(out, "{name:<9} {}", one_line(sound));
    }
    writeln!(out, "{name:<9} {}", styled(look, ALERT, counted(findings.len() as u64, "finding")))?;
    for finding in findings.iter().take(MOST_NAMED) {
        writeln!(out, "  {}", one_line(finding))?;
    }
    if findings.len() > MOST_NAMED {
        writeln!(out, "  and {} more; --format json names them all", findings.len() - MOST_NAMED)?;
    }
    Ok(())
}

/// Returns a fault as one line.
pub(super) fn told(fault: &Fault) -> String {
    match fault {
        Fault::File(FileFault::Missing(name)) => format!("{name} is missing"),
        Fault::File(FileFault::Altered(name)) => format!("{name} holds other bytes than were written"),
        Fault::File(FileFault::Loose(name)) => format!("{name} belongs to no commit"),
        Fault::NoSums => "there are no checksums: the last run was stopped, or they were damaged".to_owned(),
        Fault::Document(what) | Fault::Rows(what) => what.clone(),
        Fault::Passages { article, expected: None, found } => {
            format!("{} of {article} have lost their article", counted(u64::from(*found), "passage"))
        }
        Fault::Passages { article, expected: Some(expected), found } => {
            format!("{article} has {found} of its {}", counted(u64::from(*expected), "passage"))
        }
        Fault::Drift { path, expected, found } => format!(
            "{path} should give {} and {}, the index holds {} and {}",
            counted(expected.0, "article"),
            counted(expected.1, "passage"),
            counted(found.0, "article"),
            counted(found.1, "passage"),
        ),
    }
}
