//! Files made to break a reader: each is indexed or named with its reason, and never costs the good article beside it.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::house::House;

/// Nothing here takes half a minute; a hang does.
const LONGEST: Duration = Duration::from_mins(5);

const PROSE: &str = "The ministry said on Tuesday that it had summoned the ambassador over the attack on the archive.";

/// What a run made of one nasty file beside a good one.
struct Outcome {
    articles: u64,
    reasons: Vec<String>,
}

/// Indexes one file beside a good one, and checks what must hold whatever the file is.
fn index(name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
    let house = House::empty();
    house.write("good.txt", "A good article\n\nThe lighthouse keeper denied the allegations on Friday.\n");
    house.write(name, bytes);
    let started = Instant::now();
    // The program is not optimised here, and others share the machine.
    let run = house.run(&["index", "--file-seconds", "600", "--format", "json"]);
    assert!(started.elapsed() < LONGEST, "{name} took {:?}", started.elapsed());
    assert_eq!(run.code, 0, "{name}: {}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{name}: {}", run.stderr);
    assert!(house.ok(&["ask", "lighthouse keeper"]).contains("denied the allegations"), "{name}");
    let summary: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let skipped = summary["skipped"].as_array().unwrap().iter().map(|one| {
        assert_eq!(one["path"], name);
        one["reason"].as_str().unwrap().to_owned()
    });
    Outcome { articles: summary["articles"]["added"].as_u64().unwrap() - 1, reasons: skipped.collect() }
}

/// Checks that a file became an article, nothing of it lost.
fn is_read(name: &str, bytes: impl AsRef<[u8]>) {
    let outcome = index(name, bytes);
    assert_eq!((outcome.articles, outcome.reasons), (1, vec![]), "{name}");
}

/// Checks that a file was skipped for a reason that holds these words.
fn is_refused(name: &str, bytes: impl AsRef<[u8]>, words: &str) {
    let outcome = index(name, bytes);
    assert_eq!(outcome.articles, 0, "{name}");
    assert!(outcome.reasons.len() == 1 && outcome.reasons[0].contains(words), "{name}: {:?}", outcome.reasons);
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn document(text: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    archive.write_all(text).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn every_kept_file_is_read_or_named() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/nasty");
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    for name in names {
        let name = name.to_str().unwrap();
        let outcome = index(name, fs::read(folder.join(name)).unwrap());
        assert!(outcome.articles == 1 || outcome.reasons.len() == 1, "{name}: {:?}", outcome.reasons);
    }
}

#[test]
fn documents_that_contain_themselves_are_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/nasty");
    for (name, words) in [
        ("form-in-itself.pdf", "contain themselves"),
        ("forms-by-the-power.pdf", "too often"),
        ("parent-loop.pdf", "hang on themselves"),
    ] {
        is_refused(name, fs::read(folder.join(name)).unwrap(), words);
    }
    is_read("good.pdf", fs::read(folder.join("good.pdf")).unwrap());
}

#[test]
fn deep_nesting_is_cut() {
    assert!(index("deep.html", format!("<p>{PROSE}</p>{}{PROSE}", "<div><b><table>".repeat(200_000))).articles <= 1);
    is_read("quotes.md", format!("{}{PROSE}\n", "> ".repeat(50_000)));
    assert!(index("lists.md", format!("{PROSE}\n\n{}x\n", "- ".repeat(50_000))).articles <= 1);
    is_read("brackets.md", format!("{PROSE}\n\n{}\n", "[".repeat(200_000)));
    is_read("stars.md", format!("{PROSE}\n\n{}\n", "*a **b ".repeat(50_000)));
    is_refused(
        "deep.jsonl",
        format!("{{\"text\": {}{}}}\n", "[".repeat(100_000), "]".repeat(100_000)),
        "not valid JSON",
    );
    let xml = format!("<w:document>{}<w:p><w:t>{PROSE}</w:t></w:p>", "<w:tbl>".repeat(200_000));
    assert!(index("deep.docx", document(xml.as_bytes())).articles <= 1);
}

#[test]
fn a_page_of_too_many_elements_is_read_in_time_in_part_and_named() {
    let mut page = String::from("<html><body><article>");
    for number in 0..480_000 {
        writeln!(page, "<p>{number} {PROSE}</p>").unwrap();
    }
    assert!(page.len() > 50 << 20);
    let outcome = index("fifty.html", page);
    assert_eq!(outcome.articles, 1);
    assert!(outcome.reasons.len() == 1 && outcome.reasons[0].contains("more elements"), "{:?}", outcome.reasons);
}

#[test]
fn what_takes_too_long_is_named_and_the_rest_is_read() {
    let house = House::empty();
    house.write("good.txt", "A good article\n\nThe lighthouse keeper denied the allegations on Friday.\n");
    // Fifty megabytes take longer than two seconds on any machine, and the other file on none.
    house.write("long.html", format!("<article>{}</article>", format!("<p>{PROSE}</p>").repeat(500_000)));
    let summary = house.json(&["index", "--file-seconds", "2", "--format", "json"]);
    assert_eq!(summary["articles"]["added"], 1, "{summary}");
    assert_eq!(summary["skipped"][0]["path"], "long.html");
    let reason = "reading it took longer than 2 s; allow more with --file-seconds";
    assert_eq!(summary["skipped"][0]["reason"], reason);
    house.write("long.html", format!("<p>{PROSE}</p>"));
    assert_eq!(house.json(&["index", "--format", "json"])["articles"]["added"], 1, "what is shorter is read");
}

#[test]
fn what_is_too_large_is_named_with_the_way_to_allow_it() {
    let house = House::empty();
    house.write("large.txt", format!("{PROSE} ").repeat(12_000));
    let run = house.run(&["index", "--file-mb", "1", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("larger than the limit of 1048576 bytes; allow more with --file-mb"), "{}", run.stdout);
    assert_eq!(house.json(&["index", "--file-mb", "2", "--format", "json"])["articles"]["added"], 1);
}

#[test]
fn a_megabyte_on_one_line_is_read() {
    let line = format!("{PROSE} ").repeat(10_500);
    is_read("line.txt", &line);
    is_read("line.md", &line);
    is_read("line.html", format!("<p>{line}</p>"));
    is_read("blocks.html", format!("<p>{PROSE}</p>").repeat(10_000));
    is_read("letters.txt", "x".repeat(1 << 20));
}

#[test]
fn a_page_that_a_mail_folded_is_read_in_time() {
    let paragraphs: Vec<String> = (0..20_000).map(|number| format!("<p>{number} {PROSE}</p>")).collect();
    let page = paragraphs.concat();
    let mut folded = String::new();
    for part in page.as_bytes().chunks(72) {
        folded.push_str(std::str::from_utf8(part).unwrap());
        folded.push_str("=\n");
    }
    let head = "From: Jane Doe <j@a.example>\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n";
    is_read("folded.eml", format!("{head}{folded}\n"));
}

#[test]
fn bombs_are_refused() {
    let nothing = vec![b' '; 300 << 20];
    is_refused("bomb.html.gz", packed(&nothing), "larger than the limit");
    is_refused("bomb.docx", document(&nothing), "unpacks to more than");
    drop(nothing);
    is_refused("twice.html.gz", packed(&packed(PROSE.as_bytes())), "type is not one that is read");
}

#[test]
fn a_record_over_the_limit_is_named_and_the_next_one_read() {
    let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"{PROSE}\"}}\n", "word ".repeat(20 << 20));
    let outcome = index("long.jsonl", long);
    assert_eq!((outcome.articles, outcome.reasons.len()), (1, 1));
    assert!(outcome.reasons[0].starts_with("line 1 is longer than the limit"), "{:?}", outcome.reasons);
}

#[test]
fn a_feed_of_ten_thousand_entries_is_read() {
    let mut feed = String::from("<rss><channel><title>Wire</title>\n");
    for number in 0..10_000 {
        writeln!(feed, "<item><guid>{number}</guid><description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item>")
            .unwrap();
    }
    assert_eq!(index("news.xml", feed).articles, 10_000);
}
