//! All passages of an index, one after another.

use super::{Error, Reader, TextKey};
use crate::model::{ArticleId, PassageId};

/// A passage by its place, and which text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// Which passage.
    pub passage: PassageId,
    /// Which text.
    pub text: TextKey,
    /// Where this reader keeps it: segment and document.
    pub address: (u32, u32),
}

impl Reader {
    /// Returns all passages in the order of their keys.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn all_passages(&self) -> Result<Vec<Placed>, Error> {
        let mut found = Vec::new();
        for (number, segment) in (0..).zip(self.searcher().segment_readers()) {
            let columns = segment.fast_fields();
            let articles = columns.u64("article").map_err(|source| self.engine(source))?;
            let ordinals = columns.u64("ordinal").map_err(|source| self.engine(source))?;
            for document in (0..segment.max_doc()).filter(|document| !segment.is_deleted(*document)) {
                let ordinal = ordinals.first(document).and_then(|ordinal| u32::try_from(ordinal).ok()).unwrap_or(0);
                if let (Some(article), true) = (articles.first(document), ordinal > 0) {
                    let address = (number, document);
                    let id = PassageId { article: ArticleId(article), ordinal };
                    let stored = self.stored(id, address)?;
                    let text = TextKey::new(stored.title(), stored.text());
                    found.push(Placed { passage: id, text, address });
                }
            }
        }
        found.sort_unstable();
        Ok(found)
    }
}
