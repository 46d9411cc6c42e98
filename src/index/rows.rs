//! What an optional model says of each passage, kept beside the index.
//!
//! ```text
//! index/rows/rows.json     which model made the rows, and the files that hold them
//! index/rows/rows-7.bin    one of these files (`segment`)
//! ```
//! Rows follow the passages: they are written in parts after the commit, each part durable by itself, and a row names the
//! text it was made of. A passage whose text has changed finds no row, so rows and passages need no common commit, and
//! rows outlive a rebuild.

mod segment;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tantivy::Directory;
use tantivy::directory::MmapDirectory;

use self::segment::{Draft, Segment};
use super::home::{Lock, ROWS, write_durably};
use super::seal::{opened_list, sealed_list};
use super::{Error, Home};
use crate::model::PassageId;

const LIST: &str = "rows.json";
/// So many files of about one size become one.
const MERGED: usize = 8;
/// The least size of files that is told apart, in rows.
const SMALLEST: usize = 64;
/// How often a list is read again whose files have gone meanwhile.
const TRIES: usize = 3;

/// Names a text: the first half of the SHA-256 of title and body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextKey([u8; 16]);

impl TextKey {
    /// Returns the key of a passage's text under its article's title.
    pub fn new(title: &str, body: &str) -> Self {
        let digest = Sha256::new().chain_update(title).chain_update([0]).chain_update(body).finalize();
        let mut key = [0; 16];
        key.iter_mut().zip(digest).for_each(|(to, byte)| *to = byte);
        Self(key)
    }
}

/// The rows of one passage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'a> {
    /// The vector of the whole, in signed bytes.
    pub vector: &'a [u8],
    /// Its length.
    pub length: f32,
    /// The packed rows of its pieces.
    pub pieces: &'a [u8],
}

/// A passage and the rows made of its text.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRow {
    /// Which passage.
    pub passage: PassageId,
    /// What it says.
    pub text: TextKey,
    /// As in [`Row::vector`].
    pub vector: Vec<u8>,
    /// As in [`Row::length`].
    pub length: f32,
    /// As in [`Row::pieces`].
    pub pieces: Vec<u8>,
}

/// What made the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// What it is called.
    pub name: String,
    /// Names what rows it makes, in at most 16 characters.
    pub id: String,
    /// Numbers in a passage's vector.
    pub width: usize,
}

/// What `rows.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct List {
    maker: Maker,
    files: Vec<Listed>,
    /// The commit all of whose passages have rows, and how many passages those are.
    complete: Option<(String, u64)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    name: String,
    rows: usize,
}

/// A passage near to a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Which one.
    pub passage: PassageId,
    /// What text the row was made of.
    pub text: TextKey,
    /// How near.
    pub nearness: f32,
}

/// The rows of an index, open.
pub struct Rows {
    list: List,
    segments: Vec<Segment>,
    folder: PathBuf,
}

impl Rows {
    /// Returns what made the rows of an index; `None` when there are none.
    ///
    /// # Errors
    /// When the list of rows cannot be read.
    pub fn maker(home: &Home) -> Result<Option<Maker>, Error> {
        Ok(list(home)?.map(|list| list.maker))
    }

    /// Opens the rows of an index; `None` when there are none.
    ///
    /// # Errors
    /// When a file of them cannot be read or is damaged.
    pub fn open(home: &Home) -> Result<Option<Self>, Error> {
        for last in (0..TRIES).map(|tried| tried + 1 == TRIES) {
            let Some(list) = list(home)? else { return Ok(None) };
            let folder = folder(home);
            match open_segments(home, &folder, &list) {
                Ok(segments) => return Ok(Some(Self { list, segments, folder })),
                // Merged into another file meanwhile.
                Err(Error::Io { .. }) if !last => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Returns what made them.
    pub fn made_by(&self) -> &Maker {
        &self.list.maker
    }

    /// Returns how many rows there are, those of texts that are gone included.
    pub fn count(&self) -> usize {
        self.segments.iter().map(Segment::count).sum()
    }

    /// Returns the size of their files in bytes.
    pub fn bytes(&self) -> u64 {
        let sizes = self.list.files.iter().filter_map(|file| fs::metadata(self.folder.join(&file.name)).ok());
        sizes.map(|metadata| metadata.len()).sum()
    }

    /// Returns how many rows of each file are not as they were written, for the files where some are not.
    pub fn damaged(&self) -> Vec<(String, usize)> {
        let damaged = self.list.files.iter().zip(&self.segments).map(|(file, segment)| {
            let damaged = (0..segment.count()).filter(|row| segment.row(*row).is_none()).count();
            (file.name.clone(), damaged)
        });
        damaged.filter(|(_, damaged)| *damaged > 0).collect()
    }

    /// Returns how many passages of a commit have rows, where that was noted when the last was made.
    pub fn complete(&self, commit: &str) -> Option<u64> {
        self.list.complete.as_ref().filter(|(of, _)| of == commit).map(|(_, count)| *count)
    }

    /// Tells whether a passage of that text has a row.
    pub fn has(&self, passage: PassageId, text: TextKey) -> bool {
        self.place(passage, text).is_some()
    }

    /// Returns the row of a passage of that text; `None` when there is none.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn row(&self, passage: PassageId, text: TextKey) -> Result<Option<Row<'_>>, Error> {
        let Some((segment, row)) = self.place(passage, text) else { return Ok(None) };
        let found = self.segments[segment].row(row);
        let name = &self.list.files[segment].name;
        found.map(Some).ok_or_else(|| Error::Rows { path: self.folder.join(name), what: "a row is damaged".to_owned() })
    }

    /// Returns the `most` passages nearest to a question, nearest first, of those in `among` (sorted) or of all. Some may
    /// be of texts that are gone.
    pub fn nearest(&self, nearness: impl Fn(&[u8], f32) -> f32, among: Option<&[PassageId]>, most: usize) -> Vec<Near> {
        let mut found: Vec<(f32, usize, usize)> = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            let mut weigh = |row: usize| found.push((nearness(segment.vector(row), segment.length(row)), number, row));
            match among {
                None => (0..segment.count()).for_each(weigh),
                Some(among) => among.iter().filter_map(|passage| segment.find(*passage)).for_each(&mut weigh),
            }
        }
        let passage = |(_, segment, row): &(f32, usize, usize)| self.segments[*segment].passage(*row);
        let order = |a: &(f32, usize, usize), b: &(f32, usize, usize)| {
            b.0.total_cmp(&a.0).then_with(|| passage(a).cmp(&passage(b))).then(a.1.cmp(&b.1))
        };
        if found.len() > most && most > 0 {
            found.select_nth_unstable_by(most - 1, order);
        }
        found.truncate(most);
        found.sort_unstable_by(order);
        let near = |found: (f32, usize, usize)| Near {
            passage: passage(&found),
            text: self.segments[found.1].text(found.2),
            nearness: found.0,
        };
        found.into_iter().map(near).collect()
    }

    fn place(&self, passage: PassageId, text: TextKey) -> Option<(usize, usize)> {
        // The newest file first: an older one may hold the passage's former text.
        self.segments.iter().enumerate().rev().find_map(|(number, segment)| {
            let row = segment.find(passage)?;
            (segment.text(row) == text).then_some((number, row))
        })
    }
}

/// Returns the list of the rows' files in the folder of an index.
pub(super) fn list_in(root: &Path) -> PathBuf {
    root.join(ROWS).join(LIST)
}

fn folder(home: &Home) -> PathBuf {
    home.root().join(ROWS)
}

fn list(home: &Home) -> Result<Option<List>, Error> {
    let path = folder(home).join(LIST);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::Io { what: "could not read", path, source }),
    };
    opened_list(&text).map(Some).map_err(|what| Error::Rows { path, what })
}

fn open_segments(home: &Home, folder: &Path, list: &List) -> Result<Vec<Segment>, Error> {
    let directory = MmapDirectory::open(folder).map_err(|error| home.damaged(error.to_string()))?;
    let open = |file: &Listed| {
        let path = folder.join(&file.name);
        let io = |source| Error::Io { what: "could not read", path: path.clone(), source };
        let slice = directory.open_read(Path::new(&file.name)).map_err(|error| io(std::io::Error::other(error)))?;
        let bytes = slice.read_bytes().map_err(io)?;
        let segment = Segment::new(bytes, &list.maker.id, list.maker.width);
        segment.map_err(|what| Error::Rows { path: path.clone(), what: what.to_owned() })
    };
    list.files.iter().map(open).collect()
}

/// The one writer of an index's rows.
pub struct RowsWriter {
    home: Home,
    folder: PathBuf,
    rows: Rows,
    _lock: Lock,
}

impl RowsWriter {
    /// Opens the rows of an index for writing. Those of another maker, or damaged ones, are given up.
    ///
    /// # Errors
    /// When another process writes, or the files cannot be read or written.
    pub fn open(home: &Home, maker: Maker, holder: &str) -> Result<Self, Error> {
        let lock = home.lock(holder)?;
        let folder = folder(home);
        fs::create_dir_all(&folder).map_err(|source| Error::Io {
            what: "could not make the folder",
            path: folder.clone(),
            source,
        })?;
        let kept = Rows::open(home).ok().flatten().filter(|rows| rows.list.maker == maker);
        let rows = kept.unwrap_or_else(|| Rows {
            list: List { maker, files: Vec::new(), complete: None },
            segments: Vec::new(),
            folder: folder.clone(),
        });
        Ok(Self { home: home.clone(), folder, rows, _lock: lock })
    }

    /// Returns the rows written so far.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Returns under which passage each text has its row.
    pub fn by_text(&self) -> BTreeMap<TextKey, PassageId> {
        let mut found = BTreeMap::new();
        for segment in &self.rows.segments {
            found.extend((0..segment.count()).map(|row| (segment.text(row), segment.passage(row))));
        }
        found
    }

    /// Adds rows durably.
    ///
    /// # Errors
    /// When they cannot be written; those before stay.
    pub fn add(&mut self, mut new: Vec<NewRow>) -> Result<(), Error> {
        if new.is_empty() {
            return Ok(());
        }
        new.sort_by_key(|row| row.passage);
        new.dedup_by_key(|row| row.passage);
        let drafts: Vec<Draft> = new
            .iter()
            .map(|new| Draft {
                passage: new.passage,
                text: new.text,
                row: Row { vector: &new.vector, length: new.length, pieces: &new.pieces },
            })
            .collect();
        let mut list = self.rows.list.clone();
        list.complete = None;
        let listed = self.write(&drafts)?;
        list.files.push(listed);
        self.publish(list)?;
        self.merge_alike()
    }

    /// Writes files anew that hold damaged rows, without these.
    ///
    /// # Errors
    /// When they cannot be written; all rows stay then.
    pub fn drop_damaged(&mut self) -> Result<(), Error> {
        for (name, _) in self.rows.damaged() {
            if let Some(number) = self.rows.list.files.iter().position(|file| file.name == name) {
                self.merge(&[number], |_, _| true)?;
            }
        }
        Ok(())
    }

    /// Ends the writing: `live` are the passages of a commit with their texts (sorted), all or some of which have rows.
    /// When many rows are of texts that are gone, these leave.
    ///
    /// # Errors
    /// When the files cannot be written; all rows stay then.
    pub fn finish(&mut self, live: &[(PassageId, TextKey)], commit: &str) -> Result<u64, Error> {
        let with_rows = live.iter().filter(|(passage, text)| self.rows.has(*passage, *text)).count();
        if self.rows.count() > with_rows + with_rows / 3 + SMALLEST {
            let all: Vec<usize> = (0..self.rows.segments.len()).collect();
            self.merge(&all, |passage, text| live.binary_search(&(passage, text)).is_ok())?;
        }
        let all = with_rows == live.len();
        let with_rows = with_rows as u64;
        let complete = all.then(|| (commit.to_owned(), with_rows));
        if self.rows.list.complete != complete || self.rows.list.files.is_empty() {
            self.publish(List { complete, ..self.rows.list.clone() })?;
        }
        Ok(with_rows)
    }

    /// Merges files of about one size until there are few of each.
    fn merge_alike(&mut self) -> Result<(), Error> {
        let size = |rows: usize| (rows / SMALLEST).max(1).ilog(MERGED);
        loop {
            let mut alike: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
            for (number, file) in self.rows.list.files.iter().enumerate() {
                alike.entry(size(file.rows)).or_default().push(number);
            }
            match alike.into_values().find(|files| files.len() >= MERGED) {
                Some(files) => self.merge(&files, |_, _| true)?,
                None => return Ok(()),
            }
        }
    }

    /// Makes one file of several; rows that are damaged or not to be kept are left out.
    fn merge(&mut self, files: &[usize], keep: impl Fn(PassageId, TextKey) -> bool) -> Result<(), Error> {
        let mut newest: BTreeMap<PassageId, (usize, usize)> = BTreeMap::new();
        for &number in files {
            let segment = &self.rows.segments[number];
            for row in 0..segment.count() {
                let passage = segment.passage(row);
                if keep(passage, segment.text(row)) {
                    newest.insert(passage, (number, row));
                }
            }
        }
        let drafts: Vec<Draft> = newest
            .into_iter()
            .filter_map(|(passage, (number, row))| {
                let segment = &self.rows.segments[number];
                Some(Draft { passage, text: segment.text(row), row: segment.row(row)? })
            })
            .collect();
        let merged = self.write(&drafts)?;
        drop(drafts);
        let mut list = self.rows.list.clone();
        let place = files.last().copied().unwrap_or(0);
        list.files[place] = merged;
        let mut number = 0;
        list.files.retain(|_| {
            number += 1;
            number - 1 == place || !files.contains(&(number - 1))
        });
        self.publish(list)
    }

    fn write(&self, drafts: &[Draft]) -> Result<Listed, Error> {
        let last = self.rows.list.files.iter().filter_map(|file| file_number(&file.name)).max().unwrap_or(0);
        let name = format!("rows-{}.bin", last + 1);
        let maker = &self.rows.list.maker;
        write_durably(&self.folder, &name, &segment::file(drafts, &maker.id, maker.width))?;
        Ok(Listed { name, rows: drafts.len() })
    }

    /// Makes a list the present one, durably, and removes the files it does not name.
    fn publish(&mut self, list: List) -> Result<(), Error> {
        write_durably(&self.folder, LIST, sealed_list(&list).as_bytes())?;
        let segments = open_segments(&self.home, &self.folder, &list)?;
        let names: BTreeSet<&str> = list.files.iter().map(|file| file.name.as_str()).collect();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !names.contains(name.as_str()) && file_number(name.trim_end_matches(".new")).is_some() {
                // One that stays does no harm; the next writer tries again.
                drop(fs::remove_file(entry.path()));
            }
        }
        self.rows = Rows { list, segments, folder: self.folder.clone() };
        Ok(())
    }
}

fn file_number(name: &str) -> Option<u64> {
    name.strip_prefix("rows-")?.strip_suffix(".bin")?.parse().ok()
}
