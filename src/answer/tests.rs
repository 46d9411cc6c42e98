use proptest::prelude::*;

use super::*;
use crate::model::{Act, Statement};
use crate::understand;

fn passage(text: &str, statements: Vec<Statement>) -> Passage {
    Passage {
        ordinal: 1,
        text: text.to_owned(),
        start: 0,
        section: Vec::new(),
        line: 1,
        page: None,
        actors: Vec::new(),
        statements,
    }
}

fn statement(act: Act, speaker: &str, target: Option<&str>, sentence: Span) -> Statement {
    Statement {
        speaker: Some(speaker.to_owned()),
        speaker_actor: None,
        act,
        target: target.map(str::to_owned),
        target_actor: None,
        claim: None,
        negated: false,
        modality: "fact".to_owned(),
        date: None,
        date_by: None,
        trigger: Span { end: sentence.start, ..sentence },
        sentence,
        confidence: 80,
    }
}

fn found(question: &str, passage: &Passage) -> Option<String> {
    let question = understand::question(question, None);
    let source = Source { title: None, article: "a", passage, published: DateRange::month(2024, 3), standing: 1.0 };
    let (found, _) = Asked::new(&question).find(&[source]);
    found[0].map(|found| found.span.of(&passage.text).to_owned())
}

#[test]
fn whoever_stands_in_the_role_asked_for() {
    let text = "Rain fell in Kent. London accused a hacking group of the breach.";
    let sentence = Span::new(19, text.len());
    let passage = passage(text, vec![statement(Act::Accuse, "London", Some("a hacking group"), sentence)]);
    assert_eq!(found("who accused the hackers", &passage).as_deref(), Some("London"));
    assert_eq!(found("who did London accuse", &passage).as_deref(), Some("a hacking group"));
    assert_eq!(found("who was accused", &passage).as_deref(), Some("a hacking group"));
}

#[test]
fn amounts_with_their_units() {
    let text = "The breach of 2021 touched some 4.2 million voters for 15 months and cost about 250,000 pounds.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("how many voters were affected", &passage).as_deref(), Some("some 4.2 million voters"));
    assert_eq!(found("how long did the breach last", &passage).as_deref(), Some("for 15 months"));
    assert_eq!(found("how much did the breach cost", &passage).as_deref(), Some("about 250,000 pounds"));
}

#[test]
fn days_places_and_reasons() {
    let text =
        "The convention was signed in Hanoi on 25 October 2025. Norway stayed away because it feared for research.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("where was the convention signed", &passage).as_deref(), Some("Hanoi"));
    assert_eq!(found("when was the convention signed", &passage).as_deref(), Some("25 October 2025"));
    let why = "Norway stayed away because it feared for research.";
    assert_eq!(found("why did Norway stay away", &passage).as_deref(), Some(why));
}

#[test]
fn lists_of_names_are_given_whole() {
    let text = "On Monday Denmark, Norway and New Zealand accused a hacking group of the breach.";
    let sentence = Span::new(0, text.len());
    let passage = passage(text, vec![statement(Act::Accuse, "Denmark", Some("a hacking group"), sentence)]);
    assert_eq!(found("who accused the hackers", &passage).as_deref(), Some("Denmark, Norway and New Zealand"));
}

#[test]
fn the_one_before_the_verb_asked_about_answers() {
    let text = "Rain fell. The turbine maker Enercon lost its view of the wind turbines.";
    let passage = passage(text, Vec::new());
    let answer = found("which firm lost sight of its wind turbines", &passage);
    assert_eq!(answer.as_deref(), Some("The turbine maker Enercon"));
}

#[test]
fn a_length_of_time_is_told_in_the_unit_asked_for() {
    let passage = passage("After three years the envoys had 72 hours to leave.", Vec::new());
    assert_eq!(found("how many days did the envoys have to leave", &passage).as_deref(), Some("72 hours"));
}

#[test]
fn what_is_asked_with_since_stands_after_since() {
    let passage = passage("On 28 May 2025 Prague said that the group had been inside since 2022.", Vec::new());
    assert_eq!(found("inside prague since when", &passage).as_deref(), Some("since 2022"));
}

#[test]
fn what_somebody_said_is_told_by_his_own_statement() {
    let text = "New Zealand said that a team had broken in. China called the accusation groundless and irresponsible slander of the worst kind.";
    let (first, second) = (Span::new(0, 43), Span::new(44, text.len()));
    let mut statements =
        vec![statement(Act::State, "New Zealand", None, first), statement(Act::Deny, "China", None, second)];
    statements[0].speaker_actor = Some("New Zealand".to_owned());
    statements[1].speaker_actor = Some("China".to_owned());
    let passage = passage(text, statements);
    let answer = found("what did china say about new zealand", &passage).unwrap_or_default();
    assert!(answer.contains("groundless"), "{answer}");
}

#[test]
fn a_span_heard_in_another_article_is_surer() {
    let question = understand::question("how many voters were affected", None);
    let (one, other) = (
        passage("The breach affected some 4.2 million voters.", Vec::new()),
        passage("Of 4.2 million voters the names were copied.", Vec::new()),
    );
    let source = |article, passage| Source { title: None, article, passage, published: None, standing: 1.0 };
    let asked = Asked::new(&question);
    let sure = |sources: &[Source]| asked.find(sources).0[0].map(|found| confidence(&found.known)).unwrap_or_default();
    assert!(sure(&[source("a", &one), source("b", &other)]) > sure(&[source("a", &one)]));
    assert!((sure(&[source("a", &one), source("a", &one)]) - sure(&[source("a", &one)])).abs() < 1e-6);
}

#[test]
fn what_is_asked_of_somebody_nobody_speaks_of_is_not_covered() {
    let passage = passage("The Vatican? No: Norway spoke of sovereignty in the Tallinn Manual.", Vec::new());
    let source = Source { title: None, article: "a", passage: &passage, published: None, standing: 1.0 };
    let covered = |raw: &str| Asked::new(&understand::question(raw, None)).find(&[source]).1;
    assert!(answered(covered("what is said of sovereignty in the Tallinn Manual")));
    assert!(!answered(covered("what did Turkey say about ransomware victims in hospitals")));
}

proptest! {
    #[test]
    fn whatever_the_text_a_span_lies_in_it(text in "(\\PC|because |in |by |“|”|\\$3 million |one |\n){0,60}", kind in 0_usize..8) {
        let questions = [
            "who did it", "how many people", "how much did it cost", "how long", "when was it", "where was it", "why was it",
            "what did they say",
        ];
        let passage = passage(&text, Vec::new());
        if let Some(span) = found(questions[kind], &passage) {
            prop_assert!(!span.is_empty() && text.contains(&span));
        }
    }
}
