//! What the reader's side can show.

use std::io::{self, IsTerminal};

use crate::present::Look;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Colour {
    // On a terminal, unless `NO_COLOR` is set. No help lines: they would spread the help of every command.
    #[default]
    Auto,
    Always,
    Never,
}

/// The width taken where there is no terminal, in columns.
const USUAL_WIDTH: usize = 80;

/// Returns how results are to look on standard output.
pub(super) fn look(colour: Colour, explain: bool) -> Look {
    let on_terminal = io::stdout().is_terminal();
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => on_terminal && variable("NO_COLOR").is_none() && variable("TERM").as_deref() != Some("dumb"),
    };
    let width = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    let width = width.or_else(|| on_terminal.then(textwrap::termwidth)).unwrap_or(USUAL_WIDTH);
    Look { colour, width, explain }
}

/// Tells whether somebody types on standard input.
#[cfg(feature = "mcp")]
pub(super) fn is_typed_at() -> bool {
    io::stdin().is_terminal()
}

/// Tells whether progress can be drawn.
pub(super) fn draws_progress() -> bool {
    io::stderr().is_terminal()
}

/// Returns the name of this machine, where the system tells it. A crate that asks everywhere would change what the
/// engine is built with.
pub(super) fn host() -> Option<String> {
    let told =
        ["/proc/sys/kernel/hostname", "/etc/hostname"].iter().find_map(|file| std::fs::read_to_string(file).ok());
    let told = told.or_else(|| variable("HOSTNAME")).or_else(|| variable("COMPUTERNAME"));
    told.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
