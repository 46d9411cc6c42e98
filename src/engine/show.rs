//! One article or passage, whole.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Engine, Error};
use crate::model::{Article, Passage};

/// An article with all or some of its passages.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The article.
    pub article: Article,
    /// Its whole main text, blocks joined by a blank line.
    pub text: String,
    /// When the file was last written, as the file system tells it: never taken for the day of publication.
    pub file_modified: Option<Date>,
    /// The passages asked for, in reading order.
    pub passages: Vec<ShownPassage>,
    /// The names of the other articles that print the same story, in the order of their paths.
    pub also_in: Vec<String>,
    /// What the reader should know: another article has the same name.
    pub notices: Vec<String>,
}

/// One passage of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownPassage {
    /// The passage.
    pub passage: Passage,
    /// Whether it is the one asked for, and not a neighbour.
    pub asked_for: bool,
}

/// What a citation is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Cited {
    /// The article.
    pub article: Article,
    /// The passage that is cited, else the article's first; `None` for an article without any.
    pub passage: Option<Passage>,
    /// Whether the article is cited as a whole.
    pub whole: bool,
    /// The first and the last paragraph it covers, where they are known.
    pub paragraphs: Option<(u32, u32)>,
    /// What the reader should know: another article has the same name.
    pub notices: Vec<String>,
}

impl Engine {
    /// Returns the article of that name with all its passages, or with `NAME#N` the passage and `context` neighbours on
    /// each side.
    ///
    /// # Errors
    /// When there is none, or the index cannot be read.
    pub fn show(&self, id: &str, context: u32) -> Result<Shown, Error> {
        // A name may itself hold a `#`: the whole is tried first.
        let mut named = self.reader.articles_named(id)?;
        let mut ordinal = None;
        if named.is_empty()
            && let Some((name, number)) = id.rsplit_once('#')
            && let Ok(number) = number.parse::<u32>()
        {
            named = self.reader.articles_named(name)?;
            ordinal = Some(number);
        }
        let mut notices = Vec::new();
        if named.len() > 1 {
            let others: Vec<_> =
                named[1..].iter().map(|(_, article)| format!("{}:{}", article.path, article.line)).collect();
            notices.push(format!("{} articles are called so; the others are {}", named.len(), others.join(", ")));
        }
        let Some((key, article)) = named.into_iter().next() else { return Err(Error::Unknown(id.to_owned())) };
        let passages = self.reader.passages_of(key)?;
        let also_in = self.also_in(key)?;
        let text = whole_text(&article, &passages);
        let near = |passage: &Passage| ordinal.is_none_or(|asked| passage.ordinal.abs_diff(asked) <= context);
        if let Some(asked) = ordinal
            && !passages.iter().any(|passage| passage.ordinal == asked)
        {
            return Err(Error::Unknown(id.to_owned()));
        }
        let shown = passages.into_iter().filter(near);
        let passages = shown
            .map(|passage| ShownPassage { asked_for: ordinal.is_none_or(|asked| passage.ordinal == asked), passage })
            .collect();
        let file_modified = self.reader.modified(&article.path)?.and_then(day);
        Ok(Shown { article, text, file_modified, passages, also_in, notices })
    }
}

/// Returns the day (UTC) of a time in nanoseconds since 1970; `None` for 0, which stands for no time.
fn day(nanoseconds: i128) -> Option<Date> {
    let time = Timestamp::from_nanosecond(nanoseconds).ok().filter(|_| nanoseconds != 0)?;
    Some(time.to_zoned(TimeZone::UTC).date())
}

impl Engine {
    /// Returns what a citation of an article or passage is made from.
    ///
    /// # Errors
    /// When there is none, or the index cannot be read.
    pub fn cited(&self, id: &str) -> Result<Cited, Error> {
        let Shown { article, passages, notices, .. } = self.show(id, u32::MAX)?;
        // An article of one passage is cited by its own name as a whole.
        let mut asked = passages.iter().enumerate().filter(|(_, shown)| shown.asked_for);
        let (at, whole) = match (asked.next(), asked.next()) {
            (Some((at, _)), None) => (Some(at), id == article.name),
            (first, _) => (first.map(|(at, _)| at), true),
        };
        let paragraphs = at.filter(|_| !whole).map(|at| covered(&passages, at));
        let passage = at.and_then(|at| passages.into_iter().nth(at)).map(|shown| shown.passage);
        Ok(Cited { article, passage, whole, paragraphs, notices })
    }

    /// Returns the article of that name, the first of them by path.
    ///
    /// # Errors
    /// When there is none, or the index cannot be read.
    pub fn article(&self, name: &str) -> Result<Article, Error> {
        let named = self.reader.articles_named(name)?.into_iter().next();
        named.map(|(_, article)| article).ok_or_else(|| Error::Unknown(name.to_owned()))
    }
}

/// Returns the first and the last paragraph of its article's main text that a passage covers, from 1, headings not counted.
fn covered(passages: &[ShownPassage], asked: usize) -> (u32, u32) {
    let (mut number, mut end) = (0, 0);
    let mut covered = (0, 0);
    for ShownPassage { passage, .. } in &passages[..=asked] {
        // Sentences of one paragraph lie a space apart, blocks a blank line.
        if number == 0 || passage.start.saturating_sub(end) >= 2 {
            number += 1;
        }
        let first = number;
        number += u32::try_from(passage.text.matches("\n\n").count()).unwrap_or(u32::MAX);
        end = passage.start.saturating_add(u32::try_from(passage.text.len()).unwrap_or(u32::MAX));
        covered = (first, number);
    }
    covered
}

/// Puts headings and passages back where they stood.
fn whole_text(article: &Article, passages: &[Passage]) -> String {
    let headings = article.headings.iter().map(|heading| (heading.start, heading.text.as_str()));
    let mut parts: Vec<(u32, &str)> = headings.chain(passages.iter().map(|p| (p.start, p.text.as_str()))).collect();
    parts.sort_by_key(|(start, _)| *start);
    let mut text = String::with_capacity(article.length as usize);
    for (start, part) in parts {
        let gap = (start as usize).saturating_sub(text.len());
        if !text.is_empty() {
            // Sentences of one paragraph lie a space apart, blocks a blank line.
            text.push_str(if gap >= 2 { "\n\n" } else { " " });
        }
        text.push_str(part);
    }
    text
}
