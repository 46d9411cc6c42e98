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

impl Part<'_> {
    /// Returns how often the term stands in the document it is at, by weight and length.
    #[expect(clippy::cast_precision_loss, reason = "a frequency needs no more than 24 bits of precision")]
    fn frequency(&self, doc: DocId) -> f32 {
        let norm = self.norms.as_ref().map_or(1.0, |(lengths, norms)| norms[usize::from(lengths.fieldnorm_id(doc))]);
        self.weight * self.postings.term_freq() as f32 * norm
    }
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

    /// Returns what the term gives to the document it stands at, and goes to the next one.
    pub(super) fn take(&mut self) -> f32 {
        let here = self.doc;
        let (mut frequency, mut next) = (0.0, TERMINATED);
        for part in &mut self.parts {
            let mut doc = part.postings.doc();
            if doc == here && doc != TERMINATED {
                frequency += part.frequency(here);
                doc = part.postings.advance();
            }
            next = next.min(doc);
        }
        self.doc = next;
        self.saturated(frequency)
    }

    /// Returns what the term gives to the document it stands at.
    pub(super) fn score(&self) -> f32 {
        let here = self.parts.iter().filter(|part| part.postings.doc() == self.doc);
        self.saturated(here.map(|part| part.frequency(self.doc)).sum())
    }

    fn saturated(&self, frequency: f32) -> f32 {
        self.factor * frequency / (self.k1 + frequency)
    }

    fn lowest(&self) -> DocId {
        self.parts.iter().map(|part| part.postings.doc()).min().unwrap_or(TERMINATED)
    }
}
