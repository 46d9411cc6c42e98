//! The kind of answer a question asks for, by its opening words.

use crate::model::AnswerType;
use crate::text::tokens::folded;

/// Nouns after "what" or "which" that ask for somebody.
const ACTOR_NOUNS: &[&str] = &[
    "country",
    "countries",
    "state",
    "states",
    "government",
    "governments",
    "group",
    "groups",
    "company",
    "companies",
    "agency",
    "agencies",
    "ministry",
    "minister",
    "person",
    "people",
    "official",
    "officials",
    "organisation",
    "organization",
    "actor",
    "actors",
    "hackers",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "ambassador",
    "party",
    "unit",
    "firm",
    "firms",
    "nation",
    "nations",
];
/// Nouns after "what" or "which" that ask for a day.
const DATE_NOUNS: &[&str] = &["date", "day", "month", "year", "time"];
/// Nouns after "what" or "which" that ask for a place.
const PLACE_NOUNS: &[&str] = &["city", "cities", "place", "town", "region", "court", "capital"];
/// Verbs after "what did X" and "how did X" that ask for words.
const SPEECH_VERBS: &[&str] = &[
    "say",
    "said",
    "announce",
    "announced",
    "respond",
    "responded",
    "react",
    "reacted",
    "reply",
    "replied",
    "answer",
    "comment",
    "claim",
    "claimed",
    "call",
    "called",
    "describe",
    "statement",
    "response",
    "reaction",
];
/// Verbs after "what" that ask for a reason.
const REASON_OPENINGS: &[&str] = &["caused", "led", "prompted", "motivated"];
const MONEY_WORDS: &[&str] =
    &["cost", "paid", "pay", "worth", "money", "ransom", "fine", "dollars", "euros", "spend", "spent"];
const AUXILIARIES: &[&str] =
    &["is", "are", "was", "were", "did", "do", "does", "has", "have", "had", "can", "could", "will", "would", "should"];

/// Returns the kind of answer a question asks for; [`AnswerType::Thing`] for keywords.
pub(super) fn answer_type(raw: &str) -> AnswerType {
    let words: Vec<String> = raw.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(folded).collect();
    let word = |index: usize| words.get(index).map_or("", String::as_str);
    let any = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    // "By whom", "in which city", "since when": the question word may stand second.
    let first = match word(0) {
        "by" | "in" | "on" | "at" | "to" | "from" | "since" | "until" | "against" | "under" | "with" | "for" => 1,
        _ => 0,
    };
    match (word(first), word(first + 1)) {
        ("who" | "whos", "is" | "are" | "was" | "were") if words.len() <= first + 5 && !any(&["by", "behind"]) => {
            if words.len() > first + 2 && ends_like_participle(words.last().map_or("", String::as_str)) {
                AnswerType::Actor
            } else {
                AnswerType::Definition
            }
        }
        ("who" | "whom" | "whose" | "whos", _) => AnswerType::Actor,
        ("when", _) => AnswerType::Date,
        ("where", _) => AnswerType::Place,
        ("why", _) => AnswerType::Reason,
        ("how", "much") if any(MONEY_WORDS) => AnswerType::Money,
        ("how", "many" | "much" | "often" | "big" | "large" | "far") => AnswerType::Number,
        ("how", "long" | "old") => AnswerType::Duration,
        ("how", _) if any(SPEECH_VERBS) => AnswerType::Statement,
        ("how", _) => AnswerType::Manner,
        ("what" | "which", noun) if DATE_NOUNS.contains(&noun) => AnswerType::Date,
        ("what" | "which", noun) if PLACE_NOUNS.contains(&noun) => AnswerType::Place,
        ("what" | "which", noun) if ACTOR_NOUNS.contains(&noun) => AnswerType::Actor,
        ("what", "number" | "percentage" | "share" | "proportion") => AnswerType::Number,
        ("what", verb) if REASON_OPENINGS.contains(&verb) => AnswerType::Reason,
        ("what", "did" | "does" | "do" | "has" | "was") if any(SPEECH_VERBS) => AnswerType::Statement,
        ("what" | "whats", _) if words.len() <= first + 4 && matches!(word(first + 1), "is" | "are" | "was") => {
            AnswerType::Definition
        }
        ("what" | "which" | "whats", _) => AnswerType::Thing,
        (opening, _) if first == 0 && words.len() > 2 && AUXILIARIES.contains(&opening) => AnswerType::YesNo,
        _ => AnswerType::Thing,
    }
}

fn ends_like_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
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
            ("gru hague expulsion", AnswerType::Thing),
            ("", AnswerType::Thing),
        ];
        for (question, expected) in cases {
            assert_eq!(answer_type(question), expected, "{question}");
        }
    }
}
