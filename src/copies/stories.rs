//! Articles grouped by story.
//!
//! One text of a story leads it, and each copy is held against its leader, never against another copy (star clustering;
//! Aslam, Pelekhov and Rus 2004): a chain of small changes cannot join texts that have nothing in common. Leaders are found by the hashes they share with a
//! text, so that twenty thousand articles are not compared two by two. The result depends on the sketches alone, not on
//! the order they come in.

use std::cmp::Reverse;

use super::leaders::{Leaders, PROBES, shared_hashes};
use super::{Overlap, Sketch};
use crate::model::ArticleId;

/// Two texts are copies when the mean of the shares they have of one another is at least this.
pub const SAME_STORY: f32 = 0.5;

/// The same for two texts of one source, which has standing text and series of its own.
pub const SAME_SOURCE: f32 = 0.75;

/// An excerpt smaller than this share of the whole is no copy of it but a quotation.
pub const LEAST_OF_LARGER: f32 = 0.15;

/// So many members of a story are compared to find the one in the middle.
const MOST_ASKED: usize = 32;

/// Two excerpts that have less than this share in common come from different places.
const LEAST_OF_EXCERPTS: f32 = 0.2;

/// Fewer hashes in common are no reason to compare.
const LEAST_PROBES: u8 = 2;

/// Tells whether two texts are copies of one story.
pub fn are_copies(a: &Sketch, b: &Sketch) -> bool {
    overlap_of_copies(a, b).is_some()
}

/// Returns how much two texts have in common, when that makes them copies of one story.
fn overlap_of_copies(a: &Sketch, b: &Sketch) -> Option<Overlap> {
    let least = if a.same_source(b) { SAME_SOURCE } else { SAME_STORY };
    a.overlap_of(b, least).filter(|overlap| overlap.of_larger >= LEAST_OF_LARGER)
}

/// A text to be grouped. Its sketch stays where it is kept until it is looked at: of many texts, all sketches together
/// would need more memory than everything else.
#[derive(Debug, Clone)]
pub struct Text<P> {
    /// Its article.
    pub id: ArticleId,
    /// As in [`Sketch::shingles`].
    pub shingles: u32,
    /// Where its sketch is kept.
    pub place: P,
}

/// A story being gathered.
struct Story {
    leader: u32,
    /// The others.
    joined: Vec<u32>,
    /// Those that have less than half of the leader's text. Two that have more must have text in common; these need not
    /// (two items of one newsletter), so they are held against one another too.
    excerpts: Vec<u32>,
}

impl Story {
    fn members(&self) -> impl Iterator<Item = u32> + '_ {
        std::iter::once(self.leader).chain(self.joined.iter().copied())
    }
}

/// Groups texts by story, and returns the groups of two and more: each in the order of its keys, the groups in the
/// order of their first. `read` reads a sketch.
///
/// # Errors
/// When a sketch cannot be read.
pub fn stories<'h, P, E>(
    mut texts: Vec<Text<P>>,
    read: impl Fn(&P) -> Result<Sketch<'h>, E>,
) -> Result<Vec<Vec<ArticleId>>, E> {
    // The longest first: what follows can only be a copy or an excerpt of what was before.
    texts.sort_unstable_by_key(|text| (Reverse(text.shingles), text.id));
    let sketch = |number: u32| read(&texts[number as usize].place);
    let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
    let probes = shared_hashes(count, sketch)?;
    let first = gathered(sketch, &probes, 0..count, |_| false)?;
    if first.len() == texts.len() {
        return Ok(Vec::new());
    }
    // The longest may be the one that an outlet added most to. The text in the middle of a story leads it better.
    let mut middles: Vec<(Reverse<usize>, u32)> = Vec::with_capacity(first.len());
    let mut is_alone = vec![false; texts.len()];
    for story in first {
        is_alone[story.leader as usize] = story.joined.is_empty();
        middles.push((Reverse(story.joined.len()), middle(sketch, &story)?));
    }
    middles.sort_unstable();
    let mut is_middle = vec![false; texts.len()];
    for (_, number) in &middles {
        is_middle[*number as usize] = true;
    }
    let others = (0..count).filter(|number| !is_middle[*number as usize]);
    let order = middles.iter().map(|(_, number)| *number).chain(others);
    let gathered = gathered(sketch, &probes, order, |number| is_alone[number as usize])?;

    let mut stories: Vec<Vec<ArticleId>> = Vec::new();
    for story in gathered.into_iter().filter(|story| !story.joined.is_empty()) {
        let mut members: Vec<ArticleId> = story.members().map(|number| texts[number as usize].id).collect();
        members.sort_unstable();
        stories.push(members);
    }
    stories.sort_unstable();
    Ok(stories)
}

/// Takes texts in an order; each joins the story of the nearest leader before it, or leads one of its own. Two that are
/// known to be alone are not compared with one another.
fn gathered<'h, E>(
    sketch: impl Fn(u32) -> Result<Sketch<'h>, E> + Copy,
    probes: &[u32],
    order: impl Iterator<Item = u32>,
    is_alone: impl Fn(u32) -> bool,
) -> Result<Vec<Story>, E> {
    let mut leaders = Leaders::new(probes.len());
    let slots = |its: &Sketch| -> Vec<usize> {
        its.hashes().iter().take(PROBES).filter_map(|hash| probes.binary_search(hash).ok()).collect()
    };
    let mut gathered: Vec<Story> = Vec::new();
    let mut met = Met::default();
    // Stories whose leaders are not to be found yet: of texts that are alone, by one another.
    let mut unlisted: Vec<u32> = Vec::new();
    for number in order {
        let alone = is_alone(number);
        let listed = if alone { 0 } else { unlisted.len() };
        for story in unlisted.drain(..listed) {
            let leader = sketch(gathered[story as usize].leader)?;
            for slot in slots(&leader) {
                leaders.add(slot, story);
            }
        }
        let its = sketch(number)?;
        let its_slots = slots(&its);
        let least = if its.shingles() == 0 { 1 } else { LEAST_PROBES };
        let near = met.often(its_slots.iter().flat_map(|slot| leaders.of(*slot)), gathered.len(), least);
        if let Some((story, is_excerpt)) = nearest(sketch, &gathered, near, &its)? {
            let story = &mut gathered[story as usize];
            story.joined.push(number);
            if is_excerpt {
                story.excerpts.push(number);
            }
            continue;
        }
        let story = u32::try_from(gathered.len()).unwrap_or(u32::MAX);
        if alone {
            unlisted.push(story);
        } else {
            for slot in its_slots {
                leaders.add(slot, story);
            }
        }
        gathered.push(Story { leader: number, joined: Vec::new(), excerpts: Vec::new() });
    }
    Ok(gathered)
}

/// Returns the member that has most in common with the others, the first of equals. Of many, some speak for all.
fn middle<'h, E>(sketch: impl Fn(u32) -> Result<Sketch<'h>, E>, story: &Story) -> Result<u32, E> {
    if story.joined.is_empty() {
        return Ok(story.leader);
    }
    let asked = story.members().take(MOST_ASKED);
    let members = asked.map(|number| Ok((number, sketch(number)?))).collect::<Result<Vec<_>, E>>()?;
    let mut best = (0.0, story.leader);
    for (number, member) in &members {
        let sum: f32 = members.iter().map(|(_, other)| member.overlap(other).mean()).sum();
        if sum > best.0 {
            best = (sum, *number);
        }
    }
    Ok(best.1)
}

/// Counts how often stories are met.
#[derive(Default)]
struct Met {
    /// For each story, how often; all are 0 between two uses.
    counts: Vec<u8>,
    stories: Vec<u32>,
}

impl Met {
    /// Returns the stories that are met at least so often, ascending.
    fn often(&mut self, met: impl Iterator<Item = u32>, stories: usize, least: u8) -> &[u32] {
        self.counts.resize(stories, 0);
        self.stories.clear();
        for story in met {
            let count = &mut self.counts[story as usize];
            *count = count.saturating_add(1);
            if *count == 1 {
                self.stories.push(story);
            }
        }
        // Each count is taken back as it is looked at.
        self.stories.retain(|story| std::mem::take(&mut self.counts[*story as usize]) >= least);
        self.stories.sort_unstable();
        &self.stories
    }
}

/// Returns the story that a text is the nearest copy of, and whether it has less than half of its leader's text. `near`
/// names the stories whose leaders share hashes with it.
fn nearest<'h, E>(
    sketch: impl Fn(u32) -> Result<Sketch<'h>, E>,
    gathered: &[Story],
    near: &[u32],
    its: &Sketch,
) -> Result<Option<(u32, bool)>, E> {
    let mut best: Option<(f32, u32, bool)> = None;
    for number in near {
        let story = &gathered[*number as usize];
        let Some(overlap) = overlap_of_copies(&sketch(story.leader)?, its) else { continue };
        // Of equally near leaders the first is kept: the longest, then the one of the lower key.
        if best.is_some_and(|(mean, ..)| overlap.mean() <= mean) {
            continue;
        }
        let is_excerpt = overlap.of_larger < 0.5;
        let mut joins = true;
        for other in story.excerpts.iter().filter(|_| is_excerpt) {
            joins = joins && same_part(&sketch(*other)?, its);
        }
        if joins {
            best = Some((overlap.mean(), *number, is_excerpt));
        }
    }
    Ok(best.map(|(_, story, is_excerpt)| (story, is_excerpt)))
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

    fn all(sketches: Vec<(ArticleId, Sketch<'static>)>) -> Vec<Vec<ArticleId>> {
        let text = |(id, sketch): (ArticleId, Sketch<'static>)| Text { id, shingles: sketch.shingles(), place: sketch };
        let read = |sketch: &Sketch<'static>| Ok::<_, std::convert::Infallible>(sketch.clone());
        stories(sketches.into_iter().map(text).collect(), read).unwrap()
    }

    fn grouped(texts: &[(&str, String)]) -> Vec<Vec<u64>> {
        let sketches = (1..).zip(texts).map(|(id, (outlet, text))| (ArticleId(id), sketch(outlet, text))).collect();
        all(sketches).into_iter().map(|story| story.into_iter().map(|id| id.0).collect()).collect()
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
            let some: Vec<_> = (1..).zip(&starts).map(|(id, &from)| (ArticleId(id), sketch(&format!("o{from}"), &words(from, 300)))).collect();
            let mut other = some.clone();
            other.sort_by_key(|(id, _)| id.0.wrapping_mul(seed | 1));
            prop_assert_eq!(all(some), all(other));
        }
    }
}
