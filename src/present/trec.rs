//! A TREC run of articles, each by its best passage: `QID Q0 ARTICLE RANK SCORE demarche`.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::Page;
use super::passages::Passages;
use crate::eval::{Ranked, trec};

/// The name a question has when it was asked alone.
const ONLY: &str = "q1";

pub(super) struct Run<'w> {
    pub(super) out: &'w mut dyn Write,
}

impl Passages for Run<'_> {
    fn answer(&mut self, page: &Page) -> io::Result<()> {
        let mut seen = BTreeSet::new();
        let hits = page.answer.hits.iter().filter(|hit| seen.insert(&hit.article.name));
        let ranking: Vec<Ranked> = hits.map(|hit| Ranked::new(hit.article.name.clone(), hit.score)).collect();
        trec::write_run(&mut self.out, page.id.unwrap_or(ONLY), &ranking, "demarche")?;
        self.out.flush()
    }

    fn failure(&mut self, _: &str, _: &str, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
