use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::progress::Bar;
use super::rows::{self, Rows};
use super::{ExitStatus, Surroundings, terminal};
use crate::engine::{self, BuildOptions, Summary};
use crate::parse::Limits;
use crate::present::{self, Format, Spent};

/// Memory of the engine before it writes a segment, in bytes, all threads together.
const HEAP: usize = 200 << 20;

/// Read a folder of saved articles into the index; again: only what changed
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  demarche index
  demarche index ~/articles --index ~/articles.idx
  demarche index --rebuild --jobs 2
  demarche index --format json | jq '.skipped[]'

With an optional model (`demarche model add`) each passage gets rows that the model ranks by. The index can be used
before these are made, and a run that was stopped is gone on with by the next.")]
pub(super) struct Index {
    /// The folder with the articles
    #[arg(value_name = "CORPUS", default_value = "corpus")]
    corpus: PathBuf,
    /// Make the index anew; the present one serves until the new one is complete
    #[arg(long)]
    rebuild: bool,
    /// How many threads read and index [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Make the rows that an optional model ranks by; auto: where a model is kept
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    rows: Rows,
    /// End with exit code 2 when any file could not be read
    #[arg(long)]
    strict: bool,
    /// How to write the summary
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

/// How to build, beside the folders.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Settings {
    rebuild: bool,
    jobs: Option<u16>,
}

impl Index {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let start = Instant::now();
        let summary = build(&self.corpus, around, Settings { rebuild: self.rebuild, jobs: self.jobs })?;
        let spent = Spent { seconds: (start.elapsed().as_secs_f64() * 1000.0).round() / 1000.0 };
        let mut out = BufWriter::new(io::stdout().lock());
        present::summary(&mut out, self.format, &summary, spent, terminal::look(around.colour, false))?;
        out.flush()?;
        rows::make(self.rows, self.jobs, around)?;
        let faults = summary.skipped.iter().any(|skipped| skipped.fault);
        let articles = summary.added + summary.updated + summary.unchanged;
        Ok(match () {
            () if self.strict && faults => ExitStatus::Error,
            () if articles == 0 => ExitStatus::Nothing,
            () => ExitStatus::Found,
        })
    }
}

/// Brings the index up to date, with a progress bar where there is a terminal.
pub(super) fn build(corpus: &Path, around: &Surroundings, settings: Settings) -> anyhow::Result<Summary> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let now = now();
    let options = BuildOptions {
        rebuild: settings.rebuild,
        jobs: settings.jobs.map_or(cores, usize::from),
        heap: HEAP,
        limits: Limits::default(),
        now: now.as_nanosecond(),
        now_text: format!("{now:.0}"),
        holder: holder(),
    };
    let bar = Bar::new(terminal::draws_progress());
    let summary = engine::build(corpus, &around.home, &options, &mut |step| bar.show(step));
    bar.end();
    summary.map_err(anyhow::Error::new)
}

/// Returns what another process is told that wants to write meanwhile.
pub(super) fn holder() -> String {
    format!("process {} since {:.0}", std::process::id(), now())
}

/// Returns the present day (UTC).
pub(super) fn today() -> Date {
    now().to_zoned(TimeZone::UTC).date()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
fn now() -> Timestamp {
    Timestamp::now()
}
