//! The measures. Each takes what the places of a ranking gain, best place first, and is the measure of that name in
//! `trec_eval` 9.0.8 of the National Institute of Standards and Technology (`m_ndcg_cut.c`, `m_recip_rank.c`,
//! `m_success.c`, `m_recall.c`, `m_P.c`). A ranking shorter than the cut is read as if nothing of worth followed.

use std::fmt;

use serde::{Serialize, Serializer};

/// A measure with the number of places it looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Metric {
    /// [`ndcg`]
    Ndcg(usize),
    /// [`reciprocal_rank`]
    ReciprocalRank(usize),
    /// [`success`]
    Success(usize),
    /// [`recall`]
    Recall(usize),
    /// [`precision`]
    Precision(usize),
}

impl Metric {
    /// What `demarche eval` reports.
    pub const STANDARD: [Self; 6] = [
        Self::Ndcg(10),
        Self::ReciprocalRank(10),
        Self::Success(1),
        Self::Success(5),
        Self::Recall(10),
        Self::Recall(100),
    ];

    /// Returns the measure of one ranking from what its places gain and what a perfect one would, best first.
    pub fn of(self, gains: &[u8], ideal: &[u8]) -> f64 {
        match self {
            Self::Ndcg(cut) => ndcg(gains, ideal, cut),
            Self::ReciprocalRank(cut) => reciprocal_rank(gains, cut),
            Self::Success(cut) => success(gains, cut),
            Self::Recall(cut) => recall(gains, ideal.len(), cut),
            Self::Precision(cut) => precision(gains, cut),
        }
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ndcg(cut) => write!(f, "ndcg@{cut}"),
            Self::ReciprocalRank(cut) => write!(f, "mrr@{cut}"),
            Self::Success(cut) => write!(f, "success@{cut}"),
            Self::Recall(cut) => write!(f, "recall@{cut}"),
            Self::Precision(cut) => write!(f, "p@{cut}"),
        }
    }
}

impl Serialize for Metric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Returns the normalised discounted cumulative gain of the first `cut` places.
///
/// Each gain is divided by log₂(place + 1) and the sum by that of the perfect ranking (Järvelin and Kekäläinen,
/// "Cumulated gain-based evaluation of IR techniques", TOIS 20, 2002). The gain is the grade itself, as in
/// `trec_eval`'s `ndcg_cut`, not 2^grade − 1.
pub fn ndcg(gains: &[u8], ideal: &[u8], cut: usize) -> f64 {
    let perfect = discounted(ideal, cut);
    if perfect > 0.0 { discounted(gains, cut) / perfect } else { 0.0 }
}

fn discounted(gains: &[u8], cut: usize) -> f64 {
    gains.iter().take(cut).enumerate().map(|(at, &gain)| f64::from(gain) / real(at + 2).log2()).sum()
}

/// Returns one over the place of the first relevant document, 0 when none is among the first `cut` (`recip_rank` of the
/// cut run). Its mean is the mean reciprocal rank (Voorhees, "The TREC-8 Question Answering Track Report", 1999).
pub fn reciprocal_rank(gains: &[u8], cut: usize) -> f64 {
    gains.iter().take(cut).position(|&gain| gain > 0).map_or(0.0, |at| 1.0 / real(at + 1))
}

/// Returns 1 when a relevant document is among the first `cut`, else 0 (`success`).
pub fn success(gains: &[u8], cut: usize) -> f64 {
    if found(gains, cut) > 0 { 1.0 } else { 0.0 }
}

/// Returns the share of the `relevant` documents that is among the first `cut` (`recall`).
pub fn recall(gains: &[u8], relevant: usize, cut: usize) -> f64 {
    if relevant == 0 { 0.0 } else { real(found(gains, cut)) / real(relevant) }
}

/// Returns the share of the first `cut` places that hold a relevant document (`P`); empty places count.
pub fn precision(gains: &[u8], cut: usize) -> f64 {
    if cut == 0 { 0.0 } else { real(found(gains, cut)) / real(cut) }
}

fn found(gains: &[u8], cut: usize) -> usize {
    gains.iter().take(cut).filter(|&&gain| gain > 0).count()
}

/// Returns a count as a real number; no ranking and no collection is longer than `u32` counts.
pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(measured: f64, expected: f64) {
        assert!((measured - expected).abs() < 1e-9, "{measured} is not {expected}");
    }

    #[test]
    fn ndcg_by_hand() {
        // Gains 0, 2, 1 against the perfect 2, 2, 1: 2/log2(3) + 1/2 over 2 + 2/log2(3) + 1/2.
        let (log3, found, perfect) = (3f64.log2(), [0, 2, 1], [2, 2, 1]);
        close(ndcg(&found, &perfect, 10), (2.0 / log3 + 0.5) / (2.0 + 2.0 / log3 + 0.5));
        close(ndcg(&found, &perfect, 2), (2.0 / log3) / (2.0 + 2.0 / log3));
        close(ndcg(&found, &perfect, 1), 0.0);
        close(ndcg(&[2, 2, 1], &perfect, 10), 1.0);
        close(ndcg(&[], &perfect, 10), 0.0);
        close(ndcg(&[0, 0], &[], 10), 0.0);
    }

    #[test]
    fn ndcg_takes_the_grade_as_it_is() {
        // With 2^grade - 1 the grade 2 would weigh 3.
        close(ndcg(&[1, 2], &[2, 1], 10), (1.0 + 2.0 / 3f64.log2()) / (2.0 + 1.0 / 3f64.log2()));
    }

    #[test]
    fn reciprocal_rank_stops_at_the_cut() {
        close(reciprocal_rank(&[0, 0, 1, 2], 10), 1.0 / 3.0);
        close(reciprocal_rank(&[0, 0, 1, 2], 2), 0.0);
        close(reciprocal_rank(&[], 10), 0.0);
    }

    #[test]
    fn shares_of_found_and_of_places() {
        let gains = [0, 1, 0, 2];
        close(success(&gains, 1), 0.0);
        close(success(&gains, 2), 1.0);
        close(recall(&gains, 5, 10), 0.4);
        close(recall(&gains, 5, 2), 0.2);
        close(recall(&gains, 0, 2), 0.0);
        close(precision(&gains, 4), 0.5);
        close(precision(&gains, 10), 0.2);
        close(precision(&gains, 0), 0.0);
    }

    #[test]
    fn names_are_those_of_the_report() {
        let names: Vec<_> = Metric::STANDARD.iter().map(ToString::to_string).collect();
        assert_eq!(names, ["ndcg@10", "mrr@10", "success@1", "success@5", "recall@10", "recall@100"]);
    }
}
