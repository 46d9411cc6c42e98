//! The fields of the index. An article is one document, each of its passages another; they share `article` and `file`.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use super::analyzer;
use crate::model::{Act, ArticleId};

/// The fields, by what they hold.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// The passage's own text, kept as it is.
    pub body: Field,
    /// The article's title, on each of its passages.
    pub title: Field,
    /// The headings above the passage.
    pub section: Field,
    /// The outlet's name, in words.
    pub outlet: Field,
    /// The authors' names, in words.
    pub author: Field,
    /// The primary language tag.
    pub lang: Field,
    /// The path under the corpus root.
    pub path: Field,
    /// The bucket of the article's name, on the article's own document: see `bucket_of_name`.
    pub name: Field,
    /// Canonical names of the actors a passage names, folded to lower case.
    pub actor: Field,
    /// Their countries' codes, in lower case.
    pub country: Field,
    /// Acts reported, and with whom: see [`act_term`].
    pub act: Field,
    /// First day of the publication date, in days from 1970-01-01; absent when unknown.
    pub published_from: Field,
    /// Last day of the publication date.
    pub published_to: Field,
    /// The key of the article, on its own document and its passages.
    pub article: Field,
    /// The bucket of that key: see `bucket_of_key`.
    pub bucket: Field,
    /// 0 for the article's own document, else the passage's place in reading order.
    pub ordinal: Field,
    /// The key of the file, as it was read.
    pub file: Field,
    /// The numbers of the article's sketch, on the article's own document only: see `copies::Sketch`.
    pub sketch: Field,
    /// The article, or the passage without its text, encoded.
    pub data: Field,
}

/// Who stands to an act in which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActRole {
    /// The act itself, whoever acts.
    Any,
    /// Who acts.
    Speaker,
    /// Whom it concerns.
    Target,
}

/// Returns the term under which an act is indexed: `deny`, `s:deny:russia`, `t:accuse:china`.
pub fn act_term(role: ActRole, act: Act, actor: &str) -> String {
    match role {
        ActRole::Any => act.name().to_owned(),
        ActRole::Speaker => format!("s:{}:{}", act.name(), actor.to_lowercase()),
        ActRole::Target => format!("t:{}:{}", act.name(), actor.to_lowercase()),
    }
}

/// How many buckets there are, as a power of two: of 100,000 articles half a dozen share one.
const BUCKET_BITS: u32 = 14;

/// Returns the bucket an article is looked up in by its key; which of those in it is meant, its own document tells. A
/// term for each article would cost an index of short ones as much as their words.
pub(super) fn bucket_of_key(id: ArticleId) -> u64 {
    id.0 >> (u64::BITS - BUCKET_BITS)
}

/// Returns the bucket an article is looked up in by its name.
pub(super) fn bucket_of_name(name: &str) -> u64 {
    let digest = Sha256::digest(name.as_bytes());
    bucket_of_key(ArticleId(digest.first_chunk().map_or(0, |leading| u64::from_be_bytes(*leading))))
}

/// Returns the fields of every index this program writes.
pub fn fields() -> Fields {
    static FIELDS: LazyLock<Fields> = LazyLock::new(|| schema().1);
    *FIELDS
}

/// Builds the schema.
pub(super) fn schema() -> (Schema, Fields) {
    let words = |norms| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(analyzer::NAME)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
            .set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let label = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing)
    };
    let day = || NumericOptions::default().set_fast();
    // A key has no length to be kept.
    let key = || NumericOptions::default().set_indexed();
    let mut builder = SchemaBuilder::new();
    let fields = Fields {
        body: builder.add_text_field("body", words(true).set_stored()),
        title: builder.add_text_field("title", words(true).set_stored()),
        section: builder.add_text_field("section", words(true)),
        outlet: builder.add_text_field("outlet", words(false)),
        author: builder.add_text_field("author", words(false)),
        lang: builder.add_text_field("lang", label()),
        path: builder.add_text_field("path", label()),
        name: builder.add_u64_field("name", key()),
        actor: builder.add_text_field("actor", label()),
        country: builder.add_text_field("country", label()),
        act: builder.add_text_field("act", label()),
        published_from: builder.add_i64_field("published_from", day()),
        published_to: builder.add_i64_field("published_to", day()),
        article: builder.add_u64_field("article", FAST),
        bucket: builder.add_u64_field("bucket", key()),
        ordinal: builder.add_u64_field("ordinal", FAST),
        file: builder.add_u64_field("file", key()),
        sketch: builder.add_u64_field("sketch", FAST),
        data: builder.add_bytes_field("data", STORED),
    };
    (builder.build(), fields)
}
