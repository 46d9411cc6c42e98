//! The few styles of the terminal.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

use super::Look;

/// A word that matched.
pub(super) const MATCH: Style = AnsiColor::Yellow.on_default().bold();
/// The words that answer.
pub(super) const ANSWER: Style = AnsiColor::Green.on_default().bold();
/// A title.
pub(super) const TITLE: Style = Style::new().bold();
/// What is told beside the text: places, dates, sections.
pub(super) const ASIDE: Style = Style::new().dimmed();
/// A place one opens.
pub(super) const PLACE: Style = AnsiColor::Cyan.on_default();
/// Something to look at.
pub(super) const ALERT: Style = AnsiColor::Red.on_default();

/// Returns `what` in a style, or plain where colours are not wanted.
pub(super) fn styled(look: Look, style: Style, what: impl Display) -> String {
    if look.colour { format!("{style}{what}{style:#}") } else { what.to_string() }
}
