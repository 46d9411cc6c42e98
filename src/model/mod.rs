//! **Lives here:** the nouns everything else is made of. **May know:** `std`, `jiff`'s civil dates and `serde`'s derive
//! for what is kept in the index. **Must not know:** files, formats, the index, the clock.

mod answer;
mod article;
mod coded;
mod dates;
mod draft;
mod question;
mod span;

pub use answer::{Answer, AnswerSpan, Candidate, Hit, Meaning, Part, Support};
pub use article::{
    Act, Actor, Article, ArticleId, DateBy, Evidence, Heading, Passage, PassageId, Statement, organ_label,
};
pub use dates::{DateRange, Dated, Origin, Precision, day_number, numbered_day};
pub use draft::{Block, BlockKind, Claim, Draft, Field};
pub use question::{AnswerType, AskedTime, Bereft, Filters, Label, Named, Question, Role, Term, TextFields, Undated};
pub use span::Span;
