//! Whether an index is whole: its files as they were written, each passage with its article, the sums right.

use std::collections::BTreeMap;

use tantivy::DocAddress;

use super::manifest::Manifest;
use super::reader::Reader;
use super::sums::{FileFault, Sums};
use super::{Error, Home, Rows};
use crate::model::{Article, ArticleId, PassageId};

/// Something that is not as it should be in an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A file of the index.
    File(FileFault),
    /// The rows of an optional model: a file of them, and what is wrong with it.
    Rows(String),
    /// The last run was stopped before it took the checksums of the files.
    NoSums,
    /// A document that does not read, or holds another's text.
    Document(String),
    /// An article whose passages are not all there; its name or key, how many it should have and has.
    Passages {
        /// The article's name, or its key where its record is gone.
        article: String,
        /// How many its record tells; `None` when the record itself is gone.
        expected: Option<u32>,
        /// How many there are.
        found: u32,
    },
    /// A file of the corpus with another number of articles or passages than the manifest tells.
    Drift {
        /// Its path under the corpus root, or that of an article the manifest does not know.
        path: String,
        /// Articles and passages the manifest tells.
        expected: (u64, u64),
        /// Articles and passages there are.
        found: (u64, u64),
    },
}

/// What is counted of an article.
#[derive(Default)]
struct Tally {
    name: Option<String>,
    expected: Option<u32>,
    found: u32,
    highest: u32,
}

/// Compares the files of the live generation with the sums taken when they were written.
///
/// # Errors
/// When there is no index, it is of another version, or a file cannot be read at all.
pub fn file_faults(home: &Home) -> Result<Vec<Fault>, Error> {
    let folder = home.live()?;
    match Sums::read(&folder) {
        Some(sums) => Ok(sums.faults(&folder)?.into_iter().map(Fault::File).collect()),
        None => Ok(vec![Fault::NoSums]),
    }
}

/// Reads the rows an optional model made and compares them with their checksums.
pub fn rows_faults(home: &Home) -> Vec<Fault> {
    match Rows::open(home) {
        Ok(rows) => {
            let damaged = rows.iter().flat_map(Rows::damaged);
            damaged.map(|(name, rows)| Fault::Rows(format!("{rows} rows of {name} are damaged"))).collect()
        }
        Err(error) => vec![Fault::Rows(error.to_string())],
    }
}

impl Reader {
    /// Reads every document and compares them with one another and with the manifest.
    ///
    /// # Errors
    /// When a segment or the manifest cannot be read at all.
    pub fn document_faults(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        let mut articles: BTreeMap<u64, Tally> = BTreeMap::new();
        let mut files: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for (segment, reader) in (0..).zip(self.searcher().segment_readers()) {
            let column = |name| reader.fast_fields().u64(name).map_err(|source| self.engine(source));
            let (keys, ordinals) = (column("article")?, column("ordinal")?);
            for document in reader.doc_ids_alive() {
                let (Some(key), Some(ordinal)) = (keys.first(document), ordinals.first(document)) else {
                    faults.push(Fault::Document("a document has no key".to_owned()));
                    continue;
                };
                let address = DocAddress::new(segment, document);
                let tally = articles.entry(key).or_default();
                let read = match u32::try_from(ordinal) {
                    Ok(0) => self.tally_article(key, address, tally, &mut files),
                    Ok(ordinal) => self.tally_passage(key, ordinal, address, tally),
                    Err(_) => Err("a passage has no place".to_owned()),
                };
                faults.extend(read.err().map(Fault::Document));
            }
        }
        for (key, tally) in articles {
            if tally.expected != Some(tally.found) || tally.highest != tally.found {
                let article = tally.name.unwrap_or_else(|| format!("{key:016x}"));
                faults.push(Fault::Passages { article, expected: tally.expected, found: tally.found });
            }
        }
        faults.extend(drift(&self.manifest()?, files));
        Ok(faults)
    }

    fn tally_article(
        &self,
        key: u64,
        address: DocAddress,
        tally: &mut Tally,
        files: &mut BTreeMap<String, (u64, u64)>,
    ) -> Result<(), String> {
        let article: Article = self.record(ArticleId(key), address).map_err(|error| error.to_string())?;
        let (articles, passages) = files.entry(article.path.clone()).or_default();
        *articles += 1;
        *passages += u64::from(article.passages);
        tally.expected = Some(article.passages);
        tally.name = Some(article.name);
        Ok(())
    }

    fn tally_passage(&self, key: u64, ordinal: u32, address: DocAddress, tally: &mut Tally) -> Result<(), String> {
        tally.found += 1;
        tally.highest = tally.highest.max(ordinal);
        let id = PassageId { article: ArticleId(key), ordinal };
        self.passage(id, (address.segment_ord, address.doc_id)).map(drop).map_err(|error| error.to_string())
    }
}

fn drift(manifest: &Manifest, mut files: BTreeMap<String, (u64, u64)>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, record) in &manifest.files {
        let found = files.remove(path).unwrap_or_default();
        let expected = (record.articles, record.passages);
        if found != expected {
            faults.push(Fault::Drift { path: path.clone(), expected, found });
        }
    }
    let strange = |(path, found)| Fault::Drift { path, expected: (0, 0), found };
    faults.extend(files.into_iter().map(strange));
    faults
}
