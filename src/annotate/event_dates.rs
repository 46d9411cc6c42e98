//! When a reported act happened: the date its sentence names, and no other.

use crate::model::{DateRange, Statement};
use crate::text::dates::dates;

/// Dates the statements of a passage. A sentence that names several dates leaves open which is the act's, and one that
/// names none says nothing: both stay undated.
pub(super) fn date(statements: &mut [Statement], text: &str, published: Option<DateRange>) {
    if statements.is_empty() {
        return;
    }
    let named = dates(text, published);
    for statement in statements {
        let within =
            |span: crate::model::Span| span.start >= statement.sentence.start && span.end <= statement.sentence.end;
        let mut here = named.iter().filter(|mention| within(mention.span)).map(|mention| mention.range);
        statement.date = here.next().filter(|first| here.all(|other| other == *first));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::statements::{Context, statements};
    use crate::text::gazetteer::Gazetteer;

    fn dated(text: &str) -> Vec<Option<String>> {
        let published = DateRange::day("2024-03-28".parse().unwrap());
        let mut found = statements(text, &Gazetteer::builtin().find(text), &mut Context::default());
        date(&mut found, text, Some(published));
        found.iter().map(|statement| statement.date.map(|range| format!("{}/{}", range.from, range.to))).collect()
    }

    #[test]
    fn the_one_date_of_the_sentence_is_the_acts() {
        assert_eq!(dated("The Kremlin denied the accusations on Tuesday."), [Some("2024-03-26/2024-03-26".to_owned())]);
        assert_eq!(dated("The Kremlin denied the accusations. On Tuesday it rained."), [None]);
        assert_eq!(dated("On Tuesday the Kremlin denied the accusations of May 2021."), [None]);
    }
}
