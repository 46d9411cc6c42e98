use super::claims::Claims;
use super::mime::Part;
use super::{Error, Piece, cleaning, html, plain};
use crate::model::{Draft, Field, Origin};

/// Reads a mail. Of a text and a page that say the same the page is taken, which knows its headings.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    let message = Part::parse(&piece.bytes, piece.line);
    let mut claims = Claims::default();
    headers(&message, &mut claims);
    let mut best: Option<Draft> = None;
    for part in message.leaves().iter().filter(|part| !part.is_attachment()) {
        let (bytes, lines) = part.bytes();
        let read = match part.media_type().as_str() {
            "text/html" => html::read(part.text(&bytes), 1),
            "text/plain" => plain::read(part.text(&bytes), 1),
            _ => continue,
        };
        let Ok(mut draft) = read else { continue };
        for block in &mut draft.blocks {
            block.line = lines.of(block.line, &block.text);
        }
        // A page that is much shorter than the text says "your program cannot show this" or the like.
        if best.as_ref().is_none_or(|known| length(&draft) * 2 >= length(known)) {
            best = Some(draft);
        }
    }
    let mut draft = best.ok_or(Error::NoText)?;
    draft.claims.retain(|claim| {
        !matches!(claim.field, Field::Title | Field::Outlet) || claims.0.iter().all(|known| known.field != claim.field)
    });
    let title = claims.0.iter().find(|claim| claim.field == Field::Title).map(|claim| cleaning::folded(&claim.value));
    if draft
        .blocks
        .first()
        .is_some_and(|block| title.as_ref().is_some_and(|title| title.starts_with(&cleaning::folded(&block.text))))
        && draft.blocks.len() > 1
    {
        draft.blocks.remove(0);
    }
    claims.0.append(&mut draft.claims);
    draft.claims = claims.0;
    Ok(draft)
}

fn length(draft: &Draft) -> usize {
    draft.blocks.iter().map(|block| block.text.len()).sum()
}

fn headers(message: &Part<'_>, claims: &mut Claims) {
    if let Some(subject) = message.header("subject") {
        let subject = ["Re:", "RE:", "Fwd:", "FW:", "Fw:", "AW:", "WG:"]
            .iter()
            .fold(subject, |rest, mark| rest.trim_start_matches(mark).trim_start());
        claims.push(Field::Title, subject, Origin::Header);
    }
    if let Some(date) = message.header("date") {
        claims.push(Field::Published, date, Origin::Header);
        // A mail is saved as it was on the day it came.
        claims.push(Field::Retrieved, date, Origin::Header);
    }
    let from = message.header("from").unwrap_or_default();
    let name = from.split('<').next().unwrap_or_default().trim().trim_matches('"').trim();
    // What goes to a list comes from its publisher, other mail from a person.
    if message.header("list-id").is_some() || message.header("list-unsubscribe").is_some() {
        claims.push(Field::Outlet, name, Origin::Header);
    } else {
        claims.authors(name, Origin::Header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newsletter_is_read() {
        let mail = "Date: Mon, 25 Mar 2024 07:02:11 +0900\nFrom: \"Harbour Wire\" <a@b.example>\nSubject: Re: Talks end\nList-Id: x\n\
            MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nTalks end\n\nThey ended without\nany result.\n\
            --x\nContent-Type: text/html\n\n<p>They ended without any result.</p>\n<p>More to follow on this, in time.</p>\n--x--\n";
        let draft = draft(&Piece { bytes: mail.as_bytes().to_vec(), line: 1 }).unwrap();
        let texts: Vec<_> = draft.blocks.iter().map(|block| (block.text.as_str(), block.line)).collect();
        assert_eq!(texts, [("They ended without any result.", 18), ("More to follow on this, in time.", 19)]);
        let claims: Vec<_> = draft.claims.iter().map(|claim| (claim.field.name(), claim.value.as_str())).collect();
        assert_eq!(
            claims,
            [
                ("title", "Talks end"),
                ("published", "Mon, 25 Mar 2024 07:02:11 +0900"),
                ("retrieved", "Mon, 25 Mar 2024 07:02:11 +0900"),
                ("outlet", "Harbour Wire")
            ]
        );
    }
}
