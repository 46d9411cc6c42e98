//! **Lives here:** the two flows, put together: a folder into the index, a question to its answer.
//! **May know:** every room below. **Must not know:** the command line, output formats, the clock, the environment.

mod ask;
mod build;
mod contextual;
mod model;
mod rows;
mod show;
mod status;
mod work;

use self::model::Optional;
use crate::index::{self, Home, Reader};
use crate::{encode, read, retrieve};

pub use ask::{PREFERRED_CANDIDATES, Placed, Ranking, Request, asked_for_something};
pub use build::{BuildOptions, Progress, Skipped, Summary, build};
pub use rows::{RowsOptions, RowsProgress, RowsSummary, encode_rows};
pub use show::{Shown, ShownPassage};
pub use status::{RowsStatus, Status};

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
    model: Optional,
}

impl Engine {
    /// Opens the index in a folder.
    ///
    /// # Errors
    /// When there is none, it is of another version, or its files are damaged.
    pub fn open(home: &Home) -> Result<Self, Error> {
        Ok(Self { home: home.clone(), reader: Reader::open(home)?, model: Optional::new(None) })
    }
}
