//! Saved web pages: parsed once, searched for the article, and its blocks rendered in one go.

mod article;
mod blocks;
mod credits;
mod head;
mod json_ld;
mod marks;
mod render;
mod tree;

use self::marks::Mark;
use super::claims::Claims;
use super::decode::{self, Decoded};
use super::furniture::{self, Swept};
use super::{Error, Piece, cleaning, plain};
use crate::model::{Block, BlockKind, Draft, Field};

/// Reads a web page.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    read(decode::page(&piece.bytes), piece.line)
}

/// Reads the decoded text of a web page whose first line is that of the number.
pub(super) fn read(decoded: Decoded, first: u32) -> Result<Draft, Error> {
    let mut notices = decoded.notices;
    let page = tree::Page::parse(&decoded.text);
    if page.cut {
        notices.push("its elements are nested too deep; it was read up to there".to_owned());
    }
    let mut claims = Claims::default();
    json_ld::read(&page, &mut claims);
    head::read(&page, &mut claims);
    let marks = marks::marks(&page);
    credits::read(&page, &marks, &mut claims);
    let kept = article::keep(&page, &marks, blocks::raw(&page, &marks));
    let mut blocks = text(&page, kept, first, &mut claims)?;
    if blocks.is_empty() {
        // Everything looked like furniture: better too much than nothing.
        let seen = |&mark: &Mark| if mark == Mark::Hidden { mark } else { Mark::Text };
        let all: Vec<Mark> = marks.iter().map(seen).collect();
        blocks = text(&page, blocks::raw(&page, &all), first, &mut claims)?;
    }
    if blocks.is_empty() {
        blocks = json_ld::body(&page, first);
    }
    if blocks.is_empty() {
        return Err(Error::NoText);
    }
    Ok(Draft { id: None, blocks, claims: claims.0, notices })
}

/// Takes the markup and the references out of a short text.
pub(super) fn plain_text(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return text.to_owned();
    }
    let page = tree::Page::parse(text);
    (0..page.nodes.len()).filter(|&at| page.is_text(at)).map(|at| page.words(at)).collect()
}

/// Renders the blocks and takes away what is not the article's text.
fn text(page: &tree::Page, kept: Vec<blocks::Raw>, first: u32, claims: &mut Claims) -> Result<Vec<Block>, Error> {
    let mut rendered = without_head(rendered(page, kept, first)?, claims);
    lead_is_text(&mut rendered);
    let unswept: Vec<Block> = rendered.iter().map(|swept| swept.block.clone()).collect();
    let swept = furniture::sweep(rendered);
    Ok(if swept.is_empty() { unswept } else { swept })
}

/// Renders the blocks and pairs them with what was known of them before.
fn rendered(page: &tree::Page, kept: Vec<blocks::Raw>, first: u32) -> Result<Vec<Swept>, Error> {
    let mut sheet = render::Sheet::default();
    for raw in &kept {
        let preformatted = raw.kind == BlockKind::Code;
        sheet.open(preformatted);
        let mut cells = 0;
        for run in &raw.runs {
            match run {
                blocks::Run::Text(at) => sheet.text(page.words(*at)),
                blocks::Run::Break if preformatted => sheet.text("\n"),
                blocks::Run::Break => sheet.line_break(),
                blocks::Run::Cell => {
                    if cells > 0 {
                        sheet.text(" | ");
                    }
                    cells += 1;
                }
            }
        }
        sheet.close(preformatted);
    }
    let texts = sheet.render()?;
    let blocks = kept.into_iter().zip(texts).filter_map(|(raw, text)| {
        let text = if raw.kind == BlockKind::Code { cleaning::preformatted(&text) } else { cleaning::line(&text) };
        let line = raw.line.saturating_add(first - 1);
        cleaning::has_words(&text).then(|| Swept {
            linked: raw.linked * 10 > raw.chars * 7,
            block: Block { kind: raw.kind, text, line, page: None },
        })
    });
    Ok(blocks.collect())
}

/// Drops the title, the byline and the date where they stand above the text.
fn without_head(mut blocks: Vec<Swept>, claims: &mut Claims) -> Vec<Swept> {
    let titles: Vec<String> = claims
        .0
        .iter()
        .filter(|claim| claim.field == Field::Title)
        .map(|claim| cleaning::folded(&claim.value))
        .collect();
    let mut at = 0;
    let mut found = false;
    while at < blocks.len().min(8) {
        let block = &blocks[at].block;
        let text = cleaning::folded(&block.text);
        if !found && titles.contains(&text) {
            found = true;
            blocks.remove(at);
        } else if block.kind == BlockKind::Paragraph
            && (plain::is_byline(&block.text, claims) || plain::credit(&block.text, claims))
        {
            blocks.remove(at);
        } else {
            at += 1;
        }
    }
    blocks
}

/// A heading as long as a paragraph is one: the lead, set larger.
fn lead_is_text(blocks: &mut [Swept]) {
    for Swept { block, .. } in blocks {
        if matches!(block.kind, BlockKind::Heading(_)) && block.text.chars().count() > 160 {
            block.kind = BlockKind::Paragraph;
        }
    }
}
