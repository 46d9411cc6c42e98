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

/// Merges by size as the engine does, and what holds removed documents.
#[derive(Debug)]
pub(super) struct Merges(LogMergePolicy);

impl Merges {
    pub(super) fn new() -> Self {
        let mut by_size = LogMergePolicy::default();
        by_size.set_del_docs_ratio_before_merge(MOST_REMOVED);
        Self(by_size)
    }
}

impl MergePolicy for Merges {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut candidates = self.0.compute_merge_candidates(segments);
        let taken: BTreeSet<_> = candidates.iter().flat_map(|MergeCandidate(ids)| ids.iter().copied()).collect();
        let with_removed = segments.iter().filter(|segment| {
            segment.num_deleted_docs() > 0
                && (1..=SMALL).contains(&segment.num_docs())
                && !taken.contains(&segment.id())
        });
        candidates.extend(with_removed.map(|segment| MergeCandidate(vec![segment.id()])));
        candidates
    }
}
