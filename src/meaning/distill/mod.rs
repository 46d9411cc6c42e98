//! Makes the table: what a language model says of each word piece in running text, averaged, narrowed and packed.
//!
//! 1. Every piece gets the vector the model gives it when it stands alone between the marks of beginning and end.
//! 2. Running text goes through the model; each piece's vectors, with length 1, are averaged, the vector from step 1
//!    counting [`ALONE`] times. (The mean of contextual vectors ranks better than the piece alone, as static tables such
//!    as `Model2Vec`'s have it.)
//! 3. The means are centred and turned to their 128 principal components, made of length 1, and rounded to bytes.
//! 4. A piece's weight is its inverse document frequency over stretches of [`STRETCH`] pieces of the same text.
//!
//! The arithmetic is plain Rust in one fixed order, without the platform's mathematics library where rounding would show
//! in the result: the same model and text give the same bytes on every machine, with any number of threads.

mod components;
mod encoder;
mod kernels;
mod pack;
mod pieces;
mod tensors;

use std::sync::atomic::{AtomicUsize, Ordering};

use encoder::{Encoder, WIDTH};
use pieces::Pieces;
pub use tensors::Error;

/// How many times the vector of a piece alone counts in its mean.
const ALONE: f64 = 2.0;
/// The longest text that goes through the model at once, in pieces, without the marks at its ends.
const LONGEST: usize = 254;
/// What counts as one document for the weights, in pieces: about a passage.
const STRETCH: usize = 128;
/// Pieces that go through the model together, several short texts side by side.
const BATCH: usize = 256;
/// Directions of the basis.
const AXES: usize = 64;
/// The basis is learned from every how-manieth batch; more changes nothing that can be measured.
const SAMPLE: usize = 32;
/// Batches between two reports of progress.
const ROUND: usize = 32;

/// What was read to make a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Running pieces of the text.
    pub running: usize,
    /// Distinct pieces in it.
    pub seen: usize,
    /// Pieces of the vocabulary.
    pub pieces: usize,
}

/// Makes the table from a model's weights (safetensors), its vocabulary (a piece a line) and texts.
///
/// `threads` 1 or more; `progress` is told the batches done and their number.
///
/// # Errors
/// When the weights are not those of a BERT model of the expected shape, or the vocabulary lacks the marks.
pub fn distill(
    weights: &[u8],
    vocabulary: &str,
    texts: &[String],
    threads: usize,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(Vec<u8>, Made), Error> {
    let pieces = Pieces::new(vocabulary)?;
    let encoder = Encoder::new(weights)?;
    let running = pieces.cut(texts);
    let alone: Vec<Vec<u32>> = (0..pieces.count()).map(|piece| vec![piece]).collect();
    let alone = batches(&alone, &pieces);
    let text = batches(&running, &pieces);
    let all = alone.len() + text.len();
    let mut means = Means::new(pieces.count() as usize);
    for (done, round) in alone.chunks(ROUND).chain(text.chunks(ROUND)).enumerate() {
        progress((done * ROUND).min(all), all);
        // Rounds of `alone` come first and are counted as such.
        let weight = if done * ROUND < alone.len() { ALONE } else { 1.0 };
        for (batch, vectors) in round.iter().zip(encode(&encoder, round, threads.max(1))) {
            means.add(batch, &vectors, weight);
        }
    }
    progress(all, all);
    let stream: Vec<u32> = running.iter().flatten().copied().collect();
    let frequencies = frequencies(&stream, pieces.count() as usize);
    let made = Made {
        running: stream.len(),
        seen: frequencies.iter().filter(|count| **count > 0).count(),
        pieces: pieces.count() as usize,
    };
    let rows = components::narrowed(&means.into_rows());
    Ok((pack::table(&pieces, &rows, &frequencies, stream.len().div_ceil(STRETCH)), made))
}

/// Makes the basis that `encode` turns the rows of pieces to: the [`AXES`] directions along which the model's vectors of
/// pieces, with length 1, differ most from 0 in every [`SAMPLE`]th batch of the texts. Single precision, little-endian.
///
/// # Errors
/// As [`distill`].
pub fn basis(
    weights: &[u8],
    vocabulary: &str,
    texts: &[String],
    threads: usize,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<u8>, Error> {
    let pieces = Pieces::new(vocabulary)?;
    let encoder = Encoder::new(weights)?;
    let sample: Vec<Batch> = batches(&pieces.cut(texts), &pieces).into_iter().step_by(SAMPLE).collect();
    let mut spread = vec![vec![0.0; WIDTH]; WIDTH];
    for (done, round) in sample.chunks(ROUND).enumerate() {
        progress(done * ROUND, sample.len());
        for vectors in encode(&encoder, round, threads.max(1)) {
            for row in vectors.chunks_exact(WIDTH) {
                let squares: f64 = row.iter().map(|x| f64::from(*x).powi(2)).sum();
                for (line, a) in spread.iter_mut().zip(row) {
                    let a = f64::from(*a) / squares.max(1e-18);
                    line.iter_mut().zip(row).for_each(|(sum, b)| *sum += a * f64::from(*b));
                }
            }
        }
    }
    let axes = components::axes(spread);
    #[expect(clippy::cast_possible_truncation, reason = "the basis is kept in single precision")]
    let numbers = axes.into_iter().take(AXES).flatten().map(|x| x as f32);
    Ok(numbers.flat_map(f32::to_le_bytes).collect())
}

/// Texts side by side, each between its marks.
type Batch = Vec<Vec<u32>>;

fn batches(texts: &[Vec<u32>], pieces: &Pieces) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut room = 0;
    for text in texts.iter().flat_map(|text| text.chunks(LONGEST)) {
        let marked: Vec<u32> = std::iter::once(pieces.begin).chain(text.iter().copied()).chain([pieces.end]).collect();
        match batches.last_mut() {
            Some(batch) if marked.len() <= room => {
                room -= marked.len();
                batch.push(marked);
            }
            _ => {
                room = BATCH.saturating_sub(marked.len());
                batches.push(vec![marked]);
            }
        }
    }
    batches
}

/// Runs a round of batches through the model, in the order given whichever thread took which.
fn encode(encoder: &Encoder, round: &[Batch], threads: usize) -> Vec<Vec<f32>> {
    let next = AtomicUsize::new(0);
    let mut found: Vec<(usize, Vec<f32>)> = std::thread::scope(|scope| {
        let work = || {
            let mut mine = Vec::new();
            while let Some((place, batch)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, round.get(n)?)))
            {
                mine.push((place, encoder.encode(batch)));
            }
            mine
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("the arithmetic does not panic")).collect()
    });
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, vectors)| vectors).collect()
}

/// In how many stretches of the text each piece stands.
fn frequencies(stream: &[u32], pieces: usize) -> Vec<usize> {
    let mut counts = vec![0; pieces];
    for stretch in stream.chunks(STRETCH) {
        let mut stretch = stretch.to_vec();
        stretch.sort_unstable();
        stretch.dedup();
        for piece in stretch {
            counts[piece as usize] += 1;
        }
    }
    counts
}

/// Sums of vectors by piece.
struct Means {
    sums: Vec<f64>,
    weights: Vec<f64>,
}

impl Means {
    fn new(pieces: usize) -> Self {
        Self { sums: vec![0.0; pieces * WIDTH], weights: vec![0.0; pieces] }
    }

    /// Adds the vectors of a batch, each with length 1; those of the marks are left out.
    fn add(&mut self, batch: &Batch, vectors: &[f32], weight: f64) {
        let mut rows = vectors.chunks_exact(WIDTH);
        for text in batch {
            for (place, (piece, row)) in text.iter().zip(rows.by_ref()).enumerate() {
                if place == 0 || place + 1 == text.len() {
                    continue;
                }
                let piece = *piece as usize;
                let length = row.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt().max(1e-9);
                let sums = &mut self.sums[piece * WIDTH..][..WIDTH];
                sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += f64::from(*x) / length * weight);
                self.weights[piece] += weight;
            }
        }
    }

    fn into_rows(mut self) -> Vec<f64> {
        for (row, weight) in self.sums.chunks_exact_mut(WIDTH).zip(&self.weights) {
            for x in row {
                *x /= weight.max(1.0);
            }
        }
        self.sums
    }
}
