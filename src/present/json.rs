//! JSON on the way out. What could steer a terminal or deceive a reader is written as its number: the same text to a
//! program, and harmless to look at.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::clean::is_deceiving;

/// Writes one object over several lines.
pub(super) fn object(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", escaped(serde_json::to_string_pretty(value)?))
}

/// Writes one object on one line.
pub(super) fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", escaped(serde_json::to_string(value)?))
}

/// Writes an object a line.
pub(super) fn lines(out: &mut dyn Write, values: &[impl Serialize]) -> io::Result<()> {
    values.iter().try_for_each(|value| line(out, value))
}

/// Outside its strings JSON is ASCII, so every such character stands in one.
fn escaped(json: String) -> String {
    if json.bytes().all(|byte| byte != 0x7f && byte.is_ascii()) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    let mut before = '\0';
    for c in json.chars() {
        if is_deceiving(c, before) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a text cannot fail.
                let _written = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_deceives_is_written_as_its_number() {
        let mut out = Vec::new();
        line(&mut out, &["\u{9b}31m", "\u{202e}\u{200b}", "\u{e0041}", "d\u{e9}j\u{e0}"]).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "[\"\\u009b31m\",\"\\u202e\\u200b\",\"\\udb40\\udc41\",\"d\u{e9}j\u{e0}\"]\n"
        );
    }

    proptest! {
        #[test]
        fn every_text_reads_back_and_none_deceives(text: String) {
            let written = escaped(serde_json::to_string(&text).unwrap());
            let before = std::iter::once('\0').chain(written.chars());
            prop_assert!(!written.chars().zip(before).any(|(c, before)| is_deceiving(c, before)));
            prop_assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}
