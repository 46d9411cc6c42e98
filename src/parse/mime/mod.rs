//! The container of mails and web archives: headers, parts within parts, transfer encodings, and the lines of the file
//! that decoded text came from.

mod header;
mod transfer;

pub(super) use self::transfer::Lines;

use super::decode::{self, Decoded};
use encoding_rs::Encoding;

/// Containers within containers deeper than this, and parts more than this, are read no further.
const DEEPEST: usize = 12;
const MOST: usize = 500;

/// A part of a message: its headers and what follows them.
pub(super) struct Part<'b> {
    headers: Vec<(String, String)>,
    body: &'b [u8],
    /// The line of the file its body starts at.
    line: u32,
}

impl<'b> Part<'b> {
    /// Parses headers up to the first blank line. `line` is the file's line at which the bytes start.
    pub(super) fn parse(bytes: &'b [u8], line: u32) -> Self {
        let (headers, used, lines) = header::parse(bytes);
        Self { headers, body: &bytes[used..], line: line.saturating_add(lines) }
    }

    /// Returns the decoded value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Returns the media type in small letters, `text/plain` when there is none.
    pub(super) fn media_type(&self) -> String {
        let stated = self.header("content-type").unwrap_or("text/plain");
        stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    fn parameter(&self, name: &str) -> Option<String> {
        header::parameter(self.header("content-type")?, name)
    }

    /// Tells whether the part is a file sent along rather than what was written.
    pub(super) fn is_attachment(&self) -> bool {
        self.header("content-disposition")
            .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("attachment"))
    }

    /// Returns the parts that hold no others, in their order; of a message without parts, itself.
    pub(super) fn leaves(self) -> Vec<Self> {
        let mut leaves = Vec::new();
        let mut open = vec![(self, 0)];
        while let Some((part, depth)) = open.pop() {
            let boundary = part.media_type().starts_with("multipart/").then(|| part.parameter("boundary")).flatten();
            match boundary {
                Some(boundary) if depth < DEEPEST && !boundary.is_empty() => {
                    let mut inner = split(part.body, part.line, boundary.as_bytes());
                    inner.reverse();
                    open.extend(inner.into_iter().map(|part| (part, depth + 1)));
                }
                _ => leaves.push(part),
            }
            if leaves.len() + open.len() > MOST {
                break;
            }
        }
        leaves
    }

    /// Returns the bytes without their transfer encoding, and where each line came from.
    pub(super) fn bytes(&self) -> (Vec<u8>, Lines<'b>) {
        transfer::decode(self.body, self.header("content-transfer-encoding").unwrap_or_default(), self.line)
    }

    /// Decodes the bytes of a part by the character set it states, if it states one.
    pub(super) fn text<'d>(&self, bytes: &'d [u8]) -> Decoded<'d> {
        match self.parameter("charset").and_then(|name| Encoding::for_label(name.as_bytes())) {
            Some(encoding) => decode::decode(bytes, Some(encoding)),
            None if self.media_type() == "text/html" => decode::page(bytes),
            None => decode::text(bytes),
        }
    }
}

/// Splits a body at its boundary lines.
fn split<'b>(body: &'b [u8], first: u32, boundary: &[u8]) -> Vec<Part<'b>> {
    let mut parts = Vec::new();
    let mut open: Option<(usize, u32)> = None;
    let mut at = 0;
    let mut line = first;
    for raw in body.split_inclusive(|&b| b == b'\n') {
        let marker = raw.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary)).map(<[u8]>::trim_ascii);
        if let Some(rest) = marker.filter(|rest| rest.is_empty() || *rest == b"--") {
            if let Some((start, start_line)) = open.take() {
                parts.push(Part::parse(&body[start..at], start_line));
            }
            if rest == b"--" || parts.len() > MOST {
                return parts;
            }
            open = Some((at + raw.len(), line.saturating_add(1)));
        }
        at += raw.len();
        line = line.saturating_add(1);
    }
    // A file cut off in the middle has no last boundary.
    if let Some((start, start_line)) = open {
        parts.push(Part::parse(&body[start..], start_line));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "From: \"A & B\" <a@b.example>\nSubject: =?utf-8?Q?Caf=C3=A9_?=\n =?utf-8?B?b3Blbg==?= now\nContent-Type: multipart/mixed;\n\tboundary=\"x y\"\n\npreamble\n--x y\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nfirst =\nline caf=E9\nsecond\n--x y\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+aGk8L3A+\n--x y--\nrest";

    #[test]
    fn parts_and_their_lines_are_found() {
        let message = Part::parse(MESSAGE.as_bytes(), 1);
        assert_eq!(message.header("subject"), Some("Caf\u{e9} open now"));
        let leaves = message.leaves();
        assert_eq!(leaves.len(), 2);
        let (bytes, lines) = leaves[0].bytes();
        assert_eq!(leaves[0].text(&bytes).text, "first line caf\u{e9}\nsecond\n");
        assert_eq!((lines.of(1, "first"), lines.of(1, "line"), lines.of(2, "second")), (12, 13, 14));
        let (bytes, lines) = leaves[1].bytes();
        assert_eq!(bytes, b"<p>hi</p>");
        assert_eq!(lines.of(1, "hi"), 19);
    }

    #[test]
    fn boundaries_within_themselves_end() {
        let nested = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(200);
        assert!(Part::parse(nested.as_bytes(), 1).leaves().len() <= MOST + 1);
    }
}
