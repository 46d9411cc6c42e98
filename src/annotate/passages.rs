//! From blocks to sections and passages.
//!
//! A passage is what one reads as an answer: whole paragraphs of about [`TARGET_WORDS`] words. Short neighbours of one
//! section are joined, a paragraph over [`LONGEST_WORDS`] is split at sentence ends, and no passage crosses a heading.

use crate::model::{Block, BlockKind, Heading, Passage, Span};
use crate::text::sentences;

/// The length passages tend to, in words.
pub const TARGET_WORDS: usize = 120;

/// A paragraph longer than this is split, in words.
pub const LONGEST_WORDS: usize = 180;

/// Below this a passage takes in its neighbour even when the two come out long, in words.
const SHORT_WORDS: usize = 45;

/// A text without a sentence end for this long is cut between words (tables run together, encoded data), in bytes.
const LONGEST_SENTENCE: usize = 4_000;

/// More bytes than a word has in any language written with spaces.
const BYTES_PER_WORD: usize = 16;

/// Sentence ends are looked for in windows of this size, so that a line of a megabyte costs no more than its length.
const WINDOW: usize = 16_000;

/// An article's text laid out: where its headings stand, and its passages.
pub(super) struct Layout {
    pub(super) headings: Vec<Heading>,
    pub(super) passages: Vec<Passage>,
    /// Length of the whole text in bytes: blocks joined by a blank line.
    pub(super) length: u32,
}

/// A run of text that is never divided further.
struct Unit<'a> {
    text: &'a str,
    /// Where it starts in the article's text.
    start: usize,
    words: usize,
    line: u32,
    page: Option<u32>,
    /// What stands between it and the unit before it.
    joint: &'static str,
}

/// Lays out the blocks of one article.
pub(super) fn lay_out(blocks: &[Block]) -> Layout {
    let mut layout = Layout { headings: Vec::new(), passages: Vec::new(), length: 0 };
    let mut path: Vec<(u8, String)> = Vec::new();
    let mut section: Vec<Unit> = Vec::new();
    let mut at = 0;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            at += "\n\n".len();
        }
        if let BlockKind::Heading(level) = block.kind {
            close(&mut section, &path, &mut layout.passages);
            path.retain(|(above, _)| *above < level);
            path.push((level, block.text.clone()));
            layout.headings.push(Heading { text: block.text.clone(), level, start: Span::new(at, at).start });
        } else {
            units(block, at, &mut section);
        }
        at += block.text.len();
    }
    close(&mut section, &path, &mut layout.passages);
    layout.length = Span::new(0, at).end;
    layout
}

/// Divides a block into units: itself, or its sentences gathered to passages of even length.
fn units<'a>(block: &'a Block, at: usize, section: &mut Vec<Unit<'a>>) {
    let words = weight(&block.text);
    let unit = |span: Span, words, joint| {
        let (text, start) = (span.of(&block.text), at + span.range().start);
        Unit { text, start, words, line: block.line, page: block.page, joint }
    };
    if words <= LONGEST_WORDS && block.text.len() <= LONGEST_SENTENCE {
        section.push(unit(Span::new(0, block.text.len()), words, "\n\n"));
        return;
    }
    let mut push = |span: Span, joint| section.push(unit(span, weight(span.of(&block.text)), joint));
    // Even parts read better than full ones and a rest.
    let parts = words.div_ceil(TARGET_WORDS).max(block.text.len().div_ceil(LONGEST_SENTENCE)).max(1);
    let share = words.div_ceil(parts);
    let mut joint = "\n\n";
    let mut open: Option<(Span, usize)> = None;
    for sentence in short_sentences(&block.text) {
        let count = weight(sentence.of(&block.text));
        open = match open {
            Some((span, words)) if words >= share || words + count > LONGEST_WORDS || span.len() > LONGEST_SENTENCE => {
                push(span, joint);
                joint = " ";
                Some((sentence, count))
            }
            Some((span, words)) => Some((Span { start: span.start, end: sentence.end }, words + count)),
            None => Some((sentence, count)),
        };
    }
    if let Some((span, _)) = open {
        push(span, joint);
    }
}

/// Returns the length of a text in words; one without spaces counts by its bytes, so that no script and no encoded data
/// makes a passage of a hundred kilobytes.
fn weight(text: &str) -> usize {
    word_count(text).max(text.len() / BYTES_PER_WORD)
}

/// Returns how many words white space parts; most texts need no look at their characters.
fn word_count(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let (mut count, mut apart) = (0, true);
    for byte in text.bytes() {
        // What Unicode counts as white space below 128.
        let space = matches!(byte, b'\t'..=b'\r' | b' ');
        count += usize::from(apart && !space);
        apart = space;
    }
    count
}

/// Returns the sentences of `text`, those without an end for too long cut between words.
fn short_sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for window in pieces(text, Span::new(0, text.len()), WINDOW) {
        for sentence in sentences::sentences(window.of(text)) {
            let base = window.range().start;
            let sentence = Span::new(base + sentence.range().start, base + sentence.range().end);
            found.extend(pieces(text, sentence, LONGEST_SENTENCE));
        }
    }
    found
}

/// Cuts a span into parts of at most `longest` bytes, at white space where there is any, white space at the cuts left out.
fn pieces(text: &str, span: Span, longest: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    let (mut start, stop) = (span.range().start, span.range().end);
    while stop - start > longest {
        let limit = text.floor_char_boundary(start + longest);
        let cut = text[start..limit].rfind(char::is_whitespace).map_or(limit, |at| start + at);
        let cut = if cut == start { limit } else { cut };
        parts.push(Span::new(start, cut));
        start = cut + text[cut..stop].len() - text[cut..stop].trim_start().len();
    }
    if start < stop {
        parts.push(Span::new(start, stop));
    }
    parts
}

/// Gathers the units of a section that has come to its end into passages.
fn close(section: &mut Vec<Unit>, path: &[(u8, String)], passages: &mut Vec<Passage>) {
    let mut group: Vec<Unit> = Vec::new();
    let mut words = 0;
    let mut groups: Vec<(usize, Vec<Unit>)> = Vec::new();
    for unit in section.drain(..) {
        let joined = words + unit.words;
        let fits = joined <= TARGET_WORDS + TARGET_WORDS / 4 && words < TARGET_WORDS * 2 / 3;
        let too_short_alone = words < SHORT_WORDS && joined <= LONGEST_WORDS;
        if !(group.is_empty() || fits || too_short_alone) {
            groups.push((words, std::mem::take(&mut group)));
            words = 0;
        }
        words += unit.words;
        group.push(unit);
    }
    if !group.is_empty() {
        match groups.last_mut() {
            // A short rest belongs to what it follows.
            Some((before, last)) if words < SHORT_WORDS && *before + words <= LONGEST_WORDS => last.append(&mut group),
            _ => groups.push((words, group)),
        }
    }
    for (_, group) in groups {
        let ordinal = u32::try_from(passages.len() + 1).unwrap_or(u32::MAX);
        passages.push(passage(ordinal, &group, path));
    }
}

fn passage(ordinal: u32, group: &[Unit], path: &[(u8, String)]) -> Passage {
    let mut text = String::new();
    for (index, unit) in group.iter().enumerate() {
        if index > 0 {
            text.push_str(unit.joint);
        }
        text.push_str(unit.text);
    }
    let first = &group[0];
    Passage {
        ordinal,
        text,
        start: Span::new(first.start, first.start).start,
        section: path.iter().map(|(_, heading)| heading.clone()).collect(),
        line: first.line,
        page: first.page,
        actors: Vec::new(),
        statements: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(kind: BlockKind, text: &str, line: u32) -> Block {
        Block { kind, text: text.to_owned(), line, page: None }
    }

    fn words(count: usize) -> String {
        let mut text = vec!["word"; count].join(" ");
        text.push('.');
        text
    }

    #[test]
    fn short_neighbours_are_joined_and_long_paragraphs_split() {
        let long =
            [words(50), words(50), words(50), words(50), words(50)].join(" ").replace("word word.", "word end. W");
        let blocks = [words(20), words(30), words(100), long].map(|text| block(BlockKind::Paragraph, &text, 1));
        let layout = lay_out(&blocks);
        let counts: Vec<_> = layout.passages.iter().map(|p| p.text.split_whitespace().count()).collect();
        assert!(counts.iter().all(|count| (40..=LONGEST_WORDS).contains(count)), "{counts:?}");
        assert!(layout.passages[0].text.contains("\n\n"));
    }

    #[test]
    fn no_passage_crosses_a_heading_and_sections_nest() {
        let blocks = [
            block(BlockKind::Paragraph, "Lead.", 1),
            block(BlockKind::Heading(2), "Reaction", 3),
            block(BlockKind::Heading(3), "Beijing", 4),
            block(BlockKind::Paragraph, "It denied everything.", 5),
            block(BlockKind::Heading(2), "Background", 7),
            block(BlockKind::Paragraph, "An old story.", 8),
        ];
        let passages = lay_out(&blocks).passages;
        let sections: Vec<_> = passages.iter().map(|p| p.section.join(" > ")).collect();
        assert_eq!(sections, ["", "Reaction > Beijing", "Background"]);
        assert_eq!(passages[1].line, 5);
        assert_eq!(passages[1].start as usize, "Lead.\n\nReaction\n\nBeijing\n\n".len());
    }

    #[test]
    fn a_megabyte_without_a_space_becomes_passages() {
        let layout = lay_out(&[block(BlockKind::Paragraph, &"é".repeat(500_000), 1)]);
        assert!(layout.passages.iter().all(|p| p.text.len() <= LONGEST_SENTENCE * 2));
        let total: usize = layout.passages.iter().map(|p| p.text.matches('é').count() * 2).sum();
        assert_eq!(total, 1_000_000);
    }

    proptest! {
        #[test]
        fn words_are_counted_as_white_space_parts_them(text in "[a-zé\\u{0}-\\u{20}\u{a0}\u{85}]{0,40}") {
            prop_assert_eq!(word_count(&text), text.split_whitespace().count());
        }

        #[test]
        fn passages_stand_in_the_text_where_they_say(
            texts in proptest::collection::vec(("[a-zé.,]{1,12}( [a-zé.]{1,9}){0,400}", proptest::bool::ANY), 1..6)
        ) {
            let blocks: Vec<_> = texts
                .iter()
                .map(|(text, heading)| block(if *heading { BlockKind::Heading(2) } else { BlockKind::Paragraph }, text, 1))
                .collect();
            let whole = blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n\n");
            let layout = lay_out(&blocks);
            prop_assert_eq!(layout.length as usize, whole.len());
            for passage in &layout.passages {
                let opening: String = passage.text.chars().take(10).collect();
                prop_assert!(whole[passage.start as usize..].starts_with(&opening));
            }
            let kept: usize = layout.passages.iter().map(|p| p.text.split_whitespace().count()).sum();
            let given: usize = texts.iter().filter(|(_, h)| !h).map(|(t, _)| t.split_whitespace().count()).sum();
            prop_assert_eq!(kept, given);
        }
    }
}
