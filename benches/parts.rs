//! What each part of indexing and output costs, on generated articles with a fixed seed.
//!
//! `cargo bench --bench parts`

use std::hint::black_box;
use std::io::Write;

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
        Format::Mhtml => format!(
            "From: <Saved by a browser>\r\nSubject: {title}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; \
             type=\"text/html\"; boundary=\"--part\"\r\n\r\n----part\r\nContent-Type: text/html; charset=utf-8\r\n\
             Content-Location: https://a.example/b\r\n\r\n{}\r\n----part--\r\n",
            articles::html(article)
        ),
        Format::Feed => format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{}</title><item><title>{title}</title>\
             <author>{author}</author><pubDate>{date}</pubDate><description><![CDATA[<p>{}</p>]]></description></item>\
             </channel></rss>",
            article.outlet,
            text.replace("\n\n", "</p><p>")
        ),
        Format::Docx => return docx(title, &text),
        Format::Pdf => {
            // Typeset pages are not made in passing: these are two of the project's own.
            let name = ["2021/tallinn-manual-legal-note.pdf", "2025/budapest-convention-evidence-brief.pdf"]
                [usize::try_from(article.number % 2).unwrap_or(0)];
            return std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/").to_owned() + name).expect("a file");
        }
        Format::Plain => format!("{title}\n\n{} {date}\n\n{text}\n", article.outlet),
    };
    page.into_bytes()
}

/// Returns a text as an office document with a paragraph for each of its own.
fn docx(title: &str, text: &str) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = std::iter::once(title).chain(text.split("\n\n")).map(paragraph).collect();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default();
    archive.start_file("word/document.xml", packed).expect("room for it");
    write!(archive, "<w:document><w:body>{body}</w:body></w:document>").expect("room for it");
    archive.finish().expect("room for it").into_inner()
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
    for format in Format::ALL {
        let pieces: Vec<_> = made().iter().map(|article| Piece { bytes: bytes(article, format), line: 1 }).collect();
        criterion.bench_function(&format!("parse 20 articles, {}", format.name()), |bencher| {
            bencher.iter(|| {
                for piece in &pieces {
                    black_box(parse::draft(format, "a", piece).expect("it is sound"));
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
    let options =
        WriterOptions { rebuild: true, threads: 1, heap: 32 << 20, excerpts: true, holder: "a bench".to_owned() };
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
