//! The words dates are made of.

use super::scan::Token;

/// How a month is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// In full, in English.
    Full,
    /// Cut short, in English: `Sept`.
    Short,
    /// In Spanish, French or German where that is not also English.
    Foreign,
}

/// Returns the month a token names, 1 to 12; English ones must have their capital.
pub(super) fn month(token: &Token) -> Option<(i8, Style)> {
    use Style::{Foreign, Full, Short};
    let found = match token.word {
        "january" => (1, Full),
        "february" => (2, Full),
        "march" => (3, Full),
        "april" => (4, Full),
        "may" => (5, Full),
        "june" => (6, Full),
        "july" => (7, Full),
        "august" => (8, Full),
        "september" => (9, Full),
        "october" => (10, Full),
        "november" => (11, Full),
        "december" => (12, Full),
        "jan" => (1, Short),
        "feb" => (2, Short),
        "mar" => (3, Short),
        "apr" => (4, Short),
        "jun" => (6, Short),
        "jul" => (7, Short),
        "aug" => (8, Short),
        "sep" | "sept" => (9, Short),
        "oct" => (10, Short),
        "nov" => (11, Short),
        "dec" => (12, Short),
        "enero" | "janvier" | "januar" | "jänner" => (1, Foreign),
        "febrero" | "février" | "fevrier" | "februar" => (2, Foreign),
        "marzo" | "mars" | "märz" | "maerz" => (3, Foreign),
        "abril" | "avril" => (4, Foreign),
        "mayo" | "mai" => (5, Foreign),
        "junio" | "juin" | "juni" => (6, Foreign),
        "julio" | "juillet" | "juli" => (7, Foreign),
        "agosto" | "août" | "aout" => (8, Foreign),
        "septiembre" | "setiembre" | "septembre" => (9, Foreign),
        "octubre" | "octobre" | "oktober" => (10, Foreign),
        "noviembre" | "novembre" => (11, Foreign),
        "diciembre" | "décembre" | "decembre" | "dezember" => (12, Foreign),
        _ => return None,
    };
    (token.capital || found.1 == Foreign).then_some(found)
}

/// Returns the weekday a token names, Monday being 0; `short` admits `Tue` and the like.
pub(super) fn weekday(token: &Token, short: Short) -> Option<i8> {
    if !token.capital {
        return None;
    }
    let day = match token.word {
        "monday" => 0,
        "tuesday" => 1,
        "wednesday" => 2,
        "thursday" => 3,
        "friday" => 4,
        "saturday" => 5,
        "sunday" => 6,
        _ if short == Short::Refused => return None,
        "mon" => 0,
        "tue" | "tues" => 1,
        "wed" => 2,
        "thu" | "thur" | "thurs" => 3,
        "fri" => 4,
        "sat" => 5,
        "sun" => 6,
        _ => return None,
    };
    Some(day)
}

/// Whether a weekday may be cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Short {
    Admitted,
    Refused,
}

/// A stretch of time that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

/// Returns the unit a word names.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "hour" | "hours" | "minute" | "minutes" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        _ => return None,
    })
}

/// Returns the season a word names, by the month it begins with; winter begins in December.
pub(super) fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// Returns the number a word stands for.
pub(super) fn count(word: &str) -> Option<i16> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    match word {
        "a" | "an" => Some(1),
        "fifteen" => Some(15),
        "eighteen" => Some(18),
        "twenty" => Some(20),
        "thirty" => Some(30),
        _ => WORDS.iter().position(|known| *known == word).and_then(|place| i16::try_from(place).ok()),
    }
}

/// Returns the place a word gives in a row of four.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "first" | "1st" => 1,
        "second" | "2nd" => 2,
        "third" | "3rd" => 3,
        "fourth" | "4th" | "final" => 4,
        _ => return None,
    })
}

/// Tells whether a word behind a figure says that it counts or measures: `2000 troops`, `2000 GMT`.
pub(super) fn counted(word: &str) -> bool {
    const THINGS: &[&str] = &[
        "accounts", "aircraft", "bitcoin", "bitcoins", "bytes", "cases", "casualties", "children", "civilians",
        "companies", "computers", "customers", "days", "deaths", "devices", "documents", "dollars", "domains",
        "drones", "emails", "employees", "est", "et", "euros", "families", "feet", "fighters", "files", "firms",
        "gmt", "hackers", "homes", "hours", "hrs", "jobs", "kilograms", "kilometers", "kilometres", "km", "local",
        "machines", "members", "men", "meters", "metres", "miles", "million", "missiles", "mw", "officers",
        "officials", "organisations", "organizations", "participants", "passengers", "people", "per", "percent",
        "personnel", "phones", "police", "pounds", "prisoners", "protesters", "records", "refugees", "reservists",
        "residents", "routers", "sailors", "servers", "servicemen", "sites", "soldiers", "staff", "students",
        "systems", "tanks", "tonnes", "tons", "tourists", "troops", "users", "utc", "victims", "volunteers",
        "weapons", "websites", "women", "words", "workers", "years",
    ];
    THINGS.binary_search(&word).is_ok()
}

/// Returns the figure behind the letter of `q3` or `h1`.
pub(super) fn quarter(word: &str) -> Option<i8> {
    word.get(1..)?.parse().ok()
}
