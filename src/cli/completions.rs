use std::io;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::ExitStatus;

/// Write completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:
  demarche completions bash > ~/.local/share/bash-completion/completions/demarche")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    #[expect(clippy::unnecessary_wraps, reason = "every command runs to the same result")]
    pub(super) fn run(&self) -> anyhow::Result<ExitStatus> {
        clap_complete::generate(self.shell, &mut super::Args::command(), "demarche", &mut io::stdout());
        Ok(ExitStatus::Found)
    }
}
