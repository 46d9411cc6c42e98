//! Arithmetic on days.

use jiff::Span;
use jiff::civil::Date;

use super::lexicon::Unit;
use crate::model::DateRange;

/// A part of a longer stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
}

/// Something that comes once a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Yearly {
    Month(i8),
    /// Days of one month, inclusive.
    Days(i8, i8, i8),
    Quarter(i8),
    Half(i8),
    /// By its first month.
    Season(i8),
}

impl Yearly {
    /// Returns the one of a year, or `None` for a 29 February that year does not have.
    pub(super) fn of(self, year: i16) -> Option<DateRange> {
        match self {
            Self::Month(month) => DateRange::month(year, month),
            Self::Days(month, first, last) => {
                Some(DateRange { from: Date::new(year, month, first).ok()?, to: Date::new(year, month, last).ok()? })
            }
            Self::Quarter(place) => months(year, place * 3 - 2, 3),
            Self::Half(place) => months(year, place * 6 - 5, 6),
            Self::Season(first) => months(year, first, 3),
        }
    }

    /// Returns the most recent one that has begun by `today`.
    pub(super) fn before(self, today: Date) -> Option<DateRange> {
        (0..=8).filter_map(|back| self.of(today.year() - back)).find(|range| range.from <= today)
    }

    /// Returns the first one that is not over before `today`.
    pub(super) fn after(self, today: Date) -> Option<DateRange> {
        (-1..=8).filter_map(|on| self.of(today.year() + on)).find(|range| range.to >= today)
    }
}

/// Returns `count` months from the first day of a month on.
pub(super) fn months(year: i16, month: i8, count: i8) -> Option<DateRange> {
    let from = Date::new(year, month, 1).ok()?;
    Some(DateRange { from, to: shifted(from, Unit::Month, i32::from(count) - 1)?.last_of_month() })
}

/// Returns the years `first` to `last`.
pub(super) fn years(first: i16, last: i16) -> Option<DateRange> {
    let range = DateRange { from: DateRange::year(first)?.from, to: DateRange::year(last)?.to };
    (range.from <= range.to).then_some(range)
}

/// Returns the calendar unit (week, month, year and so on) that lies `count` units after the one of `today`.
pub(super) fn period(today: Date, unit: Unit, count: i32) -> Option<DateRange> {
    match unit {
        Unit::Hour => shifted(today, Unit::Day, count / 24).map(DateRange::day),
        Unit::Day => shifted(today, unit, count).map(DateRange::day),
        Unit::Week => {
            let monday = shifted(today, Unit::Day, -i32::from(today.weekday().to_monday_zero_offset()))?;
            let from = shifted(monday, unit, count)?;
            Some(DateRange { from, to: shifted(from, Unit::Day, 6)? })
        }
        Unit::Month => {
            let day = shifted(today.first_of_month(), unit, count)?;
            DateRange::month(day.year(), day.month())
        }
        Unit::Quarter => {
            let day = shifted(today.first_of_month(), unit, count)?;
            Yearly::Quarter((day.month() + 2) / 3).of(day.year())
        }
        Unit::Year | Unit::Decade => DateRange::year(shifted(today.first_of_month(), unit, count)?.year()),
    }
}

/// Returns the day `count` units after `day`.
pub(super) fn shifted(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let none = Span::new();
    let span = match unit {
        Unit::Hour => none.try_days(count / 24),
        Unit::Day => none.try_days(count),
        Unit::Week => none.try_weeks(count),
        Unit::Month => none.try_months(count),
        Unit::Quarter => none.try_months(count.checked_mul(3)?),
        Unit::Year => none.try_years(count),
        Unit::Decade => none.try_years(count.checked_mul(10)?),
    };
    day.checked_add(span.ok()?).ok()
}

/// Returns the day of the week (Monday is 0) on `today` or the last before it.
pub(super) fn weekday_before(today: Date, weekday: i8) -> Option<Date> {
    let back = (today.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
    shifted(today, Unit::Day, -i32::from(back))
}

/// Returns the day of the week (Monday is 0) on `today` or the first after it.
pub(super) fn weekday_after(today: Date, weekday: i8) -> Option<Date> {
    let on = (weekday - today.weekday().to_monday_zero_offset()).rem_euclid(7);
    shifted(today, Unit::Day, i32::from(on))
}

/// Cuts a stretch down to its beginning, middle or end: ten days of a month, one, two or four months of a quarter, half
/// or year, three or four years of a decade, about half of a week, a third of anything else; a day remains a day.
pub(super) fn part(range: DateRange, part: Part) -> Option<DateRange> {
    let length = range.from.until(range.to).ok()?.get_days() + 1;
    let third = part as i32;
    let (first, after, unit) = match (length, part) {
        (..=1, _) => return Some(range),
        (2..=7, Part::Early) => (0, 3, Unit::Day),
        (2..=7, Part::Mid) => (1, 4, Unit::Day),
        (2..=3, Part::Late) => (1, length, Unit::Day),
        (4..=7, Part::Late) => (3, length, Unit::Day),
        (28..=31, Part::Late) => (20, length, Unit::Day),
        (28..=31, _) => (third * 10, third * 10 + 10, Unit::Day),
        (89..=92, _) => (third, third + 1, Unit::Month),
        (181..=184, _) => (third * 2, third * 2 + 2, Unit::Month),
        (365..=366, _) => (third * 4, third * 4 + 4, Unit::Month),
        (3652..=3653, Part::Early) => (0, 4, Unit::Year),
        (3652..=3653, Part::Mid) => (4, 7, Unit::Year),
        (3652..=3653, Part::Late) => (7, 10, Unit::Year),
        _ => (length * third / 3, length * (third + 1) / 3, Unit::Day),
    };
    let to = shifted(shifted(range.from, unit, after)?, Unit::Day, -1)?;
    Some(DateRange { from: shifted(range.from, unit, first)?, to: to.min(range.to) })
}
