use std::path::PathBuf;

/// Why an index could not be opened or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no index in that folder.
    #[error("there is no index in {}", .0.display())]
    Missing(PathBuf),
    /// The folder holds something else, and nothing in it is touched.
    #[error("{} holds files that demarche did not make ({found}); nothing there was touched", path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// One of the files.
        found: String,
    },
    /// The index was made by a version that wrote it differently.
    #[error("the index in {} was made by demarche {made_by} in another format (it has {found}, this is {expected})", path.display())]
    OtherVersion {
        /// The folder.
        path: PathBuf,
        /// The program's version that made it.
        made_by: String,
        /// Format and analyzer found.
        found: String,
        /// Format and analyzer of this program.
        expected: String,
    },
    /// Somebody else is writing.
    #[error("the index in {} is being written by {holder}", path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
        /// Who, as far as the lock file says.
        holder: String,
    },
    /// A file of the index could not be read or written.
    #[error("{what} {}", path.display())]
    Io {
        /// What was tried: "could not write".
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// A file of the index holds something else than it should.
    #[error("the index in {} is damaged: {what}", path.display())]
    Damaged {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// A file of the rows an optional model made holds something else than it should.
    #[error("{} is damaged: {what}", path.display())]
    Rows {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The search engine failed.
    #[error("the search engine failed on {}", path.display())]
    Engine {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: tantivy::TantivyError,
    },
}

impl Error {
    /// Returns what the reader can do about it, as one line, where there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Missing(_) => Some("make one with `demarche index FOLDER`"),
            Self::NotOurs { .. } => Some("choose an empty or new folder with --index DIR"),
            Self::OtherVersion { .. } => Some("rebuild with `demarche index --rebuild`"),
            Self::Damaged { .. } => Some("`demarche check --repair` makes it anew from the corpus"),
            Self::Rows { .. } => Some("make the rows again with `demarche index --rows on`"),
            Self::Locked { .. } => Some("wait until it has ended and run the command again"),
            Self::Engine { source: tantivy::TantivyError::ErrorInThread(_), .. } => {
                Some("the index is as it was; look for a full disk, an unreadable folder or a low limit on open files")
            }
            Self::Engine { .. } => Some("`demarche check` tells whether the index is whole, and `--repair` mends it"),
            Self::Io { .. } => None,
        }
    }
}
