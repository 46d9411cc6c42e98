//! What the index holds.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::build::{Skipped, skipped};
use super::{Engine, Error};
use crate::index::{Counts, FORMAT_VERSION, Manifest, Marker};
use crate::text::tokens::ANALYZER;

/// The state of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// Where it lies.
    pub folder: PathBuf,
    /// Which program made it.
    pub marker: Marker,
    /// The sums.
    pub counts: Counts,
    /// Stories that stand in more than one article.
    pub stories: usize,
    /// The articles that these stand in.
    pub copies: usize,
    /// The files it was made from.
    pub manifest: Manifest,
    /// Size of the files of the live generation, in bytes.
    pub bytes: u64,
    /// Segments of the search engine.
    pub segments: usize,
}

impl Engine {
    /// Returns what the index holds, how old it is and with which settings it was made.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn status(&self) -> Result<Status, Error> {
        let folder = self.home.live()?;
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let bytes = files.filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum();
        let copies = self.reader.copies()?;
        Ok(Status {
            folder: self.home.root().to_owned(),
            marker: self.home.marker()?.unwrap_or_else(|| Marker::current(None)),
            counts: self.reader.counts(),
            stories: copies.stories(),
            copies: copies.articles(),
            manifest: self.reader.manifest()?,
            bytes,
            segments: self.reader.searcher().segment_readers().len(),
        })
    }
}

impl Status {
    /// Returns how many files there are of each format.
    pub fn formats(&self) -> BTreeMap<String, u64> {
        let mut formats = BTreeMap::new();
        for record in self.manifest.files.values().filter(|record| record.articles > 0) {
            let name = record.parser.split('/').next().unwrap_or_default();
            *formats.entry(name.to_owned()).or_insert(0) += 1;
        }
        formats
    }

    /// Returns what of the corpus is not in the index.
    pub fn skipped(&self) -> Vec<Skipped> {
        skipped(&self.manifest.files)
    }

    /// Returns the settings as one line.
    pub fn settings(&self) -> String {
        format!("format {FORMAT_VERSION}, analyzer {ANALYZER}")
    }
}
