//! **Lives here:** a writer's Markdown: the questions in it, the blocks filled in under them, the quotations in it and
//! how well they fit a text. **May know:** `model`, `text`, Markdown. **Must not know:** files, the index, output formats.

pub mod align;
mod blocks;
mod questions;
mod quotations;

pub use blocks::{Block, Error, Memory, Note, labels};
pub use questions::Asked;
pub use quotations::{Quotation, quotations};

use pulldown_cmark::Options;

/// What the Markdown of notes may hold.
fn dialect() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}
