//! Quotations found again: retrieve articles that may hold one, then align it with their texts.

use super::{Engine, Error, Ranking, Request, ShownPassage};
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
        // A quotation may run over a heading, or be one: the text is looked at without its headings and with them.
        let bodies: Vec<&str> = shown.passages.iter().map(|shown| shown.passage.text.as_str()).collect();
        let body = bodies.join("\n\n");
        let mut best = pattern.fit(&Source::new(&body)).map(|fit| (fit, In::Body));
        let title = shown.article.title.clone().unwrap_or_default();
        for (text, place) in [(&shown.text, In::Text), (&title, In::Title)] {
            if best.is_none_or(|(fit, _)| fit.cost > 0)
                && let Some(fit) = pattern.fit(&Source::new(text))
                && best.is_none_or(|(best, _)| fit.cost < best.cost)
            {
                best = Some((fit, place));
            }
        }
        let Some((fit, place)) = best else { return Ok(None) };
        let text = fit.span.of(match place {
            In::Body => &body,
            In::Text => &shown.text,
            In::Title => &title,
        });
        let text = text.to_owned();
        // The passage that the quotation begins in; with headings, the last that begins before it.
        let start = fit.span.range().start;
        let mut from = 0;
        let mut passage = None;
        for ShownPassage { passage: next, .. } in shown.passages {
            let begins = match place {
                In::Title => break,
                In::Body => from,
                In::Text => shown.text[from..].find(&next.text).map_or(from, |at| from + at),
            };
            if begins > start && passage.is_some() {
                break;
            }
            from = begins + next.text.len() + if place == In::Body { "\n\n".len() } else { 0 };
            passage = Some(next);
        }
        Ok(Some((fit, Standing { article: shown.article, passage, text })))
    }
}

/// What of an article a quotation was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum In {
    /// Its passages.
    Body,
    /// Its whole text with the headings.
    Text,
    Title,
}
