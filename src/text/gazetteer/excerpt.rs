//! The rows of the shipped table that a question can name, so that a program that answers one need not read them all.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::BUILTIN;
use super::places::BUILTIN_PLACES;
use crate::text::lexemes::fold;

/// Words that stand inside names and that no name consists of.
const SMALL: &[&str] = &["of", "the", "and", "for", "in", "on", "to", "a", "an"];

/// Returns the rows of the shipped table that may be named in a text, in their order, with all rows of the same actors
/// and of those that `own` rows name.
pub(super) fn rows(own: &str, text: &str) -> String {
    let mut wanted: FxHashSet<String> = FxHashSet::default();
    // Initials with dots are one word as well: `U.S.` is `us`, and `Booking.com` two words.
    for text in [text, &text.replace('.', "")] {
        runs(text, &mut |run| {
            if !SMALL.contains(&run) {
                wanted.insert(run.to_owned());
            }
            true
        });
    }
    let mut names: BTreeSet<&str> = own.lines().map(first_cell).collect();
    for line in lines_with(wanted.iter().map(String::as_str)) {
        if may_be_named(line, &wanted) {
            names.insert(first_cell(line));
        }
    }
    // Rows of one actor share its name, and so the words of that.
    let mut words = BTreeSet::new();
    for name in &names {
        runs(name, &mut |run| {
            words.insert(run.to_owned());
            true
        });
    }
    let chosen = lines_with(words.iter().map(String::as_str)).filter(|line| names.contains(first_cell(line)));
    chosen.fold(String::new(), |rows, line| rows + line + "\n")
}

/// Returns the lines of the shipped table that may have a name of some folded words and small ones, in their order.
fn lines_with<'w>(words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = &'static str> {
    let lines = BUILTIN_PLACES.lines(words.chain(SMALL.iter().copied())).into_iter();
    lines.filter_map(|at| BUILTIN[at..].lines().next()).filter(|line| !line.starts_with('#'))
}

/// Tells whether all words of one of a row's names are among the wanted ones.
fn may_be_named(line: &str, wanted: &FxHashSet<String>) -> bool {
    let mut cells = line.split('\t');
    let first = cells.next().into_iter();
    let mut names = first.chain(cells.nth(2).unwrap_or_default().split(';'));
    let known = |name: &str| {
        let mut any = false;
        let all = runs(name, &mut |run| {
            any |= !SMALL.contains(&run);
            SMALL.contains(&run) || wanted.contains(run)
        });
        all && any
    };
    names.any(|name| known(name) || name.contains('.') && known(&name.replace('.', "")))
}

fn first_cell(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default().trim()
}

/// Calls `take` with the folded runs of letters and the runs of digits of a text as long as it says so; tells whether it
/// did to the end.
fn runs(text: &str, take: &mut dyn FnMut(&str) -> bool) -> bool {
    let folded = if text.is_ascii() { text.to_ascii_lowercase() } else { fold(text) };
    let mut start = 0;
    let mut last = Sort::Other;
    for (at, c) in folded.char_indices() {
        let sort = Sort::of(c);
        if sort != last {
            if last != Sort::Other && !take(&folded[start..at]) {
                return false;
            }
            (start, last) = (at, sort);
        }
    }
    last == Sort::Other || take(&folded[start..])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    Other,
}

impl Sort {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii_digit() => Self::Digit,
            _ if c.is_alphanumeric() => Self::Letter,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Gazetteer, Mention};
    use super::*;

    fn found(gazetteer: &Gazetteer, question: &str) -> Vec<Mention> {
        gazetteer.find_in_question(question)
    }

    #[test]
    fn a_question_names_the_same_actors_by_an_excerpt_as_by_the_whole_table() {
        let judged = include_str!("../../../tests/judgments/questions.jsonl");
        let names = BUILTIN.lines().step_by(5).flat_map(|line| line.split(['\t', ';']));
        let asked = names.map(|name| format!("what did {} say", name.trim_start_matches(['~', '^'])));
        for question in asked.chain(judged.lines().step_by(5).map(str::to_owned)) {
            let (excerpt, faults) = Gazetteer::builtin_for("", &question);
            assert_eq!(found(&excerpt, &question), found(Gazetteer::builtin(), &question), "{question}");
            assert!(faults.is_empty());
        }
    }

    #[test]
    fn own_rows_stand_over_the_rows_of_the_same_actor() {
        let own = "APT28\tgroup\tXX\tFurry Team\nBlue Heron\tgroup\tRU\t";
        for question in ["who is behind Furry Team", "did Moscow run blue heron or Fancy Bear"] {
            let (excerpt, _) = Gazetteer::builtin_for(own, question);
            assert_eq!(found(&excerpt, question), found(&Gazetteer::builtin_under(own).0, question), "{question}");
        }
    }

    #[test]
    fn every_line_is_found_by_the_words_of_each_of_its_names() {
        let mut looked = 0;
        for line in BUILTIN.lines().filter(|line| !line.starts_with('#')).step_by(3) {
            let cells: Vec<&str> = line.split('\t').collect();
            let others = cells.get(3).into_iter().flat_map(|cell| cell.split(';'));
            for name in std::iter::once(cells[0]).chain(others) {
                for name in [name.to_owned(), name.replace('.', "")] {
                    let mut words = Vec::new();
                    runs(&name, &mut |run| {
                        words.extend((!SMALL.contains(&run)).then(|| run.to_owned()));
                        true
                    });
                    looked += 1;
                    assert!(
                        lines_with(words.iter().map(String::as_str)).any(|found| found == line) || words.is_empty(),
                        "{name}: {line}"
                    );
                }
            }
        }
        assert!(looked > 1000, "{looked}");
    }

    #[test]
    fn common_words_find_few_lines() {
        let words = ["the", "agency", "of", "state", "security", "group"];
        let count = lines_with(words.into_iter()).count();
        assert!(count < 200, "{count} lines");
    }

    #[test]
    fn an_excerpt_is_short() {
        let rows = rows("", "who denied the allegations of hacking in Moscow");
        assert!(rows.contains("Moscow") && rows.len() * 50 < BUILTIN.len(), "{} bytes", rows.len());
    }
}
