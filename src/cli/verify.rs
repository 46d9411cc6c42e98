use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::{ExitStatus, Surroundings, ask, report, terminal};
use crate::engine::Verdict;
use crate::notes;
use crate::present::{self, Verified, VerifyFormat};

/// Find every quotation of a note again
#[derive(Debug, Args)]
#[command(
    after_help = "Quotations are runs between quotation marks and block quotations, of five words or more. The form
of quotation marks and dashes, white space, an ellipsis, words in [brackets], the size of the first letter and the marks
at both ends make no difference; everything else is a change, and is shown.

Exit codes: 0 every quotation is exact, 1 some are changed or missing, 2 error.

Examples:
  demarche verify brief.md
  demarche verify notes/*.md --format json | jq '.quotations[] | select(.verdict != \"exact\")'"
)]
pub(super) struct Verify {
    /// The notes, in Markdown
    #[arg(required = true, value_name = "FILE.md")]
    files: Vec<PathBuf>,
    /// The least number of words of a quotation
    #[arg(long, value_name = "N", default_value_t = 5)]
    words: usize,
    /// How to write what was found
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: VerifyFormat,
}

impl Verify {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let mut quoted = Vec::new();
        for path in &self.files {
            let cannot = || format!("{} cannot be read as text in UTF-8", path.display());
            let note = fs::read_to_string(path).with_context(cannot)?;
            quoted.extend(notes::quotations(&note, self.words.max(1)).into_iter().map(|quotation| (path, quotation)));
        }
        let engine = ask::opened(around)?;
        let mut all = Vec::with_capacity(quoted.len());
        for (path, quotation) in quoted {
            let (verdict, standing) = engine.verify(&quotation.text).map_err(anyhow::Error::new)?;
            all.push(Verified { file: path.display().to_string(), quotation, verdict, standing });
        }
        if all.is_empty() {
            report::notice(&format!("there is no quotation of {} words or more", self.words));
        }
        let mut out = BufWriter::new(io::stdout().lock());
        present::verification(&mut out, self.format, &all, terminal::look(around.colour, false))?;
        out.flush()?;
        let exact = all.iter().all(|verified| verified.verdict == Verdict::Exact);
        Ok(if exact { ExitStatus::Found } else { ExitStatus::Nothing })
    }
}
