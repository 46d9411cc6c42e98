//! Months and years that stand alone, and what else could be meant by them.

use super::calendar;
use super::lexicon;
use super::names::{self, Style};
use super::reader::{Led, Phrase, Point, Reader};
use super::scan::{Kind, Tail};
use crate::model::DateRange;

impl Reader<'_> {
    /// Returns the year at a place: four figures that are no number of something.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let (year, 4, Tail::None) = self.number(at)? else { return None };
        let next = self.word(at + 1);
        let runs_on = self.glued(at + 1)
            && match next {
                "-" | "/" => {
                    let follower = self.tokens.get(at + 2);
                    self.glued(at + 2) && self.number(at + 2).is_none() && follower.and_then(names::month).is_none()
                }
                "_" | "=" | "@" | "\\" => self.glued(at + 2),
                "%" | "°" => true,
                _ => false,
            };
        // Round numbers count things more often than they name years.
        let round = year % 50 == 0 && self.plain_word(at + 1) && next.len() > 3 && next.ends_with('s') && next != "was";
        let counted = lexicon::counted(next) || round || next == "%";
        ((1500..=2100).contains(&year) && !runs_on && !counted).then_some(year)
    }

    /// Tells whether the month at a place, which has no year, is one: not the name of a person, not a verb.
    pub(super) fn bare_month(&self, at: usize, style: Style, led: Led) -> bool {
        if style == Style::Foreign {
            return false;
        }
        let before = self.before(at, 1);
        let word = self.word(at);
        let name = matches!(word, "april" | "may" | "june" | "august" | "march" | "jan" | "mar");
        let possessive =
            matches!(self.word(at + 1), "'" | "\u{2019}") && self.glued(at + 1) && self.word(at + 2) == "s";
        let modal = word == "may" && self.after_modal(at + 1);
        let led = led == Led::Yes
            || match before {
                "in" | "since" | "until" | "till" | "through" | "throughout" | "during" | "by" | "from" | "before"
                | "after" => true,
                "of" => matches!(
                    self.before(at, 2),
                    "end" | "beginning" | "start" | "middle" | "month" | "days" | "week" | "weeks"
                ),
                "for" => !name,
                _ => false,
            };
        if led {
            let surname = word == "may"
                && (possessive
                    || matches!(before, "by" | "from")
                        && self.plain_word(at + 1)
                        && !matches!(self.word(at + 1), "to" | "until" | "through" | "and"));
            let cut = style == Style::Short && name;
            return !(surname || cut || modal);
        }
        if style == Style::Short || (self.capital(at + 1) && name) {
            return false;
        }
        let verb = matches!(self.word(at + 1), "on" | "for" | "to" | "of" | "against" | "into" | "toward" | "towards");
        if matches!(before, "the" | "a" | "an" | "its" | "their" | "this") {
            let ruled =
                matches!(self.word(at + 1), "government" | "cabinet" | "administration" | "premiership" | "family");
            return self.plain_word(at + 1) && !verb && !modal && !ruled;
        }
        let heading = self.word(at + 1) == ":" && (at == 0 || before == "#" || self.ends_sentence(at - 1));
        (!name || heading) && !matches!(before, "black" | "red") && !self.word(at + 1).starts_with("surprise")
    }

    /// Tells whether what follows shows "may" to be the verb.
    pub(super) fn after_modal(&self, at: usize) -> bool {
        matches!(self.word(at), "be" | "have" | "not" | "also" | "well" | "yet" | "still" | "never" | "only" | "soon")
    }

    /// Reads years that stand alone: `in 2024`, `2014-2022`, `the 2016 election`.
    pub(super) fn bare_year(&self, at: usize, led: Led) -> Option<Phrase> {
        // "In 2015 people had sat": at the head of a sentence it is the year.
        let (before, next) = (self.before(at, 1), self.word(at + 1));
        let head = before == "in" && self.capital(at - 1) && self.plain_word(at + 1);
        let year =
            self.year(at).or_else(|| self.number(at).map(|number| number.0).filter(|year| head && year % 50 != 0))?;
        if self.joined_before(at) && !(self.dash(at - 1) && matches!(self.before(at, 2), "mid" | "pre" | "post")) {
            return None;
        }
        if let Some(phrase) = self.years(at, year) {
            return Some(phrase);
        }
        let end = at + 1;
        let range = DateRange::year(year)?;
        let recent = (1900..=2060).contains(&year) || (year == 2100 && before == "by");
        let leading = match before {
            "in" | "since" => true,
            "until" | "till" | "by" | "during" | "before" | "after" | "from" | "of" | "for" | "through"
            | "throughout" | "circa" | "years" | "around" | "year" | "fiscal" | "en" | "jahr" | "depuis" | "desde"
            | "seit" => recent,
            _ => false,
        };
        let of_many = before == "from" && matches!(next, "to" | "and") && self.number(at + 2).is_some();
        let attribute = matches!(before, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "this" | "s" | "late")
            && self.tokens.get(end).is_some_and(|token| token.kind == Kind::Word);
        let bracketed = (before == "(" && matches!(next, ")" | ";" | ",")) || (before == "*" && next == "*");
        let first = at == 0 || self.ends_sentence(at - 1);
        let subject = first && matches!(next, "was" | "saw" | "is" | "has" | "brought" | "marked" | "ended" | "began");
        // "in 2014, 2015 and 2016"
        let joined = matches!(before, "and" | "or" | "," | "to") && self.in_list(at);
        let taken =
            led == Led::Yes || (leading && !of_many) || (recent && (attribute || bracketed || subject || joined));
        taken.then(|| Phrase::new(end, Point::Fixed(range)))
    }

    /// Tells whether a year ends a list whose head is led by "in" or the like.
    fn in_list(&self, at: usize) -> bool {
        let mut place = at;
        for _ in 0..6 {
            let Some(previous) = place.checked_sub(2).filter(|previous| self.year(*previous).is_some()) else { break };
            place = previous - usize::from(matches!(self.before(previous, 1), "," | "and" | "or") && previous > 2);
            if place == previous {
                return matches!(self.before(place, 1), "in" | "since" | "from" | "of" | "during" | "for" | "the");
            }
            place = previous;
        }
        false
    }

    /// Reads `2014-2022` and `2021-22`.
    fn years(&self, at: usize, first: i16) -> Option<Phrase> {
        let slash = self.word(at + 1) == "/";
        if !(self.dash(at + 1) || slash) || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let (value, digits, Tail::None) = self.number(at + 2)? else { return None };
        let last = match digits {
            4 => self.year(at + 2)?,
            2 => first / 100 * 100 + value,
            _ => return None,
        };
        let on = matches!(self.word(at + 3), "-" | "/") && self.glued(at + 4);
        let plausible = last > first && last - first < 200 && (!slash || last == first + 1) && !on;
        plausible.then(|| calendar::years(first, last)).flatten().map(|range| Phrase::new(at + 3, Point::Fixed(range)))
    }

    /// Reads `the 1990s`, `the 90s`.
    pub(super) fn decade(&self, at: usize) -> Option<Phrase> {
        let the = usize::from(self.word(at) == "the");
        let start = at + the;
        let quoted = matches!(self.word(start), "'" | "\u{2019}" | "\u{2018}");
        let place = start + usize::from(quoted);
        let (value, digits, Tail::Plural) = self.number(place)? else { return None };
        let first = match digits {
            4 if (1500..=2100).contains(&value) && !quoted => value,
            2 if (the == 1 && value >= 50) || quoted => 1900 + value,
            _ => return None,
        };
        let own = first % 10 == 0 && (quoted || !self.joined_before(place) || self.before(place, 2) == "mid");
        own.then(|| calendar::years(first, first + 9))
            .flatten()
            .map(|range| Phrase::new(place + 1, Point::Fixed(range)))
    }
}
