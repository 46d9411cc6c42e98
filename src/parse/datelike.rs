//! Telling lines that state a date from lines that tell a story; what day they state is not decided here.

/// The first three letters of the months, in the languages of the corpus, without accents.
const MONTHS: [&str; 47] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär", "mae", "mai", "okt",
    "dez", "fév", "fev", "avr", "aoû", "aou", "déc", "ene", "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set",
    "ott", "out", "maj", "mei", "mrt", "янв", "фев", "мар", "апр", "июн", "июл", "авг", "сен", "окт", "ноя",
];

/// Tells whether a text names a day or month of a year.
pub(super) fn has_date(text: &str) -> bool {
    let mut year = false;
    let mut month = false;
    let mut numbers = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            numbers += 1;
            year |= is_year(word);
            if word.len() == 8 && is_year(&word[..4]) {
                return true;
            }
        } else if let Some(digits) = word.split_once('T').map(|(day, _)| day) {
            numbers += usize::from(!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
        } else {
            month |= is_month(word);
        }
    }
    let east_asian = text.contains('年') && text.contains('月');
    (year && (month || numbers >= 3)) || east_asian
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
    }
}
