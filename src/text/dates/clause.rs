//! Whether the clause before a date looks ahead.

use super::reader::{Reader, Way};
use super::scan::Kind;

/// How many tokens before a date are looked at.
const REACH: usize = 40;

impl Reader<'_> {
    /// Returns the way to look for the bare weekday or month at a place, from the words before it.
    pub(super) fn way(&self, at: usize) -> Way {
        let mut commas = 0;
        let mut near = true;
        for place in (at.saturating_sub(REACH)..at).rev() {
            let token = &self.tokens[place];
            if near && matches!(token.word, "until" | "till" | "by" | "ahead" | "through") {
                return Way::Future;
            }
            near &= is_light(token.word);
            match token.kind {
                Kind::Gap => return Way::Past,
                Kind::Mark if token.word == "," && commas < 2 => commas += 1,
                Kind::Mark if matches!(token.word, "," | ";" | ":" | "(" | ")" | "\u{2013}" | "\u{2014}") => {
                    return Way::Past;
                }
                Kind::Mark if self.ends_sentence(place) => return Way::Past,
                Kind::Word if is_ahead(token.word) => return Way::Future,
                Kind::Word if is_past(token.word) && !self.to_come(place) => return Way::Past,
                _ => {}
            }
        }
        Way::Past
    }

    /// Tells whether a participle is only announced: "will be sentenced", "to be released".
    fn to_come(&self, at: usize) -> bool {
        (1..=2).any(|back| self.before(at, back) == "be")
    }
}

/// Tells whether a word may stand between "by" and its date.
fn is_light(word: &str) -> bool {
    matches!(
        word,
        "on" | "in" | "the" | "of" | "end" | "beginning" | "start" | "middle" | "late" | "early" | "mid" | "-" | "at"
            | "least"
    )
}

/// Tells whether a word points to what is to come.
fn is_ahead(word: &str) -> bool {
    matches!(
        word,
        "will" | "ll" | "shall" | "would" | "scheduled" | "due" | "plan" | "plans" | "planned" | "planning" | "next"
            | "expected" | "expects" | "expect" | "set" | "slated" | "upcoming" | "forthcoming" | "until" | "going"
            | "deadline" | "intends" | "hopes" | "tomorrow"
    )
}

/// Tells whether a word reports what has been.
fn is_past(word: &str) -> bool {
    (word.len() > 3 && word.ends_with("ed") && word != "need")
        || matches!(
            word,
            "said" | "told" | "was" | "were" | "had" | "did" | "has" | "have" | "began" | "took" | "held" | "met"
                | "went" | "came" | "made" | "gave" | "got" | "left" | "won" | "lost" | "saw" | "found" | "hit"
                | "struck" | "brought" | "sent" | "became" | "wrote" | "spoke" | "sought" | "broke" | "knew" | "fell"
                | "rose" | "stole" | "heard" | "ran" | "put" | "paid" | "kept" | "stood" | "cut" | "bought" | "sold" | "taught" | "chose" | "shut" | "led" | "drew" | "flew" | "says" | "after" | "when" | "because"
                | "while" | "but" | "according" | "before" | "since"
        )
}
