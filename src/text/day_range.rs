//! Dates as a reader types them in a filter: `2024`, `2024-03`, `2024-03-25`.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::DateRange;

/// Returns the days a typed date stands for, or `None` when it is none.
///
/// ```
/// use demarche::text::day_range::day_range;
/// assert_eq!(day_range("2024-02").unwrap().to.to_string(), "2024-02-29");
/// assert_eq!(day_range("2024-02-30"), None);
/// ```
pub fn day_range(text: &str) -> Option<DateRange> {
    let mut parts = text.trim().splitn(3, ['-', '/', '.']);
    let year = number(parts.next()?, 4)?;
    let Some(month) = parts.next() else { return DateRange::year(year) };
    let month = i8::try_from(number(month, 2)?).ok()?;
    let Some(day) = parts.next() else { return DateRange::month(year, month) };
    let day = i8::try_from(number(day, 2)?).ok()?;
    Date::new(year, month, day).ok().map(DateRange::day)
}

/// Returns the days a reader means in a filter: a date as in [`day_range`], `March 2024`, or words as seen from `today`
/// (`today`, `yesterday`, `this week`, `last month`, `last year`, `30 days ago`). Weeks begin on Monday.
pub fn typed(text: &str, today: Date) -> Option<DateRange> {
    if let Some(range) = day_range(text) {
        return Some(range);
    }
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["today"] => Some(DateRange::day(today)),
        ["yesterday"] => back(today, "day", 1),
        ["this", unit] => back(today, unit, 0),
        ["last", unit] => back(today, unit, 1),
        [count, unit, "ago"] => back(today, unit.strip_suffix('s').unwrap_or(unit), count.parse().ok()?),
        [month, year] => DateRange::month(number(year, 4)?, month_number(month)?),
        [day, month, year] => {
            let day = i8::try_from(number(day, 2)?).ok()?;
            Date::new(number(year, 4)?, month_number(month)?, day).ok().map(DateRange::day)
        }
        _ => None,
    }
}

/// Returns the day, week, month or year that lies `count` such units before the one of `today`.
fn back(today: Date, unit: &str, count: i32) -> Option<DateRange> {
    if !(0..=10_000).contains(&count) {
        return None;
    }
    match unit {
        "day" => today.checked_sub(count.days()).ok().map(DateRange::day),
        "week" => {
            let monday = today.checked_sub(i32::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
            let from = monday.checked_sub(count.weeks()).ok()?;
            Some(DateRange { from, to: from.checked_add(6.days()).ok()? })
        }
        "month" => {
            let day = today.first_of_month().checked_sub(count.months()).ok()?;
            DateRange::month(day.year(), day.month())
        }
        "year" => DateRange::year(i16::try_from(i32::from(today.year()) - count).ok()?),
        _ => None,
    }
}

fn month_number(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = MONTHS.iter().position(|month| *month == name || (name.len() == 3 && month.starts_with(name)))?;
    i8::try_from(place + 1).ok()
}

fn number(digits: &str, most: usize) -> Option<i16> {
    let plain = !digits.is_empty() && digits.len() <= most && digits.bytes().all(|byte| byte.is_ascii_digit());
    // A year is written in full, so that "24" is not taken for the year 24.
    (plain && (most != 4 || digits.len() == 4)).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_seen_from_today() {
        let today = Date::constant(2026, 3, 31);
        let range = |text| typed(text, today).map(|range| format!("{} {}", range.from, range.to));
        let cases = [
            ("yesterday", "2026-03-30 2026-03-30"),
            ("last month", "2026-02-01 2026-02-28"),
            ("Last  Year", "2025-01-01 2025-12-31"),
            ("this week", "2026-03-30 2026-04-05"),
            ("2 weeks ago", "2026-03-16 2026-03-22"),
            ("March 2024", "2024-03-01 2024-03-31"),
            ("25 Mar 2024", "2024-03-25 2024-03-25"),
        ];
        for (text, expected) in cases {
            assert_eq!(range(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(range("last fortnight"), None);
        assert_eq!(range("-1 days ago"), None);
    }

    #[test]
    fn days_months_and_years() {
        let range = |text| day_range(text).map(|range| (range.from.to_string(), range.to.to_string()));
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(range("2024"), pair("2024-01-01", "2024-12-31"));
        assert_eq!(range("2023-02"), pair("2023-02-01", "2023-02-28"));
        assert_eq!(range("2024-03-25"), pair("2024-03-25", "2024-03-25"));
        for wrong in ["", "24", "2024-13", "2024-3-", "tomorrow", "2024-03-25-01", "２０２４"] {
            assert_eq!(range(wrong), None, "{wrong}");
        }
    }
}
