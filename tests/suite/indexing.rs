//! Building and updating the index.

use std::fs;

use proptest::prelude::*;

use crate::house::House;

fn changes(house: &House, args: &[&str]) -> [u64; 4] {
    let mut all = vec!["index", "--format", "json"];
    all.extend(args);
    let articles = house.json(&all)["articles"].clone();
    ["added", "updated", "removed", "unchanged"].map(|key| articles[key].as_u64().unwrap())
}

#[test]
fn only_what_changed_is_read_again_and_deleted_files_leave() {
    let house = House::furnished();
    assert_eq!(changes(&house, &[]), [6, 0, 0, 0]);
    assert_eq!(changes(&house, &[]), [0, 0, 0, 6]);
    house.write(
        "2019/note.txt",
        "A finding made public\n\nThe zeppelin was seen by everybody who looked up at noon that day.\n",
    );
    house.remove("undated.html");
    house.write("new.txt", "Another text\n\nIt was written later than the others were, and by another hand.\n");
    assert_eq!(changes(&house, &[]), [1, 1, 1, 4]);
    assert_eq!(house.found(&["ask", "zeppelin"]), ["2019/note.txt#1"]);
    assert!(house.found(&["ask", "investigators parliament drawer"]).is_empty());
    assert!(house.found(&["ask", "undated servers ministry"]).iter().all(|id| !id.starts_with("undated")));
}

#[test]
fn an_index_without_annotations_stays_so_until_told_otherwise() {
    let house = House::furnished();
    let reported = |house: &House| house.run(&["statements", "--format", "json"]).code;
    assert_eq!(changes(&house, &["--annotations", "off"]), [6, 0, 0, 0]);
    assert_eq!(reported(&house), 1);
    assert!(!house.found(&["ask", "investigators parliament drawer"]).is_empty());
    assert_eq!(changes(&house, &[]), [0, 0, 0, 6]);
    assert_eq!(changes(&house, &["--rebuild"]), [6, 0, 0, 0]);
    assert_eq!(reported(&house), 1);
    assert_eq!(changes(&house, &["--annotations", "on"]), [6, 0, 0, 0]);
    assert_eq!(reported(&house), 0);
    assert_eq!(changes(&house, &[]), [0, 0, 0, 6]);
}

#[test]
fn after_an_update_scores_are_those_of_a_fresh_build() {
    let house = House::empty();
    let text = |number: usize, what: &str| {
        format!("Story {what} {number}\n\nThe embassy denied the {what} on Monday. Paragraph {number}.\n")
    };
    for number in 0..12 {
        house.write(&format!("kept/{number}.txt"), text(number, "allegations"));
        house.write(&format!("gone/{number}.txt"), text(number, "allegations of fraud"));
    }
    house.ok(&["index"]);
    fs::remove_dir_all(house.path("corpus/gone")).unwrap();
    house.write("kept/3.txt", text(3, "report"));
    house.ok(&["index"]);
    house.ok(&["index", "--index", "fresh"]);
    let answers = |index: &str| {
        let question = ["ask", "who denied the allegations", "--index", index, "--format", "json", "-n", "20"];
        house.json(&[&question[..], &["--duplicates", "all"]].concat())["hits"].clone()
    };
    assert_eq!(answers("index"), answers("fresh"));
}

#[test]
fn a_rebuild_replaces_the_index_and_leaves_nothing_behind() {
    let house = House::furnished();
    house.ok(&["index"]);
    assert_eq!(changes(&house, &["--rebuild"]), [6, 0, 0, 0]);
    let mut names: Vec<_> =
        fs::read_dir(house.path("index")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["demarche.json", "g2", "lock"]);
    let manifests = fs::read_dir(house.path("index/g2"))
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().starts_with("manifest"))
        .count();
    assert_eq!(manifests, 1);
}

/// Every file of the index with its bytes and the time it was written.
fn files(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        if path.is_dir() {
            found.push((path.clone(), Vec::new(), time));
            found.extend(files(&path));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap(), time));
        }
    }
    found.sort();
    found
}

#[test]
fn an_unchanged_folder_writes_nothing_at_all() {
    let house = House::furnished();
    house.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    house.write("empty.html", "");
    house.ok(&["index"]);
    let before = files(&house.path("index"));
    // Nor is the lock needed: whoever holds it writes something else.
    let lock = fs::File::open(house.path("index/lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(changes(&house, &[]), [0, 0, 0, 6]);
    assert_eq!(files(&house.path("index")), before);
    house.write("new.txt", "A text that was not there before, and that somebody wrote after all.\n");
    let run = house.run(&["index"]);
    assert!(run.code == 2 && run.stderr.contains("is being written by"), "{}", run.stderr);
    lock.unlock().unwrap();
    assert_eq!(changes(&house, &[]), [1, 0, 0, 6]);
}

#[test]
fn what_a_killed_first_build_left_is_swept_and_built_again() {
    let house = House::furnished();
    house.ok(&["index"]);
    let marker = house.path("index/demarche.json");
    let text = fs::read_to_string(&marker).unwrap().replace("\"live\": \"g1\"", "\"live\": null");
    fs::write(&marker, text).unwrap();
    house.ok(&["ask", "who denied the allegations"]);
    assert_eq!(changes(&house, &[]), [0, 0, 0, 6]);
}

#[test]
fn the_index_inside_the_corpus_is_not_read() {
    let house = House::furnished();
    assert_eq!(changes(&house, &["--index", "corpus/.idx"]), [6, 0, 0, 0]);
    assert_eq!(changes(&house, &["--index", "corpus/idx"]), [6, 0, 0, 0]);
    assert_eq!(changes(&house, &["--index", "corpus/idx"]), [0, 0, 0, 6]);
}

#[test]
fn a_readme_at_the_top_is_no_article() {
    let house = House::furnished();
    house.write("README.md", "# About this folder\n\nIt holds articles.\n");
    house.write("2024/README.md", "# An article\n\nIt happens to be called so.\n");
    assert_eq!(changes(&house, &[]), [7, 0, 0, 0]);
}

#[test]
fn status_says_what_the_index_holds() {
    let house = House::furnished();
    house.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    house.ok(&["index"]);
    let status = house.json(&["status", "--format", "json"]);
    assert_eq!((status["articles"].as_u64(), status["undated"].as_u64()), (Some(6), Some(2)));
    assert_eq!(status["formats"], serde_json::json!({"html": 2, "json-lines": 1, "markdown": 1, "plain": 1}));
    assert_eq!(status["skipped"][0]["path"], "picture.png");
    assert!(house.ok(&["status"]).starts_with("6 articles, "));
    assert_eq!(House::furnished().run(&["status"]).code, 2);
}

#[test]
fn two_records_of_one_name_are_both_kept() {
    let house = House::empty();
    house.write(
        "a.jsonl",
        "{\"_id\":\"x\",\"text\":\"the first zeppelin\"}\n{\"_id\":\"x\",\"text\":\"the second zeppelin\"}\n",
    );
    assert_eq!(changes(&house, &[]), [2, 0, 0, 0]);
    assert_eq!(house.found(&["ask", "zeppelin"]).len(), 2);
    let run = house.run(&["show", "x"]);
    assert!(run.stdout.contains("the first zeppelin") && run.stderr.contains("a.jsonl:2"), "{}", run.stderr);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever the texts, their order on disk and the number of threads: the same answers, byte for byte.
    #[test]
    fn indexing_twice_gives_the_same_bytes_out(texts in proptest::collection::vec("([a-f]{2,5} ){4,60}(\n\n([a-f]{2,5} ){3,30}){0,3}", 1..8)) {
        let answers = |jobs: &str| {
            let house = House::empty();
            for (number, text) in texts.iter().enumerate() {
                house.write(&format!("{number}.txt"), text);
            }
            house.ok(&["index", "--jobs", jobs]);
            let mut answers = String::new();
            for question in ["abc def", "aa bb cc dd ee ff", "fa*"] {
                answers += &house.run(&["search", question, "-n", "30", "--per-article", "9", "--explain", "--format", "jsonl"]).stdout;
                answers += &house.run(&["ask", question, "-n", "30", "--per-article", "9", "--explain", "--format", "jsonl"]).stdout;
            }
            answers
        };
        prop_assert_eq!(answers("1"), answers("3"));
    }
}
