use serde::{Deserialize, Serialize};

/// A half-open range of bytes into one text, both ends on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(into = "(u32, u32)", from = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl From<Span> for (u32, u32) {
    /// Start and length, which is the shorter number to write.
    fn from(span: Span) -> Self {
        (span.start, span.end.wrapping_sub(span.start))
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, length): (u32, u32)) -> Self {
        Self { start, end: start.wrapping_add(length) }
    }
}

impl Span {
    /// Tells whether all of it lies in another span of the same text.
    pub fn is_within(self, outer: Self) -> bool {
        self.start >= outer.start && self.end <= outer.end
    }

    /// Returns the span of `start..end`.
    ///
    /// # Panics
    /// When an end lies past 4 GiB, which no article text reaches: the reading limit is far below.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).expect("article texts are shorter than 4 GiB");
        Self { start: narrow(start), end: narrow(end) }
    }

    /// Returns the span as a range of `usize`, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the part of `text` the span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Returns the length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Tells whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}
