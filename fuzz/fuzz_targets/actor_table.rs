//! Actor tables as a reader may write them.
#![no_main]

use demarche::text::gazetteer::Gazetteer;
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "The Kremlin and its GRU denied it, said the US, and Lin Jian of the ministry agreed.";

fuzz_target!(|table: &str| {
    let (table, _faults) = Gazetteer::parse(table);
    assert!(table.find(TEXT).iter().all(|mention| !mention.span.of(TEXT).is_empty()));
});
