//! One file of rows: written once, never changed, read in place.
//!
//! | part | bytes | holds |
//! | --- | --- | --- |
//! | head | 56 | `demarows`, version, width, rows, length of the file, model, CRC-32 of head and tables |
//! | keys | rows × 12 | article and place of each passage, in order |
//! | texts | rows × 16 | what text each row was made of |
//! | ends | rows × 8 | where its pieces end |
//! | sums | rows × 4 | CRC-32 of its vector and pieces |
//! | lengths | rows × 4 | length of its vector (`f32`) |
//! | vectors | rows × width | signed bytes |
//! | pieces | the rest | packed rows of word pieces |
//!
//! All numbers are little-endian. The tables are checked when the file is opened, a row when it is used.

use tantivy::directory::OwnedBytes;

use super::{Row, TextKey};
use crate::model::{ArticleId, PassageId};

const MAGIC: &[u8; 8] = b"demarows";
const VERSION: u32 = 1;
const HEAD: usize = 56;
/// Where in the head its checksum stands.
const SUM: usize = 48;
const KEY: usize = 12;
const TEXT: usize = 16;
/// Bytes of all tables for one row.
const TABLES: usize = KEY + TEXT + 8 + 4 + 4;

/// An open file of rows.
pub(super) struct Segment {
    bytes: OwnedBytes,
    count: usize,
    width: usize,
}

impl Segment {
    /// Takes a file's bytes.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(super) fn new(bytes: OwnedBytes, model: &str, width: usize) -> Result<Self, &'static str> {
        if bytes.len() < HEAD || !bytes.starts_with(MAGIC) || number(&bytes, 8) != VERSION {
            return Err("it does not begin as such a file does");
        }
        let count = usize::try_from(long(&bytes, 16)).map_err(|_| "its head is damaged")?;
        if number(&bytes, 12) as usize != width || long(&bytes, 24) != bytes.len() as u64 {
            return Err("its length is not the one it was written with");
        }
        let tables = count.checked_mul(TABLES + width).filter(|size| HEAD + size <= bytes.len());
        if tables.is_none() || number(&bytes, SUM) != sum(&bytes, count) {
            return Err("its tables are damaged");
        }
        if bytes[32..SUM] != padded(model) {
            return Err("it belongs to another model");
        }
        Ok(Self { bytes, count, width })
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn passage(&self, row: usize) -> PassageId {
        let at = HEAD + row * KEY;
        PassageId { article: ArticleId(long(&self.bytes, at)), ordinal: number(&self.bytes, at + 8) }
    }

    pub(super) fn text(&self, row: usize) -> TextKey {
        let at = HEAD + self.count * KEY + row * TEXT;
        TextKey(*self.bytes[at..].first_chunk().expect("the tables were checked"))
    }

    pub(super) fn length(&self, row: usize) -> f32 {
        f32::from_bits(number(&self.bytes, HEAD + self.count * (KEY + TEXT + 12) + row * 4))
    }

    pub(super) fn vector(&self, row: usize) -> &[u8] {
        &self.bytes[HEAD + self.count * TABLES + row * self.width..][..self.width]
    }

    /// Returns the row of a passage; the first when there are several.
    pub(super) fn find(&self, passage: PassageId) -> Option<usize> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.passage(middle) < passage { low = middle + 1 } else { high = middle }
        }
        (low < self.count && self.passage(low) == passage).then_some(low)
    }

    /// Returns a row whole; `None` when it is damaged.
    pub(super) fn row(&self, row: usize) -> Option<Row<'_>> {
        let end = |row: usize| long(&self.bytes, HEAD + self.count * (KEY + TEXT) + row * 8);
        let start = if row == 0 { 0 } else { end(row - 1) };
        let all = &self.bytes[HEAD + self.count * (TABLES + self.width)..];
        let pieces = all.get(usize::try_from(start).ok()?..usize::try_from(end(row)).ok()?)?;
        let vector = self.vector(row);
        let mut sum = crc32fast::Hasher::new();
        sum.update(vector);
        sum.update(pieces);
        let expected = number(&self.bytes, HEAD + self.count * (KEY + TEXT + 8) + row * 4);
        (sum.finalize() == expected).then(|| Row { vector, length: self.length(row), pieces })
    }
}

/// A row to be written.
pub(super) struct Draft<'a> {
    pub(super) passage: PassageId,
    pub(super) text: TextKey,
    pub(super) row: Row<'a>,
}

/// Returns the bytes of a file of rows, which are in the order of their passages.
pub(super) fn file(drafts: &[Draft], model: &str, width: usize) -> Vec<u8> {
    let pieces: usize = drafts.iter().map(|draft| draft.row.pieces.len()).sum();
    let total = HEAD + drafts.len() * (TABLES + width) + pieces;
    let mut bytes = Vec::with_capacity(total);
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(u32::try_from(width).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend((drafts.len() as u64).to_le_bytes());
    bytes.extend((total as u64).to_le_bytes());
    bytes.extend(padded(model));
    bytes.extend([0; HEAD - SUM]);
    for draft in drafts {
        bytes.extend(draft.passage.article.0.to_le_bytes());
        bytes.extend(draft.passage.ordinal.to_le_bytes());
    }
    for draft in drafts {
        bytes.extend(draft.text.0);
    }
    let mut end = 0_u64;
    for draft in drafts {
        end += draft.row.pieces.len() as u64;
        bytes.extend(end.to_le_bytes());
    }
    for draft in drafts {
        let mut sum = crc32fast::Hasher::new();
        sum.update(draft.row.vector);
        sum.update(draft.row.pieces);
        bytes.extend(sum.finalize().to_le_bytes());
    }
    for draft in drafts {
        bytes.extend(draft.row.length.to_le_bytes());
    }
    for draft in drafts {
        bytes.extend(draft.row.vector);
    }
    for draft in drafts {
        bytes.extend(draft.row.pieces);
    }
    let sum = sum(&bytes, drafts.len());
    bytes[SUM..SUM + 4].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fn sum(bytes: &[u8], count: usize) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&bytes[..SUM]);
    sum.update(&bytes[HEAD..HEAD + count * TABLES]);
    sum.finalize()
}

fn padded(model: &str) -> [u8; 16] {
    let mut padded = [0; 16];
    padded.iter_mut().zip(model.bytes()).for_each(|(to, byte)| *to = byte);
    padded
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(*bytes[at..].first_chunk().expect("inside the file"))
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(*bytes[at..].first_chunk().expect("inside the file"))
}
