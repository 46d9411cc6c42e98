//! What each part of indexing and output costs, on generated articles with a fixed seed.
//!
//! `cargo bench --bench parts`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use demarche::annotate::{self, Annotated};
use demarche::engine::{BuildOptions, Engine, Request, build};
use demarche::index::{Home, Writer, WriterOptions};
use demarche::model::Draft;
use demarche::parse::{self, Format, Limits, Piece};
use demarche::present::{self, Look, Page, PassageFormat};

#[allow(dead_code, unused_imports, unreachable_pub, reason = "each program uses its own part of it")]
#[path = "articles/mod.rs"]
mod articles;

const SEED: u64 = 20_261_127;
/// Articles an iteration goes over.
const ARTICLES: u64 = 20;

fn made() -> Vec<articles::Article> {
    let maker = articles::Maker::new(SEED);
    (0..ARTICLES).map(|number| maker.article(number)).collect()
}

/// Returns an article as the bytes of a file.
fn bytes(article: &articles::Article, format: Format) -> Vec<u8> {
    let text = article.records().join("\n\n");
    let (title, author, date) = (&article.title, &article.author, article.iso_date());
    let page = match format {
        Format::Html => articles::html(article),
        Format::Markdown => format!("---\ntitle: \"{title}\"\nauthor: {author}\ndate: {date}\n---\n\n{text}\n"),
        Format::JsonLines => format!("{}\n", serde_json::json!({"_id": title, "title": title, "text": text})),
        Format::Eml => format!("From: {author} <a@b.example>\r\nSubject: {title}\r\n\r\n{text}\r\n"),
        _ => format!("{title}\n\n{} {date}\n\n{text}\n", article.outlet),
    };
    page.into_bytes()
}

fn drafts() -> Vec<Draft> {
    let read = |article: &articles::Article| {
        let piece = Piece { bytes: bytes(article, Format::Html), line: 1 };
        parse::draft(Format::Html, "a.html", &piece).expect("a generated page is sound")
    };
    made().iter().flat_map(read).collect()
}

fn annotated() -> Vec<Annotated> {
    let one = |(number, draft): (usize, Draft)| annotate::annotate(&format!("{number}.html"), 1, &draft);
    drafts().into_iter().enumerate().filter_map(one).collect()
}

fn parsing(criterion: &mut Criterion) {
    for format in [Format::Html, Format::Markdown, Format::Plain, Format::JsonLines, Format::Eml] {
        let pieces: Vec<_> = made().iter().map(|article| Piece { bytes: bytes(article, format), line: 1 }).collect();
        criterion.bench_function(&format!("parse 20 articles, {}", format.name()), |bencher| {
            bencher.iter(|| {
                for piece in &pieces {
                    black_box(parse::draft(format, "a", piece).ok());
                }
            });
        });
    }
}

fn annotating(criterion: &mut Criterion) {
    let drafts = drafts();
    criterion.bench_function("fields and passages of 20 articles", |bencher| {
        bencher.iter(|| drafts.iter().filter_map(|draft| annotate::plain("a.html", 1, draft)).count());
    });
    criterion.bench_function("annotate 20 articles", |bencher| {
        bencher.iter(|| drafts.iter().filter_map(|draft| annotate::annotate("a.html", 1, draft)).count());
    });
}

fn writing(criterion: &mut Criterion) {
    let articles = annotated();
    let options = WriterOptions { rebuild: true, threads: 1, heap: 32 << 20, holder: "a bench".to_owned() };
    let mut group = criterion.benchmark_group("index");
    group.sample_size(10);
    group.bench_function("write and commit 20 articles", |bencher| {
        bencher.iter(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let writer = Writer::open(&Home::new(folder.path().join("index")), &options).expect("a new index");
            for (file, article) in (1..).zip(&articles) {
                writer.add(file, article).expect("the engine takes it");
            }
            let manifest = writer.before().clone();
            writer.commit(&manifest).expect("the disk has room");
        });
    });
    group.finish();
}

fn output(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    for article in made() {
        std::fs::write(corpus.join(format!("{}.html", article.number)), articles::html(&article)).expect("a page");
    }
    let home = Home::new(folder.path().join("index"));
    let options = BuildOptions {
        rebuild: true,
        redate: false,
        annotations: None,
        jobs: 1,
        heap: 32 << 20,
        limits: Limits::default(),
        longest: std::time::Duration::from_mins(1),
        now: 1,
        now_text: String::new(),
        holder: String::new(),
    };
    build(&corpus, &home, &options, &mut |_| {}).expect("an index");
    let request = Request { hits: 10, ..Request::default() };
    let answer = Engine::open(&home).and_then(|engine| engine.ask("who denied it", &request)).expect("an answer");
    let look = Look { colour: false, width: 100, explain: false };
    let page = Page { answer: &answer, filters: &request.filters, elapsed_ms: 1.0, id: None, facets: None };
    for (name, format) in [("text", PassageFormat::Text), ("JSON", PassageFormat::Json)] {
        criterion.bench_function(&format!("write 10 hits as {name}"), |bencher| {
            bencher.iter(|| {
                let mut out = Vec::new();
                black_box(present::answer(&mut out, format, &page, look).is_ok());
                out.len()
            });
        });
    }
}

criterion_group!(benches, parsing, annotating, writing, output);
criterion_main!(benches);
