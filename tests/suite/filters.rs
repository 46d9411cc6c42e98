//! Every filter, by what it leaves.

use crate::house::House;

#[test]
fn each_filter_leaves_what_it_says() {
    let house = House::furnished();
    house.ok(&["index"]);
    let found = |args: &[&str]| {
        let mut all = vec!["search", "*", "-n", "50", "--per-article", "50"];
        all.extend(args);
        let mut found = house.found(&all);
        found.sort();
        found
    };
    assert_eq!(found(&["--from", "2024", "--undated", "drop"]).len(), 3);
    assert_eq!(found(&["--to", "2021-05", "--undated", "drop"]), ["brief-1#1"]);
    assert_eq!(
        found(&["--from", "2021-06-30", "--to", "2021-06-30", "--undated", "drop"]),
        ["brief-2#1"],
        "a month overlaps its days"
    );
    assert_eq!(found(&["--outlet", "example wire"]).len(), 3);
    assert_eq!(found(&["--section", "reaction"]), ["2024/denial.html#2"]);
    assert_eq!(found(&["--path", "2023/**"]).len(), 2);
    assert_eq!(found(&["--path", "*.jsonl"]), ["brief-1#1", "brief-2#1"]);
    assert!(found(&["--actor", "Beijing"]).contains(&"2024/denial.html#2".to_owned()));
    assert!(!found(&["--actor", "Beijing"]).contains(&"2023/sanctions.md#1".to_owned()));
    assert!(found(&["--act", "deny"]).contains(&"2024/denial.html#2".to_owned()));
    assert!(!found(&["--act", "deny"]).contains(&"briefs.jsonl#1".to_owned()));
}

#[test]
fn undated_articles_stay_behind_the_dated_ones() {
    let house = House::furnished();
    house.ok(&["index"]);
    let kept = house.found(&["ask", "ministry denied", "--from", "2024"]);
    assert!(kept.contains(&"undated.html#1".to_owned()), "{kept:?}");
    let dropped = house.found(&["ask", "ministry denied", "--from", "2024", "--undated", "drop"]);
    assert!(!dropped.contains(&"undated.html#1".to_owned()), "{dropped:?}");
    let explained = house.ok(&["ask", "ministry denied", "--from", "2024", "--explain"]);
    assert!(explained.contains("undated -"), "{explained}");
}

#[test]
fn one_passage_of_an_article_unless_more_are_wanted() {
    let house = House::furnished();
    house.ok(&["index"]);
    let of_denial = |args: &[&str]| house.found(args).iter().filter(|id| id.starts_with("2024/denial")).count();
    assert_eq!(of_denial(&["ask", "london embassy registers", "-n", "9"]), 1);
    assert_eq!(of_denial(&["ask", "london embassy registers", "-n", "9", "--per-article", "2"]), 2);
}

#[test]
fn reversed_dates_are_exchanged_and_said() {
    let house = House::furnished();
    house.ok(&["index"]);
    let run = house.run(&["ask", "denied", "--from", "2025", "--to", "2024"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("they were exchanged"), "{}", run.stderr);
}
