//! CSL-JSON, the input data of the Citation Style Language 1.0.2.
//!
//! The type is `webpage` where there is an address, else `article-newspaper` where there is an outlet, else `document`.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use super::names::Name;
use super::{Locator, Precision, Reference, precision};
use crate::model::DateRange;

#[derive(Serialize)]
struct Item<'r> {
    id: &'r str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Author<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'r str>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Parts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Parts>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'r str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Author<'r> {
    Person {
        family: &'r str,
        given: &'r str,
        #[serde(rename = "non-dropping-particle", skip_serializing_if = "Option::is_none")]
        particle: Option<&'r str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<&'r str>,
    },
    Literal {
        literal: &'r str,
    },
}

#[derive(Serialize)]
struct Parts {
    #[serde(rename = "date-parts")]
    parts: Vec<Vec<i16>>,
}

pub(super) fn write(out: &mut dyn Write, references: &[Reference]) -> io::Result<()> {
    let items: Vec<Item> = references.iter().map(item).collect();
    super::super::json::object(out, &items)
}

fn item(reference: &Reference) -> Item<'_> {
    Item {
        id: &reference.key,
        kind: match reference {
            Reference { url: Some(_), .. } => "webpage",
            Reference { outlet: Some(_), .. } => "article-newspaper",
            _ => "document",
        },
        author: reference.authors.iter().map(author).collect(),
        title: reference.title.as_deref(),
        container_title: reference.outlet.as_deref(),
        issued: reference.published.map(issued),
        accessed: reference.accessed.map(|day| Parts { parts: vec![day_parts(day, 3)] }),
        url: reference.url.as_deref(),
        locator: reference.locator.map(locator),
        language: reference.lang.as_deref(),
    }
}

fn author(name: &Name) -> Author<'_> {
    match name {
        Name::Literal(literal) => Author::Literal { literal },
        Name::Person { family, given, particle, suffix } => {
            Author::Person { family, given, particle: particle.as_deref(), suffix: suffix.as_deref() }
        }
    }
}

fn issued(range: DateRange) -> Parts {
    let parts = match precision(range) {
        Precision::Day => vec![day_parts(range.from, 3)],
        Precision::Month => vec![day_parts(range.from, 2)],
        Precision::Year => vec![day_parts(range.from, 1)],
        Precision::Range => vec![day_parts(range.from, 3), day_parts(range.to, 3)],
    };
    Parts { parts }
}

fn day_parts(day: Date, precision: usize) -> Vec<i16> {
    [day.year(), i16::from(day.month()), i16::from(day.day())].into_iter().take(precision).collect()
}

/// A label and a number, as pandoc and Zotero read them from one text.
fn locator(place: Locator) -> String {
    match place {
        Locator::Page(page) => format!("p. {page}"),
        Locator::Paragraphs(first, last) if first == last => format!("para. {first}"),
        Locator::Paragraphs(first, last) => format!("paras. {first}\u{2013}{last}"),
    }
}
