//! **Lives here:** the way from the bytes of a saved article to a [`Draft`]: its text in blocks, and unjudged evidence
//! about it. **May know:** the model and the formats' own libraries. **Must not know:** the file system, actors, the
//! index, the clock.
//!
//! A caller asks [`detect`] what a file is, lets [`pieces`] cut it into articles and gives each to [`draft`].

mod claims;
mod cleaning;
mod datelike;
mod decode;
mod detect;
mod docx;
mod eml;
mod feed;
mod fence;
mod front_matter;
mod furniture;
mod html;
mod json_lines;
mod markdown;
mod mhtml;
mod mime;
mod paragraphs;
mod pdf;
mod pdf_guard;
mod pieces;
mod plain;
mod xml;

pub use detect::detect;
pub use fence::{BROKE_DOWN, BROKE_DOWN_HINT, fenced, is_fenced};
pub use pieces::{Limits, Piece, pieces};

use crate::model::{Claim, Draft};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A saved web page.
    Html,
    /// Markdown, with or without front matter.
    Markdown,
    /// Plain text.
    Plain,
    /// One JSON object a line, one article each.
    JsonLines,
    /// A web page saved with all that belongs to it, in one file.
    Mhtml,
    /// A mail.
    Eml,
    /// An office document.
    Docx,
    /// A document with pages.
    Pdf,
    /// A news feed, RSS or Atom: many articles in one file.
    Feed,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::Markdown,
        Self::Plain,
        Self::JsonLines,
        Self::Mhtml,
        Self::Eml,
        Self::Docx,
        Self::Pdf,
        Self::Feed,
    ];

    /// Returns the version of the format's parser, which changes whenever its output does.
    pub const fn version(self) -> u32 {
        match self {
            Self::Html | Self::Mhtml | Self::Eml => 3,
            Self::Markdown | Self::Plain | Self::JsonLines | Self::Docx | Self::Pdf | Self::Feed => 2,
        }
    }

    /// Returns the name used in JSON and on the terminal.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Plain => "plain",
            Self::JsonLines => "json-lines",
            Self::Mhtml => "mhtml",
            Self::Eml => "eml",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Feed => "feed",
        }
    }
}

/// Why a file, or one article in it, could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read to its end.
    #[error("reading failed")]
    Io(#[from] std::io::Error),
    /// A file of one article is larger than the limit.
    #[error("it is larger than the limit of {limit} bytes; allow more with --file-mb")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// A record is longer than the limit; it was passed over.
    #[error("line {line} is longer than the limit of {limit} bytes; allow more with --file-mb")]
    LineTooLong {
        /// The line, from 1.
        line: u32,
        /// The limit in bytes.
        limit: u64,
    },
    /// A record is not JSON.
    #[error("line {line} is not valid JSON")]
    NotJson {
        /// The line, from 1.
        line: u32,
        /// What the JSON reader says.
        source: serde_json::Error,
    },
    /// A record is JSON, but not an object.
    #[error("line {line} is not a JSON object")]
    NotAnObject {
        /// The line, from 1.
        line: u32,
    },
    /// A record has no text.
    #[error("line {line} holds no text")]
    RecordWithoutText {
        /// The line, from 1.
        line: u32,
    },
    /// A file has no text.
    #[error("it holds no text")]
    NoText,
    /// A file that holds others, or a document of its own kind, is damaged.
    #[error("it cannot be opened: {0}")]
    Container(String),
    /// The page could not be rendered.
    #[error("its text could not be laid out")]
    Layout,
}

impl Error {
    /// Says what a library says of a file, on one line and not at length: it may quote the file.
    fn container(error: &dyn std::error::Error) -> Self {
        let mut message = cleaning::line(&error.to_string());
        message.truncate(message.floor_char_boundary(200));
        Self::Container(message)
    }
}

/// Returns the date of publication that a path under the corpus root states in its names; `None` when there is none.
/// [`draft`] claims it for every article without an identifier of its own.
pub fn date_in_name(path: &str) -> Option<Claim> {
    claims::from_name(path)
}

/// Reads one article's bytes. `name` is its path under the corpus root, used for nothing but hints in the name itself,
/// such as a date.
///
/// # Errors
/// When the piece holds no text, or is a record that cannot be read.
pub fn draft(format: Format, name: &str, piece: &Piece) -> Result<Vec<Draft>, Error> {
    let mut drafts = match format {
        Format::Html => vec![html::draft(piece)?],
        Format::Markdown => vec![markdown::draft(piece)?],
        Format::Plain => vec![plain::draft(piece)?],
        Format::JsonLines => vec![json_lines::draft(piece)?],
        Format::Mhtml => vec![mhtml::draft(piece)?],
        Format::Eml => vec![eml::draft(piece)?],
        Format::Docx => vec![docx::draft(piece)?],
        Format::Pdf => vec![pdf::draft(piece)?],
        Format::Feed => feed::draft(piece)?,
    };
    for draft in &mut drafts {
        if draft.id.is_none() {
            draft.claims.extend(claims::from_name(name));
        }
        claims::rank(&mut draft.claims);
        claims::people_first(&mut draft.claims);
    }
    Ok(drafts)
}
