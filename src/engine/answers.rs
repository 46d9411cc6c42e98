//! The words that answer, looked for in the passages found.

use crate::answer::{Asked, Known, answered, confidence};
use crate::model::{Answer, AnswerSpan, AnswerType, Hit};

/// Gives each hit the span that is trusted, and says whether any passage answers.
pub(super) fn fill(answer: &mut Answer, least: f32) {
    let asked = Asked::new(&answer.question);
    let kind = answer.question.answer_type.unwrap_or(AnswerType::Thing);
    let best = answer.hits.first().map_or(0.0, |hit| hit.score);
    let mut spans = Vec::with_capacity(answer.hits.len());
    for hit in &answer.hits {
        spans.push(span(&asked, kind, best, hit));
    }
    let nearest = answer.hits.iter().map(|hit| hit.nearness).fold(0.0, f32::max);
    answer.answered = !answer.question.asks || answered(nearest);
    for (hit, span) in answer.hits.iter_mut().zip(spans) {
        hit.answer = span.filter(|span| span.confidence >= least);
    }
}

/// Returns the best span of a hit, trusted or not.
fn span(asked: &Asked, kind: AnswerType, best: f32, hit: &Hit) -> Option<AnswerSpan> {
    let found =
        asked.find(hit.article.title.as_deref(), &hit.passage, hit.article.published.map(|dated| dated.range))?;
    let standing = if best > 0.0 { hit.score / best } else { 0.0 };
    let known = Known { kind, fit: found.fit, sentence: found.sentence, standing };
    Some(AnswerSpan { span: found.span, confidence: confidence(&known) })
}
