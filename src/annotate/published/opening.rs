//! A text that begins with its date, as a sentence of its own.

use super::grammar::{day, in_text, month, words, year};
use crate::text::months::{digit, in_word};

/// Returns the first sentence when it is a date, with a place before it or not, and nothing else.
pub(super) fn sentence_that_is_a_date(text: &str) -> Option<&str> {
    let ends = text.match_indices(['.', ':']).map(|(at, _)| at).take_while(|at| *at <= 60);
    ends.map(|at| &text[..at]).find_map(|sentence| {
        let placed = sentence.split_once(", ").filter(|(place, _)| is_place(place));
        let date = placed.map_or(sentence, |(_, date)| date);
        // Most sentences end in no year, and need not be taken apart to see it.
        let ends_in_digit = date.chars().rev().find(|c| in_word(*c)).is_some_and(|c| digit(c).is_some());
        if date.len() > 45 || !ends_in_digit {
            return None;
        }
        let words = words(date);
        let starts = words.first().is_some_and(|word| {
            day(word).is_some() || month(word).is_some() || (word.text.len() > 5 && word.text.ends_with("day"))
        });
        let is_date = (3..=5).contains(&words.len())
            && starts
            && words.last().is_some_and(|word| year(word).is_some())
            && in_text(date).is_some();
        is_date.then_some(date)
    })
}

/// Tells whether a text may name a place: one to three words with a capital each, of letters alone.
fn is_place(text: &str) -> bool {
    let mut words = text.split([' ', '-']);
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '\'');
    text.split([' ', '-']).count() <= 3 && words.all(is_name)
}
