//! What each part of answering costs, on an index of generated passages with a fixed seed.
//!
//! `cargo bench --bench search` takes a thousand passages; `DEMARCHE_BENCH_PASSAGES=1000000` another number.

use std::hint::black_box;
use std::io::Write;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use demarche::answer::{Asked, Source};
use demarche::engine::{BuildOptions, Engine, Request, build};
use demarche::index::{Home, Reader};
use demarche::meaning::Wanted;
use demarche::model::Filters;
use demarche::parse::Limits;
use demarche::retrieve::{Parameters, any_of};
use demarche::text::gazetteer::Gazetteer;
use demarche::understand::question;

#[allow(dead_code, unused_imports, unreachable_pub, reason = "each program uses its own part of it")]
#[path = "articles/mod.rs"]
mod articles;

const SEED: u64 = 20_261_127;
const QUESTION: &str = "who denied the allegations of hacking the ministry in Moscow";

fn passages() -> usize {
    let wanted = std::env::var_os("DEMARCHE_BENCH_PASSAGES").and_then(|count| count.to_str()?.parse().ok());
    wanted.unwrap_or(1_000)
}

/// Makes an index of that many passages, a record each.
fn index(folder: &Path) -> Home {
    let corpus = folder.join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    let file = std::fs::File::create(corpus.join("passages.jsonl")).expect("a file");
    let mut file = std::io::BufWriter::new(file);
    for text in articles::Maker::new(SEED).passages().take(passages()) {
        writeln!(file, "{}", serde_json::json!({ "text": text })).expect("room for it");
    }
    file.flush().expect("room for it");
    let options = BuildOptions {
        rebuild: true,
        redate: false,
        annotations: None,
        jobs: 2,
        heap: 200 << 20,
        limits: Limits::default(),
        longest: std::time::Duration::from_mins(1),
        now: 1,
        now_text: String::new(),
        holder: String::new(),
    };
    let home = Home::new(folder.join("index"));
    build(&corpus, &home, &options, &mut |_| {}).expect("an index");
    home
}

fn search(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let home = index(folder.path());
    let reader = Reader::open(&home).expect("an index");
    let understood = question(QUESTION, None);
    let first = || {
        any_of(&reader, &understood.terms, &Filters::default(), Parameters::default(), 100).expect("the index answers")
    };
    let size = passages();
    criterion.bench_function(&format!("first stage, {size} passages"), |bencher| bencher.iter(first));
    let read = |candidate: &demarche::model::Candidate| {
        let stored = reader.stored(candidate.passage, candidate.address).expect("a passage");
        (stored.title().to_owned(), stored.passage(candidate.passage).expect("the same passage"))
    };
    let found: Vec<_> = first().candidates.iter().map(read).collect();
    criterion.bench_function("match the meaning of 100 candidates", |bencher| {
        bencher.iter(|| {
            let wanted = Wanted::new(QUESTION);
            found.iter().map(|(_, passage)| wanted.score(&passage.text)).sum::<f32>()
        });
    });
    criterion.bench_function("look for the answer in 5 passages", |bencher| {
        bencher.iter(|| {
            let asked = Asked::new(&understood);
            let sources: Vec<_> = found
                .iter()
                .take(5)
                .map(|(title, passage)| Source {
                    title: Some(title),
                    article: "passages.jsonl",
                    passage,
                    published: None,
                    standing: 1.0,
                    reading: None,
                })
                .collect();
            black_box(asked.find(&sources));
        });
    });
    let engine = Engine::open(&home).expect("an index");
    let request = Request::default();
    criterion.bench_function(&format!("ask, {size} passages"), |bencher| {
        bencher.iter(|| engine.ask(QUESTION, &request).expect("an answer"));
    });
    criterion.bench_function("the actor table as far as a question needs it", |bencher| {
        bencher.iter(|| Gazetteer::builtin_for("", QUESTION));
    });
    criterion.bench_function("the whole actor table", |bencher| bencher.iter(|| Gazetteer::builtin_under("")));
}

criterion_group!(benches, search);
criterion_main!(benches);
