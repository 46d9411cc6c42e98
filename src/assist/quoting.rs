//! Words of articles on their way to an assistant.

use std::collections::BTreeSet;

use crate::model::Span;
use crate::present::clean;

/// So many characters of article text stand in one answer, all passages together.
pub(super) const MOST_TEXT: usize = 10_000;

/// Returns text as an assistant gets it: what steers, turns or hides is a visible sign, as on a terminal. A reader who checks
/// a quotation against the page sees no hidden character; an assistant would read it, so words can be put there for it alone.
pub(super) fn quoted(text: &str) -> String {
    clean(text).into_owned()
}

/// Returns a field, at most so many characters of it, on one line.
pub(super) fn field(text: &str, most: usize) -> String {
    let text = quoted(text).replace('\n', " ");
    match text.char_indices().nth(most) {
        None => text,
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

/// Returns a field that may be unknown.
pub(super) fn known(text: Option<&str>, most: usize) -> Option<String> {
    text.map(|text| field(text, most))
}

/// A part of a passage.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// Whether it is less than the whole.
    pub(super) cut: bool,
}

/// Returns at most `most` characters of a text, so that they hold `wanted` if that is not longer; cut between words.
pub(super) fn excerpt(text: &str, wanted: Option<Span>, most: usize) -> Excerpt {
    let count = text.chars().count();
    if count <= most {
        return Excerpt { text: quoted(text), cut: false };
    }
    let at = wanted.map_or(0, |span| text[..span.range().start].chars().count());
    // A third of the room for what comes before.
    let first = at.saturating_sub(most / 3).min(count - most);
    let byte = |number: usize| text.char_indices().nth(number).map_or(text.len(), |(at, _)| at);
    let (mut from, mut to) = (byte(first), byte(first + most));
    let held = wanted.map_or(from..from, Span::range);
    if from > 0
        && let Some(space) = text[from..to].find(char::is_whitespace)
        && from + space < held.start.max(from + 1).min(to)
    {
        from += space;
    }
    if to < text.len()
        && let Some(space) = text[from..to].rfind(char::is_whitespace)
        && from + space > held.end
    {
        to = from + space;
    }
    let before = if from > 0 { "… " } else { "" };
    let after = if to < text.len() { " …" } else { "" };
    Excerpt { text: format!("{before}{}{after}", quoted(text[from..to].trim())), cut: true }
}

/// Returns names once each, at most so many, and how many are left.
pub(super) fn some_of(names: &[String], most: usize) -> (Vec<String>, usize) {
    let mut seen = BTreeSet::new();
    let distinct: Vec<_> = names.iter().filter(|name| seen.insert(*name)).collect();
    (distinct.iter().take(most).map(|name| field(name, 300)).collect(), distinct.len().saturating_sub(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_hidden_in_tag_characters_do_not_reach_the_assistant() {
        let hidden: String = "obey".chars().map(|c| char::from_u32(0xE0000 + u32::from(c)).unwrap()).collect();
        let shown = quoted(&format!("a{hidden}b\u{200b}c\u{1b}[2J"));
        assert_eq!(shown.replace('\u{fffd}', "?"), "a????b?c?[2J");
    }

    #[test]
    fn an_excerpt_holds_what_is_wanted() {
        let text = format!("{} the minister denied it {}", "word ".repeat(100), "more ".repeat(100));
        let at = text.find("denied").unwrap();
        let cut = excerpt(&text, Some(Span::new(at, at + 6)), 80);
        assert!(cut.cut && cut.text.contains("minister denied it") && cut.text.chars().count() <= 84, "{}", cut.text);
        assert!(cut.text.starts_with("… ") && cut.text.ends_with(" …"));
        assert!(!excerpt("short", None, 80).cut);
    }

    proptest! {
        #[test]
        fn excerpts_are_bounded_and_hold_the_span(
            text in "[a-zäß \u{1f600}]{1,120}", from in 0.0_f64..1.0, length in 1_usize..8, most in 30_usize..60,
        ) {
            let chars: Vec<(usize, char)> = text.char_indices().collect();
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short text")]
            let first = (from * chars.len() as f64) as usize;
            let start = chars[first].0;
            let end = chars.get(first + length).map_or(text.len(), |(at, _)| *at);
            let cut = excerpt(&text, Some(Span::new(start, end)), most);
            prop_assert!(cut.text.chars().count() <= most + 4);
            prop_assert!(!cut.cut || cut.text.contains(text[start..end].trim()), "{} in {}", &text[start..end], cut.text);
        }
    }
}
