//! What the index holds.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::build::{Skipped, skipped};
use super::model::Opened;
use super::{Engine, Error};
use crate::index::{Counts, FORMAT_VERSION, Manifest, Marker, Rows};
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
    /// What an optional model made of it; `None` when no rows were ever made.
    pub rows: Option<RowsStatus>,
    /// Whether questions are ranked with the model.
    pub by_model: bool,
    /// Why not, although there are rows.
    pub unfit: Option<String>,
}

/// The rows of an optional model.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsStatus {
    /// What the model is called.
    pub model: String,
    /// Names what rows it makes.
    pub id: String,
    /// How many passages have rows.
    pub passages: u64,
    /// Size of their files, in bytes.
    pub bytes: u64,
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
        let unfit = match self.opened_model() {
            Opened::Unfit(reason) => Some(reason.clone()),
            _ => None,
        };
        Ok(Status {
            rows: self.rows_status()?,
            by_model: self.uses_model(),
            unfit,
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

impl Engine {
    fn rows_status(&self) -> Result<Option<RowsStatus>, Error> {
        // Damaged rows are told of as such; they are none.
        let Some(rows) = Rows::open(&self.home).ok().flatten() else { return Ok(None) };
        let passages = if let Some(passages) = rows.complete(&self.reader.commit()) {
            passages
        } else {
            let all = self.reader.all_passages()?;
            all.iter().filter(|placed| rows.has(placed.passage, placed.text)).count() as u64
        };
        let maker = rows.made_by();
        Ok(Some(RowsStatus { model: maker.name.clone(), id: maker.id.clone(), passages, bytes: rows.bytes() }))
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use crate::engine::trials::built;
    use crate::index::{Home, Reader};

    fn index() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("corpus");
        std::fs::create_dir(&corpus).unwrap();
        std::fs::write(corpus.join("a.txt"), "Vienna\n\nThe ministry denied the allegations.\n").unwrap();
        let home = Home::new(folder.path().join("index"));
        built(&corpus, &home, false);
        (folder, home)
    }

    /// Takes away the files whose names end or begin so, and says how many there were.
    fn take_away(home: &Home, chosen: impl Fn(&str) -> bool) -> usize {
        let files = std::fs::read_dir(home.live().unwrap()).unwrap().map(|entry| entry.unwrap().path());
        let named = |path: &PathBuf| path.file_name().is_some_and(|name| chosen(&name.to_string_lossy()));
        files.filter(named).map(|path| std::fs::remove_file(path).unwrap()).count()
    }

    #[test]
    fn positions_that_were_taken_away_are_missed_at_the_opening() {
        let (_folder, home) = index();
        assert_eq!(take_away(&home, |name| name.rsplit_once('.').is_some_and(|(_, kind)| kind == "pos")), 1);
        let message = Reader::open(&home).err().expect("an index without positions must not open").to_string();
        assert!(message.contains("search engine failed"), "{message}");
    }

    #[test]
    fn the_list_of_files_is_read_after_a_later_commit_took_it_away() {
        let (_folder, home) = index();
        let reader = Reader::open(&home).unwrap();
        assert_eq!(take_away(&home, |name| name.starts_with("manifest")), 1);
        for _ in 0..2 {
            assert_eq!(reader.manifest().unwrap().files.len(), 1);
        }
        assert!(Reader::open(&home).unwrap().manifest().is_err());
    }
}
