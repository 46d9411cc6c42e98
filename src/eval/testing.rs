//! Files for the tests of this room.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder that goes when the test ends.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("demarche-eval-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).expect("the folder is still there");
    }
}

/// A file in a folder of its own.
pub(super) struct Lone {
    path: PathBuf,
    _folder: Folder,
}

impl Lone {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// Returns a file with that text; the name tells one test's files from another's.
pub(super) fn file(name: &str, text: &str) -> Lone {
    let folder = Folder::new(&format!("{name}-{}", text.len()));
    folder.write("file", text);
    Lone { path: folder.path().join("file"), _folder: folder }
}
