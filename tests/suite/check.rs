//! Each thing that can be wrong with an index or its folder is found, named and mended.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use sha2::{Digest, Sha256};
use tantivy::directory::MmapDirectory;
use tantivy::schema::Field;
use tantivy::{Index, Term};

use crate::house::House;
use crate::tiny;

const QUESTION: [&str; 4] = ["ask", "who denied the allegations", "--per-article", "9"];

/// The folder of the live generation.
fn live(house: &House) -> PathBuf {
    let marker: Value = serde_json::from_slice(&fs::read(house.path("index/demarche.json")).unwrap()).unwrap();
    house.path("index").join(marker["live"].as_str().unwrap())
}

fn file(house: &House, part: &str) -> PathBuf {
    let mut entries = fs::read_dir(live(house)).unwrap().map(|entry| entry.unwrap().path());
    entries.find(|path| path.file_name().unwrap().to_string_lossy().contains(part)).unwrap()
}

fn turn(path: &PathBuf, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

/// Removes documents by what stands in a field, behind the program's back.
fn without(house: &House, field: &str, term: impl Fn(Field, &Value) -> Term) {
    let index = Index::open(MmapDirectory::open(live(house)).unwrap()).unwrap();
    let payload = index.load_metas().unwrap().payload.unwrap();
    let named: Value = serde_json::from_str(&payload).unwrap();
    let manifest = live(house).join(named["manifest"].as_str().unwrap());
    let manifest: Value = serde_json::from_slice(&fs::read(manifest).unwrap()).unwrap();
    let mut writer = index.writer_with_num_threads::<tantivy::TantivyDocument>(1, 16 << 20).unwrap();
    let field = index.schema().get_field(field).unwrap();
    writer.delete_term(term(field, &manifest["files"]["2024/denial.html"]));
    let mut prepared = writer.prepare_commit().unwrap();
    prepared.set_payload(&payload);
    prepared.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

/// Whether `check` names a finding of that kind, and `check --repair` mends it: the answers are as before.
fn is_found_and_mended(kind: &str, hurt: impl Fn(&House)) {
    let house = House::furnished();
    tiny::write(&house.path("published"), 1);
    house.ok(&["model", "add", "published"]);
    house.ok(&["index"]);
    assert_eq!(house.run(&["check"]).code, 0);
    let before = house.found(&QUESTION);
    hurt(&house);
    let run = house.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1, "{kind}: {}", run.stderr);
    let checked: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = ["faults", "changes"].into_iter().flat_map(|list| checked[list].as_array().unwrap());
    let kinds: Vec<&str> = findings.map(|finding| finding["kind"].as_str().unwrap()).collect();
    let unreadable = if checked["unreadable"].is_null() { None } else { Some("unreadable") };
    assert!(kinds.contains(&kind) || unreadable == Some(kind), "{kind}: {checked}");
    let text = house.run(&["check"]);
    assert!(
        text.code == 1 && text.stdout.contains("finding") && text.stderr.contains("check --repair"),
        "{}",
        text.stdout
    );
    // An index that cannot be read cannot say what it was made of.
    let args = if unreadable.is_some() { &["check", "--repair", "corpus"][..] } else { &["check", "--repair"] };
    let mended = house.run(args);
    assert_eq!(mended.code, 0, "{kind}: {}{}", mended.stdout, mended.stderr);
    assert_eq!(house.run(&["check"]).code, 0);
    if unreadable.is_some() || !checked["faults"].as_array().unwrap().is_empty() {
        assert_eq!(house.found(&QUESTION), before, "{kind}");
    }
}

#[test]
fn a_missing_segment_is_found_and_mended() {
    is_found_and_mended("missing", |house| fs::remove_file(file(house, ".store")).unwrap());
    is_found_and_mended("missing", |house| fs::remove_file(file(house, ".term")).unwrap());
}

#[test]
fn an_altered_segment_is_found_and_mended() {
    is_found_and_mended("altered", |house| turn(&file(house, ".pos"), 3));
    is_found_and_mended("altered", |house| turn(&file(house, ".store"), 40));
}

#[test]
fn a_damaged_list_or_commit_is_found_and_mended() {
    is_found_and_mended("altered", |house| turn(&file(house, "manifest-"), 20));
    is_found_and_mended("unreadable", |house| fs::write(file(house, "meta.json"), "{").unwrap());
    is_found_and_mended("unreadable", |house| fs::write(house.path("index/demarche.json"), "{").unwrap());
    is_found_and_mended("no-sums", |house| turn(&file(house, "sums.json"), 0));
    is_found_and_mended("loose", |house| fs::write(live(house).join("stray.idx"), "x").unwrap());
}

#[test]
fn a_passage_whose_article_is_gone_is_found_and_mended() {
    is_found_and_mended("passages", |house| {
        // An article's own document alone has the bucket of its name, and no other of these articles is in it.
        let digest = Sha256::digest("2024/denial.html");
        let leading = u64::from_be_bytes(digest[..8].try_into().unwrap());
        without(house, "name", |field, _| Term::from_field_u64(field, leading >> 50));
    });
}

#[test]
fn an_index_that_lost_what_its_list_names_is_found_and_mended() {
    is_found_and_mended("drift", |house| {
        without(house, "file", |field, record| Term::from_field_u64(field, record["key"].as_u64().unwrap()));
    });
}

#[test]
fn a_list_that_tells_other_counts_is_found_and_mended() {
    is_found_and_mended("drift", |house| {
        let path = file(house, "manifest-");
        let text = fs::read_to_string(&path).unwrap().replacen("\"articles\":1", "\"articles\":2", 1);
        fs::write(path, text).unwrap();
    });
}

#[test]
fn damaged_rows_of_a_model_are_found_and_mended() {
    is_found_and_mended("rows", |house| turn(&house.path("index/rows/rows.json"), 30));
    is_found_and_mended("rows", |house| {
        let path = house.path("index/rows/rows-1.bin");
        let last = fs::metadata(&path).unwrap().len() - 1;
        turn(&path, usize::try_from(last).unwrap());
    });
    is_found_and_mended("rows", |house| fs::remove_file(house.path("index/rows/rows-1.bin")).unwrap());
}

#[test]
fn a_changed_a_new_and_a_lost_file_are_found_and_read() {
    is_found_and_mended("changed", |house| {
        house.write("2019/note.txt", "Another finding\n\nNobody denied it this time.\n");
    });
    is_found_and_mended("new", |house| house.write("new.txt", "A new text\n\nIt was not there before, they said.\n"));
    is_found_and_mended("gone", |house| house.remove("undated.html"));
}

#[test]
fn an_update_does_not_trust_an_altered_list() {
    let house = House::furnished();
    house.ok(&["index"]);
    let path = file(&house, "manifest-");
    let text = fs::read_to_string(&path).unwrap();
    let key = text.split("\"key\":").nth(1).unwrap().split(',').next().unwrap().to_owned();
    fs::write(&path, text.replacen(&key, &format!("{}", key.parse::<u64>().unwrap() ^ 1), 1)).unwrap();
    house.write("new.txt", "A new text\n\nIt was not there before, they said.\n");
    let run = house.run(&["index"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("holds other bytes than were written") && run.stderr.contains("check --repair"),
        "{}",
        run.stderr
    );
    house.ok(&["check", "--repair"]);
    assert_eq!(house.json(&["index", "--format", "json"])["articles"]["unchanged"], 7);
}
