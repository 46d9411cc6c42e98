//! Days of the week.

use jiff::civil::Date;

use super::calendar;
use super::lexicon::Unit;
use super::names::{self, Short};
use super::reader::{Phrase, Point, Reader};
use crate::model::DateRange;

impl Reader<'_> {
    /// Reads a bare day of the week.
    pub(super) fn weekday(&self, at: usize) -> Option<Phrase> {
        let weekday = names::weekday(self.tokens.get(at)?, Short::Refused)?;
        let named = matches!(
            self.before(at, 1),
            "a" | "an"
                | "any"
                | "every"
                | "each"
                | "second"
                | "other"
                | "black"
                | "good"
                | "bloody"
                | "cyber"
                | "patch"
                | "ash"
                | "easter"
                | "palm"
                | "super"
                | "ruby"
                | "giving"
                | "shrove"
                | "holy"
                | "maundy"
                | "bowl"
                | "joe"
        ) || (self.before(at, 1) == "on" && self.before(at, 2) == "mail");
        let titled = self.capital(at + 1)
            && matches!(
                self.word(at + 1),
                "times" | "telegraph" | "mirror" | "express" | "herald" | "post" | "mail" | "night"
            );
        let title =
            self.before(at, 1) == "the" && self.tokens.get(at + 1).is_some_and(|token| token.capital && !token.glued);
        if named || titled || title {
            return None;
        }
        if let Some(day) = self.after_weekday(at, weekday) {
            return Some(Phrase::new(at + 1, Point::Seen(Some(DateRange::day(day)))));
        }
        let next = at + 1 + usize::from(self.word(at + 1) == "of");
        let weeks = match (self.word(next), self.word(next + 1)) {
            ("last", "week") => Some(-1),
            ("this", "week") => Some(0),
            ("next", "week") => Some(1),
            _ => None,
        };
        let Some(weeks) = weeks else { return Some(Phrase::new(at + 1, Point::Weekday(weekday))) };
        let week = self.today.and_then(|today| calendar::period(today, Unit::Week, weeks));
        let day = week.and_then(|week| calendar::shifted(week.from, Unit::Day, i32::from(weekday)));
        Some(Phrase::new(next + 2, Point::Seen(day.map(DateRange::day))))
    }

    /// Returns the second day of `this Thursday and Friday`.
    fn after_weekday(&self, at: usize, weekday: i8) -> Option<Date> {
        let before = self.tokens.get(at.checked_sub(2)?)?;
        let way = match self.before(at, 3) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let first = names::weekday(before, Short::Refused).filter(|_| matches!(self.before(at, 1), "and" | "or"))?;
        calendar::weekday_after(self.weekday_beside(first, way)?.to, weekday)
    }

    /// Returns the weekday of `last Tuesday`, `this Tuesday` or `next Tuesday`.
    pub(super) fn weekday_beside(&self, weekday: i8, way: i32) -> Option<DateRange> {
        let today = self.today?;
        let day = match way {
            -1 => calendar::weekday_before(calendar::shifted(today, Unit::Day, -1)?, weekday)?,
            0 => calendar::shifted(calendar::period(today, Unit::Week, 0)?.from, Unit::Day, i32::from(weekday))?,
            _ => calendar::weekday_after(calendar::shifted(today, Unit::Day, 1)?, weekday)?,
        };
        Some(DateRange::day(day))
    }
}
