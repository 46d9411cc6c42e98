//! Writing the index: all of a run's changes in one commit, or none.

use std::fs;
use std::path::PathBuf;

use tantivy::directory::MmapDirectory;
use tantivy::indexer::UserOperation;
use tantivy::{Index, IndexSettings, IndexWriter, TantivyDocument, TantivyError, Term};

use super::copies::Copies;
use super::document::{Prepared, Preparer};
use super::home::{Lock, sync_folder, write_durably};
use super::leftovers;
use super::manifest::Manifest;
use super::merges::Merges;
use super::reader::{Payload, open_to_write, payload, read_manifest, tokenizers};
use super::schema::{self, Fields};
use super::sketches::Sketches;
use super::sums::Sums;
use super::{Error, Home};
use crate::annotate::Annotated;

/// How much text is packed together, in bytes. A question reads a hundred passages, each out of a block of its own: half
/// as much to unpack as by the engine's own 16 kB is worth a twentieth more space.
const BLOCK: usize = 9 << 10;

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
    /// Whether articles are compared by the words they have in common, or whole: see [`crate::copies::Sketch::of_whole`].
    pub excerpts: bool,
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
    excerpts: bool,
    sketches: Sketches,
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
        home.claim(options.rebuild)?;
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
        let index = if fresh { new_index(&folder)? } else { open_to_write(home, &folder)? };
        let (before, before_name) = if fresh {
            (Manifest::default(), None)
        } else {
            let name = payload(home, &index)?.manifest;
            // By a wrong key the articles of another file would leave.
            if let Some(sums) = Sums::read(&folder)
                && sums.is_altered(&folder, &name)?
            {
                return Err(home.damaged(format!("{name} holds other bytes than were written")));
            }
            (read_manifest(home, &folder, &name)?, Some(name))
        };
        let threads = options.threads.max(1);
        let heap = options.heap.max(LEAST_HEAP * threads);
        let engine = index
            .writer_with_num_threads(threads, heap)
            .map_err(|source| Error::Engine { path: folder.clone(), source })?;
        engine.set_merge_policy(Box::new(Merges::new()));
        if !fresh {
            // What a stopped run left might stand where this one is to write.
            let failed = |source| Error::Engine { path: folder.clone(), source };
            engine.garbage_collect_files().wait().map_err(failed)?;
            leftovers::remove(home, &folder, &index, &payload(home, &index)?)?;
        }
        let fields = schema::fields();
        let sketches = Sketches::new(&folder);
        let home = home.clone();
        let excerpts = options.excerpts;
        Ok(Self {
            home,
            generation,
            folder,
            fresh,
            fields,
            engine,
            before,
            before_name,
            excerpts,
            sketches,
            _lock: lock,
        })
    }

    /// Returns what the index held when it was opened.
    pub fn before(&self) -> &Manifest {
        &self.before
    }

    /// Tells whether nothing was there before.
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Gives the lock back without a commit: nothing has changed. What a stopped run left is taken away.
    ///
    /// # Errors
    /// When the engine's threads failed, or the index could not be read or written.
    pub fn close(self) -> Result<(), Error> {
        let folder = self.folder.clone();
        let index = self.engine.index().clone();
        let failed = |source| Error::Engine { path: folder.clone(), source };
        self.engine.wait_merging_threads().map_err(failed)?;
        settle(&self.home, &self.folder, &index)
    }

    /// Returns what prepares articles for this index.
    pub fn preparer(&self) -> Preparer {
        Preparer { fields: self.fields, excerpts: self.excerpts }
    }

    /// Adds an article of a file, named by its key. Several threads may do so at once.
    ///
    /// # Errors
    /// When the engine failed, a full disk for example.
    pub fn add(&self, file: u64, annotated: &Annotated) -> Result<(), Error> {
        self.add_prepared(self.preparer().prepare(file, annotated))
    }

    /// Adds an article that was prepared for this index. Several threads may do so at once.
    ///
    /// # Errors
    /// When the engine failed, a full disk for example.
    pub fn add_prepared(&self, prepared: Prepared) -> Result<(), Error> {
        let Prepared { file, id, documents, sketch } = prepared;
        // All of them in one message to the engine's threads, which are woken for each.
        self.engine.run(documents.into_iter().map(UserOperation::Add)).map_err(|source| self.failed(source))?;
        self.sketches.add(file, id, &sketch)
    }

    /// Removes all articles added under the key of a file, in this run or before.
    pub fn remove(&self, file: u64) {
        self.engine.delete_term(Term::from_field_u64(self.fields.file, file));
        self.sketches.remove(file);
    }

    /// Makes all changes since opening visible at once, durably.
    ///
    /// # Errors
    /// When anything could not be written; the index is then as it was before.
    pub fn commit(mut self, manifest: &Manifest) -> Result<(), Error> {
        let number = self.before_name.as_deref().and_then(manifest_number).unwrap_or(0) + 1;
        let name = format!("manifest-{number}.json");
        write_durably(&self.folder, &name, &encoded(manifest))?;
        let folder = self.folder.clone();
        let failed = |source| Error::Engine { path: folder.clone(), source };
        let index = self.engine.index().clone();
        // Now the engine gives back the memory it gathered documents in; grouping the copies takes some of its own.
        let mut prepared = self.engine.prepare_commit().map_err(failed)?;
        let copies = Copies::new(self.sketches.stories(&index, &self.fields)?);
        let copies_name = (copies.stories() > 0).then(|| format!("copies-{number}.bin"));
        if let Some(name) = &copies_name {
            write_durably(&self.folder, name, &copies.to_bytes())?;
        }
        let payload = Payload {
            manifest: name.clone(),
            counts: manifest.counts(),
            copies: copies_name,
            corpus: fs::canonicalize(&manifest.corpus).unwrap_or_else(|_| PathBuf::from(&manifest.corpus)),
        };
        let payload = String::from_utf8_lossy(&encoded(&payload)).into_owned();
        prepared.set_payload(&payload);
        prepared.commit().map_err(failed)?;
        // The engine renamed its list of segments; that must outlive a power cut before anything rests on it.
        sync_folder(&self.folder).map_err(|source| Error::Io {
            what: "could not flush the folder",
            path: self.folder.clone(),
            source,
        })?;
        self.engine.wait_merging_threads().map_err(failed)?;
        if self.fresh {
            self.home.go_live(&self.generation)?;
            self.home.sweep()?;
        }
        settle(&self.home, &self.folder, &index)
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
    // The texts are packed by the thread that has them: waking another for each block costs more than the packing.
    let settings = IndexSettings {
        docstore_blocksize: BLOCK,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    Index::builder()
        .schema(schema)
        .settings(settings)
        .tokenizers(tokenizers())
        .open_or_create(directory)
        .map_err(engine)
}

fn manifest_number(name: &str) -> Option<u64> {
    name.strip_prefix("manifest-")?.strip_suffix(".json")?.parse().ok()
}

/// Ends a run: only files of the last commit stay, and their checksums are taken.
fn settle(home: &Home, folder: &std::path::Path, index: &Index) -> Result<(), Error> {
    let payload = payload(home, index)?;
    leftovers::remove(home, folder, index, &payload)?;
    Sums::take(folder, &payload.manifest, Sums::read(folder).as_ref())?.write(folder)
}
