//! The files of a folder, those below links included, loops reported and not followed.

use std::ffi::OsStr;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::{DirEntry, WalkDir};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path under the root, with `/`.
    pub path: String,
    /// Where to open it.
    pub file: PathBuf,
    /// In bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970; 0 where the file system has none.
    pub modified: i128,
}

/// Something that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its path under the root, with `/`.
    pub path: String,
    /// One sentence without the path.
    pub reason: String,
}

/// What a folder holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// In path order.
    pub files: Vec<Entry>,
    /// In path order.
    pub unreadable: Vec<Unreadable>,
}

/// Why a folder could not be listed at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such folder.
    #[error("there is no folder {}", .0.display())]
    Missing(PathBuf),
    /// It is a file.
    #[error("{} is a file, not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// It cannot be opened.
    #[error("could not read the folder {}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

/// Lists the files under `root`, leaving out hidden ones, the folders in `except`, and at the top a README, which
/// describes the folder, and `actors.tsv`, which names its actors: neither is an article.
///
/// # Errors
/// When the root itself is missing, is a file or cannot be opened. What cannot be read below it is listed.
pub fn list(root: &Path, except: &[PathBuf]) -> Result<Listing, Error> {
    let metadata = root.metadata().map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Missing(root.to_owned()),
        _ => Error::Io { path: root.to_owned(), source },
    })?;
    if !metadata.is_dir() {
        return Err(Error::NotAFolder(root.to_owned()));
    }
    std::fs::read_dir(root).map_err(|source| Error::Io { path: root.to_owned(), source })?;
    let except: Vec<PathBuf> = except.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
    let wanted = |entry: &DirEntry| entry.depth() == 0 || (!is_hidden(entry) && !is_one_of(entry, &except));
    let mut listing = Listing::default();
    for found in WalkDir::new(root).follow_links(true).into_iter().filter_entry(wanted) {
        match found {
            Ok(entry) if entry.file_type().is_dir() || describes_the_folder(&entry) => {}
            Ok(entry) => match described(root, &entry) {
                Ok(file) => listing.files.push(file),
                Err(unreadable) => listing.unreadable.push(unreadable),
            },
            Err(error) => listing.unreadable.push(explained(root, &error)),
        }
    }
    listing.files.sort_by(|a, b| (&a.path, &a.file).cmp(&(&b.path, &b.file)));
    listing.files.dedup_by(|later, earlier| {
        let same = later.path == earlier.path;
        if same {
            let reason = "its name is written like that of another file here".to_owned();
            listing.unreadable.push(Unreadable { path: format!("{} (the second)", later.path), reason });
        }
        same
    });
    listing.unreadable.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listing)
}

fn described(root: &Path, entry: &DirEntry) -> Result<Entry, Unreadable> {
    let path = relative(root, entry.path());
    let unreadable = |reason: String| Unreadable { path: path.clone(), reason };
    let metadata =
        entry.metadata().map_err(|error| unreadable(format!("it cannot be looked at: {}", plain(&error))))?;
    if !metadata.is_file() {
        return Err(unreadable("it is no regular file".to_owned()));
    }
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = modified.and_then(|age| i128::try_from(age.as_nanos()).ok()).unwrap_or(0);
    Ok(Entry { path, file: entry.path().to_owned(), size: metadata.len(), modified })
}

fn explained(root: &Path, error: &walkdir::Error) -> Unreadable {
    let path = error.path().map_or_else(String::new, |path| relative(root, path));
    let reason = match error.loop_ancestor() {
        Some(ancestor) => {
            let above = relative(root, ancestor);
            let above = if above.is_empty() { "the corpus itself".to_owned() } else { above };
            format!("it is a link back to {above} and was not followed")
        }
        None => format!("it cannot be read: {}", plain(error)),
    };
    Unreadable { path, reason }
}

/// Returns the cause alone: the path is told beside it.
fn plain(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| written(part.as_os_str())).collect();
    parts.join("/")
}

/// Returns a name as text; bytes that are none are written `\xFF`, so that two such names stay two.
fn written(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing into a string cannot fail.
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_one_of(entry: &DirEntry, folders: &[PathBuf]) -> bool {
    !folders.is_empty()
        && entry.file_type().is_dir()
        && entry.path().canonicalize().is_ok_and(|path| folders.contains(&path))
}

fn describes_the_folder(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    entry.depth() == 1 && matches!(name.as_str(), "readme" | "readme.md" | "readme.txt" | "actors.tsv")
}
