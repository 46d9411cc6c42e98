//! Articles and passages as documents of the search engine.

use std::collections::BTreeSet;

use tantivy::TantivyDocument;

use super::schema::{ActRole, Fields, act_term, bucket_of_key, bucket_of_name};
use super::seal::{sealed, sealed_beside};
use crate::annotate::Annotated;
use crate::copies::Sketch;
use crate::model::{Actor, Article, ArticleId, Passage, day_number};

/// What a document takes beside its text and its data, in bytes: most fit at once.
const ROOM: usize = 512;

/// How articles become what the engine takes: pure work, for any thread.
#[derive(Debug, Clone, Copy)]
pub struct Preparer {
    pub(super) fields: Fields,
    pub(super) excerpts: bool,
}

/// An article with its passages as the engine takes them.
pub struct Prepared {
    pub(super) file: u64,
    pub(super) id: ArticleId,
    /// The article's own document, then those of its passages.
    pub(super) documents: Vec<TantivyDocument>,
    pub(super) sketch: Sketch<'static>,
}

impl Preparer {
    /// Prepares an article of a file, named by its key, for [`super::Writer::add_prepared`].
    pub fn prepare(&self, file: u64, annotated: &Annotated) -> Prepared {
        let sketch = if self.excerpts { Sketch::of } else { Sketch::of_whole };
        let sketch = sketch(&annotated.article, &annotated.passages);
        let mut documents = Vec::with_capacity(annotated.passages.len() + 1);
        documents.push(article_document(&self.fields, file, annotated, &sketch));
        for passage in &annotated.passages {
            documents.push(passage_document(&self.fields, file, annotated, passage));
        }
        Prepared { file, id: annotated.id, documents, sketch }
    }
}

fn article_document(fields: &Fields, file: u64, annotated: &Annotated, sketch: &Sketch) -> TantivyDocument {
    let data = sealed(annotated.id.0, &annotated.article);
    let mut document = TantivyDocument::with_capacity(data.len() + ROOM);
    document.add_u64(fields.article, annotated.id.0);
    document.add_u64(fields.bucket, bucket_of_key(annotated.id));
    document.add_u64(fields.ordinal, 0);
    document.add_u64(fields.file, file);
    document.add_u64(fields.name, bucket_of_name(&annotated.article.name));
    for number in sketch.numbers() {
        document.add_u64(fields.sketch, number);
    }
    document.add_bytes(fields.data, &data);
    document
}

fn passage_document(fields: &Fields, file: u64, annotated: &Annotated, passage: &Passage) -> TantivyDocument {
    let Annotated { id, article, .. } = annotated;
    let data = sealed_beside(id.0, &passage.text, passage);
    let mut document = TantivyDocument::with_capacity(passage.text.len() + data.len() + ROOM);
    document.add_u64(fields.article, id.0);
    document.add_u64(fields.bucket, bucket_of_key(*id));
    document.add_u64(fields.ordinal, u64::from(passage.ordinal));
    document.add_u64(fields.file, file);
    document.add_text(fields.body, &passage.text);
    if let Some(title) = &article.title {
        document.add_text(fields.title, title);
    }
    if !passage.section.is_empty() {
        document.add_text(fields.section, passage.section.join("\n"));
    }
    labels(fields, article, &mut document);
    document.add_text(fields.path, &article.path);
    for actor in passage.actors.iter().flat_map(Actor::labels).collect::<BTreeSet<_>>() {
        document.add_text(fields.actor, actor);
    }
    for country in passage.actors.iter().filter_map(|actor| actor.country.as_deref()).collect::<BTreeSet<_>>() {
        document.add_text(fields.country, country.to_lowercase());
    }
    for term in act_terms(passage) {
        document.add_text(fields.act, term);
    }
    document.add_bytes(fields.data, &data);
    document
}

fn labels(fields: &Fields, article: &Article, document: &mut TantivyDocument) {
    if let Some(outlet) = &article.outlet {
        document.add_text(fields.outlet, outlet);
    }
    if let Some(author) = &article.author {
        document.add_text(fields.author, author);
    }
    if let Some(lang) = &article.lang {
        document.add_text(fields.lang, lang);
    }
    if let Some(dated) = article.published {
        document.add_i64(fields.published_from, day_number(dated.range.from).into());
        document.add_i64(fields.published_to, day_number(dated.range.to).into());
    }
}

fn act_terms(passage: &Passage) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for statement in &passage.statements {
        terms.insert(act_term(ActRole::Any, statement.act, ""));
        if let Some(speaker) = &statement.speaker_actor {
            terms.insert(act_term(ActRole::Speaker, statement.act, speaker));
        }
        if let Some(target) = &statement.target_actor {
            terms.insert(act_term(ActRole::Target, statement.act, target));
        }
    }
    terms
}
