//! A time line as a picture for a report: one self-contained SVG file, readable on light and dark ground.
//!
//! Text stays text. Nothing is loaded from anywhere, and nothing foreign is written unescaped.

mod axis;

use std::fmt::Write as _;
use std::io::{self, Write};

use jiff::civil::Date;

use super::actors::shortened;
use super::clean;
use super::timeline::counted;
use crate::engine::{Period, Timeline, Unit};
use axis::{Scale, heights, ticks};

/// What a picture says beside the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture<'a> {
    /// What it is about, as its title.
    pub title: &'a str,
    /// What is counted: `passages` or `statements`.
    pub of: &'a str,
}

const WIDTH: f64 = 960.0;
const RIGHT: f64 = 28.0;
const TOP: f64 = 92.0;
/// Left of the plot: figures of the axis, or names of the lanes.
const FIGURES: f64 = 56.0;
const NAMES: f64 = 176.0;
const PLOT_HEIGHT: f64 = 260.0;
const LANE_HEIGHT: f64 = 46.0;
/// The lane of what has no lane of its own, always the last.
const OTHERS: &str = "others";
/// Periods at least so wide have their figure above them.
const ROOM: f64 = 22.0;
/// How many of the fullest periods are told in words.
const TOLD: usize = 5;

/// Inks that keep three to one against white and against the dark ground (WCAG 2.2, 1.4.11).
const INKS: [&str; 8] = ["#2f78c4", "#c8641b", "#2b8a5e", "#c33c54", "#8660b5", "#1f8a99", "#96791a", "#737d8c"];
const GROUND: &str = "#ffffff";
const WORDS: &str = "#1b1f24";
const ASIDE: &str = "#57606a";
const RULE: &str = "#d4dae0";

/// What holds on a dark ground; styles win over the attributes that serve everybody else.
const STYLE: &str = "@media (prefers-color-scheme: dark) {\
 .ground { fill: #16191d } .words { fill: #e8ebee } .aside { fill: #a3adb8 } .rule { stroke: #3a424b } }";

/// Writes the picture.
///
/// # Errors
/// When `out` cannot be written.
pub fn picture(out: &mut dyn Write, line: &Timeline, picture: &Picture) -> io::Result<()> {
    out.write_all(Drawing::default().draw(line, picture).as_bytes())
}

#[derive(Default)]
struct Drawing {
    svg: String,
}

impl Drawing {
    fn draw(mut self, line: &Timeline, picture: &Picture) -> String {
        let laned = line.lanes.len() > 1;
        let plot_height = if laned { LANE_HEIGHT * as_f64(line.lanes.len() as u64) } else { PLOT_HEIGHT };
        let bottom = TOP + plot_height;
        let told = fullest(line);
        let words_height = if told.is_empty() { 0.0 } else { 34.0 + 20.0 * as_f64(told.len() as u64) };
        let height = bottom + 56.0 + words_height;
        self.head(line, picture, height);
        let left = if laned { NAMES } else { FIGURES };
        if let (Some(first), Some(last)) = (line.periods.first(), line.periods.last()) {
            let scale = Scale::new(first.days.from, last.days.to, left, WIDTH - RIGHT);
            if laned {
                self.lanes(line, &scale);
            } else {
                self.bars(line, &scale, bottom);
            }
            self.dates(line.unit, first.days.from, last.days.to, &scale, bottom);
        } else {
            self.text(WIDTH / 2.0, TOP + plot_height / 2.0, 14, "middle", ASIDE, "nothing has a date");
        }
        self.told(line, &told, bottom + 76.0);
        self.svg.push_str("</svg>\n");
        self.svg
    }

    fn head(&mut self, line: &Timeline, picture: &Picture, height: f64) {
        let title = escaped(&shortened(&one_line(picture.title), 72));
        let counts = counted(line, picture.of);
        let heights = if line.lanes.len() > 1 { "; heights grow with the square root of the counts" } else { "" };
        let description = described(line, picture.of);
        let _ = write!(
            self.svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"demarche-title demarche-description\" \
             font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, sans-serif\">\n\
             <title id=\"demarche-title\">{}</title>\n<desc id=\"demarche-description\">{}</desc>\n\
             <style>{STYLE}</style>\n<rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\" fill=\"{GROUND}\"/>\n",
            escaped(&one_line(picture.title)),
            escaped(&description),
        );
        let _ = writeln!(
            self.svg,
            "<text class=\"words\" x=\"20\" y=\"36\" font-size=\"20\" font-weight=\"600\" fill=\"{WORDS}\">{title}</text>"
        );
        self.text(20.0, 60.0, 13, "start", ASIDE, &format!("By {}: {counts}{heights}", line.unit.name()));
    }

    /// One row of bars over an axis with figures.
    fn bars(&mut self, line: &Timeline, scale: &Scale, bottom: f64) {
        let most = line.periods.iter().map(|period| period.count).max().unwrap_or(1);
        let figures = heights(most);
        let top = figures.last().copied().unwrap_or(1).max(1);
        for figure in figures {
            let y = bottom - PLOT_HEIGHT * as_f64(figure) / as_f64(top);
            self.rule(scale.left, y, scale.right, y);
            self.text(scale.left - 8.0, y + 4.0, 12, "end", ASIDE, &figure.to_string());
        }
        for period in &line.periods {
            let height = PLOT_HEIGHT * as_f64(period.count) / as_f64(top);
            self.bar(line.unit, period, period.count, "", scale, bottom, height, INKS[0]);
        }
    }

    /// A row of bars for each lane, all of one scale; by square roots, so that a single case shows beside fifty.
    fn lanes(&mut self, line: &Timeline, scale: &Scale) {
        let slot = line.periods.iter().map(|period| scale.of(period.days)).map(|(from, to)| to - from);
        let roomy = slot.fold(f64::INFINITY, f64::min) >= ROOM;
        // What is put together outgrows every lane; where figures fit it is given in figures alone.
        let bars = if roomy { line.lanes.iter().filter(|lane| *lane != OTHERS).count() } else { line.lanes.len() };
        let most = line.periods.iter().flat_map(|period| period.lanes.iter().take(bars)).max().copied();
        let most = most.unwrap_or(1).max(1);
        for (number, name) in line.lanes.iter().enumerate() {
            let base = TOP + LANE_HEIGHT * as_f64(number as u64 + 1);
            let ink = if name == OTHERS { INKS[7] } else { INKS[number % 7] };
            self.rule(scale.left, base, scale.right, base);
            let total: u64 = line.periods.iter().filter_map(|period| period.lanes.get(number)).sum();
            let shown = shortened(&one_line(name), 20);
            let _ = writeln!(
                self.svg,
                "<g><title>{}</title><text class=\"words\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"13\" \
                 text-anchor=\"end\" fill=\"{WORDS}\">{}</text></g>",
                escaped(&format!("{}: {total}", one_line(name))),
                scale.left - 14.0,
                base - 20.0,
                escaped(&shown)
            );
            self.text(scale.left - 14.0, base - 5.0, 11, "end", ASIDE, &total.to_string());
            let peak = line.periods.iter().filter_map(|period| period.lanes.get(number)).max().copied().unwrap_or(0);
            let mut told = false;
            for period in &line.periods {
                let count = period.lanes.get(number).copied().unwrap_or(0);
                if count == 0 {
                    continue;
                }
                let barred = number < bars;
                let height = if barred { (LANE_HEIGHT - 18.0) * (as_f64(count) / as_f64(most)).sqrt() } else { 0.0 };
                if barred {
                    self.bar(line.unit, period, count, name, scale, base, height, ink);
                }
                let (from, to) = scale.of(period.days);
                // Each bar has its figure where there is room for it, else the highest alone.
                if roomy || (count == peak && !told) {
                    told = true;
                    self.text(f64::midpoint(from, to), base - height - 4.0, 11, "middle", ASIDE, &count.to_string());
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one rectangle")]
    fn bar(
        &mut self,
        unit: Unit,
        period: &Period,
        count: u64,
        lane: &str,
        scale: &Scale,
        base: f64,
        height: f64,
        ink: &str,
    ) {
        let (from, to) = scale.of(period.days);
        let gap = ((to - from) * 0.16).min(3.0);
        // A day in ten years is thinner than a line; it is drawn as one. A day alone is no wall.
        let width = (to - from - gap).clamp(1.5, 64.0);
        let x = f64::midpoint(from, to) - width / 2.0;
        let height = height.max(1.5);
        let lane = if lane.is_empty() { String::new() } else { format!("{}, ", one_line(lane)) };
        let told = format!("{lane}{}: {count}. {}", unit.label(period.days), one_line(&period.top));
        let _ = writeln!(
            self.svg,
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{ink}\"><title>{}</title></rect>",
            base - height,
            escaped(&shortened(&told, 240))
        );
    }

    /// The dates under the plot: what changes often above, the year below it.
    fn dates(&mut self, unit: Unit, first: Date, last: Date, scale: &Scale, bottom: f64) {
        self.rule(scale.left, bottom, scale.right, bottom);
        let mut year = None;
        for tick in ticks(unit, first, last, scale.right - scale.left) {
            let x = scale.at(tick.day) + tick.shift(unit, scale);
            let _ = writeln!(
                self.svg,
                "<line class=\"rule\" x1=\"{x:.1}\" y1=\"{bottom:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\" stroke=\"{ASIDE}\"/>",
                bottom + 5.0
            );
            self.text(x, bottom + 20.0, 12, "middle", ASIDE, &tick.label);
            if tick.unit != Unit::Year && year != Some(tick.day.year()) {
                self.text(x, bottom + 36.0, 12, "middle", WORDS, &tick.day.year().to_string());
            }
            year = Some(tick.day.year());
        }
    }

    /// The fullest periods in words, in their order.
    fn told(&mut self, line: &Timeline, told: &[&Period], top: f64) {
        if told.is_empty() {
            return;
        }
        self.text(20.0, top, 13, "start", WORDS, &format!("The fullest {}s", line.unit.name()));
        for (number, period) in told.iter().enumerate() {
            let y = top + 20.0 * as_f64(number as u64 + 1);
            self.text(20.0, y, 12, "start", ASIDE, &line.unit.label(period.days));
            self.text(128.0, y, 12, "end", WORDS, &period.count.to_string());
            self.text(140.0, y, 12, "start", ASIDE, &shortened(&one_line(&period.top), 118));
        }
    }

    fn text(&mut self, x: f64, y: f64, size: u8, anchor: &str, ink: &str, words: &str) {
        let class = if ink == WORDS { "words" } else { "aside" };
        let words = escaped(words);
        let _ = writeln!(
            self.svg,
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{ink}\">{words}</text>"
        );
    }

    fn rule(&mut self, x1: f64, y1: f64, x2: f64, y2: f64) {
        let _ = writeln!(
            self.svg,
            "<line class=\"rule\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{RULE}\"/>"
        );
    }
}

/// Returns the fullest periods in their order; none when there is only one.
fn fullest(line: &Timeline) -> Vec<&Period> {
    let mut periods: Vec<&Period> = line.periods.iter().collect();
    periods.sort_by_key(|period| (std::cmp::Reverse(period.count), period.days.from));
    periods.truncate(TOLD);
    periods.sort_by_key(|period| period.days.from);
    periods
}

/// Returns the picture in words, for whoever does not see it.
fn described(line: &Timeline, of: &str) -> String {
    let mut words = format!("Bars by {}. {}.", line.unit.name(), counted(line, of));
    if let (Some(first), Some(last)) = (line.periods.first(), line.periods.last()) {
        let _ = write!(words, " From {} to {}.", line.unit.label(first.days), line.unit.label(last.days));
    }
    if let Some(most) = line.periods.iter().max_by_key(|period| (period.count, std::cmp::Reverse(period.days.from))) {
        let _ = write!(words, " The most in {}: {}.", line.unit.label(most.days), most.count);
    }
    if line.lanes.len() > 1 {
        let _ = write!(words, " One row each for {}.", one_line(&line.lanes.join(", ")));
    }
    words
}

fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns text as XML 1.0 takes it: its five signs escaped, what it forbids replaced.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[expect(clippy::cast_precision_loss, reason = "a picture needs no more than 52 bits of precision")]
fn as_f64(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateRange;
    use proptest::prelude::*;

    fn line(top: &str, lanes: &[&str], counts: &[u64]) -> Timeline {
        let period = |(number, count): (usize, &u64)| Period {
            days: Unit::Month.around(Date::constant(2024, i8::try_from(number % 12 + 1).unwrap(), 1)),
            count: *count,
            articles: 1,
            lanes: lanes.iter().map(|_| *count).collect(),
            top: top.to_owned(),
            place: "a#1".to_owned(),
        };
        Timeline {
            unit: Unit::Month,
            periods: counts.iter().enumerate().map(period).collect(),
            lanes: lanes.iter().map(|lane| (*lane).to_owned()).collect(),
            total: counts.iter().sum(),
            undated: 2,
            vague: 0,
            notices: Vec::new(),
        }
    }

    fn drawn(line: &Timeline, title: &str) -> String {
        let mut out = Vec::new();
        picture(&mut out, line, &Picture { title, of: "passages" }).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Reads a picture back as XML; returns its texts.
    fn texts(svg: &str) -> String {
        let mut reader = quick_xml::Reader::from_str(svg);
        let mut texts = String::new();
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => return texts,
                quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                    start.attributes().for_each(|attribute| drop(attribute.unwrap()));
                }
                quick_xml::events::Event::Text(text) => texts.push_str(text.as_ref()),
                _ => {}
            }
        }
    }

    #[test]
    fn a_picture_says_what_it_shows() {
        let svg = drawn(&line("A <script>alert(1)</script> & more", &["deny", "accuse"], &[3, 0, 5]), "x < y");
        assert!(svg.contains("<title id=\"demarche-title\">x &lt; y</title>"));
        assert!(svg.contains("2 undated"));
        assert!(!svg.contains("<script"));
        assert!(texts(&svg).contains("deny"));
    }

    #[test]
    fn an_empty_line_is_still_a_picture() {
        assert!(texts(&drawn(&line("", &[], &[]), "nothing")).contains("nothing has a date"));
    }

    #[test]
    fn a_year_alone_and_the_last_day_there_is_are_drawn() {
        let mut odd = line("x", &[], &[1]);
        odd.periods[0].days = DateRange::day(Date::MAX);
        odd.unit = Unit::Day;
        assert!(drawn(&odd, "end of time").contains("<rect x="));
    }

    proptest! {
        #[test]
        fn whatever_the_words_the_file_is_well_formed(words in "[\\PC\u{0}-\u{1f}<>&\"']{0,60}", counts in proptest::collection::vec(0_u64..9000, 0..12)) {
            let svg = drawn(&line(&words, &[&words, "b"], &counts), &words);
            texts(&svg);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }
}
