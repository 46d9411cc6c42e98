//! The JSON contract, written by hand from the model: what these structs say is what a script can rely on.
//!
//! Offsets count Unicode scalar values, half-open. Dates are ISO 8601 days; a month or a year is a range. What is not
//! known is `null`. New keys may come; none changes its meaning.

mod checked;
mod counts;
mod statements;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Page;
use crate::engine;
use crate::model::{self, Article, Hit as Found, Passage, Span};

pub use checked::{Checked, FileChange, IndexFault};
pub use counts::{ActorLine, Actors, Count, Did, Facets, Period, Timeline, periods};
pub use statements::{StatementLine, Statements, Thread, Threads, Told, also_in};

/// `ask --format json`, `search --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Answer {
    pub question: Question,
    pub elapsed_ms: f64,
    pub searched: Searched,
    pub answered: bool,
    pub notices: Vec<String>,
    pub hits: Vec<Hit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
}

/// The question as understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Question {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub text: String,
    pub answer_type: Option<String>,
    pub acts: Vec<String>,
    pub actors: Vec<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub dropped: Vec<String>,
    pub role: Option<String>,
    pub time: Option<Time>,
    pub terms: Vec<Term>,
}

/// A time that a question speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Time {
    pub from: String,
    pub to: String,
    pub text: String,
}

/// A word looked for, with its companions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Term {
    pub text: String,
    pub weight: f32,
    pub related: Vec<String>,
}

/// How much was searched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Searched {
    pub articles: u64,
    pub passages: u64,
}

/// A hit on a line of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct HitLine {
    pub question: Question,
    #[serde(flatten)]
    pub hit: Hit,
}

/// A passage found; without rank and score where it is only shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Hit {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
    pub passage: String,
    pub article: String,
    pub path: String,
    pub line: u32,
    pub page: Option<u32>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
    pub published: Option<String>,
    pub published_to: Option<String>,
    pub published_by: Option<String>,
    pub section: Vec<String>,
    pub text: String,
    pub highlights: Vec<[usize; 2]>,
    pub answer: Option<AnswerSpan>,
    pub statements: Vec<Statement>,
    pub actors: Vec<Actor>,
    pub also_in: Vec<String>,
    pub why: Option<Vec<Part>>,
}

/// The words that answer, where they are trusted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct AnswerSpan {
    pub text: String,
    pub start: usize,
    pub end: usize,
    pub confidence: f32,
}

/// An act that the passage reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Statement {
    pub speaker: Option<String>,
    pub act: String,
    pub target: Option<String>,
    pub negated: bool,
    pub modality: String,
    pub date: Option<String>,
    pub date_to: Option<String>,
    pub date_by: Option<String>,
    pub start: usize,
    pub end: usize,
}

/// An actor that the passage names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Actor {
    pub name: String,
    pub kind: String,
    pub country: Option<String>,
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Part {
    pub part: String,
    pub value: f32,
}

/// `show --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Shown {
    pub article: String,
    pub path: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
    pub published: Option<String>,
    pub published_to: Option<String>,
    pub published_by: Option<String>,
    pub published_precision: Option<String>,
    pub published_confidence: Option<f64>,
    pub modified: Option<String>,
    pub retrieved: Option<String>,
    pub file_modified: Option<String>,
    pub tags: Vec<String>,
    pub text: String,
    pub passages: Vec<Hit>,
    pub also_in: Vec<String>,
    pub origins: BTreeMap<String, String>,
}

/// `index --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Summary {
    pub articles: Changes,
    pub passages: u64,
    pub undated: u64,
    pub skipped: Vec<Skipped>,
    pub seconds: f64,
}

/// What became of the articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Changes {
    pub added: u64,
    pub updated: u64,
    pub removed: u64,
    pub unchanged: u64,
    pub redated: u64,
    pub taken_over: u64,
}

/// A file, or a part of one, that is not in the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Skipped {
    pub path: String,
    pub reason: String,
}

/// `status --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Status {
    pub index: String,
    pub corpus: String,
    pub changed: String,
    pub made_by: String,
    pub settings: String,
    pub bytes: u64,
    pub segments: usize,
    pub articles: u64,
    pub passages: u64,
    pub undated: u64,
    pub stories: usize,
    pub copies: usize,
    pub files: u64,
    pub formats: BTreeMap<String, u64>,
    pub ranking: String,
    pub rows: Option<Rows>,
    pub unfit: Option<String>,
    pub skipped: Vec<Skipped>,
}

/// The rows of an optional model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are the contract's, described in docs/JSON.md")]
pub struct Rows {
    pub model: String,
    pub id: String,
    pub passages: u64,
    pub bytes: u64,
}

impl Answer {
    /// Returns the answer as the contract writes it; the parts of scores only where they are wanted.
    pub fn new(page: &Page, explain: bool) -> Self {
        let answer = page.answer;
        Self {
            question: Question::new(page),
            elapsed_ms: page.elapsed_ms,
            searched: Searched { articles: answer.articles, passages: answer.passages },
            answered: answer.answered,
            notices: answer.notices.clone(),
            hits: answer.hits.iter().map(|hit| Hit::found(hit, explain)).collect(),
            facets: page.facets.map(Facets::new),
        }
    }
}

impl Question {
    fn new(page: &Page) -> Self {
        let question = &page.answer.question;
        // An open end is a bound nobody set.
        let bound = |day: jiff::civil::Date| {
            (day != jiff::civil::Date::MIN && day != jiff::civil::Date::MAX).then(|| day.to_string())
        };
        let range = page.filters.published;
        Self {
            id: page.id.map(str::to_owned),
            text: question.raw.clone(),
            answer_type: question.answer_type.map(|kind| kind.name().to_owned()),
            acts: question.acts.iter().map(|act| act.name().to_owned()).collect(),
            actors: question.actors.iter().map(|named| named.name.clone()).collect(),
            from: range.and_then(|range| bound(range.from)),
            to: range.and_then(|range| bound(range.to)),
            dropped: question.dropped.clone(),
            role: question.role.map(|role| role.name().to_owned()),
            time: question.time.map(|time| Time {
                from: time.range.from.to_string(),
                to: time.range.to.to_string(),
                text: time.span.of(&question.raw).to_owned(),
            }),
            terms: question.terms.iter().map(Term::new).collect(),
        }
    }
}

/// Returns the hits for `jsonl`, the question repeated on each.
pub(super) fn hit_lines(page: &Page, explain: bool) -> Vec<HitLine> {
    let question = Question::new(page);
    let line = |hit| HitLine { question: question.clone(), hit: Hit::found(hit, explain) };
    page.answer.hits.iter().map(line).collect()
}

impl Hit {
    fn found(hit: &Found, explain: bool) -> Self {
        let mut wire = Self::passage(&hit.article, &hit.passage);
        wire.rank = Some(hit.rank);
        wire.score = Some(hit.score);
        wire.also_in.clone_from(&hit.also_in);
        wire.highlights = char_ranges(&hit.passage.text, &hit.highlights);
        if explain {
            let part = |part: &model::Part| Part { part: part.name.clone(), value: part.value };
            wire.why = Some(hit.why.iter().map(part).collect());
        }
        wire.answer = hit.answer.map(|answer| AnswerSpan::new(&hit.passage.text, answer));
        wire
    }

    fn passage(article: &Article, passage: &Passage) -> Self {
        let dated = article.published;
        Self {
            rank: None,
            score: None,
            passage: passage_id(article, passage),
            article: article.name.clone(),
            path: article.path.clone(),
            line: passage.line,
            page: passage.page,
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            author: article.author.clone(),
            url: article.url.clone(),
            lang: article.lang.clone(),
            published: dated.map(|dated| dated.range.from.to_string()),
            published_to: dated.map(|dated| dated.range.to.to_string()),
            published_by: dated.map(|dated| dated.origin.name().to_owned()),
            section: passage.section.clone(),
            text: passage.text.clone(),
            highlights: Vec::new(),
            answer: None,
            statements: passage.statements.iter().map(|statement| Statement::new(&passage.text, statement)).collect(),
            actors: passage.actors.iter().map(Actor::new).collect(),
            also_in: Vec::new(),
            why: None,
        }
    }
}

impl Term {
    fn new(term: &model::Term) -> Self {
        let related = term.related.iter().map(super::asked::related).collect();
        Self { text: term.surface.clone(), weight: term.weight, related }
    }
}

impl AnswerSpan {
    fn new(text: &str, answer: model::AnswerSpan) -> Self {
        let [start, end] = char_ranges(text, &[answer.span])[0];
        Self { text: answer.span.of(text).to_owned(), start, end, confidence: answer.confidence }
    }
}

impl Statement {
    fn new(text: &str, statement: &model::Statement) -> Self {
        let [start, end] = char_ranges(text, &[statement.sentence])[0];
        Self {
            speaker: statement.speaker.clone(),
            act: statement.act.name().to_owned(),
            target: statement.target.clone(),
            negated: statement.negated,
            modality: statement.modality.clone(),
            date: statement.date.map(|range| range.from.to_string()),
            date_to: statement.date.map(|range| range.to.to_string()),
            date_by: statement.date_by.map(|by| by.name().to_owned()),
            start,
            end,
        }
    }
}

impl Actor {
    fn new(actor: &model::Actor) -> Self {
        Self { name: actor.name.clone(), kind: actor.kind.clone(), country: actor.country.clone() }
    }
}

impl Shown {
    /// Returns the article as the contract writes it.
    pub fn new(shown: &engine::Shown) -> Self {
        let article = &shown.article;
        let dated = article.published;
        let of_shown = |one: &engine::ShownPassage| {
            let also_in = shown.also_in.clone();
            Hit { also_in, ..Hit::passage(article, &one.passage) }
        };
        let passages = shown.passages.iter().map(of_shown).collect();
        let origins = article.origins.iter().map(|(field, origin)| (field.clone(), origin.name().to_owned())).collect();
        Self {
            article: article.name.clone(),
            path: article.path.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            author: article.author.clone(),
            url: article.url.clone(),
            lang: article.lang.clone(),
            published: dated.map(|dated| dated.range.from.to_string()),
            published_to: dated.map(|dated| dated.range.to.to_string()),
            published_by: dated.map(|dated| dated.origin.name().to_owned()),
            published_precision: dated.map(|dated| dated.range.precision().name().to_owned()),
            published_confidence: dated.map(|dated| f64::from(dated.confidence) / 100.0),
            modified: article.modified.map(|dated| dated.range.from.to_string()),
            retrieved: article.retrieved.map(|dated| dated.range.from.to_string()),
            file_modified: shown.file_modified.map(|day| day.to_string()),
            tags: article.tags.clone(),
            text: shown.text.clone(),
            passages,
            also_in: shown.also_in.clone(),
            origins,
        }
    }
}

impl Summary {
    /// Returns the summary as the contract writes it.
    pub fn new(summary: &engine::Summary, seconds: f64) -> Self {
        let engine::Summary { added, updated, removed, unchanged, redated, taken_over, .. } = *summary;
        let skipped = summary.skipped.iter();
        Self {
            articles: Changes { added, updated, removed, unchanged, redated, taken_over },
            passages: summary.passages,
            undated: summary.undated,
            skipped: skipped.map(|s| Skipped { path: s.path.clone(), reason: s.reason.clone() }).collect(),
            seconds,
        }
    }
}

impl Status {
    /// Returns the state of an index as the contract writes it.
    pub fn new(status: &engine::Status) -> Self {
        let skipped = status.skipped().into_iter();
        Self {
            index: status.folder.display().to_string(),
            corpus: status.manifest.corpus.clone(),
            changed: status.manifest.changed.clone(),
            made_by: format!("demarche {}", status.marker.made_by),
            settings: status.settings(),
            bytes: status.bytes,
            segments: status.segments,
            articles: status.counts.articles,
            passages: status.counts.passages,
            undated: status.counts.undated,
            stories: status.stories,
            copies: status.copies,
            files: status.manifest.files.len() as u64,
            formats: status.formats(),
            ranking: if status.by_model { "model" } else { "built-in" }.to_owned(),
            rows: status.rows.as_ref().map(|rows| Rows {
                model: rows.model.clone(),
                id: rows.id.clone(),
                passages: rows.passages,
                bytes: rows.bytes,
            }),
            unfit: status.unfit.clone(),
            skipped: skipped.map(|s| Skipped { path: s.path, reason: s.reason }).collect(),
        }
    }
}

/// Returns a passage's identifier: `ARTICLE#N`.
pub fn passage_id(article: &Article, passage: &Passage) -> String {
    format!("{}#{}", article.name, passage.ordinal)
}

/// Turns byte spans into ranges of Unicode scalar values, in one walk over the text.
fn char_ranges(text: &str, spans: &[Span]) -> Vec<[usize; 2]> {
    let mut edges: Vec<usize> = spans.iter().flat_map(|span| [span.range().start, span.range().end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut counts = BTreeMap::new();
    let (mut at, mut count) = (0, 0);
    for edge in edges {
        count += text[at..edge].chars().count();
        at = edge;
        counts.insert(edge, count);
    }
    spans.iter().map(|span| [counts[&span.range().start], counts[&span.range().end]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn offsets_count_characters_and_lie_inside_the_text(text in "\\PC{0,60}") {
            let spans: Vec<_> = tokens::tokens(&text).into_iter().map(|token| token.span).collect();
            let chars: Vec<char> = text.chars().collect();
            for (span, [start, end]) in spans.iter().zip(char_ranges(&text, &spans)) {
                prop_assert!(start < end && end <= chars.len());
                prop_assert_eq!(chars[start..end].iter().collect::<String>(), span.of(&text));
            }
        }
    }
}
