//! Where the index lies on disk.
//!
//! ```text
//! index/demarche.json      marks the folder as ours and names the live generation
//! index/lock               held by the one writer
//! index/g3/                a generation: the search engine's files …
//! index/g3/manifest-7.json … and the list of files they were made from, named by the commit that needs it
//! ```
//! A rebuild fills a new generation and then renames a new `demarche.json` over the old one: whoever opens the index
//! sees the old generation or the new one, whole.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Error, FORMAT_VERSION};
use crate::text::tokens::ANALYZER;

const MARKER: &str = "demarche.json";
const LOCK: &str = "lock";

/// The folder of the rows an optional model made.
pub(super) const ROWS: &str = "rows";

/// The folder of an index.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
}

/// What `demarche.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// For whoever finds the folder.
    pub about: String,
    /// The version of the program that made it.
    pub made_by: String,
    /// See [`FORMAT_VERSION`].
    pub format: u32,
    /// See [`ANALYZER`].
    pub analyzer: String,
    /// The live generation's folder; `None` until the first one is complete.
    pub live: Option<String>,
}

impl Marker {
    /// Returns the marker this program writes.
    pub fn current(live: Option<String>) -> Self {
        Self {
            about: "A search index made by demarche. It can be deleted and made again from the corpus.".to_owned(),
            made_by: env!("CARGO_PKG_VERSION").to_owned(),
            format: FORMAT_VERSION,
            analyzer: ANALYZER.to_owned(),
            live,
        }
    }

    fn is_current(&self) -> bool {
        self.format == FORMAT_VERSION && self.analyzer == ANALYZER
    }
}

/// Held while writing; given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Home {
    /// Returns the home in that folder, which need not exist.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Returns the folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns what the folder's marker says, or `None` when there is no marker.
    ///
    /// # Errors
    /// When the marker cannot be read or is none.
    pub fn marker(&self) -> Result<Option<Marker>, Error> {
        let path = self.root.join(MARKER);
        let mut text = String::new();
        match File::open(&path).and_then(|mut file| file.read_to_string(&mut text)) {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
                return Err(Error::NotOurs { path: self.root.clone(), found: "it is a file".to_owned() });
            }
            Err(source) => return Err(Error::Io { what: "could not read", path, source }),
        }
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|error| self.damaged(format!("{MARKER} does not read as JSON ({error})")))
    }

    /// Returns the folder of the live generation.
    ///
    /// # Errors
    /// When there is none, or it was made by another version.
    pub fn live(&self) -> Result<PathBuf, Error> {
        let marker = self.marker()?.ok_or_else(|| Error::Missing(self.root.clone()))?;
        self.check_version(&marker)?;
        let live = marker.live.ok_or_else(|| Error::Missing(self.root.clone()))?;
        Ok(self.root.join(live))
    }

    /// Returns the files that change whenever what is read from the index does: with a commit, a rebuild, new rows.
    pub fn changing(&self) -> Vec<PathBuf> {
        let live = self.marker().ok().flatten().and_then(|marker| marker.live);
        let commit = live.map(|live| self.root.join(live).join("meta.json"));
        let rows = super::rows::list_in(&self.root);
        [self.root.join(MARKER), rows].into_iter().chain(commit).collect()
    }

    /// Refuses a marker of another version.
    pub(super) fn check_version(&self, marker: &Marker) -> Result<(), Error> {
        if marker.is_current() {
            return Ok(());
        }
        Err(Error::OtherVersion {
            path: self.root.clone(),
            made_by: marker.made_by.clone(),
            found: format!("format {}, {}", marker.format, marker.analyzer),
            expected: format!("format {FORMAT_VERSION}, {ANALYZER}"),
        })
    }

    /// Makes the folder ours, or refuses one that holds anything else. With `anew`, a marker that is damaged is replaced.
    pub(super) fn claim(&self, anew: bool) -> Result<(), Error> {
        let mut damaged = false;
        match self.marker() {
            Ok(Some(_)) => return Ok(()),
            Ok(None) => {}
            Err(Error::Damaged { .. }) if anew => damaged = true,
            Err(error) => return Err(error),
        }
        fs::create_dir_all(&self.root).map_err(|source| self.io("could not make the folder", source))?;
        let entries = fs::read_dir(&self.root).map_err(|source| self.io("could not read the folder", source))?;
        for entry in entries {
            let name = entry.map_err(|source| self.io("could not read the folder", source))?.file_name();
            let name = name.to_string_lossy().into_owned();
            // A folder kept in version control is empty but for this.
            // So is one where a run was stopped while it claimed it.
            let draft = format!("{MARKER}.new");
            if damaged && (name == MARKER || name == ROWS || generation(&name).is_some()) {
                continue;
            }
            if name != ".gitignore" && name != ".gitkeep" && name != LOCK && name != draft {
                return Err(Error::NotOurs { path: self.root.clone(), found: name });
            }
        }
        self.write_marker(&Marker::current(None))
    }

    /// Takes the writer's lock, or says who holds it. `holder` is what others are told.
    pub(super) fn lock(&self, holder: &str) -> Result<Lock, Error> {
        let path = self.root.join(LOCK);
        let io = |what| move |source| Error::Io { what, path: self.root.join(LOCK), source };
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(io("could not open"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let told = file.read_to_string(&mut text).is_ok() && !text.trim().is_empty();
                let holder = if told { text.trim().to_owned() } else { "another process".to_owned() };
                return Err(Error::Locked { path: self.root.clone(), holder });
            }
            Err(TryLockError::Error(source)) => return Err(io("could not lock")(source)),
        }
        file.set_len(0).and_then(|()| file.write_all(holder.as_bytes())).map_err(io("could not write"))?;
        Ok(Lock { _file: file })
    }

    /// Returns the name of a generation that does not exist yet.
    pub(super) fn next_generation(&self) -> Result<String, Error> {
        let last = self.generations()?.into_iter().map(|(number, _)| number).max().unwrap_or(0);
        Ok(format!("g{}", last + 1))
    }

    /// Makes a generation the live one, durably.
    pub(super) fn go_live(&self, generation: &str) -> Result<(), Error> {
        self.write_marker(&Marker::current(Some(generation.to_owned())))
    }

    /// Removes the generations that are not live: left by a rebuild, or by one that was killed.
    pub(super) fn sweep(&self) -> Result<(), Error> {
        let live = self.marker()?.and_then(|marker| marker.live);
        for (_, name) in self.generations()? {
            if Some(&name) != live.as_ref() {
                let path = self.root.join(&name);
                fs::remove_dir_all(&path).map_err(|source| Error::Io { what: "could not remove", path, source })?;
            }
        }
        Ok(())
    }

    /// Tells whether a rebuild, or one that was killed, left a generation that is not live.
    pub(super) fn has_other_generations(&self) -> Result<bool, Error> {
        Ok(self.generations()?.len() > 1)
    }

    fn generations(&self) -> Result<Vec<(u64, String)>, Error> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.root).map_err(|source| self.io("could not read the folder", source))? {
            let entry = entry.map_err(|source| self.io("could not read the folder", source))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if let (Some(number), true) = (generation(&name), entry.path().is_dir()) {
                found.push((number, name));
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    fn write_marker(&self, marker: &Marker) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(marker).expect("plain data encodes");
        write_durably(&self.root, MARKER, text.as_bytes())
    }

    pub(super) fn damaged(&self, what: String) -> Error {
        Error::Damaged { path: self.root.clone(), what }
    }

    fn io(&self, what: &'static str, source: std::io::Error) -> Error {
        Error::Io { what, path: self.root.clone(), source }
    }
}

/// Returns the number of a generation's folder.
fn generation(name: &str) -> Option<u64> {
    name.strip_prefix('g').and_then(|number| number.parse().ok())
}

/// Sees that the names in a folder reach the disk, a rename for example; not every system lets a folder be opened for
/// that.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
}

/// Writes a file so that after a crash the old content or the new is there: a new file, flushed, renamed over the old.
pub(super) fn write_durably(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let (target, draft) = (folder.join(name), folder.join(format!("{name}.new")));
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&draft)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&draft, &target)?;
        sync_folder(folder)
    };
    write().map_err(|source| Error::Io { what: "could not write", path: target.clone(), source })
}
