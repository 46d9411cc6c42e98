//! The dates on the labelled sentences of `tests/dates`: figures that fall below their floors fail.
//!
//! `cargo test --test suite date_set::figures -- --ignored --nocapture` prints the table,
//! `cargo test --test suite date_set::faults -- --ignored --nocapture` what is wrong on the half to learn from.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use demarche::model::DateRange;
use demarche::text::dates::{DateMention, dates};
use serde::Deserialize;

/// A sentence with the day of its publication and the dates in it.
#[derive(Debug, Deserialize)]
struct Labelled {
    id: String,
    split: String,
    tags: Vec<String>,
    published: jiff::civil::Date,
    text: String,
    dates: Vec<Expected>,
}

/// A date expression: any of the texts is right, and any of the ranges `first/last`.
#[derive(Debug, Deserialize)]
struct Expected {
    text: Vec<String>,
    range: Vec<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Default, Clone)]
struct Counts {
    texts: usize,
    expected: usize,
    found: usize,
    spurious: usize,
    right: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.expected += other.expected;
        self.found += other.found;
        self.spurious += other.spurious;
        self.right += other.right;
    }

    fn figures(&self) -> [(&'static str, f64); 3] {
        [
            ("precision", share(self.found, self.found + self.spurious)),
            ("recall", share(self.found, self.expected)),
            ("value", share(self.right, self.found)),
        ]
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred sentences")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl Expected {
    /// Whether a mention touches one of the expected texts, wherever in the sentence that stands.
    fn is_touched(&self, text: &str, mention: &DateMention) -> bool {
        self.text.iter().any(|wanted| {
            text.match_indices(wanted.as_str())
                .any(|(at, wanted)| mention.span.range().start < at + wanted.len() && at < mention.span.range().end)
        })
    }
}

fn judge(labelled: &Labelled, faults: &mut String) -> Counts {
    let found = dates(&labelled.text, Some(DateRange::day(labelled.published)));
    let mut counts = Counts { texts: 1, ..Counts::default() };
    let mut taken = vec![false; found.len()];
    let mut wrong = Vec::new();
    let (required, optional): (Vec<_>, Vec<_>) = labelled.dates.iter().partition(|date| !date.optional);
    for expected in required.iter().chain(&optional) {
        counts.expected += usize::from(!expected.optional);
        let hit = (0..found.len()).find(|&at| !taken[at] && expected.is_touched(&labelled.text, &found[at]));
        let Some(at) = hit else {
            if !expected.optional {
                wrong.push(format!("missed {expected:?}"));
            }
            continue;
        };
        taken[at] = true;
        if expected.optional {
            continue;
        }
        counts.found += 1;
        let range = format!("{}/{}", found[at].range.from, found[at].range.to);
        if expected.range.contains(&range) {
            counts.right += 1;
        } else {
            wrong.push(format!("wanted {expected:?}, found {range}"));
        }
    }
    for (mention, _) in found.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        counts.spurious += 1;
        wrong.push(format!("spurious {:?}", mention.span.of(&labelled.text)));
    }
    if !wrong.is_empty() {
        writeln!(
            faults,
            "{} {:?} [{}] {}\n    {}",
            labelled.id,
            labelled.tags,
            labelled.published,
            labelled.text,
            wrong.join("\n    ")
        )
        .unwrap();
    }
    counts
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates")
}

fn set(name: &str) -> Vec<Labelled> {
    let text = std::fs::read_to_string(folder().join(name).with_extension("jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|fault| panic!("{name}: {fault}: {line}")))
        .collect()
}

fn counted(labelled: &[Labelled], split: &str) -> Counts {
    let mut counts = Counts::default();
    for one in labelled.iter().filter(|one| one.split == split) {
        counts.add(&judge(one, &mut String::new()));
    }
    counts
}

#[test]
fn dates_are_read_as_well_as_recorded() {
    let recorded = std::fs::read_to_string(folder().join("floors.toml")).unwrap();
    let recorded: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(&recorded).unwrap();
    let mut faults = Vec::new();
    for (name, floors) in &recorded {
        let (set_name, split) = name.split_once('-').unwrap();
        let figures: BTreeMap<&str, f64> = counted(&set(set_name), split).figures().into_iter().collect();
        for (figure, floor) in floors {
            if figures[figure.as_str()] < *floor {
                faults.push(format!("{name}: {figure} {:.3} is below {floor}", figures[figure.as_str()]));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[ignore = "prints a table"]
fn figures() {
    let labelled = set("first");
    let mut rows: Vec<(String, Counts)> =
        ["dev", "test"].iter().map(|split| (format!("first {split}"), counted(&labelled, split))).collect();
    let mut tags: BTreeMap<&str, Counts> = BTreeMap::new();
    for one in &labelled {
        let counts = judge(one, &mut String::new());
        for tag in &one.tags {
            tags.entry(tag).or_default().add(&counts);
        }
    }
    rows.extend(tags.into_iter().map(|(tag, counts)| (format!("  {tag}"), counts)));
    let mut table = format!("{:20} {:>5} {:>6} {:>7} {:>7} {:>7}\n", "", "texts", "dates", "P", "R", "value");
    for (name, counts) in rows {
        write!(table, "{name:20} {:5} {:6}", counts.texts, counts.expected).unwrap();
        for (_, figure) in counts.figures() {
            write!(table, " {figure:7.3}").unwrap();
        }
        table.push('\n');
    }
    std::io::stderr().write_all(table.as_bytes()).unwrap();
}

#[test]
#[ignore = "prints what is wrong on the half to learn from"]
fn faults() {
    let mut faults = String::new();
    for one in set("first").iter().filter(|one| one.split == "dev") {
        judge(one, &mut faults);
    }
    std::io::stderr().write_all(faults.as_bytes()).unwrap();
}
