use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use dom_query::{Document, NodeData, NodeId};
use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QualName, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{LocalName, ParseOpts, parse_document};
use rustc_hash::FxHashMap;

/// Elements nested deeper than this are a fault or an attack: the parser's work grows with the square of the depth.
const DEEPEST: usize = 1000;
/// No article has as many elements and texts; each takes memory in proportion.
const MOST: usize = 300_000;
/// How much is parsed between two looks at the depth.
const CHUNK: usize = 16 << 10;

/// A parsed page, its nodes in the order of the source, so that the descendants of one are those up to its `end`.
pub(super) struct Page {
    doc: Document,
    pub(super) nodes: Vec<Node>,
    /// What text nodes and comments say, and the words of the classes and ids of elements.
    words: String,
    /// Why the page was cut off before its end, if it was.
    pub(super) cut: Option<&'static str>,
}

/// One node of a page.
pub(super) struct Node {
    id: NodeId,
    pub(super) kind: Kind,
    /// The element it stands in; the root is its own parent.
    pub(super) parent: usize,
    /// One past its last descendant.
    pub(super) end: usize,
    /// The line a text starts at, from 1; 0 for other nodes.
    pub(super) line: u32,
    words: (u32, u32),
}

pub(super) enum Kind {
    Element(LocalName),
    Text,
    Comment,
}

impl Page {
    pub(super) fn parse(html: &str) -> Self {
        let opts = ParseOpts {
            tree_builder: html5ever::tree_builder::TreeBuilderOpts { scripting_enabled: false, ..Default::default() },
            ..Default::default()
        };
        let mut parser = parse_document(Sink::default(), opts);
        let html = without_absurd_tags(html);
        let mut rest = &*html;
        let mut cut = None;
        while !rest.is_empty() {
            let mut end = rest.len().min(CHUNK);
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            parser.process(StrTendril::from_slice(&rest[..end]));
            rest = &rest[end..];
            let sink = &parser.tokenizer.sink.sink;
            let fault = if sink.depth() > DEEPEST {
                Some("its elements are nested too deep; it was read up to there")
            } else if sink.doc.tree.len() > MOST {
                Some("it has more elements than any article; it was read up to there")
            } else {
                None
            };
            if fault.is_some() {
                cut = fault.filter(|_| !rest.trim().is_empty());
                break;
            }
        }
        let (doc, lines) = parser.finish();
        let mut page = Self { doc, nodes: Vec::new(), words: String::new(), cut };
        page.flatten(&lines);
        page
    }

    fn flatten(&mut self, lines: &FxHashMap<NodeId, u32>) {
        let mut nodes: Vec<Node> = Vec::with_capacity(self.doc.tree.len());
        let mut words = String::new();
        let mut open: Vec<(NodeId, usize)> = vec![(self.doc.tree.root_id(), 0)];
        for node in self.doc.root().descendants_it() {
            let at = nodes.len();
            let start = words.len();
            let described = node.query(|node| {
                let kind = match &node.data {
                    NodeData::Element(element) => {
                        for attr in &element.attrs {
                            if matches!(&*attr.name.local, "class" | "id") {
                                push_words(&attr.value, &mut words);
                            }
                        }
                        Kind::Element(element.name.local.clone())
                    }
                    NodeData::Text { contents } => {
                        words.push_str(contents);
                        Kind::Text
                    }
                    NodeData::Comment { contents } => {
                        if contents.len() < 1000 {
                            words.push_str(contents);
                        }
                        Kind::Comment
                    }
                    _ => return None,
                };
                Some((kind, node.parent))
            });
            let Some((kind, parent)) = described.flatten() else { continue };
            while open.len() > 1 && open.last().is_some_and(|(id, _)| Some(*id) != parent) {
                if let Some((_, closed)) = open.pop() {
                    nodes[closed].end = at;
                }
            }
            let line = lines.get(&node.id).copied().unwrap_or(0);
            let range = (narrow(start), narrow(words.len()));
            let parent = open.last().map_or(0, |(_, at)| *at);
            if matches!(kind, Kind::Element(_)) {
                open.push((node.id, at));
            }
            nodes.push(Node { id: node.id, kind, parent, end: at + 1, line, words: range });
        }
        let end = nodes.len();
        for (_, closed) in open.into_iter().skip(1) {
            nodes[closed].end = end;
        }
        self.nodes = nodes;
        self.words = words;
    }

    /// Returns the name of an element, and an empty name for other nodes.
    pub(super) fn name(&self, at: usize) -> &str {
        match &self.nodes[at].kind {
            Kind::Element(name) => name,
            Kind::Text | Kind::Comment => "",
        }
    }

    pub(super) fn is_text(&self, at: usize) -> bool {
        matches!(self.nodes[at].kind, Kind::Text)
    }

    /// Returns what a text node or comment says, or the words of an element's classes and id: lower case, each with a
    /// space before and after it, those of one class or id apart from the next by two.
    pub(super) fn words(&self, at: usize) -> &str {
        let (start, end) = self.nodes[at].words;
        &self.words[start as usize..end as usize]
    }

    pub(super) fn attr(&self, at: usize, name: &str) -> Option<StrTendril> {
        let node = self.doc.tree.get_unchecked(&self.nodes[at].id);
        node.query(|node| node.as_element().and_then(|element| element.attr(name))).flatten()
    }

    /// Returns all text below a node, as it stands.
    pub(super) fn text(&self, at: usize) -> String {
        let mut out = String::new();
        for below in at..self.nodes[at].end {
            if self.is_text(below) {
                out.push_str(self.words(below));
            } else if !out.ends_with(' ') && matches!(self.name(below), "br" | "p" | "div" | "li" | "td") {
                out.push(' ');
            }
        }
        out
    }

    /// Returns the indexes of the elements of that name.
    pub(super) fn elements<'p>(&'p self, name: &'p str) -> impl Iterator<Item = usize> + 'p {
        (0..self.nodes.len()).filter(move |&at| self.name(at) == name)
    }
}

/// Empties tags with more attributes than any page has: the parser compares each of them with all before it. What is
/// within quotation marks is counted with them, which costs a rare drawing its attributes and nobody anything.
fn without_absurd_tags(html: &str) -> Cow<'_, str> {
    const MOST: usize = 5000;
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found + 1) {
        let length = html[start..].find(['<', '>']).unwrap_or(html.len() - start);
        at = start + length;
        let tag = &html[start..at];
        if length > MOST * 2
            && tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && tag.bytes().filter(|b| matches!(b, b' ' | b'\n' | b'\t' | b'=' | b'/')).count() > MOST
        {
            let name = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
            out.push_str(&html[kept..start + name]);
            out.extend(tag.chars().filter(|&c| c == '\n'));
            out.push_str(if tag.ends_with('/') { "/" } else { "" });
            kept = at;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[kept..]);
    Cow::Owned(out)
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Splits classes into words: at spaces, hyphens and underscores, and before capitals.
fn push_words(value: &str, out: &mut String) {
    out.push(' ');
    let mut before_is_lower = false;
    // Generated class names of some tool kits are longer than what they describe.
    for c in value.chars().take(400) {
        if c.is_alphabetic() {
            if c.is_uppercase() && before_is_lower {
                out.push(' ');
            }
            before_is_lower = c.is_lowercase();
            out.extend(c.to_lowercase());
        } else {
            before_is_lower = false;
            if !c.is_ascii_digit() {
                out.push(' ');
                if c.is_whitespace() {
                    out.push(' ');
                }
            }
        }
    }
    out.push(' ');
}

/// Builds the tree and remembers the line at which each text starts, which the tree itself does not keep.
#[derive(Default)]
struct Sink {
    doc: Document,
    line: Cell<u64>,
    last: Cell<Option<NodeId>>,
    /// The text node made last, as long as the tokenizer has not come to another line.
    made: Cell<Option<NodeId>>,
    /// By numbers that the tree gives, which nobody chooses.
    lines: RefCell<FxHashMap<NodeId, u32>>,
}

impl Sink {
    /// Returns how deep the place is nested to which something was last appended.
    fn depth(&self) -> usize {
        self.last.get().map_or(0, |last| self.doc.tree.ancestor_ids_of_it(&last, Some(DEEPEST + 1)).count())
    }

    /// Runs `append` and, when it made a new text node, records where the text starts: the tokenizer is then at its end.
    fn noting_text(
        &self,
        child: NodeOrText<NodeId>,
        append: impl FnOnce(NodeOrText<NodeId>),
        new: impl FnOnce() -> Option<NodeId>,
    ) {
        let breaks = match &child {
            NodeOrText::AppendText(text) => Some(text.bytes().filter(|&b| b == b'\n').count()),
            NodeOrText::AppendNode(_) => None,
        };
        let before = self.doc.tree.len();
        append(child);
        let Some((breaks, id)) = breaks.zip(new()) else { return };
        if self.doc.tree.len() == before {
            // Outside of the body a text comes in parts, and the first is noted when the tokenizer is past all of them.
            if self.made.get() == Some(id)
                && let Some(line) = self.lines.borrow_mut().get_mut(&id)
            {
                *line = line.saturating_sub(u32::try_from(breaks).unwrap_or(u32::MAX)).max(1);
            }
        } else {
            self.made.set(Some(id));
            let start = self.line.get().saturating_sub(breaks as u64).max(1);
            self.lines.borrow_mut().insert(id, u32::try_from(start).unwrap_or(u32::MAX));
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = (Document, FxHashMap<NodeId, u32>);
    type ElemName<'a> = std::cell::Ref<'a, QualName>;

    fn finish(self) -> Self::Output {
        (self.doc, self.lines.into_inner())
    }
    fn set_current_line(&self, line: u64) {
        self.line.set(line);
        self.made.set(None);
    }
    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.last.set(Some(*parent));
        let last = || self.doc.tree.last_child_of(parent).map(|node| node.id);
        self.noting_text(child, |child| self.doc.append(parent, child), last);
    }
    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let before = || self.doc.tree.prev_sibling_of(sibling).map(|node| node.id);
        self.noting_text(child, |child| self.doc.append_before_sibling(sibling, child), before);
    }
    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        if self.doc.tree.parent_of(element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    // Parse errors are of no use here: every page has them.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.doc.get_document()
    }
    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.doc.elem_name(target)
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.doc.create_element(name, attrs, flags)
    }
    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.doc.create_comment(text)
    }
    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.doc.create_pi(target, data)
    }
    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.doc.append_doctype_to_document(name, public, system);
    }
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.doc.get_template_contents(target)
    }
    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.doc.set_quirks_mode(mode);
    }
    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        self.doc.add_attrs_if_missing(target, attrs);
    }
    fn remove_from_parent(&self, target: &NodeId) {
        self.doc.remove_from_parent(target);
    }
    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.doc.reparent_children(node, new_parent);
    }
    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.doc.is_mathml_annotation_xml_integration_point(handle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of(html: &str, text: &str) -> u32 {
        let page = Page::parse(html);
        let at = (0..page.nodes.len()).find(|&at| page.is_text(at) && page.words(at).contains(text)).unwrap();
        page.nodes[at].line
    }

    #[test]
    fn texts_know_their_lines() {
        assert_eq!(line_of("<html>\n<body>\n<p\nclass=x>One</p>\n<p>Two</p>", "One"), 4);
        assert_eq!(line_of("<html>\n<body>\n<p\nclass=x>One</p>\n<p>Two</p>", "Two"), 5);
        assert_eq!(line_of("<p>\r\n\r\n  a long text of more than sixteen bytes\r\n", "long"), 1);
        assert_eq!(line_of("a\nlong\ntext\n<p>without a body", "long"), 1);
        assert_eq!(line_of("<title>x</title>\na\nlong\ntext", "long"), 2);
        assert_eq!(line_of("\n\na long\ntext", "long"), 3);
        // What stands in a table and not in a cell is put before it, and so joins what stood there.
        assert_eq!(line_of("a\n\n<table>\nfoster<tr><td>x", "foster"), 1);
    }

    #[test]
    fn ends_enclose_descendants() {
        let page = Page::parse("<div><p>a<b>b</b></p><p>c</p></div>d");
        let div = page.elements("div").next().unwrap();
        assert_eq!(page.text(div).trim(), "ab c");
        assert_eq!(page.text(0).replace(' ', ""), "abcd");
    }

    #[test]
    fn absurd_nesting_is_cut() {
        let page = Page::parse(&"<div>".repeat(200_000));
        assert!(page.cut.is_some_and(|why| why.contains("too deep")));
        assert!(Page::parse("<div>a</div>").cut.is_none());
    }

    #[test]
    fn absurd_numbers_of_elements_are_cut() {
        let page = Page::parse(&"<p>a</p>".repeat(200_000));
        assert!(page.cut.is_some_and(|why| why.contains("more elements")));
        assert!(page.nodes.len() < MOST + CHUNK);
    }

    #[test]
    fn absurd_tags_are_emptied() {
        let html = format!("<p>a</p><div{}\n x>b</div>", " q".repeat(100_000));
        let page = Page::parse(&html);
        assert_eq!(page.text(0).replace([' ', '\n'], ""), "ab");
        assert_eq!(without_absurd_tags("<p title=\"a > b\">it's < more"), "<p title=\"a > b\">it's < more");
    }

    #[test]
    fn classes_are_words() {
        let page = Page::parse("<p class='articleBody nw-more_box' id=Main>x");
        let at = page.elements("p").next().unwrap();
        assert_eq!(
            page.words(at).split_whitespace().collect::<Vec<_>>(),
            ["article", "body", "nw", "more", "box", "main"]
        );
    }
}
