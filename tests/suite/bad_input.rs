//! Wrong input: each gets its message and exit code, and nothing else is lost.

use std::fs;

use crate::house::House;

/// The summary of an index run.
fn indexed(house: &House) -> serde_json::Value {
    house.json(&["index", "--format", "json"])
}

fn reason(summary: &serde_json::Value, path: &str) -> String {
    let skipped = summary["skipped"].as_array().unwrap();
    let entry = skipped.iter().find(|entry| entry["path"] == path);
    entry.unwrap_or_else(|| panic!("{path} is not among the skipped: {skipped:?}"))["reason"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn an_empty_folder_makes_an_empty_index_and_says_nothing_was_found() {
    let house = House::empty();
    let run = house.run(&["index"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.starts_with("0 articles, 0 passages"), "{}", run.stdout);
    assert_eq!(house.run(&["ask", "anything"]).code, 1);
}

#[test]
fn a_missing_folder_and_a_file_in_its_place() {
    let house = House::furnished();
    let missing = house.run(&["index", "nowhere"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (2, ""));
    assert!(
        missing.stderr.contains("there is no folder nowhere") && missing.stderr.contains("hint:"),
        "{}",
        missing.stderr
    );
    let file = house.run(&["index", "corpus/undated.html"]);
    assert_eq!(file.code, 2);
    assert!(file.stderr.contains("is a file, not a folder"), "{}", file.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_back_to_the_corpus_is_reported_and_not_followed() {
    let house = House::furnished();
    std::os::unix::fs::symlink(house.path("corpus"), house.path("corpus/again")).unwrap();
    let summary = indexed(&house);
    assert!(reason(&summary, "again").contains("link back"));
    assert_eq!(summary["articles"]["added"], 6);
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_and_a_file_without_read_permission() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::furnished();
    std::os::unix::fs::symlink("gone.html", house.path("corpus/dangling.html")).unwrap();
    house.write("secret.txt", "A secret text that nobody may read.\n");
    fs::set_permissions(house.path("corpus/secret.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    let summary = indexed(&house);
    assert!(reason(&summary, "dangling.html").contains("cannot be read"));
    // Whoever runs the tests with all rights can read everything.
    if fs::read(house.path("corpus/secret.txt")).is_err() {
        assert!(reason(&summary, "secret.txt").contains("cannot be read"));
        assert_eq!(house.run(&["index", "--strict"]).code, 2);
        assert_eq!(house.run(&["index"]).code, 0);
    }
}

#[test]
fn empty_files_and_pages_without_text_are_named() {
    let house = House::furnished();
    house.write("empty.html", "");
    house.write("bare.html", "<html><head><title>Nothing here</title></head></html>");
    house.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01");
    let summary = indexed(&house);
    assert_eq!(reason(&summary, "empty.html"), "it is empty");
    assert_eq!(reason(&summary, "bare.html"), "it holds no text");
    assert_eq!(reason(&summary, "picture.png"), "its type is not one that is read");
    assert_eq!(summary["articles"]["added"], 6);
}

#[test]
fn a_picture_is_no_fault_but_an_empty_file_is() {
    let house = House::furnished();
    house.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01");
    assert_eq!(house.run(&["index", "--strict"]).code, 0);
    house.write("empty.html", "");
    assert_eq!(house.run(&["index", "--strict"]).code, 2);
}

#[test]
fn other_encodings_are_read() {
    let house = House::empty();
    house.write("latin.txt", b"Une d\xe9marche\n\nLe minist\xe8re a d\xe9menti les accusations, et la proc\xe9dure est termin\xe9e depuis f\xe9vrier.\n");
    let utf16: Vec<u8> =
        "\u{feff}A wide text\n\nThe spokesman \u{2014} in \u{201c}wide\u{201d} letters \u{2014} denied it.\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
    house.write("wide.txt", utf16);
    house.ok(&["index"]);
    assert!(house.ok(&["ask", "démenti accusations"]).contains("ministère"));
    assert!(house.ok(&["ask", "wide letters"]).contains("“wide” letters"));
}

#[test]
fn a_broken_record_is_named_by_line_and_the_rest_goes_in() {
    let house = House::empty();
    house.write("r.jsonl", "{\"_id\":\"a\",\"text\":\"first record\"}\n{broken\n[1]\n\n{\"_id\":\"c\",\"text\":\"third record\"}\n{\"_id\":\"d\"}\n");
    let summary = indexed(&house);
    assert_eq!(summary["articles"]["added"], 2);
    let reasons: Vec<_> =
        summary["skipped"].as_array().unwrap().iter().map(|s| s["reason"].as_str().unwrap()).collect();
    assert!(reasons[0].starts_with("line 2 is not valid JSON: "), "{reasons:?}");
    assert_eq!(reasons[1..], ["line 3 is not a JSON object", "line 6 holds no text"]);
    assert_eq!(house.found(&["ask", "third record"])[0], "c#1");
}

#[test]
fn an_index_of_another_version_asks_for_a_rebuild() {
    let house = House::furnished();
    house.ok(&["index"]);
    let marker = house.path("index/demarche.json");
    let text = fs::read_to_string(&marker).unwrap().replace("\"format\": ", "\"format\": 99");
    fs::write(&marker, text).unwrap();
    for command in [&["ask", "denied"][..], &["index"], &["status"]] {
        let run = house.run(command);
        assert_eq!(run.code, 2, "{command:?}");
        assert!(run.stderr.contains("rebuild with `demarche index --rebuild`"), "{}", run.stderr);
    }
    house.ok(&["index", "--rebuild"]);
    house.ok(&["ask", "denied"]);
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let house = House::furnished();
    fs::create_dir(house.path("papers")).unwrap();
    fs::write(house.path("papers/thesis.tex"), "ten years of work").unwrap();
    for command in [&["index", "--index", "papers"][..], &["index", "--rebuild", "--index", "papers"]] {
        let run = house.run(command);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("did not make") && run.stderr.contains("thesis.tex"), "{}", run.stderr);
    }
    assert_eq!(fs::read_to_string(house.path("papers/thesis.tex")).unwrap(), "ten years of work");
    assert_eq!(fs::read_dir(house.path("papers")).unwrap().count(), 1);
}

#[test]
fn a_damaged_index_is_said_to_be_damaged() {
    let house = House::furnished();
    house.ok(&["index"]);
    fs::write(house.path("index/g1/meta.json"), "{").unwrap();
    let run = house.run(&["ask", "denied"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is damaged") && run.stderr.contains("check --repair"), "{}", run.stderr);
    assert_eq!(house.run(&["check"]).code, 1);
    // What the index was made from stands in it, and is not known.
    assert!(house.run(&["check", "--repair"]).stderr.contains("check CORPUS --repair"));
    house.ok(&["check", "corpus", "--repair"]);
    house.ok(&["ask", "denied"]);
    fs::remove_file(house.path("corpus/undated.html")).unwrap();
    let run = house.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("\"gone\"") && run.stdout.contains("undated.html"), "{}", run.stdout);
    house.ok(&["check", "--repair"]);
    house.ok(&["check"]);
}

#[test]
fn empty_questions_make_no_index() {
    let house = House::furnished();
    for question in ["", "   ", "?!…"] {
        let run = house.run(&["ask", question]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("holds no word to look for"), "{}", run.stderr);
    }
    assert!(!house.path("index").exists());
}

#[test]
fn a_question_of_ten_thousand_words_is_searched_by_its_rarest() {
    let house = House::furnished();
    let words: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
    let question = format!("{} denied allegations embassy", words.join(" "));
    let run = house.run(&["ask", &question]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("10003 different words"), "{}", run.stderr);
    assert!(run.stdout.contains("The Chinese embassy denied"), "{}", run.stdout);
}

#[test]
fn control_characters_of_an_article_never_reach_the_terminal() {
    let house = House::empty();
    house.write("r.jsonl", "{\"_id\":\"a\\u001b]0;x\\u0007\",\"title\":\"t\\u001b[31m\",\"text\":\"denied \\u001b[2J\\u009b31m \\u202eevil\",\"metadata\":{\"outlet\":\"o\\u001b[5m\"}}\n");
    house.ok(&["index"]);
    let text = house.ok(&["ask", "denied", "--explain"]);
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{text:?}");
}

/// Characters that steer a terminal, turn the reading direction or hide.
fn deceiving(text: &str) -> Vec<char> {
    let deceives = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().filter(deceives).collect()
}

const TRICKS: &str = "de\u{200b}nied vo\u{ad}ters \u{61c}a\u{2066}b\u{2069} \u{e0041}\u{e0042}tag \u{202e}live \u{9b}31m \u{115f} zero\u{200d} \u{1b}[2J";

#[test]
fn no_text_and_no_name_fools_an_output() {
    let house = House::empty();
    let record = |id: &str| {
        let of = |field: &str| format!("{field} {TRICKS}");
        serde_json::json!({"_id": id, "title": of("title"), "text": of("The embassy denied the allegations"), "outlet": of("outlet"),
            "author": "Ada\u{202e} Brook\u{200b}", "url": "https://a.example/\u{202e}x", "tags": [of("tag")]})
    };
    let names = ["x\u{202e}y\u{1b}[31m", "b\n 2 Forged title\n   The Wire", "c\u{200b}"];
    let records: Vec<String> = names.iter().map(|name| record(name).to_string() + "\n").collect();
    house.write("r.jsonl", records.concat());
    house.write(
        "a.txt",
        format!("Talks {TRICKS}\n\nLondon expelled the diplomats {TRICKS} who denied the allegations.\n"),
    );
    house.ok(&["index"]);
    let listing = ["-n", "20", "--per-article", "9"];
    for (command, formats) in [
        (&["ask", "who denied the allegations"][..], &["text", "json", "jsonl", "csv", "markdown", "trec"][..]),
        (&["search", "denied"], &["text", "json", "jsonl", "csv", "markdown", "trec"]),
        (&["statements"], &["text", "json", "jsonl", "csv", "markdown"]),
        (&["timeline"], &["text", "json", "csv"]),
        (&["actors"], &["text", "json", "csv"]),
        (&["show", names[0]], &["text", "json"]),
        (&["show", names[1]], &["text", "json"]),
        (&["cite", names[0], names[1], "a.txt"], &["bibtex", "csl-json", "ris", "markdown"]),
        (&["check"], &["text", "json"]),
        (&["status"], &["text", "json"]),
    ] {
        for format in formats {
            let mut args = command.to_vec();
            args.extend(["--format", format]);
            if matches!(command[0], "ask" | "search") {
                args.extend(listing);
            }
            let run = house.run(&args);
            assert!(run.code <= 1, "{args:?}: {}", run.stderr);
            // The mark with which a table for spreadsheets begins.
            let said = run.stdout.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            assert_eq!(deceiving(&said), Vec::<char>::new(), "{args:?}: {said:?}");
            assert_eq!(deceiving(&run.stderr), Vec::<char>::new(), "{args:?}: {:?}", run.stderr);
            if *format == "text" {
                assert!(!said.contains("\n 2 Forged"), "{said}");
            }
        }
    }
    // To a program it is the name it was.
    let hits = house.json(&["ask", "denied", "--format", "json", "-n", "20"]);
    assert!(hits["hits"].as_array().unwrap().iter().any(|hit| hit["article"] == names[1]));
    // Characters nobody sees hide no word from a search.
    assert!(house.found(&["search", "\"denied voters\"", "--per-article", "9"]).len() >= 2);
}

#[cfg(unix)]
#[test]
fn files_of_any_name_are_read_shown_and_cited() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let house = House::empty();
    let names =
        [&b"-rf.txt"[..], b"two\nlines.txt", b"no\xffutf-8.txt", b"a b#1.txt", b"--help", b"%s$(x)`y`.txt", b" .txt"];
    for (number, name) in names.into_iter().enumerate() {
        let text = format!("A text\n\nThe embassy in city{number} denied the allegations on Monday, and that twice.\n");
        std::fs::write(house.path("corpus").join(OsStr::from_bytes(name)), text).unwrap();
    }
    let summary = indexed(&house);
    assert_eq!((summary["articles"]["added"].as_u64(), summary["skipped"].as_array().unwrap().len()), (Some(7), 0));
    let hits = house.json(&["ask", "who denied", "--format", "json", "-n", "20", "--duplicates", "all"]);
    for hit in hits["hits"].as_array().unwrap() {
        let (article, passage) = (hit["article"].as_str().unwrap(), hit["passage"].as_str().unwrap());
        house.ok(&["show", "--", article]);
        house.ok(&["show", "--", passage]);
        house.ok(&["cite", "--", passage]);
    }
    assert_eq!(hits["hits"].as_array().unwrap().len(), 7);
    assert_eq!(house.run(&["check"]).code, 0);
    assert_eq!(indexed(&house)["articles"]["unchanged"], 7);
}

#[test]
fn wrong_values_of_options_are_explained() {
    let house = House::furnished();
    house.ok(&["index"]);
    for (args, message) in [
        (&["ask", "denied", "--from", "2024-13"][..], "is no date"),
        (&["ask", "denied", "--act", "sing"], "the acts are state, confirm"),
        (&["ask", "denied", "--path", "["], "does not read"),
        (&["ask", "denied", "-n", "0"], "from 1"),
        (&["ask", "denied", "--format", "xml"], "possible values"),
    ] {
        let run = house.run(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.stderr.contains(message), "{args:?}: {}", run.stderr);
    }
    let unknown = house.run(&["show", "nowhere#3"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.stderr.contains("no article or passage \"nowhere#3\""), "{}", unknown.stderr);
}
