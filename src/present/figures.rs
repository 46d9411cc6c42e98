//! The figures of an evaluation, as a table.

use std::io::{self, Write};

use super::style::{ASIDE, TITLE, styled};
use super::{Look, clean};
use crate::eval::report::Group;
use crate::eval::{Metric, Report};

/// Writes the means with their intervals, then the means by type and tag.
pub(super) fn report(out: &mut dyn Write, report: &Report, per_query: bool, look: Look) -> io::Result<()> {
    if per_query {
        for (id, query) in &report.queries {
            let place = query.first_relevant.map_or_else(|| "-".to_owned(), |place| place.to_string());
            writeln!(out, "{id:<8} first at {place:>3}, {:>2} relevant  {}", query.relevant, clean(&query.text))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", styled(look, TITLE, format_args!("{} questions", report.overall.queries)))?;
    for (metric, interval) in &report.overall.figures {
        let range = styled(look, ASIDE, format_args!("[{:.4}, {:.4}]", interval.low, interval.high));
        writeln!(out, "{:<12} {:.4} {range}", metric.to_string(), interval.mean)?;
    }
    for (head, groups) in [("type", &report.by_type), ("tag", &report.by_tag)] {
        if groups.is_empty() {
            continue;
        }
        let columns = [Metric::Ndcg(10), Metric::ReciprocalRank(10), Metric::Success(1)];
        let names: Vec<String> = columns.iter().map(|metric| format!("{:>10}", metric.to_string())).collect();
        writeln!(out, "\n{}", styled(look, TITLE, format_args!("{head:<14} {:>5} {}", "n", names.join(" "))))?;
        for (name, group) in groups {
            writeln!(out, "{name:<14} {:>5} {}", group.queries, row(group, &columns))?;
        }
    }
    if !report.without_relevant.is_empty() {
        writeln!(out, "\n{} more questions have nothing relevant and are not counted", report.without_relevant.len())?;
    }
    Ok(())
}

fn row(group: &Group, columns: &[Metric]) -> String {
    let cell =
        |metric: &Metric| group.figures.get(metric).map_or_else(String::new, |figure| format!("{:>10.4}", figure.mean));
    columns.iter().map(cell).collect::<Vec<_>>().join(" ")
}
