use super::blocks::{Raw, Run};
use super::marks::Mark;
use super::tree::Page;
use crate::model::BlockKind;

/// How much of the text an element must hold for the search to go on within it.
const MOST: f64 = 0.9;

/// Finds the element that holds the article: from the whole page inwards, as long as one child holds most of the
/// running text, and straight to an element that says it is the article.
fn root(page: &Page, blocks: &[Raw]) -> usize {
    let weights = Weights::of(page, blocks);
    let top = page.elements("html").next().unwrap_or(0);
    let all = weights.within(page, top);
    if all <= 0.0 {
        return top;
    }
    let mut at = top;
    if let Some(stated) = stated(page, &weights, all) {
        at = stated;
    }
    loop {
        let here = weights.within(page, at);
        let best = children(page, at).max_by(|&a, &b| weights.within(page, a).total_cmp(&weights.within(page, b)));
        match best {
            Some(child)
                if weights.within(page, child) >= here * MOST
                    && !is_leaf(page.name(child))
                    && !has_twin(page, &weights, at, child, here) =>
            {
                at = child;
            }
            _ => return at,
        }
    }
}

/// An element that the page itself calls the article's body.
fn stated(page: &Page, weights: &Weights, all: f64) -> Option<usize> {
    let best_of = |fits: &dyn Fn(usize) -> bool, least: f64| {
        (0..page.nodes.len())
            .filter(|&at| !page.is_text(at) && fits(at))
            .map(|at| (at, weights.within(page, at)))
            .filter(|(_, weight)| *weight >= all * least)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(at, _)| at)
    };
    let bodies = |fits: &dyn Fn(usize) -> bool| {
        let found: Vec<usize> = (0..page.nodes.len())
            .filter(|&at| !page.name(at).is_empty() && fits(at) && weights.within(page, at) > 0.0)
            .collect();
        let first = *found.first()?;
        let last = *found.last()?;
        let best = best_of(fits, 0.0)?;
        let together: f64 = found
            .iter()
            .filter(|&&at| at >= page.nodes[best].end || page.nodes[at].end <= best)
            .map(|&at| weights.within(page, at))
            .sum();
        // Some pages divide the body into parts, with something between them.
        let apart = together > weights.within(page, best) * 0.15;
        let root = if apart { above_both(page, first, last) } else { best };
        (weights.within(page, root) >= all * 0.35).then_some(root)
    };
    bodies(&|at| page.attr(at, "itemprop").is_some_and(|prop| &*prop == "articleBody"))
        .or_else(|| best_of(&|at| page.name(at) == "article", 0.4))
        .or_else(|| bodies(&|at| names_body(page.words(at))))
        .or_else(|| {
            best_of(&|at| page.name(at) == "main" || page.attr(at, "role").is_some_and(|role| &*role == "main"), 0.4)
        })
}

/// Returns the innermost element that holds both nodes.
fn above_both(page: &Page, first: usize, last: usize) -> usize {
    let mut above = first;
    while page.nodes[above].end <= last {
        let next = page.nodes[above].parent;
        if next == above {
            break;
        }
        above = next;
    }
    above
}

fn names_body(words: &str) -> bool {
    const BODIES: [&str; 10] = [
        " article body ",
        " entry content ",
        " post content ",
        " article content ",
        " story body ",
        " article text ",
        " post body ",
        " article main ",
        " body content ",
        " story content ",
    ];
    !words.is_empty() && BODIES.iter().any(|body| words.contains(body))
}

/// Tells whether another child looks the same and has text, too: then both are parts of the article.
fn has_twin(page: &Page, weights: &Weights, at: usize, child: usize, here: f64) -> bool {
    let class = |at: usize| page.words(at).trim_start().split("  ").next().unwrap_or_default().trim_end().to_owned();
    let looks = class(child);
    !looks.is_empty()
        && children(page, at).any(|other| {
            other != child
                && page.name(other) == page.name(child)
                && weights.within(page, other) >= here * 0.03
                && class(other) == looks
        })
}

fn is_leaf(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "ul"
            | "ol"
            | "blockquote"
            | "pre"
            | "table"
            | "tbody"
            | "tr"
            | "h1"
            | "h2"
            | "h3"
            | "a"
            | "span"
            | "dl"
    )
}

fn children(page: &Page, at: usize) -> impl Iterator<Item = usize> + '_ {
    let end = page.nodes[at].end;
    let mut next = at + 1;
    std::iter::from_fn(move || {
        let child = next;
        (child < end).then(|| {
            next = page.nodes[child].end;
            child
        })
    })
}

/// How much running text stands in each element, as running sums over the nodes.
struct Weights {
    before: Vec<f64>,
}

impl Weights {
    fn of(page: &Page, blocks: &[Raw]) -> Self {
        let mut own = vec![0.0; page.nodes.len() + 1];
        for block in blocks {
            own[block.within] += weight(block);
        }
        let mut before = Vec::with_capacity(own.len() + 1);
        let mut sum = 0.0;
        for weight in own {
            before.push(sum);
            sum += weight;
        }
        before.push(sum);
        Self { before }
    }

    fn within(&self, page: &Page, at: usize) -> f64 {
        let end = page.nodes[at].end;
        self.before[end] - self.before[at]
    }
}

/// Returns how much a block speaks for its place being the article.
fn weight(block: &Raw) -> f64 {
    if block.chars < 40 || block.linked * 2 > block.chars {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss, reason = "a block has far fewer than 2^52 characters")]
    let chars = block.chars.min(1500) as f64;
    match block.kind {
        BlockKind::Paragraph | BlockKind::Quote => chars,
        BlockKind::ListItem if block.linked * 5 >= block.chars => 0.0,
        BlockKind::ListItem | BlockKind::Code => chars * 0.6,
        BlockKind::TableRow => chars * 0.4,
        BlockKind::Heading(_) | BlockKind::Caption => 0.0,
    }
}

/// Returns the blocks of the article, and the lead that stands between its title and its body.
pub(super) fn keep(page: &Page, marks: &[Mark], blocks: Vec<Raw>) -> Vec<Raw> {
    let root = root(page, &blocks);
    let title = page.elements("h1").filter(|&at| at < root && marks[at] == Mark::Text).last();
    let is_lead = |raw: &Raw| {
        let prose = matches!(raw.kind, BlockKind::Paragraph | BlockKind::Heading(2..=4));
        title.is_some_and(|title| page.nodes[title].end <= raw.within && raw.within < root)
            && prose
            && raw.chars >= 50
            && raw.linked * 4 < raw.chars
    };
    let leads: Vec<usize> = blocks.iter().filter(|raw| is_lead(raw)).take(2).map(|raw| raw.within).collect();
    let inside = |raw: &Raw| root <= raw.within && raw.within < page.nodes[root].end;
    let mut kept: Vec<Raw> =
        blocks.into_iter().filter(|raw| inside(raw) || (leads.contains(&raw.within) && is_lead(raw))).collect();
    drop_link_lists(page, &mut kept);
    kept
}

/// Drops paragraphs and list items that are links and little else, and the label above a list of them.
fn drop_link_lists(page: &Page, blocks: &mut Vec<Raw>) {
    let linked = |raw: &Raw| {
        matches!(raw.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote)
            && raw.linked * 10 > raw.chars * 8
            && raw.chars < 160
    };
    let item = |raw: Option<&Raw>| raw.is_some_and(|raw| raw.kind == BlockKind::ListItem && linked(raw));
    let keeps: Vec<bool> = (0..blocks.len())
        .map(|at| {
            let labels = item(blocks.get(at + 1)) && item(blocks.get(at + 2)) && is_label(page, &blocks[at]);
            !linked(&blocks[at]) && !labels
        })
        .collect();
    let mut keeps = keeps.into_iter();
    blocks.retain(|_| keeps.next().unwrap_or(true));
}

/// Tells whether a paragraph is a few words that end no sentence.
fn is_label(page: &Page, raw: &Raw) -> bool {
    let last = raw.runs.iter().rev().find_map(|run| match run {
        Run::Text(at) => page.words(*at).trim_end().chars().last(),
        Run::Break | Run::Cell => None,
    });
    raw.kind == BlockKind::Paragraph && raw.chars <= 40 && last.is_some_and(char::is_alphanumeric)
}
