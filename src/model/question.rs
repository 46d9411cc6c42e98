use super::{Act, DateRange, Span};

/// A question, understood: what it asks for and the words to look for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// As typed.
    pub raw: String,
    /// The terms to look for, in order of first appearance.
    pub terms: Vec<Term>,
    /// The words left out because they say how it is asked, not what about.
    pub dropped: Vec<String>,
    /// The kind of answer asked for.
    pub answer_type: Option<AnswerType>,
    /// The acts it asks about.
    pub acts: Vec<Act>,
    /// The actors it names.
    pub actors: Vec<Named>,
    /// The head of what it asks for, as the index holds it: `voter` in "how many voters", `parliament` in "which parliament".
    pub noun: Option<String>,
    /// The verb that asks for somebody, as the index holds it: `told` in "who told the public".
    pub verb: Option<String>,
    /// Whom it asks for: the one who acts or the one concerned; `None` when it asks for something else.
    pub role: Option<Role>,
    /// The time it speaks of.
    pub time: Option<AskedTime>,
    /// Whether it is put as a question; search words are not.
    pub asks: bool,
}

/// An actor that a question names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The canonical name.
    pub name: String,
    /// The labels a passage that names it is found by.
    pub labels: Vec<String>,
    /// How it stands to the act asked about, where the question says so.
    pub role: Option<Role>,
}

/// How somebody stands to an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The one who acts or speaks.
    Speaker,
    /// The one whom it concerns.
    Target,
}

impl Role {
    /// Returns the name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Target => "target",
        }
    }
}

/// A time that a question speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedTime {
    /// The days.
    pub range: DateRange,
    /// The words that say it, in the question.
    pub span: Span,
}

/// One term to look for.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The term as the index holds it.
    pub term: String,
    /// The word as typed.
    pub surface: String,
    /// Its weight; a typed word has 1.
    pub weight: f32,
    /// The fields it is looked for in.
    pub fields: TextFields,
    /// What else speaks for the same thing.
    pub related: Vec<Label>,
}

impl Term {
    /// Returns a typed word as a term of weight 1 with nothing related.
    pub fn typed(term: String, surface: String, fields: TextFields) -> Self {
        Self { term, surface, weight: 1.0, fields, related: Vec::new() }
    }
}

/// Something the index can be asked for beside the typed words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// Another word, as the index holds it.
    Word(String),
    /// A passage that reports this act.
    Act(Act),
    /// A passage that names this actor, by one of its labels.
    Actor(String),
    /// A passage that reports this act with this actor in this role.
    Report(Act, Role, String),
}

/// Which text fields of a passage a term is looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextFields {
    /// The passage, its article's title and its headings.
    All,
    /// The passage's own text.
    Body,
    /// The article's title.
    Title,
    /// The headings above the passage.
    Section,
}

/// The kind of answer a question asks for (after Li and Roth's classes, cut to what news holds).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerType {
    /// A person, state, organisation or group.
    Actor,
    /// A day, month or year.
    Date,
    /// A count.
    Number,
    /// An amount of money.
    Money,
    /// A length of time.
    Duration,
    /// A reason.
    Reason,
    /// What somebody said.
    Statement,
    /// A place.
    Place,
    /// A way of doing something.
    Manner,
    /// What or who something is.
    Definition,
    /// Yes or no.
    YesNo,
    /// Anything else.
    Thing,
}

impl AnswerType {
    /// Returns the name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Date => "date",
            Self::Number => "number",
            Self::Money => "money",
            Self::Duration => "duration",
            Self::Reason => "reason",
            Self::Statement => "statement",
            Self::Place => "place",
            Self::Manner => "manner",
            Self::Definition => "definition",
            Self::YesNo => "yes-no",
            Self::Thing => "thing",
        }
    }
}

/// What a passage must fulfil to be shown at all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filters {
    /// Published within these days; either end may be open.
    pub published: Option<DateRange>,
    /// What becomes of articles without a date when `published` is given.
    pub undated: Undated,
    /// Names an actor with one of these labels.
    pub actors: Option<Vec<String>>,
    /// Beside `actors`: or holds one of these names as words, because no label of the index stands for it.
    pub names: Vec<String>,
    /// Which of `actors` have lost names to somebody else since the index was made.
    pub bereft: Vec<Bereft>,
    /// Reports this act.
    pub act: Option<Act>,
    /// Stands under a heading with these words.
    pub section: Option<String>,
    /// Comes from an outlet with these words in its name.
    pub outlet: Option<String>,
    /// Comes from a file whose path matches this glob.
    pub path: Option<String>,
}

/// An actor some of whose names the reader's own rows give to somebody else. The index, made without these rows, has its
/// label wherever one of them stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bereft {
    /// Its label, in lower case.
    pub label: String,
    /// The names it has lost.
    pub lost: Vec<String>,
    /// The names it has kept.
    pub kept: Vec<String>,
}

/// What becomes of articles without a date under a date filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Undated {
    /// They stay, ranked lower.
    #[default]
    Keep,
    /// They go.
    Drop,
}
