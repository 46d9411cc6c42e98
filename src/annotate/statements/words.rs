//! The word classes the rules ask for most, by their names.

use crate::text::words::{Class, is, is_any};

pub(super) use crate::text::words::{is_adverb, is_auxiliary};

/// Tells whether a word stands between noun phrases or opens one: what is none of these may be part of one.
pub(super) fn is_function_word(low: &str) -> bool {
    is_any(
        low,
        &[
            Class::Preposition,
            Class::Conjunction,
            Class::Be,
            Class::Negation,
            Class::Modal,
            Class::Helper,
            Class::Pronoun,
            Class::Relative,
            Class::Subordinator,
            Class::Determiner,
        ],
    )
}

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
    let one = low.strip_suffix('s').filter(|one| !one.ends_with('s'));
    is(low, Class::Agent) || one.is_some_and(|one| is(one, Class::Agent)) || is_follower(one.unwrap_or(low))
}

/// Tells whether a word is built as one for a person or a firm: `economist`, `carmaker`; `checklist` and `insist` are not.
fn is_follower(one: &str) -> bool {
    if one.ends_with("maker") && one.len() > 7 {
        return true;
    }
    one.len() > 6
        && one.ends_with("ist")
        && !["list", "sist", "twist"].iter().any(|end| one.ends_with(end) && !one.ends_with("alist"))
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

/// Tells whether a word is one of a few that are constant, written with spaces between: most that are not are told by the
/// sieve of the list, which the compiler makes.
macro_rules! among {
    ($low:expr, $few:expr $(,)?) => {{
        const FEW: super::sieve::Few = super::sieve::Few::of($few, b' ');
        FEW.holds(&$low)
    }};
}
pub(super) use among;

/// Tells whether a word is one of those written with a sign between. The lists are short and asked often: going over
/// their bytes costs less than cutting them into words.
pub(super) fn is_among(low: &str, few: &str, between: u8) -> bool {
    let (low, few) = (low.as_bytes(), few.as_bytes());
    let mut start = 0;
    for (at, byte) in few.iter().enumerate() {
        if *byte == between {
            if few[start..at] == *low {
                return true;
            }
            start = at + 1;
        }
    }
    few[start..] == *low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn among_is_among_the_words(low in "[ab]{0,3}", few in "[ab ]{0,12}") {
            prop_assert_eq!(is_among(&low, &few, b' '), few.split(' ').any(|word| word == low));
        }
    }
}
