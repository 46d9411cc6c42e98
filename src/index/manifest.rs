//! What was read into the index, file by file: the base of the next update and of `status`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Every file that was looked at, in path order, and the sums.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The corpus root as it was given, for `status`.
    pub corpus: String,
    /// When the index was last changed: a civil day and time in UTC, as given by the caller.
    pub changed: String,
    /// The version of the rules its articles were dated by.
    #[serde(default)]
    pub dating: u32,
    /// The limits on single files that held when it was made.
    #[serde(default)]
    pub limits: String,
    /// Whether its articles were read without actors and acts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub plain: bool,
    /// By path under the corpus root.
    pub files: BTreeMap<String, FileRecord>,
}

/// One file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// In bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970, as the file system tells it.
    pub modified: i128,
    /// SHA-256 of its bytes, in hexadecimal; empty when it could not be read.
    pub fingerprint: String,
    /// The parser and its version, for example `html/1`; empty when its type is unknown.
    pub parser: String,
    /// The key its articles and passages have in the index, another each time it is read; 0 when it never was.
    #[serde(default)]
    pub key: u64,
    /// Articles read from it.
    pub articles: u64,
    /// Passages of these.
    pub passages: u64,
    /// Articles without a publication date.
    pub undated: u64,
    /// When it was read, in nanoseconds since 1970.
    pub read_at: i128,
    /// Why it, as it is now, is not in the index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<String>,
    /// Whether it should have been readable; a type that is not known is no fault.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fault: bool,
    /// Parts of it that are not in the index, with their lines: a record that does not parse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<String>,
    /// What was odd about it, although it is in the index: a guessed encoding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// The sums of a manifest, kept beside the commit so that a question needs not read the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Articles in the index.
    pub articles: u64,
    /// Passages in the index.
    pub passages: u64,
    /// Articles without a publication date.
    pub undated: u64,
}

impl Manifest {
    /// Returns the sums over all files.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.files)
    }
}

impl Counts {
    /// Returns the sums over files.
    pub fn of(files: &BTreeMap<String, FileRecord>) -> Self {
        files.values().fold(Self::default(), |sum, file| Self {
            articles: sum.articles + file.articles,
            passages: sum.passages + file.passages,
            undated: sum.undated + file.undated,
        })
    }
}
