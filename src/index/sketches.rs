//! The sketches of all articles a commit will hold: those of the last commit that stay, and the run's own.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Index, ReloadPolicy, SegmentReader, TERMINATED, TantivyError, Term};

use super::schema::Fields;
use crate::copies::Sketch;
use crate::model::ArticleId;

/// What a run adds and removes.
#[derive(Default)]
pub(super) struct Sketches {
    changes: Mutex<Changes>,
}

#[derive(Default)]
struct Changes {
    added: Vec<(u64, ArticleId, Sketch)>,
    removed: BTreeSet<u64>,
}

impl Sketches {
    /// Takes the sketch of an article of a file.
    pub(super) fn add(&self, file: u64, article: ArticleId, sketch: Sketch) {
        self.changes().added.push((file, article, sketch));
    }

    /// Leaves out the articles of a file.
    pub(super) fn remove(&self, file: u64) {
        self.changes().removed.insert(file);
    }

    fn changes(&self) -> std::sync::MutexGuard<'_, Changes> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the sketches of all articles there will be, in no order.
    pub(super) fn all(self, last: &Index, fields: &Fields) -> Result<Vec<(ArticleId, Sketch)>, TantivyError> {
        let Changes { added, removed } = self.changes.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut all = Vec::with_capacity(added.len());
        let reader = last.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        for segment in reader.searcher().segment_readers() {
            staying(segment, fields, &removed, &mut all)?;
        }
        all.extend(added.into_iter().filter(|(file, ..)| !removed.contains(file)).map(|(_, id, sketch)| (id, sketch)));
        Ok(all)
    }
}

/// Reads the sketches of a segment without those of removed files.
fn staying(
    segment: &SegmentReader,
    fields: &Fields,
    removed: &BTreeSet<u64>,
    all: &mut Vec<(ArticleId, Sketch)>,
) -> Result<(), TantivyError> {
    let mut leaving: BTreeSet<DocId> = BTreeSet::new();
    let files = segment.inverted_index(fields.file)?;
    for file in removed {
        let term = Term::from_field_u64(fields.file, *file);
        let Some(mut postings) = files.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        while postings.doc() != TERMINATED {
            leaving.insert(postings.doc());
            postings.advance();
        }
    }
    let columns = segment.fast_fields();
    let (keys, ordinals, sketches) = (columns.u64("article")?, columns.u64("ordinal")?, columns.u64("sketch")?);
    for document in 0..segment.max_doc() {
        let is_article = ordinals.first(document) == Some(0);
        if !is_article || segment.is_deleted(document) || leaving.contains(&document) {
            continue;
        }
        let sketch = Sketch::from_numbers(sketches.values_for_doc(document));
        all.extend(keys.first(document).map(ArticleId).zip(sketch));
    }
    Ok(())
}
