//! **Lives here:** what a question asks for: its terms, the words it can do without, the kind of answer.
//! **May know:** `model`, `text`. **Must not know:** the index, ranking.

mod actors;
mod acts;
mod answer_type;
mod terms;

use crate::model::Question;

/// Returns the question understood. Never fails: the worst question still has its words.
pub fn question(raw: &str) -> Question {
    let (mut terms, dropped) = terms::terms(raw);
    let acts = acts::relate(&mut terms);
    let actors = actors::relate(raw, &mut terms);
    Question { raw: raw.to_owned(), terms, dropped, answer_type: Some(answer_type::answer_type(raw)), acts, actors }
}
