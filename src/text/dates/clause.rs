//! Whether the clause before a date looks ahead.

use super::reader::{Reader, Way};
use super::scan::Kind;

/// How many tokens before a date are looked at.
const REACH: usize = 40;

/// What may stand between "by" and its date.
const LIGHT: &[&str] =
    &["on", "in", "the", "of", "end", "beginning", "start", "middle", "late", "early", "mid", "-", "at", "least"];

/// Words that point to what is to come.
const AHEAD: &[&str] = &[
    "arrives",
    "begins",
    "deadline",
    "due",
    "expect",
    "expected",
    "expects",
    "expires",
    "forthcoming",
    "going",
    "hopes",
    "intends",
    "ll",
    "might",
    "must",
    "plan",
    "planned",
    "planning",
    "plans",
    "resumes",
    "scheduled",
    "set",
    "shall",
    "should",
    "slated",
    "starts",
    "tomorrow",
    "until",
    "upcoming",
    "will",
    "would",
];

/// Words that report what has been, and words behind which another clause begins.
const PAST: &[&str] = &[
    "according",
    "after",
    "became",
    "because",
    "before",
    "began",
    "bought",
    "broke",
    "brought",
    "but",
    "came",
    "chose",
    "cut",
    "did",
    "drew",
    "fell",
    "flew",
    "found",
    "gave",
    "got",
    "had",
    "has",
    "have",
    "heard",
    "held",
    "hit",
    "kept",
    "knew",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "paid",
    "put",
    "ran",
    "rose",
    "said",
    "saw",
    "says",
    "sent",
    "shut",
    "since",
    "sold",
    "sought",
    "spoke",
    "stole",
    "stood",
    "struck",
    "taught",
    "told",
    "took",
    "was",
    "went",
    "were",
    "when",
    "while",
    "won",
    "wrote",
];

impl Reader<'_> {
    /// Returns the way to look for the bare weekday or month at a place, from the words before it.
    pub(super) fn way(&self, at: usize) -> Way {
        if self.opens_what_comes(at) {
            return Way::Future;
        }
        let mut commas = 0;
        let mut near = true;
        for place in (at.saturating_sub(REACH)..at).rev() {
            let token = &self.tokens[place];
            if near && matches!(token.word, "until" | "till" | "by" | "ahead" | "through") {
                return Way::Future;
            }
            near &= LIGHT.contains(&token.word);
            match token.kind {
                Kind::Gap => return Way::Past,
                Kind::Mark if token.word == "," && commas < 2 => commas += 1,
                Kind::Mark if matches!(token.word, "," | ";" | ":" | "(" | ")" | "\u{2013}" | "\u{2014}") => {
                    return Way::Past;
                }
                Kind::Mark if self.ends_sentence(place) => return Way::Past,
                Kind::Word if self.looks_ahead(place) => return Way::Future,
                Kind::Word if is_past(token.word) && !self.to_come(place) => return Way::Past,
                _ => {}
            }
        }
        Way::Past
    }

    /// Tells whether the date opens a sentence that goes on with `will`: "In October the court will".
    fn opens_what_comes(&self, at: usize) -> bool {
        let opens = at == 1 || at > 1 && self.ends_sentence(at - 2);
        opens
            && matches!(self.before(at, 1), "in" | "on" | "by" | "from" | "before")
            && (at + 1..at + 14)
                .take_while(|place| {
                    !self.ends_sentence(*place) && !is_past(self.word(*place)) && self.word(*place) != ";"
                })
                .any(|place| matches!(self.word(place), "will" | "shall"))
    }

    /// Tells whether the word at a place points to what is to come; for that "to" needs its "is", "may" no capital.
    fn looks_ahead(&self, at: usize) -> bool {
        match self.word(at) {
            "to" => matches!(self.before(at, 1), "is" | "are"),
            "may" => !self.capital(at),
            // "the next day" looks back from a date further on.
            "next" => {
                self.before(at, 1) != "the"
                    || !matches!(self.word(at + 1), "day" | "morning" | "week" | "month" | "year")
            }
            "takes" => matches!(self.word(at + 1), "effect" | "place"),
            word => AHEAD.contains(&word),
        }
    }

    /// Tells whether a participle is only announced: "will be sentenced", "to be released".
    fn to_come(&self, at: usize) -> bool {
        (1..=2).any(|back| self.before(at, back) == "be")
    }
}

/// Tells whether a word reports what has been.
fn is_past(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ed")) || PAST.contains(&word)
}
