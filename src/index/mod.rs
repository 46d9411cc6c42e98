//! **Lives here:** the index on disk: where its files lie, its fields, writing it as one step, opening it.
//! **May know:** `model`, `text`, `annotate`'s result, `tantivy`. **Must not know:** questions, ranking, output.

mod analyzer;
mod document;
mod error;
mod home;
mod manifest;
mod passages;
mod reader;
mod rows;
mod schema;
mod writer;

pub(crate) use document::day_number;
pub use error::Error;
pub use home::{Home, Marker};
pub use manifest::{Counts, FileRecord, Manifest};
pub use passages::Placed;
pub use reader::Reader;
pub use rows::{Maker, Near, NewRow, Row, Rows, RowsWriter, TextKey};
pub use schema::{ActRole, Fields, act_term};
pub use writer::{Writer, WriterOptions};

/// Changes whenever an index written before can no longer be read rightly.
pub const FORMAT_VERSION: u32 = 1;
