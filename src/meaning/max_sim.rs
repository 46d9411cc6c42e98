//! Late interaction: each piece of the question is matched with the piece of the passage that is nearest to it.
//!
//! `score = Σ weight · best cosine / Σ weight` over the question's pieces (`MaxSim`: Khattab and Zaharia, "`ColBERT`", 2020;
//! here with fixed rows for both sides, as in static embedding models, and weights by rarity).

use std::cell::RefCell;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::table::{self, Table, WIDTH};
use crate::model::Span;
use crate::text::wordpiece::each;

/// What a question asks for, ready to be matched with passages.
#[derive(Debug, Clone)]
pub struct Wanted {
    pieces: Vec<Piece>,
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

/// What stands between two spaces.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    /// Where the matches of its pieces stand, for each piece of the question the best.
    place: usize,
}

/// One distinct piece of the question.
#[derive(Debug, Clone)]
struct Piece {
    number: u32,
    /// Rarity, times how often the question names it.
    weight: f32,
    row: [i16; WIDTH],
    scale: f32,
    /// Which of the words it belongs to, where these are told apart.
    word: usize,
}

impl Wanted {
    /// Reads a question. Punctuation and unknown words do not count.
    pub fn new(question: &str) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        each(&Table, question, |found, _| {
            let Some(number) = found else { return };
            let weight = table::weight(number);
            if let Some(known) = pieces.iter_mut().find(|piece| piece.number == number) {
                known.weight += weight;
            } else if weight > 0.0 {
                pieces.push(Piece { number, weight, row: table::row(number), scale: table::scale(number), word: 0 });
            }
        });
        let total = pieces.iter().map(|piece| piece.weight).sum();
        Self { pieces, total, met: RefCell::default() }
    }

    /// Reads words that are to be told apart: [`Wanted::word_scores`] scores each.
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        for (word, text) in words.into_iter().enumerate() {
            each(&Table, text, |found, _| {
                if let Some(number) = found {
                    let (weight, row, scale) = (table::weight(number), table::row(number), table::scale(number));
                    pieces.push(Piece { number, weight, row, scale, word });
                }
            });
        }
        let total = pieces.iter().map(|piece| piece.weight).sum();
        Self { pieces, total, met: RefCell::default() }
    }

    /// Returns how much each of the first `words` words counts: the sum of its pieces' rarities.
    pub fn word_weights(&self, words: usize) -> Vec<f32> {
        let mut weights = vec![0.0; words];
        for piece in &self.pieces {
            weights[piece.word] += piece.weight;
        }
        weights
    }

    /// Returns how much a text answers to each of the first `words` words, 0 to 1: the weighted mean of the best matches
    /// of its pieces.
    pub fn word_scores(&self, text: &str, words: usize) -> Vec<f32> {
        let mut best = vec![0.0; self.pieces.len()];
        self.match_into(&[text], &mut best);
        let (mut scores, weights) = (vec![0.0; words], self.word_weights(words));
        for (piece, best) in self.pieces.iter().zip(best) {
            if weights[piece.word] > 0.0 {
                scores[piece.word] += piece.weight * best / weights[piece.word];
            }
        }
        scores
    }

    /// Tells whether nothing of the question counts; every score is 0 then.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Returns how much of the question the passage answers to, 0 to 1.
    ///
    /// 1 when the passage holds every piece of the question; unrelated text comes to some 0.4.
    pub fn score(&self, passage: &str) -> f32 {
        self.score_together(&[passage])
    }

    /// Returns the score of several texts taken as one, such as a title and a passage under it.
    pub fn score_together(&self, texts: &[&str]) -> f32 {
        let mut best = vec![0.0; self.pieces.len()];
        self.match_into(texts, &mut best)
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
            // A space ends a word, so each is cut into the same pieces wherever it stands.
            for word in text.split(' ').filter(|word| !word.is_empty()) {
                let place = self.place_of(&mut met, word);
                raise(best, &met.cosines[place..]);
            }
        }
        if self.total > 0.0 {
            self.pieces.iter().zip(&*best).map(|(piece, best)| piece.weight * best).sum::<f32>() / self.total
        } else {
            0.0
        }
    }

    /// Returns where the matches of a word stand.
    fn place_of(&self, met: &mut Met, word: &str) -> usize {
        let hash = FxBuildHasher.hash_one(word);
        let known = met.words.get(&hash).copied();
        if let Some(known) = known.filter(|known| &met.text[known.start..known.end] == word) {
            return known.place;
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
        // Of two words with one hash, the second is cut each time.
        if known.is_none() {
            let start = met.text.len();
            met.text.push_str(word);
            met.words.insert(hash, Word { start, end: met.text.len(), place });
        }
        place
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

/// Takes each match that is better than the best so far.
fn raise(best: &mut [f32], matches: &[f32]) {
    for (best, one) in best.iter_mut().zip(matches) {
        *best = best.max(*one);
    }
}

/// Returns the sum of the products.
#[expect(clippy::cast_precision_loss, reason = "at most 128 · 127², which has 21 bits")]
fn dot(a: &[i16; WIDTH], b: &[i16; WIDTH]) -> f32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>() as f32
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
        assert!(is(wanted.score_together(&["Norway", "The breach of parliament"]), 1.0));
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
