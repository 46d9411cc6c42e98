//! Reading files in parallel: one thread cuts them into pieces, the others parse and annotate.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

use super::Error;
use super::build::{BuildOptions, Progress};
use super::watch::{Lost, Watch, Work};
use crate::annotate::{self, Annotated};
use crate::index::{self, FileRecord, Manifest, Prepared, Writer};
use crate::model::Draft;
use crate::parse::{self, Format, Piece};
use crate::read::{Entry, Fingerprinted, fingerprint_of};

/// Pieces travel in batches of about this many bytes.
const BATCH_BYTES: usize = 256 << 10;

/// A file with more faults than this has its first ones told, and the rest counted.
const MOST_TOLD: usize = 20;

/// How files are opened.
pub(super) type Open<'a> = dyn Fn(&Path) -> io::Result<Box<dyn Read>> + 'a;

/// What became of a file.
pub(super) struct Outcome {
    pub(super) record: FileRecord,
    /// Its record is the one that the index already holds.
    pub(super) same: bool,
    /// The key whose articles leave: the file's former one, or the new one when the file could not be read to its end.
    leaving: Option<u64>,
    /// Whether it was read to its end.
    pub(super) read: bool,
}

/// Pieces of one file on their way to a worker.
struct Batch<'a> {
    file: usize,
    path: &'a str,
    key: u64,
    format: Format,
    pieces: Vec<Piece>,
}

/// What a worker made of a batch.
#[derive(Default)]
struct Done {
    file: usize,
    articles: u64,
    passages: u64,
    undated: u64,
    lost: Vec<(u32, String)>,
    notices: Vec<(u32, String)>,
}

/// Tells whether a record was made by the present parser of its format.
pub(super) fn is_current(record: &FileRecord) -> bool {
    let name = record.parser.split('/').next().unwrap_or_default();
    let format = Format::ALL.into_iter().find(|format| format.name() == name);
    record.parser == parser_key(format) && !record.parser.is_empty()
}

/// Returns the key that the articles of a file get when they are written anew.
pub(super) fn next_key(key: u64) -> u64 {
    key.wrapping_add(1)
}

/// Names the parser of a format and everything its result depends on.
pub(super) fn parser_key(format: Option<Format>) -> String {
    let made = annotate::VERSION;
    match format {
        Some(format) => format!("{}/{}+{made}", format.name(), format.version()),
        // A later program may know more types.
        None => format!("unknown/{}", Format::ALL.into_iter().map(Format::version).sum::<u32>()),
    }
}

/// Returns the record of a file that cannot be read now: what was read of it before stays.
pub(super) fn kept(known: Option<&FileRecord>, reason: &str) -> FileRecord {
    let mut record = known.cloned().unwrap_or_default();
    let stays = if record.articles > 0 { "; what was read of it before stays" } else { "" };
    record.skipped = Some(format!("{reason}{stays}"));
    record.fault = true;
    // The next run looks into it again, whatever its time says then.
    record.modified = 0;
    record
}

/// Returns the record of a file that was read before and need not be read again: it has the same bytes, or cannot be
/// opened. `None` when it must be read.
pub(super) fn look_into(entry: &Entry, known: Option<&FileRecord>, now: i128, open: &Open) -> Option<FileRecord> {
    let known = known?;
    let file = match open(&entry.file) {
        Ok(file) => file,
        Err(error) => return Some(unreadable(Some(known), &error)),
    };
    // What could not be read the last time is read as if it were new.
    let was_kept = known.skipped.is_some() && known.modified == 0;
    if known.size != entry.size || !is_current(known) || was_kept {
        return None;
    }
    match fingerprint_of(file) {
        Ok(fingerprint) if fingerprint != known.fingerprint => None,
        Ok(_) => Some(FileRecord { modified: entry.modified, read_at: now, ..known.clone() }),
        Err(error) => Some(unreadable(Some(known), &error)),
    }
}

fn unreadable(known: Option<&FileRecord>, error: &io::Error) -> FileRecord {
    kept(known, &format!("it cannot be read: {error}"))
}

/// Reads files into the index. The outcomes are by path.
pub(super) fn read_all(
    writer: &Writer,
    files: &[&Entry],
    options: &BuildOptions,
    plain: bool,
    before: &Manifest,
    progress: &mut dyn FnMut(Progress),
    open: &Open,
) -> Result<BTreeMap<String, Outcome>, Error> {
    let jobs = options.jobs.max(1);
    let (to_workers, batches) = bounded::<Batch>(jobs * 2);
    let (to_us, done) = unbounded::<Done>();
    let failure: Mutex<Option<index::Error>> = Mutex::new(None);
    let stop = AtomicBool::new(false);
    let mut outcomes = BTreeMap::new();
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (batches, to_us) = (batches.clone(), to_us.clone());
            let (failure, stop) = (&failure, &stop);
            let watch = Watch::new(options.longest);
            scope.spawn(move || work(writer, &batches, &to_us, failure, stop, watch, plain));
        }
        drop((batches, to_us));
        let mut bytes = 0;
        for (number, entry) in files.iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            let reading = Reading { entry, number, options, known: before.files.get(&entry.path), open };
            outcomes.insert(
                entry.path.clone(),
                reading.read(&to_workers, &mut |count| {
                    bytes += count;
                    progress(Progress::Read { files: number as u64, bytes });
                }),
            );
            progress(Progress::Read { files: number as u64 + 1, bytes });
        }
        drop(to_workers);
    });
    if let Some(error) = failure.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
        return Err(error.into());
    }
    let mut told: BTreeMap<usize, Done> = BTreeMap::new();
    for part in done {
        let sum = told.entry(part.file).or_default();
        sum.articles += part.articles;
        sum.passages += part.passages;
        sum.undated += part.undated;
        sum.lost.extend(part.lost);
        sum.notices.extend(part.notices);
    }
    for (file, part) in told {
        if let Some(outcome) = outcomes.get_mut(&files[file].path).filter(|outcome| outcome.read) {
            settle(&mut outcome.record, part);
        }
    }
    // Only now is it known which files were read to their ends.
    outcomes.values().filter_map(|outcome| outcome.leaving).for_each(|key| writer.remove(key));
    Ok(outcomes)
}

/// Puts what the workers made of a file into its record.
fn settle(record: &mut FileRecord, mut part: Done) {
    record.articles = part.articles;
    record.passages = part.passages;
    record.undated = part.undated;
    for (messages, into) in [(&mut part.lost, &mut record.lost), (&mut part.notices, &mut record.notices)] {
        // The workers end in any order; the lines of the file have one.
        messages.sort();
        into.extend(told(messages.drain(..).map(|(_, message)| message).collect()));
    }
    if record.articles == 0 && record.skipped.is_none() {
        // A file of one article that gave none has one reason, and that is the file's.
        let reason = if record.lost.is_empty() { "it holds no text".to_owned() } else { record.lost.remove(0) };
        record.skipped = Some(reason);
        record.fault = true;
    }
}

/// Returns the first messages, and how many more there are.
fn told(mut messages: Vec<String>) -> Vec<String> {
    let more = messages.len().saturating_sub(MOST_TOLD);
    messages.truncate(MOST_TOLD);
    if more > 0 {
        messages.push(format!("and {more} more of the kind"));
    }
    messages
}

/// One file being read.
struct Reading<'a> {
    entry: &'a Entry,
    number: usize,
    options: &'a BuildOptions,
    known: Option<&'a FileRecord>,
    open: &'a Open<'a>,
}

impl<'a> Reading<'a> {
    fn read(&self, to_workers: &Sender<Batch<'a>>, count: &mut dyn FnMut(u64)) -> Outcome {
        // Old and new passages have different keys, so that those of an attempt that fails can be taken back.
        let last = self.known.map(|known| known.key).filter(|key| *key != 0);
        let key = last.map_or_else(|| annotate::file_id(&self.entry.path), next_key);
        match self.try_read(key, to_workers, count) {
            Ok(record) => {
                let leaving = self.known.filter(|known| known.articles > 0).map(|known| known.key);
                Outcome { record, same: false, leaving, read: true }
            }
            Err(error) => {
                let record = unreadable(self.known, &error);
                Outcome { same: self.known == Some(&record), record, leaving: Some(key), read: false }
            }
        }
    }

    fn try_read(&self, key: u64, to_workers: &Sender<Batch<'a>>, count: &mut dyn FnMut(u64)) -> io::Result<FileRecord> {
        let mut record = FileRecord {
            size: self.entry.size,
            modified: self.entry.modified,
            read_at: self.options.now,
            key,
            ..FileRecord::default()
        };
        let mut reader = BufReader::with_capacity(64 << 10, Fingerprinted::new((self.open)(&self.entry.file)?));
        let head = reader.fill_buf()?;
        let empty = head.is_empty();
        let format = parse::detect(&self.entry.path, head);
        record.parser = parser_key(format);
        match format {
            _ if empty => record.skipped = Some("it is empty".to_owned()),
            None => record.skipped = Some("its type is not one that is read".to_owned()),
            Some(format) => self.send(format, &mut reader, &mut record, to_workers, count),
        }
        record.fault = record.skipped.is_some() && (empty || format.is_some());
        // Whatever the parser left over belongs to the fingerprint.
        record.fingerprint = reader.into_inner().finish()?;
        Ok(record)
    }

    fn send(
        &self,
        format: Format,
        reader: &mut impl BufRead,
        record: &mut FileRecord,
        to_workers: &Sender<Batch<'a>>,
        count: &mut dyn FnMut(u64),
    ) {
        let mut waiting: Vec<Piece> = Vec::new();
        let mut held = 0;
        let mut lost: Vec<String> = Vec::new();
        let record_key = record.key;
        let pass_on = |pieces: Vec<Piece>| {
            let batch = Batch { file: self.number, path: &self.entry.path, key: record_key, format, pieces };
            // The workers take batches as long as there are any; when one has failed the run is ending anyway.
            to_workers.send(batch).is_ok()
        };
        for piece in parse::pieces(format, reader, self.options.limits) {
            match piece {
                Ok(piece) => {
                    held += piece.bytes.len();
                    count(piece.bytes.len() as u64);
                    waiting.push(piece);
                    if held >= BATCH_BYTES {
                        held = 0;
                        if !pass_on(std::mem::take(&mut waiting)) {
                            return;
                        }
                    }
                }
                Err(error) => lost.push(with_causes(&error)),
            }
        }
        if !waiting.is_empty() {
            pass_on(waiting);
        } else if held == 0 && lost.len() == 1 {
            record.skipped = lost.pop();
        }
        record.lost.extend(told(lost));
    }
}

/// Returns an error with its causes, as one sentence.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut sentence = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        sentence.push_str(": ");
        sentence.push_str(&error.to_string());
        cause = error.source();
    }
    sentence
}

fn work(
    writer: &Writer,
    batches: &Receiver<Batch>,
    to_us: &Sender<Done>,
    failure: &Mutex<Option<index::Error>>,
    stop: &AtomicBool,
    mut watch: Watch<ReadPiece>,
    plain: bool,
) {
    let preparer = writer.preparer();
    for batch in batches {
        if stop.load(Ordering::Relaxed) {
            // Keep taking, so that the reading thread is never left waiting.
            continue;
        }
        let mut done = Done { file: batch.file, ..Done::default() };
        let path: Arc<str> = batch.path.into();
        let lines: Vec<u32> = batch.pieces.iter().map(|piece| piece.line).collect();
        let reading = |piece: Piece| -> Work<ReadPiece> {
            let (format, key, path) = (batch.format, batch.key, Arc::clone(&path));
            Box::new(move || articles_in(format, &path, &piece, plain, |annotated| preparer.prepare(key, annotated)))
        };
        let read = watch.run(batch.pieces.into_iter().map(reading).collect());
        for (line, made) in lines.into_iter().zip(read) {
            let made = match made {
                Ok(made) => made,
                Err(Lost::TooLong) => Err(took_too_long(watch.longest())),
                Err(Lost::Broken) => Err(broke_down(batch.format)),
            };
            let articles = match made {
                Ok(articles) => articles,
                Err(reason) => {
                    done.lost.push((line, reason));
                    continue;
                }
            };
            for ReadArticle { prepared, passages, undated, notices, cut } in articles {
                done.lost.extend(cut.map(|reason| (line, reason)));
                done.notices.extend(notices.into_iter().map(|notice| (line, notice)));
                done.articles += 1;
                done.passages += passages;
                done.undated += u64::from(undated);
                if let Err(error) = writer.add_prepared(prepared) {
                    stop.store(true, Ordering::Relaxed);
                    failure.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get_or_insert(error);
                    break;
                }
            }
        }
        // The receiver outlives the workers; a failure here can only mean that the run is ending.
        drop(to_us.send(done));
    }
}

/// The articles of a piece, or why there are none.
type ReadPiece = Result<Vec<ReadArticle>, String>;

/// An article made ready by the thread that read it, so that what it was made of never leaves that thread: memory given
/// back by another thread than took it is the dearest.
struct ReadArticle {
    prepared: Prepared,
    passages: u64,
    undated: bool,
    notices: Vec<String>,
    /// Why it was not read to its end.
    cut: Option<String>,
}

/// Reads a piece. Whatever breaks down on foreign text stops at this fence.
fn articles_in(
    format: Format,
    path: &str,
    piece: &Piece,
    plain: bool,
    prepare: impl Fn(&Annotated) -> Prepared,
) -> ReadPiece {
    let annotate = if plain { annotate::plain } else { annotate::annotate };
    let made = parse::fenced(|| {
        let drafts = parse::draft(format, path, piece).map_err(|error| with_causes(&error))?;
        let read = |draft: Draft| {
            let annotated = annotate(path, piece.line, &draft)?;
            Some(ReadArticle {
                prepared: prepare(&annotated),
                passages: annotated.passages.len() as u64,
                undated: annotated.article.published.is_none(),
                notices: draft.notices,
                cut: draft.cut,
            })
        };
        let articles: Vec<_> = drafts.into_iter().filter_map(read).collect();
        if articles.is_empty() { Err("it holds no text".to_owned()) } else { Ok(articles) }
    });
    made.unwrap_or_else(|| Err(broke_down(format)))
}

fn broke_down(format: Format) -> String {
    format!("the {} parser broke down on it", format.name())
}

fn took_too_long(longest: Duration) -> String {
    format!("reading it took longer than {} s; allow more with --file-seconds", longest.as_secs_f64())
}
