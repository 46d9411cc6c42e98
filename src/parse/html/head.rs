use super::super::claims::Claims;
use super::super::{cleaning, datelike};
use super::tree::Page;
use crate::model::{Field, Origin};

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
    titles(page, claims);
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
        "twitter:title" | "parsely-title" | "sailthru.title" => (Title, Meta),
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

/// Reads the `<title>`, parted into title and outlet, and takes the outlet's name off other titles.
fn titles(page: &Page, claims: &mut Claims) {
    let whole = page.elements("title").next().map(|at| cleaning::line(&page.text(at))).unwrap_or_default();
    let outlet = claims.0.iter().find(|claim| claim.field == Field::Outlet).map(|claim| claim.value.clone());
    if let Some(outlet) = outlet.as_deref() {
        for claim in claims.0.iter_mut().filter(|claim| claim.field == Field::Title) {
            claim.value = without_outlet(&claim.value, Some(outlet)).0;
        }
    }
    let name = outlet.as_deref().map(cleaning::folded);
    claims.0.retain(|claim| claim.field != Field::Title || Some(cleaning::folded(&claim.value)) != name);
    if whole.is_empty() {
        return;
    }
    let (title, rest) = without_outlet(&whole, outlet.as_deref());
    claims.push(Field::Title, &title, Origin::TitleElement);
    if outlet.is_none()
        && let Some(rest) = rest
    {
        claims.push(Field::Outlet, &rest, Origin::TitleElement);
    }
}

const BARS: [&str; 9] = [" | ", " \u{2013} ", " \u{2014} ", " - ", " \u{b7} ", " \u{bb} ", " :: ", " \u{2022} ", " / "];

/// Parts "Title | Outlet", or "Outlet | Title" when the outlet is known. What stands behind the last bar is the
/// outlet's name when it is short and what stands before it is not.
pub(super) fn without_outlet(title: &str, outlet: Option<&str>) -> (String, Option<String>) {
    let known = outlet.map(cleaning::folded).filter(|name| !name.is_empty());
    let is_known = |part: &str| {
        let folded = cleaning::folded(part);
        known.as_ref().is_some_and(|name| {
            folded == *name
                || (folded.len() > 3
                    && (name.contains(&folded) || folded.contains(name.as_str()))
                    && part.split(' ').count() <= 6)
        })
    };
    let mut rest = title;
    let mut found = None;
    for _ in 0..3 {
        let last = BARS.iter().filter_map(|bar| rest.rfind(bar).map(|at| (at, bar.len()))).max();
        let first = BARS.iter().filter_map(|bar| rest.find(bar).map(|at| (at, bar.len()))).min();
        let (Some((at, length)), Some((first_at, first_length))) = (last, first) else { break };
        let (before, after) = (rest[..at].trim(), rest[at + length..].trim());
        let (head, tail) = (rest[..first_at].trim(), rest[first_at + first_length..].trim());
        let words = |part: &str| part.split_whitespace().count();
        let bar = rest[at..at + length].trim();
        if is_known(after) {
            rest = before;
            found.get_or_insert_with(|| after.to_owned());
        } else if is_known(head) && words(tail) >= 2 {
            rest = tail;
            found.get_or_insert_with(|| head.to_owned());
        } else if (bar == "|" || known.is_none())
            && words(after) <= 5
            && words(before) >= 3
            && words(before) > words(after)
        {
            rest = before;
            found.get_or_insert_with(|| after.to_owned());
        } else {
            break;
        }
    }
    (rest.to_owned(), found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_are_taken_off_titles() {
        let split = |title: &str, outlet| without_outlet(title, outlet);
        assert_eq!(
            split("Talks end in Geneva | Harbour Wire", None),
            ("Talks end in Geneva".to_owned(), Some("Harbour Wire".to_owned()))
        );
        assert_eq!(split("Harbour Wire - Talks end", Some("Harbour Wire")).0, "Talks end");
        assert_eq!(
            split("Talks end - again and again and again", Some("Harbour Wire")).0,
            "Talks end - again and again and again"
        );
        assert_eq!(split("Talks", None), ("Talks".to_owned(), None));
    }

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
            ("title", "Talks end now"),
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
