//! The open engine that requests share, opened anew when its files change, and work on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use jiff::civil::Date;
use tokio::time::sleep;

use super::access::digest;
use super::workers::Workers;
use super::{Problem, Settings};
use crate::engine::Engine;
use crate::parse::{BROKE_DOWN, fenced};

/// How often files are looked at for changes.
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// How long a request may wait for its turn and be worked on.
const LONGEST_WORK: Duration = Duration::from_secs(10);

/// How many requests may wait for each that is worked on.
const WAITING: usize = 32;

/// What every request shares.
#[derive(Clone)]
pub struct State(Arc<Shared>);

struct Shared {
    opened: RwLock<Arc<Opened>>,
    open: super::Opener,
    watched: Box<dyn Fn() -> Vec<PathBuf> + Send + Sync>,
    today: fn() -> Date,
    notice: fn(&str),
    workers: Workers,
}

/// The engine as it was opened, with what names its state.
pub struct Opened {
    /// The engine.
    pub engine: Engine,
    /// The files it was opened from.
    stamp: Stamp,
}

/// Size and time of each file watched; `None` for one that is not there.
type Stamp = Vec<Option<(u64, SystemTime)>>;

impl State {
    /// Opens the engine.
    ///
    /// # Errors
    /// When it cannot be opened, with the reason.
    pub(super) fn new(settings: Settings) -> Result<Self, String> {
        // Told before it is opened: what changes in between is seen at the next look.
        let stamp = stamp(&(settings.watched)());
        let opened = Opened { engine: (settings.open)()?, stamp };
        Ok(Self(Arc::new(Shared {
            opened: RwLock::new(Arc::new(opened)),
            open: settings.open,
            watched: settings.watched,
            today: settings.today,
            notice: settings.notice,
            workers: Workers::new(settings.workers.max(1), WAITING, LONGEST_WORK),
        })))
    }

    /// Returns the engine as it is open now; it stays open for whoever holds it.
    pub fn opened(&self) -> Arc<Opened> {
        Arc::clone(&self.0.opened.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns today's date.
    pub fn today(&self) -> Date {
        (self.0.today)()
    }

    /// Works on the engine, on a thread where that holds up nobody else.
    ///
    /// # Errors
    /// What `job` returns; that there is too much to do already (503); that it took too long (503); that it broke
    /// down (500).
    pub async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Engine) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let opened = self.opened();
        self.0.workers.run(move || job(&opened.engine)).await
    }

    /// Looks for changes for ever, and opens the engine anew when there are.
    pub(super) async fn watch(self) {
        let mut failed: Option<Stamp> = None;
        loop {
            sleep(BETWEEN_LOOKS).await;
            let state = self.clone();
            let before = failed.take();
            let looked = tokio::task::spawn_blocking(move || state.look(before));
            failed = looked.await.unwrap_or_default();
        }
    }

    /// Opens the engine anew where files have changed; returns their stamp when that failed.
    fn look(&self, failed: Option<Stamp>) -> Option<Stamp> {
        let stamp = stamp(&(self.0.watched)());
        if stamp == self.opened().stamp {
            return None;
        }
        match fenced(|| (self.0.open)()).unwrap_or_else(|| Err(BROKE_DOWN.to_owned())) {
            Ok(engine) => {
                let opened = Arc::new(Opened { engine, stamp });
                *self.0.opened.write().unwrap_or_else(PoisonError::into_inner) = opened;
                None
            }
            Err(reason) => {
                // In the middle of a change a file may be missing; it is told once, and tried again.
                if failed.as_ref() == Some(&stamp) {
                    return failed;
                }
                (self.0.notice)(&format!(
                    "the index has changed and cannot be opened: {reason}; the old one serves on"
                ));
                Some(stamp)
            }
        }
    }
}

impl Opened {
    /// Names the state of everything answers are made from, and `asked`, in 32 hexadecimal digits.
    pub(super) fn tag(&self, asked: &str) -> String {
        digest(&[env!("CARGO_PKG_VERSION"), &format!("{:?}", self.stamp), asked])
    }
}

fn stamp(files: &[PathBuf]) -> Stamp {
    let one = |file: &Path| {
        let metadata = fs::metadata(file).ok()?;
        Some((metadata.len(), metadata.modified().ok()?))
    };
    files.iter().map(|file| one(file)).collect()
}
