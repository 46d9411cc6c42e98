//! **Lives here:** which articles print the same story: a sketch of each article's text, and the sketches grouped.
//! **May know:** `model`, `text`. **Must not know:** titles as evidence, files, the index, ranking.

mod leaders;
mod packed;
mod sketch;
mod stories;

pub use sketch::{Overlap, SHORTEST, SIZE, Sketch, shingles_in};
pub use stories::{LEAST_OF_LARGER, SAME_SOURCE, SAME_STORY, Text, are_copies, stories};
