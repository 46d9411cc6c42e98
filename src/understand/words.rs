//! The words of a question as its cues read them.

use crate::model::Span;
use crate::text::acts::{self, Form};
use crate::text::tokens::folded;
use crate::text::words::{Class, is, is_auxiliary};

/// A word of a question: folded, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) low: String,
    pub(super) span: Span,
}

/// Returns the word at a place in small letters, empty where there is none.
pub(super) fn low_at(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.low.as_str())
}

/// Participles of common verbs that are no act verbs and do not end in `-ed`.
const IRREGULAR: &[&str] = &[
    "hit",
    "cut",
    "shut",
    "put",
    "taken",
    "stolen",
    "given",
    "sent",
    "told",
    "named",
    "found",
    "held",
    "caught",
    "lost",
    "made",
    "sold",
    "paid",
    "shown",
    "seen",
    "written",
    "broken",
    "built",
    "left",
    "sued",
    "thrown",
    "withdrawn",
];

/// Past forms of common verbs that are no act verbs and no participles, or nouns as well: "which software SPREAD it".
const PAST: &[&str] = &[
    "spread", "led", "ran", "won", "met", "set", "fell", "rose", "grew", "began", "drew", "struck", "chose", "drove",
    "spoke", "wrote", "threw", "sought", "bought", "brought", "fought", "kept", "meant", "stood", "became", "came",
    "went", "gave", "took", "saw", "hid", "knew", "broke", "stole", "covers", "runs", "leads", "uses", "makes", "gets",
];

/// Returns the words of a question in order; a possessive `'s` is no word.
pub(super) fn words(raw: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = raw.char_indices().map(|(at, c)| (at, Some(c))).chain([(raw.len(), None)]);
    for (at, c) in ends {
        match (start, c.is_some_and(char::is_alphanumeric)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let low = folded(&raw[from..at]);
                let possessive = low == "s" && raw[..from].ends_with(['\'', '’']);
                if !possessive {
                    words.push(Word { low, span: Span::new(from, at) });
                }
            }
            _ => {}
        }
    }
    words
}

/// Tells whether a word may be a past participle.
pub(super) fn is_participle(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed")
        || IRREGULAR.contains(&word)
        || [acts::verb(word).map(|verb| verb.form), acts::light_verb(word).map(|(_, form)| form)]
            .into_iter()
            .flatten()
            .any(|form| matches!(form, Form::Past | Form::Participle))
}

/// Returns the place of the head of the noun phrase that begins at `from`, as in `which German security FIRM lost`: the
/// last word before one that can no longer belong to it.
pub(super) fn head_noun(words: &[Word], from: usize) -> Option<usize> {
    let ends = |at: usize| {
        let low = words[at].low.as_str();
        is_auxiliary(low)
            || matches!(low, "didn" | "doesn" | "don")
            || is(low, Class::Preposition)
            || is(low, Class::Relative)
            || is(low, Class::Conjunction)
            || (at > from && is(low, Class::Determiner))
            || (at > from && is_finite_verb(low))
            // "which office keeps the list": no noun goes before an article.
            || (at > from && low.ends_with('s') && words.get(at + 1).is_some_and(|next| matches!(next.low.as_str(), "the" | "a" | "an")))
    };
    let end = (from..words.len()).find(|&at| ends(at)).unwrap_or(words.len());
    (end > from).then(|| end - 1)
}

/// Tells whether a word looks like the verb of `which country accused Iran`: a past form, or the third person of an act.
pub(super) fn is_finite_verb(word: &str) -> bool {
    is_participle(word)
        || PAST.contains(&word)
        || (!acts::is_noun(word) && acts::verb(word).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_noun_phrases_are_found() {
        let head = |raw: &str| {
            let words = words(raw);
            head_noun(&words, 1).map(|at| words[at].low.clone()).unwrap_or_default()
        };
        assert_eq!(head("which German firm lost sight of it"), "firm");
        assert_eq!(head("which country accused Iran"), "country");
        assert_eq!(head("what day and month did it end"), "day");
        assert_eq!(head("which companies were sanctioned"), "companies");
        assert_eq!(head("which office keeps the list"), "office");
        assert_eq!(head("what is it"), "");
    }

    #[test]
    fn a_possessive_is_no_word() {
        let lows: Vec<_> = words("Who is Moscow’s man?").into_iter().map(|word| word.low).collect();
        assert_eq!(lows, ["who", "is", "moscow", "man"]);
    }
}
