//! Reasons and ways of doing something: clauses after the words that introduce them.

use super::pieces::{Piece, clause, pieces};
use super::{Asked, Offer};
use crate::model::{Passage, Span};

/// What introduces a reason, and how surely it does.
const REASONS: &[(&str, f32)] = &[
    ("because", 1.0),
    ("because of", 1.0),
    ("for reasons of", 1.0),
    ("the reason", 0.8),
    ("due to", 0.9),
    ("owing to", 0.9),
    ("in retaliation for", 0.9),
    ("in response to", 0.8),
    ("caused by", 0.9),
    ("blamed on", 0.7),
    ("for fear", 0.9),
    ("for the sake of", 0.9),
    ("so that", 0.7),
    ("in order to", 0.8),
    ("in order not to", 0.8),
    ("aimed at", 0.6),
    ("meant to", 0.6),
    ("designed to", 0.6),
    ("since", 0.2),
    ("over", 0.3),
    ("to", 0.2),
    ("after", 0.2),
    ("for", 0.1),
];
/// What introduces a way of doing something.
const MANNERS: &[(&str, f32)] = &[
    ("by", 0.4),
    ("through", 0.8),
    ("via", 0.8),
    ("using", 0.8),
    ("with the help of", 0.9),
    ("by means of", 0.9),
    ("on", 0.2),
    ("with", 0.3),
    ("from", 0.2),
];
/// The most words a reason may have.
const MOST_WORDS: usize = 30;

pub(super) fn reasons(asked: &Asked, passage: &Passage, sentences: &[Span]) -> Vec<Offer> {
    introduced(asked, passage, sentences, REASONS)
}

pub(super) fn manners(asked: &Asked, passage: &Passage, sentences: &[Span]) -> Vec<Offer> {
    introduced(asked, passage, sentences, MANNERS)
}

fn introduced(asked: &Asked, passage: &Passage, sentences: &[Span], cues: &[(&str, f32)]) -> Vec<Offer> {
    let mut offers = Vec::new();
    for sentence in sentences {
        let pieces = pieces(&passage.text, *sentence);
        for at in 0..pieces.len() {
            let found = cues.iter().filter(|(cue, _)| begins(&pieces[at..], cue)).max_by(|a, b| a.1.total_cmp(&b.1));
            let Some((cue, sure)) = found else { continue };
            // The cue itself belongs to the answer only where it makes it one: "because …".
            let first = if *sure >= 0.7 { at } else { at + cue.split(' ').count() };
            if let Some(span) = clause(&pieces, first, MOST_WORDS, *sure >= 0.7, &passage.text)
                && !asked.says_nothing_new(span.of(&passage.text))
            {
                let mut fit = *sure;
                if *cue == "by" && pieces.get(at + 1).is_some_and(|next| next.text.ends_with("ing")) {
                    fit = 0.9;
                }
                offers.push(Offer { span, fit });
            }
        }
    }
    offers
}

fn begins(pieces: &[Piece], cue: &str) -> bool {
    let mut count = 0;
    cue.split(' ').enumerate().all(|(n, word)| {
        count = n + 1;
        pieces.get(n).is_some_and(|piece| {
            piece.text.eq_ignore_ascii_case(word) && (!piece.ends || n + 1 == cue.split(' ').count())
        })
    }) && pieces.get(count - 1).is_some_and(|piece| !piece.ends)
}
