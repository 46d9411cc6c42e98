//! **Lives here:** pure functions on strings: the analyzer, sentences, dates, the names and verbs in a text, the words a
//! question can do without. **May know:** `model`. **Must not know:** files, formats, the index, the clock.

pub mod acts;
pub mod breaks;
pub mod dates;
pub mod day_range;
pub mod function_words;
pub mod gazetteer;
pub mod irregular;
pub mod lexemes;
pub(crate) mod months;
mod punctuation;
pub mod sentences;
pub mod sieve;
pub mod tokens;
pub(crate) mod wordpiece;
pub mod words;
