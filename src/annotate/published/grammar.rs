use jiff::civil::Date;

use crate::model::DateRange;

/// The names of the months, cut to what tells them apart, without accents; the number after them is the month's. The
/// languages are those of the corpus: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish,
/// Danish, Norwegian, Czech, Russian, Ukrainian, Turkish, Indonesian, Greek.
const MONTHS: [(&str, i8); 118] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("jaen", 1),
    ("janner", 1),
    ("mae", 3),
    ("mai", 5),
    ("okt", 10),
    ("dez", 12),
    ("fev", 2),
    ("avr", 4),
    ("juin", 6),
    ("juil", 7),
    ("aou", 8),
    ("ene", 1),
    ("abr", 4),
    ("ago", 8),
    ("dic", 12),
    ("gen", 1),
    ("mag", 5),
    ("giu", 6),
    ("lug", 7),
    ("set", 9),
    ("ott", 10),
    ("out", 10),
    ("mei", 5),
    ("mrt", 3),
    ("maa", 3),
    ("maj", 5),
    ("sty", 1),
    ("lut", 2),
    ("kwi", 4),
    ("cze", 6),
    ("lip", 7),
    ("sie", 8),
    ("wrz", 9),
    ("paz", 10),
    ("lis", 11),
    ("gru", 12),
    ("led", 1),
    ("uno", 2),
    ("bre", 3),
    ("dub", 4),
    ("kve", 5),
    ("cerven", 6),
    ("cervenc", 7),
    ("srp", 8),
    ("zar", 9),
    ("rij", 10),
    ("pro", 12),
    ("oca", 1),
    ("sub", 2),
    ("nis", 4),
    ("haz", 6),
    ("tem", 7),
    ("agu", 8),
    ("eyl", 9),
    ("eki", 10),
    ("kas", 11),
    ("ara", 12),
    ("des", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("май", 5),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("січ", 1),
    ("лют", 2),
    ("бер", 3),
    ("кві", 4),
    ("тра", 5),
    ("чер", 6),
    ("лип", 7),
    ("сер", 8),
    ("вер", 9),
    ("жов", 10),
    ("лис", 11),
    ("гру", 12),
    ("ιαν", 1),
    ("φεβ", 2),
    ("μαρ", 3),
    ("απρ", 4),
    ("μαι", 5),
    ("ιουν", 6),
    ("ιουλ", 7),
    ("αυγ", 8),
    ("σεπ", 9),
    ("οκτ", 10),
    ("νοε", 11),
    ("δεκ", 12),
    ("januari", 1),
    ("februari", 2),
    ("maret", 3),
    ("juni", 6),
    ("juli", 7),
    ("agustus", 8),
    ("kolovoz", 8),
    ("mayis", 5),
    ("mart", 3),
    ("tammi", 1),
    ("helmi", 2),
];

/// Words that begin like a month and are none.
const NOT_MONTHS: [&str; 41] = [
    "mark",
    "marks",
    "market",
    "markets",
    "marked",
    "marketing",
    "maria",
    "mario",
    "marine",
    "margin",
    "marie",
    "major",
    "maybe",
    "mayor",
    "decide",
    "decided",
    "decision",
    "decade",
    "declared",
    "secret",
    "settings",
    "set",
    "sets",
    "general",
    "generation",
    "out",
    "outlet",
    "outside",
    "genau",
    "magazine",
    "made",
    "professor",
    "press",
    "april's",
    "are",
    "area",
    "subscribe",
    "sub",
    "pro",
    "project",
    "led",
];

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
                push_plain(c, &mut last.text);
            }
        } else {
            let mut text = String::new();
            push_plain(c, &mut text);
            out.push(Word { text, gap: std::mem::take(&mut gap) });
        }
        digits_before = Some(digit);
    }
    out
}

fn push_plain(c: char, out: &mut String) {
    for c in c.to_lowercase() {
        match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ą' | 'ά' => out.push(if c == 'ά' { 'α' } else { 'a' }),
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => out.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => out.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => out.push('o'),
            'ú' | 'ù' | 'û' | 'ü' | 'ů' => out.push('u'),
            'ç' | 'č' | 'ć' => out.push('c'),
            'ş' | 'š' | 'ś' => out.push('s'),
            'ř' => out.push('r'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            'ń' | 'ñ' => out.push('n'),
            'ł' => out.push('l'),
            'έ' => out.push('ε'),
            'ί' | 'ϊ' | 'ΐ' => out.push('ι'),
            'ό' => out.push('ο'),
            'ύ' => out.push('υ'),
            '\u{307}' => {}
            c => out.push(c),
        }
    }
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
    let text = word.text.as_str();
    if text.chars().count() > 11 || NOT_MONTHS.contains(&text) {
        return None;
    }
    // The longest name wins: "juin" before "jun", "červenec" before "červen".
    let (_, month) = MONTHS.iter().filter(|(name, _)| text.starts_with(name)).max_by_key(|(name, _)| name.len())?;
    Some(*month)
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
