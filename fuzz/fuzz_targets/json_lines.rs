//! JSON Lines, cut into records first.
#![no_main]

use demarche::parse::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| demarche_fuzz::cut(Format::JsonLines, "records.jsonl", data));
