use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::coded;
use super::{Claim, DateRange, Dated, Origin, Span};

/// The stable 64-bit key of an article, made from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleId(pub u64);

/// A passage: which article, and which of its passages, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassageId {
    /// The article.
    pub article: ArticleId,
    /// Its place in reading order, from 1.
    pub ordinal: u32,
}

/// An article as the index keeps it, without its passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its name: the path under the corpus root with `/`, or the record's own identifier.
    pub name: String,
    /// The file it was read from, under the corpus root, with `/`.
    pub path: String,
    /// The line of the file it starts at, from 1.
    pub line: u32,
    /// Its title.
    pub title: Option<String>,
    /// The day, month or year of publication.
    pub published: Option<Dated>,
    /// The last change it states.
    pub modified: Option<Dated>,
    /// When the reader saved it, or an archive did.
    pub retrieved: Option<Dated>,
    /// The newspaper, site or institution.
    pub outlet: Option<String>,
    /// Its authors, joined by `, `.
    pub author: Option<String>,
    /// Its canonical address.
    pub url: Option<String>,
    /// Its language, a lower-case BCP 47 primary tag.
    pub lang: Option<String>,
    /// Its sections and keywords, as its outlet or the reader named them.
    pub tags: Vec<String>,
    /// Where each field's value came from, by the field's name.
    pub origins: BTreeMap<String, Origin>,
    /// Its headings in reading order.
    pub headings: Vec<Heading>,
    /// The length of its whole text in bytes.
    pub length: u32,
    /// How many passages it has.
    pub passages: u32,
    /// What its dates were judged by.
    pub evidence: Evidence,
}

/// All that an article says of its dates, kept so that they can be judged anew without reading the file again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Claims about dates, and addresses, which may hold one; the strongest of one field first.
    pub claims: Vec<Claim>,
    /// How its first blocks open, where a dateline may stand.
    pub openings: Vec<String>,
}

/// A section heading and where it stands in the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its words.
    pub text: String,
    /// Its level, 1 to 6.
    pub level: u8,
    /// The byte of the article's text it starts at.
    pub start: u32,
}

/// A passage as the index keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its place in reading order, from 1.
    pub ordinal: u32,
    /// Its text: whole paragraphs joined by a blank line, or sentences of one. The index keeps it beside the rest.
    #[serde(skip)]
    pub text: String,
    /// The byte of the article's text it starts at.
    pub start: u32,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// The line of the file it starts at, from 1.
    pub line: u32,
    /// The page it starts on, from 1, in formats that have pages.
    pub page: Option<u32>,
    /// The actors it names, in order of first mention.
    pub actors: Vec<Actor>,
    /// The acts it reports.
    pub statements: Vec<Statement>,
}

impl Passage {
    /// Returns a passage at the beginning of its article and file, of which nothing else is known.
    pub fn new(ordinal: u32, text: String) -> Self {
        Self {
            ordinal,
            text,
            start: 0,
            section: Vec::new(),
            line: 1,
            page: None,
            actors: Vec::new(),
            statements: Vec::new(),
        }
    }
}

/// An actor of the table, as a passage names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The canonical name.
    pub name: String,
    /// What it is: `state`, `agency`, `group`, `person` and so on.
    #[serde(with = "coded::kind")]
    pub kind: String,
    /// Its country, as an ISO 3166 two-letter code.
    pub country: Option<String>,
    /// Where it is named, in the passage's text.
    pub spans: Vec<Span>,
}

impl Actor {
    /// Returns the labels under which a passage that names the actor is found: its name and, for an agency, the state
    /// whose organ it is.
    pub fn labels(&self) -> Vec<String> {
        let organ = (self.kind == "agency").then(|| self.country.as_deref().map(organ_label)).flatten();
        std::iter::once(self.name.to_lowercase()).chain(organ).collect()
    }
}

/// Returns the label of a state's organs: its ministries, agencies and embassies.
pub fn organ_label(country: &str) -> String {
    format!("organ of {}", country.to_lowercase())
}

/// An act that a passage reports: who did what to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Who acts, in the passage's own words.
    pub speaker: Option<String>,
    /// The canonical actor behind the speaker, where the table knows one.
    pub speaker_actor: Option<String>,
    /// The class of the act.
    pub act: Act,
    /// Whom it concerns, or what where that is nobody (`condemned the attack`), in the passage's own words.
    pub target: Option<String>,
    /// The canonical actor behind the target.
    pub target_actor: Option<String>,
    /// What is claimed: the reported clause or quotation.
    pub claim: Option<Span>,
    /// Whether the sentence says that it did not happen.
    pub negated: bool,
    /// `fact`, `hypothetical`, `future` or `infinitive`.
    #[serde(with = "coded::modality")]
    pub modality: String,
    /// When it happened, as far as that is known: resolved against the publication date when it is relative.
    pub date: Option<DateRange>,
    /// What `date` rests on; `None` exactly when that is.
    pub date_by: Option<DateBy>,
    /// The word that tells the act, in the passage's text; empty in a quotation that goes on.
    pub trigger: Span,
    /// The whole sentence, in the passage's text.
    pub sentence: Span,
    /// How sure the rules are, 0 to 100.
    pub confidence: u8,
}

/// What the date of an act rests on, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBy {
    /// The clause that tells the act names it.
    Clause,
    /// The sentence names it elsewhere.
    Sentence,
    /// Nothing names it; the act is told as past near the top of the article, so it is the article's own date.
    Publication,
}

impl DateBy {
    /// Returns the name used in JSON and on the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Publication => "publication",
        }
    }
}

/// The classes of acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is the English verb it stands for; docs/ACTS.md describes them")]
pub enum Act {
    State,
    Confirm,
    Claim,
    Deny,
    Reject,
    Decline,
    Accuse,
    Attribute,
    Condemn,
    Warn,
    Threaten,
    Request,
    Protest,
    Summon,
    Expel,
    Sanction,
    Indict,
    Investigate,
    Takedown,
    Agree,
    Support,
    Attack,
    Disclose,
    Ban,
}

impl Act {
    /// Every class, in the order of the documentation.
    pub const ALL: [Self; 24] = [
        Self::State,
        Self::Confirm,
        Self::Claim,
        Self::Deny,
        Self::Reject,
        Self::Decline,
        Self::Accuse,
        Self::Attribute,
        Self::Condemn,
        Self::Warn,
        Self::Threaten,
        Self::Request,
        Self::Protest,
        Self::Summon,
        Self::Expel,
        Self::Sanction,
        Self::Indict,
        Self::Investigate,
        Self::Takedown,
        Self::Agree,
        Self::Support,
        Self::Attack,
        Self::Disclose,
        Self::Ban,
    ];

    /// Returns the lower-case name used in queries, JSON and the index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Confirm => "confirm",
            Self::Claim => "claim",
            Self::Deny => "deny",
            Self::Reject => "reject",
            Self::Decline => "decline",
            Self::Accuse => "accuse",
            Self::Attribute => "attribute",
            Self::Condemn => "condemn",
            Self::Warn => "warn",
            Self::Threaten => "threaten",
            Self::Request => "request",
            Self::Protest => "protest",
            Self::Summon => "summon",
            Self::Expel => "expel",
            Self::Sanction => "sanction",
            Self::Indict => "indict",
            Self::Investigate => "investigate",
            Self::Takedown => "takedown",
            Self::Agree => "agree",
            Self::Support => "support",
            Self::Attack => "attack",
            Self::Disclose => "disclose",
            Self::Ban => "ban",
        }
    }

    /// Returns the class of that name, whatever the case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name().eq_ignore_ascii_case(name))
    }
}
