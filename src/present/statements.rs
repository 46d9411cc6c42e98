//! Reported acts, each with its sentence and place, and accusations with what was replied.

use std::borrow::Cow;
use std::io::{self, Write};

use super::cells::{Rows, markdown};
use super::style::{ALERT, ASIDE, PLACE, TITLE, styled};
use super::text::range_words;
use super::wire::{StatementLine, passage_id};
use super::{ListFormat, Look, clean, json, one_line, wire};
use crate::engine::{Party, Reported, Statements, Thread, Threads, Told};
use crate::model::DateBy;

/// The columns of the table, in its order; the keys of the JSON.
const COLUMNS: [&str; 24] = [
    "date",
    "date_to",
    "date_by",
    "speaker",
    "speaker_actor",
    "act",
    "target",
    "target_actor",
    "negated",
    "modality",
    "sentence",
    "claim",
    "article",
    "passage",
    "path",
    "line",
    "page",
    "title",
    "outlet",
    "published",
    "published_to",
    "start",
    "end",
    "confidence",
];

/// Writes statements.
///
/// # Errors
/// When `out` cannot be written.
pub fn statements(out: &mut dyn Write, format: ListFormat, found: &Statements, look: Look) -> io::Result<()> {
    match format {
        ListFormat::Text => {
            for one in &found.reported {
                statement(out, one, "", look)?;
                writeln!(out)?;
            }
            writeln!(out, "{}", counted(found))
        }
        ListFormat::Json => json::object(out, &wire::Statements::new(found)),
        ListFormat::Jsonl => found.reported.iter().try_for_each(|one| json::line(out, &StatementLine::new(one))),
        ListFormat::Csv => {
            let mut rows = Rows::new(out, &COLUMNS)?;
            for one in &found.reported {
                rows.row(cells(&StatementLine::new(one)))?;
            }
            rows.end()
        }
        ListFormat::Markdown => {
            for one in &found.reported {
                writeln!(out, "- {}", marked(one))?;
            }
            writeln!(out, "\n{}", counted(found))
        }
    }
}

/// Writes accusations and the replies to them.
///
/// # Errors
/// When `out` cannot be written.
pub fn threads(out: &mut dyn Write, format: ListFormat, found: &Threads, look: Look) -> io::Result<()> {
    match format {
        ListFormat::Text => {
            for Thread { accusation, replies } in &found.threads {
                told(out, accusation, "", look)?;
                if replies.is_empty() {
                    writeln!(out, "   {} {}", styled(look, ASIDE, "└"), styled(look, ALERT, NO_REPLY))?;
                }
                for reply in replies {
                    writeln!(out, "   {}", styled(look, ASIDE, "│"))?;
                    told(out, reply, "   ↳ ", look)?;
                }
                writeln!(out)?;
            }
            writeln!(out, "{}", threads_counted(found))
        }
        ListFormat::Json => json::object(out, &wire::Threads::new(found)),
        ListFormat::Jsonl => found.threads.iter().try_for_each(|thread| json::line(out, &wire::Thread::new(thread))),
        ListFormat::Csv => {
            let columns: Vec<&str> = ["thread", "part", "also_in"].into_iter().chain(COLUMNS).collect();
            let mut rows = Rows::new(out, &columns)?;
            for (number, thread) in (1..).zip(&found.threads) {
                let thread = wire::Thread::new(thread);
                let parts = std::iter::once(("accusation", &thread.accusation));
                for (part, told) in parts.chain(thread.replies.iter().map(|reply| ("reply", reply))) {
                    let first = [number.to_string(), part.to_owned(), told.also_in.join(" ")].map(Cow::Owned);
                    rows.row(first.into_iter().chain(cells(&told.statement)))?;
                }
            }
            rows.end()
        }
        ListFormat::Markdown => {
            for Thread { accusation, replies } in &found.threads {
                writeln!(out, "- {}{}", marked(&accusation.best), also_marked(accusation))?;
                for reply in replies {
                    writeln!(out, "  - {}{}", marked(&reply.best), also_marked(reply))?;
                }
                if replies.is_empty() {
                    writeln!(out, "  - *{NO_REPLY}*")?;
                }
            }
            writeln!(out, "\n{}", threads_counted(found))
        }
    }
}

const NO_REPLY: &str = "no reply found in this corpus";

fn counted(found: &Statements) -> String {
    let shown = found.reported.len();
    let of = if shown < found.found { format!(" (the first {shown} are shown)") } else { String::new() };
    format!(
        "{} from {} of {}, {} undated{of}",
        plural(found.found, "statement"),
        found.in_articles,
        plural(usize::try_from(found.articles).unwrap_or(usize::MAX), "article"),
        found.undated
    )
}

fn threads_counted(found: &Threads) -> String {
    let shown = found.threads.len();
    let of = if shown < found.found { format!(" (the first {shown} are shown)") } else { String::new() };
    let aimless = match found.without_target {
        0 => String::new(),
        count => format!("; {} more name nobody and were not followed", plural(count, "accusation")),
    };
    format!(
        "{}, {} with a reply within {} days, {} without{aimless}{of}",
        plural(found.found, "accusation"),
        found.answered,
        found.window,
        found.found - found.answered
    )
}

/// Returns a number with its noun.
pub(super) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn told(out: &mut dyn Write, told: &Told, lead: &str, look: Look) -> io::Result<()> {
    statement(out, &told.best, lead, look)?;
    let also = wire::also_in(told);
    if !also.is_empty() {
        let indent = " ".repeat(lead.chars().count() + 3);
        for line in textwrap::wrap(&one_line(&format!("also {}", also.join(", "))), look.columns(indent.len())) {
            writeln!(out, "{indent}{}", styled(look, ASIDE, line))?;
        }
    }
    Ok(())
}

/// Writes one statement: when, who, what, whom; the sentence; the place.
fn statement(out: &mut dyn Write, one: &Reported, lead: &str, look: Look) -> io::Result<()> {
    let indent = " ".repeat(lead.chars().count() + 3);
    let head = clean(&format!("{} · {}", when(one), summary(one))).replace('\n', " ");
    for (number, line) in textwrap::wrap(&head, look.columns(indent.len())).into_iter().enumerate() {
        let margin = if number == 0 { lead } else { &indent };
        writeln!(out, "{margin}{}", styled(look, TITLE, line))?;
    }
    let sentence = clean(one.sentence()).replace('\n', " ");
    for line in textwrap::wrap(&sentence, look.columns(indent.len())) {
        writeln!(out, "{indent}{line}")?;
    }
    let page = one.passage.page.map_or_else(String::new, |page| format!(", page {page}"));
    let place = one_line(&format!("{}:{}{page}", one.article.path, one.passage.line));
    let id = one_line(&passage_id(&one.article, &one.passage));
    let outlet = one.article.outlet.as_deref().map_or_else(String::new, |outlet| format!("  {}", one_line(outlet)));
    writeln!(out, "{indent}{}  {}", styled(look, PLACE, place), styled(look, ASIDE, id + &outlet.replace('\n', " ")))
}

/// Returns when it happened, and what that rests on where it is not its own clause.
fn when(one: &Reported) -> String {
    match (one.statement.date, one.statement.date_by, one.article.published) {
        (Some(range), Some(DateBy::Publication), _) => format!("{} (by publication)", range_words(range)),
        (Some(range), Some(DateBy::Sentence), _) => format!("{} (by its sentence)", range_words(range)),
        (Some(range), ..) => range_words(range),
        (None, _, Some(published)) => format!("published {}", range_words(published.range)),
        (None, _, None) => "undated".to_owned(),
    }
}

/// Returns who did what to whom, with what keeps it from being a plain fact.
fn summary(one: &Reported) -> String {
    let who = |party: &Option<Party>| party.as_ref().map_or_else(|| "somebody".to_owned(), named);
    let mut summary = format!("{} — {}", who(&one.speaker), one.statement.act.name());
    if one.target.is_some() {
        summary.push_str(" → ");
        summary.push_str(&who(&one.target));
    }
    let mut marks = Vec::new();
    if one.statement.negated {
        marks.push("negated");
    }
    if one.statement.modality != "fact" {
        marks.push(&one.statement.modality);
    }
    if !marks.is_empty() {
        summary = format!("{summary} ({})", marks.join(", "));
    }
    summary
}

fn named(party: &Party) -> String {
    match &party.name {
        Some(name) if !party.words.to_lowercase().contains(&name.to_lowercase()) => {
            format!("{} [{name}]", party.words)
        }
        _ => party.words.clone(),
    }
}

fn marked(one: &Reported) -> String {
    let outlet = one.article.outlet.as_deref().map_or_else(String::new, |outlet| format!("{}, ", markdown(outlet)));
    let line = format!(
        "**{}**, {}: {} ({outlet}{})",
        markdown(&when(one)),
        markdown(&summary(one)),
        markdown(one.sentence()),
        markdown(&passage_id(&one.article, &one.passage)),
    );
    line.replace('\n', " ")
}

fn also_marked(told: &Told) -> String {
    let also = wire::also_in(told);
    if also.is_empty() { String::new() } else { markdown(&format!("; also {}", also.join(", "))).replace('\n', " ") }
}

/// Returns the cells of [`COLUMNS`].
fn cells(one: &StatementLine) -> Vec<Cow<'_, str>> {
    let text = |value: &'_ Option<String>| Cow::Owned(value.clone().unwrap_or_default());
    let number = |value: usize| Cow::Owned(value.to_string());
    vec![
        text(&one.date),
        text(&one.date_to),
        text(&one.date_by),
        text(&one.speaker),
        text(&one.speaker_actor),
        Cow::Borrowed(&one.act),
        text(&one.target),
        text(&one.target_actor),
        Cow::Owned(one.negated.to_string()),
        Cow::Borrowed(&one.modality),
        Cow::Borrowed(&one.sentence),
        text(&one.claim),
        Cow::Borrowed(&one.article),
        Cow::Borrowed(&one.passage),
        Cow::Borrowed(&one.path),
        number(one.line as usize),
        Cow::Owned(one.page.map(|page| page.to_string()).unwrap_or_default()),
        text(&one.title),
        text(&one.outlet),
        text(&one.published),
        text(&one.published_to),
        number(one.start),
        number(one.end),
        number(usize::from(one.confidence)),
    ]
}
