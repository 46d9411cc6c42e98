use std::cell::Cell;

/// A page on one line that the mail folded into thousands is searched for each of its blocks, so the search goes on
/// where it last found something and ends when it has read this much, in bytes.
const MOST_SEARCHED: usize = 400 << 20;

/// How far the search for texts in the lines of a file has come.
#[derive(Clone, Copy, Default)]
pub(in crate::parse) struct Search {
    found: u32,
    read: usize,
}

/// Where the lines of decoded text stood in the file.
pub(in crate::parse) enum Lines<'b> {
    /// As they are, from this line on.
    From(u32),
    /// All on one: what was encoded beyond recognition.
    All(u32),
    /// Each decoded line began at one of these lines of the file, and may have gone on over the next ones.
    Each {
        /// The file's line of each decoded line.
        starts: Vec<u32>,
        /// The lines of the part as they stand in the file.
        raw: Vec<&'b [u8]>,
        /// The line of the file at which the part starts.
        first: u32,
        /// Where the search is.
        search: Cell<Search>,
    },
}

impl Lines<'_> {
    /// Returns the file's line of a text that starts in the decoded line of that number, from 1. Where that line goes
    /// on over several of the file, the one that holds the text's beginning is found by looking for it.
    pub(in crate::parse) fn of(&self, decoded: u32, text: &str) -> u32 {
        match self {
            Self::From(first) => first.saturating_add(decoded.saturating_sub(1)),
            Self::All(line) => *line,
            Self::Each { starts, raw, first, search } => {
                let at = decoded.saturating_sub(1) as usize;
                let Some(&start) = starts.get(at.min(starts.len().saturating_sub(1))) else { return *first };
                let end =
                    starts.get(at + 1).copied().unwrap_or(first.saturating_add(u32::try_from(raw.len()).unwrap_or(0)));
                let opening: &[u8] = opening(text);
                let end = end.max(start.saturating_add(1));
                let Search { found: last, mut read } = search.get();
                let from = if (start..end).contains(&last) { last } else { start };
                if opening.len() < 3 || read > MOST_SEARCHED {
                    return from;
                }
                let found = (from..end).find(|line| {
                    let raw = raw.get(line.saturating_sub(*first) as usize).copied().unwrap_or_default();
                    read += raw.len();
                    raw.windows(opening.len()).any(|window| window == opening)
                });
                let found = found.unwrap_or(from);
                search.set(Search { found, read });
                found
            }
        }
    }
}

/// The first bytes of a text that look the same encoded.
fn opening(text: &str) -> &[u8] {
    let plain = text.bytes().take(14).take_while(|b| b.is_ascii() && *b != b'=' && *b != b'&').count();
    text[..plain].trim_end().as_bytes()
}

/// Takes off a transfer encoding.
pub(super) fn decode<'b>(body: &'b [u8], encoding: &str, first: u32) -> (Vec<u8>, Lines<'b>) {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_lines(body, first),
        "base64" => (base64(body), Lines::All(first)),
        _ => (body.to_vec(), Lines::From(first)),
    }
}

fn quoted_lines(body: &[u8], first: u32) -> (Vec<u8>, Lines<'_>) {
    let raw: Vec<&[u8]> = body.split(|&b| b == b'\n').collect();
    let mut out = Vec::with_capacity(body.len());
    let mut starts = Vec::new();
    let mut goes_on = false;
    for (line, number) in raw.iter().zip(first..) {
        if !goes_on {
            starts.push(number);
        }
        let line = line.trim_ascii_end();
        goes_on = line.ends_with(b"=");
        let before = out.len();
        out.extend(quoted(line.strip_suffix(b"=").unwrap_or(line)));
        // Line ends may be encoded, too.
        let breaks = out[before..].split(|&b| b == b'\n').count() - 1;
        starts.extend(std::iter::repeat_n(number, breaks));
        if !goes_on {
            out.push(b'\n');
        }
    }
    if out.last() == Some(&b'\n') {
        out.pop();
    }
    (out, Lines::Each { starts, raw, first, search: Cell::default() })
}

/// Decodes `=E9` and the like; what is no such thing stays.
pub(super) fn quoted(text: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|&b| char::from(b).to_digit(16)).and_then(|n| u8::try_from(n).ok());
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        match (text[at], digit(text.get(at + 1)), digit(text.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Decodes Base64, passing over whatever does not belong to it.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfer_encodings_come_off() {
        assert_eq!(base64(b"SGVs\nbG8h"), b"Hello!");
        assert_eq!(base64(b"SGk="), b"Hi");
        assert_eq!(quoted(b"a=3Db=ZZ="), b"a=b=ZZ=");
    }
}
