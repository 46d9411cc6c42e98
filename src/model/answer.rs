use super::{Article, Passage, PassageId, Question, Span};

/// A passage found by the first stage, with what it was scored by.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Which passage.
    pub passage: PassageId,
    /// Where the index keeps it: segment and document, good for the reader it came from only.
    pub address: (u32, u32),
    /// The sum of `terms`.
    pub score: f32,
    /// What each term of the question gave, in the question's order; 0 where it is absent.
    pub terms: Vec<f32>,
    /// How near it is to the question in meaning; `None` where that was not asked for.
    pub meaning: Option<Meaning>,
    /// What its statements and dates say of the question; `None` where that was not asked for.
    pub support: Option<Support>,
    /// How near the whole of it is to the question by the vectors of an optional model, a cosine; `None` without one.
    pub nearness: Option<f32>,
    /// The days it may have been published on, counted from 1970-01-01; `None` when unknown.
    pub published: Option<(i64, i64)>,
}

/// How near a passage is to a question, word piece by word piece.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Meaning {
    /// How much of the question the whole passage and its title answer to, 0 to 1.
    pub whole: f32,
    /// How much its best stretch of some 24 words does, with the title; 0 to 1.
    pub stretch: f32,
    /// How many of the question's pairs of neighbouring words stand together in it, and in its title; 0 to 1, rare ones
    /// counting more.
    pub pairs: f32,
}

/// What the statements and dates of a passage say of a question.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Support {
    /// How well its best statement fits: the act asked about, the roles of those named, somebody in the role asked for;
    /// 0 to 1.
    pub statement: f32,
    /// Whether it speaks of the time asked about (1), only its article is of that time (0.5), or neither; `None` when
    /// nothing is dated.
    pub time: Option<f32>,
    /// Whether it holds a day or an amount where one is asked for.
    pub form: bool,
}

/// The words of a passage that answer, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnswerSpan {
    /// Where they stand in the passage's text.
    pub span: Span,
    /// How often such a span is right, 0 to 1.
    pub confidence: f32,
}

/// One part of a score, named. The parts of a hit add up to its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What gave it: a feature, and the word where there is one.
    pub name: String,
    /// How much it gave.
    pub value: f32,
}

/// A ranked passage with all that is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// From 1.
    pub rank: u32,
    /// The sum of `why`.
    pub score: f32,
    /// The article it stands in.
    pub article: Article,
    /// The passage.
    pub passage: Passage,
    /// The words that matched, in the passage's text, in order.
    pub highlights: Vec<Span>,
    /// What the score is made of.
    pub why: Vec<Part>,
    /// The names of the other articles that print the same story, in the order of their paths.
    pub also_in: Vec<String>,
    /// The words that answer, where they are trusted.
    pub answer: Option<AnswerSpan>,
}

/// What a question or query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The question as understood.
    pub question: Question,
    /// Best first.
    pub hits: Vec<Hit>,
    /// Whether any passage answers; `true` for search words, which ask nothing.
    pub answered: bool,
    /// How many articles were searched.
    pub articles: u64,
    /// How many passages were searched.
    pub passages: u64,
    /// What the reader should know: mended syntax, words left out.
    pub notices: Vec<String>,
}

impl Answer {
    /// Returns the surest span with the hit it stands in; of equals, the one of the better hit.
    pub fn best(&self) -> Option<(&Hit, AnswerSpan)> {
        let spans = self.hits.iter().filter_map(|hit| Some((hit, hit.answer?)));
        spans.reduce(|best, other| if other.1.confidence > best.1.confidence { other } else { best })
    }
}
