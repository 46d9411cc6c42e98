//! Where sentences end among the words and marks of a text: for what reads many texts in little time.
//!
//! [`super::sentences`] knows more languages and costs thirty times as much.

use super::lexemes::{LexemeKind, Lexemes};
use crate::model::Span;

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "st", "no", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "ltd", "co", "corp", "vs", "prof", "rev", "hon",
    "maj", "capt", "adm", "amb", "jr", "sr", "art", "fig", "al", "cf", "approx", "est", "v", "vol", "pp", "paras",
    "para",
];
/// The most lexemes of a sentence.
const LONGEST: usize = 300;
/// Words after which an acronym's last stop ends the sentence as well.
const OPENERS: &[&str] = &[
    "the", "it", "but", "in", "he", "she", "they", "this", "that", "a", "an", "on", "at", "its", "we", "there",
    "however",
];

/// Returns the spans of the sentences of a text in order, white space between them left out.
pub fn sentences(text: &str) -> Vec<Span> {
    let lexemes = Lexemes::new(text);
    ranges(&lexemes).into_iter().map(|(first, end)| lexemes.span(first, end)).collect()
}

/// Returns the sentences as ranges of lexemes; one without an end is cut, so that no rule looks far.
pub fn ranges(lexemes: &Lexemes) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut at = 0;
    while at < lexemes.len() {
        let mut end = at + 1;
        let mut stop = end == lexemes.len() || lexemes.starts_paragraph(end) || end - first >= LONGEST;
        if !stop && is_full_stop(lexemes, at) {
            while end < lexemes.len() && (lexemes.kind(end) == LexemeKind::Close || lexemes.low(end) == ")") {
                end += 1;
            }
            stop = end == lexemes.len() || lexemes.starts_paragraph(end) || may_open(lexemes, end, at);
        }
        if stop {
            sentences.push((first, end));
            first = end;
        }
        at = end;
    }
    sentences
}

fn is_full_stop(lexemes: &Lexemes, at: usize) -> bool {
    if lexemes.kind(at) == LexemeKind::Word {
        let raw = lexemes.raw(at);
        // `IT` is no pronoun.
        return raw.ends_with('.')
            && raw.len() > 2
            && OPENERS.contains(&lexemes.low(at + 1))
            && lexemes.raw(at + 1) != "IT";
    }
    match lexemes.low(at) {
        "!" | "?" | "…" => true,
        "." => at.checked_sub(1).is_none_or(|before| {
            let letter = lexemes.raw(before).chars().count() == 1 && lexemes.is_capital(before);
            let abbreviation = lexemes.kind(before) == LexemeKind::Word && ABBREVIATIONS.contains(&lexemes.low(before));
            !(letter || abbreviation) || lexemes.span(before, at).end != lexemes.span(at, at + 1).start
        }),
        _ => false,
    }
}

/// Tells whether a sentence may begin at a lexeme, the last having ended with the full stop at another.
fn may_open(lexemes: &Lexemes, at: usize, stop: usize) -> bool {
    let opens = lexemes.is_capital(at)
        || matches!(lexemes.kind(at), LexemeKind::Open | LexemeKind::Number)
        || matches!(lexemes.low(at), "(" | "[" | "•" | "-");
    // `"Never!" said the envoy` goes on.
    opens && lexemes.span(stop, stop + 1).end < lexemes.span(at, at + 1).start
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let text =
            "The U.S. charged seven men. Sen. Smith denied it. No. 10 agreed to talks with the U.N. They failed.";
        let expected = [
            "The U.S. charged seven men.",
            "Sen. Smith denied it.",
            "No. 10 agreed to talks with the U.N.",
            "They failed.",
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn marks_that_close_belong_to_what_they_close() {
        let text = "“We deny it.” (So they did.) \"Never!\" said the envoy";
        assert_eq!(found(text), ["“We deny it.”", "(So they did.)", "\"Never!\" said the envoy"]);
    }

    #[test]
    fn a_paragraph_ends_its_last_sentence() {
        assert_eq!(found("Background\n\nthe ministry"), ["Background", "the ministry"]);
    }

    proptest! {
        #[test]
        fn sentences_lie_in_the_text_in_order(text in "[ -~\\n\u{2019}é]{0,120}") {
            let mut last = 0;
            for span in sentences(&text) {
                prop_assert!(text.get(span.range()).is_some());
                prop_assert!(span.start >= last && span.start < span.end);
                last = span.end;
            }
        }
    }
}
