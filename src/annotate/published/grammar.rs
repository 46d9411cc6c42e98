use jiff::civil::Date;

use super::months;
use crate::model::DateRange;

/// Reads a date: "2024-03-25T10:00:00Z", "25 March 2024", "March 2024", "2024", "25/03/2024". Returns the days it may
/// be: one, a month or a year. What stands around the date does not matter; of several dates the first counts.
///
/// A date like 03/04/2024 is read with the day first, unless it says "AM" or "PM", as those who put the month first do.
pub fn day_range(value: &str) -> Option<DateRange> {
    in_text(value).or_else(|| month_alone(value)).or_else(|| year_alone(value)).or_else(|| timestamp(value))
}

/// A word of a text: a number, or a name in small letters without accents.
#[derive(Debug, PartialEq)]
struct Word {
    text: String,
    /// What stands between it and the word before it.
    gap: String,
}

fn words(value: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut gap = String::new();
    let mut digits_before = None;
    for c in value.chars().take(400) {
        if !c.is_alphanumeric() {
            gap.push(c);
            digits_before = None;
            continue;
        }
        let digit = c.is_ascii_digit();
        // "1er" and "25th" are a number and its ending; "20th" as well as "T10" begin a new word.
        if digits_before == Some(digit) {
            if let Some(last) = out.last_mut() {
                months::push_plain(c, &mut last.text);
            }
        } else {
            let mut text = String::new();
            months::push_plain(c, &mut text);
            out.push(Word { text, gap: std::mem::take(&mut gap) });
        }
        digits_before = Some(digit);
    }
    out
}

fn number(word: &Word) -> Option<i16> {
    (word.text.len() <= 4 && word.text.bytes().all(|b| b.is_ascii_digit())).then(|| word.text.parse().ok()).flatten()
}

fn year(word: &Word) -> Option<i16> {
    number(word).filter(|year| word.text.len() == 4 && (1800..=2100).contains(year))
}

fn day(word: &Word) -> Option<i8> {
    number(word).filter(|day| word.text.len() <= 2 && (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok())
}

fn month(word: &Word) -> Option<i8> {
    months::month(&word.text)
}

fn one_day(year: i16, month: i8, day: i8) -> Option<DateRange> {
    Date::new(year, month, day).ok().map(DateRange::day)
}

/// Finds the first full date in a text.
pub(super) fn in_text(value: &str) -> Option<DateRange> {
    let words = words(value);
    let american = words.iter().any(|word| matches!(word.text.as_str(), "am" | "pm"))
        || value.contains("a.m.")
        || value.contains("p.m.");
    (0..words.len()).find_map(|at| full_date(&words[at..], american))
}

fn full_date(words: &[Word], american: bool) -> Option<DateRange> {
    let first = &words[0];
    if first.text.len() == 8 && first.text.starts_with(['1', '2']) && first.text.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| first.text[range].parse::<i16>().ok();
        let year = part(0..4).filter(|year| (1800..=2100).contains(year))?;
        return one_day(year, i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?);
    }
    let [first, second, third, ..] = words else { return None };
    let close = |word: &Word| word.gap.chars().count() <= 3;
    // 2024-03-25, 2024年3月25日
    if let (Some(year), Some(middle), Some(last)) = (year(first), day(second), day_or_east_asian(third))
        && joined(&second.gap)
        && joined(&third.gap)
        && middle <= 12
    {
        return one_day(year, middle, last);
    }
    if let Some(year) = year(first)
        && let [_, mark, m, mark_two, d, ..] = words
        && matches!(mark.text.as_str(), "年" | "년")
        && matches!(mark_two.text.as_str(), "月" | "월")
    {
        return one_day(year, day(m)?, day(d)?);
    }
    // 25.03.2024, 3/25/2024 and 25/03/24
    if let (Some(a), Some(b)) = (day(first), day(second))
        && joined(&second.gap)
        && second.gap == third.gap
        && let Some(year) = year(third).or_else(|| short_year(third))
    {
        let month_first = (american && second.gap == "/" && a <= 12) || b > 12;
        return if month_first { one_day(year, a, b) } else { one_day(year, b, a) };
    }
    // 25 March 2024, 25th of March, 2024, 8 de mayo de 2022, 1er mars 2025
    if let Some(day) = day(first) {
        let mut rest = words[1..].iter().filter(|word| !is_filler(&word.text)).take(2);
        if let (Some(m), Some(y)) = (rest.next(), rest.next())
            && let (Some(month), Some(year)) =
                (month(m), year(y).or_else(|| short_year(y).filter(|_| y.gap.contains('\''))))
            && close(y)
        {
            return one_day(year, month, day);
        }
    }
    // March 25, 2024; Mar. 25th 2024; 2024 March 25
    if let Some(month) = month(first)
        && let Some(day) = day(second)
        && close(second)
    {
        let rest = words[2..].iter().filter(|word| !is_filler(&word.text)).take(1).next();
        if let Some(year) = rest.and_then(year).filter(|_| rest.is_some_and(close)) {
            return one_day(year, month, day);
        }
        // Mon Mar 25 10:00:00 UTC 2024
        if words.iter().skip(2).take(3).all(|word| number(word).is_some())
            && let Some(year) = words.iter().skip(5).take(3).find_map(year)
        {
            return one_day(year, month, day);
        }
    }
    if let (Some(year), Some(month), Some(day)) = (year(first), month(second), day(third)) {
        return one_day(year, month, day);
    }
    None
}

/// Returns the other day that a date like 03/04/2024 may mean.
pub(super) fn other_reading(value: &str) -> Option<Date> {
    let words = words(value);
    let three = words.windows(3).find(|three| {
        matches!(three[1].gap.as_str(), "/" | ".")
            && three[1].gap == three[2].gap
            && day(&three[0]).is_some()
            && day(&three[1]).is_some()
    })?;
    let (a, b, year) = (day(&three[0])?, day(&three[1])?, year(&three[2])?);
    let read = full_date(three, false)?.from;
    [Date::new(year, a, b), Date::new(year, b, a)].into_iter().flatten().find(|date| *date != read)
}

fn day_or_east_asian(word: &Word) -> Option<i8> {
    day(word)
}

/// Tells whether two numbers belong to one date.
fn joined(gap: &str) -> bool {
    matches!(gap, "-" | "/" | "." | ". " | " / " | " | " | "\u{2013}" | "\u{2010}" | "\u{2011}")
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "of"
            | "the"
            | "st"
            | "nd"
            | "rd"
            | "th"
            | "er"
            | "do"
            | "da"
            | "di"
            | "den"
            | "eme"
            | "e"
            | "ter"
    )
}

fn short_year(word: &Word) -> Option<i16> {
    let year = number(word).filter(|_| word.text.len() == 2)?;
    Some(if year < 70 { 2000 + year } else { 1900 + year })
}

fn month_alone(value: &str) -> Option<DateRange> {
    let words = words(value);
    for pair in words.windows(2) {
        if let (Some(month), Some(year)) = (month(&pair[0]), year(&pair[1])) {
            return DateRange::month(year, month);
        }
        if let (Some(year), Some(month)) = (year(&pair[0]), day(&pair[1]))
            && matches!(pair[1].gap.as_str(), "-" | "/" | ".")
            && month <= 12
        {
            return DateRange::month(year, month);
        }
        if let (Some(month), Some(year)) = (day(&pair[0]), year(&pair[1]))
            && matches!(pair[1].gap.as_str(), "/" | ".")
            && month <= 12
        {
            return DateRange::month(year, month);
        }
    }
    words.windows(3).find_map(|three| {
        let (month, filler, year) = (month(&three[0])?, is_filler(&three[1].text), year(&three[2])?);
        filler.then(|| DateRange::month(year, month)).flatten()
    })
}

fn year_alone(value: &str) -> Option<DateRange> {
    let words = words(value);
    // A year among many words is as likely any other number.
    (words.len() <= 3).then(|| words.iter().find_map(year)).flatten().and_then(DateRange::year)
}

/// Reads seconds or milliseconds since 1970.
fn timestamp(value: &str) -> Option<DateRange> {
    let value = value.trim().split('.').next()?;
    if !value.bytes().all(|b| b.is_ascii_digit()) || !matches!(value.len(), 9 | 10 | 12 | 13) {
        return None;
    }
    let number: i64 = value.parse().ok()?;
    let seconds = if value.len() > 10 { number / 1000 } else { number };
    let instant = jiff::Timestamp::from_second(seconds).ok()?;
    Some(DateRange::day(instant.to_zoned(jiff::tz::TimeZone::UTC).date()))
}

/// Finds a date in an address: `/2024/03/25/`, `/2024-03-25-`, `-20240325`, `/2024/03/`, `/2024/mar/25/`.
pub(super) fn in_address(url: &str) -> Option<DateRange> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let words = words(path);
    let joined = |gap: &str| matches!(gap, "/" | "-" | "_" | ".");
    for three in words.windows(3) {
        let [y, m, d] = three else { continue };
        if !joined(&m.gap) || !joined(&d.gap) {
            continue;
        }
        if let (Some(year), Some(day)) = (year(y).filter(|year| *year >= 1990), day(d))
            && let Some(month) = day_month(m)
            && let Some(range) = one_day(year, month, day)
        {
            return Some(range);
        }
    }
    for word in &words {
        if word.text.len() == 8
            && let Some(range) = full_date(std::slice::from_ref(word), false).filter(|range| range.from.year() >= 1990)
        {
            return Some(range);
        }
    }
    for pair in words.windows(2) {
        if let (Some(year), Some(month)) = (year(&pair[0]).filter(|year| *year >= 1990), day_month(&pair[1]))
            && pair[1].gap == "/"
            && pair[1].text.len() > 1
        {
            return DateRange::month(year, month);
        }
    }
    None
}

/// Reads the stamp of an address in a web archive: `/web/20240327101112/https://…`.
pub(super) fn in_archive_address(url: &str) -> Option<DateRange> {
    let (_, rest) = url.split_once("://web.archive.org/web/").or_else(|| url.split_once("://archive.ph/"))?;
    let digits = rest.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number = |part: &str| part.parse::<i8>().ok();
    one_day(digits[..4].parse().ok()?, number(&digits[4..6])?, number(&digits[6..])?)
}

fn day_month(word: &Word) -> Option<i8> {
    let named = || (word.text.len() == 3 || word.text.len() > 5).then(|| month(word)).flatten();
    day(word).filter(|month| *month <= 12).or_else(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(value: &str) -> String {
        match day_range(value) {
            Some(range) if range.from == range.to => range.from.to_string(),
            Some(range) => format!("{}..{}", range.from, range.to),
            None => String::new(),
        }
    }

    #[test]
    fn days_are_read_in_many_forms() {
        for value in [
            "2024-03-25T10:00:00Z",
            "2024-03-25 10:00",
            "2024/03/25",
            "20240325",
            "20240325T100000",
            "25 March 2024",
            "25th March, 2024",
            "Monday, March 25th, 2024",
            "Mar. 25, 2024",
            "25. März 2024",
            "25.03.2024",
            "25. 3. 2024",
            "25/03/2024",
            "3/25/2024",
            "25 de marzo de 2024",
            "25 mars 2024",
            "25 marzo 2024",
            "25 de março de 2024",
            "25 марта 2024 г.",
            "2024年3月25日",
            "Mon, 25 Mar 2024 10:00:00 GMT",
            "Published 10:15 a.m. ET, 25 Mar 2024",
            "25 Mar 2024 | 10:00",
            "1711360800",
            "1711360800000",
            "25-Mar-2024",
            "Mon Mar 25 10:00:00 UTC 2024",
            "2024-03-25T10:00:00.000+0100",
            "Last updated on March 25, 2024 at 3:15pm",
            "25 Mart 2024",
            "2024. 3. 25",
        ] {
            assert_eq!(iso(value), "2024-03-25", "{value}");
        }
        assert_eq!(iso("8 de mayo de 2022"), "2022-05-08");
        assert_eq!(iso("1er mars 2025"), "2025-03-01");
        assert_eq!(iso("03/04/2024"), "2024-04-03");
        assert_eq!(iso("03/04/2024 10:00 AM"), "2024-03-04");
        assert_eq!(iso("Oct 3 '21"), "");
        assert_eq!(iso("1. prosince 2021"), "2021-12-01");
    }

    #[test]
    fn months_and_years_are_ranges() {
        assert_eq!(iso("March 2024"), "2024-03-01..2024-03-31");
        assert_eq!(iso("2024-03"), "2024-03-01..2024-03-31");
        assert_eq!(iso("marzo de 2024"), "2024-03-01..2024-03-31");
        assert_eq!(iso("2024"), "2024-01-01..2024-12-31");
        assert_eq!(iso("soon"), "");
        assert_eq!(iso("2024-13-45"), "2024-01-01..2024-12-31");
        assert_eq!(iso("99/99/2024"), "2024-01-01..2024-12-31");
    }

    #[test]
    fn addresses_hold_dates() {
        let iso = |url: &str| in_address(url).map(|range| range.from.to_string());
        assert_eq!(iso("https://a.example/2024/03/25/talks").as_deref(), Some("2024-03-25"));
        assert_eq!(iso("https://a.example/world/2024/mar/25/talks").as_deref(), Some("2024-03-25"));
        assert_eq!(iso("https://a.example/talks-2024-03-25").as_deref(), Some("2024-03-25"));
        assert_eq!(iso("https://a.example/talks-20240325.html").as_deref(), Some("2024-03-25"));
        assert_eq!(iso("https://a.example/2024/03/talks").as_deref(), Some("2024-03-01"));
        assert_eq!(iso("https://a.example/story-12345678-talks"), None);
        assert_eq!(iso("https://2024.example/12/31"), None);
    }
}
