//! A line for every reported act, made once and kept for as long as the engine is open, so that the newest of them, and how
//! many there are, are told without reading their passages again.

use std::collections::{BTreeMap, BTreeSet};

use super::parties::Party;
use super::statements::{Reported, StatementRequest, Statements};
use super::{Engine, Error};
use crate::model::{Act, ArticleId, DateRange, Filters, Undated};
use crate::retrieve::{NamedBy, Place, Selection};

/// How many acts are kept, at about 100 bytes each; where there are more, passages are read as they are asked for.
const MOST: usize = 200_000;

/// All reported acts, in the order of [`Engine::statements`].
pub(super) struct Ledger {
    lines: Vec<Line>,
    /// Whoever acts or is concerned, each once.
    parties: Vec<Party>,
}

/// A reported act, without its words.
struct Line {
    place: Place,
    /// Which of its passage's statements.
    number: u32,
    act: Act,
    when: Option<DateRange>,
    speaker: Option<u32>,
    target: Option<u32>,
}

/// What orders lines: as [`Reported::order`] has it, articles by their rank.
type Key = (u8, Option<DateRange>, ArticleId, (u32, u32, u32));

impl Engine {
    /// Returns the newest of the acts that are asked for, those without a date last, as many as `request.most` says; those of
    /// a class of `without` are counted and not shown.
    ///
    /// # Errors
    /// When a filter is wrong, or the index cannot be read.
    pub fn newest_statements(&self, request: &StatementRequest, without: &[Act]) -> Result<Statements, Error> {
        let most = request.most.unwrap_or(usize::MAX);
        let Some(ledger) = self.ledger()? else {
            let mut all = self.statements(&StatementRequest { most: None, ..request.clone() })?;
            all.reported.retain(|one| !without.contains(&one.statement.act));
            let dated = all.reported.iter().filter(|one| one.when().is_some()).count();
            all.reported[..dated].reverse();
            all.reported.truncate(most);
            return Ok(all);
        };
        let chosen = ledger.chosen(self, request)?;
        let undated = chosen.iter().filter(|line| line.when.is_none()).count();
        let (dated, others) = chosen.split_at(chosen.len() - undated);
        let shown = dated.iter().rev().chain(others).filter(|line| !without.contains(&line.act)).take(most);
        let reported = shown.map(|line| self.reported(line)).collect::<Result<_, _>>()?;
        let articles: BTreeSet<ArticleId> = chosen.iter().map(|line| line.place.passage.article).collect();
        let (found, in_articles) = (chosen.len(), articles.len());
        Ok(Statements { reported, found, in_articles, undated, articles: self.reader.counts().articles })
    }

    /// Returns the ledger, made when it is first asked for; `None` where there are too many acts to keep.
    fn ledger(&self) -> Result<Option<&Ledger>, Error> {
        Ok(self.kept.ledger.get(|| self.make_ledger())?.as_ref())
    }

    fn make_ledger(&self) -> Result<Option<Ledger>, Error> {
        let places = self.reporting(&Selection::Acts(&Act::ALL), &Filters::default(), &[])?;
        let mut parties = Parties::default();
        let mut lines: Vec<(Key, Line)> = Vec::new();
        let mut articles = BTreeMap::new();
        for part in places.chunks(1024) {
            self.read_each(part, &mut |place, article, passage| {
                let id = place.passage.article;
                articles.entry(id).or_insert_with(|| (article.name.clone(), article.path.clone(), article.line));
                for (number, one) in (0..).zip(self.of_passage(article, passage)) {
                    let at = one.statement.sentence.start;
                    let key = (
                        u8::from(one.when().is_none()),
                        one.when(),
                        id,
                        (place.passage.ordinal, at, one.statement.trigger.start),
                    );
                    lines.push((key, parties.line(*place, number, one)));
                }
            })?;
            if lines.len() > MOST {
                return Ok(None);
            }
        }
        let mut ranked: Vec<_> = articles.into_iter().map(|(id, named)| (named, id)).collect();
        ranked.sort();
        let rank: BTreeMap<ArticleId, usize> =
            ranked.into_iter().enumerate().map(|(rank, (_, id))| (id, rank)).collect();
        lines.sort_by_key(|((undated, when, id, at), _)| {
            (*undated, when.map(|when| (when.from, when.to)), rank[id], *at)
        });
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        Ok(Some(Ledger { lines, parties: parties.all }))
    }

    /// Reads an act with where it stands.
    fn reported(&self, line: &Line) -> Result<Reported, Error> {
        let mut read = Vec::new();
        self.read_each(&[line.place], &mut |_, article, passage| read = self.of_passage(article, passage))?;
        read.into_iter().nth(line.number as usize).ok_or_else(|| Error::Unknown(format!("statement {}", line.number)))
    }
}

/// Parties while they are gathered.
#[derive(Default)]
struct Parties {
    all: Vec<Party>,
    known: BTreeMap<Party, u32>,
}

impl Parties {
    fn line(&mut self, place: Place, number: u32, one: Reported) -> Line {
        let (act, when) = (one.statement.act, one.when());
        let mut known = |party: Option<Party>| party.map(|party| self.number(party));
        Line { place, number, act, when, speaker: known(one.speaker), target: known(one.target) }
    }

    fn number(&mut self, party: Party) -> u32 {
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        *self.known.entry(party).or_insert_with_key(|party| {
            self.all.push(party.clone());
            next
        })
    }
}

impl Ledger {
    /// Returns the lines that are asked for, in order.
    fn chosen(&self, engine: &Engine, request: &StatementRequest) -> Result<Vec<&Line>, Error> {
        let filters = Filters { published: None, act: None, undated: Undated::default(), ..request.filters.clone() };
        let named: Vec<NamedBy> = [&request.speaker, &request.target].into_iter().flatten().cloned().collect();
        let within: Option<BTreeSet<(u32, u32)>> = if filters == Filters::default() && named.is_empty() {
            None
        } else {
            let places = engine.reporting(&Selection::Acts(&Act::ALL), &filters, &named)?;
            Some(places.into_iter().map(|place| place.address).collect())
        };
        let is = |wanted: &Option<NamedBy>| -> Option<Vec<bool>> {
            wanted.as_ref().map(|wanted| self.parties.iter().map(|party| party.is(wanted)).collect())
        };
        let (speakers, targets) = (is(&request.speaker), is(&request.target));
        let fits = |wanted: &Option<Vec<bool>>, party: Option<u32>| {
            wanted.as_ref().is_none_or(|wanted| party.is_some_and(|party| wanted[party as usize]))
        };
        let chosen = self.lines.iter().filter(|line| {
            request.filters.act.is_none_or(|act| act == line.act)
                && within.as_ref().is_none_or(|within| within.contains(&line.place.address))
                && request.in_time(line.when)
                && fits(&speakers, line.speaker)
                && fits(&targets, line.target)
        });
        Ok(chosen.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_small() {
        assert!(size_of::<Line>() <= 80, "{}", size_of::<Line>());
    }
}
