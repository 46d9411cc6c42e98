//! Somebody: whoever a fitting statement names in the role asked for, else a name in a near sentence.

use super::pieces::{names, pieces, span};
use super::{Asked, Offer};
use crate::model::{Act, Passage, Role, Span, Statement};
use crate::text::tokens::{folded, tokens};
use crate::text::words::{Class, is};

/// How well a name fits of which nothing more is known.
const BARE: f32 = 0.3;
/// The most words a name with its office may have.
const MOST_WORDS: usize = 12;

pub(super) fn offers(asked: &Asked, passage: &Passage, sentences: &[Span]) -> Vec<Offer> {
    let mut offers = Vec::new();
    for statement in &passage.statements {
        let fit = fit(asked, statement);
        let role = asked.question.role.unwrap_or(Role::Speaker);
        let name = match role {
            Role::Speaker => &statement.speaker,
            Role::Target => &statement.target,
        };
        if let Some(name) = name.as_deref().filter(|name| answers(asked, name))
            && fit > 0.0
            && let Some(at) = statement.sentence.of(&passage.text).find(name)
        {
            let start = statement.sentence.range().start + at;
            offers.push(Offer { span: Span::new(start, start + name.len()), fit });
        }
    }
    let noun = asked.question.noun.as_deref();
    for sentence in sentences {
        let pieces = pieces(&passage.text, *sentence);
        for (mut first, end) in names(&pieces) {
            let name = span(&pieces, first, end).of(&passage.text);
            let known =
                |actor: &crate::model::Actor| actor.spans.iter().any(|known| known.start == pieces[first].span.start);
            // A lone capital at the start of a sentence is a name only where the table says so.
            let opens = first == 0 && end == 1 && !passage.actors.iter().any(known);
            if opens || !answers(asked, name) || is_time(name) || (end == first + 1 && is_demonym(name)) {
                continue;
            }
            // "the German parliament": the noun asked for is part of the answer, and speaks for it.
            let named = |at: usize| noun.is_some_and(|noun| stem(pieces[at].text).as_deref() == Some(noun));
            let within = (first..end).any(named);
            let after = end < pieces.len() && named(end);
            let before = first > 0 && named(first - 1);
            first -= usize::from(before);
            let end = end + usize::from(after);
            let fit = if within || after || before { 0.7 } else { BARE };
            // Where an act or a kind of actor is asked for, a name that has nothing to do with either is none.
            if fit > BARE || (asked.question.acts.is_empty() && noun.is_none()) {
                offers.push(Offer { span: span(&pieces, first, end), fit });
            }
        }
    }
    offers
}

/// How well a statement fits: the act, and those named in their roles.
pub(super) fn fit(asked: &Asked, statement: &Statement) -> f32 {
    let acts = &asked.question.acts;
    let act = if acts.contains(&statement.act) {
        1.0
    } else if acts.iter().any(|act| near(*act, statement.act)) {
        0.7
    } else {
        return 0.0;
    };
    let mut fit: f32 = 0.8 * act;
    for named in &asked.question.actors {
        let actor = match named.role {
            Some(Role::Speaker) => &statement.speaker_actor,
            Some(Role::Target) => &statement.target_actor,
            None => continue,
        };
        match actor {
            Some(actor) if *actor == named.name => fit += 0.2,
            Some(_) => fit -= 0.3,
            None => fit -= 0.1,
        }
    }
    if statement.negated {
        fit -= 0.4;
    }
    fit.clamp(0.0, 1.0)
}

/// Acts that one question word may stand for: who blames attributes, who charges accuses.
fn near(asked: Act, told: Act) -> bool {
    const NEAR: &[&[Act]] = &[
        &[Act::Accuse, Act::Attribute, Act::Condemn],
        &[Act::Deny, Act::Reject],
        &[Act::Confirm, Act::Disclose],
        &[Act::Protest, Act::Summon],
        &[Act::Sanction, Act::Ban],
        &[Act::Support, Act::Agree],
    ];
    NEAR.iter().any(|acts| acts.contains(&asked) && acts.contains(&told))
}

/// Tells whether a name may be the answer: no pronoun, not too long, and not already in the question.
fn answers(asked: &Asked, name: &str) -> bool {
    let words = name.split_whitespace().count();
    let alone = folded(name);
    words <= MOST_WORDS && !is(&alone, Class::Pronoun) && !is(&alone, Class::Relative) && !asked.says_nothing_new(name)
}

fn is_time(name: &str) -> bool {
    name.split_whitespace().all(|word| is(&folded(word), Class::Time) || word.chars().all(|c| c.is_ascii_digit()))
}

/// Tells whether a lone word is an adjective of a country: `Russian` names nobody.
fn is_demonym(name: &str) -> bool {
    ["ian", "ese", "ish", "ean", "ch", "can", "aeli", "i"].iter().any(|ending| name.ends_with(ending)) && name.len() > 4
}

fn stem(word: &str) -> Option<String> {
    tokens(word).into_iter().next().map(|token| token.term)
}
