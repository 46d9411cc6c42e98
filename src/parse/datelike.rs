//! Telling lines that state a date from lines that tell a story; what day they state is not decided here.

/// The first three letters of the months, in the languages of the corpus, without accents.
const MONTHS: [&str; 47] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär", "mae", "mai", "okt",
    "dez", "fév", "fev", "avr", "aoû", "aou", "déc", "ene", "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set",
    "ott", "out", "maj", "mei", "mrt", "янв", "фев", "мар", "апр", "июн", "июл", "авг", "сен", "окт", "ноя",
];

/// Tells whether a text names a day or month of a year.
pub(super) fn has_date(text: &str) -> bool {
    // The words one after the other, each with whether it stands close to the one before it.
    let mut before = [Part::Other; 3];
    let mut gap = 0;
    let mut comma = false;
    let mut word_start = None;
    let bytes = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in bytes {
        // The T of 2024-03-25T10:00 parts two numbers.
        if c.is_alphanumeric() && !(c == 'T' && word_start.is_some_and(|start: usize| is_number(&text[start..at]))) {
            word_start.get_or_insert(at);
            continue;
        }
        if let Some(start) = word_start.take() {
            let part = Part::of(&text[start..at]);
            if gap > 3 {
                before = [Part::Other; 3];
            }
            before = [before[1], before[2], part];
            let numeric = !before.contains(&Part::Month);
            if part == Part::Whole || (makes_date(before) && !(numeric && comma)) {
                return true;
            }
            gap = 0;
            comma = false;
        }
        gap += 1;
        comma |= c == ',';
    }
    text.contains('\u{5e74}') && text.contains('\u{6708}')
}

/// What a word may be in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    /// A number that may be a day or a month.
    Number,
    /// A small word between the parts: "of", "de".
    Filler,
    /// A date written in eight digits.
    Whole,
    Other,
}

impl Part {
    fn of(word: &str) -> Self {
        if is_number(word) {
            return match word.len() {
                1 | 2 => Self::Number,
                4 if is_year(word) => Self::Year,
                8 if is_year(&word[..4]) => Self::Whole,
                _ => Self::Other,
            };
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&digits) && word.len() <= digits + 3 {
            Self::Number
        } else if word.chars().count() <= 3 && word.chars().all(char::is_lowercase) && !is_month(word) {
            Self::Filler
        } else if is_month(word) {
            Self::Month
        } else {
            Self::Other
        }
    }
}

fn makes_date(last: [Part; 3]) -> bool {
    use Part::{Filler, Month, Number, Year};
    matches!(
        last,
        [_, Month, Year]
            | [_, Year, Month]
            | [Month, Filler | Number, Year]
            | [Number, Number, Year]
            | [Year, Number, Number]
    )
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// Tells whether a line of its own states when the article appeared, and little else.
pub(super) fn is_date_line(text: &str) -> bool {
    let words = text.split_whitespace().count();
    text.chars().count() <= 90 && words <= 14 && has_date(text) && {
        let prose = text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().count() > 2 && !is_month(word) && !is_date_word(word))
            .count();
        prose <= 3
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    let lower: String = word.chars().take(12).flat_map(char::to_lowercase).collect();
    let length = lower.chars().count();
    (3..=10).contains(&length)
        && MONTHS.iter().any(|month| lower.starts_with(month))
        && !NOT_MONTHS.contains(&lower.as_str())
}

const NOT_MONTHS: [&str; 16] = [
    "mark", "market", "markets", "marked", "maybe", "mayor", "major", "decided", "decision", "secret", "june's",
    "settled", "set", "sets", "general", "outlet",
];

fn is_date_word(word: &str) -> bool {
    const WORDS: [&str; 34] = [
        "published",
        "updated",
        "posted",
        "date",
        "first",
        "last",
        "modified",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "fri",
        "sat",
        "sun",
        "gmt",
        "utc",
        "est",
        "edt",
        "bst",
        "cet",
        "cest",
        "pdt",
        "pst",
        "uhr",
        "the",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_prose() {
        for line in [
            "25 March 2024",
            "Published: Monday, 25 March 2024 10:00 GMT",
            "2024-03-25T10:00:00Z",
            "25/03/2024",
            "8 de mayo de 2022",
            "1er mars 2025",
            "March 2024",
            "20 июля 2021",
            "2024年3月25日",
            "First published 7 May 2020, updated 9 May",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in ["The talks of 25 March 2024 ended without any result at all", "In 2024 markets fell", "Room 2020"]
        {
            assert!(!is_date_line(line), "{line}");
        }
        assert!(!has_date("INS Report 2025/7, 58 pages in print"));
    }
}
