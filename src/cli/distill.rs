use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use walkdir::WalkDir;

use super::ExitStatus;
use crate::meaning::distill;

/// Average what a language model says of each word piece in running text
#[derive(Debug, Args)]
#[command(after_help = "Example:
  demarche model distill --encoder model --text running-text --out src/meaning/table.bin")]
pub(super) struct Distill {
    /// The folder with model.safetensors and vocab.txt
    #[arg(long, value_name = "DIR")]
    encoder: PathBuf,
    /// Folders or files of running text (.txt, .md), a paragraph a line
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    text: Vec<PathBuf>,
    /// Where to write the table
    #[arg(long, value_name = "FILE", required_unless_present = "basis")]
    out: Option<PathBuf>,
    /// Where to write the basis of the rows that an optional model gives
    #[arg(long, value_name = "FILE")]
    basis: Option<PathBuf>,
    /// How many threads work [default: one for each core]; the table is the same with any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

impl Distill {
    pub(super) fn run(&self) -> anyhow::Result<ExitStatus> {
        let weights = read(&self.encoder.join("model.safetensors"))?;
        let vocabulary = text_of(&self.encoder.join("vocab.txt"))?;
        let texts = texts(&self.text)?;
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let jobs = self.jobs.map_or(cores, usize::from);
        let bar = indicatif::ProgressBar::new(0);
        if !io::stderr().is_terminal() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::hidden());
        }
        let mut progress = |done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        };
        if let Some(out) = &self.out {
            let (table, made) = distill::distill(&weights, &vocabulary, &texts, jobs, &mut progress)?;
            fs::write(out, &table).with_context(|| format!("cannot write {}", out.display()))?;
            writeln!(
                io::stdout(),
                "{}: {} bytes from {} running pieces, {} of {} seen",
                out.display(),
                table.len(),
                made.running,
                made.seen,
                made.pieces
            )?;
        }
        if let Some(out) = &self.basis {
            let basis = distill::basis(&weights, &vocabulary, &texts, jobs, &mut progress)?;
            fs::write(out, &basis).with_context(|| format!("cannot write {}", out.display()))?;
            writeln!(io::stdout(), "{}: {} bytes", out.display(), basis.len())?;
        }
        bar.finish_and_clear();
        Ok(ExitStatus::Found)
    }
}

/// Returns the texts of the files, in the order of their paths.
fn texts(paths: &[PathBuf]) -> anyhow::Result<Vec<String>> {
    let mut files = Vec::new();
    for path in paths {
        for entry in WalkDir::new(path) {
            let path = entry?.into_path();
            if path.is_file() && path.extension().is_some_and(|ending| ending == "txt" || ending == "md") {
                files.push(path);
            }
        }
    }
    files.sort();
    anyhow::ensure!(!files.is_empty(), "no .txt or .md file in the text folders");
    files.iter().map(|path| text_of(path)).collect()
}

fn text_of(path: &Path) -> anyhow::Result<String> {
    String::from_utf8(read(path)?).with_context(|| format!("{} is not UTF-8", path.display()))
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
