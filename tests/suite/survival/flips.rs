//! One flipped bit anywhere in the index: found, or without effect; never a wrong passage shown as right.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::{Chance, Ground, rounds};
use crate::house::House;
use crate::tiny;

/// How a flip ended.
#[derive(Debug)]
enum Ending {
    /// Every answer as before.
    Harmless,
    /// A message when asked, or `check` names it.
    Detected,
    /// Another text than was written, shown as right, or other answers of which nothing is said.
    Wrong(String),
}

fn files(ground: &Ground) -> Vec<(PathBuf, u64)> {
    let mut files = Vec::new();
    let mut folders = vec![ground.path("hurt")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::metadata(&path).unwrap().len() > 0 {
                files.push((path.clone(), fs::metadata(path).unwrap().len()));
            }
        }
    }
    files.sort();
    files
}

/// The text of each passage by its identifier.
fn texts(answers: &[Value]) -> Vec<(String, String)> {
    let hits = answers.iter().flat_map(|answer| answer["hits"].as_array().unwrap());
    hits.map(|hit| (hit["passage"].to_string(), format!("{}{}{}", hit["text"], hit["title"], hit["published"])))
        .collect()
}

fn ending(ground: &Ground, known: &[(String, String)]) -> Ending {
    match ground.answers("hurt") {
        Ok(answers) if answers == ground.old => Ending::Harmless,
        Err(message) if message.contains("error: ") || message.contains("could not be asked") => Ending::Detected,
        Err(message) => Ending::Wrong(message),
        Ok(answers) => {
            if let Some(shown) = texts(&answers).into_iter().find(|shown| !known.contains(shown)) {
                return Ending::Wrong(format!("a wrong passage is shown as right: {shown:?}"));
            }
            let check = ground.run(&["check", "--index", "hurt", "corpus-old"]);
            let said = String::from_utf8_lossy(&check.stderr);
            match check.status.code() {
                Some(1 | 2) if !said.contains("panicked at") => Ending::Detected,
                _ => Ending::Wrong(format!("other answers, and check says: {said}")),
            }
        }
    }
}

/// A house with an optional model, so that the index holds rows too.
fn with_model() -> House {
    let house = House::empty();
    tiny::write(&house.path("published"), 1);
    house.ok(&["model", "add", "published"]);
    house
}

#[test]
#[ignore = "hundreds of random flips: run by .ci/survive"]
fn a_flipped_bit_is_detected_or_harmless() {
    let ground = Ground::with(&with_model);
    ground.lay("hurt");
    // Every passage there is, in whatever order a hurt index may rank them.
    let mut known = Vec::new();
    for number in 0..40 {
        for folder in ["kept", "gone", "turned"] {
            let output = ground.run(&["show", &format!("{folder}/{number}.md"), "--index", "old", "--format", "json"]);
            let shown: Value = serde_json::from_slice(&output.stdout).unwrap();
            known.extend(texts(&[serde_json::json!({ "hits": shown["passages"] })]));
        }
    }
    let files = files(&ground);
    for kind in
        ["manifest-", "copies-", "sums.json", "meta.json", "rows.json", "rows-", "demarche.json", ".store", ".idx"]
    {
        let there = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().contains(kind);
        assert!(files.iter().any(|(path, _)| there(path)), "there is no {kind}: {files:?}");
    }
    let bytes: u64 = files.iter().map(|(_, length)| length).sum();
    let tried = rounds(100, 2.5);
    let mut chance = Chance::new(4);
    let (mut detected, mut harmless, mut wrong) = (0, 0, Vec::new());
    for round in 0..tried {
        // Every other flip anywhere, the rest evenly over the files, so that small ones have their share.
        let (path, at) = if round % 2 == 0 {
            let mut at = chance.below(bytes);
            let at_file = files.iter().find(|(_, length)| {
                let here = at < *length;
                if !here {
                    at -= length;
                }
                here
            });
            (at_file.unwrap().0.clone(), at)
        } else {
            let (path, length) = &files[round / 2 % files.len()];
            (path.clone(), chance.below(*length))
        };
        let whole = fs::read(&path).unwrap();
        let mut hurt = whole.clone();
        hurt[usize::try_from(at).unwrap()] ^= 1 << chance.below(8);
        fs::write(&path, &hurt).unwrap();
        match ending(&ground, &known) {
            Ending::Harmless => harmless += 1,
            Ending::Detected => detected += 1,
            Ending::Wrong(what) => wrong.push(format!("{} byte {at}: {what}", path.display())),
        }
        fs::write(&path, &whole).unwrap();
    }
    assert_eq!(ground.answers("hurt").as_ref(), Ok(&ground.old));
    println!("bytes flipped: {tried}; detected {detected}, harmless {harmless}, wrong {}", wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}
