use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text of some bytes, and what was odd about them.
pub(super) struct Decoded<'b> {
    /// The bytes themselves where these are valid UTF-8 already.
    pub(super) text: Cow<'b, str>,
    pub(super) notices: Vec<String>,
}

/// How far into a page its encoding may be declared; browsers look at 1,024 bytes, saved pages often exceed that.
const DECLARATION_WITHIN: usize = 4096;

/// Decodes a document that does not declare its encoding.
pub(super) fn text(bytes: &[u8]) -> Decoded<'_> {
    decode(bytes, None)
}

/// Decodes a web page, which may declare its encoding in a `<meta>` element or an XML declaration.
pub(super) fn page(bytes: &[u8]) -> Decoded<'_> {
    let declared = declared(&bytes[..bytes.len().min(DECLARATION_WITHIN)]).and_then(Encoding::for_label);
    // A declaration that could be read as ASCII cannot be of UTF-16, whatever it says.
    decode(bytes, declared.map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding }))
}

/// Decodes the beginning of a file, which may end within a character.
pub(super) fn head(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&bytes[length..]).0,
        None => match str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            // Only the last character is cut.
            Err(error) if error.error_len().is_none() => String::from_utf8_lossy(&bytes[..error.valid_up_to()]),
            Err(_) => String::from_utf8_lossy(bytes),
        },
    }
}

/// Decodes bytes whose sender names their encoding.
pub(super) fn decode<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> Decoded<'b> {
    let mut notices = Vec::new();
    let (encoding, start) = if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        (encoding, length)
    } else if let Ok(valid) = std::str::from_utf8(bytes) {
        // Bytes beyond ASCII that are valid UTF-8 are hardly ever anything else: browsers convert the pages they save
        // and leave the old declaration standing.
        match declared {
            Some(encoding) if encoding != UTF_8 && valid.is_ascii() => (encoding, 0),
            Some(encoding) if encoding != UTF_8 => {
                notices.push(format!("it declares {} but is UTF-8", encoding.name()));
                (UTF_8, 0)
            }
            Some(encoding) => (encoding, 0),
            None => (UTF_8, 0),
        }
    } else if let Some(encoding) = declared.filter(|&encoding| encoding != UTF_8) {
        (encoding, 0)
    } else {
        // A page that declares UTF-8 and has a few broken bytes is UTF-8 with a few broken bytes.
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        if declared.is_some() && mostly_utf8(bytes) {
            (UTF_8, 0)
        } else {
            let guessed = detector.guess(None, Utf8Detection::Allow);
            notices.push(format!("its encoding is not stated; taken for {}", guessed.name()));
            (guessed, 0)
        }
    };
    let (text, replaced) = encoding.decode_without_bom_handling(&bytes[start..]);
    if replaced {
        notices.push(format!("some bytes are not valid {} and were replaced", encoding.name()));
    }
    Decoded { text: with_plain_line_ends(text), notices }
}

/// Makes carriage returns that stand alone what they are: line ends in files that have no others, and otherwise a slip
/// that no editor counts as a line.
fn with_plain_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_alone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !text.contains('\r') || !(0..bytes.len()).any(is_alone) {
        return text;
    }
    if !text.contains('\n') {
        return text.replace('\r', "\n").into();
    }
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        out.push(if c == '\r' && chars.peek() != Some(&'\n') { ' ' } else { c });
    }
    out.into()
}

fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Finds the value after `charset=` or `encoding=`.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let lower = head.to_ascii_lowercase();
    for key in [&b"charset"[..], b"encoding"] {
        let mut from = 0;
        while let Some(at) = find(&lower[from..], key) {
            let after = from + at + key.len();
            from = after;
            let rest = lower[after..].trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else { continue };
            let skip = rest.iter().take_while(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'')).count();
            let length = rest[skip..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b)).count();
            let start = lower.len() - rest.len() + skip;
            if length > 0 {
                return Some(&head[start..start + length]);
            }
        }
    }
    None
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(haystack, needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_win() {
        assert_eq!(text(b"\xff\xfeA\0\xe9\0").text, "A\u{e9}");
        assert_eq!(text(b"\xfe\xff\0A").text, "A");
        assert_eq!(text(b"\xef\xbb\xbfA").text, "A");
    }

    #[test]
    fn declarations_are_believed_unless_the_bytes_are_utf8() {
        let declared = page(b"<meta http-equiv=x content=\"text/html; charset=windows-1251\">\xcc\xc8\xc4");
        assert!(declared.text.ends_with("\u{41c}\u{418}\u{414}"));
        assert!(declared.notices.is_empty());
        let utf8 = page("<meta charset='iso-8859-1'>caf\u{e9}".as_bytes());
        assert!(utf8.text.ends_with("caf\u{e9}"));
        assert_eq!(utf8.notices, ["it declares windows-1252 but is UTF-8"]);
    }

    #[test]
    fn only_line_ends_end_lines() {
        assert_eq!(text(b"a\r\nb\rc\n").text, "a\r\nb c\n");
        assert_eq!(text(b"a\rb\rc").text, "a\nb\nc");
    }

    #[test]
    fn guesses_and_replacements_are_noticed() {
        let bytes: Vec<u8> = "\u{201c}Cyberangriff\u{201d} \u{fc}ber Br\u{fc}ssel".chars().map(to_1252).collect();
        let guessed = text(&bytes);
        assert!(guessed.text.contains("\u{fc}ber"));
        assert_eq!(guessed.notices, ["its encoding is not stated; taken for windows-1252"]);
        let broken = page(b"<meta charset=utf-8>caf\xc3\xa9 caf\xc3\xa9 \xff");
        assert_eq!(broken.notices, ["some bytes are not valid UTF-8 and were replaced"]);
    }

    fn to_1252(c: char) -> u8 {
        match c {
            '\u{201c}' => 0x93,
            '\u{201d}' => 0x94,
            c => u8::try_from(u32::from(c)).unwrap(),
        }
    }
}
