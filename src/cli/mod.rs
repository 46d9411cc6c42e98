//! **Lives here:** the command line: arguments, commands, the terminal. The only room that reads the clock, the
//! environment and the terminal. **May know:** everything below. One command is one file: its arguments and its run.

mod actors;
mod ask;
mod batch;
mod check;
mod cite;
mod completions;
#[cfg(feature = "distill")]
mod distill;
mod eval;
mod filters;
mod index;
mod judge;
mod last_run;
mod log;
#[cfg(feature = "mcp")]
mod mcp;
mod model;
mod note;
#[cfg(any(feature = "mcp", feature = "serve"))]
mod opening;
mod own_actors;
mod progress;
mod questions;
mod replay;
mod report;
mod rows;
mod search;
mod selection;
#[cfg(feature = "serve")]
mod serve;
mod show;
mod statements;
mod status;
mod terminal;
mod timeline;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use clap::{Parser, Subcommand};

use crate::index::Home;
use crate::parse;
use crate::text::gazetteer::Gazetteer;

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
  demarche statements --act deny --speaker Moscow
  demarche timeline --statements --lanes act --svg acts.svg

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
    Batch(batch::Batch),
    Show(show::Show),
    Statements(statements::Statements),
    Actors(actors::Actors),
    Timeline(timeline::Timeline),
    Cite(cite::Cite),
    Note(note::Note),
    Verify(verify::Verify),
    Replay(replay::Replay),
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    Status(status::Status),
    Check(check::Check),
    Eval(eval::Eval),
    Judge(judge::Judge),
    #[cfg(feature = "mcp")]
    Mcp(mcp::Mcp),
    Completions(completions::Completions),
    Model(model::Model),
}

/// What every command knows of its surroundings.
struct Surroundings {
    home: Home,
    model: Option<PathBuf>,
    colour: terminal::Colour,
    /// The actor table with the reader's own rows, read when it is first asked for.
    actors: OnceLock<Arc<Gazetteer>>,
}

impl Surroundings {
    /// Returns the actor table with the reader's own rows.
    fn actors(&self) -> anyhow::Result<&Arc<Gazetteer>> {
        if let Some(actors) = self.actors.get() {
            return Ok(actors);
        }
        let read = own_actors::table(&self.home)?;
        Ok(self.actors.get_or_init(|| Arc::new(read)))
    }

    /// Returns as much of the actor table as a question needs, unless all of it is there.
    fn actors_for(&self, question: &str) -> anyhow::Result<Arc<Gazetteer>> {
        match self.actors.get() {
            Some(actors) => Ok(actors.clone()),
            None => Ok(Arc::new(own_actors::table_for(&self.home, question)?)),
        }
    }
}

/// Runs the program on its arguments.
pub fn main() -> ExitStatus {
    silence_fenced_panics();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return report::usage(&error),
    };
    // An index that was altered on disk can break the engine down where it trusts its files.
    match parse::fenced(|| run(args)) {
        Some(Ok(status)) => status,
        Some(Err(error)) => report::failure(&error),
        None => report::broken(&BREAKDOWN.lock().unwrap_or_else(PoisonError::into_inner)),
    }
}

/// What the last panic behind a fence said.
static BREAKDOWN: Mutex<String> = Mutex::new(String::new());

/// A panic that a parser's fence catches becomes the reason why a file was skipped; its message would only frighten.
/// One that only the outermost fence catches is told there.
fn silence_fenced_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if parse::is_fenced() {
            let said = panic.payload_as_str().unwrap_or("no reason was told");
            said.clone_into(&mut BREAKDOWN.lock().unwrap_or_else(PoisonError::into_inner));
        } else {
            usual(panic);
        }
    }));
}

fn run(args: Args) -> anyhow::Result<ExitStatus> {
    let (home, model, colour) = (Home::new(args.index), args.model, args.color);
    let around = Surroundings { home, model, colour, actors: OnceLock::new() };
    match args.command {
        Command::Index(command) => command.run(&around),
        Command::Ask(command) => command.run(&around),
        Command::Search(command) => command.run(&around),
        Command::Batch(command) => command.run(&around),
        Command::Show(command) => command.run(&around),
        Command::Statements(command) => command.run(&around),
        Command::Actors(command) => command.run(&around),
        Command::Timeline(command) => command.run(&around),
        Command::Cite(command) => command.run(&around),
        Command::Note(command) => command.run(&around),
        Command::Verify(command) => command.run(&around),
        Command::Replay(command) => command.run(&around),
        #[cfg(feature = "serve")]
        Command::Serve(command) => command.run(Arc::new(around)),
        Command::Status(command) => command.run(&around),
        Command::Check(command) => command.run(&around),
        Command::Eval(command) => command.run(&around),
        Command::Judge(command) => command.run(&around),
        #[cfg(feature = "mcp")]
        Command::Mcp(mcp::Mcp {}) => mcp::Mcp::run(around),
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
