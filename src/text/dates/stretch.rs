//! Parts of months and years, quarters, halves and seasons.

use super::DateKind;
use super::calendar::{self, Part, Yearly};
use super::lexicon::{self, Unit};
use super::reader::{Led, Phrase, Point, Reader, Way};
use crate::model::DateRange;

impl Reader<'_> {
    /// Reads `early 2023`, `mid-March`, `the end of last year`, `late Tuesday`.
    pub(super) fn part(&self, at: usize) -> Option<Phrase> {
        let start = at + usize::from(self.word(at) == "the");
        let of = self.word(start + 1) == "of";
        let (part, next) = match self.word(start) {
            "early" => (Part::Early, start + 1),
            "mid" => (Part::Mid, start + 1),
            "late" => (Part::Late, start + 1),
            "beginning" | "start" if of => (Part::Early, start + 2),
            "middle" if of => (Part::Mid, start + 2),
            "end" if of => (Part::Late, start + 2),
            _ => return None,
        };
        let next = next + usize::from(self.dash(next) || self.word(next) == "in");
        let phrase = self.whole(next, Led::Yes)?;
        Some(Phrase { part: Some(part), ..phrase })
    }

    /// Reads quarters, halves and seasons: `the third quarter of 2023`, `Q3 2022`, `spring 2021`.
    pub(super) fn stretch(&self, at: usize, led: Led) -> Option<Phrase> {
        let the = self.word(at) == "the";
        let start = at + usize::from(the);
        let word = self.word(start);
        let (yearly, next) = match (lexicon::ordinal(word), self.word(start + 1)) {
            (Some(place), "quarter") => (Yearly::Quarter(place), start + 2),
            (Some(place @ 1..=2), "half") => (Yearly::Half(place), start + 2),
            _ => match word {
                "q1" | "q2" | "q3" | "q4" => (Yearly::Quarter(lexicon::quarter(word)?), start + 1),
                "h1" | "h2" if self.capital(start) => (Yearly::Half(lexicon::quarter(word)?), start + 1),
                _ => (Yearly::Season(lexicon::season(word)?), start + 1),
            },
        };
        if let Some((end, point)) = self.with_year(next, yearly) {
            // A winter may be written with both its years: 2021-22.
            let both = matches!(yearly, Yearly::Season(12)) && (self.dash(end) || self.word(end) == "/");
            let end = end + 2 * usize::from(both && self.glued(end + 1) && self.number(end + 1).is_some());
            return Some(Phrase::new(end, point));
        }
        let headed =
            matches!(self.before(at, 1), "in" | "during" | "for" | "since" | "until" | "by") || led == Led::Yes;
        let bare = match yearly {
            Yearly::Quarter(_) => headed,
            Yearly::Season(_) => the && headed,
            _ => false,
        };
        (bare && self.word(next) != "of").then(|| Phrase::new(next, Point::Yearly(yearly)))
    }

    /// Reads `the first three months of 2023`, `the last week of March`.
    pub(super) fn edge(&self, at: usize) -> Option<Phrase> {
        let start = at + usize::from(self.word(at) == "the");
        let last = match self.word(start) {
            "first" => false,
            "last" | "final" => true,
            _ => return None,
        };
        let (count, place) = self.number_of(start + 1).unwrap_or((1, start + 1));
        let unit =
            lexicon::unit(self.word(place)).filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month))?;
        let many = self.word(place).ends_with('s');
        if self.word(place + 1) != "of" || many != (place > start + 1) {
            return None;
        }
        let of = place + 2;
        let phrase = self.numeric(of).or_else(|| self.month(of, Led::Yes)).or_else(|| self.bare_year(of, Led::Yes));
        let phrase = phrase.or_else(|| self.relative(of))?;
        let Some((whole, kind)) = self.resolve(&phrase, Way::Past) else {
            return Some(Phrase::new(phrase.end, Point::Seen(None)));
        };
        let count = i32::from(count);
        let cut = if last {
            let from = calendar::shifted(calendar::shifted(whole.to, Unit::Day, 1)?, unit, -count)?;
            DateRange { from: from.max(whole.from), to: whole.to }
        } else {
            let to = calendar::shifted(calendar::shifted(whole.from, unit, count)?, Unit::Day, -1)?;
            DateRange { from: whole.from, to: to.min(whole.to) }
        };
        let point = if kind == DateKind::Explicit { Point::Fixed(cut) } else { Point::Seen(Some(cut)) };
        Some(Phrase::new(phrase.end, point))
    }
}
