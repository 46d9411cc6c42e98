//! What a stopped run left in a generation's folder: found by name, and taken away by the next run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tantivy::Index;

use super::reader::{Payload, open_index, payload};
use super::sums::{self, Sums};
use super::{Error, Home};

/// Files of the engine that belong to no segment.
const ENGINE: [&str; 2] = ["meta.json", ".managed.json"];

/// Tells whether the last run on an index came to its end: its checksums are taken, and no file lies in its folders that
/// no commit knows. An index that cannot be opened is not settled.
pub fn is_settled(home: &Home) -> bool {
    let settled = || -> Result<bool, Error> {
        let folder = home.live()?;
        let index = open_index(home, &folder)?;
        let payload = payload(home, &index)?;
        let whole = Sums::read(&folder).is_some_and(|sums| sums.commit == payload.manifest);
        Ok(whole && !home.has_other_generations()? && left(home, &folder, &index, &payload)?.is_empty())
    };
    settled().unwrap_or(false)
}

/// Removes the files of a generation that its last commit does not know, once the engine has removed its own. One that
/// cannot be removed does no harm.
pub(super) fn remove(home: &Home, folder: &Path, index: &Index, payload: &Payload) -> Result<(), Error> {
    for name in left(home, folder, index, payload)? {
        drop(fs::remove_file(folder.join(name)));
    }
    Ok(())
}

fn left(home: &Home, folder: &Path, index: &Index, payload: &Payload) -> Result<Vec<String>, Error> {
    let metas = index.load_metas().map_err(|error| home.damaged(error.to_string()))?;
    let segments = metas.list_segment_files();
    let mut known: BTreeSet<String> = segments.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    known.extend(ENGINE.map(str::to_owned));
    known.extend(payload.files().map(str::to_owned));
    Ok(sums::names(folder)?.into_keys().filter(|name| !known.contains(name)).collect())
}
