//! Phrases around a verb or a name: who stands before a verb, what follows it, lists of names.

use super::pieces::Piece;
use crate::model::{Passage, Span};
use crate::text::acts;
use crate::text::tokens::folded;
use crate::text::words::{Class, is, is_adverb, is_auxiliary};

/// The most words a phrase may have.
pub(super) const MOST_WORDS: usize = 12;

/// The most words of a clause between a subject and its verb.
const LONGEST_CLAUSE: usize = 20;

/// Returns the pieces of the noun phrase that ends right before the verb at `verb`, its helping verbs and adverbs passed
/// over; with what is set between commas after a name.
pub(super) fn before(pieces: &[Piece], verb: usize) -> Option<(usize, usize)> {
    let mut end = verb;
    while end > 0 {
        let low = folded(pieces[end - 1].text);
        if pieces[end - 1].ends || !(is_auxiliary(&low) || is_adverb(&low)) {
            break;
        }
        end -= 1;
    }
    // "Judith Collins, who holds the portfolio, told": the one before the clause acts.
    if end > 0
        && pieces[end - 1].ends
        && let Some(relative) = (end.saturating_sub(LONGEST_CLAUSE)..end).rev().find(|&at| {
            let low = folded(pieces[at].text);
            // "Soesanto, writing for the institute, called it"
            let opens = is(&low, Class::Relative) || at + 1 < end && low.len() > "being".len() && low.ends_with("ing");
            opens && at.checked_sub(1).is_some_and(|before| pieces[before].ends)
        })
    {
        return before(pieces, relative);
    }
    let mut first = end;
    let mut aside = false;
    while first > 0 && end - first < MOST_WORDS {
        let piece = &pieces[first - 1];
        let low = folded(piece.text);
        if piece.ends {
            // "Dmitry Peskov, the Kremlin spokesman, accused": the words set apart belong to the name before them.
            let next = pieces.get(first).map_or("", |piece| piece.text);
            let set_apart = first < end && is(&folded(next), Class::Determiner) || is_title_noun(next);
            if (first == end || set_apart) && !aside {
                aside = first < end;
            } else {
                break;
            }
        }
        if closes(&low) || is(&low, Class::Pronoun) {
            break;
        }
        first -= 1;
    }
    while first < end && drops(&folded(pieces[first].text)) {
        first += 1;
    }
    (first < end).then_some((first, end))
}

/// Tells whether a verb is denied by a word right before it: "did not sign", "never answered".
pub(super) fn is_negated(pieces: &[Piece], verb: usize) -> bool {
    (verb.saturating_sub(3)..verb).any(|at| {
        let low = folded(pieces[at].text);
        !pieces[at].ends && (matches!(low.as_str(), "not" | "never" | "cannot") || low.ends_with("n't"))
    })
}

/// Returns the pieces of the noun phrase right after the verb at `verb`, lists of names included.
pub(super) fn after(pieces: &[Piece], verb: usize) -> Option<(usize, usize)> {
    // "accused the group of the breach": what follows "of" is the matter.
    let matter = acts::verb(&folded(pieces[verb].text)).is_some_and(|verb| verb.frame == acts::Frame::Matter);
    let mut first = verb + 1;
    while first < pieces.len() && !pieces[first - 1].ends && is_adverb(&folded(pieces[first].text)) {
        first += 1;
    }
    if pieces[first.min(pieces.len()) - 1].ends {
        return None;
    }
    let mut end = first;
    while end < pieces.len() && end - first < MOST_WORDS {
        let low = folded(pieces[end].text);
        let of = low == "and" || (low == "of" && !matter);
        if !of && (closes(&low) || is(&low, Class::Preposition)) && end > first {
            break;
        }
        if end == first && (closes(&low) || is(&low, Class::Preposition)) {
            return None;
        }
        end += 1;
        if pieces[end - 1].ends {
            let listed = pieces.get(end).is_some_and(|next| is_name(next.text)) && is_name(pieces[end - 1].text);
            if !listed {
                break;
            }
        }
    }
    while end > first && matches!(folded(pieces[end - 1].text).as_str(), "of" | "and") {
        end -= 1;
    }
    (first < end).then_some((first, end))
}

/// Cuts a phrase before what tells when or where, and trims words that open no noun phrase; `None` when it names nobody.
pub(super) fn trimmed(pieces: &[Piece], (mut first, mut end): (usize, usize)) -> Option<(usize, usize)> {
    let aside = |at: usize| {
        let low = folded(pieces[at].text);
        matches!(
            low.as_str(),
            "on" | "at" | "to" | "with" | "over" | "by" | "after" | "as" | "into" | "against" | "about"
        ) || is(&low, Class::Subordinator)
    };
    // "Washington listed the same men and named": whoever did the one did the other.
    let does = |at: usize| {
        let is_past = |low: &str| acts::form(low) == Some(acts::Form::Past);
        let next = pieces.get(at + 1).map_or(String::new(), |next| folded(next.text));
        is(&next, Class::Determiner) && is_past(&folded(pieces[at].text))
    };
    if let Some(cut) = (first + 1..end).find(|&at| aside(at) || does(at)) {
        end = cut;
    }
    let dated =
        |word: &str| is(&folded(word), Class::Time) || word.chars().all(|c| c.is_ascii_digit() && word.len() == 4);
    // "After ten months Oslo": the number belongs to the months.
    let counts =
        |at: usize| is(&folded(pieces[at].text), Class::Determiner) && at + 1 < end && dated(pieces[at + 1].text);
    while first < end && (drops(&folded(pieces[first].text)) || dated(pieces[first].text) || counts(first)) {
        first += 1;
    }
    let idle = |at: usize| {
        let low = folded(pieces[at].text);
        drops(&low) || is(&low, Class::Determiner) || (is(&low, Class::Time) && at > first)
    };
    while end > first && idle(end - 1) {
        end -= 1;
    }
    let somebody = |at: usize| {
        is_name(pieces[at].text) && !is(&folded(pieces[at].text), Class::Determiner)
            || is(&folded(pieces[at].text), Class::Agent)
    };
    (first..end).any(somebody).then_some((first, end))
}

/// Tells whether the head of a phrase is a name: not so "thousands of customers in Ukraine". The first word of a sentence is
/// one only where the table says so.
pub(super) fn is_named(pieces: &[Piece], (first, end): (usize, usize), passage: &Passage) -> bool {
    let low = |at: usize| folded(pieces[at].text);
    let head = (first + 1..end).find(|&at| is(&low(at), Class::Preposition)).unwrap_or(end);
    let is_known =
        || passage.actors.iter().flat_map(|actor| &actor.spans).any(|known| known.start == pieces[0].span.start);
    (first..head).any(|at| {
        let name = is_name(pieces[at].text)
            && !is(&low(at), Class::Determiner)
            && (at > 0 || head > 1 && is_name(pieces[1].text) || is_known());
        name || pieces[at].text.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Grows a name to the list it stands in: `Denmark, Australia, Canada and New Zealand`.
pub(super) fn list(pieces: &[Piece], names: &[(usize, usize)], at: usize, text: &str) -> (usize, usize) {
    let joined = |left: usize, right: usize| {
        let between = &text[pieces[left - 1].span.range().end..pieces[right].span.range().start];
        matches!(between.trim(), "," | "and" | ", and" | "&" | "or" | "and the" | ", the" | "the")
            && between.trim() != "the"
    };
    let (mut from, mut to) = (at, at);
    while from > 0 && joined(names[from - 1].1, names[from].0) {
        from -= 1;
    }
    while to + 1 < names.len() && joined(names[to].1, names[to + 1].0) {
        to += 1;
    }
    let (first, end) = (names[from].0, names[to].1);
    if end - first > MOST_WORDS { names[at] } else { (first, end) }
}

/// Returns the span of several pieces.
pub(super) fn span(pieces: &[Piece], (first, end): (usize, usize)) -> Span {
    Span { start: pieces[first].span.start, end: pieces[end - 1].span.end }
}

/// Tells whether no noun phrase goes on past this word.
fn closes(low: &str) -> bool {
    is(low, Class::Subordinator)
        || is(low, Class::Relative)
        || is_auxiliary(low)
        || is(low, Class::PlainVerb)
        || (!acts::is_noun(low) && acts::verb(low).is_some_and(|verb| verb.form == acts::Form::Third))
}

fn drops(low: &str) -> bool {
    is(low, Class::Conjunction) || is(low, Class::Preposition) || is_adverb(low)
}

fn is_title_noun(word: &str) -> bool {
    let low = folded(word);
    is(&low, Class::PersonNoun) || is(&low, Class::OrgNoun)
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
