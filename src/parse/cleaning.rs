use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Returns the text in NFC on one line, with single spaces and without characters that nobody sees.
pub(super) fn line(text: &str) -> String {
    if is_clean(text) {
        return composed(text.to_owned());
    }
    let mut out = String::with_capacity(text.len());
    let mut apart = false;
    for (c, taken) in runs(text, u8::is_ascii_graphic) {
        if c.is_whitespace() || is_space_like(c) {
            apart = true;
        } else if !is_invisible(c) {
            if apart && !out.is_empty() {
                out.push(' ');
            }
            apart = false;
            out.push_str(taken);
        }
    }
    composed(out)
}

/// Cuts a text into runs of plain bytes of ASCII, the bulk of most texts, and the characters between them; each with its first.
fn runs(text: &str, is_plain: impl Fn(&u8) -> bool) -> impl Iterator<Item = (char, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let plain = rest.bytes().take_while(&is_plain).count();
        let (taken, after) = rest.split_at(if plain > 0 { plain } else { first.len_utf8() });
        rest = after;
        Some((first, taken))
    })
}

/// Tells whether a text stands on one line, with single spaces, and holds nothing that nobody sees.
fn is_clean(text: &str) -> bool {
    let mut spaced = true;
    for byte in text.bytes() {
        // The bytes of characters beyond ASCII are looked at below.
        let fits = byte.is_ascii_graphic() || !byte.is_ascii() || (byte == b' ' && !spaced);
        if !fits {
            return false;
        }
        spaced = byte == b' ';
    }
    let fits = |c: char| c.is_ascii() || !(c.is_whitespace() || is_space_like(c) || is_invisible(c));
    !spaced && (text.is_ascii() || text.chars().all(fits))
}

/// Returns preformatted text in NFC: line breaks stay, and so does the indentation.
pub(super) fn preformatted(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let kept: String = line.chars().filter(|&c| c == '\t' || !is_invisible(c)).collect();
        kept.trim_end().to_owned()
    });
    let joined = lines.collect::<Vec<_>>().join("\n");
    composed(joined.trim_matches('\n').to_owned())
}

/// Returns how many lines end in a text.
pub(super) fn line_ends(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

/// Tells whether a block has anything to read: a letter or a digit.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Returns the words of a text in lower case, joined by single spaces: for telling whether two texts say the same.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut apart = false;
    for (c, taken) in runs(text, u8::is_ascii_alphanumeric) {
        if !is_of_a_word(c) {
            apart = true;
            continue;
        }
        if apart && !out.is_empty() {
            out.push(' ');
        }
        apart = false;
        if c.is_ascii() {
            let before = out.len();
            out.push_str(taken);
            out[before..].make_ascii_lowercase();
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// Tells whether a text is the folded one but for what folding takes away, without folding more of it than it must.
pub(super) fn folds_to(text: &str, folded: &str) -> bool {
    let letters = text
        .split(|c| !is_of_a_word(c))
        .filter(|word| !word.is_empty())
        .flat_map(|word| std::iter::once(' ').chain(word.chars().flat_map(char::to_lowercase)));
    // What was folded begins with no space, and has one before each other word.
    let wanted = (!folded.is_empty()).then_some(' ').into_iter().chain(folded.chars());
    letters.eq(wanted)
}

fn is_of_a_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

fn composed(text: String) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes { text } else { text.nfc().collect() }
}

/// Word separators that Unicode does not count as white space. The zero-width space is not among them: it marks where
/// a word may be broken, as in a long address.
fn is_space_like(c: char) -> bool {
    matches!(c, '\u{2800}' | '\u{3164}')
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
        || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_has_single_spaces_and_composed_letters() {
        assert_eq!(line(" a\u{a0}\n b\t\u{0}c  "), "a b c");
        assert_eq!(line("cafe\u{301} so\u{ad}ft"), "caf\u{e9} soft");
        assert_eq!(line("a \u{feff} b"), "a b");
        assert_eq!(line(" \u{200b} "), "");
        // Tags and marks of the reading direction inside a word would keep it from being found.
        assert_eq!(line("den\u{e0041}\u{61c}i\u{206a}ed"), "denied");
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        assert_eq!(preformatted("\n  a \n\n\tb\u{1}\n"), "  a\n\n\tb");
    }

    #[test]
    fn folding_ignores_case_and_punctuation() {
        assert_eq!(folded("\u{201c}It\u{2019}s\u{201d} OVER!"), folded("It's over"));
        assert!(folds_to("\u{201c}It\u{2019}s\u{201d} OVER!", &folded("It's over")));
        assert!(!folds_to("It's over now", &folded("It's over")) && !folds_to("It's", &folded("It's over")));
    }

    /// What [`line`] does, without looking whether there is anything to do.
    fn line_anew(text: &str) -> String {
        let spaced: String = text.chars().map(|c| if is_space_like(c) { ' ' } else { c }).collect();
        let seen = |word: &str| word.chars().filter(|&c| !is_invisible(c)).collect::<String>();
        let words: Vec<String> = spaced.split_whitespace().map(seen).filter(|word| !word.is_empty()).collect();
        words.join(" ").nfc().collect()
    }

    proptest! {
        #[test]
        fn a_clean_line_is_left_as_it_is(text in "([a-zé\u{301}.,’]{0,6}[ \u{a0}\u{200b}\t]{0,2}){0,6}") {
            prop_assert_eq!(line(&text), line_anew(&text));
        }

        #[test]
        fn folding_is_told_without_folding(a in "[aAéÉİ ,.]{0,8}", b in "[aAéÉİ ,.]{0,8}") {
            prop_assert_eq!(folds_to(&a, &folded(&b)), folded(&a) == folded(&b));
        }
    }
}
