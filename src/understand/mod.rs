//! **Lives here:** what a question asks for: its terms, the words it can do without, the kind of answer.
//! **May know:** `model`, `text`. **Must not know:** the index, ranking.

mod actors;
mod acts;
mod answer_type;
mod terms;

use crate::model::Question;
use crate::text::gazetteer::Gazetteer;

/// Returns the question understood. Never fails: the worst question still has its words.
pub fn question(raw: &str) -> Question {
    question_with(raw, Gazetteer::builtin())
}

/// Returns the question understood, its actors taken from a table with the reader's own rows.
pub fn question_with(raw: &str, gazetteer: &Gazetteer) -> Question {
    let (mut terms, dropped) = terms::terms(raw);
    let acts = acts::relate(&mut terms);
    let actors = actors::relate(raw, gazetteer, &mut terms);
    Question { raw: raw.to_owned(), terms, dropped, answer_type: Some(answer_type::answer_type(raw)), acts, actors }
}
