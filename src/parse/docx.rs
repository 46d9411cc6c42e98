use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::claims::Claims;
use super::{Error, Piece, cleaning, furniture, plain, xml};
use crate::model::{Block, BlockKind, Draft, Field, Origin};

/// The most bytes a part of the archive may unpack to; a few kilobytes can be made to hold gigabytes of nothing.
const LARGEST: u64 = 64 << 20;

/// Reads an office document (DOCX): paragraphs, headings by their styles, lists, tables. Its blocks have no lines of
/// their own: all stand on the first.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    let mut archive = ZipArchive::new(Cursor::new(piece.bytes.as_slice())).map_err(|error| Error::container(&error))?;
    let document = part(&mut archive, "word/document.xml")?
        .ok_or_else(|| Error::Container("it has no word/document.xml".to_owned()))?;
    let styles = part(&mut archive, "word/styles.xml")?.map(|xml| styles(&xml)).unwrap_or_default();
    let mut claims = Claims::default();
    if let Some(core) = part(&mut archive, "docProps/core.xml")? {
        properties(&core, &mut claims);
    }
    let mut blocks = Body::new(&styles, piece.line).read(&document, &mut claims);
    heads(&mut blocks, &mut claims);
    let swept = blocks.into_iter().map(|block| furniture::Swept { block, linked: false }).collect();
    let blocks = furniture::sweep(swept);
    if blocks.is_empty() {
        return Err(Error::NoText);
    }
    Ok(Draft { id: None, blocks, claims: claims.0, cut: None, notices: Vec::new() })
}

/// Unpacks a part of the archive; `None` when there is none of that name, or it is damaged.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Error> {
    let Ok(packed) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = packed.take(LARGEST + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > LARGEST {
        return Err(Error::Container(format!("{name} unpacks to more than {LARGEST} bytes")));
    }
    Ok(read.is_ok().then(|| super::decode::text(&bytes).text.into_owned()))
}

/// Maps the ids of paragraph styles to their English names, which are the same in every language of the program.
fn styles(xml: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut id = None;
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "style" => id = xml::attribute(&element, "styleId"),
                "name" => {
                    if let (Some(id), Some(name)) = (id.take(), xml::attribute(&element, "val")) {
                        found.insert(id, name.to_lowercase());
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

fn properties(xml: &str, claims: &mut Claims) {
    let mut field = None;
    let mut text = String::new();
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => {
                text.clear();
                field = match element.local_name().as_ref() {
                    "title" => Some(Field::Title),
                    "creator" => Some(Field::Author),
                    "created" => Some(Field::Published),
                    "modified" => Some(Field::Modified),
                    "language" => Some(Field::Lang),
                    "keywords" => Some(Field::Tag),
                    _ => None,
                };
            }
            Event::End(_) => match field.take() {
                Some(Field::Author) => claims.authors(&text, Origin::Properties),
                Some(Field::Tag) => {
                    text.split([',', ';']).for_each(|tag| claims.push(Field::Tag, tag, Origin::Properties));
                }
                Some(field) => claims.push(field, &text, Origin::Properties),
                None => {}
            },
            Event::Eof => break,
            event => xml::text(&event, &mut text),
        }
    }
}

/// Walks the body of the document.
struct Body<'s> {
    styles: &'s HashMap<String, String>,
    line: u32,
    blocks: Vec<Block>,
    kind: BlockKind,
    title: bool,
    text: String,
    /// The cells of the row being read, and how deep tables are nested.
    row: Vec<String>,
    tables: usize,
    /// Whether what is read is text of the document: within `t`, and not within what was deleted.
    in_text: bool,
    deleted: usize,
}

impl<'s> Body<'s> {
    fn new(styles: &'s HashMap<String, String>, line: u32) -> Self {
        Self {
            styles,
            line,
            blocks: Vec::new(),
            kind: BlockKind::Paragraph,
            title: false,
            text: String::new(),
            row: Vec::new(),
            tables: 0,
            in_text: false,
            deleted: 0,
        }
    }

    fn read(mut self, xml: &str, claims: &mut Claims) -> Vec<Block> {
        let mut reader = Reader::from_str(xml);
        // A document cut off in the middle gives what stands before the cut.
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(element) => self.start(&element, false),
                Event::Empty(element) => self.start(&element, true),
                Event::End(element) => self.end(element.local_name().as_ref(), claims),
                Event::Eof => break,
                event if self.in_text && self.deleted == 0 => xml::text(&event, &mut self.text),
                _ => {}
            }
        }
        self.blocks
    }

    fn start(&mut self, element: &BytesStart<'_>, empty: bool) {
        match element.local_name().as_ref() {
            "p" if self.tables == 0 => {
                self.text.clear();
                self.kind = BlockKind::Paragraph;
                self.title = false;
            }
            "p" if !self.text.is_empty() => self.text.push(' '),
            "pStyle" => {
                let id = xml::attribute(element, "val").unwrap_or_default();
                let name = self.styles.get(&id).map_or_else(|| id.to_lowercase(), Clone::clone);
                self.style(&name);
            }
            "numPr" if self.kind == BlockKind::Paragraph => self.kind = BlockKind::ListItem,
            "outlineLvl" => {
                if let Some(level) =
                    xml::attribute(element, "val").and_then(|value| value.parse::<u8>().ok()).filter(|level| *level < 6)
                {
                    self.kind = BlockKind::Heading(level + 1);
                }
            }
            "t" => self.in_text = !empty,
            "tab" | "br" | "cr" => self.text.push(' '),
            "noBreakHyphen" => self.text.push('-'),
            "tbl" if !empty => self.tables += 1,
            "del" | "moveFrom" if !empty => self.deleted += 1,
            _ => {}
        }
    }

    fn style(&mut self, name: &str) {
        let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
        match name {
            "title" => self.title = true,
            "caption" => self.kind = BlockKind::Caption,
            "quote" | "intense quote" => self.kind = BlockKind::Quote,
            _ if name.starts_with("heading") => {
                self.kind = BlockKind::Heading(digits.parse::<u8>().unwrap_or(1).clamp(1, 6));
            }
            _ if name.starts_with("list") => self.kind = BlockKind::ListItem,
            _ => {}
        }
    }

    fn end(&mut self, name: &str, claims: &mut Claims) {
        match name {
            "t" => self.in_text = false,
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "p" if self.tables == 0 => {
                let text = std::mem::take(&mut self.text);
                if std::mem::take(&mut self.title) {
                    claims.push(Field::Title, &text, Origin::Heading);
                }
                self.push(self.kind, &text);
            }
            "tc" if self.tables == 1 => self.row.push(cleaning::line(&std::mem::take(&mut self.text))),
            "tr" if self.tables == 1 => {
                let row = std::mem::take(&mut self.row).join(" | ");
                self.push(BlockKind::TableRow, &row);
            }
            "tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    fn push(&mut self, kind: BlockKind, text: &str) {
        let text = cleaning::line(text);
        if cleaning::has_words(&text) {
            self.blocks.push(Block { kind, text, line: self.line, page: None });
        }
    }
}

/// Takes title, byline and date off the top.
fn heads(blocks: &mut Vec<Block>, claims: &mut Claims) {
    if claims.0.iter().all(|claim| claim.origin != Origin::Heading)
        && let Some(at) = blocks.iter().take(3).position(|block| block.kind == BlockKind::Heading(1))
        && blocks.iter().filter(|block| block.kind == BlockKind::Heading(1)).count() == 1
    {
        claims.push(Field::Title, &blocks[at].text.clone(), Origin::Heading);
    }
    plain::drop_credits(blocks, claims);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_make_headings_and_deletions_are_gone() {
        let styles =
            styles("<w:styles><w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>");
        let mut claims = Claims::default();
        let xml = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Talks &amp; tea</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pStyle w:val=\"berschrift2\"/></w:pPr><w:r><w:t>Why</w:t></w:r></w:p>\
            <w:p><w:r><w:t xml:space=\"preserve\">One </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:t>two</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
        let blocks = Body::new(&styles, 1).read(xml, &mut claims);
        let found: Vec<_> = blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        assert_eq!(
            found,
            [
                (BlockKind::Paragraph, "Talks & tea"),
                (BlockKind::Heading(2), "Why"),
                (BlockKind::Paragraph, "One two"),
                (BlockKind::ListItem, "item"),
                (BlockKind::TableRow, "a | b")
            ]
        );
        assert_eq!(claims.0[0].value, "Talks & tea");
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        let error = draft(&Piece { bytes: b"PK\x03\x04 nothing".to_vec(), line: 1 }).unwrap_err();
        assert!(error.to_string().starts_with("it cannot be opened: "));
    }
}
