//! Whether the index is whole and the folder still as it was read.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::{Engine, Error};
use crate::index::{self, Counts, Fault, FileRecord, Home, Manifest, file_faults, rows_faults};
use crate::parse;
use crate::read::{self, Entry, fingerprint_of};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// What the index says that it holds; `None` when it could not be opened.
    pub counts: Option<Counts>,
    /// The corpus the index was to be compared with; `None` when the index could not say which.
    pub corpus: Option<PathBuf>,
    /// Why it could not be compared with the corpus.
    pub uncompared: Option<String>,
    /// What is wrong with the index.
    pub faults: Vec<Fault>,
    /// Why the documents could not be compared, where that failed as a whole.
    pub unreadable: Option<String>,
    /// What has changed in the corpus since it was read, in path order.
    pub changes: Vec<Change>,
}

/// A file of the corpus that is not as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path under the corpus root.
    pub path: String,
    /// What has become of it.
    pub kind: ChangeKind,
}

/// What has become of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was not there.
    New,
    /// It holds other bytes.
    Changed,
    /// It is gone.
    Gone,
    /// It cannot be read any more.
    Unreadable,
}

impl ChangeKind {
    /// Returns the name used in JSON and for reading.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Checked {
    /// Tells whether the index is as it was written and whole.
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty() && self.unreadable.is_none()
    }

    /// Tells whether nothing is wrong but rows of an optional model, which are made of what the index holds.
    pub fn only_rows(&self) -> bool {
        self.unreadable.is_none() && self.faults.iter().all(|fault| matches!(fault, Fault::Rows(_)))
    }

    /// Tells whether index and folder agree as well.
    pub fn is_sound(&self) -> bool {
        self.is_whole() && self.changes.is_empty() && self.uncompared.is_none()
    }
}

/// Checks the index in a folder against its checksums, itself, and the corpus: the one named, or the one it was made
/// from. Every file of both is read.
///
/// # Errors
/// When there is no index, or it is of another version.
pub fn check(home: &Home, corpus: Option<&Path>) -> Result<Checked, Error> {
    let mut checked = Checked::default();
    match file_faults(home) {
        Ok(faults) => checked.faults = faults,
        // A missing index or one of another version is no damage, and neither is told twice.
        Err(error @ (index::Error::Missing(_) | index::Error::OtherVersion { .. })) => {
            return Err(error.into());
        }
        Err(error) => checked.unreadable = Some(error.to_string()),
    }
    let read = parse::fenced(|| -> Result<_, Error> {
        let engine = Engine::open(home)?;
        let faults = engine.reader.document_faults()?;
        Ok((engine.reader.counts(), engine.reader.manifest()?, faults))
    });
    let manifest = match read {
        Some(Ok((counts, manifest, faults))) => {
            checked.faults.extend(faults);
            checked.counts = Some(counts);
            Some(manifest)
        }
        Some(Err(error)) => {
            checked.unreadable = Some(with_cause(&error));
            None
        }
        None => {
            checked.unreadable = Some("reading it broke down in the middle".to_owned());
            None
        }
    };
    checked.faults.extend(parse::fenced(|| rows_faults(home)).unwrap_or_else(|| {
        vec![Fault::Rows("reading the rows of the optional model broke down in the middle".to_owned())]
    }));
    let named = corpus.map(Path::to_owned);
    checked.corpus = named.or_else(|| manifest.as_ref().map(|manifest| PathBuf::from(&manifest.corpus)));
    if let (Some(corpus), Some(manifest)) = (&checked.corpus, &manifest) {
        match changes(corpus, home, manifest) {
            Ok(changes) => checked.changes = changes,
            Err(error) => checked.uncompared = Some(with_cause(&error)),
        }
    }
    Ok(checked)
}

fn with_cause(error: &Error) -> String {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}"));
    format!("{error}{}", cause.unwrap_or_default())
}

fn changes(corpus: &Path, home: &Home, manifest: &Manifest) -> Result<Vec<Change>, Error> {
    let listing = read::list(corpus, &[home.root().to_owned()])?;
    let mut changes = Vec::new();
    let mut known = manifest.files.clone();
    for entry in &listing.files {
        let kind = match known.remove(&entry.path) {
            None => Some(ChangeKind::New),
            Some(record) => change(entry, &record),
        };
        changes.extend(kind.map(|kind| Change { path: entry.path.clone(), kind }));
    }
    for unreadable in &listing.unreadable {
        let record = known.remove(&unreadable.path);
        // One that could not be read before either is no change.
        if record.is_none_or(|record| record.skipped.is_none()) {
            changes.push(Change { path: unreadable.path.clone(), kind: ChangeKind::Unreadable });
        }
    }
    changes.extend(known.into_keys().map(|path| Change { path, kind: ChangeKind::Gone }));
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(changes)
}

fn change(entry: &Entry, record: &FileRecord) -> Option<ChangeKind> {
    if record.fingerprint.is_empty() {
        return None;
    }
    match File::open(&entry.file).and_then(fingerprint_of) {
        Ok(fingerprint) if fingerprint == record.fingerprint => None,
        Ok(_) => Some(ChangeKind::Changed),
        Err(_) => Some(ChangeKind::Unreadable),
    }
}
