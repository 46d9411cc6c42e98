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
    let published = DateRange::month(2024, 3);
    Asked::new(&question).find(None, passage, published).map(|found| found.span.of(&passage.text).to_owned())
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
    assert_eq!(found("why did Norway stay away", &passage).as_deref(), Some("because it feared for research"));
}

#[test]
fn search_words_and_yes_no_questions_have_no_span() {
    let passage = passage("London sanctioned APT31 in March 2024.", Vec::new());
    assert_eq!(found("apt31 sanctions 2024", &passage), None);
    assert_eq!(found("was APT31 sanctioned", &passage), None);
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
