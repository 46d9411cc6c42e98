//! Places: names after the prepositions of place.

use super::pieces::{names, pieces, span};
use super::{Asked, Offer};
use crate::model::{Passage, Span};
use crate::text::tokens::folded;
use crate::text::words::{Class, is};

pub(super) fn offers(asked: &Asked, passage: &Passage, sentences: &[Span]) -> Vec<Offer> {
    let mut offers = Vec::new();
    for sentence in sentences {
        let pieces = pieces(&passage.text, *sentence);
        for (first, end) in names(&pieces) {
            let place = span(&pieces, first, end);
            let text = place.of(&passage.text);
            if asked.says_nothing_new(text) || is(&folded(pieces[first].text), Class::Time) {
                continue;
            }
            let before = |back: usize| first.checked_sub(back).map_or("", |at| pieces[at].text);
            let lead = if before(1) == "the" { before(2) } else { before(1) };
            let fit = match lead {
                "in" | "In" | "at" | "near" | "At" => 0.8,
                "to" | "from" | "on" | "into" | "outside" => 0.4,
                _ => 0.1,
            };
            offers.push(Offer { span: place, fit });
        }
    }
    offers
}
