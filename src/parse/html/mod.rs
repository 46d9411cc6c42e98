//! Saved web pages: parsed once, searched for the article, and its blocks rendered in one go.

mod article;
mod blocks;
mod credits;
mod head;
mod json_ld;
mod marks;
mod render;
mod sites;
mod titles;
mod tree;

use self::marks::Mark;
use super::claims::Claims;
use super::decode::{self, Decoded};
use super::furniture::{self, Swept};
use super::{Error, Piece, cleaning, plain};
use crate::model::{Block, BlockKind, Draft};

/// Reads a web page.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    read(decode::page(&piece.bytes), piece.line)
}

/// Reads the decoded text of a web page whose first line is that of the number.
pub(super) fn read(decoded: Decoded<'_>, first: u32) -> Result<Draft, Error> {
    let mut notices = decoded.notices;
    let page = tree::Page::parse(&decoded.text);
    let cut = page.cut.map(str::to_owned);
    let mut claims = Claims::default();
    json_ld::read(&page, &mut claims);
    head::read(&page, &mut claims);
    let marks = marks::marks(&page);
    credits::read(&page, &marks, &mut claims);
    titles::order(&mut claims);
    let kept = article::keep(&page, &marks, blocks::raw(&page, &marks));
    let mut blocks = text(&page, kept, first, &mut claims)?;
    if !says_something(&blocks) {
        // Everything looked like furniture: better too much than nothing.
        let seen = |&mark: &Mark| if mark == Mark::Hidden { mark } else { Mark::Text };
        let all: Vec<Mark> = marks.iter().map(seen).collect();
        blocks = text(&page, blocks::raw(&page, &all), first, &mut claims)?;
    }
    if !says_something(&blocks) {
        let stated = json_ld::body(&page, first);
        if !stated.is_empty() {
            blocks = stated;
        } else if !blocks.is_empty() {
            // Headings and nothing under them.
            for block in &mut blocks {
                block.kind = BlockKind::Paragraph;
            }
        } else if let Some(block) = head::description(&page, first) {
            blocks.push(block);
            notices.push("a script puts its text together; only its description was read".to_owned());
        } else {
            return Err(Error::NoText);
        }
    }
    Ok(Draft { id: None, blocks, claims: claims.0, cut, notices })
}

/// Tells whether there is more than headings.
fn says_something(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| !matches!(block.kind, BlockKind::Heading(_)))
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

/// Renders the blocks, those on one line by themselves and preformatted ones by a renderer, and pairs them with what was known of them before.
fn rendered(page: &tree::Page, kept: Vec<blocks::Raw>, first: u32) -> Result<Vec<Swept>, Error> {
    let mut out = Vec::with_capacity(kept.len());
    let mut kept = kept.into_iter().peekable();
    // The renderer builds a tree of its own; that of a few blocks at a time stays small.
    while kept.peek().is_some() {
        out.extend(sheet_of(page, kept.by_ref().take(1000).collect(), first)?);
    }
    Ok(out)
}

fn sheet_of(page: &tree::Page, kept: Vec<blocks::Raw>, first: u32) -> Result<Vec<Swept>, Error> {
    let mut sheet = render::Sheet::default();
    let mut lines = Vec::with_capacity(kept.len());
    for raw in &kept {
        let preformatted = raw.kind == BlockKind::Code;
        let mut text = String::new();
        let mut cells = 0;
        for run in &raw.runs {
            match run {
                blocks::Run::Text(at) => text.push_str(page.words(*at)),
                blocks::Run::Break => text.push('\n'),
                blocks::Run::Cell => {
                    if cells > 0 {
                        text.push_str(" | ");
                    }
                    cells += 1;
                }
            }
        }
        if preformatted {
            sheet.add(&text);
        } else {
            lines.push(text);
        }
    }
    let (mut preformatted, mut lines) = (sheet.render()?.into_iter(), lines.into_iter());
    let blocks = kept.into_iter().filter_map(|raw| {
        let text = if raw.kind == BlockKind::Code {
            cleaning::preformatted(&preformatted.next()?)
        } else {
            cleaning::line(&lines.next()?)
        };
        let line = raw.line.saturating_add(first.saturating_sub(1));
        cleaning::has_words(&text).then(|| Swept {
            linked: raw.linked * 10 > raw.chars * 7,
            block: Block { kind: raw.kind, text, line, page: None },
        })
    });
    Ok(blocks.collect())
}

/// Drops the title, the byline and the date where they stand above the text.
fn without_head(mut blocks: Vec<Swept>, claims: &mut Claims) -> Vec<Swept> {
    let titles = claims.folded_titles();
    let mut at = 0;
    let mut found = false;
    while at < blocks.len().min(8) {
        let block = &blocks[at].block;
        if !found && titles.iter().any(|title| cleaning::folds_to(&block.text, title)) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    const PROSE: &str = "The ministry said on Tuesday that it had summoned the ambassador over the attack, and that it would not be the last word.";

    fn read(html: &str) -> Draft {
        draft(&Piece { bytes: html.as_bytes().to_vec(), line: 1 }).unwrap()
    }

    fn shape(draft: &Draft) -> Vec<(BlockKind, &str, u32)> {
        draft.blocks.iter().map(|block| (block.kind, block.text.as_str(), block.line)).collect()
    }

    #[test]
    fn the_article_is_found_among_furniture() {
        let page = format!(
            "<!doctype html>\n<html lang=en><head><title>Talks end in Geneva | Wire</title></head>\n<body class='has-sidebar'>\n\
             <nav><a href=/>Home</a></nav><div id=cookie-consent>{PROSE}</div>\n<article>\n<header><h1>Talks end in Geneva</h1></header>\n\
             <p class=byline>By Jane Doe · 25 March 2024</p>\n<p>\n  {PROSE}</p>\n<h2>What next</h2>\n<ul><li>One <b>thing</b> to do.</li></ul>\n\
             <div class=related-links><h3>Related news</h3><ul><li><a href=/x>Other talks end as well</a></li></ul></div>\n\
             <div class=callout><b>Background papers</b><ul><li><a href=/1>Flame and Gauss</a></li><li><a href=/2>Air gaps</a></li></ul></div>\
             <blockquote><p>It was said.</p></blockquote>\n<p>A &lt;b&gt; &amp; c.<sup><a href='#n1'>1</a></sup></p>\n\
             <table><tr><th>Day</th><th>Event</th></tr><tr><td>Monday</td><td>Talks</td></tr></table>\n<p hidden>{PROSE}</p>\n\
             </article>\n<aside>{PROSE}</aside><div id=comments><p>{PROSE}</p></div><footer>{PROSE}</footer></body></html>"
        );
        let draft = read(&page);
        assert_eq!(
            shape(&draft),
            [
                (BlockKind::Paragraph, PROSE, 9),
                (BlockKind::Heading(2), "What next", 10),
                (BlockKind::ListItem, "One thing to do.", 11),
                (BlockKind::Quote, "It was said.", 13),
                (BlockKind::Paragraph, "A <b> & c.", 14),
                (BlockKind::TableRow, "Day | Event", 15),
                (BlockKind::TableRow, "Monday | Talks", 15)
            ]
        );
        let claimed = |field| {
            draft
                .claims
                .iter()
                .filter(|claim| claim.field == field)
                .map(|claim| claim.value.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(claimed(Field::Title), ["Talks end in Geneva", "Talks end in Geneva"]);
        assert_eq!(claimed(Field::Author)[0], "Jane Doe");
        assert!(claimed(Field::Published).iter().any(|date| date.contains("25 March 2024")));
        assert_eq!(claimed(Field::Outlet), ["Wire"]);
    }

    #[test]
    fn line_breaks_and_divisions_part_paragraphs() {
        let draft = read(&format!(
            "{PROSE}<br>\nstill the same<br><br>\n{PROSE} Twice.<div>{PROSE} Thrice.</div>\nfour words of text"
        ));
        let texts: Vec<_> = draft
            .blocks
            .iter()
            .map(|block| (block.text.len() - PROSE.len().min(block.text.len()), block.line))
            .collect();
        assert_eq!(texts, [(15, 1), (7, 3), (8, 3), (0, 4)]);
    }

    #[test]
    fn preformatted_text_keeps_its_lines_and_captions_are_kept() {
        let draft = read(&format!(
            "<p>{PROSE}</p><pre>\na\n  b</pre><figure><img alt=x><figcaption>The hall.</figcaption></figure><p>{PROSE} End."
        ));
        assert_eq!(draft.blocks[1].kind, BlockKind::Code);
        assert_eq!(draft.blocks[1].text, "a\n  b");
        assert_eq!((draft.blocks[2].kind, draft.blocks[2].text.as_str()), (BlockKind::Caption, "The hall."));
    }

    #[test]
    fn a_short_article_is_one_too() {
        let draft =
            read("<nav><a href=/>Home</a></nav><article><h1>Note</h1><p>Talks end.</p><p>More later.</p></article>");
        assert_eq!(shape(&draft), [(BlockKind::Paragraph, "Talks end.", 1), (BlockKind::Paragraph, "More later.", 1)]);
    }

    #[test]
    fn headings_without_text_are_the_text() {
        let draft = read("<title>Cases</title><article><h2>Case one</h2><img src=a.png><h2>Case two</h2></article>");
        assert_eq!(shape(&draft), [(BlockKind::Paragraph, "Case one", 1), (BlockKind::Paragraph, "Case two", 1)]);
    }

    #[test]
    fn a_page_that_a_script_puts_together_keeps_its_description() {
        let draft = read(
            "<html><head><title>Talks end in Geneva</title>\n<meta name=description content='The talks in Geneva ended without a treaty, &amp; nobody was surprised.'>\
             <body><div id=app></div><script>render()</script>",
        );
        let text = "The talks in Geneva ended without a treaty, & nobody was surprised.";
        assert_eq!(shape(&draft), [(BlockKind::Paragraph, text, 1)]);
        assert_eq!(draft.notices, ["a script puts its text together; only its description was read"]);
    }

    #[test]
    fn pages_without_text_are_refused() {
        let error = draft(&Piece { bytes: b"<html><script>x</script></html>".to_vec(), line: 1 }).unwrap_err();
        assert_eq!(error.to_string(), "it holds no text");
        let held =
            "<script type='application/ld+json'>{\"@type\": \"Article\", \"articleBody\": \"It ended.\"}</script>";
        assert_eq!(read(held).blocks[0].text, "It ended.");
    }
}
