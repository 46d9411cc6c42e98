//! Actors with their counts, and the card of one.

use std::borrow::Cow;
use std::io::{self, Write};

use super::cells::{Rows, markdown};
use super::statements::plural;
use super::style::{ASIDE, TITLE, styled};
use super::text::range_words;
use super::{ListFormat, Look, clean, json, wire};
use crate::engine::{Actors, Counted, Deeds};

const COLUMNS: [&str; 14] = [
    "name",
    "kind",
    "country",
    "listed",
    "articles",
    "passages",
    "as_speaker",
    "as_target",
    "first",
    "last",
    "aliases",
    "with",
    "did",
    "suffered",
];

/// Writes actors; for one name their cards.
///
/// # Errors
/// When `out` cannot be written.
pub fn actors(out: &mut dyn Write, format: ListFormat, found: &Actors, card: bool, look: Look) -> io::Result<()> {
    match format {
        ListFormat::Text if card => {
            for actor in &found.actors {
                write_card(out, actor, look)?;
            }
            Ok(())
        }
        ListFormat::Text => {
            table(out, found, look)?;
            writeln!(out, "\n{}", counted(found))
        }
        ListFormat::Json => json::object(out, &wire::Actors::new(found)),
        ListFormat::Jsonl => found.actors.iter().try_for_each(|one| json::line(out, &wire::ActorLine::new(one))),
        ListFormat::Csv => {
            let mut rows = Rows::new(out, &COLUMNS)?;
            for actor in &found.actors {
                rows.row(cells(actor))?;
            }
            rows.end()
        }
        ListFormat::Markdown => {
            writeln!(out, "| actor | kind | country | articles | passages | as speaker | as target | often with |")?;
            writeln!(out, "| --- | --- | --- | ---: | ---: | ---: | ---: | --- |")?;
            for actor in &found.actors {
                let line = format!(
                    "| {} | {} | {} | {} | {} | {} | {} | {} |",
                    markdown(&actor.name),
                    markdown(&actor.kind),
                    markdown(actor.country.as_deref().unwrap_or_default()),
                    actor.articles,
                    actor.passages,
                    actor.as_speaker,
                    actor.as_target,
                    markdown(&names(&actor.with, 3)),
                );
                writeln!(out, "{}", line.replace('\n', " "))?;
            }
            writeln!(out, "\n{}", counted(found))
        }
    }
}

fn counted(found: &Actors) -> String {
    let shown = found.actors.len();
    let of = if shown < found.found { format!(" (the first {shown} are shown)") } else { String::new() };
    let count = |count: u64, noun| plural(usize::try_from(count).unwrap_or(usize::MAX), noun);
    format!(
        "{} in {} of {}{of}",
        plural(found.found, "actor"),
        count(found.passages, "passage"),
        count(found.articles, "article")
    )
}

fn table(out: &mut dyn Write, found: &Actors, look: Look) -> io::Result<()> {
    let name = |actor: &Counted| shortened(&clean(&actor.name).replace('\n', " "), 32);
    let width = found.actors.iter().map(|actor| textwrap::core::display_width(&name(actor))).max().unwrap_or(0).max(5);
    let room = look.columns(0).saturating_sub(width + 51);
    let last = if room < 12 { "" } else { "often with" };
    let head = format!("{:<width$}  {:<10} {:<3} articles passages speaker target  {last}", "actor", "kind", "");
    writeln!(out, "{}", styled(look, TITLE, head.trim_end()))?;
    for actor in &found.actors {
        let shown = name(actor);
        let pad = " ".repeat(width - textwrap::core::display_width(&shown));
        let counts = format!(
            "{:<10} {:<3} {:>8} {:>8} {:>7} {:>6}",
            shortened(&actor.kind, 10),
            actor.country.as_deref().unwrap_or_default(),
            actor.articles,
            actor.passages,
            actor.as_speaker,
            actor.as_target
        );
        let companions = shortened(&clean(&names(&actor.with, 3)).replace('\n', " "), room);
        let companions = if room < 12 { String::new() } else { styled(look, ASIDE, companions) };
        writeln!(out, "{}", format!("{shown}{pad}  {counts}  {companions}").trim_end())?;
    }
    Ok(())
}

fn write_card(out: &mut dyn Write, actor: &Counted, look: Look) -> io::Result<()> {
    let place = [Some(actor.kind.as_str()).filter(|kind| !kind.is_empty()), actor.country.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
    writeln!(out, "{}  {}", styled(look, TITLE, clean(&actor.name).replace('\n', " ")), styled(look, ASIDE, place))?;
    let count = |count: u64, noun| plural(usize::try_from(count).unwrap_or(usize::MAX), noun);
    let seen = actor.seen.map_or_else(String::new, |seen| format!(", published {}", range_words(seen)));
    let named = format!("named in {} of {}{seen}", count(actor.passages, "passage"), count(actor.articles, "article"));
    field(out, "", &named, look)?;
    let said = format!("acts in {}, is acted on in {}", count(actor.as_speaker, "statement"), actor.as_target);
    field(out, "", &said, look)?;
    field(out, "aliases", &actor.aliases.join("; "), look)?;
    for (label, deeds) in [("did", &actor.did), ("suffered", &actor.suffered)] {
        for (number, deeds) in deeds.iter().enumerate() {
            field(out, if number == 0 { label } else { " " }, &deed(deeds), look)?;
        }
    }
    field(out, "with", &names(&actor.with, usize::MAX), look)?;
    writeln!(out)
}

fn field(out: &mut dyn Write, label: &str, text: &str, look: Look) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let margin = if label.is_empty() { 3 } else { 14 };
    for (number, line) in textwrap::wrap(&clean(text).replace('\n', " "), look.columns(margin)).into_iter().enumerate()
    {
        let label = if number == 0 { label } else { "" };
        writeln!(out, "   {}{line}", styled(look, ASIDE, format_args!("{label:<width$}", width = margin - 3)))?;
    }
    Ok(())
}

fn deed(deeds: &Deeds) -> String {
    let others =
        if deeds.others.is_empty() { String::new() } else { format!(": {}", names(&deeds.others, usize::MAX)) };
    format!("{} {}{others}", deeds.act.name(), deeds.count)
}

fn names(counts: &[(String, u64)], most: usize) -> String {
    counts.iter().take(most).map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

/// Returns the beginning of a text that fits so many columns.
pub(super) fn shortened(text: &str, columns: usize) -> String {
    if textwrap::core::display_width(text) <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        short.push(letter);
        if textwrap::core::display_width(&short) >= columns {
            short.pop();
            break;
        }
    }
    short.truncate(short.trim_end().len());
    short + "…"
}

fn cells(actor: &Counted) -> Vec<Cow<'_, str>> {
    let deeds = |deeds: &[Deeds]| Cow::Owned(deeds.iter().map(deed).collect::<Vec<_>>().join("; "));
    let day = |day: Option<jiff::civil::Date>| Cow::Owned(day.map(|day| day.to_string()).unwrap_or_default());
    vec![
        Cow::Borrowed(&actor.name),
        Cow::Borrowed(&actor.kind),
        Cow::Borrowed(actor.country.as_deref().unwrap_or_default()),
        Cow::Owned(actor.listed.to_string()),
        Cow::Owned(actor.articles.to_string()),
        Cow::Owned(actor.passages.to_string()),
        Cow::Owned(actor.as_speaker.to_string()),
        Cow::Owned(actor.as_target.to_string()),
        day(actor.seen.map(|seen| seen.from)),
        day(actor.seen.map(|seen| seen.to)),
        Cow::Owned(actor.aliases.join("; ")),
        Cow::Owned(names(&actor.with, usize::MAX)),
        deeds(&actor.did),
        deeds(&actor.suffered),
    ]
}
