//! How long single questions and pages take inside one process; `.ci/bench` compares it with others.
//!
//! `latency questions INDEX FILE` asks each line three times and prints, of the last times, the median and the 99th
//! percentile of the first stage (100 candidates with their text) and of the whole `ask`, in milliseconds.
//! `latency pages FOLDER` prints the seconds that one thread takes to read all pages, and to annotate them as well.
//! Without arguments, as `cargo bench` runs it, it does nothing.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use demarche::engine::{Engine, Request};
use demarche::index::{Home, Reader};
use demarche::parse::{Format, Piece};
use demarche::retrieve::{Parameters, any_of};
use demarche::{annotate, parse, understand};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["questions", index, file] => questions(index, file),
        ["pages", folder] => pages(Path::new(folder)),
        _ => {}
    }
}

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn questions(index: &str, file: &str) {
    let home = Home::new(index);
    let reader = Reader::open(&home).expect("an index");
    let engine = Engine::open(&home).expect("an index");
    let asked = fs::read_to_string(file).expect("the questions");
    let request = Request { hits: 10, ..Request::default() };
    let (mut first, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        first.clear();
        whole.clear();
        for question in asked.lines() {
            let understood = understand::question(question, None);
            let begun = Instant::now();
            let found =
                any_of(&reader, &understood.terms, &request.filters, Parameters::default(), 100).expect("candidates");
            for candidate in &found.candidates {
                black_box(reader.stored(candidate.passage, candidate.address).expect("a passage"));
            }
            first.push(begun.elapsed().as_secs_f64() * 1000.0);
            let begun = Instant::now();
            black_box(engine.ask(question, &request).ok());
            whole.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
    }
    let (first, whole) = (spread(first), spread(whole));
    println!("{:.4} {:.4} {:.4} {:.4}", first.0, first.1, whole.0, whole.1);
}

/// Returns the median and the 99th percentile.
fn spread(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_unstable_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn pages(folder: &Path) {
    let pages: Vec<Vec<u8>> = files(folder).iter().map(|path| fs::read(path).expect("a page")).collect();
    let (mut read, mut annotated) = (0.0, 0.0);
    for bytes in pages {
        let piece = Piece { bytes, line: 1 };
        let begun = Instant::now();
        let drafts =
            parse::fenced(|| parse::draft(Format::Html, "page.html", &piece).unwrap_or_default()).unwrap_or_default();
        read += begun.elapsed().as_secs_f64();
        for draft in drafts {
            black_box(annotate::annotate("page.html", 1, &draft));
        }
        annotated += begun.elapsed().as_secs_f64();
    }
    println!("{read:.6} {annotated:.6}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
