//! Names that no table knows: capitalised runs that their surroundings show to be somebody, and the short forms that
//! full names leave behind.

use std::sync::Arc;

use super::context::starts_sentence;
use super::scan::Part;
use super::table::Use;
use super::{Entry, Names};
use crate::text::acts;
use crate::text::lexemes::{LexemeKind, Lexemes, fold};
use crate::text::words::{Class, is};

/// Where the family name comes first.
const FAMILY_FIRST: &[&str] = &["CN", "KP", "KR", "TW", "VN", "HK"];
const GROUP_NOUNS: &[&str] = &["group", "gang", "ransomware", "hackers", "collective", "hacktivists", "crew"];
const CALLED: &[&str] = &["called", "named", "dubbed", "calling", "nicknamed"];
/// The longest capitalised run that is looked at, in lexemes.
const LONGEST: usize = 9;

/// Adds the names out of the text to the parts found by the table, and learns the short forms of both.
pub(super) fn add(lexemes: &Lexemes<'_>, parts: &mut Vec<Part>, names: &mut Names) {
    let mut found: Vec<Part> = Vec::with_capacity(parts.len() + 4);
    let mut listed = std::mem::take(parts).into_iter().peekable();
    let mut at = 0;
    while at < lexemes.len() {
        if let Some(part) = listed.next_if(|part| part.first == at) {
            at = part.end;
            learn(lexemes, &part, names);
            found.push(part);
            continue;
        }
        if !lexemes.is_capital(at) {
            at += 1;
            continue;
        }
        let limit = listed.peek().map_or(lexemes.len(), |part| part.first);
        let end = run_end(lexemes, at, limit);
        let first = (at..end).find(|at| !is(lexemes.low(*at), Class::Opener)).unwrap_or(end);
        if first < end {
            if let Some(part) = short_form(lexemes, first, names) {
                at = part.end;
                found.push(part);
                continue;
            }
            if let Some(kind) = kind(lexemes, first, end, found.last(), listed.peek()) {
                let part = unlisted(lexemes, first, end, kind);
                learn(lexemes, &part, names);
                found.push(part);
            }
        }
        at = end;
    }
    *parts = found;
}

fn unlisted(lexemes: &Lexemes<'_>, first: usize, end: usize, kind: &str) -> Part {
    let name = lexemes.span(first, end).of(lexemes.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let entry = Entry {
        name,
        kind: kind.to_owned(),
        country: None,
        aliases: Vec::new(),
        added: Vec::new(),
        lost: Vec::new(),
        listed: false,
    };
    let use_ = if kind == "person" { Use::Person } else { Use::Body };
    Part { first, end, use_, entries: vec![Arc::new(entry)], place: false }
}

fn short_form(lexemes: &Lexemes<'_>, at: usize, names: &Names) -> Option<Part> {
    let entry = names.get(lexemes.low(at))?;
    let use_ = if entry.kind == "person" { Use::Person } else { Use::Body };
    (!lexemes.is_glued(at + 1)).then(|| Part {
        first: at,
        end: at + 1,
        use_,
        entries: vec![Arc::clone(entry)],
        place: false,
    })
}

/// Remembers the surname of a full personal name, and the acronym in brackets after a body's.
fn learn(lexemes: &Lexemes<'_>, part: &Part, names: &mut Names) {
    let [entry] = part.entries.as_slice() else { return };
    match part.use_ {
        Use::Person if part.end - part.first > 1 => {
            let family_first = entry.country.as_deref().is_some_and(|country| FAMILY_FIRST.contains(&country));
            let short = lexemes.raw(if family_first { part.first } else { part.end - 1 });
            if short.len() > 1 && !is(&fold(short), Class::Thing) {
                names.learn(short, entry);
            }
        }
        Use::Body | Use::Group => {
            let acronym = lexemes.raw(part.end + 1);
            if lexemes.raw(part.end) == "("
                && lexemes.raw(part.end + 2) == ")"
                && (2..=8).contains(&acronym.len())
                && acronym.chars().filter(|c| c.is_uppercase()).count() * 2 > acronym.len()
            {
                names.learn(acronym, entry);
            }
        }
        _ => {}
    }
}

/// Returns where the capitalised run that starts at `first` ends.
fn run_end(lexemes: &Lexemes<'_>, first: usize, limit: usize) -> usize {
    let limit = limit.min(first + LONGEST);
    let mut end = first + 1;
    let mut at = end;
    let mut body = is(lexemes.low(first), Class::OrgWord);
    while at < limit && !lexemes.starts_paragraph(at) {
        let low = lexemes.low(at);
        let is_name_word = lexemes.is_capital(at)
            || (lexemes.kind(at) == LexemeKind::Number && lexemes.is_glued(at))
            || (at > first + 1 && is_syllable(lexemes, at));
        if is_name_word && (acts::verb(low).is_none() || lexemes.is_glued(at)) {
            body |= is(low, Class::OrgWord);
            at += 1;
            end = at;
        } else if is(low, Class::Particle) || (body && matches!(low, "of" | "for" | "and" | "the")) || low == "&" {
            at += 1;
        } else {
            break;
        }
    }
    end
}

/// Tells whether a lexeme is the second half of a hyphenated given name: `Jo Myong-su`; not the `led` of `Seoul-led`.
fn is_syllable(lexemes: &Lexemes<'_>, at: usize) -> bool {
    let low = lexemes.low(at);
    let compound = low.ends_with("ed")
        || matches!(
            low,
            "born"
                | "run"
                | "made"
                | "era"
                | "wide"
                | "type"
                | "style"
                | "area"
                | "like"
                | "based"
                | "in"
                | "up"
                | "on"
                | "off"
        );
    lexemes.is_glued(at)
        && !lexemes.is_glued(at + 1)
        && low.len() <= 5
        && low.chars().all(char::is_alphabetic)
        && !compound
}

/// Tells what a capitalised run names, or nothing when nothing around it says so.
fn kind(
    lexemes: &Lexemes<'_>,
    first: usize,
    end: usize,
    before: Option<&Part>,
    after: Option<&Part>,
) -> Option<&'static str> {
    let low = |at: usize| lexemes.low(at);
    let words = || (first..end).map(low);
    let count = end - first;
    let previous = first.checked_sub(1).map_or("", low);
    if lexemes.span(first, end).len() < 2 {
        return None;
    }
    if words().any(|word| is(word, Class::Thing)) && !words().any(|word| is(word, Class::OrgWord)) {
        return None;
    }
    if words().any(|word| is(word, Class::OrgWord)) {
        return (count > 1).then_some("org");
    }
    // `spokesman Lin Jian`; `the ambassador, Hou Lin, said`
    let office_before = before.is_some_and(|part| {
        part.use_ == Use::Office
            && (part.end == first || (part.end + 1 == first && previous == "," && low(end) == "," && count > 1))
    });
    if office_before || is(previous, Class::Title) || (previous == "." && first > 1 && is(low(first - 2), Class::Title))
    {
        return (count <= 4 && words().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '\'')))
            .then_some("person");
    }
    if GROUP_NOUNS.contains(&low(end)) && !starts_sentence(lexemes, first) {
        return Some("unknown");
    }
    let called = CALLED.contains(&previous) || (previous == "as" && first > 1 && low(first - 2) == "known");
    if called && !lexemes.is_glued(end) {
        return Some("unknown");
    }
    let personal = (2..=4).contains(&count)
        && (first..end).all(|at| lexemes.raw(at).chars().skip(1).all(|c| c.is_lowercase() || c == '\'' || c == '’'));
    if low(end) == "," {
        let near: Vec<&str> =
            (end + 1..(end + 9).min(lexemes.len())).map(low).take_while(|word| *word != ",").collect();
        let office_after = after.is_some_and(|part| part.use_ == Use::Office && part.first < end + 5);
        if matches!(near.first(), Some(&("a" | "an" | "the" | "who" | "its"))) || office_after {
            let is_person = office_after || near.iter().any(|word| is(word, Class::PersonNoun));
            let is_org = near.iter().any(|word| is(word, Class::OrgNoun));
            if personal && is_person {
                return Some("person");
            }
            if is_org && (count > 1 || !starts_sentence(lexemes, first)) {
                return Some("org");
            }
        }
    }
    let next = (end..end + 3).find(|at| !super::context::is_between(low(*at))).unwrap_or(end);
    let acts = super::context::is_finite_act(low(next)) && acts::act_of_word(low(next)).is_some();
    let said_before = first > 1
        && matches!(previous, "said" | "says" | "added" | "told" | "wrote" | "warned" | "asked")
        && (lexemes.kind(first - 2) == LexemeKind::Close || low(first - 2) == ",");
    if acts || said_before {
        if personal {
            return Some("person");
        }
        let plural = low(end - 1).ends_with('s') || low(end - 1).ends_with("ly") || low(end - 1).ends_with("ing");
        return (!starts_sentence(lexemes, first) || (!plural && acts && next == end)).then_some("unknown");
    }
    None
}
