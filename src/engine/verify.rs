//! Quotations found again: retrieve articles that may hold one, then align it with their texts.

use super::{Engine, Error, Ranking, Request};
use crate::model::{Article, Passage};
use crate::notes::align::{Fit, Pattern, Source};

/// In so many articles a quotation is looked for.
const CANDIDATES: usize = 20;

/// What became of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It stands there as quoted.
    Exact,
    /// Something very like it stands there.
    Changed,
    /// No article holds it.
    Missing,
}

/// Where a quotation stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The article.
    pub article: Article,
    /// The passage it begins in; `None` when it is the title.
    pub passage: Option<Passage>,
    /// The words as they stand there.
    pub text: String,
}

impl Engine {
    /// Looks for a quotation in all articles.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn verify(&self, quotation: &str) -> Result<(Verdict, Option<Standing>), Error> {
        let pattern = Pattern::new(quotation);
        let mut best: Option<(Fit, Standing)> = None;
        for name in self.may_hold(&pattern)? {
            let Some((fit, source)) = self.fit(&name, &pattern)? else { continue };
            if best.as_ref().is_none_or(|(best, _)| fit.cost < best.cost) {
                best = Some((fit, source));
            }
            if fit.cost == 0 {
                break;
            }
        }
        Ok(match best {
            Some((fit, source)) if fit.cost == 0 => (Verdict::Exact, Some(source)),
            Some((fit, source)) if pattern.is_near(fit) => (Verdict::Changed, Some(source)),
            _ => (Verdict::Missing, None),
        })
    }

    /// Returns the articles worth looking into: those with its longest run of words, then those with most of its words.
    fn may_hold(&self, pattern: &Pattern) -> Result<Vec<String>, Error> {
        let request = Request { hits: CANDIDATES, ranking: Ranking::Plain, ..Request::default() };
        let mut names: Vec<String> = Vec::new();
        let phrase = format!("\"{}\"", pattern.longest_run().join(" "));
        if phrase.len() > 2 {
            let found = self.search(&phrase, &request)?;
            names.extend(found.hits.into_iter().map(|hit| hit.article.name));
        }
        match self.places(&pattern.words().join(" "), &request) {
            Ok(places) => names.extend(places.into_iter().map(|place| place.article)),
            Err(Error::EmptyQuestion(_)) => {}
            Err(error) => return Err(error),
        }
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        Ok(names)
    }

    fn fit(&self, name: &str, pattern: &Pattern) -> Result<Option<(Fit, Standing)>, Error> {
        let shown = self.show(name, u32::MAX)?;
        let in_text = pattern.fit(&Source::new(&shown.text));
        let title = shown.article.title.clone().unwrap_or_default();
        let in_title = pattern.fit(&Source::new(&title)).filter(|fit| in_text.is_none_or(|text| fit.cost < text.cost));
        if let Some(fit) = in_title {
            let text = fit.span.of(&title).to_owned();
            return Ok(Some((fit, Standing { article: shown.article, passage: None, text })));
        }
        let Some(fit) = in_text else { return Ok(None) };
        let text = fit.span.of(&shown.text).to_owned();
        // The text of an article is put together from its passages; each is found again from the one before.
        let mut from = 0;
        let mut passage = None;
        for shown_passage in shown.passages {
            let start = shown.text[from..].find(&shown_passage.passage.text).map_or(from, |at| from + at);
            if start > fit.span.range().start {
                break;
            }
            from = start + shown_passage.passage.text.len();
            passage = Some(shown_passage.passage);
        }
        Ok(Some((fit, Standing { article: shown.article, passage, text })))
    }
}
