use std::io::Read;

use flate2::bufread::MultiGzDecoder;

use super::Format;
use super::decode;

/// Tells what a file is: by its first bytes, and where they leave it open by its name. `None` is a type that is not
/// read. With an empty `head` the name alone decides.
pub fn detect(name: &str, head: &[u8]) -> Option<Format> {
    let unpacked_name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".GZ"));
    if head.starts_with(b"\x1f\x8b") {
        let mut inner = Vec::new();
        // The head ends in the middle of the packed file, which is an error after what could be unpacked.
        let read = MultiGzDecoder::new(head).take(4096).read_to_end(&mut inner);
        return if read.is_err() && inner.is_empty() {
            None
        } else {
            detect_unpacked(unpacked_name.unwrap_or(name), &inner)
        };
    }
    detect_unpacked(if head.is_empty() { unpacked_name.unwrap_or(name) } else { name }, head)
}

fn detect_unpacked(name: &str, head: &[u8]) -> Option<Format> {
    let by_name = from_name(name);
    if head.is_empty() {
        return by_name;
    }
    if head[..head.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Some(Format::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") {
        return by_name.filter(|format| *format == Format::Docx);
    }
    if is_binary(head) {
        return None;
    }
    let text = decode::head(head);
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if opens_feed(start) {
        return Some(Format::Feed);
    }
    if opens_html(start) {
        return Some(Format::Html);
    }
    if let Some(format) = opens_message(start) {
        return Some(format);
    }
    if matches!(by_name, Some(Format::JsonLines | Format::Html | Format::Mhtml | Format::Eml)) {
        return by_name;
    }
    if opens_record(start) && matches!(by_name, None | Some(Format::Plain)) {
        return Some(Format::JsonLines);
    }
    if opens_front_matter(start) && matches!(by_name, None | Some(Format::Plain)) {
        return Some(Format::Markdown);
    }
    // What is named after an archive and is none is not read.
    if matches!(by_name, Some(Format::Docx | Format::Pdf)) {
        return None;
    }
    by_name.or_else(|| (extension(name).is_none() && !file_name(name).starts_with('.')).then_some(Format::Plain))
}

fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Returns the extension in lower case. What follows the last dot counts only when it looks like one, so that
/// `story?id=1.2` or `U.S. sanctions` have none.
fn extension(name: &str) -> Option<String> {
    let (stem, extension) = file_name(name).rsplit_once('.')?;
    let plausible = (1..=8).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    (plausible && !stem.is_empty() && !extension.bytes().all(|b| b.is_ascii_digit()))
        .then(|| extension.to_ascii_lowercase())
}

fn from_name(name: &str) -> Option<Format> {
    match extension(name)?.as_str() {
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Format::Html),
        "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Plain),
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        "mhtml" | "mht" => Some(Format::Mhtml),
        "eml" => Some(Format::Eml),
        "docx" => Some(Format::Docx),
        "pdf" => Some(Format::Pdf),
        _ => None,
    }
}

/// Tells whether the bytes cannot be text: a known signature, or control bytes beyond what a careless tool leaves.
fn is_binary(head: &[u8]) -> bool {
    const SIGNATURES: [&[u8]; 13] = [
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"RIFF",
        b"\x7fELF",
        b"BZh",
        b"\xfd7zXZ",
        b"7z\xbc\xaf",
        b"SQLite format 3",
        b"wOF",
        b"\xd0\xcf\x11\xe0",
    ];
    if SIGNATURES.iter().any(|signature| head.starts_with(signature)) {
        return true;
    }
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return false;
    }
    let odd = head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    odd * 50 > head.len()
}

fn opens_feed(start: &str) -> bool {
    let root = after_prologue(start);
    ["<rss", "<feed", "<rdf:RDF"].iter().any(|tag| root.starts_with(tag))
}

fn opens_html(start: &str) -> bool {
    let rest = after_prologue(start);
    let opens = |tag: &str| {
        rest.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag))
            && rest[tag.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    };
    ["<!doctype html", "<html", "<head", "<body", "<title", "<meta"].into_iter().any(opens)
}

/// Returns what follows comments and declarations at the start.
fn after_prologue(start: &str) -> &str {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        let skipped = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?") {
            rest.split_once("?>")
        } else {
            None
        };
        match skipped {
            Some((_, after)) => rest = after,
            None => return rest,
        }
    }
}

/// Recognises the headers of a mail or web archive; a text that begins with lines like "Date: …" has none that only
/// programs write.
fn opens_message(start: &str) -> Option<Format> {
    let headers = start.lines().take_while(|line| !line.trim().is_empty());
    let named = |line: &str| {
        line.split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    };
    if !headers.clone().next().is_some_and(named) {
        return None;
    }
    let has = |name: &str| {
        headers.clone().any(|line| line.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)))
    };
    if has("snapshot-content-location:") {
        return Some(Format::Mhtml);
    }
    if !has("mime-version:") && !has("message-id:") && !has("received:") {
        return None;
    }
    Some(if headers.clone().any(|line| line.to_ascii_lowercase().contains("multipart/related")) && !has("to:") {
        Format::Mhtml
    } else {
        Format::Eml
    })
}

fn opens_record(start: &str) -> bool {
    let line = start.lines().next().unwrap_or_default().trim_end();
    line.starts_with('{') && (start.len() == line.len() || line.ends_with('}')) && line.contains("\":")
}

fn opens_front_matter(start: &str) -> bool {
    let mut lines = start.lines();
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.next().is_some_and(|line| {
            line.split_once(':').is_some_and(|(key, _)| {
                !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_name() {
        assert_eq!(detect("story", b"\n<!DOCTYPE html>\n<html>"), Some(Format::Html));
        assert_eq!(detect("story.php?id=1", b"<!-- saved from url=(1)a -->\n<html lang=en>"), Some(Format::Html));
        assert_eq!(detect("story.txt", b"<HTML><body>"), Some(Format::Html));
        assert_eq!(detect("notes.txt", b"---\ntitle: A\n---\n"), Some(Format::Markdown));
        assert_eq!(detect("news.xml", b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"), Some(Format::Feed));
        assert_eq!(detect("a.xml", b"<?xml version=\"1.0\"?>\n<sitemap>"), None);
        assert_eq!(detect("letter", b"Received: from x\nDate: y\n\nz"), Some(Format::Eml));
        assert_eq!(detect("notes.txt", b"Title: x\nDate: y\n\nz"), Some(Format::Plain));
        assert_eq!(
            detect("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n\n"),
            Some(Format::Mhtml)
        );
        assert_eq!(detect("report", b"%PDF-1.7"), Some(Format::Pdf));
        assert_eq!(detect("a.docx", b"PK\x03\x04"), Some(Format::Docx));
        assert_eq!(detect("a.zip", b"PK\x03\x04"), None);
        assert_eq!(detect("dump.txt", b"{\"_id\": \"1\", \"text\": \"x\"}\n{}"), Some(Format::JsonLines));
    }

    #[test]
    fn the_name_decides_what_the_content_leaves_open() {
        assert_eq!(detect("a/b.md", b"Plain words"), Some(Format::Markdown));
        assert_eq!(detect("a/b.HTM", b"<p>One"), Some(Format::Html));
        assert_eq!(detect("a/b", b"Plain words"), Some(Format::Plain));
        assert_eq!(detect("a/b.txt", b""), Some(Format::Plain));
        assert_eq!(detect("a/b.css", b"body { color: red }"), None);
        assert_eq!(detect("a/.hidden", b"words"), None);
        assert_eq!(detect("a/b", b""), None);
    }

    #[test]
    fn binary_files_are_not_read() {
        assert_eq!(detect("a.txt", b"\x89PNG\r\n\x1a\n\0\0"), None);
        assert_eq!(detect("a.html", &[0, 1, 2, 3, 0, 0, 9, 8]), None);
        assert_eq!(detect("a.txt", b"\xff\xfeA\0b\0"), Some(Format::Plain));
    }
}
