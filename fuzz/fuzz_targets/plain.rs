//! A plain text.
#![no_main]

use demarche::parse::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| demarche_fuzz::whole(Format::Plain, "note.txt", data));
