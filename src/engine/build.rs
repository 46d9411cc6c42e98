//! A folder into the index: list → compare with what is there → read → parse → annotate → one commit.
//!
//! One thread opens the files in path order and cuts them into pieces; `jobs` threads parse, annotate and hand over to
//! the search engine. The queue between them is short, so memory does not grow with the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use super::{Error, redate, work};
use crate::annotate::published;
use crate::index::{FileRecord, Home, Manifest, Writer, WriterOptions};
use crate::parse::Limits;
use crate::read::{self, Entry};

/// A file changed this shortly before it was read may change again without its time telling, in nanoseconds.
const FRESH: i128 = 2_000_000_000;

/// How to build.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// Start over instead of updating.
    pub rebuild: bool,
    /// Date the articles of unchanged files anew, by what the index keeps of them. It is done without being asked when
    /// the rules have changed.
    pub redate: bool,
    /// Threads that parse and annotate, and threads of the engine, at least 1.
    pub jobs: usize,
    /// Memory of the engine before it writes a segment, in bytes.
    pub heap: usize,
    /// Limits on single files.
    pub limits: Limits,
    /// How long one article may take to read and annotate.
    pub longest: Duration,
    /// The time now, in nanoseconds since 1970.
    pub now: i128,
    /// The time now as it is written into the index.
    pub now_text: String,
    /// What another process is told that wants to write meanwhile.
    pub holder: String,
}

/// How far a build has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many bytes of files are to be read.
    Start {
        /// Files to look into.
        files: u64,
        /// Bytes they hold.
        bytes: u64,
    },
    /// A file, or a part of one, was read.
    Read {
        /// Files ended.
        files: u64,
        /// Bytes read.
        bytes: u64,
    },
    /// Everything is read; the index is written out.
    Commit,
}

/// A file, or a part of one, that is not in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its path under the corpus root.
    pub path: String,
    /// Why, as one sentence without the path.
    pub reason: String,
    /// Whether it should have been readable: damaged, forbidden, too large. A type that is not known is no fault.
    pub fault: bool,
}

/// What a build did, counted in articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// From new files.
    pub added: u64,
    /// From changed files.
    pub updated: u64,
    /// From files that are gone.
    pub removed: u64,
    /// From files that are as they were.
    pub unchanged: u64,
    /// Of the unchanged, those that were dated anew and came out otherwise.
    pub redated: u64,
    /// Passages now in the index.
    pub passages: u64,
    /// Articles now in the index without a publication date.
    pub undated: u64,
    /// In path order.
    pub skipped: Vec<Skipped>,
}

/// Brings the index up to date with the folder.
///
/// # Errors
/// When the folder cannot be listed or the index cannot be written; the index is then as it was before.
pub fn build(
    corpus: &Path,
    home: &Home,
    options: &BuildOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, Error> {
    let listing = read::list(corpus, &[home.root().to_owned()])?;
    let writer_options = WriterOptions {
        rebuild: options.rebuild,
        threads: options.jobs,
        heap: options.heap,
        holder: options.holder.clone(),
    };
    let writer = Writer::open(home, &writer_options)?;
    let before = writer.before().clone();
    let mut after = Manifest {
        corpus: corpus.display().to_string(),
        changed: options.now_text.clone(),
        dating: published::VERSION,
        files: BTreeMap::new(),
    };
    let mut as_before = BTreeSet::new();
    let mut to_read: Vec<&Entry> = Vec::new();
    for entry in &listing.files {
        match before.files.get(&entry.path) {
            Some(record) if is_unchanged(entry, record, options.now) => {
                as_before.insert(entry.path.clone());
                after.files.insert(entry.path.clone(), record.clone());
            }
            _ => to_read.push(entry),
        }
    }
    progress(Progress::Start { files: to_read.len() as u64, bytes: to_read.iter().map(|entry| entry.size).sum() });
    let outcomes = work::read_all(&writer, &to_read, options, &before, progress)?;

    let mut summary = Summary::default();
    let mut changed = false;
    for (path, outcome) in outcomes {
        if outcome.same {
            as_before.insert(path.clone());
        } else {
            changed = true;
            let held = before.files.get(&path).map_or(0, |record| record.articles);
            let holds = outcome.record.articles;
            if held > 0 {
                summary.updated += holds.min(held);
                summary.removed += held.saturating_sub(holds);
            }
            summary.added += holds.saturating_sub(held);
        }
        after.files.insert(path, outcome.record);
    }
    for file in &listing.unreadable {
        let known = before.files.get(&file.path);
        let record = work::kept(known, &file.reason);
        changed |= known != Some(&record);
        after.files.insert(file.path.clone(), record);
    }
    for (path, record) in &before.files {
        if !after.files.contains_key(path) {
            if record.articles > 0 {
                writer.remove(path);
            }
            summary.removed += record.articles;
            changed = true;
        }
    }
    if !writer.is_fresh() && (options.redate || before.dating != published::VERSION) {
        summary.redated = redate::redate(home, &writer, &as_before, &mut after)?;
        changed |= summary.redated > 0 || before.dating != published::VERSION;
    }
    summary.unchanged = after.counts().articles - summary.added - summary.updated;
    let counts = after.counts();
    (summary.passages, summary.undated) = (counts.passages, counts.undated);
    summary.skipped = skipped(&after);
    if changed || writer.is_fresh() {
        progress(Progress::Commit);
        writer.commit(&after)?;
    } else {
        writer.close()?;
    }
    Ok(summary)
}

/// Tells by size and time alone whether a file is as it was read, unless it had just been changed then.
fn is_unchanged(entry: &Entry, record: &FileRecord, now: i128) -> bool {
    let settled = record.modified != 0 && record.modified + FRESH < record.read_at && record.modified <= now;
    settled && record.size == entry.size && record.modified == entry.modified && work::is_current(record)
}

/// Returns what of the corpus is not in the index, in path order.
pub(super) fn skipped(manifest: &Manifest) -> Vec<Skipped> {
    let mut found = Vec::new();
    for (path, record) in &manifest.files {
        if let Some(reason) = &record.skipped {
            found.push(Skipped { path: path.clone(), reason: reason.clone(), fault: record.fault });
        }
        for notice in &record.lost {
            found.push(Skipped { path: path.clone(), reason: notice.clone(), fault: true });
        }
    }
    found
}
