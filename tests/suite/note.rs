//! Notes filled in, and filled in again.

use std::fs;

use crate::house::House;

const NOTE: &str = "\u{feff}---\r\ntitle: A brief\r\n---\r\n# Who denied the allegations?\r\n\r\nMy own words[^2024/denial.html:2].\r\n\r\n```\r\n# Who is in code?\r\n```\r\n\r\n- What was paid?\r\n- no question\r\n\r\n[^2024/denial.html:2]: My own note.";

#[test]
fn a_note_is_filled_in_and_only_what_is_new_is_marked() {
    let house = House::furnished();
    house.ok(&["index"]);
    let path = house.path("note.md");
    fs::write(&path, NOTE).unwrap();
    assert_eq!(house.run(&["note", "note.md", "--check"]).code, 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), NOTE);
    let shown = house.ok(&["note", "note.md", "-n", "1", "--stdout"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), NOTE);
    house.ok(&["note", "note.md", "-n", "1"]);
    let filled = fs::read_to_string(&path).unwrap();
    assert_eq!(filled, shown);
    insta::assert_snapshot!(filled.replace("\r\n", "\n"));
    assert!(!filled.replace("\r\n", "").contains('\n'));
    house.ok(&["note", "note.md", "-n", "1", "--check"]);

    house.write(
        "2024/new.md",
        "---\ntitle: Who denied the allegations\npublished: 2024-06-01\n---\n\nThe ministry denied the allegations. It denied all the allegations again.\n",
    );
    house.ok(&["index"]);
    assert_eq!(house.run(&["note", "note.md", "-n", "2", "--check"]).code, 1);
    let run = house.run(&["note", "note.md", "-n", "2"]);
    assert!(run.stderr.contains("new for \"Who denied the allegations?\""), "{}", run.stderr);
    let again = fs::read_to_string(&path).unwrap();
    let first = again.split("demarche:end").next().unwrap();
    assert_eq!(first.matches("*New:*").count(), 1, "{first}");
    // What is new stays so until something else is found.
    house.ok(&["note", "note.md", "-n", "2", "--check"]);

    let own = own_text(&again);
    assert_eq!(own, NOTE);
}

/// What is left without the blocks.
fn own_text(filled: &str) -> String {
    let mut own = String::new();
    let mut inside = false;
    for line in filled.split_inclusive('\n') {
        inside |= line.starts_with("<!-- demarche:begin");
        if !inside {
            own.push_str(line);
        }
        inside &= !line.starts_with("<!-- demarche:end -->");
    }
    own
}

#[test]
fn what_cannot_be_filled_in_is_left_alone() {
    let house = House::furnished();
    house.ok(&["index"]);
    let refused =
        [("# Who?\n<!-- demarche:begin {\"asked\":\"\"} -->\n", 2, "line 2"), ("No question.\n", 1, "no question")];
    for (text, code, said) in refused {
        fs::write(house.path("note.md"), text).unwrap();
        let run = house.run(&["note", "note.md"]);
        assert_eq!(run.code, code, "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert_eq!(fs::read_to_string(house.path("note.md")).unwrap(), text);
    }
    assert_eq!(house.run(&["note", "nowhere.md"]).code, 2);
}

#[test]
fn a_filled_note_verifies() {
    let house = House::furnished();
    house.ok(&["index"]);
    fs::write(house.path("note.md"), "# Who denied the allegations?\n\n# What was paid?\n").unwrap();
    house.ok(&["note", "note.md"]);
    let run = house.run(&["verify", "note.md"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.ends_with(" 0 changed, 0 missing\n"), "{}", run.stdout);
}
