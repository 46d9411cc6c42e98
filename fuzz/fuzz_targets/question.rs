//! Questions, however they are put.
#![no_main]

use demarche::text::day_range;
use demarche::understand;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let question = understand::question(text, None);
    assert_eq!(question.raw, text);
    assert!(question.terms.iter().all(|term| !term.term.is_empty()), "{question:?}");
    // A date that does not read is none.
    let _ = day_range::day_range(text);
});
