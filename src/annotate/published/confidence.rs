//! How far a date is to be trusted, by where it was found.
//!
//! The figures are shares of right days on 311 labelled pages, with one right and one wrong page added to each so that
//! few pages make no certainty; `docs/READING.md` has the counts. Where the labelled pages had none, the figure is that
//! of the nearest origin that they had, and never above it.

use crate::model::Origin;

/// When the day of the last change stands in for that of publication.
pub(super) const OF_LAST_CHANGE: u8 = 50;

/// Returns how often a date from there is right, in percent.
pub(super) fn of(origin: Origin) -> u8 {
    match origin {
        Origin::JsonLd => 96,
        Origin::FrontMatter | Origin::Record | Origin::Header | Origin::Url | Origin::OpenGraph => 94,
        Origin::TimeElement => 92,
        Origin::Microdata => 88,
        Origin::ClassName => 84,
        Origin::Byline => 83,
        Origin::Text | Origin::Heading | Origin::TitleElement => 77,
        Origin::Meta => 64,
        Origin::Dateline | Origin::Properties | Origin::FileName => 75,
        Origin::LangAttribute | Origin::FileTime | Origin::Detected => 0,
    }
}
