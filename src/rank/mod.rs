//! **Lives here:** from candidates to an order: each feature gives parts, their sum is the score.
//! **May know:** `model`. **Must not know:** the search engine, output. It sees what candidates carry and nothing else.

mod answer;
mod fold;
mod form;
mod lexical;
mod meaning;
mod nearness;
mod statement;
mod support;
mod time;
mod undated;

pub use support::{support, support_by_text};

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::model::{Candidate, Filters, Meaning, Part, Term};

pub use answer::lift;
pub use fold::fold;

/// What is ranked for.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The terms the candidates' parts stand for.
    pub terms: &'a [Term],
    /// The filters of the request.
    pub filters: &'a Filters,
    /// What the words of a candidate are multiplied by, so that they can be added to its meaning.
    words: f32,
    weights: Weights,
}

impl<'a> Context<'a> {
    /// Returns the context of a list of candidates. Where these carry a meaning, the words count beside it as a share
    /// of the best candidate's words.
    pub fn new(terms: &'a [Term], filters: &'a Filters, candidates: &[Candidate], weights: Weights) -> Self {
        let best = candidates.iter().map(|candidate| candidate.score).fold(0.0, f32::max);
        let by_meaning = candidates.iter().any(|candidate| candidate.meaning.is_some());
        let words = if by_meaning && best > 0.0 { weights.words / best } else { 1.0 };
        Self { terms, filters, words, weights }
    }
}

/// How much the features count beside one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// The best candidate's words, beside a meaning of at most 1.
    pub words: f32,
    /// The best stretch of the passage, beside the whole of it.
    pub stretch: f32,
    /// All pairs of neighbouring words of the question, standing together in the passage and in its title.
    pub pairs: f32,
    /// A statement that fits the question in every way.
    pub statement: f32,
    /// A passage that speaks of the time asked about.
    pub time: f32,
    /// A passage that holds a day or an amount where one is asked for.
    pub form: f32,
    /// The words that answer best, see [`lift`].
    pub answer: f32,
    /// The nearness of the whole passage by the vectors of an optional model, a cosine.
    pub nearness: f32,
}

impl Weights {
    /// Returns the weights beside the finer meaning an optional model gives: fixed, see `docs/RANKING.md`.
    pub fn with_model() -> Self {
        Self { words: 0.2, stretch: 0.1, pairs: 0.06, nearness: 0.4, statement: 0.1, time: 0.1, form: 0.1, answer: 0.2 }
    }
}

impl Weights {
    /// Returns what a meaning counts, all its parts together.
    fn of_meaning(self, meaning: Meaning) -> f32 {
        meaning.whole + self.stretch * meaning.stretch + self.pairs * meaning.pairs
    }
}

impl Default for Weights {
    /// Fixed, not trained: see `docs/RANKING.md`.
    fn default() -> Self {
        Self {
            words: 0.45,
            stretch: 0.25,
            pairs: 0.3,
            nearness: 0.0,
            statement: 0.1,
            time: 0.1,
            form: 0.2,
            answer: 0.3,
        }
    }
}

/// Something that speaks for or against a passage.
trait Feature: Sync {
    /// Returns its parts of the candidate's score; none when it has nothing to say.
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part>;
}

/// Every feature, in the order of the explanation.
const FEATURES: [&dyn Feature; 7] = [
    &meaning::Meaning,
    &nearness::Nearness,
    &lexical::Lexical,
    &statement::Statement,
    &time::Time,
    &form::Form,
    &undated::Undated,
];

/// A candidate in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The candidate.
    pub candidate: Candidate,
    /// The sum of `why`.
    pub score: f32,
    /// The parts.
    pub why: Vec<Part>,
}

/// Returns the candidates best first; equal scores by the keys of article and passage, so that each run gives one order.
pub fn rank(context: &Context, candidates: Vec<Candidate>) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = candidates
        .into_iter()
        .map(|candidate| {
            let why: Vec<Part> = FEATURES.iter().flat_map(|feature| feature.parts(context, &candidate)).collect();
            let score = why.iter().map(|part| part.value).sum();
            Ranked { candidate, score, why }
        })
        .collect();
    ranked.sort_by(best_first);
    ranked
}

fn best_first(a: &Ranked, b: &Ranked) -> Ordering {
    b.score.total_cmp(&a.score).then(a.candidate.passage.cmp(&b.candidate.passage))
}

/// Returns what tells of one passage after another whether it is among the first `per_article` of its article.
pub fn spread(per_article: usize) -> impl FnMut(&Ranked) -> bool {
    let mut seen = BTreeMap::new();
    move |ranked| {
        let count = seen.entry(ranked.candidate.passage.article).or_insert(0_usize);
        *count += 1;
        *count <= per_article
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, DateRange, PassageId, TextFields};
    use proptest::prelude::*;

    fn candidate(article: u64, ordinal: u32, terms: Vec<f32>, dated: bool) -> Candidate {
        Candidate {
            passage: PassageId { article: ArticleId(article), ordinal },
            address: (0, ordinal),
            score: terms.iter().sum(),
            terms,
            meaning: None,
            support: None,
            nearness: None,
            published: dated.then_some((19_000, 19_000)),
        }
    }

    fn context<'a>(terms: &'a [Term], filters: &'a Filters) -> Context<'a> {
        Context::new(terms, filters, &[], Weights::default())
    }

    #[test]
    fn words_are_a_share_beside_the_meaning() {
        let terms = [term("a")];
        let filters = Filters::default();
        let mut candidates = vec![candidate(1, 1, vec![4.0], true), candidate(2, 1, vec![2.0], true)];
        candidates[0].meaning = Some(Meaning { whole: 0.5, ..Meaning::default() });
        candidates[1].meaning = Some(Meaning { whole: 0.7, ..Meaning::default() });
        let context = Context::new(&terms, &filters, &candidates, Weights { words: 0.2, ..Weights::default() });
        let scores: Vec<_> =
            rank(&context, candidates).into_iter().map(|r| (r.candidate.passage.article.0, r.score)).collect();
        assert_eq!(scores, [(2, 0.7 + 0.1), (1, 0.5 + 0.2)]);
    }

    fn term(word: &str) -> Term {
        Term::typed(word.to_owned(), word.to_owned(), TextFields::All)
    }

    #[test]
    fn undated_articles_come_later_only_under_a_date_filter() {
        let terms = [term("a")];
        let candidates = vec![candidate(1, 1, vec![2.0], false), candidate(2, 1, vec![1.9], true)];
        let first =
            |filters: &Filters| rank(&context(&terms, filters), candidates.clone())[0].candidate.passage.article.0;
        assert_eq!(first(&Filters::default()), 1);
        assert_eq!(first(&Filters { published: DateRange::year(2024), ..Filters::default() }), 2);
    }

    #[test]
    fn equal_scores_keep_one_order() {
        let terms = [term("a")];
        let filters = Filters::default();
        let context = context(&terms, &filters);
        let candidates =
            vec![candidate(2, 1, vec![1.0], true), candidate(1, 2, vec![1.0], true), candidate(1, 1, vec![1.0], true)];
        let order: Vec<_> =
            rank(&context, candidates).iter().map(|r| r.candidate.passage).map(|p| (p.article.0, p.ordinal)).collect();
        assert_eq!(order, [(1, 1), (1, 2), (2, 1)]);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_score(values in proptest::collection::vec(0.0_f32..9.0, 1..8), dated: bool, filtered: bool) {
            let terms: Vec<_> = values.iter().enumerate().map(|(n, _)| term(&format!("w{n}"))).collect();
            let filters = Filters { published: if filtered { DateRange::year(2024) } else { None }, ..Filters::default() };
            let ranked = rank(&context(&terms, &filters), vec![candidate(1, 1, values, dated)]);
            let sum: f32 = ranked[0].why.iter().map(|part| part.value).sum();
            prop_assert!((sum - ranked[0].score).abs() < 1e-4);
        }
    }
}
