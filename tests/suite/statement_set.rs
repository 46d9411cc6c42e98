//! The reported acts on the labelled sentences of `tests/statements`: figures that fall below their floors fail.
//!
//! `cargo test --test suite statement_set::figures -- --ignored --nocapture` prints the table,
//! `cargo test --test suite statement_set::faults -- --ignored --nocapture` what is wrong on the halves to learn from.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use demarche::annotate::statements::{Context, statements};
use demarche::model::{Act, Statement};
use demarche::text::gazetteer::{Gazetteer, Names};
use serde::Deserialize;

/// The batches of labelled texts.
const SETS: [&str; 17] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "sixteenth",
    "fifteenth",
    "seventeenth",
];

/// A sentence, or a few, with what they report. A blank line parts passages.
#[derive(Debug, Deserialize)]
struct Labelled {
    id: String,
    split: String,
    tags: Vec<String>,
    text: String,
    events: Vec<Event>,
}

/// An act the text reports. Where there are several names or acts any of them is right; `""` is nobody. A side that is
/// left out is not judged. An optional event may be found or not.
#[derive(Debug, Deserialize)]
struct Event {
    act: Vec<String>,
    speaker: Option<Vec<String>>,
    target: Option<Vec<String>>,
    negated: bool,
    /// `fact`, or `open` for what is possible, wanted or to come.
    modality: String,
    #[serde(default)]
    optional: bool,
}

/// What was counted over some sentences.
#[derive(Debug, Default, Clone)]
struct Counts {
    texts: usize,
    expected: usize,
    found: usize,
    spurious: usize,
    speakers: (usize, usize),
    targets: (usize, usize),
    polarity: usize,
    triples: usize,
    /// Negatives that a denial, a sanction or an expulsion is read into.
    false_alarms: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.expected += other.expected;
        self.found += other.found;
        self.spurious += other.spurious;
        self.speakers = (self.speakers.0 + other.speakers.0, self.speakers.1 + other.speakers.1);
        self.targets = (self.targets.0 + other.targets.0, self.targets.1 + other.targets.1);
        self.polarity += other.polarity;
        self.triples += other.triples;
        self.false_alarms += other.false_alarms;
    }

    fn figures(&self) -> [(&'static str, f64); 8] {
        let precision = share(self.found, self.found + self.spurious);
        let recall = share(self.found, self.expected);
        [
            ("act_precision", precision),
            ("act_recall", recall),
            ("act_f1", if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }),
            ("speaker", share(self.speakers.0, self.speakers.1)),
            ("target", share(self.targets.0, self.targets.1)),
            ("polarity", share(self.polarity, self.found)),
            ("triple_precision", share(self.triples, self.found + self.spurious)),
            ("triple_recall", share(self.triples, self.expected)),
        ]
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred sentences")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn words(text: &str) -> Vec<String> {
    // `the ministry's network` names the ministry.
    let lower = text.to_lowercase().replace('\u{2019}', "'").replace("'s ", " ").replace('\'', "");
    let words: Vec<String> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    if words.first().is_some_and(|word| word == "the") && words.len() > 1 { words[1..].to_vec() } else { words }
}

/// Whether who was found is one of those expected: by his canonical name, or by the words of the text, which may say
/// more than the label or be the end of it (`Tarasov` for `ambassador Oleg Tarasov`).
fn is_one_of(expected: &[String], surface: Option<&str>, canonical: Option<&str>) -> bool {
    expected.iter().any(|name| {
        if name.is_empty() {
            return surface.is_none() && canonical.is_none();
        }
        let name = words(name);
        let surface = surface.map(words).unwrap_or_default();
        canonical.is_some_and(|canonical| words(canonical) == name)
            || surface.windows(name.len()).any(|window| window == name)
            || !surface.is_empty() && name.ends_with(&surface)
    })
}

fn name_of(act: Act) -> String {
    serde_json::to_value(act).unwrap().as_str().unwrap().to_owned()
}

impl Event {
    fn speaker_right(&self, found: &Statement) -> Option<bool> {
        Some(is_one_of(self.speaker.as_ref()?, found.speaker.as_deref(), found.speaker_actor.as_deref()))
    }

    fn target_right(&self, found: &Statement) -> Option<bool> {
        Some(is_one_of(self.target.as_ref()?, found.target.as_deref(), found.target_actor.as_deref()))
    }

    fn polarity_right(&self, found: &Statement) -> bool {
        self.negated == found.negated && (self.negated || (self.modality == "fact") == (found.modality == "fact"))
    }

    fn likeness(&self, found: &Statement) -> Option<u8> {
        self.act.contains(&name_of(found.act)).then(|| {
            4 * u8::from(self.speaker_right(found) != Some(false))
                + 2 * u8::from(self.target_right(found) != Some(false))
                + u8::from(self.polarity_right(found))
        })
    }
}

fn read(text: &str) -> Vec<Statement> {
    let (mut names, mut context) = (Names::default(), Context::default());
    let mut found = Vec::new();
    for passage in text.split("\n\n") {
        let mentions = Gazetteer::builtin().find_with(passage, &mut names);
        found.extend(statements(passage, &mentions, &mut context));
    }
    found
}

/// Pairs what is expected with what was found, the likest first; `required` ones before the rest.
fn pairs(events: &[Event], found: &[Statement]) -> Vec<(usize, usize)> {
    let mut all: Vec<(bool, u8, usize, usize)> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        for (which, statement) in found.iter().enumerate() {
            if let Some(likeness) = event.likeness(statement) {
                all.push((!event.optional, likeness, at, which));
            }
        }
    }
    all.sort_by_key(|&(required, likeness, at, which)| (!required, 255 - likeness, at, which));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, _, at, which) in all {
        if taken.iter().all(|pair| pair.0 != at && pair.1 != which) {
            taken.push((at, which));
        }
    }
    taken
}

fn judge(labelled: &Labelled, faults: &mut String) -> Counts {
    let found = read(&labelled.text);
    let pairs = pairs(&labelled.events, &found);
    let mut counts = Counts { texts: 1, ..Counts::default() };
    let mut wrong = Vec::new();
    for (at, event) in labelled.events.iter().enumerate().filter(|(_, event)| !event.optional) {
        counts.expected += 1;
        let Some(statement) = pairs.iter().find(|pair| pair.0 == at).map(|pair| &found[pair.1]) else {
            wrong.push(format!("missed {event:?}"));
            continue;
        };
        counts.found += 1;
        let (speaker, target) = (event.speaker_right(statement), event.target_right(statement));
        counts.speakers.0 += usize::from(speaker == Some(true));
        counts.speakers.1 += usize::from(speaker.is_some());
        counts.targets.0 += usize::from(target == Some(true));
        counts.targets.1 += usize::from(target.is_some());
        counts.polarity += usize::from(event.polarity_right(statement));
        counts.triples += usize::from(speaker != Some(false) && target != Some(false));
        if speaker == Some(false) || target == Some(false) || !event.polarity_right(statement) {
            wrong.push(format!("wanted {event:?}\n      found {}", told(statement)));
        }
    }
    for (which, statement) in found.iter().enumerate() {
        let event = pairs.iter().find(|pair| pair.1 == which).map(|pair| &labelled.events[pair.0]);
        if event.is_none() && !is_another_of(labelled, &pairs, &found, statement) {
            counts.spurious += 1;
            wrong.push(format!("spurious {}", told(statement)));
        }
        let grave = matches!(statement.act, Act::Deny | Act::Sanction | Act::Expel);
        let plain = !statement.negated && statement.modality == "fact";
        let negative = labelled.tags.iter().any(|tag| tag == "negative");
        if negative && grave && plain && event.is_none_or(|event| event.negated || event.modality != "fact") {
            counts.false_alarms += 1;
            wrong.push(format!("FALSE ALARM {}", told(statement)));
        }
    }
    if !wrong.is_empty() {
        writeln!(faults, "{} {:?} {}\n    {}", labelled.id, labelled.tags, labelled.text, wrong.join("\n    "))
            .unwrap();
    }
    counts
}

/// Tells whether a statement is true of a label that is found already, for another of those it names: `Poland and Lithuania
/// denounced the verdict` is two statements, and may be one label for which either name is right. It is neither found nor wrong.
fn is_another_of(labelled: &Labelled, pairs: &[(usize, usize)], found: &[Statement], statement: &Statement) -> bool {
    pairs.iter().any(|&(at, which)| {
        let (event, first) = (&labelled.events[at], &found[which]);
        event.likeness(statement).is_some()
            && event.polarity_right(statement)
            && event.speaker_right(statement) != Some(false)
            && event.target_right(statement) != Some(false)
            && first.trigger == statement.trigger
            && (first.speaker != statement.speaker && event.speaker.is_some()
                || first.target != statement.target && event.target.is_some())
    })
}

fn told(statement: &Statement) -> String {
    format!(
        "{} {:?}/{:?} > {:?}/{:?} negated={} {} {}",
        name_of(statement.act),
        statement.speaker,
        statement.speaker_actor,
        statement.target,
        statement.target_actor,
        statement.negated,
        statement.modality,
        statement.confidence
    )
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statements")
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

fn floors() -> BTreeMap<String, BTreeMap<String, f64>> {
    toml::from_str(&std::fs::read_to_string(folder().join("floors.toml")).unwrap()).unwrap()
}

#[test]
fn acts_are_read_as_well_as_recorded() {
    let mut faults = Vec::new();
    for (name, floors) in &floors() {
        let (set_name, split) = name.split_once('-').unwrap();
        let counts = counted(&set(set_name), split);
        let figures: BTreeMap<&str, f64> = counts.figures().into_iter().collect();
        for (figure, floor) in floors {
            if figure == "false_alarms" {
                let alarms = share(counts.false_alarms, 1);
                if alarms > *floor {
                    faults.push(format!("{name}: {alarms} false alarms, more than {floor}"));
                }
            } else if figures[figure.as_str()] < *floor {
                faults.push(format!("{name}: {figure} {:.3} is below {floor}", figures[figure.as_str()]));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn labels_can_be_true() {
    for name in SETS {
        for one in set(name) {
            let text = words(&one.text).join(" ");
            for event in &one.events {
                for act in &event.act {
                    assert!(serde_json::from_value::<Act>(act.clone().into()).is_ok(), "{}: no act {act}", one.id);
                }
                for names in [&event.speaker, &event.target].into_iter().flatten() {
                    let listed = |name: &String| !Gazetteer::builtin().resolve(name).is_empty();
                    let said = |name: &String| name.is_empty() || text.contains(&words(name).join(" "));
                    assert!(names.iter().any(|name| said(name) || listed(name)), "{}: {names:?}", one.id);
                }
            }
        }
    }
}

fn row(name: &str, counts: &Counts) -> String {
    let mut line = format!("{name:26} {:5} {:6}", counts.texts, counts.expected);
    for (_, figure) in counts.figures() {
        write!(line, " {figure:7.3}").unwrap();
    }
    write!(line, " {:6}", counts.false_alarms).unwrap();
    line
}

#[test]
#[ignore = "prints a table"]
fn figures() {
    let mut table = format!(
        "{:26} {:>5} {:>6} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>6}\n",
        "", "texts", "events", "act P", "act R", "act F1", "speaker", "target", "polar", "tripleP", "tripleR", "alarms"
    );
    for name in SETS {
        let labelled = set(name);
        for split in ["dev", "test"] {
            writeln!(table, "{}", row(&format!("{name} {split}"), &counted(&labelled, split))).unwrap();
        }
        let mut tags: BTreeMap<&str, Counts> = BTreeMap::new();
        for one in &labelled {
            let counts = judge(one, &mut String::new());
            for tag in &one.tags {
                tags.entry(tag).or_default().add(&counts);
            }
        }
        for (tag, counts) in &tags {
            writeln!(table, "{}", row(&format!("  {tag}"), counts)).unwrap();
        }
    }
    std::io::stderr().write_all(table.as_bytes()).unwrap();
}

#[test]
#[ignore = "prints what is wrong on the halves to learn from"]
fn faults() {
    let mut faults = String::new();
    for name in SETS {
        for one in set(name).iter().filter(|one| one.split == "dev") {
            judge(one, &mut faults);
        }
    }
    std::io::stderr().write_all(faults.as_bytes()).unwrap();
}
