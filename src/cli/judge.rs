use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::Args;

use super::filters::Filtering;
use super::questions::Questions;
use super::selection::Selection;
use super::{ExitStatus, Surroundings, ask, index, report, terminal};
use crate::eval::qrels;
use crate::model::Answer;
use crate::present::wire::passage_id;
use crate::present::{self, Page, PassageFormat};

/// Judge the passages found for questions of your own, for `demarche eval`
#[derive(Debug, Args)]
#[command(
    after_help = "Each passage is shown and judged by a line: y or n, a grade from 0 to 3, nothing to leave it open, q to stop. Each
judgment is written at once; what is judged already is not shown again, so that one can stop and go on.

Examples:
  demarche judge questions.jsonl --qrels qrels.tsv
  demarche eval --queries questions.jsonl --qrels qrels.tsv"
)]
pub(super) struct Judge {
    /// The questions: a line each, or JSON Lines of _id and text
    #[arg(value_name = "QUESTIONS")]
    questions: PathBuf,
    /// The file of judgments, which is added to
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
    #[command(flatten)]
    filtering: Filtering,
    /// How many passages for each question
    #[arg(short = 'n', long = "hits", value_name = "N", default_value_t = 10, help_heading = "Output")]
    hits: usize,
    /// How many passages of one article
    #[arg(long, value_name = "N", default_value_t = 3, help_heading = "Output")]
    per_article: usize,
}

/// What a line of the reader says.
enum Said {
    Grade(u8),
    Open,
    Stop,
}

impl Judge {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        ensure!(self.questions.as_os_str() != "-", "standard input is for the judgments; name a file of questions");
        let selection = Selection {
            filtering: self.filtering.clone(),
            hits: self.hits,
            per_article: self.per_article,
            ..Selection::default()
        };
        let judged = if self.qrels.exists() { qrels::read(&self.qrels)? } else { qrels::Qrels::new() };
        let cannot = || format!("{} cannot be written", self.qrels.display());
        let mut file = OpenOptions::new().append(true).create(true).open(&self.qrels).with_context(cannot)?;
        if file.metadata().with_context(cannot)?.len() == 0 {
            file.write_all(b"query-id\tcorpus-id\tscore\n").with_context(cannot)?;
        }
        let mut questions = Questions::open(&self.questions)?;
        let engine = ask::opened(around)?;
        let mut input = io::stdin().lock();
        let mut count = 0;
        'questions: while let Some(question) = questions.next()? {
            let known: BTreeSet<&String> = judged.get(&question.id).into_iter().flat_map(|of| of.keys()).collect();
            let asked = question.parameters.clone().map_err(anyhow::Error::msg).and_then(|own| {
                let request = selection.with(&own)?.request(index::today(), around)?;
                let answer = engine.ask(&question.text, &request).map_err(anyhow::Error::new)?;
                Ok((request, answer))
            });
            let (request, answer) = match asked {
                Ok(asked) => asked,
                Err(error) => {
                    report::notice(&format!("question {} could not be asked: {error:#}", question.id));
                    continue;
                }
            };
            for hit in &answer.hits {
                let id = passage_id(&hit.article, &hit.passage);
                if known.contains(&id) {
                    continue;
                }
                let one = Answer { hits: vec![hit.clone()], ..answer.clone() };
                let page = Page {
                    answer: &one,
                    filters: &request.filters,
                    elapsed_ms: 0.0,
                    id: Some(&question.id),
                    facets: None,
                };
                let mut out = BufWriter::new(io::stdout().lock());
                present::passages(&mut out, PassageFormat::Text, terminal::look(around.colour, false), true)?
                    .answer(&page)?;
                out.flush()?;
                drop(out);
                match said(&mut input)? {
                    Said::Stop => break 'questions,
                    Said::Open => {}
                    Said::Grade(grade) => {
                        let line = format!("{}\t{id}\t{grade}\n", question.id);
                        file.write_all(line.as_bytes()).with_context(cannot)?;
                        count += 1;
                    }
                }
            }
        }
        report::notice(&format!("{count} passages were judged"));
        Ok(if count == 0 { ExitStatus::Nothing } else { ExitStatus::Found })
    }
}

/// Asks until a line says something; the end of the input says to stop.
fn said(input: &mut dyn BufRead) -> anyhow::Result<Said> {
    loop {
        report::prompt("does it answer? [y/n, 0-3, Enter leaves it open, q stops] ");
        let mut line = String::new();
        if input.read_line(&mut line).context("standard input cannot be read")? == 0 {
            return Ok(Said::Stop);
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" | "1" => return Ok(Said::Grade(1)),
            "n" | "no" | "0" => return Ok(Said::Grade(0)),
            "2" => return Ok(Said::Grade(2)),
            "3" => return Ok(Said::Grade(3)),
            "" | "s" | "skip" => return Ok(Said::Open),
            "q" | "quit" => return Ok(Said::Stop),
            _ => {}
        }
    }
}
