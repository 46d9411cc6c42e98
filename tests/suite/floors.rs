//! The floors of the house: a room names only rooms on lower floors, and only a few name the search engine.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room and floor, as `docs/ARCHITECTURE.md` draws them.
const FLOORS: [(&str, u8); 21] = [
    ("model", 0),
    ("text", 1),
    ("read", 2),
    ("parse", 2),
    ("annotate", 2),
    ("understand", 2),
    ("meaning", 2),
    ("copies", 2),
    ("notes", 2),
    ("encode", 2),
    ("eval", 2),
    ("index", 3),
    ("rank", 3),
    ("answer", 3),
    ("retrieve", 4),
    ("engine", 5),
    ("present", 6),
    ("assist", 7),
    ("serve", 7),
    ("cli", 8),
    ("main", 9),
];

pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the rooms a source names outside its tests and comments.
fn named(source: &str) -> Vec<String> {
    let code: String = source
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut rooms = Vec::new();
    for part in code.split("crate::").skip(1) {
        if let Some(list) = part.strip_prefix('{') {
            let list = list.split(';').next().unwrap();
            rooms.extend(
                list.split(',').map(|item| item.trim().trim_end_matches('}').split("::").next().unwrap().to_owned()),
            );
        } else {
            rooms.push(part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned());
        }
    }
    rooms
}

#[test]
fn rooms_look_down_only() {
    let floors: BTreeMap<_, _> = FLOORS.into_iter().collect();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let below = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let room = below.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        if room == "lib" {
            continue;
        }
        let floor = floors.get(room.as_str()).unwrap_or_else(|| panic!("{below} is in a room without a floor"));
        let source = fs::read_to_string(&path).unwrap();
        for other in named(&source).iter().filter(|other| **other != room) {
            if let Some(theirs) = floors.get(other.as_str()) {
                assert!(theirs < floor, "{below} (floor {floor}) names {other} (floor {theirs})");
            }
        }
        let names_engine =
            source.lines().any(|line| !line.trim_start().starts_with("//") && line.contains("tantivy::"));
        let names_protocol = source.contains("rmcp::");
        assert!(!names_protocol || below == "assist/mcp.rs", "{below} names the assistants' protocol");
        assert!(!names_engine || ["index", "retrieve"].contains(&room.as_str()), "{below} names the search engine");
    }
}

#[test]
fn an_upward_look_is_noticed() {
    assert_eq!(named("use crate::{index, cli::Args};\nfn f() { crate::engine::build() }"), ["index", "cli", "engine"]);
}
