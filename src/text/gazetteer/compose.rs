//! Puts the parts of one mention together: `Chinese` + `foreign ministry spokesman` + `Lin Jian`.

use std::sync::Arc;

use super::scan::Part;
use super::table::Use;
use super::{Entry, Mention, Reading};
use crate::text::lexemes::{LexemeKind, Lexemes};

/// Words that may stand between a country and an office.
const BETWEEN: &[&str] = &[
    "senior",
    "former",
    "top",
    "unnamed",
    "alleged",
    "suspected",
    "state-sponsored",
    "state-backed",
    "state-affiliated",
    "state-linked",
    "state",
    "new",
    "acting",
    "deputy",
    "then",
    "outgoing",
    "incoming",
    "military",
    "foreign",
    "chief",
    "cyber",
    "federal",
    "national",
    "linked",
    "backed",
    "based",
    "sponsored",
    "aligned",
    "affiliated",
    "nexus",
    "interim",
    "vice",
    "high",
    "ranking",
    "threat",
    "hacking",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "ten",
    "twelve",
    "several",
    "other",
    "spokesperson",
    "embassy",
    "technology",
    "security",
    "espionage",
    "company",
    "firm",
    "spyware",
    "group",
    "giant",
];
/// The second half of `China-linked`.
const TIED: &[&str] = &[
    "linked",
    "backed",
    "sponsored",
    "aligned",
    "affiliated",
    "nexus",
    "controlled",
    "supported",
    "attributed",
    "run",
    "led",
];
const LEANINGS: &[&str] = &["pro", "anti", "non", "ex"];

struct Draft {
    first: usize,
    end: usize,
    person: Vec<Arc<Entry>>,
    body: Vec<Arc<Entry>>,
    state: Vec<Arc<Entry>>,
    office: Option<String>,
    last: Use,
    reading: Reading,
}

/// Returns the mentions that the parts make.
pub(super) fn mentions(lexemes: &Lexemes<'_>, parts: Vec<Part>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut open: Option<Draft> = None;
    for part in parts {
        match open.as_mut() {
            Some(draft) if joins(lexemes, draft, &part) => draft.join(part),
            _ => {
                if let Some(draft) = open.take() {
                    mentions.push(draft.close(lexemes));
                }
                open = Some(Draft::new(lexemes, part));
            }
        }
    }
    mentions.extend(open.map(|draft| draft.close(lexemes)));
    mentions
}

impl Draft {
    fn new(lexemes: &Lexemes<'_>, part: Part) -> Self {
        let leaning = part.first > 0
            && lexemes.is_glued(part.first)
            && lexemes.span(part.first - 1, part.first).end + 1 == lexemes.span(part.first, part.end).start
            && LEANINGS.contains(&lexemes.low(part.first - 1));
        let reading = if leaning {
            Reading::Leaning
        } else if part.place {
            Reading::Place
        } else if part.use_ == Use::Adjective {
            Reading::Adjective
        } else {
            Reading::Actor
        };
        let mut draft = Self {
            first: part.first,
            end: part.end,
            person: Vec::new(),
            body: Vec::new(),
            state: Vec::new(),
            office: None,
            last: part.use_,
            reading,
        };
        draft.take(part);
        draft
    }

    fn take(&mut self, part: Part) {
        self.last = part.use_;
        self.end = part.end;
        match part.use_ {
            Use::Person => self.person = part.entries,
            Use::Office => self.office = part.entries.first().map(|entry| entry.name.clone()).or(self.office.take()),
            Use::State | Use::Adjective | Use::Metonym => self.state = part.entries,
            Use::Group | Use::Body => self.body = part.entries,
        }
    }

    fn join(&mut self, part: Part) {
        if self.reading != Reading::Leaning {
            self.reading = Reading::Actor;
        }
        // A generic name after another country's word is that country's: `the Kenyan Electoral Commission`.
        let country = self.state.first().and_then(|state| state.country.clone());
        let part = match part.use_ {
            Use::Body | Use::Person if !self.state.is_empty() => {
                let entries = part.entries.into_iter().map(|entry| adopt(entry, country.as_ref())).collect();
                Part { entries, ..part }
            }
            _ => part,
        };
        self.take(part);
    }

    fn close(self, lexemes: &Lexemes<'_>) -> Mention {
        let mut actors = self.person;
        for entry in self.body.into_iter().chain(self.state) {
            if !actors.iter().any(|known| known.name == entry.name && known.kind == entry.kind) {
                actors.push(entry);
            }
        }
        Mention { span: lexemes.span(self.first, self.end), actors, office: self.office, reading: self.reading }
    }
}

impl Draft {
    /// Tells whether the part is hackers, and the body before it nobody who has any.
    fn hosts(&self, part: &Part) -> bool {
        let hackers = part.entries.iter().any(|entry| entry.name == "hackers");
        hackers
            && !self
                .body
                .iter()
                .any(|entry| matches!(entry.kind.as_str(), "agency" | "group" | "hacktivist" | "ransomware"))
    }
}

/// Gives an unlisted name the country before it, and takes a listed namesake's identity away when the countries differ.
fn adopt(entry: Arc<Entry>, country: Option<&String>) -> Arc<Entry> {
    let conflict = entry.kind == "agency" && entry.country.is_some() && entry.country.as_ref() != country;
    if (entry.listed && !conflict) || entry.country.as_ref() == country {
        return entry;
    }
    let kind = if conflict { "org".to_owned() } else { entry.kind.clone() };
    Arc::new(Entry {
        name: entry.name.clone(),
        kind,
        country: country.cloned(),
        aliases: Vec::new(),
        added: Vec::new(),
        lost: Vec::new(),
        listed: false,
    })
}

/// Tells whether the next part belongs to the same mention.
fn joins(lexemes: &Lexemes<'_>, draft: &Draft, part: &Part) -> bool {
    if part.first - draft.end > 4 || lexemes.starts_paragraph(part.first) || draft.reading == Reading::Place {
        return false;
    }
    let mut at = draft.end;
    let possessive = lexemes.kind(at) == LexemeKind::Possessive && at < part.first;
    at += usize::from(possessive);
    let tied = at < part.first && lexemes.is_glued(at) && TIED.contains(&lexemes.low(at));
    let of = at < part.first && matches!(lexemes.low(at), "of" | "for");
    let governs =
        draft.last == Use::Office && draft.state.is_empty() && draft.body.is_empty() && draft.person.is_empty();
    if governs && !possessive && lexemes.low(at) == "in" && at + 1 == part.first {
        // `the foreign ministry in Beijing`; an embassy or an analyst may stand anywhere.
        return matches!(part.use_, Use::Metonym | Use::State) && draft.office.as_deref().is_some_and(is_seated);
    }
    if of && draft.last == Use::Office && !possessive {
        at += 1;
        at += usize::from(lexemes.low(at) == "the" && at < part.first);
        return at == part.first
            && draft.person.is_empty()
            && matches!(part.use_, Use::State | Use::Metonym | Use::Adjective | Use::Body | Use::Office)
            && draft.state.is_empty()
            && draft.body.is_empty();
    }
    let plain = (at..part.first).all(|at| BETWEEN.contains(&lexemes.low(at)));
    if !plain {
        return false;
    }
    let adjacent = at == part.first;
    let glued = lexemes.is_glued(part.first);
    if glued && !tied {
        return false;
    }
    match (draft.last, part.use_) {
        (Use::State | Use::Adjective | Use::Metonym, Use::Office)
        | (Use::Adjective, Use::Person | Use::Body | Use::Group) => true,
        (Use::State | Use::Metonym, Use::Person | Use::Body | Use::Group) => {
            possessive || tied || (adjacent && same_country(draft, part))
        }
        // `the Dutch intelligence service MIVD`
        (Use::Office, Use::Body) => adjacent && draft.body.is_empty() && same_country(draft, part),
        // `the Medibank hackers` are not Medibank's.
        (Use::Body, Use::Office) if draft.hosts(part) => false,
        (Use::Body | Use::Office, Use::Office) => adjacent || (possessive && draft.last == Use::Body),
        (Use::Office, Use::Person) => adjacent && !possessive,
        (Use::Body, Use::Person) => possessive,
        _ => false,
    }
}

/// Tells whether an office named with a capital city is that country's.
fn is_seated(office: &str) -> bool {
    matches!(
        office,
        "foreign ministry"
            | "defence ministry"
            | "interior ministry"
            | "justice ministry"
            | "government"
            | "ministry"
            | "parliament"
            | "officials"
            | "police"
            | "foreign minister"
            | "defence minister"
            | "intelligence services"
            | "lawmakers"
    )
}

fn same_country(draft: &Draft, part: &Part) -> bool {
    let country = draft.state.first().and_then(|entry| entry.country.as_deref());
    country.is_some() && part.entries.iter().any(|entry| entry.country.as_deref() == country)
}
