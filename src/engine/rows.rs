//! The rows of an optional model for the passages of an index: after the commit, in parts, each kept as soon as it is made.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Error;
use super::model::maker;
use crate::encode::{self, Encoder, PassageRows, Pool, Text};
use crate::index::{Home, NewRow, Placed, Reader, RowsWriter, TextKey};
use crate::model::PassageId;

/// Passages in a part; what is being made when the run is stopped is at most this much.
const PART: usize = 256;
/// Passages a thread takes at a time.
const TAKEN: usize = 8;

/// How to make rows.
#[derive(Debug, Clone)]
pub struct RowsOptions {
    /// Threads that compute, at least 1.
    pub jobs: usize,
    /// Check the rows there are, and make those anew that are damaged.
    pub check: bool,
    /// What another process is told that wants to write meanwhile.
    pub holder: String,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsProgress {
    /// So many passages need rows.
    Start {
        /// Passages.
        passages: u64,
    },
    /// So many of them have theirs.
    Done {
        /// Passages.
        passages: u64,
    },
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowsSummary {
    /// What the model is called.
    pub model: String,
    /// Passages that got rows.
    pub made: u64,
    /// Passages with rows now.
    pub with_rows: u64,
    /// Passages of the index.
    pub passages: u64,
}

/// Gives every passage of an index its rows that has none.
///
/// # Errors
/// When another process writes, or the index cannot be read or written. Rows made before that stay.
pub fn encode_rows(
    home: &Home,
    encoder: &Encoder,
    options: &RowsOptions,
    progress: &mut dyn FnMut(RowsProgress),
) -> Result<RowsSummary, Error> {
    let mut writer = RowsWriter::open(home, maker(encoder), &options.holder)?;
    let reader = Reader::open(home)?;
    let model = encoder.about().name.clone();
    let counts = reader.counts();
    if !options.check && writer.rows().complete(&reader.commit()) == Some(counts.passages) {
        return Ok(RowsSummary { model, made: 0, with_rows: counts.passages, passages: counts.passages });
    }
    if options.check {
        writer.drop_damaged()?;
    }
    let all = reader.all_passages()?;
    let has_row = |placed: &&Placed| {
        let rows = writer.rows();
        if options.check {
            matches!(rows.row(placed.passage, placed.text), Ok(Some(_)))
        } else {
            rows.has(placed.passage, placed.text)
        }
    };
    let missing: Vec<&Placed> = all.iter().filter(|placed| !has_row(placed)).collect();
    let missing = moved(&mut writer, missing)?;
    progress(RowsProgress::Start { passages: missing.len() as u64 });
    let pools: Vec<Pool> = (0..options.jobs.max(1)).map(|_| Pool::new()).collect();
    let mut made = 0;
    for part in missing.chunks(PART) {
        let mut texts = Vec::with_capacity(part.len());
        for placed in part {
            texts.push(reader.stored(placed.passage, placed.address)?.into_texts());
        }
        let done = |count: usize| progress(RowsProgress::Done { passages: made + count as u64 });
        let rows = encoded(encoder, &pools, &texts, done);
        writer.add(part.iter().zip(rows).map(|(placed, rows)| new_row(placed.passage, placed.text, rows)).collect())?;
        made += part.len() as u64;
        progress(RowsProgress::Done { passages: made });
    }
    let live: Vec<(PassageId, TextKey)> = all.iter().map(|placed| (placed.passage, placed.text)).collect();
    let with_rows = writer.finish(&live, &reader.commit())?;
    Ok(RowsSummary { model, made, with_rows, passages: counts.passages })
}

/// Gives passages the rows of the same text under another key (a file was renamed), and returns those still without.
fn moved<'a>(writer: &mut RowsWriter, missing: Vec<&'a Placed>) -> Result<Vec<&'a Placed>, Error> {
    let by_text = writer.by_text();
    let (known, missing): (Vec<&Placed>, Vec<&Placed>) =
        missing.into_iter().partition(|placed| by_text.contains_key(&placed.text));
    let mut new = Vec::with_capacity(known.len());
    let mut still = missing;
    for placed in known {
        // A damaged row is made again.
        match writer.rows().row(by_text[&placed.text], placed.text) {
            Ok(Some(row)) => new.push(NewRow {
                passage: placed.passage,
                text: placed.text,
                vector: row.vector.to_vec(),
                length: row.length,
                pieces: row.pieces.to_vec(),
            }),
            _ => still.push(placed),
        }
    }
    writer.add(new)?;
    still.sort_unstable();
    Ok(still)
}

fn new_row(passage: PassageId, text: TextKey, rows: PassageRows) -> NewRow {
    let length = encode::length(&rows.vector);
    let vector = rows.vector.into_iter().map(i8::cast_unsigned).collect();
    NewRow { passage, text, vector, length, pieces: rows.pieces }
}

/// Returns the rows of texts in their order, computed by as many threads as there are pools. `done` is told from time to
/// time how many there are.
fn encoded(
    encoder: &Encoder,
    pools: &[Pool],
    texts: &[(String, String)],
    mut done: impl FnMut(usize),
) -> Vec<PassageRows> {
    let next = AtomicUsize::new(0);
    let batches: Vec<&[(String, String)]> = texts.chunks(TAKEN).collect();
    let (to_us, made) = crossbeam_channel::unbounded();
    let mut found: BTreeMap<usize, Vec<PassageRows>> = BTreeMap::new();
    std::thread::scope(|scope| {
        for pool in pools {
            let (next, batches, to_us) = (&next, &batches, to_us.clone());
            scope.spawn(move || {
                while let Some((place, batch)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, batches.get(n)?)))
                {
                    let texts: Vec<Text> = batch.iter().map(|(title, body)| Text { title, body }).collect();
                    // The receiver outlives the threads.
                    drop(to_us.send((place, encoder.passages(&texts, pool))));
                }
            });
        }
        drop(to_us);
        for (place, rows) in made {
            found.insert(place, rows);
            done((found.len() * TAKEN).min(texts.len()));
        }
    });
    found.into_values().flatten().collect()
}
