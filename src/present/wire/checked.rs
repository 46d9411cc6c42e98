//! `check --format json`.

use serde::{Deserialize, Serialize};

use crate::engine;
use crate::index::{Fault, FileFault};
use crate::present::check_text::told;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Checked {
    pub sound: bool,
    pub articles: Option<u64>,
    pub passages: Option<u64>,
    pub corpus: Option<String>,
    pub uncompared: Option<String>,
    pub unreadable: Option<String>,
    pub faults: Vec<IndexFault>,
    pub changes: Vec<FileChange>,
}

/// Something wrong with the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct IndexFault {
    pub kind: String,
    pub what: String,
}

/// A file of the corpus that is not as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct FileChange {
    pub kind: String,
    pub path: String,
}

impl Checked {
    /// Returns what a check found as the contract writes it.
    pub fn new(checked: &engine::Checked) -> Self {
        let fault = |fault: &Fault| IndexFault { kind: kind(fault).to_owned(), what: told(fault) };
        let change =
            |change: &engine::Change| FileChange { kind: change.kind.name().to_owned(), path: change.path.clone() };
        Self {
            sound: checked.is_sound(),
            articles: checked.counts.map(|counts| counts.articles),
            passages: checked.counts.map(|counts| counts.passages),
            corpus: checked.corpus.as_ref().map(|corpus| corpus.display().to_string()),
            uncompared: checked.uncompared.clone(),
            unreadable: checked.unreadable.clone(),
            faults: checked.faults.iter().map(fault).collect(),
            changes: checked.changes.iter().map(change).collect(),
        }
    }
}

fn kind(fault: &Fault) -> &'static str {
    match fault {
        Fault::File(FileFault::Missing(_)) => "missing",
        Fault::File(FileFault::Altered(_)) => "altered",
        Fault::File(FileFault::Loose(_)) => "loose",
        Fault::Rows(_) => "rows",
        Fault::NoSums => "no-sums",
        Fault::Document(_) => "document",
        Fault::Passages { .. } => "passages",
        Fault::Drift { .. } => "drift",
    }
}
