use std::io::{self, BufWriter, Write};
use std::time::{Duration, Instant};

use clap::Args;

use super::filters::Options;
use super::last_run::LastRun;
use super::log::{Asked, Log};
use super::{ExitStatus, Surroundings, ask, index, report, terminal};
use crate::engine::{About, Engine, Facets, Request, asked_for_something};
use crate::model::Answer;
use crate::present::{self, Page, PassageFormat};

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
        let request = self.options.selection().request(index::today(), around)?;
        let query = self.query.join(" ");
        if query.trim() != "*" {
            asked_for_something(&query).map_err(anyhow::Error::new)?;
        }
        let engine = ask::opened(around)?;
        let start = Instant::now();
        let answer = engine.search(&query, &request).map_err(anyhow::Error::new)?;
        let facets = self.options.facets.then(|| engine.facets(&About::Query(query), &request.filters)).transpose();
        let facets = facets.map_err(anyhow::Error::new)?;
        let asked = (Asked::Search, &engine, around);
        write(answer, facets.as_ref(), &request, &self.options, start.elapsed(), asked)
    }
}

/// Writes an answer to standard output, its notices to standard error, and the records that are kept of it.
pub(super) fn write(
    mut answer: Answer,
    facets: Option<&Facets>,
    request: &Request,
    options: &Options,
    elapsed: Duration,
    (asked, engine, around): (Asked, &Engine, &Surroundings),
) -> anyhow::Result<ExitStatus> {
    for notice in &answer.notices {
        report::notice(notice);
    }
    if let Some(path) = &options.log {
        Log::open(path, engine)?.add(asked, None, options.selection().parameters(request), &answer)?;
    }
    let mut last_run = options.since_last_run.as_deref().map(LastRun::open).transpose()?;
    let found = answer.hits.len();
    if let Some(last_run) = &mut last_run {
        last_run.only_new(asked, &mut answer);
    }
    let elapsed_ms = (elapsed.as_secs_f64() * 10_000.0).round() / 10.0;
    let page = Page { answer: &answer, filters: &request.filters, elapsed_ms, id: None, facets };
    let mut out = BufWriter::new(io::stdout().lock());
    present::answer(&mut out, options.format, &page, terminal::look(around.colour, options.explain))?;
    out.flush()?;
    if let Some(last_run) = last_run {
        last_run.save()?;
    }
    if facets.is_some() && !matches!(options.format, PassageFormat::Text | PassageFormat::Json) {
        report::notice("--facets are written with --format text and json");
    }
    if answer.hits.is_empty() && found > 0 {
        report::notice("nothing new was found");
        return Ok(ExitStatus::Nothing);
    }
    if answer.hits.is_empty() {
        report::notice(&format!("nothing was found in {} passages of {} articles", answer.passages, answer.articles));
        return Ok(ExitStatus::Nothing);
    }
    // The nearest passages are shown all the same; a script is told by the exit code.
    Ok(if answer.answered { ExitStatus::Found } else { ExitStatus::Nothing })
}
