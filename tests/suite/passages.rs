//! Passages as tables, quotations and runs.

use crate::house::House;

#[test]
fn a_table_for_a_spreadsheet() {
    let house = House::furnished();
    insta::assert_snapshot!(house.ok(&["ask", "who denied the allegations", "-n", "2", "--format", "csv"]));
}

#[test]
fn no_cell_of_a_table_is_a_formula_or_breaks_out_of_its_row() {
    let house = House::empty();
    let page = "<html><head><title>=HYPERLINK(\"http://evil.example\",\"x\")</title></head><body><p>+1+1 the \"embassy\", denied\u{1b}[31m it; all of the allegations were refused there.</p></body></html>";
    house.write("a,b\".html", page);
    let table = house.ok(&["ask", "who denied it", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heads = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    assert_eq!(row.len(), heads.len());
    assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@']) && !cell.contains('\u{1b}')), "{row:?}");
    assert!(row.iter().any(|cell| cell == "a,b\".html"));
}

#[test]
fn quotations_with_footnotes() {
    let house = House::furnished();
    insta::assert_snapshot!(house.ok(&["ask", "who denied the allegations", "-n", "2", "--format", "markdown"]));
}

#[test]
fn a_run_of_articles() {
    let house = House::furnished();
    let args = ["search", "the denied gang ransom", "--per-article", "3", "-n", "9", "--format", "trec"];
    let run = house.ok(&args);
    insta::assert_snapshot!(run);
    let articles: Vec<_> = run.lines().map(|line| line.split(' ').nth(2).unwrap()).collect();
    let mut once = articles.clone();
    once.dedup();
    assert_eq!(articles, once);
}
