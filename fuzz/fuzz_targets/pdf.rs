//! Documents with pages. Their library panics at much, which the parser catches: only what is not caught counts.
#![no_main]

use demarche::parse::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    // The fuzzer ends at every panic, caught or not; without its hook it ends at those that come through.
    init: std::panic::set_hook(Box::new(|panic| {
        if !demarche::parse::is_fenced() {
            eprintln!("{panic}");
        }
    })),
    |data: &[u8]| demarche_fuzz::whole(Format::Pdf, "paper.pdf", data)
);
