//! Where a quotation stands in a text, and how well it fits: approximate matching after Sellers ("The theory and
//! computation of evolutionary distances", 1980) over words and marks, with the liberties a quotation may take.

use unicode_normalization::UnicodeNormalization;

use crate::model::Span;

/// Cost of a word too many, too few or another.
const WORD: u32 = 2;
/// Cost of a mark too many, too few or another.
const MARK: u32 = 1;
/// So many words of the source a bracketed insertion may stand for.
const REPLACED: usize = 8;

/// A quotation, ready to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    elements: Vec<Element>,
    words: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    Word(String),
    /// Begins the quotation: its first letter may be changed in size.
    First(String),
    /// A word with a bracket in it: `[T]hey`, `allegation[s]`.
    Mended {
        before: String,
        inside: String,
        after: String,
    },
    Mark(char),
    /// A word of the source, or nothing.
    Any,
    /// Anything left out.
    Gap,
}

/// A text taken apart.
#[derive(Debug, Clone, Default)]
pub struct Source {
    tokens: Vec<Token>,
}

#[derive(Debug, Clone)]
struct Token {
    text: String,
    word: bool,
    span: Span,
}

/// Where a quotation fits best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// In the text.
    pub span: Span,
    /// What had to be changed: 2 for a word, 1 for a mark; 0 where the quotation is exact.
    pub cost: u32,
}

impl Pattern {
    /// Reads a quotation. Quotation marks, dashes and white space count as the same whatever their form; an ellipsis
    /// stands for anything, words in brackets for some words; the first letter's size and the marks at both ends may
    /// differ, as style guides allow (Chicago Manual of Style, "Permissible changes").
    pub fn new(quotation: &str) -> Self {
        // The texts of articles are in NFC.
        let mut elements = elements(&quotation.nfc().collect::<String>());
        let loose = |element: &Element| matches!(element, Element::Mark(_) | Element::Any | Element::Gap);
        while elements.last().is_some_and(loose) {
            elements.pop();
        }
        let start = elements.iter().position(|element| !loose(element)).unwrap_or(elements.len());
        elements.drain(..start);
        if let Some(Element::Word(word)) = elements.first() {
            elements[0] = Element::First(word.clone());
        }
        let words = elements.iter().filter(|element| element.is_word()).count();
        Self { elements, words: u32::try_from(words).unwrap_or(u32::MAX) }
    }

    /// Returns the most words that stand side by side in it.
    pub fn longest_run(&self) -> Vec<&str> {
        let mut best: Vec<&str> = Vec::new();
        let mut run = Vec::new();
        for element in &self.elements {
            match element {
                Element::Word(word) | Element::First(word) => run.push(word.as_str()),
                Element::Mark(_) => {}
                _ => run.clear(),
            }
            if run.len() > best.len() {
                best.clone_from(&run);
            }
        }
        best
    }

    /// Returns all its words.
    pub fn words(&self) -> Vec<&str> {
        let word = |element: &Element| matches!(element, Element::Word(_) | Element::First(_));
        let words = self.elements.iter().filter(|element| word(element));
        words
            .filter_map(
                |element| if let Element::Word(w) | Element::First(w) = element { Some(w.as_str()) } else { None },
            )
            .collect()
    }

    /// Tells whether a fit is close enough to be the same words, changed: two words of five at the most.
    pub fn is_near(&self, fit: Fit) -> bool {
        fit.cost * 5 <= self.words * WORD * 2
    }

    /// Returns where the quotation fits best, the earliest of equals; `None` for an empty one or an empty text.
    pub fn fit(&self, source: &Source) -> Option<Fit> {
        let columns = source.tokens.len();
        if self.elements.is_empty() || columns == 0 {
            return None;
        }
        // Cost of the elements so far, ending before each token; and the token that such a fit starts at.
        let mut costs: Vec<u32> = vec![0; columns + 1];
        let mut starts: Vec<usize> = (0..=columns).collect();
        let (mut next_costs, mut next_starts) = (costs.clone(), starts.clone());
        for element in &self.elements {
            let own = element.cost();
            for column in 0..=columns {
                let mut best = (costs[column].saturating_add(own), starts[column]);
                if column > 0 {
                    let token = &source.tokens[column - 1];
                    let met = (costs[column - 1].saturating_add(element.against(token)), starts[column - 1]);
                    let extra = if *element == Element::Gap { 0 } else { token.cost() };
                    let skipped = (next_costs[column - 1].saturating_add(extra), next_starts[column - 1]);
                    for other in [met, skipped] {
                        if other.0 < best.0 || (other.0 == best.0 && other.1 > best.1) {
                            best = other;
                        }
                    }
                }
                (next_costs[column], next_starts[column]) = best;
            }
            std::mem::swap(&mut costs, &mut next_costs);
            std::mem::swap(&mut starts, &mut next_starts);
        }
        let end = (1..=columns).min_by_key(|column| costs[*column])?;
        let start = starts[end].min(end - 1);
        let span = Span { start: source.tokens[start].span.start, end: source.tokens[end - 1].span.end };
        Some(Fit { span, cost: costs[end] })
    }
}

impl Element {
    fn is_word(&self) -> bool {
        matches!(self, Self::Word(_) | Self::First(_) | Self::Mended { .. })
    }

    /// What it costs to find nothing for it.
    fn cost(&self) -> u32 {
        match self {
            Self::Word(_) | Self::First(_) | Self::Mended { .. } => WORD,
            Self::Mark(_) => MARK,
            Self::Any | Self::Gap => 0,
        }
    }

    /// What it costs to take a token for it.
    fn against(&self, token: &Token) -> u32 {
        let same = match self {
            Self::Any | Self::Gap => true,
            Self::Word(word) => token.word && *word == token.text,
            Self::First(word) => {
                let mut pair = (word.chars(), token.text.chars());
                let firsts = (pair.0.next(), pair.1.next());
                let alike = firsts.0.zip(firsts.1).is_some_and(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
                token.word && alike && pair.0.as_str() == pair.1.as_str()
            }
            Self::Mended { before, inside, after } => {
                let (text, lower) = (&token.text, token.text.to_lowercase());
                let whole = format!("{before}{inside}{after}").to_lowercase();
                let around = text.len() >= before.len() + after.len()
                    && text.starts_with(before.as_str())
                    && text.ends_with(after.as_str())
                    && before.len() + after.len() > 1;
                token.word && (lower == whole || around)
            }
            Self::Mark(mark) => !token.word && token.text.starts_with(*mark),
        };
        if same { 0 } else { self.cost().max(token.cost()) }
    }
}

impl Source {
    /// Takes a text apart.
    pub fn new(text: &str) -> Self {
        Self { tokens: tokens(text) }
    }
}

impl Token {
    fn cost(&self) -> u32 {
        if self.word { WORD } else { MARK }
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // Whether the last token may go on with the next letter.
    let mut joined = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        // Soft hyphens and marks without width are no part of the words.
        if matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') {
            continue;
        }
        let word = letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}');
        let mark = mark(letter);
        // Quotation marks come and go where a quotation stands in another; an apostrophe has letters on both sides.
        let inside = tokens.last().is_some_and(|last| last.word) && joined;
        if mark == '\'' && !(inside && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric())) {
            joined = false;
            continue;
        }
        match tokens.last_mut() {
            Some(last) if joined && word && last.word => {
                last.text.push(letter);
                last.span.end = Span::new(at, end).end;
            }
            // Two or three hyphens are a dash; a row of dots is an ellipsis.
            Some(last) if joined && !word && !last.word && last.text.ends_with(mark) && matches!(mark, '-' | '.') => {
                last.text.push(mark);
                last.span.end = Span::new(at, end).end;
            }
            _ if letter.is_whitespace() || letter.is_control() => {
                joined = false;
                continue;
            }
            _ => {
                let text = if word { letter } else { mark }.to_string();
                tokens.push(Token { text, word, span: Span::new(at, end) });
            }
        }
        joined = true;
    }
    tokens
}

/// Returns the one form of a mark that has several.
fn mark(letter: char) -> char {
    match letter {
        '"'
        | '\u{2018}'..='\u{201f}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{2039}'
        | '\u{203a}'
        | '`'
        | '\u{b4}'
        | '\u{2032}'
        | '\u{2033}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

fn elements(quotation: &str) -> Vec<Element> {
    let tokens = tokens(quotation);
    let mut elements = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let bracket = (token.text == "[").then(|| tokens[at..].iter().position(|token| token.text == "]")).flatten();
        if let Some(length) = bracket.filter(|length| *length > 1) {
            let inside = &tokens[at + 1..at + length];
            let close = &tokens[at + length];
            let after = tokens.get(at + length + 1).filter(|next| next.word && next.span.start == close.span.end);
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            let before = before.filter(|last| last.word && last.span.end == token.span.start);
            if inside
                .iter()
                .all(|token| matches!(token.text.as_str(), "\u{2026}" | "...") || token.text.starts_with('.'))
            {
                elements.push(Element::Gap);
            } else if before.is_some() || after.is_some() {
                if before.is_some() {
                    elements.pop();
                }
                let text = |token: Option<&Token>| token.map_or_else(String::new, |token| token.text.clone());
                let inside = inside.iter().map(|token| token.text.as_str()).collect();
                elements.push(Element::Mended { before: text(before), inside, after: text(after) });
                at += usize::from(after.is_some());
            } else if inside.len() != 1 || inside[0].text != "sic" {
                elements.extend(std::iter::repeat_n(Element::Any, REPLACED));
            }
            at += length + 1;
            continue;
        }
        let dots = tokens[at..].iter().take_while(|token| token.text == ".").count();
        match token.text.as_str() {
            _ if dots >= 3 => {
                elements.push(Element::Gap);
                at += dots - 1;
            }
            "\u{2026}" => elements.push(Element::Gap),
            dots if dots.len() >= 3 && dots.starts_with('.') => elements.push(Element::Gap),
            text if token.word => elements.push(Element::Word(text.to_owned())),
            text => elements.extend(text.chars().next().map(Element::Mark)),
        }
        at += 1;
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "The embassy\u{2019}s spokesman \u{2013} a Mr Lin \u{2013} called the claims \u{201c}malicious slander\u{201d}.\n\nHe said that Beijing \
had no hand in the affair, and that London was playing games.";

    fn cost(quotation: &str) -> u32 {
        Pattern::new(quotation).fit(&Source::new(TEXT)).unwrap().cost
    }

    #[test]
    fn liberties_cost_nothing() {
        for quotation in [
            "The embassy's spokesman - a Mr  Lin -- called the claims 'malicious slander'.",
            "the embassy\u{2019}s spokesman\u{2014}a Mr Lin\u{2014}called the claims",
            "called the claims \"malicious slander.\" He said that Beijing",
            "The embassy\u{2019}s spokesman \u{2026} called the claims",
            "The embassy\u{2019}s spokesman [...] called the claims . . . London was playing games,",
            "[H]e said that [China] had no hand in the affair",
            "Beijing had [it says] no hand in the affair",
            "Beijing had no hand [sic] in the affair[s]",
        ] {
            assert_eq!(cost(quotation), 0, "{quotation}");
        }
    }

    #[test]
    fn changes_cost_and_strange_words_are_not_near() {
        assert_eq!(cost("Beijing had no part in the affair"), 2);
        assert_eq!(cost("Beijing had no hand in affair"), 2);
        assert_eq!(cost("Beijing had no hand in the affair and that London"), 1);
        assert_eq!(cost("that beijing had no hand in the affair"), 2);
        for (quotation, near) in
            [("Beijing had a hand in the matter", true), ("a zeppelin moored at the tower today", false)]
        {
            let pattern = Pattern::new(quotation);
            let fit = pattern.fit(&Source::new(TEXT)).unwrap();
            assert_eq!(pattern.is_near(fit), near, "{quotation} {fit:?}");
        }
    }

    #[test]
    fn the_span_is_that_of_the_words() {
        let fit = Pattern::new("no hand in the affair").fit(&Source::new(TEXT)).unwrap();
        assert_eq!(fit.span.of(TEXT), "no hand in the affair");
    }

    proptest! {
        #[test]
        fn any_run_of_a_text_is_found_exactly(text in "[a-c\u{e9}]{1,3}([ ,\n-][a-c\u{e9}]{1,3}){4,20}", from in 0_usize..5, count in 3_usize..9) {
            let words: Vec<&str> = text.split(' ').collect();
            let quotation = words.iter().skip(from).take(count).copied().collect::<Vec<_>>().join(" ");
            if let Some(fit) = Pattern::new(&quotation).fit(&Source::new(&text)) {
                prop_assert_eq!(fit.cost, 0);
            }
        }

        #[test]
        fn nothing_makes_it_fall_over(quotation in "\\PC{0,40}", text in "\\PC{0,60}") {
            if let Some(fit) = Pattern::new(&quotation).fit(&Source::new(&text)) {
                prop_assert!(fit.span.range().end <= text.len() && text.get(fit.span.range()).is_some());
            }
        }
    }
}
