//! How often the index names somebody, without reading a passage.

use tantivy::Term;

use super::Error;
use crate::index::Reader;

/// Returns in how many passages an actor of this canonical name is named. Passages removed since, and not yet merged
/// away, count too.
///
/// # Errors
/// When the index cannot be read.
pub fn named_in(reader: &Reader, name: &str) -> Result<u64, Error> {
    let term = Term::from_field_text(reader.fields().actor, &name.to_lowercase());
    reader.searcher().doc_freq(&term).map_err(|source| Error::Index(reader.engine(source)))
}
