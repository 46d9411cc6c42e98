//! One passage as the rules see it: lexemes, which mention each belongs to, what stands in quotation marks.

use crate::model::Span;
use crate::text::gazetteer::{Mention, Reading};
use crate::text::lexemes::{LexemeKind, Lexemes};

use super::words::{self, Word, among};

/// A passage ready for the rules.
pub(super) struct View<'a> {
    pub(super) lexemes: &'a Lexemes<'a>,
    words: Vec<Word<'a>>,
    pub(super) mentions: &'a [Mention],
    /// The lexemes of each mention.
    places: Vec<(usize, usize)>,
    /// For each lexeme its mention plus one, or 0.
    cover: Vec<usize>,
    /// For each lexeme its quotation plus one, or 0.
    quoted: Vec<usize>,
    /// The lexemes of each quotation, marks included.
    ranges: Vec<(usize, usize)>,
}

impl<'a> View<'a> {
    pub(super) fn new(lexemes: &'a Lexemes<'a>, mentions: &'a [Mention]) -> Self {
        let mut cover = vec![0; lexemes.len()];
        let mut places = Vec::with_capacity(mentions.len());
        for (number, mention) in mentions.iter().enumerate() {
            let first = lexemes.index_at(mention.span.start as usize);
            let mut end = first;
            while end < lexemes.len() && lexemes.span(end, end + 1).end <= mention.span.end {
                cover[end] = number + 1;
                end += 1;
            }
            places.push((first, end));
        }
        let (quoted, ranges) = quotations(lexemes);
        let words: Vec<Word> = (0..lexemes.len()).map(|at| Word::new(spelt_out(lexemes, at))).collect();
        Self { lexemes, words, mentions, places, cover, quoted, ranges }
    }

    /// Returns a word in its folded form; the empty one past the end.
    pub(super) fn low(&self, at: usize) -> Word<'a> {
        self.words.get(at).copied().unwrap_or(Word::NONE)
    }

    /// Returns the number of the mention that covers a lexeme.
    pub(super) fn mention_at(&self, at: usize) -> Option<usize> {
        self.cover.get(at).and_then(|number| number.checked_sub(1))
    }

    /// Returns the lexemes of a mention, first and one past the last.
    pub(super) fn place(&self, mention: usize) -> (usize, usize) {
        self.places[mention]
    }

    pub(super) fn reading_at(&self, at: usize) -> Option<Reading> {
        self.mention_at(at).map(|number| self.mentions[number].reading)
    }

    /// Returns the lexemes of the quotation around a lexeme, marks included.
    pub(super) fn quote_at(&self, at: usize) -> Option<(usize, usize)> {
        self.quoted.get(at).and_then(|number| number.checked_sub(1)).map(|number| self.ranges[number])
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).is_some_and(|number| *number > 0)
    }

    /// Returns the first quotation that starts within `from..to`.
    pub(super) fn quote_within(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let next = self.ranges.partition_point(|quote| quote.0 < from);
        self.ranges.get(next).copied().filter(|quote| quote.0 < to)
    }

    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        self.lexemes.span(first, end)
    }

    pub(super) fn text(&self, first: usize, end: usize) -> String {
        let text = self.span(first, end).of(self.lexemes.text());
        // Most are of one line and single spaces.
        if text.is_ascii() && !text.contains("  ") && !text.contains(|c: char| c.is_whitespace() && c != ' ') {
            return text.to_owned();
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Tells whether the lexeme can be part of a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let low = self.low(at);
        self.mention_at(at).is_some() || (self.lexemes.is_word(at) && !words::is_function_word(low))
    }
}

/// Returns a word, and where it is a helping verb cut short, that verb: `It's nonsense`, `We've summoned him`. `IT` is no pronoun.
fn spelt_out<'a>(lexemes: &'a Lexemes<'_>, at: usize) -> &'a str {
    let low = lexemes.low(at);
    // `an IT company`
    if low == "it" && lexemes.raw(at) == "IT" && at + 1 < lexemes.len() && lexemes.kind(at + 1) == LexemeKind::Word {
        return "technology";
    }
    // `the Belarusian chargé`
    if low == "charge" && lexemes.raw(at).ends_with('é') {
        return "attache";
    }
    if !low.starts_with('\'') || at == 0 {
        return low;
    }
    match low {
        "'s" if among!(lexemes.low(at - 1), "it he she that this there what who here") => "is",
        "'re" => "are",
        "'ve" => "have",
        "'ll" => "will",
        "'m" => "am",
        "'d" => "would",
        _ => low,
    }
}

/// Returns for each lexeme its quotation plus one, and the quotations.
fn quotations(lexemes: &Lexemes<'_>) -> (Vec<usize>, Vec<(usize, usize)>) {
    let mut quoted = vec![0; lexemes.len()];
    let mut ranges = Vec::new();
    let mut open: Option<usize> = None;
    let is_single = |at: usize| among!(lexemes.raw(at), "' ’ ‘");
    for at in 0..lexemes.len() {
        match (lexemes.kind(at), open) {
            (LexemeKind::Open, None) => open = Some(at),
            // A quotation that runs over paragraphs is opened anew in each and closed once.
            (LexemeKind::Open, Some(first)) if lexemes.starts_paragraph(at) => {
                close(&mut quoted, &mut ranges, first, at);
                open = Some(at);
            }
            (LexemeKind::Close, Some(first)) if is_single(first) == is_single(at) => {
                close(&mut quoted, &mut ranges, first, at + 1);
                open = None;
            }
            _ if lexemes.starts_paragraph(at) => open = None,
            _ => {}
        }
    }
    // Left open at the end of the passage: it goes on in the next one, when something introduced it.
    let introduced = |first: &usize| {
        !is_single(*first) && (*first == 0 || lexemes.starts_paragraph(*first) || among!(lexemes.low(first - 1), ": ,"))
    };
    if let Some(first) = open.filter(introduced) {
        close(&mut quoted, &mut ranges, first, lexemes.len());
    }
    (quoted, ranges)
}

fn close(quoted: &mut [usize], ranges: &mut Vec<(usize, usize)>, first: usize, end: usize) {
    ranges.push((first, end));
    quoted[first..end].fill(ranges.len());
}
