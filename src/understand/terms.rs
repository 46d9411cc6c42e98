//! The words of a question that are worth looking for.

use crate::model::{Term, TextFields};
use crate::text::function_words::is_function_word;
use crate::text::tokens;

/// Returns the terms of a question in order of first appearance, each once, and the words left out.
///
/// When every word is a function word they are all kept: "who is who" still finds something.
pub(super) fn terms(raw: &str) -> (Vec<Term>, Vec<String>) {
    let mut kept: Vec<Term> = Vec::new();
    let mut left_out: Vec<(Term, String)> = Vec::new();
    let mut previous: Option<String> = None;
    for token in tokens::tokens(raw) {
        let surface = token.span.of(raw);
        let folded = tokens::folded(surface);
        let function = is_function_word(&folded, previous.as_deref());
        let term = Term::typed(token.term, surface.to_owned(), TextFields::All);
        if function {
            if !left_out.iter().any(|(_, word)| *word == folded) {
                left_out.push((term, folded.clone()));
            }
        } else if !kept.iter().any(|known| known.term == term.term) {
            kept.push(term);
        }
        previous = Some(folded);
    }
    if kept.is_empty() {
        return (left_out.into_iter().map(|(term, _)| term).collect(), Vec::new());
    }
    (kept, left_out.into_iter().map(|(_, word)| word).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(raw: &str) -> (Vec<String>, Vec<String>) {
        let (terms, dropped) = terms(raw);
        (terms.into_iter().map(|term| term.term).collect(), dropped)
    }

    #[test]
    fn question_words_go_and_content_stays() {
        let (terms, dropped) = split("Who denied the allegations?");
        assert_eq!(terms, ["deni", "alleg"]);
        assert_eq!(dropped, ["who", "the"]);
    }

    #[test]
    fn a_question_of_function_words_keeps_them() {
        let (terms, dropped) = split("who is who");
        assert_eq!(terms, ["who", "is"]);
        assert!(dropped.is_empty());
    }

    #[test]
    fn the_country_written_in_small_letters_stays() {
        assert_eq!(
            split("us sanctions on russia").0,
            ["us", "sanction", "on", "russia"].into_iter().filter(|w| *w != "on").collect::<Vec<_>>()
        );
    }
}
