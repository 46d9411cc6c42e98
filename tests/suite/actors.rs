//! Actors, counted, and the reader's own rows of the table.

use demarche::present::wire::Actors;

use crate::house::House;
use crate::statements::quarrel;

fn names(house: &House, args: &[&str]) -> Vec<String> {
    let mut all = vec!["actors", "--format", "json"];
    all.extend(args);
    let actors: Actors = serde_json::from_str(&house.run(&all).stdout).unwrap();
    actors.actors.into_iter().map(|actor| actor.name).collect()
}

#[test]
fn every_format_and_a_card() {
    let house = quarrel();
    for format in ["text", "json", "jsonl", "csv", "markdown"] {
        insta::assert_snapshot!(format!("actors_{format}"), house.ok(&["actors", "--format", format]));
    }
    insta::assert_snapshot!("actor_card", house.ok(&["actors", "Moscow"]));
}

#[test]
fn filters_leave_who_is_named_there() {
    let house = quarrel();
    assert!(names(&house, &["--path", "undated.txt"]).contains(&"Israel".to_owned()));
    assert!(!names(&house, &["--path", "undated.txt"]).contains(&"Russia".to_owned()));
    assert_eq!(names(&house, &["--kind", "company"]), ["Microsoft"]);
}

/// A corpus that names a group no table lists.
fn herons() -> House {
    let house = House::empty();
    house.write(
        "a.txt",
        "Herons\n\nThe Heron Team accused Norway of spying on 3 May 2024. Nobody else spoke, the Norwegian police said.\n",
    );
    house.write(
        "b.txt",
        "Weather\n\nIt rained on the city of Bergen for the whole of the week, and the police stayed at home.\n",
    );
    house.ok(&["index"]);
    house
}

#[test]
fn an_added_actor_is_found_at_once_without_indexing() {
    let house = herons();
    assert!(house.found(&["search", "*", "--actor", "Blue Heron"]).is_empty());
    let told =
        house.ok(&["actors", "add", "Blue Heron", "--kind", "group", "--country", "by", "--alias", "Heron Team"]);
    assert!(told.contains("own-actors.tsv now has Blue Heron"), "{told}");
    assert_eq!(house.found(&["search", "*", "--actor", "Blue Heron"]), ["a.txt#1"]);
    assert_eq!(house.found(&["search", "actor:\"blue heron\""]), ["a.txt#1"]);
    assert_eq!(house.found(&["ask", "what did Blue Heron do"])[0], "a.txt#1");
    assert!(names(&house, &[]).contains(&"Blue Heron".to_owned()));
    let card: Actors = serde_json::from_value(house.json(&["actors", "heron team", "--format", "json"])).unwrap();
    assert_eq!((card.actors[0].country.as_deref(), card.actors[0].as_speaker), (Some("BY"), 1));
    let statements = house.ok(&["statements", "--speaker", "Blue Heron", "--format", "jsonl"]);
    assert!(statements.contains("\"speaker_actor\":\"Blue Heron\""), "{statements}");
    let threads = house.ok(&["statements", "--threads", "--speaker", "Blue Heron"]);
    assert!(threads.contains("no reply found"), "{threads}");
}

#[test]
fn names_are_added_to_a_row_and_to_listed_actors() {
    let house = herons();
    house.ok(&["actors", "add", "Norway", "--alias", "Fjordland"]);
    house.ok(&["actors", "add", "Norway", "--alias", "Northway"]);
    let table = std::fs::read_to_string(house.path("own-actors.tsv")).unwrap();
    assert_eq!(table, "Norway\tstate\tNO\tFjordland;Northway\n");
    assert_eq!(house.found(&["search", "*", "--actor", "Fjordland"]), ["a.txt#1"]);
    house.write("c.txt", "New\n\nA minister from Fjordland denied everything about the birds and about the boats.\n");
    house.ok(&["index"]);
    assert!(house.found(&["search", "*", "--actor", "Norway"]).contains(&"c.txt#1".to_owned()));
}

#[test]
fn a_name_given_to_another_actor_counts_for_the_old_one_no_more() {
    let house = House::empty();
    house.write(
        "moved.txt",
        "Mail\n\nThe mail server was broken into by Fancy Bear, the ministry said on 3 May 2024.\n",
    );
    house.write(
        "kept.txt",
        "Post\n\nThe post was read by Fancy Bear, also called Sofacy, the ministry said in June 2024.\n",
    );
    house.ok(&["index"]);
    let named = |actor: &str| {
        let filtered = house.found(&["search", "*", "--actor", actor]);
        assert_eq!(house.found(&["search", &format!("actor:\"{actor}\"")]), filtered);
        filtered.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(named("APT28"), ["kept.txt#1", "moved.txt#1"]);
    house.ok(&["actors", "add", "Honey Pot", "--kind", "group", "--alias", "Fancy Bear"]);
    assert_eq!(named("Honey Pot"), ["kept.txt#1", "moved.txt#1"]);
    assert_eq!(named("APT28"), ["kept.txt#1"]);
}

#[test]
fn a_table_in_the_corpus_holds_for_it_and_is_no_article() {
    let house = herons();
    house.ok(&["actors", "add", "Blue Heron", "--kind", "group", "--alias", "Heron Team", "--corpus"]);
    assert!(house.path("corpus/actors.tsv").is_file());
    assert_eq!(house.found(&["search", "*", "--actor", "Blue Heron"]), ["a.txt#1"]);
    let summary = house.json(&["index", "--format", "json"]);
    assert_eq!((&summary["articles"]["unchanged"], &summary["skipped"]), (&2.into(), &serde_json::json!([])));
}

#[test]
fn a_damaged_table_is_named_with_its_line() {
    let house = herons();
    std::fs::write(house.path("own-actors.tsv"), "# mine\nBlue Heron\n").unwrap();
    let run = house.run(&["actors"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("own-actors.tsv: line 2 has no kind"), "{}", run.stderr);
    assert_eq!(house.run(&["actors", "add", "X Y", "--kind", "group"]).code, 2, "nothing is written over it");
    assert_eq!(house.run(&["status"]).code, 0, "what needs no actors still works");
}

#[test]
fn a_row_that_cannot_be_is_refused() {
    let house = herons();
    for (args, says) in [
        (vec!["X Y"], "--kind"),
        (vec!["X Y", "--kind", "bird"], "the kinds are"),
        (vec!["X Y", "--kind", "group", "--country", "Norway"], "two capital letters"),
        (vec!["X\tY", "--kind", "group"], "cannot stand in the table"),
        (vec!["Norway"], "in the table already"),
    ] {
        let mut all = vec!["actors", "add"];
        all.extend(args);
        let run = house.run(&all);
        assert_eq!(run.code, 2, "{all:?}");
        assert!(run.stderr.contains(says), "{all:?} {}", run.stderr);
    }
    assert!(!house.path("own-actors.tsv").exists());
}

#[test]
fn an_unknown_actor_ends_with_1_and_a_suggestion() {
    let run = quarrel().run(&["actors", "Microsft"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("similar: Microsoft"), "{}", run.stderr);
}
