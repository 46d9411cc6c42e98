//! The files of a generation for whoever only reads. The engine's own folder takes a lock file even to open an index,
//! so that a folder without the right to write could not be read, and a reader would wait for another.

#[cfg(unix)]
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};
#[cfg(unix)]
use tantivy_common::file_slice::WrapFile;

/// Files mapped into memory, none of which is written. Whoever opens an index in it must be ready to begin again: without
/// the lock, a commit may take away files between two steps.
#[derive(Debug, Clone)]
pub(super) struct ReadOnly {
    mapped: MmapDirectory,
    folder: PathBuf,
}

impl ReadOnly {
    pub(super) fn open(folder: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { mapped: MmapDirectory::open(folder)?, folder: folder.to_owned() })
    }

    /// Opens a file of texts to be read from place by place, not mapped. A question takes a hundred blocks of some
    /// kilobytes out of it, each from another place: to copy them costs less than to have their pages mapped, and a file
    /// cut short by another program is an error, not the end of this one.
    #[cfg(unix)]
    fn texts(&self, path: &Path) -> Option<Arc<dyn FileHandle>> {
        path.extension().filter(|extension| *extension == "store")?;
        let file = File::open(self.folder.join(path)).and_then(WrapFile::new).ok()?;
        Some(Arc::new(file))
    }

    /// Where reading from a place moves the file's own one, threads would read each other's.
    #[cfg(not(unix))]
    fn texts(&self, _: &Path) -> Option<Arc<dyn FileHandle>> {
        None
    }
}

fn refused() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "this index was opened for reading")
}

impl Directory for ReadOnly {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        if let Some(handle) = self.texts(path) {
            return Ok(handle);
        }
        match self.mapped.get_file_handle(path) {
            // The engine takes a file of positions that is not there for one without positions, and fails at the first
            // phrase. Every segment of ours has all its files: one that is gone was taken away, and the opening fails.
            Err(OpenReadError::FileDoesNotExist(path)) => {
                let gone = io::Error::new(io::ErrorKind::NotFound, "the file is gone");
                Err(OpenReadError::wrap_io_error(gone, path))
            }
            handle => handle,
        }
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.mapped.exists(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.mapped.atomic_read(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(refused()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(refused(), path.to_owned()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(refused())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        // Nobody is told of commits: a reader sees the one it was opened on.
        Ok(WatchHandle::empty())
    }
}
