//! Foreign text on its way to a terminal: nothing in it may steer the terminal or turn the reading direction.

use std::borrow::Cow;

/// Returns `text` with control characters and direction overrides replaced by a visible sign; line breaks stay.
///
/// ```
/// assert_eq!(demarche::present::clean("a\u{1b}[31mb\n"), "a\u{fffd}[31mb\n");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_steering) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_steering(c) { '\u{fffd}' } else { c }).collect())
}

fn is_steering(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_that_steers_passes_and_lengths_in_characters_stay(text in "\\PC{0,20}[\u{0}-\u{9f}\u{202a}-\u{202e}]{0,20}") {
            let cleaned = clean(&text);
            prop_assert!(!cleaned.chars().any(is_steering));
            prop_assert_eq!(cleaned.chars().count(), text.chars().count());
        }
    }
}
