//! Filters as somebody typed them, and what they come to.

use jiff::civil::Date;

use crate::model::{Act, DateRange, Filters, Undated};
use crate::retrieve::NamedBy;
use crate::text::day_range;
use crate::text::gazetteer::Gazetteer;

/// Filters in the words of whoever asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedFilters {
    /// The first day, month or year of publication: `2024`, `2024-03`, `2024-03-25`, `last month`.
    pub from: Option<String>,
    /// The last one.
    pub to: Option<String>,
    /// What becomes of undated articles under the two.
    pub undated: Undated,
    /// An actor that passages name, by any of its names.
    pub actor: Option<String>,
    /// An act that passages report.
    pub act: Option<String>,
    /// Words of a heading above.
    pub section: Option<String>,
    /// Words of the outlet's name.
    pub outlet: Option<String>,
    /// A pattern of the file's path.
    pub path: Option<String>,
}

/// Why a filter does not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FilterError {
    /// A bound of the publication is no date. The message begins with the bound's name.
    #[error("{bound} {text:?} is no date; write 2024, 2024-03, 2024-03-25, \"March 2024\" or \"last month\"")]
    Date {
        /// `from` or `to`.
        bound: &'static str,
        /// As typed.
        text: String,
    },
    /// There is no act of that name.
    #[error("there is no act {name:?}; the acts are {}", Act::ALL.map(Act::name).join(", "))]
    Act {
        /// As typed.
        name: String,
    },
}

impl TypedFilters {
    /// Returns what passages must fulfil, dates taken as seen from `today`. What whoever asks should know goes to
    /// `notices`.
    ///
    /// # Errors
    /// When a date or an act does not read.
    pub fn settled(
        &self,
        today: Date,
        gazetteer: &Gazetteer,
        notices: &mut Vec<String>,
    ) -> Result<Filters, FilterError> {
        let wanted = self.actor.as_deref().map(|name| named_by(name, gazetteer, notices));
        let actors = wanted.as_ref().map(|wanted| wanted.labels.clone());
        let NamedBy { names, bereft, .. } = wanted.unwrap_or_default();
        Ok(Filters {
            published: self.published(today, notices)?,
            undated: self.undated,
            actors,
            names,
            bereft,
            act: self.act.as_deref().map(act).transpose()?,
            section: self.section.clone(),
            outlet: self.outlet.clone(),
            path: self.path.clone(),
        })
    }

    fn published(&self, today: Date, notices: &mut Vec<String>) -> Result<Option<DateRange>, FilterError> {
        let read = |bound: &'static str, text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => {
                day_range::typed(text, today).map(Some).ok_or_else(|| FilterError::Date { bound, text: text.clone() })
            }
        };
        let (from, to) = (read("from", &self.from)?, read("to", &self.to)?);
        Ok(match (from, to) {
            (None, None) => None,
            (Some(from), None) => Some(DateRange { from: from.from, to: Date::MAX }),
            (None, Some(to)) => Some(DateRange { from: Date::MIN, to: to.to }),
            (Some(from), Some(to)) if from.from > to.to => {
                notices.push("from lies after to; they were exchanged".to_owned());
                Some(DateRange { from: to.from, to: from.to })
            }
            (Some(from), Some(to)) => Some(DateRange { from: from.from, to: to.to }),
        })
    }
}

/// Returns what stands for an actor in the index, by any of its names; a government brings its organs. That nobody is
/// known by the name goes to `notices`.
pub fn named_by(name: &str, gazetteer: &Gazetteer, notices: &mut Vec<String>) -> NamedBy {
    if gazetteer.resolve(name).is_empty() {
        notices.push(format!("{}; it was looked for as words", unknown_actor(name, gazetteer)));
    }
    NamedBy::actor(name, gazetteer)
}

/// Returns that nobody has a name, and who has one like it.
pub fn unknown_actor(name: &str, gazetteer: &Gazetteer) -> String {
    let near = gazetteer.similar(name, 3).join(", ");
    let near = if near.is_empty() { String::new() } else { format!(" (similar: {near})") };
    format!("no actor is known as {name:?}{near}")
}

/// Returns the act of that name.
///
/// # Errors
/// When there is none.
pub fn act(name: &str) -> Result<Act, FilterError> {
    Act::from_name(name).ok_or_else(|| FilterError::Act { name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn settled(typed: &TypedFilters) -> (Result<Filters, FilterError>, Vec<String>) {
        let mut notices = Vec::new();
        let filters = typed.settled(date(2024, 4, 10), Gazetteer::builtin(), &mut notices);
        (filters, notices)
    }

    #[test]
    fn bounds_become_days_and_are_exchanged_with_a_word() {
        let typed = TypedFilters {
            from: Some("last month".to_owned()),
            to: Some("2023".to_owned()),
            ..TypedFilters::default()
        };
        let (filters, notices) = settled(&typed);
        let range = filters.unwrap().published.unwrap();
        assert_eq!((range.from, range.to), (date(2023, 1, 1), date(2024, 3, 31)));
        assert_eq!(notices, ["from lies after to; they were exchanged"]);
    }

    #[test]
    fn what_does_not_read_is_named() {
        let typed = TypedFilters { to: Some("soon".to_owned()), ..TypedFilters::default() };
        assert!(settled(&typed).0.unwrap_err().to_string().starts_with("to \"soon\" is no date; write 2024"));
        let typed = TypedFilters { act: Some("dance".to_owned()), ..TypedFilters::default() };
        assert!(settled(&typed).0.unwrap_err().to_string().contains("the acts are "));
    }

    #[test]
    fn an_unknown_actor_is_looked_for_as_words_and_that_is_told() {
        let typed = TypedFilters { actor: Some("Nobody Atall".to_owned()), ..TypedFilters::default() };
        let (filters, notices) = settled(&typed);
        assert!(filters.is_ok());
        assert!(notices[0].starts_with("no actor is known as \"Nobody Atall\""), "{notices:?}");
    }
}
