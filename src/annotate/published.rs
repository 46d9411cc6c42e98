//! **Lives here:** what day an article appeared, weighed from all the evidence about it. **May know:** the model.
//! **Must not know:** formats, the clock, the index.

mod confidence;
mod evidence;
mod grammar;
mod opening;

use crate::model::{Claim, DateRange, Dated, Evidence, Field, Origin};

pub use evidence::{evidence, renamed};
pub use grammar::day_range;

/// Changes whenever the same evidence would give other dates: the next run dates all articles anew.
pub const VERSION: u32 = 3;

/// Decides when the article appeared, from what its markup states, its address, and the datelines of its text.
///
/// Claims of one origin are taken in their order. A claim of less than a day (a year, a month) is made more precise by
/// a weaker claim within it; one that can be read in two ways is read as another claim has it.
pub fn published(evidence: &Evidence) -> Option<Dated> {
    let claims = &evidence.claims;
    let saved = retrieved(claims).map(|dated| dated.range);
    let mut found: Vec<Found<'_>> = Vec::new();
    for claim in claims {
        let (range, origin) = match claim.field {
            Field::Published => (stated(&claim.value).or_else(|| ago(&claim.value, saved)), claim.origin),
            Field::Url => (grammar::in_address(&claim.value), Origin::Url),
            _ => continue,
        };
        if let Some(range) = range {
            found.push(Found { dated: dated(range, origin), value: &claim.value });
        }
    }
    found.extend(dateline(&evidence.openings).map(|dated| Found { dated, value: "" }));
    // A page that only states its last change was not published after it, and mostly not long before; unless whoever
    // named its file knew better.
    let filed = |day: DateRange| {
        found.iter().all(|found| found.dated.origin != Origin::FileName || found.dated.range.overlaps(day))
    };
    if found.iter().all(|found| weak(found.dated))
        && let Some(dated) = modified(claims).filter(|dated| filed(dated.range))
    {
        return Some(Dated { confidence: confidence::OF_LAST_CHANGE, ..dated });
    }
    found.sort_by_key(|found| trust(found.dated.origin, found.dated.range));
    let best = found.first()?;
    if let Some(other) = grammar::other_reading(best.value).filter(|_| best.dated.origin != Origin::Url) {
        let day = DateRange::day(other);
        let backs =
            |range: DateRange| found.iter().any(|found| found.dated.range == range && found.value != best.value);
        if backs(day) && !backs(best.dated.range) {
            return Some(dated(day, best.dated.origin));
        }
    }
    if let Some(shown) = shown_day(best, &found) {
        return Some(shown);
    }
    if let Some(local) = local_day(best, &found) {
        return Some(dated(local, best.dated.origin));
    }
    let within = |range: DateRange| best.dated.range.from <= range.from && range.to <= best.dated.range.to;
    let finer = found
        .iter()
        .map(|found| found.dated)
        .find(|dated| length(dated.range) < length(best.dated.range) && within(dated.range));
    Some(finer.unwrap_or(best.dated))
}

/// A date and the claim it was read from.
struct Found<'c> {
    dated: Dated,
    value: &'c str,
}

/// Dates that say less than the day of the last change does.
fn weak(dated: Dated) -> bool {
    matches!(dated.origin, Origin::FileName | Origin::Text)
}

/// Reads "3 hours ago" on a page that says when it was saved.
fn ago(value: &str, saved: Option<DateRange>) -> Option<DateRange> {
    let days = grammar::days_ago(value)?;
    let saved = saved.filter(|saved| length(*saved) == 0)?;
    Some(DateRange::day(saved.from.checked_sub(jiff::Span::new().days(days)).ok()?))
}

/// What readers are shown twice, or once and machines are told as well, is surer than an address made the evening
/// before, or a `<meta>` of no name in particular.
fn shown_day(best: &Found<'_>, found: &[Found<'_>]) -> Option<Dated> {
    let shown = |origin| matches!(origin, Origin::TimeElement | Origin::ClassName | Origin::Byline);
    let told = |origin| matches!(origin, Origin::JsonLd | Origin::OpenGraph);
    let near = match best.dated.origin {
        Origin::Url => 1,
        Origin::Meta => 31,
        _ => return None,
    };
    let others = || found.iter().map(|found| found.dated).filter(|dated| length(dated.range) == 0);
    if length(best.dated.range) > 0 || others().any(|other| shown(other.origin) && other.range == best.dated.range) {
        return None;
    }
    others().find(|other| {
        let mut origins: Vec<Origin> = others()
            .filter(|dated| dated.range == other.range && (shown(dated.origin) || told(dated.origin)))
            .map(|dated| dated.origin)
            .collect();
        origins.dedup();
        (1..=near).contains(&length_between(best.dated.range, other.range).abs())
            && origins.len() >= 2
            && origins.iter().any(|origin| shown(*origin))
    })
}

/// A time in universal time is often the day before or after where the article appeared; what the page shows its
/// readers tells.
fn local_day(best: &Found<'_>, found: &[Found<'_>]) -> Option<DateRange> {
    let universal = best.value.contains(':') && (best.value.ends_with('Z') || best.value.ends_with("+00:00"));
    let shown = |origin| matches!(origin, Origin::TimeElement | Origin::ClassName | Origin::Byline | Origin::Meta);
    let next_to = |range: DateRange| length(range) == 0 && length_between(best.dated.range, range).abs() == 1;
    if !universal
        || found.iter().any(|other| {
            other.dated.range == best.dated.range && !other.value.ends_with('Z') && shown(other.dated.origin)
        })
    {
        return None;
    }
    found
        .iter()
        .find(|other| shown(other.dated.origin) && !other.value.ends_with('Z') && next_to(other.dated.range))
        .map(|other| other.dated.range)
}

fn length_between(a: DateRange, b: DateRange) -> i32 {
    a.from.until(b.from).map_or(i32::MAX, |span| span.get_days())
}

/// Decides when the article was last changed.
pub fn modified(claims: &[Claim]) -> Option<Dated> {
    claims
        .iter()
        .filter(|claim| claim.field == Field::Modified)
        .find_map(|claim| Some(dated(stated(&claim.value)?, claim.origin)))
}

/// Decides when the reader, or an archive, saved the article.
pub fn retrieved(claims: &[Claim]) -> Option<Dated> {
    claims.iter().find_map(|claim| match claim.field {
        Field::Retrieved => Some(dated(stated(&claim.value)?, claim.origin)),
        Field::Url => Some(dated(grammar::in_archive_address(&claim.value)?, Origin::Url)),
        _ => None,
    })
}

fn dated(range: DateRange, origin: Origin) -> Dated {
    Dated { range, origin, confidence: confidence::of(origin) }
}

fn stated(value: &str) -> Option<DateRange> {
    day_range(value).filter(|range| plausible(*range))
}

/// The web began in 1990; newspapers' archives reach further back. Placeholders such as 0001-01-01 or 1970-01-01 are
/// no dates.
fn plausible(range: DateRange) -> bool {
    (1800..=2100).contains(&range.from.year())
        && !(range.from.year() == 1970 && range.from.month() == 1 && range.from.day() == 1 && range.to == range.from)
}

/// Returns the place of a date in the order of trust, from 0.
fn trust(origin: Origin, range: DateRange) -> u8 {
    let of_day = length(range) == 0;
    match origin {
        Origin::FrontMatter | Origin::Record | Origin::Header => 0,
        // An address is given once; what its page states may change with each edition.
        Origin::Url if of_day => 1,
        Origin::JsonLd => 2,
        Origin::OpenGraph => 3,
        Origin::Meta => 4,
        Origin::Microdata => 5,
        Origin::TimeElement => 6,
        Origin::ClassName => 7,
        Origin::Byline => 8,
        Origin::Dateline => 9,
        Origin::Properties => 10,
        Origin::FileName if of_day => 10,
        Origin::Url => 11,
        Origin::Text | Origin::Heading | Origin::TitleElement => 12,
        Origin::FileName => 13,
        _ => 14,
    }
}

fn length(range: DateRange) -> i32 {
    range.from.until(range.to).map_or(i32::MAX, |span| span.get_days())
}

/// Looks for a dateline at the start of the text ("LONDON, 26 March 2024 —") and for a line of its own that is a date.
fn dateline(openings: &[String]) -> Option<Dated> {
    for opening in openings {
        let head: String = opening.chars().take(evidence::OPENING - 1).collect();
        let line = opening.chars().count() <= 60;
        let opening = head.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(inner, _)| inner);
        let before_dash = ["\u{2014}", "\u{2013}", " - ", "--", "(Reuters)", "(AP)", "(AFP)"]
            .iter()
            .filter_map(|dash| head.find(dash))
            .min();
        let dated_start = opening::sentence_that_is_a_date(&head);
        let candidate = if let Some(sentence) = dated_start {
            Some(sentence)
        } else if line {
            Some(head.as_str())
        } else {
            before_dash.map(|end| &head[..end]).or(opening)
        };
        if let Some(range) =
            candidate.and_then(grammar::in_text).filter(|range| plausible(*range) && length(*range) == 0)
        {
            return Some(dated(range, Origin::Dateline));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Draft};
    use jiff::civil::date;

    fn published(claims: &[Claim], blocks: &[Block]) -> Option<Dated> {
        super::published(&evidence(&Draft { claims: claims.to_vec(), blocks: blocks.to_vec(), ..Draft::default() }))
    }

    fn claim(field: Field, value: &str, origin: Origin) -> Claim {
        Claim { field, value: value.to_owned(), origin }
    }

    #[test]
    fn markup_comes_before_text_and_addresses_before_markup() {
        let claims = [
            claim(Field::Published, "7 May 2024", Origin::ClassName),
            claim(Field::Published, "2024-05-04T23:00:00Z", Origin::JsonLd),
        ];
        assert_eq!(published(&claims, &[]).unwrap().range, DateRange::day(date(2024, 5, 4)));
        let claims = [&claims[..], &[claim(Field::Url, "https://a.example/2024/05/03/talks", Origin::Meta)]].concat();
        let dated = published(&claims, &[]).unwrap();
        assert_eq!((dated.range, dated.origin), (DateRange::day(date(2024, 5, 3)), Origin::Url));
    }

    #[test]
    fn doubtful_readings_are_settled_by_other_claims() {
        let claims = [
            claim(Field::Published, "11/01/2023 12:43", Origin::Meta),
            claim(Field::Published, "1 November 2023", Origin::Byline),
        ];
        assert_eq!(published(&claims, &[]).unwrap().range, DateRange::day(date(2023, 11, 1)));
        assert_eq!(published(&claims[..1], &[]).unwrap().range, DateRange::day(date(2023, 1, 11)));
        let claims = [
            claim(Field::Published, "2019-10-18T22:04:00Z", Origin::JsonLd),
            claim(Field::Published, "19. Oktober 2019 00:04 Uhr", Origin::Byline),
        ];
        assert_eq!(published(&claims, &[]).unwrap().range, DateRange::day(date(2019, 10, 19)));
    }

    #[test]
    fn a_year_is_made_precise() {
        let claims = [
            claim(Field::Published, "2024", Origin::FrontMatter),
            claim(Field::Published, "5 May 2024", Origin::Byline),
        ];
        assert_eq!(published(&claims, &[]).unwrap().range, DateRange::day(date(2024, 5, 5)));
        assert_eq!(published(&claims[..1], &[]).unwrap().range, DateRange::year(2024).unwrap());
    }

    #[test]
    fn the_last_change_stands_in_for_publication() {
        let changed = claim(Field::Modified, "2024-05-05", Origin::Meta);
        let folder = |year: &str| claim(Field::Published, year, Origin::FileName);
        let day = |claims: &[Claim]| published(claims, &[]).unwrap().range;
        assert_eq!(day(std::slice::from_ref(&changed)), DateRange::day(date(2024, 5, 5)));
        assert_eq!(day(&[changed.clone(), folder("2024")]), DateRange::day(date(2024, 5, 5)));
        assert_eq!(day(&[changed, folder("2013")]), DateRange::year(2013).unwrap());
    }

    #[test]
    fn datelines_are_read() {
        let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.to_owned(), line: 1, page: None };
        let text =
            "LONDON, 26 March 2024 \u{2014} The government said on Monday that it had summoned the ambassador over it.";
        let dated = published(&[], &[block(text)]).unwrap();
        assert_eq!((dated.range, dated.origin), (DateRange::day(date(2024, 3, 26)), Origin::Dateline));
        let prose =
            "The talks of 26 March 2024 were the first of their kind, and nobody expected much to come of them.";
        assert_eq!(published(&[], &[block(prose)]), None);
    }

    #[test]
    fn a_text_may_begin_with_its_date() {
        let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.to_owned(), line: 1, page: None };
        let day = |text: &str| published(&[], &[block(text)]).map(|dated| dated.range);
        let sunday = Some(DateRange::day(date(2023, 10, 29)));
        assert_eq!(
            day("29. Oktober 2023. Woher kommt die Angst vor dem Hafen, fragte man sich in der Stadt lange."),
            sunday
        );
        assert_eq!(
            day("Sunday, October 29, 2023. The harbour was closed when the first of the ships came in, and stayed so."),
            sunday
        );
        for place in ["Lagos", "LONDON", "New York"] {
            let text = format!(
                "{place}, 29 October 2023. The harbour was closed when the first of the ships came in, and stayed so."
            );
            assert_eq!(day(&text), sunday, "{text}");
        }
        assert_eq!(
            day(
                "The talks, 29 October 2023. The harbour was closed when the first of the ships came in, and stayed so."
            ),
            None
        );
        assert_eq!(
            day("On 29 October 2023. The harbour was closed when the first of the ships came in, and it stayed so."),
            None
        );
    }

    #[test]
    fn what_readers_are_shown_settles_an_address_of_the_evening_before() {
        let claims = [
            claim(Field::Url, "https://a.example/2024/05/03/talks", Origin::Meta),
            claim(Field::Published, "2024-05-04T10:04:04Z", Origin::JsonLd),
            claim(Field::Published, "May 4, 2024 at 6:40 PM EDT", Origin::Byline),
        ];
        let day = |claims: &[Claim]| published(claims, &[]).unwrap().range.from;
        assert_eq!(day(&claims), date(2024, 5, 4));
        assert_eq!(day(&claims[..2]), date(2024, 5, 3));
        let print = [
            claim(Field::Published, "2024-04-30", Origin::Meta),
            claim(Field::Published, "29.04.2024, 12:01 Uhr", Origin::TimeElement),
            claim(Field::Published, "29.04.2024, 12:01 Uhr", Origin::Byline),
        ];
        assert_eq!(day(&print), date(2024, 4, 29));
        assert_eq!(day(&print[..2]), date(2024, 4, 30));
    }

    #[test]
    fn hours_ago_are_counted_from_the_day_of_saving() {
        let saved = claim(Field::Retrieved, "2024-03-26", Origin::FrontMatter);
        let day = |text: &str| {
            let shown = claim(Field::Published, text, Origin::ClassName);
            published(&[shown, saved.clone()], &[]).map(|dated| dated.range.from)
        };
        assert_eq!(day("Published 3 hours ago"), Some(date(2024, 3, 26)));
        assert_eq!(day("vor 2 Tagen"), Some(date(2024, 3, 24)));
        assert_eq!(day("il y a 1 semaine"), Some(date(2024, 3, 19)));
        assert_eq!(published(&[claim(Field::Published, "3 hours ago", Origin::ClassName)], &[]), None);
    }

    #[test]
    fn the_day_of_saving_is_kept_apart() {
        let saved =
            claim(Field::Retrieved, "Tue Mar 26 2024 10:00:00 GMT+0100 (Central European Time)", Origin::Header);
        assert_eq!(retrieved(std::slice::from_ref(&saved)).unwrap().range, DateRange::day(date(2024, 3, 26)));
        assert_eq!(published(&[saved], &[]), None);
        let archived =
            claim(Field::Url, "https://web.archive.org/web/20240327101112/https://a.example/talks", Origin::Meta);
        assert_eq!(retrieved(std::slice::from_ref(&archived)).unwrap().range, DateRange::day(date(2024, 3, 27)));
        assert_eq!(published(&[archived], &[]), None);
    }

    #[test]
    fn a_last_change_is_a_weaker_witness() {
        let confidence = |field| published(&[claim(field, "2024-05-05", Origin::JsonLd)], &[]).unwrap().confidence;
        assert!(confidence(Field::Modified) < confidence(Field::Published));
    }

    #[test]
    fn placeholders_are_no_dates() {
        assert_eq!(published(&[claim(Field::Published, "1970-01-01T00:00:00Z", Origin::JsonLd)], &[]), None);
        assert_eq!(published(&[claim(Field::Published, "0001-01-01", Origin::JsonLd)], &[]), None);
        assert_eq!(
            modified(&[claim(Field::Modified, "2024-01-02", Origin::JsonLd)]).unwrap().range.from,
            date(2024, 1, 2)
        );
    }
}
