//! Near-copies: one story in several outlets is one hit, which names the others.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use demarche::copies::{Overlap, Sketch, Text, stories};
use demarche::engine::{Duplicates, Engine, Request};
use demarche::index::Home;
use demarche::model::{Article, ArticleId, Evidence, Passage};

use crate::house::{House, run_in};

/// A report of some length; `kind` makes another one of it.
fn report(kind: &str) -> String {
    let paragraphs: Vec<String> = (0..12)
        .map(|n| {
            format!(
                "The {kind} ministry said in paragraph {n} that its {kind} envoys had been told on day {n} to leave \
                 {kind} town within {n} hours, and that no {kind} reply number {n} would be given.\n\n"
            )
        })
        .collect();
    paragraphs.concat()
}

/// A report on a like event in other words.
fn other_report() -> String {
    let paragraphs: Vec<String> = (0..12)
        .map(|n| {
            format!(
                "After {n} weeks of quarrel the southern neighbour sent home attaché number {n}; whoever asked why, \
                 the spokeswoman answered {n} times, would find it in the northern papers of page {n}.\n\n"
            )
        })
        .collect();
    paragraphs.concat()
}

fn page(outlet: &str, title: &str, body: &str) -> String {
    let full = body.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    let paragraphs: Vec<String> = full.map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
    let paragraphs = paragraphs.concat();
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
    house.write("e/other.html", page("Wire", "Another expulsion", &other_report()));
    house.ok(&["index"]);
    house
}

/// Without annotations an article has one hash: equal texts are folded, others are not, and nothing else is lost.
#[test]
fn without_annotations_only_equal_texts_are_copies() {
    let house = House::empty();
    let text = report("northern");
    for (name, outlet) in [("a/wire.html", "Wire"), ("b/post.html", "Post")] {
        house.write(name, page(outlet, "Envoys told to leave", &text));
    }
    house.write(
        "c/ledger.html",
        page("Ledger", "Envoys told to leave", &text.replacen("told on day 3", "informed on day 3", 1)),
    );
    let hits = |house: &House| {
        let answer = house.json(&["ask", "what were the envoys told in northern town", "-n", "9", "--format", "json"]);
        let hits = answer["hits"].as_array().unwrap().clone();
        hits.iter().map(|hit| hit["also_in"].as_array().unwrap().len()).collect::<Vec<_>>()
    };
    house.ok(&["index", "--annotations", "off"]);
    let mut plain = hits(&house);
    plain.sort_unstable();
    assert_eq!(plain, [0, 1]);
    house.ok(&["index", "--annotations", "on"]);
    assert_eq!(hits(&house), [2]);
}

#[test]
fn copies_are_folded_under_the_best_and_named() {
    let house = syndicated();
    let answer = house.json(&["ask", "what were the envoys told in northern town", "-n", "9", "--format", "json"]);
    let hits = answer["hits"].as_array().unwrap();
    assert_eq!(hits.len(), 2, "{hits:#?}");
    let all: BTreeSet<&str> = ["a/wire.html", "b/post.html", "c/ledger.html", "d/note.txt"].into();
    let shown = hits[0]["article"].as_str().unwrap();
    let others: Vec<&str> = hits[0]["also_in"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert!(others.is_sorted());
    assert_eq!(others.iter().copied().chain([shown]).collect::<BTreeSet<_>>(), all);
    assert_eq!(hits[1]["also_in"], serde_json::json!([]));
    let text = house.ok(&["ask", "what were the envoys told in northern town", "-n", "1"]);
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
    let found = house.found(&["search", "envoys", "-n", "50", "--per-article", "50"]);
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
    let line = text.lines().find_map(|line| line.trim().strip_prefix("also in ")).unwrap();
    assert!(line.ends_with(".html, 4 more") && line.matches(".html").count() == 4, "{text}");
    assert_eq!(house.found(&["ask", "eastern envoys"]).len(), 1);
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

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// What a second outlet may do to a text.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Change {
    /// Its lead is rewritten, three words in a hundred are others, the outlet adds its own lines.
    Edited,
    /// Every third sentence is gone, three words in a hundred are others.
    Shortened,
    /// The first 30 to 50 % alone.
    Excerpt,
    /// A third of the sentences told anew.
    Retold,
    /// Two thirds of the sentences told anew: a report of its own.
    OwnReport,
}

fn changed(text: &str, change: Change, other: &str, dice: &mut Dice) -> String {
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let strange: Vec<&str> = other.split_whitespace().collect();
    let kept = match change {
        Change::Excerpt => sentences.len() * (30 + dice.below(21)) / 100,
        _ => sentences.len(),
    };
    let mut out = String::new();
    if change == Change::Edited {
        out.push_str(
            "Read the whole story with pictures from our own reporter on the spot and sign up for the daily letter. ",
        );
    }
    for (number, sentence) in sentences.into_iter().take(kept).enumerate() {
        let replaced = match change {
            Change::Edited => number == 0,
            Change::Retold => dice.chance(33),
            Change::OwnReport => dice.chance(67),
            Change::Shortened | Change::Excerpt => false,
        };
        if replaced {
            // As long, of another text's words, in an order of their own.
            for _ in sentence.split_whitespace() {
                out.push_str(strange[dice.below(strange.len())]);
                out.push(' ');
            }
        } else if !(change == Change::Shortened && dice.chance(33)) {
            for word in sentence.split_inclusive(' ') {
                let other_word = matches!(change, Change::Edited | Change::Shortened) && dice.chance(3);
                out.push_str(if other_word { "otherwise " } else { word });
            }
        }
    }
    out
}

fn sketch_of(outlet: usize, text: &str) -> Sketch<'static> {
    let passage = Passage::new(1, text.to_owned());
    let article = Article {
        name: String::new(),
        path: String::new(),
        line: 1,
        title: None,
        published: None,
        modified: None,
        retrieved: None,
        outlet: Some(format!("outlet {outlet}")),
        author: None,
        url: None,
        lang: None,
        tags: Vec::new(),
        origins: std::collections::BTreeMap::new(),
        headings: Vec::new(),
        length: 0,
        passages: 1,
        evidence: Evidence::default(),
    };
    Sketch::of(&article, &[passage])
}

#[expect(clippy::print_stderr, reason = "the table is for whoever asks for it")]
fn shown(table: &str) {
    eprintln!("{table}");
}

/// The texts of the corpus, each with what other outlets might make of it. `--nocapture` shows the table of
/// docs/RANKING.md.
#[test]
fn copies_made_from_the_corpus_are_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(run_in(root, &["index", "corpus", "--index", index.to_str().unwrap()]).code, 0);
    let engine = Engine::open(&Home::new(&index)).unwrap();
    let every = Request { hits: 1000, duplicates: Duplicates::All, ..Request::default() };
    let all = engine.search("*", &every).unwrap();
    let mut articles: Vec<String> = all.hits.iter().map(|hit| hit.article.name.clone()).collect();
    articles.sort();
    // Those that are copies as the corpus stands.
    let mut known = BTreeSet::new();
    articles.retain(|name| {
        let is_copy = known.contains(name);
        known.extend(engine.show(name, 0).unwrap().also_in);
        !is_copy
    });
    let texts: Vec<String> = articles.iter().map(|name| engine.show(name, 0).unwrap().text).collect();
    // In a brief of three sentences, one told anew is a third of it.
    let texts: Vec<String> = texts.into_iter().filter(|text| text.split_whitespace().count() >= 150).collect();
    assert!(texts.len() > 50, "{}", texts.len());

    let mut dice = Dice(7);
    let kinds = [Change::Edited, Change::Shortened, Change::Excerpt, Change::Retold, Change::OwnReport];
    // The texts themselves, then those made of each, kind by kind: (which text, how changed, sketch).
    let mut made: Vec<(usize, Option<Change>, Sketch)> = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        made.push((number, None, sketch_of(made.len(), text)));
        for kind in kinds {
            let other = &texts[(number + 1) % texts.len()];
            made.push((number, Some(kind), sketch_of(made.len(), &changed(text, kind, other, &mut dice))));
        }
    }

    let mut table = String::from("threshold  precision  recall\n");
    for step in 6_u8..=16 {
        let least = f32::from(step) * 0.05;
        let (mut found, mut right, mut wanted) = (0_u32, 0_u32, 0_u32);
        for (at, (text, change, sketch)) in made.iter().enumerate() {
            for (other_text, other_change, other) in &made[at + 1..] {
                // Copies are held against the original; what two copies share depends on both.
                if change.is_some() && other_change.is_some() && text == other_text {
                    continue;
                }
                let Overlap { of_larger, .. } = sketch.overlap(other);
                let is_found = sketch.overlap(other).mean() >= least && of_larger >= 0.15;
                let is_wanted = text == other_text && *other_change != Some(Change::OwnReport);
                found += u32::from(is_found);
                wanted += u32::from(is_wanted);
                right += u32::from(is_found && is_wanted);
            }
        }
        let share = |part: u32, of: u32| f64::from(part) / f64::from(of.max(1));
        writeln!(table, "{least:.2} {:.4} {:.4}", share(right, found), share(right, wanted)).unwrap();
    }

    let text = |(id, place)| Text { id: ArticleId(id), shingles: Sketch::shingles(place), place };
    let sketched = (0..).zip(made.iter().map(|(_, _, sketch)| sketch)).map(text).collect();
    let (mut joined, mut strangers) = (std::collections::BTreeMap::new(), 0);
    let by_story = stories(sketched, |sketch| Ok::<_, std::convert::Infallible>((*sketch).clone())).unwrap();
    let of = |id: ArticleId| &made[usize::try_from(id.0).unwrap()];
    for story in &by_story {
        let texts: BTreeSet<usize> = story.iter().map(|id| of(*id).0).collect();
        strangers += texts.len() - 1;
        let has_original = story.iter().any(|id| of(*id).1.is_none());
        for id in story.iter().filter(|_| has_original) {
            *joined.entry(of(*id).1.map(|change| format!("{change:?}"))).or_insert(0.0_f64) += 1.0;
        }
    }
    shown(&format!("{table}\n{} texts, {joined:?}, {strangers} strangers in a story", texts.len()));
    let count = u32::try_from(texts.len()).unwrap();
    let found = |change: Change| joined.get(&Some(format!("{change:?}"))).copied().unwrap_or(0.0) / f64::from(count);
    assert!(strangers <= 2, "{strangers}");
    for (change, least) in
        [(Change::Edited, 0.9), (Change::Shortened, 0.85), (Change::Excerpt, 0.85), (Change::Retold, 0.75)]
    {
        assert!(found(change) > least, "{change:?} {}", found(change));
    }
    assert!(found(Change::OwnReport) < 0.1, "{}", found(Change::OwnReport));
}
