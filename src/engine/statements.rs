//! Reported acts: who did what to whom, when, in which sentence.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::parties::Party;
use super::{Engine, Error};
use crate::model::{Act, Article, DateRange, Filters, Passage, Statement, Undated};
use crate::retrieve::{NamedBy, Selection};

/// Which statements are asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StatementRequest {
    /// What their passages must fulfil. The days are those of [`Reported::when`], the act is the statement's own.
    pub filters: Filters,
    /// Who acts.
    pub speaker: Option<NamedBy>,
    /// Whom the act concerns.
    pub target: Option<NamedBy>,
    /// How many at the most; all when not given.
    pub most: Option<usize>,
}

/// A reported act with where it stands. It is a hint from rules, to be shown with its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The article.
    pub article: Arc<Article>,
    /// The passage.
    pub passage: Arc<Passage>,
    /// Who acts.
    pub speaker: Option<Party>,
    /// Whom it concerns.
    pub target: Option<Party>,
    /// The rest of it.
    pub statement: Statement,
}

impl Reported {
    /// Returns the days it is placed under: those of the act where they are known, else of the article's publication.
    pub fn when(&self) -> Option<DateRange> {
        self.statement.date.or_else(|| self.article.published.map(|dated| dated.range))
    }

    /// Tells whether the act is told as one that happened.
    pub fn happened(&self) -> bool {
        !self.statement.negated && self.statement.modality == "fact"
    }

    /// Returns its sentence.
    pub fn sentence(&self) -> &str {
        self.statement.sentence.of(&self.passage.text)
    }

    /// Orders by date, then article, then place; what has no date comes last.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let day = |reported: &Self| reported.when().map_or((1, None), |range| (0, Some((range.from, range.to))));
        let place = |reported: &Self| {
            let Statement { sentence, trigger, .. } = reported.statement;
            (reported.passage.ordinal, sentence.start, trigger.start)
        };
        day(self)
            .cmp(&day(other))
            .then_with(|| self.article.name.cmp(&other.article.name))
            .then_with(|| (&self.article.path, self.article.line).cmp(&(&other.article.path, other.article.line)))
            .then_with(|| place(self).cmp(&place(other)))
    }
}

/// The statements found, and what was read to find them.
#[derive(Debug, Clone, PartialEq)]
pub struct Statements {
    /// By date, then article, then place; undated last.
    pub reported: Vec<Reported>,
    /// How many there are in all, those left out by a limit included.
    pub found: usize,
    /// In how many articles.
    pub in_articles: usize,
    /// How many of them have no date, neither their own nor their article's.
    pub undated: usize,
    /// How many articles the index holds.
    pub articles: u64,
}

impl Engine {
    /// Returns the reported acts that are asked for.
    ///
    /// The filter by days applies to when the act happened, where that is known, else to the publication; so passages
    /// are chosen without it.
    ///
    /// # Errors
    /// When a filter is wrong, or the index cannot be read.
    pub fn statements(&self, request: &StatementRequest) -> Result<Statements, Error> {
        self.statements_of(request, &request.filters.act.map_or_else(|| Act::ALL.to_vec(), |act| vec![act]))
    }

    /// Returns the reported acts of some classes that are asked for, those in passages that report one of these.
    pub(super) fn statements_of(&self, request: &StatementRequest, acts: &[Act]) -> Result<Statements, Error> {
        let filters = Filters { published: None, act: None, ..request.filters.clone() };
        let named: Vec<NamedBy> = [&request.speaker, &request.target].into_iter().flatten().cloned().collect();
        let places = self.reporting(&Selection::Acts(acts), &filters, &named)?;
        let mut reported: Vec<Reported> = Vec::new();
        let (mut found, mut undated, mut in_articles) = (0, 0, BTreeSet::new());
        // With a limit only so many are held, and as many again while they are looked through.
        let bound = request.most.map_or(usize::MAX, |most| most.saturating_mul(2).max(1024));
        self.read_each(&places, &mut |place, article, passage| {
            for one in self
                .of_passage(article, passage)
                .into_iter()
                .filter(|one| acts.contains(&one.statement.act) && request.wants(one))
            {
                found += 1;
                undated += usize::from(one.when().is_none());
                in_articles.insert(place.passage.article);
                reported.push(one);
            }
            if reported.len() > bound {
                reported.sort_by(Reported::order);
                reported.truncate(bound / 2);
            }
        })?;
        reported.sort_by(Reported::order);
        reported.truncate(request.most.unwrap_or(usize::MAX));
        let articles = self.reader.counts().articles;
        Ok(Statements { reported, found, in_articles: in_articles.len(), undated, articles })
    }

    /// Returns what a passage reports, with who is meant.
    pub(super) fn of_passage(&self, article: &Arc<Article>, mut passage: Passage) -> Vec<Reported> {
        let statements = std::mem::take(&mut passage.statements);
        let passage = Arc::new(passage);
        let party = |words: &Option<String>, actor: &Option<String>| {
            let words = words.clone().or_else(|| actor.clone())?;
            Some(Party::new(words, actor.as_deref(), &passage, self.gazetteer()))
        };
        let reported = statements.into_iter().map(|statement| Reported {
            speaker: party(&statement.speaker, &statement.speaker_actor),
            target: party(&statement.target, &statement.target_actor),
            article: Arc::clone(article),
            passage: Arc::clone(&passage),
            statement,
        });
        reported.collect()
    }
}

impl StatementRequest {
    /// Tells whether an act of these days is asked for.
    pub(super) fn in_time(&self, when: Option<DateRange>) -> bool {
        match (self.filters.published, when) {
            (None, _) => true,
            (Some(days), Some(when)) => days.overlaps(when),
            (Some(_), None) => self.filters.undated == Undated::Keep,
        }
    }

    fn wants(&self, reported: &Reported) -> bool {
        let is = |party: &Option<Party>, wanted: &Option<NamedBy>| {
            wanted.as_ref().is_none_or(|wanted| party.as_ref().is_some_and(|party| party.is(wanted)))
        };
        self.in_time(reported.when())
            && self.filters.act.is_none_or(|act| act == reported.statement.act)
            && is(&reported.speaker, &self.speaker)
            && is(&reported.target, &self.target)
    }
}
