//! The words dates are made of, beside names.

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
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
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
        "accounts",
        "aircraft",
        "bitcoin",
        "bitcoins",
        "bytes",
        "cases",
        "casualties",
        "children",
        "civilians",
        "companies",
        "computers",
        "customers",
        "days",
        "deaths",
        "devices",
        "documents",
        "dollars",
        "domains",
        "drones",
        "emails",
        "employees",
        "est",
        "et",
        "euros",
        "families",
        "feet",
        "fighters",
        "files",
        "firms",
        "gmt",
        "hackers",
        "homes",
        "hours",
        "hrs",
        "jobs",
        "kilograms",
        "kilometers",
        "kilometres",
        "km",
        "local",
        "machines",
        "members",
        "men",
        "meters",
        "metres",
        "miles",
        "million",
        "missiles",
        "mw",
        "officers",
        "officials",
        "organisations",
        "organizations",
        "participants",
        "passengers",
        "people",
        "per",
        "percent",
        "personnel",
        "phones",
        "police",
        "pounds",
        "prisoners",
        "protesters",
        "records",
        "refugees",
        "reservists",
        "residents",
        "routers",
        "sailors",
        "servers",
        "servicemen",
        "sites",
        "soldiers",
        "staff",
        "students",
        "systems",
        "tanks",
        "tonnes",
        "tons",
        "tourists",
        "troops",
        "users",
        "utc",
        "victims",
        "volunteers",
        "weapons",
        "websites",
        "women",
        "words",
        "workers",
        "years",
    ];
    THINGS.binary_search(&word).is_ok()
}

/// Returns the figure behind the letter of `q3` or `h1`.
pub(super) fn quarter(word: &str) -> Option<i8> {
    word.get(1..)?.parse().ok()
}
