//! Who is named how often, with whom, and what they did.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::gather::About;
use super::parties::{self, Party};
use super::statements::Reported;
use super::{Engine, Error, facets};
use crate::model::{Act, Actor, ArticleId, DateRange, Filters};
use crate::retrieve;

/// How many companions an actor is shown with.
const COMPANIONS: usize = 8;

/// How many actors are kept while the engine is open, those named in the most articles.
const KEPT: usize = 10_000;

/// Which actors are asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ActorRequest {
    /// What the passages must fulfil in which they are named.
    pub filters: Filters,
    /// Only those of this kind.
    pub kind: Option<String>,
    /// Only the actors of this name, with what they did.
    pub name: Option<String>,
    /// How many at the most; all when not given.
    pub most: Option<usize>,
}

/// One actor, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// The canonical name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Its country's code.
    pub country: Option<String>,
    /// Its other names in the table.
    pub aliases: Vec<String>,
    /// Whether the table or the reader's rows list it.
    pub listed: bool,
    /// In how many articles it is named.
    pub articles: u64,
    /// In how many passages.
    pub passages: u64,
    /// In how many statements it acts.
    pub as_speaker: u64,
    /// How many statements concern it.
    pub as_target: u64,
    /// In how many passages of each month it is named, by the publication, where that is known to the month; in order.
    pub months: Vec<(Date, u64)>,
    /// The first and last day of publication of the articles that name it.
    pub seen: Option<DateRange>,
    /// Who is named in the same passages, and in how many, the most frequent first.
    pub with: Vec<(String, u64)>,
    /// What it did: the act, how often, and to whom, the most frequent first. What is told as not done, possible or to
    /// come is left out.
    pub did: Vec<Deeds>,
    /// What was done to it, and by whom.
    pub suffered: Vec<Deeds>,
}

/// Acts of one class between an actor and others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deeds {
    /// The class.
    pub act: Act,
    /// How many statements.
    pub count: u64,
    /// The others and how often, the most frequent first; statements that name no other are in `count` only.
    pub others: Vec<(String, u64)>,
}

/// The actors found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actors {
    /// By articles, then passages, the most first; then by name.
    pub actors: Vec<Counted>,
    /// How many there are in all.
    pub found: usize,
    /// How many passages were read.
    pub passages: u64,
    /// In how many articles.
    pub articles: u64,
}

/// Somebody while being counted. Names alone do not tell actors apart: a state and a group may share one.
#[derive(Default)]
struct Tally {
    counted: Counted,
    last_article: Option<ArticleId>,
    /// The passages that name it, by their number in this count.
    passages: Vec<u32>,
    months: BTreeMap<Date, u64>,
    did: BTreeMap<Act, (u64, BTreeMap<String, u64>)>,
    suffered: BTreeMap<Act, (u64, BTreeMap<String, u64>)>,
}

/// The count under way.
#[derive(Default)]
struct Count {
    tallies: Vec<Tally>,
    by_name: BTreeMap<String, usize>,
    /// Who is named in each passage.
    named: Vec<Vec<u32>>,
    articles: BTreeSet<ArticleId>,
}

impl Engine {
    /// Counts the actors that the passages name.
    ///
    /// # Errors
    /// When a filter is wrong, or the index cannot be read.
    pub fn actors(&self, request: &ActorRequest) -> Result<Actors, Error> {
        if request.filters == Filters::default()
            && let Some(actors) = self.kept_actors(request)?
        {
            return Ok(actors);
        }
        self.count_actors(request)
    }

    /// Answers from the counts over everything; `None` where whoever is asked for may not be among those kept.
    fn kept_actors(&self, request: &ActorRequest) -> Result<Option<Actors>, Error> {
        let kept = self
            .kept
            .actors
            .get(|| self.count_actors(&ActorRequest { most: Some(KEPT), ..ActorRequest::default() }))?;
        let wanted = self.wanted(request);
        let mut chosen = kept.actors.iter().filter(|actor| request.wants(&wanted, actor));
        let all_kept = kept.found == kept.actors.len();
        let narrowed = request.kind.is_some() || request.name.is_some();
        let found = if narrowed { chosen.clone().count() } else { kept.found };
        let most = request.most.unwrap_or(usize::MAX);
        // Of one name there is one actor or a few; of one kind there may be some that are named too seldom to be kept.
        let enough = all_kept || (request.name.is_some() && found > 0) || (!narrowed && most <= kept.actors.len());
        let (passages, articles) = (kept.passages, kept.articles);
        Ok(enough.then(|| Actors { actors: chosen.by_ref().take(most).cloned().collect(), found, passages, articles }))
    }

    /// Returns the canonical names that are asked for, folded.
    fn wanted(&self, request: &ActorRequest) -> BTreeSet<String> {
        request.name.iter().flat_map(|name| self.canonical(name)).collect()
    }

    fn count_actors(&self, request: &ActorRequest) -> Result<Actors, Error> {
        let places = self.about(&About::Anything, &request.filters)?.places;
        let mut count = Count::default();
        self.read_each(&places, &mut |place, article, passage| {
            let actors = parties::actors(&passage, self.gazetteer());
            let published = article.published.map(|dated| dated.range);
            count.passage(place.passage.article, published, &actors);
            let of_act = |one: &Reported| request.filters.act.is_none_or(|act| act == one.statement.act);
            self.of_passage(article, passage).iter().filter(|one| of_act(one)).for_each(|one| count.statement(one));
        })?;
        let passages = count.named.len() as u64;
        let articles = count.articles.len() as u64;
        let wanted = self.wanted(request);
        let mut order: Vec<usize> =
            (0..count.tallies.len()).filter(|at| request.wants(&wanted, &count.tallies[*at].counted)).collect();
        order.sort_by_key(|at| {
            let actor = &count.tallies[*at].counted;
            (std::cmp::Reverse((actor.articles, actor.passages)), actor.name.clone())
        });
        let found = order.len();
        order.truncate(request.most.unwrap_or(usize::MAX));
        let actors = order.into_iter().map(|at| self.told(&count, at)).collect();
        Ok(Actors { actors, found, passages, articles })
    }

    /// Returns in how many passages an actor of this canonical name is named, without reading them; 0 where the index
    /// cannot tell, as with the reader's own rows.
    pub fn named_in(&self, name: &str) -> u64 {
        retrieve::named_in(&self.reader, name).unwrap_or(0)
    }

    /// Returns the canonical names that a name stands for, folded; itself where no table has it.
    fn canonical(&self, name: &str) -> Vec<String> {
        let entries = self.gazetteer().resolve(name);
        if entries.is_empty() {
            vec![name.trim().to_lowercase()]
        } else {
            entries.iter().map(|e| e.name.to_lowercase()).collect()
        }
    }

    fn told(&self, count: &Count, at: usize) -> Counted {
        let tally = &count.tallies[at];
        let mut with: BTreeMap<u32, u64> = BTreeMap::new();
        for passage in &tally.passages {
            for other in count.named[*passage as usize].iter().filter(|other| **other as usize != at) {
                *with.entry(*other).or_default() += 1;
            }
        }
        let with = with.into_iter().map(|(other, times)| (count.tallies[other as usize].counted.name.clone(), times));
        let mut counted = Counted {
            with: most_first(with, COMPANIONS),
            months: tally.months.iter().map(|(month, count)| (*month, *count)).collect(),
            did: deeds(&tally.did),
            suffered: deeds(&tally.suffered),
            ..tally.counted.clone()
        };
        if let Some(entry) = self.gazetteer().named(&counted.name) {
            counted.aliases.clone_from(&entry.aliases);
            counted.listed = true;
        }
        counted
    }
}

impl ActorRequest {
    /// Tells whether an actor is asked for; `wanted` are the folded names.
    fn wants(&self, wanted: &BTreeSet<String>, actor: &Counted) -> bool {
        self.kind.as_ref().is_none_or(|kind| kind.eq_ignore_ascii_case(&actor.kind))
            && (self.name.is_none() || wanted.contains(&actor.name.to_lowercase()))
    }
}

impl Count {
    fn passage(&mut self, article: ArticleId, published: Option<DateRange>, actors: &[Actor]) {
        self.articles.insert(article);
        let number = u32::try_from(self.named.len()).unwrap_or(u32::MAX);
        let mut named = Vec::with_capacity(actors.len());
        for actor in actors {
            let at = self.tally(&actor.name, Some(&actor.kind), actor.country.as_deref());
            let tally = &mut self.tallies[at];
            if tally.passages.last() == Some(&number) {
                continue;
            }
            tally.passages.push(number);
            tally.counted.passages += 1;
            if tally.last_article != Some(article) {
                tally.last_article = Some(article);
                tally.counted.articles += 1;
            }
            if let Some(range) = published {
                if let Some(month) = facets::month(range) {
                    *tally.months.entry(month).or_default() += 1;
                }
                let seen = tally.counted.seen.unwrap_or(range);
                tally.counted.seen = Some(DateRange { from: seen.from.min(range.from), to: seen.to.max(range.to) });
            }
            named.extend(u32::try_from(at));
        }
        self.named.push(named);
    }

    fn statement(&mut self, one: &Reported) {
        let act = one.statement.act;
        let name = |party: &Option<Party>| party.as_ref().map(|party| party.known_as().to_owned());
        let (speaker, target) = (name(&one.speaker), name(&one.target));
        // Whoever is nothing but words ("the spokesman") is nobody to count.
        if let Some(at) = one.speaker.as_ref().and_then(|party| self.known(party)) {
            self.tallies[at].counted.as_speaker += 1;
            if one.happened() {
                add(&mut self.tallies[at].did, act, target);
            }
        }
        if let Some(at) = one.target.as_ref().and_then(|party| self.known(party)) {
            self.tallies[at].counted.as_target += 1;
            if one.happened() {
                add(&mut self.tallies[at].suffered, act, speaker);
            }
        }
    }

    fn known(&mut self, party: &Party) -> Option<usize> {
        match &party.name {
            Some(name) => Some(self.tally(name, party.kind.as_deref(), party.country.as_deref())),
            None => self.by_name.get(&party.words.to_lowercase()).copied(),
        }
    }

    fn tally(&mut self, name: &str, kind: Option<&str>, country: Option<&str>) -> usize {
        let at = *self.by_name.entry(name.to_lowercase()).or_insert(self.tallies.len());
        if at == self.tallies.len() {
            self.tallies.push(Tally::default());
            name.clone_into(&mut self.tallies[at].counted.name);
        }
        let counted = &mut self.tallies[at].counted;
        if counted.kind.is_empty() {
            kind.unwrap_or_default().clone_into(&mut counted.kind);
        }
        if counted.country.is_none() {
            counted.country = country.map(str::to_owned);
        }
        at
    }
}

fn add(deeds: &mut BTreeMap<Act, (u64, BTreeMap<String, u64>)>, act: Act, other: Option<String>) {
    let (count, others) = deeds.entry(act).or_default();
    *count += 1;
    if let Some(other) = other {
        *others.entry(other).or_default() += 1;
    }
}

fn deeds(of: &BTreeMap<Act, (u64, BTreeMap<String, u64>)>) -> Vec<Deeds> {
    let mut deeds: Vec<Deeds> = of
        .iter()
        .map(|(act, (count, others))| Deeds {
            act: *act,
            count: *count,
            others: most_first(others.iter().map(|(name, times)| (name.clone(), *times)), COMPANIONS),
        })
        .collect();
    deeds.sort_by_key(|deeds| (std::cmp::Reverse(deeds.count), deeds.act));
    deeds
}

/// Orders names by their counts, the highest first, then by name.
pub(super) fn most_first(counts: impl Iterator<Item = (String, u64)>, most: usize) -> Vec<(String, u64)> {
    let mut counts: Vec<_> = counts.collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.truncate(most);
    counts
}
