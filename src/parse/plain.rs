use super::claims::{Claims, after_by, names};
use super::decode::{self, Decoded};
use super::paragraphs::{self, Line};
use super::{Error, Piece, cleaning, datelike};
use crate::model::{Block, BlockKind, Draft, Field, Origin};

/// Reads a plain text file.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    read(decode::text(&piece.bytes), piece.line)
}

/// Reads decoded text whose first line is that of the number.
pub(super) fn read(decoded: Decoded<'_>, first: u32) -> Result<Draft, Error> {
    let lines = paragraphs::lines(&decoded.text, first);
    let mut claims = Claims::default();
    let body = head(&lines, &mut claims);
    let mut blocks = paragraphs::blocks(body);
    drop_title(&mut blocks, &claims);
    if blocks.is_empty() {
        // A note of one line is a text, not a title without one.
        blocks = paragraphs::blocks(&lines);
        claims.0.retain(|claim| claim.field != Field::Title);
    }
    if blocks.is_empty() {
        return Err(Error::NoText);
    }
    Ok(Draft { id: None, blocks, claims: claims.0, cut: None, notices: decoded.notices })
}

/// Takes the title, and the lines with byline and date, off the top of a text.
pub(super) fn drop_credits(blocks: &mut Vec<Block>, claims: &mut Claims) {
    let titles = claims.folded_titles();
    let mut at = 0;
    while at < blocks.len().min(5) {
        let block = &blocks[at];
        let title = titles.contains(&cleaning::folded(&block.text));
        let written = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_)) && credit(&block.text, claims);
        let named = block.text.len() <= 120 && is_byline(&block.text, claims);
        if title || written || named {
            blocks.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Tells whether a line names the author, as far as other evidence already does or "by" says so.
pub(super) fn is_byline(text: &str, claims: &Claims) -> bool {
    if text.len() > 120 || text.ends_with('.') {
        return false;
    }
    let names = names(text);
    let known = |name: &String| claims.0.iter().any(|claim| claim.field == Field::Author && claim.value == *name);
    !names.is_empty() && (after_by(text).is_some() || names.iter().all(known))
}

/// Drops the first block when it repeats the title.
pub(super) fn drop_title(blocks: &mut Vec<Block>, claims: &Claims) {
    let Some(first) = blocks.first() else { return };
    let repeats = |title: &str| cleaning::folds_to(&first.text, &cleaning::folded(title));
    if claims.0.iter().any(|claim| claim.field == Field::Title && repeats(&claim.value)) {
        blocks.remove(0);
    }
}

/// Reads title, byline, date and source from the lines above the text, and returns the text's lines.
pub(super) fn head<'l, 't>(lines: &'l [Line<'t>], claims: &mut Claims) -> &'l [Line<'t>] {
    let mut at = 0;
    let mut titled = false;
    // Nobody's head is longer; a text made of nothing but short lines ends here.
    let most = lines.len().min(40);
    while at < most {
        let text = lines[at].text.trim().trim_start_matches('\u{feff}');
        if !cleaning::has_words(text) {
            at += 1;
        } else if labelled(text, claims) {
            titled |= claims.0.last().is_some_and(|claim| claim.field == Field::Title);
            at += 1;
        } else if is_address(text) {
            claims.push(Field::Url, text, Origin::Text);
            at += 1;
        } else if credit(text, claims) {
            at += 1;
        } else if titled && let Some(used) = credit_group(&lines[at..], claims) {
            at += used;
        } else if !titled && let Some((title, used)) = title(&lines[at..]) {
            claims.push(Field::Title, &title, Origin::Heading);
            titled = true;
            at += used;
        } else {
            break;
        }
    }
    &lines[at..]
}

fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace)
}

/// Reads a line like "Source: Harbour Wire".
fn labelled(text: &str, claims: &mut Claims) -> bool {
    let Some((label, value)) = text.split_once(':') else { return false };
    let value = value.trim();
    if value.is_empty() || value.chars().count() > 300 {
        return false;
    }
    let field = match label.trim().to_lowercase().as_str() {
        "title" | "headline" => Field::Title,
        "date" | "published" | "publication date" | "posted" | "first published" | "published on" => Field::Published,
        "updated" | "last updated" | "modified" => Field::Modified,
        "retrieved" | "accessed" | "saved" | "archived" | "captured" | "downloaded" => Field::Retrieved,
        "author" | "authors" | "by" | "byline" => Field::Author,
        "source" if is_address(value) => Field::Url,
        "outlet" | "publication" | "publisher" | "newspaper" | "site" | "source" => Field::Outlet,
        "url" | "link" | "address" | "web" => Field::Url,
        "language" | "lang" => Field::Lang,
        "tags" | "keywords" | "section" | "topic" | "topics" => Field::Tag,
        _ => return false,
    };
    match field {
        Field::Author => claims.authors(value, Origin::Header),
        Field::Tag => value.split([',', ';']).for_each(|tag| claims.push(Field::Tag, tag, Origin::Header)),
        _ => claims.push(field, value, Origin::Header),
    }
    true
}

/// Reads a byline or a line with a date, or both: "Jane Doe | 25 March 2024".
pub(super) fn credit(text: &str, claims: &mut Claims) -> bool {
    if text.chars().count() > 120 {
        return false;
    }
    let parts: Vec<&str> =
        text.split(['|', '\u{b7}', '\u{2022}']).flat_map(|part| part.split(" \u{2014} ")).map(str::trim).collect();
    let is_byline = |part: &str| {
        after_by(part).is_some_and(|rest| !names(rest).is_empty() && rest.len() <= 80 && !rest.ends_with('.'))
    };
    if !parts.iter().any(|part| datelike::is_date_line(part) || is_byline(part)) {
        return false;
    }
    for part in parts {
        if datelike::is_date_line(part) {
            let lower = part.to_lowercase();
            let field = if lower.starts_with("updated") || lower.starts_with("last updated") {
                Field::Modified
            } else {
                Field::Published
            };
            claims.push(field, part, Origin::Byline);
            if let Some((before, _)) = part.split_once(',')
                && is_byline(before)
            {
                claims.authors(before, Origin::Byline);
            }
        } else if is_byline(part) {
            claims.authors(part, Origin::Byline);
        }
    }
    true
}

/// Reads a few short lines under the title of which one is a date or byline: "Compiled by Jane Doe for Harbour Wire".
fn credit_group(lines: &[Line<'_>], claims: &mut Claims) -> Option<usize> {
    let group: Vec<&str> =
        lines.iter().map(|line| line.text.trim()).take_while(|text| cleaning::has_words(text)).collect();
    let short = group.iter().all(|text| text.chars().count() <= 100 && !text.ends_with('.'));
    if group.len() > 4 || !short || !group.iter().any(|text| datelike::is_date_line(text)) {
        return None;
    }
    let by_named = group.iter().any(|text| after_by(text).is_some());
    for text in &group {
        if !credit(text, claims) {
            if let Some((_, by)) = text.split_once(" by ") {
                claims.authors(by, Origin::Byline);
            } else if let Some((name, outlet)) = text.split_once(", ") {
                claims.authors(name, Origin::Byline);
                claims.push(Field::Outlet, outlet, Origin::Byline);
            } else if by_named {
                let outlet = text.split(['/', '|']).next().unwrap_or(text);
                claims.push(Field::Outlet, outlet, Origin::Byline);
            } else {
                claims.authors(text, Origin::Byline);
            }
        }
    }
    Some(group.len())
}

/// Takes the title from the first lines: a short group of lines above a blank one, an underlined line, or a line above
/// the byline. Returns it with the number of lines it took.
fn title(lines: &[Line<'_>]) -> Option<(String, usize)> {
    let group = lines.iter().take_while(|line| cleaning::has_words(line.text)).count();
    let first = lines[0].text.trim();
    if let Some(under) = lines.get(group).filter(|_| group == 1)
        && paragraphs::underline(under.text).is_some()
    {
        return Some((first.to_owned(), 2));
    }
    let length = first.chars().count();
    let ends = first.ends_with(['.', ';', ',']) && !first.ends_with("...");
    if length > 160 || ends {
        return None;
    }
    let mut scratch = Claims::default();
    let credited = lines[..group]
        .iter()
        .skip(1)
        .map(|line| line.text.trim())
        .any(|next| credit(next, &mut scratch) || labelled(next, &mut scratch) || is_address(next));
    if group == 1 || credited {
        return Some((first.to_owned(), 1));
    }
    let joined = lines[..group].iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ");
    let more = lines.get(group..).is_some_and(|rest| rest.iter().any(|line| cleaning::has_words(line.text)));
    (more && group <= 3 && joined.chars().count() <= 200 && !joined.ends_with(['.', ';', ',']))
        .then_some((joined, group))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Draft {
        draft(&Piece { bytes: text.as_bytes().to_vec(), line: 1 }).unwrap()
    }

    fn values(draft: &Draft, field: Field) -> Vec<&str> {
        draft.claims.iter().filter(|claim| claim.field == field).map(|claim| claim.value.as_str()).collect()
    }

    #[test]
    fn title_byline_and_date_come_before_the_text() {
        let draft = read(
            "Talks end\nBy Jane Doe and John Roe\n25 March 2024\n\nThe talks ended\nwithout result.\n\nWhat next\n\nNobody could say what would come next.",
        );
        assert_eq!(values(&draft, Field::Title), ["Talks end"]);
        assert_eq!(values(&draft, Field::Author), ["Jane Doe", "John Roe"]);
        assert_eq!(values(&draft, Field::Published), ["25 March 2024"]);
        assert_eq!(draft.blocks[0].text, "The talks ended without result.");
        assert_eq!(draft.blocks[0].line, 5);
        assert_eq!(draft.blocks[1].kind, BlockKind::Heading(2));
    }

    #[test]
    fn a_credit_without_by_is_read() {
        let draft = read("Talks end\nJane Doe, The Meridian Post\n19 December 2023\n\nThe talks ended without result.");
        assert_eq!(values(&draft, Field::Title), ["Talks end"]);
        assert_eq!(values(&draft, Field::Author), ["Jane Doe"]);
        assert_eq!(values(&draft, Field::Outlet), ["The Meridian Post"]);
    }

    #[test]
    fn labels_are_read() {
        let draft = read(
            "Title: Talks end\nSource: Harbour Wire\nURL: https://a.example/b\nDate: 2024-03-25\n\nThe talks ended.",
        );
        assert_eq!(values(&draft, Field::Title), ["Talks end"]);
        assert_eq!(values(&draft, Field::Outlet), ["Harbour Wire"]);
        assert_eq!(values(&draft, Field::Url), ["https://a.example/b"]);
        assert_eq!(values(&draft, Field::Published), ["2024-03-25"]);
    }

    #[test]
    fn a_text_without_a_head_has_none() {
        let draft = read(
            "The talks between the two governments ended on Tuesday\nwithout any result, officials said.\n\nMore talks follow.",
        );
        assert!(draft.claims.is_empty());
        assert_eq!(draft.blocks.len(), 2);
        assert_eq!(read("One line only").blocks.len(), 1);
    }

    #[test]
    fn empty_files_are_refused() {
        let error = draft(&Piece { bytes: b" \n\n".to_vec(), line: 1 }).unwrap_err();
        assert_eq!(error.to_string(), "it holds no text");
    }
}
