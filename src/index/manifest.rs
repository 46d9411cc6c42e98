//! What was read into the index, file by file: the base of the next update and of `status`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use memchr::memmem;
use serde::{Deserialize, Serialize};

/// How much of the list is looked through at once, in bytes.
const CHUNK: usize = 128 << 10;

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
    #[serde(default, skip_serializing_if = "is_zero")]
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks for it")]
fn is_zero(count: &u64) -> bool {
    *count == 0
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

/// Returns the record of one file from a list as it lies on disk, without reading the others into memory; `None` when the
/// list has none.
pub(super) fn record_in(list: &File, path: &str) -> io::Result<Option<FileRecord>> {
    // No text in JSON holds a bare quotation mark, so this stands before a record; what else it might be does not read.
    let key = serde_json::to_string(path)? + ":{";
    let finder = memmem::Finder::new(&key);
    let (mut list, mut held, mut start) = (list, Vec::with_capacity(CHUNK + key.len()), 0_u64);
    list.rewind()?;
    loop {
        let before = held.len();
        Read::take(&mut list, CHUNK as u64).read_to_end(&mut held)?;
        let ended = held.len() == before;
        for at in finder.find_iter(&held) {
            let mut reader = BufReader::new(list);
            // Behind the key and its colon.
            reader.seek(SeekFrom::Start(start + (at + key.len() - 1) as u64))?;
            if let Some(Ok(record)) = serde_json::Deserializer::from_reader(reader).into_iter().next() {
                return Ok(Some(record));
            }
        }
        if ended {
            return Ok(None);
        }
        // A key may lie across two chunks.
        let done = held.len() - held.len().min(key.len() - 1);
        held.drain(..done);
        start += done as u64;
        list.seek(SeekFrom::Start(start + held.len() as u64))?;
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn one_record_is_found_as_in_the_whole_list() {
        let names = ["a.txt", "a", ":", "\u{1f4f0} \"quoted\"/ b\n.md", "z/\\.html"];
        let record = |number: u64| FileRecord {
            size: number,
            // What looks like a record of another file is none.
            skipped: Some(r#":{"size":1} "gone.txt":{"size":1}"#.to_owned()),
            notices: vec!["x".repeat(usize::try_from(number * 977 % 3000).unwrap())],
            ..FileRecord::default()
        };
        let filler = (0..300).map(|number| format!("filler/{number}.html"));
        let names = || names.iter().map(|name| (*name).to_owned());
        let files = names().chain(filler).zip((0..).map(record)).collect();
        let manifest = Manifest { files, ..Manifest::default() };
        let mut list = tempfile::tempfile().unwrap();
        list.write_all(&serde_json::to_vec(&manifest).unwrap()).unwrap();
        assert!(list.stream_position().unwrap() > 2 * CHUNK as u64);
        for (name, record) in &manifest.files {
            assert_eq!(record_in(&list, name).unwrap().as_ref(), Some(record), "{name}");
        }
        for name in ["", "gone.txt", "filler/1", "iller/1.html", "files", "size"] {
            assert_eq!(record_in(&list, name).unwrap(), None, "{name}");
        }
    }
}
