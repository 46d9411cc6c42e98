//! Reported acts as a list and as threads, in every format.

use demarche::present::wire::{StatementLine, Statements, Threads};

use crate::house::House;

/// An accusation, two replies of the accused, another nobody answers, and a possible one.
pub(crate) fn quarrel() -> House {
    let house = House::empty();
    house.write(
        "2024/claim.md",
        "---\ntitle: Prague blames Moscow\noutlet: Example Wire\npublished: 2024-05-03\n---\n\nThe Czech government accused Russia on Friday of hacking ministries. Microsoft may publish a report.\n\n## Later\n\nIn March 2023 Finland accused China of spying on its parliament.\n",
    );
    house.write(
        "2024/reply.md",
        "---\ntitle: Moscow answers\noutlet: Second Wire\npublished: 2024-05-06\n---\n\nThe Russian embassy in Prague denied the allegations on Saturday. It was a busy week.\n\nThe Kremlin has not expelled Czech diplomats.\n",
    );
    house.write(
        "2024/copy.md",
        "---\ntitle: Prague blames Moscow, again\noutlet: Third Wire\npublished: 2024-05-03\n---\n\nThe Czech government accused Russia on Friday of hacking ministries.\n",
    );
    house.write("undated.txt", "A note\n\nThe Iranian foreign ministry condemned Israel over the attack on a port.\n");
    house.ok(&["index"]);
    house
}

fn lines(house: &House, args: &[&str]) -> Vec<StatementLine> {
    let mut all = vec!["statements", "--format", "jsonl"];
    all.extend(args);
    let run = house.run(&all);
    assert!(run.code <= 1, "{}", run.stderr);
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn summary(line: &StatementLine) -> String {
    let or = |name: &Option<String>| name.clone().unwrap_or_else(|| "?".to_owned());
    format!("{} {} {}", or(&line.speaker_actor), line.act, or(&line.target_actor))
}

#[test]
fn every_format_for_reading_and_for_programs() {
    let house = quarrel();
    for format in ["text", "json", "jsonl", "csv", "markdown"] {
        insta::assert_snapshot!(format!("statements_{format}"), house.ok(&["statements", "--format", format]));
        insta::assert_snapshot!(
            format!("threads_{format}"),
            house.ok(&["statements", "--threads", "--format", format])
        );
    }
    let read: Statements = serde_json::from_value(house.json(&["statements", "--format", "json"])).unwrap();
    assert_eq!(read.found, read.statements.len());
    let read: Threads = serde_json::from_value(house.json(&["statements", "--threads", "--format", "json"])).unwrap();
    assert_eq!((read.found, read.answered), (3, 1));
}

#[test]
fn offsets_give_the_sentence() {
    let house = quarrel();
    for line in lines(&house, &[]) {
        let shown = house.json(&["show", &line.passage, "--format", "json"]);
        let text = shown["passages"][0]["text"].as_str().unwrap().to_owned();
        let sentence: String = text.chars().skip(line.start).take(line.end - line.start).collect();
        assert_eq!(sentence, line.sentence);
    }
}

#[test]
fn speaker_and_target_by_any_name_and_a_government_with_its_organs() {
    let house = quarrel();
    let found = |args: &[&str]| lines(&house, args).iter().map(summary).collect::<Vec<_>>();
    assert_eq!(found(&["--speaker", "Moscow", "--act", "deny"]), ["Russian embassy deny ?"]);
    assert_eq!(
        found(&["--speaker", "prague", "--target", "Kremlin", "--path", "2024/claim.md"]),
        ["Czech Republic accuse Russia"]
    );
    assert_eq!(found(&["--target", "Tel Aviv"]), ["Ministry of Foreign Affairs (Iran) condemn Israel"]);
    assert!(found(&["--speaker", "Norway"]).is_empty());
}

#[test]
fn the_days_are_those_of_the_act() {
    let house = quarrel();
    let found = |args: &[&str]| lines(&house, args).iter().map(|line| line.date.clone()).collect::<Vec<_>>();
    let dropped = ["--from", "2023-03", "--to", "2023-03", "--undated", "drop"];
    assert_eq!(found(&dropped), [Some("2023-03-01".to_owned())], "the article is of 2024");
    let accused = lines(&house, &["--act", "accuse", "--speaker", "Prague"]);
    assert_eq!(accused[0].date_by.as_deref(), Some("clause"));
    assert_eq!(accused[0].date.as_deref(), Some("2024-05-03"));
    let kept = lines(&house, &["--from", "2024"]);
    assert!(kept.last().unwrap().published.is_none(), "undated ones come last");
}

#[test]
fn a_reply_is_the_accuseds_own_and_within_the_window() {
    let house = quarrel();
    let thread = |args: &[&str]| {
        let mut all = vec!["statements", "--threads", "--format", "json", "--speaker", "Prague"];
        all.extend(args);
        serde_json::from_value::<Threads>(house.json(&all)).unwrap()
    };
    let found = thread(&[]);
    assert_eq!(found.found, 1, "a copy makes no second thread");
    assert_eq!(found.threads[0].accusation.also_in.len(), 1);
    assert_eq!(found.threads[0].replies[0].statement.passage, "2024/reply.md#1");
    assert_eq!(found.threads[0].replies.len(), 1, "what did not happen is no reply");
    assert_eq!(thread(&["--window", "0"]).answered, 0);
    let text = house.ok(&["statements", "--threads", "--speaker", "Finland"]);
    assert!(text.contains("no reply found in this corpus"), "{text}");
}

#[test]
fn what_is_wrong_is_said_with_the_next_step() {
    let house = quarrel();
    let run = house.run(&["statements", "--act", "murmur"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("the acts are state, confirm"), "{}", run.stderr);
    let run = house.run(&["statements", "--speaker", "Rusia"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("similar: ") && run.stderr.contains("Russia"), "{}", run.stderr);
    assert!(run.stderr.contains("looked for as words"), "{}", run.stderr);
    let run = house.run(&["statements", "--threads", "--act", "deny"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("deny starts no thread; those that do are accuse"), "{}", run.stderr);
    assert_eq!(house.run(&["statements", "-n", "0"]).code, 2);
    assert_eq!(lines(&house, &["-n", "2"]).len(), 2);
}

#[test]
fn the_newest_kept_are_those_that_reading_all_finds() {
    use demarche::engine::{ActorRequest, Engine, NamedBy, StatementRequest};
    use demarche::model::{Act, DateRange, Filters, Undated};

    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let house = House::empty();
    house.ok(&["index", corpus.to_str().unwrap()]);
    let engine = Engine::open(&demarche::index::Home::new(house.path("index"))).unwrap();
    let named = |name: &str| Some(NamedBy::actor(name, engine.gazetteer()));
    let narrowed = |filters: Filters| StatementRequest { filters, ..StatementRequest::default() };
    let requests = [
        StatementRequest::default(),
        StatementRequest { speaker: named("Russia"), ..StatementRequest::default() },
        StatementRequest { speaker: named("China"), target: named("United Kingdom"), ..StatementRequest::default() },
        StatementRequest { target: named("a company nobody knows"), ..StatementRequest::default() },
        narrowed(Filters { act: Some(Act::Deny), ..Filters::default() }),
        narrowed(Filters { published: DateRange::year(2024), undated: Undated::Drop, ..Filters::default() }),
        narrowed(Filters { published: DateRange::year(2020), path: Some("2024/**".to_owned()), ..Filters::default() }),
        narrowed(Filters { outlet: Some("Northgate Wire".to_owned()), act: Some(Act::Accuse), ..Filters::default() }),
    ];
    for request in requests {
        let all = engine.statements(&request).unwrap();
        let newest = engine.newest_statements(&request, &[]).unwrap();
        assert_eq!((newest.found, newest.in_articles), (all.found, all.in_articles), "{request:?}");
        let (mut expected, undated): (Vec<_>, Vec<_>) = all.reported.into_iter().partition(|one| one.when().is_some());
        assert_eq!(newest.undated, undated.len());
        expected.reverse();
        expected.extend(undated);
        assert!(newest.reported == expected, "{request:?}");

        let few = StatementRequest { most: Some(3), ..request };
        let told = engine.newest_statements(&few, &[Act::State]).unwrap();
        let said: Vec<_> = expected.into_iter().filter(|one| one.statement.act != Act::State).take(3).collect();
        assert!(told.reported == said && told.found == newest.found, "{few:?}");
    }

    // Filters that let everything through are counted, none is answered from what is kept.
    let everything = Filters { path: Some("**".to_owned()), ..Filters::default() };
    for name in [None, Some("Fancy Bear"), Some("Beijing"), Some("nobody at all")] {
        for kind in [None, Some("state")] {
            let request = ActorRequest {
                name: name.map(str::to_owned),
                kind: kind.map(str::to_owned),
                most: Some(7),
                ..ActorRequest::default()
            };
            let counted = engine.actors(&ActorRequest { filters: everything.clone(), ..request.clone() }).unwrap();
            assert!(engine.actors(&request).unwrap() == counted, "{request:?}");
        }
    }
}
