//! What is said as seen from the day of publication.

use super::calendar::{self, Yearly};
use super::lexicon::{self, Unit};
use super::names::{self, Short};
use super::reader::{Phrase, Point, Reader};
use super::scan::Tail;
use crate::model::DateRange;

impl Reader<'_> {
    /// Reads an expression that is relative to the day of publication.
    pub(super) fn relative(&self, at: usize) -> Option<Phrase> {
        let (end, range) = match self.word(at) {
            "yesterday" | "today" | "tonight" | "tomorrow" => self.day_word(at)?,
            "the" => self.the(at)?,
            "last" | "next" | "this" => self.beside(at)?,
            "past" if self.number_of(at + 1).is_some() => self.rolling(at)?,
            "earlier" | "later" => self.clipped(at)?,
            _ => self.ago(at)?,
        };
        Some(Phrase::new(end, Point::Seen(range)))
    }

    /// `yesterday`, unless it is in a name: "USA Today".
    fn day_word(&self, at: usize) -> Option<(usize, Option<DateRange>)> {
        if self.capital(at) && at > 0 && self.capital(at - 1) {
            return None;
        }
        let days = match self.word(at) {
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => 0,
        };
        Some((at + 1, self.days_on(days)))
    }

    fn days_on(&self, days: i32) -> Option<DateRange> {
        calendar::period(self.today?, Unit::Day, days)
    }

    /// `the past three years`, `the day before yesterday`, `the weekend`.
    fn the(&self, at: usize) -> Option<(usize, Option<DateRange>)> {
        match (self.word(at + 1), self.word(at + 2), self.word(at + 3)) {
            ("day", "before", "yesterday") => Some((at + 4, self.days_on(-2))),
            ("day", "after", "tomorrow") => Some((at + 4, self.days_on(2))),
            ("weekend", next, _) if matches!(self.before(at, 1), "over" | "at" | "on") && next != "of" => {
                Some((at + 2, self.weekend(-1)))
            }
            ("past" | "last", ..) => self.rolling(at + 1),
            ("next", ..) if self.number_of(at + 2).is_some() => self.rolling(at + 1),
            _ => None,
        }
    }

    /// Returns the Saturday and Sunday of a week counted from this one; the last one is the one that began most
    /// recently.
    fn weekend(&self, weeks: i32) -> Option<DateRange> {
        let today = self.today?;
        let saturday = match weeks {
            -1 => calendar::weekday_before(today, 5)?,
            _ => calendar::shifted(calendar::period(today, Unit::Week, weeks)?.from, Unit::Day, 5)?,
        };
        Some(DateRange { from: saturday, to: calendar::shifted(saturday, Unit::Day, 1)? })
    }

    /// `past three years`, `last 24 hours`, `next two weeks`: up to the day of publication, or from it on.
    fn rolling(&self, at: usize) -> Option<(usize, Option<DateRange>)> {
        let (count, place) = self.number_of(at + 1).unwrap_or((1, at + 1));
        let word = self.word(place);
        let unit = lexicon::unit(word)?;
        // "the last days of", "the last week of March", "the last two months of 2014"
        if (place == at + 1 && word.ends_with('s')) || self.word(place + 1) == "of" {
            return None;
        }
        let ahead = self.word(at) == "next";
        let range = self.today.and_then(|today| {
            let count = i32::from(count) * if ahead { 1 } else { -1 };
            let other = calendar::shifted(today, unit, if unit == Unit::Hour { count.min(-24) } else { count })?;
            Some(DateRange { from: today.min(other), to: today.max(other) })
        });
        Some((place + 1, range))
    }

    /// Returns the number at a place (`three`, `24`) and the place behind it.
    pub(super) fn number_of(&self, at: usize) -> Option<(i16, usize)> {
        if let Some((value, 1..=3, Tail::None)) = self.number(at) {
            return Some((value, at + 1));
        }
        let count = lexicon::count(self.word(at))?;
        Some((count, at + 1))
    }

    /// `last Tuesday`, `this month`, `next summer`, `last two weeks`.
    fn beside(&self, at: usize) -> Option<(usize, Option<DateRange>)> {
        let way = match self.word(at) {
            "last" => -1,
            "this" => 0,
            _ => 1,
        };
        let next = at + 1;
        let token = self.tokens.get(next)?;
        if let Some(weekday) = names::weekday(token, Short::Refused) {
            return Some((next + 1, self.weekday_beside(weekday, way)));
        }
        let season = lexicon::season(token.word).filter(|_| self.word(next + 1) != "of").map(Yearly::Season);
        if let Some(yearly) = names::month(token).map(|(month, _)| Yearly::Month(month)).or(season) {
            return Some((next + 1, self.yearly_beside(yearly, way)));
        }
        match (token.word, way) {
            ("night", -1) => return Some((next + 1, self.days_on(-1))),
            ("morning" | "afternoon" | "evening", 0) => return Some((next + 1, self.days_on(0))),
            ("weekend", _) => return Some((next + 1, self.weekend(way))),
            ("week" | "month" | "quarter" | "year", _) if self.word(next + 1) != "of" => {
                let unit = lexicon::unit(token.word)?;
                return Some((next + 1, self.today.and_then(|today| calendar::period(today, unit, way))));
            }
            _ => {}
        }
        (way != 0 && self.number_of(next).is_some_and(|(count, _)| count > 1)).then(|| self.rolling(at)).flatten()
    }

    fn yearly_beside(&self, yearly: Yearly, way: i32) -> Option<DateRange> {
        let today = self.today?;
        match way {
            // The last one that is over.
            -1 => (0..=2).filter_map(|back| yearly.of(today.year() - back)).find(|range| range.to < today),
            // In January this winter is the one that began in December.
            0 => yearly.of(today.year() - i16::from(yearly == Yearly::Season(12) && today.month() < 5)),
            _ => (0..=1).filter_map(|on| yearly.of(today.year() + on)).find(|range| range.from > today),
        }
    }

    /// `earlier this month`, `later this year`: up to the day of publication, or from it on.
    fn clipped(&self, at: usize) -> Option<(usize, Option<DateRange>)> {
        if self.word(at + 1) != "this" {
            return None;
        }
        let (end, range) = self.beside(at + 1)?;
        let later = self.word(at) == "later";
        let clipped = range.zip(self.today).map(|(range, today)| match later {
            true if today <= range.to => DateRange { from: today.max(range.from), to: range.to },
            false if today >= range.from => DateRange { from: range.from, to: today.min(range.to) },
            _ => range,
        });
        Some((end, clipped))
    }

    /// `two weeks ago`, `a year ago`: as exact as the unit.
    fn ago(&self, at: usize) -> Option<(usize, Option<DateRange>)> {
        let (count, place) = self.number_of(at)?;
        let unit = lexicon::unit(self.word(place))?;
        let range = self.today.and_then(|today| calendar::period(today, unit, -i32::from(count)));
        (self.word(place + 1) == "ago").then_some((place + 2, range))
    }
}
