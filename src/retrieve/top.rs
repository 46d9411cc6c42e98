//! The best passages that hold any of the terms: `MaxScore` (Turtle and Flood 1995), exact.
//!
//! Terms are ordered by the most they can give. Once the candidates are full, those that together cannot lift a passage
//! over the last candidate are no longer walked, only looked up: the cost follows the rare terms' postings.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader, TERMINATED};

use super::Error;
use super::bm25f::Scorer;
use super::cursor::Cursor;
use super::filters::{Check, Checks};
use crate::index::Reader;
use crate::model::{ArticleId, Candidate, PassageId};

/// Bounds are sums of floats; this much above them no passage can score.
const ROUNDING: f32 = 1.000_01;

/// The best passages so far, the worst of them at hand.
pub(super) struct Best {
    most: usize,
    heap: BinaryHeap<Reverse<Ranked>>,
    /// How many terms there are.
    width: usize,
    /// What each term gives to each of the passages, one row after another.
    given: Vec<f32>,
}

/// A passage among the best. No more is read of one until it is known to stay there.
struct Ranked {
    score: f32,
    passage: PassageId,
    /// The segment and the document in it.
    address: (u32, DocId),
    /// The row of what the terms give.
    row: usize,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        // Ties go to the lower key, so that each run and each division into segments gives the same candidates.
        self.score.total_cmp(&other.score).then_with(|| other.passage.cmp(&self.passage))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

impl Best {
    /// Keeps the `most` best by so many terms.
    pub(super) fn new(most: usize, terms: usize) -> Self {
        let room = most.min(4096);
        Self { most, heap: BinaryHeap::with_capacity(room), width: terms, given: Vec::with_capacity(room * terms) }
    }

    /// What a passage must reach to be looked at.
    pub(super) fn threshold(&self) -> f32 {
        if self.heap.len() < self.most {
            return f32::NEG_INFINITY;
        }
        self.heap.peek().map_or(f32::INFINITY, |worst| worst.0.score)
    }

    /// Takes a document in by what each term gives it, unless it is no passage or there are enough better ones.
    pub(super) fn offer(&mut self, identity: &Identity, doc: DocId, given: &[f32]) {
        let Some(passage) = identity.passage(doc) else { return };
        let mut ranked =
            Ranked { score: given.iter().sum(), passage, address: (identity.segment, doc), row: self.heap.len() };
        if self.heap.len() < self.most {
            self.given.extend_from_slice(given);
            self.heap.push(Reverse(ranked));
        } else if let Some(mut worst) = self.heap.peek_mut().filter(|worst| worst.0 < ranked) {
            ranked.row = worst.0.row;
            self.given[ranked.row * self.width..][..self.width].copy_from_slice(given);
            *worst = Reverse(ranked);
        }
    }

    /// Returns the passages as candidates, best first. The identities are those of the segments, in order.
    pub(super) fn into_candidates(self, identities: &[Identity]) -> Vec<Candidate> {
        let Self { heap, width, given, .. } = self;
        // Ascending by the reversed order: best first.
        let ranked = heap.into_sorted_vec().into_iter();
        let candidate = |Reverse(ranked): Reverse<Ranked>| {
            let (segment, doc) = ranked.address;
            identities[segment as usize].candidate(doc, given[ranked.row * width..][..width].to_vec())
        };
        ranked.filter_map(candidate).collect()
    }
}

/// The columns that tell which passage a document is.
pub(super) struct Identity {
    segment: u32,
    article: Column<u64>,
    ordinal: Column<u64>,
    published_from: Column<i64>,
    published_to: Column<i64>,
}

impl Identity {
    pub(super) fn open(reader: &Reader, segment: u32, of: &SegmentReader) -> Result<Self, Error> {
        let engine = |source| Error::Index(reader.engine(source));
        let columns = of.fast_fields();
        Ok(Self {
            segment,
            article: columns.u64("article").map_err(engine)?,
            ordinal: columns.u64("ordinal").map_err(engine)?,
            published_from: columns.i64("published_from").map_err(engine)?,
            published_to: columns.i64("published_to").map_err(engine)?,
        })
    }

    /// Returns which passage of its article a document is; `None` for an article's own document.
    fn ordinal(&self, doc: DocId) -> Option<u32> {
        self.ordinal.first(doc).and_then(|ordinal| u32::try_from(ordinal).ok()).filter(|n| *n > 0)
    }

    /// Returns which passage a document is; `None` for an article's own document.
    pub(super) fn passage(&self, doc: DocId) -> Option<PassageId> {
        Some(PassageId { ordinal: self.ordinal(doc)?, article: ArticleId(self.article.first(doc)?) })
    }

    /// Returns the candidate a document is; `None` for an article's own document.
    pub(super) fn candidate(&self, doc: DocId, terms: Vec<f32>) -> Option<Candidate> {
        Some(Candidate {
            passage: self.passage(doc)?,
            address: (self.segment, doc),
            score: terms.iter().sum(),
            terms,
            meaning: None,
            support: None,
            nearness: None,
            published: self.published_from.first(doc).zip(self.published_to.first(doc)),
        })
    }
}

/// Returns the `most` best passages of the index, best first.
pub(super) fn best(reader: &Reader, scorer: &Scorer, checks: &Checks, most: usize) -> Result<Vec<Candidate>, Error> {
    let mut best = Best::new(most, scorer.len());
    if most == 0 {
        return Ok(Vec::new());
    }
    let mut identities = Vec::new();
    for (number, segment) in (0..).zip(reader.searcher().segment_readers()) {
        let check = checks.open(reader, segment)?;
        let identity = Identity::open(reader, number, segment)?;
        let cursors = scorer.cursors(reader, number, segment)?;
        walk(segment, cursors, &check, &identity, &mut best);
        identities.push(identity);
    }
    Ok(best.into_candidates(&identities))
}

fn walk(segment: &SegmentReader, mut cursors: Vec<Cursor>, check: &Check, identity: &Identity, best: &mut Best) {
    // The terms, least bound first, their places, and what those up to each can give together.
    let mut places: Vec<usize> = (0..cursors.len()).collect();
    places.sort_by(|&a, &b| cursors[a].bound().total_cmp(&cursors[b].bound()).then(a.cmp(&b)));
    cursors.sort_by(|a, b| a.bound().total_cmp(&b.bound()));
    let mut reach = Vec::with_capacity(cursors.len());
    let mut sum = 0.0;
    for cursor in &cursors {
        sum += cursor.bound();
        reach.push(sum * ROUNDING);
    }
    let mut given = vec![0.0_f32; cursors.len()];
    let mut walked = 0;
    loop {
        let threshold = best.threshold();
        while walked < cursors.len() && reach[walked] < threshold {
            walked += 1;
        }
        let Some(doc) = cursors[walked..].iter().map(Cursor::doc).min().filter(|doc| *doc != TERMINATED) else {
            return;
        };
        given.fill(0.0);
        let mut score = 0.0;
        for (cursor, &place) in cursors[walked..].iter_mut().zip(&places[walked..]) {
            if cursor.doc() == doc {
                given[place] = cursor.take();
                score += given[place];
            }
        }
        // Look the others up, the strongest first, as long as they can still lift the passage in.
        let mut possible = true;
        for rank in (0..walked).rev() {
            if score + reach[rank] < threshold {
                possible = false;
                break;
            }
            let cursor = &mut cursors[rank];
            if cursor.seek(doc) == doc {
                let more = cursor.score();
                given[places[rank]] = more;
                score += more;
            }
        }
        if possible && score * ROUNDING >= threshold && !segment.is_deleted(doc) && check.accepts(doc) {
            best.offer(identity, doc, &given);
        }
    }
}
