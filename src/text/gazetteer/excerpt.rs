//! The rows of the shipped table that a question can name, so that a program that answers one need not read them all.

use rustc_hash::FxHashSet;

use crate::text::lexemes::fold;
use crate::text::wordpiece::{NOTHING, hash_on};

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
    let sieve = Sieve::new(wanted.iter().map(String::as_str));
    for line in sieve.lines(table).filter(|line| !line.starts_with('#')) {
        if runs(line, &mut |run| wanted.contains(run)) {
            names.insert(first_cell(line));
        }
    }
    // Few lines begin as one of the names does, and only those are looked at closely.
    let mut first = [false; 256];
    for byte in names.iter().filter_map(|name| name.bytes().next()) {
        first[usize::from(byte)] = true;
    }
    let begins = |line: &&str| line.bytes().next().is_some_and(|byte| first[usize::from(byte)]);
    let chosen = table.lines().filter(begins).filter(|line| names.contains(first_cell(line)));
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

/// Tells quickly of most lines that they hold none of some words: one bit for each hash of a word.
struct Sieve {
    bits: [u64; 64],
}

impl Sieve {
    fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut sieve = Self { bits: [0; 64] };
        for word in words {
            let (place, bit) = place(word.bytes().fold(NOTHING, folded_on));
            sieve.bits[place] |= bit;
        }
        sieve
    }

    /// Returns the lines of a table that may hold one of the words, those with letters beyond ASCII among them.
    fn lines<'t>(&self, table: &'t str) -> impl Iterator<Item = &'t str> {
        let bytes = table.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < bytes.len() {
                let start = at;
                let held = self.holds(bytes, &mut at);
                if held {
                    return Some(table[start..at].trim_end_matches('\n'));
                }
            }
            None
        })
    }

    /// Goes to the end of a line, and tells whether it may hold one of the words. Words are taken both as they are parted
    /// by dots and with the dots left out.
    fn holds(&self, bytes: &[u8], at: &mut usize) -> bool {
        let (mut hash, mut undotted) = (NOTHING, NOTHING);
        let mut last = Sort::Other;
        let mut dotted = false;
        let mut found = false;
        while let Some(&byte) = bytes.get(*at) {
            *at += 1;
            let sort = Sort::of_byte(byte);
            if byte == b'.' && last != Sort::Other {
                found |= self.has(hash);
                (hash, dotted) = (NOTHING, true);
                continue;
            }
            if sort != last || sort == Sort::Other {
                found |= last != Sort::Other && (self.has(hash) || (dotted && self.has(undotted)));
                (hash, undotted, last, dotted) = (NOTHING, NOTHING, sort, false);
            }
            if sort != Sort::Other {
                (hash, undotted) = (folded_on(hash, byte), folded_on(undotted, byte));
            }
            found |= !byte.is_ascii();
            if byte == b'\n' {
                return found;
            }
        }
        found || (last != Sort::Other && (self.has(hash) || self.has(undotted)))
    }

    fn has(&self, hash: u32) -> bool {
        let (place, bit) = place(hash);
        self.bits[place] & bit != 0
    }
}

/// Takes one more byte into a hash, letters of ASCII in lower case and digits as they are.
fn folded_on(hash: u32, byte: u8) -> u32 {
    hash_on(hash, byte | 0x20)
}

fn place(hash: u32) -> (usize, u64) {
    ((hash >> 26) as usize, 1 << (hash % 64))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    Other,
}

impl Sort {
    fn of_byte(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Self::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Self::Letter,
            _ => Self::Other,
        }
    }

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
    fn no_line_that_holds_a_word_is_sifted_out() {
        let words = ["u", "us", "nso", "29", "kaspersky", "démarche", "cozy"];
        let wanted: FxHashSet<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let sieve = Sieve::new(words.into_iter());
        let holds = |line: &&str| runs(line, &mut |run| wanted.contains(run));
        let odd = "x\tU.S.\nfoo.bar nso29x\n.U.S\n29.kaspersky.\nné\n1.2\nend NSO";
        for table in [BUILTIN, odd] {
            let left: Vec<&str> = sieve.lines(table).collect();
            assert!(table.lines().filter(holds).all(|line| left.contains(&line)), "{left:?}");
            assert!(table.lines().filter(holds).count() > 3 && left.len() < table.lines().count(), "{}", left.len());
        }
    }

    #[test]
    fn an_excerpt_is_short() {
        let rows = rows(BUILTIN, "", "who denied the allegations of hacking in Moscow");
        assert!(rows.contains("Moscow") && rows.len() * 10 < BUILTIN.len(), "{} bytes", rows.len());
    }
}
