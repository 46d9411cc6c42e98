//! The names of months and weekdays.

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
