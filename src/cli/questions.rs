//! Files of questions: a line each, or JSON Lines of `_id` and `text` with filters of their own.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

use super::selection::Parameters;

/// A longer line is no question, in bytes.
const LONGEST: u64 = 1 << 20;

/// A question of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// Its `_id`, or the number of its line from 1.
    pub(super) id: String,
    /// In words; what stands in its line when that cannot be read.
    pub(super) text: String,
    /// What it sets for itself, or why its line is no question.
    pub(super) parameters: Result<Parameters, String>,
}

#[derive(Deserialize)]
struct Record {
    #[serde(rename = "_id", default)]
    id: Option<serde_json::Value>,
    text: String,
    #[serde(flatten)]
    parameters: Parameters,
}

/// Reads questions one after the other; empty lines count as lines and are no questions.
pub(super) struct Questions {
    input: Box<dyn BufRead + Send>,
    line: u64,
}

impl Questions {
    /// Opens a file, or standard input as `-`.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        if path == Path::new("-") {
            return Ok(Self { input: Box::new(BufReader::new(io::stdin())), line: 0 });
        }
        let cannot = || format!("{} cannot be read", path.display());
        let file = File::open(path).with_context(cannot)?;
        if file.metadata().with_context(cannot)?.is_dir() {
            return Err(anyhow::anyhow!("{} is a folder; name a file of questions", path.display()));
        }
        Ok(Self { input: Box::new(BufReader::new(file)), line: 0 })
    }

    /// Returns the next question.
    pub(super) fn next(&mut self) -> io::Result<Option<Question>> {
        loop {
            let mut bytes = Vec::new();
            let read = self.input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            if read as u64 == LONGEST && !bytes.ends_with(b"\n") {
                self.skip_line()?;
                let reason = format!("the line is longer than {LONGEST} bytes");
                let text = String::from_utf8_lossy(&bytes[..60]).into_owned();
                return Ok(Some(Question { id: self.line.to_string(), text, parameters: Err(reason) }));
            }
            if let Some(question) = question(self.line, &bytes) {
                return Ok(Some(question));
            }
        }
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let there = self.input.fill_buf()?;
            let end = there.iter().position(|byte| *byte == b'\n');
            let (used, done) = (end.map_or(there.len(), |end| end + 1), end.is_some() || there.is_empty());
            self.input.consume(used);
            if done {
                return Ok(());
            }
        }
    }
}

fn question(line: u64, bytes: &[u8]) -> Option<Question> {
    let id = line.to_string();
    let Ok(text) = std::str::from_utf8(bytes) else {
        let text = String::from_utf8_lossy(bytes).trim().to_owned();
        return Some(Question { id, text, parameters: Err("the line is not UTF-8".to_owned()) });
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return None;
    }
    if !text.starts_with('{') {
        return Some(Question { id, text: text.to_owned(), parameters: Ok(Parameters::default()) });
    }
    Some(match serde_json::from_str::<Record>(text) {
        Ok(record) => {
            let id = match record.id {
                Some(serde_json::Value::String(name)) if !name.is_empty() => name,
                Some(serde_json::Value::Number(number)) => number.to_string(),
                _ => id,
            };
            Question { id, text: record.text.trim().to_owned(), parameters: Ok(record.parameters) }
        }
        Err(error) => {
            let reason = format!("the line begins with a brace and is no object with a text ({error})");
            Question { id, text: text.chars().take(60).collect(), parameters: Err(reason) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &'static [u8]) -> Vec<Question> {
        let mut questions = Questions { input: Box::new(bytes), line: 0 };
        std::iter::from_fn(|| questions.next().unwrap()).collect()
    }

    #[test]
    fn lines_and_records_are_read_and_what_is_neither_is_named() {
        let found = all(b"\xef\xbb\xbfwho denied it\r\n\n{\"_id\": \"q7\", \"text\": \"who paid\", \"from\": \"2024\", \"metadata\": {}}\n{\"_id\": 8, \"text\": \"why\"}\n{broken\n\xff\xfe");
        let ids: Vec<_> = found.iter().map(|question| question.id.as_str()).collect();
        assert_eq!(ids, ["1", "q7", "8", "5", "6"]);
        assert_eq!(found[0].text, "who denied it");
        assert_eq!(found[1].parameters.as_ref().unwrap().from.as_deref(), Some("2024"));
        assert!(found[3].parameters.as_ref().unwrap_err().contains("no object with a text"));
        assert_eq!(found[4].parameters, Err("the line is not UTF-8".to_owned()));
    }

    #[test]
    fn a_line_without_end_is_not_held_in_memory() {
        let long = io::repeat(b'a').take(3 * LONGEST).chain(&b"\nwho\n"[..]);
        let mut questions = Questions { input: Box::new(BufReader::new(long)), line: 0 };
        assert!(questions.next().unwrap().unwrap().parameters.unwrap_err().contains("longer than"));
        assert_eq!(questions.next().unwrap().unwrap().text, "who");
        assert_eq!(questions.next().unwrap(), None);
    }
}
