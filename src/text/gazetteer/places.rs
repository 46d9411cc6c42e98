//! Where each name stands in the shipped table, reckoned by the compiler: a question looks at the lines of its names, and
//! at few others.

use std::collections::BTreeSet;

use super::BUILTIN;
use crate::text::wordpiece::{NOTHING, hash_on};

/// How many buckets the words are in.
const BUCKETS: usize = 1 << 12;

/// The lines of a table by the buckets of one word of each of their names: the one that fewest names hold, for a text
/// that has `state` and `security` names few of those that do.
pub(super) struct Places<const N: usize> {
    /// Where the lines of each bucket begin among `lines`, and where the last end.
    starts: [u32; BUCKETS + 1],
    /// The bytes that lines begin at.
    lines: [u32; N],
}

const COUNT: usize = count(BUILTIN.as_bytes());

/// The places of the table the program ships with.
#[expect(long_running_const_eval, reason = "a hundred thousand bytes, a few times")]
pub(super) static BUILTIN_PLACES: Places<COUNT> = Places::of(BUILTIN.as_bytes());

impl<const N: usize> Places<N> {
    #[expect(clippy::large_stack_arrays, reason = "the compiler's stack")]
    const fn of(table: &[u8]) -> Self {
        let held = held(table);
        let mut starts = [0; BUCKETS + 1];
        let mut names = Names::START;
        while let Some(name) = names.next(table) {
            if let Some(bucket) = name.rarest(table, &held) {
                starts[bucket + 1] += 1;
            }
        }
        let mut bucket = 0;
        while bucket < BUCKETS {
            starts[bucket + 1] += starts[bucket];
            bucket += 1;
        }
        let mut lines = [0; N];
        let mut free = starts;
        let mut names = Names::START;
        while let Some(name) = names.next(table) {
            if let Some(bucket) = name.rarest(table, &held) {
                lines[free[bucket] as usize] = name.line;
                free[bucket] += 1;
            }
        }
        Self { starts, lines }
    }

    /// Returns where the lines begin that may have a name of which all words are among some folded ones, those with
    /// names in letters beyond ASCII among them.
    pub(super) fn lines<'w>(&self, words: impl Iterator<Item = &'w str>) -> BTreeSet<usize> {
        let buckets = words.map(|word| bucket(word.bytes().fold(NOTHING, hash_on)));
        let held = buckets.chain([BEYOND_ASCII]).flat_map(|bucket| {
            let (from, to) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
            &self.lines[from..to]
        });
        held.map(|line| *line as usize).collect()
    }
}

/// The bucket of the lines with letters beyond ASCII; words may share it.
const BEYOND_ASCII: usize = bucket(NOTHING);

const fn bucket(hash: u32) -> usize {
    (hash >> (u32::BITS - BUCKETS.trailing_zeros())) as usize
}

const fn count(table: &[u8]) -> usize {
    let held = [0; BUCKETS];
    let mut names = Names::START;
    let mut count = 0;
    while let Some(name) = names.next(table) {
        count += name.rarest(table, &held).is_some() as usize;
    }
    count
}

/// Returns how many words of names each bucket holds.
const fn held(table: &[u8]) -> [u32; BUCKETS] {
    let mut held = [0; BUCKETS];
    let mut names = Names::START;
    while let Some(name) = names.next(table) {
        let mut at = name.from;
        while let Some((bucket, end)) = name.word(table, at) {
            held[bucket] += 1;
            at = end;
        }
    }
    held
}

/// A name of a table: what stands between two marks of its first or fourth cell.
struct Name {
    /// The byte its line begins at.
    line: u32,
    from: usize,
    to: usize,
    /// Whether dots are left out of it, as in initials, instead of parting words.
    undotted: bool,
}

impl Name {
    /// Returns the bucket of the word that fewest names hold, or the one for what is beyond ASCII; none without a word.
    const fn rarest(&self, table: &[u8], held: &[u32; BUCKETS]) -> Option<usize> {
        let mut at = self.from;
        while at < self.to {
            if !table[at].is_ascii() {
                return Some(BEYOND_ASCII);
            }
            at += 1;
        }
        let mut rarest: Option<usize> = None;
        let mut at = self.from;
        while let Some((bucket, end)) = self.word(table, at) {
            rarest = match rarest {
                Some(other) if held[other] <= held[bucket] => Some(other),
                _ => Some(bucket),
            };
            at = end;
        }
        rarest
    }

    /// Returns the bucket of the next word, a run of letters or of digits, and where it ends.
    const fn word(&self, table: &[u8], mut at: usize) -> Option<(usize, usize)> {
        let mut hash = NOTHING;
        let mut last = Sort::Other;
        while at < self.to {
            let byte = table[at];
            let sort = Sort::of(byte);
            let left_out = self.undotted && byte == b'.';
            if !left_out && !matches!(last, Sort::Other) && sort as u8 != last as u8 {
                break;
            }
            if !matches!(sort, Sort::Other) {
                (hash, last) = (hash_on(hash, byte.to_ascii_lowercase()), sort);
            }
            at += 1;
        }
        if matches!(last, Sort::Other) { None } else { Some((bucket(hash), at)) }
    }
}

#[derive(Clone, Copy)]
enum Sort {
    Letter,
    Digit,
    Other,
}

impl Sort {
    const fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Self::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Self::Letter,
            _ => Self::Other,
        }
    }
}

/// A way through the names of a table. One with dots comes twice.
struct Names {
    at: usize,
    line: usize,
    cell: usize,
    /// Where the name that came last began, when it has dots and comes again without them.
    again: Option<usize>,
}

impl Names {
    const START: Self = Self { at: 0, line: 0, cell: 0, again: None };

    #[expect(clippy::cast_possible_truncation, reason = "the table has fewer bytes")]
    const fn next(&mut self, table: &[u8]) -> Option<Name> {
        if let Some(from) = self.again.take() {
            let name = Name { line: self.line as u32, from, to: self.at, undotted: true };
            self.pass(table);
            return Some(name);
        }
        while self.at < table.len() {
            let from = self.at;
            let mut dotted = false;
            while self.at < table.len()
                && !matches!(table[self.at], b'\t' | b'\n')
                && !(self.cell == 3 && table[self.at] == b';')
            {
                dotted |= table[self.at] == b'.';
                self.at += 1;
            }
            let named = (self.cell == 0 || self.cell == 3) && table[self.line] != b'#';
            if !named {
                self.pass(table);
                continue;
            }
            let name = Name { line: self.line as u32, from, to: self.at, undotted: false };
            if dotted {
                self.again = Some(from);
            } else {
                self.pass(table);
            }
            return Some(name);
        }
        None
    }

    /// Goes beyond the mark behind a name.
    const fn pass(&mut self, table: &[u8]) {
        if self.at < table.len() {
            match table[self.at] {
                b'\t' => self.cell += 1,
                b'\n' => (self.cell, self.line) = (0, self.at + 1),
                _ => {}
            }
            self.at += 1;
        }
    }
}
