//! From the address bar to what the engine is asked.

use jiff::civil::Date;

use super::address::Address;
use crate::engine::{About, Duplicates, Engine, FilterError, Request, StatementRequest, TypedFilters, named_by};
use crate::model::{Filters, Undated};

/// A search ready to be run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// The words: the reader's, or a query that stands for the filters where there are no words.
    pub(super) words: String,
    /// Whether they are a query.
    pub(super) query: bool,
    /// The rest.
    pub(super) request: Request,
    /// What could not be taken as it was given.
    pub(super) notices: Vec<String>,
}

impl Asked {
    /// Returns what an address asks for; `None` when it asks for nothing.
    pub(super) fn new(address: &Address, engine: &Engine, today: Date) -> Option<Self> {
        let (filters, notices) = filters(address, engine, today);
        let (words, query) =
            if address.q.contains(char::is_alphanumeric) || (address.is_query() && !address.q.is_empty()) {
                (address.q.clone(), address.is_query())
            } else if address.q.is_empty() {
                (stand_in(address, &filters)?, true)
            } else {
                return None;
            };
        let request = Request {
            filters,
            hits: address.hits,
            per_article: address.per_article,
            duplicates: if address.copies { Duplicates::All } else { Duplicates::Fold },
            today: Some(today),
            ..Request::default()
        };
        Some(Self { words, query, request, notices })
    }

    /// Returns what is counted.
    pub(super) fn about(&self) -> About {
        if self.query { About::Query(self.words.clone()) } else { About::Question(self.words.clone()) }
    }
}

/// Returns a query that matches what the filters let through, for a search without words.
fn stand_in(address: &Address, filters: &Filters) -> Option<String> {
    let quoted = |text: &str| text.replace(['"', '\\'], " ");
    if !address.actor.is_empty() {
        return Some(format!("actor:\"{}\"", quoted(&address.actor)));
    }
    if let Some(act) = filters.act {
        return Some(format!("act:{}", act.name()));
    }
    if !address.outlet.is_empty() {
        return Some(format!("outlet:\"{}\"", quoted(&address.outlet)));
    }
    let range = filters.published?;
    Some(format!("published:[{} TO {}]", range.from.max(Date::constant(1, 1, 1)), range.to))
}

/// Returns the filters of an address. What cannot be read is left out and told.
pub(super) fn filters(address: &Address, engine: &Engine, today: Date) -> (Filters, Vec<String>) {
    let given = |value: &String| (!value.is_empty()).then(|| value.clone());
    let mut typed = TypedFilters {
        from: given(&address.from),
        to: given(&address.to),
        undated: if address.dated_only { Undated::Drop } else { Undated::Keep },
        actor: given(&address.actor),
        act: given(&address.act),
        section: given(&address.section),
        outlet: given(&address.outlet),
        path: given(&address.path),
    };
    let mut wrong = Vec::new();
    loop {
        let mut notices = Vec::new();
        match typed.settled(today, engine.gazetteer(), &mut notices) {
            Ok(filters) => return (filters, wrong.into_iter().chain(notices).collect()),
            Err(error) => {
                wrong.push(error.to_string());
                match error {
                    FilterError::Date { bound: "from", .. } => typed.from = None,
                    FilterError::Date { .. } => typed.to = None,
                    FilterError::Act { .. } => typed.act = None,
                }
            }
        }
    }
}

/// Returns which statements an address asks for.
pub(super) fn statements(address: &Address, engine: &Engine, today: Date) -> (StatementRequest, Vec<String>) {
    let (filters, mut notices) = filters(address, engine, today);
    let mut party = |name: &String| (!name.is_empty()).then(|| named_by(name, engine.gazetteer(), &mut notices));
    let (speaker, target) = (party(&address.speaker), party(&address.target));
    (StatementRequest { filters, speaker, target, most: None }, notices)
}
