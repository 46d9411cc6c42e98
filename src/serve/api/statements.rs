//! `statements` and `threads`: who did what to whom, and what the accused replied.

use super::filters::{self, FILTERS, LONGEST};
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

/// A part of a list.
pub(super) const PART: &[Parameter] = &[
    Parameter::new("limit", Kind::Whole { least: 1, most: 1000, usual: 100 }, "How many at the most"),
    Parameter::new("offset", Kind::Whole { least: 0, most: 1_000_000, usual: 0 }, "How many to leave out before"),
];

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

/// The part of a list that is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    offset: usize,
    limit: usize,
}

impl Part {
    pub(super) fn of(asked: &Asked) -> Self {
        Self { offset: asked.query.number("offset"), limit: asked.query.number("limit") }
    }

    /// Returns how many have to be found.
    pub(super) fn end(self) -> usize {
        self.offset + self.limit
    }

    /// Leaves the part of the list that is asked for.
    pub(super) fn cut<T>(self, list: &mut Vec<T>) {
        list.truncate(self.end());
        list.drain(..self.offset.min(list.len()));
    }

    /// Answers with the part, and with where the next begins.
    pub(super) fn reply(self, asked: &Asked, part: &impl serde::Serialize, found: usize) -> Result<Reply, Problem> {
        let next = (self.end() < found).then(|| asked.query.with("offset", &self.end().to_string()));
        Ok(Reply { next, ..Reply::json(part)? })
    }
}
