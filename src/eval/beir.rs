//! Test collections as BEIR lays them out (Thakur et al., "BEIR: a heterogeneous benchmark for zero-shot evaluation of
//! information retrieval models", 2021): `queries.jsonl` and `qrels/SPLIT.tsv`. The documents, `corpus.jsonl`, are
//! records like any other and are read into the index by whoever asks.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::{Error, Query, lines, qrels};

/// The queries of a collection that have judgments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collection {
    /// In the order of the file.
    pub queries: Vec<Query>,
    /// Queries that have judgments but do not stand in the file of queries.
    pub missing: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Line {
    #[serde(rename = "_id")]
    id: Id,
    text: String,
}

/// Some collections number their queries and leave out the quotation marks.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Name(String),
    Number(i64),
}

/// Returns the queries of the collection in `folder` that are judged in `qrels/SPLIT.tsv`.
///
/// # Errors
/// When a file cannot be read or a line of it has another form, or there is no such split.
pub fn read(folder: &Path, split: &str) -> Result<Collection, Error> {
    let judged = folder.join("qrels").join(format!("{split}.tsv"));
    if !judged.is_file() {
        let found = splits(folder)?.into_iter().collect::<Vec<_>>().join(", ");
        return Err(Error::NoSplit { folder: folder.join("qrels"), split: split.to_owned(), found });
    }
    read_files(&folder.join("queries.jsonl"), &judged)
}

/// Returns the names of the splits: the `.tsv` files in `qrels`.
///
/// # Errors
/// When that folder cannot be read.
pub fn splits(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let folder = folder.join("qrels");
    let cannot = |source| Error::Read { path: folder.clone(), source };
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(&folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            found.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    Ok(found)
}

/// Returns the queries of one file that are judged in another, which may be BEIR's or TREC's.
///
/// # Errors
/// When a file cannot be read or a line of it has another form, or a query stands there twice.
pub fn read_files(queries: &Path, judged: &Path) -> Result<Collection, Error> {
    let mut judged = qrels::read(judged)?;
    let mut seen = BTreeSet::new();
    let mut collection = Collection::default();
    lines::each(queries, |line| {
        // A line that is no object is a question named by its number, as in a batch.
        let (id, text) = if line.text.trim_start().starts_with('{') {
            let query: Line = line.json()?;
            let id = match query.id {
                Id::Name(name) => name,
                Id::Number(number) => number.to_string(),
            };
            (id, query.text)
        } else {
            (line.number.to_string(), line.text.trim().to_owned())
        };
        if !seen.insert(id.clone()) {
            return Err(line.twice(format!("the query {id:?}")));
        }
        if let Some(grades) = judged.remove(&id) {
            collection.queries.push(Query { id, text, grades, ..Query::default() });
        }
        Ok(())
    })?;
    collection.missing = judged.into_keys().collect();
    Ok(collection)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::testing::{Folder, file};

    #[test]
    fn only_judged_queries_come_and_the_missing_are_named() {
        let folder = Folder::new("beir-folder");
        folder.write(
            "queries.jsonl",
            r#"
                {"_id": "q1", "text": "who?", "metadata": {}}
                {"_id": 2, "text": "when?"}
                {"_id": "q3", "text": "how?"}
            "#,
        );
        folder.write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\n2\td2\t1\nq9\td1\t1\n");
        folder.write("qrels/dev.tsv", "q3\td1\t1\n");
        let collection = read(folder.path(), "test").expect("read");
        let ids: Vec<_> = collection.queries.iter().map(|query| query.id.as_str()).collect();
        assert_eq!(ids, ["q1", "2"]);
        assert_eq!(collection.queries[0].grades["d1"], 1);
        assert_eq!(collection.missing, ["q9".to_owned()].into());
        let error = read(folder.path(), "train").expect_err("no such split").to_string();
        assert!(error.ends_with("(there are: dev, test)"), "{error}");
    }

    #[test]
    fn a_query_twice_is_an_error() {
        let queries = file("twice", "{\"_id\": \"q1\", \"text\": \"a\"}\n{\"_id\": \"q1\", \"text\": \"b\"}\n");
        let judged = file("twice-qrels", "q1\td1\t1\n");
        let error = read_files(queries.path(), judged.path()).expect_err("twice").to_string();
        assert!(error.ends_with(":2: the query \"q1\" stands in this file twice"), "{error}");
    }
}
