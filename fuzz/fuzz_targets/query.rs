//! Queries in the language of `search`, well-formed or not.
#![no_main]

use demarche::text::gazetteer::Gazetteer;
use demarche::{index, retrieve};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let query = retrieve::parse(text, &index::fields(), Gazetteer::builtin());
    assert!(query.terms.iter().all(|term| !term.term.is_empty()), "{text:?}");
});
