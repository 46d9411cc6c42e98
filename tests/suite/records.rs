//! What is kept of questions: the log, and what earlier runs showed.

use std::fs;

use crate::house::House;

#[test]
fn a_log_is_replayed_and_says_what_differs() {
    let house = House::furnished();
    house.ok(&["index"]);
    house.ok(&["ask", "who denied the allegations", "--from", "2024", "--log", "log.jsonl"]);
    house.ok(&["search", "+pipeline", "--log", "log.jsonl"]);
    house.fed(&["batch", "-", "--log", "log.jsonl"], "what was paid\n");
    let log = fs::read_to_string(house.path("log.jsonl")).unwrap();
    assert_eq!(log.lines().count(), 3);
    let first: serde_json::Value = serde_json::from_str(log.lines().next().unwrap()).unwrap();
    assert_eq!(first["parameters"]["from"], "2024-01-01");
    assert_eq!(first["index"]["fingerprint"].as_str().unwrap().len(), 64);
    let same = house.run(&["replay", "log.jsonl"]);
    assert_eq!((same.code, same.stdout.lines().last()), (0, Some("3 of 3 the same")), "{}", same.stdout);

    house.remove("briefs.jsonl");
    house.ok(&["index"]);
    let differs = house.run(&["replay", "log.jsonl"]);
    assert_eq!(differs.code, 1);
    assert!(
        differs.stdout.contains("2: differs; the index changed: search +pipeline\n   gone: brief-1#1, was 1"),
        "{}",
        differs.stdout
    );
    fs::write(house.path("log.jsonl"), "{}\n").unwrap();
    assert_eq!(house.run(&["replay", "log.jsonl"]).code, 2);
}

#[test]
fn the_same_articles_have_the_same_fingerprint_wherever_they_lie() {
    let fingerprint = || {
        let house = House::furnished();
        house.ok(&["ask", "who denied it", "--log", "log.jsonl"]);
        let log = fs::read_to_string(house.path("log.jsonl")).unwrap();
        serde_json::from_str::<serde_json::Value>(&log).unwrap()["index"]["fingerprint"].clone()
    };
    assert_eq!(fingerprint(), fingerprint());
}

#[test]
fn only_what_earlier_runs_did_not_show() {
    let house = House::furnished();
    house.ok(&["index"]);
    let args = ["ask", "who denied the allegations", "--since-last-run", "state.json", "--format", "jsonl"];
    assert_eq!(house.run(&args).code, 0);
    let nothing = house.run(&args);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (1, ""));
    assert!(nothing.stderr.contains("nothing new"), "{}", nothing.stderr);
    house.write(
        "2025/new.txt",
        "A new denial\n\nThe ministry denied the allegations on Monday, as it had denied those before.\n",
    );
    house.ok(&["index"]);
    let new = house.ok(&args);
    assert_eq!(new.lines().count(), 1, "{new}");
    assert!(new.contains("2025/new.txt#1"));
    let batch = ["batch", "-", "--since-last-run", "state.json", "--format", "jsonl"];
    assert_eq!(house.fed(&batch, "who denied the allegations\n").code, 1);
    fs::write(house.path("state.json"), "no state").unwrap();
    assert_eq!(house.run(&args).code, 2);
    assert_eq!(fs::read_to_string(house.path("state.json")).unwrap(), "no state");
}

#[test]
fn judgments_are_written_resumed_and_measured() {
    let house = House::furnished();
    house.ok(&["index"]);
    fs::write(house.path("questions.txt"), "who denied the allegations\nwhat was paid\n").unwrap();
    let args = ["judge", "questions.txt", "--qrels", "qrels.tsv", "-n", "2"];
    let first = house.fed(&args, "what?\ny\nq\n");
    assert_eq!(first.code, 0, "{}", first.stderr);
    let qrels = || fs::read_to_string(house.path("qrels.tsv")).unwrap();
    assert_eq!(qrels(), "query-id\tcorpus-id\tscore\n1\t2024/denial.html#2\t1\n");
    let second = house.fed(&args, "n\n3\n\n");
    assert!(!second.stdout.contains("2024/denial.html#2"), "{}", second.stdout);
    assert_eq!(qrels().lines().count(), 4, "{}", qrels());
    assert!(qrels().ends_with("2\tbrief-2#1\t3\n"), "{}", qrels());
    let figures = house.json(&["eval", "--queries", "questions.txt", "--qrels", "qrels.tsv", "--format", "json"]);
    assert_eq!(figures["overall"]["queries"], 2);
    assert_eq!(figures["overall"]["success@1"]["mean"], 1.0);
}
