//! The JSON as the contract says it: what is written reads back with no key unknown, and offsets fit their text.

use demarche::present::wire::{Answer, HitLine, Shown, Status, Summary};

use crate::house::House;

fn slice(text: &str, [start, end]: [usize; 2]) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn answers_read_back_and_their_parts_add_up() {
    let house = House::furnished();
    let answer: Answer =
        serde_json::from_value(house.json(&["ask", "who denied the allegations", "--explain", "--format", "json"]))
            .unwrap();
    assert_eq!(answer.question.dropped, ["who", "the"]);
    assert_eq!(answer.question.acts[0], "deny");
    assert_eq!(answer.question.role.as_deref(), Some("speaker"));
    let words: Vec<_> = answer.question.terms.iter().map(|term| term.text.as_str()).collect();
    assert_eq!(words, ["denied", "allegations"]);
    assert_eq!((answer.searched.articles, answer.hits[0].rank), (6, Some(1)));
    for hit in &answer.hits {
        let sum: f32 = hit.why.as_ref().unwrap().iter().map(|part| part.value).sum();
        assert!((sum - hit.score.unwrap()).abs() < 1e-4);
        assert_eq!(hit.passage, format!("{}#{}", hit.article, hit.passage.rsplit_once('#').unwrap().1));
    }
    let first = &answer.hits[0];
    let words: Vec<_> = first.highlights.iter().map(|range| slice(&first.text, *range)).collect();
    assert_eq!(words, ["denied", "allegations"]);
    assert_eq!(first.published.as_deref(), Some("2024-03-26"));
    assert_eq!(first.section, ["The reaction"]);
    let denial = first.statements.iter().find(|statement| statement.act == "deny").unwrap();
    assert_eq!(
        slice(&first.text, [denial.start, denial.end]),
        "The Chinese embassy denied the allegations within hours."
    );
    assert!(first.actors.iter().any(|actor| actor.country.as_deref() == Some("CN")));
}

#[test]
fn an_answer_is_a_part_of_its_passage() {
    let house = House::furnished();
    let args = ["ask", "how many voters were in the registers that lay open", "--format", "json"];
    let answer: Answer = serde_json::from_value(house.json(&args)).unwrap();
    let hit = answer.hits.iter().find(|hit| hit.answer.is_some()).expect("the number is there");
    let span = hit.answer.as_ref().unwrap();
    assert_eq!(span.text, "forty million voters");
    assert_eq!(slice(&hit.text, [span.start, span.end]), span.text);
    assert!((0.0..=1.0).contains(&span.confidence));
}

#[test]
fn the_time_of_a_question_is_told_apart_from_the_filters() {
    let house = House::furnished();
    let answer: Answer =
        serde_json::from_value(house.json(&["ask", "who accused hackers in March 2024", "--format", "json"])).unwrap();
    let time = answer.question.time.unwrap();
    assert_eq!((time.from.as_str(), time.to.as_str(), time.text.as_str()), ("2024-03-01", "2024-03-31", "March 2024"));
    assert_eq!(answer.question.from, None);
}

#[test]
fn the_line_of_a_hit_is_the_line_of_its_file() {
    let house = House::furnished();
    for line in house.ok(&["search", "*", "-n", "50", "--per-article", "9", "--format", "jsonl"]).lines() {
        let HitLine { hit, .. } = serde_json::from_str(line).unwrap();
        let file = std::fs::read_to_string(house.path("corpus").join(&hit.path)).unwrap();
        let there = file.lines().nth(hit.line as usize - 1).unwrap();
        let opening: String = hit.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(there.contains(&opening), "{} line {}: {there:?} has no {opening:?}", hit.path, hit.line);
    }
}

#[test]
fn articles_summaries_and_states_read_back() {
    let house = House::furnished();
    let summary: Summary = serde_json::from_value(house.json(&["index", "--format", "json"])).unwrap();
    assert_eq!(summary.articles.added, 6);
    let shown: Shown = serde_json::from_value(house.json(&["show", "2024/denial.html", "--format", "json"])).unwrap();
    assert_eq!(shown.origins["published"], "json-ld");
    assert_eq!(shown.author.as_deref(), Some("Ada Brook"));
    let text = &shown.text;
    assert!(text.contains("The reaction\n\nThe Chinese embassy"), "{text}");
    assert!(shown.passages.iter().all(|passage| text.contains(&passage.text)));
    let status: Status = serde_json::from_value(house.json(&["status", "--format", "json"])).unwrap();
    assert_eq!(status.articles, 6);
}
