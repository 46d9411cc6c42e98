//! Copies of one story under one of them.

use std::collections::BTreeMap;

use super::Ranked;
use crate::model::{ArticleId, Candidate};

/// Keeps of each story the passages of one article: the one with the best passage; of several whose best passages have
/// the same score, the one with the earliest date, then the one with the lower key. `story_of` tells which story an
/// article shares with others; an article that shares none is kept.
pub fn fold(ranked: Vec<Ranked>, story_of: impl Fn(ArticleId) -> Option<usize>) -> Vec<Ranked> {
    let mut shown: BTreeMap<usize, (f32, &Candidate)> = BTreeMap::new();
    for Ranked { candidate, score, .. } in &ranked {
        let Some(story) = story_of(candidate.passage.article) else { continue };
        let (best, chosen) = shown.entry(story).or_insert((*score, candidate));
        if score.total_cmp(best).is_eq() && preference(candidate) < preference(chosen) {
            *chosen = candidate;
        }
    }
    let shown: BTreeMap<usize, ArticleId> =
        shown.into_iter().map(|(story, (_, candidate))| (story, candidate.passage.article)).collect();
    let is_shown = |article| story_of(article).is_none_or(|story| shown.get(&story) == Some(&article));
    ranked.into_iter().filter(|ranked| is_shown(ranked.candidate.passage.article)).collect()
}

/// Dated articles before undated ones, the earliest first.
fn preference(candidate: &Candidate) -> (bool, Option<(i64, i64)>, ArticleId) {
    (candidate.published.is_none(), candidate.published, candidate.passage.article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PassageId;

    fn ranked(article: u64, ordinal: u32, score: f32, published: Option<(i64, i64)>) -> Ranked {
        let passage = PassageId { article: ArticleId(article), ordinal };
        let candidate = Candidate {
            passage,
            address: (0, 0),
            score,
            terms: vec![score],
            meaning: None,
            support: None,
            nearness: None,
            published,
        };
        Ranked { candidate, score, why: Vec::new() }
    }

    fn kept(ranked: Vec<Ranked>) -> Vec<(u64, u32)> {
        // Articles of one decade share a story, those under ten none.
        let story_of = |article: ArticleId| (article.0 >= 10).then(|| usize::try_from(article.0 / 10).unwrap());
        let kept = fold(ranked, story_of).into_iter().map(|ranked| ranked.candidate.passage);
        kept.map(|passage| (passage.article.0, passage.ordinal)).collect()
    }

    #[test]
    fn the_best_copy_is_shown_with_all_its_passages() {
        let all = vec![
            ranked(11, 2, 3.0, None),
            ranked(1, 1, 2.5, None),
            ranked(12, 2, 2.0, Some((1, 1))),
            ranked(2, 1, 1.5, None),
            ranked(11, 1, 1.0, None),
        ];
        assert_eq!(kept(all), [(11, 2), (1, 1), (2, 1), (11, 1)]);
    }

    #[test]
    fn of_equals_the_first_published_is_shown() {
        let all = vec![
            ranked(11, 1, 3.0, None),
            ranked(12, 1, 3.0, Some((9, 9))),
            ranked(13, 1, 3.0, Some((8, 8))),
            ranked(14, 1, 2.0, Some((1, 1))),
        ];
        assert_eq!(kept(all), [(13, 1)]);
        assert_eq!(kept(vec![ranked(11, 1, 3.0, None), ranked(12, 1, 3.0, None)]), [(11, 1)]);
    }
}
