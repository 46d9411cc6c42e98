use super::*;

#[test]
fn opening_words_decide() {
    let cases = [
        ("who denied the allegations", AnswerType::Actor),
        ("Who was sanctioned?", AnswerType::Actor),
        ("who is Lin Jian", AnswerType::Definition),
        ("which country accused Iran", AnswerType::Actor),
        ("in which city was he arrested", AnswerType::Place),
        ("when did London name APT31", AnswerType::Date),
        ("how many voters were affected", AnswerType::Number),
        ("how much ransom was paid", AnswerType::Money),
        ("how long did the outage last", AnswerType::Duration),
        ("how did Beijing respond", AnswerType::Statement),
        ("what did the embassy say", AnswerType::Statement),
        ("why was the ambassador summoned", AnswerType::Reason),
        ("was anyone expelled", AnswerType::YesNo),
        ("which German security firm lost sight of its turbines", AnswerType::Actor),
        ("what is the date of the signing", AnswerType::Date),
        ("which court convicted him", AnswerType::Actor),
        ("what caused the outage", AnswerType::Reason),
        ("what was the motive of the attackers", AnswerType::Reason),
        ("power cut how long", AnswerType::Duration),
        ("how many days did they have", AnswerType::Duration),
        ("who is the spokesman accusing London", AnswerType::Actor),
        ("by whom was he accused", AnswerType::Actor),
        ("any individuals charged", AnswerType::Actor),
        ("Name the group that took the bank's files", AnswerType::Actor),
        ("which country do the islands belong to", AnswerType::Place),
        ("which countries signed the convention", AnswerType::Actor),
        ("what is the name of the port that was closed", AnswerType::Place),
        ("what is the salary of a judge", AnswerType::Money),
        ("what is the length of the border", AnswerType::Number),
        ("what does NCSC stand for", AnswerType::Definition),
        ("what's the meaning of persona non grata", AnswerType::Definition),
        ("gru hague expulsion", AnswerType::Thing),
        ("what is the term for a word that is said again", AnswerType::Thing),
        ("what is Australia's national flower", AnswerType::Thing),
        ("what is a baby seal called", AnswerType::Thing),
        ("what does a server look like", AnswerType::Definition),
        ("what does a registrar do", AnswerType::Manner),
        ("what happened to the ambassador", AnswerType::Manner),
        ("what Colorado city owns its own glacier", AnswerType::Place),
        ("what Russian novel has five hundred characters", AnswerType::Thing),
        ("what is the real name of the hacker", AnswerType::Actor),
        ("what was the contract worth", AnswerType::Money),
        ("what did the hospital pay for its files", AnswerType::Money),
        ("how much time were they given", AnswerType::Duration),
        ("how much did victims lose to the gang", AnswerType::Money),
        ("how much does a rack of servers weigh", AnswerType::Number),
        ("what did the researchers call the campaign", AnswerType::Thing),
        ("what did the minister call for", AnswerType::Statement),
        ("what was the program used in the blackout called", AnswerType::Thing),
        ("what choice did the minister say they had", AnswerType::Statement),
        ("what does critical infrastructure cover", AnswerType::Definition),
        ("what was the attack meant to achieve", AnswerType::Reason),
        ("où se trouve l'unité", AnswerType::Place),
        ("day on which the treaty was signed", AnswerType::Date),
        ("how big was the fine", AnswerType::Money),
        ("how many dollars were stolen", AnswerType::Money),
        ("how much aid went to Ukraine", AnswerType::Money),
        ("size of the ransom", AnswerType::Money),
        ("damage caused by the worm", AnswerType::Money),
        ("how much notice were they given", AnswerType::Duration),
        ("what prison sentence did he get", AnswerType::Duration),
        ("in which country was he arrested", AnswerType::Place),
        ("location of the unit", AnswerType::Place),
        ("motive of the attack", AnswerType::Reason),
        ("on what grounds was he charged", AnswerType::Reason),
        ("victims of the attack", AnswerType::Actor),
        ("name of the spokesman", AnswerType::Actor),
        ("what law covers it", AnswerType::Thing),
        ("what is the name of the malware", AnswerType::Thing),
        ("what did the spokesman deny", AnswerType::Statement),
        ("what did the report conclude", AnswerType::Statement),
        ("what did the attackers steal", AnswerType::Thing),
        ("how did the company explain it", AnswerType::Statement),
        ("what is meant by essential entity", AnswerType::Definition),
        ("what method did they use", AnswerType::Manner),
        ("length of the report in pages", AnswerType::Number),
        ("serious incidents counted in 2024", AnswerType::Number),
        ("how much debt did the company have", AnswerType::Money),
        ("how big was the first loss of the bank", AnswerType::Money),
        ("breakup fee the buyer owes", AnswerType::Money),
        ("what triggered the outage", AnswerType::Reason),
        ("what set off the protests", AnswerType::Reason),
        ("which of the groups is backed by the service", AnswerType::Actor),
        ("which part of the city was the station in", AnswerType::Place),
        ("what is the state called in the study", AnswerType::Thing),
        ("which law did the court say applies", AnswerType::Thing),
        ("which router was attacked", AnswerType::Thing),
        ("which state representative was accused", AnswerType::Actor),
        ("new police commissioner of the city", AnswerType::Actor),
        ("share of the vote", AnswerType::Number),
        ("ransomware meaning", AnswerType::Definition),
        ("what did the director say they are waiting for", AnswerType::Statement),
        ("", AnswerType::Thing),
    ];
    for (question, expected) in cases {
        assert_eq!(answer_type(question), expected, "{question}");
    }
}

#[test]
fn search_words_ask_nothing() {
    assert!(asks("was anyone expelled") && asks("ambassador summoned?") && asks("power cut how long"));
    assert!(!asks("apt31 sanctions 2024") && !asks("operation olympic games authors"));
}

#[test]
fn what_goes_before_a_colon_names_the_matter_only() {
    assert_eq!(asked_from("arrest in Split: which prosecutor spoke"), "arrest in Split: ".len());
    assert_eq!(asked_from("annex II: duties of operators"), 0);
    let question = crate::understand::question("the ambassador's case: which building was he called to", None);
    assert_eq!(question.answer_type, Some(AnswerType::Place));
}

#[test]
fn search_words_ask_for_somebody_whom_they_describe() {
    let cases = [
        ("deputies who raised the matter on the visit", AnswerType::Actor),
        ("hospitals named by the regulator", AnswerType::Actor),
        ("swedish film company hit by the worm", AnswerType::Actor),
        ("film shown by the embassy", AnswerType::Thing),
        ("mediation offered by", AnswerType::Actor),
        ("which ransom gang does the ministry mean", AnswerType::Actor),
        ("which state was the case heard in", AnswerType::Place),
        ("verdict date", AnswerType::Date),
    ];
    for (raw, expected) in cases {
        assert_eq!(answer_type(raw), expected, "{raw}");
    }
}
