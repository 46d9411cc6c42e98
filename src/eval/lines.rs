use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::Error;

/// One line that is not empty, and where it stands.
pub(super) struct Line<'a> {
    path: &'a Path,
    /// From 1.
    pub(super) number: usize,
    pub(super) text: &'a str,
}

/// Calls `take` with each line of the file that is not empty, in order.
pub(super) fn each(path: &Path, mut take: impl FnMut(&Line) -> Result<(), Error>) -> Result<(), Error> {
    let cannot = |source| Error::Read { path: path.to_owned(), source };
    for (at, line) in BufReader::new(File::open(path).map_err(cannot)?).lines().enumerate() {
        let line = line.map_err(cannot)?;
        let text = line.trim_start_matches('\u{feff}').trim_end();
        if !text.is_empty() {
            take(&Line { path, number: at + 1, text })?;
        }
    }
    Ok(())
}

impl<'a> Line<'a> {
    fn place(&self) -> (PathBuf, usize) {
        (self.path.to_owned(), self.number)
    }

    /// Returns the object the line holds.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let (path, line) = self.place();
        serde_json::from_str(self.text).map_err(|source| Error::Json { path, line, source })
    }

    /// Returns the columns of the line: between tabs when it has any, else between runs of white space.
    pub(super) fn columns(&self) -> Vec<&'a str> {
        if self.text.contains('\t') {
            self.text.split('\t').map(str::trim).collect()
        } else {
            self.text.split_whitespace().collect()
        }
    }

    pub(super) fn wrong_columns(&self, found: usize, expected: &'static str) -> Error {
        let (path, line) = self.place();
        Error::Columns { path, line, found, expected }
    }

    pub(super) fn wrong_value(&self, value: &str, expected: &'static str) -> Error {
        let (path, line) = self.place();
        Error::Value { path, line, value: value.to_owned(), expected }
    }

    pub(super) fn twice(&self, what: String) -> Error {
        let (path, line) = self.place();
        Error::Twice { path, line, what }
    }
}
