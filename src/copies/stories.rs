//! Articles grouped by story.
//!
//! One text of a story leads it, and each copy is held against its leader, never against another copy (star clustering;
//! Aslam, Pelekhov and Rus 2004): a chain of small changes cannot join texts that have nothing in common. Leaders are found by the hashes they share with a
//! text, so that twenty thousand articles are not compared two by two. The result depends on the sketches alone, not on
//! the order they come in.

use std::cmp::Reverse;

use super::Sketch;
use crate::model::ArticleId;

/// Two texts are copies when the mean of the shares they have of one another is at least this.
pub const SAME_STORY: f32 = 0.5;

/// The same for two texts of one source, which has standing text and series of its own.
pub const SAME_SOURCE: f32 = 0.75;

/// An excerpt smaller than this share of the whole is no copy of it but a quotation.
pub const LEAST_OF_LARGER: f32 = 0.15;

/// Leaders are looked for by so many of the smallest hashes.
const PROBES: usize = 32;

/// A hash that so many leaders have is standing text, and no leader is looked for by it.
const MOST_LEADERS: usize = 64;

/// So many members of a story are compared to find the one in the middle.
const MOST_ASKED: usize = 32;

/// Two excerpts that have less than this share in common come from different places.
const LEAST_OF_EXCERPTS: f32 = 0.2;

/// Fewer hashes in common are no reason to compare.
const LEAST_PROBES: u32 = 2;

/// Tells whether two texts are copies of one story.
pub fn are_copies(a: &Sketch, b: &Sketch) -> bool {
    let overlap = a.overlap(b);
    let least = if a.same_source(b) { SAME_SOURCE } else { SAME_STORY };
    overlap.mean() >= least && overlap.of_larger >= LEAST_OF_LARGER
}

/// A story being gathered.
struct Story {
    members: Vec<usize>,
    /// Those that have less than half of the leader's text. Two that have more must have text in common; these need not
    /// (two items of one newsletter), so they are held against one another too.
    excerpts: Vec<usize>,
}

/// Groups articles by story, and returns the groups of two and more: each in the order of its keys, the groups in the
/// order of their first.
pub fn stories(mut articles: Vec<(ArticleId, Sketch)>) -> Vec<Vec<ArticleId>> {
    // The longest first: what follows can only be a copy or an excerpt of what was before.
    articles.sort_unstable_by_key(|(id, sketch)| (Reverse(sketch.shingles()), *id));
    let probes = shared_hashes(&articles);
    let first = gathered(&articles, &probes, 0..articles.len());
    if first.len() == articles.len() {
        return Vec::new();
    }
    // The longest may be the one that an outlet added most to. The text in the middle of a story leads it better.
    let mut middles: Vec<(Reverse<usize>, usize)> =
        first.iter().map(|story| (Reverse(story.members.len()), middle(&articles, &story.members))).collect();
    middles.sort_unstable();
    let mut is_middle = vec![false; articles.len()];
    for (_, number) in &middles {
        is_middle[*number] = true;
    }
    let others = (0..articles.len()).filter(|number| !is_middle[*number]);
    let gathered = gathered(&articles, &probes, middles.iter().map(|(_, number)| *number).chain(others));

    let mut stories: Vec<Vec<ArticleId>> = Vec::new();
    for story in gathered.into_iter().filter(|story| story.members.len() > 1) {
        let mut members: Vec<ArticleId> = story.members.into_iter().map(|number| articles[number].0).collect();
        members.sort_unstable();
        stories.push(members);
    }
    stories.sort_unstable();
    stories
}

/// Takes articles in an order; each joins the story of the nearest leader before it, or leads one of its own.
fn gathered(articles: &[(ArticleId, Sketch)], probes: &[u32], order: impl Iterator<Item = usize>) -> Vec<Story> {
    let mut leaders: Vec<Vec<usize>> = vec![Vec::new(); probes.len()];
    let mut gathered: Vec<Story> = Vec::new();
    let mut met: Vec<usize> = Vec::new();
    for number in order {
        let sketch = &articles[number].1;
        let hashes = sketch.hashes().iter().take(PROBES);
        let slots: Vec<usize> = hashes.filter_map(|hash| probes.binary_search(hash).ok()).collect();
        met.clear();
        met.extend(slots.iter().flat_map(|slot| &leaders[*slot]));
        if let Some((story, is_excerpt)) = nearest(articles, &gathered, &mut met, sketch) {
            gathered[story].members.push(number);
            if is_excerpt {
                gathered[story].excerpts.push(number);
            }
        } else {
            for slot in slots {
                if leaders[slot].len() < MOST_LEADERS {
                    leaders[slot].push(gathered.len());
                }
            }
            gathered.push(Story { members: vec![number], excerpts: Vec::new() });
        }
    }
    gathered
}

/// Returns the member that has most in common with the others, the first of equals. Of many, some speak for all.
fn middle(articles: &[(ArticleId, Sketch)], members: &[usize]) -> usize {
    let members = &members[..members.len().min(MOST_ASKED)];
    let mut best = (0.0, members[0]);
    for member in members {
        let sum: f32 = members.iter().map(|other| articles[*member].1.overlap(&articles[*other].1).mean()).sum();
        if sum > best.0 {
            best = (sum, *member);
        }
    }
    best.1
}

/// Returns the probing hashes that more than one article has, ascending.
fn shared_hashes(articles: &[(ArticleId, Sketch)]) -> Vec<u32> {
    let of_all = articles.iter().flat_map(|(_, sketch)| sketch.hashes().iter().take(PROBES).copied());
    let mut all: Vec<u32> = of_all.collect();
    all.sort_unstable();
    let shared = all.chunk_by(|a, b| a == b).filter(|equal| equal.len() > 1);
    shared.map(|equal| equal[0]).collect()
}

/// Returns the story that a text is the nearest copy of, and whether it has less than half of its leader's text. `met`
/// holds stories whose leaders share a hash with it, as often as they do.
fn nearest(
    articles: &[(ArticleId, Sketch)],
    gathered: &[Story],
    met: &mut [usize],
    sketch: &Sketch,
) -> Option<(usize, bool)> {
    met.sort_unstable();
    let least = if sketch.shingles() == 0 { 1 } else { LEAST_PROBES as usize };
    let mut best: Option<(f32, usize, bool)> = None;
    for met in met.chunk_by(|a, b| a == b).filter(|met| met.len() >= least) {
        let story = &gathered[met[0]];
        let leader = &articles[story.members[0]].1;
        if !are_copies(leader, sketch) {
            continue;
        }
        let overlap = leader.overlap(sketch);
        let is_excerpt = overlap.of_larger < 0.5;
        let joins = |other: &usize| same_part(&articles[*other].1, sketch);
        // Of equally near leaders the first is kept: the longest, then the one of the lower key.
        if best.is_none_or(|(mean, ..)| overlap.mean() > mean) && (!is_excerpt || story.excerpts.iter().all(joins)) {
            best = Some((overlap.mean(), met[0], is_excerpt));
        }
    }
    best.map(|(_, story, is_excerpt)| (story, is_excerpt))
}

/// Tells whether two excerpts of one text come from the same part of it.
fn same_part(a: &Sketch, b: &Sketch) -> bool {
    a.overlap(b).of_smaller >= LEAST_OF_EXCERPTS
}

#[cfg(test)]
mod tests {
    use super::super::sketch::tests::{sketch, words};
    use super::*;
    use proptest::prelude::*;

    fn grouped(texts: &[(&str, String)]) -> Vec<Vec<u64>> {
        let sketches = (1..).zip(texts).map(|(id, (outlet, text))| (ArticleId(id), sketch(outlet, text))).collect();
        stories(sketches).into_iter().map(|story| story.into_iter().map(|id| id.0).collect()).collect()
    }

    #[test]
    fn copies_and_excerpts_are_one_story() {
        let texts = [
            ("A", words(0, 500)),
            ("B", words(9000, 40) + &words(60, 440)),
            ("C", words(0, 200)),
            ("D", words(5000, 500)),
        ];
        assert_eq!(grouped(&texts), [[1, 2, 3]]);
    }

    #[test]
    fn a_chain_of_changes_joins_no_strangers() {
        // Each has seven tenths of the one before, and the last nothing of the first.
        let texts: Vec<_> = (0..6).map(|step| ("A", words(step * 150, 500))).collect();
        let texts: Vec<_> = texts.into_iter().zip(["A", "B", "C", "D", "E", "F"]).map(|((_, t), o)| (o, t)).collect();
        for story in grouped(&texts) {
            assert!(story.iter().all(|id| id.abs_diff(story[0]) <= 2), "{story:?}");
        }
    }

    #[test]
    fn two_items_of_a_newsletter_are_not_one_story() {
        let texts = [("A", words(0, 900)), ("B", words(0, 250)), ("C", words(500, 250)), ("D", words(0, 240))];
        let stories = grouped(&texts);
        let together = |a, b| stories.iter().any(|story| story.contains(&a) && story.contains(&b));
        assert!(together(2, 4) && !together(2, 3) && !together(3, 4), "{stories:?}");
    }

    #[test]
    fn standing_text_of_one_outlet_joins_nothing() {
        let texts: Vec<_> = (0..8).map(|n| ("A", words(0, 120) + &words(1000 * (n + 1), 100))).collect();
        assert!(grouped(&texts).is_empty());
        // In two outlets that much in common is one agency's story.
        let texts = [("A", words(0, 120) + &words(1000, 100)), ("B", words(0, 120) + &words(2000, 100))];
        assert_eq!(grouped(&texts), [[1, 2]]);
    }

    #[test]
    fn short_texts_are_joined_only_when_they_are_equal() {
        let texts = [("A", words(0, 10)), ("B", words(0, 10)), ("C", words(0, 11)), ("D", words(0, 200))];
        assert_eq!(grouped(&texts), [[1, 2]]);
    }

    #[test]
    fn a_story_in_two_hundred_outlets_is_one() {
        let outlets: Vec<String> = (0..200).map(|n| format!("outlet {n}")).collect();
        let texts: Vec<_> = (0..200).map(|n| (outlets[n].as_str(), words(n % 40, 400))).collect();
        assert_eq!(grouped(&texts).len(), 1);
        assert_eq!(grouped(&texts)[0].len(), 200);
    }

    proptest! {
        #[test]
        fn the_order_of_the_articles_does_not_matter(starts in proptest::collection::vec(0_usize..600, 2..12), seed: u64) {
            let all: Vec<_> = (1..).zip(&starts).map(|(id, &from)| (ArticleId(id), sketch(&format!("o{from}"), &words(from, 300)))).collect();
            let mut other = all.clone();
            other.sort_by_key(|(id, _)| id.0.wrapping_mul(seed | 1));
            prop_assert_eq!(stories(all), stories(other));
        }
    }
}
