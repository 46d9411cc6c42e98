//! References to articles and passages, one file for each way of writing them.

mod bibtex;
mod csl;
pub(super) mod footnote;
pub mod names;
mod ris;

use std::io::{self, Write};

use jiff::civil::Date;

use self::names::Name;
use super::clean;
use crate::engine::Cited;
use crate::model::{Article, DateRange, Passage};

/// The ways references can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum CiteFormat {
    /// `BibTeX`, with biblatex's `date` and `urldate`.
    #[default]
    Bibtex,
    /// CSL-JSON: pandoc, Zotero.
    CslJson,
    /// Footnotes.
    Markdown,
    /// RIS: `EndNote`, Zotero, Mendeley.
    Ris,
}

impl CiteFormat {
    /// All of them, by name.
    pub const ALL: [Self; 4] = [Self::Bibtex, Self::CslJson, Self::Markdown, Self::Ris];

    /// Returns its name, as options and addresses have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::CslJson => "csl-json",
            Self::Markdown => "markdown",
            Self::Ris => "ris",
        }
    }

    /// Returns the format of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Returns what its friends call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::CslJson => "CSL-JSON",
            Self::Markdown => "Markdown",
            Self::Ris => "RIS",
        }
    }

    /// Returns the media type of a text of it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
        }
    }

    /// Returns how the names of its files end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Bibtex => "bib",
            Self::CslJson => "json",
            Self::Markdown => "md",
            Self::Ris => "ris",
        }
    }
}

/// Where in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locator {
    /// A page of the file, from 1.
    Page(u32),
    /// First and last paragraph of the main text, from 1, headings not counted.
    Paragraphs(u32, u32),
}

/// What a reference says. Unknown fields are `None` and written nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Unique and stable: made from the identifier alone.
    pub key: String,
    /// The identifier: an article, or a passage of one.
    pub id: String,
    /// In the order of the byline.
    pub authors: Vec<Name>,
    /// The article's title.
    pub title: Option<String>,
    /// The newspaper, site or institution.
    pub outlet: Option<String>,
    /// The day, month or year of publication.
    pub published: Option<DateRange>,
    /// The address.
    pub url: Option<String>,
    /// The day it was saved.
    pub accessed: Option<Date>,
    /// Where in the article.
    pub locator: Option<Locator>,
    /// The language, as a BCP 47 tag.
    pub lang: Option<String>,
}

impl Reference {
    /// Returns the reference to an article.
    pub fn article(article: &Article) -> Self {
        let line = |value: &Option<String>| value.as_deref().map(on_one_line).filter(|value| !value.is_empty());
        Self {
            key: key(&article.name),
            id: article.name.clone(),
            authors: line(&article.author).map(|byline| names::names(&byline)).unwrap_or_default(),
            title: line(&article.title),
            outlet: line(&article.outlet),
            published: article.published.map(|dated| dated.range),
            url: line(&article.url),
            accessed: article.retrieved.map(|dated| dated.range).filter(|day| day.from == day.to).map(|day| day.from),
            locator: None,
            lang: line(&article.lang),
        }
    }

    /// Returns the reference to what is cited: an article, or a passage of one.
    pub fn cited(cited: &Cited) -> Self {
        match &cited.passage {
            Some(passage) if !cited.whole => Self::passage(&cited.article, passage, cited.paragraphs),
            _ => Self::article(&cited.article),
        }
    }

    /// Returns the reference to a passage; `paragraphs` are those it covers, where they are known.
    pub fn passage(article: &Article, passage: &Passage, paragraphs: Option<(u32, u32)>) -> Self {
        let paragraphs = paragraphs.map(|(first, last)| Locator::Paragraphs(first, last));
        Self {
            key: format!("{}:{}", key(&article.name), passage.ordinal),
            id: super::wire::passage_id(article, passage),
            locator: passage.page.map(Locator::Page).or(paragraphs),
            ..Self::article(article)
        }
    }

    /// Returns the names of the fields a citation usually has and this one has not.
    pub fn missing(&self) -> Vec<&'static str> {
        let fields = [
            ("author", self.authors.is_empty()),
            ("title", self.title.is_none()),
            ("outlet", self.outlet.is_none()),
            ("date", self.published.is_none()),
            ("url", self.url.is_none()),
        ];
        fields.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
    }
}

/// Writes references.
///
/// # Errors
/// When `out` cannot be written.
pub fn references(out: &mut dyn Write, format: CiteFormat, references: &[Reference]) -> io::Result<()> {
    match format {
        CiteFormat::Bibtex => references.iter().try_for_each(|reference| bibtex::write(out, reference)),
        CiteFormat::CslJson => csl::write(out, references),
        CiteFormat::Markdown => references
            .iter()
            .try_for_each(|reference| writeln!(out, "[^{}]: {}\n", reference.key, footnote::text(reference))),
        CiteFormat::Ris => references.iter().try_for_each(|reference| ris::write(out, reference)),
    }
}

/// Returns a citation as one line without any marks.
pub fn citation(reference: &Reference) -> String {
    footnote::plain(reference)
}

/// How precisely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Precision {
    Day,
    Month,
    Year,
    Range,
}

fn precision(DateRange { from, to }: DateRange) -> Precision {
    match () {
        () if from == to => Precision::Day,
        () if (from, to) == (from.first_of_month(), from.last_of_month()) => Precision::Month,
        () if (from, to) == (from.first_of_year(), from.last_of_year()) => Precision::Year,
        () => Precision::Range,
    }
}

/// Turns an identifier into a key that `BibTeX`, pandoc and Markdown footnotes take, no two identifiers into one: other
/// characters than letters, digits, single dots, dashes and slashes are written `_` and two hexadecimal digits a byte.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let bytes = name.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let after_word = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        let before_word = bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
        match byte {
            b'_' => key.push_str("__"),
            byte if byte.is_ascii_alphanumeric() => key.push(char::from(byte)),
            // A citation key of pandoc ends where two marks meet.
            b'.' | b'-' | b'/' if after_word && before_word => key.push(char::from(byte)),
            byte => key.extend(format!("_{byte:02x}").chars()),
        }
    }
    key
}

fn on_one_line(text: &str) -> String {
    clean(&text.replace(['\t', '\r'], " ")).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formats_are_called_alike_everywhere() {
        use clap::ValueEnum;
        for format in CiteFormat::ALL {
            assert_eq!(CiteFormat::named(format.name()), Some(format));
            assert_eq!(CiteFormat::from_str(format.name(), false), Ok(format));
        }
        assert_eq!(CiteFormat::value_variants().len(), CiteFormat::ALL.len());
    }

    #[test]
    fn keys_look_like_their_articles() {
        assert_eq!(key("2024/uk-apt31.html"), "2024/uk-apt31.html");
        assert_eq!(key("a b--c_d.html."), "a_20b_2d_2dc__d.html_2e");
    }

    proptest! {
        #[test]
        fn no_two_names_share_a_key(a in "[a-e_./ \u{e9}-]{0,6}", b in "[a-e_./ \u{e9}-]{0,6}") {
            prop_assert_eq!(a == b, key(&a) == key(&b));
            prop_assert!(key(&a).chars().all(|c| c.is_ascii_alphanumeric() || "_./-".contains(c)));
        }
    }
}
