//! A sieve of words: most words that a list does not hold are told apart from it without being compared.

/// A set of words, some of which share one of the 64 places of each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sieve<const NUMBERS: usize = 4>([u64; NUMBERS]);

/// A few words with their sieve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Few {
    words: &'static str,
    between: u8,
    sieve: Sieve,
}

/// A word that can be looked for in a sieve.
pub trait Sifted: Copy {
    /// Returns the word.
    fn word(&self) -> &str;
    /// Returns what [`place`] does for it.
    fn place(&self) -> usize;
}

impl Sifted for &str {
    fn word(&self) -> &str {
        self
    }

    #[inline]
    fn place(&self) -> usize {
        place(self.as_bytes(), 0, self.len())
    }
}

/// A word with its place, reckoned once for several sieves.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'w> {
    word: &'w str,
    place: usize,
}

impl<'w> From<&'w str> for Placed<'w> {
    #[inline]
    fn from(word: &'w str) -> Self {
        Self { word, place: word.place() }
    }
}

impl Sifted for Placed<'_> {
    fn word(&self) -> &str {
        self.word
    }

    fn place(&self) -> usize {
        self.place
    }
}

impl<const NUMBERS: usize> Default for Sieve<NUMBERS> {
    fn default() -> Self {
        Self([0; NUMBERS])
    }
}

impl<W: Sifted, const NUMBERS: usize> FromIterator<W> for Sieve<NUMBERS> {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        let mut sieve = Self::default();
        words.into_iter().for_each(|word| sieve.add(word));
        sieve
    }
}

impl<const NUMBERS: usize> Sieve<NUMBERS> {
    /// Makes the sieve of some words, written with a sign between.
    pub const fn of(words: &str, between: u8) -> Self {
        let bytes = words.as_bytes();
        let (mut sieve, mut first, mut at) = ([0; NUMBERS], 0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == between {
                let place = place(bytes, first, at) % (NUMBERS * 64);
                sieve[place / 64] |= 1 << (place % 64);
                first = at + 1;
            }
            at += 1;
        }
        Self(sieve)
    }

    /// Takes a word in.
    pub fn add(&mut self, word: impl Sifted) {
        let place = word.place() % (NUMBERS * 64);
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Tells whether a word may be among them; `false` is certain.
    #[inline]
    pub fn may_hold(&self, word: impl Sifted) -> bool {
        let place = word.place() % (NUMBERS * 64);
        self.0[place / 64] & (1 << (place % 64)) != 0
    }

    /// Tells whether the two may have a word in common; `false` is certain.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }
}

/// Makes the list of some words with spaces between.
pub const fn few(words: &'static str) -> Few {
    Few::of(words, b' ')
}

impl Few {
    /// Makes the list of some words, written with a sign between; where it is a constant, at the cost of the compiler.
    pub const fn of(words: &'static str, between: u8) -> Self {
        Self { words, between, sieve: Sieve::of(words, between) }
    }

    /// Returns the words as they are written.
    pub fn text(&self) -> &'static str {
        self.words
    }

    /// Returns the sieve of the words.
    pub fn sieve(&self) -> &Sieve {
        &self.sieve
    }

    /// Tells whether a word is one of them.
    #[inline]
    pub fn holds(&self, word: impl Sifted) -> bool {
        self.sieve.may_hold(word) && is_among(word.word(), self.words, self.between)
    }
}

/// Returns a number below 65,536 for the word in `first..end`: from its length, its ends and its middle, mixed by Knuth's
/// multiplicative hashing.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a long word's length counts by its last bits")]
pub const fn place(bytes: &[u8], first: usize, end: usize) -> usize {
    if first >= end {
        return 0;
    }
    let length = end - first;
    let signs = u32::from_le_bytes([bytes[first], bytes[first + length / 2], bytes[end - 1], length as u8]);
    ((signs as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & 0xFFFF
}

/// Tells whether a word is one of those written with a sign between. The lists are short and asked often: going over
/// their bytes costs less than cutting them into words.
pub fn is_among(low: &str, few: &str, between: u8) -> bool {
    let (low, few) = (low.as_bytes(), few.as_bytes());
    let mut start = 0;
    for (at, byte) in few.iter().enumerate() {
        if *byte == between {
            if few[start..at] == *low {
                return true;
            }
            start = at + 1;
        }
    }
    few[start..] == *low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn among_is_among_the_words(low in "[ab]{0,3}", few in "[ab ]{0,12}") {
            prop_assert_eq!(is_among(&low, &few, b' '), few.split(' ').any(|word| word == low));
        }

        #[test]
        fn words_in_common_are_never_lost(words in prop::collection::vec("[a-z-]{0,9}", 1..6), others in prop::collection::vec("[a-z-]{0,9}", 0..6)) {
            let mut own: Sieve = Sieve::default();
            for word in &words {
                own.add(word.as_str());
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
        assert!(!Sieve::<4>::of("denied rejected", b' ').meets(&Sieve::of("the ministry", b' ')));
    }
}
