//! Cutting sentences: words with their places, clauses, runs of capitals.

use std::borrow::Cow;

use crate::model::Span;
use crate::text::function_words::is_function_word;
use crate::text::tokens;

/// A word between white space, without the punctuation around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    /// Whether punctuation that ends a clause follows.
    pub(super) ends: bool,
}

/// Returns the words of a sentence with their places in the passage.
pub(super) fn pieces(text: &str, within: Span) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut at = within.range().start;
    for raw in within.of(text).split_inclusive(char::is_whitespace) {
        let start = at;
        at += raw.len();
        let bare = raw.trim_end();
        let inner = bare.trim_matches(|c: char| !c.is_alphanumeric() && !"$£€¥%".contains(c));
        let offset = bare.find(inner).unwrap_or(0);
        if inner.is_empty() {
            // A dash alone ends the clause before it.
            if let Some(last) = found.last_mut().filter(|_| !bare.is_empty()) {
                let last: &mut Piece = last;
                last.ends = true;
            }
            continue;
        }
        let end = start + offset + inner.len();
        let after = &bare[offset + inner.len()..];
        // "R. K. Singh": the mark of an initial ends nothing.
        let is_initial = after == "." && inner.chars().count() == 1 && inner.starts_with(char::is_uppercase);
        let ends = !is_initial && after.contains([',', ';', ':', '.', '!', '?', '—', '–', ')']);
        found.push(Piece { text: inner, span: Span::new(start + offset, end), ends });
    }
    found
}

/// Returns the span from the piece `first` to the end of its clause, of at most `most` words; commas are stepped over
/// when `long`.
pub(super) fn clause(pieces: &[Piece], first: usize, most: usize, long: bool, text: &str) -> Option<Span> {
    let mut last = first;
    while last < pieces.len() {
        let after = text[pieces[last].span.range().end..].chars().next();
        let stops = pieces[last].ends && !(long && after == Some(','));
        if stops || last + 1 - first >= most {
            break;
        }
        last += 1;
    }
    let last = last.min(pieces.len().checked_sub(1)?);
    (first <= last).then(|| Span { start: pieces[first].span.start, end: pieces[last].span.end })
}

/// Returns the words of a text that carry content, as the index holds them.
pub(super) fn content(text: &str) -> impl Iterator<Item = String> {
    let mut kept = Vec::with_capacity(text.len() / 12);
    tokens::each(text, &mut |term, span| {
        let surface = span.of(text);
        let is_folded = surface.bytes().all(|byte| byte.is_ascii_lowercase());
        let folded = if is_folded { Cow::Borrowed(surface) } else { Cow::Owned(tokens::folded(surface)) };
        if !is_function_word(&folded, None) {
            kept.push(term.to_owned());
        }
    });
    kept.into_iter()
}

/// Returns the first term of a word, as the index holds it.
pub(super) fn stem(word: &str) -> Option<String> {
    let mut first = None;
    tokens::each(word, &mut |term, _| {
        first.get_or_insert_with(|| term.to_owned());
    });
    first
}

/// Returns the runs of capitalised words of a sentence: names. Small words inside are stepped over ("Ministry of State
/// Security"); a lone function word that only opens the sentence is none.
pub(super) fn names(pieces: &[Piece]) -> Vec<(usize, usize)> {
    let capital = |at: usize| pieces[at].text.chars().next().is_some_and(char::is_uppercase);
    let joins = |at: usize| matches!(pieces[at].text, "of" | "for" | "de" | "al");
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let opens = is_function_word(&tokens::folded(pieces[at].text), None);
        if !capital(at) || opens {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < pieces.len() && !pieces[end - 1].ends {
            let numbered = pieces[end].text.chars().all(|c| c.is_ascii_digit());
            if capital(end) || numbered {
                end += 1;
            } else if joins(end) && !pieces[end].ends && end + 1 < pieces.len() && capital(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        found.push((at, end));
        at = end;
    }
    found
}

/// Returns the span of several pieces.
pub(super) fn span(pieces: &[Piece], first: usize, end: usize) -> Span {
    Span { start: pieces[first].span.start, end: pieces[end - 1].span.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn initials_end_no_name() {
        let text = "The minister, R. K. Singh, blamed it.";
        let pieces = pieces(text, Span::new(0, text.len()));
        let found: Vec<_> = names(&pieces).into_iter().map(|(a, b)| span(&pieces, a, b).of(text)).collect();
        assert_eq!(found, ["R. K. Singh"]);
    }

    #[test]
    fn names_are_runs_of_capitals() {
        let text = "On Monday the Ministry of State Security denied it, said Lin Jian.";
        let pieces = pieces(text, Span::new(0, text.len()));
        let found: Vec<_> = names(&pieces).into_iter().map(|(a, b)| span(&pieces, a, b).of(text)).collect();
        assert_eq!(found, ["Monday", "Ministry of State Security", "Lin Jian"]);
    }

    proptest! {
        #[test]
        fn pieces_stand_where_they_say(text in "\\PC{0,80}") {
            for piece in pieces(&text, Span::new(0, text.len())) {
                prop_assert_eq!(piece.span.of(&text), piece.text);
            }
        }
    }
}
