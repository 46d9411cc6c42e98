//! The 64 directions that token rows are turned to: those along which a model's vectors of pieces differ most.
//!
//! For all-MiniLM-L6-v2 they were learned from running text (`docs/MODEL-NOTICE.md`) and are part of the program. For
//! another model they are learned when it is added, from the words of its own vocabulary.

use super::network::Network;
use super::stored::Stored;
use super::vocabulary::Vocabulary;
use super::{DIMENSIONS, Pool, normalized};

/// SHA-256 of the weights the shipped basis belongs to, and what these are called.
const KNOWN: (&str, &str) = ("53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", "all-MiniLM-L6-v2");
/// 64 rows of 384 numbers (`f32`, little-endian).
static SHIPPED: &[u8] = include_bytes!("basis.bin");

/// Words in each text that another model's basis is learned from, and how many such texts.
const WORDS: usize = 60;
const TEXTS: usize = 200;
/// Rounds of the iteration.
const ROUNDS: usize = 40;

/// Returns what a model with these weights is called, where it is known.
pub(super) fn known(weights: &str) -> Option<&'static str> {
    (weights == KNOWN.0).then_some(KNOWN.1)
}

/// Returns the basis of a model.
pub(super) fn of(stored: &Stored) -> Vec<f32> {
    let shipped = known(&stored.about.weights).and_then(|_| from_bytes(SHIPPED, stored.shape.width));
    shipped.unwrap_or_else(|| learned(stored))
}

/// Reads a basis of vectors of that width; `None` when the bytes are too many or too few.
pub(super) fn from_bytes(bytes: &[u8], width: usize) -> Option<Vec<f32>> {
    let numbers = bytes.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four));
    (bytes.len() == DIMENSIONS * width * 4).then(|| numbers.collect())
}

/// Learns a basis from texts of words that stand side by side in the vocabulary.
fn learned(stored: &Stored) -> Vec<f32> {
    let width = stored.shape.width;
    let Ok(vocabulary) = Vocabulary::new(&stored.vocabulary) else { return first(width) };
    let is_word = |piece: &u32| vocabulary.name(*piece).chars().all(char::is_alphabetic);
    let words: Vec<u32> = (0..vocabulary.count()).filter(is_word).collect();
    let step = (words.len() / (WORDS * TEXTS)).max(1);
    let words: Vec<u32> = words.into_iter().step_by(step).take(WORDS * TEXTS).collect();
    let most = WORDS.min(stored.shape.places.saturating_sub(2)).max(1);
    let network = Network::new(stored.clone());
    let mut spread = vec![0.0_f64; width * width];
    Pool::new().run(|| {
        for text in words.chunks(most) {
            let mut text = text.to_vec();
            text.insert(0, vocabulary.begin);
            text.push(vocabulary.end);
            let mut vectors = network.vectors(&[&text]);
            for row in vectors.chunks_exact_mut(width) {
                normalized(row);
                for (line, a) in spread.chunks_exact_mut(width).zip(&*row) {
                    line.iter_mut().zip(&*row).for_each(|(sum, b)| *sum += f64::from(*a) * f64::from(*b));
                }
            }
        }
    });
    axes(&spread, width)
}

/// Returns the first axes as they are.
fn first(width: usize) -> Vec<f32> {
    (0..DIMENSIONS * width).map(|at| if at / width == at % width { 1.0 } else { 0.0 }).collect()
}

/// Returns the directions of the greatest eigenvalues of a symmetric matrix: powers of it, made orthogonal each time.
#[expect(clippy::cast_possible_truncation, reason = "the basis is kept in single precision")]
fn axes(matrix: &[f64], width: usize) -> Vec<f32> {
    let mut axes: Vec<Vec<f64>> =
        first(width).chunks(width).map(|row| row.iter().copied().map(f64::from).collect()).collect();
    // A direction that none of the first axes has a part in would never be found.
    for (number, axis) in axes.iter_mut().enumerate() {
        for (place, x) in axis.iter_mut().enumerate() {
            *x += 1e-3 / f64::from(u32::try_from((place * 31 + number * 17) % 97 + 1).unwrap_or(1));
        }
    }
    for _ in 0..ROUNDS {
        for axis in &mut axes {
            *axis = matrix.chunks_exact(width).map(|row| row.iter().zip(&*axis).map(|(a, b)| a * b).sum()).collect();
        }
        for number in 0..axes.len() {
            let (before, rest) = axes.split_at_mut(number);
            let present = &mut rest[0];
            for other in before {
                let shared: f64 = present.iter().zip(&*other).map(|(a, b)| a * b).sum();
                present.iter_mut().zip(&*other).for_each(|(a, b)| *a -= shared * b);
            }
            let length = present.iter().map(|x| x * x).sum::<f64>().sqrt().max(1e-300);
            for x in present {
                *x /= length;
            }
        }
    }
    axes.into_iter().flatten().map(|x| x as f32).collect()
}
