//! The optional model of an engine: opened when first needed, used where it made the rows of the index.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Engine, Error};
use crate::encode::{Encoder, Pool, ROWS_VERSION};
use crate::index::{Home, Maker, Rows};

/// What an engine knows of the optional model.
pub(super) struct Optional {
    /// The file it is kept in, where there is one.
    path: Option<PathBuf>,
    opened: OnceLock<Opened>,
}

/// What opening it came to.
pub(super) enum Opened {
    /// Questions are answered with it.
    Ready(Box<Model>),
    /// They are answered without it: nobody has asked for one, or the index has no rows yet.
    Absent,
    /// They are answered without it although there are rows, for this reason.
    Unfit(String),
}

/// A model and the rows it made.
pub(super) struct Model {
    pub(super) encoder: Encoder,
    pub(super) pool: Pool,
    pub(super) rows: Rows,
}

impl Optional {
    pub(super) fn new(path: Option<PathBuf>) -> Self {
        Self { path, opened: OnceLock::new() }
    }
}

/// Returns how the rows of an index name the model that made them.
pub(super) fn maker(encoder: &Encoder) -> Maker {
    let about = encoder.about();
    let mut id = about.id.clone();
    id.truncate(12);
    Maker { name: about.name.clone(), id: format!("{id}-{ROWS_VERSION}"), width: encoder.width() }
}

impl Engine {
    /// Lets questions be answered with a model that is kept in a file. It is opened with the first question.
    #[must_use]
    pub fn with_model(self, path: Option<PathBuf>) -> Self {
        Self { model: Optional::new(path), ..self }
    }

    /// Tells whether questions are answered with the model.
    pub fn uses_model(&self) -> bool {
        matches!(self.opened_model(), Opened::Ready(_))
    }

    pub(super) fn opened_model(&self) -> &Opened {
        self.model.opened.get_or_init(|| open(&self.home, self.model.path.as_deref()).unwrap_or_else(Opened::Unfit))
    }
}

/// Opens the model and the rows it made, or says why not.
fn open(home: &Home, path: Option<&Path>) -> Result<Opened, String> {
    let told = |error: Error| match error.hint() {
        Some(hint) => format!("ranked without the model: {error}; {hint}"),
        None => format!("ranked without the model: {error}"),
    };
    let Some(made_by) = Rows::maker(home).map_err(|error| told(error.into()))? else { return Ok(Opened::Absent) };
    let Some(path) = path else { return Ok(Opened::Absent) };
    let encoder = Encoder::open(path).map_err(|error| told(error.into()))?;
    let ours = maker(&encoder);
    if made_by != ours {
        return Err(format!(
            "ranked without the model: the rows of the index were made by {} ({}), the model at hand is {} ({}); \
             `demarche index` makes them anew",
            made_by.name, made_by.id, ours.name, ours.id
        ));
    }
    let rows = Rows::open(home).map_err(|error| told(error.into()))?;
    Ok(rows.map_or(Opened::Absent, |rows| Opened::Ready(Box::new(Model { encoder, pool: Pool::new(), rows }))))
}
