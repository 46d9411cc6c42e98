//! Citations.

use crate::house::House;

const IDS: [&str; 4] = ["2024/denial.html#2", "2023/sanctions.md", "brief-2#1", "undated.html"];

#[test]
fn citations_in_every_format() {
    let house = House::furnished();
    house.write(
        "odd.md",
        "---\ntitle: \"100% of {braces} & #tags_ \\\\ ~^$\"\nauthor: Ursula van der Berg, Reuters, Ministry of Truth\npublished: 2024-05\noutlet: A & B\nsource: https://a.example/x_y?a=1&b=%7B2#z\n---\n\nThe minister denied that any of it had ever been so.\n",
    );
    house.ok(&["index"]);
    for format in ["bibtex", "csl-json", "markdown", "ris"] {
        let mut args = vec!["cite", "--format", format, "odd.md#1"];
        args.extend(IDS);
        insta::assert_snapshot!(format!("cite_{format}"), house.ok(&args));
    }
    let run = house.run(&["cite", "undated.html"]);
    assert_eq!(run.stderr, "demarche: note: undated.html has no author, no title, no outlet, no date, no url\n");
}

#[test]
fn hits_are_cited_from_a_pipe_each_once() {
    let house = House::furnished();
    let hits = house.ok(&["ask", "who denied the allegations", "-n", "2", "--format", "jsonl"]);
    let cited = house.fed(&["cite", "-"], &format!("{hits}{hits}\n2023/sanctions.md\n"));
    assert_eq!((cited.code, cited.stdout.matches('@').count()), (0, 3), "{}", cited.stderr);
    let unknown = house.run(&["cite", "nowhere.html", "2023/sanctions.md"]);
    assert_eq!((unknown.code, unknown.stdout.matches('@').count()), (1, 1));
    assert_eq!(house.fed(&["cite", "-"], "{\"a\": 1}\n").code, 2);
}
