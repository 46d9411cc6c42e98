//! The time a question speaks of: "in March 2024", "last year" as seen from the day it is asked.

use jiff::civil::Date;

use crate::model::{AskedTime, DateRange};
use crate::text::dates::{DateKind, dates};

/// The years before and after one that "before 2018" and "since 2018" are taken to reach.
const REACH: i16 = 5;

/// Returns the first time a question names. Relative ones need to know what day it is.
pub(super) fn time(raw: &str, today: Option<Date>) -> Option<AskedTime> {
    let found = dates(raw, today.map(DateRange::day));
    let mention = found.iter().find(|mention| mention.kind == DateKind::Explicit).or_else(|| found.first());
    let Some(mention) = mention else { return bare_year(raw) };
    let words = mention.span.of(raw).to_lowercase();
    let before = raw[..mention.span.range().start].trim_end().to_lowercase();
    let said = |word: &str| words.split(' ').next() == Some(word) || before.split(' ').next_back() == Some(word);
    let DateRange { from, to } = mention.range;
    let range = if said("before") {
        let until = from.yesterday().ok()?;
        DateRange { from: Date::new(until.year().saturating_sub(REACH), 1, 1).ok()?, to: until }
    } else if said("since") || said("after") {
        let after = if said("after") { to.tomorrow().ok()? } else { from };
        DateRange { from: after, to: Date::new(after.year().saturating_add(REACH), 12, 31).ok()? }
    } else {
        mention.range
    };
    Some(AskedTime { range, span: mention.span })
}

/// Returns the year that stands among search words without a preposition: "apt31 sanctions 2024".
fn bare_year(raw: &str) -> Option<AskedTime> {
    let year = |word: &super::words::Word| {
        let year = word.low.parse().ok().filter(|year| word.low.len() == 4 && (1900..2100).contains(year))?;
        Some(AskedTime { range: DateRange::year(year)?, span: word.span })
    };
    super::words::words(raw).iter().find_map(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(raw: &str) -> Option<String> {
        let today = Date::constant(2026, 11, 23);
        time(raw, Some(today)).map(|time| format!("{}/{}", time.range.from, time.range.to))
    }

    #[test]
    fn times_of_questions() {
        for (question, expected) in [
            ("who was sanctioned in March 2024", Some("2024-03-01/2024-03-31")),
            ("who was expelled last year", Some("2025-01-01/2025-12-31")),
            ("apt31 sanctions 2024", Some("2024-01-01/2024-12-31")),
            ("american cyber sanctions before 2018", Some("2012-01-01/2017-12-31")),
            ("what changed after the sanctions", None),
            ("who may be charged", None),
        ] {
            assert_eq!(said(question).as_deref(), expected, "{question}");
        }
    }

    #[test]
    fn last_year_is_no_time_when_nobody_says_what_day_it_is() {
        assert_eq!(time("who was expelled last year", None), None);
    }
}
