//! An actor: its names, what it did and to whom, who is named with it.

use askama::Template;
use jiff::civil::Date;

use super::address::Address;
use super::brush::{Brush, brush};
use super::frame::Frame;
use super::network::{Network, network};
use super::passages::{Told, verb};
use crate::engine::{ActorRequest, Counted, Deeds, Engine, Error, NamedBy, StatementRequest};
use crate::model::Act;
use crate::present::range_words;

/// Statements shown of it.
const TOLD: usize = 6;
/// Actors on the page of all.
const LISTED: usize = 120;

/// The page of one.
#[derive(Template)]
#[template(path = "actor.html")]
pub(super) struct View {
    frame: Frame,
    cards: Vec<Card>,
    brush: Option<Brush>,
    told: Vec<Told>,
    /// Statements in which it acts, in all.
    acts: usize,
    statements: String,
    threads: String,
    passages: String,
    asked: String,
    carried: Vec<(&'static str, String)>,
    similar: Vec<(String, String)>,
}

/// What is known of it.
struct Card {
    name: String,
    kind: String,
    country: Option<String>,
    aliases: Vec<String>,
    listed: bool,
    articles: u64,
    passages: u64,
    seen: Option<String>,
    did: Vec<Row>,
    suffered: Vec<Row>,
    with: Vec<(String, u64, String)>,
    network: Option<Network>,
}

/// An act, how often, and the others.
struct Row {
    act: &'static str,
    count: u64,
    link: String,
    others: Vec<(String, u64, String)>,
}

/// The page of all.
#[derive(Template)]
#[template(path = "actors.html")]
pub(super) struct All {
    frame: Frame,
    groups: Vec<(String, Vec<Line>)>,
    found: usize,
    shown: usize,
    passages: u64,
}

/// One of all.
struct Line {
    name: String,
    link: String,
    country: Option<String>,
    articles: u64,
    passages: u64,
}

/// Returns the page of an actor.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn page(engine: &Engine, address: &Address) -> Result<View, Error> {
    let name = address.name.clone();
    let request = ActorRequest { name: Some(name.clone()), most: Some(3), ..ActorRequest::default() };
    let actors = engine.actors(&request)?.actors;
    let known = actors.first().map_or(name.clone(), |actor| actor.name.clone());
    let named = NamedBy::actor(&known, engine.gazetteer());
    let month = |(month, count): &(Date, u64)| (month.strftime("%Y-%m").to_string(), *count);
    let months: Vec<(String, u64)> = actors.first().iter().flat_map(|actor| &actor.months).map(month).collect();
    let request = StatementRequest { speaker: Some(named), most: Some(TOLD), ..StatementRequest::default() };
    let acts = engine.newest_statements(&request, &[Act::State])?;
    let dated = acts.reported.iter().filter(|one| one.when().is_some());
    let told: Vec<Told> = dated.map(|one| Told::new(one, address, "/actor")).collect();
    let searched = Address { actor: known.clone(), ..address.bare() };
    let gazetteer = engine.gazetteer();
    let similar = if actors.is_empty() { gazetteer.similar(&name, 5) } else { Vec::new() };
    Ok(View {
        frame: Frame::new(known.clone(), &address.bare(), "actors"),
        brush: brush(&months, None, &searched, super::results::PAGE),
        told,
        acts: acts.found,
        statements: Address { speaker: known.clone(), ..address.bare() }.link("/statements"),
        threads: Address { target: known.clone(), threads: true, ..address.bare() }.link("/statements"),
        passages: searched.link(super::results::PAGE),
        carried: searched.carried(&["q"]),
        asked: known,
        similar: similar.into_iter().map(|name| (name.to_owned(), address.to_actor(name))).collect(),
        cards: actors.iter().map(|actor| Card::new(actor, address)).collect(),
    })
}

impl Card {
    fn new(actor: &Counted, address: &Address) -> Self {
        let row = |deeds: &Deeds, did: bool| {
            let act = deeds.act.name().to_owned();
            let ends = |other: &str| {
                let (speaker, target) = if did { (&*actor.name, other) } else { (other, &*actor.name) };
                Address { speaker: speaker.to_owned(), target: target.to_owned(), act: act.clone(), ..address.bare() }
                    .link("/statements")
            };
            Row {
                act: verb(deeds.act),
                count: deeds.count,
                link: ends(""),
                others: deeds.others.iter().take(5).map(|(name, count)| (name.clone(), *count, ends(name))).collect(),
            }
        };
        let with = actor.with.iter().map(|(name, count)| (name.clone(), *count, address.to_actor(name)));
        Self {
            name: actor.name.clone(),
            kind: actor.kind.clone(),
            country: actor.country.clone(),
            aliases: actor.aliases.clone(),
            listed: actor.listed,
            articles: actor.articles,
            passages: actor.passages,
            seen: actor.seen.map(range_words),
            did: actor.did.iter().map(|deeds| row(deeds, true)).collect(),
            suffered: actor.suffered.iter().map(|deeds| row(deeds, false)).collect(),
            with: with.collect(),
            network: network(actor, address),
        }
    }
}

/// Returns the page of all actors.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn all(engine: &Engine, address: &Address) -> Result<All, Error> {
    let actors = engine.actors(&ActorRequest { most: Some(LISTED), ..ActorRequest::default() })?;
    let mut groups: Vec<(String, Vec<Line>)> = Vec::new();
    for actor in &actors.actors {
        let group = grouped(&actor.kind);
        let line = Line {
            name: actor.name.clone(),
            link: address.to_actor(&actor.name),
            country: actor.country.clone(),
            articles: actor.articles,
            passages: actor.passages,
        };
        match groups.iter_mut().find(|(name, _)| name == group) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((group.to_owned(), vec![line])),
        }
    }
    Ok(All {
        frame: Frame::new("Actors", &address.bare(), "actors"),
        groups,
        found: actors.found,
        shown: actors.actors.len(),
        passages: actors.passages,
    })
}

/// Returns the heading under which a kind of actor stands.
fn grouped(kind: &str) -> &'static str {
    match kind {
        "state" => "States",
        "igo" => "Organisations of states",
        "agency" | "office" => "Governments’ organs",
        "group" | "ransomware" | "hacktivist" | "persona" => "Groups that hack",
        "company" | "media" => "Companies",
        "person" => "People",
        _ => "Others",
    }
}
