//! Days, months and years, as the text says them.

use super::actors::fit;
use super::{Asked, Offer, Sentence};
use crate::model::{DateBy, DateRange, Passage, Span};
use crate::text::dates::{DateKind, DateMention, dates};

/// How well "since 2017" tells how long something has gone on, and how well how long something took.
const SINCE: (f32, f32) = (0.6, 0.3);
/// How well "from 2011 to 2018" does.
const RANGE: f32 = 0.7;
/// What is left of the fit of a month where the day is asked for.
const NO_DAY: f32 = 0.6;
/// What is left of the fit of a day when none of the acts asked about is reported beside it.
const NO_ACT: f32 = 0.8;
/// How well a day fits from which something goes on, when it is asked on which day something was.
const BOUND: f32 = 0.4;
/// How well a year fits that belongs to a name: "the 2015 breach".
const OF_NAME: f32 = 0.5;

/// Days that something has gone on since: "since 23 January".
pub(super) fn since(asked: &Asked, passage: &Passage, sentence: &Sentence, published: Option<DateRange>) -> Vec<Offer> {
    let before = |span: Span| follows(span, &passage.text, "since");
    let goes_on = asked.question.raw.split_whitespace().any(|word| matches!(word, "has" | "have" | "been"));
    let fit = if goes_on { SINCE.0 } else { SINCE.1 };
    let dated: Vec<Span> = dates(sentence.span.of(&passage.text), published)
        .into_iter()
        .map(|mention| moved(mention.span, sentence))
        .collect();
    // "from 2011 to 2018", "between March and May"
    let spans = |span: &&Span| {
        let said = span.of(&passage.text);
        let leads = ["from ", "From ", "between ", "Between "].iter().any(|word| said.starts_with(word));
        leads && [" to ", " until ", " through ", " and "].iter().any(|joint| said.contains(joint))
    };
    let ranges = dated.iter().filter(spans).map(|span| Offer::new(*span, RANGE));
    dated.iter().filter(|span| before(**span)).map(|span| Offer::new(*span, fit)).chain(ranges).collect()
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
    // "since when", "since what year" ask for what follows "since", "until when" for what follows "until".
    let raw = asked.question.raw.to_lowercase();
    let asks = |word: &str| ["when", "what", "which"].iter().any(|asking| raw.contains(&format!("{word} {asking}")));
    let bound = ["since", "until", "by"].into_iter().find(|word| asks(word));
    // "deadline for the staff", "telephones to be handed over by"
    let by_then = raw.contains("deadline") || raw.trim_end_matches('?').ends_with(" by");
    let bound = bound.or(by_then.then_some("by"));
    let asks_for_day = raw.split_whitespace().any(|word| matches!(word, "day" | "date"));
    // When those acts were that the question asks about, as far as the sentence says so.
    let reported: Vec<(DateRange, f32)> = (passage.statements.iter())
        .filter(|statement| {
            statement.sentence.start >= sentence.span.start && statement.sentence.end <= sentence.span.end
        })
        .filter(|statement| statement.date_by != Some(DateBy::Publication))
        .filter_map(|statement| Some((statement.date?, fit(asked, statement))))
        .filter(|(_, fit)| *fit > 0.0)
        .collect();
    let offer = |mention: DateMention| {
        let span = moved(mention.span, sentence);
        let is_day = mention.range.from == mention.range.to;
        let fit = match bound {
            Some(word) if follows(span, &passage.text, word) => 1.0,
            Some(_) => 0.3,
            None if ["since", "until"].iter().any(|word| follows(span, &passage.text, word)) => BOUND,
            None if is_of_name(span, &passage.text) => OF_NAME,
            None if mention.kind == DateKind::Explicit => 0.8,
            None if is_day => 0.7,
            None => 0.5,
        };
        let fit = fit * if asks_for_day && !is_day { NO_DAY } else { 1.0 };
        let reported = reported.iter().filter(|(date, _)| date.overlaps(mention.range)).map(|(_, fit)| *fit);
        let fit = match reported.reduce(f32::max) {
            Some(reported) => fit + (1.0 - fit) * reported,
            None if asked.question.acts.is_empty() => fit,
            None => fit * NO_ACT,
        };
        Offer::new(span, fit)
    };
    dates(text, published).into_iter().map(offer).collect()
}

/// Tells whether a year belongs to what it stands before, or to what it is the year of: "the 2015 breach", "the summit of
/// 2016".
fn is_of_name(span: Span, text: &str) -> bool {
    let is_year = span.of(text).len() == "2015".len();
    let before = text[..span.range().start].trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let mut after = text[span.range().end..].chars();
    let goes_on = after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase);
    is_year && (last == "of" || goes_on && matches!(last, "the" | "The" | "its" | "their" | "a"))
}
