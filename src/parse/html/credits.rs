use super::super::claims::{self, Claims};
use super::super::{cleaning, datelike};
use super::marks::Mark;
use super::titles;
use super::tree::Page;
use crate::model::{Claim, Field, Origin};

/// Reads what the body of the page says of the article outside of its text: heading, bylines, dates.
pub(super) fn read(page: &Page, marks: &[Mark], claims: &mut Claims) {
    heading(page, marks, claims);
    let mut named = false;
    let mut named_to = 0;
    for (at, &mark) in marks.iter().enumerate() {
        if page.is_text(at) || mark >= Mark::Furniture {
            continue;
        }
        if page.name(at) == "abbr" && has_any(page.words(at), &["published", "date"]) {
            if let Some(title) = page.attr(at, "title") {
                date(&title, Origin::ClassName, claims);
            }
            continue;
        }
        if page.name(at) == "time" {
            time(page, at, claims);
            continue;
        }
        if let Some(prop) = page.attr(at, "itemprop") {
            microdata(page, at, &prop, claims);
        }
        let words = page.words(at);
        if words.is_empty() && page.attr(at, "rel").is_none() {
            continue;
        }
        let says_author = page.attr(at, "rel").is_some_and(|rel| &*rel == "author")
            || has_any(words, &["author", "authors", "byline", "by"]);
        let says_date = has_any(
            words,
            &[
                "date",
                "published",
                "pubdate",
                "dateline",
                "timestamp",
                "datetime",
                "posted",
                "publish",
                "time",
                "meta",
                "byline",
                "info",
            ],
        );
        if !says_author && !says_date || page.nodes[at].end - at > 60 {
            continue;
        }
        let text = cleaning::line(&page.text(at));
        if text.chars().count() > 160 {
            continue;
        }
        if says_date && (datelike::has_date(&text) || datelike::is_ago(&text)) {
            let field = if is_update(&text) || has_any(words, &["updated", "modified", "lastmod"]) {
                Field::Modified
            } else {
                Field::Published
            };
            claims.push(field, &text, Origin::ClassName);
        }
        if says_author && at >= named_to && !(named && claims::after_by(&text).is_none()) {
            let before = claims.0.len();
            let origin = if page.attr(at, "rel").is_some() { Origin::Microdata } else { Origin::ClassName };
            let line = without_times(page, at);
            for part in line.split(['|', '\u{b7}', '\u{2022}']).filter(|part| !datelike::has_date(part)).take(1) {
                claims.authors(part, origin);
            }
            if claims.0.len() > before {
                named = true;
                named_to = page.nodes[at].end;
            }
        }
    }
    weaken_teasers(claims);
    near_heading(page, marks, claims);
}

/// Teasers of other articles carry their dates along: where many lines have one behind some words, none is the article's.
fn weaken_teasers(claims: &mut Claims) {
    const MANY: usize = 3;
    let teaser = |claim: &Claim| {
        claim.field == Field::Published
            && claim.origin == Origin::ClassName
            && datelike::prose(&claim.value) > MANY
            && claims::after_by(&claim.value).is_none()
    };
    if claims.0.iter().filter(|claim| teaser(claim)).count() >= MANY {
        for claim in claims.0.iter_mut().filter(|claim| teaser(claim)) {
            claim.origin = Origin::Text;
        }
    }
}

/// Returns the text of a byline without the time that stands in it.
fn without_times(page: &Page, at: usize) -> String {
    let mut out = String::new();
    let mut next = at;
    while next < page.nodes[at].end {
        if page.name(next) == "time" {
            out.push('|');
            next = page.nodes[next].end;
            continue;
        }
        if page.is_text(next) {
            out.push_str(page.words(next));
        }
        next += 1;
    }
    cleaning::line(&out)
}

fn has_any(words: &str, set: &[&str]) -> bool {
    words.split_ascii_whitespace().any(|word| set.contains(&word))
}

fn is_update(text: &str) -> bool {
    let lower = text.to_lowercase();
    if lower.contains(" updated ") && !lower.contains("published") && !lower.contains("posted") {
        return true;
    }
    [
        "updated",
        "last updated",
        "modified",
        "last modified",
        "last edited",
        "letzte ",
        "zuletzt",
        "aktualisiert",
        "mis \u{e0} jour",
        "actualizado",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// Takes the heading of the first level that is the article's: the one most like a title stated elsewhere, else the first
/// that is shown. Pages head their sites, forms and other parts, too.
fn heading(page: &Page, marks: &[Mark], claims: &mut Claims) {
    let titles = claims.folded_titles();
    let outlet = claims.0.iter().find(|claim| claim.field == Field::Outlet).map(|claim| cleaning::folded(&claim.value));
    let addresses: Vec<String> =
        claims.0.iter().filter(|claim| claim.field == Field::Url).map(|claim| claim.value.clone()).collect();
    let headings: Vec<(usize, String, String)> = page
        .elements("h1")
        .filter(|&at| marks[at] != Mark::Hidden)
        .map(|at| (at, cleaning::line(&page.text(at))))
        .map(|(at, text)| (at, cleaning::folded(&text), text))
        .filter(|(_, folded, _)| folded.len() >= 3 && Some(folded) != outlet.as_ref())
        .collect();
    let likeness = |folded: &str| {
        let like = titles.iter().filter(|title| titles::shares(folded, title));
        like.map(|title| titles::likeness(folded, title)).max().unwrap_or(0)
    };
    let shown = || headings.iter().filter(|(at, ..)| marks[*at] < Mark::Furniture);
    let (of_site, own): (Vec<_>, Vec<_>) = shown().partition(|(at, ..)| leads_home(page, *at, &addresses));
    for (_, name, text) in of_site {
        if titles.iter().any(|title| title.ends_with(name) && title != name) {
            claims.push(Field::Outlet, text, Origin::Heading);
        }
    }
    // The first of the most alike.
    let like = own
        .iter()
        .map(|heading| (likeness(&heading.1), heading))
        .filter(|(likeness, _)| *likeness > 0)
        .rev()
        .max_by_key(|(likeness, _)| *likeness)
        .map(|(_, heading)| *heading);
    // Without any other title, the name of the site is better than none.
    let any = || shown().next().or_else(|| headings.first()).filter(|_| titles.is_empty());
    let hidden = || headings.iter().find(|(at, ..)| !leads_home(page, *at, &addresses));
    if let Some((_, _, text)) = like.or_else(|| own.first().copied()).or_else(hidden).or_else(any) {
        claims.push(Field::Title, text, Origin::Heading);
    }
}

/// Tells whether a heading is a link to the site's front page or to a folder above the page: the name of the site.
fn leads_home(page: &Page, heading: usize, addresses: &[String]) -> bool {
    let mut links = (heading..page.nodes[heading].end).filter(|&at| page.name(at) == "a");
    let link = links.find_map(|at| page.attr(at, "href"));
    link.is_some_and(|link| {
        let link = link.trim();
        let (way, folder) = (link.trim_end_matches('/'), format!("{}/", link.trim_end_matches('/')));
        let is_host = way.split_once("://").is_some_and(|(_, rest)| !rest.contains(['/', '?']));
        matches!(way, "" | "." | "..") && !link.is_empty()
            || is_host
            || (way.contains("://")
                && addresses.iter().any(|address| address.len() > folder.len() && address.starts_with(&folder)))
    })
}

fn time(page: &Page, at: usize, claims: &mut Claims) {
    let stamp = page.attr(at, "datetime").map(|value| value.to_string());
    let text = page.text(at);
    let value = stamp.filter(|stamp| datelike::has_date(stamp)).unwrap_or(text);
    if !datelike::has_date(&value) {
        return;
    }
    let prop = page.attr(at, "itemprop").map(|prop| prop.to_string()).unwrap_or_default();
    let above = page.nodes[at].parent;
    let modified = prop.contains("odified")
        || has_any(page.words(at), &["updated", "modified"])
        || (has_any(page.words(above), &["updated", "modified"]) && !has_any(page.words(at), &["published"]));
    let field = if modified { Field::Modified } else { Field::Published };
    let origin = if prop.contains("date") { Origin::Microdata } else { Origin::TimeElement };
    claims.push(field, &value, origin);
}

fn microdata(page: &Page, at: usize, prop: &str, claims: &mut Claims) {
    let value = || {
        ["content", "datetime"]
            .iter()
            .find_map(|name| page.attr(at, name).map(|value| value.to_string()))
            .unwrap_or_else(|| page.text(at))
    };
    match prop {
        "datePublished" | "dateCreated" => claims.push(Field::Published, &value(), Origin::Microdata),
        "dateModified" => claims.push(Field::Modified, &value(), Origin::Microdata),
        "headline" => claims.push(Field::Title, &value(), Origin::Microdata),
        "author" => {
            let text = value();
            let named = (at..page.nodes[at].end)
                .find(|&below| page.attr(below, "itemprop").is_some_and(|prop| &*prop == "name"));
            let text = named.map_or(text, |below| {
                page.attr(below, "content").map_or_else(|| page.text(below), |value| value.to_string())
            });
            if text.len() <= 120 && !text.contains("://") {
                claims.authors(&text, Origin::Microdata);
            }
        }
        _ => {}
    }
}

/// Looks for a date and a byline in the short texts around the heading, where pages without any markup put them; and
/// when there is no date at all, in all short texts of the page.
fn near_heading(page: &Page, marks: &[Mark], claims: &mut Claims) {
    let heading = page.elements("h1").find(|&at| marks[at] < Mark::Furniture);
    if let Some(heading) = heading {
        for at in (heading..page.nodes[heading].end).filter(|&at| page.is_text(at)) {
            date(&cleaning::line(page.words(at)), Origin::Byline, claims);
        }
        let before = heading.saturating_sub(30)..heading;
        let after = page.nodes[heading].end..(page.nodes[heading].end + 80).min(page.nodes.len());
        for at in after.chain(before) {
            if marks[at] < Mark::Furniture {
                let text = with_day(page, at, line_at(page, at, 160));
                date(&text, Origin::Byline, claims);
                if text.len() <= 100 && claims::after_by(&text).is_some() {
                    claims.authors(&text, Origin::Byline);
                }
            }
        }
    }
    if claims.0.iter().any(|claim| matches!(claim.field, Field::Published | Field::Modified)) {
        return;
    }
    let from = heading.unwrap_or(0);
    for worst in [Mark::Credit, Mark::Furniture] {
        for at in (from..page.nodes.len()).chain(0..from) {
            if marks[at] <= worst && date(&line_at(page, at, 200), Origin::Text, claims) {
                return;
            }
        }
    }
}

/// Puts the day before "Oct 2018" where a page draws a leaf of a calendar: a number of its own, the month under it.
fn with_day(page: &Page, at: usize, text: String) -> String {
    let words = text.split_whitespace().count();
    if words != 2 || !datelike::is_date_line(&text) || text.starts_with(|c: char| c.is_ascii_digit()) {
        return text;
    }
    let before = (at.saturating_sub(12)..at).rev().filter(|&before| page.is_text(before));
    let day = before.map(|before| page.words(before).trim()).find(|words| !words.is_empty());
    match day.map(|day| day.trim_end_matches('.')) {
        Some(day) if matches!(day.parse(), Ok(1_u8..=31)) => format!("{day} {text}"),
        _ => text,
    }
}

/// Adds a claim when the text, or a part of it, is a line that states a date.
fn date(text: &str, origin: Origin, claims: &mut Claims) -> bool {
    let parts = text.split(['|', '\u{b7}', '\u{2022}', '\u{2014}']).map(str::trim);
    let Some(stated) = parts.clone().find(|part| datelike::is_date_line(part)) else { return false };
    claims.push(if is_update(stated) { Field::Modified } else { Field::Published }, stated, origin);
    true
}

/// Returns the text of a text node when it stands alone or in a short line; of others, and of headings, nothing.
fn line_at(page: &Page, at: usize, most: usize) -> String {
    if !page.is_text(at) || page.words(at).trim().is_empty() {
        return String::new();
    }
    let mut above = page.nodes[at].parent;
    while matches!(
        page.name(above),
        "span" | "b" | "strong" | "i" | "em" | "font" | "small" | "a" | "time" | "u" | "abbr" | "mark"
    ) {
        above = page.nodes[above].parent;
    }
    let heading = matches!(page.name(above), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "script" | "style" | "title");
    let container =
        matches!(page.name(above), "div" | "td" | "header" | "section" | "article" | "main" | "body" | "center");
    if heading || !(container || is_short(page, above, most)) {
        return String::new();
    }
    if container { cleaning::line(page.words(at)) } else { cleaning::line(&page.text(above)) }
}

/// Tells whether the text below a node has at most so many bytes. It is asked for every text of a line, so it looks no
/// further than it must.
fn is_short(page: &Page, above: usize, most: usize) -> bool {
    let end = page.nodes[above].end;
    if end - above > 400 {
        return false;
    }
    (above..end).filter(|&at| page.is_text(at)).map(|at| page.words(at).trim().len()).sum::<usize>() <= most
}

#[cfg(test)]
mod tests {
    use super::super::marks;
    use super::*;

    fn claimed(html: &str) -> Vec<(Field, Origin, String)> {
        let page = Page::parse(html);
        let mut claims = Claims::default();
        claims.push(Field::Title, "Talks end in Geneva", Origin::OpenGraph);
        claims.push(Field::Url, "https://a.example/world/talks.html", Origin::Meta);
        read(&page, &marks::marks(&page), &mut claims);
        claims.0.into_iter().map(|claim| (claim.field, claim.origin, claim.value)).collect()
    }

    fn first(html: &str, field: Field) -> Option<(Origin, String)> {
        claimed(html).into_iter().skip(2).find(|claim| claim.0 == field).map(|(_, origin, value)| (origin, value))
    }

    #[test]
    fn the_heading_of_the_site_is_its_name() {
        for home in ["/", "https://a.example/", "https://a.example/world/"] {
            let page = format!("<h1><a href='{home}'>All the news</a></h1><h1>Talks end in Geneva, it seems</h1><p>x");
            let heading = claimed(&page).into_iter().skip(2).find(|claim| claim.0 == Field::Title).unwrap();
            assert_eq!(heading.2, "Talks end in Geneva, it seems", "{home}");
        }
    }

    #[test]
    fn dates_within_and_around_the_heading_are_read() {
        let within = "<h1>Talks end in Geneva <small>02.02.2022 \u{2022} News</small></h1><p>x";
        assert_eq!(first(within, Field::Published), Some((Origin::Byline, "02.02.2022".to_owned())));
        let leaf = "<div><span>26</span> Oct 2018</div><h1>Talks end in Geneva</h1><p>x";
        assert_eq!(first(leaf, Field::Published), Some((Origin::Byline, "26 Oct 2018".to_owned())));
    }

    #[test]
    fn dates_of_teasers_are_weak() {
        let teaser = |day: u8| format!("<li class=info>About the many harbours of the north {day} May 2024</li>");
        let page = format!("<h1>Talks end in Geneva</h1><p>x<ul>{}{}{}</ul>", teaser(1), teaser(2), teaser(3));
        assert!(claimed(&page).iter().all(|claim| claim.1 != Origin::ClassName));
        let own = format!("<h1>Talks end in Geneva</h1><ul>{}</ul>", teaser(1));
        assert_eq!(first(&own, Field::Published).unwrap().0, Origin::ClassName);
    }
}
