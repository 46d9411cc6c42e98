//! The postings of one term over all its fields, walked as one list.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocId, DocSet, TERMINATED};

/// The postings of a term, or of something related to it, in one field.
pub(super) struct Part<'a> {
    pub(super) postings: SegmentPostings,
    /// The field's lengths, and by length class what a frequency is multiplied by; `None` for labels, which have no length.
    pub(super) norms: Option<(FieldNormReader, &'a [f32; 256])>,
    pub(super) weight: f32,
}

/// One term's postings in a segment.
pub(super) struct Cursor<'a> {
    parts: Vec<Part<'a>>,
    doc: DocId,
    factor: f32,
    k1: f32,
}

impl<'a> Cursor<'a> {
    /// `factor` is the term's idf times its weight.
    pub(super) fn new(parts: Vec<Part<'a>>, factor: f32, k1: f32) -> Self {
        let mut cursor = Self { parts, doc: TERMINATED, factor, k1 };
        cursor.doc = cursor.lowest();
        cursor
    }

    /// The document it stands at, [`TERMINATED`] at the end.
    pub(super) fn doc(&self) -> DocId {
        self.doc
    }

    /// What the term can give at the most.
    pub(super) fn bound(&self) -> f32 {
        if self.parts.is_empty() { 0.0 } else { self.factor }
    }

    /// Goes to the first document not before `target`.
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            for part in &mut self.parts {
                if part.postings.doc() < target {
                    part.postings.seek(target);
                }
            }
            self.doc = self.lowest();
        }
        self.doc
    }

    /// Goes to the next document.
    pub(super) fn advance(&mut self) -> DocId {
        if self.doc != TERMINATED {
            let here = self.doc;
            for part in &mut self.parts {
                if part.postings.doc() == here {
                    part.postings.advance();
                }
            }
            self.doc = self.lowest();
        }
        self.doc
    }

    /// What the term gives to the document it stands at.
    #[expect(clippy::cast_precision_loss, reason = "a frequency needs no more than 24 bits of precision")]
    pub(super) fn score(&self) -> f32 {
        let mut frequency = 0.0;
        for part in &self.parts {
            if part.postings.doc() == self.doc {
                let norm = part
                    .norms
                    .as_ref()
                    .map_or(1.0, |(lengths, norms)| norms[usize::from(lengths.fieldnorm_id(self.doc))]);
                frequency += part.weight * part.postings.term_freq() as f32 * norm;
            }
        }
        self.factor * frequency / (self.k1 + frequency)
    }

    fn lowest(&self) -> DocId {
        self.parts.iter().map(|part| part.postings.doc()).min().unwrap_or(TERMINATED)
    }
}
