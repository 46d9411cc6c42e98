//! Who a passage names.

use crate::model::Actor;
use crate::text::gazetteer::{Gazetteer, Mention, Reading};

/// Returns the actors one passage names, in order of first mention, one for each canonical name.
///
/// A capital city counts only where it means its government. Names out of the text that no table lists are given with
/// the kinds `person`, `org` and `unknown`.
///
/// ```
/// # use demarche::{annotate::actors::actors, text::gazetteer::Gazetteer};
/// let found = actors("Beijing denied it; talks in London went on with APT-31 on the table.", Gazetteer::builtin());
/// let names: Vec<_> = found.iter().map(|actor| actor.name.as_str()).collect();
/// assert_eq!(names, ["China", "APT31"]);
/// ```
pub fn actors(text: &str, gazetteer: &Gazetteer) -> Vec<Actor> {
    of_mentions(&gazetteer.find(text))
}

/// Returns the actors of mentions already found in a passage.
pub fn of_mentions(mentions: &[Mention]) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.reading != Reading::Place) {
        for entry in &mention.actors {
            // A passage names few.
            if let Some(known) = actors.iter_mut().find(|known| known.name == entry.name && known.kind == entry.kind) {
                known.spans.push(mention.span);
                continue;
            }
            actors.push(Actor {
                name: entry.name.clone(),
                kind: entry.kind.clone(),
                country: entry.country.clone(),
                spans: vec![mention.span],
            });
        }
    }
    actors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_actor_for_each_name_with_all_its_places() {
        let text = "Beijing denied it. In China, and in Beijing, the Chinese embassy was quiet.";
        let found = actors(text, Gazetteer::builtin());
        let summary: Vec<_> =
            found.iter().map(|actor| (actor.name.as_str(), actor.kind.as_str(), actor.spans.len())).collect();
        assert_eq!(summary, [("China", "state", 2), ("Chinese embassy", "agency", 1)]);
        assert_eq!(found[0].country.as_deref(), Some("CN"));
        assert_eq!(found[0].spans[0].of(text), "Beijing");
    }
}
