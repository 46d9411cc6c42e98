use std::collections::{BTreeMap, BTreeSet};

/// A query with the documents judged for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Its name in the files.
    pub id: String,
    /// As it is asked.
    pub text: String,
    /// The kind of answer asked for, where the collection says it.
    pub kind: Option<String>,
    /// What else the collection says of it: `vague`, `dated` and so on.
    pub tags: Vec<String>,
    /// The grade of each judged document, 0 for one judged and found wanting. The unjudged have 0.
    pub grades: BTreeMap<String, u8>,
    /// Documents with the same number here are copies of one another, and one of them suffices.
    pub copies: BTreeMap<String, u32>,
}

/// A document as a ranking gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Its name.
    pub id: String,
    /// Its score; the higher the better, on whatever scale.
    pub score: f32,
}

impl Ranked {
    /// Returns a document with its score.
    pub fn new(id: impl Into<String>, score: f32) -> Self {
        Self { id: id.into(), score }
    }

    /// Puts a ranking in the order `trec_eval` gives it, and leaves each document only its best place.
    ///
    /// Best score first, in single precision; equal scores by name, the later one first (`trec_eval` 9,
    /// `form_res_rels.c`). The ranks a run states do not matter there, so they do not matter here.
    pub fn sort(ranking: &mut Vec<Self>) {
        // Adding 0 makes the two zeros one.
        ranking.sort_by(|a, b| (b.score + 0.0).total_cmp(&(a.score + 0.0)).then_with(|| b.id.cmp(&a.id)));
        let mut seen = BTreeSet::new();
        ranking.retain(|ranked| seen.insert(ranked.id.clone()));
    }
}

impl Query {
    /// Returns what each place of a ranking gains: its document's grade, and 0 for a copy of one met before.
    pub fn gains(&self, ranking: &[Ranked]) -> Vec<u8> {
        let mut met = BTreeSet::new();
        let mut gain = |id: &String| match self.copies.get(id) {
            Some(group) if !met.insert(*group) => 0,
            _ => self.grades.get(id).copied().unwrap_or(0),
        };
        ranking.iter().map(|ranked| gain(&ranked.id)).collect()
    }

    /// Returns the grades above 0, best first: what a perfect ranking gains. Copies count once, with their best grade.
    pub fn ideal(&self) -> Vec<u8> {
        let mut best_of_copies: BTreeMap<u32, u8> = BTreeMap::new();
        let mut ideal = Vec::new();
        for (id, &grade) in self.grades.iter().filter(|(_, grade)| **grade > 0) {
            match self.copies.get(id) {
                Some(&group) => {
                    let best = best_of_copies.entry(group).or_default();
                    *best = grade.max(*best);
                }
                None => ideal.push(grade),
            }
        }
        ideal.extend(best_of_copies.into_values());
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        ideal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranking(ids: &[(&str, f32)]) -> Vec<Ranked> {
        ids.iter().map(|&(id, score)| Ranked::new(id, score)).collect()
    }

    #[test]
    fn order_is_score_then_later_name_and_each_name_once() {
        let mut given = ranking(&[("a", 1.0), ("c", 2.0), ("b", 1.0), ("a", 3.0), ("d", -1.0)]);
        Ranked::sort(&mut given);
        assert_eq!(given, ranking(&[("a", 3.0), ("c", 2.0), ("b", 1.0), ("d", -1.0)]));
    }

    #[test]
    fn copies_gain_once() {
        let grades = [("a#1", 2), ("b#1", 1), ("c#4", 1), ("d#9", 0)].map(|(id, grade)| (id.to_owned(), grade)).into();
        let copies = [("a#1", 7), ("b#1", 7)].map(|(id, group)| (id.to_owned(), group)).into();
        let query = Query { grades, copies, ..Query::default() };
        assert_eq!(query.ideal(), [2, 1]);
        let found = ranking(&[("b#1", 5.0), ("x#1", 4.0), ("a#1", 3.0), ("c#4", 2.0)]);
        assert_eq!(query.gains(&found), [1, 0, 0, 1]);
    }
}
