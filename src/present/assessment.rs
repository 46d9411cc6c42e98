//! How good the answers are, as tables.

use std::io::{self, Write};

use super::style::{TITLE, styled};
use super::{Look, clean};
use crate::eval::answers::{Assessed, Assessment, Tally};

/// Writes the shares, then those by type, then how confidence and truth go together.
pub(super) fn assessment(out: &mut dyn Write, found: &Assessment, per_query: bool, look: Look) -> io::Result<()> {
    if per_query {
        for question in &found.questions {
            write_question(out, question)?;
        }
        writeln!(out)?;
    }
    let head =
        format!("{:<12} {:>4} {:>7} {:>7} {:>10} {:>12}", "type", "n", "right", "shown", "precision", "right shown");
    writeln!(out, "{}", styled(look, TITLE, head))?;
    for (name, tally) in &found.by_type {
        writeln!(out, "{}", row(name, tally))?;
    }
    writeln!(out, "{}", row("all", &found.overall))?;
    writeln!(
        out,
        "\n{}",
        styled(look, TITLE, format_args!("{:<12} {:>4} {:>10} {:>7}", "confidence", "n", "mean", "right"))
    )?;
    for bin in &found.reliability {
        writeln!(out, "from {:<7.1} {:>4} {:>10.3} {:>7.3}", bin.from, bin.spans, bin.confidence, bin.right)?;
    }
    writeln!(
        out,
        "\nrefused: {} of {} answerable questions, {} of {} unanswerable ones; {} of these were given a span",
        found.answerable_refused,
        found.answerable,
        found.unanswerable_refused,
        found.unanswerable,
        found.unanswerable_shown
    )
}

fn write_question(out: &mut dyn Write, question: &Assessed) -> io::Result<()> {
    let mark = match (question.answered, question.right) {
        (false, _) => "refused",
        (_, Some(true)) => "right",
        (_, Some(false)) => "wrong",
        (_, None) => "-",
    };
    let given = question.given.as_deref().map_or_else(|| "-".to_owned(), |given| clean(given).replace('\n', " "));
    let sure = question.confidence.map_or_else(|| "    -".to_owned(), |sure| format!("{sure:.3}"));
    writeln!(out, "{} {:<10} {mark:<7} {sure}  {}  =>  {given}", question.id, question.kind, clean(&question.text))
}

#[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
fn row(name: &str, tally: &Tally) -> String {
    let share = |part: usize, of: usize| if of > 0 { part as f64 / of as f64 } else { 0.0 };
    let Tally { questions, right, shown, shown_right } = *tally;
    format!(
        "{name:<12} {questions:>4} {:>7.3} {:>7.3} {:>10.3} {:>12.3}",
        share(right, questions),
        share(shown, questions),
        share(shown_right, shown),
        share(shown_right, questions)
    )
}
