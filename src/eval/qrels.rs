//! Relevance judgments in files, query by query: three columns as in BEIR, or four as in TREC.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Error, lines};

/// The grade of each judged document, by query and document.
pub type Qrels = BTreeMap<String, BTreeMap<String, u8>>;

/// Returns the judgments of a file: `query document grade` (BEIR, with or without its header line) or
/// `query iteration document grade` (TREC). A grade below 0 is 0, as in `trec_eval`.
///
/// # Errors
/// When the file cannot be read, a line has another form, or a document is judged twice with different grades.
pub fn read(path: &Path) -> Result<Qrels, Error> {
    let mut qrels = Qrels::new();
    let mut first = true;
    lines::each(path, |line| {
        let columns = line.columns();
        let ([query, document, grade] | [query, _, document, grade]) = columns[..] else {
            return Err(line.wrong_columns(columns.len(), "query, document and grade"));
        };
        let is_header = std::mem::take(&mut first) && columns.len() == 3 && grade.parse::<f64>().is_err();
        if is_header {
            return Ok(());
        }
        let number: i64 = grade.parse().map_err(|_| line.wrong_value(grade, "whole number"))?;
        let number = u8::try_from(number.max(0)).map_err(|_| line.wrong_value(grade, "grade up to 255"))?;
        let before = qrels.entry(query.to_owned()).or_default().insert(document.to_owned(), number);
        match before {
            Some(before) if before != number => Err(line.twice(format!("{document:?} for {query:?}"))),
            _ => Ok(()),
        }
    })?;
    Ok(qrels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::testing::file;

    #[test]
    fn both_forms_are_read() {
        let beir = "query-id\tcorpus-id\tscore\nq1\td 1\t2\nq1\td2\t0\n";
        let bare = "q1\td 1\t2\nq1\td2\t0\n\n";
        let expected: Qrels = [("q1".into(), [("d 1".to_owned(), 2), ("d2".to_owned(), 0)].into())].into();
        assert_eq!(read(file("beir", beir).path()).expect("read"), expected);
        assert_eq!(read(file("bare", bare).path()).expect("read"), expected);
        let trec = read(file("trec", "q1 0 d1 1\nq2 0 d1 -2\n").path()).expect("read");
        assert_eq!(trec["q1"]["d1"], 1);
        assert_eq!(trec["q2"]["d1"], 0);
    }

    #[test]
    fn errors_name_file_and_line() {
        let message = |text: &str| read(file("wrong", text).path()).expect_err("wrong").to_string();
        assert!(message("q1\td1\t1\nq1\td2\n").ends_with(":2: found 2 columns, expected query, document and grade"));
        assert!(message("q1 0 d1 high\n").ends_with(":1: \"high\" is no whole number"));
        assert!(message("q1 0 d1 300\n").ends_with(":1: \"300\" is no grade up to 255"));
        assert!(
            message("q1 0 d1 1\nq1 0 d1 1\nq1 0 d1 2\n").ends_with(":3: \"d1\" for \"q1\" stands in this file twice")
        );
    }
}
