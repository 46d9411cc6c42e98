//! `statements`: a reported act on its own, with where it stands.

use serde::{Deserialize, Serialize};

use super::{char_ranges, passage_id};
use crate::engine::{self, Party, Reported};

/// `statements --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Statements {
    pub found: usize,
    pub articles: usize,
    pub undated: usize,
    pub searched: u64,
    pub statements: Vec<StatementLine>,
}

/// A reported act with where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct StatementLine {
    pub article: String,
    pub passage: String,
    pub path: String,
    pub line: u32,
    pub page: Option<u32>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub published_to: Option<String>,
    pub speaker: Option<String>,
    pub speaker_actor: Option<String>,
    pub act: String,
    pub target: Option<String>,
    pub target_actor: Option<String>,
    pub claim: Option<String>,
    pub negated: bool,
    pub modality: String,
    pub date: Option<String>,
    pub date_to: Option<String>,
    pub date_by: Option<String>,
    pub sentence: String,
    pub start: usize,
    pub end: usize,
    pub confidence: u8,
}

/// `statements --threads --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Threads {
    pub found: usize,
    pub answered: usize,
    pub without_target: usize,
    pub window_days: u16,
    pub searched: u64,
    pub threads: Vec<Thread>,
}

/// An accusation and the replies to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Thread {
    pub accusation: Told,
    pub answered: bool,
    pub replies: Vec<Told>,
}

/// One act, and the other passages that report it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Told {
    #[serde(flatten)]
    pub statement: StatementLine,
    pub also_in: Vec<String>,
}

impl Statements {
    /// Returns the statements as the contract writes them.
    pub fn new(statements: &engine::Statements) -> Self {
        Self {
            found: statements.found,
            articles: statements.in_articles,
            undated: statements.undated,
            searched: statements.articles,
            statements: statements.reported.iter().map(StatementLine::new).collect(),
        }
    }
}

impl StatementLine {
    /// Returns a statement as the contract writes it.
    pub fn new(one: &Reported) -> Self {
        let Reported { article, passage, statement, .. } = one;
        let [start, end] = char_ranges(&passage.text, &[statement.sentence])[0];
        let published = article.published.map(|dated| dated.range);
        let words = |party: &Option<Party>| party.as_ref().map(|party| party.words.clone());
        let name = |party: &Option<Party>| party.as_ref().and_then(|party| party.name.clone());
        Self {
            article: article.name.clone(),
            passage: passage_id(article, passage),
            path: article.path.clone(),
            line: passage.line,
            page: passage.page,
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published: published.map(|range| range.from.to_string()),
            published_to: published.map(|range| range.to.to_string()),
            speaker: words(&one.speaker),
            speaker_actor: name(&one.speaker),
            act: statement.act.name().to_owned(),
            target: words(&one.target),
            target_actor: name(&one.target),
            claim: statement.claim.map(|claim| claim.of(&passage.text).to_owned()),
            negated: statement.negated,
            modality: statement.modality.clone(),
            date: statement.date.map(|range| range.from.to_string()),
            date_to: statement.date.map(|range| range.to.to_string()),
            date_by: statement.date_by.map(|by| by.name().to_owned()),
            sentence: one.sentence().to_owned(),
            start,
            end,
            confidence: statement.confidence,
        }
    }
}

impl Threads {
    /// Returns the threads as the contract writes them.
    pub fn new(threads: &engine::Threads) -> Self {
        Self {
            found: threads.found,
            answered: threads.answered,
            without_target: threads.without_target,
            window_days: threads.window,
            searched: threads.articles,
            threads: threads.threads.iter().map(Thread::new).collect(),
        }
    }
}

impl Thread {
    /// Returns a thread as the contract writes it.
    pub fn new(thread: &engine::Thread) -> Self {
        Self {
            accusation: Told::new(&thread.accusation),
            answered: !thread.replies.is_empty(),
            replies: thread.replies.iter().map(Told::new).collect(),
        }
    }
}

impl Told {
    fn new(told: &engine::Told) -> Self {
        Self { statement: StatementLine::new(&told.best), also_in: also_in(told) }
    }
}

/// Returns the other passages that report an act, in order, each once.
pub fn also_in(told: &engine::Told) -> Vec<String> {
    let mut places: Vec<String> = told.also.iter().map(|one| passage_id(&one.article, &one.passage)).collect();
    let own = passage_id(&told.best.article, &told.best.passage);
    places.retain(|place| *place != own);
    places.dedup();
    places
}
