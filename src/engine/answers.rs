//! The words that answer, looked for in the best passages found, several of one article among them.

use std::convert::Infallible;

use super::{Engine, Error};
use crate::answer::{Asked, Found, Source, answered, confidence};
use crate::encode;
use crate::model::{Answer, AnswerSpan, AnswerType, PassageId, Question};
use crate::rank::Ranked;
use crate::retrieve::shared;

/// In fewer passages the answer is found before a second thread has begun.
const LEAST_SHARED: usize = 6;

/// By how much less than the best sum a span's own may be before it is worth nothing to its passage: odds of one in twenty
/// thousand.
const REACH: f32 = 10.0;

/// What was found in the passages looked at.
pub(super) struct Answers {
    /// What the best span of each passage is worth beside the best of all, 0 to 1.
    worths: Vec<(PassageId, f32)>,
    /// The trusted span of each passage that has one, with the name of its article.
    spans: Vec<(PassageId, String, AnswerSpan)>,
    /// Whether any of them answers.
    answered: bool,
}

impl Engine {
    /// Looks for the answer to a question, with what the optional model makes of it if passages were ranked by that; spans
    /// less sure than `least` are left out.
    pub(super) fn answers(
        &self,
        question: &Question,
        ranked: &[Ranked],
        by_model: Option<&encode::Asked>,
        least: f32,
    ) -> Result<Answers, Error> {
        let mut read = Vec::with_capacity(ranked.len());
        for Ranked { candidate, .. } in ranked {
            let passage = self.reader.passage(candidate.passage, candidate.address)?;
            read.push((self.reader.article(candidate.passage.article)?, passage));
        }
        let texts = ranked.iter().zip(&read).map(|(ranked, (article, passage))| {
            (ranked.candidate.passage, article.title.as_deref().unwrap_or_default(), passage.text.as_str())
        });
        let readings = by_model.and_then(|asked| self.readings(asked, texts));
        let best = ranked.first().map_or(0.0, |ranked| ranked.score);
        let sources: Vec<Source> = read
            .iter()
            .zip(ranked)
            .enumerate()
            .map(|(at, ((article, passage), ranked))| Source {
                title: article.title.as_deref(),
                article: &article.name,
                passage,
                published: article.published.as_ref().map(|dated| dated.range),
                standing: if best > 0.0 { ranked.score / best } else { 0.0 },
                reading: readings.as_ref().map(|readings| &readings[at]),
            })
            .collect();
        let mut asked = (Asked::new(question), Asked::new(question));
        let offers = |asked: &mut Asked, source: &Source| Ok::<_, Infallible>(asked.offers(source));
        let Ok(offers) = shared(&mut asked, &sources, LEAST_SHARED, offers);
        let (found, covered) = asked.0.surest(&sources, offers);
        let answered = !question.asks || answered(covered);
        let worths = if tells_apart(question) { worths(ranked, &found) } else { Vec::new() };
        let mut spans = Vec::new();
        // What is said to be answered nowhere is given no words.
        let trusted = |span: &AnswerSpan| answered && span.confidence >= least;
        for ((ranked, (article, _)), found) in ranked.iter().zip(&read).zip(found) {
            let Some(found) = found else { continue };
            let span = AnswerSpan { span: found.span, confidence: confidence(&found.known) };
            if trusted(&span) {
                spans.push((ranked.candidate.passage, article.name.clone(), span));
            }
        }
        Ok(Answers { worths, spans, answered })
    }
}

/// Tells whether spans of the kind asked for tell a passage that answers from one that does not. Days stand in most
/// passages, and whether one does is told before; of what has no kind any sentence may be an answer.
fn tells_apart(question: &Question) -> bool {
    !matches!(question.answer_type, None | Some(AnswerType::Date | AnswerType::Thing))
}

/// Returns what the best span of each passage is worth.
fn worths(ranked: &[Ranked], found: &[Option<Found>]) -> Vec<(PassageId, f32)> {
    let sum =
        |(ranked, found): (&Ranked, &Option<Found>)| Some((ranked.candidate.passage, found.as_ref()?.known.sum()));
    let mut worths: Vec<(PassageId, f32)> = ranked.iter().zip(found).filter_map(sum).collect();
    let best = worths.iter().map(|(_, sum)| *sum).fold(f32::NEG_INFINITY, f32::max);
    for (_, worth) in &mut worths {
        *worth = (1.0 + (*worth - best) / REACH).max(0.0);
    }
    worths
}

impl Answers {
    /// Returns what the words of a passage are worth as an answer, 0 to 1.
    pub(super) fn worth(&self, passage: PassageId) -> f32 {
        self.worths.iter().find(|(known, _)| *known == passage).map_or(0.0, |(_, worth)| *worth)
    }

    /// Returns the passage of the surest span; of equals, the better passage.
    pub(super) fn best(&self) -> Option<PassageId> {
        let surest =
            self.spans.iter().reduce(|best, other| if other.2.confidence > best.2.confidence { other } else { best });
        surest.map(|(passage, ..)| *passage)
    }

    /// Gives each hit its span, and says whether any passage answers.
    pub(super) fn fill(&self, answer: &mut Answer) {
        for hit in &mut answer.hits {
            let same = |(passage, article, _): &&(PassageId, String, AnswerSpan)| {
                passage.ordinal == hit.passage.ordinal && *article == hit.article.name
            };
            hit.answer = self.spans.iter().find(same).map(|(.., span)| *span);
        }
        answer.answered = self.answered;
    }
}
