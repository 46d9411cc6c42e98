//! `timeline` and `facets`: how much of what there is, and when.

use super::about::{ABOUT, about};
use super::filters::{self, FILTERS};
use super::statements::{self, PARTIES};
use super::{Answers, Asked, Reply, Route};
use crate::engine::{About, Counting, Lanes, TimelineRequest, Unit};
use crate::present::wire;
use crate::serve::{Kind, Parameter, Problem};

/// The most lanes counts are divided into.
const MOST_LANES: usize = 8;

const COUNTED: &[Parameter] = &[
    Parameter::new("of", Kind::Choice(&["passages", "statements"]), "What is counted; statements not with q or query"),
    Parameter::new("by", Kind::Optional(&["day", "month", "year"]), "How long a period is; by the span when left out"),
    Parameter::new("lanes", Kind::Choice(&["none", "act", "actor"]), "What the counts are divided by"),
];

pub(super) const TIMELINE: Route = Route {
    name: "timeline",
    about: "Passages or statements per day, month or year",
    found: "The periods in which there is something",
    may_be_unknown: false,
    parameters: &[COUNTED, ABOUT, PARTIES, FILTERS],
    answers: Answers::object::<wire::Timeline>(),
    answer: timeline,
};

pub(super) const FACETS: Route = Route {
    name: "facets",
    about: "How many passages match, by actor, act, outlet and month",
    found: "The counts",
    may_be_unknown: false,
    parameters: &[ABOUT, FILTERS],
    answers: Answers::object::<wire::Facets>(),
    answer: facets,
};

fn timeline(asked: &Asked) -> Result<Reply, Problem> {
    let query = asked.query;
    let about = about(query)?;
    let statements = query.choice("of") == "statements";
    if statements && about != About::Anything {
        return Err(Problem::bad("statements are counted by who and whom, not by a question")
            .hint("leave q and query out, or count passages"));
    }
    if !statements && (query.text("speaker").is_some() || query.text("target").is_some()) {
        return Err(Problem::bad("speaker and target choose statements").hint("add of=statements"));
    }
    let wanted = statements::request(asked)?;
    let counting = if statements { Counting::Statements(wanted) } else { Counting::Passages(about, wanted.filters) };
    let unit = match query.text("by") {
        Some("day") => Some(Unit::Day),
        Some("month") => Some(Unit::Month),
        Some("year") => Some(Unit::Year),
        _ => None,
    };
    let lanes = match query.choice("lanes") {
        "act" => Lanes::Act,
        "actor" => Lanes::Actor,
        _ => Lanes::None,
    };
    let line = asked.engine.timeline(&TimelineRequest { counting, unit, lanes, most_lanes: MOST_LANES })?;
    Reply::json(&wire::Timeline::new(&line, query.choice("of")))
}

fn facets(asked: &Asked) -> Result<Reply, Problem> {
    let about = about(asked.query)?;
    let filters = filters::settled(asked, &mut Vec::new())?;
    Reply::json(&wire::Facets::new(&asked.engine.facets(&about, &filters)?))
}
