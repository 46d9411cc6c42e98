//! Opening the index to read it: no lock, no waiting, one commit.

use std::fs::File;
use std::io::{BufReader, Seek};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};
use tantivy::directory::{Directory, MmapDirectory};
use tantivy::schema::IndexRecordOption;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{DocAddress, DocSet, Index, ReloadPolicy, Searcher, TERMINATED, TantivyError, Term};

use super::analyzer::{self, Analyzer};
use super::copies::Copies;
use super::manifest::{Counts, Manifest, record_in};
use super::read_only::ReadOnly;
use super::schema::{self, Fields, bucket_of_key, bucket_of_name};
use super::seal;
use super::stored::Stored;
use super::{Error, Home};
use crate::annotate::Annotated;
use crate::model::{Article, ArticleId, Passage, PassageId};

/// What a commit carries beside the documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Payload {
    pub(super) manifest: String,
    pub(super) counts: Counts,
    /// The file of copies, where there are any.
    #[serde(default)]
    pub(super) copies: Option<String>,
    /// The folder it was made from, from the root of the file system where that could be told.
    #[serde(default)]
    pub(super) corpus: PathBuf,
}

impl Payload {
    /// Returns the names of the files of ours that the commit needs.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.manifest.as_str()).chain(self.copies.as_deref())
    }
}

/// Returns the folder an index was made from, without opening it for reading; `None` when there is no index.
pub fn corpus_of(home: &Home) -> Option<PathBuf> {
    let folder = home.live().ok()?;
    let payload = payload(home, &open_index(home, &folder).ok()?).ok()?;
    if payload.corpus.is_dir() {
        return Some(payload.corpus);
    }
    // The folder has moved; where the commands are run from there may be one of the name.
    read_manifest(home, &folder, &payload.manifest).ok().map(|manifest| PathBuf::from(manifest.corpus))
}

/// An open index, as one commit left it.
pub struct Reader {
    home: Home,
    folder: PathBuf,
    searcher: Searcher,
    fields: Fields,
    payload: Payload,
    /// The file of copies as it was when the commit was opened; a later commit removes it.
    copies_bytes: Vec<u8>,
    copies: OnceLock<Copies>,
    /// The list of files, opened with the commit for the same reason; `None` where it could not be.
    manifest: Option<Mutex<File>>,
}

impl Reader {
    /// Opens the live generation.
    ///
    /// # Errors
    /// When there is no index, it is of another version, or its files are damaged.
    pub fn open(home: &Home) -> Result<Self, Error> {
        loop {
            let live = home.live()?;
            match Self::open_generation(home, live.clone()) {
                // A rebuild took the generation away between two steps; the one that replaced it is there.
                Err(_) | Ok(Self { manifest: None, .. }) if home.live()? != live => {}
                ended => return ended,
            }
        }
    }

    fn open_generation(home: &Home, folder: PathBuf) -> Result<Self, Error> {
        let fields = schema::fields();
        let mut last: Option<Vec<u8>> = None;
        loop {
            // No lock is taken. When a commit or a merge came in between, files may be gone, or the documents be of one run
            // and the copies of another: the next try sees what is there now.
            let before = commit_bytes(&folder);
            let opened = opened(home, &folder);
            let after = commit_bytes(&folder);
            match opened {
                Ok((searcher, payload, copies_bytes)) if before == after => {
                    let manifest = File::open(folder.join(&payload.manifest)).ok().map(Mutex::new);
                    if manifest.is_none() && last != after {
                        last = after;
                        continue;
                    }
                    let (home, copies) = (home.clone(), OnceLock::new());
                    return Ok(Self { home, folder, searcher, fields, payload, copies_bytes, copies, manifest });
                }
                // Damage stays; what a commit did is over at the next try.
                Err(error) if before == after && last == after => return Err(error),
                _ => last = after,
            }
        }
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
        let name = &self.payload.manifest;
        let Some(file) = &self.manifest else { return read_manifest(&self.home, &self.folder, name) };
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.folder.join(name);
        file.rewind().map_err(|source| Error::Io { what: "could not read", path, source })?;
        manifest_in(&self.home, name, &file)
    }

    /// Returns when a file of the folder was last written, in nanoseconds since 1970; `None` when the list has no such file.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn modified(&self, path: &str) -> Result<Option<i128>, Error> {
        let Some(list) = &self.manifest else { return Ok(None) };
        let list = list.lock().unwrap_or_else(PoisonError::into_inner);
        let record = record_in(&list, path).map_err(|source| Error::Io {
            what: "could not read",
            path: self.folder.join(&self.payload.manifest),
            source,
        })?;
        Ok(record.map(|record| record.modified))
    }

    /// Returns which articles print the same story.
    ///
    /// # Errors
    /// When the file of copies is damaged.
    pub fn copies(&self) -> Result<&Copies, Error> {
        if let Some(copies) = self.copies.get() {
            return Ok(copies);
        }
        let copies = match &self.payload.copies {
            None => Copies::default(),
            Some(name) => Copies::from_bytes(&self.copies_bytes)
                .map_err(|error| self.home.damaged(format!("{name} does not read ({error})")))?,
        };
        Ok(self.copies.get_or_init(|| copies))
    }

    /// Reads the passage at an address of this reader.
    ///
    /// # Errors
    /// When it cannot be read, or another stands there.
    pub fn passage(&self, id: PassageId, (segment, document): (u32, u32)) -> Result<Passage, Error> {
        self.passage_in(id, &self.document(DocAddress::new(segment, document))?)
    }

    /// Reads the passage at an address of this reader, and the title of its article, and decodes no more of it.
    ///
    /// # Errors
    /// When it cannot be read, or was altered.
    pub fn stored(&self, id: PassageId, (segment, document): (u32, u32)) -> Result<Stored, Error> {
        let stored = self.document(DocAddress::new(segment, document))?;
        if stored.is_sound(id.article) {
            return Ok(stored);
        }
        Err(self.home.damaged("the checksum of a document does not fit".to_owned()))
    }

    /// Reads an article's record.
    ///
    /// # Errors
    /// When there is none, which means the index is damaged, or it cannot be read.
    pub fn article(&self, id: ArticleId) -> Result<Article, Error> {
        for address in self.addresses_of(id)? {
            if self.ordinal(address)? == Some(0) {
                return self.record(id, address);
            }
        }
        Err(self.home.damaged(format!("the record of article {:x} is gone", id.0)))
    }

    /// Reads the article's record at an address.
    pub(super) fn record(&self, id: ArticleId, address: DocAddress) -> Result<Article, Error> {
        let stored = self.document(address)?;
        seal::opened(id.0, stored.data()).map_err(|what| self.home.damaged(what))
    }

    /// Returns the articles of that name with their keys, in path order; several only when two files share a record's name.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn articles_named(&self, name: &str) -> Result<Vec<(ArticleId, Article)>, Error> {
        let mut found = Vec::new();
        for address in self.addresses(&Term::from_field_u64(self.fields.name, bucket_of_name(name)))? {
            let key = self.number("article", address)?.map(ArticleId);
            let key = key.ok_or_else(|| self.home.damaged("an article has no key".to_owned()))?;
            found.push((key, self.record(key, address)?));
        }
        found.retain(|(_, article)| article.name == name);
        found.sort_by(|(_, a), (_, b)| (&a.path, a.line).cmp(&(&b.path, b.line)));
        Ok(found)
    }

    /// Reads the articles added under the key of a file, each with its passages, in the order of their keys; one after
    /// another, since a file may hold more than fit into memory.
    ///
    /// # Errors
    /// When they cannot be found, or one of them not be read.
    pub fn articles_of(&self, file: u64) -> Result<impl Iterator<Item = Result<Annotated, Error>> + '_, Error> {
        let mut articles = Vec::new();
        for address in self.addresses(&Term::from_field_u64(self.fields.file, file))? {
            if self.ordinal(address)? == Some(0) {
                articles.extend(self.number("article", address)?.map(|key| (ArticleId(key), address)));
            }
        }
        articles.sort_unstable();
        let whole =
            |(id, address)| Ok(Annotated { id, article: self.record(id, address)?, passages: self.passages_of(id)? });
        Ok(articles.into_iter().map(whole))
    }

    /// Reads the passages of an article in reading order.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn passages_of(&self, id: ArticleId) -> Result<Vec<Passage>, Error> {
        let mut passages: Vec<Passage> = Vec::new();
        for address in self.addresses_of(id)? {
            let ordinal = self.ordinal(address)?.and_then(|ordinal| u32::try_from(ordinal).ok()).unwrap_or(0);
            if ordinal > 0 {
                passages.push(self.passage_in(PassageId { article: id, ordinal }, &self.document(address)?)?);
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

    /// Returns the term under which an article's documents are found, together with those of a few others.
    pub fn bucket_of(&self, id: ArticleId) -> Term {
        Term::from_field_u64(self.fields.bucket, bucket_of_key(id))
    }

    /// Says that this index is damaged, and how.
    pub fn damaged(&self, what: String) -> Error {
        self.home.damaged(what)
    }

    /// Names the failure of an engine call on this index.
    pub fn engine(&self, source: TantivyError) -> Error {
        Error::Engine { path: self.folder.clone(), source }
    }

    /// Returns the place of a document in its article: 0 for the article's own.
    fn ordinal(&self, address: DocAddress) -> Result<Option<u64>, Error> {
        self.number("ordinal", address)
    }

    /// Returns what a column of numbers holds for a document.
    fn number(&self, column: &str, address: DocAddress) -> Result<Option<u64>, Error> {
        let columns = self.searcher.segment_reader(address.segment_ord).fast_fields();
        Ok(columns.u64(column).map_err(|source| self.engine(source))?.first(address.doc_id))
    }

    /// Returns where an article's own document and those of its passages stand.
    fn addresses_of(&self, id: ArticleId) -> Result<Vec<DocAddress>, Error> {
        let mut found = self.addresses(&self.bucket_of(id))?;
        let mut keys = Vec::new();
        for segment in self.searcher.segment_readers() {
            keys.push(segment.fast_fields().u64("article").map_err(|source| self.engine(source))?);
        }
        found.retain(|address| keys[address.segment_ord as usize].first(address.doc_id) == Some(id.0));
        Ok(found)
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

    fn passage_in(&self, id: PassageId, stored: &Stored) -> Result<Passage, Error> {
        stored.passage(id).map_err(|what| self.home.damaged(what))
    }

    fn document(&self, address: DocAddress) -> Result<Stored, Error> {
        self.searcher.doc(address).map_err(|source| self.engine(source))
    }
}

/// Blocks of documents that are kept unpacked, for each segment: passages read twice are read soon, and memory that is
/// used again costs less than new memory.
const CACHED_BLOCKS: usize = 16;

/// Reads what the engine says of its last commit, as it stands there; `None` when it cannot be read.
fn commit_bytes(folder: &Path) -> Option<Vec<u8>> {
    std::fs::read(folder.join("meta.json")).ok()
}

/// Opens the documents of a commit, what it carries, and its file of copies.
fn opened(home: &Home, folder: &Path) -> Result<(Searcher, Payload, Vec<u8>), Error> {
    let index = open_index(home, folder)?;
    let payload = payload(home, &index)?;
    let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
    let reader = builder.doc_store_cache_num_blocks(CACHED_BLOCKS).try_into();
    let reader = reader.map_err(|source| Error::Engine { path: folder.to_owned(), source })?;
    let copies = read_copies(folder, payload.copies.as_deref())?;
    Ok((reader.searcher(), payload, copies))
}

/// Returns the tokenizers the schema refers to.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(analyzer::NAME, TextAnalyzer::from(Analyzer::default()));
    manager
}

/// Opens the engine's files of a generation to read them, refusing a schema that is not this program's.
pub(super) fn open_index(home: &Home, folder: &Path) -> Result<Index, Error> {
    let directory = ReadOnly::open(folder).map_err(|error| home.damaged(error.to_string()))?;
    index_in(home, directory)
}

/// Opens them to write.
pub(super) fn open_to_write(home: &Home, folder: &Path) -> Result<Index, Error> {
    let directory = MmapDirectory::open(folder).map_err(|error| home.damaged(error.to_string()))?;
    index_in(home, directory)
}

fn index_in(home: &Home, directory: impl Directory) -> Result<Index, Error> {
    let mut index = Index::open(directory).map_err(|error| home.damaged(error.to_string()))?;
    let (schema, _) = schema::schema();
    if index.schema() != schema {
        return Err(home.damaged("its fields are not those of this version".to_owned()));
    }
    index.set_tokenizers(tokenizers());
    Ok(index)
}

/// Returns the list of files of the live index, as the last commit left it; `None` when there is no index.
///
/// # Errors
/// When it is of another version, or its files are damaged.
pub fn manifest_of(home: &Home) -> Result<Option<Manifest>, Error> {
    if home.marker()?.is_none_or(|marker| marker.live.is_none()) {
        return Ok(None);
    }
    Reader::open(home)?.manifest().map(Some)
}

/// Reads what the last commit carries.
pub(super) fn payload(home: &Home, index: &Index) -> Result<Payload, Error> {
    let metas = index.load_metas().map_err(|error| home.damaged(error.to_string()))?;
    let payload = metas.payload.ok_or_else(|| home.damaged("its commit names no manifest".to_owned()))?;
    serde_json::from_str(&payload).map_err(|error| home.damaged(format!("its commit does not read ({error})")))
}

/// Reads a manifest by name.
pub(super) fn read_manifest(home: &Home, folder: &Path, name: &str) -> Result<Manifest, Error> {
    let path = folder.join(name);
    let file = File::open(&path).map_err(|source| Error::Io { what: "could not read", path, source })?;
    manifest_in(home, name, &file)
}

fn manifest_in(home: &Home, name: &str, file: &File) -> Result<Manifest, Error> {
    serde_json::from_reader(BufReader::new(file))
        .map_err(|error| home.damaged(format!("{name} does not read ({error})")))
}

/// Reads the bytes of a file of copies; none where a commit names none.
fn read_copies(folder: &Path, name: Option<&str>) -> Result<Vec<u8>, Error> {
    let Some(name) = name else { return Ok(Vec::new()) };
    let path = folder.join(name);
    std::fs::read(&path).map_err(|source| Error::Io { what: "could not read", path, source })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::annotate;
    use crate::index::{Writer, WriterOptions};
    use crate::model::{Block, BlockKind, Draft};

    #[test]
    fn articles_that_share_a_bucket_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("index"));
        let options =
            WriterOptions { rebuild: false, threads: 1, heap: 16 << 20, excerpts: true, holder: "a test".to_owned() };
        let writer = Writer::open(&home, &options).unwrap();
        let mut written = Vec::new();
        for line in 1..=600 {
            let text = format!("The ministry denied what was said of record {line} in the spring.");
            let block = Block { kind: BlockKind::Paragraph, text, line, page: None };
            let draft = Draft { id: Some(format!("r{line}")), blocks: vec![block], ..Draft::default() };
            let annotated = annotate::plain("records.jsonl", line, &draft).unwrap();
            writer.add(7, &annotated).unwrap();
            written.push(annotated);
        }
        writer.commit(&Manifest::default()).unwrap();
        let by_key: BTreeSet<_> = written.iter().map(|annotated| bucket_of_key(annotated.id)).collect();
        let by_name: BTreeSet<_> = written.iter().map(|annotated| bucket_of_name(&annotated.article.name)).collect();
        assert!(by_key.len() < written.len() && by_name.len() < written.len(), "no two share a bucket");
        let reader = Reader::open(&home).unwrap();
        for annotated in written {
            assert_eq!(
                reader.articles_named(&annotated.article.name).unwrap(),
                [(annotated.id, annotated.article.clone())]
            );
            assert_eq!(reader.article(annotated.id).unwrap(), annotated.article);
            assert_eq!(reader.passages_of(annotated.id).unwrap(), annotated.passages);
        }
    }
}
