//! Two articles that print one story, side by side: what both say, and what only one.

use askama::Template;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::address::Address;
use super::frame::Frame;
use super::marked::Piece;
use super::passages::{date, title};
use crate::engine::{Engine, Error};
use crate::model::Article;
use crate::text::tokens::folded;

/// Words of each article that are compared: beyond, two that have nothing in common would take too long.
const MOST: usize = 8000;

/// The page.
#[derive(Template)]
#[template(path = "compare.html")]
pub(super) struct View {
    frame: Frame,
    left: Side,
    right: Side,
    rows: Vec<Row>,
    /// The share of the longer text's words that both have, in percent.
    shared: usize,
    cut: bool,
    most: usize,
    back: String,
}

/// One of the two.
struct Side {
    title: String,
    outlet: Option<String>,
    date: String,
    lang: Option<String>,
    link: String,
}

/// Paragraphs that stand beside one another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Row {
    left: Vec<Piece>,
    right: Vec<Piece>,
}

/// A word with the paragraph it stands in.
struct Word {
    paragraph: usize,
    text: String,
    folded: String,
}

/// Returns the page of two articles.
///
/// # Errors
/// When one of them does not exist, or the index cannot be read.
pub(super) fn page(engine: &Engine, address: &Address) -> Result<View, Error> {
    let (left, right) = (engine.show(&address.id, 0)?, engine.show(&address.other, 0)?);
    let (ours, theirs) = (words(&left.text), words(&right.text));
    let cut = ours.len() == MOST || theirs.len() == MOST;
    let (rows, shared) = rows(&ours, &theirs);
    let side = |article: &Article| Side {
        title: title(article),
        outlet: article.outlet.clone(),
        date: date(article),
        lang: article.lang.clone(),
        link: address.to_article(&article.name),
    };
    Ok(View {
        frame: Frame::new("Two copies of a story", address, ""),
        back: address.to_article(&left.article.name),
        left: side(&left.article),
        right: side(&right.article),
        rows,
        shared,
        cut,
        most: MOST,
    })
}

fn words(text: &str) -> Vec<Word> {
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()).enumerate();
    let words = paragraphs.flat_map(|(paragraph, text)| {
        text.split_whitespace().map(move |word| Word {
            paragraph,
            text: word.to_owned(),
            folded: folded(word.trim_matches(|c: char| !c.is_alphanumeric())),
        })
    });
    words.take(MOST).collect()
}

/// Returns the paragraphs of both, beside one another where they share most words, and the share of words in common.
fn rows(left: &[Word], right: &[Word]) -> (Vec<Row>, usize) {
    let keys = |words: &[Word]| words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
    let (ours, theirs) = (keys(left), keys(right));
    let mut both = (vec![false; left.len()], vec![false; right.len()]);
    let count = |words: &[Word]| words.last().map_or(0, |word| word.paragraph + 1);
    let (ours_count, theirs_count) = (count(left), count(right));
    // How many words each paragraph shares with each of the other side's it meets.
    let mut votes = std::collections::BTreeMap::<(usize, usize), usize>::new();
    let mut shared = 0;
    for op in capture_diff_slices(Algorithm::Patience, &ours, &theirs) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            shared += len;
            for step in 0..len {
                both.0[old_index + step] = true;
                both.1[new_index + step] = true;
                let pair = (left[old_index + step].paragraph, right[new_index + step].paragraph);
                *votes.entry(pair).or_default() += 1;
            }
        }
    }
    let paragraphs = |words: &[Word], both: &[bool], count: usize| {
        let mut paragraphs: Vec<Vec<Piece>> = vec![Vec::new(); count];
        for (word, both) in words.iter().zip(both) {
            push(&mut paragraphs[word.paragraph], &word.text, !both);
        }
        paragraphs
    };
    let (mut ours, mut theirs) = (paragraphs(left, &both.0, ours_count), paragraphs(right, &both.1, theirs_count));
    let mut rows = Vec::new();
    let mut next = 0;
    for (number, paragraph) in ours.iter_mut().enumerate() {
        let mates = votes.range((number, next)..(number + 1, 0));
        let mate = mates.max_by_key(|(pair, votes)| (**votes, std::cmp::Reverse(pair.1))).map(|(pair, _)| pair.1);
        let mut right = Vec::new();
        if let Some(mate) = mate {
            rows.extend(
                theirs[next..mate].iter_mut().map(|only| Row { left: Vec::new(), right: std::mem::take(only) }),
            );
            right = std::mem::take(&mut theirs[mate]);
            next = mate + 1;
        }
        rows.push(Row { left: std::mem::take(paragraph), right });
    }
    rows.extend(theirs[next..].iter_mut().map(|only| Row { left: Vec::new(), right: std::mem::take(only) }));
    (rows, shared * 100 / left.len().max(right.len()).max(1))
}

/// Adds a word to a paragraph; words of a kind make one piece.
fn push(pieces: &mut Vec<Piece>, word: &str, marked: bool) {
    match pieces.last_mut() {
        Some(last) if last.marked == marked => {
            last.text.push(' ');
            last.text.push_str(word);
        }
        last => {
            let begins = last.is_none();
            if !begins {
                pieces.push(Piece { text: " ".to_owned(), marked: false, answer: false, link: None });
            }
            if begins || marked {
                pieces.push(Piece { text: word.to_owned(), marked, answer: false, link: None });
            } else if let Some(space) = pieces.last_mut() {
                space.text.push_str(word);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pieces: &[Piece]) -> String {
        pieces.iter().map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    fn compared(left: &str, right: &str) -> (Vec<(String, String)>, usize) {
        let (rows, shared) = rows(&words(left), &words(right));
        (rows.iter().map(|row| (told(&row.left), told(&row.right))).collect(), shared)
    }

    #[test]
    fn paragraphs_that_share_words_stand_beside_one_another() {
        let left = "Beijing denied the claims on Monday.\n\nIt spoke of slander and of lies.";
        let right = "Editor’s note.\n\nBeijing denied all claims on Monday.\n\nIt spoke of slander.\n\nMore follows.";
        let (rows, shared) = compared(left, right);
        let row = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        assert_eq!(
            rows,
            [
                row("", "[Editor’s note.]"),
                row("Beijing denied [the] claims on Monday.", "Beijing denied [all] claims on Monday."),
                row("It spoke of slander [and of lies.]", "It spoke of slander."),
                row("", "[More follows.]"),
            ]
        );
        assert_eq!(shared, 9 * 100 / 14);
    }

    #[test]
    fn nothing_beside_nothing_is_no_failure() {
        assert_eq!(compared("", ""), (Vec::new(), 0));
        assert_eq!(compared("a b", "").0, [("[a b]".to_owned(), String::new())]);
    }
}
