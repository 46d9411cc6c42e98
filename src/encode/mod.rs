//! **Lives here:** an optional sentence encoder: taken from its published files, kept rounded, run without anything else
//! than this program; the rows it gives for a passage and how a question is matched with them.
//! **May know:** `model`, `text`, the formats of published models. **Must not know:** the index, ranking.
//!
//! No network (of machines) is ever used: the reader fetches the model, `add` reads the file.

mod add;
mod basis;
mod error;
mod linear;
mod network;
mod reading;
mod rows;
mod shape;
mod source;
mod stored;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::path::Path;

pub use error::Error;
pub use reading::Reading;
use rows::AskedPiece;
pub use rows::{Asked, PassageRows, ROW, length};
pub use stored::About;

use crate::model::Span;
use network::Network;
use stored::{Pooling, Stored, Unread};
use vocabulary::Vocabulary;

/// Numbers in the row of a piece.
pub const DIMENSIONS: usize = 64;
/// The longest text, in pieces with the marks; more of a passage is not seen.
const LONGEST: usize = 256;
/// The longest title that goes before a passage, in pieces.
const LONGEST_TITLE: usize = 32;
/// Changes whenever rows made before no longer fit those made now of the same text by the same model.
pub const ROWS_VERSION: u32 = 1;

/// One thread's place to compute in.
///
/// The library that multiplies matrices would otherwise spread each product over all cores, which gains nothing where
/// several passages are computed side by side.
pub struct Pool(Option<rayon::ThreadPool>);

impl Pool {
    /// Makes a place.
    pub fn new() -> Self {
        Self(rayon::ThreadPoolBuilder::new().num_threads(1).build().ok())
    }

    fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.0 {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

impl Default for Pool {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads a published model: a wheel or another zip archive, or a folder. Returns what is told of it and the bytes of the
/// file to keep. `basis` are 64 directions of its width in single precision, for trials: known models have theirs.
///
/// # Errors
/// When it is not there, damaged, or of a kind that is not computed here.
pub fn add(path: &Path, basis: Option<&[u8]>) -> Result<(About, Vec<u8>), Error> {
    let stored = add::read(path, basis)?;
    Ok((stored.about.clone(), stored.to_bytes()))
}

/// A passage to be encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    /// The title of its article; empty when unknown.
    pub title: &'a str,
    /// Its own text.
    pub body: &'a str,
}

/// A model ready to run.
pub struct Encoder {
    about: About,
    pooling: Pooling,
    width: usize,
    places: usize,
    vocabulary: Vocabulary,
    network: Network,
    basis: Vec<f32>,
}

impl Encoder {
    /// Opens a model that was kept.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, or was written by another version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|source| Error::Io {
            what: "could not read",
            path: path.to_owned(),
            source,
        })?;
        Self::from_bytes(path, &bytes)
    }

    /// Takes the bytes of a model's file; `path` is what an error names.
    ///
    /// # Errors
    /// When they are damaged or were written by another version.
    pub fn from_bytes(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let damaged = |reason| Error::Damaged { path: path.to_owned(), name: "the model", reason };
        let mut stored = Stored::from_bytes(bytes).map_err(|unread| match unread {
            Unread::OtherVersion => Error::OtherVersion(path.to_owned()),
            Unread::Damaged(reason) => damaged(reason),
        })?;
        let vocabulary =
            Vocabulary::new(&stored.vocabulary).map_err(|mark| damaged(format!("its vocabulary holds no {mark}")))?;
        if vocabulary.count() as usize != stored.shape.pieces {
            return Err(damaged("its vocabulary is of another size".to_owned()));
        }
        let basis = std::mem::take(&mut stored.basis);
        Ok(Self {
            about: stored.about.clone(),
            pooling: stored.pooling,
            width: stored.shape.width,
            places: stored.shape.places.min(LONGEST),
            vocabulary,
            basis,
            network: Network::new(stored),
        })
    }

    /// Returns what is told of the model.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Returns numbers in the vector of a passage.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns a question's rows. `words` are the places in it of what is looked for as a word, each with its number;
    /// `weight` says how much a piece counts, by its name; 0 leaves it out.
    pub fn question(
        &self,
        question: &str,
        words: &[(usize, Span)],
        pool: &Pool,
        weight: impl Fn(&str) -> f32,
    ) -> Asked {
        let placed = self.vocabulary.cut_in_place(question, self.places - 2);
        let mut pieces = vec![self.vocabulary.begin];
        pieces.extend(placed.iter().map(|(piece, _)| piece));
        pieces.push(self.vocabulary.end);
        let mut vectors = pool.run(|| self.network.vectors(&[&pieces]));
        let whole = self.pooled(&vectors);
        let rows = vectors.chunks_exact_mut(self.width).skip(1).zip(&placed).map(|(row, (piece, span))| AskedPiece {
            row: self.turned(row),
            weight: weight(self.vocabulary.name(*piece)),
            word: words.iter().find(|(_, of)| of.start <= span.start && span.end <= of.end).map(|(word, _)| *word),
        });
        Asked::new(rows, &whole)
    }

    /// Returns the rows of passages, in their order. What is computed side by side has no influence on the result.
    pub fn passages(&self, texts: &[Text], pool: &Pool) -> Vec<PassageRows> {
        let pieces: Vec<Vec<u32>> = texts.iter().map(|text| self.pieces(*text)).collect();
        let pieces: Vec<&[u32]> = pieces.iter().map(Vec::as_slice).collect();
        let mut vectors = pool.run(|| self.network.vectors(&pieces));
        let mut rest = vectors.as_mut_slice();
        let mut found = Vec::with_capacity(texts.len());
        for pieces in pieces {
            let (mine, others) = rest.split_at_mut(pieces.len() * self.width);
            rest = others;
            let vector = rows::whole(&self.pooled(mine));
            let mut packed = Vec::with_capacity(pieces.len() * ROW);
            mine.chunks_exact_mut(self.width).for_each(|row| rows::pack(&self.turned(row), &mut packed));
            found.push(PassageRows { vector, pieces: packed });
        }
        found
    }

    /// Returns how many pieces a passage has, by which the time it takes can be told.
    pub fn count(&self, text: Text) -> usize {
        self.pieces(text).len()
    }

    /// Reads a passage beside a question; `rows` are those of its pieces, as [`Encoder::passages`] gave them.
    pub fn read(&self, asked: &Asked, text: Text, rows: &[u8]) -> Reading {
        let places: Vec<Option<Span>> = self.placed(text).into_iter().map(|(_, span)| span).collect();
        Reading::new(asked, &places, rows)
    }

    fn pieces(&self, text: Text) -> Vec<u32> {
        self.placed(text).into_iter().map(|(piece, _)| piece).collect()
    }

    /// Cuts a passage and the title before it into pieces, between the marks, and says where those of the body stand.
    fn placed(&self, text: Text) -> Vec<(u32, Option<Span>)> {
        let mut pieces = vec![self.vocabulary.begin];
        if !text.title.is_empty() {
            pieces.extend(self.vocabulary.cut(text.title, LONGEST_TITLE));
            if !text.title.ends_with(['.', '?', '!']) {
                pieces.extend(self.vocabulary.cut(".", 1));
            }
        }
        let mut placed: Vec<(u32, Option<Span>)> = pieces.into_iter().map(|piece| (piece, None)).collect();
        let room = self.places.saturating_sub(placed.len() + 1);
        let body = self.vocabulary.cut_in_place(text.body, room);
        placed.extend(body.into_iter().map(|(piece, span)| (piece, Some(span))));
        placed.truncate(self.places - 1);
        placed.push((self.vocabulary.end, None));
        placed
    }

    fn pooled(&self, vectors: &[f32]) -> Vec<f32> {
        match self.pooling {
            Pooling::First => vectors[..self.width].to_vec(),
            Pooling::Mean => {
                let mut sum = vec![0.0; self.width];
                for row in vectors.chunks_exact(self.width) {
                    sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
                }
                sum
            }
        }
    }

    /// Turns a piece's vector to the basis and brings it to length 1.
    fn turned(&self, row: &mut [f32]) -> [f32; DIMENSIONS] {
        normalized(row);
        let mut turned = [0.0; DIMENSIONS];
        for (out, axis) in turned.iter_mut().zip(self.basis.chunks_exact(self.width)) {
            let mut sums = [0.0_f32; 8];
            for (a, b) in axis.as_chunks::<8>().0.iter().zip(row.as_chunks::<8>().0) {
                sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
            }
            let rest = axis.as_chunks::<8>().1.iter().zip(row.as_chunks::<8>().1).map(|(a, b)| a * b).sum::<f32>();
            *out = sums.iter().sum::<f32>() + rest;
        }
        normalized(&mut turned);
        turned
    }
}

/// Brings a vector to length 1.
fn normalized(row: &mut [f32]) {
    let length = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    for x in row {
        *x /= length;
    }
}
