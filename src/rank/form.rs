//! Whether a passage holds anything of the form asked for: no day answers "how many", and no count "when".
//!
//! Only days and amounts are told, which can be seen in single words; nearly every passage names somebody or some place.

use super::{Context, Feature};
use crate::model::{AnswerType, Candidate, Part, Question};

/// Numbers in words, and what money is counted in.
const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "half",
];
const MONEY: &[&str] = &[
    "dollar", "dollars", "euro", "euros", "pound", "pounds", "yuan", "yen", "rouble", "roubles", "ruble", "rubles",
    "cent", "cents", "bitcoin", "bitcoins", "usd", "eur", "gbp", "million", "millions", "billion", "billions",
];
const DAYS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) struct Form;

impl Feature for Form {
    fn parts(&self, context: &Context, candidate: &Candidate) -> Vec<Part> {
        let holds = candidate.support.is_some_and(|support| support.form);
        let part = Part { name: "form".to_owned(), value: context.weights.form };
        if holds { vec![part] } else { Vec::new() }
    }
}

/// Tells whether a text holds a day or an amount of the kind asked for; not where something else is asked for.
pub(super) fn holds(question: &Question, text: &str) -> bool {
    match question.answer_type {
        Some(AnswerType::Date) => words(text).any(|word| is_year(word) || is_named_day(word)),
        Some(AnswerType::Number | AnswerType::Duration) => {
            let typed = |word: &str| words(&question.raw).any(|typed| typed.eq_ignore_ascii_case(word));
            words(text)
                .any(|word| (word.starts_with(|c: char| c.is_ascii_digit()) || among(NUMBERS, word)) && !typed(word))
        }
        Some(AnswerType::Money) => text.contains(['$', '£', '€', '¥']) || words(text).any(|word| among(MONEY, word)),
        _ => false,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1000..2100).contains(&year))
}

/// Tells whether a word is the name of a month or of a weekday; "may" and "march" have no capital.
fn is_named_day(word: &str) -> bool {
    DAYS.contains(&word)
}

fn among(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(raw: &str, kind: AnswerType) -> Question {
        Question { raw: raw.to_owned(), answer_type: Some(kind), ..Question::default() }
    }

    #[test]
    fn days_are_told_by_year_month_and_weekday() {
        let holds = |text: &str| holds(&asked("when did it end", AnswerType::Date), text);
        assert!(holds("It ended in 1991.") && holds("On 3 May it ended.") && holds("It ended on Tuesday."));
        assert!(!holds("It may end; they march on for 12 days.") && !holds("Mayor Marchand said nothing."));
    }

    #[test]
    fn a_number_of_the_question_is_no_amount() {
        let holds = |text: &str| holds(&asked("how many of the 35 were sent home", AnswerType::Number), text);
        assert!(holds("Two of the 35 were.") && holds("12 were."));
        assert!(!holds("The 35 were sent home."));
    }

    #[test]
    fn money_has_a_sign_or_a_name() {
        let holds = |text: &str| holds(&asked("how much was paid", AnswerType::Money), text);
        assert!(holds("They paid $5m.") && holds("They paid 40 Bitcoin."));
        assert!(!holds("They paid nothing."));
    }

    #[test]
    fn who_and_where_have_no_form() {
        assert!(!holds(&asked("who was it", AnswerType::Actor), "Mr Smith, in 1991."));
    }
}
