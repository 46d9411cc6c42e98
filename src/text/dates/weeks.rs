//! Weeks named by one of their days.

use super::calendar;
use super::lexicon::Unit;
use super::reader::{Led, Phrase, Point, Reader};
use crate::model::DateRange;

impl Reader<'_> {
    /// Reads `the week of 3 May`, from Monday to Sunday, and `the week beginning 20 May`, from that day on.
    pub(super) fn week_of(&self, at: usize) -> Option<Phrase> {
        let week = at + usize::from(self.word(at) == "the");
        let joint = self.word(week + 1);
        if self.word(week) != "week" || !matches!(joint, "of" | "beginning" | "starting" | "commencing") {
            return None;
        }
        let day = self.whole(week + 2, Led::Yes)?;
        let (range, kind) = self.resolve(&day, self.way(at))?;
        if range.from != range.to {
            return None;
        }
        let days = match joint {
            "of" => calendar::period(range.from, Unit::Week, 0)?,
            _ => DateRange { from: range.from, to: calendar::shifted(range.from, Unit::Day, 6)? },
        };
        let point = if kind == super::DateKind::Explicit { Point::Fixed(days) } else { Point::Seen(Some(days)) };
        Some(Phrase::new(day.end, point))
    }
}
