//! Office documents: the bytes as an archive, and the bytes as the text of a sound archive.
#![no_main]

use std::io::{Cursor, Write};

use demarche::parse::Format;
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fuzz_target!(|data: &[u8]| {
    demarche_fuzz::whole(Format::Docx, "paper.docx", data);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for part in ["word/document.xml", "word/styles.xml", "docProps/core.xml"] {
        archive.start_file(part, SimpleFileOptions::default()).expect("a vector takes everything");
        archive.write_all(data).expect("a vector takes everything");
    }
    let bytes = archive.finish().expect("a vector takes everything").into_inner();
    demarche_fuzz::whole(Format::Docx, "paper.docx", &bytes);
});
