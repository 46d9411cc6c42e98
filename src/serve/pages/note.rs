//! Passages a reader has collected: to be read, cited and taken along as a file.

use askama::Template;

use super::address::Address;
use super::frame::Frame;
use super::marked::{Marks, Piece, paragraphs};
use super::passages::{Head, shortened};
use crate::engine::{Engine, Error};
use crate::model::{Article, Passage};
use crate::present::cite::{self, CiteFormat, Reference};
use crate::present::collection;

/// Files a note is taken along as, in the order of their buttons.
pub(super) const FILES: [CiteFormat; 4] =
    [CiteFormat::Markdown, CiteFormat::Bibtex, CiteFormat::CslJson, CiteFormat::Ris];

/// The page of the note.
#[derive(Template)]
#[template(path = "note.html")]
pub(super) struct View {
    frame: Frame,
    items: Vec<Item>,
    /// Identifiers that the index does not hold.
    missing: Vec<(String, String)>,
    files: Vec<(&'static str, String)>,
    empty: String,
}

/// A passage of it.
struct Item {
    id: String,
    head: Head,
    paragraphs: Vec<Vec<Piece>>,
    citation: String,
    without: String,
}

/// The page of one citation.
#[derive(Template)]
#[template(path = "cite.html")]
pub(super) struct Citation {
    frame: Frame,
    title: String,
    link: String,
    plain: String,
    /// What a citation usually has and this has not.
    missing: String,
    forms: Vec<(&'static str, String, String)>,
}

/// What an identifier of a note stands for.
struct Collected {
    article: Article,
    /// The passage, or the first of an article collected as a whole.
    passage: Passage,
    reference: Reference,
}

/// Returns the page of the note.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn page(engine: &Engine, address: &Address) -> Result<View, Error> {
    let bare = address.bare();
    let without = |id: &str| {
        let note = bare.note.iter().filter(|other| *other != id).cloned().collect();
        Address { note, ..Address::default() }.link("/note")
    };
    let mut items = Vec::new();
    let mut missing = Vec::new();
    for id in &bare.note {
        match collected(engine, id)? {
            Some(one) => items.push(Item {
                head: Head::new(&one.article, &one.passage, &bare),
                paragraphs: paragraphs(&one.passage.text, &Marks::default()),
                citation: cite::citation(&one.reference),
                without: without(id),
                id: id.clone(),
            }),
            None => missing.push((id.clone(), without(id))),
        }
    }
    let file = |format: CiteFormat| {
        let query = bare.link("/note/file");
        let sign = if query.contains('?') { '&' } else { '?' };
        (format.title(), format!("{query}{sign}format={}", format.name()))
    };
    Ok(View {
        frame: Frame::new("Note", &bare, "note"),
        items,
        missing,
        files: FILES.map(file).into(),
        empty: Address::default().link("/note"),
    })
}

/// Returns the note as a file of a format of [`FILES`]; what the index does not hold is left out.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn file(engine: &Engine, address: &Address, format: CiteFormat) -> Result<Vec<u8>, Error> {
    let mut all = Vec::new();
    for id in &address.note {
        all.extend(collected(engine, id)?);
    }
    let mut out = Vec::new();
    if format == CiteFormat::Markdown {
        let quoted: Vec<_> = all.into_iter().map(|one| (one.reference, one.passage.text)).collect();
        written(&collection(&mut out, "Note", &quoted));
    } else {
        let references: Vec<Reference> = all.into_iter().map(|one| one.reference).collect();
        written(&cite::references(&mut out, format, &references));
    }
    Ok(out)
}

/// Returns the page with the citation of an article or passage.
///
/// # Errors
/// When there is none, or the index cannot be read.
pub(super) fn citation(engine: &Engine, address: &Address) -> Result<Citation, Error> {
    let one = collected(engine, &address.id)?.ok_or_else(|| Error::Unknown(address.id.clone()))?;
    let whole = address.id == one.article.name;
    let form = |format: CiteFormat| {
        let mut out = Vec::new();
        written(&cite::references(&mut out, format, std::slice::from_ref(&one.reference)));
        let alone = Address { note: vec![address.id.clone()], ..Address::default() }.link("/note/file");
        let file = format!("{alone}&format={}", format.name());
        (format.title(), String::from_utf8_lossy(&out).trim().to_owned(), file)
    };
    let head = Head::new(&one.article, &one.passage, &address.bare());
    Ok(Citation {
        frame: Frame::new(format!("Citation: {}", shortened(&head.title, 50)), &address.bare(), ""),
        title: head.title,
        link: if whole { address.bare().to_article(&address.id) } else { head.link },
        plain: cite::citation(&one.reference),
        missing: one.reference.missing().join(", "),
        forms: FILES.map(form).into(),
    })
}

/// Returns the citation of an article or passage as one line.
///
/// # Errors
/// When there is none, or the index cannot be read.
pub(super) fn plain(engine: &Engine, address: &Address) -> Result<String, Error> {
    let one = collected(engine, &address.id)?.ok_or_else(|| Error::Unknown(address.id.clone()))?;
    Ok(cite::citation(&one.reference))
}

/// Passes over what cannot happen: nothing fails that is written to memory.
fn written(result: &std::io::Result<()>) {
    debug_assert!(result.is_ok(), "{result:?}");
}

/// Returns what an identifier stands for; `None` when the index does not hold it.
fn collected(engine: &Engine, id: &str) -> Result<Option<Collected>, Error> {
    let cited = match engine.cited(id) {
        Err(Error::Unknown(_)) => return Ok(None),
        cited => cited?,
    };
    let reference = Reference::cited(&cited);
    Ok(cited.passage.map(|passage| Collected { article: cited.article, passage, reference }))
}
