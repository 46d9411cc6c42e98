//! Time lines and facets, in every format, and the picture.

use demarche::present::wire::{Answer, Timeline};

use crate::statements::quarrel;

#[test]
fn every_format() {
    let house = quarrel();
    for format in ["text", "json", "jsonl", "csv", "markdown"] {
        insta::assert_snapshot!(format!("timeline_{format}"), house.ok(&["timeline", "--format", format]));
    }
    insta::assert_snapshot!(
        "timeline_of_statements",
        house.ok(&["timeline", "--statements", "--lanes", "act", "--by", "year"])
    );
}

#[test]
fn a_question_counts_what_holds_all_its_words() {
    let house = quarrel();
    let total = |args: &[&str]| {
        let mut all = vec!["timeline", "--format", "json"];
        all.extend(args);
        let run = house.run(&all);
        let line: Timeline =
            serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{args:?} {error} {}", run.stderr));
        (line.total, line.notices.len())
    };
    assert_eq!(total(&["hacking", "Friday"]), (2, 0));
    assert_eq!(total(&["Czech", "zeppelins"]).1, 1, "it is said when no passage holds all");
    assert_eq!(total(&["zeppelins"]), (0, 0));
    assert_eq!(total(&["--query", "\"hacking ministries\" -publish"]).0, 1);
    assert_eq!(total(&["--path", "undated.txt"]).0, 1);
    assert_eq!(total(&["--statements", "--act", "deny", "--speaker", "Russia"]).0, 1);
}

#[test]
fn the_picture_is_one_file_that_loads_nothing() {
    let house = quarrel();
    house.ok(&["timeline", "--statements", "--lanes", "actor", "--svg", "out.svg", "--title", "A <b> & \"c\""]);
    let svg = std::fs::read_to_string(house.path("out.svg")).unwrap();
    assert!(svg.starts_with("<svg xmlns=") && svg.contains("<desc id="));
    assert!(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"));
    assert!(svg.contains("undated"), "what has no place on it is counted");
    for outside in ["href", "url(", "@import", "<image", "<script", "<foreignObject"] {
        assert!(!svg.contains(outside), "{outside}");
    }
    insta::assert_snapshot!("timeline_picture", svg);
    let run = house.run(&["timeline", "--svg", "no/such/folder.svg"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("could not write the picture"), "{}", run.stderr);
}

#[test]
fn facets_count_all_matches_and_not_the_best() {
    let house = quarrel();
    let args = ["search", "ministries OR allegations", "-n", "1", "--facets"];
    insta::assert_snapshot!("facets_text", house.ok(&args));
    let mut json = args.to_vec();
    json.extend(["--format", "json"]);
    let answer: Answer = serde_json::from_value(house.json(&json)).unwrap();
    let facets = answer.facets.unwrap();
    assert_eq!((answer.hits.len(), facets.passages, facets.articles), (1, 4, 4));
    let count = |values: &[demarche::present::wire::Count], name: &str| {
        values.iter().find(|value| value.name == name).map(|value| value.count)
    };
    assert_eq!(count(&facets.actor, "Russia"), Some(3));
    assert_eq!(count(&facets.act, "deny"), Some(1));
    assert_eq!(count(&facets.month, "2024-05"), Some(3));
    let asked: Answer =
        serde_json::from_value(house.json(&["ask", "who accused Russia", "--facets", "--format", "json"])).unwrap();
    assert!(asked.facets.unwrap().passages >= 2);
}

#[test]
fn nothing_found_is_exit_1() {
    let house = quarrel();
    assert_eq!(house.run(&["timeline", "--from", "1999", "--to", "1999", "--undated", "drop"]).code, 1);
    assert_eq!(house.run(&["timeline", "...", "--svg", "x.svg"]).code, 2);
}
