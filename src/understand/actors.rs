//! The actors a question names, by any alias.

use crate::model::{Label, Related, Term};
use crate::text::gazetteer::Gazetteer;
use crate::text::tokens;

/// What a mention of the actor by another name counts beside the typed name.
const ALIAS: f32 = 0.6;

/// Relates the words of each name to its actor, and returns the actors' canonical names in order.
pub(super) fn relate(raw: &str, terms: &mut [Term]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in Gazetteer::builtin().find_in_question(raw) {
        let Some(entry) = mention.listed() else { continue };
        if !names.contains(&entry.name) {
            names.push(entry.name.clone());
        }
        let label = Label::Actor(entry.name.clone());
        for token in tokens::tokens(mention.span.of(raw)) {
            if let Some(term) = terms.iter_mut().find(|term| term.term == token.term)
                && !term.related.iter().any(|related| related.what == label)
            {
                term.related.push(Related { what: label.clone(), weight: ALIAS });
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TextFields;

    #[test]
    fn a_capital_stands_for_its_government() {
        let mut terms = [Term::typed("moscow".to_owned(), "moscow".to_owned(), TextFields::All)];
        assert_eq!(relate("how did moscow respond", &mut terms), ["Russia"]);
        assert_eq!(terms[0].related[0].what, Label::Actor("Russia".to_owned()));
    }
}
