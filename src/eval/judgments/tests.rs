use super::*;
use crate::eval::testing::file;

fn judgment(article: &str, grade: u8, quote: &str, copy: Option<u32>) -> Judgment {
    Judgment { article: article.into(), grade, quote: quote.into(), answer: None, copy }
}

fn question(judgments: Vec<Judgment>) -> JudgedQuestion {
    JudgedQuestion {
        id: "q001".into(),
        text: "who denied it".into(),
        kind: "actor".into(),
        tags: vec!["vague".into()],
        article: None,
        split: Split::Dev,
        judgments,
    }
}

#[test]
fn white_space_and_invisible_characters_do_not_matter() {
    let judged = [judgment("a", 2, "The  embassy denied\nit.", None)];
    assert_eq!(
        grade(&judged, "a", "On Monday the\n\nmission spoke. The\u{a0}em\u{ad}bassy denied it. Nobody asked."),
        2
    );
    assert_eq!(grade(&judged, "a", "The embassy denied nothing."), 0);
    assert_eq!(grade(&judged, "b", "The embassy denied it."), 0);
}

#[test]
fn a_cut_quotation_belongs_to_the_passage_with_more_than_half() {
    let judged = [judgment("a", 1, "They met in Vienna. Nobody signed anything at all.", None)];
    assert_eq!(grade(&judged, "a", "It was cold. They met in Vienna."), 0);
    assert_eq!(grade(&judged, "a", "Nobody signed anything at all. Then they left."), 1);
    assert_eq!(grade(&judged, "a", "Nobody signed anything at all."), 1);
    assert_eq!(grade(&judged, "a", "met in Vienna. Nobody"), 0);
    assert_eq!(grade(&judged, "a", ""), 0);
}

#[test]
fn the_best_of_several_judgments_counts() {
    let judged = [judgment("a", 1, "denied", None), judgment("a", 2, "the embassy denied it", None)];
    assert_eq!(grade(&judged, "a", "Yes, the embassy denied it."), 2);
    assert_eq!(grade(&judged, "a", "He denied nothing."), 1);
}

#[test]
fn relevant_passages_and_those_nobody_holds() {
    let question = question(vec![
        judgment("a", 2, "The embassy denied it.", Some(1)),
        judgment("b", 2, "The mission denied it.", Some(1)),
        judgment("a", 1, "Nobody asked.", None),
        judgment("a", 2, "These words stand nowhere.", None),
        judgment("gone", 2, "Anything.", None),
    ]);
    let passages_of = |article: &str| match article {
        "a" => vec![(1, "The embassy\ndenied it. Nobody asked.".to_owned()), (2, "Nobody asked. The end.".to_owned())],
        "b" => vec![(1, "News".to_owned()), (2, "The mission denied it.".to_owned())],
        _ => vec![],
    };
    let relevant = relevant(&question, passages_of);
    let expected = [(("a", 1), 2), (("a", 2), 1), (("b", 2), 2)];
    assert_eq!(relevant.grades, expected.map(|((article, at), grade)| ((article.to_owned(), at), grade)).into());
    assert_eq!(relevant.unheld, question.judgments[3..]);
    let query = question.query(&relevant);
    assert_eq!(query.grades.keys().collect::<Vec<_>>(), ["a#1", "a#2", "b#2"]);
    assert_eq!(query.copies, [("a#1".to_owned(), 1), ("b#2".to_owned(), 1)].into());
    assert_eq!(query.ideal(), [2, 1]);
}

#[test]
fn the_file_is_read_and_its_slips_are_named() {
    let good = r#"{"_id":"q001","text":"who denied it","type":"actor","tags":["vague"],"article":null,"split":"test","judgments":[{"article":"a","grade":2,"quote":"It was denied.","answer":"it"}]}"#;
    let read_text = |text: &str| read(file("judgments", text).path());
    let questions = read_text(good).expect("read");
    assert_eq!(questions[0].split, Split::Test);
    assert_eq!(questions[0].judgments[0].answer.as_deref(), Some("it"));
    let message = |text: &str| read_text(text).expect_err("wrong").to_string();
    assert!(message(&good.replace("\"grade\":2", "\"grade\":3")).ends_with(":1: \"3\" is no grade, 1 or 2"));
    assert!(message(&good.replace("It was denied.", " ")).ends_with(":1: \" \" is no quotation"));
    assert!(message(&good.replace("test", "train")).ends_with(":1: not an object as it belongs here"));
    assert!(message(&format!("{good}\n\n{good}")).ends_with(":3: the question \"q001\" stands in this file twice"));
}
