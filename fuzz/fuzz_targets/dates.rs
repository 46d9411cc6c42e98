//! Dates as they are typed, and as they stand in running text.
#![no_main]

use demarche::model::DateRange;
use demarche::text::{dates, day_range};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(range) = day_range::day_range(text) {
        assert!(range.from <= range.to, "{range:?}");
    }
    for mention in dates::dates(text, DateRange::year(2024)) {
        assert!(mention.range.from <= mention.range.to, "{mention:?}");
        assert!(!mention.span.of(text).is_empty(), "{mention:?}");
    }
});
