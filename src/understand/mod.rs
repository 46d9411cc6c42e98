//! **Lives here:** what a question asks for: its terms, the words it can do without, the kind of answer, the roles, the
//! time. **May know:** `model`, `text`. **Must not know:** the index, ranking, the clock.

mod actors;
mod acts;
mod answer_type;
mod noun;
mod role;
mod search_words;
mod terms;
mod time;
mod words;

use jiff::civil::Date;

use crate::model::Question;
use crate::text::gazetteer::Gazetteer;

/// Returns the question understood; `today` is the day it is asked, for "last year". Never fails: the worst question
/// still has its words.
pub fn question(raw: &str, today: Option<Date>) -> Question {
    question_with(raw, today, Gazetteer::builtin())
}

/// Returns the question understood, its actors taken from a table with the reader's own rows.
pub fn question_with(raw: &str, today: Option<Date>, gazetteer: &Gazetteer) -> Question {
    let (mut terms, dropped) = terms::terms(raw);
    // "vanguard panda: which of its men …": what goes before names the matter.
    let from = answer_type::asked_from(raw);
    let words: Vec<words::Word> =
        words::words(raw).into_iter().filter(|word| word.span.range().start >= from).collect();
    let kind = answer_type::answer_type(&raw[from..]);
    let frame = role::frame(&words, kind);
    let acts = acts::relate(&mut terms);
    let actors = actors::relate(raw, gazetteer, &words, frame, &mut terms);
    actors::relate_reports(&actors, &mut terms);
    Question {
        raw: raw.to_owned(),
        terms,
        dropped,
        answer_type: Some(kind),
        acts,
        actors,
        noun: noun::noun(&words),
        verb: role::verb(&words, frame)
            .map(|at| &words[at])
            .and_then(|word| crate::text::tokens::tokens(&word.low).into_iter().next().map(|token| token.term)),
        role: frame.and_then(|frame| frame.asked),
        time: time::time(raw, today),
        asks: answer_type::asks(raw),
    }
}
