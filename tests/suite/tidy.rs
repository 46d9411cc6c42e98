//! House-keeping that a reader would otherwise have to do.

use std::fs;
use std::path::Path;

use crate::floors::sources;

/// A file longer than this is two files.
const LONGEST: usize = 600;

#[test]
fn files_stay_readable() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in sources(&root.join("src")).into_iter().chain(sources(&root.join("tests"))) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_test_file_is_part_of_the_suite() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    for path in sources(&root) {
        let stem = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
        let (name, folder) = match (stem(&path), path.parent().unwrap()) {
            // The head of a folder is named by the folder above it.
            (name, folder) if name == "mod" => (stem(folder), folder.parent().unwrap()),
            (name, folder) => (name, folder),
        };
        let head = folder.join(if folder == root { "main.rs" } else { "mod.rs" });
        let named = fs::read_to_string(&head).unwrap().contains(&format!("mod {name};"));
        assert!(name == "main" || named, "{} is in no suite", path.display());
    }
}

#[test]
fn no_room_is_called_by_what_it_is_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["util", "utils", "helper", "helpers", "common", "manager", "misc"].contains(&name.as_str()),
            "{}",
            path.display()
        );
    }
}
