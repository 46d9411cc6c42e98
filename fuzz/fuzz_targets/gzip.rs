//! Packed files: the bytes as they are, and the bytes packed, so that something is found within.
#![no_main]

use std::io::Write;

use demarche::parse::{self, Format};
use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(data).expect("a vector takes everything");
    let packed = packed.finish().expect("a vector takes everything");
    // As it comes from a broken download: with the signature, and nothing else that is sure.
    let damaged = [b"\x1f\x8b\x08\0\0\0\0\0\0\x03", data].concat();
    for bytes in [&packed, &damaged] {
        for name in ["a.html.gz", "a.jsonl.gz", "a"] {
            if let Some(format) = parse::detect(name, bytes) {
                // Documents with libraries of their own have targets of their own.
                if !matches!(format, Format::Pdf | Format::Docx) {
                    demarche_fuzz::cut(format, name, bytes);
                }
            }
        }
    }
});
