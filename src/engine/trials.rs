//! For tests of building: small runs, and what the index holds after them.

use std::path::Path;
use std::time::Duration;

use super::{BuildOptions, Summary, build};
use crate::annotate::Annotated;
use crate::index::{Home, Reader};
use crate::parse::Limits;

/// Returns the settings of a small run, long after the files of a test were written.
pub(crate) fn options() -> BuildOptions {
    BuildOptions {
        rebuild: false,
        redate: false,
        annotations: None,
        jobs: 1,
        heap: 16 << 20,
        limits: Limits::default(),
        longest: Duration::from_mins(1),
        now: 4_000_000_000_000_000_000,
        now_text: "2096-10-02T07:06:40Z".to_owned(),
        holder: "a test".to_owned(),
    }
}

/// Reads a folder into an index.
pub(crate) fn built(corpus: &Path, home: &Home, rebuild: bool) -> Summary {
    build(corpus, home, &BuildOptions { rebuild, ..options() }, &mut |_| {}).unwrap()
}

/// Returns the articles an index holds, by the paths of their files.
pub(crate) fn articles(home: &Home) -> Vec<Annotated> {
    let reader = Reader::open(home).unwrap();
    let manifest = reader.manifest().unwrap();
    let of = |key| reader.articles_of(key).unwrap().map(Result::unwrap).collect::<Vec<_>>();
    manifest.files.values().flat_map(|file| of(file.key)).collect()
}
