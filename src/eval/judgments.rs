//! Our own judgments: questions about the articles in `corpus/`, one JSON object a line, each judged by quotations.
//!
//! A quotation outlives every change in how articles are cut into passages: the passage that holds it is relevant,
//! whichever that is today. `tests/judgments/README.md` describes the file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::{Error, Query, lines};

/// A question with its judgments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedQuestion {
    /// `q001` and so on.
    #[serde(rename = "_id")]
    pub id: String,
    /// As somebody would type it.
    pub text: String,
    /// The kind of answer asked for.
    #[serde(rename = "type")]
    pub kind: String,
    /// `vague`, `alias`, `dated`, `keyword`, `unanswerable`.
    pub tags: Vec<String>,
    /// The article it was written about; `None` when it is about none or several.
    pub article: Option<String>,
    /// Which half it belongs to.
    pub split: Split,
    /// What answers it; nothing when the corpus has no answer.
    pub judgments: Vec<Judgment>,
}

/// The two halves of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Split {
    /// To work with.
    Dev,
    /// To look at when the work is done.
    Test,
}

/// A place that answers a question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgment {
    /// The article.
    pub article: String,
    /// 2 answers it alone, 1 helps.
    pub grade: u8,
    /// The words of the article that do, white space aside.
    pub quote: String,
    /// The answer in the quotation's words.
    pub answer: Option<String>,
    /// Judgments of one question with the same number stand in copies of one text; one of them suffices.
    pub copy: Option<u32>,
}

/// The passages relevant to a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relevant {
    /// The grade by article and ordinal, never 0.
    pub grades: BTreeMap<(String, u32), u8>,
    /// The number of their copies, for those that have any.
    pub copies: BTreeMap<(String, u32), u32>,
    /// Judgments whose quotation no passage holds: the article is missing, or its text was not read well.
    pub unheld: Vec<Judgment>,
}

/// Returns the questions of a file, in its order.
///
/// # Errors
/// When the file cannot be read, a line is not such an object, or a question's name stands there twice.
pub fn read(path: &Path) -> Result<Vec<JudgedQuestion>, Error> {
    let mut questions = Vec::new();
    let mut seen = BTreeSet::new();
    lines::each(path, |line| {
        let question: JudgedQuestion = line.json()?;
        if !seen.insert(question.id.clone()) {
            return Err(line.twice(format!("the question {:?}", question.id)));
        }
        for judgment in &question.judgments {
            if !(1..=2).contains(&judgment.grade) {
                return Err(line.wrong_value(&judgment.grade.to_string(), "grade, 1 or 2"));
            }
            if fold(&judgment.quote).is_empty() {
                return Err(line.wrong_value(&judgment.quote, "quotation"));
            }
        }
        questions.push(question);
        Ok(())
    })?;
    Ok(questions)
}

/// Returns the grade of a passage: the best of the judgments on its article whose quotation it holds, else 0.
///
/// A passage holds a quotation when it contains it, or the larger part of one that the passage's edge cuts.
pub fn grade(judged: &[Judgment], article: &str, passage_text: &str) -> u8 {
    let passage = fold(passage_text);
    let here = judged.iter().filter(|judgment| judgment.article == article);
    here.filter(|judgment| holds(&passage, &fold(&judgment.quote))).map(|judgment| judgment.grade).max().unwrap_or(0)
}

/// Returns the passages relevant to a question. `passages_of` gives all passages of an article with their ordinals, and
/// none for an article it does not know.
pub fn relevant(question: &JudgedQuestion, passages_of: impl Fn(&str) -> Vec<(u32, String)>) -> Relevant {
    let mut articles: BTreeMap<&str, Vec<(u32, String)>> = BTreeMap::new();
    let mut found = Relevant::default();
    for judgment in &question.judgments {
        let fold_all =
            |passages: Vec<(u32, String)>| passages.into_iter().map(|(at, text)| (at, fold(&text))).collect();
        let passages = articles.entry(&judgment.article).or_insert_with(|| fold_all(passages_of(&judgment.article)));
        let quote = fold(&judgment.quote);
        let mut held = false;
        for (ordinal, _) in passages.iter().filter(|(_, text)| holds(text, &quote)) {
            let passage = (judgment.article.clone(), *ordinal);
            held = true;
            // The number of copies goes with the best judgment a passage holds, the first of equals.
            let before = found.grades.get(&passage).copied().unwrap_or(0);
            if judgment.grade > before {
                found.grades.insert(passage.clone(), judgment.grade);
                found.copies.remove(&passage);
                found.copies.extend(judgment.copy.map(|copy| (passage, copy)));
            }
        }
        if !held {
            found.unheld.push(judgment.clone());
        }
    }
    found
}

impl JudgedQuestion {
    /// Returns the question as a query over passages named `ARTICLE#N`.
    pub fn query(&self, relevant: &Relevant) -> Query {
        let name = |(article, ordinal): &(String, u32)| format!("{article}#{ordinal}");
        Query {
            id: self.id.clone(),
            text: self.text.clone(),
            kind: Some(self.kind.clone()),
            tags: self.tags.clone(),
            grades: relevant.grades.iter().map(|(passage, &grade)| (name(passage), grade)).collect(),
            copies: relevant.copies.iter().map(|(passage, &copy)| (name(passage), copy)).collect(),
        }
    }
}

/// Tells whether a folded passage holds a folded quotation, or more than half of one that its edges cut.
fn holds(passage: &str, quote: &str) -> bool {
    if passage.contains(quote) {
        return true;
    }
    let more_than_half = |part: &str| part.len() * 2 > quote.len();
    let mut cuts = quote.match_indices(' ').map(|(at, _)| (&quote[..at], &quote[at + 1..]));
    !passage.is_empty()
        && (more_than_half(passage) && quote.contains(passage)
            || cuts.any(|(head, tail)| {
                more_than_half(head) && passage.ends_with(head) || more_than_half(tail) && passage.starts_with(tail)
            }))
}

/// Returns the text with each run of white space as one space, none at the ends, and without invisible characters.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            _ if character.is_whitespace() => gap = true,
            _ => {
                if std::mem::take(&mut gap) && !folded.is_empty() {
                    folded.push(' ');
                }
                folded.push(character);
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests;
