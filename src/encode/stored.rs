//! A model as the program keeps it: rounded, in one file.
//!
//! | part | holds |
//! | --- | --- |
//! | 16 bytes | `demarche encoder` |
//! | 8 bytes | version of the form and length of the head, both `u32`, little-endian like all numbers |
//! | head | JSON: [`About`], sizes |
//! | numbers | vocabulary, word rows, places, layers, basis, in the order of [`Stored::walk`] |
//! | 4 bytes | CRC-32 of all before |

use serde::{Deserialize, Serialize};

use super::linear::Weights;
use super::shape::Shape;

const MAGIC: &[u8; 16] = b"demarche encoder";
/// Changes whenever a file written before would give other vectors.
const VERSION: u32 = 1;
/// The longest head that is read, in bytes.
const LONGEST_HEAD: usize = 64 << 10;
/// Bytes before the head.
const BEFORE: usize = 24;

/// What is told of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What it is called: the name in its configuration, else that of the file it came from.
    pub name: String,
    /// SHA-256 of the weights it was made from, in hexadecimal.
    pub weights: String,
    /// Names what vectors it gives: the weights, how they were rounded, the basis.
    pub id: String,
    /// Layers, numbers in a vector, pieces.
    pub sizes: (usize, usize, usize),
}

impl About {
    /// Tells whether these are the weights that `docs/MODEL-NOTICE.md` names.
    pub fn is_known(&self) -> bool {
        super::basis::known(&self.weights).is_some()
    }
}

/// How the vectors of a text's pieces become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Pooling {
    /// Their mean.
    Mean,
    /// That of the first mark.
    First,
}

/// Scale and shift of a layer normalisation.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Norm {
    pub(super) scale: Vec<f32>,
    pub(super) shift: Vec<f32>,
}

/// The numbers of one layer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LayerWeights {
    pub(super) gates: Weights,
    pub(super) joined: Weights,
    pub(super) joined_norm: Norm,
    pub(super) inner: Weights,
    pub(super) outer: Weights,
    pub(super) outer_norm: Norm,
}

/// Everything in the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stored {
    pub(super) about: About,
    pub(super) shape: Shape,
    pub(super) pooling: Pooling,
    /// The pieces, one a line.
    pub(super) vocabulary: String,
    pub(super) words: Vec<i8>,
    pub(super) word_scales: Vec<f32>,
    /// A row for each place, that of the first kind of text added.
    pub(super) places: Vec<f32>,
    pub(super) norm: Norm,
    pub(super) layers: Vec<LayerWeights>,
    /// The directions token rows are turned to, one after another.
    pub(super) basis: Vec<f32>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    about: About,
    shape: Shape,
    pooling: Pooling,
    vocabulary: usize,
}

/// Why a file is not read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    OtherVersion,
    Damaged(String),
}

impl Stored {
    /// Returns the bytes of the file.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let head = Head {
            about: self.about.clone(),
            shape: self.shape,
            pooling: self.pooling,
            vocabulary: self.vocabulary.len(),
        };
        let head = serde_json::to_vec(&head).expect("plain data encodes");
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(u32::try_from(head.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(head);
        bytes.extend(self.vocabulary.as_bytes());
        // Only read, never changed, by what writes.
        self.clone().walk(&mut Writing(&mut bytes));
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// Reads a file.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, Unread> {
        let damaged = |what: &str| Unread::Damaged(what.to_owned());
        if bytes.len() < BEFORE || !bytes.starts_with(MAGIC) {
            return Err(damaged("it does not begin as such a file does"));
        }
        let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        if number(16) != VERSION {
            return Err(Unread::OtherVersion);
        }
        let (before, sum) = bytes.split_at(bytes.len() - 4);
        if crc32fast::hash(before).to_le_bytes() != sum {
            return Err(damaged("its checksum is wrong"));
        }
        let length = number(20) as usize;
        let (head, rest) = before[BEFORE..]
            .split_at_checked(length)
            .filter(|_| length <= LONGEST_HEAD)
            .ok_or_else(|| damaged("its head is cut off"))?;
        let head: Head = serde_json::from_slice(head).map_err(|error| Unread::Damaged(error.to_string()))?;
        head.shape.check().map_err(Unread::Damaged)?;
        let (vocabulary, rest) =
            rest.split_at_checked(head.vocabulary).ok_or_else(|| damaged("its vocabulary is cut off"))?;
        let vocabulary = String::from_utf8(vocabulary.to_vec()).map_err(|_| damaged("its vocabulary is no text"))?;
        let mut stored = Self {
            about: head.about,
            shape: head.shape,
            pooling: head.pooling,
            vocabulary,
            words: Vec::new(),
            word_scales: Vec::new(),
            places: Vec::new(),
            norm: Norm::default(),
            layers: vec![LayerWeights::default(); head.shape.layers],
            basis: Vec::new(),
        };
        let mut reading = Reading { rest, short: false };
        stored.walk(&mut reading);
        if reading.short || !reading.rest.is_empty() {
            return Err(damaged("its length does not fit its sizes"));
        }
        Ok(stored)
    }

    /// Lets `visit` pass over all numbers in the order of the file.
    fn walk(&mut self, visit: &mut impl Visit) {
        let Shape { width, inner, places, pieces, .. } = self.shape;
        visit.bytes(&mut self.words, pieces * width);
        visit.floats(&mut self.word_scales, pieces);
        visit.floats(&mut self.places, places * width);
        norm(&mut self.norm, width, visit);
        for layer in &mut self.layers {
            linear(&mut layer.gates, width, 3 * width, visit);
            linear(&mut layer.joined, width, width, visit);
            norm(&mut layer.joined_norm, width, visit);
            linear(&mut layer.inner, width, inner, visit);
            linear(&mut layer.outer, inner, width, visit);
            norm(&mut layer.outer_norm, width, visit);
        }
        visit.floats(&mut self.basis, super::DIMENSIONS * width);
    }
}

fn norm(norm: &mut Norm, width: usize, visit: &mut impl Visit) {
    visit.floats(&mut norm.scale, width);
    visit.floats(&mut norm.shift, width);
}

fn linear(weights: &mut Weights, inputs: usize, outputs: usize, visit: &mut impl Visit) {
    visit.bytes(&mut weights.weight, inputs * outputs);
    visit.floats(&mut weights.scale, outputs);
    visit.floats(&mut weights.bias, outputs);
}

/// Reads or writes numbers, of which there are `count`.
trait Visit {
    fn bytes(&mut self, numbers: &mut Vec<i8>, count: usize);
    fn floats(&mut self, numbers: &mut Vec<f32>, count: usize);
}

struct Writing<'a>(&'a mut Vec<u8>);

impl Visit for Writing<'_> {
    fn bytes(&mut self, numbers: &mut Vec<i8>, count: usize) {
        debug_assert_eq!(numbers.len(), count);
        self.0.extend(numbers.iter().map(|x| x.cast_unsigned()));
    }

    fn floats(&mut self, numbers: &mut Vec<f32>, count: usize) {
        debug_assert_eq!(numbers.len(), count);
        self.0.extend(numbers.iter().flat_map(|x| x.to_le_bytes()));
    }
}

struct Reading<'a> {
    rest: &'a [u8],
    short: bool,
}

impl<'a> Reading<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or_else(|| {
            self.short = true;
            (&[], &[])
        });
        self.rest = rest;
        taken
    }
}

impl Visit for Reading<'_> {
    fn bytes(&mut self, numbers: &mut Vec<i8>, count: usize) {
        *numbers = self.take(count).iter().map(|byte| byte.cast_signed()).collect();
    }

    fn floats(&mut self, numbers: &mut Vec<f32>, count: usize) {
        *numbers = self.take(count * 4).as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
    }
}
