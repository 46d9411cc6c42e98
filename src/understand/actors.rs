//! The actors a question names, by any alias.

use crate::model::{Label, Term, TextFields};
use crate::text::gazetteer::Gazetteer;
use crate::text::tokens;

/// What a word of another name counts, which may be half of a name and an ordinary word.
const BESIDE: f32 = 0.5;

/// Relates the words of each name to its actor, and returns the actors' canonical names in order.
pub(super) fn relate(raw: &str, gazetteer: &Gazetteer, terms: &mut Vec<Term>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in gazetteer.find_in_question(raw) {
        let Some(entry) = mention.listed() else { continue };
        if !names.contains(&entry.name) {
            names.push(entry.name.clone());
        }
        let mut labels: Vec<Label> = entry.labels().into_iter().map(Label::Actor).collect();
        let mut beside = Vec::new();
        // No label of the index stands for a name the reader has added: its words are looked for.
        for name in &entry.added {
            let mut words: Vec<(String, String)> =
                tokens::tokens(name).into_iter().map(|token| (token.term, token.span.of(name).to_owned())).collect();
            if words.len() == 1 {
                labels.extend(words.pop().map(|(term, _)| Label::Word(term)));
            } else {
                beside.extend(words);
            }
        }
        for token in tokens::tokens(mention.span.of(raw)) {
            if let Some(term) = terms.iter_mut().find(|term| term.term == token.term) {
                term.related
                    .extend(labels.iter().filter(|label| !term.related.contains(label)).cloned().collect::<Vec<_>>());
            }
        }
        for (term, surface) in beside {
            if !terms.iter().any(|known| known.term == term) {
                terms.push(Term { weight: BESIDE, ..Term::typed(term, surface, TextFields::All) });
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_capital_stands_for_its_government() {
        let mut terms = vec![Term::typed("moscow".to_owned(), "moscow".to_owned(), TextFields::All)];
        assert_eq!(relate("how did moscow respond", Gazetteer::builtin(), &mut terms), ["Russia"]);
        assert_eq!(terms[0].related[0], Label::Actor("russia".to_owned()));
    }
}
