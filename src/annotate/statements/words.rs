//! The words of a passage with what the tables know of them, and the classes the rules ask for most, by their names.

use std::ops::Deref;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Act;
use crate::text::acts::{self, Verb, Verbal};
use crate::text::words::{self, AUXILIARY, Class, Classes};

/// A word of a passage: its folded form, and what is known of it. It is looked up once, and asked often.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    low: &'a str,
    known: &'static Known,
}

/// What the tables and its ending tell of a word.
struct Known {
    classes: Classes,
    adverb: bool,
    agent: bool,
    verbal: Verbal,
    noun: Option<Act>,
}

/// Every word of the tables.
static LEXICON: LazyLock<FxHashMap<&'static str, Known>> =
    LazyLock::new(|| words::classed().chain(acts::tabled()).map(|word| (word, Known::of(word))).collect());

/// What is known of words outside the tables, by whether they end like an adverb, and like somebody who acts.
static UNKNOWN: [[Known; 2]; 2] = [
    [Known::ending(false, false), Known::ending(false, true)],
    [Known::ending(true, false), Known::ending(true, true)],
];

impl Known {
    fn of(low: &str) -> Self {
        Self {
            classes: words::classes(low),
            adverb: words::is_adverb(low),
            agent: names_agent(low),
            verbal: acts::verbal(low).unwrap_or(Verbal::NONE),
            noun: acts::noun_act(low),
        }
    }

    const fn ending(adverb: bool, agent: bool) -> Self {
        Self { classes: Classes::NONE, adverb, agent, verbal: Verbal::NONE, noun: None }
    }
}

impl<'a> Word<'a> {
    /// The word past the end.
    pub(super) const NONE: Self = Self { low: "", known: &UNKNOWN[0][0] };

    pub(super) fn new(low: &'a str) -> Self {
        let unknown = || &UNKNOWN[usize::from(words::is_adverb(low))][usize::from(names_agent(low))];
        Self { low, known: LEXICON.get(low).unwrap_or_else(unknown) }
    }

    /// Returns the folded form.
    pub(super) fn text(self) -> &'a str {
        self.low
    }

    /// Returns what the word may be a form of.
    pub(super) fn verbal(self) -> Verbal {
        self.known.verbal
    }

    /// Returns the verb of the table that the word is a form of.
    pub(super) fn verb(self) -> Option<Verb> {
        self.known.verbal.verb
    }

    /// Returns the act that the word names as a noun.
    pub(super) fn noun_act(self) -> Option<Act> {
        self.known.noun
    }
}

impl Deref for Word<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.low
    }
}

impl PartialEq<&str> for Word<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.low == *other
    }
}

/// Tells whether a word is in a class.
pub(super) fn is(word: Word, class: Class) -> bool {
    word.known.classes.has(class)
}

/// Tells whether a word stands between noun phrases or opens one: what is none of these may be part of one.
pub(super) fn is_function_word(word: Word) -> bool {
    word.known.classes.has_any(&[
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
    ])
}

pub(super) fn is_determiner(word: Word) -> bool {
    is(word, Class::Determiner)
}

pub(super) fn is_preposition(word: Word) -> bool {
    is(word, Class::Preposition)
}

pub(super) fn is_conjunction(word: Word) -> bool {
    is(word, Class::Conjunction)
}

pub(super) fn is_subordinator(word: Word) -> bool {
    is(word, Class::Subordinator)
}

pub(super) fn is_relative(word: Word) -> bool {
    is(word, Class::Relative)
}

pub(super) fn is_pronoun(word: Word) -> bool {
    is(word, Class::Pronoun)
}

pub(super) fn is_be(word: Word) -> bool {
    is(word, Class::Be)
}

pub(super) fn is_negation(word: Word) -> bool {
    is(word, Class::Negation)
}

pub(super) fn is_modal(word: Word) -> bool {
    is(word, Class::Modal)
}

pub(super) fn is_time(word: Word) -> bool {
    is(word, Class::Time)
}

pub(super) fn is_venue(word: Word) -> bool {
    is(word, Class::Venue)
}

pub(super) fn is_claim(word: Word) -> bool {
    is(word, Class::Claim)
}

pub(super) fn is_baseless(word: Word) -> bool {
    is(word, Class::Baseless)
}

pub(super) fn is_refusable(word: Word) -> bool {
    is(word, Class::Refusable)
}

/// Tells whether a word helps a verb.
pub(super) fn is_auxiliary(word: Word) -> bool {
    word.known.classes.has_any(AUXILIARY)
}

/// Tells whether a word is an adverb that may stand between a subject and its verb.
pub(super) fn is_adverb(word: Word) -> bool {
    word.known.adverb
}

/// Words for those who act, in the singular as in the table or in the plural.
pub(super) fn is_agent(word: Word) -> bool {
    word.known.agent
}

fn names_agent(low: &str) -> bool {
    let one = low.strip_suffix('s').filter(|one| !one.ends_with('s'));
    words::is(low, Class::Agent)
        || one.is_some_and(|one| words::is(one, Class::Agent))
        || is_follower(one.unwrap_or(low))
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
