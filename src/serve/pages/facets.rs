//! Counts over all matches as links that narrow the search; they combine.

use std::collections::BTreeMap;

use super::address::Address;
use super::brush::{clear, narrowed};
use crate::engine::Facets;

/// Values shown before the rest is folded away.
const SHOWN: usize = 7;

/// One facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facet {
    /// Its name.
    pub(super) name: &'static str,
    /// Its values, and those folded away.
    pub(super) values: Vec<Value>,
    pub(super) folded: Vec<Value>,
    /// The value chosen, and the link that takes it back.
    pub(super) chosen: Option<(String, String)>,
}

/// One value of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) name: String,
    pub(super) count: u64,
    /// Its share of the highest count, in percent.
    pub(super) share: u64,
    pub(super) link: String,
}

/// Returns the facets of a search.
pub(super) fn facets(facets: &Facets, address: &Address) -> Vec<Facet> {
    let mut years: BTreeMap<&str, u64> = BTreeMap::new();
    for (month, count) in &facets.months {
        *years.entry(month.split('-').next().unwrap_or_default()).or_default() += count;
    }
    let years: Vec<(String, u64)> = years.into_iter().rev().map(|(year, count)| (year.to_owned(), count)).collect();
    let time = match (address.from.as_str(), address.to.as_str()) {
        ("", "") => String::new(),
        (from, to) if from == to => from.to_owned(),
        (from, "") => format!("since {from}"),
        ("", to) => format!("until {to}"),
        (from, to) => format!("{from} to {to}"),
    };
    let all = [
        facet("Actor", &facets.actors, &address.actor, address, |to, name| to.actor = name),
        facet("Act", &facets.acts, &address.act, address, |to, name| to.act = name),
        facet("Outlet", &facets.outlets, &address.outlet, address, |to, name| to.outlet = name),
        facet("Year", &years, &time, address, |to, name| {
            if name.is_empty() { clear(to) } else { *to = narrowed(to, &name, &name) }
        }),
    ];
    all.into_iter().filter(|facet| facet.chosen.is_some() || !facet.values.is_empty()).collect()
}

fn facet(
    name: &'static str,
    counts: &[(String, u64)],
    chosen: &str,
    address: &Address,
    set: impl Fn(&mut Address, String),
) -> Facet {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let mut values: Vec<Value> = counts
        .iter()
        .filter(|(value, _)| value != chosen)
        .map(|(value, count)| Value {
            name: value.clone(),
            count: *count,
            share: (count * 100 / most).max(1),
            link: address.with(|to| set(to, value.clone())).link("/search"),
        })
        .collect();
    // Within a chosen year or outlet there is nothing else to choose.
    if !chosen.is_empty() && matches!(name, "Outlet" | "Year") {
        values.clear();
    }
    let folded = values.split_off(values.len().min(SHOWN));
    let back = || address.with(|to| set(to, String::new())).link("/search");
    Facet { name, values, folded, chosen: (!chosen.is_empty()).then(|| (chosen.to_owned(), back())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted() -> Facets {
        let pair = |name: &str, count| (name.to_owned(), count);
        Facets {
            actors: vec![pair("China", 8), pair("Russia", 2)],
            acts: vec![pair("deny", 5)],
            outlets: vec![pair("Wire & Co", 5)],
            months: vec![pair("2023-12", 1), pair("2024-01", 2), pair("2024-02", 3)],
            ..Facets::default()
        }
    }

    #[test]
    fn each_value_narrows_what_is_already_narrow() {
        let address = Address { q: "claims".into(), act: "deny".into(), hits: 50, ..Address::default() };
        let facets = facets(&counted(), &address);
        assert_eq!(facets.iter().map(|facet| facet.name).collect::<Vec<_>>(), ["Actor", "Act", "Outlet", "Year"]);
        assert_eq!(facets[0].values[1].link, "/search?q=claims&actor=Russia&act=deny");
        assert_eq!((facets[0].values[1].share, facets[0].values[0].share), (25, 100));
        assert_eq!(facets[1].chosen, Some(("deny".into(), "/search?q=claims".into())));
        assert_eq!(facets[2].values[0].link, "/search?q=claims&act=deny&outlet=Wire+%26+Co");
        assert_eq!(facets[3].values[0].link, "/search?q=claims&act=deny&from=2024&to=2024&undated=drop");
        assert_eq!(facets[3].values[0].count, 5);
    }

    #[test]
    fn a_time_chosen_elsewhere_is_told_and_taken_back() {
        let address = Address { from: "2024-01".into(), to: "2024-02".into(), dated_only: true, ..Address::default() };
        let year = facets(&counted(), &address).pop().unwrap();
        assert_eq!(year.chosen, Some(("2024-01 to 2024-02".into(), "/search".into())));
    }
}
