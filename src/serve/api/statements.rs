//! `statements` and `threads`: who did what to whom, and what the accused replied.

use super::filters::{self, FILTERS, LONGEST};
use super::part::{PART, Part};
use super::{Answers, Asked, Reply, Route};
use crate::engine::{ACCUSATIONS, StatementRequest, USUAL_WINDOW, named_by};
use crate::model::Act;
use crate::present::wire;
use crate::serve::{Kind, Parameter, Problem};

/// Who acts, on whom.
pub(super) const PARTIES: &[Parameter] = &[
    Parameter::new("speaker", Kind::Text(LONGEST), "Who acts, by any name; a government includes its ministries")
        .such_as(&["Moscow"]),
    Parameter::new("target", Kind::Text(LONGEST), "Whom the act concerns, by any name").such_as(&["United Kingdom"]),
];

const WINDOW: &[Parameter] = &[Parameter::new(
    "window",
    Kind::Whole { least: 0, most: 3650, usual: USUAL_WINDOW as usize },
    "Days after an accusation in which a reply counts",
)];

pub(super) const STATEMENTS: Route = Route {
    name: "statements",
    about: "Reported acts: who did what to whom, when, with sentence and place",
    found: "The acts, by date",
    may_be_unknown: false,
    parameters: &[PARTIES, FILTERS, PART],
    answers: Answers::object::<wire::Statements>(),
    answer: statements,
};

pub(super) const THREADS: Route = Route {
    name: "threads",
    about: "Accusations with the replies of the accused",
    found: "The accusations, by date",
    may_be_unknown: false,
    parameters: &[PARTIES, WINDOW, FILTERS, PART],
    answers: Answers::object::<wire::Threads>(),
    answer: threads,
};

fn statements(asked: &Asked) -> Result<Reply, Problem> {
    let part = Part::of(asked);
    let request = StatementRequest { most: Some(part.end()), ..request(asked)? };
    let mut statements = asked.engine.statements(&request)?;
    part.cut(&mut statements.reported);
    part.reply(asked, &wire::Statements::new(&statements), statements.found)
}

fn threads(asked: &Asked) -> Result<Reply, Problem> {
    let part = Part::of(asked);
    let request = StatementRequest { most: Some(part.end()), ..request(asked)? };
    if let Some(act) = request.filters.act.filter(|act| !ACCUSATIONS.contains(act)) {
        let accusations = ACCUSATIONS.map(Act::name).join(", ");
        let problem = Problem::bad(format!("{} starts no thread", act.name()));
        return Err(problem.hint(format!("those that do are {accusations}")));
    }
    let window = u16::try_from(asked.query.number("window")).unwrap_or(u16::MAX);
    let mut threads = asked.engine.threads(&request, window)?;
    part.cut(&mut threads.threads);
    part.reply(asked, &wire::Threads::new(&threads), threads.found)
}

/// Returns which statements are asked for, all of them.
pub(super) fn request(asked: &Asked) -> Result<StatementRequest, Problem> {
    // Their objects have no place for notices; an unknown name finds nothing, or what is called so.
    let notices = &mut Vec::new();
    let filters = filters::settled(asked, notices)?;
    let mut party = |name| asked.query.text(name).map(|name| named_by(name, asked.engine.gazetteer(), notices));
    let (speaker, target) = (party("speaker"), party("target"));
    Ok(StatementRequest { filters, speaker, target, most: None })
}
