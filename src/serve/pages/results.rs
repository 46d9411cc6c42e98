//! What was found: the answer first, passages, facets, a time line to choose a time on.

use askama::Template;
use jiff::civil::Date;

use super::address::{Address, Reading};
use super::asked::Asked;
use super::brush::{Brush, brush};
use super::facets::{Facet, facets};
use super::frame::{Chip, Frame, chips};
use super::passages::{Copy, Found, shortened};
use crate::engine::{Engine, Error, Facets};
use crate::model::{Answer, Filters, Hit};
use crate::present::{range_words, related};

pub(super) const PAGE: &str = "/search";

/// How many different answers are shown above the passages.
const LEADS: usize = 4;
/// How many copies of its story are named under a passage.
const COPIES: usize = 3;
/// How many more passages are asked for.
const MORE: usize = 10;

/// The page.
#[derive(Template)]
#[template(path = "results.html")]
pub(super) struct Results {
    frame: Frame,
    chips: Vec<Chip>,
    notices: Vec<String>,
    /// Whether the words were taken as a query, and the page where they are taken the other way.
    query: bool,
    otherwise: Option<String>,
    understood: Understood,
    /// The words that answer, the surest first, each once.
    leads: Vec<Lead>,
    /// Whether nothing seems to answer.
    unanswered: bool,
    found: Vec<Found>,
    facets: Vec<Facet>,
    brush: Option<Brush>,
    /// Passages that match, and their articles.
    matching: (u64, u64),
    searched: (u64, u64),
    undated: u64,
    more: Option<String>,
    /// The page with more of each article, or fewer.
    per_article: (usize, String),
    statements: String,
}

/// The words that answer.
struct Lead {
    text: String,
    rank: u32,
    link: String,
    title: String,
    outlet: Option<String>,
    date: String,
}

/// How a question was read.
struct Understood {
    /// Words with their companions.
    terms: Vec<(String, Vec<String>)>,
    dropped: Vec<String>,
    kind: Option<&'static str>,
    acts: Vec<&'static str>,
    actors: Vec<(String, String)>,
    time: Option<String>,
}

/// Asks, and returns the page; `None` when nothing is asked for.
///
/// # Errors
/// When a filter is wrong, or the index cannot be read.
pub(super) fn page(engine: &Engine, address: &Address, today: Date) -> Result<Option<Results>, Error> {
    let Some(asked) = Asked::new(address, engine, today) else { return Ok(None) };
    let answer = if asked.query {
        engine.search(&asked.words, &asked.request)?
    } else {
        match engine.ask(&asked.words, &asked.request) {
            Err(Error::EmptyQuestion(_)) => return Ok(None),
            answer => answer?,
        }
    };
    let counted = engine.facets(&asked.about(), &asked.request.filters)?;
    // The line shows what lies around the chosen time, too.
    let around = if asked.request.filters.published.is_some() {
        let anytime = Filters { published: None, ..asked.request.filters.clone() };
        Some(engine.facets(&asked.about(), &anytime)?)
    } else {
        None
    };
    let found = found(engine, address, &answer)?;
    Ok(Some(Results::new(address, asked, answer, found, &counted, around.as_ref())))
}

impl Results {
    fn new(
        address: &Address,
        asked: Asked,
        answer: Answer,
        found: Vec<Found>,
        counted: &Facets,
        around: Option<&Facets>,
    ) -> Self {
        let leads = leads(&answer, &found);
        let more = (answer.hits.len() >= address.hits && address.hits < 100).then(|| {
            let more = Address { hits: (address.hits + MORE).min(100), ..address.clone() };
            format!("{}#hit-{}", more.link(PAGE), address.hits + 1)
        });
        let per = if address.per_article == 1 { 3 } else { 1 };
        let otherwise = (!address.q.is_empty()).then(|| {
            let reading = if asked.query { Reading::Question } else { Reading::Query };
            address.with(|to| to.reading = reading).link(PAGE)
        });
        let understood = Understood::new(&answer, address);
        let title = if address.q.is_empty() { "Passages".to_owned() } else { shortened(&address.q, 60) };
        let statements = Address {
            target: String::new(),
            speaker: address.actor.clone(),
            act: address.act.clone(),
            from: address.from.clone(),
            to: address.to.clone(),
            dated_only: address.dated_only,
            outlet: address.outlet.clone(),
            ..address.bare()
        };
        let mut notices = asked.notices;
        notices.extend(answer.notices);
        Self {
            frame: Frame::new(title, address, "search"),
            chips: chips(address),
            notices,
            query: asked.query,
            otherwise,
            understood,
            leads,
            unanswered: !answer.answered && !answer.hits.is_empty(),
            facets: facets(counted, address),
            brush: brush(&around.unwrap_or(counted).months, asked.request.filters.published, address, PAGE),
            matching: (counted.passages, counted.articles),
            searched: (answer.articles, answer.passages),
            undated: counted.undated,
            more,
            per_article: (per, Address { per_article: per, ..address.clone() }.link(PAGE)),
            statements: statements.link("/statements"),
            found,
        }
    }
}

/// Returns the passages as they are shown.
fn found(engine: &Engine, address: &Address, answer: &Answer) -> Result<Vec<Found>, Error> {
    let shown = |hit: &Hit| {
        let copies = hit.also_in.iter().take(COPIES);
        let copies = copies.map(|other| Copy::new(engine, &hit.article.name, other, address));
        Ok(Found::new(hit, copies.collect::<Result<_, Error>>()?, address, PAGE))
    };
    answer.hits.iter().map(shown).collect()
}

/// Returns the different answers of the passages found.
fn leads(answer: &Answer, found: &[Found]) -> Vec<Lead> {
    let mut spans: Vec<_> =
        answer.hits.iter().zip(found).filter_map(|(hit, one)| Some((hit.answer?, hit, one))).collect();
    spans.sort_by(|a, b| b.0.confidence.total_cmp(&a.0.confidence));
    let mut leads: Vec<Lead> = Vec::new();
    for (span, hit, one) in spans {
        let text = span.span.of(&hit.passage.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if leads.len() < LEADS && !leads.iter().any(|lead| lead.text.eq_ignore_ascii_case(&text)) {
            leads.push(Lead {
                text,
                rank: hit.rank,
                link: one.head.link.clone(),
                title: one.head.title.clone(),
                outlet: one.head.outlet.clone(),
                date: one.head.date.clone(),
            });
        }
    }
    leads
}

impl Understood {
    fn new(answer: &Answer, address: &Address) -> Self {
        let question = &answer.question;
        let companions = |term: &crate::model::Term| {
            (term.surface.clone(), term.related.iter().map(related).collect::<Vec<String>>())
        };
        Self {
            terms: question.terms.iter().filter(|term| term.weight >= 1.0).map(companions).collect(),
            dropped: question.dropped.clone(),
            kind: question.answer_type.map(crate::model::AnswerType::name),
            acts: question.acts.iter().map(|act| act.name()).collect(),
            actors: question.actors.iter().map(|named| (named.name.clone(), address.to_actor(&named.name))).collect(),
            time: question.time.map(|time| format!("{} ({})", time.span.of(&question.raw), range_words(time.range))),
        }
    }

    /// Tells whether there is anything to say.
    fn told(&self) -> bool {
        !(self.terms.is_empty() && self.dropped.is_empty())
    }
}
