use super::claims::Claims;
use super::mime::Part;
use super::{Error, Piece, html};
use crate::model::{Draft, Field, Origin};

/// Reads a web archive (MHTML): the page it was saved from, without its pictures and frames.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    let message = Part::parse(&piece.bytes, piece.line);
    let mut claims = Claims::default();
    let address = message.header("snapshot-content-location").map(str::to_owned);
    if let Some(date) = message.header("date") {
        claims.push(Field::Retrieved, date, Origin::Header);
    }
    let subject = message.header("subject").map(str::to_owned);
    let leaves = message.leaves();
    let is_page = |part: &&Part<'_>| matches!(part.media_type().as_str(), "text/html" | "application/xhtml+xml");
    // The page itself is the part that has the archive's address; frames have their own.
    let page = leaves
        .iter()
        .filter(is_page)
        .find(|part| address.is_some() && part.header("content-location") == address.as_deref())
        .or_else(|| leaves.iter().find(is_page))
        .ok_or(Error::NoText)?;
    if let Some(url) =
        address.as_deref().or_else(|| page.header("content-location")).filter(|url| url.starts_with("http"))
    {
        claims.push(Field::Url, url, Origin::Header);
    }
    let (bytes, lines) = page.bytes();
    let mut draft = html::read(page.text(&bytes), 1)?;
    for block in &mut draft.blocks {
        block.line = lines.of(block.line, &block.text);
    }
    if let Some(subject) = subject.filter(|_| !draft.claims.iter().any(|claim| claim.field == Field::Title)) {
        claims.push(Field::Title, &subject, Origin::Header);
    }
    draft.claims.extend(claims.0);
    Ok(draft)
}
