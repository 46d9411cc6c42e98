//! Opening the index to read it: no lock, no waiting, one commit.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{DocAddress, DocSet, Index, ReloadPolicy, Searcher, TERMINATED, TantivyDocument, TantivyError, Term};

use super::analyzer::{self, Analyzer};
use super::manifest::{Counts, Manifest};
use super::schema::{self, Fields};
use super::{Error, Home};
use crate::model::{Article, ArticleId, Passage};

/// What a commit carries beside the documents.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Payload {
    pub(super) manifest: String,
    pub(super) counts: Counts,
}

/// An open index, as one commit left it.
pub struct Reader {
    home: Home,
    folder: PathBuf,
    searcher: Searcher,
    fields: Fields,
    payload: Payload,
}

impl Reader {
    /// Opens the live generation.
    ///
    /// # Errors
    /// When there is no index, it is of another version, or its files are damaged.
    pub fn open(home: &Home) -> Result<Self, Error> {
        let folder = home.live()?;
        let index = open_index(home, &folder)?;
        let engine = |source| Error::Engine { path: folder.clone(), source };
        let payload = payload(home, &index)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(engine)?;
        let (_, fields) = schema::schema();
        Ok(Self { home: home.clone(), searcher: reader.searcher(), folder, fields, payload })
    }

    /// Returns the engine's searcher.
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Returns the fields.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Returns how many articles and passages there are.
    pub fn counts(&self) -> Counts {
        self.payload.counts
    }

    /// Reads the list of files the index was made from.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn manifest(&self) -> Result<Manifest, Error> {
        read_manifest(&self.home, &self.folder, &self.payload.manifest)
    }

    /// Reads the passage at an address of this reader.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn passage(&self, (segment, document): (u32, u32)) -> Result<Passage, Error> {
        self.stored(DocAddress::new(segment, document))
    }

    /// Reads the passage at an address of this reader, and the title of its article.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn titled(&self, (segment, document): (u32, u32)) -> Result<(Option<String>, Passage), Error> {
        let document = self.document(DocAddress::new(segment, document))?;
        let title = document.get_first(self.fields.title).and_then(|value| value.as_str()).map(str::to_owned);
        Ok((title, self.decoded(&document)?))
    }

    /// Reads an article's record.
    ///
    /// # Errors
    /// When there is none, which means the index is damaged, or it cannot be read.
    pub fn article(&self, id: ArticleId) -> Result<Article, Error> {
        let term = Term::from_field_u64(self.fields.record, id.0);
        let address = self.addresses(&term)?.into_iter().next();
        self.stored(address.ok_or_else(|| self.home.damaged(format!("the record of article {:x} is gone", id.0)))?)
    }

    /// Returns the articles of that name with their keys, in path order; several only when two files share a record's name.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn articles_named(&self, name: &str) -> Result<Vec<(ArticleId, Article)>, Error> {
        let mut found = Vec::new();
        for address in self.addresses(&Term::from_field_text(self.fields.name, name))? {
            let segment = self.searcher.segment_reader(address.segment_ord);
            let keys = segment.fast_fields().u64("article").map_err(|source| self.engine(source))?;
            let article: Article = self.stored(address)?;
            found.extend(keys.first(address.doc_id).map(|key| (ArticleId(key), article)));
        }
        found.sort_by(|(_, a), (_, b)| (&a.path, a.line).cmp(&(&b.path, b.line)));
        Ok(found)
    }

    /// Reads the passages of an article in reading order.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn passages_of(&self, id: ArticleId) -> Result<Vec<Passage>, Error> {
        let mut passages: Vec<Passage> = Vec::new();
        for address in self.addresses(&Term::from_field_u64(self.fields.article, id.0))? {
            let segment = self.searcher.segment_reader(address.segment_ord);
            let ordinals = segment.fast_fields().u64("ordinal").map_err(|source| self.engine(source))?;
            if ordinals.first(address.doc_id).is_some_and(|ordinal| ordinal > 0) {
                passages.push(self.stored(address)?);
            }
        }
        passages.sort_by_key(|passage| passage.ordinal);
        Ok(passages)
    }

    /// Names the commit this reader sees.
    pub fn commit(&self) -> String {
        let generation = self.folder.file_name().map(|name| name.to_string_lossy().into_owned());
        format!("{}/{}", generation.unwrap_or_default(), self.payload.manifest)
    }

    /// Names the failure of an engine call on this index.
    pub fn engine(&self, source: TantivyError) -> Error {
        Error::Engine { path: self.folder.clone(), source }
    }

    fn addresses(&self, term: &Term) -> Result<Vec<DocAddress>, Error> {
        let mut found = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let inverted = reader.inverted_index(term.field()).map_err(|source| self.engine(source))?;
            let postings = inverted.read_postings(term, IndexRecordOption::Basic);
            let Some(mut postings) = postings.map_err(|error| self.engine(error.into()))? else { continue };
            while postings.doc() != TERMINATED {
                if !reader.is_deleted(postings.doc()) {
                    found.push(DocAddress::new(segment, postings.doc()));
                }
                postings.advance();
            }
        }
        Ok(found)
    }

    fn stored<T: DeserializeOwned>(&self, address: DocAddress) -> Result<T, Error> {
        self.decoded(&self.document(address)?)
    }

    fn document(&self, address: DocAddress) -> Result<TantivyDocument, Error> {
        self.searcher.doc(address).map_err(|source| self.engine(source))
    }

    fn decoded<T: DeserializeOwned>(&self, document: &TantivyDocument) -> Result<T, Error> {
        let bytes = document.get_first(self.fields.data).and_then(|value| value.as_bytes());
        let bytes = bytes.ok_or_else(|| self.home.damaged("a document holds no data".to_owned()))?;
        postcard::from_bytes(bytes).map_err(|error| self.home.damaged(format!("a document does not decode ({error})")))
    }
}

/// Returns the tokenizers the schema refers to.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(analyzer::NAME, TextAnalyzer::from(Analyzer::default()));
    manager
}

/// Opens the engine's files of a generation, refusing a schema that is not this program's.
pub(super) fn open_index(home: &Home, folder: &std::path::Path) -> Result<Index, Error> {
    let directory = MmapDirectory::open(folder).map_err(|error| home.damaged(error.to_string()))?;
    let mut index = Index::open(directory).map_err(|error| home.damaged(error.to_string()))?;
    let (schema, _) = schema::schema();
    if index.schema() != schema {
        return Err(home.damaged("its fields are not those of this version".to_owned()));
    }
    index.set_tokenizers(tokenizers());
    Ok(index)
}

/// Reads what the last commit carries.
pub(super) fn payload(home: &Home, index: &Index) -> Result<Payload, Error> {
    let metas = index.load_metas().map_err(|error| home.damaged(error.to_string()))?;
    let payload = metas.payload.ok_or_else(|| home.damaged("its commit names no manifest".to_owned()))?;
    serde_json::from_str(&payload).map_err(|error| home.damaged(format!("its commit does not read ({error})")))
}

/// Reads a manifest by name.
pub(super) fn read_manifest(home: &Home, folder: &std::path::Path, name: &str) -> Result<Manifest, Error> {
    let path = folder.join(name);
    let file = File::open(&path).map_err(|source| Error::Io { what: "could not read", path, source })?;
    serde_json::from_reader(BufReader::new(file))
        .map_err(|error| home.damaged(format!("{name} does not read ({error})")))
}
