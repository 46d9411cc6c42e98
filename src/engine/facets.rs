//! Counts over all matches: who, which acts, which outlets, which months.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::actors::most_first;
use super::gather::About;
use super::{Engine, Error, parties};
use crate::model::{DateRange, Filters, PassageId};
use crate::retrieve::{self, Selection};
use crate::understand;

/// How many values of a facet are told.
const MOST: usize = 20;

/// How often each value occurs among the passages that match, the most frequent first; months in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Passages that match.
    pub passages: u64,
    /// Articles they stand in.
    pub articles: u64,
    /// Passages that name an actor.
    pub actors: Vec<(String, u64)>,
    /// Passages that report an act.
    pub acts: Vec<(String, u64)>,
    /// Passages of an outlet.
    pub outlets: Vec<(String, u64)>,
    /// Passages published in a month, as `2024-03`.
    pub months: Vec<(String, u64)>,
    /// Passages of articles of which no month is known.
    pub undated: u64,
}

/// Returns the month, as its first day, in which all these days lie.
pub(super) fn month(days: DateRange) -> Option<Date> {
    let month = days.from.first_of_month();
    (month == days.to.first_of_month()).then_some(month)
}

impl Engine {
    /// Counts the values over every passage there is; the second time they are at hand.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn overview(&self) -> Result<&Facets, Error> {
        self.kept.overview.get(|| self.facets(&About::Anything, &Filters::default()))
    }

    /// Counts the values over every passage that a question or query matches, not only the best. A question matches
    /// whatever holds any of its words.
    ///
    /// # Errors
    /// When the question holds no word, a filter is wrong, or the index cannot be read.
    pub fn facets(&self, about: &About, filters: &Filters) -> Result<Facets, Error> {
        let places = match about {
            About::Question(raw) => {
                let question = understand::question_with(raw, None, self.gazetteer());
                retrieve::every(&self.reader, &Selection::AnyOf(&question.terms), filters, &[])?
            }
            _ => self.about(about, filters)?.places,
        };
        let mut counts: [BTreeMap<String, u64>; 4] = Default::default();
        let mut articles = BTreeSet::new();
        let mut undated = 0;
        self.read_each(&places, &mut |place, article, passage| {
            let PassageId { article: key, .. } = place.passage;
            articles.insert(key);
            let actors: BTreeSet<String> =
                parties::actors(&passage, self.gazetteer()).into_iter().map(|actor| actor.name).collect();
            let acts: BTreeSet<&str> = passage.statements.iter().map(|statement| statement.act.name()).collect();
            for actor in actors {
                *counts[0].entry(actor).or_default() += 1;
            }
            for act in acts {
                *counts[1].entry(act.to_owned()).or_default() += 1;
            }
            if let Some(outlet) = &article.outlet {
                *counts[2].entry(outlet.clone()).or_default() += 1;
            }
            match article.published.and_then(|dated| month(dated.range)) {
                Some(month) => *counts[3].entry(month.strftime("%Y-%m").to_string()).or_default() += 1,
                None => undated += 1,
            }
        })?;
        let [actors, acts, outlets, months] = counts;
        Ok(Facets {
            passages: places.len() as u64,
            articles: articles.len() as u64,
            actors: most_first(actors.into_iter(), MOST),
            acts: most_first(acts.into_iter(), MOST),
            outlets: most_first(outlets.into_iter(), MOST),
            months: months.into_iter().collect(),
            undated,
        })
    }
}
