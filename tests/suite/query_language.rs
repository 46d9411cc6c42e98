//! The query language of `search`.

use crate::house::House;

fn check(house: &House, query: &str, expected: &[&str]) {
    let mut found = house.found(&["search", "-n", "50", "--per-article", "50", "--", query]);
    found.sort();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn what_each_form_matches() {
    let house = House::furnished();
    house.ok(&["index"]);
    for (query, expected) in [
        ("pipeline bitcoin", &["brief-1#1", "brief-2#1"][..]),
        ("+pipeline bitcoin", &["brief-1#1"]),
        ("company -bitcoin", &["2024/denial.html#1"]),
        ("\"denied the allegations\"", &["2024/denial.html#2"]),
        ("\"allegations denied\"", &[]),
        ("\"embassy allegations\"~2", &["2024/denial.html#2"]),
        ("extort*", &["brief-1#1"]),
        ("embassy AND allegations", &["2024/denial.html#2"]),
        ("(pipeline OR bitcoin) AND seized", &["brief-2#1"]),
        ("title:pipeline", &["brief-1#1"]),
        ("section:reaction", &["2024/denial.html#2"]),
        ("author:quill", &["2023/sanctions.md#1", "2023/sanctions.md#2"]),
        ("source:\"policy brief\" +gang", &["2023/sanctions.md#1", "2023/sanctions.md#2"]),
        ("published:2021", &["brief-1#1", "brief-2#1"]),
        ("published:2021-05", &["brief-1#1"]),
        ("published:[2021-06 TO 2023-02]", &["2023/sanctions.md#1", "2023/sanctions.md#2", "brief-2#1"]),
        ("published:[2023-02 TO 2021-06]", &["2023/sanctions.md#1", "2023/sanctions.md#2", "brief-2#1"]),
        ("published:>2023", &["2024/denial.html#1", "2024/denial.html#2", "2024/denial.html#3"]),
        ("published:<2021-06", &["brief-1#1"]),
        ("paid published:2021", &["brief-2#1"]),
        ("lang:en +allegations", &["2024/denial.html#2"]),
        ("path:briefs.jsonl", &["brief-1#1", "brief-2#1"]),
        ("country:cn +allegations", &["2024/denial.html#2"]),
        ("act:deny +actor:China", &["2024/denial.html#2"]),
    ] {
        check(&house, query, expected);
    }
}

#[test]
fn slips_are_mended_and_told() {
    let house = House::furnished();
    house.ok(&["index"]);
    for (query, message) in [
        ("embassy (denied", "expected ')'"),
        ("colour:red embassy", "there is no field \"colour\""),
        ("embassy act:sing", "there is no act \"sing\""),
        ("embassy published:soon", "\"soon\" is no date"),
        ("emb*assy embassy", "stands for the rest of a word at its end only"),
        ("embassy title:[a TO b]", "a range works on published:"),
    ] {
        let run = house.run(&["search", query]);
        assert!(run.code <= 1, "{query}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{query}: {}", run.stderr);
    }
}

#[test]
fn no_query_blows_up() {
    let house = House::furnished();
    house.ok(&["index"]);
    // Deep nesting once ended the program for want of stack, and ten thousand beginnings took minutes.
    let beginnings: Vec<String> = (0..15_000).map(|number| format!("w{number}*")).collect();
    for (query, told) in [
        ("(embassy ".repeat(10_000), "nested more than 50 deep"),
        ("NOT ".repeat(20_000) + "embassy", "nested more than 50 deep"),
        ("+(".repeat(10_000) + "embassy" + &")".repeat(10_000), "nested more than 50 deep"),
        (beginnings.join(" ") + " embassy", "only the first 64 words with a `*`"),
        ("embassy /(e+)+$/".to_owned(), "there are no regular expressions"),
        ("embassy ".to_owned() + &"\"denied allegations\"~99999999 ".repeat(500), ""),
        ("embassy ".to_owned() + &"IN [".repeat(10_000), ""),
    ] {
        let run = house.run(&["search", "--", &query]);
        assert!(run.code <= 1 && run.code >= 0, "{}: {}", &query[..20], run.stderr);
        assert!(run.stderr.contains(told), "{}: {}", &query[..20], run.stderr);
    }
    // A beginning is no pattern: no word begins with these.
    for query in ["e.b*", "e[a-z]*", "e.*b*", "\\w*"] {
        let run = house.run(&["search", "--format", "jsonl", "--", query]);
        assert!(run.stdout.is_empty(), "{query}: {}", run.stdout);
    }
    assert!(!house.found(&["search", &("(".repeat(50) + "embassy" + &")".repeat(50))]).is_empty());
}

#[test]
fn no_query_breaks_the_program() {
    let house = House::furnished();
    house.ok(&["index"]);
    for query in [
        "[",
        "]",
        "title:",
        "\"",
        "a^",
        "((((",
        "+",
        "-",
        "*",
        "~5",
        ":",
        "\\",
        "a:b:c",
        "{a TO",
        "NOT",
        "AND OR",
        "published:[* TO *]",
        "\u{202e}",
    ] {
        let run = house.run(&["search", "--", query]);
        assert!((0..=2).contains(&run.code) && !run.stderr.contains("panicked"), "{query:?}: {}", run.stderr);
    }
}

#[test]
fn an_excluded_phrase_that_stands_further_on_breaks_nothing() {
    let house = House::empty();
    for number in 0..12 {
        let told = match number {
            7 => "the red fox broke in",
            9 => "the fox was red",
            _ => "nobody broke in",
        };
        house.write(&format!("{number:02}.txt"), format!("Report {number}\n\nThe report says that {told}.\n"));
    }
    house.ok(&["index"]);
    let without = |query: &str| {
        let found = house.found(&["search", "-n", "20", "--", query]);
        (found.len(), found.contains(&"07.txt#1".to_owned()), found.contains(&"09.txt#1".to_owned()))
    };
    assert_eq!(without("report -\"red fox\""), (11, false, true));
    assert_eq!(without("-\"red fox\""), (11, false, true));
    assert_eq!(without("+report -\"red fox\" -\"fox was\""), (10, false, false));
    assert_eq!(without("+report -(\"red fox\" OR \"fox was\")"), (10, false, false));
    assert_eq!(without("+report -\"fox red\"~3"), (10, false, false));
    assert_eq!(without("+report -fox"), (10, false, false));
}
