//! Ascending numbers in few bits: the gaps between them, Rice-coded (Rice and Plaunt 1971).
//!
//! Hashes are spread evenly, so their gaps are geometrically distributed, for which this code is the shortest there is to
//! within a tenth of a bit. The first five bits tell how many low bits of each gap stand as they are.

/// Bits that tell the count of low bits.
const HEAD: u32 = 5;

/// Returns ascending numbers as words of bits, the lowest bit of each word first.
pub(super) fn pack(ascending: &[u32]) -> Vec<u64> {
    let mean = ascending.last().map_or(0, |last| *last as usize / ascending.len());
    let low = mean.checked_ilog2().unwrap_or(0);
    let mut bits = Writer::default();
    bits.push(u64::from(low), HEAD);
    let mut before = 0;
    for number in ascending {
        let gap = number.wrapping_sub(before);
        before = *number;
        // All high parts together are at most twice as many bits as there are numbers.
        (0..gap >> low).for_each(|_| bits.push(1, 1));
        bits.push(0, 1);
        bits.push(u64::from(gap) & ((1 << low) - 1), low);
    }
    bits.words
}

/// Returns `count` numbers that were packed, or `None` when these words hold none.
pub(super) fn unpack(words: &[u64], count: usize) -> Option<Vec<u32>> {
    let mut bits = Reader { words, at: 0 };
    let low = u32::try_from(bits.take(HEAD)?).ok()?;
    let mut numbers = Vec::with_capacity(count.min(words.len() * 64));
    let mut before = 0_u32;
    for _ in 0..count {
        let high = bits.ones()?;
        let gap = high.checked_shl(low).filter(|gap| gap >> low == high)? | u32::try_from(bits.take(low)?).ok()?;
        before = before.checked_add(gap)?;
        numbers.push(before);
    }
    (bits.at.div_ceil(64) == words.len()).then_some(numbers)
}

#[derive(Default)]
struct Writer {
    words: Vec<u64>,
    /// Bits used of the last word; 0 when it is full.
    used: u32,
}

impl Writer {
    /// Adds the `count` lowest bits of a number that has no others, at most 32.
    fn push(&mut self, bits: u64, count: u32) {
        if count == 0 {
            return;
        }
        match self.words.last_mut() {
            Some(last) if self.used > 0 => *last |= bits << self.used,
            _ => self.words.push(bits),
        }
        let end = self.used + count;
        if self.used > 0 && end > 64 {
            self.words.push(bits >> (64 - self.used));
        }
        self.used = end % 64;
    }
}

struct Reader<'w> {
    words: &'w [u64],
    at: usize,
}

impl Reader<'_> {
    /// Takes so many bits, at most 32; `None` past the end.
    fn take(&mut self, count: u32) -> Option<u64> {
        if count == 0 {
            return Some(0);
        }
        let (word, bit) = (self.at / 64, self.at % 64);
        self.at += count as usize;
        let mut bits = *self.words.get(word)? >> bit;
        if bit + count as usize > 64 {
            bits |= *self.words.get(word + 1)? << (64 - bit);
        }
        Some(bits & ((1 << count) - 1))
    }

    /// Counts ones up to a zero, which it takes too.
    fn ones(&mut self) -> Option<u32> {
        let mut ones = 0;
        while self.take(1)? == 1 {
            ones += 1;
        }
        Some(ones)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(mut numbers in proptest::collection::vec(any::<u32>(), 0..200), shift in 0_u32..32) {
            for number in &mut numbers {
                *number >>= shift;
            }
            numbers.sort_unstable();
            let words = pack(&numbers);
            prop_assert_eq!(unpack(&words, numbers.len()), Some(numbers.clone()));
            prop_assert!(words.len() * 64 <= numbers.len() * 35 + 69);
            prop_assert!(words.is_empty() || unpack(&words[..words.len() - 1], numbers.len()).is_none());
        }

        #[test]
        fn foreign_words_are_refused_or_ascend(words in proptest::collection::vec(any::<u64>(), 0..20), count in 0_usize..200) {
            prop_assert!(unpack(&words, count).is_none_or(|numbers| numbers.is_sorted() && numbers.len() == count));
        }
    }

    #[test]
    fn the_hashes_of_an_article_take_a_quarter_less() {
        // The 128 smallest of 1000 evenly spread numbers.
        let step = u32::MAX / 1000;
        let hashes: Vec<u32> = (0..128_u32).map(|n| n * step + (n.wrapping_mul(2_654_435_761) % step)).collect();
        assert!(pack(&hashes).len() <= 50, "{} words instead of 64", pack(&hashes).len());
    }
}
