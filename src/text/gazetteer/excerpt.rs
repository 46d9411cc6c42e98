//! The rows of the shipped table that a question can name, so that a program that answers one need not read them all.

use rustc_hash::FxHashSet;

use crate::text::lexemes::fold;

/// Words that stand inside names and that no name consists of.
const SMALL: &[&str] = &["of", "the", "and", "for", "in", "on", "to", "a", "an"];

/// Returns the rows of `table` that may be named in a text, in their order, with all rows of the same actors and of those
/// that `own` rows name.
pub(super) fn rows(table: &str, own: &str, text: &str) -> String {
    let mut wanted: FxHashSet<String> = FxHashSet::default();
    runs(text, &mut |run| {
        if !SMALL.contains(&run) {
            wanted.insert(run.to_owned());
        }
        false
    });
    if wanted.is_empty() && own.is_empty() {
        return String::new();
    }
    let mut names: FxHashSet<&str> = own.lines().map(first_cell).collect();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if runs(line, &mut |run| wanted.contains(run)) {
            names.insert(first_cell(line));
        }
    }
    let chosen = table.lines().filter(|line| names.contains(first_cell(line)));
    chosen.fold(String::new(), |rows, line| rows + line + "\n")
}

fn first_cell(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default().trim()
}

/// Calls `take` with the folded runs of letters and the runs of digits of a text until it says that it is enough; tells
/// whether it said so. Initials with dots are given as one run as well: `U.S.` is `us`, and `Booking.com` two words.
fn runs(text: &str, take: &mut dyn FnMut(&str) -> bool) -> bool {
    let folded = if text.is_ascii() { text.to_ascii_lowercase() } else { fold(text) };
    let plain = |text: &str, take: &mut dyn FnMut(&str) -> bool| {
        let mut start = 0;
        let mut last = Sort::Other;
        for (at, c) in text.char_indices() {
            let sort = Sort::of(c);
            if sort != last {
                if last != Sort::Other && take(&text[start..at]) {
                    return true;
                }
                (start, last) = (at, sort);
            }
        }
        last != Sort::Other && take(&text[start..])
    };
    plain(&folded, take) || (folded.contains('.') && plain(&folded.replace('.', ""), take))
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
    use super::super::{BUILTIN, Gazetteer, Mention};
    use super::*;

    fn found(gazetteer: &Gazetteer, question: &str) -> Vec<Mention> {
        gazetteer.find_in_question(question)
    }

    #[test]
    fn a_question_names_the_same_actors_by_an_excerpt_as_by_the_whole_table() {
        let judged = include_str!("../../../tests/judgments/questions.jsonl");
        let names = BUILTIN.lines().step_by(23).flat_map(|line| line.split(['\t', ';']));
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
    fn an_excerpt_is_short() {
        let rows = rows(BUILTIN, "", "who denied the allegations of hacking in Moscow");
        assert!(rows.contains("Moscow") && rows.len() * 10 < BUILTIN.len(), "{} bytes", rows.len());
    }
}
