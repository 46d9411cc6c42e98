use crate::model::{BlockKind, Claim, Draft, Evidence, Field, Origin};

/// How many characters of a block show a dateline; one more tells whether the block ends there.
pub(super) const OPENING: usize = 91;
/// Datelines stand at the top.
const OPENING_BLOCKS: usize = 4;
/// No page needs more to be dated, and no date is longer.
const MOST: usize = 24;
const LONGEST: usize = 160;

/// Returns what the article's dates are judged by: little enough to be kept with it.
pub fn evidence(draft: &Draft) -> Evidence {
    let of = |field: Field| {
        draft.claims.iter().filter(move |claim| claim.field == field).filter(|claim| may_date(claim)).take(MOST)
    };
    let claims = [Field::Published, Field::Modified, Field::Retrieved, Field::Url].into_iter().flat_map(of).cloned();
    let openings = draft
        .blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Caption))
        .take(OPENING_BLOCKS)
        .map(|block| block.text.char_indices().nth(OPENING).map_or(block.text.as_str(), |(end, _)| &block.text[..end]))
        .filter(|opening| opening.bytes().any(|byte| byte.is_ascii_digit()));
    Evidence { claims: claims.collect(), openings: openings.map(str::to_owned).collect() }
}

/// Puts the date that a new name states in the place of what the old one stated. It is the weakest of its field.
pub fn renamed(evidence: &mut Evidence, stated: Option<Claim>) {
    evidence.claims.retain(|claim| claim.origin != Origin::FileName);
    let published = evidence.claims.iter().filter(|claim| claim.field == Field::Published).count();
    // They stand first.
    if let Some(claim) = stated.filter(|claim| published < MOST && may_date(claim)) {
        evidence.claims.insert(published, claim);
    }
}

fn may_date(claim: &Claim) -> bool {
    let most = if claim.field == Field::Url { 2000 } else { LONGEST };
    claim.value.len() <= most && claim.value.contains(|c: char| c.is_numeric())
}
