//! `status`: what the index holds.

use super::{Answers, Asked, Reply, Route};
use crate::present::wire;
use crate::serve::Problem;

pub(super) const STATUS: Route = Route {
    name: "status",
    about: "What the index holds, how old it is and what was skipped",
    found: "The state of the index",
    may_be_unknown: false,
    parameters: &[],
    answers: Answers::object::<wire::Status>(),
    answer: status,
};

fn status(asked: &Asked) -> Result<Reply, Problem> {
    Reply::json(&wire::Status::new(&asked.engine.status()?))
}
