use super::super::claims::Claims;
use super::super::{cleaning, datelike};
use super::tree::Page;
use crate::model::{Block, BlockKind, Field, Origin};

/// Reads what the page says of itself in its head: `<meta>`, `<link>`, `<title>`, the language, and the comment that
/// browsers leave in saved pages.
pub(super) fn read(page: &Page, claims: &mut Claims) {
    for at in page.elements("meta") {
        let key = page.attr(at, "property").or_else(|| page.attr(at, "name")).or_else(|| page.attr(at, "itemprop"));
        if let (Some(key), Some(content)) = (key, page.attr(at, "content")) {
            // A property may be several, parted by spaces; Dublin Core's are written with a dot or a colon.
            for key in key.to_ascii_lowercase().split_ascii_whitespace().take(8) {
                let key = if key.starts_with("dc") { key.replace(':', ".") } else { key.to_owned() };
                meta(&key, &content, claims);
            }
        }
    }
    for at in page.elements("link") {
        if let (Some(rel), Some(href)) = (page.attr(at, "rel"), page.attr(at, "href"))
            && rel.eq_ignore_ascii_case("canonical")
            && href.starts_with("http")
        {
            claims.push(Field::Url, &href, Origin::Meta);
        }
    }
    if let Some(lang) =
        page.elements("html").next().and_then(|at| page.attr(at, "lang").or_else(|| page.attr(at, "xml:lang")))
    {
        claims.push(Field::Lang, &lang, Origin::LangAttribute);
    }
    let nodes = page.nodes.len();
    // Browsers write it above the page, archives below.
    for at in (0..nodes.min(40)).chain(nodes.saturating_sub(20).max(40)..nodes) {
        if matches!(page.nodes[at].kind, super::tree::Kind::Comment) {
            saved(page.words(at), claims);
        }
    }
    if let Some(at) = page.elements("title").next() {
        claims.push(Field::Title, &page.text(at), Origin::TitleElement);
    }
}

/// Returns what the page says it is about, as a block; of a few words it is nothing.
pub(super) fn description(page: &Page, first: u32) -> Option<Block> {
    const SHORTEST: usize = 40;
    let stated = page.elements("meta").filter(|&at| {
        let name = page.attr(at, "name").or_else(|| page.attr(at, "property"));
        name.is_some_and(|name| matches!(name.to_ascii_lowercase().as_str(), "description" | "og:description"))
    });
    let texts = stated.filter_map(|at| page.attr(at, "content")).map(|content| cleaning::line(&content));
    let text = texts.max_by_key(String::len).filter(|text| text.chars().count() >= SHORTEST)?;
    Some(Block { kind: BlockKind::Paragraph, text, line: first, page: None })
}

/// Reads what browsers and archives say of the saving, in a comment at the top or the end of the page.
fn saved(comment: &str, claims: &mut Claims) {
    if let Some(url) = saved_from(comment) {
        claims.push(Field::Url, url, Origin::Header);
    }
    for mark in ["saved date: ", "FILE ARCHIVED ON "] {
        if let Some((_, rest)) = comment.split_once(mark) {
            let line = rest.lines().next().unwrap_or_default();
            let when = line.split(" AND RETRIEVED").next().unwrap_or_default();
            claims.push(Field::Retrieved, when, Origin::Header);
        }
    }
}

/// Reads the comment `saved from url=(0042)https://…`.
fn saved_from(comment: &str) -> Option<&str> {
    let (_, rest) = comment.split_once("saved from url=").or_else(|| comment.split_once("url: "))?;
    let start = rest.find("http")?;
    rest[start..].split_whitespace().next().filter(|url| start <= 8 && url.contains("://"))
}

fn meta(key: &str, content: &str, claims: &mut Claims) {
    use Field::{Lang, Modified, Outlet, Published, Tag, Title, Url};
    use Origin::{Meta, Microdata, OpenGraph, Record};
    let (field, origin) = match key {
        "og:title" => (Title, OpenGraph),
        // Dublin Core's title is by definition the name of the work, and so is what is written for library catalogues.
        "dc.title" | "dcterms.title" | "citation_title" => (Title, Record),
        "twitter:title" | "parsely-title" | "sailthru.title" | "headline" => (Title, Meta),
        "article:published_time"
        | "og:article:published_time"
        | "og:published_time"
        | "og:pubdate"
        | "article:published" => (Published, OpenGraph),
        "datepublished"
        | "date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.date"
        | "dcterms.created"
        | "dcterms.issued"
        | "dc.date.created"
        | "dcterms.available"
        | "citation_date"
        | "citation_publication_date"
        | "citation_online_date"
        | "parsely-pub-date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "publication_date"
        | "publicationdate"
        | "sailthru.date"
        | "article_date_original"
        | "cxenseparse:recs:publishtime"
        | "cxenseparse:publishtime"
        | "date_published"
        | "published"
        | "published_at"
        | "published-date"
        | "article:publicationdate"
        | "rnews:datepublished"
        | "originalpublicationdate"
        | "ptime"
        | "displaydate"
        | "timestamp"
        | "dateissued"
        | "datecreated"
        | "bt:pubdate"
        | "gentime"
        | "release_date"
        | "issue-date"
        | "article.published"
        | "prism.publicationdate"
        | "article.created"
        | "date.created"
        | "pdate"
        | "created"
        | "creation_date"
        | "vr:published_time" => (Published, Meta),
        "article:modified_time" | "og:updated_time" | "article:modified" => (Modified, OpenGraph),
        "last-modified" | "lastmod" | "datemodified" | "dcterms.modified" | "dc.date.modified" | "modified"
        | "revised" | "article.updated" | "date.modified" | "updated_time" => (Modified, Meta),
        "og:site_name" => (Outlet, OpenGraph),
        "application-name"
        | "dc.publisher"
        | "dcterms.publisher"
        | "citation_journal_title"
        | "publisher"
        | "copyright-holder"
        | "cre"
        | "source"
        | "al:android:app_name" => (Outlet, Meta),
        "og:url" if content.starts_with("http") => (Url, OpenGraph),
        "twitter:url" | "dc.identifier" | "parsely-link" if content.starts_with("http") => (Url, Meta),
        "og:locale" => (Lang, OpenGraph),
        "language" | "content-language" | "dc.language" | "dcterms.language" => (Lang, Meta),
        "article:section" | "article:tag" => (Tag, OpenGraph),
        "keywords" | "news_keywords" | "citation_keywords" | "dc.subject" | "dcterms.subject" | "parsely-tags"
        | "parsely-section" | "section" => (Tag, Meta),
        "article:author" | "og:article:author" | "og:author" => {
            // The property is meant for an address; many write the name instead.
            if !content.contains("://") {
                claims.authors(content, OpenGraph);
            }
            return;
        }
        "author" | "dc.creator" | "dcterms.creator" | "citation_author" | "parsely-author" | "sailthru.author"
        | "byl" | "article.author" | "cxenseparse:author" | "dc.contributor" | "authors" | "vr:author" => {
            if !content.contains("://") {
                claims.authors(content, Meta);
            }
            return;
        }
        _ => return,
    };
    let origin = if origin == Meta && matches!(key, "datepublished" | "datemodified") { Microdata } else { origin };
    match field {
        Tag => content.split([',', ';']).take(40).for_each(|tag| claims.push(Tag, tag, origin)),
        Published | Modified
            if !datelike::has_date(content) && content.bytes().filter(u8::is_ascii_digit).count() < 6 => {}
        _ => claims.push(field, content, origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_read() {
        let page = Page::parse(
            "<!-- saved from url=(0021)https://a.example/b -->\n<!--\n Page saved with SingleFile\n saved date: Tue Mar 26 2024 10:00:00 GMT+0100 (CET)\n-->\n<html lang=en-GB><head><title>Talks end now | Wire</title>\
             <meta property=og:site_name content=Wire><meta property='article:published_time' content='2024-03-25T10:00:00Z'>\
             <meta name=author content='Jane Doe'><link rel=canonical href='https://a.example/c'><body>x</body></html><!-- FILE ARCHIVED ON 12:34:56 Mar 27, 2024 AND RETRIEVED FROM THE INTERNET ARCHIVE -->",
        );
        let mut claims = Claims::default();
        read(&page, &mut claims);
        let found: Vec<_> = claims.0.iter().map(|claim| (claim.field.name(), claim.value.as_str())).collect();
        for expected in [
            ("title", "Talks end now | Wire"),
            ("outlet", "Wire"),
            ("published", "2024-03-25T10:00:00Z"),
            ("author", "Jane Doe"),
            ("url", "https://a.example/b"),
            ("url", "https://a.example/c"),
            ("lang", "en"),
            ("retrieved", "Tue Mar 26 2024 10:00:00 GMT+0100 (CET)"),
            ("retrieved", "12:34:56 Mar 27, 2024"),
        ] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
    }
}
