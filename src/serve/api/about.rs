//! What counts and lists are about: a question, a query, or whatever passes the filters.

use super::ask::LONGEST_QUESTION;
use crate::engine::{About, asked_for_something};
use crate::serve::{Kind, Parameter, Problem, Query};

pub(super) const ABOUT: &[Parameter] = &[
    Parameter::new("q", Kind::Text(LONGEST_QUESTION), "A question: passages that speak of it"),
    Parameter::new("query", Kind::Text(LONGEST_QUESTION), "A query as in search: passages that match it; not with q"),
];

/// Returns what is asked about.
pub(super) fn about(query: &Query) -> Result<About, Problem> {
    match (query.text("q"), query.text("query")) {
        (None, None) => Ok(About::Anything),
        (Some(words), None) => question(words),
        (None, Some(words)) => by_query(words),
        (Some(_), Some(_)) => Err(Problem::bad("q and query are given both").hint("give one of them")),
    }
}

/// Returns a question as what is asked about.
pub(super) fn question(words: &str) -> Result<About, Problem> {
    asked_for_something(words)?;
    Ok(About::Question(words.to_owned()))
}

/// Returns a query as what is asked about; `*` is everything.
pub(super) fn by_query(words: &str) -> Result<About, Problem> {
    if words.trim() != "*" {
        asked_for_something(words)?;
    }
    Ok(About::Query(words.to_owned()))
}
