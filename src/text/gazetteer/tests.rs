use proptest::prelude::*;

use super::*;

/// Returns each mention's words and the canonical names behind it, in short.
fn found(text: &str) -> Vec<(&str, String)> {
    let mentions = Gazetteer::builtin().find(text);
    mentions
        .iter()
        .filter(|mention| mention.reading != Reading::Place)
        .map(|mention| {
            let names: Vec<&str> = mention.actors.iter().map(|entry| entry.name.as_str()).collect();
            (mention.span.of(text), names.join("+"))
        })
        .collect()
}

fn names(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(_, names)| names).filter(|names| !names.is_empty()).collect()
}

#[test]
fn the_table_it_ships_with_has_no_faults() {
    assert_eq!(Gazetteer::parse(BUILTIN).1, Vec::<String>::new());
}

#[test]
fn faults_are_sentences_with_line_numbers() {
    let (_, faults) = Gazetteer::parse("# a comment\n\nA\tgroup\tru\tB\n\tgroup\nC\tgroup\tRU\tD\tE\n");
    assert_eq!(
        faults,
        [
            "line 3 has the country 'ru': two capital letters are expected",
            "line 4 has no name: a row is name, kind, country and aliases, with tabs between them",
            "line 5 has more than four cells: aliases are divided by ';'",
        ]
    );
}

#[test]
fn aliases_hyphens_accents_and_quotes_make_no_difference() {
    for text in ["APT31 struck", "APT-31 struck", "APT 31 struck", "Zirconium struck", "Violet Typhoon struck"] {
        assert_eq!(names(text), ["APT31"], "{text}");
    }
    assert_eq!(names("Türkiye’s president and Jan Lipavsky"), ["Turkey", "Jan Lipavský"]);
    assert_eq!(names("Lapsus$ and Cl0p"), ["Lapsus$", "Clop"]);
}

#[test]
fn a_short_acronym_needs_its_capitals() {
    assert_eq!(names("They told us that it matters."), Vec::<String>::new());
    assert_eq!(names("The US and the U.K. and the UN met."), ["United States", "United Kingdom", "United Nations"]);
    assert_eq!(names("Seconds, sec by sec, an ico file."), Vec::<String>::new());
}

#[test]
fn ordinary_words_need_confirming() {
    assert_eq!(names("Akira is a film. Play was suspended. The hive buzzed."), Vec::<String>::new());
    assert_eq!(names("The Play ransomware group and the Hive gang"), ["Play (ransomware)", "Hive (ransomware)"]);
    assert_eq!(names("On Friday Anonymous claimed the attack"), ["Anonymous"]);
    assert_eq!(names("Cuba condemned it; the Cuba ransomware gang did not"), ["Cuba", "Cuba (ransomware)"]);
    assert_eq!(names("The bloc agreed."), Vec::<String>::new());
    assert_eq!(names("The European Union met and the bloc agreed."), ["European Union", "European Union"]);
}

#[test]
fn a_capital_city_is_a_government_only_where_it_acts() {
    assert_eq!(names("Protesters met in London and near Moscow."), Vec::<String>::new());
    assert_eq!(names("He flew to Beijing from Paris."), Vec::<String>::new());
    assert_eq!(names("London-based analysts read the Tallinn Manual."), Vec::<String>::new());
    assert_eq!(names("LONDON (Reuters) — Moscow denied it."), ["Reuters", "Russia"]);
    assert_eq!(names("Little changes in Moscow, which denies it."), ["Russia"]);
    assert_eq!(names("Beijing's denial angered Canberra."), ["China", "Australia"]);
    assert_eq!(names("The hack was attributed to Moscow."), ["Russia"]);
    assert_eq!(names("Lawmakers demanded an answer from Beijing."), ["China"]);
}

#[test]
fn office_country_and_person_make_one_mention() {
    assert_eq!(
        found("Chinese foreign ministry spokesman Lin Jian spoke.")[0],
        ("Chinese foreign ministry spokesman Lin Jian", "Lin Jian+Ministry of Foreign Affairs (China)".to_owned())
    );
    assert_eq!(
        found("A spokesperson for the Russian embassy in Berlin spoke.")[0],
        ("spokesperson for the Russian embassy", "Russian embassy".to_owned())
    );
    assert_eq!(
        found("Norwegian Defence Minister Ingrid Haugland spoke.")[0],
        ("Norwegian Defence Minister Ingrid Haugland", "Ingrid Haugland+Norway".to_owned())
    );
    assert_eq!(found("the Kenyan Electoral Commission")[0].1, "Electoral Commission+Kenya");
    assert!(!Gazetteer::builtin().find("the Kenyan Electoral Commission")[0].actors[0].listed);
    assert_eq!(found("China-linked hackers and pro-Russian hackers").len(), 2);
}

#[test]
fn a_shared_name_stands_for_both() {
    let both: Vec<&str> =
        Gazetteer::builtin().resolve("Grizzly Steppe").iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(both, ["APT28", "APT29"]);
    assert_eq!(names("GRIZZLY STEPPE was named"), ["APT28+APT29"]);
}

#[test]
fn a_shared_name_is_settled_by_what_the_article_names() {
    assert_eq!(names("APT29 and GRIZZLY STEPPE were named"), ["APT29", "APT29"]);
    let table = "Red Kite\tgroup\tRU\t^Heron\nBlue Kite\tgroup\tCN\t^Heron\nRussia\tstate\tRU\t\nChina\tstate\tCN\t";
    let (gazetteer, faults) = Gazetteer::parse(table);
    assert_eq!(faults, Vec::<String>::new());
    let names = |text: &str| -> Vec<String> {
        let mentions = gazetteer.find(text);
        let heron = mentions.iter().find(|mention| mention.span.of(text) == "Heron").unwrap();
        heron.actors.iter().map(|actor| actor.name.clone()).collect()
    };
    assert_eq!(names("Russia sent Heron."), ["Red Kite"]);
    assert_eq!(names("Russia and China know Heron."), ["Red Kite", "Blue Kite"]);
    let mut article = Names::default();
    assert_eq!(gazetteer.find_with("Blue Kite is back.", &mut article).len(), 1);
    assert_eq!(gazetteer.find_with("Heron is its other name.", &mut article)[0].actors.len(), 1);
}

#[test]
fn a_hyphenated_given_name_is_one_name() {
    assert_eq!(names("The envoy, Jo Myong-su, spoke.").last().unwrap(), "Jo Myong-su");
    assert_eq!(names("He met spokesman Lin Jian-led teams.").first().unwrap(), "Lin Jian");
}

#[test]
fn a_full_name_introduces_its_short_form() {
    let text =
        "Estonian lawmaker Maarja Tamm spoke. Later Tamm left. The Nordic Harbour Authority (NHA) agreed; NHA paid.";
    assert_eq!(
        names(text),
        [
            "Maarja Tamm+Estonia",
            "Maarja Tamm",
            "Nordic Harbour Authority",
            "Nordic Harbour Authority",
            "Nordic Harbour Authority"
        ]
    );
    let mut article = Names::default();
    assert_eq!(Gazetteer::builtin().find_with("Penny Wong spoke.", &mut article).len(), 1);
    let later = Gazetteer::builtin().find_with("Asked again, Wong declined.", &mut article);
    assert_eq!(later[0].actors[0].name, "Penny Wong");
}

#[test]
fn names_no_table_knows_are_told_apart() {
    let kinds = |text: &str| -> Vec<String> {
        let mentions = Gazetteer::builtin().find(text);
        let actors = mentions.iter().filter(|mention| mention.reading != Reading::Place);
        actors.flat_map(|mention| &mention.actors).map(|entry| format!("{}/{}", entry.name, entry.kind)).collect()
    };
    assert_eq!(kinds("Juhan Lepp, a lawyer, said so."), ["Juhan Lepp/person"]);
    assert_eq!(kinds("It hit Tornio Metals, a supplier."), ["Tornio Metals/org"]);
    assert_eq!(kinds("a gang called GreyMagpie"), ["GreyMagpie/unknown"]);
    assert_eq!(kinds("It was the coldest March since the Cold War."), Vec::<String>::new());
    assert_eq!(kinds("The Budapest Convention entered into force."), Vec::<String>::new());
}

#[test]
fn queries_resolve_whatever_their_case() {
    let first = |name: &str| Gazetteer::builtin().resolve(name).first().map(|entry| entry.name.clone());
    for (name, canonical) in [
        ("fancy bear", "APT28"),
        ("APT 28", "APT28"),
        ("apt-28", "APT28"),
        ("moscow", "Russia"),
        ("uk", "United Kingdom"),
        ("the kremlin", "Russia"),
        ("Beijing's", "China"),
        ("brussels", "Belgium"),
        ("lipavsky", "Jan Lipavský"),
    ] {
        assert_eq!(first(name).as_deref(), Some(canonical), "{name}");
    }
    assert_eq!(Gazetteer::builtin().resolve("nobody at all"), Vec::<&Entry>::new());
}

#[test]
fn questions_may_be_typed_without_capitals() {
    let mentions = Gazetteer::builtin().find_in_question("who did moscow accuse of helping fancy bear hack us");
    let names: Vec<&str> = mentions.iter().map(|mention| mention.actors[0].name.as_str()).collect();
    assert_eq!(names, ["Russia", "APT28"]);
}

proptest! {
    #[test]
    fn spans_are_ordered_inside_the_text_and_on_characters(
        text in "(?s)([A-Z][a-zé’'-]{0,6}|[Cc]hina|Beijing|'s|\\(|\\)|“|\"|‘|’|\\.|,| |\n|said|APT|31|-|\\PC){0,60}"
    ) {
        let mut last = 0;
        for mention in Gazetteer::builtin().find(&text) {
            prop_assert!(text.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(mention.span.start >= last);
            last = mention.span.end;
        }
    }
}

#[test]
fn own_rows_add_and_correct() {
    let own = "# mine\nBlue Heron\tgroup\tXX\tHeron Team;Sandworm\nTurla\tgroup\tBY\tSnakelet\n";
    let (gazetteer, faults) = Gazetteer::builtin_under(own);
    assert!(faults.is_empty(), "{faults:?}");
    let names = |name: &str| gazetteer.resolve(name).iter().map(|entry| entry.name.clone()).collect::<Vec<_>>();
    assert_eq!(names("heron team"), ["Blue Heron"]);
    assert_eq!(names("Sandworm"), ["Blue Heron"], "an own name stands for nobody else");
    assert_eq!(names("Snake"), ["Turla"], "what the table knows stays");
    let turla = gazetteer.named("Turla").unwrap();
    assert_eq!((turla.country.as_deref(), turla.added.as_slice()), (Some("BY"), ["Snakelet".to_owned()].as_slice()));
    let text = "Snakelet and the Heron Team were named, and so was APT28.";
    let found: Vec<_> =
        gazetteer.find_own(text).into_iter().map(|(span, entry)| (span.of(text), entry.name.as_str())).collect();
    assert_eq!(found, [("Snakelet", "Turla"), ("Heron Team", "Blue Heron")]);
    assert_eq!(
        Gazetteer::builtin_under("A\tgroup\nB\n").1,
        ["line 2 has no kind: a row is name, kind, country and aliases, with tabs between them"]
    );
}
