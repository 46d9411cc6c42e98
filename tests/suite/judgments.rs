//! The ranking on our own judged questions: a figure that falls fails, one that rises asks to be recorded.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use crate::house::run_in;

/// Recorded to four decimals.
const SMALLEST: f64 = 0.000_1;

#[test]
fn the_ranking_is_as_good_as_recorded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let recorded = std::fs::read_to_string(root.join("tests/judgments/expected.toml")).unwrap();
    let recorded: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(&recorded).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let index = index.to_str().unwrap();
    assert_eq!(run_in(root, &["index", "corpus", "--index", index]).code, 0);
    let (mut faults, mut rises) = (Vec::new(), Vec::new());
    for (name, figures) in &recorded {
        let (set, ranking) = name.rsplit_once('-').unwrap();
        // "dev-full" is of our own questions, "blind-dev-answers" of those in a folder beside them.
        let (folder, split) = match set.split_once('-') {
            Some((folder, split)) => (format!("tests/judgments/{folder}"), split),
            None => ("tests/judgments".to_owned(), set),
        };
        let folder = folder.as_str();
        if ranking == "answers" {
            let args = ["eval", folder, "--split", split, "--answers", "--format", "json", "--index", index];
            let run = run_in(root, &args);
            assert_eq!(run.code, 0, "{}", run.stderr);
            let figures_now = answers(&serde_json::from_str(&run.stdout).unwrap());
            for (figure, expected) in figures {
                if figures_now[figure.as_str()] < expected - SMALLEST {
                    faults.push(format!("{name} {figure} fell from {expected} to {}", figures_now[figure.as_str()]));
                }
            }
            continue;
        }
        let args = ["eval", folder, "--split", split, "--ranking", ranking, "--format", "json", "--index", index];
        let run = run_in(root, &args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        for (metric, expected) in figures {
            let now = report["overall"][metric]["mean"].as_f64().unwrap();
            if now < expected - SMALLEST {
                faults.push(format!("{name} {metric} fell from {expected:.4} to {now:.4}"));
            } else if now > expected + SMALLEST {
                rises.push(format!(
                    "{name} {metric} rose from {expected:.4} to {now:.4}: record it in tests/judgments/expected.toml"
                ));
            }
        }
    }
    for rise in rises {
        // Past the test harness, which keeps what a passing test prints to itself.
        writeln!(std::io::stderr(), "{rise}").unwrap();
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The figures of the answers: questions of which the surest words are right, questions of which words are shown and right,
/// the share of those shown that is right, questions refused that have no answer, and those that have one and are not.
fn answers(assessment: &serde_json::Value) -> BTreeMap<&'static str, f64> {
    let of = |pointer: &str| assessment.pointer(pointer).and_then(serde_json::Value::as_f64).unwrap();
    BTreeMap::from([
        ("right", of("/overall/right")),
        ("shown-right", of("/overall/shown_right")),
        ("precision", of("/overall/shown_right") / of("/overall/shown")),
        ("refused", of("/unanswerable_refused")),
        ("kept", of("/answerable") - of("/answerable_refused")),
    ])
}
