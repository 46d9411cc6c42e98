use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use clap::Args;

use super::{ExitStatus, Surroundings, index, opening, report, terminal};
use crate::assist::{self, Library};
use crate::engine::Engine;

/// Answer an assistant that speaks the Model Context Protocol
#[derive(Debug, Args)]
#[command(
    after_help = "An assistant starts this program itself; the README shows its settings. The tools ask, search, show, statements,
timeline and cite only read. Nothing is sent anywhere: what the assistant does with the passages is its own affair.

Examples:
  demarche mcp --index ~/articles.idx
  claude mcp add demarche -- demarche mcp --index ~/articles.idx"
)]
pub(super) struct Mcp {}

impl Mcp {
    pub(super) fn run(around: Surroundings) -> anyhow::Result<ExitStatus> {
        if terminal::is_typed_at() {
            report::notice("this speaks with an assistant, not with people: it is waiting for its first message");
        }
        let shelf = Shelf { around, held: Mutex::default() };
        let open = Box::new(move || shelf.engine().map_err(|error| report::told(&error)));
        assist::serve(Library { open, day: index::today })?;
        Ok(ExitStatus::Found)
    }
}

/// The index, held open for as long as nothing about it changes.
struct Shelf {
    around: Surroundings,
    held: Mutex<Option<(Stamp, Arc<Engine>)>>,
}

/// Size and time of each file the engine was opened from, and of those that are not there: a change is noticed at the next
/// question.
type Stamp = Vec<(PathBuf, Option<(u64, SystemTime)>)>;

impl Shelf {
    fn engine(&self) -> anyhow::Result<Arc<Engine>> {
        // Told before it is opened: what changes in between is noticed the next time.
        let stamp = self.stamp();
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, engine)) = held.as_ref()
            && *of == stamp
        {
            return Ok(Arc::clone(engine));
        }
        // Closed first: nothing of an index that is gone is held on to.
        *held = None;
        let engine = Arc::new(opening::opened(&self.around)?);
        *held = Some((stamp, Arc::clone(&engine)));
        Ok(engine)
    }

    fn stamp(&self) -> Stamp {
        let read = |file: &PathBuf| fs::metadata(file).ok().and_then(|file| Some((file.len(), file.modified().ok()?)));
        opening::watched(&self.around).into_iter().map(|file| (file.clone(), read(&file))).collect()
    }
}
