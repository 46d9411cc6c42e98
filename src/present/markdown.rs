//! Hits as quotations with footnotes, for pandoc, GitHub and whatever else knows footnotes.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::Page;
use super::cells::markdown;
use super::cite::{Reference, footnote};
use super::passages::Passages;
use crate::model::Hit;

pub(super) struct Quotations<'w> {
    out: &'w mut dyn Write,
    /// A footnote is defined once, however many questions lead to it.
    defined: BTreeSet<String>,
}

impl<'w> Quotations<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, defined: BTreeSet::new() }
    }
}

impl Passages for Quotations<'_> {
    fn answer(&mut self, page: &Page) -> io::Result<()> {
        writeln!(self.out, "## {}\n", heading(&page.answer.question.raw))?;
        if page.answer.hits.is_empty() {
            writeln!(self.out, "*Nothing was found.*\n")?;
        }
        let references: Vec<Reference> = page.answer.hits.iter().map(reference).collect();
        for (hit, reference) in page.answer.hits.iter().zip(&references) {
            writeln!(self.out, "{}\n", quotation(hit, &reference.key, ""))?;
        }
        for reference in references {
            if self.defined.insert(reference.key.clone()) {
                writeln!(self.out, "[^{}]: {}\n", reference.key, footnote::text(&reference))?;
            }
        }
        self.out.flush()
    }

    fn failure(&mut self, _: &str, question: &str, reason: &str) -> io::Result<()> {
        writeln!(self.out, "## {}\n\n*Could not be asked: {}.*\n", heading(question), heading(reason))
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn heading(text: &str) -> String {
    markdown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the reference to the passage of a hit.
pub(super) fn reference(hit: &Hit) -> Reference {
    Reference::passage(&hit.article, &hit.passage, None)
}

/// Returns a hit's passage as a block quotation that ends in its footnote, what `mark` says before it.
pub(super) fn quotation(hit: &Hit, label: &str, mark: &str) -> String {
    quoted(&hit.passage.text, label, mark)
}

/// Writes passages that were collected, with their references: quotations, then footnotes.
///
/// # Errors
/// When `out` cannot be written.
pub fn collection(out: &mut dyn Write, title: &str, passages: &[(Reference, String)]) -> io::Result<()> {
    writeln!(out, "# {}\n", heading(title))?;
    for (reference, text) in passages {
        writeln!(out, "{}\n", quoted(text, &reference.key, ""))?;
    }
    passages
        .iter()
        .try_for_each(|(reference, _)| writeln!(out, "[^{}]: {}\n", reference.key, footnote::text(reference)))
}

fn quoted(text: &str, label: &str, mark: &str) -> String {
    let text = markdown(text.trim());
    let lines: Vec<String> = format!("{mark}{text}[^{label}]")
        .lines()
        .map(|line| if line.trim().is_empty() { ">".to_owned() } else { format!("> {}", line.trim()) })
        .collect();
    lines.join("\n")
}
