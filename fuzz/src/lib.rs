//! What must hold of everything that is read, whatever the bytes.

use demarche::annotate::{self, Annotated};
use demarche::model::{BlockKind, Draft, Span};
use demarche::parse::{self, Format, Limits, Piece};

/// Small enough that the limits are met, too.
const LIMITS: Limits = Limits { bytes: 1 << 20 };

/// Reads the bytes as a file of one article, or of a container's many.
pub fn whole(format: Format, name: &str, bytes: &[u8]) {
    piece(format, name, &Piece { bytes: bytes.to_vec(), line: 1 });
}

/// Cuts the bytes into pieces and reads each.
pub fn cut(format: Format, name: &str, bytes: &[u8]) {
    let _ = parse::detect(name, bytes);
    for found in parse::pieces(format, bytes, LIMITS).take(100).flatten() {
        assert!(found.bytes.len() as u64 <= LIMITS.bytes && found.line >= 1);
        piece(format, name, &found);
    }
}

fn piece(format: Format, name: &str, piece: &Piece) {
    match parse::draft(format, name, piece) {
        Ok(drafts) => {
            assert!(!drafts.is_empty(), "no error and no draft");
            for draft in drafts {
                check_draft(&draft, piece);
                if let Some(made) = annotate::annotate(name, piece.line, &draft) {
                    check_annotated(&made);
                }
            }
        }
        Err(error) => assert!(!error.to_string().contains('\n'), "{error:?}"),
    }
}

fn check_draft(draft: &Draft, piece: &Piece) {
    assert!(!draft.blocks.is_empty());
    let lines = u32::try_from(piece.bytes.iter().filter(|&&byte| matches!(byte, b'\n' | b'\r')).count() + 1).unwrap();
    for block in &draft.blocks {
        assert!(block.text.chars().any(char::is_alphanumeric), "nothing to read in {block:?}");
        assert!(block.kind == BlockKind::Code || is_line(&block.text), "{block:?}");
        assert!(block.line >= piece.line && block.line - piece.line < lines, "{block:?} of {lines} lines");
        assert!(block.page != Some(0));
        assert!(!matches!(block.kind, BlockKind::Heading(level) if !(1..=6).contains(&level)), "{block:?}");
    }
    for claim in &draft.claims {
        assert!(is_line(&claim.value) && claim.value.len() <= 2000, "{claim:?}");
    }
    assert!(draft.notices.iter().all(|notice| is_line(notice)));
}

/// Checks that an article's parts lie where they say.
pub fn check_annotated(made: &Annotated) {
    assert_eq!(made.article.passages as usize, made.passages.len());
    for (passage, ordinal) in made.passages.iter().zip(1..) {
        assert_eq!(passage.ordinal, ordinal);
        assert!(!passage.text.trim().is_empty() && passage.line >= 1);
        assert!(passage.start < made.article.length);
        let actors = passage.actors.iter().flat_map(|actor| actor.spans.iter().copied());
        let statements = passage.statements.iter().flat_map(|found| [Some(found.sentence), found.claim]).flatten();
        for span in actors.chain(statements) {
            lies_in(span, &passage.text);
        }
        assert!(passage.statements.iter().all(|found| found.confidence <= 100));
    }
}

fn lies_in(span: Span, text: &str) {
    let part = text.get(span.range());
    assert!(part.is_some_and(|part| !part.is_empty()), "{span:?} of {text:?}");
}

fn is_line(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(['\n', '\r'])
}
