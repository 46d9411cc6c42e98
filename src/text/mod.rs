//! **Lives here:** pure functions on strings: the analyzer, sentences, the words a question can do without.
//! **May know:** `model`. **Must not know:** files, formats, the index.

pub mod day_range;
pub mod function_words;
pub mod sentences;
pub mod tokens;
