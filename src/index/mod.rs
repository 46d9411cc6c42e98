//! **Lives here:** the index on disk: where its files lie, its fields, writing it as one step, opening it.
//! **May know:** `model`, `text`, `annotate`'s result, `copies`, `tantivy`. **Must not know:** questions, ranking, output.

mod analyzer;
mod check;
mod copies;
mod document;
mod error;
mod home;
mod leftovers;
mod manifest;
mod merges;
mod passages;
mod read_only;
mod reader;
mod rows;
mod schema;
mod seal;
mod sketches;
mod stored;
mod sums;
mod writer;

pub use check::{Fault, file_faults, rows_faults};
pub use copies::Copies;
pub use document::{Prepared, Preparer};
pub use error::Error;
pub use home::{Home, Marker};
pub use leftovers::is_settled;
pub use manifest::{Counts, FileRecord, Manifest};
pub use passages::Placed;
pub use reader::{Reader, corpus_of, manifest_of};
pub use rows::{Maker, Near, NewRow, Row, Rows, RowsWriter, TextKey};
pub use schema::{ActRole, Fields, act_term, fields};
pub use stored::Stored;
pub use sums::FileFault;
pub use writer::{Writer, WriterOptions};

/// Changes whenever an index written before can no longer be read rightly.
pub const FORMAT_VERSION: u32 = 5;
