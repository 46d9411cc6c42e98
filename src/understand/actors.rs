//! The actors a question names, by any alias.

use super::role::{Frame, role_at};
use super::words::Word;
use crate::model::{Act, Label, Named, Role, Term, TextFields};
use crate::text::gazetteer::Gazetteer;
use crate::text::tokens;

/// What a word of another name counts, which may be half of a name and an ordinary word.
const BESIDE: f32 = 0.5;

/// Relates the words of each name to its actor, and returns the actors in order with their roles.
pub(super) fn relate(
    raw: &str,
    gazetteer: &Gazetteer,
    words: &[Word],
    frame: Option<Frame>,
    terms: &mut Vec<Term>,
) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for mention in gazetteer.find_in_question(raw) {
        let Some(entry) = mention.listed() else { continue };
        if !named.iter().any(|known| known.name == entry.name) {
            let role = role_at(frame, words, mention.span);
            named.push(Named { name: entry.name.clone(), labels: entry.labels(), role });
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
    named
}

/// Relates the words for acts to the reports of these acts by and about the actors named.
pub(super) fn relate_reports(named: &[Named], terms: &mut [Term]) {
    for term in terms {
        let acts: Vec<Act> = term
            .related
            .iter()
            .filter_map(|label| if let Label::Act(act) = label { Some(*act) } else { None })
            .collect();
        for act in acts {
            for Named { name, role, .. } in named {
                let roles = role.map_or(vec![Role::Speaker, Role::Target], |role| vec![role]);
                term.related.extend(roles.into_iter().map(|role| Label::Report(act, role, name.clone())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_capital_stands_for_its_government() {
        let mut terms = vec![Term::typed("moscow".to_owned(), "moscow".to_owned(), TextFields::All)];
        let named = relate("how did moscow respond", Gazetteer::builtin(), &[], None, &mut terms);
        assert_eq!(named[0].name, "Russia");
        assert_eq!(terms[0].related[0], Label::Actor("russia".to_owned()));
    }
}
