//! Days and months, with or without their year.

use jiff::civil::Date;

use super::calendar::Yearly;
use super::lexicon;
use super::names::{self, Short, Style};
use super::reader::{Led, Phrase, Point, Reader};
use super::scan::{Kind, Tail};
use crate::model::DateRange;

/// The longest list of days before a month: "24, 25, 26 and 27 March".
const DAYS: usize = 5;

impl Reader<'_> {
    /// Reads the longest date expression at a place.
    pub(super) fn phrase(&self, at: usize, led: Led) -> Option<Phrase> {
        self.part(at).or_else(|| self.whole(at, led))
    }

    /// Reads what is not only the part of a longer stretch.
    pub(super) fn whole(&self, at: usize, led: Led) -> Option<Phrase> {
        self.week_of(at)
            .or_else(|| self.numeric(at))
            .or_else(|| self.named_day(at))
            .or_else(|| self.month(at, led))
            .or_else(|| self.stretch(at, led))
            .or_else(|| self.edge(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.bare_year(at, led))
    }

    /// Reads a day of a month, with the name of its weekday if that stands before it.
    fn named_day(&self, at: usize) -> Option<Phrase> {
        let token = self.tokens.get(at)?;
        let mut start = at;
        if names::weekday(token, Short::Admitted).is_some() {
            start += 1;
            while matches!(self.word(start), "," | "." | "the") && start < at + 4 {
                start += 1;
            }
        }
        self.day_month(start).or_else(|| self.month_day(start))
    }

    /// Returns the day of the month at a place.
    fn day(&self, at: usize) -> Option<i8> {
        let (value, digits, tail) = self.number(at)?;
        let plain = digits <= 2 && matches!(tail, Tail::None | Tail::Ordinal) && (1..=31).contains(&value);
        plain.then(|| i8::try_from(value).ok()).flatten()
    }

    /// Reads `25 March 2024`, `the 25th of March`, `24-26 March`, `25 de marzo de 2024`, `25. März 2024`.
    fn day_month(&self, at: usize) -> Option<Phrase> {
        let first = self.day(at)?;
        if self.joined_before(at) || matches!(self.before(at, 1), "$" | "€" | "£") {
            return None;
        }
        let (mut last, mut next) = (first, at + 1);
        for _ in 0..DAYS {
            let joined = self.dash(next) || matches!(self.word(next), "," | "and" | "to" | "y" | "et" | "und" | "&");
            let Some(day) = self.day(next + 1).filter(|day| joined && *day > last) else { break };
            (last, next) = (day, next + 2);
        }
        let dotted = self.word(next) == "." && self.glued(next);
        next += usize::from(dotted || matches!(self.word(next), "of" | "de"));
        let (month, style) = names::month(self.tokens.get(next)?)?;
        let days = Yearly::Days(month, first, last);
        let named = next + 1 + usize::from(style == Style::Short && self.word(next + 1) == ".");
        if let Some((end, point)) = self.with_year(named, days) {
            return Some(Phrase::new(end, point));
        }
        let modal = month == 5 && self.after_modal(named);
        let plain = style != Style::Foreign && !dotted && !modal && self.before(next, 1) != "de";
        (plain && exists(days)).then(|| self.famous(next + 1, days))
    }

    /// Reads `March 25, 2024`, `March 25`, `March 24-26`.
    fn month_day(&self, at: usize) -> Option<Phrase> {
        let (month, style) = names::month(self.tokens.get(at)?)?;
        let next = at + 1 + usize::from(style == Style::Short && self.word(at + 1) == ".");
        let first = self.day(next)?;
        let mut end = next + 1;
        if style == Style::Foreign
            || self.word(end) == "%"
            || (self.dash(end) && self.glued(end + 1) && self.plain_word(end + 1))
        {
            return None;
        }
        let mut last = first;
        let joined = self.dash(end) || matches!(self.word(end), "to" | "and" | "through" | "&");
        if let Some(day) = self.day(end + 1).filter(|day| joined && *day > last) {
            let month_follows = self.tokens.get(end + 2).and_then(names::month).is_some();
            if !month_follows && (self.dash(end) || !self.plain_word(end + 2)) {
                (last, end) = (day, end + 2);
            }
        }
        let days = Yearly::Days(month, first, last);
        if let Some((end, point)) = self.with_year(end, days) {
            return Some(Phrase::new(end, point));
        }
        let counted = matches!(self.before(at, 1), "in" | "during") || lexicon::counted(self.word(end));
        (!counted && exists(days)).then(|| self.famous(end, days))
    }

    /// The attacks of 11 September need no year; nor does their day with them.
    fn famous(&self, end: usize, days: Yearly) -> Phrase {
        let attacks = matches!(self.word(end), "attack" | "attacks" | "terror" | "terrorist" | "hijackers");
        let point = match days {
            Yearly::Days(9, 11, 11) if attacks => days.of(2001).map(Point::Fixed),
            _ => None,
        };
        Phrase::new(end, point.unwrap_or(Point::Yearly(days)))
    }

    /// Reads a month with its year, or alone where it can be nothing else.
    pub(super) fn month(&self, at: usize, led: Led) -> Option<Phrase> {
        let token = self.tokens.get(at)?;
        let (month, style) = names::month(token)?;
        let next = at + 1 + usize::from(style == Style::Short && self.word(at + 1) == "." && self.glued(at + 1));
        let foreign_name = style == Style::Foreign && token.capital && token.word == "mars";
        if let Some((end, point)) = self.with_year(next, Yearly::Month(month)).filter(|_| !foreign_name) {
            return Some(Phrase::new(end, point));
        }
        self.bare_month(at, style, led).then(|| Phrase::new(at + 1, Point::Yearly(Yearly::Month(month))))
    }

    /// Puts the year that stands at a place to what comes once a year.
    pub(super) fn with_year(&self, at: usize, yearly: Yearly) -> Option<(usize, Point)> {
        let small = matches!(self.word(at), "," | "of" | "de" | "del");
        for next in [Some(at), small.then_some(at + 1)].into_iter().flatten() {
            if let Some(year) = self.year(next) {
                let days = yearly.of(year)?;
                return Some((next + 1, Point::Fixed(days)));
            }
            if (self.word(next), self.word(next + 1)) == ("that", "year") {
                let point = self.year_before(at).and_then(|year| yearly.of(year)).map(Point::Fixed);
                return Some((next + 2, point.unwrap_or(Point::Seen(None))));
            }
            let years = match (self.word(next), self.word(next + 1)) {
                ("last", "year") if self.word(at) != "," => -1,
                ("this", "year") if self.word(at) != "," => 0,
                ("next", "year") if self.word(at) != "," => 1,
                _ => continue,
            };
            let days = self.today.and_then(|today| yearly.of(today.year() + years));
            return Some((next + 2, Point::Seen(days)));
        }
        None
    }

    /// Returns the last year named shortly before a place in its paragraph.
    fn year_before(&self, at: usize) -> Option<i16> {
        let mut places = (at.saturating_sub(40)..at).rev().take_while(|place| self.tokens[*place].kind != Kind::Gap);
        places.find_map(|place| self.year(place))
    }
}

/// Tells whether a month ever has these days.
fn exists(days: Yearly) -> bool {
    days.of(2024).is_some_and(|range: DateRange| range.from <= range.to && range.to > Date::MIN)
}
