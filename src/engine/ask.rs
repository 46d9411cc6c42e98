//! Questions and queries: understand → retrieve → rank → hits.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::model::Opened;
use super::{Engine, Error};
use crate::index;
use crate::meaning::Wanted;
use crate::model::{Answer, Candidate, Filters, Hit, Passage, PassageId, Question, Span, Term, TextFields};
use crate::rank::{self, Context, Ranked, Weights};
use crate::retrieve::{self, Found, Parameters};
use crate::text::tokens;
use crate::understand;

/// How many candidates the first stage hands over when the hits need no more.
pub const PREFERRED_CANDIDATES: usize = 100;

/// What is asked for beside the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What a passage must fulfil.
    pub filters: Filters,
    /// How many hits at the most.
    pub hits: usize,
    /// How many passages of one article at the most.
    pub per_article: usize,
    /// How passages are ranked.
    pub ranking: Ranking,
}

/// How passages are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Ranking {
    /// With everything known of the question.
    Full,
    /// As [`Ranking::Full`], and with the optional model where there is one and the index holds its rows.
    #[default]
    Model,
    /// By the words alone, with everything known of the question: the order of the first stage.
    FirstStage,
    /// By the typed words alone: BM25 over text, title and headings taken as one text. The line to measure against.
    Plain,
    /// As [`Ranking::Full`], with other constants: for trials.
    With(Parameters, Weights),
}

impl Ranking {
    pub(super) fn parameters(self) -> Parameters {
        match self {
            Self::Full | Self::Model | Self::FirstStage => Parameters::default(),
            Self::With(parameters, _) => parameters,
            Self::Plain => Parameters { weight: [1.0; 3], ..Parameters::default() },
        }
    }

    fn weights(self) -> Weights {
        match self {
            Self::Full | Self::Model | Self::FirstStage | Self::Plain => Weights::default(),
            Self::With(_, weights) => weights,
        }
    }
}

/// A passage in its place, without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The article's name.
    pub article: String,
    /// Which of its passages, from 1.
    pub ordinal: u32,
    /// The score.
    pub score: f32,
}

impl Default for Request {
    fn default() -> Self {
        Self { filters: Filters::default(), hits: 5, per_article: 1, ranking: Ranking::default() }
    }
}

impl Engine {
    /// Answers a question with ranked passages.
    ///
    /// # Errors
    /// When the question holds no word, a filter is wrong, or the index cannot be read.
    pub fn ask(&self, raw: &str, request: &Request) -> Result<Answer, Error> {
        let question = understood(raw, request.ranking)?;
        let ranked = self.ranked_for(&question, request)?;
        self.answer(question, Vec::new(), &[], request, ranked)
    }

    /// Returns the places of the passages that answer a question, best first, without reading them.
    ///
    /// # Errors
    /// When the question holds no word, a filter is wrong, or the index cannot be read.
    pub fn places(&self, raw: &str, request: &Request) -> Result<Vec<Placed>, Error> {
        let question = understood(raw, request.ranking)?;
        let RankedFor { ranked, .. } = self.ranked_for(&question, request)?;
        let placed = ranked.into_iter().take(request.hits).map(|ranked| {
            let PassageId { article, ordinal } = ranked.candidate.passage;
            Ok(Placed { article: self.reader.article(article)?.name, ordinal, score: ranked.score })
        });
        placed.collect()
    }

    /// Returns the passages a query matches, best first.
    ///
    /// # Errors
    /// When the query is empty, a filter is wrong, or the index cannot be read.
    pub fn search(&self, raw: &str, request: &Request) -> Result<Answer, Error> {
        let query = retrieve::parse(raw, self.reader.fields());
        let question = Question {
            raw: raw.to_owned(),
            terms: query.terms.clone(),
            dropped: query.dropped.clone(),
            ..Question::default()
        };
        let notices = query.notices.clone();
        let prefixes = query.prefixes.clone();
        let ranked = ranked(request, |most| {
            let parameters = request.ranking.parameters();
            let found = retrieve::matching(&self.reader, &query, &request.filters, parameters, most)?;
            Ok((found, request.ranking.weights()))
        })?;
        self.answer(question, notices, &prefixes, request, ranked)
    }

    /// Ranks the passages that hold any word of a question, by their words and by how near they are to it in meaning.
    fn ranked_for(&self, question: &Question, request: &Request) -> Result<RankedFor, Error> {
        let mut notices = Vec::new();
        if request.ranking == Ranking::Model {
            match self.opened_model() {
                Opened::Ready(model) => match self.ranked_by_model(model, question, request) {
                    Err(Error::Index(error @ index::Error::Rows { .. })) => {
                        let hint = error.hint().unwrap_or_default();
                        notices.push(format!("ranked without the model: {error}; {hint}"));
                    }
                    ranked => return ranked,
                },
                Opened::Absent => {}
                Opened::Unfit(reason) => notices.push(reason.clone()),
            }
        }
        let mut ranked = self.ranked_without(question, request)?;
        ranked.notices.extend(notices);
        Ok(ranked)
    }

    /// Ranks them by what is built in.
    fn ranked_without(&self, question: &Question, request: &Request) -> Result<RankedFor, Error> {
        let by_meaning = !matches!(request.ranking, Ranking::Plain | Ranking::FirstStage);
        let wanted = by_meaning.then(|| Wanted::new(&question.raw)).filter(|wanted| !wanted.is_empty());
        // A wider search meets the same passages again; none is read and weighed twice.
        let mut known: BTreeMap<(u32, u32), f32> = BTreeMap::new();
        ranked(request, |most| {
            let parameters = request.ranking.parameters();
            let mut found = retrieve::any_of(&self.reader, &question.terms, &request.filters, parameters, most)?;
            if let Some(wanted) = &wanted {
                for candidate in &mut found.candidates {
                    let meaning = match known.entry(candidate.address) {
                        Entry::Occupied(entry) => *entry.get(),
                        Entry::Vacant(entry) => *entry.insert(self.meaning(wanted, candidate)?),
                    };
                    candidate.meaning = Some(meaning);
                }
            }
            Ok((found, request.ranking.weights()))
        })
    }

    fn meaning(&self, wanted: &Wanted, candidate: &Candidate) -> Result<f32, Error> {
        let (title, passage) = self.reader.titled(candidate.address)?;
        Ok(wanted.score_together(&[title.as_deref().unwrap_or_default(), &passage.text]))
    }

    fn answer(
        &self,
        question: Question,
        mut notices: Vec<String>,
        prefixes: &[String],
        request: &Request,
        RankedFor { ranked, terms, notices: found_notices }: RankedFor,
    ) -> Result<Answer, Error> {
        notices.extend(found_notices);
        let mut hits = Vec::with_capacity(request.hits.min(ranked.len()));
        for (rank, ranked) in (1..).zip(ranked.into_iter().take(request.hits)) {
            hits.push(self.hit(rank, ranked, &terms, prefixes)?);
        }
        let counts = self.reader.counts();
        Ok(Answer { question, hits, articles: counts.articles, passages: counts.passages, notices })
    }

    fn hit(&self, rank: u32, ranked: Ranked, terms: &[Term], prefixes: &[String]) -> Result<Hit, Error> {
        let passage = self.reader.passage(ranked.candidate.address)?;
        let article = self.reader.article(ranked.candidate.passage.article)?;
        let highlights = highlights(&passage, terms, prefixes);
        Ok(Hit { rank, score: ranked.score, article, passage, highlights, why: ranked.why })
    }
}

/// Refuses a question that holds no word, before anything is opened for it.
///
/// # Errors
/// When it holds none.
pub fn asked_for_something(raw: &str) -> Result<(), Error> {
    if raw.contains(char::is_alphanumeric) { Ok(()) } else { Err(Error::EmptyQuestion(shortened(raw))) }
}

/// Returns the question understood, with as much of it as the ranking uses.
fn understood(raw: &str, ranking: Ranking) -> Result<Question, Error> {
    let mut question = understand::question(raw);
    if question.terms.is_empty() {
        return Err(Error::EmptyQuestion(shortened(raw)));
    }
    if ranking == Ranking::Plain {
        question.terms.iter_mut().for_each(|term| term.related.clear());
    }
    Ok(question)
}

/// Passages in their order, with what they were found by.
pub(super) struct RankedFor {
    ranked: Vec<Ranked>,
    terms: Vec<Term>,
    notices: Vec<String>,
}

/// Retrieves until there are hits enough or no more passages, and ranks them.
pub(super) fn ranked(
    request: &Request,
    mut retrieve: impl FnMut(usize) -> Result<(Found, Weights), Error>,
) -> Result<RankedFor, Error> {
    let mut most = PREFERRED_CANDIDATES.max(request.hits);
    loop {
        let (found, weights) = retrieve(most)?;
        let exhausted = found.candidates.len() < most;
        let context = Context::new(&found.terms, &request.filters, &found.candidates, weights);
        let ranked = rank::spread(rank::rank(&context, found.candidates), request.per_article.max(1));
        if exhausted || ranked.len() >= request.hits {
            return Ok(RankedFor { ranked, terms: found.terms, notices: found.notices });
        }
        most *= 4;
    }
}

/// Returns the words of a passage that were looked for, neighbours kept apart.
fn highlights(passage: &Passage, terms: &[Term], prefixes: &[String]) -> Vec<Span> {
    let in_body = |term: &&Term| matches!(term.fields, TextFields::All | TextFields::Body);
    let wanted: Vec<&str> = terms.iter().filter(in_body).map(|term| term.term.as_str()).collect();
    let mut spans = Vec::new();
    tokens::each(&passage.text, &mut |term, span| {
        let begins = |prefix: &String| tokens::folded(span.of(&passage.text)).starts_with(prefix);
        if wanted.contains(&term) || (!prefixes.is_empty() && prefixes.iter().any(begins)) {
            spans.push(span);
        }
    });
    spans
}

/// Returns the beginning of a text, for messages.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
