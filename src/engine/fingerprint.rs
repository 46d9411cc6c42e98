//! What an index holds, in one number.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{Engine, Error};
use crate::index::FORMAT_VERSION;
use crate::text::tokens::ANALYZER;

impl Engine {
    /// Returns the SHA-256, in hexadecimal, of what the index was made from: the bytes of each file, the parser that read
    /// it, the format and the analyzer. Times and places do not count: the same folder gives the same fingerprint.
    ///
    /// # Errors
    /// When the list of files cannot be read.
    pub fn fingerprint(&self) -> Result<String, Error> {
        let mut hash = Sha256::new();
        hash.update(format!("{FORMAT_VERSION}\0{ANALYZER}\0"));
        for (path, file) in &self.reader.manifest()?.files {
            if file.articles > 0 {
                hash.update(format!("{path}\0{}\0{}\0", file.fingerprint, file.parser));
            }
        }
        let mut text = String::with_capacity(64);
        for byte in hash.finalize() {
            // Writing to a text cannot fail.
            let _written = write!(text, "{byte:02x}");
        }
        Ok(text)
    }
}
