//! The reader's own rows of the actor table: where they lie, reading them, adding one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::terminal;
use crate::index::{self, Home};
use crate::text::gazetteer::Gazetteer;

/// The name of the file at the top of a corpus; it is read as a table and never as an article.
pub(super) const FILE: &str = "actors.tsv";

/// Returns the shipped table under the reader's own rows: those of the corpus first, then those for every corpus.
pub(super) fn table(home: &Home) -> anyhow::Result<Gazetteer> {
    Ok(Gazetteer::builtin_under(&rows(home)?).0)
}

/// Returns as much of it as a question needs.
pub(super) fn table_for(home: &Home, question: &str) -> anyhow::Result<Gazetteer> {
    Ok(Gazetteer::builtin_for(&rows(home)?, question).0)
}

fn rows(home: &Home) -> anyhow::Result<String> {
    let mut rows = String::new();
    for path in std::iter::once(corpus_file(home)).chain(global_file()) {
        if let Some(text) = checked(&path)? {
            rows.push_str(&text);
            rows.push('\n');
        }
    }
    Ok(rows)
}

/// Returns the file for every corpus: the one that `DEMARCHE_ACTORS` names, else the one in the folder for settings.
pub(super) fn global_file() -> Option<PathBuf> {
    terminal::variable("DEMARCHE_ACTORS").map(PathBuf::from).or_else(|| {
        use etcetera::BaseStrategy;
        let folders = etcetera::choose_base_strategy().ok()?;
        Some(folders.config_dir().join("demarche").join(FILE))
    })
}

/// Returns the file of the corpus that the index was made from.
pub(super) fn corpus_file(home: &Home) -> PathBuf {
    index::corpus_of(home).unwrap_or_else(|| PathBuf::from(super::index::DEFAULT_CORPUS)).join(FILE)
}

/// Reads a table; `None` when there is no such file.
fn checked(path: &Path) -> anyhow::Result<Option<String>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("could not read {}", path.display())),
    };
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("{} is not UTF-8 text: save it as UTF-8", path.display());
    };
    let (_, faults) = Gazetteer::parse(&text);
    if let Some(fault) = faults.first() {
        let more = if faults.len() > 1 { format!(" (and {} more lines)", faults.len() - 1) } else { String::new() };
        bail!("{}: {fault}{more}; mend the line or take it out", path.display());
    }
    Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
}

/// A row to add.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) country: Option<String>,
    pub(super) aliases: Vec<String>,
}

/// Adds a row to a table, which is made where there is none; a row of the same name and kind gets the aliases it lacks.
pub(super) fn add(path: &Path, row: &Row) -> anyhow::Result<()> {
    for cell in [&row.name, &row.kind].into_iter().chain(&row.aliases).chain(&row.country) {
        if cell.trim().is_empty() || cell.chars().any(|letter| letter.is_control() || letter == ';') {
            bail!("{cell:?} cannot stand in the table: a name is not empty and holds no tab, line break or `;`");
        }
    }
    if row.name.starts_with(['#', '~', '^']) {
        bail!("a name cannot start with `{}`", &row.name[..1]);
    }
    let text = checked(path)?.unwrap_or_default();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let same = |line: &&mut String| {
        let mut cells = line.split('\t').map(str::trim);
        cells.next() == Some(row.name.as_str()) && cells.next() == Some(row.kind.as_str())
    };
    let mut merged = row.clone();
    if let Some(line) = lines.iter_mut().find(same) {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        merged.country =
            row.country.clone().or_else(|| cells.get(2).map(|c| (*c).to_owned()).filter(|c| !c.is_empty()));
        let known = cells.get(3).copied().unwrap_or_default().split(';').map(str::trim).filter(|c| !c.is_empty());
        let mut aliases: Vec<String> = known.map(str::to_owned).collect();
        aliases.extend(row.aliases.iter().filter(|alias| !aliases.contains(alias)).cloned().collect::<Vec<_>>());
        merged.aliases = aliases;
        *line = written(&merged);
    } else {
        lines.push(written(&merged));
    }
    let (_, faults) = Gazetteer::parse(&written(&merged));
    if let Some(fault) = faults.first() {
        bail!("the row cannot be added: it {}", fault.trim_start_matches("line 1 "));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    }
    // Written beside and renamed: a full disk leaves the old table whole.
    let draft = path.with_extension("tsv.new");
    let write = fs::write(&draft, lines.join("\n") + "\n").and_then(|()| fs::rename(&draft, path));
    write.with_context(|| format!("could not write {}", path.display()))
}

fn written(row: &Row) -> String {
    format!("{}\t{}\t{}\t{}", row.name, row.kind, row.country.as_deref().unwrap_or_default(), row.aliases.join(";"))
}
