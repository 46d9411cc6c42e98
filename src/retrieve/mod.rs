//! **Lives here:** the first stage: from a question or a query, and filters, to the best candidates.
//! **May know:** `model`, `text`, `understand`'s terms, `parse`'s fence, `index`, `tantivy`. **Must not know:** ranking, output.

mod bm25f;
mod chosen;
mod cursor;
mod error;
mod every;
mod excluded;
mod filters;
mod frequency;
mod matches;
mod published;
mod query_language;
mod shares;
mod top;

use crate::index::Reader;
use crate::model::{Candidate, Filters, Term};

pub use bm25f::{Parameters, RelatedWeights};
pub use chosen::{chosen, passing};
pub use error::Error;
pub use every::{NamedBy, Place, Selection, every};
pub use frequency::named_in;
pub use query_language::{Query, parse};
pub(crate) use shares::shared;

/// The most terms a question is searched by; of a longer one the rarest are taken.
pub const MOST_TERMS: usize = 64;

/// What the first stage found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Best first: by score, then by key of article and place in it.
    pub candidates: Vec<Candidate>,
    /// The terms the candidates' parts stand for, in the same order.
    pub terms: Vec<Term>,
    /// What the reader should know.
    pub notices: Vec<String>,
}

/// Returns the `most` best passages that hold any of the terms.
///
/// # Errors
/// When a filter is wrong, or the index cannot be read.
pub fn any_of(
    reader: &Reader,
    terms: &[Term],
    filters: &Filters,
    parameters: Parameters,
    most: usize,
) -> Result<Found, Error> {
    let (terms, notices) = bm25f::rarest(reader, terms, parameters, MOST_TERMS)?;
    let scorer = bm25f::Scorer::new(reader, &terms, parameters)?;
    let checks = filters::checks(reader, filters)?;
    let candidates = top::best(reader, &scorer, &checks, most)?;
    Ok(Found { candidates, terms, notices })
}

/// Returns the `most` best passages that a query matches, scored by the words it wants.
///
/// # Errors
/// When a filter is wrong, or the index cannot be read.
pub fn matching(
    reader: &Reader,
    query: &Query,
    filters: &Filters,
    parameters: Parameters,
    most: usize,
) -> Result<Found, Error> {
    let scorer = bm25f::Scorer::new(reader, &query.terms, parameters)?;
    let checks = filters::checks(reader, filters)?;
    let candidates = matches::best(reader, query, &scorer, &checks, most)?;
    Ok(Found { candidates, terms: query.terms.clone(), notices: Vec::new() })
}
