//! Any text as the blocks and claims of an article.
#![no_main]

use demarche::annotate;
use demarche::model::{Block, BlockKind, Claim, Draft, Field, Origin};
use libfuzzer_sys::fuzz_target;

const FIELDS: [Field; 5] = [Field::Title, Field::Published, Field::Outlet, Field::Author, Field::Url];

fuzz_target!(|text: &str| {
    let mut draft = Draft::default();
    for (at, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let kind = match line.as_bytes()[0] {
            b'#' => BlockKind::Heading(2),
            b'-' => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        draft.claims.push(Claim { field: FIELDS[at % FIELDS.len()], value: line.to_owned(), origin: Origin::Text });
        draft.blocks.push(Block { kind, text: line.to_owned(), line: 1, page: None });
    }
    if let Some(made) = annotate::annotate("2024/a.txt", 1, &draft) {
        demarche_fuzz::check_annotated(&made);
    }
});
