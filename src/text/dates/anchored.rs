//! What is said as seen from a date before it in the sentence.

use super::calendar;
use super::lexicon::{self, Unit};
use super::reader::{Reader, Reading};
use super::{DateKind, DateMention};
use crate::model::DateRange;

impl Reader<'_> {
    /// Reads `the following day`, `two days later` as seen from a date before it in the sentence.
    pub(super) fn anchored(&self, at: usize, anchor: &DateMention) -> Option<Reading> {
        let (end, range) = match (self.word(at), self.word(at + 1)) {
            ("the", side @ ("following" | "next" | "previous" | "same")) | ("that", side) => {
                let (side, place) = if self.word(at) == "that" { ("same", at + 1) } else { (side, at + 2) };
                let unit = match self.word(place) {
                    word @ ("day" | "week" | "month" | "year") => lexicon::unit(word)?,
                    _ => return None,
                };
                let way = match side {
                    "same" => 0,
                    "previous" => -1,
                    _ => 1,
                };
                (place + 1, around(anchor.range, unit, way))
            }
            _ => {
                let (count, place) = self.number_of(at)?;
                let unit = lexicon::unit(self.word(place))?;
                let way = match self.word(place + 1) {
                    "later" | "afterwards" => 1,
                    "earlier" => -1,
                    _ => return None,
                };
                (place + 2, around(anchor.range, unit, i32::from(count) * way))
            }
        };
        let kind: DateKind = anchor.kind;
        Some(Reading { end, said: range.map(|range| (range, kind)) })
    }
}

/// Returns the unit that lies `count` units from an anchor, which must not be vaguer than the unit.
fn around(anchor: DateRange, unit: Unit, count: i32) -> Option<DateRange> {
    let from = calendar::period(anchor.from, unit, count)?;
    (calendar::period(anchor.to, unit, count)? == from).then_some(from)
}
