//! The dates a text speaks of, as ranges of days.
//!
//! A date with its year stands for itself. What is said as seen from the day of writing (`on Tuesday`, `last month`,
//! `in March`) is resolved against the date of publication, by the rule of news: a bare weekday or month is the most
//! recent one, the day of publication included, unless something in the clause before it points to the future.

mod anchored;
mod bare;
mod calendar;
mod clause;
mod interval;
mod lexicon;
mod names;
mod numeric;
mod phrase;
mod reader;
mod relative;
mod scan;
mod stretch;
mod weekday;
mod weeks;

#[cfg(test)]
mod tests;

use crate::model::{DateRange, Span};
use reader::Reader;

/// A date expression in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// The expression, without a preposition that does not change what it says: `Tuesday`, but `since 2019`.
    pub span: Span,
    /// The days it stands for.
    pub range: DateRange,
    /// Whether the date of publication was needed to tell them.
    pub kind: DateKind,
}

/// How a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// With its year: it says the same wherever it stands.
    Explicit,
    /// As seen from the day of publication.
    Relative,
}

/// Returns the date expressions of `text` in order, none overlapping another. Those that are relative are found only
/// when it is known when the text was `published`; if that is known to the month or year only, they are as vague.
///
/// ```
/// use demarche::model::DateRange;
/// use demarche::text::dates::dates;
/// let published = DateRange::day("2024-03-28".parse().unwrap());
/// let found = dates("The sanctions announced on Tuesday follow the 2021 breach.", Some(published));
/// let days: Vec<_> = found.iter().map(|date| format!("{}/{}", date.range.from, date.range.to)).collect();
/// assert_eq!(days, ["2024-03-26/2024-03-26", "2021-01-01/2021-12-31"]);
/// ```
pub fn dates(text: &str, published: Option<DateRange>) -> Vec<DateMention> {
    let lower = text.to_ascii_lowercase();
    let mut reader = Reader { tokens: scan::tokens(text, &lower), today: published.map(|range| range.from) };
    let first = mentions(&reader, &scan::may_open);
    let Some(last) = published.map(|range| range.to).filter(|last| reader.today != Some(*last)) else {
        return first;
    };
    reader.today = Some(last);
    hulls(&first, &mentions(&reader, &scan::may_open))
}

/// Reads the tokens from the first to the last; an expression is looked for where a token may open one.
fn mentions(reader: &Reader, may_open: &dyn Fn(&scan::Token) -> bool) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    let mut at = 0;
    // The last date of the sentence or of the one before, for "the following day".
    let (mut anchor, mut earlier) = (None, None);
    while at < reader.tokens.len() {
        if reader.ends_sentence(at) {
            earlier = anchor.take();
        }
        if !may_open(&reader.tokens[at]) {
            at += 1;
            continue;
        }
        let reading = reader.reading(at).or_else(|| reader.anchored(at, anchor.as_ref().or(earlier.as_ref())?));
        let Some(reading) = reading else {
            at += 1;
            continue;
        };
        if let Some((range, kind)) = reading.said {
            let (from, to) = (reader.tokens[at].start, reader.tokens[reading.end - 1].end);
            let mention = DateMention { span: Span::new(from, to), range, kind };
            anchor = Some(mention);
            found.push(mention);
        }
        at = reading.end;
    }
    found
}

/// Joins what the same expressions mean as seen from two days.
fn hulls(first: &[DateMention], last: &[DateMention]) -> Vec<DateMention> {
    let mut found = Vec::with_capacity(first.len());
    let mut others = last.iter().peekable();
    for mention in first {
        while others.next_if(|other| other.span < mention.span).is_some() {}
        if let Some(other) = others.next_if(|other| other.span == mention.span) {
            let from = mention.range.from.min(other.range.from);
            let to = mention.range.to.max(other.range.to);
            found.push(DateMention { range: DateRange { from, to }, ..*mention });
        }
    }
    found
}
