//! `actors` and `actor`: who is named how often, with whom, and what they did.

use axum::http::StatusCode;

use super::filters::{self, FILTERS, LONGEST};
use super::part::{PART, Part};
use super::{Answers, Asked, Reply, Route};
use crate::engine::{ActorRequest, unknown_actor};
use crate::present::wire;
use crate::serve::{Kind, Parameter, Problem};

const OF_KIND: &[Parameter] =
    &[Parameter::new("kind", Kind::Text(LONGEST), "Actors of this kind: state, agency, group, company, person")];

const NAMED: &[Parameter] =
    &[Parameter::required("name", Kind::Text(LONGEST), "The actor, by any of its names").such_as(&["Fancy Bear"])];

pub(super) const ACTORS: Route = Route {
    name: "actors",
    about: "Who is named, how often, and with whom",
    found: "The actors, the most named first",
    may_be_unknown: false,
    parameters: &[OF_KIND, FILTERS, PART],
    answers: Answers::object::<wire::Actors>(),
    answer: actors,
};

pub(super) const ACTOR: Route = Route {
    name: "actor",
    about: "One actor: what it did, to whom, and with whom it is named",
    found: "The actor; none when no passage names it",
    may_be_unknown: true,
    parameters: &[NAMED, FILTERS],
    answers: Answers::object::<wire::Actors>(),
    answer: actor,
};

fn actors(asked: &Asked) -> Result<Reply, Problem> {
    let part = Part::of(asked);
    let filters = filters::settled(asked, &mut Vec::new())?;
    let kind = asked.query.text("kind").map(str::to_owned);
    let mut actors = asked.engine.actors(&ActorRequest { filters, kind, name: None, most: Some(part.end()) })?;
    part.cut(&mut actors.actors);
    part.reply(asked, &wire::Actors::new(&actors), actors.found)
}

fn actor(asked: &Asked) -> Result<Reply, Problem> {
    let filters = filters::settled(asked, &mut Vec::new())?;
    let name = asked.query.text("name").unwrap_or_default();
    let actors = asked.engine.actors(&ActorRequest { filters, kind: None, name: Some(name.to_owned()), most: None })?;
    let gazetteer = asked.engine.gazetteer();
    if actors.found == 0 && gazetteer.resolve(name).is_empty() {
        let problem = Problem::new(StatusCode::NOT_FOUND, unknown_actor(name, gazetteer));
        return Err(problem.hint("look for the words with search"));
    }
    Reply::json(&wire::Actors::new(&actors))
}
