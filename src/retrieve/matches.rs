//! The best passages a query matches: the engine finds them, our own formula scores them.

use tantivy::query::EnableScoring;
use tantivy::{DocSet, TERMINATED};

use super::bm25f::Scorer;
use super::filters::Checks;
use super::top::{Best, Identity};
use super::{Error, Query};
use crate::index::Reader;
use crate::model::Candidate;

/// Returns the `most` best passages that match, best first.
pub(super) fn best(
    reader: &Reader,
    query: &Query,
    scorer: &Scorer,
    checks: &Checks,
    most: usize,
) -> Result<Vec<Candidate>, Error> {
    let engine = |source| Error::Index(reader.engine(source));
    let mut best = Best::new(most, scorer.len());
    if most == 0 {
        return Ok(Vec::new());
    }
    let weight = query.matcher.weight(EnableScoring::disabled_from_searcher(reader.searcher())).map_err(engine)?;
    let mut identities = Vec::new();
    let mut given = Vec::with_capacity(scorer.len());
    for (number, segment) in (0..).zip(reader.searcher().segment_readers()) {
        let check = checks.open(reader, segment)?;
        let identity = Identity::open(reader, number, segment)?;
        let mut cursors = scorer.cursors(reader, number, segment)?;
        let mut matches = weight.scorer(segment, 1.0).map_err(engine)?;
        while matches.doc() != TERMINATED {
            let doc = matches.doc();
            given.clear();
            for cursor in &mut cursors {
                given.push(if cursor.seek(doc) == doc { cursor.score() } else { 0.0 });
            }
            if given.iter().sum::<f32>() >= best.threshold() && !segment.is_deleted(doc) && check.accepts(doc) {
                best.offer(&identity, doc, &given);
            }
            matches.advance();
        }
        identities.push(identity);
    }
    Ok(best.into_candidates(&identities))
}
