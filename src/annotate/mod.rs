//! **Lives here:** what is known of an article: its fields with where each came from, its sections and its passages.
//! **May know:** `model`, `text`. **Must not know:** formats, files, the index.

pub mod actors;
mod event_dates;
mod fields;
mod language;
mod passages;
pub mod published;
pub mod statements;

use sha2::{Digest, Sha256};

use crate::model::{Article, ArticleId, Claim, Draft, Passage};
use crate::text::gazetteer::{Gazetteer, Names};
use crate::text::lexemes::Lexemes;

pub use passages::{LONGEST_WORDS, TARGET_WORDS};

/// Changes whenever the same draft would give another article or other passages, so that files are read again.
pub const VERSION: u32 = 10;

/// An article with its passages, ready for the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated {
    /// The key the index holds it under.
    pub id: ArticleId,
    /// The article's own record.
    pub article: Article,
    /// Its passages in reading order.
    pub passages: Vec<Passage>,
}

/// Returns the article a draft makes, or `None` when it has no text.
///
/// `path` is the file under the corpus root, `line` the line of the file the article starts at.
pub fn annotate(path: &str, line: u32, draft: &Draft) -> Option<Annotated> {
    let mut annotated = plain(path, line, draft)?;
    let published = annotated.article.published.map(|dated| dated.range);
    let gazetteer = Gazetteer::builtin();
    let mut names = Names::default();
    let mut context = statements::Context::default();
    for passage in &mut annotated.passages {
        // Names introduced in full earlier in the article are known by their short forms from there on.
        let lexemes = Lexemes::new(&passage.text);
        let mentions = gazetteer.find_in(&lexemes, &mut names);
        passage.actors = actors::of_mentions(&mentions);
        passage.statements = statements::statements_in(&lexemes, &mentions, &mut context);
        event_dates::date(passage, published);
    }
    Some(annotated)
}

/// Returns what [`annotate`] does, without actors and acts: its fields, sections and passages alone.
pub fn plain(path: &str, line: u32, draft: &Draft) -> Option<Annotated> {
    let layout = passages::lay_out(&draft.blocks);
    if layout.passages.is_empty() {
        return None;
    }
    let name = draft.id.clone().unwrap_or_else(|| path.to_owned());
    let id = article_id(path, &name, line);
    let mut article = fields::article(name, path, line, draft);
    let passages = layout.passages;
    article.headings = layout.headings;
    article.length = layout.length;
    article.passages = u32::try_from(passages.len()).unwrap_or(u32::MAX);
    Some(Annotated { id, article, passages })
}

/// Dates an article anew by the evidence it keeps, and the acts it reports with it. Tells whether anything changed.
pub fn redate(annotated: &mut Annotated) -> bool {
    let before = annotated.clone();
    fields::date(&mut annotated.article);
    let published = annotated.article.published.map(|dated| dated.range);
    for passage in &mut annotated.passages {
        event_dates::date(passage, published);
    }
    *annotated != before
}

/// Returns an article as it is under another path: named and dated by it where it has no name of its own. `stated` is the
/// date the path states.
pub fn moved(mut annotated: Annotated, path: &str, stated: Option<Claim>) -> Annotated {
    let article = &mut annotated.article;
    if article.name == article.path {
        path.clone_into(&mut article.name);
        published::renamed(&mut article.evidence, stated);
    }
    path.clone_into(&mut article.path);
    annotated.id = article_id(path, &article.name, article.line);
    redate(&mut annotated);
    annotated
}

/// Returns the key of an article: the same for the same file, name and line, on every machine.
pub fn article_id(path: &str, name: &str, line: u32) -> ArticleId {
    let mut hash = Sha256::new();
    for part in [path.as_bytes(), name.as_bytes(), &line.to_le_bytes()] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    ArticleId(leading_u64(&hash.finalize()))
}

/// Returns the key of a file, under which all its articles are found and removed.
pub fn file_id(path: &str) -> u64 {
    leading_u64(&Sha256::digest(path.as_bytes()))
}

fn leading_u64(digest: &[u8]) -> u64 {
    digest.iter().take(8).fold(0, |key, byte| key << 8 | u64::from(*byte))
}
