use serde::{Deserialize, Serialize};

use super::Origin;

/// What a parser makes of one article's bytes: its blocks in reading order, and unjudged evidence about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The identifier the record itself states (`_id` of a JSON line); `None` for a file of its own.
    pub id: Option<String>,
    /// The article's text without its furniture, in reading order, the title not repeated.
    pub blocks: Vec<Block>,
    /// Evidence for title, dates, outlet, author and so on, the strongest of one field first.
    pub claims: Vec<Claim>,
    /// Why it was not read to its end, one sentence without the path; `None` when it was.
    pub cut: Option<String>,
    /// What was odd about the bytes, one sentence each, without the path.
    pub notices: Vec<String>,
}

/// One block of text: a paragraph, a heading, an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text in NFC, on one line, single spaces, never empty; `Code` may hold line breaks.
    pub text: String,
    /// The line of the file its text starts at, from 1.
    pub line: u32,
    /// The page it stands on, from 1, in formats that have pages.
    pub page: Option<u32>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A section heading with its level, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation set off from the text.
    Quote,
    /// A row of a table, its cells joined by ` | `.
    TableRow,
    /// The caption of a picture or table.
    Caption,
    /// Preformatted text.
    Code,
}

/// A piece of evidence found in the article: what it says of which field, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The field it speaks of.
    pub field: Field,
    /// The value as written, trimmed.
    pub value: String,
    /// Where it stood.
    pub origin: Origin,
}

/// The fields a claim can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    /// The article's own title.
    Title,
    /// The day of publication.
    Published,
    /// The day of the last change.
    Modified,
    /// The day the reader saved it.
    Retrieved,
    /// The newspaper, site or institution.
    Outlet,
    /// One author; several claims for several authors.
    Author,
    /// The canonical address.
    Url,
    /// The language, as a BCP 47 tag.
    Lang,
    /// A section or keyword of the outlet.
    Tag,
}

impl Field {
    /// Returns the name used in JSON and on the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::Retrieved => "retrieved",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Url => "url",
            Self::Lang => "lang",
            Self::Tag => "tag",
        }
    }
}
