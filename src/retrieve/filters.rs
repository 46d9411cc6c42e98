//! Filters: what a passage must fulfil to be shown at all, looked at only for passages that would be candidates.

use globset::{Glob, GlobMatcher};
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::Error;
use super::excluded::Excluded;
use crate::index::{ActRole, Fields, Reader, act_term};
use crate::model::{Bereft, Filters, Undated, day_number};
use crate::text::tokens;

/// The filters of one request, ready to be opened in each segment.
pub(super) struct Checks {
    published: Option<(i64, i64, Undated)>,
    /// A passage must match one query of each list.
    groups: Vec<Vec<Box<dyn Query>>>,
    path: Option<GlobMatcher>,
    path_field: Field,
}

/// The filters in one segment.
pub(super) struct Check {
    published: Option<Published>,
    sets: Vec<BitSet>,
}

/// The days asked for, and the columns that tell a document's.
struct Published {
    from: i64,
    to: i64,
    undated: Undated,
    first: Column<i64>,
    last: Column<i64>,
}

/// Prepares the filters.
pub(super) fn checks(reader: &Reader, filters: &Filters) -> Result<Checks, Error> {
    let fields = reader.fields();
    let mut groups: Vec<Vec<Box<dyn Query>>> = Vec::new();
    if let Some(actors) = &filters.actors {
        let labels = actors.iter().map(|name| actor(fields, &name.to_lowercase(), &filters.bereft));
        groups.push(labels.chain(filters.names.iter().filter_map(|name| words(fields.body, name))).collect());
    }
    if let Some(act) = filters.act {
        groups.push(vec![label(fields.act, &act_term(ActRole::Any, act, ""))]);
    }
    for (field, text) in [(fields.section, &filters.section), (fields.outlet, &filters.outlet)] {
        if let Some(text) = text {
            groups.push(words(field, text).into_iter().collect());
        }
    }
    let path = match &filters.path {
        None => None,
        Some(pattern) => {
            let glob = Glob::new(pattern).map_err(|source| Error::Glob { pattern: pattern.clone(), source })?;
            Some(glob.compile_matcher())
        }
    };
    let published =
        filters.published.map(|range| (day_number(range.from).into(), day_number(range.to).into(), filters.undated));
    Ok(Checks { published, groups, path, path_field: fields.path })
}

/// Returns a query for a label as a whole.
pub(super) fn label(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

/// Returns a query for an actor's label. Where names of the actor have become somebody else's, a passage that holds one of
/// them must hold one it has kept, too.
pub(super) fn actor(fields: &Fields, name: &str, bereft: &[Bereft]) -> Box<dyn Query> {
    let named = label(fields.actor, name);
    let Some(bereft) = bereft.iter().find(|bereft| bereft.label == name) else { return named };
    let any_of = |names: &[String]| -> Box<dyn Query> {
        Box::new(BooleanQuery::union(names.iter().filter_map(|name| words(fields.body, name)).collect()))
    };
    let by_kept = BooleanQuery::intersection(vec![named.box_clone(), any_of(&bereft.kept)]);
    let by_others =
        BooleanQuery::new(vec![(Occur::Must, named), (Occur::MustNot, Box::new(Excluded(any_of(&bereft.lost))))]);
    Box::new(BooleanQuery::union(vec![Box::new(by_kept), Box::new(by_others)]))
}

/// Returns a query for words in their order; `None` when there is no word in `text`.
pub(super) fn words(field: Field, text: &str) -> Option<Box<dyn Query>> {
    phrase(field, text, 0)
}

/// Returns a query for words in their order with at most `slop` other words between; `None` when there is no word.
pub(super) fn phrase(field: Field, text: &str, slop: u32) -> Option<Box<dyn Query>> {
    let mut terms: Vec<Term> =
        tokens::tokens(text).iter().map(|token| Term::from_field_text(field, &token.term)).collect();
    match terms.len() {
        0 => None,
        1 => Some(Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic))),
        _ => {
            let mut query = PhraseQuery::new(terms);
            query.set_slop(slop);
            Some(Box::new(query))
        }
    }
}

impl Checks {
    pub(super) fn open(&self, reader: &Reader, segment: &SegmentReader) -> Result<Check, Error> {
        let engine = |source| Error::Index(reader.engine(source));
        let mut sets = Vec::new();
        for group in &self.groups {
            let mut set = BitSet::with_max_value(segment.max_doc());
            for query in group {
                let weight = query.weight(EnableScoring::disabled_from_searcher(reader.searcher())).map_err(engine)?;
                let mut matches = weight.scorer(segment, 1.0).map_err(engine)?;
                while matches.doc() != TERMINATED {
                    set.insert(matches.doc());
                    matches.advance();
                }
            }
            sets.push(set);
        }
        if let Some(glob) = &self.path {
            sets.push(paths(reader, segment, self.path_field, glob)?);
        }
        let published = match self.published {
            None => None,
            Some((from, to, undated)) => {
                let columns = segment.fast_fields();
                let first = columns.i64("published_from").map_err(engine)?;
                let last = columns.i64("published_to").map_err(engine)?;
                Some(Published { from, to, undated, first, last })
            }
        };
        Ok(Check { published, sets })
    }
}

impl Check {
    /// Tells whether a document passes all filters.
    pub(super) fn accepts(&self, doc: DocId) -> bool {
        self.sets.iter().all(|set| set.contains(doc)) && self.in_time(doc)
    }

    fn in_time(&self, doc: DocId) -> bool {
        let Some(Published { from, to, undated, first, last }) = &self.published else { return true };
        match first.first(doc).zip(last.first(doc)) {
            Some((first, last)) => first <= *to && *from <= last,
            None => *undated == Undated::Keep,
        }
    }
}

/// Returns the passages of the files whose path matches.
fn paths(reader: &Reader, segment: &SegmentReader, field: Field, glob: &GlobMatcher) -> Result<BitSet, Error> {
    let failed = |error: std::io::Error| Error::Index(reader.engine(error.into()));
    let mut set = BitSet::with_max_value(segment.max_doc());
    let inverted = segment.inverted_index(field).map_err(|source| reader.engine(source))?;
    let mut terms = inverted.terms().stream().map_err(failed)?;
    while terms.advance() {
        let matched = std::str::from_utf8(terms.key()).is_ok_and(|path| glob.is_match(path));
        if matched {
            let postings = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic);
            let mut postings = postings.map_err(failed)?;
            while postings.doc() != TERMINATED {
                set.insert(postings.doc());
                postings.advance();
            }
        }
    }
    Ok(set)
}
