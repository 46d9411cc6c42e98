use super::super::cleaning;
use super::marks::Mark;
use super::tree::Page;
use crate::model::BlockKind;

/// A block of the page before it is rendered.
pub(super) struct Raw {
    pub(super) kind: BlockKind,
    pub(super) runs: Vec<Run>,
    /// The innermost block element it stands in.
    pub(super) within: usize,
    /// Letters and digits, and those of them within links.
    pub(super) chars: usize,
    pub(super) linked: usize,
    pub(super) line: u32,
}

/// A stretch of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// A text node.
    Text(usize),
    /// A line break.
    Break,
    /// The border of two cells of a table.
    Cell,
}

/// Cuts the text of the page into blocks, leaving out what is marked.
pub(super) fn raw(page: &Page, marks: &[Mark]) -> Vec<Raw> {
    let mut cutter = Cutter { page, out: Vec::new(), open: Vec::new(), runs: Vec::new() };
    let mut links_to = 0;
    let mut skip_to = 0;
    for (at, &mark) in marks.iter().enumerate() {
        cutter.leave(at);
        if at < skip_to {
            continue;
        }
        if mark != Mark::Text {
            // What was dropped parts what stood before it from what follows, unless it is a bit of a line.
            if is_block(page.name(at)) {
                cutter.flush();
            }
            skip_to = page.nodes[at].end;
            continue;
        }
        if page.is_text(at) {
            cutter.runs.push((Run::Text(at), at < links_to));
            continue;
        }
        let name = page.name(at);
        match name {
            "a" if page.attr(at, "href").is_some_and(|href| !href.contains('#')) => {
                links_to = links_to.max(page.nodes[at].end);
            }
            "sup" if is_note(page, at) => skip_to = page.nodes[at].end,
            "br" => cutter.line_break(),
            "hr" => cutter.flush(),
            "td" | "th" if cutter.in_row() => cutter.runs.push((Run::Cell, false)),
            _ if is_block(name) => cutter.enter(at),
            _ => {}
        }
    }
    cutter.leave(usize::MAX);
    cutter.flush();
    cutter.out
}

/// A superscript that refers to a note.
fn is_note(page: &Page, at: usize) -> bool {
    let text = page.text(at);
    let text = text.trim();
    let linked = (at..page.nodes[at].end).any(|below| page.name(below) == "a");
    linked && text.len() <= 8 && !text.chars().any(|c| c.is_alphabetic() && c.is_lowercase() && text.len() > 3)
}

struct Cutter<'p> {
    page: &'p Page,
    out: Vec<Raw>,
    /// The block elements around the place: index and what they make of the text in them.
    open: Vec<(usize, Option<BlockKind>)>,
    runs: Vec<(Run, bool)>,
}

impl Cutter<'_> {
    fn enter(&mut self, at: usize) {
        if self.in_row() {
            // Blocks within a cell are parts of its line.
            return;
        }
        self.flush();
        let kind = self.kind_of(at);
        self.open.push((at, kind));
    }

    fn leave(&mut self, at: usize) {
        while self.open.last().is_some_and(|(element, _)| self.page.nodes[*element].end <= at) {
            self.flush();
            self.open.pop();
        }
    }

    fn in_row(&self) -> bool {
        self.open.last().is_some_and(|(_, kind)| *kind == Some(BlockKind::TableRow))
    }

    fn kind_of(&self, at: usize) -> Option<BlockKind> {
        let page = self.page;
        let name = page.name(at);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => name[1..].parse().ok().map(BlockKind::Heading),
            "li" => Some(BlockKind::ListItem),
            "blockquote" => Some(BlockKind::Quote),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            "pre" => Some(BlockKind::Code),
            "tr" if is_data_row(page, at) => Some(BlockKind::TableRow),
            _ if is_caption(page.words(at)) => Some(BlockKind::Caption),
            _ => None,
        }
    }

    fn line_break(&mut self) {
        let blank_since_break = self
            .runs
            .iter()
            .rev()
            .take_while(|(run, _)| *run != Run::Break)
            .all(|(run, _)| matches!(run, Run::Text(at) if self.page.words(*at).trim().is_empty()));
        let has_break = self.runs.iter().any(|(run, _)| *run == Run::Break);
        if blank_since_break && has_break && !self.in_row() && self.kind() != BlockKind::Code {
            self.flush();
        } else if !self.runs.is_empty() {
            self.runs.push((Run::Break, false));
        }
    }

    fn kind(&self) -> BlockKind {
        self.open.iter().rev().find_map(|(_, kind)| *kind).unwrap_or(BlockKind::Paragraph)
    }

    fn flush(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let runs = std::mem::take(&mut self.runs);
        let (mut chars, mut linked, mut line) = (0, 0, 0);
        for (run, in_link) in &runs {
            let Run::Text(at) = run else { continue };
            let text = self.page.words(*at);
            let count = text.chars().filter(|c| c.is_alphanumeric()).count();
            if chars == 0 && count > 0 {
                let before = text.len() - text.trim_start().len();
                line = self.page.nodes[*at].line.saturating_add(cleaning::line_ends(&text[..before]));
            }
            chars += count;
            if *in_link {
                linked += count;
            }
        }
        if chars > 0 {
            let within = self.open.last().map_or(0, |(at, _)| *at);
            let kind = self.kind();
            let runs = runs.into_iter().map(|(run, _)| run).collect();
            self.out.push(Raw { kind, runs, within, chars, linked, line });
        }
    }
}

/// Rows of tables that lay out the page hold paragraphs or other tables; rows of data do not.
fn is_data_row(page: &Page, at: usize) -> bool {
    let below = at + 1..page.nodes[at].end;
    let cells = below.clone().filter(|&at| matches!(page.name(at), "td" | "th")).count();
    let laid_out = below
        .clone()
        .any(|at| matches!(page.name(at), "table" | "h1" | "h2" | "h3" | "ul" | "ol" | "form" | "blockquote"));
    let paragraphs = below.clone().filter(|&at| matches!(page.name(at), "p" | "div" | "br")).count();
    let longest = below.filter(|&at| page.is_text(at)).map(|at| page.words(at).trim().len()).max().unwrap_or(0);
    cells > 1 && !laid_out && paragraphs <= cells * 2 && longest < 600
}

fn is_caption(words: &str) -> bool {
    !words.is_empty()
        && words.split_ascii_whitespace().any(|word| matches!(word, "caption" | "figcaption" | "captions" | "cap"))
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "option"
            | "optgroup"
            | "noscript"
            | "script"
    )
}
