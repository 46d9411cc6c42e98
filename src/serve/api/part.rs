//! Parts of lists: how many, from where, and where the next part begins.

use super::{Asked, Reply};
use crate::serve::{Kind, Parameter, Problem};

/// A part of a list.
pub(super) const PART: &[Parameter] = &[
    Parameter::new("limit", Kind::Whole { least: 1, most: 1000, usual: 100 }, "How many at the most"),
    Parameter::new("offset", Kind::Whole { least: 0, most: 1_000_000, usual: 0 }, "How many to leave out before"),
];

/// The part of a list that is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    offset: usize,
    limit: usize,
}

impl Part {
    pub(super) fn of(asked: &Asked) -> Self {
        Self { offset: asked.query.number("offset"), limit: asked.query.number("limit") }
    }

    /// Returns how many have to be found.
    pub(super) fn end(self) -> usize {
        self.offset + self.limit
    }

    /// Leaves the part of the list that is asked for.
    pub(super) fn cut<T>(self, list: &mut Vec<T>) {
        list.truncate(self.end());
        list.drain(..self.offset.min(list.len()));
    }

    /// Returns the query part of the address of the part behind it.
    pub(super) fn next(self, asked: &Asked) -> String {
        asked.query.with("offset", &self.end().to_string())
    }

    /// Answers with the part, and with where the next begins.
    pub(super) fn reply(self, asked: &Asked, part: &impl serde::Serialize, found: usize) -> Result<Reply, Problem> {
        Ok(Reply { next: (self.end() < found).then(|| self.next(asked)), ..Reply::json(part)? })
    }
}
