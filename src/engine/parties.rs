//! Who somebody is: the stored actor, corrected by the reader's own rows.

use crate::model::{Actor, Passage, Span, organ_label};
use crate::retrieve::NamedBy;
use crate::text::gazetteer::Gazetteer;
use crate::text::tokens;

/// Who acts, or whom an act concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// In the words of the article.
    pub words: String,
    /// The canonical name, where a table knows one.
    pub name: Option<String>,
    /// What it is, where that is known.
    pub kind: Option<String>,
    /// Its country's code, where that is known.
    pub country: Option<String>,
}

impl Party {
    /// Returns who is meant: by the reader's rows, else by what the index holds, else by its words alone.
    pub(super) fn new(words: String, stored: Option<&str>, passage: &Passage, gazetteer: &Gazetteer) -> Self {
        if let Some((_, entry)) = gazetteer.find_own(&words).into_iter().next() {
            return Self {
                words,
                name: Some(entry.name.clone()),
                kind: Some(entry.kind.clone()),
                country: entry.country.clone(),
            };
        }
        let Some(name) = stored else { return Self { words, name: None, kind: None, country: None } };
        let here = passage.actors.iter().find(|actor| actor.name == name).map(|a| (a.kind.clone(), a.country.clone()));
        let known = gazetteer.named(name).map(|entry| (entry.kind.clone(), entry.country.clone()));
        let (kind, country) = here.or(known).map_or((None, None), |(kind, country)| (Some(kind), country));
        Self { words, name: Some(name.to_owned()), kind, country }
    }

    /// Returns the name it is counted under: the canonical one, else its words.
    pub fn known_as(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.words)
    }

    /// Tells whether it is somebody asked for; a government's organs are the government's.
    pub(super) fn is(&self, wanted: &NamedBy) -> bool {
        let name = self.known_as().to_lowercase();
        let organ = self.country.as_deref().filter(|_| self.kind.as_deref() == Some("agency")).map(organ_label);
        wanted.labels.iter().any(|label| *label == name || Some(label) == organ.as_ref())
            || wanted.names.iter().any(|name| holds(&self.words, name))
    }

    /// Returns whose side it is on: a state's for its government, organs, officials and the groups said to be its own.
    pub(super) fn side(&self) -> String {
        let states = ["state", "agency", "person", "office", "group", "persona", "hacktivist", "igo"];
        match (&self.country, &self.kind) {
            (Some(country), Some(kind)) if states.contains(&kind.as_str()) && country != "INT" => country.clone(),
            _ => self.known_as().to_lowercase(),
        }
    }
}

/// Tells whether a text holds the words of a name in their order.
fn holds(text: &str, name: &str) -> bool {
    let terms = |text: &str| tokens::tokens(text).into_iter().map(|token| token.term).collect::<Vec<_>>();
    let (text, name) = (terms(text), terms(name));
    !name.is_empty() && text.windows(name.len()).any(|window| window == name)
}

/// Returns the actors of a passage as the reader's own rows have them.
pub(super) fn actors(passage: &Passage, gazetteer: &Gazetteer) -> Vec<Actor> {
    let mut actors = passage.actors.clone();
    let own = gazetteer.find_own(&passage.text);
    for (span, entry) in &own {
        let overlaps = |other: &Span| other.start < span.end && span.start < other.end;
        for actor in actors.iter_mut().filter(|actor| actor.name != entry.name) {
            // A state's word beside the name ("the Russian Heron Team") stays the state's.
            if actor.kind != "state" {
                actor.spans.retain(|other| !overlaps(other));
            }
        }
        match actors.iter_mut().find(|actor| actor.name == entry.name) {
            Some(actor) => {
                (actor.kind, actor.country) = (entry.kind.clone(), entry.country.clone());
                if !actor.spans.iter().any(overlaps) {
                    actor.spans.push(*span);
                }
            }
            None => actors.push(Actor {
                name: entry.name.clone(),
                kind: entry.kind.clone(),
                country: entry.country.clone(),
                spans: vec![*span],
            }),
        }
    }
    if !own.is_empty() {
        actors.retain(|actor| !actor.spans.is_empty());
    }
    actors
}
