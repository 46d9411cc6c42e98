//! Who did what to whom, as a list or as accusations with their replies.

use askama::Template;
use jiff::civil::Date;

use super::address::Address;
use super::asked;
use super::frame::Frame;
use super::passages::Told;
use crate::engine::{ACCUSATIONS, Engine, Error, Told as Grouped, USUAL_WINDOW};
use crate::model::Act;

pub(super) const PAGE: &str = "/statements";

/// Places beside the surest one that are linked.
const ALSO: usize = 6;

/// The page.
#[derive(Template)]
#[template(path = "statements.html")]
pub(super) struct View {
    frame: Frame,
    notices: Vec<String>,
    speaker: String,
    target: String,
    from: String,
    to: String,
    threads: bool,
    /// The acts, and which is chosen.
    acts: Vec<(&'static str, bool)>,
    carried: Vec<(&'static str, String)>,
    told: Vec<Told>,
    threaded: Vec<Threaded>,
    found: usize,
    aside: String,
    more: Option<String>,
    /// The page of the other way to show them.
    other: String,
}

/// An accusation and its replies.
struct Threaded {
    accusation: Placed,
    replies: Vec<Placed>,
}

/// An act with the other places that tell it.
struct Placed {
    told: Told,
    also: Vec<(String, String)>,
}

/// Returns the page of statements.
///
/// # Errors
/// When a filter is wrong, or the index cannot be read.
pub(super) fn page(engine: &Engine, address: &Address, today: Date) -> Result<View, Error> {
    let (mut request, mut notices) = asked::statements(address, engine, today);
    let mut told = Vec::new();
    let mut threaded = Vec::new();
    let (found, aside);
    if address.threads {
        if let Some(act) = request.filters.act.filter(|act| !ACCUSATIONS.contains(act)) {
            notices.push(format!("“{}” accuses nobody, so it starts no thread; every accusation is shown", act.name()));
            request.filters.act = None;
        }
        let threads = engine.threads(&request, USUAL_WINDOW)?;
        found = threads.found;
        aside = format!(
            "{} with a reply within {} days; joined by actors and days, not by what is said",
            threads.answered, threads.window
        );
        // The newest first: they are what one comes for.
        for thread in threads.threads.iter().rev().take(address.hits) {
            threaded.push(Threaded {
                accusation: Placed::new(&thread.accusation, address),
                replies: thread.replies.iter().map(|reply| Placed::new(reply, address)).collect(),
            });
        }
    } else {
        request.most = Some(address.hits);
        let statements = engine.newest_statements(&request, &[])?;
        found = statements.found;
        aside = format!("in {} articles; found by rules: read the sentence", statements.in_articles);
        told.extend(statements.reported.iter().map(|one| Told::new(one, address, PAGE)));
    }
    let shown = told.len() + threaded.len();
    let more = (shown < found && address.hits < 100)
        .then(|| Address { hits: (address.hits + 20).min(100), ..address.clone() }.link(PAGE));
    let acts = Act::ALL.iter().map(|act| (act.name(), address.act.eq_ignore_ascii_case(act.name()))).collect();
    let title = match (address.speaker.as_str(), address.target.as_str()) {
        ("", "") => "Statements".to_owned(),
        (who, "") => format!("What {who} said and did"),
        ("", whom) => format!("What was said of and done to {whom}"),
        (who, whom) => format!("{who} and {whom}"),
    };
    Ok(View {
        frame: Frame::new(title, &Address { q: String::new(), ..address.clone() }, "statements"),
        notices,
        speaker: address.speaker.clone(),
        target: address.target.clone(),
        from: address.from.clone(),
        to: address.to.clone(),
        threads: address.threads,
        acts,
        carried: address.carried(&["q", "as", "speaker", "target", "act", "from", "to", "n", "threads", "undated"]),
        told,
        threaded,
        found,
        aside,
        more,
        other: address.with(|to| to.threads = !to.threads).link(PAGE),
    })
}

impl Placed {
    fn new(grouped: &Grouped, address: &Address) -> Self {
        let also = grouped.also.iter().take(ALSO).map(|one| {
            let told = Told::new(one, address, PAGE);
            (told.head.title, told.head.link)
        });
        Self { also: also.collect(), told: Told::new(&grouped.best, address, PAGE) }
    }
}
