//! The kind of answer a question asks for, by its opening words.

use super::words::{Word, head_noun, is_participle, words};
use crate::model::AnswerType;

/// Heads of noun phrases after "what" or "which" that ask for somebody.
const ACTOR_NOUNS: &str = "country countries state states government governments group groups company companies agency \
    agencies ministry ministries minister ministers person people official officials officer officers organisation \
    organisations organization organizations actor actors hacker hackers spokesman spokesperson spokeswoman ambassador \
    ambassadors diplomat diplomats party parties unit units firm firms nation nations service services parliament \
    parliaments bank banks hospital hospitals ministry embassy embassies president leader leaders gang gangs crew team \
    teams vendor vendors institution institutions body bodies authority authorities regulator individual individuals man \
    men woman women composer author actor actress comedian ruler king queen university army court-martial store \
    newspaper outlet office offices department departments authorities vendors victim victims senator politician politicians suspect suspects researcher researchers lab expert \
    experts ally allies contractor";
/// Heads that ask for a day.
const DATE_NOUNS: &str = "date day month year season birthday century decade";
/// Heads that ask for a place.
const PLACE_NOUNS: &str = "city cities place places town towns region regions court courts capital province county \
    continent river island location";
/// Heads that ask for a count.
const NUMBER_NOUNS: &str = "number percentage share proportion percent population";
/// Heads that ask for an amount of money.
const MONEY_NOUNS: &str = "amount sum ransom fine reward price cost costs budget bounty damages";
/// Heads that ask for what was said.
const STATEMENT_NOUNS: &str = "statement response reaction reply answer comment message position view";
/// Nouns among search words that ask for what was said.
const SAYING_NOUNS: &str = "version statement statements reaction reactions criticism claims remarks comments denial \
    accusations allegations warning warnings";
/// Nouns among search words that ask for somebody.
const OFFICES: &str = "director minister spokesman spokeswoman spokesperson ambassador authors author suspect suspects \
    chief commander founder leader leaders head chairman president secretary";
/// Verbs after "what did X" and "how did X" that ask for words.
const SPEECH_VERBS: &str = "say said announce announced respond responded react reacted reply replied answer answered \
    comment commented claim claimed call called describe described statement response reaction tell told write demand \
    demanded warn warned argue argued";
/// Verbs after "what" that ask for a reason.
const REASON_OPENINGS: &str = "caused causes cause led prompted motivated drove";
const MONEY_WORDS: &str = "cost costs paid pay worth money ransom fine fined dollars euros pounds spend spent reward \
    compensation damage damages demand stolen bitcoin";
const AUXILIARIES: &str =
    "is are was were did do does has have had can could will would should may must isn aren wasn weren didn don";
const ASKING: &str = "who whom whose whos what whats when where why which how";
const PREPOSITIONS: &str = "by in on at to from since until against under with for during of as";

/// Returns the kind of answer a question asks for; [`AnswerType::Thing`] for search words that say nothing of it.
pub(super) fn answer_type(raw: &str) -> AnswerType {
    let words = words(raw);
    let word = |index: usize| words.get(index).map_or("", |word| word.low.as_str());
    let has = |list: &str| words.iter().any(|word| one_of(list, &word.low));
    if let Some(kind) = foreign(&words) {
        return kind;
    }
    let Some(first) = asking(&words) else { return search_words(&words) };
    let (opening, next) = (word(first), word(first + 1));
    // "what is the date of", "what was the number of": the noun asked for is the subject.
    let mut noun_from = first + 1;
    if matches!(next, "is" | "are" | "was" | "were") && matches!(word(first + 2), "the" | "a" | "an") {
        noun_from = first + 3;
    }
    let head = head_noun(&words, noun_from).map_or("", |at| words[at].low.as_str());
    let opens = |list: &str| one_of(list, head) || one_of(list, word(noun_from));
    match (opening, next) {
        ("who" | "whos", "is" | "are" | "was" | "were") if defines_somebody(&words[first..]) => AnswerType::Definition,
        ("who" | "whom" | "whose" | "whos", _) => AnswerType::Actor,
        ("when", _) => AnswerType::Date,
        ("where", _) => AnswerType::Place,
        ("why", _) | ("how", "come") => AnswerType::Reason,
        ("how", "much") if has(MONEY_WORDS) => AnswerType::Money,
        ("how", "many") if one_of("days weeks months years hours minutes", word(first + 2)) => AnswerType::Duration,
        ("how", "many" | "much" | "often" | "big" | "large" | "far" | "tall" | "high" | "deep" | "hot" | "heavy") => {
            AnswerType::Number
        }
        ("how", "long" | "old" | "fast" | "soon" | "quickly") => AnswerType::Duration,
        ("how", _) if has(SPEECH_VERBS) => AnswerType::Statement,
        ("how", _) => AnswerType::Manner,
        (_, verb) if one_of(REASON_OPENINGS, verb) => AnswerType::Reason,
        _ if one_of("for why", word(words.len() - 1)) && has("do does did") && opening == "what" => AnswerType::Reason,
        _ if one_of("used", word(words.len().saturating_sub(2))) && one_of("for", word(words.len() - 1)) => {
            AnswerType::Reason
        }
        ("what", "did") if has("cost") && word(first + 3) == "cost" || word(first + 2) == "cost" => AnswerType::Money,
        _ if opens(DATE_NOUNS) || one_of(DATE_NOUNS, words.last().map_or("", |word| &word.low)) => AnswerType::Date,
        _ if opens("time") && noun_from == first + 1 => AnswerType::Date,
        _ if opens(NUMBER_NOUNS) => AnswerType::Number,
        _ if opens(MONEY_NOUNS) => AnswerType::Money,
        _ if opens(PLACE_NOUNS) => AnswerType::Place,
        _ if opens("reason reasons motive motives purpose goal aim") => AnswerType::Reason,
        _ if opens(STATEMENT_NOUNS) => AnswerType::Statement,
        _ if opens(ACTOR_NOUNS) && noun_from == first + 1 => AnswerType::Actor,
        (_, "did" | "does" | "do" | "has" | "was") if has(SPEECH_VERBS) => AnswerType::Statement,
        ("what" | "whats", "is" | "are" | "was" | "were") if words.len() <= first + 5 => AnswerType::Definition,
        _ => AnswerType::Thing,
    }
}

/// The question words of Spanish and French that no English word looks like.
fn foreign(words: &[Word]) -> Option<AnswerType> {
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    Some(match (low(0), low(1)) {
        ("quien" | "quienes" | "qui", _) => AnswerType::Actor,
        ("cuando" | "quand", _) => AnswerType::Date,
        ("cuanto", "tiempo") => AnswerType::Duration,
        ("combien", "de") if low(2) == "temps" => AnswerType::Duration,
        ("cuantos" | "cuantas" | "combien", _) => AnswerType::Number,
        ("cuanto" | "cuanta", _) => AnswerType::Money,
        ("donde", _) => AnswerType::Place,
        ("por" | "pour", "que" | "quoi") | ("pourquoi", _) => AnswerType::Reason,
        ("como", _) | ("comment", "a" | "ont" | "est" | "les" | "le" | "la") => AnswerType::Manner,
        _ => return None,
    })
}

/// Tells whether somebody asks, and does not only name what to search for.
pub(super) fn asks(raw: &str) -> bool {
    let words = words(raw);
    raw.trim_end().ends_with('?')
        || foreign(&words).is_some()
        || asking(&words).is_some()
        || (words.len() > 2 && words.first().is_some_and(|word| one_of(AUXILIARIES, &word.low)))
}

/// Returns the place of the question word: the first word, the one after a preposition ("by whom", "in which city"), or
/// one later that a comma or the subject puts off ("power cut how long", "judgment panda prague since when").
fn asking(words: &[Word]) -> Option<usize> {
    let asks = |at: usize| words.get(at).is_some_and(|word| one_of(ASKING, &word.low));
    if asks(0) {
        return Some(0);
    }
    if asks(1) && one_of(PREPOSITIONS, &words[0].low) {
        return Some(1);
    }
    if words.first().is_some_and(|word| one_of(AUXILIARIES, &word.low)) {
        return None;
    }
    (1..words.len())
        .find(|&at| asks(at) && !one_of("who which when where", &words[at].low))
        .or_else(|| (1..words.len()).rev().find(|&at| asks(at) && at + 5 >= words.len()))
}

/// Tells whether "who is …" asks who somebody is, and not who did something.
fn defines_somebody(words: &[Word]) -> bool {
    let rest = words.get(2..).unwrap_or_default();
    !rest.is_empty()
        && words.len() <= 5
        && !rest.iter().any(|word| {
            one_of("by behind the in on at for", &word.low) || is_participle(&word.low) || word.low.ends_with("ing")
        })
}

fn search_words(words: &[Word]) -> AnswerType {
    let Some(first) = words.first() else { return AnswerType::Thing };
    if words.len() > 1 && one_of(AUXILIARIES, &first.low) {
        return AnswerType::YesNo;
    }
    let last = &words[words.len() - 1].low;
    let (any, before_last) = (one_of("any", &first.low), words.len().checked_sub(2).map_or("", |at| &words[at].low));
    if is_participle(last) && one_of(ACTOR_NOUNS, before_last) {
        return AnswerType::Actor;
    }
    if is_participle(last) && any {
        return AnswerType::YesNo;
    }
    if one_of("reward ransom amount cost", &first.low)
        || one_of("amount", last)
        || words.iter().any(|word| word.low == "amount")
    {
        return AnswerType::Money;
    }
    // "X's version of Y", "statements on Y", "criticism of Y": what was said; "director", "authors": who.
    let says = |word: &Word| one_of(SAYING_NOUNS, &word.low);
    if words.iter().any(says) {
        return AnswerType::Statement;
    }
    if words.iter().any(|word| is_office(&word.low)) {
        return AnswerType::Actor;
    }
    AnswerType::Thing
}

/// Tells whether a word is what somebody may be by office or part, and search words with it ask for him.
pub(super) fn is_office(word: &str) -> bool {
    one_of(OFFICES, word)
}

fn one_of(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
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
            ("which court convicted him", AnswerType::Place),
            ("what caused the outage", AnswerType::Reason),
            ("what was the motive of the attackers", AnswerType::Reason),
            ("power cut how long", AnswerType::Duration),
            ("how many days did they have", AnswerType::Duration),
            ("who is the spokesman accusing London", AnswerType::Actor),
            ("by whom was he accused", AnswerType::Actor),
            ("any individuals charged", AnswerType::Actor),
            ("gru hague expulsion", AnswerType::Thing),
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
}
