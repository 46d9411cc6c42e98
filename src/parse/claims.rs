use super::cleaning;
use crate::model::{Claim, Field, Origin};

/// No article has more evidence for one field; each new claim is compared with those before it.
const MOST: usize = 300;

/// Collects claims: cleaned, none empty, none twice.
#[derive(Debug, Default)]
pub(super) struct Claims(pub(super) Vec<Claim>);

impl Claims {
    /// Returns the titles claimed, folded for comparing with lines of the text.
    pub(super) fn folded_titles(&self) -> Vec<String> {
        let titles = self.0.iter().filter(|claim| claim.field == Field::Title);
        titles.map(|claim| cleaning::folded(&claim.value)).collect()
    }

    pub(super) fn push(&mut self, field: Field, value: &str, origin: Origin) {
        let value = cleaning::line(value);
        if !cleaning::has_words(&value) || value.len() > 2000 {
            return;
        }
        let value = if field == Field::Lang { primary_tag(&value) } else { Some(value) };
        let Some(value) = value else { return };
        let mut known = self.0.iter().filter(|claim| claim.field == field);
        if known.clone().count() < MOST && !known.any(|claim| claim.value == value && claim.origin == origin) {
            self.0.push(Claim { field, value, origin });
        }
    }

    /// Adds a claim for each of the names in a byline, an author field, or one of several author fields.
    pub(super) fn authors(&mut self, value: &str, origin: Origin) {
        for name in names(&cleaning::line(value)) {
            self.push(Field::Author, &name, origin);
        }
    }
}

/// Orders claims by field, the strongest of each first; equally strong ones stay as they were found.
pub(super) fn rank(claims: &mut [Claim]) {
    claims.sort_by_key(|claim| (claim.field, strength(claim.field, claim.origin)));
}

/// Puts authors that are the outlet itself behind the people that are named besides, and drops them where the same place
/// names both.
pub(super) fn people_first(claims: &mut Vec<Claim>) {
    let outlets: Vec<String> = claims
        .iter()
        .filter(|claim| claim.field == Field::Outlet)
        .map(|claim| cleaning::folded(&claim.value))
        .collect();
    let is_outlet = |claim: &Claim| {
        if claim.field != Field::Author || outlets.is_empty() {
            return false;
        }
        let name = cleaning::folded(&claim.value);
        outlets.iter().any(|outlet| {
            *outlet == name || outlet.starts_with(&format!("{name} ")) || name.starts_with(&format!("{outlet} "))
        })
    };
    claims.sort_by_cached_key(|claim| (claim.field, is_outlet(claim)));
    let people: Vec<Origin> = claims
        .iter()
        .filter(|claim| claim.field == Field::Author && !is_outlet(claim))
        .map(|claim| claim.origin)
        .collect();
    claims.retain(|claim| !(is_outlet(claim) && people.contains(&claim.origin)));
}

/// Returns a place in the order of trust, from 0. Markup written for machines comes before what is written for
/// readers.
fn strength(field: Field, origin: Origin) -> u8 {
    match (field, origin) {
        (_, Origin::FrontMatter | Origin::Record | Origin::Header) => 0,
        // A page's titles are put in order by what they say of one another, and stay so.
        (
            Field::Title,
            Origin::OpenGraph
            | Origin::JsonLd
            | Origin::Heading
            | Origin::Meta
            | Origin::Microdata
            | Origin::TitleElement,
        )
        | (_, Origin::JsonLd) => 1,
        (_, Origin::OpenGraph) => 2,
        (_, Origin::Meta) => 4,
        (_, Origin::Microdata) => 5,
        (_, Origin::LangAttribute | Origin::TimeElement) => 6,
        (_, Origin::TitleElement | Origin::ClassName) => 7,
        (_, Origin::Properties) => 8,
        (_, Origin::Byline | Origin::Heading) => 9,
        (_, Origin::Url) => 10,
        (_, Origin::Dateline | Origin::Text) => 11,
        (_, Origin::FileName) => 12,
        (_, Origin::Detected | Origin::FileTime) => 13,
    }
}

fn primary_tag(value: &str) -> Option<String> {
    let tag = value.split(['-', '_', ',', ' ', '.']).next().unwrap_or_default();
    ((2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphabetic())).then(|| tag.to_ascii_lowercase())
}

/// Finds a date in the name of a file: `2024-03-25-talks.html`, `2024/03/25/talks.html`, `talks_20240325.txt`, or a
/// year with a month.
pub(super) fn from_name(name: &str) -> Option<Claim> {
    let claim = |value| Some(Claim { field: Field::Published, value, origin: Origin::FileName });
    let numbers: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let within =
        |part: &str, most: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number));
    for three in numbers.windows(3) {
        if is_year(three[0]) && within(three[1], 12) && within(three[2], 31) {
            return claim(three.join("-"));
        }
    }
    for part in &numbers {
        if part.len() == 8 && is_year(&part[..4]) && within(&part[4..6], 12) && within(&part[6..], 31) {
            return claim(format!("{}-{}-{}", &part[..4], &part[4..6], &part[6..]));
        }
    }
    for two in numbers.windows(2) {
        if is_year(two[0]) && within(two[1], 12) {
            return claim(two.join("-"));
        }
    }
    // A folder that is a year says when somebody filed the article, not when it was published.
    None
}

/// The words that open a byline, in the languages of the corpus.
const BY: [&str; 17] = [
    "written by",
    "posted by",
    "reported by",
    "published by",
    "words by",
    "story by",
    "article by",
    "author:",
    "authors:",
    "by:",
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "af",
];

/// Takes the opening word off a byline; `None` when there is none.
pub(super) fn after_by(line: &str) -> Option<&str> {
    BY.iter().find_map(|by| {
        let head = line.get(..by.len())?;
        let rest = &line[by.len()..];
        (head.eq_ignore_ascii_case(by) && rest.starts_with(|c: char| c.is_whitespace() || c == ':' || c == '\u{a0}'))
            .then(|| rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':'))
            .filter(|rest| !rest.is_empty())
    })
}

/// Splits a byline into names.
pub(super) fn names(value: &str) -> Vec<String> {
    let value = after_by(value).unwrap_or(value);
    if value.contains("://") {
        return Vec::new();
    }
    let value = &without_parentheses(value);
    let mut found = Vec::new();
    let whole: Vec<&str> = value.split(',').map(str::trim).collect();
    if let [last, first] = whole[..]
        && !last.contains(' ')
        && !first.is_empty()
        && first.split(' ').count() <= 2
        && [last, first].iter().all(|part| is_name(part))
        && !first.contains(" and ")
    {
        // Catalogues write the family name first.
        return vec![format!("{first} {last}")];
    }
    let value = &value.replace(" \u{2014} ", "|").replace(" \u{2013} ", "|");
    for part in value.split([',', ';', '|', '\u{b7}', '\u{2022}', '/']) {
        for part in [" and ", " & ", " und "]
            .into_iter()
            .filter(|joint| part.contains(joint))
            .fold(vec![part], |parts, joint| parts.into_iter().flat_map(|part| parted(part, joint)).collect())
        {
            let part =
                part.trim().trim_start_matches("and ").trim_matches(|c: char| "-\u{2013}\u{2014}:.\"() ".contains(c));
            let part = after_by(part).unwrap_or(part);
            let part = without_weekday(part);
            let part = without_role(part);
            let part = part.split(" in ").next().unwrap_or(part);
            // "Jane Doe for Harbour Wire", but not "Institute for Networked Security".
            let part = part.split_once(" for ").map_or(part, |(name, _)| if name.contains(' ') { name } else { part });
            let part = part.split(" - ").next().unwrap_or(part).trim();
            if !found.is_empty() && is_organisation(part) {
                return found;
            }
            if is_name(part) && !found.iter().any(|known: &String| known.eq_ignore_ascii_case(part)) {
                found.push(part.to_owned());
            } else if !found.is_empty() && !is_name(part) {
                break;
            }
        }
    }
    found
}

/// Parts two names at a joint; two single words around it are one name, of a firm.
fn parted<'p>(part: &'p str, joint: &str) -> Vec<&'p str> {
    match part.split_once(joint) {
        Some((a, b)) if !a.trim().contains(' ') && !b.trim().contains(' ') => vec![part],
        _ => part.split(joint).collect(),
    }
}

/// Behind a name stands often where its bearer works.
fn is_organisation(part: &str) -> bool {
    const LAST: [&str; 30] = [
        "institute",
        "briefings",
        "brief",
        "news",
        "times",
        "post",
        "wire",
        "press",
        "centre",
        "center",
        "university",
        "review",
        "agency",
        "letter",
        "gazette",
        "observer",
        "journal",
        "desk",
        "herald",
        "ledger",
        "dispatch",
        "tribune",
        "telegraph",
        "chronicle",
        "monitor",
        "reuters",
        "afp",
        "dpa",
        "foundation",
        "college",
    ];
    let last = part.rsplit(' ').next().unwrap_or_default().to_lowercase();
    LAST.contains(&last.as_str())
}

/// Takes off the day that some bylines end with.
fn without_weekday(part: &str) -> &str {
    const DAYS: [&str; 9] =
        [" Monday", " Tuesday", " Wednesday", " Thursday", " Friday", " Saturday", " Sunday", " Today", " Yesterday"];
    DAYS.iter().find_map(|day| part.strip_suffix(day)).unwrap_or(part)
}

/// Takes off what some languages write behind or before a reporter's name.
fn without_role(part: &str) -> &str {
    const BEHIND: [&str; 5] =
        [" \u{ae30}\u{c790}", " \u{d2b9}\u{d30c}\u{c6d0}", "\u{8a18}\u{8005}", " muhabiri", " (Autor)"];
    const BEFORE: [&str; 6] = [
        "\u{8bb0}\u{8005}",
        "\u{8a18}\u{8005}",
        "Redactado por ",
        "Redaktion: ",
        "Text: ",
        "\u{41f}\u{43e}\u{434}\u{433}\u{43e}\u{442}\u{43e}\u{432}\u{438}\u{43b} ",
    ];
    let part = BEHIND.iter().find_map(|role| part.strip_suffix(role)).unwrap_or(part);
    BEFORE.iter().find_map(|role| part.strip_prefix(role)).unwrap_or(part).trim_matches([' ', ':', '\u{ff1a}'])
}

/// Takes out what stands in parentheses: initials, agencies, roles.
fn without_parentheses(value: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn is_name(part: &str) -> bool {
    const NOT_NAMES: [&str; 33] = [
        "agencies",
        "publi\u{e9}",
        "publicado",
        "ver\u{f6}ffentlicht",
        "aktualisiert",
        "by",
        "author",
        "admin",
        "administrator",
        "updated",
        "published",
        "posted",
        "read",
        "min",
        "minutes",
        "share",
        "follow",
        "email",
        "twitter",
        "facebook",
        "http",
        "https",
        "www",
        "ago",
        "comments",
        "comment",
        "photo",
        "photograph",
        "getty",
        "copyright",
        "view",
        "bio",
        "webmaster",
    ];
    // A role without a name in front of it is nobody's.
    const ROLES: [&str; 9] =
        ["staff", "editor", "editors", "correspondent", "reporter", "writer", "editorial", "news", "our"];
    let words: Vec<&str> = part.split_whitespace().collect();
    (1..=6).contains(&words.len())
        && part.chars().count() <= 60
        && part.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !part.contains(['@', '/', '{', '<', '=', '#', '?', '!', ':'])
        && part.chars().filter(char::is_ascii_digit).count() <= 1
        && part.chars().next().is_some_and(char::is_alphabetic)
        && !words.iter().any(|word| NOT_NAMES.contains(&word.to_lowercase().trim_end_matches([':', '.'])))
        && words.iter().filter(|word| word.starts_with(char::is_lowercase)).count() * 2 <= words.len()
        && !words.last().is_some_and(|word| {
            matches!(word.to_lowercase().as_str(), "correspondent" | "reporter" | "editor" | "writer")
        })
        && !words.iter().all(|word| ROLES.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_become_names() {
        assert_eq!(names("By Jane Doe and John Roe"), ["Jane Doe", "John Roe"]);
        assert_eq!(names("Jane Doe, John Roe and Ann Poe"), ["Jane Doe", "John Roe", "Ann Poe"]);
        assert_eq!(names("By Jane Doe in London"), ["Jane Doe"]);
        assert_eq!(names("Doe, Jane"), ["Jane Doe"]);
        assert_eq!(names("Jane Doe, security correspondent"), ["Jane Doe"]);
        assert_eq!(names("https://example.org/jane"), [""; 0]);
        assert_eq!(names("von Katharina Stern"), ["Katharina Stern"]);
        assert_eq!(names("Ledger & Law"), ["Ledger & Law"]);
        assert_eq!(names("Institute for Networked Security"), ["Institute for Networked Security"]);
        assert_eq!(names("By Jane Doe, The Meridian Post"), ["Jane Doe"]);
        assert_eq!(names("\u{ae40}\u{bbfc}\u{c218} \u{ae30}\u{c790}"), ["\u{ae40}\u{bbfc}\u{c218}"]);
        assert_eq!(names("\u{8bb0}\u{8005}\u{ff1a}\u{738b}\u{5c0f}\u{660e}"), ["\u{738b}\u{5c0f}\u{660e}"]);
        assert_eq!(names("Source: afp"), [""; 0]);
    }

    #[test]
    fn the_outlet_is_no_author_beside_a_person() {
        let mut claims = Claims::default();
        claims.push(Field::Outlet, "Harbour Wire", Origin::OpenGraph);
        claims.push(Field::Author, "Jane Doe", Origin::Meta);
        claims.push(Field::Author, "Harbour Wire", Origin::Meta);
        let mut claims = claims.0;
        people_first(&mut claims);
        let authors = |claims: &[Claim]| -> Vec<String> {
            claims.iter().filter(|claim| claim.field == Field::Author).map(|claim| claim.value.clone()).collect()
        };
        assert_eq!(authors(&claims), ["Jane Doe"]);
        claims.retain(|claim| claim.value != "Jane Doe");
        claims.push(Claim { field: Field::Author, value: "Harbour Wire".to_owned(), origin: Origin::Meta });
        people_first(&mut claims);
        assert_eq!(authors(&claims), ["Harbour Wire"]);
    }

    #[test]
    fn names_of_files_may_hold_dates() {
        let value = |name| from_name(name).map(|claim| claim.value);
        assert_eq!(value("2024/03/25/talks.html").as_deref(), Some("2024-03-25"));
        assert_eq!(value("a/talks-2024-03-25.html").as_deref(), Some("2024-03-25"));
        assert_eq!(value("talks_20240325.txt").as_deref(), Some("2024-03-25"));
        assert_eq!(value("2021/talks.html"), None, "a folder says when it was filed");
        assert_eq!(value("apt28-and-35-diplomats.html"), None);
    }

    #[test]
    fn languages_are_primary_tags() {
        let mut claims = Claims::default();
        claims.push(Field::Lang, "en_GB", Origin::OpenGraph);
        claims.push(Field::Lang, "x-default", Origin::Meta);
        assert_eq!(claims.0.len(), 1);
        assert_eq!(claims.0[0].value, "en");
    }
}
