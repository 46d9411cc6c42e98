//! BM25F over body, title and headings, with constants of our own (the engine's are fixed).
//!
//! A term's frequency is first summed over the fields, each with its weight and its own length normalisation, and then
//! saturated once: `idf · tf / (k1 + tf)` with `tf = Σ w_f · tf_f / (1 − b_f + b_f · len_f / avg_f)`
//! (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", 2004).
//! `idf = ln(1 + (N − n + ½) / (n + ½))`, never negative.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{SegmentReader, Term as EngineTerm};

use super::Error;
use super::cursor::{Cursor, Part};
use crate::index::{ActRole, Fields, Reader, act_term};
use crate::model::{Label, Role, Term, TextFields};

/// The constants of the formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// How fast repetition stops counting.
    pub k1: f32,
    /// How much length counts, by field: body, title, section; 0 to 1.
    pub b: [f32; 3],
    /// How much a field counts: body, title, section.
    pub weight: [f32; 3],
    /// How much one of a term's companions counts beside the typed word.
    pub related: RelatedWeights,
}

/// What an occurrence of something related counts beside one of the typed word, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelatedWeights {
    /// Another word for the same act.
    pub word: f32,
    /// A reported act of the class, whatever its words.
    pub act: f32,
    /// The actor under another name.
    pub actor: f32,
    /// A reported act of the class by or about the actor named, in the role named.
    pub report: f32,
}

impl RelatedWeights {
    fn of(self, label: &Label) -> f32 {
        match label {
            Label::Word(_) => self.word,
            Label::Act(_) => self.act,
            Label::Actor(_) => self.actor,
            Label::Report(..) => self.report,
        }
    }
}

impl Default for Parameters {
    /// The constants measured best for passages of about 120 words (see `docs/RANKING.md`).
    fn default() -> Self {
        Self {
            k1: 0.9,
            b: [0.4, 0.4, 0.4],
            weight: [1.0, 1.0, 0.5],
            related: RelatedWeights { word: 0.3, act: 0.4, actor: 0.8, report: 0.5 },
        }
    }
}

/// One term with its statistics over the whole index.
struct Weighted {
    /// In how many passages it is taken to stand: see [`look_up`].
    count: f32,
    idf: f32,
    /// In each segment, where the postings lie of the word itself and of what is related to it.
    postings: Vec<Vec<Lying>>,
}

/// Where the postings of a word or a label lie in a segment.
struct Lying {
    field: Field,
    info: TermInfo,
    /// The field among the three whose lengths its frequency is measured by; `None` for labels, which have no length.
    measured: Option<usize>,
    weight: f32,
}

/// Scores passages by a list of terms.
pub(super) struct Scorer {
    /// Each term's weight with it.
    terms: Vec<(Weighted, f32)>,
    fields: [Field; 3],
    /// For each field, what a passage of each length class divides its frequency by.
    norms: [[f32; 256]; 3],
    parameters: Parameters,
}

impl Scorer {
    #[expect(clippy::cast_precision_loss, reason = "a length needs no more than 24 bits of precision")]
    pub(super) fn new(reader: &Reader, terms: &[Term], parameters: Parameters) -> Result<Self, Error> {
        let fields = text_fields(reader);
        let passages = passages(reader);
        let mut norms = [[1.0; 256]; 3];
        for (index, field) in fields.into_iter().enumerate() {
            let average = average_length(reader, field, passages)?;
            for (class, norm) in (0_u8..=255).zip(norms[index].iter_mut()) {
                let length = FieldNormReader::id_to_fieldnorm(class) as f32;
                *norm = (1.0 - parameters.b[index] + parameters.b[index] * length / average).recip();
            }
        }
        let mut weighted = Vec::with_capacity(terms.len());
        for term in terms {
            weighted.push((look_up(reader, term, parameters)?, term.weight));
        }
        Ok(Self { terms: weighted, fields, norms, parameters })
    }

    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// Opens a cursor for each term in a segment, in the order of the terms.
    pub(super) fn cursors<'a>(
        &'a self,
        reader: &Reader,
        number: u32,
        segment: &'a SegmentReader,
    ) -> Result<Vec<Cursor<'a>>, Error> {
        let engine = |source| Error::Index(reader.engine(source));
        let mut lengths = Vec::with_capacity(3);
        for field in self.fields {
            lengths.push(segment.get_fieldnorms_reader(field).map_err(engine)?);
        }
        let mut cursors = Vec::with_capacity(self.terms.len());
        for (Weighted { idf, postings, .. }, weight) in &self.terms {
            let lying = &postings[number as usize];
            let mut parts = Vec::with_capacity(lying.len());
            for Lying { field, info, measured, weight } in lying {
                let inverted = segment.inverted_index(*field).map_err(engine)?;
                let postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs);
                parts.push(Part {
                    postings: postings.map_err(|error| engine(error.into()))?,
                    norms: measured.map(|index| (lengths[index].clone(), &self.norms[index])),
                    weight: *weight,
                });
            }
            cursors.push(Cursor::new(parts, idf * weight, self.parameters.k1));
        }
        Ok(cursors)
    }
}

/// Returns the field and the term a label is indexed under.
fn place(fields: &Fields, label: &Label) -> (Field, String) {
    match label {
        Label::Word(word) => (fields.body, word.clone()),
        Label::Act(act) => (fields.act, act_term(ActRole::Any, *act, "")),
        Label::Actor(name) => (fields.actor, name.to_lowercase()),
        Label::Report(act, Role::Speaker, name) => (fields.act, act_term(ActRole::Speaker, *act, name)),
        Label::Report(act, Role::Target, name) => (fields.act, act_term(ActRole::Target, *act, name)),
    }
}

/// Returns the rarest `most` terms in their order, and a notice when any was left out.
pub(super) fn rarest(
    reader: &Reader,
    terms: &[Term],
    parameters: Parameters,
    most: usize,
) -> Result<(Vec<Term>, Vec<String>), Error> {
    if terms.len() <= most {
        return Ok((terms.to_vec(), Vec::new()));
    }
    let mut order = Vec::with_capacity(terms.len());
    for (place, term) in terms.iter().enumerate() {
        let Weighted { count, idf, .. } = look_up(reader, term, parameters)?;
        order.push((count > 0.0, idf, place));
    }
    // A word the index does not hold finds nothing, however rare it is.
    order.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    let mut kept: Vec<usize> = order.into_iter().take(most).map(|(_, _, place)| place).collect();
    kept.sort_unstable();
    let notice = format!("the question has {} different words; it was searched by its {most} rarest", terms.len());
    Ok((kept.into_iter().map(|place| terms[place].clone()).collect(), vec![notice]))
}

fn text_fields(reader: &Reader) -> [Field; 3] {
    let fields = reader.fields();
    [fields.body, fields.title, fields.section]
}

fn covers(fields: TextFields, index: usize) -> bool {
    match fields {
        TextFields::All => true,
        TextFields::Body => index == 0,
        TextFields::Title => index == 1,
        TextFields::Section => index == 2,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of passages needs no more than 24 bits of precision here")]
fn passages(reader: &Reader) -> f32 {
    reader.counts().passages.max(1) as f32
}

#[expect(clippy::cast_precision_loss, reason = "an average length needs no more than 24 bits of precision")]
fn average_length(reader: &Reader, field: Field, passages: f32) -> Result<f32, Error> {
    let mut tokens = 0;
    for segment in reader.searcher().segment_readers() {
        let inverted = segment.inverted_index(field).map_err(|source| reader.engine(source))?;
        tokens += inverted.total_num_tokens();
    }
    Ok((tokens as f32 / passages).max(1.0))
}

/// Looks a term up in all segments, once: where its postings lie, how many passages it is taken to stand in over the whole
/// index, and its rarity.
///
/// What is related to it finds passages too: the count taken is the geometric mean between those with the word itself
/// and those with the most frequent of its companions, so that a rare synonym of a common thing is not taken for rare.
#[expect(clippy::cast_precision_loss, reason = "a count of passages needs no more than 24 bits of precision here")]
fn look_up(reader: &Reader, term: &Term, parameters: Parameters) -> Result<Weighted, Error> {
    let engine = |source| Error::Index(reader.engine(source));
    let segments = reader.searcher().segment_readers();
    let mut postings: Vec<Vec<Lying>> = segments.iter().map(|_| Vec::new()).collect();
    let mut count = |field: Field, text: &str, measured, weight: f32| {
        let term = EngineTerm::from_field_text(field, text);
        let mut count = 0_u64;
        for (segment, postings) in segments.iter().zip(&mut postings) {
            let inverted = segment.inverted_index(field).map_err(engine)?;
            if let Some(info) = inverted.get_term_info(&term).map_err(|error| engine(error.into()))? {
                count += u64::from(info.doc_freq);
                if weight > 0.0 {
                    postings.push(Lying { field, info, measured, weight });
                }
            }
        }
        Ok::<_, Error>(count)
    };
    let fields = text_fields(reader);
    let mut typed = 0;
    for (index, field) in fields.into_iter().enumerate().filter(|(index, _)| covers(term.fields, *index)) {
        typed = typed.max(count(field, &term.term, Some(index), parameters.weight[index])?);
    }
    let mut widest = typed;
    for label in &term.related {
        let (field, text) = place(reader.fields(), label);
        // Only words of the running text have a length to be measured by.
        let measured = (field == fields[0]).then_some(0);
        widest = widest.max(count(field, &text, measured, parameters.related.of(label))?);
    }
    let passages = passages(reader);
    let count = if widest > typed { (typed.max(1) as f32 * widest as f32).sqrt() } else { typed as f32 };
    // Removed passages are counted until their segment is merged; never let that make the rarity negative.
    let count = count.min(passages);
    let idf = (1.0 + (passages - count + 0.5) / (count + 0.5)).ln();
    Ok(Weighted { count, idf, postings })
}
