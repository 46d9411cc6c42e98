//! Files whose bytes the index holds under another path: renamed, moved or copied. Their articles are taken over from
//! there, with passages and statements; no parser runs.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

use super::Error;
use super::work::{Open, is_current, next_key, parser_key};
use crate::annotate;
use crate::index::{FileRecord, Home, Manifest, Reader, Writer};
use crate::parse;
use crate::read::{Entry, Fingerprinted};

/// How much of a file tells its format, in bytes.
const HEAD: usize = 64 << 10;

/// A file whose bytes the index holds under another path.
pub(super) struct TakenOver {
    pub(super) path: String,
    /// The key its articles are to be found under in the index.
    from: u64,
    /// What is known of it; its articles still have to be counted.
    record: FileRecord,
}

/// The files of an index by the lengths of their bytes.
pub(super) struct KnownBytes<'a>(BTreeMap<u64, Vec<(&'a str, &'a FileRecord)>>);

impl<'a> KnownBytes<'a> {
    pub(super) fn new(before: &'a Manifest) -> Self {
        let mut known: BTreeMap<u64, Vec<_>> = BTreeMap::new();
        for (path, record) in &before.files {
            // What gave nothing, or not all, is read again: a limit may have kept it out.
            let is_whole = record.articles > 0 && record.skipped.is_none() && record.lost.is_empty();
            if is_whole && is_current(record) {
                known.entry(record.size).or_default().push((path.as_str(), record));
            }
        }
        Self(known)
    }

    /// Returns how a file is taken over, when the index holds its bytes as another's, read by the same parser. `last` is
    /// its own key in the index. One that cannot be read is left to the run to report.
    pub(super) fn take_over(&self, entry: &Entry, last: Option<u64>, now: i128, open: &Open) -> Option<TakenOver> {
        let alike = self.0.get(&entry.size).filter(|alike| alike.iter().any(|(path, _)| *path != entry.path))?;
        let mut reader = BufReader::with_capacity(HEAD, Fingerprinted::new(open(&entry.file).ok()?));
        let parser = parser_key(Some(parse::detect(&entry.path, reader.fill_buf().ok()?)?));
        let fingerprint = reader.into_inner().finish().ok()?;
        let same = |(_, record): &&(&str, &FileRecord)| record.fingerprint == fingerprint && record.parser == parser;
        let (_, known) = alike.iter().find(same)?;
        let key = last.filter(|key| *key != 0).map_or_else(|| annotate::file_id(&entry.path), next_key);
        let record = FileRecord { modified: entry.modified, read_at: now, key, ..(*known).clone() };
        Some(TakenOver { path: entry.path.clone(), from: known.key, record })
    }
}

/// Writes the articles of such files under their new paths, and returns the files' records.
///
/// # Errors
/// When an article cannot be read from the index, or not be written.
pub(super) fn write(home: &Home, writer: &Writer, files: Vec<TakenOver>) -> Result<Vec<(String, FileRecord)>, Error> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let reader = Reader::open(home)?;
    let mut written = Vec::with_capacity(files.len());
    for TakenOver { path, from, mut record } in files {
        let stated = parse::date_in_name(&path);
        let (mut articles, mut passages) = (0, 0);
        record.undated = 0;
        for annotated in reader.articles_of(from)? {
            let annotated = annotate::moved(annotated?, &path, stated.clone());
            articles += 1;
            passages += annotated.passages.len() as u64;
            record.undated += u64::from(annotated.article.published.is_none());
            writer.add(record.key, &annotated)?;
        }
        if (articles, passages) != (record.articles, record.passages) {
            return Err(reader.damaged(format!("articles that {path} takes over are not all there")).into());
        }
        written.push((path, record));
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use tempfile::TempDir;

    use crate::annotate::Annotated;
    use crate::engine::trials::{articles, built};
    use crate::index::{Home, Reader, Writer, WriterOptions};

    /// An article of each way to be named and dated, with the name it gets.
    const ARTICLES: [(&str, &str, &str); 5] = [
        (
            "a.md",
            "later/b.md",
            "---\ntitle: Talks\npublished: 2024-03-26\n---\n\nThe Kremlin denied the accusations on Monday, and said so twice.\n",
        ),
        (
            "2019-05-07-note.txt",
            "2021-08-09-note.txt",
            "A note\n\nThe ministry denied everything it was asked about the servers on Tuesday.\n",
        ),
        ("2020-01-02.txt", "undated.txt", "A page\n\nLondon accused Moscow on Friday of the attack on the servers.\n"),
        (
            "r.jsonl",
            "2018-01-01.jsonl",
            "{\"_id\": \"r\", \"text\": \"London accused Moscow on Friday of the attack.\", \"date\": \"2021-05-08\"}\n{\"text\": \"Beijing rejected the report on Sunday.\"}\n",
        ),
        (
            "page.html",
            "site/2022/03/04/page.html",
            "<html><body><p>Berlin expelled two diplomats on Thursday over the attack on its parliament.</p></body></html>",
        ),
    ];

    /// A folder with the articles, and an index of it.
    struct Place {
        corpus: PathBuf,
        home: Home,
        _folder: TempDir,
    }

    impl Place {
        fn indexed() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let (corpus, home) = (folder.path().join("corpus"), Home::new(folder.path().join("index")));
            fs::create_dir(&corpus).unwrap();
            for (name, _, text) in ARTICLES {
                fs::write(corpus.join(name), text).unwrap();
            }
            built(&corpus, &home, false);
            Self { corpus, home, _folder: folder }
        }
    }

    fn renamed(corpus: &Path) {
        for (name, to, _) in ARTICLES {
            fs::create_dir_all(corpus.join(to).parent().unwrap()).unwrap();
            fs::rename(corpus.join(name), corpus.join(to)).unwrap();
        }
    }

    #[test]
    fn a_renamed_file_is_as_if_it_had_been_read_under_its_new_name() {
        let Place { corpus, home, _folder } = Place::indexed();
        let before = articles(&home);
        renamed(&corpus);
        let summary = built(&corpus, &home, false);
        assert_eq!((summary.added, summary.removed, summary.taken_over, summary.unchanged), (6, 6, 6, 0));
        let (moved, counts) = (articles(&home), Reader::open(&home).unwrap().counts());
        assert_eq!(built(&corpus, &home, false).unchanged, 6);
        built(&corpus, &home, true);
        assert_eq!(moved, articles(&home));
        assert_eq!(counts, Reader::open(&home).unwrap().counts());
        assert_eq!(counts.undated, 1, "its name dated it, and does so no longer");
        let day = |articles: &[Annotated], path: &str| {
            articles
                .iter()
                .find(|one| one.article.path == path)
                .unwrap()
                .article
                .published
                .unwrap()
                .range
                .from
                .to_string()
        };
        assert_eq!(day(&before, "2019-05-07-note.txt"), "2019-05-07");
        assert_eq!(day(&moved, "2021-08-09-note.txt"), "2021-08-09");
        assert_eq!(day(&moved, "later/b.md"), "2024-03-26");
    }

    /// Puts a word into every passage of the index that no file holds.
    fn marked(home: &Home) {
        let options =
            WriterOptions { rebuild: false, threads: 1, heap: 16 << 20, excerpts: true, holder: "a test".to_owned() };
        let writer = Writer::open(home, &options).unwrap();
        let reader = Reader::open(home).unwrap();
        let mut manifest = writer.before().clone();
        for record in manifest.files.values_mut() {
            let articles: Vec<_> = reader.articles_of(record.key).unwrap().map(Result::unwrap).collect();
            writer.remove(record.key);
            record.key += 1;
            for mut annotated in articles {
                annotated.passages.iter_mut().for_each(|passage| passage.text.push_str(" Xyzzy."));
                writer.add(record.key, &annotated).unwrap();
            }
        }
        writer.commit(&manifest).unwrap();
    }

    #[test]
    fn a_renamed_file_is_not_parsed_again() {
        let Place { corpus, home, _folder } = Place::indexed();
        marked(&home);
        renamed(&corpus);
        // A copy is known too, and a file that takes another's name with its bytes.
        fs::copy(corpus.join("later/b.md"), corpus.join("copy.md")).unwrap();
        assert_eq!(built(&corpus, &home, false).taken_over, 7);
        let held = articles(&home);
        assert_eq!(held.len(), 7);
        for annotated in &held {
            assert!(annotated.passages.iter().all(|passage| passage.text.ends_with(" Xyzzy.")), "{annotated:?}");
            assert!(!annotated.passages.iter().all(|passage| passage.statements.is_empty()));
        }
        // Under a name of another format the same bytes are another text.
        fs::rename(corpus.join("undated.txt"), corpus.join("undated.md")).unwrap();
        let summary = built(&corpus, &home, false);
        assert_eq!((summary.added, summary.removed, summary.taken_over), (1, 1, 0));
    }

    #[test]
    fn names_can_be_exchanged() {
        let Place { corpus, home, _folder } = Place::indexed();
        marked(&home);
        let (note, page) = (corpus.join("2019-05-07-note.txt"), corpus.join("2020-01-02.txt"));
        fs::rename(&note, corpus.join("aside")).unwrap();
        fs::rename(&page, &note).unwrap();
        fs::rename(corpus.join("aside"), &page).unwrap();
        for path in [&note, &page] {
            // Another time than the one that was noted, whatever the clock of the file system.
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
        }
        let summary = built(&corpus, &home, false);
        assert_eq!((summary.added, summary.updated, summary.removed, summary.taken_over), (0, 2, 0, 2));
        let held = articles(&home);
        let text = |path: &str| &held.iter().find(|one| one.article.path == path).unwrap().passages[0].text;
        assert!(
            text("2019-05-07-note.txt").starts_with("London accused") && text("2020-01-02.txt").ends_with("Xyzzy.")
        );
        assert_eq!(Reader::open(&home).unwrap().document_faults().unwrap(), []);
    }
}
