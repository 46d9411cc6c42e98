use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::log::{Asked, Entry, Found};
use super::selection::Selection;
use super::{ExitStatus, Surroundings, ask, index};
use crate::engine::Engine;
use crate::present::clean;

/// Scores further apart than this differ; sums of small numbers may come out another way on another machine.
const ROUNDING: f32 = 1e-4;

/// Ask again what a log says was asked, and say what differs
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 everything was found again, in the same order and with the same scores; 1 something
differs; 2 error. A changed index alone is said and is no difference.

Example:
  demarche ask who denied the allegations --log search-log.jsonl
  demarche replay search-log.jsonl"
)]
pub(super) struct Replay {
    /// The log that --log wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Replay {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let entries = read(&self.file)?;
        let engine = ask::opened(around)?;
        let fingerprint = engine.fingerprint()?;
        let mut out = BufWriter::new(io::stdout().lock());
        let mut differ = 0;
        for (line, entry) in &entries {
            let changed = entry.index.fingerprint != fingerprint;
            let differences =
                again(&engine, around, entry).with_context(|| format!("{}:{line}", self.file.display()))?;
            let verdict = if differences.is_empty() { "same" } else { "differs" };
            let question = clean(&entry.question).replace('\n', " ");
            let index = if changed { "; the index changed" } else { "" };
            writeln!(out, "{line}: {verdict}{index}: {} {question}", entry.command.name())?;
            for difference in &differences {
                writeln!(out, "   {}", clean(difference).replace('\n', " "))?;
            }
            differ += usize::from(!differences.is_empty());
        }
        writeln!(out, "{} of {} the same", entries.len() - differ, entries.len())?;
        out.flush()?;
        Ok(if differ == 0 { ExitStatus::Found } else { ExitStatus::Nothing })
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<(usize, Entry)>> {
    let cannot = || format!("{} cannot be read", path.display());
    let mut entries = Vec::new();
    for (number, line) in (1..).zip(BufReader::new(File::open(path).with_context(cannot)?).lines()) {
        let line = line.with_context(cannot)?;
        if line.trim().is_empty() {
            continue;
        }
        let entry = serde_json::from_str(&line)
            .with_context(|| format!("{}:{number} is no line that --log wrote", path.display()))?;
        entries.push((number, entry));
    }
    Ok(entries)
}

/// Returns what differs, a line each.
fn again(engine: &Engine, around: &Surroundings, entry: &Entry) -> anyhow::Result<Vec<String>> {
    let request = Selection::default().with(&entry.parameters)?.request(index::today(), around)?;
    let answer = match entry.command {
        Asked::Ask => engine.ask(&entry.question, &request),
        Asked::Search => engine.search(&entry.question, &request),
    };
    let now: Vec<Found> = answer.map_err(anyhow::Error::new)?.hits.iter().map(Found::new).collect();
    Ok(differences(&entry.results, &now))
}

fn differences(then: &[Found], now: &[Found]) -> Vec<String> {
    let place = |all: &[Found], id: &str| all.iter().position(|found| found.passage == id);
    let names: BTreeSet<&str> = then.iter().chain(now).map(|found| found.passage.as_str()).collect();
    let mut said: Vec<(usize, String)> = Vec::new();
    for name in names {
        match (place(then, name), place(now, name)) {
            (Some(before), None) => said.push((before, format!("gone: {name}, was {}", before + 1))),
            (None, Some(after)) => said.push((after, format!("came: {name}, is {}", after + 1))),
            (Some(before), Some(after)) if before != after => {
                said.push((after, format!("moved: {name}, was {}, is {}", before + 1, after + 1)));
            }
            (Some(before), Some(after)) => {
                let (old, new) = (then[before].score, now[after].score);
                if (old - new).abs() > ROUNDING * old.abs().max(1.0) {
                    said.push((after, format!("score: {name}, was {old}, is {new}")));
                }
            }
            (None, None) => {}
        }
    }
    said.sort();
    said.into_iter().map(|(_, said)| said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_came_and_moved_is_named() {
        let found = |ids: &[(&str, f32)]| -> Vec<Found> {
            ids.iter().map(|(id, score)| Found { passage: (*id).to_owned(), score: *score }).collect()
        };
        let then = found(&[("a#1", 3.0), ("b#1", 2.0), ("c#1", 1.0)]);
        assert_eq!(differences(&then, &then), Vec::<String>::new());
        let now = found(&[("a#1", 3.5), ("d#1", 2.5), ("b#1", 2.0)]);
        assert_eq!(
            differences(&then, &now),
            ["score: a#1, was 3, is 3.5", "came: d#1, is 2", "gone: c#1, was 3", "moved: b#1, was 2, is 3"]
        );
    }
}
