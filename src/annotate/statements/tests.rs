use proptest::prelude::*;

use super::*;
use crate::model::Act;
use crate::text::gazetteer::Gazetteer;
use crate::text::lexemes::fold;

const LABELLED: &str = include_str!("labelled.tsv");
const NEGATIVES: &str = include_str!("negatives.tsv");

fn found(text: &str) -> Vec<Statement> {
    statements(text, &Gazetteer::builtin().find(text), &mut Context::default())
}

/// One statement a labelled sentence should give.
struct Expected<'t> {
    act: Act,
    speaker: &'t str,
    target: &'t str,
    rest: &'t str,
    optional: bool,
}

fn labelled() -> impl Iterator<Item = (&'static str, Vec<Expected<'static>>)> {
    LABELLED.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let (sentence, labels) = line.split_once('\t').expect("a sentence and its labels are divided by a tab");
        let expected = labels.split(';').filter(|label| !label.is_empty()).map(|label| {
            let mut cells = label.split('|');
            let act = cells.next().expect("splitting gives a first cell");
            Expected {
                act: Act::from_name(act.trim_start_matches('?')).unwrap_or_else(|| panic!("no act: {label}")),
                speaker: cells.next().expect("a label has a speaker"),
                target: cells.next().expect("a label has a target"),
                rest: cells.next().unwrap_or_default(),
                optional: act.starts_with('?'),
            }
        });
        (sentence, expected.collect())
    })
}

fn party_fits(wanted: &str, words: Option<&str>, actor: Option<&str>) -> bool {
    match wanted {
        "*" => true,
        "-" => words.is_none(),
        _ => {
            let wanted = fold(wanted);
            words.is_some_and(|words| fold(words).contains(&wanted)) || actor.is_some_and(|actor| fold(actor).contains(&wanted))
        }
    }
}

fn speaker_fits(expected: &Expected<'_>, found: &Statement) -> bool {
    party_fits(expected.speaker, found.speaker.as_deref(), found.speaker_actor.as_deref())
}

fn target_fits(expected: &Expected<'_>, found: &Statement) -> bool {
    party_fits(expected.target, found.target.as_deref(), found.target_actor.as_deref())
}

/// What a run over labelled sentences counted.
#[derive(Debug, Default)]
struct Score {
    expected: usize,
    found: usize,
    acts: usize,
    speakers: usize,
    targets: usize,
    triples: usize,
    faults: Vec<String>,
}

fn score() -> Score {
    let mut score = Score::default();
    for (sentence, expected) in labelled() {
        let found = found(sentence);
        let mut used = vec![false; found.len()];
        for label in &expected {
            let rank = |statement: &Statement| usize::from(speaker_fits(label, statement)) * 2 + usize::from(target_fits(label, statement));
            let best = (0..found.len()).filter(|at| !used[*at] && found[*at].act == label.act).max_by_key(|at| (rank(&found[*at]), usize::MAX - at));
            score.expected += usize::from(!label.optional);
            let Some(best) = best else {
                if !label.optional {
                    score.faults.push(format!("{sentence}\n    missed {:?} {} {}", label.act, label.speaker, label.target));
                }
                continue;
            };
            used[best] = true;
            if label.optional {
                continue;
            }
            let statement = &found[best];
            let (speaker, target) = (speaker_fits(label, statement), target_fits(label, statement));
            let rest = match label.rest {
                "neg" => statement.negated,
                "" => !statement.negated && matches!(statement.modality.as_str(), "fact" | "infinitive"),
                modality => statement.modality == modality && !statement.negated,
            };
            score.found += 1;
            score.acts += 1;
            score.speakers += usize::from(speaker);
            score.targets += usize::from(target);
            score.triples += usize::from(speaker && target && rest);
            if !(speaker && target && rest) {
                score.faults.push(format!("{sentence}\n    wrong {statement:?}"));
            }
        }
        for (statement, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            score.found += 1;
            score.faults.push(format!("{sentence}\n    extra {:?} {:?} {:?}", statement.act, statement.speaker, statement.target));
        }
    }
    score
}

#[test]
fn labelled_sentences_are_read_well_enough() {
    let score = score();
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let precision = share(score.acts, score.found);
    let recall = share(score.acts, score.expected);
    let report = format!(
        "{} labels, act precision {precision:.3}, recall {recall:.3}, speakers {:.3}, targets {:.3}, triples P {:.3} R {:.3}\n{}",
        score.expected,
        share(score.speakers, score.acts),
        share(score.targets, score.acts),
        share(score.triples, score.found),
        share(score.triples, score.expected),
        score.faults.join("\n")
    );
    assert!(precision >= 0.99 && recall >= 0.99, "{report}");
}

#[test]
fn nothing_is_denied_sanctioned_or_expelled_where_nothing_was() {
    for line in NEGATIVES.lines().filter(|line| !line.starts_with('#')) {
        let (sentence, also) = line.split_once("\t!").unwrap_or((line, ""));
        for statement in found(sentence) {
            let real = !statement.negated && statement.modality != "hypothetical";
            let forbidden = matches!(statement.act, Act::Deny | Act::Sanction | Act::Expel) || statement.act.name() == also;
            assert!(!(forbidden && real && statement.speaker.is_some() || forbidden && real && statement.act.name() == also), "{sentence}\n    {statement:?}");
        }
    }
}
