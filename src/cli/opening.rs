//! The index opened for as long as a process stays: by what, and which files tell that it has to be opened anew.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Surroundings, model, own_actors};
use crate::engine::Engine;

/// Opens the index as it is now, with the reader's own rows as they are now.
pub(super) fn opened(around: &Surroundings) -> anyhow::Result<Engine> {
    let actors = Arc::new(own_actors::table(&around.home)?);
    let engine = Engine::open(&around.home).map_err(anyhow::Error::new)?;
    Ok(engine.with_actors(actors).with_model(model::kept(around)))
}

/// Returns the files whose change means that it is to be opened anew, those included that are not there yet.
pub(super) fn watched(around: &Surroundings) -> Vec<PathBuf> {
    let mut files = around.home.changing();
    files.push(own_actors::corpus_file(&around.home));
    files.extend(own_actors::global_file());
    files.extend(model::kept(around));
    files
}
