//! A sieve of words: most words that a list does not hold are told apart from it without being compared.

/// A set of words, some of which share a place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sieve([u64; 4]);

impl Sieve {
    /// Makes the sieve of some words, written with a sign between.
    pub(super) fn of(words: &str, between: char) -> Self {
        let mut sieve = Self::default();
        words.split(between).for_each(|word| sieve.add(word));
        sieve
    }

    /// Takes a word in.
    pub(super) fn add(&mut self, word: &str) {
        let place = place(word);
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Tells whether a word may be among them; `false` is certain.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let place = place(word);
        self.0[place / 64] & (1 << (place % 64)) != 0
    }

    /// Tells whether the two may have a word in common; `false` is certain.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }
}

/// Returns one of 256 places for a word: from its length, its ends and its middle.
fn place(word: &str) -> usize {
    let bytes = word.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return 0 };
    let middle = bytes[bytes.len() / 2];
    (usize::from(*first) * 31 + usize::from(*last) * 7 + usize::from(middle) * 131 + bytes.len() * 17) % 256
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_in_common_are_never_lost(words in prop::collection::vec("[a-z-]{0,9}", 1..6), others in prop::collection::vec("[a-z-]{0,9}", 0..6)) {
            let mut own = Sieve::default();
            for word in &words {
                own.add(word);
            }
            let mut all = others;
            all.push(words[0].clone());
            prop_assert!(own.meets(&Sieve::of(&all.join("|"), '|')));
        }
    }

    #[test]
    fn strangers_are_told_apart() {
        assert!(!Sieve::of("denied rejected", ' ').meets(&Sieve::of("the ministry", ' ')));
    }
}
