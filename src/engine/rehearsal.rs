//! A made-up question, answered from a made-up passage: what a process makes once for all questions, such as the tables of
//! verbs' forms, can be done while the index is being opened.

use crate::answer::{Asked, Source};
use crate::meaning::Wanted;
use crate::model::Passage;
use crate::parse::fenced;
use crate::text::gazetteer::Gazetteer;
use crate::{rank, understand};

/// It asks for somebody, an act and a time.
const QUESTION: &str = "Who denied the attack in May 2021?";
const TITLE: &str = "A ministry denies it";
const TEXT: &str =
    "The ministry said on 3 May 2021 that the U.S. embassy was not attacked. \"We deny it,\" Mr. Smith added.";

/// Makes ready what every question needs and none has of its own. Asking works without; only the first question of a
/// process is answered sooner when another thread did this before it gets there.
pub fn rehearse() {
    drop(fenced(|| {
        let (gazetteer, _) = Gazetteer::builtin_for("", QUESTION);
        let question = understand::question_with(QUESTION, None, &gazetteer);
        let passage = Passage::new(1, TEXT.to_owned());
        let meaning = Wanted::new(QUESTION).matched(TITLE, TEXT, &[]);
        let support = rank::support(&question, &passage, None);
        let source = Source {
            title: Some(TITLE),
            article: TITLE,
            passage: &passage,
            published: None,
            standing: meaning.whole,
            reading: None,
        };
        let asked = Asked::new(&question);
        let offers = asked.offers(&source);
        (support, asked.surest(&[source], vec![offers]))
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_comes_to_an_end() {
        // It is nobody's business when it fails, so it is looked at here what it would hide.
        let (gazetteer, _) = Gazetteer::builtin_for("", QUESTION);
        let question = understand::question_with(QUESTION, None, &gazetteer);
        assert!(!question.acts.is_empty() && question.time.is_some() && question.asks, "{question:?}");
        rehearse();
    }
}
