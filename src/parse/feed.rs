use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::claims::Claims;
use super::decode::Decoded;
use super::{Error, Piece, cleaning, decode, html, plain, xml};
use crate::model::{Draft, Field, Origin};

/// Reads a news feed (RSS or Atom): each of its entries is an article. Entries have no lines of their own within the
/// text that they hold, so all blocks of one stand on the line its entry starts at.
pub(super) fn draft(piece: &Piece) -> Result<Vec<Draft>, Error> {
    let decoded = decode::page(&piece.bytes);
    let mut reader = Reader::from_str(&decoded.text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut feed = Feed::default();
    let mut counted = (0, piece.line);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(decoded.text.len());
        let passed = decoded.text.get(counted.0..at).map_or(0, cleaning::line_ends);
        counted = (at, counted.1.saturating_add(passed));
        match reader.read_event() {
            Ok(Event::Start(element)) => feed.start(&element, counted.1),
            Ok(Event::Empty(element)) => {
                feed.start(&element, counted.1);
                feed.end(element.local_name().as_ref());
            }
            Ok(Event::End(element)) => feed.end(element.local_name().as_ref()),
            Ok(Event::Eof) => break,
            Ok(event) => xml::text(&event, &mut feed.text),
            Err(error) if feed.drafts.is_empty() => return Err(Error::container(&error)),
            // A feed cut off in the middle gives the entries before the cut.
            Err(_) => break,
        }
    }
    if feed.drafts.is_empty() { Err(Error::NoText) } else { Ok(feed.drafts) }
}

/// What has been read of a feed.
#[derive(Default)]
struct Feed {
    drafts: Vec<Draft>,
    title: String,
    lang: Option<String>,
    entry: Option<Entry>,
    text: String,
    /// Within an author, whose `name` it is that comes.
    author: bool,
}

/// What has been read of an entry.
#[derive(Default)]
struct Entry {
    line: u32,
    claims: Claims,
    id: Option<String>,
    summary: String,
    content: String,
}

impl Feed {
    fn start(&mut self, element: &BytesStart<'_>, line: u32) {
        self.text.clear();
        match element.local_name().as_ref() {
            "item" | "entry" => self.entry = Some(Entry { line, ..Entry::default() }),
            "author" => self.author = true,
            "rss" | "feed" => self.lang = xml::attribute(element, "lang"),
            "link" => {
                let other = xml::attribute(element, "rel").is_some_and(|rel| rel != "alternate");
                if let (Some(entry), Some(href)) = (&mut self.entry, xml::attribute(element, "href"))
                    && !other
                {
                    entry.claims.push(Field::Url, &href, Origin::Record);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let text = std::mem::take(&mut self.text);
        let Some(entry) = &mut self.entry else {
            match name {
                // A name of that length is none, and every entry would have to read it.
                "title" if self.title.is_empty() && text.len() <= 2000 => self.title = text,
                "language" => self.lang = Some(text),
                "author" => self.author = false,
                _ => {}
            }
            return;
        };
        match name {
            "title" => entry.claims.push(Field::Title, &html::plain_text(&text), Origin::Record),
            "pubDate" | "published" | "date" => entry.claims.push(Field::Published, &text, Origin::Record),
            "updated" | "modified" => entry.claims.push(Field::Modified, &text, Origin::Record),
            "link" if text.trim().starts_with("http") => entry.claims.push(Field::Url, &text, Origin::Record),
            "guid" | "id" => entry.id = Some(text.trim().to_owned()).filter(|id| !id.is_empty()),
            "creator" => entry.claims.authors(&text, Origin::Record),
            "name" if self.author => entry.claims.authors(&text, Origin::Record),
            "author" => {
                self.author = false;
                // RSS gives the address with the name behind it.
                let name = text.split_once('(').map_or(text.as_str(), |(_, rest)| rest.trim_end_matches(')'));
                entry.claims.authors(name, Origin::Record);
            }
            "category" => entry.claims.push(Field::Tag, &text, Origin::Record),
            "description" | "summary" => entry.summary = text,
            "encoded" | "content" => entry.content = text,
            "item" | "entry" => self.finish(),
            _ => {}
        }
    }

    fn finish(&mut self) {
        let Some(mut entry) = self.entry.take() else { return };
        let text = if entry.content.len() >= entry.summary.len() { entry.content } else { entry.summary };
        let decoded = Decoded { text: text.into(), notices: Vec::new() };
        let markup = decoded.text.contains("</") || decoded.text.contains("<br") || decoded.text.contains('&');
        let read = if markup { html::read(decoded, 1) } else { plain::read(decoded, 1) };
        let Ok(mut draft) = read else { return };
        for block in &mut draft.blocks {
            block.line = entry.line;
        }
        entry.claims.push(Field::Outlet, &html::plain_text(&self.title), Origin::Record);
        if let Some(lang) = &self.lang {
            entry.claims.push(Field::Lang, lang, Origin::Record);
        }
        plain::drop_title(&mut draft.blocks, &entry.claims);
        if draft.blocks.is_empty() {
            return;
        }
        draft.id = entry.id;
        draft.claims = entry.claims.0;
        self.drafts.push(draft);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_articles() {
        let rss = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Harbour Wire</title><language>en-GB</language>\n\
            <item><title>Talks &amp;amp; tea</title><link>https://a.example/1</link><guid>1</guid><pubDate>Mon, 25 Mar 2024 10:00:00 GMT</pubDate>\n\
            <description><![CDATA[<p>They ended without any result on Monday.</p>]]></description></item>\n\
            <item><title>Empty</title></item></channel></rss>";
        let drafts = draft(&Piece { bytes: rss.as_bytes().to_vec(), line: 1 }).unwrap();
        assert_eq!(drafts.len(), 1);
        assert_eq!(drafts[0].id.as_deref(), Some("1"));
        assert_eq!(
            (drafts[0].blocks[0].text.as_str(), drafts[0].blocks[0].line),
            ("They ended without any result on Monday.", 3)
        );
        let claims: Vec<_> = drafts[0].claims.iter().map(|claim| (claim.field.name(), claim.value.as_str())).collect();
        assert_eq!(
            claims,
            [
                ("title", "Talks & tea"),
                ("url", "https://a.example/1"),
                ("published", "Mon, 25 Mar 2024 10:00:00 GMT"),
                ("outlet", "Harbour Wire"),
                ("lang", "en")
            ]
        );
    }

    #[test]
    fn what_is_quoted_of_a_damaged_feed_is_one_line() {
        let stray = "<rss></i\u{17}\ntem><item><description>They ended without any result.</description></item></rss>";
        let read = |text: &str| draft(&Piece { bytes: text.as_bytes().to_vec(), line: 1 });
        assert_eq!(read(stray).unwrap().len(), 1);
        let error = read("<rss><!never\n\u{17}closed").unwrap_err().to_string();
        assert!(!error.contains(char::is_control), "{error:?}");
    }

    #[test]
    fn atom_is_read_too() {
        let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Wire</title><entry><title>Talks</title><link href=\"https://a.example/2\"/>\
            <author><name>Jane Doe</name></author><published>2024-03-25</published><content type=\"html\">&lt;p&gt;They ended without any result.&lt;/p&gt;</content></entry></feed>";
        let drafts = draft(&Piece { bytes: atom.as_bytes().to_vec(), line: 1 }).unwrap();
        assert_eq!(drafts[0].blocks[0].text, "They ended without any result.");
        assert!(drafts[0].claims.iter().any(|claim| claim.field == Field::Author && claim.value == "Jane Doe"));
    }
}
