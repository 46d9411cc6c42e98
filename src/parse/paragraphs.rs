use super::{cleaning, furniture};
use crate::model::{Block, BlockKind};

/// A line of text and its number in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) number: u32,
}

/// Lines that a wrapping editor or mail program produced are not longer than this.
const WRAPPED_AT: usize = 110;

/// Returns the lines of a text, numbered from `first`.
pub(super) fn lines(text: &str, first: u32) -> Vec<Line<'_>> {
    text.split('\n').zip(first..).map(|(text, number)| Line { text: text.trim_end_matches('\r'), number }).collect()
}

/// Makes blocks of lines: paragraphs end at blank lines, hard wraps are joined, short lines standing alone above a
/// paragraph are headings.
pub(super) fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let mut drafts = Vec::new();
    for group in lines.split(|line| !cleaning::has_words(line.text) && underline(line.text).is_none()) {
        if !group.is_empty() {
            group_blocks(group, &mut drafts);
        }
    }
    let mut out = Vec::with_capacity(drafts.len());
    let mut drafts = drafts.into_iter().peekable();
    while let Some(Drafted { mut block, alone }) = drafts.next() {
        if alone && (is_heading(&block, drafts.peek()) || furniture::is_heading(&block.text)) {
            block.kind = BlockKind::Heading(numbered_level(&block.text).unwrap_or(2));
        }
        out.push(furniture::Swept { block, linked: false });
    }
    furniture::sweep(out)
}

struct Drafted {
    block: Block,
    /// Whether it is one line with blank lines around it.
    alone: bool,
}

fn group_blocks(group: &[Line<'_>], out: &mut Vec<Drafted>) {
    let mut rest = group;
    if let [title, under, after @ ..] = group
        && let Some(level) = underline(under.text)
        && title.text.chars().count() <= 120
        && cleaning::has_words(title.text)
    {
        push(out, BlockKind::Heading(level), title.text, title.number, false);
        rest = after;
    }
    let rest: Vec<Line<'_>> = rest.iter().copied().filter(|line| cleaning::has_words(line.text)).collect();
    if rest.is_empty() {
        return;
    }
    let long_lines = rest.iter().any(|line| line.text.chars().count() > WRAPPED_AT);
    let indented = |line: &Line<'_>| line.text.starts_with(['\t', '\u{3000}']) || line.text.starts_with("  ");
    let some_indented = rest.iter().any(indented) && !rest.iter().skip(1).all(indented);
    let quoted = rest.iter().all(|line| line.text.trim_start().starts_with('>'));
    let alone = group.len() == 1;
    let mut kind = BlockKind::Paragraph;
    let mut text = String::new();
    let mut number = rest[0].number;
    for line in &rest {
        let trimmed = line.text.trim();
        let trimmed = if quoted { trimmed.trim_start_matches(['>', ' ']) } else { trimmed };
        let item = list_item(trimmed);
        let begins = text.is_empty()
            || item.is_some()
            || long_lines
            || (some_indented && indented(line) && kind != BlockKind::ListItem);
        if begins {
            if !text.is_empty() {
                push(out, kind, &text, number, alone);
            }
            number = line.number;
            kind = match (item, quoted) {
                (Some(_), _) if !alone || numbered_level(trimmed).is_none() => BlockKind::ListItem,
                (_, true) => BlockKind::Quote,
                _ => BlockKind::Paragraph,
            };
            text.clear();
            text.push_str(if kind == BlockKind::ListItem { item.unwrap_or(trimmed) } else { trimmed });
        } else {
            join(&mut text, trimmed);
        }
    }
    push(out, kind, &text, number, alone && kind == BlockKind::Paragraph);
}

fn push(out: &mut Vec<Drafted>, kind: BlockKind, text: &str, line: u32, alone: bool) {
    let text = cleaning::line(text);
    if cleaning::has_words(&text) {
        out.push(Drafted { block: Block { kind, text, line, page: None }, alone });
    }
}

/// Joins a wrapped line to what precedes it. A word divided at the wrap is made whole when both halves are in small
/// letters; hyphens of compounds ("cyber-\nespionage") are lost by that now and then, which costs less than two halves.
pub(super) fn join(text: &mut String, next: &str) {
    let divided = text.ends_with('-')
        && text[..text.len() - 1].ends_with(|c: char| c.is_lowercase())
        && next.starts_with(|c: char| c.is_lowercase())
        && !text.ends_with("--");
    if text.ends_with(['\u{2010}', '\u{ad}']) && next.starts_with(|c: char| c.is_lowercase()) {
        // Typesetters divide words with a hyphen of their own.
        text.pop();
    } else if divided {
        let stem = text[..text.len() - 1].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if !is_prefix(stem) {
            text.pop();
        }
    } else {
        text.push(' ');
    }
    text.push_str(next);
}

/// Words that keep their hyphen before another.
fn is_prefix(stem: &str) -> bool {
    matches!(
        stem.to_lowercase().as_str(),
        "cyber"
            | "anti"
            | "non"
            | "counter"
            | "co"
            | "ex"
            | "pro"
            | "pre"
            | "post"
            | "state"
            | "self"
            | "so"
            | "long"
            | "well"
            | "high"
            | "low"
            | "cross"
            | "multi"
            | "vice"
            | "mid"
            | "near"
            | "hand"
            | "year"
            | "month"
            | "day"
    )
}

/// Recognises a line of `=` or `-` under a heading, and returns the heading's level.
pub(super) fn underline(line: &str) -> Option<u8> {
    let line = line.trim();
    match line.as_bytes().first() {
        Some(b'=') if line.len() >= 3 && line.bytes().all(|b| b == b'=') => Some(1),
        Some(b'-') if line.len() >= 3 && line.bytes().all(|b| b == b'-') => Some(2),
        _ => None,
    }
}

/// Takes the bullet or number off an item of a list.
fn list_item(line: &str) -> Option<&str> {
    for bullet in ["- ", "* ", "\u{2022} ", "\u{b7} ", "\u{25aa} ", "\u{25cf} ", "+ ", "\u{2023} "] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return Some(rest.trim_start());
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?;
    let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    ((1..=2).contains(&digits) && !rest.is_empty()).then_some(rest)
}

/// Returns the level of a numbered heading: 2 for "3. Background", 3 for "3.1 Background".
fn numbered_level(text: &str) -> Option<u8> {
    let (number, rest) = text.split_once(' ')?;
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let numbers = parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let capital = rest.trim_start().starts_with(char::is_uppercase);
    (numbers && capital && (number.contains('.')) && parts.len() <= 4)
        .then(|| u8::try_from(parts.len() + 1).unwrap_or(6))
}

/// Tells whether a line standing alone is a heading, seen together with what follows it.
fn is_heading(block: &Block, next: Option<&Drafted>) -> bool {
    let text = block.text.as_str();
    let closes =
        text.ends_with(['.', '!', ':', ';', ',', '\u{2026}', '"', '\u{201d}', '\'', '\u{bb}', ')', '-', '\u{2014}']);
    let quoted = text
        .starts_with(['"', '\u{201c}', '\u{2018}', '\'', '\u{ab}', '\u{201e}', '-', '\u{2013}', '\u{2014}', '(', '[']);
    let address = text.contains("://") || text.contains('@') || text.contains(" | ");
    let Some(next) = next else { return false };
    let next_is_text = match next.block.kind {
        BlockKind::Paragraph => {
            !next.alone || next.block.text.chars().count() > 80 || next.block.text.ends_with(['.', '\u{201d}', '"'])
        }
        BlockKind::ListItem | BlockKind::Quote | BlockKind::TableRow => true,
        _ => false,
    };
    let numbered_below = numbered_level(text).is_some() && next.alone && numbered_level(&next.block.text).is_some();
    !closes
        && !quoted
        && !address
        && (next_is_text || numbered_below)
        && text.chars().count() <= 80
        && text.split(' ').count() <= 12
        && text.starts_with(|c: char| c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<(BlockKind, String, u32)> {
        blocks(&lines(text, 1)).into_iter().map(|block| (block.kind, block.text, block.line)).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_numbered() {
        let found = shape("The ministry said it was an at-\ntack on demo-\ncracy.\n\n\n  Moscow denied\nit.\n");
        let paragraph = BlockKind::Paragraph;
        assert_eq!(
            found,
            [
                (paragraph, "The ministry said it was an attack on democracy.".to_owned(), 1),
                (paragraph, "Moscow denied it.".to_owned(), 6)
            ]
        );
    }

    #[test]
    fn headings_stand_alone_are_numbered_or_underlined() {
        let found = shape(
            "What Moscow said\n\nIt denied everything.\n\n2. Background\n\nIt began in May.\n\nSequel\n------\nMore of it.",
        );
        let kinds: Vec<_> = found.iter().map(|(kind, _, line)| (*kind, *line)).collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Heading(2), 1),
                (BlockKind::Paragraph, 3),
                (BlockKind::Heading(2), 5),
                (BlockKind::Paragraph, 7),
                (BlockKind::Heading(2), 9),
                (BlockKind::Paragraph, 11)
            ]
        );
    }

    #[test]
    fn long_lines_are_paragraphs_and_bullets_are_items() {
        let long = "word ".repeat(30);
        let found = shape(&format!("{long}\n{long}\n\n- one\n- two\n  goes on\n* three"));
        let kinds: Vec<_> = found.iter().map(|(kind, text, line)| (*kind, text.len() > 100, *line)).collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Paragraph, true, 1),
                (BlockKind::Paragraph, true, 2),
                (BlockKind::ListItem, false, 4),
                (BlockKind::ListItem, false, 5),
                (BlockKind::ListItem, false, 7)
            ]
        );
        assert_eq!(found[3].1, "two goes on");
    }

    #[test]
    fn indentation_opens_a_paragraph() {
        let found = shape("   One begins\nand ends here.\n   Two begins\nand ends.");
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], (BlockKind::Paragraph, "Two begins and ends.".to_owned(), 3));
    }

    #[test]
    fn a_line_of_speech_is_no_heading() {
        let found = shape("\"We did not\"\n\nHe said no more.\n\nShort note.\n\nHe left the room after that.");
        assert!(found.iter().all(|(kind, ..)| *kind == BlockKind::Paragraph));
    }
}
