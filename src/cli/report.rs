//! What goes to standard error: failures with the next step, notices.

use std::io::{self, Write};

use super::ExitStatus;
use crate::engine;
use crate::parse;
use crate::present::clean;

/// Reports a failure. A closed pipe is none: whoever read has seen enough.
pub(super) fn failure(error: &anyhow::Error) -> ExitStatus {
    let broken = |cause: &(dyn std::error::Error + 'static)| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(broken) {
        return ExitStatus::Found;
    }
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    line("error", &causes.join(": "));
    if let Some(hint) = error.downcast_ref::<engine::Error>().and_then(engine::Error::hint) {
        line("hint", hint);
    }
    ExitStatus::Error
}

/// Returns a failure with the next step, as one line.
#[cfg(any(feature = "mcp", feature = "serve"))]
pub(super) fn told(error: &anyhow::Error) -> String {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    match error.downcast_ref::<engine::Error>().and_then(engine::Error::hint) {
        Some(hint) => format!("{}; {hint}", causes.join(": ")),
        None => causes.join(": "),
    }
}

/// Reports wrong arguments, or writes the help that was asked for.
pub(super) fn usage(error: &clap::Error) -> ExitStatus {
    // Nothing is left to be done when even this cannot be written.
    drop(error.print());
    if error.use_stderr() { ExitStatus::Error } else { ExitStatus::Found }
}

/// Reports that the program broke down, on a damaged index or by a fault of its own.
pub(super) fn broken(said: &str) -> ExitStatus {
    line("error", &format!("{} ({said})", parse::BROKE_DOWN));
    line("hint", &format!("{}; if it is whole, this is a fault of demarche", parse::BROKE_DOWN_HINT));
    ExitStatus::Error
}

/// Tells the reader something beside the results.
pub(super) fn notice(text: &str) {
    line("note", text);
}

/// Tells the reader what can be done about a failure.
#[cfg(feature = "serve")]
pub(super) fn hint(text: &str) {
    line("hint", text);
}

/// Asks the reader something; the answer is typed behind it.
pub(super) fn prompt(text: &str) {
    drop(write!(io::stderr(), "{text}"));
}

fn line(kind: &str, text: &str) {
    drop(writeln!(io::stderr(), "demarche: {kind}: {}", clean(text).replace('\n', " ")));
}
