//! Places: names after the prepositions of place.

use super::actors::is_in_question;
use super::pieces::{Piece, names, span};
use super::{Asked, Offer, Sentence};
use crate::model::{Passage, Span};
use crate::text::tokens::folded;
use crate::text::words::{Class, is, is_auxiliary};

/// What is left of the fit of a name that has a word for something else in it: "Convention", "Unit 26165".
const NO_PLACE: f32 = 0.4;

/// How well a name fits that no preposition of place leads to: "the Bardo museum was attacked".
const ANYWHERE: f32 = 0.15;
/// How well a place fits that has no name: "in the boot of a car".
const NAMELESS: f32 = 0.3;
/// How well a name fits that the noun asked for stands beside: "on the island of Hainan".
const CALLED_SO: f32 = 1.0;
/// Nouns for places where one is "on".
const ONLINE: [&str; 5] = ["websit", "site", "platform", "network", "channel"];
/// The most words of such a place.
const LONGEST: usize = 6;

/// Words between a preposition and the name of a place.
const PARTS: [&str; 12] = [
    "central", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "nearby", "downtown",
    "greater",
];

/// Endings of adjectives that no town has.
const ADJECTIVES: [&str; 3] = ["ian", "ese", "ish"];
/// Other adjectives of lands.
const OF_LANDS: &str = "American Dutch French German Greek Swiss Czech Slovak Israeli Iraqi Pakistani Saudi Emirati Qatari Kuwaiti Yemeni Omani \
    Afghan Korean African European Mexican Chilean Cuban Thai Uzbek Kazakh Kyrgyz Tajik Turkmen Moroccan Icelandic Welsh \
    Bangladeshi Somali Uyghur Chechen Tibetan";

pub(super) fn offers(asked: &Asked, passage: &Passage, sentence: &Sentence) -> Vec<Offer> {
    let mut offers = Vec::new();
    let pieces = sentence.pieces;
    let names = names(pieces);
    let noun = asked.question.noun.as_deref();
    for (number, &(first, end)) in names.iter().enumerate() {
        let place = span(pieces, first, end);
        let text = place.of(&passage.text);
        // "Chinese" names no place, unless it is asked which country.
        let of_land = noun.is_some_and(|noun| matches!(noun, "countri" | "nation"));
        let is_adjective = end == first + 1 && is_adjective_of_land(text) && !of_land;
        // "the United Nations Convention" where it is asked where the convention was signed.
        let is_asked_about = asked.question.noun.is_none() && is_in_question(asked, pieces[end - 1].text);
        if is_adjective
            || is_asked_about
            || asked.says_nothing_new(text)
            || is(&folded(pieces[first].text), Class::Time)
        {
            continue;
        }
        let before = |back: usize| first.checked_sub(back).map_or("", |at| pieces[at].text);
        let lead = match (before(3), before(2), before(1)) {
            // "in the city of Oslo"
            (_, "city" | "town" | "port" | "province" | "region", "of") => "in",
            // "in central London"
            (_, preposition, part) if PARTS.contains(&part) => preposition,
            (preposition, "the", part) if PARTS.contains(&part) => preposition,
            // "the Latvian capital, Riga"
            (.., "capital" | "city" | "town" | "village" | "port" | "suburb") => "in",
            (_, preposition, "the") | (_, _, preposition) => preposition,
        };
        let fit = match lead {
            _ if is_called_so(asked, pieces, (first, end)) => CALLED_SO,
            // "posted on Facebook"
            "on" | "via" if noun.is_some_and(|noun| ONLINE.contains(&noun)) => 0.8,
            "in" | "In" | "at" | "near" | "At" => 0.8,
            "to" | "from" | "on" | "into" | "outside" => 0.4,
            // "which country do they belong to": the name alone is one.
            _ if noun.is_some_and(|noun| matches!(noun, "countri" | "state" | "nation")) => 0.4,
            _ => ANYWHERE,
        };
        let head = folded(pieces[end - 1].text);
        let is_else = [Class::OrgWord, Class::OrgNoun, Class::Thing].into_iter().any(|class| is(&head, class))
            || head.starts_with(|c: char| c.is_ascii_digit())
            || is_somebody(passage, place);
        let fit = if is_else { fit * NO_PLACE } else { fit };
        // "in New York and Maryland"
        let place = match names.get(number + 1) {
            Some(&(next, last)) if next == end + 1 && pieces[end].text == "and" && !pieces[end - 1].ends => {
                span(pieces, first, last)
            }
            _ => place,
        };
        offers.push(Offer::new(place, fit));
    }
    // "a Sugar Land-based provider"
    for (at, piece) in pieces.iter().enumerate() {
        let Some(town) = piece.text.strip_suffix("-based").filter(|town| town.starts_with(char::is_uppercase)) else {
            continue;
        };
        let first = (0..at).rev().take_while(|&n| !pieces[n].ends && is_capital(&pieces[n])).last().unwrap_or(at);
        let end = pieces[at].span.range().start + town.len();
        let place = Span::new(pieces[first].span.range().start, end);
        offers.push(Offer::new(place, 0.8));
    }
    if asked.question.noun.is_none() {
        offers.extend(nameless(asked, passage, pieces));
    }
    offers
}

/// Tells whether a name is that of what is asked for: "the island of Hainan", "Hainan island", where it is asked which island.
fn is_called_so(asked: &Asked, pieces: &[Piece], (first, end): (usize, usize)) -> bool {
    if matches!(asked.question.noun.as_deref(), None | Some("countri" | "state" | "nation")) {
        return false;
    }
    let is_noun = |at: usize| pieces.get(at).is_some_and(|piece| asked.is_noun(piece.text));
    let joined = |at: usize| !pieces[at].ends;
    let of = first > 1 && pieces[first - 1].text == "of" && is_noun(first - 2);
    let before = first > 0 && joined(first - 1) && is_noun(first - 1);
    of || before || joined(end - 1) && is_noun(end)
}

fn is_adjective_of_land(word: &str) -> bool {
    ADJECTIVES.iter().any(|ending| word.ends_with(ending))
        || OF_LANDS.split_ascii_whitespace().any(|known| known == word)
}

fn is_capital(piece: &Piece) -> bool {
    piece.text.starts_with(char::is_uppercase)
}

/// Places without a name: what follows a preposition of place up to the next word that is none of its phrase.
fn nameless(asked: &Asked, passage: &Passage, pieces: &[Piece]) -> Vec<Offer> {
    let leads = |at: usize| matches!(pieces[at].text, "in" | "at" | "near" | "inside" | "outside" | "behind" | "under");
    let goes_on = |at: usize| {
        let low = folded(pieces[at].text);
        low == "of"
            || low == "the"
            || !is(&low, Class::Preposition)
                && !is(&low, Class::Subordinator)
                && !is(&low, Class::Conjunction)
                && !is(&low, Class::Relative)
                && !is(&low, Class::Pronoun)
                && !is_auxiliary(&low)
    };
    let mut offers = Vec::new();
    for at in (0..pieces.len().saturating_sub(1)).filter(|&at| !pieces[at].ends && leads(at)) {
        let (first, mut end) = (at + 1, at + 1);
        while end < pieces.len() && end - first < LONGEST && goes_on(end) {
            end += 1;
            if pieces[end - 1].ends {
                break;
            }
        }
        let opens = first < end && is(&folded(pieces[first].text), Class::Determiner);
        let is_time = (first..end).any(|at| is(&folded(pieces[at].text), Class::Time));
        if end < first + 2 || !opens || is_time || pieces[first..end].iter().any(is_capital) {
            continue;
        }
        let place = span(pieces, first, end);
        if !asked.says_nothing_new(place.of(&passage.text)) {
            offers.push(Offer::new(place, NAMELESS));
        }
    }
    offers
}

/// Tells whether the table knows a name as somebody who is no state.
fn is_somebody(passage: &Passage, name: Span) -> bool {
    let names = |known: &Span| known.start <= name.start && known.end >= name.end;
    passage.actors.iter().any(|actor| actor.kind != "state" && actor.spans.iter().any(names))
}
