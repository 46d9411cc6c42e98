use super::super::claims::Claims;
use super::super::cleaning;
use crate::model::{Claim, Field, Origin};

/// Puts the page's titles in order, the article's own first, each without the name of the site.
///
/// A page states its title up to six times: for libraries, for sharing, for search engines, in its `<title>`, and as a
/// heading. They are taken in that order, which is that of Firefox's reader, but for what they say of one another: a
/// part that only one of them has at an end ("| Harbour Wire", "Sport |") is the site's, and one that has no word in
/// common with the others is not about the article.
pub(super) fn order(claims: &mut Claims) {
    let outlets: Vec<String> = claims
        .0
        .iter()
        .filter(|claim| claim.field == Field::Outlet)
        .map(|claim| cleaning::folded(&claim.value))
        .collect();
    let (mut titles, rest): (Vec<Claim>, Vec<Claim>) =
        std::mem::take(&mut claims.0).into_iter().partition(|claim| claim.field == Field::Title);
    claims.0 = rest;
    let all: Vec<String> = titles.iter().map(|claim| claim.value.clone()).collect();
    for title in &mut titles {
        if let Some(core) = all.iter().filter(|core| is_core(core, &title.value)).min_by_key(|core| core.len())
            && (title.origin == Origin::TitleElement || agreed(core, &all))
        {
            title.value.clone_from(core);
        }
    }
    titles.retain(|title| !outlets.contains(&cleaning::folded(&title.value)));
    let folded: Vec<(Origin, String)> =
        titles.iter().map(|claim| (claim.origin, cleaning::folded(&claim.value))).collect();
    titles.sort_by_key(|title| place(title, &folded));
    for title in titles {
        claims.push(Field::Title, &title.value, title.origin);
    }
}

/// Returns a title's place in the order, from 0.
fn place(title: &Claim, all: &[(Origin, String)]) -> u8 {
    let own = cleaning::folded(&title.value);
    let of = |origin| all.iter().find(|(other, _)| *other == origin).map(|(_, words)| words.as_str());
    let (page, heading) = (of(Origin::TitleElement), of(Origin::Heading));
    if let (Some(page), Some(heading)) = (page, heading)
        && shares(page, heading)
        && !shares(&own, page)
        && !shares(&own, heading)
    {
        return 9;
    }
    match title.origin {
        Origin::Record => 0,
        Origin::OpenGraph => 2,
        // The sharing title repeats what was written for search engines, and readers are shown another.
        Origin::JsonLd
            if Some(own.as_str()) == heading
                && page.is_some_and(|page| page != own && of(Origin::OpenGraph) == Some(page)) =>
        {
            1
        }
        // Encyclopedias head their data with what kind of page it is.
        Origin::JsonLd
            if ![page, heading].contains(&Some(&own))
                && all.iter().any(|(origin, words)| {
                    *origin == Origin::JsonLd && *words != own && [page, heading].contains(&Some(words))
                }) =>
        {
            5
        }
        Origin::JsonLd => 3,
        Origin::Meta => 4,
        Origin::Microdata => 5,
        // A name of the site, or what the program that made the page calls all of them.
        Origin::TitleElement if own.split(' ').count() < 3 && heading.is_some_and(|words| words.contains(' ')) => 8,
        Origin::TitleElement => 6,
        _ => 7,
    }
}

/// Tells whether `title` is `core` with something set off at one of its ends.
fn is_core(core: &str, title: &str) -> bool {
    let set_off = |rest: &str| rest.trim().starts_with(MARKS) && rest.trim().chars().any(char::is_alphanumeric);
    let set_on = |rest: &str| rest.trim().ends_with(MARKS) && rest.trim().chars().any(char::is_alphanumeric);
    let enough = core.split_whitespace().count() >= 2 || core.chars().count() >= 12;
    enough
        && core.len() < title.len()
        && (title.strip_prefix(core).is_some_and(set_off) || title.strip_suffix(core).is_some_and(set_on))
}

/// What stands between a title and the name of its site or section. A colon is none: it parts the halves of many a title.
const MARKS: [char; 10] = ['|', '-', '\u{2013}', '\u{2014}', '\u{b7}', '\u{bb}', '\u{203a}', '\u{2022}', '/', '_'];

/// Tells whether a heading or two statements of the page say just this.
fn agreed(core: &str, all: &[String]) -> bool {
    all.iter().filter(|title| *title == core).count() >= 2
}

/// Tells whether two folded titles have a word in common that says something; where words are not parted, a character.
pub(super) fn shares(a: &str, b: &str) -> bool {
    let unparted = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}');
    a.split(' ').any(|word| word.chars().count() >= 3 && b.split(' ').any(|other| other == word))
        || a.chars().any(|c| unparted(c) && b.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(titles: &[(Origin, &str)]) -> String {
        let mut claims = Claims::default();
        for (origin, title) in titles {
            claims.push(Field::Title, title, *origin);
        }
        order(&mut claims);
        claims.0.iter().find(|claim| claim.field == Field::Title).unwrap().value.clone()
    }

    #[test]
    fn a_part_that_the_heading_does_not_have_is_the_sites() {
        let page = (Origin::TitleElement, "Talks end in Geneva_World_Harbour Wire");
        assert_eq!(first(&[page, (Origin::Heading, "Talks end in Geneva")]), "Talks end in Geneva");
        let kicker = (Origin::OpenGraph, "Winter games | Talks end in Geneva");
        let heading = (Origin::Heading, "Talks end in Geneva");
        assert_eq!(first(&[kicker, (Origin::JsonLd, "Talks end in Geneva"), heading]), "Talks end in Geneva");
        let whole = (Origin::OpenGraph, "How talks end - a short guide");
        assert_eq!(first(&[whole, (Origin::Heading, "How talks end: a short guide")]), "How talks end - a short guide");
    }

    #[test]
    fn a_title_of_the_site_is_not_the_articles() {
        let page = (Origin::TitleElement, "Talks end in Geneva");
        let heading = (Origin::Heading, "Talks end in Geneva at last");
        assert_eq!(first(&[(Origin::OpenGraph, "Latest headlines today"), page, heading]), "Talks end in Geneva");
        assert_eq!(first(&[(Origin::JsonLd, "Encyclopedic entry"), page, heading]), "Talks end in Geneva");
        assert_eq!(first(&[(Origin::TitleElement, "Document"), heading]), "Talks end in Geneva at last");
        assert_eq!(first(&[page, (Origin::Heading, "Lorem")]), "Talks end in Geneva");
    }

    #[test]
    fn what_readers_are_shown_comes_before_a_repeated_search_title() {
        let search = "Minister Jane Doe resigns over talks";
        let titles = [
            (Origin::OpenGraph, search),
            (Origin::TitleElement, search),
            (Origin::JsonLd, "Minister resigns over talks"),
            (Origin::Heading, "Minister resigns over talks"),
        ];
        assert_eq!(first(&titles), "Minister resigns over talks");
        assert_eq!(first(&titles[..3]), search);
    }
}
