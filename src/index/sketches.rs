//! The sketches of all articles a commit will hold: those of the last commit that stay, and the run's own. Neither is
//! held in memory: the former are read from the index, the latter from a file without a name that ends with the run.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tantivy::columnar::Column;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Index, ReloadPolicy, SegmentReader, TERMINATED, TantivyError, Term};

use super::Error;
use super::schema::Fields;
use crate::copies::{self, Sketch, Text};
use crate::model::ArticleId;

/// What a run adds and removes.
pub(super) struct Sketches {
    folder: PathBuf,
    changes: Mutex<Changes>,
}

#[derive(Default)]
struct Changes {
    /// Where the sketches of the run are written, one after another; made when the first comes.
    file: Option<BufWriter<File>>,
    length: u64,
    /// The texts of each file.
    added: Vec<(u64, Text<Place>)>,
    removed: BTreeSet<u64>,
}

/// Where a sketch is kept.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// In a segment of the last commit.
    Kept { segment: u32, document: DocId },
    /// In the run's file: from a byte on, so many words.
    Added { at: u64, words: u32 },
    /// In memory, among the words held: from one on, so many.
    Held { at: usize, words: usize },
}

/// So many words of sketches are held while they are grouped (128 MB): those of about 250,000 articles. By then the
/// engine has given back the memory it gathered documents in. The sketches of more articles stay where they are kept.
const MOST_HELD: usize = 32 << 20;

impl Sketches {
    /// Keeps what a run adds in a file in that folder.
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), changes: Mutex::default() }
    }

    /// Takes the sketch of an article of a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn add(&self, file: u64, id: ArticleId, sketch: &Sketch) -> Result<(), Error> {
        self.changes().add(&self.folder, file, id, sketch).map_err(|source| failed(&self.folder, source))
    }

    /// Leaves out the articles of a file.
    pub(super) fn remove(&self, file: u64) {
        self.changes().removed.insert(file);
    }

    fn changes(&self) -> std::sync::MutexGuard<'_, Changes> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the articles there will be that print the same story, as [`copies::stories`] does.
    ///
    /// # Errors
    /// When a sketch cannot be read.
    pub(super) fn stories(self, last: &Index, fields: &Fields) -> Result<Vec<Vec<ArticleId>>, Error> {
        let folder = self.folder;
        let engine = |source| Error::Engine { path: folder.clone(), source };
        let Changes { file, added, removed, .. } = self.changes.into_inner().unwrap_or_else(PoisonError::into_inner);
        let file = file.map(|file| file.into_inner().map_err(io::IntoInnerError::into_error)).transpose();
        let file = Mutex::new(file.map_err(|source| failed(&folder, source))?);
        let reader = last.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(engine)?;
        let searcher = reader.searcher();
        let mut texts: Vec<Text<Place>> = Vec::with_capacity(added.len());
        let mut columns = Vec::new();
        for (number, segment) in (0..).zip(searcher.segment_readers()) {
            let column = segment.fast_fields().u64("sketch").map_err(engine)?;
            staying(segment, number, fields, &removed, &column, &mut texts).map_err(engine)?;
            columns.push(column);
        }
        texts.extend(added.into_iter().filter(|(file, _)| !removed.contains(file)).map(|(_, text)| text));
        let kept = Kept { folder, columns, file };
        let mut held: Vec<u32> = Vec::new();
        for text in &mut texts {
            let at = held.len();
            if at >= MOST_HELD {
                break;
            }
            kept.read(&text.place, &[])?.push_words(&mut held);
            text.place = Place::Held { at, words: held.len() - at };
        }
        copies::stories(texts, |place| kept.read(place, &held))
    }
}

/// Where sketches are kept that are not held in memory.
struct Kept {
    folder: PathBuf,
    /// The column of each segment of the last commit.
    columns: Vec<Column<u64>>,
    /// The run's file, when it has written any.
    file: Mutex<Option<File>>,
}

impl Kept {
    /// Reads a sketch, or looks at one that is held.
    fn read<'h>(&self, place: &Place, held: &'h [u32]) -> Result<Sketch<'h>, Error> {
        let read = match *place {
            Place::Kept { segment, document } => {
                let numbers = self.columns.get(segment as usize).map(|column| column.values_for_doc(document));
                Ok(numbers.and_then(Sketch::from_numbers))
            }
            Place::Added { at, words } => {
                let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
                read(file.as_mut(), at, words)
            }
            Place::Held { at, words } => Ok(held.get(at..at + words).and_then(Sketch::from_words)),
        };
        let read = read.and_then(|sketch| sketch.ok_or_else(|| io::Error::other("a sketch does not read")));
        read.map_err(|source| failed(&self.folder, source))
    }
}

impl Changes {
    fn add(&mut self, folder: &Path, file: u64, id: ArticleId, sketch: &Sketch) -> io::Result<()> {
        let at = self.length;
        let out = match &mut self.file {
            Some(out) => out,
            none => none.insert(BufWriter::new(tempfile::tempfile_in(folder)?)),
        };
        let mut row = Vec::with_capacity(copies::SIZE + 2);
        sketch.push_words(&mut row);
        let bytes: Vec<u8> = row.iter().flat_map(|word| word.to_le_bytes()).collect();
        out.write_all(&bytes)?;
        self.length += bytes.len() as u64;
        let words = u32::try_from(row.len()).unwrap_or(u32::MAX);
        self.added.push((file, Text { id, shingles: sketch.shingles(), place: Place::Added { at, words } }));
        Ok(())
    }
}

/// The bytes of a word in the run's file.
const WORD: usize = 4;

fn read(file: Option<&mut File>, at: u64, words: u32) -> io::Result<Option<Sketch<'static>>> {
    let file = file.ok_or_else(|| io::Error::other("no sketch was written"))?;
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = vec![0; words as usize * WORD];
    file.read_exact(&mut bytes)?;
    let (words, _) = bytes.as_chunks::<WORD>();
    let words: Vec<u32> = words.iter().map(|word| u32::from_le_bytes(*word)).collect();
    Ok(Sketch::from_words(&words).map(Sketch::into_owned))
}

fn failed(folder: &Path, source: io::Error) -> Error {
    Error::Io { what: "could not keep the sketches of articles in", path: folder.to_owned(), source }
}

/// Finds the articles of a segment without those of removed files.
fn staying(
    segment: &SegmentReader,
    number: u32,
    fields: &Fields,
    removed: &BTreeSet<u64>,
    sketches: &Column<u64>,
    all: &mut Vec<Text<Place>>,
) -> Result<(), TantivyError> {
    let mut leaving: BTreeSet<DocId> = BTreeSet::new();
    let files = segment.inverted_index(fields.file)?;
    for file in removed {
        let term = Term::from_field_u64(fields.file, *file);
        let Some(mut postings) = files.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        while postings.doc() != TERMINATED {
            leaving.insert(postings.doc());
            postings.advance();
        }
    }
    let columns = segment.fast_fields();
    let (keys, ordinals) = (columns.u64("article")?, columns.u64("ordinal")?);
    for document in 0..segment.max_doc() {
        let is_article = ordinals.first(document) == Some(0);
        if !is_article || segment.is_deleted(document) || leaving.contains(&document) {
            continue;
        }
        let shingles = sketches.first(document).map(copies::shingles_in);
        let place = Place::Kept { segment: number, document };
        all.extend(keys.first(document).zip(shingles).map(|(key, shingles)| Text {
            id: ArticleId(key),
            shingles,
            place,
        }));
    }
    Ok(())
}
