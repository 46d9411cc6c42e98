//! What stands around every page: its title, the search box, where one is, the note.

use super::address::Address;
use super::assets;
use super::brush::clear;

/// What the frame shows.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) title: String,
    /// The words in the search box.
    pub(super) q: String,
    /// What a new question keeps of the present search.
    pub(super) carried: Vec<(&'static str, String)>,
    /// Which of the places of the head this is: `search`, `statements`, `actors`, `note`, or none.
    pub(super) here: &'static str,
    /// How many passages the note holds, and its page.
    pub(super) collected: usize,
    pub(super) note: String,
    pub(super) home: String,
    pub(super) statements: String,
    pub(super) actors: String,
    pub(super) help: String,
    pub(super) style: &'static str,
    pub(super) script: &'static str,
    pub(super) icon: &'static str,
}

/// A filter that holds, and the link without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chip {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) without: String,
}

impl Frame {
    /// Returns the frame of a page.
    pub(super) fn new(title: impl Into<String>, address: &Address, here: &'static str) -> Self {
        let bare = address.bare();
        let unasked = ["q", "as", "id", "with", "name", "n", "speaker", "target", "threads"];
        let carried = if here == "search" { address.carried(&unasked) } else { bare.carried(&[]) };
        Self {
            title: title.into(),
            q: address.q.clone(),
            carried,
            here,
            collected: address.note.len(),
            note: bare.link("/note"),
            home: bare.link("/"),
            statements: bare.link("/statements"),
            actors: bare.link("/actors"),
            help: bare.link("/help"),
            style: assets::link("page.css"),
            script: assets::link("page.js"),
            icon: assets::link("icon.svg"),
        }
    }
}

/// Returns the filters that hold.
pub(super) fn chips(address: &Address) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |name: &'static str, value: &str, take: fn(&mut Address)| {
        if !value.is_empty() {
            let without = address.with(take).link(super::results::PAGE);
            chips.push(Chip { name, value: value.to_owned(), without });
        }
    };
    chip("actor", &address.actor, |to| to.actor.clear());
    chip("act", &address.act, |to| to.act.clear());
    chip("outlet", &address.outlet, |to| to.outlet.clear());
    chip("section", &address.section, |to| to.section.clear());
    chip("path", &address.path, |to| to.path.clear());
    let time = match (address.from.as_str(), address.to.as_str()) {
        ("", "") => String::new(),
        (from, "") => format!("since {from}"),
        ("", to) => format!("until {to}"),
        (from, to) if from == to => from.to_owned(),
        (from, to) => format!("{from} to {to}"),
    };
    chip("time", &time, clear);
    chip("copies", if address.copies { "each shown" } else { "" }, |to| to.copies = false);
    chips
}
