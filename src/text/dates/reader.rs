//! Looking at tokens, and turning what an expression says into days.

use jiff::civil::Date;

use super::DateKind;
use super::calendar::{self, Part, Yearly};
use super::scan::{Kind, Tail, Token};
use crate::model::DateRange;

/// The tokens of a text, and the day it is read from.
pub(super) struct Reader<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) today: Option<Date>,
}

/// What an expression says, before it is asked which year or week is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// Days that need no date of publication.
    Fixed(DateRange),
    /// Days seen from the date of publication; none when that is not known.
    Seen(Option<DateRange>),
    /// A day, month or season without its year.
    Yearly(Yearly),
    /// A day of the week, Monday being 0.
    Weekday(i8),
}

/// An expression: what it says, and the token behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    pub(super) end: usize,
    pub(super) point: Point,
    pub(super) part: Option<Part>,
}

impl Phrase {
    pub(super) fn new(end: usize, point: Point) -> Self {
        Self { end, point, part: None }
    }
}

/// An expression with its days; none where they cannot be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) end: usize,
    pub(super) said: Option<(DateRange, DateKind)>,
}

/// Which way a bare weekday or month is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Past,
    Future,
}

impl Reader<'_> {
    /// Returns the word at a place, empty where there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.word)
    }

    /// Returns the word `back` places before another.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Tells whether a token begins with a capital letter.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Tells whether a token stands close to the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Tells whether a token is a word without a capital.
    pub(super) fn plain_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word && !token.capital)
    }

    /// Returns the plain number at a place, with how many digits it has and what is written onto it.
    pub(super) fn number(&self, at: usize) -> Option<(i16, u8, Tail)> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits, tail } => Some((value, digits, tail)),
            _ => None,
        }
    }

    /// Tells whether the mark at a place can stand between the two ends of a range.
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}")
    }

    /// Tells whether a sentence begins behind a place.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        match token.word {
            "" | "!" | "?" => true,
            "." => {
                let next = self.tokens.get(at + 1);
                let short = self.before(at, 1).chars().count() < 3
                    && !self.before(at, 1).starts_with(|c: char| c.is_ascii_digit());
                let month = at.checked_sub(1).and_then(|at| super::names::month(&self.tokens[at]));
                let abbreviated = short || month.is_some_and(|(_, style)| style == super::names::Style::Short);
                next.is_none_or(|next| !next.glued && (next.capital || next.kind != Kind::Word)) && !abbreviated
            }
            _ => false,
        }
    }

    /// Returns the days an expression stands for, seen from the day of publication.
    pub(super) fn resolve(&self, phrase: &Phrase, way: Way) -> Option<(DateRange, DateKind)> {
        let (range, kind) = match phrase.point {
            Point::Fixed(range) => (range, DateKind::Explicit),
            Point::Seen(range) => (range?, DateKind::Relative),
            Point::Yearly(yearly) => {
                let today = self.today?;
                let range = if way == Way::Past { yearly.before(today) } else { yearly.after(today) };
                (range?, DateKind::Relative)
            }
            Point::Weekday(weekday) => {
                let today = self.today?;
                let find = if way == Way::Past { calendar::weekday_before } else { calendar::weekday_after };
                (DateRange::day(find(today, weekday)?), DateKind::Relative)
            }
        };
        let range = match phrase.part {
            Some(part) => calendar::part(range, part)?,
            None => range,
        };
        Some((range, kind))
    }

    /// Reads an expression that is no range of two.
    pub(super) fn single(&self, at: usize) -> Option<Reading> {
        Some(self.alone(at, &self.phrase(at, Led::No)?))
    }

    /// Reads an expression of which the words are known.
    pub(super) fn alone(&self, at: usize, phrase: &Phrase) -> Reading {
        let said = self.listed(phrase).or_else(|| self.resolve(phrase, self.way(at)));
        Reading { end: phrase.end, said }
    }

    /// Gives the first of two days or months the year of the second: "31 October and 1 November 2022".
    fn listed(&self, phrase: &Phrase) -> Option<(DateRange, DateKind)> {
        let Point::Yearly(yearly @ (Yearly::Days(..) | Yearly::Month(_))) = phrase.point else { return None };
        if !matches!(self.word(phrase.end), "and" | "or") {
            return None;
        }
        let next = phrase.end + 1 + usize::from(matches!(self.word(phrase.end + 1), "on" | "in"));
        let other = self.phrase(next, Led::Yes)?;
        let Point::Fixed(range) = other.point else { return None };
        if other.part.is_some() || range.from.month() != range.to.month() {
            return None;
        }
        let own = Phrase { point: Point::Fixed(yearly.before(range.to)?), ..*phrase };
        self.resolve(&own, Way::Past)
    }
}

/// Whether a preposition or the like already says that a date follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Led {
    Yes,
    No,
}
