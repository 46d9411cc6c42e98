//! Places: names after the prepositions of place.

use super::pieces::{names, span};
use super::{Asked, Offer, Sentence};
use crate::model::Passage;
use crate::text::tokens::folded;
use crate::text::words::{Class, is};

pub(super) fn offers(asked: &Asked, passage: &Passage, sentence: &Sentence) -> Vec<Offer> {
    let mut offers = Vec::new();
    let pieces = &sentence.pieces;
    for (first, end) in names(pieces) {
        let place = span(pieces, first, end);
        let text = place.of(&passage.text);
        if asked.says_nothing_new(text) || is(&folded(pieces[first].text), Class::Time) {
            continue;
        }
        let before = |back: usize| first.checked_sub(back).map_or("", |at| pieces[at].text);
        let lead = match (before(3), before(2), before(1)) {
            // "in the city of Oslo"
            (_, "city" | "town" | "port" | "province" | "region", "of") => "in",
            (_, preposition, "the") | (_, _, preposition) => preposition,
        };
        let fit = match lead {
            "in" | "In" | "at" | "near" | "At" => 0.8,
            "to" | "from" | "on" | "into" | "outside" => 0.4,
            // "which country do they belong to": the name alone is one.
            _ if asked.question.noun.as_deref().is_some_and(|noun| matches!(noun, "countri" | "state" | "nation")) => {
                0.4
            }
            _ => continue,
        };
        offers.push(Offer { span: place, fit });
    }
    offers
}
