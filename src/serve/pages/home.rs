//! The first page: what may be asked, and what there is. And the page of help.

use askama::Template;

use super::address::Address;
use super::brush::{Brush, brush};
use super::facets::{Facet, facets};
use super::frame::Frame;
use super::passages::verb;
use crate::engine::{Engine, Error};
use crate::model::Act;

/// Questions that show what can be asked.
const EXAMPLES: [&str; 4] = [
    "who denied the allegations",
    "how many voters were affected",
    "why was the ambassador summoned",
    "act:sanction actor:China published:2024",
];

/// The page.
#[derive(Template)]
#[template(path = "home.html")]
pub(super) struct View {
    frame: Frame,
    notices: Vec<String>,
    articles: u64,
    passages: u64,
    undated: u64,
    examples: Vec<(&'static str, String)>,
    brush: Option<Brush>,
    facets: Vec<Facet>,
}

/// The page of help.
#[derive(Template)]
#[template(path = "help.html")]
pub(super) struct Help {
    frame: Frame,
    acts: Vec<(&'static str, &'static str, String)>,
}

/// Returns the first page.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn page(engine: &Engine, address: &Address, notices: Vec<String>) -> Result<View, Error> {
    let counted = engine.overview()?;
    let bare = address.bare();
    Ok(View {
        frame: Frame::new("demarche", &Address { q: address.q.clone(), ..bare.clone() }, ""),
        notices,
        articles: counted.articles,
        passages: counted.passages,
        undated: counted.undated,
        examples: EXAMPLES
            .iter()
            .map(|q| (*q, Address { q: (*q).to_owned(), ..bare.clone() }.link("/search")))
            .collect(),
        brush: brush(&counted.months, None, &bare, super::results::PAGE),
        facets: facets(counted, &bare).into_iter().filter(|facet| facet.name != "Year").collect(),
    })
}

/// Returns the page of help.
pub(super) fn help(address: &Address) -> Help {
    let bare = address.bare();
    let act = |act: &Act| {
        let link = Address { act: act.name().to_owned(), ..bare.clone() }.link("/statements");
        (act.name(), verb(*act), link)
    };
    Help { frame: Frame::new("Help", &bare, "help"), acts: Act::ALL.iter().map(act).collect() }
}
