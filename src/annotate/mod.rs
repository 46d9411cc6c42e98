//! **Lives here:** what makes an article of a draft: who is named in it, what it reports. **May know:** `model`, `text`.
//! **Must not know:** formats, the index.

pub mod actors;
pub mod statements;
