//! The head of what a question asks for: "how many VOTERS", "which German FIRM".

use super::search_words::{counted, described, is_office, somebody};
use super::words::{Word, head_noun};
use crate::text::tokens;

/// Returns the noun as the index holds it; `None` where the question word stands alone.
pub(super) fn noun(words: &[Word]) -> Option<String> {
    let asking = words.iter().position(|word| matches!(word.low.as_str(), "which" | "what" | "how" | "whose"));
    // Search words for somebody: "universities named by the police", "opm director july 2015".
    let Some(at) = asking else {
        let office = || words.iter().find(|word| is_office(&word.low));
        // "who took the mails" has no noun.
        let asks = words.first().is_some_and(|first| is_asking(&first.low));
        let named = || counted(words).or_else(|| described(words)).or_else(|| somebody(words));
        let head = named().filter(|_| !asks).or_else(office)?;
        return stem(&head.low);
    };
    let from = match words[at].low.as_str() {
        "how" if words.get(at + 1).is_some_and(|next| matches!(next.low.as_str(), "many" | "much")) => at + 2,
        "how" => return None,
        _ => at + 1,
    };
    let head = head_noun(words, from)?;
    stem(&words[head].low)
}

/// Tells whether a word asks for what has no noun.
fn is_asking(word: &str) -> bool {
    matches!(word, "who" | "whom" | "when" | "where" | "why")
}

fn stem(word: &str) -> Option<String> {
    tokens::tokens(word).into_iter().next().map(|token| token.term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::words::words;

    #[test]
    fn the_noun_asked_for() {
        let of = |raw: &str| noun(&words(raw));
        assert_eq!(of("how many mail servers did they reach").as_deref(), Some("server"));
        assert_eq!(of("which parliament got hacked").as_deref(), Some("parliament"));
        assert_eq!(of("what is the marble tool"), None);
        assert_eq!(of("who named the firm"), None);
        assert_eq!(of("how did they get in"), None);
        assert_eq!(of("substations switched off").as_deref(), Some("substat"));
        assert_eq!(of("number of tools used on the school").as_deref(), Some("tool"));
        assert_eq!(of("gigawatts the makers lost").as_deref(), Some("gigawatt"));
        assert_eq!(of("universities named by the police").as_deref(), Some("universiti"));
    }
}
