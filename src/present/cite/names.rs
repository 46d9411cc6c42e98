//! Names of authors in parts, as reference managers want them.

/// An author in a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// The name one sorts by.
        family: String,
        /// What stands before it.
        given: String,
        /// "von", "de la": belongs to the family name and does not count in sorting.
        particle: Option<String>,
        /// "Jr.", "III".
        suffix: Option<String>,
    },
    /// An institution, or a name that shows no parts.
    Literal(String),
}

/// Words that institutions have in their names and people do not.
const INSTITUTIONAL: [&str; 56] = [
    "agence",
    "agency",
    "agentur",
    "alliance",
    "association",
    "authority",
    "board",
    "bureau",
    "cabinet",
    "centre",
    "center",
    "centro",
    "chamber",
    "coalition",
    "commission",
    "committee",
    "company",
    "correspondent",
    "correspondents",
    "council",
    "daily",
    "department",
    "desk",
    "directorate",
    "division",
    "editorial",
    "editors",
    "embassy",
    "foundation",
    "government",
    "group",
    "inc",
    "initiative",
    "institute",
    "journal",
    "laboratory",
    "lab",
    "ltd",
    "ministry",
    "network",
    "news",
    "newsroom",
    "office",
    "organisation",
    "organization",
    "police",
    "post",
    "press",
    "project",
    "redaction",
    "reporters",
    "service",
    "society",
    "staff",
    "team",
    "university",
];
const LINKING: [&str; 6] = ["of", "for", "the", "and", "&", "on"];
const PARTICLES: [&str; 24] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "ter", "ten", "te",
    "zu", "zur", "af", "av", "bin", "ibn", "al",
];
const SUFFIXES: [&str; 7] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];
const HONORIFICS: [&str; 9] = ["dr", "dr.", "prof", "prof.", "mr", "mr.", "ms", "ms.", "mrs."];

/// Returns the authors of a byline whose names are joined by `, `, given names first.
///
/// The last word of a person is the family name, with the particles before it. Names of one word, of institutions and
/// in scripts without word spaces stay whole. That the family name may come first (Chinese, Hungarian) does not show in
/// Latin letters and is not guessed.
pub fn names(byline: &str) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for part in byline.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        if SUFFIXES.contains(&part.to_lowercase().as_str())
            && let Some(Name::Person { suffix, .. }) = found.last_mut()
        {
            *suffix = Some(part.to_owned());
            continue;
        }
        found.push(name(part));
    }
    found
}

fn name(whole: &str) -> Name {
    let mut words: Vec<&str> = whole.split_whitespace().collect();
    while words.len() > 2 && HONORIFICS.contains(&words[0].to_lowercase().as_str()) {
        words.remove(0);
    }
    let ends_so = words.last().is_some_and(|last| SUFFIXES.contains(&last.to_lowercase().as_str()));
    let suffix = if ends_so && words.len() > 2 { words.pop().map(str::to_owned) } else { None };
    if words.len() < 2 || words.len() > 6 || is_institution(&words) {
        return Name::Literal(whole.to_owned());
    }
    let mut first = words.len() - 1;
    let family = words[first].to_owned();
    while first > 1 && PARTICLES.contains(&words[first - 1]) {
        first -= 1;
    }
    let particle = words[first..words.len() - 1].join(" ");
    Name::Person {
        family,
        given: words[..first].join(" "),
        particle: (!particle.is_empty()).then_some(particle),
        suffix,
    }
}

fn is_institution(words: &[&str]) -> bool {
    let bare = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&').to_lowercase();
    let lower: Vec<String> = words.iter().map(bare).collect();
    let named = |word: &String| INSTITUTIONAL.contains(&word.as_str()) || LINKING.contains(&word.as_str());
    // A capital acronym of three letters or more: "AFP Beirut", "NATO CCDCOE".
    let acronym = |word: &&str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    let all_capitals = words.iter().all(|word| word.chars().all(|c| !c.is_lowercase()));
    lower.iter().any(named)
        || words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit() || c == '@' || c == '/'))
        || (words.iter().any(acronym) && !all_capitals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given: &str, particle: Option<&str>, family: &str, suffix: Option<&str>) -> Name {
        Name::Person {
            family: family.into(),
            given: given.into(),
            particle: particle.map(Into::into),
            suffix: suffix.map(Into::into),
        }
    }

    #[test]
    fn people_come_apart() {
        assert_eq!(
            names("Helen Marwick, Tobias Crane"),
            [person("Helen", None, "Marwick", None), person("Tobias", None, "Crane", None)]
        );
        assert_eq!(names("Ursula von der Leyen"), [person("Ursula", Some("von der"), "Leyen", None)]);
        assert_eq!(names("Dr. J. R. Smith, Jr."), [person("J. R.", None, "Smith", Some("Jr."))]);
        assert_eq!(names("Henry Ford III"), [person("Henry", None, "Ford", Some("III"))]);
    }

    #[test]
    fn what_is_no_person_stays_whole() {
        for name in ["Reuters", "Ministry of Foreign Affairs", "AFP Beirut", "Northgate Wire Staff", "王毅", "Team 7"]
        {
            assert_eq!(names(name), [Name::Literal(name.into())], "{name}");
        }
    }
}
