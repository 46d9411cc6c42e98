//! `cite`: citations of articles and passages.

use axum::http::StatusCode;

use super::show::{EXAMPLES, LONGEST_ID};
use super::{Answers, Asked, Reply, Route};
use crate::present::cite::{self, CiteFormat, Reference};
use crate::serve::{Kind, Parameter, Problem};

const CITED: &[Parameter] = &[
    Parameter::required(
        "id",
        Kind::Texts(LONGEST_ID, 100),
        "Articles, or passages as ARTICLE#N; may be given several times",
    )
    .such_as(EXAMPLES),
    Parameter::new("format", Kind::Choice(&NAMES), "How to write them"),
];

/// The names of the formats.
const NAMES: [&str; CiteFormat::ALL.len()] = {
    let mut names = [""; CiteFormat::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = CiteFormat::ALL[at].name();
        at += 1;
    }
    names
};

/// Their media types.
const MEDIA_TYPES: [&str; CiteFormat::ALL.len()] = {
    let mut types = [""; CiteFormat::ALL.len()];
    let mut at = 0;
    while at < types.len() {
        types[at] = CiteFormat::ALL[at].media_type();
        at += 1;
    }
    types
};

pub(super) const CITE: Route = Route {
    name: "cite",
    about: "Citations of articles and passages",
    found: "The citations, each once",
    may_be_unknown: true,
    parameters: &[CITED],
    answers: Answers::Texts(&MEDIA_TYPES),
    answer: cite,
};

fn cite(asked: &Asked) -> Result<Reply, Problem> {
    let ids = asked.query.texts("id");
    let mut references = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id)) {
        let cited = asked.engine.cited(id).map_err(|error| {
            let problem = Problem::from(error);
            if problem.status == StatusCode::NOT_FOUND && ids.len() > 1 {
                let detail = format!("{} (number {} of {})", problem.detail, at + 1, ids.len());
                return Problem { detail, ..problem };
            }
            problem
        })?;
        references.push(Reference::cited(&cited));
    }
    let format = CiteFormat::named(asked.query.choice("format")).unwrap_or_default();
    let mut body = Vec::new();
    cite::references(&mut body, format, &references)
        .map_err(|error| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, format!("could not be written: {error}")))?;
    Ok(Reply { body, media_type: format.media_type(), next: None })
}
