use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::filters::Filtering;
use super::selection::Selection;
use super::{ExitStatus, Surroundings, ask, index, last_run, report};
use crate::notes;
use crate::present::{self, Labels};

/// Fill in a Markdown file: under each question the passages that answer it, with footnotes
#[derive(Debug, Args)]
#[command(
    after_help = "Questions are headings and list items that end in a question mark. What is filled in stands between
  <!-- demarche:begin … --> and <!-- demarche:end -->
and is written anew by each run; everything else stays as it is, byte for byte. A passage that an earlier run did not
show is marked as new until the next change.

Exit codes: 0 done, 1 the file has no question or, with --check, would change, 2 error.

Examples:
  demarche note brief.md
  demarche note brief.md --from 2024 -n 3 --stdout | pandoc -f markdown -o brief.docx
  demarche note brief.md --check || echo 'there is something new'"
)]
pub(super) struct Note {
    /// The note, in Markdown
    #[arg(value_name = "FILE.md")]
    file: PathBuf,
    #[command(flatten)]
    filtering: Filtering,
    /// How many passages for each question
    #[arg(short = 'n', long = "hits", value_name = "N", default_value_t = 3, help_heading = "Output")]
    hits: usize,
    /// How many passages of one article
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Output")]
    per_article: usize,
    /// Write nothing; say by the exit code whether the file would change
    #[arg(long, conflicts_with = "stdout", help_heading = "Output")]
    check: bool,
    /// Write the filled-in text to standard output and leave the file alone
    #[arg(long, help_heading = "Output")]
    stdout: bool,
}

impl Note {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let selection = Selection {
            filtering: self.filtering.clone(),
            hits: self.hits,
            per_article: self.per_article,
            ..Selection::default()
        };
        let request = selection.request(index::today(), around)?;
        let name = self.file.display();
        let text = fs::read(&self.file).with_context(|| format!("{name} cannot be read"))?;
        let Ok(text) = String::from_utf8(text) else { bail!("{name} is not UTF-8; save it as UTF-8 first") };
        let note = notes::Note::read(&text).with_context(|| format!("{name} was left as it is"))?;
        let questions = note.questions();
        if questions.is_empty() {
            report::notice(&format!("{name} has no question: a heading or list item that ends in a question mark"));
            return Ok(ExitStatus::Nothing);
        }
        let engine = ask::opened(around)?;
        let mut answers = Vec::new();
        let mut kept = note.labels();
        for (number, block) in note.blocks.iter().enumerate() {
            if !questions.iter().any(|(_, of)| *of == Some(number)) {
                report::notice(&format!("{:?} is no longer asked; its passages stay as they are", block.memory.asked));
                kept.extend(notes::labels(&block.text));
            }
        }
        for (asked, number) in &questions {
            match engine.ask(&asked.text, &request) {
                Ok(answer) => answers.push((asked, *number, answer)),
                Err(error) => {
                    report::notice(&format!("{:?} could not be asked: {error}", asked.text));
                    kept.extend(number.map(|number| notes::labels(&note.blocks[number].text)).unwrap_or_default());
                }
            }
        }
        let mut labels = Labels::new(kept);
        let mut blocks = Vec::new();
        for (asked, number, answer) in &answers {
            let memory = present::remembered(answer, &asked.text, number.map(|number| &note.blocks[number].memory));
            if !memory.new.is_empty() {
                report::notice(&format!("{} new for {:?}", memory.new.len(), asked.text));
            }
            let lines = present::block(answer, &memory, &mut labels);
            blocks.push((number.ok_or(asked.at), memory, lines));
        }
        let filled = note.filled(&blocks).with_context(|| format!("{name} was left as it is"))?;
        if self.stdout {
            let mut out = io::stdout().lock();
            out.write_all(filled.as_bytes())?;
            out.flush()?;
            return Ok(ExitStatus::Found);
        }
        if self.check {
            return Ok(if filled == text { ExitStatus::Found } else { ExitStatus::Nothing });
        }
        if filled != text {
            last_run::replace(&self.file, filled.as_bytes())?;
        }
        Ok(ExitStatus::Found)
    }
}
