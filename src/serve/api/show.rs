//! `show`: an article, or a passage with its neighbours.

use super::{Answers, Asked, Reply, Route};
use crate::present::wire;
use crate::serve::{Kind, Parameter, Problem};

/// The longest identifier, in characters.
pub(super) const LONGEST_ID: usize = 1000;

/// Of the demonstration corpus.
pub(super) const EXAMPLES: &[&str] = &["2024/uk-apt31.html", "2024/uk-apt31.html#6"];

const SHOWN: &[Parameter] = &[
    Parameter::required("id", Kind::Text(LONGEST_ID), "An article, or a passage of one as ARTICLE#N").such_as(EXAMPLES),
    Parameter::new("context", Kind::Whole { least: 0, most: 1000, usual: 0 }, "How many passages before and after"),
];

pub(super) const SHOW: Route = Route {
    name: "show",
    about: "An article with where each of its fields came from, or a passage with its neighbours",
    found: "The article, with the passages asked for",
    may_be_unknown: true,
    parameters: &[SHOWN],
    answers: Answers::object::<wire::Shown>(),
    answer: show,
};

fn show(asked: &Asked) -> Result<Reply, Problem> {
    let id = asked.query.text("id").unwrap_or_default();
    let context = u32::try_from(asked.query.number("context")).unwrap_or(u32::MAX);
    Reply::json(&wire::Shown::new(&asked.engine.show(id, context)?))
}
