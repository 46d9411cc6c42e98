use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::filters::Filtering;
use super::{ExitStatus, Surroundings, ask, report, statements, terminal};
use crate::engine::{About, Counting, Lanes, TimelineRequest, Unit, asked_for_something};
use crate::present::{self, ListFormat, Picture};

/// The most lanes a picture or list is divided into.
const MOST_LANES: usize = 8;

/// Draw passages or statements per day, month or year
#[derive(Debug, Args)]
#[command(
    after_help = "Passages are those that hold all words of the question, or what stands for them; with --query those that match a
query as in `demarche search`; without either all that pass the filters. They are placed by the publication of their
article, statements by when the act happened, where the sentence tells.

Examples:
  demarche timeline sanctions Russia
  demarche timeline --actor APT28 --by year
  demarche timeline --statements --act accuse --target Russia --lanes actor
  demarche timeline --statements --lanes act --from 2024 --svg acts-2024.svg"
)]
pub(super) struct Timeline {
    /// What the passages are about, in words
    #[arg(value_name = "QUESTION")]
    question: Vec<String>,
    /// Read the words as a query, as `search` does
    #[arg(long, requires = "question")]
    query: bool,
    /// Count statements instead of passages
    #[arg(long, conflicts_with = "question")]
    statements: bool,
    /// Statements of this speaker, by any name
    #[arg(long, value_name = "NAME", requires = "statements", help_heading = "Filters")]
    speaker: Option<String>,
    /// Statements that concern this actor, by any name
    #[arg(long, value_name = "NAME", requires = "statements", help_heading = "Filters")]
    target: Option<String>,
    #[command(flatten)]
    filtering: Filtering,
    /// How long a period is [default: by the span]
    #[arg(long, value_name = "UNIT", value_enum, help_heading = "Output")]
    by: Option<UnitArg>,
    /// What to divide the counts by
    #[arg(long, value_name = "WHAT", value_enum, default_value_t, help_heading = "Output")]
    lanes: LanesArg,
    /// Also draw a picture into this file
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    svg: Option<PathBuf>,
    /// The title of the picture [default: what was asked for]
    #[arg(long, value_name = "TEXT", requires = "svg", help_heading = "Output")]
    title: Option<String>,
    /// How to write the periods
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, help_heading = "Output")]
    format: ListFormat,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum UnitArg {
    Day,
    Month,
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum LanesArg {
    #[default]
    None,
    Act,
    Actor,
}

impl Timeline {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let words = self.question.join(" ");
        if !self.question.is_empty() {
            asked_for_something(&words).map_err(anyhow::Error::new)?;
        }
        let (speaker, target) = (self.speaker.as_deref(), self.target.as_deref());
        let asked = statements::request(&self.filtering, speaker, target, None, around)?;
        let counting = match () {
            () if self.statements => Counting::Statements(asked),
            () if self.question.is_empty() => Counting::Passages(About::Anything, asked.filters),
            () if self.query => Counting::Passages(About::Query(words.clone()), asked.filters),
            () => Counting::Passages(About::Question(words.clone()), asked.filters),
        };
        let request = TimelineRequest {
            counting,
            unit: self.by.map(|by| match by {
                UnitArg::Day => Unit::Day,
                UnitArg::Month => Unit::Month,
                UnitArg::Year => Unit::Year,
            }),
            lanes: match self.lanes {
                LanesArg::None => Lanes::None,
                LanesArg::Act => Lanes::Act,
                LanesArg::Actor => Lanes::Actor,
            },
            most_lanes: MOST_LANES,
        };
        let line = ask::opened(around)?.timeline(&request).map_err(anyhow::Error::new)?;
        for notice in &line.notices {
            report::notice(notice);
        }
        let of = if self.statements { "statements" } else { "passages" };
        if let Some(path) = &self.svg {
            if path.as_os_str().is_empty() {
                bail!("--svg needs the name of a file");
            }
            let title = self.title.clone().unwrap_or_else(|| self.described(&words));
            let mut drawn = Vec::new();
            present::picture(&mut drawn, &line, &Picture { title: &title, of })?;
            fs::write(path, drawn).with_context(|| format!("could not write the picture {}", path.display()))?;
            report::notice(&format!("the picture is in {}", path.display()));
        }
        let mut out = BufWriter::new(io::stdout().lock());
        present::timeline(&mut out, self.format, &line, of, terminal::look(around.colour, false))?;
        out.flush()?;
        if line.total == 0 {
            report::notice(&format!("no {of} were found"));
            return Ok(ExitStatus::Nothing);
        }
        Ok(ExitStatus::Found)
    }

    /// Returns what was asked for, as a title.
    fn described(&self, words: &str) -> String {
        let mut parts = vec![match (self.statements, words) {
            (true, _) => "Statements".to_owned(),
            (false, "") => "Passages".to_owned(),
            (false, words) => format!("Passages on “{words}”"),
        }];
        let named = [("by", &self.speaker), ("on", &self.target)];
        let named = named.into_iter().filter_map(|(word, name)| Some(format!("{word} {}", name.as_ref()?)));
        parts.extend(named);
        parts.extend(self.filtering.described());
        parts.join(" · ")
    }
}
