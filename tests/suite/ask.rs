//! Questions from the command line, in every output format.

use crate::house::House;

/// Times differ from run to run.
fn without_times(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("\"elapsed_ms\"") {
            kept.push_str("  \"elapsed_ms\": 0.0,\n");
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn the_first_question_builds_the_index_and_says_so_once() {
    let house = House::furnished();
    let first = house.run(&["ask", "who denied the allegations"]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(first.stderr.contains("there is no index in index yet; making one from corpus"), "{}", first.stderr);
    let second = house.run(&["ask", "who denied the allegations"]);
    assert_eq!(second.stderr, "");
    assert_eq!(first.stdout, second.stdout);
}

#[test]
fn a_denial_comes_first_and_no_menu_or_related_headline_at_all() {
    let house = House::furnished();
    let found = house.found(&["ask", "who denied the allegations", "-n", "50", "--per-article", "50"]);
    assert_eq!(found[0], "2024/denial.html#2");
    let text = house.ok(&["ask", "who denied the allegations", "-n", "50", "--per-article", "50"]);
    for furniture in ["cookies", "fraud", "All rights", "Home"] {
        assert!(!text.contains(furniture), "{furniture:?} is furniture\n{text}");
    }
}

#[test]
fn text_for_reading() {
    let house = House::furnished();
    insta::assert_snapshot!(house.ok(&["ask", "who denied the allegations", "--explain"]));
}

#[test]
fn text_with_colours_on_a_narrow_terminal() {
    let house = House::furnished();
    insta::assert_snapshot!(house.ok(&["ask", "who denied the allegations", "-n", "1", "--color", "always"]));
}

#[test]
fn one_json_object() {
    let house = House::furnished();
    let args = ["ask", "who denied the allegations", "-n", "1", "--explain", "--format", "json", "--from", "2024"];
    insta::assert_snapshot!(without_times(&house.ok(&args)));
}

#[test]
fn a_json_line_for_each_hit() {
    let house = House::furnished();
    insta::assert_snapshot!(house.ok(&["ask", "what was paid", "-n", "2", "--format", "jsonl"]));
}

#[test]
fn nothing_found_is_exit_1_with_an_empty_result() {
    let house = House::furnished();
    let run = house.run(&["ask", "zeppelin mooring", "--format", "json"]);
    assert_eq!(run.code, 1);
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(answer["hits"], serde_json::json!([]));
    assert!(run.stderr.contains("nothing was found"), "{}", run.stderr);
}

#[test]
fn a_question_that_nothing_answers_is_told_so_with_the_nearest() {
    let house = House::furnished();
    house.ok(&["index"]);
    let run = house.run(&["ask", "who painted the ministry's zeppelin mooring in Lisbon"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stdout.starts_with("   No passage answers this with confidence; the nearest:\n"), "{}", run.stdout);
    assert!(run.stdout.contains("undated.html#1"), "{}", run.stdout);
}

#[test]
fn search_words_are_never_unanswered() {
    let house = House::furnished();
    house.ok(&["index"]);
    assert_eq!(house.run(&["ask", "zeppelin mooring lisbon ministry"]).code, 0);
}

#[test]
fn the_answer_stands_above_the_passages() {
    let house = House::furnished();
    house.ok(&["index"]);
    let text = house.ok(&["ask", "how many voters were in the registers that lay open"]);
    assert!(text.starts_with("   forty million voters — 2024/denial.html#"), "{text}");
}

#[test]
fn a_question_of_function_words_alone_is_still_asked() {
    let house = House::furnished();
    assert!(!house.found(&["ask", "who was it"]).is_empty());
}

#[test]
fn a_whole_article_and_a_passage_with_neighbours() {
    let house = House::furnished();
    house.age("2024/denial.html");
    house.age("briefs.jsonl");
    house.ok(&["index"]);
    insta::assert_snapshot!(house.ok(&["show", "2024/denial.html"]));
    insta::assert_snapshot!(house.ok(&["show", "2024/denial.html#2", "--context", "1"]));
    insta::assert_snapshot!(house.ok(&["show", "brief-1", "--format", "json"]));
}

#[test]
fn what_a_saved_page_says_of_itself_is_shown() {
    let house = House::empty();
    house.write(
        "saved.html",
        "<!doctype html><!--\n Page saved with SingleFile\n url: https://wire.example/talks\n saved date: Tue Mar 26 2024 10:00:00 GMT+0100\n-->\n\
         <html><head><title>Talks end in Geneva</title><meta name=keywords content='Talks, Geneva, talks'>\
         <meta property='article:section' content=World><meta property='article:published_time' content='2024-03'></head>\
         <body><p>The ministry said on Tuesday that it had summoned the ambassador over the attack on the archive, and that \
         it would not be the last word on it. Nobody who was asked about the matter wanted to be named.</p></body></html>",
    );
    house.age("saved.html");
    house.ok(&["index"]);
    insta::assert_snapshot!(house.ok(&["show", "saved.html"]));
    let shown = house.json(&["show", "saved.html", "--format", "json"]);
    assert_eq!(shown["tags"], serde_json::json!(["World", "Talks", "Geneva"]));
    assert_eq!((shown["retrieved"].as_str(), shown["published"].as_str()), (Some("2024-03-26"), Some("2024-03-01")));
    assert_eq!(
        (shown["published_precision"].as_str(), shown["published_confidence"].as_f64()),
        (Some("month"), Some(0.94))
    );
    assert_eq!((shown["lang"].as_str(), shown["origins"]["lang"].as_str()), (Some("en"), Some("detected")));
    assert_eq!(shown["file_modified"], "2026-01-02");
}

#[test]
fn a_closed_pipe_ends_in_silence() {
    let house = House::furnished();
    house.ok(&["index"]);
    let program = env!("CARGO_BIN_EXE_demarche");
    let script = format!("'{program}' show 2024/denial.html --format json | true; echo ${{PIPESTATUS[0]}}");
    let output =
        std::process::Command::new("bash").args(["-c", &script]).current_dir(house.path(".")).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "0");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
