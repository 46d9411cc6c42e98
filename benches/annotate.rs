//! What reading actors and acts costs, by 1,000 words of article, and what understanding costs, by question.
//!
//! `cargo bench --bench annotate`. The aims are one millisecond and a fifth of one.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use demarche::annotate::statements::{Context, statements};
use demarche::text::gazetteer::{Gazetteer, Names};
use demarche::understand::question;

/// The words an iteration reads.
const WORDS: usize = 1_000;
const QUESTIONS: [&str; 8] = [
    "who denied the allegations",
    "What did Beijing say about the hacking of the Electoral Commission in March 2024?",
    "which country expelled Russian diplomats over the cyberattack",
    "when was APT28 sanctioned by the EU",
    "How many voters were affected by the breach?",
    "volt typhoon critical infrastructure warning",
    "why did Albania cut ties with Iran",
    "who was indicted for selling exploits to the FSB and when",
];

/// Returns the labelled texts as passages of about a hundred words, 1,000 words in all.
fn passages() -> Vec<String> {
    let labelled = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/statements/first.jsonl");
    let lines = std::fs::read_to_string(labelled).expect("the labelled sentences are part of the repository");
    let texts = lines.lines().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(line["text"].as_str()?.replace("\n\n", " "))
    });
    let (mut passages, mut passage, mut left) = (Vec::new(), String::new(), WORDS);
    for text in texts {
        let words: Vec<&str> = text.split_whitespace().take(left).collect();
        left -= words.len();
        passage = format!("{passage} {}", words.join(" "));
        if left == 0 || passage.split_whitespace().count() >= 100 {
            passages.push(std::mem::take(&mut passage));
        }
        if left == 0 {
            break;
        }
    }
    passages
}

fn annotate(criterion: &mut Criterion) {
    let passages = passages();
    let gazetteer = Gazetteer::builtin();
    criterion.bench_function("actors and acts of 1,000 words", |bencher| {
        bencher.iter(|| {
            let (mut names, mut context) = (Names::default(), Context::default());
            let read = passages.iter().map(|passage| {
                let mentions = gazetteer.find_with(passage, &mut names);
                statements(passage, &mentions, &mut context).len()
            });
            black_box(read.sum::<usize>())
        });
    });
    let mut next = QUESTIONS.iter().cycle();
    criterion.bench_function("a question understood", |bencher| {
        bencher.iter(|| black_box(question(next.next().unwrap_or(&""), None)));
    });
}

criterion_group!(benches, annotate);
criterion_main!(benches);
