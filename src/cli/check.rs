use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::index::{self, Settings};
use super::rows::{self, Rows};
use super::{ExitStatus, Surroundings, report, terminal};
use crate::engine::{self, Checked};
use crate::index::Fault;
use crate::present::{self, Format};

/// Verify that the index is whole and the folder still as it was read
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  demarche check
  demarche check --repair
  demarche check ~/articles --index ~/articles.idx --format json | jq '.faults[]'

Every file of the index and of the folder is read. Exit codes: 0 all is sound, 1 something is not, 2 it could not be
checked.")]
pub(super) struct Check {
    /// The folder to compare with [default: the one the index was made from]
    #[arg(value_name = "CORPUS")]
    corpus: Option<PathBuf>,
    /// Mend what was found from the folder: a damaged index is made anew, a changed folder is read again
    #[arg(long)]
    repair: bool,
    /// How to write it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

impl Check {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let mut checked = self.check(around)?;
        if self.repair && !checked.is_sound() {
            let corpus = self.corpus.clone().or_else(|| checked.corpus.clone());
            let Some(corpus) = corpus else {
                anyhow::bail!(
                    "the index cannot say which folder it was made from: name it, `demarche check CORPUS --repair`"
                );
            };
            mend(&corpus, around, &checked)?;
            checked = self.check(around)?;
        }
        let mut out = BufWriter::new(io::stdout().lock());
        present::checked(&mut out, self.format, &checked, terminal::look(around.colour, false))?;
        out.flush()?;
        if checked.is_sound() {
            return Ok(ExitStatus::Found);
        }
        if !self.repair {
            report::notice("mend it with `demarche check --repair`");
        }
        Ok(ExitStatus::Nothing)
    }

    fn check(&self, around: &Surroundings) -> anyhow::Result<Checked> {
        engine::check(&around.home, self.corpus.as_deref()).map_err(anyhow::Error::new)
    }
}

fn mend(corpus: &Path, around: &Surroundings, checked: &Checked) -> anyhow::Result<()> {
    let rebuild = !checked.only_rows();
    let what = if rebuild { "making the index anew" } else { "reading what has changed" };
    report::notice(&format!("{what} from {}", corpus.display()));
    index::build(corpus, around, Settings::mending(rebuild))?;
    if checked.faults.iter().any(|fault| matches!(fault, Fault::Rows(_))) {
        rows::make(Rows::On, None, around)?;
    }
    Ok(())
}
