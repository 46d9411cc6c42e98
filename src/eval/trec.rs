//! Runs and judgments as the Text Retrieval Conference (TREC) exchanges them, for `trec_eval` and its kin.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use super::{Error, Query, Ranked, lines};

/// Rankings by query.
pub type Run = BTreeMap<String, Vec<Ranked>>;

/// Returns the rankings of a run file, each in `trec_eval`'s order: `query Q0 document rank score name` a line.
///
/// # Errors
/// When the file cannot be read, a line has another form, or a document is ranked twice for one query.
pub fn read_run(path: &Path) -> Result<Run, Error> {
    let mut run = Run::new();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    lines::each(path, |line| {
        let columns = line.columns();
        let [query, _, document, _, score, _] = columns[..] else {
            return Err(line.wrong_columns(columns.len(), "query, Q0, document, rank, score and name"));
        };
        let number: f32 = score.parse().map_err(|_| line.wrong_value(score, "score"))?;
        if number.is_nan() {
            return Err(line.wrong_value(score, "score"));
        }
        if !seen.entry(query.to_owned()).or_default().insert(document.to_owned()) {
            return Err(line.twice(format!("{document:?} for {query:?}")));
        }
        run.entry(query.to_owned()).or_default().push(Ranked::new(document, number));
        Ok(())
    })?;
    run.values_mut().for_each(Ranked::sort);
    Ok(run)
}

/// Writes one ranking as lines of a run, in `trec_eval`'s order, under the name of what made it.
///
/// White space in a name would break the columns and is written `%20` and so on, here and in [`write_qrels`].
///
/// # Errors
/// When `out` fails.
pub fn write_run(out: &mut impl Write, query: &str, ranking: &[Ranked], made_by: &str) -> io::Result<()> {
    let mut ranking = ranking.to_vec();
    Ranked::sort(&mut ranking);
    let query = column(query);
    for (at, ranked) in ranking.iter().enumerate() {
        writeln!(out, "{query} Q0 {} {} {} {}", column(&ranked.id), at + 1, ranked.score, column(made_by))?;
    }
    Ok(())
}

/// Writes the judgments of a query: `query 0 document grade` a line, by document. Copies are written like any other.
///
/// # Errors
/// When `out` fails.
pub fn write_qrels(out: &mut impl Write, query: &Query) -> io::Result<()> {
    for (document, grade) in &query.grades {
        writeln!(out, "{} 0 {} {grade}", column(&query.id), column(document))?;
    }
    Ok(())
}

fn column(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_whitespace() || character.is_control() {
            let mut bytes = [0; 4];
            written.extend(character.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            written.push(character);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::qrels;
    use crate::eval::testing::file;

    #[test]
    fn a_run_comes_back_in_order() {
        let ranking = [Ranked::new("2024/a b.html#3", 0.1), Ranked::new("d2", 12.5), Ranked::new("d3", 0.1)];
        let mut text = Vec::new();
        write_run(&mut text, "q1", &ranking, "demarche").expect("memory");
        let text = String::from_utf8(text).expect("text");
        assert_eq!(text, "q1 Q0 d2 1 12.5 demarche\nq1 Q0 d3 2 0.1 demarche\nq1 Q0 2024/a%20b.html#3 3 0.1 demarche\n");
        let run = read_run(file("run", &text).path()).expect("read");
        assert_eq!(run["q1"][0], Ranked::new("d2", 12.5));
        assert_eq!(run["q1"][2], Ranked::new("2024/a%20b.html#3", 0.1));
    }

    #[test]
    fn stated_ranks_do_not_matter_and_errors_name_the_line() {
        let run = read_run(file("ranks", "q1\tQ0\ta\t1\t1\tx\nq1\tQ0\tb\t2\t2\tx\n").path()).expect("read");
        assert_eq!(run["q1"][0].id, "b");
        let message = |text: &str| read_run(file("wrong-run", text).path()).expect_err("wrong").to_string();
        assert!(message("q1 Q0 a 1 x x\n").ends_with(":1: \"x\" is no score"));
        assert!(message("q1 Q0 a 1 NaN x\n").ends_with(":1: \"NaN\" is no score"));
        assert!(message("q1 Q0 a 1 3 x\nq1 Q0 a 2 2 x\n").ends_with(":2: \"a\" for \"q1\" stands in this file twice"));
        assert!(message("q1 a 3\n").contains(":1: found 3 columns"));
    }

    #[test]
    fn judgments_come_back() {
        let grades = [("a".to_owned(), 2), ("b".to_owned(), 0)].into();
        let query = Query { id: "q1".into(), grades, ..Query::default() };
        let mut text = Vec::new();
        write_qrels(&mut text, &query).expect("memory");
        let text = String::from_utf8(text).expect("text");
        assert_eq!(text, "q1 0 a 2\nq1 0 b 0\n");
        assert_eq!(qrels::read(file("qrels", &text).path()).expect("read")["q1"], query.grades);
    }
}
