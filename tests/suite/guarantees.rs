//! The tests that `docs/GUARANTEES.md` names prove something only when they exist.

use std::fs;
use std::path::Path;

/// The names in backquotes that name tests: a path of modules, with the function's name at the end.
fn named(table: &str) -> Vec<&str> {
    let quoted = table.split('`').skip(1).step_by(2);
    quoted.filter(|name| name.contains("::")).collect()
}

/// Returns the text of a module's file: of the suite, else of the source.
fn module(root: &Path, path: &[&str]) -> Option<String> {
    let below = path.join("/");
    let files = ["tests/suite", "src"]
        .into_iter()
        .flat_map(|folder| [format!("{folder}/{below}.rs"), format!("{folder}/{below}/mod.rs")]);
    files.map(|file| root.join(file)).find_map(|file| fs::read_to_string(file).ok())
}

#[test]
fn every_guarantee_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/GUARANTEES.md")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).skip(2).collect();
    assert!(rows.len() >= 12, "{rows:?}");
    for row in rows {
        let proofs = row.trim_end_matches('|').rsplit('|').next().unwrap();
        assert!(!named(proofs).is_empty(), "no test is named by {row}");
    }
    for name in named(&text) {
        let path: Vec<&str> = name.split("::").collect();
        let (function, modules) = path.split_last().unwrap();
        let source = module(root, modules).unwrap_or_else(|| panic!("there is no module for {name}"));
        let at = source.find(&format!("fn {function}(")).unwrap_or_else(|| panic!("there is no test {name}"));
        let line = source[..at].rfind("\n\n").unwrap_or(0);
        assert!(source[line..at].contains("#[test]"), "{name} is no test");
    }
}
