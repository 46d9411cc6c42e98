//! `ask` and `search`: ranked passages.

use std::time::Instant;

use super::about;
use super::filters::{self, FILTERS};
use super::part::Part;
use super::{Answers, Asked, Reply, Route};
use crate::engine::{Duplicates, Request};
use crate::present::{Page, wire};
use crate::serve::{Kind, Parameter, Problem};

/// The longest question, in characters.
pub(super) const LONGEST_QUESTION: usize = 1000;

/// The last passage that can be asked for.
const DEEPEST: usize = 1000;

const HITS: &[Parameter] = &[
    Parameter::new("limit", Kind::Whole { least: 1, most: 100, usual: 10 }, "How many passages"),
    Parameter::new("offset", Kind::Whole { least: 0, most: DEEPEST - 100, usual: 0 }, "How many to leave out before"),
    Parameter::new("per_article", Kind::Whole { least: 1, most: 100, usual: 1 }, "How many passages of one article"),
    Parameter::new(
        "duplicates",
        Kind::Choice(&["fold", "all"]),
        "Show one article of those that print the same story and name the others, or show them all",
    ),
    Parameter::new("explain", Kind::Flag, "Whether to tell what each score is made of"),
    Parameter::new("facets", Kind::Flag, "Whether to count all matches by actor, act, outlet and month"),
];

const QUESTION: &[Parameter] = &[Parameter::required("q", Kind::Text(LONGEST_QUESTION), "The question, in words")
    .such_as(&["who denied the allegations"])];

const QUERY: &[Parameter] = &[Parameter::required(
    "q",
    Kind::Text(LONGEST_QUESTION),
    "The query: words, +must, -not, \"phrases\", prefix*, field:value, AND, OR, ( )",
)
.such_as(&["\"electoral commission\" +sanctions -russia published:2024"])];

pub(super) const ASK: Route = Route {
    name: "ask",
    about: "Passages that answer a question, best first",
    found: "What was found; hits may be empty",
    may_be_unknown: false,
    parameters: &[QUESTION, HITS, FILTERS],
    answers: Answers::object::<wire::Answer>(),
    answer: ask,
};

pub(super) const SEARCH: Route = Route {
    name: "search",
    about: "Passages that match a query, best first",
    found: "What was found; hits may be empty",
    may_be_unknown: false,
    parameters: &[QUERY, HITS, FILTERS],
    answers: Answers::object::<wire::Answer>(),
    answer: search,
};

fn ask(asked: &Asked) -> Result<Reply, Problem> {
    answer(asked, false)
}

fn search(asked: &Asked) -> Result<Reply, Problem> {
    answer(asked, true)
}

fn answer(asked: &Asked, by_query: bool) -> Result<Reply, Problem> {
    let Asked { engine, query, today } = *asked;
    let words = query.text("q").unwrap_or_default();
    let about = if by_query { about::by_query(words)? } else { about::question(words)? };
    let start = Instant::now();
    let mut notices = Vec::new();
    let filters = filters::settled(asked, &mut notices)?;
    let part = Part::of(asked);
    let request = Request {
        filters,
        // One more tells whether there are more.
        hits: part.end() + 1,
        per_article: query.number("per_article"),
        duplicates: if query.choice("duplicates") == "all" { Duplicates::All } else { Duplicates::Fold },
        today: Some(today),
        ..Request::default()
    };
    let mut answer = if by_query { engine.search(words, &request)? } else { engine.ask(words, &request)? };
    let facets = query.flag("facets").then(|| engine.facets(&about, &request.filters)).transpose()?;
    let more = answer.hits.len() > part.end() && part.end() <= DEEPEST - 100;
    part.cut(&mut answer.hits);
    answer.notices.splice(0..0, notices);
    let elapsed_ms = (start.elapsed().as_secs_f64() * 10_000.0).round() / 10.0;
    let page = Page { answer: &answer, filters: &request.filters, elapsed_ms, id: None, facets: facets.as_ref() };
    let mut reply = Reply::json(&wire::Answer::new(&page, query.flag("explain")))?;
    reply.next = more.then(|| part.next(asked));
    Ok(reply)
}
