//! **Lives here:** what strings alone can tell: their words, the names and verbs in them. **May know:** `model`.
//! **Must not know:** files, formats, the index, the clock.

pub mod acts;
pub mod gazetteer;
pub mod lexemes;
pub mod words;
