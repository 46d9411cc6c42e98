//! Late interaction: each piece of the question is matched with the piece of the passage that is nearest to it.
//!
//! `score = Σ weight · best cosine / Σ weight` over the question's pieces (`MaxSim`: Khattab and Zaharia, "`ColBERT`", 2020;
//! here with fixed rows for both sides, as in static embedding models, and weights by rarity).

use std::cell::RefCell;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::row::Row;
use super::table::{self, Table};
use crate::model::{Meaning, Span};
use crate::text::wordpiece::each;

/// What a word counts as matched that the first stage found all of, whatever form or name it found.
const FOUND: f32 = 0.9;
/// What pieces count that are of no word looked for: question and function words.
const OTHER: f32 = 0.7;
/// Words between two marks of a stretch; a stretch is what lies between every other mark.
const HALF: usize = 12;
/// How far apart two neighbouring words of the question may stand, in words.
const NEAR: usize = 3;
/// The least cosine by which a word stands for one of the question.
const STANDS_FOR: f32 = 0.6;

/// What a question asks for, ready to be matched with passages.
#[derive(Debug, Clone)]
pub struct Wanted {
    pieces: Vec<Piece>,
    pairs: Vec<Pair>,
    /// Sum of the weights.
    total: f32,
    met: RefCell<Met>,
}

/// What was met in passages so far, with its match for every piece of the question: the words of a hundred passages are
/// few, and each comes often; so do the pieces of their words.
#[derive(Debug, Clone, Default)]
struct Met {
    pieces: FxHashMap<u32, usize>,
    /// By the hash of what stands between two spaces.
    words: FxHashMap<u64, Word>,
    /// The words met, one after another.
    text: String,
    cosines: Vec<f32>,
    /// Where the pieces of the word in hand stand.
    places: Vec<usize>,
}

/// Room for the matches of most questions, in numbers: memory that is not used is not touched.
const ROOM: usize = 64 << 10;

/// Room for the words of half a hundred passages.
const WORDS: usize = 3 << 10;

/// What stands between two spaces.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// Where it stands among the words met.
    start: u32,
    end: u32,
    /// Where the matches of its pieces stand, for each piece of the question the best.
    place: usize,
    /// Which pieces of the question it stands for, a bit each.
    stands_for: u64,
}

/// Two neighbouring pieces among those of the words looked for.
#[derive(Debug, Clone, Copy)]
struct Pair {
    pieces: [usize; 2],
    /// The rarity of the more frequent one.
    weight: f32,
}

impl Pair {
    /// Tells whether both pieces are among those of the bits.
    fn among(self, bits: u64) -> bool {
        self.pieces.iter().all(|piece| bits & bit(*piece) != 0)
    }
}

/// Returns the bit of a piece; none is left for those after the 64th.
fn bit(piece: usize) -> u64 {
    u32::try_from(piece).ok().and_then(|piece| 1_u64.checked_shl(piece)).unwrap_or(0)
}

/// One distinct piece of the question.
#[derive(Debug, Clone)]
struct Piece {
    number: u32,
    /// Rarity, times how often the question names it.
    weight: f32,
    row: Row,
    scale: f32,
    /// Which of the words it belongs to, where these are told apart.
    word: Option<usize>,
}

impl Wanted {
    /// Reads a question. Punctuation and unknown words do not count.
    pub fn new(question: &str) -> Self {
        Self::with_words(question, &[])
    }

    /// Reads a question whose words are looked for as well: their places in it, each with its number. What is of none of
    /// them counts less.
    pub fn with_words(question: &str, words: &[(usize, Span)]) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        // The pieces of the words looked for, in the question's order.
        let mut sequence = Vec::new();
        each(&Table, question, |found, span| {
            let Some(number) = found else { return };
            let word = words.iter().find(|(_, of)| of.start <= span.start && span.end <= of.end).map(|(word, _)| *word);
            let weight = table::weight(number) * if word.is_some() || words.is_empty() { 1.0 } else { OTHER };
            let known = pieces.iter().position(|piece| piece.number == number);
            if let Some(known) = known {
                pieces[known].weight += weight;
                pieces[known].word = pieces[known].word.or(word);
            } else if weight > 0.0 {
                pieces.push(Piece { number, weight, row: table::row(number), scale: table::scale(number), word });
            }
            if word.is_some() && weight > 0.0 {
                sequence.push(known.unwrap_or(pieces.len() - 1));
            }
        });
        let pairs = sequence.windows(2).filter(|pair| pair[0] != pair[1]).map(|pair| Pair {
            pieces: [pair[0], pair[1]],
            weight: pieces[pair[0]].weight.min(pieces[pair[1]].weight),
        });
        let pairs = pairs.collect();
        let total = pieces.iter().map(|piece| piece.weight).sum();
        Self { pieces, pairs, total, met: RefCell::default() }
    }

    /// Reads words that are to be told apart: [`Wanted::word_scores`] scores each.
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        for (word, text) in words.into_iter().enumerate() {
            each(&Table, text, |found, _| {
                if let Some(number) = found {
                    let (weight, row, scale) = (table::weight(number), table::row(number), table::scale(number));
                    pieces.push(Piece { number, weight, row, scale, word: Some(word) });
                }
            });
        }
        let total = pieces.iter().map(|piece| piece.weight).sum();
        Self { pieces, pairs: Vec::new(), total, met: RefCell::default() }
    }

    /// Returns how much each of the first `words` words counts: the sum of its pieces' rarities.
    pub fn word_weights(&self, words: usize) -> Vec<f32> {
        let mut weights = vec![0.0; words];
        for piece in &self.pieces {
            if let Some(word) = piece.word {
                weights[word] += piece.weight;
            }
        }
        weights
    }

    /// Returns how much a text answers to each of the first words, 0 to 1: the weighted mean of the best matches of its
    /// pieces. `weights` are what [`Wanted::word_weights`] gives for these words.
    pub fn word_scores(&self, text: &str, weights: &[f32]) -> Vec<f32> {
        let mut best = vec![0.0; self.pieces.len()];
        self.match_into(&[text], &mut best);
        let mut scores = vec![0.0; weights.len()];
        self.by_word(&best, weights, &mut scores);
        scores
    }

    /// Does what [`Wanted::word_scores`] does with a text of these words, and tells `each` what every one of them alone
    /// answers: its number and its scores.
    pub fn word_scores_of<'t>(
        &self,
        text: impl IntoIterator<Item = &'t str>,
        weights: &[f32],
        mut each: impl FnMut(usize, &[f32]),
    ) -> Vec<f32> {
        let mut best = vec![0.0; self.pieces.len()];
        let mut scores = vec![0.0; weights.len()];
        let mut met = self.met.borrow_mut();
        for (at, word) in text.into_iter().enumerate() {
            let word = self.word(&mut met, word);
            let matches = &met.cosines[word.place..word.place + self.pieces.len()];
            raise(&mut best, matches);
            self.by_word(matches, weights, &mut scores);
            each(at, &scores);
        }
        self.by_word(&best, weights, &mut scores);
        scores
    }

    /// Leaves in `scores` the weighted mean of the matches of each word's pieces.
    fn by_word(&self, matches: &[f32], weights: &[f32], scores: &mut [f32]) {
        scores.fill(0.0);
        for (piece, best) in self.pieces.iter().zip(matches) {
            if let Some(word) = piece.word.filter(|word| weights[*word] > 0.0) {
                scores[word] += piece.weight * best / weights[word];
            }
        }
    }

    /// Tells whether nothing of the question counts; every score is 0 then.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Returns how much of the question the passage answers to, 0 to 1.
    ///
    /// 1 when the passage holds every piece of the question; unrelated text comes to some 0.4.
    pub fn score(&self, passage: &str) -> f32 {
        let mut best = vec![0.0; self.pieces.len()];
        self.match_into(&[passage], &mut best)
    }

    /// Matches a passage under a title. `found` says how much of each word looked for was found there, 0 to 1: its pieces
    /// are matched that well at least, in the whole.
    pub fn matched(&self, title: &str, passage: &str, found: &[f32]) -> Meaning {
        let mut met = self.met.borrow_mut();
        let mut of_title = vec![0.0; self.pieces.len()];
        let mut in_title = 0;
        for word in words(title) {
            let word = self.word(&mut met, word);
            raise(&mut of_title, &met.cosines[word.place..]);
            in_title |= word.stands_for;
        }
        let mut best = of_title.clone();
        let (mut before, mut now) = (of_title.clone(), of_title.clone());
        let mut stretch = 0.0_f32;
        let mut together = Together::new(&self.pairs);
        for (at, word) in words(passage).enumerate() {
            if at > 0 && at % HALF == 0 {
                raise(&mut before, &now);
                stretch = stretch.max(self.mean(&before));
                raise(&mut best, &before);
                std::mem::swap(&mut before, &mut now);
                now.copy_from_slice(&of_title);
            }
            let word = self.word(&mut met, word);
            raise(&mut now, &met.cosines[word.place..]);
            together.at(at, word.stands_for);
        }
        raise(&mut before, &now);
        stretch = stretch.max(self.mean(&before));
        raise(&mut best, &before);
        for (piece, best) in self.pieces.iter().zip(&mut best) {
            let found = piece.word.and_then(|word| found.get(word)).copied().unwrap_or(0.0);
            *best = best.max(FOUND * found);
        }
        Meaning { whole: self.mean(&best), stretch, pairs: together.share(in_title) }
    }

    /// Returns the score of each sentence of a passage, in order, as [`Wanted::score`] gives it.
    pub fn sentence_scores(&self, passage: &str, sentences: &[Span]) -> Vec<f32> {
        let mut best = vec![0.0; self.pieces.len()];
        sentences.iter().map(|sentence| self.match_into(&[sentence.of(passage)], &mut best)).collect()
    }

    /// Leaves the best cosine of each piece in `best` and returns their weighted mean.
    fn match_into(&self, texts: &[&str], best: &mut [f32]) -> f32 {
        best.fill(0.0);
        let mut met = self.met.borrow_mut();
        for text in texts {
            for word in words(text) {
                let word = self.word(&mut met, word);
                raise(best, &met.cosines[word.place..]);
            }
        }
        self.mean(best)
    }

    /// Returns the weighted mean of the pieces' matches.
    fn mean(&self, best: &[f32]) -> f32 {
        if self.total > 0.0 {
            self.pieces.iter().zip(best).map(|(piece, best)| piece.weight * best).sum::<f32>() / self.total
        } else {
            0.0
        }
    }

    /// Returns what is known of a word.
    fn word(&self, met: &mut Met, word: &str) -> Word {
        let hash = FxBuildHasher.hash_one(word);
        let known = met.words.get(&hash).copied();
        if let Some(known) = known.filter(|known| &met.text[known.start as usize..known.end as usize] == word) {
            return known;
        }
        met.places.clear();
        each(&Table, word, |found, _| {
            if let Some(number) = found {
                let place = self.place_of_piece(met, number);
                met.places.push(place);
            }
        });
        // Most words are one piece, and match as it does.
        let place = match *met.places {
            [one] => one,
            _ => self.place_of_several(met),
        };
        let matches = &met.cosines[place..place + self.pieces.len()];
        let stands_for = |(piece, cosine): (usize, &f32)| if *cosine >= STANDS_FOR { bit(piece) } else { 0 };
        let stands_for = matches.iter().enumerate().map(stands_for).fold(0, |all, bit| all | bit);
        let (start, end) = (met.text.len(), met.text.len() + word.len());
        let place_in_text = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let found = Word { start: place_in_text(start), end: place_in_text(end), place, stands_for };
        // Of two words with one hash, the second is cut each time; so is what lies beyond the numbers' range.
        if known.is_none() && end < u32::MAX as usize {
            if met.words.is_empty() {
                met.words.reserve(WORDS);
            }
            met.text.push_str(word);
            met.words.insert(hash, found);
        }
        found
    }

    /// Takes the best matches of several pieces together, and returns where they stand.
    fn place_of_several(&self, met: &mut Met) -> usize {
        let Met { cosines, places, .. } = met;
        let place = cosines.len();
        cosines.resize(place + self.pieces.len(), 0.0);
        let (before, best) = cosines.split_at_mut(place);
        for one in &*places {
            raise(best, &before[*one..]);
        }
        place
    }

    /// Returns where the matches of a piece of a passage stand.
    fn place_of_piece(&self, met: &mut Met, number: u32) -> usize {
        let Met { pieces, cosines, .. } = met;
        *pieces.entry(number).or_insert_with(|| {
            if cosines.capacity() == 0 {
                cosines.reserve(ROOM);
            }
            let place = cosines.len();
            let row = table::row(number);
            let scale = table::scale(number);
            cosines.extend(self.pieces.iter().map(|piece| {
                // A piece is as near to itself as can be, whatever rounding says.
                if piece.number == number { 1.0 } else { (dot(&piece.row, &row) * piece.scale * scale).min(1.0) }
            }));
            place
        })
    }
}

/// Which of the question's pairs stand together, as a passage is gone through.
struct Together<'a> {
    pairs: &'a [Pair],
    /// Which stood together so far.
    met: Vec<bool>,
    /// Where each piece was last stood for, by its number.
    last: [Option<usize>; 64],
}

impl<'a> Together<'a> {
    fn new(pairs: &'a [Pair]) -> Self {
        Self { pairs, met: vec![false; pairs.len()], last: [None; 64] }
    }

    /// Takes in the word at a place, with the pieces it stands for.
    fn at(&mut self, at: usize, stands_for: u64) {
        if stands_for == 0 {
            return;
        }
        let mut rest = stands_for;
        while rest != 0 {
            self.last[rest.trailing_zeros() as usize] = Some(at);
            rest &= rest - 1;
        }
        for (pair, met) in self.pairs.iter().zip(&mut self.met) {
            let [one, other] = pair.pieces.map(|piece| self.last.get(piece).copied().flatten());
            *met |= one.zip(other).is_some_and(|(one, other)| one.abs_diff(other) <= NEAR);
        }
    }

    /// Returns the share of the pairs that stood together, half of it for those in the passage, half for those in the
    /// title.
    fn share(&self, in_title: u64) -> f32 {
        let sum = |of: &dyn Fn(usize, Pair) -> bool| -> f32 {
            self.pairs.iter().enumerate().filter(|(at, pair)| of(*at, **pair)).map(|(_, pair)| pair.weight).sum()
        };
        let all = sum(&|_, _| true);
        let (here, above) = (sum(&|at, _| self.met[at]), sum(&|_, pair| pair.among(in_title)));
        if all > 0.0 { (here + above) / (2.0 * all) } else { 0.0 }
    }
}

/// Cuts a text into words: a space ends one, so each is cut into the same pieces wherever it stands.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

/// Takes each match that is better than the best so far.
fn raise(best: &mut [f32], matches: &[f32]) {
    for (best, one) in best.iter_mut().zip(matches) {
        // None is not a number, so one comparison of the processor's does.
        *best = if *one > *best { *one } else { *best };
    }
}

/// Returns the sum of the products.
#[expect(clippy::cast_precision_loss, reason = "at most 128 · 128², which has 22 bits")]
fn dot(one: &Row, other: &Row) -> f32 {
    one.dot(other) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is(score: f32, expected: f32) -> bool {
        (score - expected).abs() < 1e-6
    }

    #[test]
    fn a_passage_with_every_word_scores_one() {
        let wanted = Wanted::new("Who hacked the parliament?");
        assert!(is(wanted.score("The parliament was hacked by those who hacked the ministry."), 1.0));
    }

    #[test]
    fn near_words_score_between() {
        let wanted = Wanted::new("hackers attacked the hospital");
        let near = wanted.score("Intruders struck a clinic.");
        let far = wanted.score("Rain fell on the hills in spring.");
        assert!(near > far + 0.1 && near < 1.0, "{near} {far}");
    }

    #[test]
    fn nothing_asked_or_nothing_said_scores_nothing() {
        assert!(Wanted::new("?!").is_empty());
        assert!(is(Wanted::new("?!").score("Anything"), 0.0));
        assert!(is(Wanted::new("anything").score(""), 0.0));
    }

    #[test]
    fn a_title_and_its_passage_share_the_question() {
        let wanted = Wanted::new("Norway parliament breach");
        assert!(is(wanted.matched("Norway", "The breach of parliament", &[]).whole, 1.0));
    }

    #[test]
    fn a_word_found_otherwise_is_matched() {
        let question = "who denied it";
        let wanted = Wanted::with_words(question, &[(0, Span::new(4, 10))]);
        let score = |found: f32| wanted.matched("", "The embassy called this groundless.", &[found]).whole;
        assert!(score(1.0) > score(0.5) && score(0.5) >= score(0.0), "{} {} {}", score(1.0), score(0.5), score(0.0));
        assert!(is(wanted.matched("", "Who denied it?", &[0.3]).whole, 1.0), "what stands there counts in full");
    }

    #[test]
    fn question_words_count_less_than_words_looked_for() {
        let question = "who denied it";
        let (of_words, of_all) = (Wanted::with_words(question, &[(0, Span::new(4, 10))]), Wanted::new(question));
        assert!(of_words.score("They denied.") > of_all.score("They denied."));
    }

    /// A question with all its words looked for.
    fn all_words(question: &str) -> Wanted {
        let mut places = Vec::new();
        for word in question.split(' ') {
            let start = word.as_ptr() as usize - question.as_ptr() as usize;
            places.push((places.len(), Span::new(start, start + word.len())));
        }
        Wanted::with_words(question, &places)
    }

    #[test]
    fn words_that_stand_together_are_nearer() {
        let wanted = all_words("parliament breach");
        let filler = "rain fell on the hills of the north in spring and summer as it does in all years ".repeat(3);
        let close = wanted.matched("", &format!("{filler}The breach of parliament. {filler}"), &[]);
        let apart = wanted.matched("", &format!("The breach. {filler}A parliament."), &[]);
        assert!(is(close.whole, apart.whole), "{close:?} {apart:?}");
        assert!(close.stretch > apart.stretch && is(close.stretch, 1.0), "{close:?} {apart:?}");
        assert!(is(close.pairs, 0.5) && is(apart.pairs, 0.0), "{close:?} {apart:?}");
        assert!(is(wanted.matched("Parliament breach", "Rain.", &[]).pairs, 0.5));
        assert!(is(wanted.matched("Parliament breach", "A parliament's breach", &[]).pairs, 1.0));
    }

    #[test]
    fn sentences_are_scored_each_by_itself() {
        let text = "Rain fell. Norway blamed China for the breach.";
        let sentences = [Span::new(0, 10), Span::new(11, text.len())];
        let scores = Wanted::new("Which country did Norway blame?").sentence_scores(text, &sentences);
        assert_eq!(scores.len(), 2);
        assert!(scores[1] > scores[0]);
    }

    proptest! {
        #[test]
        fn scores_lie_between_nothing_and_all(question in any::<String>(), passage in any::<String>()) {
            let score = Wanted::new(&question).score(&passage);
            prop_assert!((0.0..=1.000_001).contains(&score));
        }

        #[test]
        fn a_match_lies_between_nothing_and_all(question in "[a-z ]{0,400}", title in any::<String>(), text in any::<String>(), found in 0.0_f32..=1.0) {
            let Meaning { whole: meaning, stretch, pairs } = all_words(&question).matched(&title, &text, &[found]);
            prop_assert!((0.0..=1.000_01).contains(&meaning) && (0.0..=1.000_01).contains(&pairs));
            prop_assert!(stretch >= 0.0 && stretch <= meaning + 1e-5);
        }

        /// What was kept of the words of other texts changes nothing.
        #[test]
        fn a_text_scores_the_same_whatever_came_before(
            question in "[a-z ]{1,30}", texts in proptest::collection::vec("[a-cA-C,.é\u{4e2d} \n'-]{0,30}", 1..6)
        ) {
            let used = Wanted::new(&question);
            for text in &texts {
                let fresh = Wanted::new(&question).score(text);
                prop_assert!(is(used.score(text), fresh));
                // All pieces of the text at once.
                let mut best = vec![0.0; used.pieces.len()];
                each(&Table, text, |found, _| {
                    if let Some(number) = found {
                        let place = used.place_of_piece(&mut used.met.borrow_mut(), number);
                        raise(&mut best, &used.met.borrow().cosines[place..]);
                    }
                });
                let sum: f32 = used.pieces.iter().zip(&best).map(|(piece, best)| piece.weight * best).sum();
                prop_assert!(used.total <= 0.0 || is(sum / used.total, fresh));
            }
        }

        #[test]
        fn more_text_never_lowers_a_score(question in "[a-z ]{1,40}", one in "[a-z ]{0,60}", two in "[a-z ]{0,60}") {
            let wanted = Wanted::new(&question);
            let both = format!("{one} {two}");
            prop_assert!(wanted.score(&both) >= wanted.score(&one));
        }

        #[test]
        fn a_text_answers_to_itself(text in "[a-z]{1,8}( [a-z]{1,8}){0,9}") {
            prop_assert!(is(Wanted::new(&text).score(&text), 1.0));
        }
    }
}
