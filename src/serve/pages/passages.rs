//! Passages and statements as the pages show them: everything looked up and worded, nothing left to the templates.

use super::address::Address;
use super::marked::{Marks, Piece, paragraphs, pieces};
use crate::engine::{Engine, Error, Party, Reported};
use crate::model::{Act, Article, DateBy, Hit, Passage, Statement};
use crate::present::range_words;
use crate::present::wire::passage_id;

/// Statements told under a passage.
const TOLD: usize = 3;

/// A passage found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) rank: u32,
    pub(super) id: String,
    /// Its article.
    pub(super) head: Head,
    /// The headings above it.
    pub(super) section: String,
    pub(super) paragraphs: Vec<Vec<Piece>>,
    /// What it reports.
    pub(super) deeds: Vec<Deed>,
    /// The first articles that print the same story.
    pub(super) copies: Vec<Copy>,
    /// How many more do.
    pub(super) more_copies: usize,
    pub(super) tools: Tools,
    /// What its score is made of.
    pub(super) why: Vec<(String, String)>,
}

/// An article, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) link: String,
    pub(super) outlet: Option<String>,
    pub(super) date: String,
    /// For machines.
    pub(super) day: Option<String>,
    pub(super) lang: Option<String>,
    /// File, and line or page.
    pub(super) place: String,
}

/// Another article with the same story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copy {
    pub(super) title: String,
    pub(super) outlet: Option<String>,
    pub(super) date: String,
    pub(super) link: String,
    /// The page on which the two stand side by side.
    pub(super) compare: String,
}

/// What can be done with a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tools {
    pub(super) id: String,
    pub(super) cite: String,
    /// Puts it into the note or takes it out.
    pub(super) note: String,
    pub(super) noted: bool,
}

/// A reported act in few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deed {
    pub(super) who: Option<Name>,
    pub(super) act: &'static str,
    /// `not`, `announced`, `possible`, where it is not told as a fact.
    pub(super) aside: Option<&'static str>,
    pub(super) whom: Option<Name>,
    /// The page of all statements of this kind between the two.
    pub(super) link: String,
}

/// Somebody, and their page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) words: String,
    pub(super) link: Option<String>,
}

/// A statement with its sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) deed: Deed,
    pub(super) when: String,
    /// What the date rests on.
    pub(super) when_by: &'static str,
    pub(super) sentence: Vec<Piece>,
    pub(super) head: Head,
    pub(super) tools: Tools,
}

impl Found {
    /// Returns a hit as the page of results shows it, with some of its copies.
    pub(super) fn new(hit: &Hit, copies: Vec<Copy>, address: &Address, page: &str) -> Self {
        let id = passage_id(&hit.article, &hit.passage);
        let marks =
            Marks { words: hit.highlights.clone(), answer: hit.answer.map(|answer| answer.span), links: Vec::new() };
        Self {
            rank: hit.rank,
            head: Head::new(&hit.article, &hit.passage, address),
            section: hit.passage.section.join(" › "),
            paragraphs: paragraphs(&hit.passage.text, &marks),
            deeds: deeds(&hit.passage.statements, address),
            more_copies: hit.also_in.len().saturating_sub(copies.len()),
            copies,
            tools: Tools::new(&id, address, page, &format!("hit-{}", hit.rank)),
            why: hit.why.iter().map(|part| (part.name.clone(), format!("{:.3}", part.value))).collect(),
            id,
        }
    }
}

impl Copy {
    /// Returns an article that prints the story of `article`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn new(engine: &Engine, article: &str, other: &str, address: &Address) -> Result<Self, Error> {
        let beside = Address { id: article.to_owned(), other: other.to_owned(), ..address.clone() };
        let copy = engine.article(other)?;
        Ok(Self {
            title: title(&copy),
            date: date(&copy),
            outlet: copy.outlet,
            link: address.to_article(other),
            compare: beside.link("/compare"),
        })
    }
}

impl Head {
    /// Returns an article as lists show it, its link leading to a passage.
    pub(super) fn new(article: &Article, passage: &Passage, address: &Address) -> Self {
        let place = match passage.page {
            Some(page) => format!("{}, page {page}", article.path),
            None => format!("{}:{}", article.path, passage.line),
        };
        Self {
            title: title(article),
            link: address.to_article(&passage_id(article, passage)),
            outlet: article.outlet.clone(),
            date: date(article),
            day: day(article),
            lang: article.lang.clone(),
            place,
        }
    }
}

impl Tools {
    /// Returns the tools of a passage on a page, to which the link of the note leads back.
    pub(super) fn new(id: &str, address: &Address, page: &str, anchor: &str) -> Self {
        let noted = address.note.iter().any(|other| other == id);
        let mut changed = address.clone();
        if noted {
            changed.note.retain(|other| other != id);
        } else {
            changed.note.push(id.to_owned());
        }
        let cite = Address { id: id.to_owned(), ..address.bare() }.link("/cite");
        Self { id: id.to_owned(), cite, note: format!("{}#{anchor}", changed.link(page)), noted }
    }
}

/// A side of an act: the article's words for it, and the actor they stand for.
#[derive(Debug, Clone, Copy, Default)]
struct Side<'a> {
    words: Option<&'a str>,
    actor: Option<&'a str>,
}

impl<'a> Side<'a> {
    fn party(party: Option<&'a Party>) -> Self {
        party.map(|party| Self { words: Some(&party.words), actor: party.name.as_deref() }).unwrap_or_default()
    }

    fn name(self, address: &Address) -> Option<Name> {
        let link = self.actor.map(|actor| address.to_actor(actor));
        self.words.map(|words| Name { words: words.to_owned(), link })
    }

    fn known_as(self) -> String {
        self.actor.or(self.words).unwrap_or_default().to_owned()
    }
}

impl Deed {
    fn new(statement: &Statement, speaker: Side, target: Side, address: &Address) -> Self {
        let between = Address {
            speaker: speaker.known_as(),
            target: target.known_as(),
            act: statement.act.name().to_owned(),
            ..address.bare()
        };
        Self {
            who: speaker.name(address),
            act: verb(statement.act),
            aside: aside(statement),
            whom: target.name(address),
            link: between.link("/statements"),
        }
    }
}

impl Told {
    /// Returns a statement as lists show it.
    pub(super) fn new(one: &Reported, address: &Address, page: &str) -> Self {
        let statement = &one.statement;
        let marks = Marks { words: vec![statement.trigger], ..Marks::default() };
        let tools = {
            let id = passage_id(&one.article, &one.passage);
            Tools::new(&id, address, page, "results")
        };
        let when_by = match (statement.date, statement.date_by) {
            (Some(_), Some(DateBy::Clause | DateBy::Sentence)) => "",
            (Some(_), _) => "by publication",
            (None, _) => "published",
        };
        Self {
            deed: Deed::new(statement, Side::party(one.speaker.as_ref()), Side::party(one.target.as_ref()), address),
            when: one.when().map_or_else(|| "undated".to_owned(), range_words),
            when_by: if one.when().is_none() { "" } else { when_by },
            sentence: pieces(&one.passage.text, statement.sentence, &marks),
            head: Head::new(&one.article, &one.passage, &address.bare()),
            tools,
        }
    }
}

/// Returns the different acts a passage reports, the first few.
pub(super) fn deeds(statements: &[Statement], address: &Address) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    // What nobody in particular says tells little.
    for one in statements.iter().filter(|one| one.speaker.is_some() && one.act != Act::State) {
        let speaker = Side { words: one.speaker.as_deref(), actor: one.speaker_actor.as_deref() };
        let target = Side { words: one.target.as_deref(), actor: one.target_actor.as_deref() };
        let deed = Deed::new(one, speaker, target, address);
        if !deeds.contains(&deed) {
            deeds.push(deed);
        }
    }
    deeds.truncate(TOLD);
    deeds
}

fn aside(statement: &Statement) -> Option<&'static str> {
    match (statement.negated, statement.modality.as_str()) {
        (true, _) => Some("not"),
        (_, "hypothetical") => Some("possible"),
        (_, "future" | "infinitive") => Some("announced"),
        _ => None,
    }
}

/// Returns an article's title, or its name where it has none.
pub(super) fn title(article: &Article) -> String {
    article.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| article.name.clone())
}

/// Returns when an article was published, in words.
pub(super) fn date(article: &Article) -> String {
    article.published.map_or_else(|| "undated".to_owned(), |dated| range_words(dated.range))
}

/// Returns the day, where it is known to the day.
pub(super) fn day(article: &Article) -> Option<String> {
    let range = article.published?.range;
    (range.from == range.to).then(|| range.from.to_string())
}

/// Returns the words that tell an act with who did it before and whom it concerns behind.
pub(super) fn verb(act: Act) -> &'static str {
    match act {
        Act::State => "says",
        Act::Confirm => "confirms",
        Act::Claim => "claims",
        Act::Deny => "denies",
        Act::Reject => "rejects",
        Act::Decline => "declines",
        Act::Accuse => "accuses",
        Act::Attribute => "blames",
        Act::Condemn => "condemns",
        Act::Warn => "warns",
        Act::Threaten => "threatens",
        Act::Request => "asks",
        Act::Protest => "protests",
        Act::Summon => "summons",
        Act::Expel => "expels",
        Act::Sanction => "sanctions",
        Act::Indict => "indicts",
        Act::Investigate => "investigates",
        Act::Takedown => "takes down",
        Act::Agree => "agrees",
        Act::Support => "supports",
        Act::Attack => "attacks",
        Act::Disclose => "discloses",
        Act::Ban => "bans",
    }
}

/// Returns the first words of a text, for titles.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(most).collect::<String>().trim_end())
}
