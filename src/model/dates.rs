use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An inclusive range of civil days. Its length is the precision of what was said: a day, a month, a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "(i32, u32)", try_from = "(i32, u32)")]
pub struct DateRange {
    /// First day.
    pub from: Date,
    /// Last day, not before `from`.
    pub to: Date,
}

/// Where days are counted from.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// Returns a civil day as a count from 1970-01-01.
pub fn day_number(day: Date) -> i32 {
    day.since(EPOCH).map_or(0, |span| span.get_days())
}

/// Returns the day that is so many days after 1970-01-01.
///
/// # Errors
/// When the calendar has no such day.
pub fn numbered_day(number: i32) -> Result<Date, jiff::Error> {
    EPOCH.checked_add(Span::new().try_days(number)?)
}

impl From<DateRange> for (i32, u32) {
    /// The first day, counted from 1970-01-01, and how many days there are to the last.
    fn from(range: DateRange) -> Self {
        let (first, last) = (day_number(range.from), day_number(range.to));
        (first, (last - first).unsigned_abs())
    }
}

impl TryFrom<(i32, u32)> for DateRange {
    type Error = jiff::Error;

    fn try_from((first, more): (i32, u32)) -> Result<Self, jiff::Error> {
        let from = numbered_day(first)?;
        Ok(Self { from, to: from.checked_add(Span::new().try_days(more)?)? })
    }
}

impl DateRange {
    /// Returns the range of one day.
    pub fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// Returns the range of a whole month, or `None` when there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Self { from, to: from.last_of_month() })
    }

    /// Returns the range of a whole year, or `None` outside the years -9999 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        let from = Date::new(year, 1, 1).ok()?;
        Some(Self { from, to: from.last_of_year() })
    }

    /// Returns how precisely the range says when.
    pub fn precision(self) -> Precision {
        match (self.from, self.to) {
            (from, to) if from == to => Precision::Day,
            (from, to) if (from, to) == (from.first_of_month(), from.last_of_month()) => Precision::Month,
            (from, to) if (from, to) == (from.first_of_year(), from.last_of_year()) => Precision::Year,
            _ => Precision::Range,
        }
    }

    /// Tells whether the two ranges share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// Where a value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A JSON-LD block of the page.
    JsonLd,
    /// An `og:` or `article:` meta property.
    OpenGraph,
    /// Another `<meta>` or a `<link>` of the page's head.
    Meta,
    /// The `<title>` element.
    TitleElement,
    /// The `lang` attribute of the page.
    LangAttribute,
    /// A `<time>` element.
    TimeElement,
    /// An `itemprop` attribute.
    Microdata,
    /// An element whose class or id says what it is (`byline`, `published`).
    ClassName,
    /// A heading of the text.
    Heading,
    /// The YAML front matter of a Markdown file.
    FrontMatter,
    /// A field of a record (JSON Lines, feeds), or a title given for library catalogues (Dublin Core).
    Record,
    /// A header of a mail or web archive.
    Header,
    /// The document properties of an office or PDF file.
    Properties,
    /// The address of the page.
    Url,
    /// A byline in the text.
    Byline,
    /// A dateline in the text ("LONDON, 26 March 2024 —").
    Dateline,
    /// The running text.
    Text,
    /// The name of the file.
    FileName,
    /// The modification time of the file: the last resort.
    FileTime,
    /// Found by looking at the text as a whole (language).
    Detected,
}

impl Origin {
    /// Returns the name used in JSON and on the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::OpenGraph => "open-graph",
            Self::Meta => "meta",
            Self::TitleElement => "title-element",
            Self::LangAttribute => "lang-attribute",
            Self::TimeElement => "time-element",
            Self::Microdata => "microdata",
            Self::ClassName => "class-name",
            Self::Heading => "heading",
            Self::FrontMatter => "front-matter",
            Self::Record => "record",
            Self::Header => "header",
            Self::Properties => "properties",
            Self::Url => "url",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Text => "text",
            Self::FileName => "file-name",
            Self::FileTime => "file-time",
            Self::Detected => "detected",
        }
    }
}

/// A date, and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dated {
    /// The days it may be.
    pub range: DateRange,
    /// Where it was found.
    pub origin: Origin,
    /// How often a date found so is right, in percent.
    pub confidence: u8,
}

/// How precisely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// The day.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
    /// Some other stretch of days.
    Range,
}

impl Precision {
    /// Returns the name used in JSON and on the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Range => "range",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_count_from_1970() {
        assert_eq!(day_number(Date::constant(1970, 1, 2)), 1);
        assert_eq!(day_number(Date::constant(1969, 12, 31)), -1);
        assert_eq!(day_number(Date::constant(2024, 3, 25)), 19807);
        assert_eq!(numbered_day(19807).unwrap(), Date::constant(2024, 3, 25));
    }

    proptest! {
        #[test]
        fn a_range_is_kept_as_two_numbers(year in -9999_i16..=9999, month in 1_i8..=12, day in 1_i8..=28, more in 0_i32..4_000) {
            let from = Date::new(year, month, day).unwrap();
            let to = from.checked_add(Span::new().days(more)).unwrap_or(Date::MAX);
            let range = DateRange { from, to };
            prop_assert_eq!(DateRange::try_from(<(i32, u32)>::from(range)).unwrap(), range);
        }

        #[test]
        fn numbers_that_are_no_range_are_refused_or_in_order(first: i32, more: u32) {
            if let Ok(range) = DateRange::try_from((first, more)) {
                prop_assert!(range.from <= range.to);
            }
        }
    }
}
