//! Telling lines that state a date from lines that tell a story; what day they state is not decided here.

use crate::text::months;

/// Tells whether a text names a day or month of a year.
pub(super) fn has_date(text: &str) -> bool {
    // Nine of ten lines have no figure.
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    // The words one after the other, each with whether it stands close to the one before it.
    let mut before = [Part::Other; 3];
    let mut gap = 0;
    let mut comma = false;
    let mut word_start = None;
    let bytes = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in bytes {
        // The T of 2024-03-25T10:00 parts two numbers.
        if months::in_word(c) && !(c == 'T' && word_start.is_some_and(|start: usize| is_number(&text[start..at]))) {
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
    [['\u{5e74}', '\u{6708}'], ['\u{b144}', '\u{c6d4}']]
        .iter()
        .any(|marks| marks.iter().all(|&mark| text.contains(mark)))
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
        let ascii: String;
        let word = if word.is_ascii() {
            word
        } else {
            ascii = word.chars().map(|c| months::digit(c).unwrap_or(c)).collect();
            &ascii
        };
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

/// Tells whether a short line says how long ago the article appeared.
pub(super) fn is_ago(text: &str) -> bool {
    const SIGNS: [&str; 6] = [" ago", "vor ", "il y a ", "hace ", " geleden", " temu"];
    let lower = text.to_lowercase();
    lower.chars().count() <= 40
        && lower.contains(|c: char| c.is_ascii_digit())
        && SIGNS
            .iter()
            .any(|sign| if sign.starts_with(' ') { lower.trim_end().ends_with(sign) } else { lower.contains(sign) })
}

/// Returns how many words of a text are neither of a date nor short.
pub(super) fn prose(text: &str) -> usize {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 2 && !is_month(word) && !is_date_word(word))
        .count()
}

/// Tells whether a line of its own states when the article appeared, and little else.
pub(super) fn is_date_line(text: &str) -> bool {
    let words = text.split_whitespace().count();
    text.chars().count() <= 90 && words <= 14 && has_date(text) && prose(text) <= 3
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    let mut plain = String::with_capacity(word.len());
    word.chars().take(13).for_each(|c| months::push_plain(c, &mut plain));
    plain.starts_with(|c: char| !c.is_ascii() || c.is_ascii_alphabetic()) && months::month(&plain).is_some()
}

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
            "2024년 3월 25일",
            "25 مارس 2024",
            "٢٥ مارس ٢٠٢٤",
            "25 मार्च 2024",
            "25. ožujka 2024.",
            "2024. március 25.",
            "25. maaliskuuta 2024",
            "25 במרץ 2024",
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
