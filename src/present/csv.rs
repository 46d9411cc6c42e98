//! Hits as a table: UTF-8 with a byte order mark, by which spreadsheets know the encoding, and no cell a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use super::cells::Rows;
use super::passages::Passages;
use super::{Page, wire};

const COLUMNS: [&str; 21] = [
    "question_id",
    "question",
    "rank",
    "score",
    "passage",
    "article",
    "path",
    "line",
    "page",
    "title",
    "outlet",
    "author",
    "url",
    "lang",
    "published",
    "published_to",
    "published_by",
    "section",
    "text",
    "answer",
    "also_in",
];

pub(super) struct Table<'w> {
    /// Until the end.
    rows: Option<Rows<'w>>,
}

impl<'w> Table<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        Ok(Self { rows: Some(Rows::new(out, &COLUMNS)?) })
    }
}

impl Passages for Table<'_> {
    fn answer(&mut self, page: &Page) -> io::Result<()> {
        let Some(rows) = &mut self.rows else { return Ok(()) };
        for wire::HitLine { question, hit } in wire::hit_lines(page, false) {
            let cell = |value: Option<String>| Cow::Owned(value.unwrap_or_default());
            let row: [Cow<str>; COLUMNS.len()] = [
                cell(question.id),
                Cow::Owned(question.text),
                cell(hit.rank.map(|rank| rank.to_string())),
                cell(hit.score.map(|score| score.to_string())),
                Cow::Owned(hit.passage),
                Cow::Owned(hit.article),
                Cow::Owned(hit.path),
                cell(Some(hit.line.to_string())),
                cell(hit.page.map(|page| page.to_string())),
                cell(hit.title),
                cell(hit.outlet),
                cell(hit.author),
                cell(hit.url),
                cell(hit.lang),
                cell(hit.published),
                cell(hit.published_to),
                cell(hit.published_by),
                Cow::Owned(hit.section.join(" › ")),
                Cow::Owned(hit.text),
                cell(hit.answer.map(|answer| answer.text)),
                Cow::Owned(hit.also_in.join("; ")),
            ];
            rows.row(row)?;
        }
        rows.flush()
    }

    fn failure(&mut self, _: &str, _: &str, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.rows.take().map_or(Ok(()), Rows::end)
    }
}
