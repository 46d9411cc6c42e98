//! The rows of an optional model, made after the index: how long it will take, how far it is.

use std::num::NonZero;

use super::progress::Bar;
use super::{Surroundings, index, model, report, terminal};
use crate::encode::Encoder;
use crate::engine::{self, RowsOptions, RowsProgress};

/// What a passage takes, in seconds on one core; measured with all-MiniLM-L6-v2 on passages of 120 words.
const A_PASSAGE: f64 = 0.025;

/// When to make rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Rows {
    // No help lines: they would spread the help of the command.
    #[default]
    Auto,
    On,
    Off,
}

/// Makes the rows that are missing.
pub(super) fn make(when: Rows, jobs: Option<u16>, around: &Surroundings) -> anyhow::Result<()> {
    let file = match (when, model::kept(around)) {
        (Rows::Off, _) | (Rows::Auto, None) => return Ok(()),
        (Rows::On, None) => anyhow::bail!("no model is kept; add one with `demarche model add FILE`"),
        (_, Some(file)) => file,
    };
    let encoder = match Encoder::open(&file).map_err(engine::Error::from) {
        Ok(encoder) => encoder,
        Err(error) if when == Rows::Auto => {
            let hint = error.hint().map(|hint| format!("; {hint}")).unwrap_or_default();
            report::notice(&format!("no rows were made: {error}{hint}"));
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let jobs = jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get), usize::from);
    let options = RowsOptions { jobs, check: when == Rows::On, holder: index::holder() };
    let bar = Bar::new(terminal::draws_progress());
    let name = encoder.about().name.clone();
    let made = engine::encode_rows(&around.home, &encoder, &options, &mut |step| {
        if let RowsProgress::Start { passages } = step
            && passages > 0
        {
            report::notice(&expected(passages, jobs, &name));
        }
        bar.show_rows(step);
    });
    bar.end();
    let made = made.map_err(anyhow::Error::new)?;
    if made.made > 0 {
        report::notice(&format!("{} of {} passages have rows of {}", made.with_rows, made.passages, made.model));
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn expected(passages: u64, jobs: usize, model: &str) -> String {
    let seconds = passages as f64 * A_PASSAGE / jobs as f64;
    let time = match seconds {
        ..1.0 => "a second".to_owned(),
        1.0..90.0 => format!("{seconds:.0} seconds"),
        _ => format!("{:.0} minutes", seconds / 60.0),
    };
    format!(
        "{passages} passages need rows of {model}: about {time}. The index can be used now; stop at any time, the next \
         `demarche index` goes on"
    )
}
