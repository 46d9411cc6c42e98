use proptest::prelude::*;

use super::*;
use crate::model::Act;
use crate::text::gazetteer::Gazetteer;
use crate::text::lexemes::fold;

const LABELLED: &str = include_str!("labelled.tsv");
const NEGATIVES: &str = include_str!("negatives.tsv");

fn found(text: &str) -> Vec<Statement> {
    statements(text, &Gazetteer::builtin().find(text), &mut Context::default())
}

/// One statement a labelled sentence should give.
struct Expected<'t> {
    act: Act,
    speaker: &'t str,
    target: &'t str,
    rest: &'t str,
    optional: bool,
}

fn labelled() -> impl Iterator<Item = (&'static str, Vec<Expected<'static>>)> {
    LABELLED.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let (sentence, labels) = line.split_once('\t').unwrap_or((line, ""));
        let expected = labels.split(';').filter(|label| !label.is_empty()).map(|label| {
            let mut cells = label.split('|');
            let act = cells.next().expect("splitting gives a first cell");
            Expected {
                act: Act::from_name(act.trim_start_matches('?')).unwrap_or_else(|| panic!("no act: {label}")),
                speaker: cells.next().expect("a label has a speaker"),
                target: cells.next().expect("a label has a target"),
                rest: cells.next().unwrap_or_default(),
                optional: act.starts_with('?'),
            }
        });
        (sentence, expected.collect())
    })
}

fn party_fits(wanted: &str, words: Option<&str>, actor: Option<&str>) -> bool {
    match wanted {
        "*" => true,
        "-" => words.is_none(),
        _ => {
            let wanted = fold(wanted);
            words.is_some_and(|words| fold(words).contains(&wanted))
                || actor.is_some_and(|actor| fold(actor).contains(&wanted))
        }
    }
}

fn speaker_fits(expected: &Expected<'_>, found: &Statement) -> bool {
    party_fits(expected.speaker, found.speaker.as_deref(), found.speaker_actor.as_deref())
}

fn target_fits(expected: &Expected<'_>, found: &Statement) -> bool {
    party_fits(expected.target, found.target.as_deref(), found.target_actor.as_deref())
}

/// What a run over labelled sentences counted.
#[derive(Debug, Default)]
struct Score {
    expected: u32,
    found: u32,
    acts: u32,
    speakers: u32,
    targets: u32,
    triples: u32,
    faults: Vec<String>,
}

fn score() -> Score {
    let mut score = Score::default();
    for (sentence, expected) in labelled() {
        let found = found(sentence);
        let mut used = vec![false; found.len()];
        for label in &expected {
            let rank = |statement: &Statement| {
                usize::from(speaker_fits(label, statement)) * 2 + usize::from(target_fits(label, statement))
            };
            let best = (0..found.len())
                .filter(|at| !used[*at] && found[*at].act == label.act)
                .max_by_key(|at| (rank(&found[*at]), usize::MAX - at));
            score.expected += u32::from(!label.optional);
            let Some(best) = best else {
                if !label.optional {
                    score
                        .faults
                        .push(format!("{sentence}\n    missed {:?} {} {}", label.act, label.speaker, label.target));
                }
                continue;
            };
            used[best] = true;
            if label.optional {
                continue;
            }
            let statement = &found[best];
            let (speaker, target) = (speaker_fits(label, statement), target_fits(label, statement));
            let rest = match label.rest {
                "neg" => statement.negated,
                "" => !statement.negated && matches!(statement.modality.as_str(), "fact" | "infinitive"),
                modality => statement.modality == modality && !statement.negated,
            };
            score.found += 1;
            score.acts += 1;
            score.speakers += u32::from(speaker);
            score.targets += u32::from(target);
            score.triples += u32::from(speaker && target && rest);
            if !(speaker && target && rest) {
                score.faults.push(format!("{sentence}\n    wrong {statement:?}"));
            }
        }
        for (statement, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            score.found += 1;
            score.faults.push(format!(
                "{sentence}\n    extra {:?} {:?} {:?}",
                statement.act, statement.speaker, statement.target
            ));
        }
    }
    score
}

#[test]
fn labelled_sentences_are_read_well_enough() {
    let score = score();
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
    let precision = share(score.acts, score.found);
    let recall = share(score.acts, score.expected);
    let report = format!(
        "{} labels, act precision {precision:.3}, recall {recall:.3}, speakers {:.3}, targets {:.3}, triples P {:.3} R {:.3}\n{}",
        score.expected,
        share(score.speakers, score.acts),
        share(score.targets, score.acts),
        share(score.triples, score.found),
        share(score.triples, score.expected),
        score.faults.join("\n")
    );
    assert!(precision >= 0.99 && recall >= 0.99, "{report}");
}

#[test]
fn nothing_is_denied_sanctioned_or_expelled_where_nothing_was() {
    for line in NEGATIVES.lines().filter(|line| !line.starts_with('#')) {
        let (sentence, also) = line.split_once("\t!").unwrap_or((line, ""));
        for statement in found(sentence) {
            let real = !statement.negated && statement.modality != "hypothetical";
            let forbidden =
                matches!(statement.act, Act::Deny | Act::Sanction | Act::Expel) || statement.act.name() == also;
            assert!(!(forbidden && real), "{sentence}\n    {statement:?}");
        }
    }
}

/// Returns act, speaker and target in short, of the passages of one article.
fn story(passages: &[&str]) -> Vec<String> {
    let mut context = Context::default();
    let gazetteer = Gazetteer::builtin();
    let found = passages.iter().flat_map(|text| statements(text, &gazetteer.find(text), &mut context));
    found
        .map(|s| {
            let party =
                |words: Option<String>, actor: Option<String>| actor.or(words).unwrap_or_else(|| "-".to_owned());
            format!("{} {} > {}", s.act.name(), party(s.speaker, s.speaker_actor), party(s.target, s.target_actor))
        })
        .collect()
}

#[test]
fn pronouns_and_offices_carry_the_speaker_across_sentences_and_passages() {
    assert_eq!(
        story(&[
            "Latvia accused Belarus of the attack. It also summoned the Belarusian ambassador.",
            "It denied any delay."
        ]),
        ["accuse Latvia > Belarus", "summon Latvia > Belarus", "deny Latvia > -"]
    );
    assert_eq!(
        story(&["Mao Ning denied the claims. She accused Washington of hypocrisy."]),
        ["deny Mao Ning > -", "accuse Mao Ning > United States"]
    );
    assert_eq!(
        story(&["The Russian foreign ministry denied the claims.", "The ministry accused London of hysteria."]),
        [
            "deny Ministry of Foreign Affairs (Russia) > -",
            "accuse Ministry of Foreign Affairs (Russia) > United Kingdom"
        ]
    );
}

#[test]
fn a_quotation_goes_on_in_the_next_sentence() {
    let text =
        "“We reject these claims,” Mao Ning said. “The country that accuses others is the greatest thief of all.”";
    let found = story(&[text]);
    assert_eq!(found, ["deny Mao Ning > -", "state Mao Ning > -"]);
    let long = "“We reject these claims,” Mao Ning said. “The accuser is the greatest thief. It should stop its own attacks first.”";
    assert_eq!(story(&[long]).len(), 3);
    let paragraphs = [
        "Mao Ning said: “We want to live in peace with all nations.",
        "“The accuser is the greatest thief of them all.”",
    ];
    assert_eq!(story(&paragraphs), ["state Mao Ning > -", "state Mao Ning > -"]);
    assert_eq!(
        story(&["Mao Ning said: “It is slander.” Nothing followed. “A sign on a wall says nothing to anybody.”"]).len(),
        1
    );
    let whole = "“We never did this. It is slander,” the Chinese embassy said.";
    let found = statements(whole, &Gazetteer::builtin().find(whole), &mut Context::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].act, Act::Deny);
    assert_eq!(found[0].claim.map(|claim| claim.of(whole)), Some("We never did this. It is slander,"));
}

#[test]
fn a_statement_shows_its_sentence_and_its_claim() {
    let text = "Nothing else happened. The Kremlin said on Friday that the report was “pure fiction”. It rained.";
    let found = statements(text, &Gazetteer::builtin().find(text), &mut Context::default());
    assert_eq!(found[0].sentence.of(text), "The Kremlin said on Friday that the report was “pure fiction”.");
    assert_eq!(found[0].claim.map(|claim| claim.of(text)), Some("the report was “pure fiction”"));
}

#[test]
fn a_text_that_begins_with_said_breaks_nothing() {
    for text in ["said neither , China in", "said", "Said to be China.", "and declared up call"] {
        let mentions = Gazetteer::builtin().find(text);
        statements(text, &mentions, &mut Context::default());
    }
}

proptest! {
    #[test]
    fn any_text_gives_spans_inside_it(
        text in "(?s)(China|Beijing|APT31|the|ministry|Mr|said|denied|accused|of|by|and|,|\\.|“|”|\"|'|\\(|\\)|that|which|who|sanctions|was|to|\n\n| |é|\\PC){0,80}"
    ) {
        let mentions = Gazetteer::builtin().find(&text);
        for statement in statements(&text, &mentions, &mut Context::default()) {
            prop_assert!(text.get(statement.sentence.range()).is_some_and(|words| !words.is_empty()));
            if let Some(claim) = statement.claim {
                prop_assert!(text.get(claim.range()).is_some_and(|words| !words.is_empty()));
            }
            prop_assert!(statement.confidence <= 90);
        }
    }

    #[test]
    fn words_of_the_trade_in_any_order_do_no_harm(words in proptest::collection::vec(
        prop_oneof![
            Just("China"), Just("the ministry"), Just("said"), Just("denied"), Just("accused"), Just("of"), Just("by"), Just("and"),
            Just(","), Just("that"), Just("which"), Just("imposed"), Just("sanctions"), Just("on"), Just("was"), Just("to"), Just("call"),
            Just("called"), Just("it"), Just("baseless"), Just("“"), Just("”"), Just("."), Just("nor"), Just("neither"), Just("London's"),
            Just("denial"), Just("according"), Just("in"), Just("2019"), Just("hackers"), Just("Tuesday"), Just("'"), Just("declared"),
            Just("Wi-Fi"), Just("Ing-wen"), Just("6"), Just("up"), Just("who"), Just("whether"), Just("became"), Just("say"),
            Just("whose"), Just("blocked"), Just("on Thursday"), Just("a motion"), Just("must"), Just("leave"), Just("ransomware"),
            Just("group"), Just("bank"), Just("both"), Just("not"), Just("there"), Just("kind"), Just("request"), Just("agreed"),
            Just(":"), Just("("), Just(")"), Just("spokesman"), Just("a step"), Just("Treasury"), Just("hits"), Just("to court"),
        ], 0..60)
    ) {
        let text = words.join(" ");
        let mentions = Gazetteer::builtin().find(&text);
        for statement in statements(&text, &mentions, &mut Context::default()) {
            prop_assert!(text.get(statement.sentence.range()).is_some());
            prop_assert!(statement.claim.is_none_or(|claim| text.get(claim.range()).is_some()));
        }
    }
}

#[test]
fn a_hyphened_word_with_its_number_may_open_a_text() {
    assert_eq!(story(&["Wi-Fi 6 is still launching, the company said."]), ["state the company > -"]);
}

#[test]
fn it_is_the_body_its_own_sentence_is_about() {
    let found = story(&[
        "Beijing denied the claims.",
        "At home the administration was called weak for it, three months after it had expelled ten Russian diplomats.",
    ]);
    assert_eq!(found[1..], ["expel the administration > Russia"]);
}

#[test]
fn it_is_the_body_a_sentence_before_was_about() {
    let text = "Britain named the firm. The firm is small. The embassy was first to hit back. In its statement the mission \
                denied that China had any part in it. It accused London of manipulation.";
    let accused = found(text).into_iter().find(|statement| statement.act == Act::Accuse).expect("an accusation");
    assert_eq!(accused.speaker.as_deref(), Some("the mission"));
    assert_eq!(accused.target_actor.as_deref(), Some("United Kingdom"));
}

#[test]
fn it_as_an_object_is_not_the_speaker() {
    let text = "The company is based in Shenzhen. Washington sanctioned it in January.";
    let sanction = found(text).into_iter().find(|statement| statement.act == Act::Sanction).expect("a sanction");
    assert_eq!(sanction.target.as_deref(), Some("The company"));
}

#[test]
fn he_is_no_spokeswoman() {
    let told = |who: &str, said: &str| {
        story(&[&format!("The ministry's {who} rejected the report. {said} denied the charge.")])
    };
    assert_eq!(told("spokeswoman", "He").last().map(String::as_str), Some("deny He > -"));
    assert_eq!(told("spokesman", "She").last().map(String::as_str), Some("deny She > -"));
    assert!(!told("spokeswoman", "She").last().is_some_and(|told| told.starts_with("deny She")));
}
