//! The checksums of an index's files, taken when a run ends: what was altered since can be named.
//!
//! `sums.json` is sealed itself. A run that is killed between
//! its commit and this file leaves the sums of the commit before; the next run takes them anew.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Error;
use super::home::write_durably;
use super::seal::{opened_list, sealed_list};

const NAME: &str = "sums.json";

/// How much of a file is read at once, in bytes.
const CHUNK: usize = 256 << 10;

/// Length and CRC-32 of each file of a generation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sums {
    /// The manifest of the commit they belong to.
    pub(super) commit: String,
    files: BTreeMap<String, (u64, u32)>,
}

/// What is wrong with a file of the index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileFault {
    /// It is gone.
    Missing(String),
    /// It holds other bytes than were written.
    Altered(String),
    /// No commit knows it: a stopped run left it, or somebody put it there.
    Loose(String),
}

impl Sums {
    /// Takes the sums of a generation's files. Files that are written once keep the sum in `before`.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn take(folder: &Path, commit: &str, before: Option<&Self>) -> Result<Self, Error> {
        let mut files = BTreeMap::new();
        for (name, size) in names(folder)? {
            let known = before.and_then(|before| before.files.get(&name)).filter(|(length, _)| *length == size);
            let sum = match known {
                Some((_, sum)) if is_written_once(&name) => *sum,
                _ => checksum(&folder.join(&name)).map_err(|source| failed(folder, &name, source))?,
            };
            files.insert(name, (size, sum));
        }
        Ok(Self { commit: commit.to_owned(), files })
    }

    /// Writes them beside the files, durably.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        write_durably(folder, NAME, sealed_list(self).as_bytes())
    }

    /// Reads them back; `None` when they are missing or not whole.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        opened_list(&fs::read(folder.join(NAME)).ok()?).ok()
    }

    /// Tells whether a file has another sum than was taken of it. One without a sum has not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn is_altered(&self, folder: &Path, name: &str) -> Result<bool, Error> {
        let Some((_, sum)) = self.files.get(name) else { return Ok(false) };
        Ok(checksum(&folder.join(name)).map_err(|source| failed(folder, name, source))? != *sum)
    }

    /// Compares the files with their sums, reading all of them.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn faults(&self, folder: &Path) -> Result<Vec<FileFault>, Error> {
        let present = names(folder)?;
        let mut faults = Vec::new();
        for (name, (length, sum)) in &self.files {
            match present.get(name) {
                None => faults.push(FileFault::Missing(name.clone())),
                Some(size) if size != length => faults.push(FileFault::Altered(name.clone())),
                Some(_) => {
                    let found = checksum(&folder.join(name)).map_err(|source| failed(folder, name, source))?;
                    if found != *sum {
                        faults.push(FileFault::Altered(name.clone()));
                    }
                }
            }
        }
        let loose = present.into_keys().filter(|name| !self.files.contains_key(name));
        faults.extend(loose.map(FileFault::Loose));
        Ok(faults)
    }
}

/// Returns the names and lengths of a generation's files, without locks and the sums themselves.
pub(super) fn names(folder: &Path) -> Result<BTreeMap<String, u64>, Error> {
    let io = |source| Error::Io { what: "could not read the folder", path: folder.to_owned(), source };
    let mut names = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != NAME && !has_extension(&name, "lock") {
            let length = entry.metadata().map_err(|source| failed(folder, &name, source))?.len();
            names.insert(name, length);
        }
    }
    Ok(names)
}

/// Tells whether the engine writes a file of that name once and never again: those of segments, named by a UUID.
fn is_written_once(name: &str) -> bool {
    name.split_once('.').is_some_and(|(stem, _)| stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn checksum(path: &Path) -> io::Result<u32> {
    let mut file = File::open(path)?;
    let mut hasher = crc32fast::Hasher::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hasher.finalize()),
            read => hasher.update(&chunk[..read]),
        }
    }
}

fn failed(folder: &Path, name: &str, source: io::Error) -> Error {
    Error::Io { what: "could not read", path: folder.join(name), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_altered_or_left_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let segment = format!("{}.store", "a0".repeat(16));
        fs::write(at("meta.json"), "{}").unwrap();
        fs::write(at(&segment), "segment").unwrap();
        fs::write(at("gone.json"), "x").unwrap();
        let sums = Sums::take(folder.path(), "manifest-1.json", None).unwrap();
        sums.write(folder.path()).unwrap();
        let sums = Sums::read(folder.path()).unwrap();
        assert_eq!(sums.faults(folder.path()).unwrap(), []);
        fs::write(at(&segment), "segmant").unwrap();
        fs::remove_file(at("gone.json")).unwrap();
        fs::write(at("left.idx"), "y").unwrap();
        let expected = [
            FileFault::Altered(segment.clone()),
            FileFault::Missing("gone.json".to_owned()),
            FileFault::Loose("left.idx".to_owned()),
        ];
        assert_eq!(sums.faults(folder.path()).unwrap(), expected);
        // Taken anew, a segment keeps the sum it had when it was written: the fault stays visible.
        let again = Sums::take(folder.path(), "manifest-2.json", Some(&sums)).unwrap();
        assert_eq!(again.faults(folder.path()).unwrap(), [FileFault::Altered(segment)]);
    }

    #[test]
    fn damaged_sums_are_no_sums() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("meta.json"), "{}").unwrap();
        Sums::take(folder.path(), "manifest-1.json", None).unwrap().write(folder.path()).unwrap();
        let path = folder.path().join(NAME);
        let bytes = fs::read(&path).unwrap();
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            fs::write(&path, &altered).unwrap();
            assert_eq!(Sums::read(folder.path()), None, "byte {at}");
        }
    }
}
