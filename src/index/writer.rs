//! Writing the index: all of a run's changes in one commit, or none.

use std::fs;
use std::path::PathBuf;

use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexWriter, TantivyDocument, TantivyError, Term};

use super::home::{Lock, write_durably};
use super::manifest::Manifest;
use super::reader::{Payload, open_index, payload, read_manifest, tokenizers};
use super::schema::{self, Fields};
use super::{Error, Home};
use crate::annotate::{self, Annotated};

/// The least the engine takes for a thread, in bytes.
const LEAST_HEAP: usize = 16 << 20;

/// How to write.
#[derive(Debug, Clone)]
pub struct WriterOptions {
    /// Start over beside the present index and replace it at the end.
    pub rebuild: bool,
    /// Threads of the engine, at least 1.
    pub threads: usize,
    /// Memory of the engine before it writes a segment, all threads together, in bytes.
    pub heap: usize,
    /// What another process is told that wants to write meanwhile.
    pub holder: String,
}

/// The one writer of an index.
pub struct Writer {
    home: Home,
    generation: String,
    folder: PathBuf,
    fresh: bool,
    fields: Fields,
    engine: IndexWriter<TantivyDocument>,
    before: Manifest,
    before_name: Option<String>,
    // Last, so that it is given back after everything else is closed.
    _lock: Lock,
}

impl Writer {
    /// Opens the index for writing, or makes a new one.
    ///
    /// # Errors
    /// When the folder is not ours, another process writes, the index is of another version (unless rebuilding), or its
    /// files cannot be read or written.
    pub fn open(home: &Home, options: &WriterOptions) -> Result<Self, Error> {
        home.claim()?;
        let lock = home.lock(&options.holder)?;
        let live = match home.marker()? {
            Some(marker) if !options.rebuild && marker.live.is_some() => {
                home.check_version(&marker)?;
                marker.live
            }
            _ => None,
        };
        if live.is_some() || !options.rebuild {
            // What a killed run left behind.
            home.sweep()?;
        }
        let fresh = live.is_none();
        let generation = live.map_or_else(|| home.next_generation(), Ok)?;
        let folder = home.root().join(&generation);
        let index = if fresh { new_index(&folder)? } else { open_index(home, &folder)? };
        let (before, before_name) = if fresh {
            (Manifest::default(), None)
        } else {
            let name = payload(home, &index)?.manifest;
            (read_manifest(home, &folder, &name)?, Some(name))
        };
        let threads = options.threads.max(1);
        let heap = options.heap.max(LEAST_HEAP * threads);
        let engine = index
            .writer_with_num_threads(threads, heap)
            .map_err(|source| Error::Engine { path: folder.clone(), source })?;
        let (_, fields) = schema::schema();
        Ok(Self { home: home.clone(), generation, folder, fresh, fields, engine, before, before_name, _lock: lock })
    }

    /// Returns what the index held when it was opened.
    pub fn before(&self) -> &Manifest {
        &self.before
    }

    /// Tells whether nothing was there before.
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Gives the lock back without a commit: nothing has changed.
    ///
    /// # Errors
    /// When the engine's threads failed.
    pub fn close(self) -> Result<(), Error> {
        let folder = self.folder.clone();
        self.engine.wait_merging_threads().map_err(|source| Error::Engine { path: folder, source })
    }

    /// Adds an article of a file. Several threads may do so at once.
    ///
    /// # Errors
    /// When the engine failed, a full disk for example.
    pub fn add(&self, file: u64, annotated: &Annotated) -> Result<(), Error> {
        for document in super::document::documents(&self.fields, file, annotated) {
            self.engine.add_document(document).map_err(|source| self.failed(source))?;
        }
        Ok(())
    }

    /// Removes all articles of a file that were in the index when it was opened.
    pub fn remove(&self, path: &str) {
        self.engine.delete_term(Term::from_field_u64(self.fields.file, annotate::file_id(path)));
    }

    /// Makes all changes since opening visible at once, durably.
    ///
    /// # Errors
    /// When anything could not be written; the index is then as it was before.
    pub fn commit(mut self, manifest: &Manifest) -> Result<(), Error> {
        let number = self.before_name.as_deref().and_then(manifest_number).unwrap_or(0) + 1;
        let name = format!("manifest-{number}.json");
        let text = encoded(manifest);
        write_durably(&self.folder, &name, &text)?;
        let payload = Payload {
            manifest: name.clone(),
            counts: manifest.counts(),
            corpus: fs::canonicalize(&manifest.corpus).unwrap_or_else(|_| PathBuf::from(&manifest.corpus)),
        };
        let payload = String::from_utf8_lossy(&encoded(&payload)).into_owned();
        let folder = self.folder.clone();
        let failed = |source| Error::Engine { path: folder.clone(), source };
        let mut prepared = self.engine.prepare_commit().map_err(failed)?;
        prepared.set_payload(&payload);
        prepared.commit().map_err(failed)?;
        self.engine.wait_merging_threads().map_err(failed)?;
        if self.fresh {
            self.home.go_live(&self.generation)?;
            self.home.sweep()?;
        }
        remove_other_manifests(&self.folder, &name);
        Ok(())
    }

    fn failed(&self, source: TantivyError) -> Error {
        Error::Engine { path: self.folder.clone(), source }
    }
}

fn encoded(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("plain data encodes")
}

fn new_index(folder: &std::path::Path) -> Result<Index, Error> {
    fs::create_dir_all(folder).map_err(|source| Error::Io {
        what: "could not make the folder",
        path: folder.to_owned(),
        source,
    })?;
    let engine = |source| Error::Engine { path: folder.to_owned(), source };
    let directory = MmapDirectory::open(folder).map_err(|error| engine(error.into()))?;
    let (schema, _) = schema::schema();
    Index::builder().schema(schema).tokenizers(tokenizers()).open_or_create(directory).map_err(engine)
}

fn manifest_number(name: &str) -> Option<u64> {
    name.strip_prefix("manifest-")?.strip_suffix(".json")?.parse().ok()
}

/// Removes the manifests of commits that are gone. One that stays does no harm, so failures are passed over.
fn remove_other_manifests(folder: &std::path::Path, keep: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != keep && manifest_number(name.trim_end_matches(".new")).is_some() {
            drop(fs::remove_file(entry.path()));
        }
    }
}
