use std::collections::HashMap;

use serde_json::Value;

use super::super::claims::Claims;
use super::super::paragraphs;
use super::plain_text;
use super::tree::Page;
use crate::model::{Block, Field, Origin};

/// Reads the page's JSON-LD: of all it describes, the article before the page, and nothing else.
pub(super) fn read(page: &Page, claims: &mut Claims) {
    let mut values = Vec::new();
    for at in page.elements("script") {
        if page.attr(at, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
            && let Some(value) = parse(&page.text(at))
        {
            values.push(value);
        }
    }
    let mut objects = Vec::new();
    for value in &values {
        gather(value, &mut objects, 0);
    }
    let by_id: HashMap<&str, &Value> = objects
        .iter()
        .filter(|object| object.get("name").is_some())
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let mut ranked: Vec<(u8, &Value)> = objects.iter().filter_map(|object| Some((rank(object)?, *object))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    // The first article is the page's own; others are teasers. The page's description fills what the article leaves out.
    let article = ranked.iter().find(|(rank, _)| *rank <= 1).map(|(_, object)| *object);
    let about = ranked.iter().find(|(rank, _)| *rank == 2).map(|(_, object)| *object);
    for object in [article, about].into_iter().flatten() {
        describe(object, &by_id, article.is_some_and(|article| !std::ptr::eq(article, object)), claims);
    }
}

/// Returns the text that the JSON-LD of a page holds, for pages that a script puts together in the browser.
pub(super) fn body(page: &Page, first: u32) -> Vec<Block> {
    for at in page.elements("script") {
        if !page.attr(at, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
            continue;
        }
        let Some(value) = parse(&page.text(at)) else { continue };
        let mut objects = Vec::new();
        gather(&value, &mut objects, 0);
        if let Some(text) = objects.iter().find_map(|object| object.get("articleBody")?.as_str()) {
            let line =
                page.nodes.get(at + 1).map_or(1, |node| node.line.max(1)).saturating_add(first.saturating_sub(1));
            let mut lines = paragraphs::lines(text, line);
            for part in &mut lines {
                part.number = line;
            }
            return paragraphs::blocks(&lines);
        }
    }
    Vec::new()
}

/// Parses JSON-LD with the faults that pages put into it: comment marks around it, raw line breaks in strings.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text =
        text.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&plain).ok()
    })
}

fn gather<'v>(value: &'v Value, objects: &mut Vec<&'v Value>, depth: usize) {
    if depth > 6 || objects.len() > 500 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, objects, depth + 1)),
        Value::Object(object) => {
            objects.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate", "subjectOf"] {
                // What is said of an update is not said of the whole.
                if key != "liveBlogUpdate"
                    && let Some(inner) = object.get(key)
                {
                    gather(inner, objects, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn rank(object: &Value) -> Option<u8> {
    let kind = object.get("@type")?;
    let kinds: Vec<&str> = match kind {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    };
    kinds
        .iter()
        .filter_map(|kind| match kind.rsplit(['/', ':']).next().unwrap_or(kind) {
            "NewsArticle"
            | "Article"
            | "BlogPosting"
            | "Report"
            | "ReportageNewsArticle"
            | "AnalysisNewsArticle"
            | "OpinionNewsArticle"
            | "BackgroundNewsArticle"
            | "AdvertiserContentArticle"
            | "ReviewNewsArticle"
            | "LiveBlogPosting"
            | "ScholarlyArticle"
            | "TechArticle"
            | "SatiricalArticle"
            | "AskPublicNewsArticle" => Some(0),
            "Blog"
            | "SocialMediaPosting"
            | "DiscussionForumPosting"
            | "Review"
            | "VideoObject"
            | "Recipe"
            | "PodcastEpisode"
            | "CreativeWork"
            | "HowTo" => Some(1),
            "WebPage" | "ItemPage" | "AboutPage" | "FAQPage" => Some(2),
            _ => None,
        })
        .min()
}

fn describe(object: &Value, by_id: &HashMap<&str, &Value>, only_dates: bool, claims: &mut Claims) {
    let text = |key: &str| object.get(key).and_then(first_text);
    if let Some(date) = text("datePublished").or_else(|| text("dateCreated")).or_else(|| text("uploadDate")) {
        claims.push(Field::Published, &date, Origin::JsonLd);
    }
    if let Some(date) = text("dateModified") {
        claims.push(Field::Modified, &date, Origin::JsonLd);
    }
    if let Some(lang) = text("inLanguage") {
        claims.push(Field::Lang, &lang, Origin::JsonLd);
    }
    if only_dates {
        return;
    }
    for title in [text("headline"), text("name")].into_iter().flatten() {
        claims.push(Field::Title, &plain_text(&title), Origin::JsonLd);
    }
    if let Some(authors) = object.get("author").or_else(|| object.get("creator")) {
        people(authors, by_id, claims);
    }
    for key in ["publisher", "sourceOrganization", "isPartOf"] {
        if let Some(name) = object.get(key).and_then(|value| name_of(value, by_id)) {
            claims.push(Field::Outlet, &plain_text(&name), Origin::JsonLd);
            break;
        }
    }
    let address = text("url").or_else(|| {
        object
            .get("mainEntityOfPage")
            .and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()).map(str::to_owned))
    });
    // A film on the page has an address of its own.
    let is_page = rank(object) == Some(0);
    if let Some(url) = address.filter(|url| is_page && url.starts_with("http")) {
        claims.push(Field::Url, &url, Origin::JsonLd);
    }
    for key in ["articleSection", "keywords"] {
        match object.get(key) {
            Some(Value::Array(items)) => items
                .iter()
                .take(40)
                .filter_map(Value::as_str)
                .for_each(|tag| claims.push(Field::Tag, tag, Origin::JsonLd)),
            Some(Value::String(tags)) => {
                tags.split(',').take(40).for_each(|tag| claims.push(Field::Tag, tag, Origin::JsonLd));
            }
            _ => {}
        }
    }
}

fn people(value: &Value, by_id: &HashMap<&str, &Value>, claims: &mut Claims) {
    let items: Vec<&Value> = match value {
        Value::Array(items) => items.iter().take(50).collect(),
        other => vec![other],
    };
    for item in items {
        match item.get("name") {
            Some(Value::Array(names)) => names
                .iter()
                .filter_map(Value::as_str)
                .for_each(|name| claims.authors(&plain_text(name), Origin::JsonLd)),
            _ => {
                if let Some(name) = name_of(item, by_id).filter(|name| !name.contains("://")) {
                    claims.authors(&plain_text(&name), Origin::JsonLd);
                }
            }
        }
    }
}

/// Returns a name given as a string, as the `name` of an object, or of the object it refers to.
fn name_of(value: &Value, by_id: &HashMap<&str, &Value>) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Array(items) => items.first().and_then(|item| name_of(item, by_id)),
        Value::Object(object) => object
            .get("name")
            .and_then(first_text)
            .or_else(|| by_id.get(object.get("@id")?.as_str()?)?.get("name").and_then(first_text)),
        _ => None,
    }
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.first().and_then(first_text),
        Value::Object(object) => object.get("@value").or_else(|| object.get("name")).and_then(first_text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_comes_before_the_page() {
        let page = Page::parse(
            r##"<script type="application/ld+json">{"@graph": [
              {"@type": "WebPage", "datePublished": "2015-02-11"},
              {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
              {"@type": ["NewsArticle"], "headline": "Talks &amp; tea", "datePublished": "2015-01-03", "author": {"@id": "#jane"},
               "publisher": {"name": "Harbour
 Wire"}}]}</script>"##,
        );
        let mut claims = Claims::default();
        read(&page, &mut claims);
        let found: Vec<_> = claims.0.iter().map(|claim| (claim.field.name(), claim.value.as_str())).collect();
        assert_eq!(
            found,
            [
                ("published", "2015-01-03"),
                ("title", "Talks & tea"),
                ("author", "Jane Doe"),
                ("outlet", "Harbour Wire"),
                ("published", "2015-02-11")
            ]
        );
    }
}
