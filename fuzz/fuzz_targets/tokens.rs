//! The one analyzer, and the sentences.
#![no_main]

use demarche::text::{sentences, tokens};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut last = 0;
    for token in tokens::tokens(text) {
        assert!(!token.term.is_empty() && !token.span.of(text).is_empty(), "{token:?}");
        assert!(token.span.start >= last, "{token:?} stands before {last}");
        last = token.span.start;
    }
    let mut end = 0;
    for span in sentences::sentences(text) {
        assert!(span.start >= end && !span.of(text).is_empty(), "{span:?}");
        end = span.end;
    }
});
