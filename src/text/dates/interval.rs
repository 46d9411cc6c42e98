//! Ranges said by their two ends, and those open at one.

use super::DateKind;
use super::calendar::Yearly;
use super::reader::{Led, Phrase, Point, Reader, Reading, Way};
use crate::model::DateRange;

impl Reader<'_> {
    /// Reads what begins at a place: `from A to B`, `between A and B`, `A to B`, `since A`, `until A`, or `A` alone.
    pub(super) fn reading(&self, at: usize) -> Option<Reading> {
        let led = match self.word(at) {
            "from" | "between" => {
                let joints: &[&str] =
                    if self.word(at) == "from" { &["to", "until", "till", "through"] } else { &["and"] };
                let ends = self.phrase(at + 1, Led::Yes).and_then(|first| self.ends(at, &first, joints));
                return ends.or_else(|| self.single(at));
            }
            "since" => return self.since(at).or_else(|| self.single(at)),
            "until" | "till" => return self.until(at).or_else(|| self.single(at)),
            _ => self.month_joint(at),
        };
        // Most words that may open an expression open none, and are looked at once.
        let first = self.phrase(at, led);
        let ends = first.as_ref().and_then(|first| self.ends(at, first, &["to", "through"]));
        ends.or_else(|| match led {
            Led::No => first.map(|first| self.alone(at, &first)),
            Led::Yes => self.single(at),
        })
    }

    /// Reads the two ends, of which the first is known.
    fn ends(&self, at: usize, first: &Phrase, joints: &[&str]) -> Option<Reading> {
        let joint = first.end;
        if !(joints.contains(&self.word(joint)) || (self.dash(joint) && !matches!(first.point, Point::Weekday(_)))) {
            return None;
        }
        let last = self.phrase(joint + 1, Led::Yes)?;
        let (range, kind) = self.between(first, &last, self.way(at))?;
        Some(Reading { end: last.end, said: Some((range, kind)) })
    }

    /// The first of two months needs nothing before it when both stand side by side: "March-June 2022".
    fn month_joint(&self, at: usize) -> Led {
        let next = at + 1;
        let joint = self.dash(next) || matches!(self.word(next), "to" | "through");
        let months =
            joint && [at, next + 1].iter().all(|at| self.tokens.get(*at).and_then(super::names::month).is_some());
        if months { Led::Yes } else { Led::No }
    }

    /// Resolves both ends; an end without a year takes it from the other.
    fn between(&self, first: &Phrase, last: &Phrase, way: Way) -> Option<(DateRange, DateKind)> {
        let (from, to, kind) = match (first.point, last.point) {
            (Point::Yearly(yearly), Point::Fixed(end) | Point::Seen(Some(end))) => {
                let (_, kind) = self.resolve(last, way)?;
                (first.cut(yearly.before(end.to)?)?, last.cut(end)?, kind)
            }
            (Point::Fixed(start) | Point::Seen(Some(start)), Point::Yearly(yearly)) => {
                let (_, kind) = self.resolve(first, way)?;
                (first.cut(start)?, last.cut(after(yearly, start)?)?, kind)
            }
            (Point::Yearly(one), Point::Yearly(_)) => {
                let (end, kind) = self.resolve(last, way)?;
                (first.cut(one.before(end.to)?)?, end, kind)
            }
            (Point::Weekday(weekday), Point::Weekday(_)) => {
                let (end, kind) = self.resolve(last, way)?;
                (DateRange::day(super::calendar::weekday_before(end.to, weekday)?), end, kind)
            }
            _ => {
                let (from, one) = self.resolve(first, way)?;
                let (to, other) = self.resolve(last, way)?;
                (from, to, if one == DateKind::Relative { one } else { other })
            }
        };
        (from.from <= to.to).then_some((DateRange { from: from.from, to: to.to }, kind))
    }

    /// `since 2019`: from its first day to the day of publication.
    fn since(&self, at: usize) -> Option<Reading> {
        let phrase = self.phrase(at + 1, Led::Yes)?;
        let said = self.resolve(&phrase, Way::Past).map(|(range, kind)| match self.today {
            Some(today) if range.from <= today => (DateRange { from: range.from, to: today }, kind),
            _ => (range, kind),
        });
        Some(Reading { end: phrase.end, said })
    }

    /// `until June`: from the day of publication to its last day.
    fn until(&self, at: usize) -> Option<Reading> {
        let phrase = self.phrase(at + 1, Led::Yes)?;
        let said = self.resolve(&phrase, Way::Future).map(|(range, kind)| match self.today {
            Some(today) if today <= range.to => (DateRange { from: today, to: range.to }, kind),
            _ => (range, kind),
        });
        Some(Reading { end: phrase.end, said })
    }
}

impl Phrase {
    /// Applies "early" and the like.
    fn cut(&self, range: DateRange) -> Option<DateRange> {
        self.part.map_or(Some(range), |part| super::calendar::part(range, part))
    }
}

/// Returns the first one that is not over before `start` begins.
fn after(yearly: Yearly, start: DateRange) -> Option<DateRange> {
    yearly.after(start.from)
}
