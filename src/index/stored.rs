//! What the engine keeps of a document, read without a detour: nothing is copied twice or decoded unasked.

use tantivy::schema::Field;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize, ValueDeserializer, ValueVisitor,
};

use super::schema::{self, Fields};
use super::seal;
use crate::model::{ArticleId, Passage, PassageId};

/// A passage or an article as its document keeps it.
#[derive(Debug, Default)]
pub struct Stored {
    title: Option<String>,
    text: String,
    data: Vec<u8>,
}

impl Stored {
    /// Returns the title of the passage's article; empty when there is none.
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or_default()
    }

    /// Returns the passage's text, or an article's own, which is empty.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns title and text.
    pub fn into_texts(self) -> (String, String) {
        (self.title.unwrap_or_default(), self.text)
    }

    /// Tells by its checksum whether this is what was written for the article with that key, without decoding it.
    pub(super) fn is_sound(&self, article: ArticleId) -> bool {
        seal::is_sound(article.0, &self.text, &self.data)
    }

    /// Decodes the passage.
    ///
    /// # Errors
    /// When it was altered, or is another's; the text says so.
    pub fn passage(&self, id: PassageId) -> Result<Passage, String> {
        let mut passage: Passage = seal::opened_beside(id.article.0, &self.text, &self.data)?;
        passage.text.clone_from(&self.text);
        if passage.ordinal == id.ordinal {
            return Ok(passage);
        }
        Err(format!("passage {} stands where {} should", passage.ordinal, id.ordinal))
    }

    /// Returns the encoded bytes of an article's own document.
    pub(super) fn data(&self) -> &[u8] {
        &self.data
    }
}

/// A value of one of the fields above.
enum Kept {
    Text(String),
    Bytes(Vec<u8>),
}

struct Visitor;

impl ValueVisitor for Visitor {
    type Value = Kept;

    fn visit_string(&self, text: String) -> Result<Kept, DeserializeError> {
        Ok(Kept::Text(text))
    }

    fn visit_bytes(&self, bytes: Vec<u8>) -> Result<Kept, DeserializeError> {
        Ok(Kept::Bytes(bytes))
    }
}

impl ValueDeserialize for Kept {
    fn deserialize<'de, D: ValueDeserializer<'de>>(deserializer: D) -> Result<Self, DeserializeError> {
        deserializer.deserialize_any(Visitor)
    }
}

impl DocumentDeserialize for Stored {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut document: D) -> Result<Self, DeserializeError> {
        let Fields { title, body, data, .. } = schema::fields();
        let mut stored = Self::default();
        while let Some((field, kept)) = document.next_field::<Kept>()? {
            stored.take(field, kept, [title, body, data]);
        }
        Ok(stored)
    }
}

impl Stored {
    fn take(&mut self, field: Field, kept: Kept, [title, body, data]: [Field; 3]) {
        match kept {
            Kept::Text(text) if field == title => self.title = Some(text),
            Kept::Text(text) if field == body => self.text = text,
            Kept::Bytes(bytes) if field == data => self.data = bytes,
            _ => {}
        }
    }
}
