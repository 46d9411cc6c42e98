//! The actors a question names, by any alias.

use super::role::{Frame, role_at};
use super::words::Word;
use crate::model::{Act, Label, Named, Role, Term};
use crate::text::gazetteer::Gazetteer;
use crate::text::tokens;

/// Relates the words of each name to its actor, and returns the actors in order with their roles.
pub(super) fn relate(raw: &str, words: &[Word], frame: Option<Frame>, terms: &mut [Term]) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for mention in Gazetteer::builtin().find_in_question(raw) {
        let Some(entry) = mention.listed() else { continue };
        if !named.iter().any(|known| known.name == entry.name) {
            let role = role_at(frame, words, mention.span);
            named.push(Named { name: entry.name.clone(), labels: entry.labels(), role });
        }
        let labels: Vec<Label> = entry.labels().into_iter().map(Label::Actor).collect();
        for token in tokens::tokens(mention.span.of(raw)) {
            if let Some(term) = terms.iter_mut().find(|term| term.term == token.term) {
                term.related
                    .extend(labels.iter().filter(|label| !term.related.contains(label)).cloned().collect::<Vec<_>>());
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
    use crate::model::TextFields;

    #[test]
    fn a_capital_stands_for_its_government() {
        let mut terms = [Term::typed("moscow".to_owned(), "moscow".to_owned(), TextFields::All)];
        assert_eq!(relate("how did moscow respond", &[], None, &mut terms)[0].name, "Russia");
        assert_eq!(terms[0].related[0], Label::Actor("russia".to_owned()));
    }
}
