//! A sieve of words: most words that a list does not hold are told apart from it without being compared.

/// A set of words, some of which share a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sieve([u64; 4]);

/// A few words with their sieve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Few {
    words: &'static str,
    between: u8,
    sieve: Sieve,
}

impl Sieve {
    /// Makes the sieve of some words, written with a sign between.
    pub(super) const fn of(words: &str, between: u8) -> Self {
        let bytes = words.as_bytes();
        let (mut sieve, mut first, mut at) = ([0; 4], 0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == between {
                let place = place(bytes, first, at);
                sieve[place / 64] |= 1 << (place % 64);
                first = at + 1;
            }
            at += 1;
        }
        Self(sieve)
    }

    /// Takes a word in.
    pub(super) fn add(&mut self, word: &str) {
        let place = place(word.as_bytes(), 0, word.len());
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Tells whether a word may be among them; `false` is certain.
    #[inline]
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let place = place(word.as_bytes(), 0, word.len());
        self.0[place / 64] & (1 << (place % 64)) != 0
    }

    /// Tells whether the two may have a word in common; `false` is certain.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }
}

/// Makes the list of some words with spaces between.
pub(super) const fn few(words: &'static str) -> Few {
    Few::of(words, b' ')
}

impl Few {
    /// Makes the list of some words, written with a sign between; where it is a constant, at the cost of the compiler.
    pub(super) const fn of(words: &'static str, between: u8) -> Self {
        Self { words, between, sieve: Sieve::of(words, between) }
    }

    /// Returns the words as they are written.
    pub(super) fn text(&self) -> &'static str {
        self.words
    }

    /// Returns the sieve of the words.
    pub(super) fn sieve(&self) -> &Sieve {
        &self.sieve
    }

    /// Tells whether a word is one of them.
    #[inline]
    pub(super) fn holds(&self, word: &str) -> bool {
        self.sieve.may_hold(word) && super::words::is_among(word, self.words, self.between)
    }
}

/// Returns one of 256 places for the word in `first..end`: from its length, its ends and its middle.
#[inline]
#[allow(clippy::cast_possible_truncation)] // A length counts modulo 256.
const fn place(bytes: &[u8], first: usize, end: usize) -> usize {
    if first >= end {
        return 0;
    }
    let length = end - first;
    let middle = bytes[first + length / 2];
    bytes[first]
        .wrapping_mul(31)
        .wrapping_add(bytes[end - 1].wrapping_mul(7))
        .wrapping_add(middle.wrapping_mul(131))
        .wrapping_add((length as u8).wrapping_mul(17)) as usize
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
            prop_assert!(own.meets(&Sieve::of(&all.join("|"), b'|')));
        }
    }

    #[test]
    fn a_few_hold_their_words_alone() {
        const FEW: Few = Few::of("denied , rejected", b' ');
        for word in ["denied", ",", "rejected"] {
            assert!(FEW.holds(word), "{word}");
        }
        assert!(!FEW.holds("") && !FEW.holds("reject") && !FEW.holds("denied ,"));
    }

    #[test]
    fn strangers_are_told_apart() {
        assert!(!Sieve::of("denied rejected", b' ').meets(&Sieve::of("the ministry", b' ')));
    }
}
