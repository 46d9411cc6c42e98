//! The program driven as its users drive it, on folders of its own.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod ask;
mod bad_input;
mod contract;
mod filters;
mod floors;
mod house;
mod indexing;
mod judgments;
mod model;
mod nasty;
mod query_language;
mod readme;
mod tidy;
mod tiny;
