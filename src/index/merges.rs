//! When the engine writes segments anew: to have few of them, and to be rid of what was removed.

use std::collections::BTreeSet;

use tantivy::SegmentMeta;
use tantivy::merge_policy::{LogMergePolicy, MergeCandidate, MergePolicy};

/// A segment in which a greater share of the documents was removed is written anew without them: they take space, and
/// count in the statistics of words.
const MOST_REMOVED: f32 = 0.1;

/// A segment of at most so many documents is written anew whenever one was removed: that takes a moment, and the scores
/// are those of a fresh build.
const SMALL: u32 = 5000;

/// A segment of more documents is left as it is. The engine maps all that it merges into memory, and merges eight and more
/// at a time: without a bound, a corpus of two gigabytes became one segment of a gigabyte, and so did the memory.
const LARGEST_MERGED: usize = 25_000;

/// Merges by size as the engine does, but small segments only, and writes anew what holds removed documents.
#[derive(Debug)]
pub(super) struct Merges(LogMergePolicy);

impl Merges {
    pub(super) fn new() -> Self {
        let mut by_size = LogMergePolicy::default();
        by_size.set_del_docs_ratio_before_merge(MOST_REMOVED);
        by_size.set_max_docs_before_merge(LARGEST_MERGED);
        Self(by_size)
    }
}

impl MergePolicy for Merges {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut candidates = self.0.compute_merge_candidates(segments);
        let taken: BTreeSet<_> = candidates.iter().flat_map(|MergeCandidate(ids)| ids.iter().copied()).collect();
        let with_removed =
            segments.iter().filter(|segment| has_too_many_removed(segment) && !taken.contains(&segment.id()));
        candidates.extend(with_removed.map(|segment| MergeCandidate(vec![segment.id()])));
        candidates
    }
}

/// Tells whether a segment is to be written anew for what was removed of it.
#[expect(clippy::cast_precision_loss, reason = "a share need not be exact")]
fn has_too_many_removed(segment: &SegmentMeta) -> bool {
    let (removed, all) = (segment.num_deleted_docs(), segment.max_doc());
    match segment.num_docs() {
        0 => false,
        1..=SMALL => removed > 0,
        _ => removed as f32 > MOST_REMOVED * all as f32,
    }
}

#[cfg(test)]
mod tests {
    use tantivy::Index;
    use tantivy::index::SegmentId;

    use super::*;

    #[test]
    fn small_segments_are_merged_and_large_ones_left() {
        let index = Index::create_in_ram(super::super::schema::schema().0);
        let segments = |sizes: &[u32]| {
            let new = |size: &u32| index.new_segment_meta(SegmentId::generate_random(), *size);
            sizes.iter().map(new).collect::<Vec<_>>()
        };
        let merged = |sizes: &[u32]| -> Vec<usize> {
            let candidates = Merges::new().compute_merge_candidates(&segments(sizes));
            candidates.iter().map(|MergeCandidate(ids)| ids.len()).collect()
        };
        assert_eq!(merged(&[150_000; 40]), [0; 0]);
        assert_eq!(merged(&[20_000; 8]), [8]);
        assert_eq!(merged(&[&[150_000; 12][..], &[7; 9]].concat()), [9]);
        assert_eq!(merged(&[20_000; 7]), [0; 0]);
    }
}
