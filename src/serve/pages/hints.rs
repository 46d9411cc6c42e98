//! What may be meant as one types: fields of the query language, acts, names of actors.

use serde::Serialize;

use crate::engine::Engine;
use crate::model::Act;
use crate::text::lexemes::fold;

/// Hints at the most.
const MOST: usize = 8;
/// Words before the caret that may be the beginning of a name.
const WORDS: usize = 4;
/// Letters before a name is looked for.
const LEAST: usize = 2;

/// The fields of the query language.
pub(super) const FIELDS: [&str; 13] = [
    "title",
    "section",
    "body",
    "actor",
    "country",
    "act",
    "source",
    "outlet",
    "author",
    "lang",
    "path",
    "published",
    "date",
];

/// What each field means, for those one would think of.
const EXPLAINED: [(&str, &str); 7] = [
    ("actor:", "passages that name somebody"),
    ("act:", "passages that report an act"),
    ("outlet:", "articles of an outlet"),
    ("published:", "a year, month or day"),
    ("title:", "words of the title"),
    ("section:", "words of a heading"),
    ("author:", "words of the byline"),
];

/// One hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Hint {
    /// What the box holds when it is taken.
    pub(super) value: String,
    /// What is shown.
    pub(super) label: String,
    /// What it is.
    pub(super) about: String,
}

/// Returns hints for what stands before the caret.
pub(super) fn hints(engine: &Engine, typed: &str) -> Vec<Hint> {
    let (before, last) = last_token(typed);
    if let Some((field, begun)) = last.split_once(':') {
        let signs: String = field.chars().take_while(|sign| "+-(".contains(*sign)).collect();
        let name = &field[signs.len()..];
        return match name {
            "act" => acts(begun, &format!("{before}{signs}act:")),
            "actor" => {
                let begun = begun.trim_start_matches('"');
                let put = |name: &str| format!("{before}{signs}actor:{} ", quoted(name));
                actors(engine, begun, &put, 0)
            }
            _ => Vec::new(),
        };
    }
    let mut found = Vec::new();
    let folded = last.to_lowercase();
    if !folded.is_empty() {
        let fields = EXPLAINED.iter().filter(|(field, _)| field.starts_with(&folded) && folded.len() >= LEAST);
        found.extend(fields.map(|(field, about)| Hint {
            value: format!("{before}{field}"),
            label: (*field).to_owned(),
            about: (*about).to_owned(),
        }));
    }
    found.extend(names(engine, typed));
    found.truncate(MOST);
    found
}

/// Returns actors whose name begins with the last words, the longest such beginning first.
fn names(engine: &Engine, typed: &str) -> Vec<Hint> {
    let mut starts: Vec<usize> = typed
        .char_indices()
        .filter(|(at, letter)| !letter.is_whitespace() && (*at == 0 || typed[..*at].ends_with(char::is_whitespace)))
        .map(|(at, _)| at)
        .collect();
    starts.reverse();
    starts.truncate(WORDS);
    let mut found = Vec::new();
    for start in starts.into_iter().rev() {
        let begun = &typed[start..];
        // A question's small words begin many names: "th", "who".
        let least = if begun.starts_with(char::is_uppercase) { LEAST } else { LEAST + 1 };
        if begun.chars().count() < least {
            continue;
        }
        let put = |name: &str| format!("{}{name} ", &typed[..start]);
        for hint in actors(engine, begun, &put, 1) {
            if !found.iter().any(|other: &Hint| other.label == hint.label) {
                found.push(hint);
            }
        }
    }
    found
}

fn acts(begun: &str, before: &str) -> Vec<Hint> {
    let begun = begun.to_lowercase();
    let acts = Act::ALL.iter().map(|act| act.name()).filter(|name| name.starts_with(&begun));
    let hint = |name: &str| Hint { value: format!("{before}{name} "), label: name.to_owned(), about: "act".to_owned() };
    acts.map(hint).take(MOST).collect()
}

/// Returns actors by the beginning of any of their names, those most passages name first. `least` passages must name one.
fn actors(engine: &Engine, begun: &str, put: &dyn Fn(&str) -> String, least: u64) -> Vec<Hint> {
    let wanted = fold(begun);
    if wanted.trim().chars().count() < LEAST {
        return Vec::new();
    }
    let mut found: Vec<(u64, Hint)> = Vec::new();
    for entry in engine.gazetteer().entries() {
        let names = std::iter::once(&entry.name).chain(&entry.aliases);
        let Some(name) = names.into_iter().find(|name| fold(name).starts_with(&wanted)) else { continue };
        let count = engine.named_in(&entry.name);
        if count < least {
            continue;
        }
        let about = match (&entry.country, *name == entry.name) {
            (Some(country), true) => format!("{} · {country}", entry.kind),
            (None, true) => entry.kind.clone(),
            (_, false) => format!("{} · {}", entry.name, entry.kind),
        };
        let about = if count == 0 { format!("{about} · not named here") } else { format!("{about} · {count}") };
        found.push((count, Hint { value: put(name), label: name.clone(), about }));
    }
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.label.cmp(&other.label)));
    found.into_iter().take(MOST).map(|(_, hint)| hint).collect()
}

/// Splits at the last blank that stands in no quotation.
fn last_token(typed: &str) -> (&str, &str) {
    let mut quoted = false;
    let mut start = 0;
    for (at, letter) in typed.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            letter if letter.is_whitespace() && !quoted => start = at + letter.len_utf8(),
            _ => {}
        }
    }
    typed.split_at(start)
}

fn quoted(name: &str) -> String {
    if name.chars().all(char::is_alphanumeric) { name.to_owned() } else { format!("\"{}\"", name.replace('"', " ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_begun_quotation_is_one_token() {
        assert_eq!(last_token("+apt31 actor:\"Fancy B"), ("+apt31 ", "actor:\"Fancy B"));
        assert_eq!(last_token("\"a b\" c"), ("\"a b\" ", "c"));
        assert_eq!(last_token("who "), ("who ", ""));
        assert_eq!(last_token(""), ("", ""));
    }

    #[test]
    fn acts_are_completed_in_their_place() {
        let values: Vec<String> = acts("de", "x +act:").into_iter().map(|hint| hint.value).collect();
        assert_eq!(values, ["x +act:deny ", "x +act:decline "]);
    }
}
