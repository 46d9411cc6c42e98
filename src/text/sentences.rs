//! Sentences of a text, by `sentencex`: no break at "U.S.", "Sen." or "No. 3". Where text is cut by them it is cut once, in
//! whatever language; what reads sentences of many passages uses [`super::breaks`].

use crate::model::Span;

/// Returns the spans of the sentences of `text` in order, surrounding white space left out.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for piece in sentencex::segment("en", text) {
        // The crate hands out slices of the text: where one lies in memory tells where it stands.
        let Some(start) = piece.as_ptr().addr().checked_sub(text.as_ptr().addr()) else { continue };
        if text.get(start..).is_none_or(|rest| !rest.starts_with(piece)) {
            continue;
        }
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let lead = piece.len() - piece.trim_start().len();
            let span = Span::new(start + lead, start + lead + trimmed.len());
            match spans.last_mut() {
                // A sentence ends before white space only: "paragraph.it" and "v.2" are left whole.
                Some(last) if last.end == span.start => last.end = span.end,
                _ => spans.push(span),
            }
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let text = "The U.S. charged seven men. Sen. Smith denied it. No. 10 agreed.";
        let found: Vec<_> = sentences(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["The U.S. charged seven men.", "Sen. Smith denied it.", "No. 10 agreed."]);
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
