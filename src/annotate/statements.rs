//! What a passage reports: who did what to whom.
//!
//! No tagger and no parser: a table of act verbs, closed word classes and clause rules. The rules prefer silence to a
//! wrong statement; what they find is a hint for ranking and must be shown with its sentence.

mod actives;
mod antecedents;
mod clauses;
mod colloquial;
mod contents;
mod control;
mod coordination;
mod culprits;
mod deeds;
mod denials;
mod doers;
mod elsewhere;
mod events;
mod frames;
mod generic;
mod groups;
mod headlines;
mod idioms;
mod kinds;
mod lights;
mod meanings;
mod nominals;
mod objects;
mod ordeals;
mod owners;
mod pacts;
mod participles;
mod passives;
mod phrasebook;
mod phrases;
mod predicates;
mod quotes;
mod refusals;
mod relatives;
mod repeats;
mod rules;
mod senses;
mod speakers;
mod spoken;
mod subjects;
mod targets;
mod things;
mod turns;
mod untold;
mod unwilling;
mod utterances;
mod verbs;
mod view;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::model::{Span, Statement};
use crate::text::breaks;
use crate::text::gazetteer::{Entry, Mention};
use crate::text::lexemes::Lexemes;
use events::Sentence;
use view::View;

/// What one passage hands to the next of its article: who was spoken of last.
///
/// Start each article with a fresh value.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The person last spoken of as acting: for `he` and `she`.
    person: Option<Carried>,
    /// The body last spoken of as acting: for `it` and `they`.
    body: Option<Carried>,
    /// The body spoken of before that one.
    body_before: Option<Carried>,
    /// The several last spoken of as acting: for `they`.
    plural: Option<Carried>,
    /// Who was quoted last, for quotations that go on.
    quoted: Option<Carried>,
    /// Whether it is a transcript in which he speaks: `Lin Shaohua: We have nothing to do with it.`
    transcript: bool,
    /// Offices and whom they meant: `the spokesman` after `the Chinese foreign ministry spokesman`.
    offices: Vec<(String, Carried)>,
}

/// Somebody carried over: the words that named him and the canonical actor.
#[derive(Debug, Clone)]
struct Carried {
    words: String,
    actor: Option<Arc<Entry>>,
}

/// Returns what a passage reports, in the order of the text.
///
/// `mentions` are those that [`Gazetteer::find`](crate::text::gazetteer::Gazetteer::find) returned for the same text;
/// `context` carries speakers from passage to passage of one article. A list of names gives one statement for each.
///
/// The confidence starts at 90 for a named speaker beside his verb. Each step away takes some off: 5 to 10 for a subject
/// lent by an earlier verb, a reduced passive or an attack in passing; 10 for a speaker the table does not list and 15 for
/// one without a name; 15 for a pronoun or `the spokesman`; 20 for an act named by a noun; 30 for a quotation that goes on.
/// Below 50 it is a guess.
///
/// ```
/// # use demarche::{annotate::statements::{Context, statements}, model::Act, text::gazetteer::Gazetteer};
/// let text = "The Kremlin denied the accusations on Friday.";
/// let found = statements(text, &Gazetteer::builtin().find(text), &mut Context::default());
/// assert_eq!(found[0].act, Act::Deny);
/// assert_eq!(found[0].speaker.as_deref(), Some("The Kremlin"));
/// assert_eq!(found[0].speaker_actor.as_deref(), Some("Russia"));
/// ```
pub fn statements(passage_text: &str, mentions: &[Mention], context: &mut Context) -> Vec<Statement> {
    statements_in(&Lexemes::new(passage_text), mentions, context)
}

/// Returns what [`statements`] does, of a passage that is cut already.
pub fn statements_in(lexemes: &Lexemes<'_>, mentions: &[Mention], context: &mut Context) -> Vec<Statement> {
    let view = View::new(lexemes, mentions);
    let mut statements: Vec<Statement> = Vec::new();
    for (floor, end) in breaks::ranges(view.lexemes) {
        let span = view.span(floor, end);
        let first = statements.len();
        context.unquote(&view, floor);
        context.transcribe(&view, floor, end);
        context.topic(&view, floor);
        let mut sentence = Sentence::new(&view, floor, end);
        sentence.run();
        sentence.events.sort_by_key(|event| event.at);
        if sentence.events.is_empty() {
            statements.extend(context.quotation_goes_on(&view, floor, end, span));
        }
        let events = std::mem::take(&mut sentence.events);
        for event in events {
            context.word(&view, &event, span, &mut statements);
        }
        let found = statements.split_off(first);
        for statement in found {
            // One rule found who did it, the other did not.
            let alone = |other: &&mut Statement| {
                other.act == statement.act
                    && other.negated == statement.negated
                    && other.target.is_some()
                    && other.target == statement.target
                    && (other.speaker.is_none() != statement.speaker.is_none())
            };
            if let Some(other) = statements[first..].iter_mut().find(alone) {
                if other.speaker.is_none() {
                    *other = statement;
                }
                continue;
            }
            let same = |other: &&mut Statement| {
                other.act == statement.act
                    && other.speaker == statement.speaker
                    && other.negated == statement.negated
                    && (other.target == statement.target || other.target.is_none() || statement.target.is_none())
            };
            match statements[first..].iter_mut().find(same) {
                // Two rules found the same act; the fuller one stays.
                Some(other) if other.target.is_none() && statement.target.is_some() => *other = statement,
                Some(_) => {}
                None => statements.push(statement),
            }
        }
    }
    statements
}

/// Returns the span of the lexemes, with the mark that closes a quotation opened in them; none when it is empty.
fn span_of(view: &View<'_>, (first, end): (usize, usize)) -> Option<Span> {
    let closing = end
        .checked_sub(1)
        .and_then(|last| view.quote_at(last))
        .filter(|(open, close)| *open >= first && *close == end + 1);
    Some(view.span(first, closing.map_or(end, |(_, close)| close))).filter(|span| !span.is_empty())
}
