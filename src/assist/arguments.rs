//! What the tools take. The comments are what an assistant reads of them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::engine::{
    About, Counting, Engine, FilterError, Lanes, Request, StatementRequest, TimelineRequest, TypedFilters,
    USUAL_WINDOW, Unit, named_by,
};
use crate::model::{Filters, Undated};
use crate::present::cite::CiteFormat;

/// The most lanes a time line is divided into.
const MOST_LANES: usize = 8;

/// Filters that most tools take.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub(super) struct Narrowing {
    /// First day, month or year: 2024, 2024-03, 2024-03-25, "last month"
    from: Option<String>,
    /// Last day, month or year
    to: Option<String>,
    /// Whether articles without a date count under from and to (default: true, ranked lower)
    undated: Option<bool>,
    /// Only what names this actor, by any of its names: "APT31", "Fancy Bear", "Moscow"
    actor: Option<String>,
    /// Only what reports this act: deny, accuse, sanction, expel, indict, condemn …; a wrong name is answered with the list
    act: Option<String>,
    /// Only under headings with these words
    section: Option<String>,
    /// Only outlets with these words in their name
    outlet: Option<String>,
    /// Only files that match: "2024/**", "*.md"
    path: Option<String>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(super) struct Ask {
    /// The question, in plain words
    pub(super) question: String,
    #[serde(flatten)]
    pub(super) hits: Hits,
    #[serde(flatten)]
    pub(super) narrowing: Narrowing,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(super) struct Search {
    /// The query: words (any of them), +must, -not, "a phrase", "near words"~5, prefix*, AND, OR, ( ), field:value with the
    /// fields title section body actor country act source author lang path published; published:[2024-01 TO 2024-03]
    pub(super) query: String,
    #[serde(flatten)]
    pub(super) hits: Hits,
    #[serde(flatten)]
    pub(super) narrowing: Narrowing,
}

/// How many passages.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub(super) struct Hits {
    /// How many passages, 1 to 20 (default: 5)
    #[schemars(range(min = 1, max = 20))]
    pub(super) limit: Option<usize>,
    /// How many of the best to pass over: the `next_offset` of the answer before
    pub(super) offset: Option<usize>,
    /// How many passages of one article, 1 to 20 (default: 1)
    #[schemars(range(min = 1, max = 20))]
    pub(super) per_article: Option<usize>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(super) struct Show {
    /// A passage as ARTICLE#N, or an article: the `passage` or `article` of an answer
    pub(super) id: String,
    /// With a passage: how many neighbours on each side, 0 to 5 (default: 0)
    #[schemars(range(max = 5))]
    pub(super) context: Option<u32>,
    /// With an article: the number of the passage to go on with, the `next_from` of the answer before
    pub(super) from: Option<u32>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(super) struct Statements {
    /// Who acts, by any name; a government includes its ministries and embassies
    speaker: Option<String>,
    /// Whom the act concerns, by any name
    target: Option<String>,
    #[serde(flatten)]
    narrowing: Narrowing,
    /// Give accusations with the replies of the accused (denials, protests, countermeasures) instead of single statements
    pub(super) threads: Option<bool>,
    /// With threads: days after an accusation in which a reply counts (default: 30)
    window: Option<u16>,
    /// How many statements or threads, 1 to 50 (default: 15)
    #[schemars(range(min = 1, max = 50))]
    pub(super) limit: Option<usize>,
    /// How many to pass over: the `next_offset` of the answer before
    pub(super) offset: Option<usize>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(super) struct Timeline {
    /// What passages are about, in plain words; without it all that pass the filters are counted
    question: Option<String>,
    /// Count reported acts instead of passages; not with a question
    pub(super) statements: Option<bool>,
    /// With statements: who acts
    speaker: Option<String>,
    /// With statements: whom the act concerns
    target: Option<String>,
    #[serde(flatten)]
    narrowing: Narrowing,
    /// How long a period is (default: by the span)
    by: Option<Length>,
    /// What to divide the counts by (default: nothing)
    lanes: Option<Dividing>,
    /// How many periods to pass over: the `next_offset` of the answer before
    pub(super) offset: Option<usize>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Length {
    Day,
    Month,
    Year,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Dividing {
    Act,
    Actor,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(super) struct Cite {
    /// Passages as ARTICLE#N or articles, 1 to 30
    #[schemars(length(min = 1, max = 30))]
    pub(super) ids: Vec<String>,
    /// How to write them (default: markdown)
    pub(super) format: Option<Style>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Style {
    #[default]
    Markdown,
    Bibtex,
    CslJson,
    Ris,
}

impl From<Style> for CiteFormat {
    fn from(style: Style) -> Self {
        match style {
            Style::Markdown => Self::Markdown,
            Style::Bibtex => Self::Bibtex,
            Style::CslJson => Self::CslJson,
            Style::Ris => Self::Ris,
        }
    }
}

/// Returns a number within bounds; that another was asked for goes to `notices`.
pub(super) fn bounded(
    name: &str,
    asked: Option<usize>,
    usual: usize,
    (least, most): (usize, usize),
    notices: &mut Vec<String>,
) -> usize {
    let asked = asked.unwrap_or(usual);
    let taken = asked.clamp(least, most);
    if taken != asked {
        notices.push(format!("{name} goes from {least} to {most}: {taken} was taken for {asked}"));
    }
    taken
}

impl Narrowing {
    pub(super) fn filters(
        &self,
        day: Date,
        engine: &Engine,
        notices: &mut Vec<String>,
    ) -> Result<Filters, FilterError> {
        let typed = TypedFilters {
            from: self.from.clone(),
            to: self.to.clone(),
            undated: if self.undated == Some(false) { Undated::Drop } else { Undated::Keep },
            actor: self.actor.clone(),
            act: self.act.clone(),
            section: self.section.clone(),
            outlet: self.outlet.clone(),
            path: self.path.clone(),
        };
        typed.settled(day, engine.gazetteer(), notices)
    }
}

impl Statements {
    pub(super) fn window(&self) -> u16 {
        self.window.unwrap_or(USUAL_WINDOW)
    }

    pub(super) fn request(
        &self,
        day: Date,
        engine: &Engine,
        notices: &mut Vec<String>,
    ) -> Result<StatementRequest, FilterError> {
        let filters = self.narrowing.filters(day, engine, notices)?;
        let mut named = |name: &Option<String>| name.as_deref().map(|name| named_by(name, engine.gazetteer(), notices));
        Ok(StatementRequest { filters, speaker: named(&self.speaker), target: named(&self.target), most: None })
    }
}

impl Timeline {
    pub(super) fn request(
        &self,
        day: Date,
        engine: &Engine,
        notices: &mut Vec<String>,
    ) -> Result<TimelineRequest, FilterError> {
        let filters = self.narrowing.filters(day, engine, notices)?;
        let mut named = |name: &Option<String>| name.as_deref().map(|name| named_by(name, engine.gazetteer(), notices));
        let counting = if self.statements == Some(true) {
            let (speaker, target) = (named(&self.speaker), named(&self.target));
            Counting::Statements(StatementRequest { filters, speaker, target, most: None })
        } else {
            let about = self.question.clone().map_or(About::Anything, About::Question);
            Counting::Passages(about, filters)
        };
        if self.statements == Some(true) && self.question.is_some() {
            notices.push("statements are not chosen by a question: it was left out".to_owned());
        }
        if self.statements != Some(true) && (self.speaker.is_some() || self.target.is_some()) {
            notices.push("speaker and target go with statements: true; they were left out".to_owned());
        }
        Ok(TimelineRequest {
            counting,
            unit: self.by.map(|by| match by {
                Length::Day => Unit::Day,
                Length::Month => Unit::Month,
                Length::Year => Unit::Year,
            }),
            lanes: self.lanes.map_or(Lanes::None, |lanes| match lanes {
                Dividing::Act => Lanes::Act,
                Dividing::Actor => Lanes::Actor,
            }),
            most_lanes: MOST_LANES,
        })
    }
}

impl Hits {
    /// Returns how many to pass over, and the request for those and one more than is shown, to tell whether there is one.
    pub(super) fn request(&self, day: Date, filters: Filters, notices: &mut Vec<String>) -> (usize, usize, Request) {
        let limit = bounded("limit", self.limit, 5, (1, 20), notices);
        let offset = bounded("offset", self.offset, 0, (0, 1000), notices);
        let per_article = bounded("per_article", self.per_article, 1, (1, 20), notices);
        let hits = offset + limit + 1;
        (offset, limit, Request { filters, hits, per_article, today: Some(day), ..Request::default() })
    }
}
