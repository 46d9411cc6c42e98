//! Every passage that is meant, unranked: for counting, tables and time lines.

use std::collections::BTreeSet;

use tantivy::query::{BooleanQuery, EnableScoring, Query as EngineQuery};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use super::bm25f::{Parameters, Scorer};
use super::cursor::Cursor;
use super::filters::{self, label, words};
use super::{Error, Query};
use crate::index::{ActRole, Reader, act_term};
use crate::model::{Act, ArticleId, Bereft, Filters, PassageId, Term};
use crate::text::gazetteer::Gazetteer;

/// Which passages are meant, before the filters.
pub enum Selection<'q> {
    /// All of them.
    All,
    /// Those that report one of these acts.
    Acts(&'q [Act]),
    /// Those that hold any of the terms, or something related to one.
    AnyOf(&'q [Term]),
    /// Those that a query matches.
    Query(&'q Query),
}

/// A passage that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which passage.
    pub passage: PassageId,
    /// Where the index keeps it: good for the reader it came from only.
    pub address: (u32, u32),
    /// How many of the terms of [`Selection::AnyOf`] it holds, else 0.
    pub terms: u32,
}

/// Somebody to be named in an article: by labels of the index, or by words of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedBy {
    /// Labels of actors, in lower case.
    pub labels: Vec<String>,
    /// Names, looked for as words in their order.
    pub names: Vec<String>,
    /// Which of the labels' actors have lost names to somebody else.
    pub bereft: Vec<Bereft>,
}

impl NamedBy {
    /// Returns what stands for an actor, by any of its names. A government brings its organs; names that the index does
    /// not know, because the table has no such actor or the reader has added them, are looked for as words.
    pub fn actor(name: &str, gazetteer: &Gazetteer) -> Self {
        let entries = gazetteer.resolve(name);
        if entries.is_empty() {
            return Self { labels: vec![name.to_lowercase()], names: vec![name.to_owned()], bereft: Vec::new() };
        }
        let labels = entries.iter().flat_map(|entry| entry.labels()).collect();
        let names = entries.iter().flat_map(|entry| entry.added.clone()).collect();
        let bereft = entries.iter().filter(|entry| !entry.lost.is_empty()).map(|entry| Bereft {
            label: entry.name.to_lowercase(),
            lost: entry.lost.clone(),
            kept: std::iter::once(&entry.name)
                .chain(&entry.aliases)
                .filter(|name| !entry.lost.contains(name))
                .cloned()
                .collect(),
        });
        Self { labels, names, bereft: bereft.collect() }
    }
}

/// Returns every passage of the selection that passes the filters, in the order the index keeps them. With `named`,
/// only those of articles that name each of these somewhere: a later passage may say "he".
///
/// # Errors
/// When a filter is wrong, or the index cannot be read.
pub fn every(
    reader: &Reader,
    selection: &Selection,
    filters: &Filters,
    named: &[NamedBy],
) -> Result<Vec<Place>, Error> {
    let engine = |source| Error::Index(reader.engine(source));
    let checks = filters::checks(reader, filters)?;
    let mut articles = Vec::with_capacity(named.len());
    for named in named {
        articles.push(articles_naming(reader, named)?);
    }
    let matcher: Option<Box<dyn EngineQuery>> = match selection {
        Selection::Query(query) => Some(query.matcher.box_clone()),
        Selection::Acts(acts) => {
            let field = reader.fields().act;
            let labels = acts.iter().map(|act| label(field, &act_term(ActRole::Any, *act, ""))).collect();
            Some(Box::new(BooleanQuery::union(labels)))
        }
        Selection::All | Selection::AnyOf(_) => None,
    };
    let scorer = match selection {
        Selection::AnyOf(terms) => Some(Scorer::new(reader, terms, Parameters::default())?),
        _ => None,
    };
    let mut places = Vec::new();
    for (number, segment) in (0..).zip(reader.searcher().segment_readers()) {
        let check = checks.open(reader, segment)?;
        let columns = segment.fast_fields();
        let (article, ordinal) = (columns.u64("article").map_err(engine)?, columns.u64("ordinal").map_err(engine)?);
        let mut offer = |doc: DocId, terms: u32| {
            let Some(key) = article.first(doc) else { return };
            let Some(place) = ordinal.first(doc).and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0) else { return };
            if !segment.is_deleted(doc) && articles.iter().all(|set| set.contains(&key)) && check.accepts(doc) {
                let passage = PassageId { article: ArticleId(key), ordinal: place };
                places.push(Place { passage, address: (number, doc), terms });
            }
        };
        if let Some(matcher) = &matcher {
            for_each(reader, matcher.as_ref(), segment, &mut |doc| offer(doc, 0))?;
        } else if let Some(scorer) = &scorer {
            let mut cursors = scorer.cursors(reader, number, segment)?;
            while let Some(doc) = cursors.iter().map(Cursor::doc).min().filter(|doc| *doc != TERMINATED) {
                let held = cursors.iter_mut().filter(|cursor| cursor.doc() == doc).map(Cursor::take).count();
                offer(doc, u32::try_from(held).unwrap_or(u32::MAX));
            }
        } else {
            (0..segment.max_doc()).for_each(|doc| offer(doc, 0));
        }
    }
    Ok(places)
}

/// Returns the keys of the articles that name somebody in any of their passages.
fn articles_naming(reader: &Reader, named: &NamedBy) -> Result<BTreeSet<u64>, Error> {
    let fields = reader.fields();
    let mut queries: Vec<Box<dyn EngineQuery>> = Vec::new();
    for name in &named.labels {
        queries.push(label(fields.actor, name));
        for act in Act::ALL {
            for role in [ActRole::Speaker, ActRole::Target] {
                queries.push(label(fields.act, &act_term(role, act, name)));
            }
        }
    }
    queries.extend(named.names.iter().filter_map(|name| words(fields.body, name)));
    let query = BooleanQuery::union(queries);
    let mut found = BTreeSet::new();
    for segment in reader.searcher().segment_readers() {
        let article = segment.fast_fields().u64("article").map_err(|source| reader.engine(source))?;
        for_each(reader, &query, segment, &mut |doc| found.extend(article.first(doc)))?;
    }
    Ok(found)
}

fn for_each(
    reader: &Reader,
    query: &dyn EngineQuery,
    segment: &SegmentReader,
    visit: &mut dyn FnMut(DocId),
) -> Result<(), Error> {
    let engine = |source| Error::Index(reader.engine(source));
    let weight = query.weight(EnableScoring::disabled_from_searcher(reader.searcher())).map_err(engine)?;
    let mut matches = weight.scorer(segment, 1.0).map_err(engine)?;
    while matches.doc() != TERMINATED {
        visit(matches.doc());
        matches.advance();
    }
    Ok(())
}
