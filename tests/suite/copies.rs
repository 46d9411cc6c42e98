//! Near-copies: one story in several outlets is one hit, which names the others.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use demarche::copies::{Overlap, Sketch, stories};
use demarche::engine::{Engine, Request};
use demarche::index::Home;
use demarche::model::{Article, ArticleId, Passage};

use crate::house::{House, run_in};

/// A report of some length; `kind` makes another one of it.
fn report(kind: &str) -> String {
    (0..12)
        .map(|n| {
            format!(
                "The {kind} ministry said in paragraph {n} that its {kind} envoys had been told on day {n} to leave \
                 {kind} town within {n} hours, and that no {kind} reply number {n} would be given.\n\n"
            )
        })
        .collect()
}

fn page(outlet: &str, title: &str, body: &str) -> String {
    let paragraphs: String =
        body.split("\n\n").filter(|p| !p.trim().is_empty()).map(|p| format!("<p>{p}</p>\n")).collect();
    format!(
        "<html><head><title>{title}</title><meta property=\"og:site_name\" content=\"{outlet}\"></head><body><article>\
         <h1>{title}</h1>{paragraphs}</article></body></html>"
    )
}

/// A house with one story in three outlets, its excerpt in a note, and another story.
fn syndicated() -> House {
    let house = House::empty();
    let text = report("northern");
    house.write("a/wire.html", page("Wire", "Envoys told to leave", &text));
    house.write(
        "b/post.html",
        page("Post", "A hurried departure", &text.replacen("told on day 3", "informed on day 3", 1)),
    );
    let cut: Vec<&str> = text.split("\n\n").skip(1).collect();
    let lead = "Diplomats packed their bags last night, our correspondent writes from the airport.\n\n";
    house.write("c/ledger.html", page("Ledger", "Packing", &format!("{lead}{}", cut.join("\n\n"))));
    house.write("d/note.txt", text.split("\n\n").take(5).collect::<Vec<_>>().join("\n\n"));
    house.write("e/other.html", page("Wire", "Another expulsion", &report("southern")));
    house.ok(&["index"]);
    house
}

#[test]
fn copies_are_folded_under_the_best_and_named() {
    let house = syndicated();
    let answer = house.json(&["ask", "which envoys were told to leave northern town", "-n", "9", "--format", "json"]);
    let hits = answer["hits"].as_array().unwrap();
    assert_eq!(hits.len(), 2, "{hits:#?}");
    let all: BTreeSet<&str> = ["a/wire.html", "b/post.html", "c/ledger.html", "d/note.txt"].into();
    let shown = hits[0]["article"].as_str().unwrap();
    let others: Vec<&str> = hits[0]["also_in"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert!(others.is_sorted());
    assert_eq!(others.iter().copied().chain([shown]).collect::<BTreeSet<_>>(), all);
    assert_eq!(hits[1]["also_in"], serde_json::json!([]));
    let text = house.ok(&["ask", "which envoys were told to leave northern town", "-n", "1"]);
    assert!(text.contains(&format!("also in {}", others.join(", "))), "{text}");
}

#[test]
fn nothing_is_dropped_when_all_are_wanted() {
    let house = syndicated();
    let found = |more: &[&str]| {
        let mut args = vec!["ask", "northern envoys", "-n", "9"];
        args.extend(more);
        let mut found: Vec<_> = house.found(&args).iter().map(|id| id.rsplit_once('#').unwrap().0.to_owned()).collect();
        found.sort();
        found
    };
    assert_eq!(
        found(&["--duplicates", "all"]),
        ["a/wire.html", "b/post.html", "c/ledger.html", "d/note.txt", "e/other.html"]
    );
    assert_eq!(found(&[]).len(), 2);
    // The copy that a filter leaves is shown, and names those it does not leave.
    assert_eq!(found(&["--path", "c/**"]), ["c/ledger.html"]);
    let kept = house.json(&["search", "northern", "--path", "c/**", "--format", "json"]);
    assert_eq!(kept["hits"][0]["also_in"], serde_json::json!(["a/wire.html", "b/post.html", "d/note.txt"]));
    assert_eq!(found(&["--duplicates", "all", "--path", "{a,c}/**"]), ["a/wire.html", "c/ledger.html"]);
}

#[test]
fn passages_of_the_article_shown_still_count_by_article() {
    let house = syndicated();
    let found = house.found(&["search", "northern", "-n", "50", "--per-article", "50"]);
    let articles: BTreeSet<_> = found.iter().map(|id| id.rsplit_once('#').unwrap().0).collect();
    assert_eq!(articles.len(), 1, "{found:?}");
    assert!(found.len() > 1);
}

#[test]
fn an_article_that_is_shown_names_its_copies() {
    let house = syndicated();
    let shown = house.json(&["show", "b/post.html", "--format", "json"]);
    assert_eq!(shown["also_in"], serde_json::json!(["a/wire.html", "c/ledger.html", "d/note.txt"]));
    assert_eq!(shown["passages"][0]["also_in"], shown["also_in"]);
    assert!(house.ok(&["show", "d/note.txt"]).contains("also in a/wire.html, b/post.html, c/ledger.html"));
    assert!(!house.ok(&["show", "e/other.html"]).contains("also in"));
}

#[test]
fn status_counts_stories_and_copies() {
    let house = syndicated();
    let status = house.json(&["status", "--format", "json"]);
    assert_eq!((status["stories"].as_u64(), status["copies"].as_u64()), (Some(1), Some(4)));
    assert!(house.ok(&["status"]).contains("1 story in 4 copies"));
}

#[test]
fn many_copies_are_named_in_part_and_counted() {
    let house = House::empty();
    for number in 0..9 {
        house.write(&format!("{number}.html"), page(&format!("Outlet {number}"), "Envoys", &report("eastern")));
    }
    house.ok(&["index"]);
    let text = house.ok(&["ask", "eastern envoys"]);
    assert!(text.contains("also in 1.html, 2.html, 3.html, 4.html, 4 more"), "{text}");
    assert_eq!(house.found(&["ask", "eastern envoys"]), ["0.html#1"]);
}

#[test]
fn a_copy_that_comes_and_goes_is_known_and_forgotten() {
    let house = syndicated();
    let also_in = || house.json(&["show", "a/wire.html", "--format", "json"])["also_in"].clone();
    house.remove("b/post.html");
    house.ok(&["index"]);
    assert_eq!(also_in(), serde_json::json!(["c/ledger.html", "d/note.txt"]));
    house.write("f/again.html", page("Again", "Told to leave", &report("northern")));
    house.write("d/note.txt", "Nothing of the kind was ever said in the notes of that year, as far as we can see.\n");
    house.ok(&["index"]);
    assert_eq!(also_in(), serde_json::json!(["c/ledger.html", "f/again.html"]));
    // An update knows what a rebuild would.
    house.ok(&["index", "--rebuild"]);
    assert_eq!(also_in(), serde_json::json!(["c/ledger.html", "f/again.html"]));
    for name in ["c/ledger.html", "f/again.html"] {
        house.remove(name);
    }
    house.ok(&["index"]);
    assert_eq!(also_in(), serde_json::json!([]));
    let names = fs::read_dir(house.path("index/g2")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with("copies-")));
}

#[test]
fn the_copies_in_the_corpus_are_the_ones_its_readme_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let index = index.to_str().unwrap();
    assert_eq!(run_in(root, &["index", "corpus", "--index", index]).code, 0);
    let status = run_in(root, &["status", "--format", "json", "--index", index]).stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert_eq!((status["stories"].as_u64(), status["copies"].as_u64()), (Some(2), Some(5)));
    let also_in = |article: &str| -> serde_json::Value {
        let shown = run_in(root, &["show", article, "--format", "json", "--index", index]).stdout;
        serde_json::from_str::<serde_json::Value>(&shown).unwrap()["also_in"].clone()
    };
    assert_eq!(
        also_in("2023/iran-petrol-pumps-sparrow.txt"),
        serde_json::json!(["2024/saved/petrol-stations-iran-copy.txt"])
    );
    assert_eq!(
        also_in("2022/albania-severs-ties-iran.html"),
        serde_json::json!(["2022/iranian-embassy-tirana-24-hours.html", "2022/nato-member-cuts-off-tehran.html"])
    );
    let found = run_in(root, &["ask", "petrol pumps in Iran", "-n", "1", "--format", "jsonl", "--index", index]).stdout;
    let hit: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!(hit["article"], "2023/iran-petrol-pumps-sparrow.txt");
}
