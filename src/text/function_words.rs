//! Words a question can do without: they say how it is asked, not what about.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// English words without content of their own, folded: articles, pronouns, auxiliaries, conjunctions, prepositions.
/// `us` is not among them: in this trade it is a country.
const STOP_WORDS: &[&str] = &[
    "a",
    "about",
    "after",
    "again",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "could",
    "d",
    "did",
    "do",
    "does",
    "doing",
    "down",
    "during",
    "each",
    "else",
    "ever",
    "few",
    "for",
    "from",
    "further",
    "get",
    "give",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "ll",
    "m",
    "may",
    "me",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "myself",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "other",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "re",
    "s",
    "same",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "such",
    "t",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "ve",
    "very",
    "was",
    "we",
    "were",
    "will",
    "with",
    "would",
    "you",
    "your",
    "yours",
    "yourself",
    "dont",
    "doesnt",
    "didnt",
    "isnt",
    "arent",
    "wasnt",
    "werent",
    "cant",
    "wont",
    "hasnt",
    "havent",
];

/// Words that open a question, folded.
const QUESTION_WORDS: &[&str] = &[
    "who", "whom", "whose", "what", "when", "where", "why", "which", "how", "whats", "whos", "wheres", "please", "tell",
];

/// What may follow `how` and belongs to it: "how many", "how long".
const HOW_WORDS: &[&str] = &["many", "much", "long", "old", "often", "far", "big", "large", "soon"];

/// Tells whether a folded word carries no content in a question. `previous` is the folded word before it.
pub fn is_function_word(word: &str, previous: Option<&str>) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| STOP_WORDS.iter().chain(QUESTION_WORDS).copied().collect());
    WORDS.contains(word) || (previous == Some("how") && HOW_WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_goes_but_many_alone_stays() {
        assert!(is_function_word("many", Some("how")));
        assert!(!is_function_word("many", Some("hit")));
        assert!(!is_function_word("us", None));
    }
}
