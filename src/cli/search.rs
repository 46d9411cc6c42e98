use std::io::{self, BufWriter, Write};
use std::time::{Duration, Instant};

use clap::Args;

use super::filters::Options;
use super::{ExitStatus, Surroundings, ask, index, report, terminal};
use crate::engine::{Request, asked_for_something};
use crate::model::Answer;
use crate::present::{self, Page};

/// Search by query language; the same passages, matched exactly as written
#[derive(Debug, Args)]
#[command(after_help = "Query language:
  words            any of them            +must -not       with and without
  \"a phrase\"       in this order          \"near words\"~5   with up to 5 words between
  prefix*          words that begin so    a AND (b OR c)   as one expects
  field:value      title section body actor country act source author lang path published
  published:2024   published:[2024-01 TO 2024-03]   published:>2023

Examples:
  demarche search 'sanctions -russia'
  demarche search '\"electoral commission\" +apt31 published:2024-03'
  demarche search 'title:indictment OR section:background' --format jsonl

A query that begins with a minus is written after --: demarche search -- '-russia sanctions'")]
pub(super) struct Search {
    /// The query
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    options: Options,
}

impl Search {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let request = self.options.request(index::today())?;
        let query = self.query.join(" ");
        if query.trim() != "*" {
            asked_for_something(&query).map_err(anyhow::Error::new)?;
        }
        let engine = ask::opened(around)?;
        let start = Instant::now();
        let answer = engine.search(&query, &request).map_err(anyhow::Error::new)?;
        write(&answer, &request, &self.options, start.elapsed(), around)
    }
}

/// Writes an answer to standard output, its notices to standard error.
pub(super) fn write(
    answer: &Answer,
    request: &Request,
    options: &Options,
    elapsed: Duration,
    around: &Surroundings,
) -> anyhow::Result<ExitStatus> {
    for notice in &answer.notices {
        report::notice(notice);
    }
    let elapsed_ms = (elapsed.as_secs_f64() * 10_000.0).round() / 10.0;
    let page = Page { answer, filters: &request.filters, elapsed_ms, id: None };
    let mut out = BufWriter::new(io::stdout().lock());
    present::answer(&mut out, options.format, &page, terminal::look(around.colour, options.explain))?;
    out.flush()?;
    if answer.hits.is_empty() {
        report::notice(&format!("nothing was found in {} passages of {} articles", answer.passages, answer.articles));
        return Ok(ExitStatus::Nothing);
    }
    // The nearest passages are shown all the same; a script is told by the exit code.
    Ok(if answer.answered { ExitStatus::Found } else { ExitStatus::Nothing })
}
