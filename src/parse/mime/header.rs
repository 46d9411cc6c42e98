use encoding_rs::{Encoding, UTF_8};

use super::super::{cleaning, decode};
use super::transfer;

/// The standard allows 75 bytes; careless programs write whole titles into one word.
const LONGEST_WORD: usize = 2000;

/// Parses headers up to the first blank line: names with their decoded values, the bytes used and the lines passed.
pub(super) fn parse(bytes: &[u8]) -> (Vec<(String, String)>, usize, u32) {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut used = 0;
    let mut lines = 0;
    for raw in bytes.split_inclusive(|&b| b == b'\n') {
        let line = decode::text(raw.trim_ascii_end()).text;
        let continues = line.starts_with([' ', '\t']);
        let header = line.split_once(':').filter(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace));
        if line.trim().is_empty() {
            used += raw.len();
            lines += 1;
            // Leading blank lines are a careless tool's.
            if headers.is_empty() {
                continue;
            }
            break;
        }
        match header {
            _ if continues && !headers.is_empty() => {
                if let Some((_, value)) = headers.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            Some((name, value)) => headers.push((name.to_owned(), value.trim().to_owned())),
            // A line that is no header begins the body.
            None if headers.is_empty() => break,
            None => {}
        }
        used += raw.len();
        lines += 1;
        if headers.len() > 1000 {
            break;
        }
    }
    for (_, value) in &mut headers {
        *value = cleaning::line(&words(value));
    }
    (headers, used, lines)
}

/// Decodes the encoded words of a header: `=?utf-8?Q?Caf=C3=A9?=`.
fn words(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    let mut after_word = false;
    while let Some(start) = rest.find("=?") {
        let Some((decoded, length)) = word(&rest[start..]) else {
            out.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            after_word = false;
            continue;
        };
        let between = &rest[..start];
        // White space between two encoded words only separates them.
        if !(after_word && between.trim().is_empty()) {
            out.push_str(between);
        }
        out.push_str(&decoded);
        rest = &rest[start + length..];
        after_word = true;
    }
    out.push_str(rest);
    out
}

fn word(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix("=?")?;
    // A word that never ends would be looked for to the end of the header, again for each beginning.
    let inner = &inner[..inner.floor_char_boundary(LONGEST_WORD)];
    let (charset, inner_rest) = inner.split_once('?')?;
    let (encoding, inner_rest) = inner_rest.split_once('?')?;
    let (body, _) = inner_rest.split_once("?=")?;
    let bytes = match encoding {
        "Q" | "q" => transfer::quoted(body.replace('_', " ").as_bytes()),
        "B" | "b" => transfer::base64(body.as_bytes()),
        _ => return None,
    };
    let charset = charset.split('*').next().unwrap_or(charset);
    let known = Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8);
    let length = 2 + charset_length(inner) + 1 + encoding.len() + 1 + body.len() + 2;
    Some((known.decode_without_bom_handling(&bytes).0.into_owned(), length))
}

fn charset_length(inner: &str) -> usize {
    inner.find('?').unwrap_or(inner.len())
}

/// Returns a parameter of a structured header: `boundary` of `multipart/mixed; boundary="x"`.
pub(super) fn parameter(value: &str, name: &str) -> Option<String> {
    let mut rest = value.split_once(';')?.1;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (found, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(';').map_or((after, ""), |(found, _)| (found, &after[found.len()..])),
        };
        if key.trim().trim_start_matches(';').trim().eq_ignore_ascii_case(name) {
            return Some(found.trim_end().to_owned());
        }
        rest = next.trim_start().trim_start_matches(';');
        if rest.is_empty() {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_may_be_quoted() {
        let value = "multipart/related; type=\"text/html\"; boundary=\"a;b\"; x=y";
        assert_eq!(parameter(value, "boundary").as_deref(), Some("a;b"));
        assert_eq!(parameter(value, "X").as_deref(), Some("y"));
        assert_eq!(parameter("text/plain; charset=utf-8", "charset").as_deref(), Some("utf-8"));
        assert_eq!(parameter("text/plain", "charset"), None);
    }

    #[test]
    fn a_hundred_thousand_words_without_an_end_take_no_time() {
        let value = "=?a?q?x".repeat(100_000);
        let started = std::time::Instant::now();
        assert_eq!(words(&value), value);
        assert!(started.elapsed().as_secs() < 20);
    }

    #[test]
    fn broken_words_stay_as_they_are() {
        assert_eq!(words("=?utf-8?Q?never ends"), "=?utf-8?Q?never ends");
        assert_eq!(words("=?utf-8?X?a?= b"), "=?utf-8?X?a?= b");
    }
}
