//! Dates in figures: `2024-03-25`, `25.03.2024`, `25/03/2024`, and `9/11`.

use jiff::civil::Date;

use super::reader::{Phrase, Point, Reader};
use super::scan::{Kind, Tail};
use crate::model::DateRange;

impl Reader<'_> {
    /// Reads a date written in figures.
    pub(super) fn numeric(&self, at: usize) -> Option<Phrase> {
        match self.tokens.get(at)?.kind {
            Kind::Figure => self.dotted(at),
            Kind::Number { .. } if !self.joined_before(at) => self.parted(at),
            _ => None,
        }
    }

    /// Tells whether the figure at a place goes on from something written before it: `CVE-2021`, `v2021`, `/2021`.
    pub(super) fn joined_before(&self, at: usize) -> bool {
        self.glued(at) && matches!(self.before(at, 1), "-" | "/" | "." | "_" | "#" | "+" | ":" | "=" | "@" | "&" | "\\")
    }

    fn parted(&self, at: usize) -> Option<Phrase> {
        let mark = self.word(at + 1);
        let close = |place| self.glued(place);
        if !matches!(mark, "-" | "/") || !close(at + 1) || !close(at + 2) {
            return None;
        }
        let (first, first_digits, Tail::None) = self.number(at)? else { return None };
        let (second, second_digits, second_tail) = self.number(at + 2)?;
        if self.word(at + 3) != mark || !close(at + 3) || !close(at + 4) {
            let famous = mark == "/" && (first, second) == (9, 11) && second_tail == Tail::None;
            return famous.then(|| Date::new(2001, 9, 11).ok().map(|day| day_phrase(at + 3, day))).flatten();
        }
        let (third, third_digits, tail) = self.number(at + 4)?;
        let goes_on = close(at + 5) && matches!(self.word(at + 5), "-" | "/") && close(at + 6);
        if second_digits > 2 || goes_on || second_tail != Tail::None {
            return None;
        }
        let day = match (first_digits, third_digits, tail) {
            (4, 1 | 2, Tail::None) => civil(first, second, third),
            (1 | 2, 4, Tail::None) => day_and_month(first, second, third),
            _ => None,
        };
        day.map(|day| day_phrase(at + 5, day))
    }

    /// Reads `25.03.2024` and `2024.03.25`.
    fn dotted(&self, at: usize) -> Option<Phrase> {
        let parts: Vec<&str> = self.word(at).splitn(4, '.').collect();
        let [first, second, third] = parts.as_slice() else { return None };
        let value = |part: &str| part.parse::<i16>().ok();
        let day = match (first.len(), second.len(), third.len()) {
            (4, 2, 2) => civil(value(first)?, value(second)?, value(third)?),
            (1 | 2, 1 | 2, 4) => civil(value(third)?, value(second)?, value(first)?),
            _ => None,
        };
        day.filter(|_| !self.joined_before(at)).map(|day| day_phrase(at + 1, day))
    }
}

fn day_phrase(end: usize, day: Date) -> Phrase {
    Phrase::new(end, Point::Fixed(DateRange::day(day)))
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let plausible = (1500..=2100).contains(&year);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    plausible.then(|| Date::new(year, month, day).ok()).flatten()
}

/// Reads day and month whichever stands first; where both readings make a date, it cannot be told which is meant.
fn day_and_month(first: i16, second: i16, year: i16) -> Option<Date> {
    match (civil(year, second, first), civil(year, first, second)) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    }
}
