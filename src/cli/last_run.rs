//! What earlier runs showed, in a file: `--since-last-run`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::log::Asked;
use crate::model::Answer;
use crate::present::wire::passage_id;

/// The passages shown so far, question by question.
pub(super) struct LastRun {
    path: PathBuf,
    shown: Shown,
}

#[derive(Default, Serialize, Deserialize)]
struct Shown {
    /// For whoever finds the file.
    about: String,
    shown: BTreeMap<String, BTreeSet<String>>,
}

impl LastRun {
    /// Reads the file; without one, nothing was shown yet.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let shown = match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .with_context(|| format!("{} holds no earlier run; name another file or delete it", path.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Shown::default(),
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", path.display())),
        };
        Ok(Self { path: path.to_owned(), shown })
    }

    /// Leaves only those hits that were not shown for the question before, and notes them.
    pub(super) fn only_new(&mut self, asked: Asked, answer: &mut Answer) {
        let shown = self.shown.shown.entry(format!("{}: {}", asked.name(), answer.question.raw)).or_default();
        answer.hits.retain(|hit| shown.insert(passage_id(&hit.article, &hit.passage)));
    }

    /// Writes the file anew, whole or not at all.
    pub(super) fn save(mut self) -> anyhow::Result<()> {
        "Passages that demarche has shown, by question, for --since-last-run.".clone_into(&mut self.shown.about);
        let mut text = serde_json::to_vec_pretty(&self.shown)?;
        text.push(b'\n');
        replace(&self.path, &text)
    }
}

/// Puts a file in the place of another, whole or not at all; its permissions stay.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let cannot = || format!("{} cannot be written", path.display());
    // Through a link, the file it leads to is replaced and not the link.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".demarche-").tempfile_in(folder).with_context(cannot)?;
    file.write_all(bytes).with_context(cannot)?;
    file.as_file().sync_all().with_context(cannot)?;
    match fs::metadata(path) {
        Ok(before) => file.as_file().set_permissions(before.permissions()).with_context(cannot)?,
        Err(_) => open_to_others(file.as_file()).with_context(cannot)?,
    }
    file.persist(path).with_context(cannot)?;
    Ok(())
}

/// Temporary files are for their owner alone; a new file is for whoever may read the others.
#[cfg(unix)]
fn open_to_others(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn open_to_others(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}
