use std::collections::HashMap;
use std::thread;

use encoding_rs::WINDOWS_1252;
use pdf_extract::{Dictionary, Document, Object, PlainTextOutput, output_doc_page};

use super::claims::Claims;
use super::paragraphs::{self, Line};
use super::{Error, Piece, cleaning, decode, fence, pdf_guard, plain};
use crate::model::{Draft, Field, Origin};

/// Reads a PDF file: its text page by page. Its blocks have pages, and all stand on the first line.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    let (pages, properties) = extract(&piece.bytes)?;
    let mut claims = Claims::default();
    let pages: Vec<Vec<&str>> =
        pages.iter().map(|page| page.lines().map(str::trim).filter(|line| !is_number(line)).collect()).collect();
    let running = running_lines(&pages);
    let lines = join_pages(&pages, &running);
    let body = plain::head(&lines, &mut claims);
    let mut blocks = paragraphs::blocks(body);
    for block in &mut blocks {
        // The line's number was its page's.
        block.page = Some(std::mem::replace(&mut block.line, piece.line));
    }
    claims.0.extend(properties.0);
    plain::drop_credits(&mut blocks, &mut claims);
    if blocks.is_empty() {
        return Err(Error::NoText);
    }
    Ok(Draft { id: None, blocks, claims: claims.0, cut: None, notices: Vec::new() })
}

/// The library calls itself for every part within a part. What the guard lets pass fits into this many bytes.
const STACK: usize = 64 << 20;

/// Reads the pages on a thread of its own: what overflows a stack cannot be caught, so there is room for what the
/// guard lets pass.
fn extract(bytes: &[u8]) -> Result<(Vec<String>, Claims), Error> {
    let damaged = || Error::Container("its structure is damaged or not supported".to_owned());
    pdf_guard::check_streams(bytes)?;
    thread::scope(|scope| {
        let reader = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || fence::fenced(|| pages(bytes)))?;
        reader.join().ok().flatten().unwrap_or_else(|| Err(damaged()))
    })
}

/// Calls the library, which panics at some files: only to be called within a fence.
fn pages(bytes: &[u8]) -> Result<(Vec<String>, Claims), Error> {
    let mut document = Document::load_mem(bytes).map_err(|error| Error::container(&error))?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| Error::Container("it is locked with a password".to_owned()))?;
    }
    pdf_guard::check_loops(&document)?;
    let mut pages = Vec::new();
    for number in document.get_pages().keys() {
        let mut text = String::new();
        if output_doc_page(&document, &mut PlainTextOutput::new(&mut text), *number).is_err() {
            break;
        }
        pages.push(text);
    }
    Ok((pages, properties(&document)))
}

fn properties(document: &Document) -> Claims {
    let mut claims = Claims::default();
    let info = document.trailer.get(b"Info").ok().and_then(|info| match info {
        Object::Reference(id) => document.get_dictionary(*id).ok(),
        Object::Dictionary(dictionary) => Some(dictionary),
        _ => None,
    });
    let Some(info) = info else { return claims };
    for (key, field) in
        [(&b"Title"[..], Field::Title), (b"CreationDate", Field::Published), (b"ModDate", Field::Modified)]
    {
        if let Some(value) = string(info, key) {
            claims.push(field, &date(&value), Origin::Properties);
        }
    }
    if let Some(author) = string(info, b"Author") {
        claims.authors(&author, Origin::Properties);
    }
    claims
}

fn string(info: &Dictionary, key: &[u8]) -> Option<String> {
    let Ok(Object::String(bytes, _)) = info.get(key) else { return None };
    if bytes.starts_with(b"\xfe\xff") || bytes.starts_with(b"\xef\xbb\xbf") || std::str::from_utf8(bytes).is_ok() {
        return Some(decode::text(bytes).text.into_owned());
    }
    Some(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

/// Turns `D:20210315120000Z` into a date that others read, too; other values stay.
fn date(value: &str) -> String {
    match value
        .strip_prefix("D:")
        .and_then(|digits| digits.get(..8))
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
    {
        Some(digits) => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]),
        None => value.to_owned(),
    }
}

/// Page numbers, and the numbers of lists that were laid out apart from their items.
fn is_number(line: &str) -> bool {
    let digits = line
        .trim_end_matches(['.', ')'])
        .trim_start_matches(['(', '-', '\u{2013}'])
        .trim_end_matches(['-', '\u{2013}'])
        .trim();
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Finds the lines that stand at the top or bottom of several pages, whatever the numbers in them.
fn running_lines(pages: &[Vec<&str>]) -> HashMap<String, usize> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for line in pages.iter().flat_map(|page| edges(page)) {
        *seen.entry(shape(line)).or_default() += 1;
    }
    let least = (pages.len() / 2).max(2);
    seen.retain(|_, count| *count >= least);
    seen
}

/// The first and last two lines of a page that say something.
fn edges<'p>(page: &'p [&'p str]) -> impl Iterator<Item = &'p str> {
    let written: Vec<&str> = page.iter().copied().filter(|line| cleaning::has_words(line)).collect();
    let last = written.len().saturating_sub(2).max(2);
    let bottom: Vec<&str> = written.iter().copied().skip(last).collect();
    written.into_iter().take(2).chain(bottom)
}

fn shape(line: &str) -> String {
    cleaning::folded(line).chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Puts the lines of all pages together, each with its page for a number. A paragraph that goes on over the page's end
/// is not parted there.
fn join_pages<'p>(pages: &[Vec<&'p str>], running: &HashMap<String, usize>) -> Vec<Line<'p>> {
    let mut out: Vec<Line<'p>> = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        let written = page.iter().filter(|line| cleaning::has_words(line)).count();
        let mut nth = 0;
        let mut lines = Vec::with_capacity(page.len());
        for &text in page {
            if cleaning::has_words(text) {
                nth += 1;
                let at_edge = nth <= 2 || nth + 2 > written;
                if at_edge && running.contains_key(&shape(text)) {
                    continue;
                }
            }
            lines.push(Line { text, number });
        }
        let first = lines.iter().position(|line| cleaning::has_words(line.text)).unwrap_or(lines.len());
        while out.last().is_some_and(|line| !cleaning::has_words(line.text)) {
            out.pop();
        }
        let open = out.last().is_some_and(|line| !line.text.ends_with(['.', '!', '?', ':', '\u{201d}', '"']));
        let goes_on = lines.get(first).is_some_and(|line| line.text.starts_with(char::is_lowercase));
        if !(open && goes_on) {
            out.push(Line { text: "", number });
        }
        out.extend(lines.drain(first..));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_joined_without_their_running_lines() {
        let pages = [
            vec!["Research Note 7 - page 1", "", "A text that goes", "on over"],
            vec!["Research Note 7 - page 2", "", "the page.", "", "Another."],
            vec!["Research Note 7 - page 3", "Third page."],
        ];
        let lines = join_pages(&pages, &running_lines(&pages));
        let blocks: Vec<_> = paragraphs::blocks(&lines).into_iter().map(|block| (block.text, block.line)).collect();
        let expected = [("A text that goes on over the page.", 1), ("Another.", 2), ("Third page.", 3)];
        assert_eq!(blocks, expected.map(|(text, page)| (text.to_owned(), page)));
    }

    #[test]
    fn numbers_and_dates_are_known() {
        assert!(is_number("12") && is_number("- 3 -") && is_number("2."));
        assert!(!is_number("2021/7") && !is_number(""));
        assert_eq!(date("D:20210315120000Z"), "2021-03-15");
    }

    #[test]
    fn damaged_files_are_refused() {
        let error = draft(&Piece { bytes: b"%PDF-1.4 nothing".to_vec(), line: 1 }).unwrap_err();
        assert!(error.to_string().starts_with("it cannot be opened: "));
    }
}
