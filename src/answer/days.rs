//! Days, months and years, as the text says them.

use super::{Asked, Offer, Sentence};
use crate::model::{DateRange, Passage, Span};
use crate::text::dates::{DateKind, DateMention, dates};

/// Days that something has gone on since: "since 23 January".
pub(super) fn since(passage: &Passage, sentence: &Sentence, published: Option<DateRange>) -> Vec<Offer> {
    let before = |span: Span| follows(span, &passage.text, "since");
    let dated = dates(sentence.span.of(&passage.text), published).into_iter();
    dated
        .map(|mention| moved(mention.span, sentence))
        .filter(|span| before(*span))
        .map(|span| Offer { span, fit: 0.7 })
        .collect()
}

/// Tells whether a day follows a word, or takes it in: "since 2022".
fn follows(span: Span, text: &str, word: &str) -> bool {
    text[..span.range().start].trim_end().ends_with(word) || span.of(text).starts_with(word)
}

fn moved(span: Span, sentence: &Sentence) -> Span {
    Span { start: span.start + sentence.span.start, end: span.end + sentence.span.start }
}

pub(super) fn offers(
    asked: &Asked,
    passage: &Passage,
    sentence: &Sentence,
    published: Option<DateRange>,
) -> Vec<Offer> {
    let text = sentence.span.of(&passage.text);
    // "since when" asks for what follows "since", "until when" for what follows "until".
    let bound =
        ["since", "until"].into_iter().find(|word| asked.question.raw.to_lowercase().contains(&format!("{word} when")));
    let offer = |mention: DateMention| {
        let span = moved(mention.span, sentence);
        let exact = mention.kind == DateKind::Explicit || mention.range.from == mention.range.to;
        let fit = match bound {
            Some(word) if follows(span, &passage.text, word) => 1.0,
            Some(_) => 0.3,
            None if exact => 0.8,
            None => 0.5,
        };
        Offer { span, fit }
    };
    dates(text, published).into_iter().map(offer).collect()
}
