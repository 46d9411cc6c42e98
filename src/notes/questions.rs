use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::dialect;

/// A question of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its words.
    pub text: String,
    /// The byte of the writer's own text at which its block goes: the start of the line after its heading or list.
    pub at: usize,
}

/// Returns the questions of the writer's own text: headings and list items that end in a question mark, outside of code,
/// quotations and notes.
pub(super) fn questions(own: &str) -> Vec<Asked> {
    let skipped = if own.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut found = Vec::new();
    // Byte ends of the outermost lists' items, and how deep in what no question stands in.
    let mut items: Vec<usize> = Vec::new();
    let mut elsewhere = 0_u32;
    let mut open: Option<String> = None;
    let mut waiting = Vec::new();
    for (event, range) in Parser::new_ext(&own[skipped..], dialect()).into_offset_iter() {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::Table(_)) => elsewhere += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition | TagEnd::Table) => {
                elsewhere = elsewhere.saturating_sub(1);
            }
            Event::Start(Tag::Heading { .. }) => open = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                if elsewhere == 0
                    && items.is_empty()
                    && let Some(text) = open.take().and_then(|text| asked(&text))
                {
                    found.push(Asked { text, at: line_end(own, skipped + range.end) });
                }
                open = None;
            }
            Event::Start(Tag::Item) => {
                close(&mut open, elsewhere, &mut waiting);
                items.push(skipped + range.end);
                open = Some(String::new());
            }
            Event::End(TagEnd::Item) => {
                close(&mut open, elsewhere, &mut waiting);
                let end = items.pop();
                if items.is_empty()
                    && let Some(end) = end
                {
                    let at = line_end(own, end);
                    found.extend(waiting.drain(..).map(|text| Asked { text, at }));
                }
            }
            // Only the first paragraph of an item can be its question.
            Event::End(TagEnd::Paragraph) | Event::Start(Tag::List(_) | Tag::CodeBlock(_)) if !items.is_empty() => {
                close(&mut open, elsewhere, &mut waiting);
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(open) = &mut open {
                    open.push(' ');
                }
            }
            _ => {}
        }
    }
    found
}

fn close(open: &mut Option<String>, elsewhere: u32, waiting: &mut Vec<String>) {
    if let Some(text) = open.take().filter(|_| elsewhere == 0) {
        waiting.extend(asked(&text));
    }
}

/// Returns the question a heading or item asks.
fn asked(text: &str) -> Option<String> {
    let text = text.trim();
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = match numbered.strip_prefix(['.', ')']) {
        Some(rest) if numbered.len() < text.len() && rest.starts_with(' ') => rest.trim(),
        _ => text,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (text.ends_with(['?', '\u{ff1f}']) && text.contains(char::is_alphanumeric)).then_some(text)
}

/// Returns where the line after the last that holds something before `end` starts.
fn line_end(own: &str, end: usize) -> usize {
    let held = own[..end.min(own.len())].trim_end().len();
    own[held..].find('\n').map_or(own.len(), |line| held + line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(own: &str) -> Vec<String> {
        questions(own).into_iter().map(|asked| asked.text).collect()
    }

    #[test]
    fn headings_and_items_are_questions_and_nothing_else_is() {
        let own = "\u{feff}---\ntitle: Why?\n---\n# Who *denied* it?\n\nIs this one?\n\n```\n# Who is in code?\n```\n\n> # Who is quoted?\n\nWho\nset it?\n=======\n\n- [ ] Who paid?\n- no question\n- Who left?\n\n  A remark. Really?\n  - Who came?\n\n1. 2) When?\n\n[^a]: - Who notes?\n";
        assert_eq!(texts(own), ["Who denied it?", "Who set it?", "Who paid?", "Who left?", "Who came?", "When?"]);
    }

    #[test]
    fn blocks_go_behind_the_heading_or_the_outermost_item() {
        let own = "# Who?\ntext\n\n- Why?\n\n  remark\n\n- no\n  - When?\n\nend";
        let at: Vec<_> = questions(own).into_iter().map(|asked| &own[asked.at..]).collect();
        assert_eq!(at, ["text\n\n- Why?\n\n  remark\n\n- no\n  - When?\n\nend", "\n- no\n  - When?\n\nend", "\nend"]);
    }
}
