//! A text in pieces: what was looked for, what answers, who is named. Pieces are plain strings, escaped by the templates.

use crate::model::Span;

/// A stretch of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its words.
    pub(super) text: String,
    /// Whether it was looked for.
    pub(super) marked: bool,
    /// Whether it answers.
    pub(super) answer: bool,
    /// The page of whoever it names.
    pub(super) link: Option<String>,
}

/// What is to be shown of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    /// The words looked for.
    pub(super) words: Vec<Span>,
    /// The words that answer.
    pub(super) answer: Option<Span>,
    /// Names, and the pages of those who bear them; of names within one another the longest counts.
    pub(super) links: Vec<(Span, String)>,
}

/// Returns a text's paragraphs, each in pieces.
pub(super) fn paragraphs(text: &str, marks: &Marks) -> Vec<Vec<Piece>> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let span = Span::new(start, start + paragraph.len());
        start = span.end as usize + 2;
        if !paragraph.trim().is_empty() {
            found.push(pieces(text, span, marks));
        }
    }
    found
}

/// Returns a part of a text in pieces.
pub(super) fn pieces(text: &str, part: Span, marks: &Marks) -> Vec<Piece> {
    let links = apart(&marks.links);
    let words = joined(text, &marks.words);
    let spans = links.iter().map(|(span, _)| *span).chain(words.iter().copied()).chain(marks.answer);
    let mut cuts: Vec<u32> = spans.flat_map(|span| [span.start, span.end]).collect();
    cuts.retain(|cut| (part.start..part.end).contains(cut));
    cuts.extend([part.start, part.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let within = |span: &Span, at: u32| span.start <= at && at < span.end;
    let piece = |pair: &[u32]| Piece {
        text: text[pair[0] as usize..pair[1] as usize].to_owned(),
        marked: words.iter().any(|span| within(span, pair[0])),
        answer: marks.answer.is_some_and(|span| within(&span, pair[0])),
        link: links.iter().find(|(span, _)| within(span, pair[0])).map(|(_, link)| link.clone()),
    };
    cuts.windows(2).map(piece).collect()
}

/// Joins words with nothing but a space between them: one mark reads better than three.
fn joined(text: &str, words: &[Span]) -> Vec<Span> {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            Some(last) if &text[last.end as usize..span.start as usize] == " " => last.end = span.end,
            _ => joined.push(span),
        }
    }
    joined
}

/// Leaves out spans that lie within or across a longer one.
fn apart(links: &[(Span, String)]) -> Vec<(Span, String)> {
    let mut longest: Vec<&(Span, String)> = links.iter().collect();
    longest.sort_by_key(|(span, _)| (std::cmp::Reverse(span.len()), span.start));
    let mut kept: Vec<(Span, String)> = Vec::new();
    for (span, link) in longest {
        if kept.iter().all(|(other, _)| span.end <= other.start || other.end <= span.start) {
            kept.push((*span, link.clone()));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(pieces: &[Piece]) -> String {
        let piece = |piece: &Piece| {
            let open = [("*", piece.marked), ("!", piece.answer), ("@", piece.link.is_some())];
            let signs: String = open.into_iter().filter(|(_, on)| *on).map(|(sign, _)| sign).collect();
            if signs.is_empty() { piece.text.clone() } else { format!("[{signs}{}]", piece.text) }
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn marks_answers_and_names_may_cross() {
        let text = "Beijing denied the claims.\n\nIt was silent.";
        let marks = Marks {
            words: vec![Span::new(8, 14), Span::new(15, 18)],
            answer: Some(Span::new(0, 14)),
            links: vec![(Span::new(0, 7), "/actor?name=China".into())],
        };
        let told: Vec<String> = paragraphs(text, &marks).iter().map(|pieces| self::told(pieces)).collect();
        assert_eq!(told, ["[!@Beijing][! ][*!denied][* the] claims.", "It was silent."]);
    }

    #[test]
    fn of_names_within_names_the_longest_is_linked() {
        let links = [(Span::new(0, 7), "china".to_owned()), (Span::new(0, 24), "ministry".to_owned())];
        assert_eq!(apart(&links), [(Span::new(0, 24), "ministry".to_owned())]);
    }

    proptest! {
        #[test]
        fn pieces_put_together_are_the_text(
            text in "[a-zé \n]{0,60}", spans in prop::collection::vec((0usize..60, 0usize..60), 0..6),
        ) {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let span = |(a, b): &(usize, usize)| {
                let (a, b) = (bounds[a % bounds.len()], bounds[b % bounds.len()]);
                Span::new(a.min(b), a.max(b))
            };
            let marks = Marks {
                words: spans.iter().map(span).collect(),
                answer: spans.first().map(span),
                links: spans.iter().map(|pair| (span(pair), String::new())).collect(),
            };
            let together = pieces(&text, Span::new(0, text.len()), &marks);
            prop_assert_eq!(together.iter().map(|piece| piece.text.as_str()).collect::<String>(), text.clone());
            let paragraphs = paragraphs(&text, &marks);
            let all: Vec<String> = paragraphs.iter().map(|p| p.iter().map(|piece| piece.text.as_str()).collect()).collect();
            let wanted: Vec<&str> = text.split("\n\n").filter(|p| !p.trim().is_empty()).collect();
            prop_assert_eq!(all, wanted);
        }
    }
}
