use std::path::PathBuf;

/// Why queries, judgments or a run could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be read.
    #[error("could not read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// A line is not the JSON object that belongs there.
    #[error("{}:{line}: not an object as it belongs here", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
    /// A line has more or fewer columns than its format.
    #[error("{}:{line}: found {found} columns, expected {expected}", path.display())]
    Columns {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// How many there are.
        found: usize,
        /// What belongs there.
        expected: &'static str,
    },
    /// A value is not what belongs there.
    #[error("{}:{line}: {value:?} is no {expected}", path.display())]
    Value {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// As it stands there.
        value: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// Something stands there a second time.
    #[error("{}:{line}: {what} stands in this file twice", path.display())]
    Twice {
        /// The file.
        path: PathBuf,
        /// The line of the second, from 1.
        line: usize,
        /// Which.
        what: String,
    },
    /// The collection has no judgments for that split.
    #[error("no judgments for the split {split:?} in {} (there are: {found})", folder.display())]
    NoSplit {
        /// Where they were looked for.
        folder: PathBuf,
        /// The split asked for.
        split: String,
        /// The splits there are, joined by `, `.
        found: String,
    },
}
