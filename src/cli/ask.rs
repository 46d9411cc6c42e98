use std::mem::ManuallyDrop;
use std::path::Path;
use std::thread;
use std::time::Instant;

use clap::Args;

use super::filters::Options;
use super::log::Asked;
use super::{ExitStatus, Surroundings, index, model, report, search};
use crate::engine::{About, Engine, asked_for_something, rehearse};
use crate::index as store;

/// Ask a question; the passages that answer it come best first
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  demarche ask who denied the allegations
  demarche ask \"how did Beijing respond to the sanctions\" --from 2024-03 --to 2024-04
  demarche ask \"who was expelled\" --actor Moscow --per-article 2 --explain
  demarche ask \"how many voters were affected\" --format json | jq '.hits[0].text'")]
pub(super) struct Ask {
    /// The question, in words
    #[arg(required = true, value_name = "QUESTION")]
    question: Vec<String>,
    #[command(flatten)]
    options: Options,
}

impl Ask {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let request = self.options.selection().request(super::index::today(), around)?;
        let question = self.question.join(" ");
        asked_for_something(&question).map_err(anyhow::Error::new)?;
        // Where no thread is to be had, the question waits for what this would have made ready.
        drop(thread::Builder::new().spawn(rehearse));
        let engine = existing(around)?;
        // Facets name the actors of passages, not those of the question alone.
        let actors = if self.options.facets { around.actors()?.clone() } else { around.actors_for(&question)? };
        // The process ends after this, and the system takes back memory and maps sooner than we could give them.
        let engine = ManuallyDrop::new(engine.with_actors(actors));
        let start = Instant::now();
        let answer = engine.ask(&question, &request).map_err(anyhow::Error::new)?;
        let facets =
            self.options.facets.then(|| engine.facets(&About::Question(question), &request.filters)).transpose();
        let facets = facets.map_err(anyhow::Error::new)?;
        let asked = (Asked::Ask, &*engine, around);
        search::write(answer, facets.as_ref(), &request, &self.options, start.elapsed(), asked)
    }
}

/// Opens the index, made first where there is none but a corpus.
pub(super) fn opened(around: &Surroundings) -> anyhow::Result<Engine> {
    Ok(existing(around)?.with_actors(around.actors()?.clone()))
}

/// Does so without the actor table.
fn existing(around: &Surroundings) -> anyhow::Result<Engine> {
    make_where_missing(around)?;
    let engine = Engine::open(&around.home).map_err(anyhow::Error::new)?;
    Ok(engine.with_model(model::kept(around)))
}

/// Makes the index where there is none but a corpus.
pub(super) fn make_where_missing(around: &Surroundings) -> anyhow::Result<()> {
    let corpus = Path::new(index::DEFAULT_CORPUS);
    let missing = matches!(around.home.live(), Err(store::Error::Missing(_)));
    if missing && corpus.is_dir() {
        let folder = around.home.root().display();
        report::notice(&format!("there is no index in {folder} yet; making one from {}", corpus.display()));
        let summary = index::build(corpus, around, index::Settings::default())?;
        if !summary.skipped.is_empty() {
            let count = summary.skipped.len();
            report::notice(&format!("{count} skipped; `demarche status` names them with the reasons"));
        }
    }
    Ok(())
}
