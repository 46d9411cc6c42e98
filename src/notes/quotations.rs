use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::dialect;

/// Words that a note says somebody else wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// As quoted, without the quotation marks.
    pub text: String,
    /// The line of the note it starts at, from 1.
    pub line: usize,
}

/// Returns the quotations of a Markdown text that have `least` words or more: runs between quotation marks, and the
/// paragraphs of block quotations, except those that begin with a dash, which say whose they are. Code holds none.
pub fn quotations(note: &str, least: usize) -> Vec<Quotation> {
    let skipped = if note.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let text = &note[skipped..];
    let mut gathered =
        Gathered { note: text, least, quoted: 0, open: String::new(), from: Vec::new(), found: Vec::new() };
    let mut code = 0_u32;
    for (event, range) in Parser::new_ext(text, dialect()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => code = code.saturating_sub(1),
            Event::Start(Tag::BlockQuote(_)) => {
                gathered.close();
                gathered.quoted += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                gathered.close();
                gathered.quoted = gathered.quoted.saturating_sub(1);
            }
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell | Tag::FootnoteDefinition(_),
            )
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => gathered.close(),
            Event::Text(text) if code == 0 => gathered.add(&text, range.start),
            Event::SoftBreak | Event::HardBreak => gathered.add(" ", range.start),
            _ => {}
        }
    }
    gathered.close();
    gathered.found
}

/// A paragraph being gathered.
struct Gathered<'n> {
    note: &'n str,
    least: usize,
    quoted: u32,
    open: String,
    /// Where pieces of `open` start, and where they stood in the note.
    from: Vec<(usize, usize)>,
    found: Vec<Quotation>,
}

impl Gathered<'_> {
    fn add(&mut self, text: &str, at: usize) {
        self.from.push((self.open.len(), at));
        self.open.push_str(text);
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        let from = std::mem::take(&mut self.from);
        let runs = match self.quoted {
            0 => runs(&open),
            _ if open.trim_start().starts_with(['\u{2014}', '\u{2013}', '-']) => Vec::new(),
            _ => vec![(0, open.len())],
        };
        for (start, end) in runs {
            let text = open[start..end].trim();
            if text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() >= self.least {
                let piece = from.partition_point(|(begins, _)| *begins <= start).saturating_sub(1);
                let at = from.get(piece).map_or(0, |(_, at)| *at);
                let line = self.note[..at].matches('\n').count() + 1;
                self.found.push(Quotation { text: text.to_owned(), line });
            }
        }
    }
}

/// Returns the runs between quotation marks, the outermost ones.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some((start, open)) = text[rest..]
        .char_indices()
        .map(|(at, c)| (rest + at, c))
        .find(|(at, c)| opens(*c, text[..*at].chars().next_back(), text[at + c.len_utf8()..].chars().next()))
    {
        let inner = start + open.len_utf8();
        match closed(&text[inner..], open) {
            Some(end) => {
                found.push((inner, inner + end));
                rest = inner + end;
                rest += text[rest..].chars().next().map_or(0, char::len_utf8);
            }
            // A quotation of several paragraphs is closed in the last only; a straight mark may be anything.
            None if matches!(open, '\u{201c}' | '\u{ab}' | '\u{201e}') => {
                found.push((inner, text.len()));
                break;
            }
            None => rest = inner,
        }
    }
    found
}

fn opens(mark: char, before: Option<char>, after: Option<char>) -> bool {
    match mark {
        '\u{201c}' | '\u{ab}' | '\u{201e}' | '\u{2018}' => true,
        '"' => {
            before.is_none_or(|c| c.is_whitespace() || "([{\u{2014}\u{2013}-/".contains(c))
                && after.is_some_and(|c| !c.is_whitespace())
        }
        _ => false,
    }
}

fn closed(text: &str, open: char) -> Option<usize> {
    let mut depth = 0_u32;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, c)| *c);
        let ends = match open {
            '"' => letter == '"' && !before.is_whitespace(),
            '\u{ab}' => letter == '\u{bb}',
            // An apostrophe has a letter behind it.
            '\u{2018}' => letter == '\u{2019}' && !next.is_some_and(char::is_alphanumeric),
            '\u{201e}' => matches!(letter, '\u{201c}' | '\u{201d}'),
            _ => letter == '\u{201d}',
        };
        if ends && depth == 0 {
            return Some(at);
        }
        if ends {
            depth -= 1;
        } else if letter == open && open != '"' {
            depth += 1;
        }
        before = letter;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_block_quotations_are_found_with_their_lines() {
        let note = "# A \u{201c}heading with five words quoted\u{201d}\n\nHe said \"a \\*plain\\* one of five words\" and \"too short\".\n\n> A block quotation *of* some words,\n> over two lines.[^1]\n>\n> \u{2014} Somebody Who Is Named In Full\n\n`\"code is no quotation at all\"`\n\n    \"nor is this one, in code\"\n\n- \u{2018}it\u{2019}s a single one of words\u{2019} and 5\" pipes\n\n[^1]: A note.\n";
        let found = quotations(note, 5);
        let texts: Vec<_> = found.iter().map(|quotation| (quotation.line, quotation.text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (1, "heading with five words quoted"),
                (3, "a *plain* one of five words"),
                (5, "A block quotation of some words, over two lines."),
                (14, "it\u{2019}s a single one of words")
            ]
        );
    }
}
