//! What stands around a name: whether it confirms an ordinary word, and whether a capital city means its government.

use super::table::{Form, Use};
use crate::text::acts;
use crate::text::lexemes::{LexemeKind, Lexemes};
use crate::text::words::{self, Class, is};

/// Words that make the name of a capital a place.
const PLACED: &[&str] = &[
    "in",
    "at",
    "near",
    "around",
    "outside",
    "across",
    "throughout",
    "inside",
    "central",
    "downtown",
    "east",
    "west",
    "north",
    "south",
    "visited",
    "visiting",
    "via",
];
const HEADED: &[&str] = &["from", "to", "into", "through", "towards", "toward", "between"];
const BASED: &[&str] = &["based", "headquartered", "born", "area"];

/// Tells whether a lexeme starts a sentence.
pub(crate) fn starts_sentence(lexemes: &Lexemes<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    lexemes.starts_paragraph(at)
        || lexemes.kind(before) == LexemeKind::Open
        || (matches!(lexemes.low(before), "." | "!" | "?" | ":" | "•" | "—"))
        || (lexemes.kind(before) == LexemeKind::Close
            && before > 0
            && matches!(lexemes.low(before - 1), "." | "!" | "?"))
}

/// Tells whether an ordinary word is confirmed as the name of its actor.
pub(super) fn confirms(
    lexemes: &Lexemes<'_>,
    first: usize,
    end: usize,
    form: Form,
    kind: &str,
    own_country: bool,
) -> bool {
    let near = |cues: Class| (first.saturating_sub(2)..first).chain(end..end + 2).any(|at| is(lexemes.low(at), cues));
    let acts = || {
        let at = (end..end + 3).find(|at| !is_between(lexemes.low(*at))).unwrap_or(end);
        is_finite_act(lexemes.low(at))
    };
    match form.use_ {
        Use::Group => {
            near(Class::GroupCue) || (acts() && !starts_sentence(lexemes, first)) || (acts() && end - first > 1)
        }
        Use::State | Use::Adjective | Use::Metonym | Use::Office | Use::Person => own_country,
        // `National Bureau of Investigation`: many countries have one, its country must be named.
        Use::Body if matches!(kind, "agency" | "igo") => own_country,
        Use::Body => own_country || near(Class::BodyCue) || (acts() && !starts_sentence(lexemes, first)),
    }
}

/// Tells whether the name of a capital means the place, not its government.
pub(super) fn is_place(lexemes: &Lexemes<'_>, first: usize, end: usize) -> bool {
    let mut before = first.checked_sub(1);
    while let Some(at) = before.filter(|at| lexemes.low(*at) == "the") {
        before = at.checked_sub(1);
    }
    if lexemes.is_glued(end) && BASED.contains(&lexemes.low(end)) {
        return true;
    }
    // A dateline: `LONDON (Reuters) —`, `MOSCOW, 3 March —`.
    if (first == 0 || lexemes.starts_paragraph(first)) && (first..end + 12).any(|at| lexemes.low(at) == "—") {
        return matches!(lexemes.low(end), "(" | "," | "—");
    }
    // `Paris Call`, `Tallinn Manual`, `London Bridge`; but `Moscow Ambassador` does not occur.
    if lexemes.is_capital(end) && !lexemes.is_glued(end) && acts::verb(lexemes.low(end)).is_none() {
        return true;
    }
    let Some(before) = before else { return false };
    let low = lexemes.low(before);
    if PLACED.contains(&low) {
        // `little changes in Moscow, which denies it`
        let acts_on = lexemes.low(end) == "," && lexemes.low(end + 1) == "which";
        return lexemes.kind(end) != LexemeKind::Possessive && !acts_on;
    }
    if HEADED.contains(&low) {
        // `attributed to Moscow`, `an explanation from Beijing`: whom an act concerns; `flew to Moscow`: a place.
        return !(before.saturating_sub(8)..before).any(|at| acts::act_of_word(lexemes.low(at)).is_some())
            && lexemes.kind(end) != LexemeKind::Possessive;
    }
    false
}

/// Tells whether a word is an act's verb in a form that needs a subject.
pub(super) fn is_finite_act(low: &str) -> bool {
    acts::verb(low).is_some_and(|verb| matches!(verb.form, acts::Form::Past | acts::Form::Third)) && !acts::is_noun(low)
}

/// Tells whether a word may stand between a subject and its verb.
pub(super) fn is_between(low: &str) -> bool {
    words::is_auxiliary(low) || words::is_adverb(low)
}
