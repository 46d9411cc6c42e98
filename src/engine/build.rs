//! A folder into the index: list → compare with what is there → read → parse → annotate → one commit.
//!
//! One thread opens the files in path order and cuts them into pieces; `jobs` threads parse, annotate and hand over to
//! the search engine. The queue between them is short, so memory does not grow with the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;
use std::time::Duration;

use super::taken_over::{self, KnownBytes, TakenOver};
use super::work::Open;
use super::{Error, redate, work};
use crate::annotate::published;
use crate::index::{self, Counts, FileRecord, Home, Manifest, Writer, WriterOptions};
use crate::parse::Limits;
use crate::read::{self, Entry, Listing};

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
    /// Whether actors and acts are looked for; an index that was made the other way is made anew. `None`: as the index
    /// was made, and in a new one they are.
    pub annotations: Option<bool>,
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

impl BuildOptions {
    /// Returns the limits on single files, as the manifest keeps them.
    fn limits_text(&self) -> String {
        format!("{} bytes, {} s", self.limits.bytes, self.longest.as_secs_f64())
    }
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
    /// Of the added and updated, those that the index held under another path: they were not read again.
    pub taken_over: u64,
    /// Passages now in the index.
    pub passages: u64,
    /// Articles now in the index without a publication date.
    pub undated: u64,
    /// In path order.
    pub skipped: Vec<Skipped>,
}

/// Brings the index up to date with the folder. Nothing is written when the folder is as it was.
///
/// # Errors
/// When the folder cannot be listed or the index cannot be written; the index is then as it was before.
pub fn build(
    corpus: &Path,
    home: &Home,
    options: &BuildOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, Error> {
    build_from(corpus, home, options, progress, &|path| Ok(Box::new(File::open(path)?)))
}

fn build_from(
    corpus: &Path,
    home: &Home,
    options: &BuildOptions,
    progress: &mut dyn FnMut(Progress),
    open: &Open,
) -> Result<Summary, Error> {
    let listing = read::list(corpus, &[home.root().to_owned()])?;
    // Without the lock first. An index that cannot be read is the writer's to report.
    let known = index::manifest_of(home).ok().flatten();
    let unannotated =
        options.annotations.map_or_else(|| known.as_ref().is_some_and(|known| known.plain), |wanted| !wanted);
    let otherwise = known.as_ref().is_some_and(|known| known.plain != unannotated);
    let known = known.filter(|_| !options.rebuild && !otherwise);
    let plan = known.as_ref().map(|known| Plan::new(&listing, known, options, progress, open));
    let is_dated = |known: &Manifest| !options.redate && known.dating == published::VERSION;
    let dated = known.as_ref().is_some_and(is_dated);
    if let Some(plan) = plan.as_ref().filter(|plan| plan.is_done() && dated && index::is_settled(home)) {
        return Ok(Summary::of(&plan.after, Changes::default()));
    }
    let writer_options = WriterOptions {
        rebuild: options.rebuild || otherwise,
        threads: options.jobs,
        heap: options.heap,
        excerpts: !unannotated,
        holder: options.holder.clone(),
    };
    let writer = Writer::open(home, &writer_options)?;
    let before = writer.before().clone();
    // Another run may have ended before this one had the lock.
    let plan = plan.filter(|_| known.as_ref() == Some(&before));
    let plan = plan.unwrap_or_else(|| Plan::new(&listing, &before, options, progress, open));
    let dated = writer.is_fresh() || is_dated(&before);
    if plan.is_done() && dated && !writer.is_fresh() {
        writer.close()?;
        return Ok(Summary::of(&plan.after, Changes::default()));
    }
    let (seen, seen_bytes) = plan.seen;
    let mut onward = |step| match step {
        Progress::Read { files, bytes } => progress(Progress::Read { files: files + seen, bytes: bytes + seen_bytes }),
        other => progress(other),
    };
    let outcomes = work::read_all(&writer, &plan.to_read, options, unannotated, &before, &mut onward, open)?;

    let mut sums = Changes::default();
    let mut changed = plan.changed || writer.is_fresh() || before.dating != published::VERSION;
    let mut as_before: BTreeSet<String> = plan.after.keys().cloned().collect();
    let mut after = Manifest {
        corpus: corpus.display().to_string(),
        changed: options.now_text.clone(),
        dating: published::VERSION,
        plain: unannotated,
        limits: options.limits_text(),
        files: plan.after,
    };
    let mut taken_over = 0;
    for (path, record) in taken_over::write(home, &writer, plan.taken_over)? {
        let held = before.files.get(&path).filter(|held| held.articles > 0);
        if let Some(held) = held {
            writer.remove(held.key);
        }
        sums.take(held.map_or(0, |held| held.articles), record.articles);
        taken_over += record.articles;
        changed = true;
        after.files.insert(path, record);
    }
    for (path, outcome) in outcomes {
        changed |= !outcome.same;
        // What could not be read is as it was.
        if outcome.read {
            let held = before.files.get(&path).map_or(0, |record| record.articles);
            sums.take(held, outcome.record.articles);
        } else {
            as_before.insert(path.clone());
        }
        after.files.insert(path, outcome.record);
    }
    for (path, record) in &before.files {
        if !after.files.contains_key(path) {
            if record.articles > 0 {
                writer.remove(record.key);
            }
            sums.removed += record.articles;
        }
    }
    let redated = if dated { 0 } else { redate::redate(home, &writer, &as_before, &mut after)? };
    if changed || redated > 0 {
        progress(Progress::Commit);
        writer.commit(&after)?;
    } else {
        writer.close()?;
    }
    Ok(Summary { redated, taken_over, ..Summary::of(&after.files, sums) })
}

/// Articles added, updated and removed.
#[derive(Debug, Clone, Copy, Default)]
struct Changes {
    added: u64,
    updated: u64,
    removed: u64,
}

impl Changes {
    /// Takes in a file that held so many articles and holds so many now.
    fn take(&mut self, held: u64, holds: u64) {
        self.updated += holds.min(held);
        self.removed += held.saturating_sub(holds);
        self.added += holds.saturating_sub(held);
    }
}

impl Summary {
    fn of(files: &BTreeMap<String, FileRecord>, Changes { added, updated, removed }: Changes) -> Self {
        let Counts { articles, passages, undated } = Counts::of(files);
        let unchanged = articles - added - updated;
        let (redated, taken_over) = (0, 0);
        Self { added, updated, removed, unchanged, redated, taken_over, passages, undated, skipped: skipped(files) }
    }
}

/// What a run has to do, as far as it can be told without the parsers.
struct Plan<'a> {
    /// The records of all files that need not be read.
    after: BTreeMap<String, FileRecord>,
    to_read: Vec<&'a Entry>,
    taken_over: Vec<TakenOver>,
    /// Whether a file is gone, or cannot be read and could before.
    changed: bool,
    /// Files and bytes that were looked into already.
    seen: (u64, u64),
}

impl<'a> Plan<'a> {
    fn new(
        listing: &'a Listing,
        before: &Manifest,
        options: &BuildOptions,
        progress: &mut dyn FnMut(Progress),
        open: &Open,
    ) -> Self {
        let (after, to_read, taken_over) = (BTreeMap::new(), Vec::new(), Vec::new());
        let mut plan = Self { after, to_read, taken_over, changed: false, seen: (0, 0) };
        let mut doubtful = Vec::new();
        let relimited = before.limits != options.limits_text();
        for entry in &listing.files {
            match before.files.get(&entry.path) {
                // What a limit may have kept out is tried again under another one.
                Some(record) if relimited && (record.fault || !record.lost.is_empty()) => plan.to_read.push(entry),
                Some(record) if is_unchanged(entry, record, options.now) => {
                    plan.after.insert(entry.path.clone(), record.clone());
                }
                known => doubtful.push((entry, known)),
            }
        }
        let bytes = doubtful.iter().map(|(entry, _)| entry.size).sum();
        progress(Progress::Start { files: doubtful.len() as u64, bytes });
        let bytes_known = KnownBytes::new(before);
        for (entry, known) in doubtful {
            if let Some(record) = work::look_into(entry, known, options.now, open) {
                plan.keep(entry.path.clone(), record, known);
            } else if let Some(file) = bytes_known.take_over(entry, known.map(|known| known.key), options.now, open) {
                plan.taken_over.push(file);
            } else {
                plan.to_read.push(entry);
                continue;
            }
            plan.seen = (plan.seen.0 + 1, plan.seen.1 + entry.size);
            progress(Progress::Read { files: plan.seen.0, bytes: plan.seen.1 });
        }
        for file in &listing.unreadable {
            let known = before.files.get(&file.path);
            plan.keep(file.path.clone(), work::kept(known, &file.reason), known);
        }
        let mut listed: BTreeSet<&str> = plan.to_read.iter().map(|entry| entry.path.as_str()).collect();
        listed.extend(plan.taken_over.iter().map(|file| file.path.as_str()));
        let is_gone = |path: &String| !plan.after.contains_key(path) && !listed.contains(path.as_str());
        plan.changed |= before.files.keys().any(is_gone);
        plan
    }

    /// Takes the record of a file that is not read.
    fn keep(&mut self, path: String, record: FileRecord, known: Option<&FileRecord>) {
        self.changed |= known.is_none_or(|known| record.skipped != known.skipped);
        self.after.insert(path, record);
    }

    /// Tells whether nothing is to be written.
    fn is_done(&self) -> bool {
        self.to_read.is_empty() && self.taken_over.is_empty() && !self.changed
    }
}

/// Tells by size and time alone whether a file is as it was read, unless it had just been changed then.
fn is_unchanged(entry: &Entry, record: &FileRecord, now: i128) -> bool {
    // A time of 0 is one that is not known, or that of a file that could not be read when it was looked at.
    let settled = record.modified != 0 && record.modified + FRESH < record.read_at && record.modified <= now;
    settled && record.size == entry.size && record.modified == entry.modified && work::is_current(record)
}

/// Returns what of the corpus is not in the index, in path order.
pub(super) fn skipped(files: &BTreeMap<String, FileRecord>) -> Vec<Skipped> {
    let mut found = Vec::new();
    for (path, record) in files {
        if let Some(reason) = &record.skipped {
            found.push(Skipped { path: path.clone(), reason: reason.clone(), fault: record.fault });
        }
        for notice in &record.lost {
            found.push(Skipped { path: path.clone(), reason: notice.clone(), fault: true });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::*;
    use crate::engine::{Engine, trials};

    /// A corpus folder and an index beside it.
    struct Place {
        root: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            let root = tempfile::tempdir().unwrap();
            std::fs::create_dir(root.path().join("corpus")).unwrap();
            Self { root }
        }

        fn write(&self, name: &str, text: &str) {
            std::fs::write(self.root.path().join("corpus").join(name), text).unwrap();
        }

        fn home(&self) -> Home {
            Home::new(self.root.path().join("index"))
        }

        fn build(&self, open: &Open) -> Summary {
            let options = BuildOptions { jobs: 2, heap: 32 << 20, now: 1, ..trials::options() };
            build_from(&self.root.path().join("corpus"), &self.home(), &options, &mut |_| {}, open).unwrap()
        }

        fn found(&self, question: &str) -> Vec<String> {
            let request = crate::engine::Request { hits: 1000, ..crate::engine::Request::default() };
            let placed = Engine::open(&self.home()).unwrap().places(question, &request).unwrap();
            placed.into_iter().map(|placed| placed.article).collect()
        }
    }

    fn openly(path: &Path) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(path)?))
    }

    /// Gives the file, and then an error in place of its end.
    fn failing(path: &Path) -> io::Result<Box<dyn Read>> {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the disk is gone"))
            }
        }
        Ok(Box::new(File::open(path)?.chain(Failing)))
    }

    fn records(word: &str, count: usize) -> String {
        let rest = "and on ".repeat(60);
        let record = |n| format!("{{\"_id\":\"{word}{n}\",\"text\":\"the {word} number{n} {rest}\"}}\n");
        (0..count).map(record).collect::<Vec<_>>().concat()
    }

    #[test]
    fn a_changed_file_that_fails_in_the_middle_keeps_its_old_passages() {
        let place = Place::new();
        place.write("page.txt", "A zeppelin was moored at the mast until noon.\n");
        place.write("records.jsonl", &records("balloon", 3));
        place.build(&openly);
        assert_eq!(place.found("zeppelin").len() + place.found("balloon").len(), 4);
        place.write("page.txt", "Nobody saw an airship over the town that day, or said so.\n");
        // Several batches are on their way when the end turns out to be missing.
        place.write("records.jsonl", &records("glider", 2000));
        let summary = place.build(&failing);
        assert_eq!((summary.added, summary.updated, summary.removed, summary.unchanged), (0, 0, 0, 4));
        let reasons: Vec<_> = summary.skipped.iter().map(|skipped| skipped.reason.as_str()).collect();
        assert_eq!(reasons, ["it cannot be read: the disk is gone; what was read of it before stays"; 2]);
        assert_eq!(place.found("zeppelin"), ["page.txt"]);
        assert_eq!((place.found("balloon").len(), place.found("glider").len()), (3, 0));
        assert!(place.found("airship").is_empty());
        // It reads again: the new text is in, and the message is gone.
        let summary = place.build(&openly);
        assert_eq!((summary.added, summary.updated, summary.skipped.len()), (1997, 4, 0));
        assert!(place.found("zeppelin").is_empty() && place.found("balloon").is_empty());
        assert_eq!((place.found("airship").len(), place.found("glider").len()), (1, 1000));
    }

    #[test]
    fn a_new_file_that_fails_in_the_middle_leaves_nothing_behind() {
        let place = Place::new();
        place.write("records.jsonl", &records("glider", 2000));
        let summary = place.build(&failing);
        assert_eq!((summary.added, summary.passages), (0, 0));
        assert_eq!(summary.skipped[0].reason, "it cannot be read: the disk is gone");
        assert!(place.found("glider").is_empty());
        assert_eq!(place.build(&openly).added, 2000);
        assert_eq!(place.build(&openly).unchanged, 2000);
    }
}
