//! demarche: ranked, cited passages that answer a question, from a folder of saved articles.
//!
//! Two flows meet in the index: path → source → draft → article and passages → index, and
//! question → understood → candidates → hits → answer. `docs/ARCHITECTURE.md` draws the rooms.

pub mod annotate;
pub mod answer;
#[cfg(feature = "mcp")]
pub mod assist;
pub mod cli;
pub mod copies;
pub mod encode;
pub mod engine;
pub mod eval;
pub mod index;
pub mod meaning;
pub mod model;
pub mod notes;
pub mod parse;
pub mod present;
pub mod rank;
pub mod read;
pub mod retrieve;
#[cfg(feature = "serve")]
pub mod serve;
pub mod text;
pub mod understand;
