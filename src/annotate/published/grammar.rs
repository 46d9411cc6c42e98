use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::DateRange;
use crate::text::months;

/// Reads a date: "2024-03-25T10:00:00Z", "25 March 2024", "March 2024", "2024", "25/03/2024". Returns the days it may
/// be: one, a month or a year. What stands around the date does not matter; of several dates the first counts.
///
/// A date like 03/04/2024 is read with the day first, unless it says "AM" or "PM", as those who put the month first do.
pub fn day_range(value: &str) -> Option<DateRange> {
    in_text(value).or_else(|| month_alone(value)).or_else(|| year_alone(value)).or_else(|| timestamp(value))
}

/// A word of a text: a number, or a name in small letters without accents.
#[derive(Debug, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    /// What stands between it and the word before it.
    gap: String,
}

pub(super) fn words(value: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut gap = String::new();
    let mut digits_before = None;
    for c in value.chars().take(400) {
        if !months::in_word(c) {
            gap.push(c);
            digits_before = None;
            continue;
        }
        let digit = months::digit(c).is_some();
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

pub(super) fn year(word: &Word) -> Option<i16> {
    number(word).filter(|year| word.text.len() == 4 && (1800..=2100).contains(year))
}

/// A year as Thailand counts them.
fn thai_year(word: &Word) -> Option<i16> {
    number(word).filter(|year| word.text.len() == 4 && (2500..=2600).contains(year)).map(|year| year - 543)
}

pub(super) fn day(word: &Word) -> Option<i8> {
    number(word).filter(|day| word.text.len() <= 2 && (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok())
}

pub(super) fn month(word: &Word) -> Option<i8> {
    months::month(&word.text)
}

fn one_day(year: i16, month: i8, day: i8) -> Option<DateRange> {
    Date::new(year, month, day).ok().map(DateRange::day)
}

/// Finds the first full date in a text.
pub(super) fn in_text(value: &str) -> Option<DateRange> {
    // No date is without a number, and only those of other scripts are written without digits.
    if value.is_ascii() && !value.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = words(&spelled(value));
    let american = words.iter().any(|word| matches!(word.text.as_str(), "am" | "pm"))
        || value.contains("a.m.")
        || value.contains("p.m.");
    (0..words.len()).find_map(|at| full_date(&words[at..], american))
}

/// Rewrites what is written in more than one word or by counting from elsewhere: Levantine months, Chinese numerals,
/// Japanese eras.
fn spelled(value: &str) -> Cow<'_, str> {
    const MONTHS: [(&str, &str); 4] = [
        ("\u{643}\u{627}\u{646}\u{648}\u{646} \u{627}\u{644}\u{62b}\u{627}\u{646}\u{64a}", "jan"),
        ("\u{643}\u{627}\u{646}\u{648}\u{646} \u{627}\u{644}\u{623}\u{648}\u{644}", "dec"),
        ("\u{62a}\u{634}\u{631}\u{64a}\u{646} \u{627}\u{644}\u{62b}\u{627}\u{646}\u{64a}", "nov"),
        ("\u{62a}\u{634}\u{631}\u{64a}\u{646} \u{627}\u{644}\u{623}\u{648}\u{644}", "oct"),
    ];
    const ERAS: [(&str, i16); 2] = [("\u{4ee4}\u{548c}", 2018), ("\u{5e73}\u{6210}", 1988)];
    if value.is_ascii() {
        return Cow::Borrowed(value);
    }
    let mut value = Cow::Borrowed(value);
    for (name, month) in MONTHS {
        if value.contains(name) {
            value = Cow::Owned(value.replace(name, month));
        }
    }
    if value.contains('\u{5e74}') {
        let chinese = chinese_numbers(&value);
        value = Cow::Owned(chinese);
        for (era, before) in ERAS {
            if let Some((head, rest)) = value.split_once(era) {
                let digits = rest.chars().take_while(char::is_ascii_digit).count();
                let first = rest.starts_with('\u{5143}');
                let year = if first { Some(1) } else { rest[..digits].parse::<i16>().ok().filter(|year| *year < 65) };
                if let Some(year) = year {
                    let rest = if first { &rest['\u{5143}'.len_utf8()..] } else { &rest[digits..] };
                    value = Cow::Owned(format!("{head}{}{rest}", before + year));
                }
            }
        }
    }
    value
}

/// Writes Chinese numerals before the signs of year, month and day in digits.
fn chinese_numbers(text: &str) -> String {
    const DIGITS: [char; 10] = [
        '\u{3007}', '\u{4e00}', '\u{4e8c}', '\u{4e09}', '\u{56db}', '\u{4e94}', '\u{516d}', '\u{4e03}', '\u{516b}',
        '\u{4e5d}',
    ];
    let value = |c: char| DIGITS.iter().position(|digit| *digit == c).or((c == '\u{96f6}').then_some(0));
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for c in text.chars().chain(['\0']) {
        if value(c).is_some() || c == '\u{5341}' {
            run.push(c);
            continue;
        }
        if matches!(c, '\u{5e74}' | '\u{6708}' | '\u{65e5}') && !run.is_empty() {
            match run.iter().position(|c| *c == '\u{5341}') {
                // Ten, eleven, twenty, twenty-one.
                Some(ten) => {
                    let tens = run[..ten].last().and_then(|c| value(*c)).unwrap_or(1);
                    let ones = run.get(ten + 1).and_then(|c| value(*c)).unwrap_or(0);
                    out.push_str(&(tens * 10 + ones).to_string());
                }
                None => out.extend(run.iter().filter_map(|c| value(*c)).map(|digit| digit.to_string())),
            }
        } else {
            out.extend(&run);
        }
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// Reads how many days ago something was: "3 hours ago", "vor 2 Tagen", "il y a 1 semaine", "hace 3 horas".
pub(super) fn days_ago(value: &str) -> Option<i64> {
    const UNITS: [(&str, i64); 24] = [
        ("min", 0),
        ("hour", 0),
        ("hr", 0),
        ("day", 1),
        ("week", 7),
        ("stunde", 0),
        ("tag", 1),
        ("woche", 7),
        ("heure", 0),
        ("jour", 1),
        ("semaine", 7),
        ("hora", 0),
        ("dia", 1),
        ("semana", 7),
        ("ora", 0),
        ("ore", 0),
        ("giorn", 1),
        ("settiman", 7),
        ("uur", 0),
        ("dag", 1),
        ("timm", 0),
        ("час", 0),
        ("д", 1),
        ("godzin", 0),
    ];
    const SIGNS: [&str; 10] = [
        " ago",
        "vor ",
        "il y a ",
        "hace ",
        "h\u{e1} ",
        " fa",
        " geleden",
        " sedan",
        " \u{43d}\u{430}\u{437}\u{430}\u{434}",
        " temu",
    ];
    let lower = value.to_lowercase();
    if !SIGNS.iter().any(|sign| lower.contains(sign)) {
        return None;
    }
    let words = words(&lower);
    words.windows(2).find_map(|pair| {
        let count = number(&pair[0]).filter(|count| *count < 60)?;
        let (_, days) = UNITS.iter().find(|(unit, _)| pair[1].text.starts_with(unit))?;
        // A day and more in hours is counted in days.
        let hours = if *days == 0 && !pair[1].text.starts_with("min") { i64::from(count) / 24 } else { 0 };
        Some(days * i64::from(count) + hours)
    })
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
            && let (Some(month), Some(year)) = (
                month(m),
                year(y)
                    .or_else(|| thai_year(y).filter(|_| m.text.starts_with(|c| matches!(c, '\u{e00}'..='\u{e7f}'))))
                    .or_else(|| short_year(y).filter(|_| y.gap.contains('\''))),
            )
            && close(y)
        {
            return one_day(year, month, day);
        }
    }
    // ngay 25 thang 3 nam 2024
    if let (Some(day), "thang", Some(month)) = (day(first), second.text.as_str(), self::day(third))
        && month <= 12
        && let Some(year) = words[3..].iter().filter(|word| word.text != "nam").take(1).find_map(year)
    {
        return one_day(year, month, day);
    }
    // 2024 m. kovo 25 d., 2024. gada 25. marts
    if let Some(year) = year(first) {
        let mut rest = words[1..].iter().filter(|word| !matches!(word.text.as_str(), "m" | "gada" | "g")).take(2);
        if let (Some(a), Some(b)) = (rest.next(), rest.next())
            && close(b)
        {
            match (month(a), day(b), day(a), month(b)) {
                (Some(month), Some(day), _, _) | (_, _, Some(day), Some(month)) => return one_day(year, month, day),
                _ => {}
            }
        }
    }
    // March 25, 2024; Mar. 25th 2024
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
    let archived = in_archive_address(url).is_some();
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
        // An article's number is often the minute it was made: 20240325101500012
        if !archived
            && (12..=20).contains(&word.text.len())
            && let Some(range) = stamp(&word.text)
        {
            return Some(range);
        }
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

/// Reads a number that begins with year, month, day, hour and minute.
fn stamp(digits: &str) -> Option<DateRange> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let year = part(0..4).filter(|year| (1995..=2100).contains(year))?;
    let (hour, minute) = (part(8..10)?, part(10..12)?);
    if hour > 23 || minute > 59 {
        return None;
    }
    one_day(year, i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?)
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
            "2024年03月25日 10:00",
            "２０２４年３月２５日",
            "二〇二四年三月二十五日",
            "令和6年3月25日",
            "2024년 3월 25일",
            "2024.03.25. 오전 10:15",
            "25 مارس 2024",
            "الاثنين ٢٥ مارس ٢٠٢٤",
            "25 آذار 2024",
            "25 मार्च 2024",
            "25 มีนาคม 2567",
            "25 במרץ 2024",
            "ngày 25 tháng 3 năm 2024",
            "2024. március 25., hétfő",
            "25. maaliskuuta 2024",
            "25 martie 2024",
            "25. ožujka 2024.",
            "2024 m. kovo 25 d.",
            "2024. gada 25. marts",
            "25. märts 2024",
            "25 de març de 2024",
            "25. marca 2024",
            "25 березня 2024",
            "25 март 2024 г.",
            "25. март 2024.",
            "25 Μαρτίου 2024",
            "25 মার্চ ২০২৪",
        ] {
            assert_eq!(iso(value), "2024-03-25", "{value}");
        }
        assert_eq!(iso("8 de mayo de 2022"), "2022-05-08");
        assert_eq!(
            iso("8 \u{643}\u{627}\u{646}\u{648}\u{646} \u{627}\u{644}\u{62b}\u{627}\u{646}\u{64a} 2022"),
            "2022-01-08"
        );
        assert_eq!(iso("平成31年4月30日"), "2019-04-30");
        assert_eq!(iso("令和元年5月1日"), "2019-05-01");
        assert_eq!(iso("1403/01/06"), "", "a year of another calendar is not guessed at");
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
        assert_eq!(iso("https://a.example/view/A2024032514320005196").as_deref(), Some("2024-03-25"));
        assert_eq!(iso("https://a.example/view/20249925143200051"), None);
        assert_eq!(iso("https://a.example/story-12345678-talks"), None);
        assert_eq!(iso("https://2024.example/12/31"), None);
    }
}
