//! Passages one after another, for what counts them: no ranking, one in memory at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Engine, Error};
use crate::model::{Article, ArticleId, Filters, Passage};
use crate::retrieve::{self, NamedBy, Place, Selection};
use crate::understand;

/// What passages must be about, before the filters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum About {
    /// Anything.
    #[default]
    Anything,
    /// A question: they hold all its words, or those that stand for them.
    Question(String),
    /// A query: they match it.
    Query(String),
}

/// Passages that were chosen, and what the reader should know of the choice.
pub(super) struct Chosen {
    pub(super) places: Vec<Place>,
    pub(super) notices: Vec<String>,
}

impl Engine {
    /// Returns the passages that are about something, unranked.
    pub(super) fn about(&self, about: &About, filters: &Filters) -> Result<Chosen, Error> {
        let every = |selection: &Selection| retrieve::every(&self.reader, selection, filters, &[]);
        match about {
            About::Anything => Ok(Chosen { places: every(&Selection::All)?, notices: Vec::new() }),
            About::Query(raw) => {
                let query = retrieve::parse(raw, self.reader.fields(), self.gazetteer());
                Ok(Chosen { places: every(&Selection::Query(&query))?, notices: query.notices })
            }
            About::Question(raw) => {
                let question = understand::question_with(raw, None, self.gazetteer());
                if question.terms.is_empty() {
                    return Err(Error::EmptyQuestion(raw.clone()));
                }
                let asked = question.terms.iter().filter(|term| term.weight >= 1.0).count();
                let mut places = every(&Selection::AnyOf(&question.terms))?;
                let most = places.iter().map(|place| place.terms as usize).max().unwrap_or(0);
                let wanted = asked.min(most);
                places.retain(|place| place.terms as usize >= wanted);
                let mut notices = Vec::new();
                if wanted < asked && wanted > 0 {
                    notices.push(format!(
                        "no passage holds all {asked} words; those that hold {wanted} of them were taken"
                    ));
                }
                Ok(Chosen { places, notices })
            }
        }
    }

    /// Reads passages with their articles, one after another.
    pub(super) fn read_each(
        &self,
        places: &[Place],
        visit: &mut dyn FnMut(&Place, &Arc<Article>, Passage),
    ) -> Result<(), Error> {
        let mut articles = Articles { engine: self, last: None };
        for place in places {
            let article = articles.get(place.passage.article)?;
            visit(place, &article, self.reader.passage(place.passage, place.address)?);
        }
        Ok(())
    }

    /// Returns the passages of articles that name everybody asked for and report one of the acts.
    pub(super) fn reporting(
        &self,
        selection: &Selection,
        filters: &Filters,
        named: &[NamedBy],
    ) -> Result<Vec<Place>, Error> {
        Ok(retrieve::every(&self.reader, selection, filters, named)?)
    }
}

/// Articles' records, the last one kept at hand: passages of one article lie together.
struct Articles<'e> {
    engine: &'e Engine,
    last: Option<(ArticleId, Arc<Article>)>,
}

impl Articles<'_> {
    fn get(&mut self, id: ArticleId) -> Result<Arc<Article>, Error> {
        if let Some((_, article)) = self.last.as_ref().filter(|(known, _)| *known == id) {
            return Ok(Arc::clone(article));
        }
        let mut article = self.engine.reader.article(id)?;
        // What tables do not show is not held.
        article.headings = Vec::new();
        article.origins = BTreeMap::new();
        let article = Arc::new(article);
        self.last = Some((id, Arc::clone(&article)));
        Ok(article)
    }
}
