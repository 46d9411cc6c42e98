//! Answers one after the other, in any of the formats: to one question, or to a batch of them.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::style::{ALERT, TITLE, styled};
use super::wire;
use super::{Look, Page, clean, csv, json, markdown, one_line, text, trec};

/// The ways passages that answer can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum PassageFormat {
    /// For reading.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// A JSON object a line, one for each hit.
    Jsonl,
    /// A table for a spreadsheet.
    Csv,
    /// Quotations with footnotes.
    Markdown,
    /// A TREC run of articles.
    Trec,
}

/// Takes answers in order and writes them.
pub trait Passages {
    /// Writes an answer.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn answer(&mut self, page: &Page) -> io::Result<()>;

    /// Writes that a question could not be asked, where the format has a place for that.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn failure(&mut self, id: &str, question: &str, reason: &str) -> io::Result<()>;

    /// Ends the output.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn end(&mut self) -> io::Result<()>;
}

/// Begins to write answers. In a batch, each is told apart from the others.
///
/// # Errors
/// When `out` cannot be written.
pub fn passages<'w>(
    out: &'w mut dyn Write,
    format: PassageFormat,
    look: Look,
    batch: bool,
) -> io::Result<Box<dyn Passages + 'w>> {
    Ok(match format {
        PassageFormat::Text => Box::new(Text { out, look, batch }),
        PassageFormat::Json if batch => Box::new(Objects { out, look, answers: 0, failed: BTreeMap::new() }),
        PassageFormat::Json => Box::new(Object { out, look }),
        PassageFormat::Jsonl => Box::new(Lines { out, look }),
        PassageFormat::Csv => Box::new(csv::Table::new(out)?),
        PassageFormat::Markdown => Box::new(markdown::Quotations::new(out)),
        PassageFormat::Trec => Box::new(trec::Run { out }),
    })
}

struct Text<'w> {
    out: &'w mut dyn Write,
    look: Look,
    batch: bool,
}

impl Passages for Text<'_> {
    fn answer(&mut self, page: &Page) -> io::Result<()> {
        if self.batch {
            let question = clean(&page.answer.question.raw).replace('\n', " ");
            let head = format!("== {}: {question}", one_line(page.id.unwrap_or_default()));
            writeln!(self.out, "{}\n", styled(self.look, TITLE, head))?;
            if page.answer.hits.is_empty() {
                writeln!(self.out, "   nothing was found\n")?;
            }
        }
        text::answer(self.out, page, self.look)?;
        self.out.flush()
    }

    fn failure(&mut self, id: &str, question: &str, reason: &str) -> io::Result<()> {
        let head = format!("== {}: {}", one_line(id), clean(question).replace('\n', " "));
        writeln!(self.out, "{}\n", styled(self.look, TITLE, head))?;
        let reason = format!("could not be asked: {}", clean(reason).replace('\n', " "));
        writeln!(self.out, "   {}\n", styled(self.look, ALERT, reason))?;
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Object<'w> {
    out: &'w mut dyn Write,
    look: Look,
}

impl Passages for Object<'_> {
    fn answer(&mut self, page: &Page) -> io::Result<()> {
        json::object(self.out, &wire::Answer::new(page, self.look.explain))
    }

    fn failure(&mut self, _: &str, _: &str, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// One object with the answers in order, an answer a line, and with the failures.
struct Objects<'w> {
    out: &'w mut dyn Write,
    look: Look,
    answers: u64,
    failed: BTreeMap<String, String>,
}

impl Passages for Objects<'_> {
    fn answer(&mut self, page: &Page) -> io::Result<()> {
        write!(self.out, "{}", if self.answers == 0 { "{\"answers\": [\n" } else { ",\n" })?;
        self.answers += 1;
        serde_json::to_writer(&mut *self.out, &wire::Answer::new(page, self.look.explain))?;
        self.out.flush()
    }

    fn failure(&mut self, id: &str, _: &str, reason: &str) -> io::Result<()> {
        self.failed.insert(id.to_owned(), reason.to_owned());
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        write!(self.out, "{}", if self.answers == 0 { "{\"answers\": [" } else { "\n" })?;
        write!(self.out, "], \"failed\": ")?;
        serde_json::to_writer(&mut *self.out, &self.failed)?;
        writeln!(self.out, "}}")?;
        self.out.flush()
    }
}

struct Lines<'w> {
    out: &'w mut dyn Write,
    look: Look,
}

impl Passages for Lines<'_> {
    fn answer(&mut self, page: &Page) -> io::Result<()> {
        json::lines(self.out, &wire::hit_lines(page, self.look.explain))?;
        self.out.flush()
    }

    fn failure(&mut self, id: &str, question: &str, reason: &str) -> io::Result<()> {
        let question = serde_json::json!({"id": id, "text": question});
        json::line(self.out, &serde_json::json!({"question": question, "error": reason}))?;
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
