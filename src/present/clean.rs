//! Foreign text on its way to a reader: nothing in it may steer a terminal, turn the reading direction or hide.

use std::borrow::Cow;

/// Returns `text` with control characters, direction marks and characters that nobody sees replaced by a visible sign,
/// one for one; line breaks stay.
///
/// ```
/// assert_eq!(demarche::present::clean("a\u{1b}[31mb\n"), "a\u{fffd}[31mb\n");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte) || byte == b'\n') {
        return Cow::Borrowed(text);
    }
    let mut before = '\0';
    let shown = text.chars().map(|c| {
        let shown = if is_deceiving(c, before) { '\u{fffd}' } else { c };
        before = c;
        shown
    });
    Cow::Owned(shown.collect())
}

/// Returns `text` cleaned and on one line, for what stands between other things on a line: a name with a line break in
/// it could write lines of its own.
pub fn one_line(text: &str) -> String {
    clean(text).replace('\n', "\u{fffd}")
}

/// Tells whether a character, after the one before it, steers, turns the reading direction or hides.
pub(super) fn is_deceiving(c: char, before: char) -> bool {
    is_steering(c) || is_hidden(c) || (is_joiner(c) && before.is_ascii())
}

/// Control characters, and marks of the reading direction (Unicode Standard Annex 9; CVE-2021-42574).
fn is_steering(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters without width: what holds them looks like something else, or says more than can be seen (tags).
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'
        | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Joins or parts letters of other scripts, and pictures; after a Latin letter it only hides.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_sees_is_shown() {
        assert_eq!(clean("den\u{200b}ied \u{e0041}\u{e0042} a\u{200d}b"), "den\u{fffd}ied \u{fffd}\u{fffd} a\u{fffd}b");
        // Persian needs the joiner, and so do families.
        for text in
            ["\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}", "\u{1f468}\u{200d}\u{1f469}", "d\u{e9}marche"]
        {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn a_name_cannot_write_a_line() {
        assert_eq!(one_line("a\n 2 Forged\u{202e}"), "a\u{fffd} 2 Forged\u{fffd}");
    }

    proptest! {
        #[test]
        fn nothing_that_steers_passes_and_lengths_in_characters_stay(text in "\\PC{0,20}[\u{0}-\u{9f}\u{202a}-\u{202e}]{0,20}") {
            let cleaned = clean(&text);
            prop_assert!(!cleaned.chars().any(|c| is_deceiving(c, 'x')));
            prop_assert_eq!(cleaned.chars().count(), text.chars().count());
        }
    }
}
