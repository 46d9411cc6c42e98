//! Publication dates in a query: `2024`, `2024-03`, ranges with open or excluded ends.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, Query, RangeQuery};

use crate::index::Fields;
use crate::model::{DateRange, day_number};
use crate::text::day_range::day_range;

/// One end of a range as it was typed.
#[derive(Debug, Clone, Copy)]
pub(super) enum End<'a> {
    /// Anything.
    Open,
    /// The date itself belongs to it.
    Included(&'a str),
    /// The date itself does not.
    Excluded(&'a str),
}

/// Returns a query for articles published between two ends, and whether these had to be exchanged.
///
/// # Errors
/// The end that is no date.
pub(super) fn between(fields: &Fields, from: End, to: End) -> Result<(Box<dyn Query>, bool), String> {
    let (first, last) = (days(from)?, days(to)?);
    let exchanged = matches!((first, last), (Some(first), Some(last)) if first.from > last.to);
    let (first, last) = if exchanged { (last, first) } else { (first, last) };
    let low = first.map(|days| match from {
        End::Excluded(_) if !exchanged => i64::from(day_number(days.to)) + 1,
        _ => i64::from(day_number(days.from)),
    });
    let high = last.map(|days| match to {
        End::Excluded(_) if !exchanged => i64::from(day_number(days.from)) - 1,
        _ => i64::from(day_number(days.to)),
    });
    // An article's own date may be a month or a year: it counts when any of its days does.
    let day = |field, day| Bound::Included(Term::from_field_i64(field, day));
    let begins =
        RangeQuery::new(day(fields.published_from, i64::MIN), day(fields.published_from, high.unwrap_or(i64::MAX)));
    let ends = RangeQuery::new(day(fields.published_to, low.unwrap_or(i64::MIN)), day(fields.published_to, i64::MAX));
    Ok((Box::new(BooleanQuery::intersection(vec![Box::new(begins), Box::new(ends)])), exchanged))
}

fn days(end: End) -> Result<Option<DateRange>, String> {
    match end {
        End::Open | End::Included("*") | End::Excluded("*") => Ok(None),
        End::Included(text) | End::Excluded(text) => day_range(text).map(Some).ok_or_else(|| text.to_owned()),
    }
}
