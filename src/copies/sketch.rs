//! A sketch of an article's text: the smallest hashes of its shingles.
//!
//! A shingle is a run of words; two texts share as many as they have passages in common (Broder 1997). Of each text the
//! [`SIZE`] smallest hashes are kept (bottom-k; Cohen and Kaplan 2007): below the smaller of two texts' largest kept
//! hash both sketches are complete, so the share of the one that stands in the other can be told, also when one text is
//! much shorter. `MinHash` signatures of the same size would tell likeness alone, and lose sight of an excerpt.

use std::borrow::Cow;

use super::packed;
use crate::model::{Article, Passage};
use crate::text::tokens;

/// How many hashes of a text are kept. A share of one half is then told to within 0.05 (one standard deviation).
pub const SIZE: usize = 128;

/// A text of fewer shingles is compared whole, with its title: a sentence that many articles hold is no story.
pub const SHORTEST: u32 = 24;

/// Words in a shingle.
const WORDS: usize = 5;

/// Shingles of most articles.
const ROOM: usize = 2 << 10;

/// Hashes compared between two looks at whether two texts can still have enough in common.
const STEPS: usize = 16;

/// What a text is compared by: its own hashes, or some that are kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch<'h> {
    /// How many different shingles the text has; 0 for a text that is compared whole.
    shingles: u32,
    /// The outlet, or the file where none is known.
    source: u32,
    /// The smallest hashes, ascending; for a text that is compared whole the two halves of its one hash.
    hashes: Cow<'h, [u32]>,
}

/// How much two texts have in common, estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// The share of the smaller text's shingles that the larger one has, 0 to 1.
    pub of_smaller: f32,
    /// The share of the larger text's shingles that the smaller one has, 0 to 1.
    pub of_larger: f32,
}

impl Overlap {
    /// Returns the mean of the two shares (Kulczyński 1927): 1 for equal texts, over one half for an excerpt.
    pub fn mean(self) -> f32 {
        f32::midpoint(self.of_smaller, self.of_larger)
    }
}

impl Sketch<'static> {
    /// Returns the sketch of an article's text: that of its passages, headings left out.
    pub fn of(article: &Article, passages: &[Passage]) -> Self {
        let texts = passages.iter().map(|passage| passage.text.as_str());
        Self::of_texts(&source_of(article), article.title.as_deref().unwrap_or_default(), texts)
    }

    /// Returns a sketch by which an article is compared whole, however long it is: a copy has the same text under the
    /// same title, to the letter. It costs a twentieth of [`Sketch::of`] in the index, and tells no excerpts.
    pub fn of_whole(article: &Article, passages: &[Passage]) -> Self {
        let mut whole = 0;
        for passage in passages {
            let (words, rest) = passage.text.as_bytes().as_chunks::<8>();
            whole = words.iter().fold(whole, |whole, word| mixed(whole, u64::from_le_bytes(*word)));
            whole = rest.iter().fold(mixed(whole, rest.len() as u64), |whole, byte| mixed(whole, u64::from(*byte)));
        }
        let title = article.title.as_deref().unwrap_or_default();
        Self::compared_whole(hashed(&source_of(article)), whole, title)
    }

    fn compared_whole(source: u32, words: u64, title: &str) -> Self {
        let (first, second) = halves(mixed(words, text_hash(title)));
        Self { shingles: 0, source, hashes: vec![first, second].into() }
    }

    fn of_texts<'a>(source: &str, title: &str, texts: impl Iterator<Item = &'a str>) -> Self {
        let source = hashed(source);
        let mut hashes = Vec::with_capacity(ROOM);
        let mut window = [0_u64; WORDS];
        let mut whole = 0;
        for text in texts {
            each_word(text, &mut |word| {
                whole = mixed(whole, word);
                window.rotate_left(1);
                window[WORDS - 1] = word;
                if window[0] != 0 {
                    hashes.push(upper(window.iter().fold(0, |hash, word| mixed(hash, *word))));
                }
            });
        }
        hashes.sort_unstable();
        hashes.dedup();
        let shingles = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
        if shingles < SHORTEST {
            return Self::compared_whole(source, whole, title);
        }
        hashes.truncate(SIZE);
        hashes.shrink_to_fit();
        Self { shingles, source, hashes: hashes.into() }
    }

    /// Returns the sketch that was written as these numbers, or `None` when they are none.
    pub fn from_numbers(mut numbers: impl Iterator<Item = u64>) -> Option<Self> {
        let (shingles, source) = halves(numbers.next()?);
        let rest: Vec<u64> = numbers.collect();
        let hashes = match *rest {
            [whole] if shingles == 0 => <[u32; 2]>::from(halves(whole)).to_vec(),
            _ if shingles == 0 => return None,
            _ => packed::unpack(&rest, SIZE.min(shingles as usize))?,
        };
        Some(Self { shingles, source, hashes: hashes.into() })
    }
}

impl<'h> Sketch<'h> {
    /// Returns the sketch as few numbers, for [`Sketch::from_numbers`]: the first tells the count of its shingles (see
    /// [`shingles_in`]) and the source, those after it the hashes.
    pub fn numbers(&self) -> impl Iterator<Item = u64> + use<> {
        let hashes = match *self.hashes {
            [first, second] if self.shingles == 0 => vec![both(first, second)],
            ref hashes => packed::pack(hashes),
        };
        std::iter::once(both(self.shingles, self.source)).chain(hashes)
    }

    /// Adds the sketch to a row of words, for [`Sketch::from_words`].
    pub fn push_words(&self, words: &mut Vec<u32>) {
        words.extend([self.shingles, self.source]);
        words.extend_from_slice(&self.hashes);
    }

    /// Returns the sketch that was added as these words, or `None` when they are none. Its hashes stay where they are.
    pub fn from_words(words: &'h [u32]) -> Option<Self> {
        let [shingles, source, hashes @ ..] = words else { return None };
        Some(Self { shingles: *shingles, source: *source, hashes: hashes.into() })
    }

    /// Returns how many different shingles the text has; 0 for a text that is compared whole.
    pub fn shingles(&self) -> u32 {
        self.shingles
    }

    /// Tells whether both come from one outlet, or from one file where none is known.
    pub fn same_source(&self, other: &Sketch) -> bool {
        self.source == other.source
    }

    /// Returns the smallest hashes, ascending.
    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// Returns a sketch that keeps its hashes itself.
    pub fn into_owned(self) -> Sketch<'static> {
        Sketch { shingles: self.shingles, source: self.source, hashes: self.hashes.into_owned().into() }
    }

    /// Returns how much two texts have in common.
    pub fn overlap(&self, other: &Sketch) -> Overlap {
        self.overlap_of(other, 0.0).unwrap_or(Overlap { of_smaller: 0.0, of_larger: 0.0 })
    }

    /// Returns how much two texts have in common, or `None` as soon as it is plain that the mean share is below `least`.
    pub fn overlap_of(&self, other: &Sketch, least: f32) -> Option<Overlap> {
        if self.shingles == 0 || other.shingles == 0 {
            let share = if self.shingles == other.shingles && self.hashes == other.hashes { 1.0 } else { 0.0 };
            return Some(Overlap { of_smaller: share, of_larger: share }).filter(|overlap| overlap.mean() >= least);
        }
        let (smaller, larger): (&Sketch, &Sketch) =
            if self.shingles <= other.shingles { (self, other) } else { (other, self) };
        let bound = smaller.bound().min(larger.bound());
        let below = |sketch: &Sketch| sketch.hashes.partition_point(|hash| *hash <= bound);
        let (mut a, mut b) = (&smaller.hashes[..below(smaller)], &larger.hashes[..below(larger)]);
        let (of_a, of_b) = (a.len(), b.len());
        let needed = least_shared(of_a, of_b, least);
        let mut shared = 0_usize;
        while shared + a.len().min(b.len()) >= needed {
            // Between two looks at what is still possible a number of steps without one.
            for _ in 0..STEPS {
                let ([x, ..], [y, ..]) = (a, b) else { break };
                shared += usize::from(x == y);
                (a, b) = (&a[usize::from(x <= y)..], &b[usize::from(y <= x)..]);
            }
            if a.is_empty() || b.is_empty() {
                let overlap = Overlap { of_smaller: share(shared, of_a), of_larger: share(shared, of_b) };
                return (overlap.mean() >= least).then_some(overlap);
            }
        }
        None
    }

    /// The hash up to which every shingle of the text is here.
    fn bound(&self) -> u32 {
        self.hashes.last().copied().filter(|_| self.hashes.len() == SIZE).unwrap_or(u32::MAX)
    }
}

/// Names the outlet of an article, or its file where none is known.
fn source_of(article: &Article) -> Cow<'_, str> {
    article.outlet.as_deref().map_or(Cow::Borrowed(&*article.path), |outlet| tokens::folded(outlet).into())
}

/// Returns the count of shingles that the first of a sketch's numbers tells.
pub fn shingles_in(number: u64) -> u32 {
    halves(number).0
}

fn both(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

#[expect(clippy::cast_possible_truncation, reason = "the two halves of a number")]
fn halves(number: u64) -> (u32, u32) {
    ((number >> 32) as u32, number as u32)
}

/// Returns how many hashes two texts of so many must share at least for a mean share of `least`, rounded down.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most SIZE"
)]
fn least_shared(of_a: usize, of_b: usize, least: f32) -> usize {
    let (a, b) = (of_a as f32, of_b as f32);
    // A little less, for the shares are rounded.
    (2.0 * least * a * b / (a + b) - 0.01).max(0.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "both are at most SIZE")]
fn share(part: usize, of: usize) -> f32 {
    if of == 0 { 0.0 } else { part as f32 / of as f32 }
}

/// Calls `take` with the hash of each word in lower case, never 0: a run of letters and digits, or one character of a
/// script that is written without spaces. The analyzer's terms would do as well, at many times the cost.
fn each_word(text: &str, take: &mut impl FnMut(u64)) {
    let mut word = None;
    for character in text.chars() {
        let ascii = character.is_ascii();
        if ascii && character.is_ascii_alphanumeric() {
            word = Some(fnv(word.unwrap_or(FNV), character.to_ascii_lowercase()));
            continue;
        }
        let alone = !ascii && is_ideographic(character);
        if !ascii && !alone && character.is_alphanumeric() {
            word = Some(character.to_lowercase().fold(word.unwrap_or(FNV), fnv));
            continue;
        }
        if let Some(hash) = word.take() {
            take(hash.max(1));
        }
        if alone {
            take(fnv(FNV, character).max(1));
        }
    }
    if let Some(hash) = word {
        take(hash.max(1));
    }
}

/// Tells whether a character is of the scripts of East Asia.
fn is_ideographic(character: char) -> bool {
    matches!(
        character,
        '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Where FNV-1a begins.
const FNV: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a, over characters: the same on every machine and with every compiler.
fn fnv(hash: u64, character: char) -> u64 {
    (hash ^ u64::from(character)).wrapping_mul(0x0100_0000_01b3)
}

/// Takes one more word into a hash, by the finalizer of `SplitMix64` (Steele, Lea and Flood 2014).
fn mixed(hash: u64, word: u64) -> u64 {
    let mut hash = hash.wrapping_add(word).wrapping_add(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

fn upper(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
}

fn text_hash(text: &str) -> u64 {
    text.chars().fold(FNV, fnv)
}

fn hashed(text: &str) -> u32 {
    upper(mixed(0, text_hash(text)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: Overlap = Overlap { of_smaller: 1.0, of_larger: 1.0 };
    const NOTHING: Overlap = Overlap { of_smaller: 0.0, of_larger: 0.0 };

    /// The sketch of an untitled text.
    pub(in crate::copies) fn sketch(outlet: &str, text: &str) -> Sketch<'static> {
        Sketch::of_texts(outlet, "", [text].into_iter())
    }

    /// A text of so many different words from a number on.
    pub(in crate::copies) fn words(from: usize, count: usize) -> String {
        let words: Vec<String> = (from..from + count).map(|number| format!("w{number}")).collect();
        words.join(" ") + " "
    }

    #[test]
    fn case_and_punctuation_do_not_count() {
        let plain = sketch("A", &words(0, 60));
        let dressed = sketch("A", &words(0, 60).to_uppercase().replace(" W3", ", W3"));
        assert_eq!(plain.overlap(&dressed), ALL);
    }

    #[test]
    fn text_without_spaces_is_compared_too() {
        let text: String = (0x4e00..0x4f00_u32).filter_map(char::from_u32).collect();
        assert_eq!(sketch("A", &text).shingles(), 252);
        assert_eq!(sketch("A", &text).overlap(&sketch("B", &format!("“{text}”"))), ALL);
    }

    #[test]
    fn an_excerpt_is_told_by_its_share() {
        let overlap = sketch("A", &words(0, 1000)).overlap(&sketch("B", &words(300, 300)));
        assert!(overlap.of_smaller > 0.999, "{overlap:?}");
        assert!((overlap.of_larger - 0.3).abs() < 0.1, "{overlap:?}");
    }

    #[test]
    fn a_short_text_is_the_same_or_not() {
        let short = sketch("A", &words(0, 20));
        assert_eq!(short.shingles(), 0);
        assert_eq!(short.overlap(&sketch("B", &words(0, 20))), ALL);
        assert_eq!(short.overlap(&sketch("B", &words(0, 19))), NOTHING);
        assert_eq!(short.overlap(&sketch("B", &words(0, 60))), NOTHING);
    }

    #[test]
    fn a_sketch_is_written_and_read() {
        // One that is full, one with an odd number of hashes, and one that is compared whole.
        for count in [400, 31, 10] {
            let sketch = sketch("A", &words(0, count));
            assert_eq!(sketch.numbers().next().map(shingles_in), Some(sketch.shingles()));
            assert_eq!(Sketch::from_numbers(sketch.numbers()).as_ref(), Some(&sketch));
            let mut row = Vec::new();
            sketch.push_words(&mut row);
            assert_eq!(Sketch::from_words(&row), Some(sketch));
        }
        assert_eq!(Sketch::from_numbers([1].into_iter()), None);
    }

    proptest! {
        /// Looking at what is still possible changes no result.
        #[test]
        fn a_comparison_that_ends_early_ends_right(
            from in 0_usize..600, count in 30_usize..600, least in 0.0_f32..1.0, outlet in 0_u8..2
        ) {
            let (a, b) = (sketch("0", &words(0, 600)), sketch(&outlet.to_string(), &words(from, count)));
            let all = a.overlap(&b);
            prop_assert_eq!(a.overlap_of(&b, least), Some(all).filter(|all| all.mean() >= least));
            prop_assert_eq!(b.overlap_of(&a, least), a.overlap_of(&b, least));
        }

        /// The estimate lies near the truth: within four standard deviations of the sample.
        #[test]
        fn shares_are_estimated(from in 0_u16..900, count in 150_u16..900) {
            let (a, b) = (words(0, 900), words(usize::from(from), usize::from(count)));
            // A run begins at each word but the last four.
            let shared = f32::from(896_u16.min(from + count - 4).saturating_sub(from));
            let overlap = sketch("A", &a).overlap(&sketch("B", &b));
            let (smaller, larger) = (f32::from((count - 4).min(896)), f32::from((count - 4).max(896)));
            prop_assert!((overlap.of_larger - shared / larger).abs() < 0.18, "{overlap:?} {}", shared / larger);
            prop_assert!((overlap.of_smaller - shared / smaller).abs() < 0.36, "{overlap:?} {}", shared / smaller);
        }
    }
}
