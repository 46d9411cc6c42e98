//! Days, months and years, as the text says them.

use super::Offer;
use crate::model::{DateRange, Passage};
use crate::text::dates::{DateKind, dates};

pub(super) fn offers(passage: &Passage, published: Option<DateRange>) -> Vec<Offer> {
    let offer = |mention: crate::text::dates::DateMention| Offer {
        span: mention.span,
        fit: if mention.kind == DateKind::Explicit || mention.range.from == mention.range.to { 0.7 } else { 0.4 },
    };
    dates(&passage.text, published).into_iter().map(offer).collect()
}
