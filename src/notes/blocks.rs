//! The writer's own text and the blocks filled into it, told apart by marker lines.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};
use serde::{Deserialize, Serialize};

use super::dialect;
use super::questions::{Asked, questions};

const BEGIN: &str = "<!-- demarche:begin";
const END: &str = "<!-- demarche:end -->";

/// What a block remembers of the runs before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The question it answers.
    pub asked: String,
    /// The passages it shows, best first.
    #[serde(default)]
    pub shown: Vec<String>,
    /// Those of them that it did not show before.
    #[serde(default)]
    pub new: Vec<String>,
    /// Passages it showed once and shows no more.
    #[serde(default)]
    pub earlier: Vec<String>,
}

/// A block between markers, markers included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// As it stands, with the line break that was put before it at the end of a file without one.
    pub text: String,
    /// The byte of the writer's own text it stands at.
    pub at: usize,
    /// What it remembers.
    pub memory: Memory,
}

/// A note: the writer's own text, and the blocks in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text without the blocks, byte for byte.
    pub own: String,
    /// In order.
    pub blocks: Vec<Block>,
}

/// Why a note cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A marker without its partner.
    #[error("line {0}: this marker has no partner; put it back or delete it")]
    Unpaired(usize),
    /// A marker that does not read.
    #[error("line {0}: what the marker remembers does not read; delete the block, markers included")]
    Memory(usize),
    /// The filled-in text would not come apart again.
    #[error("the filled-in text could not be told from the rest")]
    Inseparable,
}

impl Note {
    /// Tells the writer's own text and the blocks apart.
    ///
    /// # Errors
    /// When a marker has no partner or does not read.
    pub fn read(text: &str) -> Result<Self, Error> {
        let code = opaque(text);
        let mut note = Self { own: String::with_capacity(text.len()), blocks: Vec::new() };
        let mut at = 0;
        // The block being read: where it starts, its line, what it remembers.
        let mut open: Option<(usize, usize, Memory)> = None;
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let (start, end) = (at, at + line.len());
            at = end;
            let content = line.trim_end();
            let marks = !code.iter().any(|range| range.contains(&start));
            match (&open, marks) {
                (None, true) if content.starts_with(BEGIN) => {
                    let memory = content[BEGIN.len()..].strip_suffix("-->").map(str::trim);
                    let memory = memory.and_then(|memory| serde_json::from_str(memory).ok());
                    open = Some((start, number, memory.ok_or(Error::Memory(number))?));
                }
                (None, true) if content == END => return Err(Error::Unpaired(number)),
                (Some((_, begun, _)), _) if content.starts_with(BEGIN) => return Err(Error::Unpaired(*begun)),
                (Some(_), _) if content == END => {
                    let Some((mut start, _, memory)) = open.take() else { return Err(Error::Unpaired(number)) };
                    if !line.ends_with('\n') {
                        // At the end of a file without a line break, the one before the block came with it.
                        let before = note.own.strip_suffix("\r\n").or_else(|| note.own.strip_suffix('\n'));
                        let kept = before.map_or(note.own.len(), str::len);
                        let last = note.own.split_off(kept);
                        start -= last.len();
                        // Blocks that stand at the end as well have each their line break in front then, not behind.
                        for block in note.blocks.iter_mut().filter(|block| block.at > kept) {
                            let bare = block.text.strip_suffix(&last).unwrap_or(&block.text);
                            (block.text, block.at) = (format!("{last}{bare}"), kept);
                        }
                    }
                    note.blocks.push(Block { text: text[start..end].to_owned(), at: note.own.len(), memory });
                }
                (Some(_), _) => {}
                (None, _) => note.own.push_str(line),
            }
        }
        match open {
            Some((_, begun, _)) => Err(Error::Unpaired(begun)),
            None => Ok(note),
        }
    }

    /// Returns the questions of the writer, each with the number of its block, where it has one: that of the same
    /// question, else the one that stands where its block would go.
    pub fn questions(&self) -> Vec<(Asked, Option<usize>)> {
        let asked = questions(&self.own);
        let mut taken = BTreeSet::new();
        let mut blocks: Vec<Option<usize>> = Vec::with_capacity(asked.len());
        for question in &asked {
            let same =
                |(number, block): &(usize, &Block)| block.memory.asked == question.text && !taken.contains(number);
            let found = self.blocks.iter().enumerate().find(same).map(|(number, _)| number);
            taken.extend(found);
            blocks.push(found);
        }
        for (question, block) in asked.iter().zip(&mut blocks).filter(|(_, block)| block.is_none()) {
            let there = |(number, block): &(usize, &Block)| block.at == question.at && !taken.contains(number);
            *block = self.blocks.iter().enumerate().find(there).map(|(number, _)| number);
            taken.extend(*block);
        }
        asked.into_iter().zip(blocks).collect()
    }

    /// Returns the labels of the footnotes in the writer's own text.
    pub fn labels(&self) -> BTreeSet<String> {
        labels(&self.own)
    }

    /// Returns the text with these blocks in place of those there are: the number of the block replaced, or the place of a
    /// new one, and its lines between the markers with what it remembers.
    ///
    /// # Errors
    /// When the outcome would not come apart again into the same text and blocks.
    pub fn filled(&self, new: &[(Result<usize, usize>, Memory, String)]) -> Result<String, Error> {
        let newline = newline(&self.own);
        let mut pieces: Vec<(usize, String)> = Vec::new();
        for (number, block) in self.blocks.iter().enumerate() {
            let replaced = new.iter().find(|(place, ..)| *place == Ok(number));
            let text = replaced.map_or_else(
                || block.text.clone(),
                |(_, memory, lines)| self.written(block.at, memory, lines, newline),
            );
            pieces.push((block.at, text));
        }
        for (place, memory, lines) in new {
            if let Err(at) = place {
                pieces.push((*at, self.written(*at, memory, lines, newline)));
            }
        }
        pieces.sort_by_key(|(at, _)| *at);
        let mut text = String::with_capacity(self.own.len() * 2);
        let mut from = 0;
        for (at, piece) in pieces {
            text.push_str(&self.own[from..at]);
            if !text.is_empty() && !text.ends_with('\n') && !piece.starts_with(['\r', '\n']) {
                text.push_str(newline);
            }
            text.push_str(&piece);
            from = at;
        }
        text.push_str(&self.own[from..]);
        match Self::read(&text) {
            Ok(note) if note.own == self.own => Ok(text),
            _ => Err(Error::Inseparable),
        }
    }

    fn written(&self, at: usize, memory: &Memory, lines: &str, newline: &str) -> String {
        let memory = serde_json::to_string(memory).unwrap_or_default();
        // Nothing in a comment may look like its end.
        let memory = memory.replace('>', "\\u003e").replace("--", "-\\u002d").replace("--", "-\\u002d");
        let block = format!("{BEGIN} {memory} -->\n\n{}\n\n{END}", lines.trim_matches('\n')).replace('\n', newline);
        // The writer's file may end without a line break, and then does so still.
        let bare_end = at == self.own.len() && !self.own.ends_with('\n') && !self.own.is_empty();
        if bare_end { format!("{newline}{block}") } else { format!("{block}{newline}") }
    }
}

/// Returns where markers mean nothing: code, and the data at the top.
fn opaque(text: &str) -> Vec<Range<usize>> {
    let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let events = Parser::new_ext(&text[skipped..], dialect()).into_offset_iter();
    let code = events.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_))));
    code.map(|(_, range)| range.start + skipped..range.end + skipped).collect()
}

/// Returns the line break the text uses.
fn newline(text: &str) -> &'static str {
    let (all, with_return) = (text.matches('\n').count(), text.matches("\r\n").count());
    if with_return * 2 > all { "\r\n" } else { "\n" }
}

/// Returns the labels of the footnotes in a text, in lower case.
pub fn labels(text: &str) -> BTreeSet<String> {
    let rest = text.split("[^").skip(1);
    rest.filter_map(|rest| rest.split_once(']')).map(|(label, _)| label.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn memory(asked: &str) -> Memory {
        Memory { asked: asked.to_owned(), shown: vec!["a--->b#1".to_owned()], ..Memory::default() }
    }

    /// Fills every question with the same lines.
    fn fill(note: &Note, lines: &str) -> Result<String, Error> {
        let blocks = note
            .questions()
            .into_iter()
            .map(|(asked, block)| (block.ok_or(asked.at), memory(&asked.text), lines.to_owned()));
        note.filled(&blocks.collect::<Vec<_>>())
    }

    #[test]
    fn a_filled_note_comes_apart_again() {
        let text = "\u{feff}# Who?\r\n\r\nMine.\r\n\r\n## Why?";
        let note = Note::read(text).unwrap();
        assert_eq!(note.own, text);
        let filled = fill(&note, "> quoted\n").unwrap();
        assert!(!filled.replace("\r\n", "").contains('\n'), "line breaks stay as they were");
        assert!(filled.starts_with("\u{feff}# Who?\r\n<!-- demarche:begin {") && filled.ends_with("## Why?\r\n<!-- demarche:begin {\"asked\":\"Why?\",\"shown\":[\"a-\\u002d-\\u003eb#1\"],\"new\":[],\"earlier\":[]} -->\r\n\r\n> quoted\r\n\r\n<!-- demarche:end -->"), "{filled}");
        let again = Note::read(&filled).unwrap();
        assert_eq!(again.own, text);
        assert_eq!(again.blocks[1].memory, memory("Why?"));
        assert_eq!(fill(&again, "> quoted\n").unwrap(), filled);
    }

    #[test]
    fn broken_markers_are_named_and_those_in_code_are_text() {
        assert_eq!(Note::read("a\n<!-- demarche:begin {\"asked\":\"x\"} -->\n"), Err(Error::Unpaired(2)));
        assert_eq!(Note::read("<!-- demarche:end -->\n"), Err(Error::Unpaired(1)));
        assert_eq!(Note::read("<!-- demarche:begin x -->\n<!-- demarche:end -->\n"), Err(Error::Memory(1)));
        let code = "```\n<!-- demarche:begin x -->\n```\n";
        assert_eq!(Note::read(code).unwrap().own, code);
    }

    #[test]
    fn two_questions_at_the_end_of_a_file_without_a_line_break_keep_their_blocks() {
        let text = "- no\n  - Where?\n  - Where?";
        let note = Note::read(text).unwrap();
        let filled = fill(&note, "> there").unwrap();
        let again = Note::read(&filled).unwrap();
        assert_eq!(again.own, text);
        assert_eq!(fill(&again, "> there").unwrap(), filled);
    }

    proptest! {
        #[test]
        fn the_writers_text_stays_byte_for_byte(
            parts in prop::collection::vec(prop::sample::select(vec![
                "# Who?", "## Why is it?", "text", "- When?", "  - Where?", "- no", "1. How?", "    # Code?", "```", "~~~",
                "> # Who?", "", "", "\t", "---", "===", "<!--", "-->", "<div>", "[^a]: note?", "*So?*", "\u{feff}", "| a? |",
            ]), 0..14),
            newline in prop::sample::select(vec!["\n", "\r\n"]),
            ending in any::<bool>(),
            lines in "[ -~]{0,20}",
        ) {
            let mut text = parts.join(newline);
            if ending {
                text.push_str(newline);
            }
            let note = Note::read(&text).unwrap();
            prop_assert_eq!(&note.own, &text);
            let lines = format!("> {lines}");
            match fill(&note, &lines) {
                Ok(filled) => {
                    let again = Note::read(&filled).unwrap();
                    prop_assert_eq!(&again.own, &text);
                    prop_assert_eq!(again.questions().iter().filter(|(_, block)| block.is_some()).count(), note.questions().len());
                    prop_assert_eq!(fill(&again, &lines).unwrap(), filled);
                }
                Err(error) => prop_assert_eq!(error, Error::Inseparable),
            }
        }
    }
}
