//! **Lives here:** how near a passage is to a question in meaning: the table of word pieces and the best match of each.
//! **May know:** `model`, `text`. **Must not know:** the index, ranking, files.
//!
//! Each piece of a word has one fixed row of numbers, so nothing is computed by a network when a question is asked.
//! The rows are the mean of what a small language model says of the piece in running text (`distill`, feature
//! `distill`); `docs/MODEL-NOTICE.md` says which model, which text, and how to make the table again.

#[cfg(feature = "distill")]
pub mod distill;
mod found;
mod max_sim;
#[cfg(test)]
mod pieces;
mod row;
mod table;

pub use found::{Strongest, places};
pub use max_sim::Wanted;
pub use table::weight_of;
