//! The best passages that hold any of the terms: `MaxScore` (Turtle and Flood 1995), exact.
//!
//! Terms are ordered by the most they can give. Once the candidates are full, those that together cannot lift a passage
//! over the last candidate are no longer walked, only looked up: the cost follows the rare terms' postings.
//! Two threads share the segments of a large index, and what one of them must reach, the other must reach as well.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::sync::atomic::{self, AtomicU32};

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader, TERMINATED};

use super::Error;
use super::bm25f::Scorer;
use super::cursor::Cursor;
use super::filters::{Check, Checks};
use super::shares::shared;
use crate::index::Reader;
use crate::model::{ArticleId, Candidate, PassageId};

/// Bounds are sums of floats; this much above them no passage can score.
const ROUNDING: f32 = 1.000_01;

/// With fewer documents, the segments are walked before a second thread has begun.
const LEAST_SHARED: u32 = 20_000;

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

    /// Takes in those of other segments.
    fn join(mut self, other: Self) -> Self {
        let before = self.heap.len();
        self.given.extend(other.given);
        self.heap.extend(other.heap.into_iter().map(|Reverse(mut ranked)| {
            ranked.row += before;
            Reverse(ranked)
        }));
        self
    }

    /// Returns the passages as candidates, best first. The identities are those of the segments they are of.
    pub(super) fn into_candidates(self, identities: &[Identity]) -> Vec<Candidate> {
        let Self { most, heap, width, given } = self;
        // Ascending by the reversed order: best first.
        let ranked = heap.into_sorted_vec().into_iter().take(most);
        let candidate = |Reverse(ranked): Reverse<Ranked>| {
            let (segment, doc) = ranked.address;
            let identity = identities.iter().find(|identity| identity.segment == segment)?;
            identity.candidate(doc, given[ranked.row * width..][..width].to_vec())
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

/// What a passage must reach to be among the best, as far as any thread knows: the bits of a score, 0 at first. Scores are
/// never negative, so their bits are in the order of the scores.
#[derive(Default)]
struct Reached(AtomicU32);

impl Reached {
    fn score(&self) -> f32 {
        f32::from_bits(self.0.load(atomic::Ordering::Relaxed))
    }

    fn raise(&self, score: f32) {
        if score > self.score() {
            self.0.fetch_max(score.to_bits(), atomic::Ordering::Relaxed);
        }
    }
}

/// Returns the `most` best passages of the index, best first.
pub(super) fn best(reader: &Reader, scorer: &Scorer, checks: &Checks, most: usize) -> Result<Vec<Candidate>, Error> {
    best_shared(reader, scorer, checks, most, LEAST_SHARED)
}

/// Does so, the segments shared by two threads when they hold at least so many documents.
fn best_shared(
    reader: &Reader,
    scorer: &Scorer,
    checks: &Checks,
    most: usize,
    least: u32,
) -> Result<Vec<Candidate>, Error> {
    if most == 0 {
        return Ok(Vec::new());
    }
    let reached = Reached::default();
    let best_of = |(): &mut (), segments: &Share| {
        let mut best = Best::new(most, scorer.len());
        let mut identities = Vec::with_capacity(segments.len());
        for &(number, segment) in segments {
            let check = checks.open(reader, segment)?;
            let identity = Identity::open(reader, number, segment)?;
            let cursors = scorer.cursors(reader, number, segment)?;
            walk(segment, cursors, &check, &identity, &reached, &mut best);
            identities.push(identity);
        }
        Ok::<_, Error>((best, identities))
    };
    let shares = shares((0..).zip(reader.searcher().segment_readers()).collect(), least);
    let found =
        shared(&mut ((), ()), &shares, 2, best_of)?.into_iter().reduce(|(one, mut identities), (other, others)| {
            identities.extend(others);
            (one.join(other), identities)
        });
    Ok(found.map_or_else(Vec::new, |(best, identities)| best.into_candidates(&identities)))
}

/// What there is to walk: segments with their numbers.
type Share<'r> = Vec<(u32, &'r SegmentReader)>;

/// Divides segments into two shares of about as many documents; into one where there are fewer than `least`.
fn shares(mut segments: Share<'_>, least: u32) -> Vec<Share<'_>> {
    let documents = |share: &Share| share.iter().map(|(_, segment)| segment.max_doc()).sum::<u32>();
    if segments.len() < 2 || documents(&segments) < least {
        return vec![segments];
    }
    segments.sort_by_key(|(_, segment)| Reverse(segment.max_doc()));
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for segment in segments {
        let share = if documents(&other) < documents(&one) { &mut other } else { &mut one };
        share.push(segment);
    }
    vec![one, other]
}

fn walk(
    segment: &SegmentReader,
    mut cursors: Vec<Cursor>,
    check: &Check,
    identity: &Identity,
    reached: &Reached,
    best: &mut Best,
) {
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
        let threshold = reached.score();
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
            reached.raise(best.threshold());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::fs;

    use super::*;
    use crate::engine::trials::built;
    use crate::index::Home;
    use crate::model::Filters;
    use crate::retrieve::Parameters;
    use crate::retrieve::filters::checks;
    use crate::understand;

    #[test]
    fn two_threads_find_what_one_finds() {
        const WORDS: [&str; 8] = ["bank", "attack", "denied", "ministry", "hackers", "ballots", "Moscow", "servers"];
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("corpus");
        fs::create_dir(&corpus).unwrap();
        let home = Home::new(folder.path().join("index"));
        let mut chosen = 1_usize;
        // Each run leaves a segment.
        for run in 0..4 {
            for article in 0..9 {
                let mut text = String::new();
                for _ in 0..6 + article {
                    chosen = chosen.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let word = |at: u32| WORDS[(chosen >> at) % WORDS.len()];
                    write!(text, "The {} saw the {} and {}. ", word(33), word(41), word(49)).unwrap();
                }
                fs::write(corpus.join(format!("{run}-{article}.txt")), text).unwrap();
            }
            built(&corpus, &home, false);
        }
        let reader = Reader::open(&home).unwrap();
        assert!(reader.searcher().segment_readers().len() > 1);
        let checks = checks(&reader, &Filters::default()).unwrap();
        for question in ["who denied the attack on the bank", "hackers", "ballots on servers of the ministry in Moscow"]
        {
            let terms = understand::question(question, None).terms;
            let scorer = Scorer::new(&reader, &terms, Parameters::default()).unwrap();
            for most in [1, 3, 10, 100] {
                let found = |least| best_shared(&reader, &scorer, &checks, most, least).unwrap();
                let (alone, shared) = (found(u32::MAX), found(0));
                assert!(!alone.is_empty());
                assert_eq!(shared, alone, "{most} for {question}");
            }
        }
    }
}
