//! A time line to choose a time on: bars that are links, drawn by the server. The script lets one drag over them.

use jiff::civil::Date;

use super::address::Address;
use crate::model::DateRange;

/// Months beyond which a time line is one of years.
const MOST_MONTHS: usize = 240;
/// The drawing, in its own units; it grows and shrinks with the page.
const WIDTH: f64 = 720.0;
const BARS: f64 = 56.0;
const HEIGHT: f64 = 78.0;
/// Room for a label under the line.
const LABEL: f64 = 46.0;

/// The drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Brush {
    /// Its bars in order, those of periods in which there is nothing too.
    pub(super) bars: Vec<Bar>,
    /// Dates under it.
    pub(super) ticks: Vec<Tick>,
    /// The chosen stretch: where it begins and how wide it is.
    pub(super) chosen: Option<(String, String)>,
    /// `month` or `year`.
    pub(super) unit: &'static str,
    /// What it shows, in words.
    pub(super) told: String,
    /// The page that a choice leads to, without a time; the script puts it in.
    pub(super) page: String,
    /// The link that takes the choice back, where there is one.
    pub(super) clear: Option<String>,
    /// Its size.
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) base: f64,
}

/// A period.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// `2024-03` or `2024`.
    pub(super) period: String,
    /// `March 2024` or `2024`.
    pub(super) name: String,
    /// How many passages.
    pub(super) count: u64,
    /// The page of that period.
    pub(super) link: String,
    /// Its slot, and the bar in it.
    pub(super) slot_x: String,
    pub(super) slot_width: String,
    pub(super) x: String,
    pub(super) y: String,
    pub(super) width: String,
    pub(super) height: String,
    /// Whether it lies within the chosen time.
    pub(super) within: bool,
}

/// A date under the line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) x: String,
    pub(super) label: String,
}

/// Draws counts of months (`2024-03`, in order) for a page. Returns `None` when there are fewer than two periods and
/// nothing is chosen: there is nothing to choose then.
pub(super) fn brush(
    months: &[(String, u64)],
    chosen: Option<DateRange>,
    address: &Address,
    page: &str,
) -> Option<Brush> {
    let dated: Vec<(Date, u64)> =
        months.iter().filter_map(|(month, count)| Some((first_day(month)?, *count))).collect();
    let (first, last) = (dated.first()?.0, dated.last()?.0);
    let yearly = months_between(first, last) >= MOST_MONTHS;
    let periods = if yearly { years(&dated) } else { every_month(&dated, first, last) };
    if periods.len() < 2 && chosen.is_none() {
        return None;
    }
    let slot = WIDTH / as_f64(periods.len());
    let most = periods.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let bar = |(number, (day, count)): (usize, &(Date, u64))| {
        let days = if yearly { DateRange::year(day.year()) } else { DateRange::month(day.year(), day.month()) };
        let period = day.strftime(if yearly { "%Y" } else { "%Y-%m" }).to_string();
        // By square roots, so that a single passage shows beside a hundred.
        let height = if *count == 0 { 0.0 } else { (BARS * (as_f64_64(*count) / as_f64_64(most)).sqrt()).max(3.0) };
        let gap = (slot * 0.2).min(3.0);
        let width = (slot - gap).clamp(1.0, 40.0);
        let x = slot * (as_f64(number) + 0.5) - width / 2.0;
        Bar {
            link: narrowed(address, &period, &period).link(page),
            name: day.strftime(if yearly { "%Y" } else { "%B %Y" }).to_string(),
            period,
            count: *count,
            slot_x: format!("{:.1}", slot * as_f64(number)),
            slot_width: format!("{slot:.1}"),
            x: format!("{x:.1}"),
            y: format!("{:.1}", BARS - height),
            width: format!("{width:.1}"),
            height: format!("{height:.1}"),
            within: chosen.is_none_or(|chosen| days.is_some_and(|days| days.overlaps(chosen))),
        }
    };
    let bars: Vec<Bar> = periods.iter().enumerate().map(bar).collect();
    let within = |bar: &Bar| chosen.is_some() && bar.within;
    let stretch = bars
        .iter()
        .position(within)
        .zip(bars.iter().rposition(within))
        .map(|(from, to)| (format!("{:.1}", slot * as_f64(from)), format!("{:.1}", slot * as_f64(to + 1 - from))));
    let total: u64 = periods.iter().map(|(_, count)| count).sum();
    let fullest = bars.iter().max_by_key(|bar| (bar.count, std::cmp::Reverse(&bar.period)));
    let told = format!(
        "{total} dated passages by {}, from {} to {}; the most, {}, in {}",
        if yearly { "year" } else { "month" },
        bars.first().map_or("", |bar| bar.name.as_str()),
        bars.last().map_or("", |bar| bar.name.as_str()),
        fullest.map_or(0, |bar| bar.count),
        fullest.map_or("", |bar| bar.name.as_str()),
    );
    Some(Brush {
        ticks: ticks(&periods, yearly, slot),
        bars,
        chosen: stretch,
        unit: if yearly { "year" } else { "month" },
        told,
        page: narrowed(address, "", "").link(page),
        clear: chosen.map(|_| address.with(clear).link(page)),
        width: WIDTH,
        height: HEIGHT,
        base: BARS,
    })
}

/// Returns the state narrowed to a time; articles without a date do not belong to it.
pub(super) fn narrowed(address: &Address, from: &str, to: &str) -> Address {
    address.with(|changed| {
        from.clone_into(&mut changed.from);
        to.clone_into(&mut changed.to);
        changed.dated_only = true;
    })
}

/// Takes a chosen time back.
pub(super) fn clear(address: &mut Address) {
    address.from.clear();
    address.to.clear();
    address.dated_only = false;
}

fn first_day(month: &str) -> Option<Date> {
    let (year, month) = month.split_once('-')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

fn months_between(first: Date, last: Date) -> usize {
    let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    usize::try_from(months(last) - months(first)).unwrap_or(0)
}

fn every_month(dated: &[(Date, u64)], first: Date, last: Date) -> Vec<(Date, u64)> {
    let count = |day: Date| dated.iter().find(|(other, _)| *other == day).map_or(0, |(_, count)| *count);
    let month = |number: usize| {
        let month = i32::from(first.month()) - 1 + i32::try_from(number).unwrap_or(0);
        let year = i32::from(first.year()) + month / 12;
        Date::new(i16::try_from(year).ok()?, i8::try_from(month % 12 + 1).ok()?, 1).ok()
    };
    (0..=months_between(first, last)).filter_map(month).map(|day| (day, count(day))).collect()
}

fn years(dated: &[(Date, u64)]) -> Vec<(Date, u64)> {
    let (Some(first), Some(last)) = (dated.first(), dated.last()) else { return Vec::new() };
    let count = |year: i16| dated.iter().filter(|(day, _)| day.year() == year).map(|(_, count)| count).sum();
    (first.0.year()..=last.0.year()).filter_map(|year| Some((Date::new(year, 1, 1).ok()?, count(year)))).collect()
}

/// Names as many years, or months of a short line, as there is room for.
fn ticks(periods: &[(Date, u64)], yearly: bool, slot: f64) -> Vec<Tick> {
    let monthly = !yearly && periods.len() <= 14;
    let mut ticks: Vec<Tick> = Vec::new();
    let mut free = 0.0;
    for (number, (day, _)) in periods.iter().enumerate() {
        if !(monthly || yearly || day.month() == 1 || number == 0) {
            continue;
        }
        // A line that begins late in a year begins its labels with the next.
        if !monthly && !yearly && number == 0 && day.month() > 6 && periods.len() > 12 {
            continue;
        }
        let x = if monthly || yearly { slot * (as_f64(number) + 0.5) } else { slot * as_f64(number) };
        if x >= free && x <= WIDTH - LABEL / 2.0 {
            let form = if monthly { "%b %Y" } else { "%Y" };
            ticks.push(Tick { x: format!("{x:.1}"), label: day.strftime(form).to_string() });
            free = x + if monthly { LABEL + 18.0 } else { LABEL };
        }
    }
    ticks
}

#[expect(clippy::cast_precision_loss, reason = "counts of periods are small")]
fn as_f64(number: usize) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "a height need not be exact")]
fn as_f64_64(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(counts: &[(&str, u64)]) -> Vec<(String, u64)> {
        counts.iter().map(|(month, count)| ((*month).to_owned(), *count)).collect()
    }

    #[test]
    fn months_in_which_there_is_nothing_have_their_place() {
        let address = Address { q: "denied".into(), ..Address::default() };
        let line = brush(&months(&[("2023-11", 4), ("2024-02", 1)]), None, &address, "/search").unwrap();
        let told: Vec<_> = line.bars.iter().map(|bar| (bar.period.as_str(), bar.count)).collect();
        assert_eq!(told, [("2023-11", 4), ("2023-12", 0), ("2024-01", 0), ("2024-02", 1)]);
        assert_eq!(line.bars[3].link, "/search?q=denied&from=2024-02&to=2024-02&undated=drop");
        assert_eq!((line.bars[0].height.as_str(), line.bars[3].height.as_str()), ("56.0", "28.0"));
        assert_eq!((line.chosen, line.clear), (None, None));
    }

    #[test]
    fn a_chosen_time_is_marked_and_can_be_taken_back() {
        let address = Address { from: "2024-01".into(), to: "2024-02".into(), dated_only: true, ..Address::default() };
        let chosen = DateRange { from: "2024-01-01".parse().unwrap(), to: "2024-02-29".parse().unwrap() };
        let counts = months(&[("2023-12", 1), ("2024-01", 1), ("2024-02", 1), ("2024-03", 1)]);
        let line = brush(&counts, Some(chosen), &address, "/search").unwrap();
        assert_eq!(line.bars.iter().map(|bar| bar.within).collect::<Vec<_>>(), [false, true, true, false]);
        assert_eq!(line.chosen, Some(("180.0".into(), "360.0".into())));
        assert_eq!(line.clear.as_deref(), Some("/search"));
    }

    #[test]
    fn a_long_line_is_one_of_years() {
        let line =
            brush(&months(&[("2003-05", 2), ("2003-06", 1), ("2024-02", 1)]), None, &Address::default(), "/").unwrap();
        assert_eq!((line.unit, line.bars.len(), line.bars[0].count), ("year", 22, 3));
    }

    #[test]
    fn one_month_alone_is_no_line() {
        assert_eq!(brush(&months(&[("2024-02", 1)]), None, &Address::default(), "/"), None);
        assert_eq!(brush(&[], None, &Address::default(), "/"), None);
    }
}
