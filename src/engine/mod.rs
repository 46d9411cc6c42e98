//! **Lives here:** the two flows, put together: a folder into the index, a question to its answer.
//! **May know:** every room below. **Must not know:** the command line, output formats, the clock, the environment.

mod actors;
mod answers;
mod ask;
mod build;
mod check;
mod contextual;
mod facets;
mod fingerprint;
mod gather;
mod kept;
mod ledger;
mod model;
mod parties;
mod redate;
mod rehearsal;
mod rows;
mod show;
mod statements;
mod status;
mod taken_over;
mod threads;
mod timeline;
#[cfg(test)]
pub(crate) mod trials;
mod typed_filters;
mod verify;
mod watch;
mod work;

use std::sync::Arc;

use self::kept::Kept;
use self::model::Optional;
use crate::index::{self, Home, Reader};
use crate::text::gazetteer::Gazetteer;
use crate::{encode, read, retrieve};

pub use crate::retrieve::NamedBy;
pub use actors::{ActorRequest, Actors, Counted, Deeds};
pub use ask::{Duplicates, PREFERRED_CANDIDATES, Placed, Ranking, Request, asked_for_something};
pub use build::{BuildOptions, Progress, Skipped, Summary, build};
pub use check::{Change, ChangeKind, Checked, check};
pub use facets::Facets;
pub use gather::About;
pub use parties::Party;
pub use rehearsal::rehearse;
pub use rows::{RowsOptions, RowsProgress, RowsSummary, encode_rows};
pub use show::{Cited, Shown, ShownPassage};
pub use statements::{Reported, StatementRequest, Statements};
pub use status::{RowsStatus, Status};
pub use threads::{ACCUSATIONS, Thread, Threads, Told, USUAL_WINDOW};
pub use timeline::{Counting, Lanes, Period, Timeline, TimelineRequest, Unit};
pub use typed_filters::{FilterError, TypedFilters, act, named_by, unknown_actor};
pub use verify::{Standing, Verdict};

/// Why a request failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The corpus could not be listed.
    #[error(transparent)]
    Read(#[from] read::Error),
    /// The index could not be read or written.
    #[error(transparent)]
    Index(#[from] index::Error),
    /// The first stage failed.
    #[error(transparent)]
    Retrieve(#[from] retrieve::Error),
    /// The optional model could not be read.
    #[error(transparent)]
    Encode(#[from] encode::Error),
    /// There is nothing to look for.
    #[error("{0:?} holds no word to look for")]
    EmptyQuestion(String),
    /// No article or passage has that identifier.
    #[error("there is no article or passage {0:?} in the index")]
    Unknown(String),
}

impl Error {
    /// Returns what the reader can do about it, as one line, where there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Index(error) | Self::Retrieve(retrieve::Error::Index(error)) => error.hint(),
            Self::Read(read::Error::Missing(_)) => Some("name the folder with your articles: `demarche index FOLDER`"),
            Self::Read(read::Error::NotAFolder(_)) => Some("name the folder the file stands in"),
            Self::EmptyQuestion(_) => Some("ask in words, for example: demarche ask \"who denied the allegations\""),
            Self::Unknown(_) => Some("identifiers stand under each hit, for example 2024/story.html#3"),
            Self::Retrieve(_) => Some("patterns look like 2024/** or *.html"),
            Self::Encode(error) => error.hint(),
            Self::Read(_) => None,
        }
    }
}

/// An index opened for questions.
pub struct Engine {
    home: Home,
    reader: Reader,
    /// The actor table with the reader's own rows, where there are any.
    actors: Option<Arc<Gazetteer>>,
    model: Optional,
    /// Counts over everything.
    kept: Kept,
}

impl Engine {
    /// Opens the index in a folder.
    ///
    /// # Errors
    /// When there is none, it is of another version, or its files are damaged.
    pub fn open(home: &Home) -> Result<Self, Error> {
        Ok(Self {
            home: home.clone(),
            reader: Reader::open(home)?,
            model: Optional::new(None),
            actors: None,
            kept: Kept::default(),
        })
    }

    /// Answers by an actor table with the reader's own rows instead of the shipped one.
    #[must_use]
    pub fn with_actors(self, actors: Arc<Gazetteer>) -> Self {
        // What was counted was counted by the other table.
        Self { actors: Some(actors), kept: Kept::default(), ..self }
    }

    /// Returns how many articles and passages the index holds.
    pub fn counts(&self) -> index::Counts {
        self.reader.counts()
    }

    /// Returns the actor table that questions are answered by.
    pub fn gazetteer(&self) -> &Gazetteer {
        self.actors.as_deref().unwrap_or_else(|| Gazetteer::builtin())
    }
}
