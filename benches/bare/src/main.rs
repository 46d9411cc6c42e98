//! What one gets from tantivy with the least code: title and body with positions, English stems, the text stored.
//!
//! `bare index RECORDS INDEX THREADS` indexes JSON Lines. `bare ask INDEX QUESTION all|content` answers one question.
//! `bare warm INDEX QUESTIONS all|content TOP` asks each line three times in one process and prints the median and the
//! 99th percentile of the last times in milliseconds; `bare walk FOLDER` lists files with their sizes and times, and
//! `bare read FOLDER` extracts each page by `dom_smoothie`; both print seconds.

mod read;
mod search;

use std::fs::File;
use std::io::{BufRead, BufReader};

use serde_json::Value;
use tantivy::schema::{IndexRecordOption, STORED, SchemaBuilder, TextFieldIndexing, TextOptions};
use tantivy::{Index, TantivyDocument};

/// Memory before a segment is written, all threads together, as demarche has it.
const HEAP: usize = 200 << 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["index", records, folder, threads] => index(records, folder, threads.parse().expect("a number of threads")),
        ["ask", folder, question, words] => search::ask(folder, question, *words == "content"),
        ["warm", folder, questions, words, top] => {
            search::warm(folder, questions, *words == "content", top.parse().expect("a number of hits"));
        }
        ["walk", folder] => read::walk(folder),
        ["read", folder] => read::pages(folder),
        _ => panic!("see the head of src/main.rs"),
    }
}

fn index(records: &str, folder: &str, threads: usize) {
    std::fs::create_dir_all(folder).expect("a folder for the index");
    let mut builder = SchemaBuilder::new();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(indexing).set_stored();
    let title = builder.add_text_field("title", words.clone());
    let body = builder.add_text_field("body", words);
    let id = builder.add_text_field("id", STORED);
    let index = Index::create_in_dir(folder, builder.build()).expect("an empty folder");
    let mut writer = index.writer_with_num_threads(threads, HEAP).expect("a writer");
    let mut line = String::new();
    let mut lines = BufReader::with_capacity(1 << 20, File::open(records).expect("the records"));
    while lines.read_line(&mut line).expect("the records are text") > 0 {
        let record: Value = serde_json::from_str(&line).expect("a record a line");
        let mut document = TantivyDocument::default();
        document.add_text(title, record["title"].as_str().unwrap_or_default());
        document.add_text(body, record["text"].as_str().unwrap_or_default());
        document.add_text(id, record["_id"].as_str().unwrap_or_default());
        writer.add_document(document).expect("a document");
        line.clear();
    }
    writer.commit().expect("a commit");
    writer.wait_merging_threads().expect("merges");
}
