//! RIS (Research Information Systems, as Reference Manager reads it): a tag a line, CRLF, `ER` at the end.
//!
//! The type is `ELEC` where there is an address, else `NEWS` where there is an outlet, else `GEN`.

use std::io::{self, Write};

use jiff::civil::Date;

use super::names::Name;
use super::{Precision, Reference, bibtex, precision};

pub(super) fn write(out: &mut dyn Write, reference: &Reference) -> io::Result<()> {
    let kind = match reference {
        Reference { url: Some(_), .. } => "ELEC",
        Reference { outlet: Some(_), .. } => "NEWS",
        _ => "GEN",
    };
    tag(out, "TY", kind)?;
    tag(out, "ID", &reference.key)?;
    for name in &reference.authors {
        tag(out, "AU", &author(name))?;
    }
    for (name, value) in [("TI", &reference.title), ("T2", &reference.outlet)] {
        if let Some(value) = value {
            tag(out, name, value)?;
        }
    }
    if let Some(range) = reference.published {
        if range.from.year() == range.to.year() {
            tag(out, "PY", &range.from.year().to_string())?;
        }
        match precision(range) {
            Precision::Day => tag(out, "DA", &day(range.from))?,
            Precision::Month => tag(out, "DA", &range.from.strftime("%Y/%m//").to_string())?,
            Precision::Year => tag(out, "DA", &range.from.strftime("%Y///").to_string())?,
            // No form for a range; the year above says what all of it shares.
            Precision::Range => {}
        }
    }
    if let Some(url) = &reference.url {
        tag(out, "UR", url)?;
    }
    if let Some(accessed) = reference.accessed {
        tag(out, "Y2", &day(accessed))?;
    }
    if let Some(place) = reference.locator {
        tag(out, "N1", &bibtex::locator(place))?;
    }
    if let Some(lang) = &reference.lang {
        tag(out, "LA", lang)?;
    }
    write!(out, "ER  - \r\n\r\n")
}

/// Values hold no line break: they were put on one line when the reference was made.
fn tag(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    write!(out, "{name}  - {value}\r\n")
}

fn day(day: Date) -> String {
    day.strftime("%Y/%m/%d/").to_string()
}

fn author(name: &Name) -> String {
    match name {
        Name::Literal(name) => name.clone(),
        Name::Person { family, given, particle, suffix } => {
            let particle = particle.as_deref().map_or_else(String::new, |particle| format!("{particle} "));
            let suffix = suffix.as_deref().map_or_else(String::new, |suffix| format!(", {suffix}"));
            format!("{particle}{family}, {given}{suffix}")
        }
    }
}
