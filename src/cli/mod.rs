//! **Lives here:** the command line: arguments, commands, the terminal. The only room that reads the clock, the
//! environment and the terminal. **May know:** everything below. One command is one file: its arguments and its run.

mod ask;
mod completions;
#[cfg(feature = "distill")]
mod distill;
mod eval;
mod filters;
mod index;
mod model;
mod progress;
mod report;
mod rows;
mod search;
mod show;
mod status;
mod terminal;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::index::Home;
use crate::parse;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// Something was found or done: 0.
    Found,
    /// Nothing was found: 1.
    Nothing,
    /// It could not be done: 2.
    Error,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        match status {
            ExitStatus::Found => Self::SUCCESS,
            ExitStatus::Nothing => Self::from(1),
            ExitStatus::Error => Self::from(2),
        }
    }
}

/// Passages that answer, from a folder of saved articles
#[derive(Debug, Parser)]
#[command(
    name = "demarche",
    version,
    propagate_version = true,
    after_help = "Examples:
  demarche ask who denied the allegations
  demarche ask \"how many voters were affected\" --from 2024 -n 3
  demarche search '\"electoral commission\" +sanctions -russia published:2024'
  demarche index ~/articles --index ~/articles.idx
  demarche show 2024/uk-apt31.html#3 --context 1

Exit codes: 0 something was found or done, 1 nothing was found, 2 error."
)]
pub struct Args {
    /// The folder of the index
    #[arg(long, global = true, value_name = "DIR", default_value = "index", env = "DEMARCHE_INDEX")]
    index: PathBuf,
    /// The folder of the optional model [default: the user's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "DEMARCHE_MODEL", hide_env_values = true)]
    model: Option<PathBuf>,
    /// When to use colours; auto: on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    color: terminal::Colour,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Index(index::Index),
    Ask(ask::Ask),
    Search(search::Search),
    Show(show::Show),
    Status(status::Status),
    Eval(eval::Eval),
    Completions(completions::Completions),
    Model(model::Model),
}

/// What every command knows of its surroundings.
struct Surroundings {
    home: Home,
    model: Option<PathBuf>,
    colour: terminal::Colour,
}

/// Runs the program on its arguments.
pub fn main() -> ExitStatus {
    silence_fenced_panics();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return report::usage(&error),
    };
    match run(args) {
        Ok(status) => status,
        Err(error) => report::failure(&error),
    }
}

/// A panic that a parser's fence catches becomes the reason why a file was skipped; its message would only frighten.
fn silence_fenced_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !parse::is_fenced() {
            usual(panic);
        }
    }));
}

fn run(args: Args) -> anyhow::Result<ExitStatus> {
    let around = Surroundings { home: Home::new(args.index), model: args.model, colour: args.color };
    match args.command {
        Command::Index(command) => command.run(&around),
        Command::Ask(command) => command.run(&around),
        Command::Search(command) => command.run(&around),
        Command::Show(command) => command.run(&around),
        Command::Status(command) => command.run(&around),
        Command::Eval(command) => command.run(&around),
        Command::Completions(command) => command.run(),
        Command::Model(command) => command.run(&around),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        super::Args::command().debug_assert();
    }
}
