//! The pages as they are sent, without a browser.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

use super::server::Server;
use crate::house::House;

/// An article made to do harm; the browser's test reads it, too.
const HOSTILE: &str = include_str!("../../browser/hostile.html");

fn served(house: &House) -> Server {
    house.ok(&["index"]);
    // Every link is followed as fast as the machine can, which the usual rate would refuse.
    Server::start(house, &["--rate", "100000"])
}

fn html(server: &Server, target: &str) -> String {
    let response = server.get(target);
    assert_eq!(response.status, 200, "{target}: {}", response.text());
    assert_eq!(response.header("content-type"), Some("text/html; charset=utf-8"), "{target}");
    response.text()
}

/// The values of an attribute, entities undone.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let undone = |value: &str| {
        value
            .replace("&#38;", "&")
            .replace("&amp;", "&")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#60;", "<")
    };
    let opening = format!(" {attribute}=\"");
    let values = html.split(&opening).skip(1);
    values.map(|rest| undone(rest.split('"').next().unwrap())).collect()
}

fn links(html: &str) -> Vec<String> {
    values(html, "href").into_iter().map(|link| link.split('#').next().unwrap().to_owned()).collect()
}

/// What stands between two marks, without tags, on one line.
fn told(html: &str, from: &str, to: &str) -> String {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("{from} is missing"));
    let part = rest.split_once(to).unwrap_or_else(|| panic!("{to} is missing")).0;
    let text: String = part.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_question_is_answered_without_a_script() {
    let house = House::furnished();
    let server = served(&house);
    let page = html(&server, "/search?q=who+denied+the+allegations");
    assert_eq!(told(&page, "id=\"hit-1\" ", "</h2>"), "Embassy rejects hacking claim");
    assert!(page.contains("<mark>denied</mark> the <mark>allegations</mark>"), "{page}");
    assert!(page.contains("<input id=\"q\" name=\"q\" type=\"search\" value=\"who denied the allegations\""), "{page}");
    let article = links(&page).into_iter().find(|link| link.starts_with("/article?")).unwrap();
    let read = html(&server, &article);
    assert!(read.contains("class=\"passage asked\" id=\"p2\""), "{read}");
    assert!(read.contains("<mark>denied</mark> the <mark>allegations</mark>"), "{read}");
    assert!(told(&read, "<dt>Published</dt>", "</div>").contains("26 March 2024from JSON-LD"), "{read}");
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let house = House::furnished();
    quarrels(&house);
    let server = served(&house);
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut open = VecDeque::from([
        "/".to_owned(),
        "/search?q=who+denied+the+allegations&note=2023%2Fsanctions.md%231".to_owned(),
    ]);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(target) = open.pop_front() {
        // A few of each kind: the same page, asked with the same keys.
        let keys = target.split(['?', '&']).map(|part| part.split('=').next().unwrap()).collect::<BTreeSet<_>>();
        let seen = kinds.entry(format!("{keys:?}")).or_default();
        if *seen >= 3 || !asked.insert(target.clone()) {
            continue;
        }
        *seen += 1;
        let response = server.get(&target);
        // An actor of the text alone may be named in no passage of the index.
        assert!(response.status == 200, "{target}: {} {}", response.status, response.text());
        if response.header("content-type").is_some_and(|media| media.starts_with("text/html")) {
            for link in links(&response.text()).into_iter().filter(|link| !link.is_empty()) {
                let ours = link.starts_with('/') && !link.starts_with("//");
                assert!(ours || link.starts_with("https://brief.example/"), "{target} leads to {link}");
                open.extend(ours.then_some(link));
            }
        }
    }
    for page in
        ["/actor?", "/statements?", "/cite?", "/note?", "/note/file?", "/article?", "/compare?", "/help", "/assets/"]
    {
        assert!(asked.iter().any(|link| link.starts_with(page)), "no link led to {page}: {asked:?}");
    }
}

/// Two outlets with one story.
fn quarrels(house: &House) {
    let story = "The Russian foreign ministry denied on Friday that its officers had entered the network of the parliament, and \
        called the accusation made by Germany a fabrication from beginning to end.\n\nBerlin had accused Russia on Thursday \
        of hacking the parliament, summoned the ambassador and announced sanctions against three officers of the GRU.\n";
    for (name, outlet) in [("a.md", "Morning Paper"), ("b.md", "Evening Paper")] {
        let front = format!("---\ntitle: Moscow denies it\npublished: 2020-05-29\noutlet: {outlet}\n---\n\n{story}");
        house.write(name, front);
    }
}

#[test]
fn filters_combine_in_the_address_and_stay_in_it() {
    let house = House::furnished();
    quarrels(&house);
    let server = served(&house);
    let page = html(&server, "/search?q=denied&act=deny&copies=all&note=a.md%231");
    let narrowed = links(&page).into_iter().find(|link| link.contains("outlet=Evening+Paper")).unwrap();
    assert_eq!(narrowed, "/search?q=denied&act=deny&outlet=Evening+Paper&copies=all&note=a.md%231");
    let both = html(&server, &narrowed);
    assert_eq!(both.matches("<li class=\"hit\"").count(), 1);
    assert!(both.contains("<span class=\"outlet\">Evening Paper</span>"));
    for carried in
        ["name=\"act\" value=\"deny\"", "name=\"outlet\" value=\"Evening Paper\"", "name=\"note\" value=\"a.md#1\""]
    {
        assert!(both.contains(carried), "{carried}: {both}");
    }
    let year = links(&page).into_iter().find(|link| link.contains("from=2020&to=2020")).unwrap();
    assert!(html(&server, &year).contains("name=\"undated\" value=\"drop\""));
}

#[test]
fn what_does_not_read_is_told_and_the_rest_is_searched() {
    let house = House::furnished();
    let server = served(&house);
    let page = html(&server, "/search?q=denied&from=soon&act=dance&actor=Nobody+Atall");
    for notice in ["is no date", "there is no act", "no actor is known as"] {
        assert!(told(&page, "<ul class=\"notices\">", "</ul>").contains(notice), "{notice}: {page}");
    }
    assert!(told(&html(&server, "/search?q=%3F%21"), "<ul class=\"notices\">", "</ul>").contains("holds no word"));
    assert!(html(&server, "/search?q=zzxxyyqq").contains("Nothing was found."));
    let unknown = server.get("/article?id=nowhere.html");
    assert_eq!(unknown.status, 404);
    assert!(unknown.text().contains("there is no article or passage"));
    let long = server.get(&format!("/search?q={}", "x".repeat(1001)));
    assert_eq!(long.status, 400);
    assert!(long.text().contains("too long") && long.header("content-type").unwrap().starts_with("text/html"));
    assert_eq!(server.get("/note/file?format=exe").status, 400);
}

#[test]
fn a_hostile_article_and_a_hostile_address_stay_text() {
    let house = House::furnished();
    house.write("hostile.html", HOSTILE);
    let server = served(&house);
    let harm = "%3Cscript%3Eharm%28%29%3C%2Fscript%3E%22%20onload%3D%22harm%28%29";
    let mut targets: Vec<String> = [
        "/",
        "/search?q=zeppelin+zubrovka",
        "/article?id=hostile.html&q=zeppelin",
        "/cite?id=hostile.html",
        "/note?note=hostile.html%231",
        "/compare?id=hostile.html&with=2024%2Fdenial.html",
        "/statements",
        "/actors",
    ]
    .map(str::to_owned)
    .to_vec();
    for (page, keys) in [
        ("/search", ["q", "actor", "act", "outlet", "section", "from", "to", "note"].as_slice()),
        ("/article", &["id", "q"]),
        ("/statements", &["speaker", "target", "act", "from"]),
        ("/actor", &["name"]),
        ("/note", &["note"]),
        ("/help", &["note"]),
    ] {
        targets.extend(keys.iter().map(|key| format!("{page}?q=denied&{key}={harm}")));
    }
    for target in targets {
        let page = server.get(&target).text();
        let lower = page.to_lowercase();
        // One script, by its address; nothing that would run; no style but by class.
        assert_eq!(lower.matches("<script").count(), 1, "{target}: {page}");
        for never in [
            "<img",
            "<iframe",
            "<style",
            " style=",
            "<object",
            "<embed",
            "srcdoc=\"",
            "href=\"javascript",
            "<math",
            "<animate",
        ] {
            assert!(!lower.contains(never), "{target} has {never}: {page}");
        }
        for tag in lower.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            // Without the values of its attributes, quoted each.
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.split_whitespace().any(|name| name.starts_with("on")), "{target}: <{tag}>");
        }
    }
    let page = html(&server, "/article?id=hostile.html");
    assert!(page.contains("&#60;script&#62;harm(&#34;title&#34;)&#60;/script&#62;"), "{page}");
    assert!(page.contains("{{ 7 * 7 }}"), "{page}");
}

#[test]
fn templates_mark_nothing_as_safe() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/serve/pages/templates");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let template = fs::read_to_string(&path).unwrap();
        for never in ["safe", "escape", "style=", "<style", "onclick", "javascript:", "http:", "https:"] {
            assert!(!template.contains(never), "{} has {never}", path.display());
        }
        seen += 1;
    }
    assert!(seen > 10);
}

#[test]
fn a_note_is_taken_along_as_files() {
    let house = House::furnished();
    let server = served(&house);
    let file = |format: &str| server.get(&format!("/note/file?note=2024%2Fdenial.html%232&note=gone&format={format}"));
    let markdown = file("markdown");
    assert_eq!(markdown.header("content-disposition"), Some("attachment; filename=\"note.md\""));
    insta::assert_snapshot!("note_markdown", markdown.text());
    assert!(file("bibtex").text().starts_with('@'), "{}", file("bibtex").text());
    let csl: serde_json::Value = serde_json::from_slice(&file("csl-json").body).unwrap();
    assert_eq!(csl.as_array().unwrap().len(), 1);
    let plain = server.get("/cite?format=plain&id=2024%2Fdenial.html%232").text();
    assert!(plain.starts_with("Ada Brook, “Embassy rejects hacking claim”, Example Wire, 26 March 2024"), "{plain}");
    let page = html(&server, "/note?note=2024%2Fdenial.html%232&note=gone");
    assert!(page.contains("The index does not hold <bdi>gone</bdi>"), "{page}");
}

#[test]
fn hints_follow_what_is_typed() {
    let house = House::furnished();
    let server = served(&house);
    let values = |typed: &str| -> Vec<String> {
        let hints = server.json(&format!("/hints?q={typed}"));
        hints.as_array().unwrap().iter().map(|hint| hint["value"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(values("act:den"), ["act:deny "]);
    assert_eq!(values("x+-act:exp"), ["x -act:expel "]);
    assert_eq!(values("actor:fancy+b"), [] as [&str; 0]);
    assert_eq!(values("actor:%22fancy+b"), ["actor:\"Fancy Bear\" "]);
    assert_eq!(values("publ"), ["published:"]);
    // China itself is named in no article here.
    assert_eq!(values("what+did+Chin"), ["what did Chinese embassy "]);
    assert_eq!(values(""), [] as [&str; 0]);
}

#[test]
fn style_and_script_are_kept_by_the_browser_until_they_change() {
    let house = House::furnished();
    let server = served(&house);
    let page = html(&server, "/");
    for (attribute, name, media) in
        [("href", "page.css", "text/css; charset=utf-8"), ("src", "page.js", "text/javascript; charset=utf-8")]
    {
        let link = values(&page, attribute).into_iter().find(|link| link.contains(name)).unwrap();
        assert!(link.contains('?'), "{link}");
        let response = server.get(&link);
        assert_eq!(response.header("content-type"), Some(media));
        assert!(response.header("cache-control").unwrap().contains("immutable"), "{}", response.head);
    }
    assert_eq!(server.get("/assets/..%2FCargo.toml").status, 404);
    assert_eq!(server.get("/assets/nothing.js").status, 404);
}

#[test]
fn pages_as_they_are() {
    let house = House::furnished();
    house.age("2024/denial.html");
    quarrels(&house);
    let server = served(&house);
    for (name, target) in [
        ("results", "/search?q=who+denied+the+allegations&n=2"),
        ("article", "/article?id=2024%2Fdenial.html%232&q=who+denied+the+allegations"),
        ("actor", "/actor?name=Moscow"),
        ("threads", "/statements?threads=1&target=Russia"),
        ("compare", "/compare?id=a.md&with=b.md"),
    ] {
        let page = html(&server, target);
        let (_, main) = page.split_once("<main").unwrap();
        let main = main.split_once("</main>").unwrap().0;
        let lines: Vec<&str> = main.lines().filter(|line| !line.trim().is_empty()).collect();
        insta::assert_snapshot!(format!("page_{name}"), lines.join("\n"));
    }
}

#[test]
fn what_goes_wrong_is_a_page_to_browsers_and_json_to_programs() {
    let house = House::furnished();
    let server = served(&house);
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for (target, host, status) in
        [("/no/such/page", "localhost", 404), ("/article?id=nowhere", "localhost", 404), ("/", "evil.example", 421)]
    {
        let page = server.ask("GET", target, &[("Host", host), ("Accept", browser)]);
        assert_eq!((page.status, page.header("content-type")), (status, Some("text/html; charset=utf-8")), "{target}");
        assert!(page.text().contains("To the first page") && page.header("content-security-policy").is_some());
    }
    let plain = server.get("/no/such/page");
    assert_eq!((plain.status, plain.problem()["status"].as_u64()), (404, Some(404)));
    let api = server.ask("GET", "/api/v1/nothing", &[("Accept", browser)]);
    assert_eq!((api.status, api.header("content-type")), (404, Some("application/problem+json")));
    let posted = server.ask("POST", "/search", &[("Accept", browser)]);
    assert_eq!((posted.status, posted.header("allow")), (405, Some("GET, HEAD")));
}

#[test]
fn copies_are_named_by_title_and_outlet_with_the_page_that_compares_them() {
    let house = House::empty();
    house.ok(&["index", &format!("{}/corpus", env!("CARGO_MANIFEST_DIR"))]);
    let server = Server::start(&house, &[]);
    let found = server.json("/api/v1/search?q=*&limit=100");
    let hits = found["hits"].as_array().unwrap();
    let copied = hits.iter().find(|hit| !hit["also_in"].as_array().unwrap().is_empty()).unwrap();
    let other = copied["also_in"][0].as_str().unwrap();
    let title = server.json(&format!("/api/v1/show?id={}", other.replace('#', "%23")))["title"].clone();
    let page = html(&server, "/search?q=*&as=query&n=100");
    let escaped = title.as_str().unwrap().replace('\'', "&#39;").replace('"', "&#34;");
    let mut listed = page.split("<p class=\"copies\">").skip(1).map(|rest| rest.split("</p>").next().unwrap());
    assert!(listed.any(|line| line.contains(&escaped) && line.contains("side by side")), "{escaped}");
}
