use std::collections::{HashMap, HashSet};

use super::cleaning::folded;
use crate::model::{Block, BlockKind};

/// What a furniture heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announced {
    /// Headlines, links, a form: it ends where prose begins.
    Teasers,
    /// Readers' comments, which are prose themselves: it ends with the page.
    Comments,
}

/// Headings of what stands around an article, folded.
const TEASERS: [&str; 94] = [
    "latest news",
    "latest",
    "latest stories",
    "latest articles",
    "latest posts",
    "latest headlines",
    "related news",
    "related",
    "related articles",
    "related stories",
    "related content",
    "related posts",
    "related topics",
    "related links",
    "related coverage",
    "related reading",
    "more on this story",
    "more on this topic",
    "more on this",
    "more stories",
    "more news",
    "more articles",
    "more like this",
    "more to read",
    "more coverage",
    "explore further",
    "more",
    "read more",
    "read next",
    "read also",
    "up next",
    "most read",
    "most popular",
    "most viewed",
    "most shared",
    "trending",
    "trending now",
    "popular",
    "popular posts",
    "popular now",
    "popular stories",
    "recommended",
    "recommended for you",
    "recommended stories",
    "recommended reading",
    "you may also like",
    "you might also like",
    "you may like",
    "you might like",
    "you may also be interested in",
    "also on this site",
    "also read",
    "also in the news",
    "share this",
    "share this article",
    "share this story",
    "share",
    "newsletter",
    "newsletters",
    "sign up for our newsletter",
    "subscribe",
    "subscribe to our newsletter",
    "follow us",
    "about the author",
    "about the authors",
    "advertisement",
    "tags",
    "topics",
    "recent posts",
    "recent articles",
    "recent news",
    "categories",
    "archives",
    "editors picks",
    "editor s picks",
    "top stories",
    "what to read next",
    "dont miss",
    "don t miss",
    "mehr zum thema",
    "weitere artikel",
    "lesen sie auch",
    "meistgelesen",
    "verwandte artikel",
    "lire aussi",
    "\u{e0} lire aussi",
    "sur le m\u{ea}me sujet",
    "les plus lus",
    "noticias relacionadas",
    "te puede interesar",
    "lo m\u{e1}s le\u{ed}do",
    "leggi anche",
    "leia tamb\u{e9}m",
    "lees ook",
];

const COMMENTS: [&str; 17] = [
    "comments",
    "tell us what you think",
    "leave a comment",
    "leave a reply",
    "leave a comment below",
    "post a comment",
    "add a comment",
    "write a comment",
    "reader comments",
    "readers comments",
    "join the conversation",
    "join the discussion",
    "what do you think",
    "cancel reply",
    "kommentare",
    "commentaires",
    "comentarios",
];

/// Lines that say nothing of the story wherever they stand, folded.
const LINES: [&str; 33] = [
    "advert",
    "close",
    "caption",
    "advertisement",
    "advertisement continue reading below",
    "advertising",
    "anzeige",
    "publicit\u{e9}",
    "publicidad",
    "continue reading below",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "article continues below advertisement",
    "continue reading",
    "continue reading the main story",
    "share",
    "share this article",
    "share this story",
    "share this",
    "read more",
    "print",
    "email",
    "back to top",
    "skip to content",
    "skip to main content",
    "skip advertisement",
    "sponsored",
    "loading",
    "listen to this article",
    "save for later",
    "sign up",
    "subscribe",
];

fn announced(folded: &str) -> Option<Announced> {
    if TEASERS.contains(&folded) || starts_teasers(folded) {
        return Some(Announced::Teasers);
    }
    let counted = folded.split(' ').all(|word| matches!(word, "comments" | "comment" | "reader") || is_number(word))
        && folded.split(' ').any(is_number)
        && folded.contains("comment");
    (counted || COMMENTS.contains(&folded)).then_some(Announced::Comments)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// "More from the politics desk" announces teasers; "More from less" is an article's own heading, so only a few forms
/// count.
fn starts_teasers(folded: &str) -> bool {
    [
        "more from the ",
        "more from our ",
        "more on this",
        "sign up for ",
        "sign up to ",
        "subscribe to ",
        "get our newsletter",
    ]
    .iter()
    .any(|start| folded.starts_with(start))
        && folded.split(' ').count() <= 8
}

/// Tells whether a heading announces furniture.
pub(super) fn is_heading(text: &str) -> bool {
    text.len() <= 80 && announced(&folded(text)).is_some()
}

/// A block, and whether most of it is links.
pub(super) struct Swept {
    pub(super) block: Block,
    pub(super) linked: bool,
}

/// Drops furniture that only its words give away: the headings above teasers and what follows them, as far as it
/// does not read like the article, and comments to the end.
pub(super) fn sweep(mut blocks: Vec<Swept>) -> Vec<Block> {
    drop_repeated(&mut blocks);
    let total: usize = blocks.iter().map(|swept| swept.block.text.len()).sum();
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut dropping: Option<Announced> = None;
    let mut passed = 0_usize;
    for Swept { block, linked } in blocks {
        passed += block.text.len();
        let heading = matches!(block.kind, BlockKind::Heading(_));
        let short = block.text.len() <= 80 && block.kind != BlockKind::TableRow;
        let words = if short { folded(&block.text) } else { String::new() };
        let announces = heading || (short && !block.text.ends_with('.'));
        if announces && let Some(announced) = announced(&words) {
            // Half an article has been read before its comments begin.
            let plausible = announced == Announced::Teasers || passed * 3 > total;
            if plausible && (heading || announced == Announced::Comments || block.kind == BlockKind::Paragraph) {
                dropping = Some(announced);
                continue;
            }
        }
        if heading && linked && dropping != Some(Announced::Comments) {
            // The headline of another article, linked to it.
            dropping = Some(Announced::Teasers);
            continue;
        }
        match dropping {
            Some(Announced::Comments) => continue,
            Some(Announced::Teasers) if !heading && (linked || !is_prose(&block)) => continue,
            _ => dropping = None,
        }
        if block.text.len() <= 300 && block.kind == BlockKind::Paragraph && is_label(&block.text) {
            continue;
        }
        if short && LINES.contains(&words.as_str()) {
            continue;
        }
        kept.push(block);
    }
    without_empty_sections(kept)
}

/// Lines that file the article somewhere or credit those who worked on it.
fn is_label(text: &str) -> bool {
    const STARTS: [&str; 8] =
        ["Filed under", "Tags:", "Topics:", "Tagged:", "Keywords:", "Editing:", "Categories:", "More on:"];
    const NEWSLETTERS: [&str; 8] = [
        "You receive ",
        "You are receiving ",
        "You're receiving ",
        "You received this ",
        "From our sponsor",
        "View this mail in",
        "View this email in",
        "View in browser",
    ];
    NEWSLETTERS.iter().any(|start| text.starts_with(start))
        || text.len() <= 100 && STARTS.iter().any(|start| text.starts_with(start))
}

/// Drops what a page says again and again: a short paragraph three times or more is a label, of longer
/// captions and items the first stands for all.
fn drop_repeated(blocks: &mut Vec<Swept>) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let counted = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Caption | BlockKind::ListItem);
    for swept in blocks.iter().filter(|swept| counted(&swept.block)) {
        *counts.entry(&swept.block.text).or_default() += 1;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    let mut staying = Vec::with_capacity(blocks.len());
    for Swept { block, .. } in blocks.iter() {
        let count = counts.get(block.text.as_str()).copied().unwrap_or(0);
        staying.push(if !counted(block) || count < 2 {
            true
        } else if block.text.len() < 60 {
            count < 3 || block.kind == BlockKind::ListItem
        } else {
            block.kind == BlockKind::Paragraph || seen.insert(&block.text)
        });
    }
    let mut staying = staying.into_iter();
    blocks.retain(|_| staying.next().unwrap_or(true));
}

fn is_prose(block: &Block) -> bool {
    let text = block.text.trim_end_matches(['"', '\u{201d}', '\'', '\u{2019}', ')', '\u{bb}']);
    let ends = text.ends_with(['.', '!', '?', ':', '\u{2026}', '\u{3002}']);
    match block.kind {
        BlockKind::Paragraph | BlockKind::Quote => (ends && text.len() > 60) || text.len() > 240,
        BlockKind::TableRow | BlockKind::Code => true,
        BlockKind::ListItem => ends && text.len() > 140,
        BlockKind::Heading(_) | BlockKind::Caption => false,
    }
}

/// Drops headings at the end, under which nothing stands any more.
fn without_empty_sections(mut blocks: Vec<Block>) -> Vec<Block> {
    while blocks.last().is_some_and(|block| matches!(block.kind, BlockKind::Heading(_))) {
        blocks.pop();
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swept(kind: BlockKind, text: &str) -> Swept {
        Swept { block: Block { kind, text: text.to_owned(), line: 1, page: None }, linked: false }
    }

    fn texts(blocks: Vec<Swept>) -> Vec<String> {
        sweep(blocks).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn teasers_end_where_the_article_goes_on() {
        let prose = "The ministry said on Tuesday that it would answer the accusation in due course.";
        let kept = texts(vec![
            swept(BlockKind::Paragraph, prose),
            swept(BlockKind::Heading(3), "Related news"),
            swept(BlockKind::ListItem, "Pipeline shut for a third day"),
            swept(BlockKind::Paragraph, "Who are Cozy Bear?"),
            swept(BlockKind::Paragraph, prose),
            swept(BlockKind::Heading(2), "Related measures"),
            swept(BlockKind::Paragraph, prose),
        ]);
        assert_eq!(kept, [prose, prose, "Related measures", prose]);
    }

    #[test]
    fn comments_go_to_the_end() {
        let prose = "The ministry said on Tuesday that it would answer the accusation in due course.";
        let kept = texts(vec![
            swept(BlockKind::Paragraph, prose),
            swept(BlockKind::Heading(2), "3 comments"),
            swept(BlockKind::Heading(4), "tanya"),
            swept(BlockKind::Paragraph, prose),
        ]);
        assert_eq!(kept, [prose]);
    }
}
