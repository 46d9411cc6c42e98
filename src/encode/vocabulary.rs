//! A model's own word pieces, in its own order.

use crate::model::Span;
use crate::text::wordpiece::{self, Vocabulary as Lookup, hash_of, longest_by_hash};

/// The longest piece that is looked for, in bytes.
const LONGEST: usize = 48;
/// A slot without a piece.
const FREE: u32 = u32::MAX;

/// The pieces of a model by name.
pub(super) struct Vocabulary {
    /// The names, one after another.
    names: String,
    /// Where each name ends.
    ends: Vec<u32>,
    /// Hash of a name → its piece; the next slots on a collision. Twice the pieces at least.
    slots: Vec<u32>,
    /// The mark a text begins with.
    pub(super) begin: u32,
    /// The mark a text ends with.
    pub(super) end: u32,
    unknown: u32,
}

impl Vocabulary {
    /// Takes the pieces in their order, one a line.
    ///
    /// # Errors
    /// The name of a mark that is missing.
    pub(super) fn new(lines: &str) -> Result<Self, &'static str> {
        let mut names = String::with_capacity(lines.len());
        let mut ends = Vec::new();
        for name in lines.lines() {
            names.push_str(name);
            ends.push(u32::try_from(names.len()).unwrap_or(FREE));
        }
        let slots = vec![FREE; (ends.len() * 2).next_power_of_two()];
        let mut vocabulary = Self { names, ends, slots, begin: 0, end: 0, unknown: 0 };
        for piece in 0..vocabulary.count() {
            let mut slot = vocabulary.slot(hash_of(vocabulary.name(piece).as_bytes()));
            while vocabulary.slots[slot] != FREE {
                slot = (slot + 1) % vocabulary.slots.len();
            }
            vocabulary.slots[slot] = piece;
        }
        let mark = |name: &'static str| vocabulary.find(name.as_bytes(), false, hash_of(name.as_bytes())).ok_or(name);
        let (begin, end, unknown) = (mark("[CLS]")?, mark("[SEP]")?, mark("[UNK]")?);
        Ok(Self { begin, end, unknown, ..vocabulary })
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(FREE)
    }

    /// Returns what a piece is called.
    pub(super) fn name(&self, piece: u32) -> &str {
        let end = |piece: u32| self.ends[piece as usize] as usize;
        let start = if piece == 0 { 0 } else { end(piece - 1) };
        &self.names[start..end(piece)]
    }

    /// Cuts a text into at most `most` pieces.
    pub(super) fn cut(&self, text: &str, most: usize) -> Vec<u32> {
        self.cut_in_place(text, most).into_iter().map(|(piece, _)| piece).collect()
    }

    /// Cuts a text into at most `most` pieces, and says where each stands.
    pub(super) fn cut_in_place(&self, text: &str, most: usize) -> Vec<(u32, Span)> {
        let mut found = Vec::new();
        wordpiece::each(self, text, |piece, span| {
            if found.len() < most {
                found.push((piece.unwrap_or(self.unknown), span));
            }
        });
        found
    }

    fn slot(&self, hash: u32) -> usize {
        (hash ^ (hash >> 16)) as usize % self.slots.len()
    }

    /// Returns the piece of this name, `hash` being that of the name and `inside` telling that `##` goes before it.
    fn find(&self, wanted: &[u8], inside: bool, hash: u32) -> Option<u32> {
        let mut slot = self.slot(hash);
        loop {
            let piece = self.slots[slot];
            if piece == FREE {
                return None;
            }
            let name = self.name(piece).as_bytes();
            let name = if inside { name.strip_prefix(b"##") } else { Some(name) };
            if name == Some(wanted) {
                return Some(piece);
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

impl Lookup for Vocabulary {
    fn longest(&self, rest: &str, inside: bool) -> Option<(u32, usize)> {
        longest_by_hash::<LONGEST>(rest, inside, |name, inside, hash| self.find(name, inside, hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nhack\n##tiv\n##ists\n.\nhacks";

    #[test]
    fn texts_fall_into_the_longest_pieces() {
        let vocabulary = Vocabulary::new(NAMES).unwrap();
        let named = |text: &str| -> Vec<String> {
            vocabulary.cut(text, 10).into_iter().map(|piece| vocabulary.name(piece).to_owned()).collect()
        };
        assert_eq!(named("Hacktivists hacks."), ["hack", "##tiv", "##ists", "hacks", "."]);
        assert_eq!(named("hacker"), ["[UNK]"]);
        assert_eq!(vocabulary.cut("hack hack hack", 2).len(), 2);
    }

    #[test]
    fn a_vocabulary_without_marks_is_refused() {
        assert!(matches!(Vocabulary::new("a\nb"), Err("[CLS]")));
    }
}
