use std::io::{self, BufWriter, Write};

use anyhow::bail;
use clap::Args;

use super::filters::{Filtering, named_by};
use super::{ExitStatus, Surroundings, ask, index, report, terminal};
use crate::engine::{ACCUSATIONS, StatementRequest, USUAL_WINDOW};
use crate::present::{self, ListFormat};

/// List reported acts: who did what to whom, when, with sentence and place
#[derive(Debug, Args)]
#[command(
    after_help = "A statement is a hint from rules: read its sentence. --from and --to go by when the act happened, as far as
its sentence tells, else by when the article was published. The acts are listed in docs/ACTS.md.

Examples:
  demarche statements --act deny --speaker Moscow
  demarche statements --speaker China --target \"United Kingdom\" --from 2024-03
  demarche statements --act expel --format csv > expulsions.csv
  demarche statements --threads --target Russia --window 14"
)]
pub(super) struct Statements {
    /// Who acts, by any name; a government includes its ministries and embassies
    #[arg(long, value_name = "NAME", help_heading = "Filters")]
    speaker: Option<String>,
    /// Whom the act concerns, by any name
    #[arg(long, value_name = "NAME", help_heading = "Filters")]
    target: Option<String>,
    #[command(flatten)]
    filtering: Filtering,
    /// Show accusations with the replies of the accused: denials, protests, countermeasures
    #[arg(long)]
    threads: bool,
    /// Days after an accusation in which a reply counts
    #[arg(long, value_name = "DAYS", requires = "threads", default_value_t = USUAL_WINDOW)]
    window: u16,
    /// How many statements, or threads [default: all]
    #[arg(short = 'n', long = "most", value_name = "N", help_heading = "Output")]
    most: Option<usize>,
    /// How to write them
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, help_heading = "Output")]
    format: ListFormat,
}

impl Statements {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let (speaker, target) = (self.speaker.as_deref(), self.target.as_deref());
        let request = request(&self.filtering, speaker, target, self.most, around)?;
        if let Some(act) = request.filters.act.filter(|act| self.threads && !ACCUSATIONS.contains(act)) {
            let accusations: Vec<_> = ACCUSATIONS.iter().map(|act| act.name()).collect();
            bail!("{} starts no thread; those that do are {}", act.name(), accusations.join(", "));
        }
        let engine = ask::opened(around)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let look = terminal::look(around.colour, false);
        let found = if self.threads {
            let threads = engine.threads(&request, self.window).map_err(anyhow::Error::new)?;
            if threads.threads.is_empty() {
                report::notice(&format!("no accusation was found in {} articles", threads.articles));
            }
            present::threads(&mut out, self.format, &threads, look)?;
            threads.found
        } else {
            let statements = engine.statements(&request).map_err(anyhow::Error::new)?;
            if statements.reported.is_empty() {
                report::notice(&format!("no statement was found in {} articles", statements.articles));
            }
            present::statements(&mut out, self.format, &statements, look)?;
            statements.found
        };
        out.flush()?;
        Ok(if found == 0 { ExitStatus::Nothing } else { ExitStatus::Found })
    }
}

/// Returns which statements the options ask for.
pub(super) fn request(
    filtering: &Filtering,
    speaker: Option<&str>,
    target: Option<&str>,
    most: Option<usize>,
    around: &Surroundings,
) -> anyhow::Result<StatementRequest> {
    if most == Some(0) {
        bail!("-n takes a number from 1");
    }
    let filters = filtering.filters(index::today(), around)?;
    let speaker = speaker.map(|name| named_by(name, around)).transpose()?;
    let target = target.map(|name| named_by(name, around)).transpose()?;
    Ok(StatementRequest { filters, speaker, target, most })
}
