//! Ranking with the optional model: candidates by words and by vectors, each matched piece by piece in its context.

use std::collections::BTreeSet;

use super::ask::{RankedFor, Request};
use super::model::{Model, Opened};
use super::{Engine, Error};
use crate::encode::{Asked, Reading, Text};
use crate::index::TextKey;
use crate::meaning::{self, Strongest, Wanted};
use crate::model::{Candidate, Meaning, PassageId, Question, Support};
use crate::rank::Weights;
use crate::retrieve;

/// How many candidates the vectors hand over when the hits need no more.
const BY_VECTOR: usize = 50;
/// How many times as many are looked at, since some may have changed or be gone.
const SPARE: usize = 2;
/// What a word piece counts that the table of meaning does not know.
const UNKNOWN: f32 = 8.0;
/// With fewer rows among the candidates than this, all are ranked without the model.
const FEWEST: usize = 10;

/// What is known of a candidate beside its words.
struct Weighed {
    /// The match of its pieces and the cosine of the whole; `None` without rows.
    by_model: Option<(f32, f32)>,
    /// What its statements and dates say of the question.
    support: Support,
    /// How much of each word was found there.
    found: Vec<f32>,
    /// The text and its title, until they are no longer needed.
    title: String,
    body: String,
}

impl Engine {
    /// Ranks passages by the model; those without rows among them by the built-in table, brought to the same measure.
    pub(super) fn ranked_by_model(
        &self,
        model: &Model,
        question: &Question,
        request: &Request,
    ) -> Result<RankedFor, Error> {
        // The root, since the model's reading of a common word in its sentence is worth more than the word.
        let weight = |piece: &str| meaning::weight_of(piece).unwrap_or_else(|| unknown(piece)).sqrt();
        let mut asked: Option<Asked> = None;
        let among = retrieve::passing(&self.reader, &request.filters)?;
        let parameters = request.ranking.parameters();
        let ranked = self.ranked(request, |most| {
            let mut found = retrieve::any_of(&self.reader, &question.terms, &request.filters, parameters, most)?;
            let words = meaning::places(&question.raw, &found.terms);
            let strongest = Strongest::of(&found.candidates);
            let asked =
                &*asked.get_or_insert_with(|| model.encoder.question(&question.raw, &words, &model.pool, weight));
            let matched = |candidate: &Candidate| self.matched(model, asked, &strongest, question, candidate);
            let mut weighed = Vec::with_capacity(found.candidates.len() + BY_VECTOR);
            for candidate in &found.candidates {
                weighed.push(matched(candidate)?);
            }
            let near = BY_VECTOR.max(most / 2);
            let by_words: BTreeSet<PassageId> = found.candidates.iter().map(|candidate| candidate.passage).collect();
            let nearest = model.nearest(asked, among.as_deref(), near);
            let new: Vec<PassageId> = nearest.iter().filter(|passage| !by_words.contains(passage)).copied().collect();
            let mut more = retrieve::chosen(&self.reader, &new, &found.terms, &request.filters, parameters)?;
            more.sort_by_key(|candidate| new.iter().position(|passage| *passage == candidate.passage));
            let mut room = near.saturating_sub(nearest.iter().filter(|passage| by_words.contains(passage)).count());
            for candidate in more {
                let of_new = matched(&candidate)?;
                // A row of a former text may have brought it here: its own text has to have rows.
                if room > 0 && of_new.by_model.is_some() {
                    room -= 1;
                    found.candidates.push(candidate);
                    weighed.push(of_new);
                }
            }
            let weights = settle(&Wanted::with_words(&question.raw, &words), &mut found.candidates, &weighed);
            Ok((found, weights))
        })?;
        Ok(ranked.read_as(asked))
    }

    /// Reads passages beside a question; `None` unless all of them have rows.
    pub(super) fn readings<'p>(
        &self,
        asked: &Asked,
        passages: impl IntoIterator<Item = (PassageId, &'p str, &'p str)>,
    ) -> Option<Vec<Reading>> {
        let Opened::Ready(model) = self.opened_model() else { return None };
        let read = |(passage, title, body)| {
            let row = model.rows.row(passage, TextKey::new(title, body)).ok()??;
            Some(model.encoder.read(asked, Text { title, body }, row.pieces))
        };
        passages.into_iter().map(read).collect()
    }

    fn matched(
        &self,
        model: &Model,
        asked: &Asked,
        strongest: &Strongest,
        question: &Question,
        candidate: &Candidate,
    ) -> Result<Weighed, Error> {
        let stored = self.reader.stored(candidate.passage, candidate.address)?;
        let support = self.support(question, candidate, &stored)?;
        let row = model.rows.row(candidate.passage, TextKey::new(stored.title(), stored.text()))?;
        let found = strongest.shares(candidate);
        let by_model = row.map(|row| (asked.match_pieces(row.pieces, &found), asked.cosine(row.vector, row.length)));
        let (title, body) = stored.into_texts();
        Ok(Weighed { by_model, support, found, title, body })
    }
}

impl Model {
    /// Returns the passages nearest to a question, nearest first; some may have changed or be gone.
    fn nearest(&self, asked: &Asked, among: Option<&[PassageId]>, most: usize) -> Vec<PassageId> {
        let mut seen = BTreeSet::new();
        let near = self.rows.nearest(|vector, length| asked.cosine(vector, length), among, most * SPARE);
        near.into_iter().map(|near| near.passage).filter(|passage| seen.insert(*passage)).collect()
    }
}

/// Gives the candidates their meaning and nearness, and returns how much these count.
fn settle(wanted: &Wanted, candidates: &mut [Candidate], weighed: &[Weighed]) -> Weights {
    for (candidate, weighed) in candidates.iter_mut().zip(weighed) {
        candidate.support = Some(weighed.support);
    }
    // How words stand together is told by the built-in table for all.
    let built_in = weighed.iter().map(|weighed| wanted.matched(&weighed.title, &weighed.body, &weighed.found));
    let rows: Vec<(f32, f32)> = weighed.iter().filter_map(|weighed| weighed.by_model).collect();
    if rows.len() == weighed.len() {
        for (candidate, (built_in, (whole, nearness))) in candidates.iter_mut().zip(built_in.zip(rows)) {
            (candidate.meaning, candidate.nearness) = (Some(Meaning { whole, ..built_in }), Some(nearness));
        }
        return Weights::with_model();
    }
    let built_in: Vec<Meaning> = built_in.collect();
    if rows.len() < FEWEST {
        for (candidate, built_in) in candidates.iter_mut().zip(built_in) {
            candidate.meaning = (!wanted.is_empty()).then_some(built_in);
        }
        return Weights::default();
    }
    // Where both are known, they show what a built-in meaning is worth on the model's measure.
    let both = weighed.iter().zip(&built_in).filter(|(weighed, _)| weighed.by_model.is_some());
    let of_those: Vec<f32> = both.map(|(_, built_in)| built_in.whole).collect();
    let measure = Spread::of(of_those.iter().copied());
    let meanings = Spread::of(rows.iter().map(|row| row.0));
    let cosines = Spread::of(rows.iter().map(|row| row.1));
    for ((candidate, weighed), built_in) in candidates.iter_mut().zip(weighed).zip(built_in) {
        let place = measure.place(built_in.whole);
        let (whole, nearness) = weighed.by_model.unwrap_or((meanings.at(place), cosines.at(place)));
        (candidate.meaning, candidate.nearness) = (Some(Meaning { whole, ..built_in }), Some(nearness));
    }
    Weights::with_model()
}

/// Mean and standard deviation of some scores.
#[derive(Debug, Clone, Copy)]
struct Spread {
    mean: f32,
    deviation: f32,
}

impl Spread {
    #[expect(clippy::cast_precision_loss, reason = "a count of candidates")]
    fn of(scores: impl Iterator<Item = f32> + Clone) -> Self {
        let count = scores.clone().count().max(1) as f32;
        let mean = scores.clone().sum::<f32>() / count;
        let variance = scores.map(|score| (score - mean).powi(2)).sum::<f32>() / count;
        Self { mean, deviation: variance.sqrt() }
    }

    /// Returns how many deviations a score lies above the mean.
    fn place(self, score: f32) -> f32 {
        if self.deviation > 1e-6 { (score - self.mean) / self.deviation } else { 0.0 }
    }

    /// Returns the score that lies so many deviations above the mean, 0 to 1.
    fn at(self, place: f32) -> f32 {
        (self.mean + place * self.deviation).clamp(0.0, 1.0)
    }
}

fn unknown(piece: &str) -> f32 {
    if piece.contains(char::is_alphanumeric) { UNKNOWN } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;

    fn candidate(ordinal: u32) -> Candidate {
        Candidate {
            passage: PassageId { article: ArticleId(1), ordinal },
            address: (0, ordinal),
            score: 1.0,
            terms: vec![1.0],
            meaning: None,
            support: None,
            nearness: None,
            published: None,
        }
    }

    fn weighed(body: &str, by_model: Option<(f32, f32)>) -> Weighed {
        Weighed {
            by_model,
            support: Support::default(),
            found: Vec::new(),
            title: String::new(),
            body: body.to_owned(),
        }
    }

    #[test]
    fn a_passage_without_rows_is_brought_to_the_measure_of_the_others() {
        let question = "who hacked the parliament";
        let bodies: Vec<String> = (0..12)
            .map(|n| if n % 2 == 0 { "The parliament was hacked.".to_owned() } else { "Rain fell.".to_owned() })
            .collect();
        let mut of: Vec<Weighed> = bodies
            .iter()
            .enumerate()
            .map(|(n, body)| weighed(body, Some(if n % 2 == 0 { (0.8, 0.6) } else { (0.3, 0.1) })))
            .collect();
        of.push(weighed("The parliament was hacked.", None));
        of.push(weighed("Rain fell.", None));
        let mut candidates: Vec<Candidate> = (1..=14).map(candidate).collect();
        assert_eq!(settle(&Wanted::new(question), &mut candidates, &of), Weights::with_model());
        let near = |a: Option<f32>, b: f32| (a.unwrap() - b).abs() < 1e-3;
        let whole = |candidate: &Candidate| candidate.meaning.map(|meaning| meaning.whole);
        assert!(near(whole(&candidates[12]), 0.8) && near(candidates[12].nearness, 0.6), "{:?}", candidates[12]);
        assert!(near(whole(&candidates[13]), 0.3) && near(candidates[13].nearness, 0.1), "{:?}", candidates[13]);
    }

    #[test]
    fn with_few_rows_all_are_ranked_without_the_model() {
        let of = vec![weighed("The parliament was hacked.", None), weighed("Rain fell.", Some((0.9, 0.9)))];
        let mut candidates = vec![candidate(1), candidate(2)];
        let whole = |candidate: &Candidate| candidate.meaning.map(|meaning| meaning.whole);
        assert_eq!(settle(&Wanted::new("who hacked the parliament"), &mut candidates, &of), Weights::default());
        assert!(whole(&candidates[0]) > whole(&candidates[1]) && candidates[1].nearness.is_none());
    }
}
