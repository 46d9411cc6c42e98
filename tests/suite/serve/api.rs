//! The JSON API: the contract's objects, under the command line's filters.

use std::io::Read;
use std::thread;
use std::time::{Duration, Instant};

use demarche::present::wire;

use super::server::Server;
use crate::house::House;

fn indexed() -> House {
    let house = House::furnished();
    house.ok(&["index"]);
    house
}

/// Leaves out what differs from run to run.
fn timeless(mut value: serde_json::Value) -> serde_json::Value {
    value.as_object_mut().unwrap().remove("elapsed_ms");
    value
}

#[test]
fn every_route_answers_what_its_command_writes() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let passage = house.found(&["ask", "who denied the allegations"]).remove(0);
    let coded = passage.replace('#', "%23");
    for (target, args) in [
        ("ask?q=who+denied+the+allegations", &["ask", "who denied the allegations", "-n", "10"][..]),
        (
            "ask?q=denied&from=2024&undated=drop&explain=true",
            &["ask", "denied", "-n", "10", "--from", "2024", "--undated", "drop", "--explain"],
        ),
        (
            "ask?q=denied&facets=true&per_article=2&duplicates=all&limit=3",
            &["ask", "denied", "-n", "3", "--facets", "--per-article", "2", "--duplicates", "all"],
        ),
        ("search?q=%2Bdenied+section%3Areaction", &["search", "+denied section:reaction", "-n", "10"]),
        ("search?q=*&path=2024%2F**", &["search", "*", "-n", "10", "--path", "2024/**"]),
        ("show?id=2024/denial.html", &["show", "2024/denial.html"]),
        (&format!("show?id={coded}&context=1"), &["show", &passage, "--context", "1"]),
        ("statements", &["statements"]),
        ("statements?act=deny&speaker=China", &["statements", "--act", "deny", "--speaker", "China"]),
        ("threads?window=5", &["statements", "--threads", "--window", "5"]),
        ("actors", &["actors"]),
        ("actors?kind=state&from=2024", &["actors", "--kind", "state", "--from", "2024"]),
        ("actor?name=Beijing", &["actors", "Beijing"]),
        ("timeline?by=year", &["timeline", "--by", "year"]),
        ("timeline?of=statements&lanes=act", &["timeline", "--statements", "--lanes", "act"]),
        ("timeline?q=denied&by=month", &["timeline", "denied", "--by", "month"]),
        ("status", &["status"]),
    ] {
        let run = house.run(&[args, &["--format", "json"]].concat());
        let written: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let answered = server.json(&format!("/api/v1/{target}"));
        assert_eq!(timeless(answered), timeless(written), "{target}");
    }
}

#[test]
fn a_time_in_the_question_is_seen_from_today_here_too() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let args = ["ask", "who was sanctioned last year", "-n", "10", "--format", "json"];
    let asked = server.json("/api/v1/ask?q=who+was+sanctioned+last+year");
    assert_eq!(asked["question"]["time"]["text"], "last year", "{asked}");
    assert_eq!(timeless(asked), timeless(house.json(&args)));
    assert!(server.get("/search?q=who+was+sanctioned+last+year").text().contains("<dd>last year ("));
}

#[test]
fn answers_read_back_by_the_contract() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let get = |target: &str| server.json(&format!("/api/v1/{target}"));
    let answer: wire::Answer = serde_json::from_value(get("ask?q=who+denied+it&facets=true")).unwrap();
    assert!(answer.facets.is_some() && !answer.hits.is_empty());
    let facets: wire::Facets = serde_json::from_value(get("facets?q=denied")).unwrap();
    assert_eq!(facets.act.iter().find(|act| act.name == "deny").map(|act| act.count), Some(2));
    let everything: wire::Facets = serde_json::from_value(get("facets")).unwrap();
    assert!(everything.passages > facets.passages);
    let _status: wire::Status = serde_json::from_value(get("status")).unwrap();
}

#[test]
fn citations_come_in_each_format_and_as_the_command_writes_them() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    for (format, media) in [
        ("bibtex", "application/x-bibtex; charset=utf-8"),
        ("csl-json", "application/vnd.citationstyles.csl+json"),
        ("markdown", "text/markdown; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
    ] {
        let target = format!("/api/v1/cite?id=2024/denial.html%232&id=briefs.jsonl&id=brief-1&format={format}");
        let response = server.get(&target);
        assert_eq!(response.status, 404, "{}", response.text());
        assert!(
            response.problem()["detail"].as_str().unwrap().contains("\"briefs.jsonl\" in the index (number 2 of 3)")
        );
        let response = server.get(&target.replace("&id=briefs.jsonl", ""));
        assert_eq!(response.header("content-type"), Some(media));
        assert_eq!(response.text(), house.ok(&["cite", "2024/denial.html#2", "brief-1", "--format", format]));
    }
}

#[test]
fn a_list_comes_in_parts_that_make_the_whole() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    for (target, list, id) in [
        ("search?q=*&per_article=9&limit=3", "hits", "passage"),
        ("statements?limit=2", "statements", "sentence"),
        ("actors?limit=2", "actors", "name"),
    ] {
        let whole =
            server.json(&format!("/api/v1/{}", target.replace("limit=3", "limit=100").replace("limit=2", "limit=100")));
        let whole: Vec<_> = whole[list].as_array().unwrap().iter().map(|one| one[id].clone()).collect();
        let mut parts = Vec::new();
        let mut next = Some(format!("/api/v1/{target}"));
        let mut pages = 0;
        while let Some(target) = next {
            let response = server.get(&target);
            let part: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
            parts.extend(part[list].as_array().unwrap().iter().map(|one| one[id].clone()));
            next = response.header("link").map(|link| {
                let (address, relation) = link.strip_prefix('<').unwrap().split_once('>').unwrap();
                assert_eq!(relation, "; rel=\"next\"");
                address.to_owned()
            });
            pages += 1;
        }
        assert_eq!(parts, whole, "{target}");
        assert!(pages > 1, "{target}");
    }
}

#[test]
fn what_is_asked_wrongly_is_told_with_what_to_do() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    for (target, status, told) in [
        ("ask", 400, "q is missing"),
        ("ask?q=", 400, "q is empty"),
        ("ask?q=%3F%3F", 400, "holds no word"),
        ("ask?q=a&limit=0", 400, "limit is a whole number from 1 to 100"),
        ("ask?q=a&limit=101", 400, "limit is a whole number from 1 to 100"),
        ("ask?q=a&limt=3", 400, "there is no parameter \"limt\""),
        ("ask?q=a&q=b", 400, "q is given more than once"),
        ("ask?q=%FF", 400, "not UTF-8"),
        ("ask?q=a&from=soon", 400, "from \"soon\" is no date"),
        ("ask?q=a&act=dance", 400, "act is one of state, confirm"),
        ("ask?q=a&path=%5B", 400, "the path pattern"),
        ("show?id=nowhere.html", 404, "there is no article or passage \"nowhere.html\""),
        ("show?id=2024/denial.html%2399", 404, "there is no article or passage"),
        ("actor?name=Nobody+Atall", 404, "no actor is known as \"Nobody Atall\""),
        ("threads?act=deny", 400, "deny starts no thread"),
        ("timeline?q=a&query=b", 400, "q and query are given both"),
        ("timeline?q=denied&of=statements", 400, "statements are counted by who and whom"),
        ("nothing", 404, "there is nothing at /api/v1/nothing"),
    ] {
        let response = server.get(&format!("/api/v1/{target}"));
        assert_eq!(response.status, status, "{target}: {}", response.text());
        let detail = response.problem()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(told), "{target}: {detail}");
    }
    let long = server.get(&format!("/api/v1/ask?q={}", "a".repeat(1001)));
    assert!(long.problem()["detail"].as_str().unwrap().contains("q has 1001 characters; the most is 1000"));
    assert_eq!(server.get(&format!("/api/v1/ask?q={}", "a".repeat(9000))).status, 414);
}

#[test]
fn what_a_client_holds_is_not_sent_again_until_the_index_changes() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let target = "/api/v1/ask?q=who+denied+the+allegations";
    let first = server.get(target);
    let tag = first.header("etag").unwrap().to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = server.ask("GET", target, &[("If-None-Match", &format!("\"other\", {tag}"))]);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag.as_str())));
    assert_ne!(server.get("/api/v1/ask?q=who+denied").header("etag"), Some(tag.as_str()));
    house.write("new.txt", "A new denial\n\nThe minister denied the allegations on Friday, and denied them again.\n");
    house.ok(&["index"]);
    let start = Instant::now();
    while server.json(target)["searched"]["articles"] != 7 {
        assert!(start.elapsed() < Duration::from_secs(20), "the new commit is not taken up");
        thread::sleep(Duration::from_millis(50));
    }
    let changed = server.ask("GET", target, &[("If-None-Match", &tag)]);
    assert_eq!(changed.status, 200);
    house.ok(&["index", "--rebuild"]);
    thread::sleep(Duration::from_secs(1));
    assert_eq!(server.json("/api/v1/status")["articles"], 7, "{}", server.told());
}

#[test]
fn own_actors_are_taken_up_without_a_restart() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    assert_eq!(server.get("/api/v1/actor?name=Blue+Heron").status, 404);
    house.ok(&["actors", "add", "Blue Heron", "--kind", "group", "--country", "BY"]);
    let start = Instant::now();
    while server.get("/api/v1/actor?name=Blue+Heron").status != 200 {
        assert!(start.elapsed() < Duration::from_secs(20), "the new row is not taken up: {}", server.told());
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn an_index_that_breaks_leaves_the_old_one_serving() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    std::fs::write(house.path("index/demarche.json"), "{ no json").unwrap();
    thread::sleep(Duration::from_millis(1500));
    assert_eq!(server.json("/api/v1/ask?q=denied")["searched"]["articles"], 6);
    assert!(server.told().contains("the old one serves on"), "{}", server.told());
}

#[test]
fn text_is_compressed_for_whoever_reads_that() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let target = "/api/v1/show?id=2024/denial.html";
    let plain = server.get(target);
    assert_eq!((plain.header("content-encoding"), plain.header("vary")), (None, Some("accept-encoding")));
    let squeezed = server.ask("GET", target, &[("Accept-Encoding", "br, gzip")]);
    assert_eq!(squeezed.header("content-encoding"), Some("gzip"));
    assert!(squeezed.body.len() < plain.body.len());
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(&squeezed.body[..]).read_to_end(&mut text).unwrap();
    assert_eq!(text, plain.body);
}

#[test]
fn head_tells_what_get_would() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let target = "/api/v1/show?id=2024/denial.html";
    let (got, told) = (server.get(target), server.ask("HEAD", target, &[]));
    assert_eq!((told.status, told.body.len()), (200, 0));
    for name in ["content-type", "content-length", "etag", "cache-control"] {
        assert_eq!(got.header(name), told.header(name), "{name}");
    }
}
