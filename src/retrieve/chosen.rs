//! Passages named beforehand: those of them that pass the filters, scored by the words they hold.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::bm25f::Scorer;
use super::filters::{self, Checks};
use super::top::Identity;
use super::{Error, Parameters};
use crate::index::Reader;
use crate::model::{ArticleId, Candidate, Filters, PassageId, Term};

/// Returns the passages of a list that are in the index and pass the filters, scored by the terms as the first stage
/// scores them.
///
/// # Errors
/// When a filter is wrong, or the index cannot be read.
pub fn chosen(
    reader: &Reader,
    passages: &[PassageId],
    terms: &[Term],
    filters: &Filters,
    parameters: Parameters,
) -> Result<Vec<Candidate>, Error> {
    let engine = |source| Error::Index(reader.engine(source));
    let mut wanted: BTreeMap<ArticleId, Vec<u32>> = BTreeMap::new();
    for passage in passages {
        wanted.entry(passage.article).or_default().push(passage.ordinal);
    }
    let scorer = Scorer::new(reader, terms, parameters)?;
    let checks = filters::checks(reader, filters)?;
    let mut found = Vec::new();
    for (number, segment) in (0..).zip(reader.searcher().segment_readers()) {
        let identity = Identity::open(reader, number, segment)?;
        let inverted = segment.inverted_index(reader.fields().bucket).map_err(engine)?;
        let mut documents = Vec::new();
        for (article, ordinals) in &wanted {
            let postings = inverted.read_postings(&reader.bucket_of(*article), IndexRecordOption::Basic);
            let Some(mut postings) = postings.map_err(|error| engine(error.into()))? else { continue };
            while postings.doc() != TERMINATED {
                let document = postings.doc();
                let meant = |id: PassageId| id.article == *article && ordinals.contains(&id.ordinal);
                if identity.passage(document).is_some_and(meant) && !segment.is_deleted(document) {
                    documents.push(document);
                }
                postings.advance();
            }
        }
        if documents.is_empty() {
            continue;
        }
        documents.sort_unstable();
        let check = checks.open(reader, segment)?;
        let mut cursors = scorer.cursors(reader, number, segment)?;
        for document in documents.into_iter().filter(|document| check.accepts(*document)) {
            let score = |cursor: &mut super::cursor::Cursor| {
                if cursor.seek(document) == document { cursor.score() } else { 0.0 }
            };
            let given = cursors.iter_mut().map(score).collect();
            found.extend(identity.candidate(document, given));
        }
    }
    Ok(found)
}

/// Returns the passages that pass the filters, in the order of their keys; `None` when there is no filter.
///
/// # Errors
/// When a filter is wrong, or the index cannot be read.
pub fn passing(reader: &Reader, filters: &Filters) -> Result<Option<Vec<PassageId>>, Error> {
    if *filters == (Filters { undated: filters.undated, ..Filters::default() }) {
        return Ok(None);
    }
    let checks: Checks = filters::checks(reader, filters)?;
    let mut found = Vec::new();
    for (number, segment) in (0..).zip(reader.searcher().segment_readers()) {
        let check = checks.open(reader, segment)?;
        let identity = Identity::open(reader, number, segment)?;
        let alive =
            (0..segment.max_doc()).filter(|document| !segment.is_deleted(*document) && check.accepts(*document));
        found.extend(alive.filter_map(|document| identity.passage(document)));
    }
    found.sort_unstable();
    Ok(Some(found))
}
