//! **Lives here:** the folder of saved articles: its files in path order, their bytes, their fingerprints.
//! **May know:** the file system, `walkdir`. **Must not know:** what the bytes mean.

mod fingerprint;
mod walk;

pub use fingerprint::{Fingerprinted, fingerprint_of};
pub use walk::{Entry, Error, Listing, Unreadable, list};
