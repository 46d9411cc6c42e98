//! Counts over time, as bars on the terminal and as tables.

use std::borrow::Cow;
use std::io::{self, Write};

use textwrap::core::display_width;

use super::actors::shortened;
use super::cells::{Rows, markdown};
use super::style::{ASIDE, MATCH, TITLE, styled};
use super::{ListFormat, Look, clean, json, wire};
use crate::engine::{Facets, Timeline};

/// Longer gaps without anything are told in one line.
const LONGEST_GAP: usize = 3;
/// The longest bar, in columns.
const LONGEST_BAR: usize = 24;

/// Writes a time line; `of` says what is counted: `passages` or `statements`.
///
/// # Errors
/// When `out` cannot be written.
pub fn timeline(out: &mut dyn Write, format: ListFormat, line: &Timeline, of: &str, look: Look) -> io::Result<()> {
    match format {
        ListFormat::Text => {
            bars(out, line, of, look)?;
            writeln!(out, "\n{}", counted(line, of))
        }
        ListFormat::Json => json::object(out, &wire::Timeline::new(line, of)),
        ListFormat::Jsonl => json::lines(out, &wire::periods(line)),
        ListFormat::Csv => {
            let columns = ["period", "from", "to", "count", "articles"].into_iter();
            let lanes = line.lanes.iter().map(String::as_str);
            let columns: Vec<&str> = columns.chain(lanes).chain(["top", "passage"]).collect();
            let mut rows = Rows::new(out, &columns)?;
            for (period, of_lanes) in wire::periods(line).iter().zip(line.periods.iter().map(|period| &period.lanes)) {
                let counts = [period.count, period.articles].into_iter().chain(of_lanes.iter().copied());
                let cells =
                    [&period.period, &period.from, &period.to].into_iter().map(|cell| Cow::Borrowed(cell.as_str()));
                let cells = cells.chain(counts.map(|count| Cow::Owned(count.to_string())));
                rows.row(cells.chain([&period.top, &period.passage].map(|cell| Cow::Borrowed(cell.as_str()))))?;
            }
            rows.end()
        }
        ListFormat::Markdown => {
            writeln!(out, "| {} | {of} | articles | top |", line.unit.name())?;
            writeln!(out, "| --- | ---: | ---: | --- |")?;
            for period in wire::periods(line) {
                let top = markdown(&format!("{} ({})", period.top, period.passage)).replace('\n', " ");
                writeln!(out, "| {} | {} | {} | {top} |", period.period, period.count, period.articles)?;
            }
            writeln!(out, "\n{}", counted(line, of))
        }
    }
}

/// Returns what was counted, and what has no place on the line.
pub(super) fn counted(line: &Timeline, of: &str) -> String {
    let mut words = format!("{} {of}, {} undated", line.total, line.undated);
    if line.vague > 0 {
        words = format!("{words}, {} dated to more than a {} and left out", line.vague, line.unit.name());
    }
    words
}

fn bars(out: &mut dyn Write, line: &Timeline, of: &str, look: Look) -> io::Result<()> {
    let most = line.periods.iter().map(|period| period.count).max().unwrap_or(1).max(1);
    let digits = most.to_string().len();
    let columns = look.columns(0);
    let longest = LONGEST_BAR.min(columns / 3);
    let mut next = None;
    for period in &line.periods {
        let mut empty = Vec::new();
        while let Some(day) = next.filter(|day| *day < period.days.from) {
            let days = line.unit.around(day);
            empty.push(days);
            next = line.unit.after(days);
            if empty.len() > 40_000 {
                break;
            }
        }
        if empty.len() > LONGEST_GAP {
            let gap = format!("… {} {}s without {of}", empty.len(), line.unit.name());
            writeln!(out, "{}", styled(look, ASIDE, gap))?;
        } else {
            for days in empty {
                writeln!(out, "{}", styled(look, ASIDE, line.unit.label(days)))?;
            }
        }
        next = line.unit.after(period.days);
        let bar = bar(period.count, most, longest);
        let label = line.unit.label(period.days);
        let taken = label.len() + longest + digits + 4;
        let top = shortened(&clean(&period.top).replace('\n', " "), columns.saturating_sub(taken));
        let pad = " ".repeat(longest - bar.chars().count());
        let label = styled(look, TITLE, label);
        let bar = styled(look, MATCH, bar);
        writeln!(out, "{}", format!("{label} {bar}{pad} {:>digits$}  {top}", period.count).trim_end())?;
        if line.lanes.len() > 1 {
            let lanes = line.lanes.iter().zip(&period.lanes).filter(|(_, count)| **count > 0);
            let lanes: Vec<String> = lanes.map(|(name, count)| format!("{name} {count}")).collect();
            let indent = " ".repeat(taken - digits - 3 - longest);
            for row in listed(&lanes, columns.saturating_sub(indent.len()).max(20)) {
                writeln!(out, "{indent}{}", styled(look, ASIDE, row))?;
            }
        }
    }
    Ok(())
}

/// Returns items in rows of so many columns, none broken unless it is longer than a row.
fn listed(items: &[String], columns: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for item in items {
        let item = shortened(&clean(item).replace('\n', " "), columns);
        match rows.last_mut().filter(|row| display_width(row) + display_width(&item) + 3 <= columns) {
            Some(row) => {
                row.push_str(" · ");
                row.push_str(&item);
            }
            None => rows.push(item),
        }
    }
    rows
}

/// Returns a bar in eighths of a column.
fn bar(count: u64, most: u64, longest: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = usize::try_from(count.saturating_mul(8 * longest as u64) / most).unwrap_or(0).max(1);
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

/// Writes counts by actor, act, outlet and month.
pub(super) fn facets(out: &mut dyn Write, facets: &Facets, look: Look) -> io::Result<()> {
    writeln!(out, "all {} passages that match, in {} articles", facets.passages, facets.articles)?;
    let months: Vec<(String, u64)> = facets.months.clone();
    for (name, values) in
        [("actor", &facets.actors), ("act", &facets.acts), ("outlet", &facets.outlets), ("month", &months)]
    {
        if values.is_empty() {
            continue;
        }
        let words: Vec<String> = values.iter().map(|(name, count)| format!("{name} {count}")).collect();
        for (number, row) in listed(&words, look.columns(10)).into_iter().enumerate() {
            let label = if number == 0 { name } else { "" };
            writeln!(out, "   {} {row}", styled(look, TITLE, format_args!("{label:<6}")))?;
        }
    }
    if facets.undated > 0 {
        writeln!(
            out,
            "   {} {}",
            styled(look, TITLE, "      "),
            styled(look, ASIDE, format_args!("no month is known of {}", facets.undated))
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_by_eighths_and_are_never_empty() {
        assert_eq!(bar(8, 8, 2), "██");
        assert_eq!(bar(4, 8, 1), "▌");
        assert_eq!(bar(1, 1000, 10), "▏");
    }
}
