//! The record of what was asked and found: JSON Lines, only ever appended to.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};

use super::index;
use super::selection::Parameters;
use crate::engine::Engine;
use crate::model::{Answer, Hit};
use crate::present::wire::passage_id;

/// How a question was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Asked {
    Ask,
    Search,
}

impl Asked {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Search => "search",
        }
    }
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// When, in UTC.
    pub(super) time: String,
    /// By which program.
    pub(super) version: String,
    /// What was searched.
    pub(super) index: Searched,
    pub(super) command: Asked,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) question: String,
    pub(super) parameters: Parameters,
    /// Best first.
    pub(super) results: Vec<Found>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Searched {
    pub(super) fingerprint: String,
    pub(super) articles: u64,
    pub(super) passages: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Found {
    pub(super) passage: String,
    pub(super) score: f32,
}

impl Found {
    pub(super) fn new(hit: &Hit) -> Self {
        Self { passage: passage_id(&hit.article, &hit.passage), score: hit.score }
    }
}

/// A log, open for appending.
pub(super) struct Log {
    file: File,
    path: PathBuf,
    fingerprint: String,
}

impl Log {
    /// Opens the file, or makes it.
    pub(super) fn open(path: &Path, engine: &Engine) -> anyhow::Result<Self> {
        let file = OpenOptions::new().append(true).create(true).open(path);
        let file = file.with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self { file, path: path.to_owned(), fingerprint: engine.fingerprint()? })
    }

    /// Appends a line, in one call: lines of several programs do not mix.
    pub(super) fn add(
        &mut self,
        command: Asked,
        id: Option<&str>,
        parameters: Parameters,
        answer: &Answer,
    ) -> anyhow::Result<()> {
        let entry = Entry {
            time: index::time(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            index: Searched {
                fingerprint: self.fingerprint.clone(),
                articles: answer.articles,
                passages: answer.passages,
            },
            command,
            id: id.map(str::to_owned),
            question: answer.question.raw.clone(),
            parameters,
            results: answer.hits.iter().map(Found::new).collect(),
        };
        let mut line = serde_json::to_vec(&entry)?;
        line.push(b'\n');
        let written = self.file.write(&line).with_context(|| format!("{} cannot be written", self.path.display()))?;
        ensure!(written == line.len(), "{} took only a part of a line; is the disk full?", self.path.display());
        Ok(())
    }
}
