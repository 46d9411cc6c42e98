//! The actors a question names, by any alias.

use crate::model::{Label, Term};
use crate::text::gazetteer::Gazetteer;
use crate::text::tokens;

/// Relates the words of each name to its actor, and returns the actors' canonical names in order.
pub(super) fn relate(raw: &str, terms: &mut [Term]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in Gazetteer::builtin().find_in_question(raw) {
        let Some(entry) = mention.listed() else { continue };
        if !names.contains(&entry.name) {
            names.push(entry.name.clone());
        }
        let labels: Vec<Label> = entry.labels().into_iter().map(Label::Actor).collect();
        for token in tokens::tokens(mention.span.of(raw)) {
            if let Some(term) = terms.iter_mut().find(|term| term.term == token.term) {
                term.related
                    .extend(labels.iter().filter(|label| !term.related.contains(label)).cloned().collect::<Vec<_>>());
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
        assert_eq!(terms[0].related[0], Label::Actor("russia".to_owned()));
    }
}
