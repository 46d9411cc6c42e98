//! Many questions at a time.

use serde_json::Value;

use crate::house::House;

const QUESTIONS: &str = "who denied the allegations\n\n{\"_id\": \"q7\", \"text\": \"what was paid\", \"hits\": 1}\n???\n{broken\nzeppelin mooring\n{\"_id\": 9, \"text\": \"who denied it\", \"from\": \"2024\", \"undated\": \"drop\"}\n";

#[test]
fn one_bad_question_stops_none_of_the_others() {
    let house = House::furnished();
    house.ok(&["index"]);
    let run = house.fed(&["batch", "-", "--format", "jsonl"], QUESTIONS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut ids: Vec<_> = lines.iter().map(|line| line["question"]["id"].as_str().unwrap()).collect();
    ids.dedup();
    assert_eq!(ids, ["1", "q7", "4", "5", "9"]);
    let failed: Vec<_> = lines.iter().filter(|line| line["error"].is_string()).collect();
    assert_eq!(failed.len(), 2);
    assert!(run.stderr.contains("question 4 could not be asked") && run.stderr.contains("2 of 6 questions"));
    let last = lines.last().unwrap();
    assert_eq!(
        (last["question"]["from"].as_str(), last["passage"].as_str()),
        (Some("2024-01-01"), Some("2024/denial.html#2"))
    );
    assert_eq!(house.fed(&["batch", "--strict"], QUESTIONS).code, 2);
    assert_eq!(house.fed(&["batch"], "zeppelin\n").code, 1);
    assert_eq!(house.fed(&["batch"], "???\n").code, 2);
    assert_eq!(house.run(&["batch", "no-such-file"]).code, 2);
}

#[test]
fn a_batch_answers_as_one_by_one_with_any_number_of_jobs() {
    let house = House::furnished();
    house.ok(&["index"]);
    let words = ["denied", "allegations", "sanctions", "paid", "parliament", "pipeline", "voters", "accusation"];
    let questions: Vec<String> = (0..60).map(|n| format!("who {} the {}", words[n % 8], words[(n / 8) % 8])).collect();
    let input = questions.join("\n");
    let mut batches = Vec::new();
    for jobs in ["1", "2", "7"] {
        batches.push(house.fed(&["batch", "-", "--jobs", jobs, "--format", "jsonl"], &input).stdout);
    }
    assert!(batches.iter().all(|batch| *batch == batches[0]));
    let mut alone = String::new();
    for (number, question) in (1..).zip(&questions).step_by(7) {
        for line in house.run(&["ask", question, "--format", "jsonl"]).stdout.lines() {
            let mut hit: Value = serde_json::from_str(line).unwrap();
            hit["question"]["id"] = number.to_string().into();
            alone += &hit.to_string();
            alone.push('\n');
        }
    }
    let asked = |line: &&str| {
        let hit: Value = serde_json::from_str(line).unwrap();
        hit["question"]["id"].as_str().unwrap().parse::<usize>().unwrap() % 7 == 1
    };
    let sorted = |line: &str| serde_json::from_str::<Value>(line).unwrap().to_string();
    let chosen: Vec<String> = batches[0].lines().filter(asked).map(sorted).collect();
    assert_eq!(chosen, alone.lines().map(sorted).collect::<Vec<_>>());
    assert!(chosen.len() > 10);
}

#[test]
fn a_batch_in_every_format() {
    let house = House::furnished();
    house.ok(&["index"]);
    for format in ["text", "csv", "markdown", "trec"] {
        let run = house.fed(&["batch", "-", "-n", "1", "--format", format], QUESTIONS);
        insta::assert_snapshot!(format!("batch_{format}"), run.stdout);
    }
    let run = house.fed(&["batch", "-", "-n", "1", "--format", "json"], QUESTIONS);
    let object: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(object["answers"].as_array().unwrap().len(), 4);
    assert!(object["failed"]["4"].as_str().unwrap().contains("no word"));
    let empty = house.fed(&["batch", "-", "--format", "json"], "");
    assert_eq!(empty.stdout, "{\"answers\": [], \"failed\": {}}\n");
}
