use serde_json::{Map, Value};

use super::claims::Claims;
use super::{Error, Piece, decode, paragraphs, plain};
use crate::model::{Draft, Field, Origin};

/// Reads one record: `_id`, `title`, `text`, and whatever metadata it has beside the text or under `metadata`.
pub(super) fn draft(piece: &Piece) -> Result<Draft, Error> {
    let line = piece.line;
    let bytes = piece.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&piece.bytes);
    let decoded = decode::text(bytes);
    let value: Value = serde_json::from_str(&decoded.text).map_err(|source| Error::NotJson { line, source })?;
    let Value::Object(record) = value else { return Err(Error::NotAnObject { line }) };
    let mut claims = Claims::default();
    if let Some(Value::Object(metadata)) = record.get("metadata").or_else(|| record.get("meta")) {
        fields(metadata, &mut claims);
    }
    fields(&record, &mut claims);
    let mut blocks = Vec::new();
    for key in ["text", "body", "contents", "content"] {
        if let Some(text) = record.get(key).and_then(Value::as_str) {
            let mut lines = paragraphs::lines(text, 1);
            // All of a record stands on one line of its file.
            for part in &mut lines {
                part.number = line;
            }
            blocks = paragraphs::blocks(&lines);
            break;
        }
    }
    plain::drop_title(&mut blocks, &claims);
    if blocks.is_empty() {
        return Err(Error::RecordWithoutText { line });
    }
    let id = ["_id", "id", "docid", "doc_id"].iter().find_map(|key| scalar(record.get(*key)?));
    Ok(Draft { id, blocks, claims: claims.0, cut: None, notices: decoded.notices })
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn fields(record: &Map<String, Value>, claims: &mut Claims) {
    for (key, value) in record {
        let field = match key.to_ascii_lowercase().replace('-', "_").as_str() {
            "title" | "headline" => Field::Title,
            "date" | "published" | "published_at" | "pubdate" | "pub_date" | "publication_date" | "date_published"
            | "datepublished" | "timestamp" => Field::Published,
            "modified" | "updated" | "updated_at" | "date_modified" | "datemodified" => Field::Modified,
            "retrieved" | "accessed" | "crawled" | "scraped_at" | "fetched" | "saved" => Field::Retrieved,
            "outlet" | "publisher" | "publication" | "site" | "site_name" | "newspaper" | "domain" => Field::Outlet,
            "source" => match value.as_str() {
                Some(text) if text.starts_with("http") => Field::Url,
                _ => Field::Outlet,
            },
            "author" | "authors" | "byline" | "creator" => Field::Author,
            "url" | "link" | "canonical" | "canonical_url" => Field::Url,
            "lang" | "language" => Field::Lang,
            "tags" | "keywords" | "categories" | "section" | "topics" => Field::Tag,
            _ => continue,
        };
        values(value, &mut |text| match field {
            Field::Author => claims.authors(text, Origin::Record),
            Field::Tag => text.split(',').for_each(|tag| claims.push(Field::Tag, tag, Origin::Record)),
            _ => claims.push(field, text, Origin::Record),
        });
    }
}

/// Hands over the strings of a value: itself, the items of a list, or the `name` of an object.
fn values(value: &Value, take: &mut impl FnMut(&str)) {
    match value {
        Value::Array(items) => {
            for item in items.iter().take(100) {
                if let Some(text) = scalar(item.get("name").unwrap_or(item)) {
                    take(&text);
                }
            }
        }
        Value::Object(object) => {
            if let Some(text) = object.get("name").and_then(scalar) {
                take(&text);
            }
        }
        other => {
            if let Some(text) = scalar(other) {
                take(&text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    fn read(line: &str) -> Result<Draft, Error> {
        draft(&Piece { bytes: line.as_bytes().to_vec(), line: 17 })
    }

    #[test]
    fn a_record_is_an_article() {
        let draft = read(
            r#"{"_id": 7, "title": "Talks end", "text": "Talks end\n\nThey ended.\n\nWhat next\n\nNobody can say what will come.", "metadata": {"date": "2024-03-25", "outlet": "Harbour Wire", "author": ["Jane Doe", {"name": "John Roe"}], "url": "https://a.example/b"}}"#,
        )
        .unwrap();
        assert_eq!(draft.id.as_deref(), Some("7"));
        let texts: Vec<_> = draft.blocks.iter().map(|block| (block.kind, block.text.as_str(), block.line)).collect();
        assert_eq!(
            texts,
            [
                (BlockKind::Paragraph, "They ended.", 17),
                (BlockKind::Heading(2), "What next", 17),
                (BlockKind::Paragraph, "Nobody can say what will come.", 17)
            ]
        );
        let values: Vec<_> = draft.claims.iter().map(|claim| (claim.field.name(), claim.value.as_str())).collect();
        assert!(values.contains(&("published", "2024-03-25")));
        assert!(values.contains(&("outlet", "Harbour Wire")));
        assert!(values.contains(&("author", "John Roe")));
        assert!(values.contains(&("url", "https://a.example/b")));
    }

    #[test]
    fn faults_name_their_line() {
        assert_eq!(read("{\"a\"").unwrap_err().to_string(), "line 17 is not valid JSON");
        assert_eq!(read("[1]").unwrap_err().to_string(), "line 17 is not a JSON object");
        assert_eq!(read("{\"title\": \"x\"}").unwrap_err().to_string(), "line 17 holds no text");
    }
}
