use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::progress::Bar;
use super::rows::{self, Rows};
use super::{ExitStatus, Surroundings, report, terminal};
use crate::engine::{self, BuildOptions, Summary};
use crate::index;
use crate::parse::Limits;
use crate::present::{self, Format, Spent};

/// How long to wait for another process that is writing the index, in seconds.
const USUAL_WAIT: u64 = 5;

/// How long to wait before the lock is tried again.
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// Memory of the engine before it writes a segment, in bytes, all threads together.
const HEAP: usize = 200 << 20;

/// The corpus that is indexed when none is named.
pub(super) const DEFAULT_CORPUS: &str = "corpus";

/// Read a folder of saved articles into the index; again: only what changed
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  demarche index
  demarche index ~/articles --index ~/articles.idx
  demarche index --rebuild --jobs 2
  demarche index --redate
  demarche index --file-seconds 300 --file-mb 200
  demarche index --format json | jq '.skipped[]'

With an optional model (`demarche model add`) each passage gets rows that the model ranks by. The index can be used
before these are made, and a run that was stopped is gone on with by the next.")]
pub(super) struct Index {
    /// The folder with the articles
    #[arg(value_name = "CORPUS", default_value = DEFAULT_CORPUS)]
    corpus: PathBuf,
    /// Make the index anew; the present one serves until the new one is complete
    #[arg(long)]
    rebuild: bool,
    /// Date the articles of unchanged files anew, by what the index keeps of them; the files are not read
    #[arg(long, conflicts_with = "rebuild")]
    redate: bool,
    /// Look for actors, acts and near-copies, or make an index of words, titles and dates alone, where only equal texts
    /// are copies [default: as the index was made; on for a new one]
    #[arg(long, value_name = "WHEN", value_enum)]
    annotations: Option<Annotations>,
    /// How many seconds one article may take to read; what takes longer is skipped and named
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0, value_parser = seconds)]
    file_seconds: f64,
    /// How many megabytes (MiB) one article may have, unpacked; what is larger is skipped and named
    #[arg(long, value_name = "MB", default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=4096))]
    file_mb: u64,
    /// How many threads read and index [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// How long to wait for another process that is writing the index
    #[arg(long, value_name = "SECONDS", default_value_t = USUAL_WAIT)]
    wait: u64,
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

/// Whether actors and acts are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Annotations {
    On,
    Off,
}

/// How to build, beside the folders.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    rebuild: bool,
    redate: bool,
    annotations: Option<bool>,
    jobs: Option<u16>,
    wait: u64,
    limits: Limits,
    longest: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        let longest = Duration::from_mins(1);
        Self {
            rebuild: false,
            redate: false,
            annotations: None,
            jobs: None,
            wait: USUAL_WAIT,
            limits: Limits::default(),
            longest,
        }
    }
}

impl Settings {
    /// The usual settings, to make the index anew or to bring it up to date.
    pub(super) fn mending(rebuild: bool) -> Self {
        Self { rebuild, ..Self::default() }
    }
}

/// Reads a time in seconds, from a thousandth to a day.
fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if (0.001..=86_400.0).contains(&seconds) => Ok(seconds),
        _ => Err("it must be a number of seconds from 0.001 to 86400".to_owned()),
    }
}

impl Index {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let start = Instant::now();
        let settings = Settings {
            rebuild: self.rebuild,
            redate: self.redate,
            annotations: self.annotations.map(|wanted| wanted == Annotations::On),
            jobs: self.jobs,
            wait: self.wait,
            limits: Limits { bytes: self.file_mb << 20 },
            longest: Duration::from_secs_f64(self.file_seconds),
        };
        let summary = build(&self.corpus, around, settings)?;
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
        redate: settings.redate,
        annotations: settings.annotations,
        jobs: settings.jobs.map_or(cores, usize::from),
        heap: HEAP,
        limits: settings.limits,
        longest: settings.longest,
        now: now.as_nanosecond(),
        now_text: format!("{now:.0}"),
        holder: holder(),
    };
    let bar = Bar::new(terminal::draws_progress());
    let deadline = Instant::now() + Duration::from_secs(settings.wait);
    let mut told = false;
    let summary = loop {
        match engine::build(corpus, &around.home, &options, &mut |step| bar.show(step)) {
            Err(engine::Error::Index(error @ index::Error::Locked { .. })) if Instant::now() < deadline => {
                if !std::mem::replace(&mut told, true) {
                    report::notice(&format!("{error}; waiting up to {} s", settings.wait));
                }
                thread::sleep(BETWEEN_TRIES);
            }
            ended => break ended,
        }
    };
    bar.end();
    summary.map_err(anyhow::Error::new)
}

/// Returns what another process is told that wants to write meanwhile.
pub(super) fn holder() -> String {
    let host = terminal::host().map_or_else(String::new, |host| format!(" on {host}"));
    format!("process {}{host} since {:.0}", std::process::id(), now())
}

/// Returns the present day (UTC).
pub(super) fn today() -> Date {
    now().to_zoned(TimeZone::UTC).date()
}

/// Returns the present time (UTC), to the second.
pub(super) fn time() -> String {
    format!("{:.0}", now())
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
fn now() -> Timestamp {
    Timestamp::now()
}
