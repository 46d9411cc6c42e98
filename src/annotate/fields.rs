//! From claims to fields: the strongest claim of each wins, and its origin is kept.

use std::collections::{BTreeMap, BTreeSet};

use super::{language, published};
use crate::model::{Article, BlockKind, Claim, Draft, Field, Origin};

/// No article has more authors than a reader wants to see; a longer list is a site's staff page.
const MOST_AUTHORS: usize = 12;

/// A list of keywords longer than this is written for search engines, and a longer keyword is none.
const MOST_TAGS: usize = 30;
const LONGEST_TAG: usize = 60;

/// The key of the tags among the origins: the field's name in the plural.
const TAGS: &str = "tags";

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
    let stated = first(&draft.claims, Field::Lang).map(|(tag, origin)| (primary_tag(&tag), origin));
    let lang = keep(Field::Lang, language::language(stated, &draft.blocks));
    let (tags, tags_origin) = tags(&draft.claims);
    if let Some(origin) = tags_origin {
        origins.insert(TAGS.to_owned(), origin);
    }
    let mut article = Article {
        name,
        path: path.to_owned(),
        line,
        title,
        published: None,
        modified: None,
        retrieved: None,
        outlet,
        author,
        url,
        lang,
        tags,
        origins,
        headings: Vec::new(),
        length: 0,
        passages: 0,
        evidence: published::evidence(draft),
    };
    date(&mut article);
    article
}

/// Judges the article's dates by the evidence it keeps.
pub(super) fn date(article: &mut Article) {
    article.published = published::published(&article.evidence);
    article.modified = published::modified(&article.evidence.claims);
    article.retrieved = published::retrieved(&article.evidence.claims);
    let judged = [
        (Field::Published, article.published),
        (Field::Modified, article.modified),
        (Field::Retrieved, article.retrieved),
    ];
    for (field, dated) in judged {
        match dated {
            Some(dated) => article.origins.insert(field.name().to_owned(), dated.origin),
            None => article.origins.remove(field.name()),
        };
    }
}

/// Returns the tags in the order found, none twice whatever its case, with the origin of the first.
fn tags(claims: &[Claim]) -> (Vec<String>, Option<Origin>) {
    let mut known = BTreeSet::new();
    let mut tags = Vec::new();
    let mut origin = None;
    for claim in claims.iter().filter(|claim| claim.field == Field::Tag) {
        let tag = claim.value.trim().trim_start_matches('#');
        let fits = tag.chars().count() <= LONGEST_TAG && tag.contains(char::is_alphanumeric) && !tag.contains("://");
        if fits && tags.len() < MOST_TAGS && known.insert(tag.to_lowercase()) {
            origin.get_or_insert(claim.origin);
            tags.push(tag.to_owned());
        }
    }
    (tags, origin)
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
