use proptest::prelude::*;

use super::*;
use crate::model::{Act, Statement};
use crate::understand;

fn passage(text: &str, statements: Vec<Statement>) -> Passage {
    Passage {
        ordinal: 1,
        text: text.to_owned(),
        start: 0,
        section: Vec::new(),
        line: 1,
        page: None,
        actors: Vec::new(),
        statements,
    }
}

fn statement(act: Act, speaker: &str, target: Option<&str>, sentence: Span) -> Statement {
    Statement {
        speaker: Some(speaker.to_owned()),
        speaker_actor: None,
        act,
        target: target.map(str::to_owned),
        target_actor: None,
        claim: None,
        negated: false,
        modality: "fact".to_owned(),
        date: None,
        date_by: None,
        trigger: Span { end: sentence.start, ..sentence },
        sentence,
        confidence: 80,
    }
}

fn found(question: &str, passage: &Passage) -> Option<String> {
    let question = understand::question(question, None);
    let source = Source {
        title: None,
        article: "a",
        passage,
        published: DateRange::month(2024, 3),
        standing: 1.0,
        reading: None,
    };
    let (found, _) = Asked::new(&question).find(&[source]);
    found[0].map(|found| found.span.of(&passage.text).to_owned())
}

#[test]
fn whoever_stands_in_the_role_asked_for() {
    let text = "Rain fell in Kent. London accused a hacking group of the breach.";
    let sentence = Span::new(19, text.len());
    let passage = passage(text, vec![statement(Act::Accuse, "London", Some("a hacking group"), sentence)]);
    assert_eq!(found("who accused the hackers", &passage).as_deref(), Some("London"));
    assert_eq!(found("who did London accuse", &passage).as_deref(), Some("a hacking group"));
    assert_eq!(found("who was accused", &passage).as_deref(), Some("a hacking group"));
}

#[test]
fn amounts_joined_to_their_units() {
    let passage = passage("The ministry has a five-year plan, told in a 13-page paper.", Vec::new());
    assert_eq!(found("how many years does the plan run", &passage).as_deref(), Some("five-year"));
    assert_eq!(found("how many pages has the paper", &passage).as_deref(), Some("13-page"));
}

#[test]
fn amounts_with_their_units() {
    let text = "The breach of 2021 touched some 4.2 million voters for 15 months and cost about 250,000 pounds.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("how many voters were affected", &passage).as_deref(), Some("some 4.2 million voters"));
    assert_eq!(found("how long did the breach last", &passage).as_deref(), Some("15 months"));
    assert_eq!(found("how much did the breach cost", &passage).as_deref(), Some("about 250,000 pounds"));
}

#[test]
fn days_places_and_reasons() {
    let text =
        "The convention was signed in Hanoi on 25 October 2025. Norway stayed away because it feared for research.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("where was the convention signed", &passage).as_deref(), Some("Hanoi"));
    assert_eq!(found("when was the convention signed", &passage).as_deref(), Some("25 October 2025"));
    let why = "Norway stayed away because it feared for research.";
    assert_eq!(found("why did Norway stay away", &passage).as_deref(), Some(why));
}

#[test]
fn sums_in_every_form() {
    for (text, expected) in [
        ("The fix cost A$10 million in all.", "A$10 million"),
        ("The fix cost half a million Swiss francs.", "half a million Swiss francs"),
        ("The fix cost 10 million Singapore dollars.", "10 million Singapore dollars"),
        ("The fix cost $10-$20 million.", "$10-$20 million"),
        ("The fix cost tens of thousands of pounds.", "tens of thousands of pounds"),
        ("The fix cost 10 millions d’euros.", "10 millions d’euros"),
        ("Of the 30 dollars nobody spoke; the fix cost about 4.4 million when it came.", "about 4.4 million"),
    ] {
        assert_eq!(found("how much did the fix cost", &passage(text, Vec::new())).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn lengths_of_time_that_no_number_counts() {
    for (text, expected) in [
        ("The outage lasted three and a half hours.", "three and a half hours"),
        ("The outage lasted for about an hour.", "an hour"),
        ("The outage lasted several months.", "several months"),
    ] {
        assert_eq!(
            found("how long did the outage last", &passage(text, Vec::new())).as_deref(),
            Some(expected),
            "{text}"
        );
    }
    assert_eq!(found("how long did the outage last", &passage("They try the outage twice a day.", Vec::new())), None);
}

#[test]
fn places_behind_what_they_are() {
    for (text, expected) in [
        ("The talks were held in the Latvian capital, Riga.", "Riga"),
        ("The talks were held in central London.", "London"),
    ] {
        assert_eq!(found("where were the talks held", &passage(text, Vec::new())).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn the_one_described_is_named() {
    let text = "A director-general of the ministry, Yang Tao, protested at the embassy. It was on Sunday.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("who protested at the embassy", &passage).as_deref(), Some("Yang Tao"));
}

#[test]
fn somebody_named_in_the_question_is_not_its_answer() {
    let text = "Katherine Archuleta left the agency on Friday. Beth Cobert takes over at the agency.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("who took over after archuleta left the agency", &passage).as_deref(), Some("Beth Cobert"));
}

#[test]
fn a_person_is_no_firm() {
    let text = "Lee Park found the worm in June. The worm was found by Qualtron.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("which company found the worm", &passage).as_deref(), Some("Qualtron"));
}

#[test]
fn another_verb_for_the_one_asked_about_tells_who() {
    let text = "Maria Holm resigned after the leak. Peter Lund spoke of the leak in the city of Bergen.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("who quit after the leak", &passage).as_deref(), Some("Maria Holm"));
}

#[test]
fn a_number_after_a_place_counts() {
    let passage = passage("In England 81 hospitals were hit, and Unit 26165 was named.", Vec::new());
    assert_eq!(found("how many hospitals were hit", &passage).as_deref(), Some("81 hospitals"));
}

#[test]
fn a_number_may_come_after_what_it_counts() {
    let text =
        "Hundreds of firms wrote. The number of servers that were reached is put at about a quarter of a million.";
    let passage = passage(text, Vec::new());
    let answer = found("how many servers were reached", &passage);
    assert_eq!(answer.as_deref(), Some("about a quarter of a million"));
}

#[test]
fn a_year_that_names_something_is_not_when_it_was_charged() {
    let text = "For the 2015 breach he was charged on 5 May 2020.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("when was he charged for the breach", &passage).as_deref(), Some("5 May 2020"));
}

#[test]
fn a_treaty_is_no_place_and_a_list_of_places_is_given_whole() {
    let text = "To the Lisbon Convention a protocol was opened for signature in Bergen. Two estates in New York and Maryland were shut.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("where was the protocol opened for signature", &passage).as_deref(), Some("Bergen"));
    assert_eq!(found("where were the estates that were shut", &passage).as_deref(), Some("New York and Maryland"));
}

#[test]
fn what_something_is_called_is_told_by_a_sentence_that_names_it() {
    let text = "The company reported the campaign against its employees. It named the campaign Operation Triangulation and went on.";
    let answer = found("what did the company call the campaign", &passage(text, Vec::new())).unwrap_or_default();
    assert!(answer.contains("Triangulation"), "{answer}");
}

#[test]
fn what_was_wanting_is_why_something_was_not_done() {
    let long =
        "and the file of the case went back to the office of the prosecutor in the capital in the spring of the year";
    let text = format!(
        "In the affair of the mailboxes nobody was charged {long}. The evidence did not suffice to charge anyone {long}."
    );
    let answer = found("why was nobody charged", &passage(&text, Vec::new())).unwrap_or_default();
    assert!(answer.starts_with("The evidence"), "{answer}");
}

#[test]
fn a_lead_over_another_answer_makes_surer() {
    let question = understand::question("how many voters were affected", None);
    let alone = passage("The breach affected some 4.2 million voters.", Vec::new());
    let beside = passage("The breach affected some 4.2 million voters. It affected 300 voters abroad.", Vec::new());
    let sure = |passage: &Passage| {
        let source = Source { title: None, article: "a", passage, published: None, standing: 1.0, reading: None };
        Asked::new(&question).find(&[source]).0[0].map(|found| confidence(&found.known)).unwrap_or_default()
    };
    assert!(sure(&alone) > sure(&beside));
}

#[test]
fn lists_of_names_are_given_whole() {
    let text = "On Monday Denmark, Norway and New Zealand accused a hacking group of the breach.";
    let sentence = Span::new(0, text.len());
    let passage = passage(text, vec![statement(Act::Accuse, "Denmark", Some("a hacking group"), sentence)]);
    assert_eq!(found("who accused the hackers", &passage).as_deref(), Some("Denmark, Norway and New Zealand"));
}

#[test]
fn the_one_before_the_verb_asked_about_answers() {
    let text = "Rain fell. The turbine maker Enercon lost its view of the wind turbines.";
    let passage = passage(text, Vec::new());
    let answer = found("which firm lost sight of its wind turbines", &passage);
    assert_eq!(answer.as_deref(), Some("Enercon"));
}

#[test]
fn a_length_of_time_is_told_in_the_unit_asked_for() {
    let passage = passage("After three years the envoys had 72 hours to leave.", Vec::new());
    assert_eq!(found("how many days did the envoys have to leave", &passage).as_deref(), Some("72 hours"));
}

#[test]
fn how_far_apart_two_things_are_is_not_how_long_one_lasted() {
    let text = "The outage began in May and the outage was over 19 days later. It lasted for 11 hours.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("how long did the outage last", &passage).as_deref(), Some("11 hours"));
}

#[test]
fn numbers_of_articles_and_days_are_no_counts() {
    let text = "Article 64 names the countries. El 17 de mayo was the day when 72 countries had signed the convention.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("how many countries signed the convention", &passage).as_deref(), Some("72 countries"));
    let text = "Under Article 64 the convention was signed on 3 mayo. Close to 60 were expected.";
    assert_eq!(found("how many signed the convention", &self::passage(text, Vec::new())).as_deref(), Some("60"));
}

#[test]
fn a_number_counts_what_follows_it_without_a_preposition() {
    let passage = passage("Of the appointments 139 for patients were called off; 12 old patients came.", Vec::new());
    assert_eq!(found("how many patients", &passage).as_deref(), Some("12 old patients"));
}

#[test]
fn deeds_are_counted_where_doers_are_asked_for() {
    let passage = passage("By June the protocol had 44 signatures and 2 ratifications.", Vec::new());
    assert_eq!(found("how many states had ratified the protocol", &passage).as_deref(), Some("2 ratifications"));
}

#[test]
fn an_adjective_of_a_land_is_no_place() {
    let passage = passage("Biden and Putin met in Geneva. The American leader handed over a list.", Vec::new());
    assert_eq!(found("where did Biden hand over a list", &passage).as_deref(), Some("Geneva"));
}

#[test]
fn what_is_called_a_name_is_named() {
    let named =
        passage("Within weeks the case was called Operation Aquila by detectives from several states.", Vec::new());
    let called = passage("In Washington the case was called a scandal by detectives from several states.", Vec::new());
    let fit = |passage: &Passage| {
        let question = understand::question("what was the case called", None);
        let source = Source { title: None, article: "a", passage, published: None, standing: 1.0, reading: None };
        Asked::new(&question).find(&[source]).0[0].map(|found| found.known.fit).unwrap_or_default()
    };
    assert!(fit(&named) > fit(&called));
}

#[test]
fn a_form_of_the_verb_asked_about_stands_for_it() {
    let passage = passage("It was taken to court. Rain fell. It came into force in May.", Vec::new());
    let came = found("what comes into force", &passage);
    assert!(came.is_some_and(|answer| answer.contains("came")));
}

#[test]
fn a_clause_between_somebody_and_his_verb_is_stepped_over() {
    let text = "Rain fell. Judith Collins, who holds the defence portfolio, told the public about the break-in.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("who told the public about the break-in", &passage).as_deref(), Some("Judith Collins"));
}

#[test]
fn who_does_two_things_is_named_without_the_first() {
    let text = "After ten months Oslo listed the eleven men and named the spies.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("who named the spies", &passage).as_deref(), Some("Oslo"));
}

#[test]
fn what_is_called_otherwise_is_not_the_firm_asked_for() {
    let text = "Thousands of customers in Norway lost sight of the turbines. The turbine maker Enercon lost sight of the turbines.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("which firm lost sight of its turbines", &passage).as_deref(), Some("Enercon"));
}

#[test]
fn an_office_is_not_who_holds_it() {
    let text = "The Director of National Intelligence was asked. Katherine Archuleta, the director, stayed.";
    let passage = passage(text, Vec::new());
    let answer = found("which director stayed", &passage).unwrap_or_default();
    assert!(answer.starts_with("Katherine Archuleta"), "{answer}");
}

#[test]
fn another_name_of_somebody_asked_about_is_not_the_answer() {
    let question = understand::question("seashell blizzard blackout who made the link", None);
    let name = question.actors[0].name.clone();
    let text = "The blackout goes back to Sandworm by a link that Hultquist made.";
    let mut passage = passage(text, Vec::new());
    let start = text.find("Sandworm").unwrap();
    passage.actors.push(crate::model::Actor {
        name,
        kind: "group".to_owned(),
        country: None,
        spans: vec![Span::new(start, start + 8)],
    });
    assert_eq!(found("seashell blizzard blackout who made the link", &passage).as_deref(), Some("Hultquist"));
}

#[test]
fn what_happened_at_another_time_does_not_answer() {
    let text =
        "In February 2018 Denmark accused Russia of the attack. In March 2020 Norway accused Russia of the attack.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("who accused Russia in february 2018", &passage).as_deref(), Some("Denmark"));
    assert_eq!(found("who accused Russia in march 2020", &passage).as_deref(), Some("Norway"));
}

#[test]
fn a_heading_says_what_the_passage_under_it_is_about() {
    let mut under = passage("The reason was a faulty update, which nobody had tried before.", Vec::new());
    let question = understand::question("why did the turbines stop", None);
    let sure = |passage: &Passage| {
        let source = Source { title: None, article: "a", passage, published: None, standing: 1.0, reading: None };
        Asked::new(&question).find(&[source]).0[0].map(|found| confidence(&found.known)).unwrap_or_default()
    };
    let before = sure(&under);
    under.section.push("Why the turbines stopped".to_owned());
    assert!(sure(&under) > before);
}

#[test]
fn what_was_said_is_told_rather_than_that_somebody_spoke() {
    let text = "Yang Tao made representations to the embassy about the attack. The facts are clear, Mr Yang said of the attack, and technical secrets were in danger.";
    let second = text.find("The facts").unwrap();
    let statements = vec![
        statement(Act::Protest, "Yang Tao", None, Span::new(0, second - 1)),
        Statement {
            claim: Some(Span::new(second, second + 19)),
            ..statement(Act::State, "Mr Yang", None, Span::new(second, text.len()))
        },
    ];
    let answer = found("what did yang tao say about the attack", &passage(text, statements)).unwrap_or_default();
    assert!(answer.starts_with("The facts"), "{answer}");
}

#[test]
fn what_is_asked_with_since_stands_after_since() {
    let passage = passage("On 28 May 2025 Prague said that the group had been inside since 2022.", Vec::new());
    assert_eq!(found("inside prague since when", &passage).as_deref(), Some("since 2022"));
}

#[test]
fn what_somebody_said_is_told_by_his_own_statement() {
    let text = "New Zealand said that a team had broken in. China called the accusation groundless and irresponsible slander of the worst kind.";
    let (first, second) = (Span::new(0, 43), Span::new(44, text.len()));
    let mut statements =
        vec![statement(Act::State, "New Zealand", None, first), statement(Act::Deny, "China", None, second)];
    statements[0].speaker_actor = Some("New Zealand".to_owned());
    statements[1].speaker_actor = Some("China".to_owned());
    let passage = passage(text, statements);
    let answer = found("what did china say about new zealand", &passage).unwrap_or_default();
    assert!(answer.contains("groundless"), "{answer}");
}

#[test]
fn a_span_heard_in_another_article_is_surer() {
    let question = understand::question("who found the worm", None);
    let (one, other) = (
        passage("It was Qualtron that found the worm in June.", Vec::new()),
        passage("The worm was found by Qualtron.", Vec::new()),
    );
    let source =
        |article, passage| Source { title: None, article, passage, published: None, standing: 1.0, reading: None };
    let asked = Asked::new(&question);
    let sure = |sources: &[Source]| asked.find(sources).0[0].map(|found| confidence(&found.known)).unwrap_or_default();
    assert!(sure(&[source("a", &one), source("b", &other)]) > sure(&[source("a", &one)]));
    assert!((sure(&[source("a", &one), source("a", &one)]) - sure(&[source("a", &one)])).abs() < 1e-6);
}

#[test]
fn what_is_asked_of_somebody_nobody_speaks_of_is_not_covered() {
    let passage = passage("The Vatican? No: Norway spoke of sovereignty in the Tallinn Manual.", Vec::new());
    let source = Source { title: None, article: "a", passage: &passage, published: None, standing: 1.0, reading: None };
    let covered = |raw: &str| Asked::new(&understand::question(raw, None)).find(&[source]).1;
    assert!(answered(covered("what is said of sovereignty in the Tallinn Manual")));
    assert!(!answered(covered("what did Turkey say about ransomware victims in hospitals")));
}

#[test]
fn what_somebody_is_asked_to_have_said_he_must_have_said() {
    let text = "Pakistan had no hand in the blackout of Mumbai. New Delhi said that the blackout was human error.";
    let second = text.find("New Delhi").unwrap();
    let by = |speaker: &str| Statement {
        speaker_actor: Some(speaker.to_owned()),
        ..statement(Act::State, speaker, None, Span::new(second, text.len()))
    };
    let covered = |statements| {
        let passage = passage(text, statements);
        let source =
            Source { title: None, article: "a", passage: &passage, published: None, standing: 1.0, reading: None };
        Asked::new(&understand::question("what did Pakistan say about the blackout", None)).find(&[source]).1
    };
    assert!(covered(vec![by("India")]) < covered(vec![by("Pakistan")]));
}

#[test]
fn the_rarest_word_does_not_outweigh_all_that_is_missing() {
    let passage = passage(
        "UNC3886 broke into the ministry. The intruders of UNC3886 left because the ministry had found them.",
        Vec::new(),
    );
    let source = Source { title: None, article: "a", passage: &passage, published: None, standing: 1.0, reading: None };
    let covered = |raw: &str| Asked::new(&understand::question(raw, None)).find(&[source]).1;
    assert!(answered(covered("why did the intruders of UNC3886 leave the ministry")));
    assert!(!answered(covered("why did UNC3886 reimburse pensioners and orphans")));
}

proptest! {
    #[test]
    fn whatever_the_text_a_span_lies_in_it(text in "(\\PC|because |in |by |“|”|\\$3 million |one |\n){0,60}", kind in 0_usize..8) {
        let questions = [
            "who did it", "how many people", "how much did it cost", "how long", "when was it", "where was it", "why was it",
            "what did they say",
        ];
        let passage = passage(&text, Vec::new());
        if let Some(span) = found(questions[kind], &passage) {
            prop_assert!(!span.is_empty() && text.contains(&span));
        }
    }
}

#[test]
fn sums_of_other_lands_parts_of_a_whole_and_sizes_are_amounts() {
    for (question, text, expected) in [
        ("how much did he give the agent", "He had given Rs 25 lakh to an agent.", "Rs 25 lakh"),
        ("how much lighter would the ship be", "The ship could be lighter by a third.", "a third"),
        ("how many terabytes does the disk hold", "The disk holds 6Tb of data.", "6Tb"),
        (
            "how many protesters were killed",
            "At least 106 protesters in 21 cities were killed.",
            "At least 106 protesters",
        ),
        ("how long did the flight last", "The flight lasted 6 ½ minutes in all.", "6 ½ minutes"),
    ] {
        assert_eq!(found(question, &passage(text, Vec::new())).as_deref(), Some(expected), "{question}");
    }
}

#[test]
fn places_need_no_preposition_and_no_name() {
    for (question, text, expected) in [
        ("where is the data firm based", "The report is by a Sugar Land-based provider of data.", "Sugar Land"),
        ("where did he keep the drugs", "He kept the drugs in the boot of a car he had parked.", "the boot of a car"),
        (
            "which museum was attacked",
            "The attackers stormed the Bardo National Museum at noon.",
            "Bardo National Museum",
        ),
    ] {
        assert_eq!(found(question, &passage(text, Vec::new())).as_deref(), Some(expected), "{question}");
    }
}

#[test]
fn the_noun_asked_for_beside_a_name_speaks_for_the_name() {
    let found_in = |question: &str, text: &str| found(question, &passage(text, Vec::new()));
    let text =
        "In June the security firm CrowdStrike reported that two groups, Cozy Bear and Fancy Bear, had moved in.";
    assert_eq!(found_in("which firm found two groups in the network", text).as_deref(), Some("CrowdStrike"));
    let text =
        "The Treasury put sanctions on the service and on the minister at its head, Esmail Khatib, after Tirana asked.";
    assert_eq!(found_in("which minister was put on a list", text).as_deref(), Some("Esmail Khatib"));
}

#[test]
fn who_did_not_do_it_is_not_whoever_did() {
    let text = "Lima signed on the first day. Later Quito signed too, but Oslo did not sign.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("who did not sign", &passage).as_deref(), Some("Oslo"));
}

#[test]
fn a_sum_of_another_year_is_not_that_of_the_year_asked_about() {
    let text =
        "The losses were 8 trillion dollars in 2023, by one estimate, and will be 10.5 trillion dollars in 2025.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("how much were the losses in 2025", &passage).as_deref(), Some("10.5 trillion dollars"));
    assert_eq!(found("how much were the losses in 2023", &passage).as_deref(), Some("8 trillion dollars"));
}

#[test]
fn from_one_year_to_another_is_how_long() {
    let passage = passage("The campaign ran from 2011 to 2018, the ministry told a court of 90 days.", Vec::new());
    assert_eq!(found("how long did the campaign run", &passage).as_deref(), Some("from 2011 to 2018"));
}

#[test]
fn a_place_is_called_by_the_noun_asked_for() {
    let text = "In July prosecutors in Ohio tied the men to a branch of the ministry and the island of Hainan.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("on which island was the branch of the ministry", &passage).as_deref(), Some("Hainan"));
}

#[test]
fn a_deadline_is_the_day_by_which() {
    let text = "On 4 June the staff were told to part with their telephones by 30 September.";
    let passage = passage(text, Vec::new());
    assert_eq!(found("deadline for the staff to part with telephones", &passage).as_deref(), Some("30 September"));
}

#[test]
fn a_law_is_asked_for_by_its_name() {
    let text = "The order rests on the law of the land, said a clerk of the court. The foundation is the Emergency Powers Act.";
    let passage = passage(text, Vec::new());
    let found = found("which law is the order based on", &passage).unwrap();
    assert!(found.contains("Emergency Powers Act"), "{found}");
}

#[test]
fn a_sentence_that_adds_nothing_is_not_given() {
    let text = "The program that wiped the modems of the satellite network in Ukraine and Germany last spring was called AcidRain. Snow fell in Kent on the same evening.";
    let passage = passage(text, Vec::new());
    let found = found("program that wiped the modems", &passage).unwrap();
    assert!(found.ends_with("AcidRain."), "{found}");
}

#[test]
fn neither_a_paper_nor_who_tells_of_it_is_somebody() {
    let text = "The council joined the Second Protocol, wrote Reuters.";
    let passage = passage(text, Vec::new());
    let question = understand::question("who joined the protocol", None);
    let source = Source { title: None, article: "a", passage: &passage, published: None, standing: 1.0, reading: None };
    let offers = Asked::new(&question).offers(&source);
    let reuters = offers.found.iter().find(|found| found.span.of(text) == "Reuters").unwrap();
    assert!(reuters.known.sort < -1.0, "{}", reuters.known.sort);
}
