use std::io::{self, BufWriter, Write};

use clap::Args;

use super::{ExitStatus, Surroundings, ask, report, terminal};
use crate::present::{self, Format};

/// Show a passage with its neighbours, or a whole article and where each of its fields came from
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  demarche show 2024/uk-apt31.html
  demarche show 2024/uk-apt31.html#3 --context 1
  demarche show 2024/uk-apt31.html --format json | jq .origins")]
pub(super) struct Show {
    /// An article, or a passage of one as ARTICLE#N
    #[arg(value_name = "ID")]
    id: String,
    /// How many passages to show before and after
    #[arg(long, value_name = "N", default_value_t = 0)]
    context: u32,
    /// How to write it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

impl Show {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let shown = match ask::opened(around)?.show(&self.id, self.context) {
            Err(error @ crate::engine::Error::Unknown(_)) => {
                report::failure(&anyhow::Error::new(error));
                return Ok(ExitStatus::Nothing);
            }
            other => other.map_err(anyhow::Error::new)?,
        };
        for notice in &shown.notices {
            report::notice(notice);
        }
        let mut out = BufWriter::new(io::stdout().lock());
        present::shown(&mut out, self.format, &shown, terminal::look(around.colour, false))?;
        out.flush()?;
        Ok(ExitStatus::Found)
    }
}
