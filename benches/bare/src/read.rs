//! Floors of reading: the folder walked, and each page extracted by one thread.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use dom_smoothie::Readability;

pub(crate) fn walk(folder: &str) {
    let begun = Instant::now();
    let mut bytes = 0;
    let files = files(Path::new(folder), &mut |about| bytes += about.len());
    assert!(!files.is_empty() && bytes > 0, "the folder is empty");
    println!("{:.6}", begun.elapsed().as_secs_f64());
}

/// Prints the seconds that all pages took, read beforehand, and how many gave no text.
pub(crate) fn pages(folder: &str) {
    let pages: Vec<String> = files(Path::new(folder), &mut |_| {})
        .iter()
        .map(|path| String::from_utf8_lossy(&fs::read(path).expect("a page")).into_owned())
        .collect();
    let begun = Instant::now();
    let mut without = 0;
    for page in pages {
        let read = Readability::new(page, None, None).and_then(|mut page| page.parse());
        without += usize::from(read.is_err());
    }
    println!("{:.6} {without}", begun.elapsed().as_secs_f64());
}

fn files(folder: &Path, each: &mut dyn FnMut(&fs::Metadata)) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let about = entry.metadata().expect("what a folder lists is there");
        if about.is_dir() {
            found.extend(files(&entry.path(), each));
        } else {
            each(&about);
            found.push(entry.path());
        }
    }
    found
}
