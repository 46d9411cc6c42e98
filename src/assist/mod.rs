//! **Lives here:** the index as tools for an assistant: what they take, small answers with identifiers to follow, the
//! protocol they are offered by. **May know:** `engine`, `present`, and `rmcp` in `mcp.rs` alone. **Must not know:** the
//! command line, the clock, the environment.
//!
//! Whatever comes from articles is quoted matter. It is freed of what cannot be seen, cut to a bound that is told, and
//! never read for instructions.

mod answers;
mod arguments;
mod mcp;
mod quoting;
mod reading;
mod tools;

pub use mcp::serve;
pub use tools::{Library, TOOLS};
