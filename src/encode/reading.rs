//! A passage as the model reads it beside a question: how near any part of it is, for whoever looks for the answer in it.

use super::rows::{Asked, ROW, unpack};
use crate::model::Span;

/// How many pieces on either side of a span stand beside it.
const BESIDE: usize = 20;

/// The pieces of a passage's body, held against those of a question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Where each piece stands in the body, in order.
    places: Vec<Span>,
    /// The best cosine of each piece with any of the question's.
    like: Vec<f32>,
    /// How many pieces of the question are of no word looked for: those that ask.
    asking: usize,
    /// The cosines of each piece with these, piece by piece.
    asked: Vec<f32>,
}

impl Reading {
    /// Reads the packed rows of a passage, whose pieces stand in these places; those without a place are not of the body.
    #[expect(clippy::cast_precision_loss, reason = "at most 64 · 7 · 4096, which has 21 bits")]
    pub(super) fn new(asked: &Asked, places: &[Option<Span>], rows: &[u8]) -> Self {
        let mut found = Self { asking: asked.asking(), ..Self::default() };
        for (place, row) in places.iter().zip(rows.as_chunks::<ROW>().0) {
            let Some(place) = place else { continue };
            let row = unpack(row);
            let mut like = f32::MIN;
            for (asks, product) in asked.products(&row) {
                let cosine = product as f32 * Asked::UNIT;
                like = like.max(cosine);
                if asks {
                    found.asked.push(cosine);
                }
            }
            found.places.push(*place);
            found.like.push(if like > f32::MIN { like } else { 0.0 });
        }
        found
    }

    /// Returns how well a span goes with the words that ask ("who", "how many"): for each the best cosine, their mean; 0
    /// where none is known.
    #[expect(clippy::cast_precision_loss, reason = "a question has few pieces")]
    pub fn asks(&self, span: Span) -> f32 {
        let of = self.of(span);
        if of.is_empty() || self.asking == 0 {
            return 0.0;
        }
        let best = |asking: usize| of.clone().map(|at| self.asked[at * self.asking + asking]).fold(f32::MIN, f32::max);
        (0..self.asking).map(best).sum::<f32>() / self.asking as f32
    }

    /// Returns how much of a span is of the matter asked about: for each piece its best cosine with one of the question's,
    /// their mean.
    pub fn like(&self, span: Span) -> f32 {
        mean(self.of(span).map(|at| self.like[at]))
    }

    /// Returns the same for what stands beside a span in its sentence.
    pub fn beside(&self, span: Span, sentence: Span) -> f32 {
        let inner = self.of(span);
        let outer = self.of(sentence);
        if inner.is_empty() {
            return 0.0;
        }
        let before = outer.start.max(inner.start.saturating_sub(BESIDE))..inner.start;
        let after = inner.end..outer.end.min(inner.end + BESIDE);
        mean(before.chain(after).map(|at| self.like[at]))
    }

    /// Returns the pieces of a span.
    fn of(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.places.partition_point(|place| place.start < span.start);
        let end = self.places.partition_point(|place| place.start < span.end);
        start..end
    }
}

#[expect(clippy::cast_precision_loss, reason = "a passage has few pieces")]
fn mean(numbers: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = numbers.fold((0.0, 0_usize), |(sum, count), x| (sum + x, count + 1));
    if count > 0 { sum / count as f32 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::DIMENSIONS;
    use super::super::rows::{AskedPiece, pack};
    use super::*;
    use proptest::prelude::*;

    /// A row that points in one direction.
    fn row(direction: usize) -> [f32; DIMENSIONS] {
        let mut row = [0.0; DIMENSIONS];
        row[direction] = 1.0;
        row
    }

    /// A question of two pieces, the first of which asks, and a passage of pieces with these directions, each a byte long.
    fn reading(directions: &[usize]) -> Reading {
        let piece = |direction, word| AskedPiece { row: row(direction), weight: 1.0, word };
        let asked = Asked::new([piece(0, None), piece(1, Some(0))], &[1.0; 8]);
        let mut rows = Vec::new();
        for direction in directions {
            pack(&row(*direction), &mut rows);
        }
        let places: Vec<Option<Span>> = (0..directions.len()).map(|at| Some(Span::new(at, at + 1))).collect();
        Reading::new(&asked, &places, &rows)
    }

    #[test]
    fn each_part_is_held_against_the_question_by_itself() {
        // A row's greatest number is kept as 0.25, so that a piece has a quarter of its length with itself.
        let reading = reading(&[1, 5, 0, 5, 5]);
        let all = Span::new(0, 5);
        assert!((reading.like(Span::new(0, 1)) - 0.25).abs() < 1e-3 && reading.like(Span::new(1, 2)).abs() < 1e-3);
        assert!((reading.asks(Span::new(2, 3)) - 0.25).abs() < 1e-3 && reading.asks(Span::new(0, 2)).abs() < 1e-3);
        assert!((reading.beside(Span::new(1, 2), Span::new(0, 3)) - 0.25).abs() < 1e-3);
        assert!(reading.beside(Span::new(1, 2), all) < 0.2);
    }

    #[test]
    fn a_part_without_pieces_is_worth_nothing() {
        let reading = reading(&[1, 0]);
        let beyond = Span::new(7, 9);
        let all = [reading.asks(beyond), reading.like(beyond), reading.beside(beyond, beyond)];
        assert!(all.iter().all(|worth| worth.abs() < f32::EPSILON), "{all:?}");
    }

    proptest! {
        #[test]
        fn any_rows_in_any_places_are_read(
            bytes in proptest::collection::vec(any::<u8>(), 0..400),
            cuts in proptest::collection::vec(0_usize..40, 0..12),
            start in 0_usize..50,
            length in 0_usize..50,
        ) {
            let asked = Asked::new([AskedPiece { row: row(3), weight: 1.0, word: None }], &[1.0; 8]);
            let mut cuts = cuts;
            cuts.sort_unstable();
            let places: Vec<Option<Span>> = cuts.windows(2).map(|cut| Some(Span::new(cut[0], cut[1]))).collect();
            let reading = Reading::new(&asked, &places, &bytes);
            let span = Span::new(start, start + length);
            for number in [reading.asks(span), reading.like(span), reading.beside(span, span)] {
                prop_assert!(number.is_finite());
            }
        }
    }
}
