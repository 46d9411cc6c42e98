//! Questions and queries: understand → retrieve → rank → hits.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::answers::Answers;
use super::model::Opened;
use super::{Engine, Error};
use crate::answer::SHOWN;
use crate::encode;
use crate::index::{self, Stored};
use crate::meaning::{self, Strongest, Wanted};
use crate::model::{
    Answer, Article, ArticleId, Candidate, Filters, Hit, Meaning, Passage, PassageId, Question, Span, Support, Term,
    TextFields,
};
use crate::rank::{self, Context, Ranked, Weights};
use crate::retrieve::{self, Found, Parameters, shared};
use crate::text::tokens;
use crate::understand;

/// How many candidates the first stage hands over when the hits need no more.
pub const PREFERRED_CANDIDATES: usize = 100;

/// Fewer candidates are weighed before a second thread has begun.
const LEAST_SHARED: usize = 24;

/// How many of the best passages the answer is looked for in.
const ANSWERING: usize = 15;

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
    /// What becomes of copies of one story.
    pub duplicates: Duplicates,
    /// How sure the words given as an answer must be, 0 to 1.
    pub least_confidence: f32,
    /// The day it is asked, for times such as "last year".
    pub today: Option<Date>,
}

/// What becomes of passages from several articles that print the same story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Duplicates {
    /// Those of one article are shown, which names the others.
    #[default]
    Fold,
    /// Those of each are shown, and name the others too.
    All,
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

    /// Tells whether what the words of a passage are worth as an answer counts for its place.
    fn looks_at_answers(self) -> bool {
        !matches!(self, Self::Plain | Self::FirstStage)
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
        Self {
            filters: Filters::default(),
            hits: 5,
            per_article: 1,
            ranking: Ranking::default(),
            duplicates: Duplicates::Fold,
            least_confidence: SHOWN,
            today: None,
        }
    }
}

impl Engine {
    /// Answers a question with ranked passages.
    ///
    /// # Errors
    /// When the question holds no word, a filter is wrong, or the index cannot be read.
    pub fn ask(&self, raw: &str, request: &Request) -> Result<Answer, Error> {
        let question = self.understood(raw, request)?;
        let mut ranked = self.ranked_for(&question, request)?;
        let answers = self.answered(&question, &mut ranked, request)?;
        ranked.spread(request);
        if let Some(best) = answers.best() {
            ranked.show(best, request);
        }
        let mut answer = self.answer(question, Vec::new(), &[], request, ranked)?;
        answers.fill(&mut answer);
        Ok(answer)
    }

    /// Returns the places of the passages that answer a question, best first, without reading them.
    ///
    /// # Errors
    /// When the question holds no word, a filter is wrong, or the index cannot be read.
    pub fn places(&self, raw: &str, request: &Request) -> Result<Vec<Placed>, Error> {
        let question = self.understood(raw, request)?;
        let mut ranked = self.ranked_for(&question, request)?;
        if request.ranking.looks_at_answers() {
            self.answered(&question, &mut ranked, request)?;
        }
        ranked.spread(request);
        let placed = ranked.ranked.into_iter().take(request.hits).map(|ranked| {
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
        let query = retrieve::parse(raw, self.reader.fields(), self.gazetteer());
        let question = Question {
            raw: raw.to_owned(),
            terms: query.terms.clone(),
            dropped: query.dropped.clone(),
            ..Question::default()
        };
        let notices = query.notices.clone();
        let prefixes = query.prefixes.clone();
        let mut ranked = self.ranked(request, |most| {
            let parameters = request.ranking.parameters();
            let found = retrieve::matching(&self.reader, &query, &request.filters, parameters, most)?;
            Ok((found, request.ranking.weights()))
        })?;
        ranked.spread(request);
        self.answer(question, notices, &prefixes, request, ranked)
    }

    /// Looks for the words that answer in the best passages, and puts these in order anew by what was found.
    fn answered(&self, question: &Question, ranked: &mut RankedFor, request: &Request) -> Result<Answers, Error> {
        let first = &ranked.ranked[..ranked.ranked.len().min(ANSWERING)];
        let answers = self.answers(question, first, ranked.read.as_ref(), request.least_confidence)?;
        if request.ranking.looks_at_answers() {
            rank::lift(&mut ranked.ranked, ranked.weights, |passage| answers.worth(passage));
        }
        Ok(answers)
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
        let mut wanted: Option<(Asked, Asked)> = None;
        // A wider search meets the same passages again; none is read and weighed twice.
        let mut known: BTreeMap<(u32, u32), (Meaning, Support)> = BTreeMap::new();
        self.ranked(request, |most| {
            let parameters = request.ranking.parameters();
            let mut found = retrieve::any_of(&self.reader, &question.terms, &request.filters, parameters, most)?;
            if by_meaning && wanted.is_none() {
                let asked = Asked::new(&question.raw, &found);
                wanted = Some((asked.clone(), asked)).filter(|(asked, _)| !asked.pieces.is_empty());
            }
            if let Some(wanted) = &mut wanted {
                let is_new = |candidate: &&Candidate| !known.contains_key(&candidate.address);
                let new: Vec<&Candidate> = found.candidates.iter().filter(is_new).collect();
                let weigh = |wanted: &mut Asked, candidate: &&Candidate| self.weighed(question, wanted, candidate);
                let weights = shared(wanted, &new, LEAST_SHARED, weigh)?;
                known.extend(new.iter().map(|candidate| candidate.address).zip(weights));
                for candidate in &mut found.candidates {
                    let weighed = known.get(&candidate.address).copied();
                    (candidate.meaning, candidate.support) = weighed.unzip();
                }
            }
            Ok((found, request.ranking.weights()))
        })
    }

    /// Returns the question understood, with as much of it as the ranking uses.
    fn understood(&self, raw: &str, request: &Request) -> Result<Question, Error> {
        let mut question = understand::question_with(raw, request.today, self.gazetteer());
        if question.terms.is_empty() {
            return Err(Error::EmptyQuestion(shortened(raw)));
        }
        if request.ranking == Ranking::Plain {
            question.terms.iter_mut().for_each(|term| term.related.clear());
        }
        Ok(question)
    }

    /// Reads a candidate, and weighs what it says.
    fn weighed(&self, question: &Question, asked: &Asked, candidate: &Candidate) -> Result<(Meaning, Support), Error> {
        let stored = self.reader.stored(candidate.passage, candidate.address)?;
        let found = asked.strongest.shares(candidate);
        let meaning = asked.pieces.matched(stored.title(), stored.text(), &found);
        Ok((meaning, self.support(question, candidate, &stored)?))
    }

    /// Reads what the statements and dates of a candidate say, which are not decoded for a question that asks for neither.
    pub(super) fn support(
        &self,
        question: &Question,
        candidate: &Candidate,
        stored: &Stored,
    ) -> Result<Support, Error> {
        if let Some(support) = rank::support_by_text(question, stored.text()) {
            return Ok(support);
        }
        let passage = stored.passage(candidate.passage).map_err(|what| self.reader.damaged(what))?;
        Ok(rank::support(question, &passage, candidate.published))
    }

    fn answer(
        &self,
        question: Question,
        mut notices: Vec<String>,
        prefixes: &[String],
        request: &Request,
        RankedFor { ranked, terms, notices: found_notices, .. }: RankedFor,
    ) -> Result<Answer, Error> {
        notices.extend(found_notices);
        let mut hits = Vec::with_capacity(request.hits.min(ranked.len()));
        for (rank, ranked) in (1..).zip(ranked.into_iter().take(request.hits)) {
            hits.push(self.hit(rank, ranked, &terms, prefixes)?);
        }
        let counts = self.reader.counts();
        Ok(Answer { question, hits, answered: true, articles: counts.articles, passages: counts.passages, notices })
    }

    fn hit(&self, rank: u32, ranked: Ranked, terms: &[Term], prefixes: &[String]) -> Result<Hit, Error> {
        let passage = self.reader.passage(ranked.candidate.passage, ranked.candidate.address)?;
        let article = self.reader.article(ranked.candidate.passage.article)?;
        let highlights = highlights(&passage, terms, prefixes);
        let also_in = self.also_in(ranked.candidate.passage.article)?;
        let Ranked { score, why, .. } = ranked;
        Ok(Hit { rank, score, article, passage, highlights, why, answer: None, also_in })
    }

    /// Returns the names of the other articles that print an article's story, in the order of their paths.
    pub(super) fn also_in(&self, article: ArticleId) -> Result<Vec<String>, Error> {
        let others = self.reader.copies()?.with(article).iter().filter(|other| **other != article);
        let mut others: Vec<Article> = others.map(|other| self.reader.article(*other)).collect::<Result<_, _>>()?;
        others.sort_by(|a, b| (&a.path, a.line, &a.name).cmp(&(&b.path, b.line, &b.name)));
        Ok(others.into_iter().map(|article| article.name).collect())
    }

    /// Retrieves until there are hits enough or no more passages, and ranks them.
    pub(super) fn ranked(
        &self,
        request: &Request,
        mut retrieve: impl FnMut(usize) -> Result<(Found, Weights), Error>,
    ) -> Result<RankedFor, Error> {
        let copies = match request.duplicates {
            Duplicates::Fold => Some(self.reader.copies()?),
            Duplicates::All => None,
        };
        let story_of = |article| copies.and_then(|copies| copies.story_of(article));
        let mut most = PREFERRED_CANDIDATES.max(request.hits);
        loop {
            let (found, weights) = retrieve(most)?;
            let exhausted = found.candidates.len() < most;
            let context = Context::new(&found.terms, &request.filters, &found.candidates, weights);
            let ranked = rank::fold(rank::rank(&context, found.candidates), story_of);
            let mut is_kept = rank::spread(request.per_article.max(1));
            if exhausted || ranked.iter().filter(|ranked| is_kept(ranked)).count() >= request.hits {
                let (terms, notices) = (found.terms, found.notices);
                return Ok(RankedFor { ranked, left_out: Vec::new(), terms, notices, read: None, weights });
            }
            most *= 4;
        }
    }
}

/// Refuses a question that holds no word, before anything is opened for it.
///
/// # Errors
/// When it holds none.
pub fn asked_for_something(raw: &str) -> Result<(), Error> {
    if raw.contains(char::is_alphanumeric) { Ok(()) } else { Err(Error::EmptyQuestion(shortened(raw))) }
}

/// A question by its word pieces, and what the first stage found of its words.
#[derive(Clone)]
struct Asked {
    pieces: Wanted,
    /// Among the first candidates: a wider search changes nothing.
    strongest: Strongest,
}

impl Asked {
    fn new(question: &str, found: &Found) -> Self {
        let pieces = Wanted::with_words(question, &meaning::places(question, &found.terms));
        Self { pieces, strongest: Strongest::of(&found.candidates) }
    }
}

/// Passages in their order, with what they were found by.
pub(super) struct RankedFor {
    ranked: Vec<Ranked>,
    /// What was thinned out of them, so that no article has more than its share.
    left_out: Vec<Ranked>,
    terms: Vec<Term>,
    notices: Vec<String>,
    /// The question as the optional model reads it, where the passages were ranked by it.
    read: Option<encode::Asked>,
    /// What they were ranked by.
    weights: Weights,
}

impl RankedFor {
    /// Thins out the passages of each article.
    fn spread(&mut self, request: &Request) {
        let is_kept = rank::spread(request.per_article.max(1));
        (self.ranked, self.left_out) = std::mem::take(&mut self.ranked).into_iter().partition(is_kept);
    }

    /// Adds the question as the optional model reads it.
    pub(super) fn read_as(self, read: Option<encode::Asked>) -> Self {
        Self { read, ..self }
    }

    /// Lets the passage that holds the answer be shown, in the place its score gives it, for its article; the last one to
    /// be shown makes room for it.
    fn show(&mut self, passage: PassageId, request: &Request) {
        let shown = self.ranked.len().min(request.hits);
        if self.ranked[..shown].iter().any(|ranked| ranked.candidate.passage == passage) {
            return;
        }
        let is_it = |ranked: &Ranked| ranked.candidate.passage == passage;
        let below = self.ranked.iter().position(is_it).map(|at| self.ranked.remove(at));
        let Some(answering) = below.or_else(|| self.left_out.iter().find(|ranked| is_it(ranked)).cloned()) else {
            return;
        };
        let of_article = |ranked: &Ranked| ranked.candidate.passage.article == passage.article;
        if self.ranked[..shown].iter().filter(|ranked| of_article(ranked)).count() >= request.per_article.max(1)
            && let Some(at) = self.ranked[..shown].iter().rposition(of_article)
        {
            self.ranked.remove(at);
        }
        let place = self.ranked.iter().position(|ranked| ranked.score < answering.score).unwrap_or(self.ranked.len());
        self.ranked.insert(place.min(request.hits.saturating_sub(1)), answering);
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
