//! The word classes the rules ask for most, by their names.

use crate::text::words::{Class, is};

pub(super) use crate::text::words::{is_adverb, is_auxiliary};

pub(super) fn is_determiner(low: &str) -> bool {
    is(low, Class::Determiner)
}

pub(super) fn is_preposition(low: &str) -> bool {
    is(low, Class::Preposition)
}

pub(super) fn is_conjunction(low: &str) -> bool {
    is(low, Class::Conjunction)
}

pub(super) fn is_subordinator(low: &str) -> bool {
    is(low, Class::Subordinator)
}

pub(super) fn is_relative(low: &str) -> bool {
    is(low, Class::Relative)
}

pub(super) fn is_pronoun(low: &str) -> bool {
    is(low, Class::Pronoun)
}

pub(super) fn is_be(low: &str) -> bool {
    is(low, Class::Be)
}

pub(super) fn is_negation(low: &str) -> bool {
    is(low, Class::Negation)
}

pub(super) fn is_modal(low: &str) -> bool {
    is(low, Class::Modal)
}

pub(super) fn is_time(low: &str) -> bool {
    is(low, Class::Time)
}

pub(super) fn is_venue(low: &str) -> bool {
    is(low, Class::Venue)
}

/// Words for those who act, in the singular as in the table or in the plural.
pub(super) fn is_agent(low: &str) -> bool {
    is(low, Class::Agent) || low.strip_suffix('s').is_some_and(|one| is(one, Class::Agent) && !one.ends_with('s'))
}

pub(super) fn is_claim(low: &str) -> bool {
    is(low, Class::Claim)
}

pub(super) fn is_baseless(low: &str) -> bool {
    is(low, Class::Baseless)
}

pub(super) fn is_refusable(low: &str) -> bool {
    is(low, Class::Refusable)
}

/// Tells whether a word is one of a few, written with spaces between.
pub(super) fn among(low: &str, few: &str) -> bool {
    few.split(' ').any(|word| word == low)
}
