//! Passages or statements by day, month or year.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::actors::most_first;
use super::gather::About;
use super::statements::StatementRequest;
use super::{Engine, Error, parties};
use crate::model::{ArticleId, DateRange, Filters};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// What the counts of a period are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lanes {
    /// Nothing.
    #[default]
    None,
    /// The class of act.
    Act,
    /// The actor: who acts in statements, who is named in passages.
    Actor,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq)]
pub enum Counting {
    /// Passages about something, by their article's publication.
    Passages(About, Filters),
    /// Statements, by when the act happened where that is known, else by publication.
    Statements(StatementRequest),
}

/// What a time line is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRequest {
    /// What is counted.
    pub counting: Counting,
    /// How long a period is; chosen by the span when not given.
    pub unit: Option<Unit>,
    /// What divides the counts.
    pub lanes: Lanes,
    /// How many lanes at the most; the rest go into one called `others`.
    pub most_lanes: usize,
}

/// One period.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Its days.
    pub days: DateRange,
    /// How many passages or statements.
    pub count: u64,
    /// In how many articles.
    pub articles: u64,
    /// How many in each lane, in the order of [`Timeline::lanes`]. Lanes may share passages.
    pub lanes: Vec<u64>,
    /// What stands for the period: the headline with the most passages, or the surest statement's sentence.
    pub top: String,
    /// The passage it stands in.
    pub place: String,
}

/// Counts over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// How long a period is.
    pub unit: Unit,
    /// The periods in which there is something, in order.
    pub periods: Vec<Period>,
    /// The names of the lanes, the fullest first.
    pub lanes: Vec<String>,
    /// How many passages or statements were counted, all together.
    pub total: u64,
    /// How many of them have no date.
    pub undated: u64,
    /// How many of them have a date longer than a period, such as a year in a time line of months.
    pub vague: u64,
    /// What the reader should know.
    pub notices: Vec<String>,
}

/// One passage or statement on its way into a period.
struct Item {
    days: Option<DateRange>,
    article: ArticleId,
    /// What it may be told by, how good that is, and where it stands.
    top: String,
    weight: u32,
    place: String,
    lanes: Vec<String>,
}

impl Unit {
    /// Returns the name used on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Returns the period a day lies in.
    pub fn around(self, day: Date) -> DateRange {
        match self {
            Self::Day => DateRange::day(day),
            Self::Month => DateRange { from: day.first_of_month(), to: day.last_of_month() },
            Self::Year => DateRange { from: day.first_of_year(), to: day.last_of_year() },
        }
    }

    /// Returns the first day of the next period.
    pub fn after(self, period: DateRange) -> Option<Date> {
        period.to.checked_add(1.day()).ok()
    }

    /// Returns the period's name: `2024-03-25`, `2024-03`, `2024`.
    pub fn label(self, period: DateRange) -> String {
        let form = match self {
            Self::Day => "%Y-%m-%d",
            Self::Month => "%Y-%m",
            Self::Year => "%Y",
        };
        period.from.strftime(form).to_string()
    }

    /// Chooses by the span: days for two months, months for six years, years for more.
    fn for_span(first: Date, last: Date) -> Self {
        let days = last.since(first).map_or(0, |span| span.get_days());
        match days {
            ..=62 => Self::Day,
            63..=2192 => Self::Month,
            _ => Self::Year,
        }
    }
}

impl Engine {
    /// Counts passages or statements over time.
    ///
    /// # Errors
    /// When the question holds no word, a filter is wrong, or the index cannot be read.
    pub fn timeline(&self, request: &TimelineRequest) -> Result<Timeline, Error> {
        let mut notices = Vec::new();
        let items = match &request.counting {
            Counting::Passages(about, filters) => self.passage_items(about, filters, request.lanes, &mut notices)?,
            Counting::Statements(asked) => self.statement_items(asked, request.lanes)?,
        };
        let exact = |item: &Item| item.days.filter(|days| days.from == days.to).map(|days| days.from);
        let days = || items.iter().filter_map(exact);
        let spanned = days().min().zip(days().max());
        let all = || items.iter().filter_map(|item| item.days);
        // Dates of a month or a year alone choose the unit only where there is nothing finer.
        let unit = request.unit.unwrap_or_else(|| match spanned {
            Some((first, last)) => Unit::for_span(first, last),
            None if all().all(|days| Unit::Month.around(days.from) == Unit::Month.around(days.to)) => Unit::Month,
            None => Unit::Year,
        });
        Ok(arranged(items, unit, request.most_lanes, notices))
    }

    fn passage_items(
        &self,
        about: &About,
        filters: &Filters,
        lanes: Lanes,
        notices: &mut Vec<String>,
    ) -> Result<Vec<Item>, Error> {
        let chosen = self.about(about, filters)?;
        notices.extend(chosen.notices);
        let mut items = Vec::with_capacity(chosen.places.len());
        self.read_each(&chosen.places, &mut |place, article, passage| {
            let lanes: BTreeSet<String> = match lanes {
                Lanes::None => BTreeSet::new(),
                Lanes::Act => passage.statements.iter().map(|one| one.act.name().to_owned()).collect(),
                Lanes::Actor => parties::actors(&passage, self.gazetteer()).into_iter().map(|a| a.name).collect(),
            };
            items.push(Item {
                days: article.published.map(|dated| dated.range),
                article: place.passage.article,
                top: article.title.clone().unwrap_or_else(|| article.name.clone()),
                weight: 1 + place.terms,
                place: format!("{}#{}", article.name, passage.ordinal),
                lanes: lanes.into_iter().collect(),
            });
        })?;
        items.sort_by(|a, b| (a.article, &a.place).cmp(&(b.article, &b.place)));
        Ok(items)
    }

    fn statement_items(&self, request: &StatementRequest, lanes: Lanes) -> Result<Vec<Item>, Error> {
        let statements = self.statements(request)?.reported;
        let mut keys: BTreeMap<(String, String, u32), u64> = BTreeMap::new();
        let items = statements.into_iter().map(|one| {
            let next = keys.len() as u64;
            let named = (one.article.path.clone(), one.article.name.clone(), one.article.line);
            let article = ArticleId(*keys.entry(named).or_insert(next));
            let lane = match lanes {
                Lanes::None => None,
                Lanes::Act => Some(one.statement.act.name().to_owned()),
                Lanes::Actor => one.speaker.as_ref().map(|party| party.known_as().to_owned()),
            };
            Item {
                days: one.when(),
                article,
                top: one.sentence().to_owned(),
                weight: u32::from(one.statement.confidence),
                place: format!("{}#{}", one.article.name, one.passage.ordinal),
                lanes: lane.into_iter().collect(),
            }
        });
        Ok(items.collect())
    }
}

fn arranged(items: Vec<Item>, unit: Unit, most_lanes: usize, notices: Vec<String>) -> Timeline {
    let total = items.len() as u64;
    let (mut undated, mut vague) = (0, 0);
    let mut by_period: BTreeMap<Date, Vec<Item>> = BTreeMap::new();
    let mut lane_counts: BTreeMap<String, u64> = BTreeMap::new();
    for item in items {
        let Some(days) = item.days else {
            undated += 1;
            continue;
        };
        let period = unit.around(days.from);
        if days.to > period.to {
            vague += 1;
            continue;
        }
        item.lanes.iter().for_each(|lane| *lane_counts.entry(lane.clone()).or_default() += 1);
        by_period.entry(period.from).or_default().push(item);
    }
    let crowded = lane_counts.len() > most_lanes;
    let shown = if crowded { most_lanes.saturating_sub(1) } else { most_lanes };
    let mut lanes: Vec<String> = most_first(lane_counts.into_iter(), shown).into_iter().map(|(lane, _)| lane).collect();
    if crowded {
        lanes.push(OTHERS.to_owned());
    }
    let periods = by_period.into_iter().map(|(from, items)| period(unit.around(from), &items, &lanes)).collect();
    Timeline { unit, periods, lanes, total, undated, vague, notices }
}

/// The lane of what has no lane of its own.
const OTHERS: &str = "others";

fn period(days: DateRange, items: &[Item], lanes: &[String]) -> Period {
    let mut articles: BTreeMap<ArticleId, u32> = BTreeMap::new();
    let mut counts = vec![0; lanes.len()];
    for item in items {
        *articles.entry(item.article).or_default() += item.weight;
        let own: BTreeSet<usize> = item
            .lanes
            .iter()
            .filter_map(|lane| {
                lanes.iter().position(|known| known == lane).or_else(|| lanes.iter().position(|l| l == OTHERS))
            })
            .collect();
        for lane in own {
            counts[lane] += 1;
        }
    }
    // The article most spoken of in the period, and in it what weighs most; the first of several.
    let heaviest = |items: &mut dyn Iterator<Item = &Item>| -> Option<(String, String)> {
        let mut best: Option<&Item> = None;
        for item in items {
            if best.is_none_or(|best| item.weight > best.weight) {
                best = Some(item);
            }
        }
        best.map(|item| (item.top.clone(), item.place.clone()))
    };
    let most = articles.values().max().copied();
    let fullest = items.iter().find(|item| articles.get(&item.article).copied() == most).map(|item| item.article);
    let mut of_fullest = items.iter().filter(|item| Some(item.article) == fullest);
    let (top, place) = heaviest(&mut of_fullest).unwrap_or_default();
    Period { days, count: items.len() as u64, articles: articles.len() as u64, lanes: counts, top, place }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(days: Option<(&str, &str)>, article: u64, lane: &str) -> Item {
        let range = |(from, to): (&str, &str)| DateRange { from: from.parse().unwrap(), to: to.parse().unwrap() };
        Item {
            days: days.map(range),
            article: ArticleId(article),
            top: format!("headline {article}"),
            weight: 1,
            place: format!("a{article}#1"),
            lanes: vec![lane.to_owned()],
        }
    }

    #[test]
    fn what_does_not_fit_a_period_is_counted_apart() {
        let items = vec![
            item(Some(("2024-03-01", "2024-03-31")), 1, "deny"),
            item(Some(("2024-03-05", "2024-03-05")), 2, "deny"),
            item(Some(("2024-03-06", "2024-03-06")), 2, "accuse"),
            item(Some(("2024-01-01", "2024-12-31")), 3, "deny"),
            item(None, 4, "deny"),
        ];
        let line = arranged(items, Unit::Month, 9, Vec::new());
        assert_eq!((line.total, line.undated, line.vague, line.periods.len()), (5, 1, 1, 1));
        let march = &line.periods[0];
        assert_eq!((march.count, march.articles, march.top.as_str()), (3, 2, "headline 2"));
        assert_eq!(
            (line.lanes.as_slice(), march.lanes.as_slice()),
            (["deny".to_owned(), "accuse".to_owned()].as_slice(), [2, 1].as_slice())
        );
    }

    #[test]
    fn lanes_beyond_the_limit_are_put_together() {
        let lanes = ["a", "a", "b", "b", "c", "d"];
        let items = (0..).zip(lanes).map(|(n, lane)| item(Some(("2024-03-05", "2024-03-05")), n, lane)).collect();
        let line = arranged(items, Unit::Day, 3, Vec::new());
        assert_eq!(line.lanes, ["a", "b", "others"]);
        assert_eq!(line.periods[0].lanes, [2, 2, 2]);
    }

    #[test]
    fn the_span_chooses_the_unit() {
        let unit = |first: &str, last: &str| Unit::for_span(first.parse().unwrap(), last.parse().unwrap());
        assert_eq!(unit("2024-03-01", "2024-04-20"), Unit::Day);
        assert_eq!(unit("2024-03-01", "2025-04-20"), Unit::Month);
        assert_eq!(unit("2014-03-01", "2025-04-20"), Unit::Year);
    }
}
