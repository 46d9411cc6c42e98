//! The table of word pieces: what each is called, its row of numbers and its weight, read in place.
//!
//! | part | bytes | holds |
//! | --- | --- | --- |
//! | head | 16 | `demarche` and, little-endian, number of pieces and bytes of their names (both `u32`) |
//! | rows | pieces × 128 | the row of each piece, signed bytes |
//! | scales | pieces × 4 | what makes the row's length 1 (`f32`) |
//! | weights | pieces × 1 | sixteenths of the inverse document frequency; 0: the piece never counts |
//! | ends | pieces × 4 | where each name ends (`u32`) |
//! | slots | 65,536 × 2 | hash of a name → its piece (`u16`; 65,535: free), the next slots on a collision |
//! | names | the rest | the names in order of their bytes; one inside a word begins with `##` |
//!
//! Pieces are numbered in the order of their names. One dimension less would save 30 kB; 128 bytes are two cache lines.

use super::row::Row;
use crate::text::wordpiece::{NOTHING, Vocabulary, hash_of, hash_on, longest_by_hash};

/// Numbers in a row.
pub(super) const WIDTH: usize = 128;
/// Slots of the hash, a power of 2 and twice the pieces, so that a name is found in one or two steps.
pub(super) const SLOTS: usize = 1 << 16;
/// A slot without a piece.
pub(super) const FREE: u16 = u16::MAX;
/// Bytes before the rows.
pub(super) const HEAD: usize = 16;
/// What the table begins with.
#[cfg(feature = "distill")]
pub(super) const MAGIC: &[u8; 8] = b"demarche";
/// Steps of a weight in 1.
pub(super) const WEIGHT_STEPS: f32 = 16.0;
/// The longest name that is looked for, in bytes.
const LONGEST: usize = 32;

static BYTES: &[u8] = include_bytes!("table.bin");

/// Number of pieces.
pub(super) const PIECES: usize = word(8) as usize;
const SCALES: usize = HEAD + PIECES * WIDTH;
const WEIGHTS: usize = SCALES + PIECES * 4;
const ENDS: usize = WEIGHTS + PIECES;
const SLOT: usize = ENDS + PIECES * 4;
const NAMES: usize = SLOT + SLOTS * 2;

const _: () = assert!(BYTES.len() == NAMES + word(12) as usize, "src/meaning/table.bin is damaged");

/// Returns the little-endian `u32` at `at`.
const fn word(at: usize) -> u32 {
    u32::from_le_bytes([BYTES[at], BYTES[at + 1], BYTES[at + 2], BYTES[at + 3]])
}

/// Returns the row of a piece.
pub(super) fn row(piece: u32) -> Row {
    let at = HEAD + piece as usize * WIDTH;
    Row::new(BYTES[at..].first_chunk().expect("every piece has a whole row"))
}

/// Returns what the row is multiplied by to have the length 1.
pub(super) fn scale(piece: u32) -> f32 {
    f32::from_bits(word(SCALES + piece as usize * 4))
}

/// Returns how much the piece counts in a question: its inverse document frequency, 0 to 16.
pub(super) fn weight(piece: u32) -> f32 {
    f32::from(BYTES[WEIGHTS + piece as usize]) / WEIGHT_STEPS
}

/// Returns how much a piece of that name (one inside a word begins with `##`) counts in a question; `None` when the table
/// does not hold it.
pub fn weight_of(name: &str) -> Option<f32> {
    find(name.as_bytes(), false, hash_of(name.as_bytes())).map(weight)
}

/// Returns what the piece is called.
pub(super) fn name(piece: u32) -> &'static [u8] {
    let end = |piece: u32| word(ENDS + piece as usize * 4) as usize;
    let start = if piece == 0 { 0 } else { end(piece - 1) };
    &BYTES[NAMES + start..NAMES + end(piece)]
}

/// A bit for each hash of a name, reckoned by the compiler. Most beginnings of a word are no piece; nine tenths of these
/// are told here, in 32 kB that stay in a processor's cache, without a look at slots, ends and names.
static HASHES: [u64; HASH_BITS / 64] = hashes();
const HASH_BITS: usize = 1 << 18;

#[expect(clippy::large_stack_arrays, reason = "the compiler's stack")]
const fn hashes() -> [u64; HASH_BITS / 64] {
    let mut bits = [0; HASH_BITS / 64];
    let (mut piece, mut at) = (0, 0);
    while piece < PIECES {
        let end = word(ENDS + piece * 4) as usize;
        let mut hash = NOTHING;
        while at < end {
            hash = hash_on(hash, BYTES[NAMES + at]);
            at += 1;
        }
        let bit = bit_of(hash);
        bits[bit / 64] |= 1 << (bit % 64);
        piece += 1;
    }
    bits
}

/// Returns the place of a hash among the bits.
const fn bit_of(hash: u32) -> usize {
    (hash >> (u32::BITS - HASH_BITS.trailing_zeros())) as usize
}

/// Returns the piece of this name, `hash` being that of the name and `inside` telling that `##` goes before it.
fn find(wanted: &[u8], inside: bool, hash: u32) -> Option<u32> {
    let bit = bit_of(hash);
    if HASHES[bit / 64] & 1 << (bit % 64) == 0 {
        return None;
    }
    let mut slot = slot_of(hash);
    loop {
        let at = SLOT + slot * 2;
        let piece = u16::from_le_bytes([BYTES[at], BYTES[at + 1]]);
        if piece == FREE {
            return None;
        }
        let held = name(u32::from(piece));
        if (if inside { held.strip_prefix(b"##") } else { Some(held) }) == Some(wanted) {
            return Some(u32::from(piece));
        }
        slot = (slot + 1) % SLOTS;
    }
}

/// The vocabulary of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table;

impl Vocabulary for Table {
    const LETTERS: bool = true;

    fn longest(&self, rest: &str, inside: bool) -> Option<(u32, usize)> {
        longest_by_hash::<LONGEST>(rest, inside, find)
    }
}

/// Returns the slot a hash leads to first.
pub(super) fn slot_of(hash: u32) -> usize {
    (hash ^ (hash >> 16)) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::wordpiece::each;
    use proptest::prelude::*;

    fn pieces() -> impl Iterator<Item = u32> {
        0..u32::try_from(PIECES).expect("few pieces")
    }

    #[test]
    fn every_piece_is_found_by_its_name() {
        for piece in pieces() {
            let called = name(piece);
            assert_eq!(find(called, false, hash_of(called)), Some(piece));
            assert!(called.len() <= LONGEST && (piece == 0 || called > name(piece - 1)));
        }
    }

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "a sum of squares below 2^24")]
    fn rows_have_the_length_one() {
        for piece in pieces() {
            let row = row(piece);
            let squares = row.dot(&row);
            let length = (squares as f32).sqrt() * scale(piece);
            assert!((length - 1.0).abs() < 1e-5, "{piece}: {length}");
        }
    }

    #[test]
    fn rare_words_weigh_more_and_marks_nothing() {
        let weight = |name: &str| super::weight(Table.longest(name, false).expect("in the vocabulary").0);
        assert!(weight("the") < weight("government"));
        assert!(weight("government") < weight("espionage"));
        assert!(weight(",").abs() < f32::EPSILON);
    }

    proptest! {
        #[test]
        fn a_plain_word_is_cut_as_any_other(words in "([a-zA-Z0-9]{1,12}[ ,.-]{1,2}){0,6}") {
            // A soft hyphen is dropped, but a word that begins with one is not taken whole.
            let slow = format!("\u{AD}{}", words.replace(' ', " \u{AD}"));
            let pieces = |text: &str| {
                let mut pieces = Vec::new();
                each(&Table, text, |piece, span| pieces.push((piece, span.of(text).replace('\u{AD}', ""))));
                pieces
            };
            prop_assert_eq!(pieces(&words), pieces(&slow));
        }
    }

    #[test]
    fn the_longest_name_wins() {
        let found = |text: &str, inside| {
            Table.longest(text, inside).map(|(piece, length)| (String::from_utf8_lossy(name(piece)), length))
        };
        assert_eq!(found("governments", false), Some(("governments".into(), 11)));
        assert_eq!(found("ingx", true), Some(("##ing".into(), 3)));
        assert_eq!(found("\u{1F600}", false), None);
    }
}
