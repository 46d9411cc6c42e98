//! An article to read: the passage in its place, its fields and where each came from, who is named, what is reported.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;

use super::address::Address;
use super::asked::Asked;
use super::frame::Frame;
use super::marked::{Marks, Piece, paragraphs};
use super::passages::{Copy, Deed, Tools, date, day, deeds, shortened, title};
use crate::engine::{Engine, Error, Shown};
use crate::model::{Article, Origin, Passage, Span};
use crate::present::range_words;
use crate::present::wire::passage_id;

pub(super) const PAGE: &str = "/article";

/// Actors named beside the text.
const NAMED: usize = 12;

/// The page.
#[derive(Template)]
#[template(path = "article.html")]
pub(super) struct View {
    frame: Frame,
    back: Option<String>,
    notices: Vec<String>,
    title: String,
    lang: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    date: String,
    day: Option<String>,
    /// Its address, when that is one to follow.
    url: Option<String>,
    blocks: Vec<Block>,
    fields: Vec<Field>,
    named: Vec<(String, String, usize)>,
    copies: Vec<Copy>,
    tools: Tools,
    statements: String,
}

/// A heading or passage.
struct Block {
    /// Headings above it that begin here: level (2 to 6) and words.
    headings: Vec<(u8, String)>,
    number: u32,
    /// Whether it is the one that was asked for.
    asked_for: bool,
    /// Whether it goes on in the middle of a paragraph.
    goes_on: bool,
    paragraphs: Vec<Vec<Piece>>,
    deeds: Vec<Deed>,
    page: Option<u32>,
    link: String,
    tools: Tools,
}

/// A field of the article.
struct Field {
    name: &'static str,
    value: String,
    /// Where its value came from.
    origin: Option<&'static str>,
    link: Option<String>,
}

/// Returns the page of an article or passage.
///
/// # Errors
/// When there is none, or the index cannot be read.
pub(super) fn page(engine: &Engine, address: &Address, today: Date) -> Result<View, Error> {
    let asked_for = engine.show(&address.id, 0)?;
    let name = asked_for.article.name.clone();
    let number = match asked_for.passages.as_slice() {
        [only] if address.id != name => Some(only.passage.ordinal),
        _ => None,
    };
    let shown = if number.is_some() { engine.show(&name, 0)? } else { asked_for };
    let words = words(engine, address, &shown, today)?;
    let copies = shown.also_in.iter().map(|other| Copy::new(engine, &shown.article.name, other, address));
    let copies = copies.collect::<Result<Vec<_>, _>>()?;
    Ok(View::new(address, &shown, number, &words, copies))
}

/// Returns where the words looked for stand, by passage.
fn words(engine: &Engine, address: &Address, shown: &Shown, today: Date) -> Result<BTreeMap<u32, Vec<Span>>, Error> {
    let Some(mut asked) = Asked::new(address, engine, today).filter(|_| !address.q.is_empty()) else {
        return Ok(BTreeMap::new());
    };
    let exact = globset::escape(&shown.article.path);
    asked.request.filters = crate::model::Filters { path: Some(exact), ..crate::model::Filters::default() };
    asked.request.hits = 100;
    asked.request.per_article = 100;
    asked.request.duplicates = crate::engine::Duplicates::All;
    let answer = if asked.query {
        engine.search(&asked.words, &asked.request)
    } else {
        engine.ask(&asked.words, &asked.request)
    };
    let answer = match answer {
        Err(Error::EmptyQuestion(_)) => return Ok(BTreeMap::new()),
        answer => answer?,
    };
    let here = answer.hits.into_iter().filter(|hit| hit.article.name == shown.article.name);
    Ok(here.map(|hit| (hit.passage.ordinal, hit.highlights)).collect())
}

impl View {
    fn new(
        address: &Address,
        shown: &Shown,
        number: Option<u32>,
        words: &BTreeMap<u32, Vec<Span>>,
        copies: Vec<Copy>,
    ) -> Self {
        let article = &shown.article;
        let mut headings = article.headings.iter().peekable();
        let mut blocks = Vec::with_capacity(shown.passages.len());
        let mut end = 0;
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for one in &shown.passages {
            let passage = &one.passage;
            for actor in &passage.actors {
                *named.entry(&actor.name).or_default() += 1;
            }
            let mut above = Vec::new();
            while let Some(heading) = headings.next_if(|heading| heading.start <= passage.start) {
                // The article's title stands above all of it.
                if article.title.as_deref().is_none_or(|title| title.trim() != heading.text.trim()) {
                    above.push((heading.level.clamp(2, 6), heading.text.clone()));
                }
            }
            let goes_on = above.is_empty() && !blocks.is_empty() && passage.start.saturating_sub(end) < 2;
            end = passage.start.saturating_add(u32::try_from(passage.text.len()).unwrap_or(u32::MAX));
            blocks.push(Block::new(address, article, passage, above, goes_on, number, words.get(&passage.ordinal)));
        }
        let mut named: Vec<(&str, usize)> = named.into_iter().collect();
        named.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        let named = named.into_iter().take(NAMED);
        let searched = !address.q.is_empty() || address.narrowed();
        let back = Address { id: String::new(), other: String::new(), name: String::new(), ..address.clone() };
        Self {
            frame: Frame::new(shortened(&title(article), 70), address, ""),
            back: searched.then(|| back.link(super::results::PAGE)),
            notices: shown.notices.clone(),
            title: title(article),
            lang: article.lang.clone(),
            outlet: article.outlet.clone(),
            author: article.author.clone(),
            date: date(article),
            day: day(article),
            url: article.url.clone().filter(|url| is_web(url)),
            fields: fields(shown, address),
            named: named.map(|(name, count)| (name.to_owned(), address.to_actor(name), count)).collect(),
            copies,
            tools: Tools::new(&article.name, &Address { id: address.id.clone(), ..address.clone() }, PAGE, "main"),
            statements: Address { path: globset::escape(&article.path), ..address.bare() }.link("/statements"),
            blocks,
        }
    }
}

impl Block {
    fn new(
        address: &Address,
        article: &Article,
        passage: &Passage,
        headings: Vec<(u8, String)>,
        goes_on: bool,
        asked_for: Option<u32>,
        words: Option<&Vec<Span>>,
    ) -> Self {
        let id = passage_id(article, passage);
        let links = passage.actors.iter().flat_map(|actor| {
            let link = address.to_actor(&actor.name);
            actor.spans.iter().map(move |span| (*span, link.clone()))
        });
        let marks = Marks { words: words.cloned().unwrap_or_default(), answer: None, links: links.collect() };
        Self {
            headings,
            number: passage.ordinal,
            asked_for: asked_for == Some(passage.ordinal),
            goes_on,
            paragraphs: paragraphs(&passage.text, &marks),
            deeds: deeds(&passage.statements, address),
            page: passage.page,
            link: address.to_article(&id),
            tools: Tools::new(&id, address, PAGE, &format!("p{}", passage.ordinal)),
        }
    }
}

fn fields(shown: &Shown, address: &Address) -> Vec<Field> {
    let article = &shown.article;
    let origin = |field: &str| article.origins.get(field).copied().map(explained);
    let text = |name: &'static str, field: &str, value: &Option<String>| {
        let value = value.clone().filter(|value| !value.is_empty())?;
        Some(Field { name, origin: origin(field), value, link: None })
    };
    let dated = |name: &'static str, value: Option<crate::model::Dated>| {
        let value = value?;
        let sure = if value.confidence < 90 { format!(" ({} % sure)", value.confidence) } else { String::new() };
        let value_words = format!("{}{sure}", range_words(value.range));
        Some(Field { name, value: value_words, origin: Some(explained(value.origin)), link: None })
    };
    let outlet = text("Outlet", "outlet", &article.outlet).map(|field| {
        let link = Address { outlet: field.value.clone(), ..address.bare() }.link(super::results::PAGE);
        Field { link: Some(link), ..field }
    });
    let url = text("Address", "url", &article.url)
        .map(|field| Field { link: Some(field.value.clone()).filter(|url| is_web(url)), ..field });
    let tags = (!article.tags.is_empty()).then(|| Field {
        name: "Tags",
        value: article.tags.join(", "),
        origin: origin("tags"),
        link: None,
    });
    let on_disk = shown.file_modified.map(|day| Field {
        name: "File changed",
        value: day.strftime("%-d %B %Y").to_string(),
        origin: Some("the file system"),
        link: None,
    });
    let file = Field {
        name: "File",
        value: if article.line > 1 { format!("{}, line {}", article.path, article.line) } else { article.path.clone() },
        origin: None,
        link: None,
    };
    let all = [
        text("Title", "title", &article.title),
        outlet,
        text("Author", "author", &article.author),
        dated("Published", article.published),
        dated("Changed", article.modified),
        dated("Saved", article.retrieved),
        text("Language", "lang", &article.lang),
        url,
        tags,
        Some(file),
        on_disk,
    ];
    all.into_iter().flatten().collect()
}

/// Tells whether an address is one a reader may follow: nothing that runs here.
fn is_web(url: &str) -> bool {
    let lower = url.trim_start().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// Says where a value came from.
fn explained(origin: Origin) -> &'static str {
    match origin {
        Origin::JsonLd => "JSON-LD in the page",
        Origin::OpenGraph => "an Open Graph property of the page",
        Origin::Meta => "the page’s head",
        Origin::TitleElement => "the page’s title element",
        Origin::LangAttribute => "the page’s lang attribute",
        Origin::TimeElement => "a time element of the page",
        Origin::Microdata => "microdata in the page",
        Origin::ClassName => "a part of the page named for it",
        Origin::Heading => "a heading",
        Origin::FrontMatter => "the file’s front matter",
        Origin::Record => "a field of the record",
        Origin::Header => "a header of the mail or archive",
        Origin::Properties => "the document’s properties",
        Origin::Url => "the page’s address",
        Origin::Byline => "the byline",
        Origin::Dateline => "the dateline",
        Origin::Text => "the text",
        Origin::FileName => "the file’s name",
        Origin::FileTime => "the time of the file",
        Origin::Detected => "the text as a whole",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for url in ["https://a.example/b", "HTTP://a.example"] {
            assert!(is_web(url), "{url}");
        }
        for url in ["javascript:alert(1)", "data:text/html,x", "//a.example", "file:///etc/passwd", " java\nscript:x"] {
            assert!(!is_web(url), "{url}");
        }
    }
}
