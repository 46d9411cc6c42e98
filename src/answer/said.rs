//! What a span says beyond the question, held against what others say.

use std::collections::BTreeSet;
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// The words of a span that are not in the question.
pub(super) struct Said {
    /// Which passage it stands in.
    pub(super) at: usize,
    words: BTreeSet<String>,
    /// A bit for each word, shared by many words: what has a bit that another lacks has a word that it lacks. A hundred and
    /// fifty spans are ten thousand pairs, nearly all of them unlike.
    bits: u64,
    /// What speaks for the span.
    pub(super) worth: f32,
}

impl Said {
    /// Takes the words of a span in a passage.
    pub(super) fn new(at: usize, words: BTreeSet<String>, worth: f32) -> Self {
        let bits =
            words.iter().map(|word| 1 << (FxBuildHasher.hash_one(word) >> 58)).fold(0, |bits, bit: u64| bits | bit);
        Self { at, words, bits, worth }
    }

    /// Tells whether one says all that the other does.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.is_said_by(other) || other.is_said_by(self)
    }

    fn is_said_by(&self, other: &Self) -> bool {
        self.bits & !other.bits == 0
            && !self.words.is_empty()
            && self.words.len() <= other.words.len()
            && self.words.is_subset(&other.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(words: &[String]) -> Said {
        Said::new(0, words.iter().cloned().collect(), 0.0)
    }

    #[test]
    fn what_says_nothing_is_like_nothing() {
        let (nothing, something) = (said(&[]), said(&["ministry".to_owned()]));
        assert!(!nothing.is_same(&something) && !something.is_same(&nothing) && !nothing.is_same(&said(&[])));
    }

    proptest! {
        #[test]
        fn bits_change_no_result(
            one in proptest::collection::vec("[a-c]{1,2}", 1..5), other in proptest::collection::vec("[a-c]{1,2}", 1..5)
        ) {
            let (a, b): (BTreeSet<&String>, BTreeSet<&String>) = (one.iter().collect(), other.iter().collect());
            prop_assert_eq!(said(&one).is_same(&said(&other)), a.is_subset(&b) || b.is_subset(&a));
        }
    }
}
