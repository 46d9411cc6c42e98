//! Where each word stands in the shipped table, reckoned by the compiler: a question looks at the lines of its words, and
//! at no other.

use std::collections::BTreeSet;

use super::BUILTIN;
use crate::text::wordpiece::{NOTHING, hash_on};

/// How many buckets the words are in.
const BUCKETS: usize = 1 << 12;

/// The lines of a table by the buckets of their words.
pub(super) struct Places<const N: usize> {
    /// Where the lines of each bucket begin among `lines`, and where the last end.
    starts: [u32; BUCKETS + 1],
    /// The bytes that lines begin at.
    lines: [u32; N],
}

const COUNT: usize = count(BUILTIN.as_bytes());

/// The places of the table the program ships with.
#[expect(long_running_const_eval, reason = "a hundred thousand bytes, twice")]
pub(super) static BUILTIN_PLACES: Places<COUNT> = Places::of(BUILTIN.as_bytes());

impl<const N: usize> Places<N> {
    #[expect(clippy::large_stack_arrays, reason = "the compiler's stack")]
    const fn of(table: &[u8]) -> Self {
        let mut starts = [0; BUCKETS + 1];
        let mut walk = Walk::START;
        while let Some((_, bucket)) = walk.next(table) {
            starts[bucket + 1] += 1;
        }
        let mut bucket = 0;
        while bucket < BUCKETS {
            starts[bucket + 1] += starts[bucket];
            bucket += 1;
        }
        let mut lines = [0; N];
        let mut free = starts;
        let mut walk = Walk::START;
        while let Some((line, bucket)) = walk.next(table) {
            lines[free[bucket] as usize] = line;
            free[bucket] += 1;
        }
        Self { starts, lines }
    }

    /// Returns where the lines begin that may hold one of some folded words, those with letters beyond ASCII among them.
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
    let mut walk = Walk::START;
    let mut count = 0;
    while walk.next(table).is_some() {
        count += 1;
    }
    count
}

/// A way through a table, word by word. Words are runs of letters or of digits of ASCII, taken both as they are parted by
/// dots and with the dots left out.
struct Walk {
    at: usize,
    line: usize,
    last: Sort,
    hash: u32,
    undotted: u32,
    dotted: bool,
    /// The bucket of the word without its dots that ended last.
    next: Option<usize>,
    /// The last line that was told to have letters beyond ASCII.
    beyond: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    Other,
}

impl Walk {
    const START: Self = Self {
        at: 0,
        line: 0,
        last: Sort::Other,
        hash: NOTHING,
        undotted: NOTHING,
        dotted: false,
        next: None,
        beyond: None,
    };

    /// Returns where the line of the next word begins, and the word's bucket.
    #[expect(clippy::cast_possible_truncation, reason = "the table has fewer bytes")]
    const fn next(&mut self, table: &[u8]) -> Option<(u32, usize)> {
        let mut line = self.line as u32;
        if let Some(next) = self.next.take() {
            return Some((line, next));
        }
        while self.at < table.len() {
            let byte = table[self.at];
            let sort = match byte {
                b'0'..=b'9' => Sort::Digit,
                b'a'..=b'z' | b'A'..=b'Z' => Sort::Letter,
                _ => Sort::Other,
            };
            let word = !matches!(self.last, Sort::Other);
            let (hash, undotted, dotted) = (self.hash, self.undotted, self.dotted);
            if word && byte == b'.' {
                self.at += 1;
                (self.hash, self.dotted) = (NOTHING, true);
                return Some((line, bucket(hash)));
            }
            if word && sort as u8 != self.last as u8 {
                // The byte is looked at again, after no word.
                (self.hash, self.undotted, self.last, self.dotted) = (NOTHING, NOTHING, Sort::Other, false);
                if dotted {
                    self.next = Some(bucket(undotted));
                }
                return Some((line, bucket(hash)));
            }
            self.at += 1;
            match sort {
                Sort::Other if byte == b'\n' => {
                    self.line = self.at;
                    line = self.at as u32;
                }
                Sort::Other if !byte.is_ascii() => {
                    let told = matches!(self.beyond, Some(beyond) if beyond == self.line);
                    if !told {
                        self.beyond = Some(self.line);
                        return Some((line, BEYOND_ASCII));
                    }
                }
                Sort::Other => {}
                Sort::Letter | Sort::Digit => {
                    let low = byte.to_ascii_lowercase();
                    (self.hash, self.undotted, self.last) = (hash_on(hash, low), hash_on(undotted, low), sort);
                }
            }
        }
        None
    }
}
