//! Quotations found again.

use std::fs;

use crate::house::House;

#[test]
fn quotations_are_exact_changed_or_missing() {
    let house = House::furnished();
    house.ok(&["index"]);
    let note = "The embassy spoke of \u{2018}malicious slander and lodged a protest with the Foreign Office\u{2019}.\n\n\
> The Chinese embassy denied the allegations within hours \u{2026} lodged a protest\n\n\
It \"called them malicious slander and lodged a complaint with the Foreign Office\".\n\n\
It ends \"lodged a protest with the Foreign Office. The registers of forty million voters\" [sic].\n\n\
\"Nobody has ever said anything like this\" is not there, and \"too short\" is not looked for.\n";
    fs::write(house.path("note.md"), note).unwrap();
    let run = house.run(&["verify", "note.md"]);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.stdout);
    let json = house.run(&["verify", "note.md", "--format", "json"]);
    let report: demarche::present::VerifyReport = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((report.exact, report.changed, report.missing), (3, 1, 1));
    assert_eq!(report.quotations[2].diff.iter().filter(|part| part.source != part.quotation).count(), 1);
}

#[test]
fn a_quotation_over_two_passages_is_found_exactly() {
    let house = House::furnished();
    house.ok(&["index"]);
    let quotation = "> Sanctions of this kind are rarely about money. They tell the gang that its members are known by name.\n\n\"froze the assets of seven members of a ransomware gang on Thursday and forbade them to travel. [...] Sanctions of this kind are rarely about money\"\n";
    fs::write(house.path("note.md"), quotation).unwrap();
    let run = house.run(&["verify", "note.md"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(house.run(&["verify", "nowhere.md"]).code, 2);
}
