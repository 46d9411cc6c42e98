use super::claims::Claims;
use super::cleaning;
use crate::model::{Field, Origin};

/// The lines of a Markdown file's front matter, read for the keys that note-taking programs, reference managers and
/// web clippers write. It reads flat keys, lists in both forms and quoted strings, which is all that these use of YAML.
pub(super) struct FrontMatter {
    pub(super) claims: Claims,
    /// How many lines it took, its two fences included.
    pub(super) lines: usize,
}

/// Reads the front matter at the start of a text; `None` when there is none or it has no end.
pub(super) fn read(text: &str) -> Option<FrontMatter> {
    let mut lines = text.split('\n').enumerate();
    lines.next().filter(|(_, line)| line.trim_end() == "---")?;
    let mut claims = Claims::default();
    let mut key = String::new();
    for (at, line) in lines {
        let trimmed = line.trim();
        if !line.starts_with([' ', '\t']) && (trimmed == "---" || trimmed == "...") {
            return Some(FrontMatter { claims, lines: at + 1 });
        }
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if let Some(item) = trimmed.strip_prefix("- ").or_else(|| (trimmed == "-").then_some("")) {
            take(&key, name_of_object(item), &mut claims);
        } else if line.starts_with([' ', '\t']) {
            // The continuation of a folded string, or a key of an object in a list.
            match trimmed.split_once(": ") {
                Some((inner, value)) if is_key(inner) => {
                    if matches!(inner, "name" | "literal") {
                        take(&key, value, &mut claims);
                    }
                }
                _ => continued(&key, trimmed, &mut claims),
            }
        } else if let Some((name, value)) = trimmed.split_once(':').filter(|(name, _)| is_key(name)) {
            key = name.trim().trim_matches('"').to_lowercase().replace(['-', ' '], "_");
            take(&key, value.trim(), &mut claims);
        } else {
            continued(&key, trimmed, &mut claims);
        }
    }
    None
}

fn is_key(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 60
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '"'))
}

/// In `- name: Jane Doe` the value is what follows the key.
fn name_of_object(item: &str) -> &str {
    ["name:", "literal:"].iter().find_map(|key| item.trim_start().strip_prefix(key)).unwrap_or(item).trim()
}

fn continued(key: &str, more: &str, claims: &mut Claims) {
    if field(key) == Some(Field::Title) {
        match claims.0.last_mut() {
            Some(last) if last.field == Field::Title => {
                // Longer than any title: what is not read as a whole is no title.
                if last.value.len() < 1000 {
                    last.value = cleaning::line(&format!("{} {}", last.value, scalar(more)));
                    last.value.truncate(last.value.floor_char_boundary(2000));
                    last.value.truncate(last.value.trim_end().len());
                }
            }
            _ => take(key, more, claims),
        }
    }
}

fn field(key: &str) -> Option<Field> {
    Some(match key {
        "title" | "headline" => Field::Title,
        "date" | "published" | "publish_date" | "published_date" | "date_published" | "publication_date"
        | "pubdate" | "published_at" | "issued" | "year" => Field::Published,
        "modified" | "updated" | "last_modified" | "date_modified" | "lastmod" => Field::Modified,
        "created" | "clipped" | "retrieved" | "accessed" | "date_saved" | "saved" | "saved_at" | "date_added"
        | "captured" | "archived" | "access_date" | "accessdate" | "date_clipped" => Field::Retrieved,
        "source" | "url" | "link" | "source_url" | "canonical" | "permalink" | "website_url" => Field::Url,
        "author" | "authors" | "by" | "byline" | "creator" | "creators" => Field::Author,
        "publication" | "publisher" | "site" | "site_name" | "outlet" | "newspaper" | "journal" | "website"
        | "publication_title" | "publicationtitle" | "container_title" => Field::Outlet,
        "lang" | "language" => Field::Lang,
        "tags" | "tag" | "keywords" | "categories" | "category" | "section" | "topics" => Field::Tag,
        _ => return None,
    })
}

fn take(key: &str, value: &str, claims: &mut Claims) {
    let Some(mut field) = field(key) else { return };
    let value = value.trim();
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|_| !value.starts_with("[["));
    if let Some(items) = list {
        for item in split_list(items) {
            take(key, item, claims);
        }
        return;
    }
    let text = scalar(value);
    if text.is_empty() || matches!(text.as_str(), "|" | ">" | ">-" | "|-" | "null" | "~") {
        return;
    }
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    if field == Field::Url && !is_address {
        // `source: Harbour Wire` names the outlet; a path names nothing.
        if key != "source" {
            return;
        }
        field = Field::Outlet;
    }
    match field {
        Field::Author if !is_address => claims.authors(&text, Origin::FrontMatter),
        Field::Author => {}
        Field::Tag => text
            .split(',')
            .for_each(|tag| claims.push(Field::Tag, tag.trim_start_matches(['#', ' ']), Origin::FrontMatter)),
        _ => claims.push(field, &text, Origin::FrontMatter),
    }
}

/// Splits a list in brackets at its commas, but not within quotes.
fn split_list(items: &str) -> Vec<&str> {
    let mut quote = None;
    let mut start = 0;
    let mut out = Vec::new();
    for (at, c) in items.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) if items[start..at].trim().is_empty() => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (',', None) => {
                out.push(&items[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&items[start..]);
    out
}

/// Reads one value: quotes and their escapes go, `[[wikilinks]]` and `[text](address)` give their text.
fn scalar(value: &str) -> String {
    let value = value.trim();
    let unquoted = if let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        inner.replace("\\\"", "\"").replace("\\n", " ").replace("\\\\", "\\")
    } else if let Some(inner) = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        inner.replace("''", "'")
    } else {
        value.split(" #").next().unwrap_or(value).trim().to_owned()
    };
    let text = unquoted.trim();
    if let Some(link) = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
        return link.rsplit('|').next().unwrap_or(link).trim().to_owned();
    }
    if let Some((label, _)) = text.strip_prefix('[').and_then(|rest| rest.split_once("](")) {
        return label.to_owned();
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(text: &str) -> Vec<(&'static str, String)> {
        let found = read(text).unwrap().claims.0;
        found.into_iter().map(|claim| (claim.field.name(), claim.value)).collect()
    }

    #[test]
    fn clippers_and_reference_managers_are_understood() {
        let found = claims(
            "---\ntitle: \"Talks end: \\\"no result\\\"\"\nsource: https://a.example/b\nauthor:\n  - \"[[Jane Doe]]\"\n  - John Roe\npublished: 2024-03-25\ncreated: 2024-04-01\nsite: 'Harbour Wire' \ntags: [clippings, \"cyber, war\"]\nlanguage: en-GB\n---\ntext",
        );
        let expected = [
            ("title", "Talks end: \"no result\""),
            ("url", "https://a.example/b"),
            ("author", "Jane Doe"),
            ("author", "John Roe"),
            ("published", "2024-03-25"),
            ("retrieved", "2024-04-01"),
            ("outlet", "Harbour Wire"),
            ("tag", "clippings"),
            ("tag", "cyber"),
            ("tag", "war"),
            ("lang", "en"),
        ];
        assert_eq!(found, expected.map(|(field, value)| (field, value.to_owned())));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert!(read("---\n\ntext without an end").is_none());
        assert!(read("text\n---\na: b\n---").is_none());
        assert_eq!(read("---\nsource: Harbour Wire\n---\n").unwrap().lines, 3);
    }
}
