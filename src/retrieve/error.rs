use crate::index;

/// Why nothing could be retrieved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The index could not be read.
    #[error(transparent)]
    Index(#[from] index::Error),
    /// A glob does not read.
    #[error("the path pattern {pattern:?} does not read")]
    Glob {
        /// As typed.
        pattern: String,
        /// Why.
        #[source]
        source: globset::Error,
    },
}
