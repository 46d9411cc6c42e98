use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::claims::Claims;
use super::{Error, Piece, cleaning, datelike, decode, front_matter, furniture, plain};
use crate::model::{Block, BlockKind, Draft, Field, Origin};

/// Reads a Markdown file with its front matter.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    let decoded = decode::text(&piece.bytes);
    let text = decoded.text.replace("\r\n", "\n");
    let (mut claims, skipped) = match front_matter::read(&text) {
        Some(found) => (found.claims, found.lines),
        None => (Claims::default(), 0),
    };
    let start = text.split_inclusive('\n').take(skipped).map(str::len).sum();
    let first = piece.line.saturating_add(u32::try_from(skipped).unwrap_or(u32::MAX));
    let mut blocks = Reader::new(&text[start..], first).read();
    title(&mut blocks, &mut claims);
    credits(&mut blocks, &mut claims);
    let blocks = furniture::sweep(blocks);
    if blocks.is_empty() {
        return Err(Error::NoText);
    }
    Ok(Draft { id: None, blocks, claims: claims.0, cut: None, notices: decoded.notices })
}

/// Takes a heading of the first level at the top for the title, and drops headings that repeat it.
fn title(blocks: &mut Vec<furniture::Swept>, claims: &mut Claims) {
    let Some(at) = blocks.iter().take(4).position(|swept| matches!(swept.block.kind, BlockKind::Heading(1))) else {
        let mut only: Vec<Block> = blocks.iter().take(1).map(|swept| swept.block.clone()).collect();
        plain::drop_title(&mut only, claims);
        if only.is_empty() && !blocks.is_empty() {
            blocks.remove(0);
        }
        return;
    };
    let heading = blocks[at].block.text.clone();
    let known = claims.0.iter().find(|claim| claim.field == Field::Title).map(|claim| cleaning::folded(&claim.value));
    match known {
        Some(known) if known != cleaning::folded(&heading) => {}
        _ => {
            claims.push(Field::Title, &heading, Origin::Heading);
            blocks.remove(at);
        }
    }
}

/// Takes the byline and the line with the date off the top.
fn credits(blocks: &mut Vec<furniture::Swept>, claims: &mut Claims) {
    let mut at = 0;
    while at < blocks.len().min(4) {
        let block = &blocks[at].block;
        let paragraph = block.kind == BlockKind::Paragraph;
        if paragraph && datelike::is_date_line(&block.text) {
            claims.push(Field::Published, &block.text, Origin::Byline);
            blocks.remove(at);
        } else if paragraph
            && block.text.len() <= 100
            && !block.text.ends_with('.')
            && super::claims::after_by(&block.text).is_some_and(|rest| !super::claims::names(rest).is_empty())
        {
            claims.authors(&block.text, Origin::Byline);
            blocks.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Walks the events of a Markdown text and gathers blocks.
struct Reader<'t> {
    text: &'t str,
    /// The byte and line up to which line ends have been counted.
    counted: (usize, u32),
    out: Vec<furniture::Swept>,
    kind: BlockKind,
    /// The text of the block being read, and where in the file's text it starts.
    open: String,
    at: Option<usize>,
    linked: usize,
    links: usize,
    quotes: usize,
    items: usize,
    images: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, first: u32) -> Self {
        Self {
            text,
            counted: (0, first),
            out: Vec::new(),
            kind: BlockKind::Paragraph,
            open: String::new(),
            at: None,
            linked: 0,
            links: 0,
            quotes: 0,
            items: 0,
            images: 0,
        }
    }

    fn read(mut self) -> Vec<furniture::Swept> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(self.text, options).into_offset_iter() {
            match event {
                Event::Start(tag) => self.start(&tag),
                Event::End(tag) => self.end(tag),
                Event::Text(text) | Event::Code(text) => self.add(&text, range.start),
                Event::SoftBreak | Event::HardBreak => {
                    self.add(if self.kind == BlockKind::Code { "\n" } else { " " }, range.start);
                }
                Event::InlineHtml(html) if html.starts_with("<br") => self.add(" ", range.start),
                _ => {}
            }
        }
        self.close();
        self.out
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(level_number(*level))),
            Tag::Paragraph => {
                let kind = self.around();
                if self.kind != BlockKind::ListItem || !self.open.is_empty() {
                    self.begin(kind);
                }
            }
            Tag::Item => {
                self.items += 1;
                self.begin(BlockKind::ListItem);
            }
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::TableHead | Tag::TableRow => self.begin(BlockKind::TableRow),
            Tag::TableCell if !self.open.is_empty() => self.open.push_str(" | "),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => self.images += 1,
            Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::HtmlBlock => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::TableRow => {
                self.close();
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn around(&self) -> BlockKind {
        match (self.items, self.quotes) {
            (1.., _) => BlockKind::ListItem,
            (_, 1..) => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.kind = kind;
    }

    fn add(&mut self, text: &str, at: usize) {
        // The alternative text of an image describes it; it is not the article's.
        if self.images > 0 {
            return;
        }
        if self.at.is_none() && cleaning::has_words(text) {
            self.at = Some(at);
        }
        if self.links > 0 {
            self.linked += text.len();
        }
        self.open.push_str(text);
    }

    fn close(&mut self) {
        let raw = std::mem::take(&mut self.open);
        let around = self.around();
        let kind = std::mem::replace(&mut self.kind, around);
        let (at, linked) = (self.at.take(), std::mem::take(&mut self.linked));
        let text = if kind == BlockKind::Code { cleaning::preformatted(&raw) } else { cleaning::line(&raw) };
        if let Some(at) = at.filter(|_| cleaning::has_words(&text)) {
            let line = self.line_of(at);
            let linked = linked * 10 > text.len() * 8;
            self.out.push(furniture::Swept { block: Block { kind, text, line, page: None }, linked });
        }
    }

    fn line_of(&mut self, at: usize) -> u32 {
        if at < self.counted.0 {
            // Definitions of footnotes may be handed over late; counting starts anew, from the first line.
            let before = cleaning::line_ends(&self.text[at..self.counted.0]);
            self.counted = (at, self.counted.1.saturating_sub(before));
        } else {
            let passed = cleaning::line_ends(&self.text[self.counted.0..at]);
            self.counted = (at, self.counted.1.saturating_add(passed));
        }
        self.counted.1
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Draft {
        draft(&Piece { bytes: text.as_bytes().to_vec(), line: 1 }).unwrap()
    }

    #[test]
    fn blocks_know_their_kinds_and_lines() {
        let draft = read(
            "---\ntitle: T\n---\n\n# T\n\nOne *two*\n[three](https://x.example).\n\n## Sub\n\n- a\n- b **c**\n\n> Said so.\n\n| h | i |\n|---|---|\n| 1 | 2 |\n\n```\nx\n  y\n```\n",
        );
        let found: Vec<_> = draft.blocks.iter().map(|block| (block.kind, block.text.as_str(), block.line)).collect();
        assert_eq!(
            found,
            [
                (BlockKind::Paragraph, "One two three.", 7),
                (BlockKind::Heading(2), "Sub", 10),
                (BlockKind::ListItem, "a", 12),
                (BlockKind::ListItem, "b c", 13),
                (BlockKind::Quote, "Said so.", 15),
                (BlockKind::TableRow, "h | i", 17),
                (BlockKind::TableRow, "1 | 2", 19),
                (BlockKind::Code, "x\n  y", 22)
            ]
        );
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let draft = read("# Talks end\n\nBy Jane Doe\n\n25 March 2024\n\nThey ended.");
        assert_eq!(draft.blocks.len(), 1);
        let found: Vec<_> = draft.claims.iter().map(|claim| (claim.field, claim.value.as_str())).collect();
        assert_eq!(
            found,
            [(Field::Title, "Talks end"), (Field::Author, "Jane Doe"), (Field::Published, "25 March 2024")]
        );
    }
}
