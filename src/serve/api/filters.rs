//! The filters of the command line as parameters.

use super::Asked;
use crate::engine::TypedFilters;
use crate::model::{Act, Filters, Undated};
use crate::serve::{Kind, Parameter, Problem, Query};

/// The longest name or text of a filter, in characters.
pub(super) const LONGEST: usize = 200;

/// The filters every list takes.
pub(super) const FILTERS: &[Parameter] = &[
    Parameter::new(
        "from",
        Kind::Date,
        "Published on this day, month or year or later: 2024, 2024-03, 2024-03-25, last month",
    )
    .such_as(&["2024", "2024-03-25", "last month"]),
    Parameter::new("to", Kind::Date, "Published on this day, month or year or earlier").such_as(&["2024-04"]),
    Parameter::new(
        "undated",
        Kind::Choice(&["keep", "drop"]),
        "Under from and to, keep articles without a date (ranked lower) or drop them",
    ),
    Parameter::new("actor", Kind::Text(LONGEST), "Passages that name this actor, by any of its names")
        .such_as(&["Moscow", "Fancy Bear"]),
    Parameter::new("act", Kind::Optional(&ACTS), "Passages that report this act"),
    Parameter::new("section", Kind::Text(LONGEST), "Passages under a heading with these words").such_as(&["reaction"]),
    Parameter::new("outlet", Kind::Text(LONGEST), "Articles of an outlet with these words in its name")
        .such_as(&["Northgate"]),
    Parameter::new("path", Kind::Text(LONGEST), "Articles in files that match a pattern").such_as(&["2024/**", "*.md"]),
];

/// The names of the acts.
const ACTS: [&str; Act::ALL.len()] = {
    let mut names = [""; Act::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = Act::ALL[at].name();
        at += 1;
    }
    names
};

/// Returns the filters as typed.
pub(super) fn typed(query: &Query) -> TypedFilters {
    let text = |name| query.text(name).map(str::to_owned);
    TypedFilters {
        from: text("from"),
        to: text("to"),
        undated: if query.choice("undated") == "drop" { Undated::Drop } else { Undated::Keep },
        actor: text("actor"),
        act: text("act"),
        section: text("section"),
        outlet: text("outlet"),
        path: text("path"),
    }
}

/// Returns what passages must fulfil; what whoever asks should know goes to `notices`.
pub(super) fn settled(asked: &Asked, notices: &mut Vec<String>) -> Result<Filters, Problem> {
    Ok(typed(asked.query).settled(asked.today, asked.engine.gazetteer(), notices)?)
}
