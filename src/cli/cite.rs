use std::collections::BTreeSet;
use std::io::{self, BufRead, BufWriter, Write};

use anyhow::Context;
use clap::Args;

use super::{ExitStatus, Surroundings, ask, report};
use crate::engine::Error;
use crate::present::cite::{self, CiteFormat, Reference};

/// Write citations of articles and passages
#[derive(Debug, Args)]
#[command(
    after_help = "What is not known of an article is left out and named on standard error. Keys are made from the
identifiers and stay the same.

Examples:
  demarche cite 2024/uk-apt31.html#6
  demarche ask who denied the allegations --format jsonl | demarche cite - --format csl-json > sources.json
  demarche cite 2024/uk-apt31.html 2020/notpetya-six-officers.html --format ris > sources.ris"
)]
pub(super) struct Cite {
    /// Articles, passages as ARTICLE#N, or - for standard input: identifiers or the JSON Lines of hits
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// How to write them
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: CiteFormat,
}

impl Cite {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let mut ids = Vec::new();
        for id in &self.ids {
            if id == "-" { ids.extend(piped(&mut io::stdin().lock())?) } else { ids.push(id.clone()) }
        }
        let engine = ask::opened(around)?;
        let mut seen = BTreeSet::new();
        let mut references = Vec::new();
        let mut unknown = false;
        for id in ids.iter().filter(|id| seen.insert(id.as_str())) {
            match engine.cited(id) {
                Ok(cited) => {
                    for notice in &cited.notices {
                        report::notice(notice);
                    }
                    let reference = Reference::cited(&cited);
                    let missing = reference.missing();
                    if !missing.is_empty() {
                        report::notice(&format!("{id} has no {}", missing.join(", no ")));
                    }
                    references.push(reference);
                }
                Err(error @ Error::Unknown(_)) => {
                    unknown = true;
                    report::failure(&anyhow::Error::new(error));
                }
                Err(error) => return Err(anyhow::Error::new(error)),
            }
        }
        let mut out = BufWriter::new(io::stdout().lock());
        cite::references(&mut out, self.format, &references)?;
        out.flush()?;
        Ok(if unknown || references.is_empty() { ExitStatus::Nothing } else { ExitStatus::Found })
    }
}

/// Reads an identifier a line, or the `passage` of a hit.
fn piped(input: &mut dyn BufRead) -> anyhow::Result<Vec<String>> {
    let mut ids = Vec::new();
    for (number, line) in (1..).zip(input.lines()) {
        let line = line.context("standard input cannot be read")?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if !line.starts_with('{') {
            ids.extend((!line.is_empty()).then(|| line.to_owned()));
            continue;
        }
        let hit: serde_json::Value =
            serde_json::from_str(line).with_context(|| format!("line {number} of standard input is no JSON"))?;
        let id = ["passage", "article"].into_iter().find_map(|key| hit[key].as_str());
        match id {
            Some(id) => ids.push(id.to_owned()),
            // A question that failed in a batch.
            None if hit.get("error").is_some() => {}
            None => anyhow::bail!("line {number} of standard input names no passage; pipe --format jsonl here"),
        }
    }
    Ok(ids)
}
