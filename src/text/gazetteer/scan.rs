use std::sync::Arc;

use super::table::{Form, Table, Use};
use super::{Entry, Names, context, unlisted};
use crate::text::lexemes::{LexemeKind, Lexemes};

/// A stretch of lexemes that names somebody by one name.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) first: usize,
    /// One past the last lexeme.
    pub(super) end: usize,
    pub(super) use_: Use,
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) place: bool,
}

/// Whether capitals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Minded,
    Ignored,
}

/// Words that a question writes small and that are no acronym then.
const WORDS: &[&str] =
    &["us", "who", "it", "may", "no", "as", "sis", "tao", "rok", "sec", "asd", "can", "polish", "quad"];
/// Countries that are first names as well.
const FIRST_NAMES: &[&str] = &["jordan", "chad", "georgia"];

/// Returns the names of the table and of the text, in order, not overlapping.
pub(super) fn parts(table: &Table, lexemes: &Lexemes<'_>, names: &mut Names, case: Case) -> Vec<Part> {
    let (mut parts, doubtful) = scan(table, lexemes, case, &[]);
    if !doubtful.is_empty() {
        let found = parts.iter().flat_map(|part| &part.entries);
        let states = found.filter(|entry| entry.kind == "state" || entry.kind == "igo");
        let countries: Vec<&str> = states.filter_map(|entry| entry.country.as_deref()).collect();
        if doubtful.iter().any(|country| countries.contains(country)) {
            parts = scan(table, lexemes, case, &countries).0;
        }
    }
    if case == Case::Minded {
        unlisted::add(lexemes, &mut parts, names);
    }
    parts
}

/// Scans once; also returns the countries that would confirm the forms refused, were they named elsewhere.
fn scan<'t>(table: &'t Table, lexemes: &Lexemes<'_>, case: Case, countries: &[&str]) -> (Vec<Part>, Vec<&'t str>) {
    let mut parts = Vec::new();
    let mut doubtful = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        let small = case == Case::Minded && lexemes.kind(at) == LexemeKind::Word && !lexemes.is_capital(at);
        if !table.may_start(lexemes.low(at), small) {
            at += 1;
            continue;
        }
        let mut best: Option<Part> = None;
        for (end, forms) in table.forms_at(lexemes, at) {
            let mut chosen: Vec<Form> = Vec::new();
            for form in forms.iter().filter(|form| fits(lexemes, at, end, **form, case)) {
                let country = table.entry(*form).country.as_deref();
                let own_country = country.is_some_and(|country| countries.contains(&country));
                if !form.weak || context::confirms(lexemes, at, end, *form, &table.entry(*form).kind, own_country) {
                    chosen.push(*form);
                } else {
                    doubtful.extend(country);
                }
            }
            if let Some(first) = chosen.first().copied() {
                let place = first.use_ == Use::Metonym && context::is_place(lexemes, at, end);
                // A strong reading wins over a weak one of the same words (`Cuba` is the state before the gang).
                let strong = chosen.iter().any(|form| !form.weak);
                let confirmed_group = chosen.iter().any(|form| form.weak && form.use_ == Use::Group);
                let entries: Vec<Arc<Entry>> = chosen
                    .iter()
                    .filter(|form| !strong || confirmed_group == form.weak || !confirmed_group)
                    .map(|form| Arc::clone(table.entry(*form)))
                    .collect();
                let use_ = if confirmed_group { Use::Group } else { first.use_ };
                best = Some(Part { first: at, end, use_, entries, place });
            }
        }
        match best.filter(|part| !is_first_name(lexemes, part)) {
            Some(part) => {
                at = part.end;
                parts.push(part);
            }
            None => at += 1,
        }
    }
    (parts, doubtful)
}

/// Tells whether the text writes the form as a name is written.
fn fits(lexemes: &Lexemes<'_>, first: usize, end: usize, form: Form, case: Case) -> bool {
    // `of Iran-linked` may match, `in-house` may not: a name does not start inside a compound in lower case.
    if case == Case::Ignored {
        return !(end == first + 1 && form.acronym && WORDS.contains(&lexemes.raw(first)));
    }
    if form.acronym {
        return lexemes.raw(first).chars().all(|c| c.is_uppercase() || c == '.');
    }
    (first..end).all(|at| {
        let needed = at - first < 32 && form.capitals & (1 << (at - first)) != 0;
        !needed || lexemes.is_capital(at) || lexemes.kind(at) != LexemeKind::Word
    })
}

/// Tells whether a country's name is the first name of somebody: `Jordan Peele`.
fn is_first_name(lexemes: &Lexemes<'_>, part: &Part) -> bool {
    part.use_ == Use::State
        && part.end == part.first + 1
        && FIRST_NAMES.contains(&lexemes.low(part.first))
        && lexemes.is_capital(part.end)
        && !lexemes.is_glued(part.end)
        && crate::text::acts::verb(lexemes.low(part.end)).is_none()
}
