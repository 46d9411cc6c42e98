//! What the first stage found of the question's words, for the best match to build on.
//!
//! It knows more than word pieces do: other forms of a word, other words for an act, an actor's other names, the headings
//! above a passage.

use crate::model::{Candidate, Span, Term};
use crate::text::tokens;

/// Returns where the terms stand in a question, each with its number.
pub fn places(question: &str, terms: &[Term]) -> Vec<(usize, Span)> {
    let place = |token: tokens::Token| Some((terms.iter().position(|term| term.term == token.term)?, token.span));
    tokens::tokens(question).into_iter().filter_map(place).collect()
}

/// The most that each term gave to any of some candidates.
#[derive(Debug, Clone, PartialEq)]
pub struct Strongest(Vec<f32>);

impl Strongest {
    /// Looks through candidates, each of which carries the same terms.
    pub fn of(candidates: &[Candidate]) -> Self {
        let mut most = vec![0.0_f32; candidates.first().map_or(0, |candidate| candidate.terms.len())];
        for candidate in candidates {
            most.iter_mut().zip(&candidate.terms).for_each(|(most, given)| *most = most.max(*given));
        }
        Self(most)
    }

    /// Returns how much of each term a candidate holds, 0 to 1: the root of its share of the most, since a word that is
    /// there once is there.
    pub fn shares(&self, candidate: &Candidate) -> Vec<f32> {
        let share = |(given, most): (&f32, &f32)| if *most > 0.0 { (given / most).clamp(0.0, 1.0).sqrt() } else { 0.0 };
        candidate.terms.iter().zip(&self.0).map(share).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, PassageId, TextFields};

    fn candidate(terms: Vec<f32>) -> Candidate {
        Candidate {
            passage: PassageId { article: ArticleId(1), ordinal: 1 },
            address: (0, 1),
            score: 0.0,
            terms,
            meaning: None,
            support: None,
            nearness: None,
            published: None,
        }
    }

    #[test]
    fn every_place_of_a_term_is_known() {
        let terms = ["deni", "russia"].map(|term| Term::typed(term.to_owned(), term.to_owned(), TextFields::All));
        let found = places("Who denies that Russia denied", &terms);
        assert_eq!(found, [(0, Span::new(4, 10)), (1, Span::new(16, 22)), (0, Span::new(23, 29))]);
    }

    #[test]
    fn shares_are_of_the_most_a_term_gave() {
        let strongest = Strongest::of(&[candidate(vec![4.0, 0.0, 1.0]), candidate(vec![1.0, 0.0, 2.0])]);
        assert_eq!(strongest.shares(&candidate(vec![1.0, 0.0, 2.0])), [0.5, 0.0, 1.0]);
        assert_eq!(strongest.shares(&candidate(vec![9.0, 1.0, 0.0])), [1.0, 0.0, 0.0]);
        assert!(Strongest::of(&[]).shares(&candidate(vec![1.0])).is_empty());
    }
}
