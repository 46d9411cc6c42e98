//! The progress bar of long work.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::engine::{Progress, RowsProgress};

/// A bar on standard error, or nothing where there is no terminal.
pub(super) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    pub(super) fn new(drawn: bool) -> Self {
        let target = if drawn { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self { bar: ProgressBar::with_draw_target(Some(0), target) }
    }

    pub(super) fn show(&self, step: Progress) {
        match step {
            Progress::Start { files, bytes } => {
                let template = "{wide_bar} {bytes}/{total_bytes}, {msg}, {eta} left";
                let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
                self.bar.set_style(style);
                self.bar.set_length(bytes);
                self.bar.set_message(format!("{files} files"));
            }
            Progress::Read { files, bytes } => {
                self.bar.set_position(bytes);
                self.bar.set_message(format!("file {files}"));
            }
            Progress::Commit => self.bar.set_message("writing the index"),
        }
    }

    /// Shows how far the rows of an optional model are.
    pub(super) fn show_rows(&self, step: RowsProgress) {
        match step {
            RowsProgress::Start { passages } => {
                let template = "{wide_bar} {pos}/{len} passages, {eta} left";
                let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
                self.bar.set_style(style);
                self.bar.set_length(passages);
            }
            RowsProgress::Done { passages } => self.bar.set_position(passages),
        }
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
