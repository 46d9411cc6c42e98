use std::io::{self, BufWriter, Write};

use clap::Args;

use super::{ExitStatus, Surroundings, model, terminal};
use crate::engine::Engine;
use crate::present::{self, Format};

/// Say what the index holds, how old it is and what was skipped
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  demarche status
  demarche status --format json | jq '.skipped[]'")]
pub(super) struct Status {
    /// How to write it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

impl Status {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let status = Engine::open(&around.home)
            .and_then(|engine| engine.with_model(model::kept(around)).status())
            .map_err(anyhow::Error::new)?;
        let mut out = BufWriter::new(io::stdout().lock());
        present::status(&mut out, self.format, &status, terminal::look(around.colour, false))?;
        out.flush()?;
        Ok(ExitStatus::Found)
    }
}
