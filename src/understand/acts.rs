//! The acts a question speaks of, and the other words a text may use for them.

use crate::model::{Act, Label, Term};
use crate::text::acts::{act_of_word, words_of_act};
use crate::text::tokens;

/// Relates the act words of a question to their classes, and returns the classes in order.
pub(super) fn relate(terms: &mut [Term]) -> Vec<Act> {
    let mut acts = Vec::new();
    for term in terms {
        let Some(act) = act_of_word(&term.surface) else { continue };
        if !acts.contains(&act) {
            acts.push(act);
        }
        for word in words_of_act(act).iter().filter(|word| !word.contains(' ')) {
            let other = tokens::tokens(word).into_iter().next().map(|token| token.term);
            if let Some(label) = other.filter(|other| *other != term.term).map(Label::Word)
                && !term.related.contains(&label)
            {
                term.related.push(label);
            }
        }
        term.related.push(Label::Act(act));
    }
    acts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TextFields;

    #[test]
    fn a_denial_has_other_words() {
        let mut terms = [Term::typed("deni".to_owned(), "denied".to_owned(), TextFields::All)];
        assert_eq!(relate(&mut terms), [Act::Deny]);
        let has = |label: &Label| terms[0].related.contains(label);
        assert!(has(&Label::Act(Act::Deny)) && has(&Label::Word("groundless".to_owned())));
        assert!(!has(&Label::Word("deni".to_owned())), "the typed word is not its own companion");
    }
}
