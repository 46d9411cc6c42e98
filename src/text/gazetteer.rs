//! Who is named in a text: the table of actors, and names no table knows.

mod compose;
mod context;
mod excerpt;
mod places;
mod scan;
mod table;
mod unlisted;

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use super::lexemes::{Lexemes, fold};
use crate::model::{Span, organ_label};
use table::Table;

/// The table the program ships with; `docs/ACTORS-NOTICE.md` says where its names come from.
const BUILTIN: &str = include_str!("actors.tsv");

/// An actor: a row of the table, or a name read in the text that no row knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The canonical name.
    pub name: String,
    /// What it is: `state`, `igo`, `agency`, `company`, `ngo`, `org`, `party`, `media`, `person`, `office`, `group`,
    /// `ransomware`, `hacktivist`, `persona`; for a name out of the text `person`, `org` or `unknown`.
    pub kind: String,
    /// Its country, as an ISO 3166 two-letter code; `EU` and `INT` for what is no country's.
    pub country: Option<String>,
    /// Its other names, as the table writes them, without their marks.
    pub aliases: Vec<String>,
    /// Those of its names that come from the reader's own rows, which an index made without them does not know.
    pub added: Vec<String>,
    /// Names of its row that the reader's own rows give to somebody else; an index made without them takes them for its.
    pub lost: Vec<String>,
    /// Whether the table lists it.
    pub listed: bool,
}

impl Entry {
    /// Returns the labels that stand for the actor in a question: its name and, for a state, its organs.
    pub fn labels(&self) -> Vec<String> {
        let organs = (self.kind == "state").then(|| self.country.as_deref().map(organ_label)).flatten();
        std::iter::once(self.name.to_lowercase()).chain(organs).collect()
    }
}

/// A place where a text names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The whole mention, office and name together: `Chinese foreign ministry spokesman Lin Jian`.
    pub span: Span,
    /// Whom it names, the most particular first: person, agency, state. Empty for a bare office (`the spokesman`).
    pub actors: Vec<Arc<Entry>>,
    /// The office it names, by its canonical name.
    pub office: Option<String>,
    /// How the name is used.
    pub reading: Reading,
}

/// How a name is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// As somebody who can act.
    Actor,
    /// As an adjective without an office: `Chinese imports`.
    Adjective,
    /// As a side taken: `pro-Russian`, `anti-Western`.
    Leaning,
    /// As a place: `in Beijing`.
    Place,
}

impl Mention {
    /// Returns the first actor that the table lists.
    pub fn listed(&self) -> Option<&Arc<Entry>> {
        self.actors.iter().find(|entry| entry.listed)
    }
}

/// Short forms that a text has introduced: surnames, and acronyms in brackets.
///
/// Pass the same value for the passages of one article in reading order, a fresh one for the next article.
#[derive(Debug, Clone, Default)]
pub struct Names {
    short: HashMap<String, Arc<Entry>>,
    /// The hacking groups named so far by a name of their own, and the countries of the states named.
    seen: BTreeSet<String>,
}

/// The table of actors, ready for matching.
#[derive(Debug)]
pub struct Gazetteer {
    table: Table,
    /// The reader's own rows alone.
    own: Option<Table>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::parse(BUILTIN).0);

impl Gazetteer {
    /// Returns the table the program ships with.
    pub fn builtin() -> &'static Self {
        &GAZETTEER
    }

    /// Reads a table: one row a line, `name<TAB>kind<TAB>country<TAB>alias;alias`, `#` starts a comment line.
    ///
    /// Before an alias, `~` marks an ordinary word that needs something beside it to confirm it, and `^` a name that
    /// another row has too. Rows of the kinds `state`, `state-adj` and `metonym` with one name make one actor. Returns a
    /// sentence for each row that cannot be used, with its line number.
    ///
    /// ```
    /// # use demarche::text::gazetteer::Gazetteer;
    /// let (gazetteer, faults) = Gazetteer::parse("Blue Heron\tgroup\tXX\tHeron Team\nbroken");
    /// assert_eq!(gazetteer.resolve("heron team")[0].name, "Blue Heron");
    /// assert_eq!(faults, ["line 2 has no kind: a row is name, kind, country and aliases, with tabs between them"]);
    /// ```
    pub fn parse(tsv: &str) -> (Self, Vec<String>) {
        let (table, faults) = Table::parse(tsv);
        (Self { table, own: None }, faults)
    }

    /// Returns the table the program ships with, under the reader's own rows: these add actors and names, and where they
    /// name an actor of the table their kind and country hold. A name in them stands for nobody else.
    ///
    /// ```
    /// # use demarche::text::gazetteer::Gazetteer;
    /// let (gazetteer, _) = Gazetteer::builtin_under("APT28\tgroup\t\tFurry Team");
    /// let apt28 = gazetteer.resolve("furry team")[0];
    /// assert_eq!((apt28.name.as_str(), apt28.country.as_deref()), ("APT28", Some("RU")));
    /// assert_eq!(apt28.added, ["Furry Team"]);
    /// ```
    pub fn builtin_under(own: &str) -> (Self, Vec<String>) {
        let (table, faults) = Table::layered(own, BUILTIN);
        (Self { table, own: Some(Table::parse(own).0) }, faults)
    }

    /// Returns as much of [`Gazetteer::builtin_under`] as a question needs: it finds in this question what the whole table
    /// finds, and is made in a tenth of the time. Names that are not in the question are not there.
    ///
    /// ```
    /// # use demarche::text::gazetteer::Gazetteer;
    /// let (gazetteer, _) = Gazetteer::builtin_for("", "who is behind Fancy Bear?");
    /// assert_eq!(gazetteer.resolve("fancy bear")[0].name, "APT28");
    /// ```
    pub fn builtin_for(own: &str, question: &str) -> (Self, Vec<String>) {
        let (table, faults) = Table::layered(own, &excerpt::rows(own, question));
        (Self { table, own: Some(Table::parse(own).0) }, faults)
    }

    /// Returns who of the reader's own rows is named in a text, and where, in order.
    pub fn find_own(&self, text: &str) -> Vec<(Span, &Entry)> {
        let Some(own) = &self.own else { return Vec::new() };
        let lexemes = Lexemes::new(text);
        let parts = scan::parts(own, &lexemes, &mut Names::default(), scan::Case::Minded);
        let mut found = Vec::new();
        for part in parts {
            for listed in part.entries.iter().filter(|entry| entry.listed) {
                let whole = self.entries().find(|entry| entry.name == listed.name && !entry.added.is_empty());
                found.extend(whole.map(|entry| (lexemes.span(part.first, part.end), entry)));
            }
        }
        found
    }

    /// Returns the actor of that canonical name, the reader's own first.
    pub fn named(&self, name: &str) -> Option<&Entry> {
        self.entries().find(|entry| entry.name == name)
    }

    /// Returns who is named in one text, in order; the mentions do not overlap.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        self.find_with(text, &mut Names::default())
    }

    /// Returns who is named in a passage, with the short forms that earlier passages of its article introduced.
    pub fn find_with(&self, text: &str, names: &mut Names) -> Vec<Mention> {
        self.find_in(&Lexemes::new(text), names)
    }

    /// Returns what [`Gazetteer::find_with`] does, of a text that is cut already.
    pub fn find_in(&self, lexemes: &Lexemes<'_>, names: &mut Names) -> Vec<Mention> {
        let parts = scan::parts(&self.table, lexemes, names, scan::Case::Minded);
        let mut mentions = compose::mentions(lexemes, parts);
        names.settle(&mut mentions);
        mentions
    }

    /// Returns who is named in a question, where names may be typed without capitals (`who did moscow accuse`).
    pub fn find_in_question(&self, question: &str) -> Vec<Mention> {
        let lexemes = Lexemes::new(question);
        let parts = scan::parts(&self.table, &lexemes, &mut Names::default(), scan::Case::Ignored);
        compose::mentions(&lexemes, parts)
    }

    /// Returns the actors that a name stands for, in the order of the table, whatever its case, accents and hyphens.
    ///
    /// ```
    /// # use demarche::text::gazetteer::Gazetteer;
    /// let names: Vec<_> = Gazetteer::builtin().resolve("fancy bear").iter().map(|actor| actor.name.as_str()).collect();
    /// assert_eq!(names, ["APT28"]);
    /// ```
    pub fn resolve(&self, name: &str) -> Vec<&Entry> {
        self.table.resolve(name)
    }

    /// Returns up to `most` canonical names whose own or other names differ from `name` in few letters, nearest first.
    pub fn similar(&self, name: &str, most: usize) -> Vec<&str> {
        let wanted: Vec<char> = fold(name.trim()).chars().take(60).collect();
        // Two letters of ten may be wrong.
        let allowed = (wanted.len() / 5).clamp(1, 4);
        let mut near: Vec<(usize, &str)> = Vec::new();
        for entry in self.entries() {
            let names = std::iter::once(&entry.name).chain(&entry.aliases);
            let distance = names.filter_map(|known| edits(&wanted, known, allowed)).min();
            near.extend(distance.map(|distance| (distance, entry.name.as_str())));
        }
        near.sort_unstable();
        near.dedup_by_key(|(_, name)| *name);
        near.into_iter().take(most).map(|(_, name)| name).collect()
    }

    /// Returns every actor of the table, in its order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.table.entries().iter().map(Arc::as_ref)
    }
}

impl Names {
    /// Lets a name that several groups bear stand for the one among them that the article also calls by a name of its
    /// own, or else for the only one whose country it names; for all of them where neither decides.
    fn settle(&mut self, mentions: &mut [Mention]) {
        for mention in mentions.iter() {
            match mention.actors.as_slice() {
                [group] if is_group(group) => {
                    self.seen.insert(group.name.clone());
                }
                actors => {
                    let states = actors.iter().filter(|actor| actor.kind == "state");
                    self.seen.extend(states.filter_map(|state| state.country.clone()));
                }
            }
        }
        for mention in mentions {
            if mention.actors.len() < 2 || !mention.actors.iter().all(|actor| is_group(actor)) {
                continue;
            }
            let only = |fits: &dyn Fn(&Entry) -> bool| {
                let mut fitting = mention.actors.iter().filter(|actor| fits(actor));
                fitting.next().filter(|_| fitting.next().is_none()).cloned()
            };
            let named = only(&|actor| self.seen.contains(&actor.name));
            let of_country = || only(&|actor| actor.country.as_ref().is_some_and(|own| self.seen.contains(own)));
            if let Some(one) = named.or_else(of_country) {
                mention.actors = vec![one];
            }
        }
    }

    fn get(&self, low: &str) -> Option<&Arc<Entry>> {
        self.short.get(low)
    }

    fn learn(&mut self, short: &str, entry: &Arc<Entry>) {
        if short.chars().count() > 1 {
            self.short.entry(fold(short)).or_insert_with(|| Arc::clone(entry));
        }
    }
}

/// Returns the edit distance (Levenshtein 1966) of two names, where it is at most `allowed`.
fn edits(wanted: &[char], known: &str, allowed: usize) -> Option<usize> {
    let known: Vec<char> = fold(known).chars().collect();
    if known.len().abs_diff(wanted.len()) > allowed {
        return None;
    }
    let mut row: Vec<usize> = (0..=known.len()).collect();
    for (at, letter) in wanted.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for place in 0..known.len() {
            let change = diagonal + usize::from(known[place] != *letter);
            diagonal = row[place + 1];
            row[place + 1] = change.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row.last().copied().filter(|distance| *distance <= allowed)
}

/// Tells whether an actor is a hacking group, of whatever kind.
fn is_group(entry: &Entry) -> bool {
    matches!(entry.kind.as_str(), "group" | "ransomware" | "hacktivist" | "persona")
}
