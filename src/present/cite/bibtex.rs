//! `BibTeX` (Patashnik, "`BibTeXing`", 1988), with the fields `date`, `url` and `urldate` of biblatex.
//!
//! An article of an outlet is an `@article` of that `journal`, anything else `@misc`. Titles stand in double braces: they
//! keep their capitals.

use std::collections::BTreeSet;
use std::io::{self, Write};

use jiff::civil::Date;

use super::names::Name;
use super::{Locator, Precision, Reference, precision};

pub(super) fn write(out: &mut dyn Write, reference: &Reference) -> io::Result<()> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    if !reference.authors.is_empty() {
        let names: Vec<String> = reference.authors.iter().map(author).collect();
        fields.push(("author", braced(&names.join(" and "))));
    }
    fields.extend(reference.title.as_deref().map(|title| ("title", format!("{{{}}}", braced(&escaped(title))))));
    fields.extend(reference.outlet.as_deref().map(|outlet| ("journal", braced(&escaped(outlet)))));
    if let Some(range) = reference.published {
        let (year, month) = (range.from.year().to_string(), month(range.from));
        let date = match precision(range) {
            Precision::Day => range.from.to_string(),
            Precision::Month => range.from.strftime("%Y-%m").to_string(),
            Precision::Year => range.from.strftime("%Y").to_string(),
            Precision::Range => format!("{}/{}", range.from, range.to),
        };
        fields.push(("year", braced(&year)));
        if matches!(precision(range), Precision::Day | Precision::Month) {
            fields.push(("month", month.to_owned()));
        }
        fields.push(("date", braced(&date)));
    }
    fields.extend(reference.url.as_deref().map(|url| ("url", braced(&address(url)))));
    fields.extend(reference.accessed.map(|day| ("urldate", braced(&day.to_string()))));
    fields.extend(reference.locator.map(|place| ("note", braced(&locator(place)))));
    fields.extend(reference.lang.as_deref().map(|lang| ("language", braced(&escaped(lang)))));
    let kind = if reference.outlet.is_some() { "article" } else { "misc" };
    writeln!(out, "@{kind}{{{},", reference.key)?;
    for (name, value) in fields {
        writeln!(out, "  {name} = {value},")?;
    }
    writeln!(out, "}}\n")
}

/// Returns `paragraph 3`, `paragraphs 3–4` or `page 2`.
pub(super) fn locator(place: Locator) -> String {
    match place {
        Locator::Page(page) => format!("page {page}"),
        Locator::Paragraphs(first, last) if first == last => format!("paragraph {first}"),
        Locator::Paragraphs(first, last) => format!("paragraphs {first}\u{2013}{last}"),
    }
}

fn author(name: &Name) -> String {
    match name {
        Name::Literal(name) => braced(&escaped(name)),
        Name::Person { family, given, particle, suffix } => {
            let mut name = particle.as_deref().map_or_else(String::new, |particle| format!("{} ", escaped(particle)));
            name.push_str(&escaped(family));
            for part in suffix.iter().chain([given]) {
                name.push_str(", ");
                name.push_str(&escaped(part));
            }
            name
        }
    }
}

fn braced(value: &str) -> String {
    format!("{{{value}}}")
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or("jan")
}

/// Writes what TeX would take for its own so that braces stay balanced, which `BibTeX` counts even behind a backslash: a
/// brace without its partner goes by its LaTeX name, which pandoc leaves out.
fn escaped(text: &str) -> String {
    let mut open = Vec::new();
    let mut paired = BTreeSet::new();
    for (at, letter) in text.char_indices() {
        if letter == '{' {
            open.push(at);
        } else if letter == '}'
            && let Some(partner) = open.pop()
        {
            paired.extend([partner, at]);
        }
    }
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' if !paired.contains(&at) => out.push_str("\\textbraceleft{}"),
            '}' if !paired.contains(&at) => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    out
}

/// Addresses are read as they stand; what could end the field is percent-encoded.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn braces_with_a_partner_and_without() {
        assert_eq!(escaped("{a} }b{"), "\\{a\\} \\textbraceright{}b\\textbraceleft{}");
        assert_eq!(address("https://a.example/{x} y"), "https://a.example/%7Bx%7D%20y");
    }

    proptest! {
        #[test]
        fn braces_are_balanced_as_bibtex_counts_them(text in "[ab{}\\\\$&#_%~^]{0,20}") {
            let mut depth = 0_i32;
            for letter in escaped(&text).chars() {
                depth += match letter { '{' => 1, '}' => -1, _ => 0 };
                prop_assert!(depth >= 0);
            }
            prop_assert_eq!(depth, 0);
        }
    }
}
