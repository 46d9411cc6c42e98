//! What is kept of a passage, and how a question is matched with it.
//!
//! A piece's vector is turned to 64 directions, brought to length 1 and rounded to 4 bits a number: 32 bytes. A passage
//! keeps those of all its pieces, and one vector of its own in bytes. The match is late interaction (Khattab and Zaharia,
//! `ColBERT`, 2020): for each piece of the question the nearest of the passage, the mean weighted by rarity.

use super::DIMENSIONS;

/// Bytes of a piece's row.
pub const ROW: usize = DIMENSIONS / 2;
/// A number of a unit vector beyond this is cut off; ±[`STEPS`] stand for it.
const GREATEST: f32 = 0.25;
/// Steps on either side of 0.
const STEPS: f32 = 7.0;
/// What stands for 0 in four bits.
const MIDDLE: u8 = 8;
/// Steps of 1 in a question's numbers.
const FINE: f32 = 4096.0;

/// What a word counts as matched that the first stage found all of: less than the model says of a word that is there.
const FOUND: f32 = 0.7;

/// What is kept of a passage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PassageRows {
    /// The vector of the whole, its greatest number ±127.
    pub vector: Vec<i8>,
    /// [`ROW`] bytes for each piece.
    pub pieces: Vec<u8>,
}

/// Rounds a row of length 1 to 4 bits a number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 15")]
pub(super) fn pack(row: &[f32; DIMENSIONS], into: &mut Vec<u8>) {
    let four = |x: f32| ((x / GREATEST).clamp(-1.0, 1.0) * STEPS).round() as i8 as u8;
    let four = |x: f32| four(x).wrapping_add(MIDDLE) & 15;
    into.extend((0..ROW).map(|at| four(row[at]) | four(row[at + ROW]) << 4));
}

/// Returns the numbers of a row in steps, −7 to 7.
pub(super) fn unpack(row: &[u8; ROW]) -> [i16; DIMENSIONS] {
    let mut numbers = [0; DIMENSIONS];
    let (low, high) = numbers.split_at_mut(ROW);
    for ((low, high), byte) in low.iter_mut().zip(high).zip(row) {
        *low = i16::from(*byte & 15) - i16::from(MIDDLE);
        *high = i16::from(*byte >> 4) - i16::from(MIDDLE);
    }
    numbers
}

/// Rounds a vector to bytes, the greatest number to ±127.
#[expect(clippy::cast_possible_truncation, reason = "rounded to -127 to 127")]
pub(super) fn whole(vector: &[f32]) -> Vec<i8> {
    let greatest = vector.iter().fold(0.0_f32, |greatest, x| greatest.max(x.abs())).max(f32::MIN_POSITIVE);
    vector.iter().map(|x| (x / greatest * 127.0).round() as i8).collect()
}

/// A question, ready to be matched with passages.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pieces: Vec<Piece>,
    vector: Vec<i16>,
    length: f32,
    total: f32,
}

#[derive(Debug, Clone, PartialEq)]
struct Piece {
    row: [i16; DIMENSIONS],
    weight: f32,
    word: Option<usize>,
}

/// A piece of a question as the model reads it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AskedPiece {
    /// Its row, of length 1.
    pub(super) row: [f32; DIMENSIONS],
    /// How much it counts.
    pub(super) weight: f32,
    /// Which of the words looked for it is of.
    pub(super) word: Option<usize>,
}

impl Asked {
    /// Takes the pieces of a question and the vector of the whole.
    #[expect(clippy::cast_possible_truncation, reason = "numbers of a unit vector, in 4096 steps")]
    pub(super) fn new(pieces: impl IntoIterator<Item = AskedPiece>, vector: &[f32]) -> Self {
        let pieces: Vec<Piece> = pieces
            .into_iter()
            .filter(|piece| piece.weight > 0.0)
            .map(|AskedPiece { row, weight, word }| Piece { row: row.map(|x| (x * FINE).round() as i16), weight, word })
            .collect();
        let total = pieces.iter().map(|piece| piece.weight).sum();
        let vector: Vec<i16> = whole(vector).into_iter().map(i16::from).collect();
        let length = vector.iter().map(|x| f32::from(*x).powi(2)).sum::<f32>().sqrt();
        Self { pieces, vector, length, total }
    }

    /// Tells whether nothing of the question counts.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Returns how much of the question the pieces of a passage answer to, at most about 1. `found` says how much of each
    /// word looked for was found there, 0 to 1: its pieces are matched that well at least.
    #[expect(clippy::cast_precision_loss, reason = "at most 64 · 7 · 4096, which has 21 bits")]
    pub fn match_pieces(&self, rows: &[u8], found: &[f32]) -> f32 {
        let mut best = vec![i32::MIN; self.pieces.len()];
        for row in rows.as_chunks::<ROW>().0 {
            let row = unpack(row);
            for ((_, product), best) in self.products(&row).zip(&mut best) {
                *best = (*best).max(product);
            }
        }
        if self.total <= 0.0 || rows.len() < ROW {
            return 0.0;
        }
        let matched = |(piece, best): (&Piece, &i32)| {
            let found = piece.word.and_then(|word| found.get(word)).copied().unwrap_or(0.0);
            piece.weight * (*best as f32 * Self::UNIT).max(FOUND * found)
        };
        self.pieces.iter().zip(&best).map(matched).sum::<f32>() / self.total
    }

    /// What a product of a row and a question's is multiplied by to be a cosine.
    pub(super) const UNIT: f32 = GREATEST / STEPS / FINE;

    /// Returns how many pieces are of no word looked for.
    pub(super) fn asking(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.word.is_none()).count()
    }

    /// Returns the product of a row with that of each piece, and whether that one is of no word looked for.
    pub(super) fn products(&self, row: &[i16; DIMENSIONS]) -> impl Iterator<Item = (bool, i32)> {
        let product = move |piece: &Piece| piece.row.iter().zip(row).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        self.pieces.iter().map(move |piece| (piece.word.is_none(), product(piece)))
    }

    /// Returns the cosine of the question and a passage by their vectors, `length` being that of the passage's.
    #[expect(clippy::cast_precision_loss, reason = "a sum of products needs no more than 24 bits of precision")]
    pub fn cosine(&self, vector: &[u8], length: f32) -> f32 {
        let product: i32 =
            self.vector.iter().zip(vector).map(|(a, b)| i32::from(*a) * i32::from(b.cast_signed())).sum();
        let lengths = self.length * length;
        if lengths > 0.0 { product as f32 / lengths } else { 0.0 }
    }
}

/// Returns the length of a passage's vector, which [`Asked::cosine`] needs.
pub fn length(vector: &[i8]) -> f32 {
    vector.iter().map(|x| f32::from(*x).powi(2)).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn four_bits_keep_a_number_within_half_a_step(numbers in proptest::collection::vec(-0.25_f32..=0.25, DIMENSIONS)) {
            let row: [f32; DIMENSIONS] = numbers.try_into().expect("as many as asked for");
            let mut packed = Vec::new();
            pack(&row, &mut packed);
            let back = unpack(packed.first_chunk().expect("one row"));
            prop_assert_eq!(packed.len(), ROW);
            for (x, y) in row.iter().zip(back) {
                prop_assert!((x - f32::from(y) * GREATEST / STEPS).abs() <= GREATEST / STEPS / 2.0 + 1e-6);
            }
        }

        #[test]
        fn what_is_beyond_is_cut_off_and_never_turned_round(x in proptest::num::f32::NORMAL) {
            let mut packed = Vec::new();
            pack(&[x; DIMENSIONS], &mut packed);
            let back = unpack(packed.first_chunk().expect("one row"));
            prop_assert!(back.iter().all(|y| y.abs() <= 7 && (*y == 0 || (*y > 0) == (x > 0.0))));
        }

        #[test]
        fn any_bytes_are_rows(bytes in proptest::collection::vec(any::<u8>(), 0..200), x in -1.0_f32..1.0) {
            let asked = Asked::new([AskedPiece { row: [x; DIMENSIONS], weight: 1.0, word: Some(0) }], &[x; 8]);
            prop_assert!(asked.match_pieces(&bytes, &[x.abs()]).is_finite());
            prop_assert!(asked.cosine(&bytes, 0.0).is_finite());
        }
    }

    #[test]
    fn a_vector_is_nearest_to_itself() {
        let vector: Vec<f32> = (0_u8..32).map(|x| f32::from(x) - 9.0).collect();
        let asked = Asked::new(None, &vector);
        let kept = whole(&vector);
        let bytes: Vec<u8> = kept.iter().map(|x| x.cast_unsigned()).collect();
        assert!((asked.cosine(&bytes, length(&kept)) - 1.0).abs() < 1e-5);
    }
}
