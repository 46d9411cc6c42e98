//! Cutting a text into words and marks.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::model::Span;

/// The words and marks of a text, each with its place and its folded form.
///
/// Names are compared by folded forms: lower case, without accents, curly quotes made straight, the dots of `U.S.` gone.
/// `China-linked`, `pro-Russian`, `APT-31` and `APT31` fall into two words each, so that a name inside them is found and
/// the three ways to write `APT 31` are one. Compounds in lower case (`state-sponsored`) stay one word.
#[derive(Debug)]
pub struct Lexemes<'t> {
    text: &'t str,
    /// The text in small letters, where most folded forms lie as the words do in the text; behind it the others.
    folded: String,
    items: Vec<Item>,
}

#[derive(Debug, Clone, Copy)]
struct Item {
    place: Span,
    /// Where its folded form lies.
    low: Span,
    kind: LexemeKind,
    glued: bool,
    paragraph: bool,
}

/// What a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LexemeKind {
    /// A word or a part of a compound.
    Word,
    /// Figures, with their inner dots and commas.
    Number,
    /// `'s`, or the apostrophe after a plural.
    Possessive,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// Any other mark.
    Mark,
}

/// First parts of compounds that stay joined although a sentence starts with them.
const JOINED: &[&str] = &[
    "state",
    "government",
    "cyber",
    "anti",
    "self",
    "so",
    "hack",
    "multi",
    "well",
    "high",
    "long",
    "data",
    "password",
];

impl<'t> Lexemes<'t> {
    /// Cuts a text into its lexemes, in one pass over it.
    pub fn new(text: &'t str) -> Self {
        let mut lexer = Self { text, folded: text.to_ascii_lowercase(), items: Vec::with_capacity(text.len() / 4) };
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut newlines = 0_u8;
        let mut single = false;
        while let Some(byte) = bytes.get(at) {
            if *byte == b' ' {
                at += 1;
                continue;
            }
            let first = lexer.items.len();
            if let Some(end) = plain_word(bytes, at) {
                lexer.push_plain(at, end, LexemeKind::Word, false);
                at = end;
            } else {
                let Some(c) = text[at..].chars().next() else { break };
                if c.is_whitespace() {
                    newlines = newlines.saturating_add(u8::from(c == '\n'));
                    at += c.len_utf8();
                    continue;
                }
                at = if c.is_alphanumeric() { lexer.word(at) } else { lexer.mark(at, c, &mut single) };
            }
            if newlines > 1
                && let Some(item) = lexer.items.get_mut(first)
            {
                item.paragraph = true;
                single = false;
            }
            newlines = 0;
        }
        lexer
    }

    /// Returns the text the lexemes were cut from.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns how many lexemes there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns the lexeme as written.
    pub fn raw(&self, at: usize) -> &'t str {
        self.items.get(at).map_or("", |item| item.place.of(self.text))
    }

    /// Returns the folded form; the empty string past the end.
    pub fn low(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |item| item.low.of(&self.folded))
    }

    /// Returns what the lexeme is; a mark past the end.
    pub fn kind(&self, at: usize) -> LexemeKind {
        self.items.get(at).map_or(LexemeKind::Mark, |item| item.kind)
    }

    /// Tells whether the lexeme is a word or a number.
    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), LexemeKind::Word | LexemeKind::Number)
    }

    /// Tells whether the lexeme is a word that starts with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.kind == LexemeKind::Word && self.is_upper(item.place.start as usize))
    }

    /// Tells whether the lexeme hangs on the one before it, by a hyphen or as the figures of a name (`APT` + `31`).
    pub fn is_glued(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.glued)
    }

    /// Tells whether a blank line stands before the lexeme.
    pub fn starts_paragraph(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.paragraph)
    }

    /// Returns the place of the lexemes `first..last` in the text; empty at the end when the range is empty.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.items.get(first), last.checked_sub(1).and_then(|last| self.items.get(last))) {
            (Some(from), Some(to)) if first < last => Span { start: from.place.start, end: to.place.end },
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// Returns the first lexeme that ends after the byte `at`.
    pub fn index_at(&self, at: usize) -> usize {
        self.items.partition_point(|item| item.place.end as usize <= at)
    }

    fn is_upper(&self, start: usize) -> bool {
        match self.text.as_bytes().get(start) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => self.text[start..].chars().next().is_some_and(char::is_uppercase),
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: LexemeKind, glued: bool) {
        let low_start = self.folded.len();
        let raw = &self.text[start..end];
        match kind {
            LexemeKind::Possessive => self.folded.push_str("'s"),
            // Nothing changes when it is folded, but its capitals.
            _ if raw.is_ascii() && !(kind == LexemeKind::Word && raw.contains('.')) => {
                self.push_plain(start, end, kind, glued);
                return;
            }
            _ => {
                for c in raw.chars().filter(|c| *c != '.' || kind != LexemeKind::Word) {
                    fold_into(&mut self.folded, c);
                }
            }
        }
        let low_end = self.folded.len();
        self.items.push(Item {
            place: Span::new(start, end),
            low: Span::new(low_start, low_end),
            kind,
            glued,
            paragraph: false,
        });
    }

    /// Pushes a lexeme whose folded form lies in the text in small letters.
    fn push_plain(&mut self, start: usize, end: usize, kind: LexemeKind, glued: bool) {
        let place = Span::new(start, end);
        self.items.push(Item { place, low: place, kind, glued, paragraph: false });
    }

    /// Reads the word, compound or number at `start`; returns where it ends.
    fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.acronym(start) {
            self.push(start, end, LexemeKind::Word, false);
            return end;
        }
        let end = self.compound_end(start);
        let compound = &self.text[start..end];
        if !compound.contains(is_hyphen) || !splits(compound) {
            self.part(start, end, false);
            return end;
        }
        let mut from = start;
        for part in compound.split(is_hyphen) {
            self.part(from, from + part.len(), from > start);
            let hyphen = self.text[from + part.len()..end].chars().next().map_or(0, char::len_utf8);
            from += part.len() + hyphen;
        }
        end
    }

    /// Pushes one part of a compound, its trailing figures apart: `APT31` is `APT` and `31`, `didn't` is `did` and `n't`.
    fn part(&mut self, start: usize, end: usize, glued: bool) {
        let part = &self.text[start..end];
        if part.is_empty() {
            return;
        }
        let letters = part.bytes().take_while(u8::is_ascii_alphabetic).count();
        let figures = part.len() - letters;
        if (1..=8).contains(&letters) && figures > 0 && part.as_bytes()[letters..].iter().all(u8::is_ascii_digit) {
            self.push(start, start + letters, LexemeKind::Word, glued);
            self.push(start + letters, end, LexemeKind::Number, true);
            return;
        }
        let negated = part.strip_suffix("n't").or_else(|| part.strip_suffix("n’t"));
        if let Some(stem) = negated.filter(|stem| !stem.is_empty()) {
            self.push(start, start + stem.len(), LexemeKind::Word, glued);
            self.push(start + stem.len(), end, LexemeKind::Word, false);
            return;
        }
        let numeric = part.chars().all(|c| c.is_numeric() || matches!(c, '.' | ','));
        self.push(start, end, if numeric { LexemeKind::Number } else { LexemeKind::Word }, glued);
    }

    /// Returns the end of an acronym with dots (`U.S.`, `D.C.`) that starts here.
    fn acronym(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut end = start;
        while bytes.get(end).is_some_and(u8::is_ascii_uppercase) && bytes.get(end + 1) == Some(&b'.') {
            end += 2;
        }
        let runs_on = bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        (end >= start + 4 && !runs_on).then_some(end)
    }

    fn compound_end(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let mut last = '\0';
        for (offset, c) in rest.char_indices() {
            let following = || rest[offset + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
            let goes_on = c.is_alphanumeric()
                || is_combining_mark(c)
                || (matches!(c, '.' | ',') && last.is_ascii_digit() && {
                    rest[offset + 1..].bytes().next().is_some_and(|b| b.is_ascii_digit())
                })
                || (is_apostrophe(c) && following() && !is_clitic(&rest[offset + c.len_utf8()..], last))
                || ((is_hyphen(c) || c == '_') && following())
                || (c == '$' && last.is_alphabetic() && !following());
            if !goes_on {
                return start + offset;
            }
            last = c;
        }
        self.text.len()
    }

    /// Reads the mark at `at`; returns where it ends.
    fn mark(&mut self, at: usize, c: char, single: &mut bool) -> usize {
        let end = at + c.len_utf8();
        let before = self.text[..at].chars().next_back();
        let at_word_start = || {
            before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '"' | '“' | '—' | '–' | ':'))
                && self.text[end..].chars().next().is_some_and(|a| !a.is_whitespace())
        };
        if is_apostrophe(c) {
            let clitic: usize =
                self.text[end..].chars().take_while(|a| a.is_alphabetic()).map(char::len_utf8).take(4).sum();
            if before.is_some_and(char::is_alphanumeric) && clitic > 0 {
                let kind = if matches!(&self.text[end..end + clitic], "s" | "S") {
                    LexemeKind::Possessive
                } else {
                    LexemeKind::Word
                };
                self.push(at, end + clitic, kind, false);
                return end + clitic;
            }
            let kind = if at_word_start() || c == '‘' {
                *single = true;
                LexemeKind::Open
            } else if !*single && before.is_some_and(|b| matches!(b, 's' | 'S' | 'x' | 'z')) {
                LexemeKind::Possessive
            } else {
                *single = false;
                LexemeKind::Close
            };
            self.push(at, end, kind, false);
            return end;
        }
        let kind = match c {
            '“' | '«' | '„' => LexemeKind::Open,
            '"' if at_word_start() => LexemeKind::Open,
            '"' | '”' | '»' => LexemeKind::Close,
            _ => LexemeKind::Mark,
        };
        self.push(at, end, kind, false);
        end
    }
}

/// Returns the folded form of a string: what names are compared by.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_into(&mut folded, c);
    }
    folded
}

/// Returns the end of the word that starts here when it is one of plain letters and what follows belongs to no word: most
/// words are told by this alone.
fn plain_word(bytes: &[u8], start: usize) -> Option<usize> {
    let letters = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let end = start + letters;
    let over = match bytes.get(end) {
        // The stop of `U.S.` belongs to it.
        Some(b'.') => letters > 1,
        Some(byte) => byte.is_ascii() && !byte.is_ascii_digit() && !matches!(byte, b'\'' | b'-' | b'_' | b'$'),
        None => true,
    };
    (letters > 0 && over).then_some(end)
}

fn fold_into(folded: &mut String, c: char) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    let plain = match c {
        '’' | '‘' | '´' | '‛' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '–' | '—' | '―' => "—",
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' => "ss",
        'ı' | 'İ' => "i",
        _ => {
            folded.extend(std::iter::once(c).nfkd().filter(|d| !is_combining_mark(*d)).flat_map(char::to_lowercase));
            return;
        }
    };
    folded.push_str(plain);
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Tells whether what follows an apostrophe is a clitic of its own (`'s`, `'ve`), not the rest of a name (`O'Neil`).
fn is_clitic(after: &str, before: char) -> bool {
    let letters: String = after.chars().take_while(|c| c.is_alphabetic()).take(4).collect();
    match letters.as_str() {
        "s" | "S" | "re" | "ve" | "ll" | "d" | "m" => true,
        "t" => !matches!(before, 'n' | 'N'),
        _ => false,
    }
}

/// Tells whether a compound falls into its parts: when a part looks like a name or like the figures of one.
fn splits(compound: &str) -> bool {
    let mut parts = compound.split(is_hyphen);
    let Some(first) = parts.next() else { return false };
    let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let lettered = first.chars().next().is_some_and(char::is_alphabetic);
    let mut rest_plain = true;
    for part in parts {
        if capital(part) || (lettered && figures(part)) {
            rest_plain = false;
        }
    }
    if !rest_plain {
        return true;
    }
    capital(first) && !JOINED.contains(&fold(first).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raws(text: &str) -> Vec<&str> {
        let lexemes = Lexemes::new(text);
        (0..lexemes.len()).map(|at| lexemes.raw(at)).collect()
    }

    fn lows(text: &str) -> String {
        let lexemes = Lexemes::new(text);
        (0..lexemes.len()).map(|at| lexemes.low(at)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn three_ways_to_write_a_numbered_name_are_one() {
        assert_eq!(lows("APT31"), "apt 31");
        assert_eq!(lows("APT-31"), "apt 31");
        assert_eq!(lows("APT 31"), "apt 31");
    }

    #[test]
    fn compounds_split_only_around_names() {
        assert_eq!(
            raws("a China-linked, state-sponsored pro-Russian group"),
            ["a", "China", "linked", ",", "state-sponsored", "pro", "Russian", "group"]
        );
        assert_eq!(raws("State-sponsored 22-year-old"), ["State-sponsored", "22-year-old"]);
    }

    #[test]
    fn apostrophes_are_told_from_quotes() {
        assert_eq!(
            raws("Clare O’Neil's 'slander' didn't"),
            ["Clare", "O’Neil", "'s", "'", "slander", "'", "did", "n't"]
        );
        let lexemes = Lexemes::new("the hackers' 'claim'");
        let kinds: Vec<_> = (2..6).map(|at| lexemes.kind(at)).collect();
        assert_eq!(kinds, [LexemeKind::Possessive, LexemeKind::Open, LexemeKind::Word, LexemeKind::Close]);
    }

    #[test]
    fn folding_drops_accents_dots_and_case() {
        assert_eq!(lows("Türkiye U.S. Jan Lipavský “Łódź”"), "turkiye us jan lipavsky \" lodz \"");
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        assert_eq!(raws("$1.7bn, 4,500."), ["$", "1.7bn", ",", "4,500", "."]);
    }
}
