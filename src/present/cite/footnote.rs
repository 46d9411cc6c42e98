//! A reference in a footnote: author, title, outlet, date, address, place.

use super::super::cells::markdown;
use super::super::clean;
use super::super::text::range_words;
use super::names::Name;
use super::{Reference, bibtex};

/// Returns the text of the footnote, in Markdown, on one line.
pub(in crate::present) fn text(reference: &Reference) -> String {
    written(reference, markdown, "*", address)
}

/// Returns the same without any marks, to be pasted anywhere.
pub(super) fn plain(reference: &Reference) -> String {
    let bare = |text: &str| clean(text).into_owned();
    written(reference, bare, "", bare)
}

/// Writes a footnote, foreign words by `word`, the outlet between two `marks`, the address by `link`.
fn written(reference: &Reference, word: impl Fn(&str) -> String, marks: &str, link: impl Fn(&str) -> String) -> String {
    let mut parts: Vec<String> = Vec::new();
    let names: Vec<String> = reference.authors.iter().map(|author| word(&name(author))).collect();
    match &names[..] {
        [] => {}
        [only] => parts.push(only.clone()),
        [some @ .., last] => parts.push(format!("{} and {last}", some.join(", "))),
    }
    parts.extend(reference.title.as_deref().map(|title| format!("\u{201c}{}\u{201d}", word(title))));
    parts.extend(reference.outlet.as_deref().map(|outlet| format!("{marks}{}{marks}", word(outlet))));
    parts.push(reference.published.map_or_else(|| "undated".to_owned(), range_words));
    parts.extend(reference.locator.map(bibtex::locator));
    parts.extend(reference.url.as_deref().map(link));
    parts.extend(reference.accessed.map(|day| format!("accessed {}", day.strftime("%-d %B %Y"))));
    // Square brackets open a link in Markdown; where there are no marks they stand for themselves.
    let (open, close) = if marks.is_empty() { ("[", "]") } else { ("\\[", "\\]") };
    format!("{} {open}{}{close}", parts.join(", "), word(&reference.id))
}

fn name(name: &Name) -> String {
    match name {
        Name::Literal(name) => name.clone(),
        Name::Person { family, given, particle, suffix } => {
            let parts = [Some(given), particle.as_ref(), Some(family), suffix.as_ref()];
            parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
        }
    }
}

/// Returns an address as a link that shows itself; only `http` and `https` become one.
fn address(url: &str) -> String {
    let lower = url.to_ascii_lowercase();
    if (lower.starts_with("http://") || lower.starts_with("https://")) && !url.contains(['<', '>', ' ', '\\']) {
        format!("<{url}>")
    } else {
        markdown(url)
    }
}
