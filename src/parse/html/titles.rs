use super::super::claims::Claims;
use super::super::cleaning;
use super::sites::{self, Sites, words};
use crate::model::{Claim, Field, Origin};

/// Puts the page's titles in order, the article's own first, each without the name of the site.
///
/// A page states its title up to six times: for libraries, for sharing, for search engines, in its `<title>`, and as a
/// heading. They are taken in that order, which is that of Firefox's reader, but for what they say of one another: a
/// part that only one of them has at an end ("| Harbour Wire", "Sport |") is the site's, and one that has no word in
/// common with the others is not about the article.
pub(super) fn order(claims: &mut Claims) {
    sites::drop_titles_among_outlets(claims);
    let mut sites = Sites::of(&claims.0);
    let (mut titles, rest): (Vec<Claim>, Vec<Claim>) =
        std::mem::take(&mut claims.0).into_iter().partition(|claim| claim.field == Field::Title);
    claims.0 = rest;
    let stated: Vec<Claim> = titles.clone();
    // What the `<title>` ends with is mostly the site's name, and tells what to take off the others.
    let mut guessed = Vec::new();
    for title in titles.iter_mut().filter(|claim| claim.origin == Origin::TitleElement) {
        (title.value, guessed) = sites.parted(title, &stated);
    }
    let unknown = !sites.are_known();
    sites.add(&guessed);
    for title in titles.iter_mut().filter(|claim| !matches!(claim.origin, Origin::TitleElement | Origin::Heading)) {
        title.value = sites.parted(title, &stated).0;
    }
    let all: Vec<(Origin, String)> = titles.iter().map(|claim| (claim.origin, claim.value.clone())).collect();
    for title in titles.iter_mut().filter(|claim| claim.origin != Origin::Heading) {
        let cores = all.iter().map(|(_, core)| core).filter(|core| is_core(core, title, &all));
        if let Some(core) = cores.min_by_key(|core| core.len()) {
            title.value.clone_from(core);
        }
    }
    if titles.iter().any(|title| !sites.is_name(&title.value)) {
        titles.retain(|title| !sites.is_name(&title.value));
    }
    let stated = Stated::of(&titles);
    titles.sort_by_key(|title| stated.place(title));
    for title in titles {
        claims.push(Field::Title, &title.value, title.origin);
    }
    if let Some(outlet) = guessed.first().filter(|_| unknown) {
        claims.push(Field::Outlet, outlet, Origin::TitleElement);
    }
}

/// What a page says of its title at each place, folded.
struct Stated(Vec<(Origin, String)>);

impl Stated {
    fn of(titles: &[Claim]) -> Self {
        Self(titles.iter().map(|claim| (claim.origin, cleaning::folded(&claim.value))).collect())
    }

    fn at(&self, origin: Origin) -> Option<&str> {
        self.0.iter().find(|(other, _)| *other == origin).map(|(_, words)| words.as_str())
    }

    /// Returns a title's place in the order, from 0.
    fn place(&self, title: &Claim) -> u8 {
        let own = cleaning::folded(&title.value);
        let (page, heading) = (self.at(Origin::TitleElement), self.at(Origin::Heading));
        if let (Some(page), Some(heading)) = (page, heading)
            && shares(page, heading)
            && !shares(&own, page)
            && !shares(&own, heading)
        {
            return 9;
        }
        let (is_page, is_heading) = (page == Some(&own), heading == Some(&own));
        match title.origin {
            Origin::Record => 0,
            Origin::JsonLd if self.outweighs_sharing(is_page, is_heading) => 1,
            Origin::OpenGraph => 2,
            // Encyclopedias head their data with what kind of page it is.
            Origin::JsonLd
                if !is_page
                    && !is_heading
                    && self.0.iter().any(|(origin, words)| {
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

    /// Tells whether a headline for machines that is in just one other place, the `<title>` or the heading, comes before
    /// the title for sharing. It does when that one is no more than the other of the two, or than none.
    fn outweighs_sharing(&self, is_page: bool, is_heading: bool) -> bool {
        let (page, heading) = (self.at(Origin::TitleElement), self.at(Origin::Heading));
        self.at(Origin::OpenGraph).is_some_and(|shared| {
            let seen = |origin| self.at(origin) == Some(shared);
            // Written for search engines, and readers are shown another.
            (is_heading && !is_page && page == Some(shared))
                // The heading of a page that is written on and on names its last event.
                || (is_page && !is_heading && heading.is_some() && !seen(Origin::Heading) && !seen(Origin::Microdata))
        })
    }
}

/// Tells whether `core` is a title without something that is set off at one of its ends, and the page means it so.
fn is_core(core: &str, title: &Claim, all: &[(Origin, String)]) -> bool {
    let word = |rest: &str| rest.chars().any(char::is_alphanumeric);
    let behind = title.value.strip_prefix(core).map(str::trim).filter(|rest| word(rest));
    let behind = behind.filter(|rest| rest.starts_with(MARKS) || sites::in_parentheses(rest).is_some());
    let before = title.value.strip_suffix(core).map(str::trim).filter(|rest| word(rest) && rest.ends_with(MARKS));
    let enough = words(core) >= 2 || core.chars().count() >= 12;
    if !enough || core == title.value {
        return false;
    }
    let sayings = all.iter().filter(|(_, said)| said == core).count();
    let is_heading = all.iter().any(|(origin, said)| *origin == Origin::Heading && said == core);
    // The name of the site behind the title may be a heading, too.
    let settled = |rest: &str| title.origin == Origin::TitleElement || is_heading || sayings >= 2 || words(rest) < 2;
    behind.is_some_and(settled) || (before.is_some() && sayings >= 2)
}

/// What stands between a title and the name of its site or section. A colon is none: it parts the halves of many a title.
const MARKS: [char; 13] =
    ['|', '-', '\u{2013}', '\u{2014}', '\u{b7}', '\u{bb}', '\u{ab}', '\u{203a}', '\u{2022}', '/', '_', '~', '\u{3163}'];

/// Tells whether two folded titles have a word in common that says something; where words are not parted, a character.
pub(super) fn shares(a: &str, b: &str) -> bool {
    a.split(' ').any(|word| word.chars().count() >= 3 && b.split(' ').any(|other| other == word))
        || a.chars().any(|c| sites::is_unparted(c) && b.contains(c))
}

/// Returns how much two folded titles have in common, from 0 to 100: words, or characters where words are not parted.
pub(super) fn likeness(a: &str, b: &str) -> usize {
    if a == b {
        return 100;
    }
    let parts = |text: &str| -> Vec<String> {
        text.split(' ')
            .flat_map(|word| {
                let unparted = word.chars().any(sites::is_unparted);
                if unparted { word.chars().map(String::from).collect() } else { vec![word.to_owned()] }
            })
            .collect()
    };
    let (a, b) = (parts(a), parts(b));
    let both = a.iter().filter(|word| b.contains(word)).count();
    both * 99 / (a.len() + b.len() - both).max(1)
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
        let heading = (Origin::Heading, "Talks end in Geneva");
        assert_eq!(first(&[page, heading]), "Talks end in Geneva");
        let kicker = (Origin::OpenGraph, "Winter games | Talks end in Geneva");
        assert_eq!(first(&[kicker, (Origin::JsonLd, "Talks end in Geneva"), heading]), "Talks end in Geneva");
        let whole = (Origin::OpenGraph, "How talks end - a short guide");
        assert_eq!(first(&[whole, (Origin::Heading, "How talks end: a short guide")]), "How talks end - a short guide");
        let record = (Origin::Record, "Talks end in Geneva | harbour.example | Your paper");
        assert_eq!(first(&[record, heading]), "Talks end in Geneva");
        let parentheses = (Origin::OpenGraph, "Talks end in Geneva (the harbour wire)");
        assert_eq!(first(&[parentheses, heading]), "Talks end in Geneva");
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

    #[test]
    fn the_heading_of_a_page_that_is_written_on_is_its_last_event() {
        let own = "Talks in Geneva: all that is new";
        let titles = [
            (Origin::OpenGraph, "Talks in Geneva: the latest of what is new"),
            (Origin::JsonLd, own),
            (Origin::TitleElement, own),
            (Origin::Heading, "Geneva talks: ministers leave the building"),
        ];
        assert_eq!(first(&titles), own);
        assert_eq!(first(&titles[..3]), titles[0].1);
    }

    #[test]
    fn a_heading_behind_the_title_may_be_the_sites() {
        let page = (Origin::TitleElement, "Talks end in Geneva without a treaty - All about the news");
        assert_eq!(first(&[page, (Origin::Heading, "All about the news")]), page.1);
        let page = (Origin::TitleElement, "HW - Press releases of the year - Talks end in Geneva");
        let heading = (Origin::Heading, "Talks end in Geneva");
        assert_eq!(first(&[page, (Origin::Meta, heading.1), heading]), heading.1);
    }

    #[test]
    fn the_heading_most_like_the_title_is_the_articles() {
        assert_eq!(likeness("talks end", "talks end"), 100);
        assert!(likeness("talks end in geneva", "talks end") > likeness("talks end in geneva", "all about geneva"));
        assert!(likeness("無線を安全に", "無線を安全") > likeness("無線を安全に", "安心の家"));
        assert_eq!(likeness("talks", "lorem"), 0);
    }
}
