//! The model's own vocabulary, in its own order, and texts cut by it.

use std::collections::HashMap;

use super::tensors::Error;
use crate::text::wordpiece::{Vocabulary, each};

/// The pieces of the model by name.
pub(super) struct Pieces {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    /// The mark a text begins with.
    pub(super) begin: u32,
    /// The mark a text ends with.
    pub(super) end: u32,
    unknown: u32,
}

impl Pieces {
    pub(super) fn new(vocabulary: &str) -> Result<Self, Error> {
        let names: Vec<String> = vocabulary.lines().map(str::to_owned).collect();
        let numbers: HashMap<String, u32> = names.iter().cloned().zip(0..).collect();
        let mark = |name: &'static str| numbers.get(name).copied().ok_or(Error::Mark(name));
        let (begin, end, unknown) = (mark("[CLS]")?, mark("[SEP]")?, mark("[UNK]")?);
        Ok(Self { names, numbers, begin, end, unknown })
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.names.len()).expect("a vocabulary has thousands of pieces, not billions")
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Cuts each paragraph of the texts into pieces; a paragraph ends at a line break.
    pub(super) fn cut(&self, texts: &[String]) -> Vec<Vec<u32>> {
        let paragraphs = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty());
        paragraphs
            .map(|paragraph| {
                let mut found = Vec::new();
                each(self, paragraph, |piece, _| found.push(piece.unwrap_or(self.unknown)));
                found
            })
            .filter(|found| !found.is_empty())
            .collect()
    }
}

impl Vocabulary for Pieces {
    fn longest(&self, rest: &str, inside: bool) -> Option<(u32, usize)> {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(32);
        let mut name = String::with_capacity(40);
        ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| {
            name.clear();
            name.push_str(if inside { "##" } else { "" });
            name.push_str(&rest[..end]);
            Some((*self.numbers.get(&name)?, end))
        })
    }
}
