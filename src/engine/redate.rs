//! Articles dated anew by the evidence the index keeps of them; their files are not opened.

use std::collections::BTreeSet;

use super::Error;
use super::work::next_key;
use crate::annotate;
use crate::index::{Home, Manifest, Reader, Writer};

/// Dates the articles of the files in `paths` anew, and returns how many came out otherwise than before. The counts in
/// the files' records are brought up to date with them.
pub(super) fn redate(
    home: &Home,
    writer: &Writer,
    paths: &BTreeSet<String>,
    after: &mut Manifest,
) -> Result<u64, Error> {
    let reader = Reader::open(home)?;
    let mut redated = 0;
    for path in paths {
        let Some(record) = after.files.get_mut(path).filter(|record| record.articles > 0) else { continue };
        // One article at a time: a file may hold more than fit into memory.
        let held = record.key;
        let (mut otherwise, mut undated) = (0, 0);
        for annotated in reader.articles_of(held)? {
            let mut annotated = annotated?;
            otherwise += u64::from(annotate::redate(&mut annotated));
            undated += u64::from(annotated.article.published.is_none());
        }
        record.undated = undated;
        if otherwise > 0 {
            writer.remove(held);
            record.key = next_key(held);
            for annotated in reader.articles_of(held)? {
                let mut annotated = annotated?;
                annotate::redate(&mut annotated);
                writer.add(record.key, &annotated)?;
            }
        }
        redated += otherwise;
    }
    Ok(redated)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::SystemTime;

    use super::*;
    use crate::engine::trials::{articles, built};
    use crate::index::WriterOptions;

    const ARTICLES: [(&str, &str); 3] = [
        (
            "a.md",
            "---\ntitle: Talks\npublished: 2024-03-26\n---\n\nThe Kremlin denied the accusations on Monday, and said so twice.\n",
        ),
        (
            "b.jsonl",
            "{\"_id\": \"r\", \"text\": \"London accused Moscow on Friday of the attack.\", \"date\": \"2021-05-08\"}\n",
        ),
        ("c.txt", "A note\n\nThe ministry denied everything it was asked about the servers in the spring.\n"),
    ];

    /// Leaves the index as if older rules had found no date anywhere.
    fn forget_dates(home: &Home) {
        let options =
            WriterOptions { rebuild: false, threads: 1, heap: 16 << 20, excerpts: true, holder: "a test".to_owned() };
        let writer = Writer::open(home, &options).unwrap();
        let reader = Reader::open(home).unwrap();
        let mut manifest = Manifest { dating: 0, ..writer.before().clone() };
        for (path, _) in ARTICLES {
            let record = manifest.files.get_mut(path).unwrap();
            writer.remove(record.key);
            let articles: Vec<_> = reader.articles_of(record.key).unwrap().map(Result::unwrap).collect();
            (record.undated, record.key) = (record.articles, next_key(record.key));
            for mut annotated in articles {
                annotated.article.published = None;
                annotated.article.origins.remove("published");
                let statements = annotated.passages.iter_mut().flat_map(|passage| &mut passage.statements);
                statements.for_each(|statement| statement.date = None);
                writer.add(record.key, &annotated).unwrap();
            }
        }
        writer.commit(&manifest).unwrap();
    }

    #[test]
    fn dating_anew_gives_what_reading_anew_gives_and_opens_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("corpus");
        fs::create_dir(&corpus).unwrap();
        for (name, text) in ARTICLES {
            fs::write(corpus.join(name), text).unwrap();
        }
        let home = Home::new(folder.path().join("index"));
        built(&corpus, &home, false);
        let (read, counts) = (articles(&home), Reader::open(&home).unwrap().counts());
        assert!(
            read.iter().flat_map(|one| &one.passages).flat_map(|one| &one.statements).any(|one| one.date.is_some())
        );

        forget_dates(&home);
        assert_ne!(articles(&home), read);
        for (name, text) in ARTICLES {
            // Other bytes, of the same length and the same time: they are not looked at.
            let path = corpus.join(name);
            let time: SystemTime = path.metadata().unwrap().modified().unwrap();
            fs::write(&path, "x".repeat(text.len())).unwrap();
            File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        }
        let summary = built(&corpus, &home, false);
        assert_eq!((summary.redated, summary.unchanged), (2, 3), "the third has no date to find");
        assert_eq!(articles(&home), read);
        assert_eq!(Reader::open(&home).unwrap().counts(), counts);
        assert_eq!(built(&corpus, &home, false).redated, 0);

        for (name, text) in ARTICLES {
            fs::write(corpus.join(name), text).unwrap();
        }
        built(&corpus, &home, true);
        assert_eq!(articles(&home), read);
    }
}
