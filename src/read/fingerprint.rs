//! Fingerprints: SHA-256 of a file's bytes, taken while they are read.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// A reader that fingerprints what passes through it.
pub struct Fingerprinted<R> {
    inner: R,
    hash: Sha256,
    /// A read that failed: what was read then is not the whole file, whatever a later read gives.
    failed: Option<(io::ErrorKind, String)>,
}

impl<R: Read> Fingerprinted<R> {
    /// Wraps a reader.
    pub fn new(inner: R) -> Self {
        Self { inner, hash: Sha256::new(), failed: None }
    }

    /// Reads what is left and returns the fingerprint of everything, in hexadecimal.
    ///
    /// # Errors
    /// When the rest cannot be read, or a read before failed.
    pub fn finish(mut self) -> io::Result<String> {
        if let Some((kind, message)) = self.failed {
            return Err(io::Error::new(kind, message));
        }
        io::copy(&mut self, &mut io::sink())?;
        let mut digits = String::with_capacity(64);
        for byte in self.hash.finalize() {
            digits.extend([byte >> 4, byte & 15].map(|half| char::from_digit(u32::from(half), 16).unwrap_or('0')));
        }
        Ok(digits)
    }
}

impl<R: Read> Read for Fingerprinted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.failed.get_or_insert((error.kind(), error.to_string()));
            }
        })?;
        self.hash.update(&buffer[..count]);
        Ok(count)
    }
}

/// Returns the fingerprint of everything in a reader.
///
/// # Errors
/// When it cannot be read.
pub fn fingerprint_of<R: Read>(reader: R) -> io::Result<String> {
    Fingerprinted::new(reader).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_read_counts_too() {
        let mut reader = Fingerprinted::new(&b"abc"[..]);
        let mut first = [0];
        reader.read_exact(&mut first).expect("three bytes are there");
        let whole = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(reader.finish().expect("a slice reads"), whole);
    }
}
