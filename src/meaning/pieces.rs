//! How words fall into the pieces of the table.

use super::table::Table;
use crate::model::Span;
use crate::text::wordpiece::each;
use proptest::prelude::*;

fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    each(&Table, text, |_, span| found.push(span.of(text)));
    found
}

#[test]
fn words_fall_into_the_longest_pieces() {
    assert_eq!(pieces("Unbelievable, hacktivists!"), ["Unbelievable", ",", "hack", "tiv", "ists", "!"]);
    assert_eq!(pieces("APT31's C2"), ["APT", "31", "'", "s", "C2"]);
}

#[test]
fn case_accents_and_invisible_characters_do_not_count() {
    let numbers = |text: &str| {
        let mut found = Vec::new();
        each(&Table, text, |piece, _| found.push(piece));
        found
    };
    assert_eq!(numbers("Démarche\u{200B}s"), numbers("demarches"));
    assert_eq!(numbers("De\u{301}marches"), numbers("demarches"));
}

#[test]
fn han_characters_stand_alone_and_long_words_are_unknown() {
    assert_eq!(pieces("中国a"), ["中", "国", "a"]);
    let mut found = Vec::new();
    each(&Table, &"a".repeat(101), |piece, span| found.push((piece, span)));
    assert_eq!(found, [(None, Span::new(0, 101))]);
}

proptest! {
    #[test]
    fn pieces_lie_in_the_text_in_order(text in any::<String>()) {
        let mut last = Span::default();
        each(&Table, &text, |_, span| {
            assert!(!span.is_empty() && text.get(span.range()).is_some());
            assert!(span.start >= last.start && span.end >= last.end);
            last = span;
        });
    }

    #[test]
    fn white_space_is_the_only_thing_that_needs_no_piece(text in "[a-zA-Z0-9 .,'-]{0,80}") {
        let mut covered = 0;
        each(&Table, &text, |piece, span| {
            assert!(piece.is_some());
            covered += span.len();
        });
        prop_assert_eq!(covered, text.bytes().filter(|byte| *byte != b' ').count());
    }
}
