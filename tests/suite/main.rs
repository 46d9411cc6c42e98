//! The program driven as its users drive it, on folders of its own.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod actors;
mod ask;
mod bad_input;
mod batch;
mod check;
mod cite;
mod contract;
mod copies;
mod date_set;
mod filters;
mod floors;
mod guarantees;
mod house;
mod indexing;
mod judgments;
#[cfg(feature = "mcp")]
mod mcp;
mod model;
mod nasty;
mod note;
mod packages;
mod passages;
mod query_language;
mod readme;
mod records;
#[cfg(feature = "serve")]
mod serve;
mod statement_set;
mod statements;
mod survival;
mod tidy;
mod timeline;
mod tiny;
mod verify;
