//! From claims to fields: the strongest claim of each wins, and its origin is kept.

use std::collections::BTreeMap;

use super::published;
use crate::model::{Article, BlockKind, Claim, Draft, Field, Origin};

/// No article has more authors than a reader wants to see; a longer list is a site's staff page.
const MOST_AUTHORS: usize = 12;

/// Returns the article's record with all its fields but the layout.
pub(super) fn article(name: String, path: &str, line: u32, draft: &Draft) -> Article {
    let mut origins = BTreeMap::new();
    let mut keep = |field: Field, found: Option<(String, Origin)>| {
        found.map(|(value, origin)| {
            origins.insert(field.name().to_owned(), origin);
            value
        })
    };
    let title = keep(Field::Title, first(&draft.claims, Field::Title).or_else(|| opening_heading(draft)));
    let outlet = keep(Field::Outlet, first(&draft.claims, Field::Outlet));
    let author = keep(Field::Author, authors(&draft.claims));
    let url = keep(Field::Url, first(&draft.claims, Field::Url));
    let lang = keep(Field::Lang, first(&draft.claims, Field::Lang)).map(|tag| primary_tag(&tag));
    let published = published::published(&draft.claims, &draft.blocks);
    let modified = published::modified(&draft.claims);
    for (field, dated) in [(Field::Published, published), (Field::Modified, modified)] {
        if let Some(dated) = dated {
            origins.insert(field.name().to_owned(), dated.origin);
        }
    }
    Article {
        name,
        path: path.to_owned(),
        line,
        title,
        published,
        modified,
        outlet,
        author,
        url,
        lang,
        origins,
        headings: Vec::new(),
        length: 0,
        passages: 0,
    }
}

fn first(claims: &[Claim], field: Field) -> Option<(String, Origin)> {
    let claim = claims.iter().find(|claim| claim.field == field && !claim.value.trim().is_empty())?;
    Some((claim.value.trim().to_owned(), claim.origin))
}

/// Returns the heading the text opens with: the title of an article that claims none.
fn opening_heading(draft: &Draft) -> Option<(String, Origin)> {
    let block = draft.blocks.first()?;
    matches!(block.kind, BlockKind::Heading(_)).then(|| (block.text.clone(), Origin::Heading))
}

/// Returns the authors named by the strongest origin, joined.
fn authors(claims: &[Claim]) -> Option<(String, Origin)> {
    let origin = claims.iter().find(|claim| claim.field == Field::Author)?.origin;
    let mut names: Vec<&str> = Vec::new();
    for claim in claims.iter().filter(|claim| claim.field == Field::Author && claim.origin == origin) {
        let name = claim.value.trim();
        if !name.is_empty() && !names.contains(&name) && names.len() < MOST_AUTHORS {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| (names.join(", "), origin))
}

fn primary_tag(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase()
}
