//! The one analyzer: surface text → terms. Index and question both go through it, so that they always agree.
//!
//! 1. Words are runs of letters and digits; an apostrophe inside a word joins it and a possessive `'s` is dropped.
//! 2. Case and accents are folded; initials with dots are joined (`U.S.` → `us`).
//! 3. Group designators are one term however they are written (`APT 31`, `APT-31`, `APT31`).
//! 4. Han, Kana and Hangul runs become overlapping pairs of characters.
//! 5. Latin words are stemmed with Snowball English (Porter 2).

use std::cell::RefCell;
use std::thread::LocalKey;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Span;

/// Changes whenever the terms change, so that an index made with other terms is not searched with these.
pub const ANALYZER: &str = "demarche-english-1";

/// A longer run of letters is no word (encoded data, for the most part) and is left out. In bytes.
const MAX_WORD: usize = 64;

/// Prefixes that, followed by a number, name one thing: threat groups, units, vulnerabilities' years.
const DESIGNATORS: [&str; 8] = ["apt", "unc", "fin", "ta", "uta", "uac", "dev", "storm"];

/// No designator is longer, in bytes.
const LONGEST_DESIGNATOR: usize = 5;

/// One term and the surface it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The term as the index holds it.
    pub term: String,
    /// Where its surface stands in the text.
    pub span: Span,
}

/// Returns the terms of `text` in order.
///
/// ```
/// let terms: Vec<_> = demarche::text::tokens::tokens("The U.S. denied it; APT-31's hackers").into_iter().map(|t| t.term).collect();
/// assert_eq!(terms, ["the", "us", "deni", "it", "apt31", "hacker"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 6);
    each(text, &mut |term, span| found.push(Token { term: term.to_owned(), span }));
    found
}

/// Calls `take` with each term of `text` in order, without keeping them.
pub fn each(text: &str, take: &mut dyn FnMut(&str, Span)) {
    thread_local! {
        static STEMS: RefCell<Stems> = RefCell::new(Stems::for_a_question());
    }
    each_with(&STEMS, text, take);
}

/// Does what [`each`] does for one of the many texts of a collection.
pub(crate) fn each_of_many(text: &str, take: impl FnMut(&str, Span)) {
    thread_local! {
        /// One for all fields: their words are the same.
        static STEMS: RefCell<Stems> = RefCell::new(Stems::for_a_collection());
    }
    each_with(&STEMS, text, take);
}

fn each_with(stems: &'static LocalKey<RefCell<Stems>>, text: &str, take: impl FnMut(&str, Span)) {
    stems.with(|stems| match stems.try_borrow_mut() {
        Ok(mut stems) => each_by(&mut stems, text, take),
        // `take` reads another text meanwhile.
        Err(_) => each_by(&mut Stems::for_a_question(), text, take),
    });
}

/// Calls `take` with each term, with the stems of texts before at hand.
fn each_by(stems: &mut Stems, text: &str, mut take: impl FnMut(&str, Span)) {
    let mut words = Words { text, at: 0, ahead: None };
    let mut term = String::with_capacity(MAX_WORD);
    while let Some(word) = words.next_word() {
        match word.script {
            Script::Ideographic => pairs(text, word.start, word.end, &mut take),
            Script::Alphabetic => {
                if let Some(plain) = Plain::read(text.as_bytes(), word.start, word.end) {
                    term.clear();
                    term.push_str(&text[word.start..word.end]);
                    term.make_ascii_lowercase();
                    take(stems.of_plain(&term, plain), Span::new(word.start, word.end));
                    continue;
                }
                fold(&text[word.start..word.end], &mut term);
                let mut end = word.end;
                if term.len() <= LONGEST_DESIGNATOR
                    && DESIGNATORS.contains(&term.as_str())
                    && let Some(number) = words.number_after(word.end)
                {
                    fold(&text[number.start..number.end], &mut term);
                    let digits = term.clone();
                    fold(&text[word.start..word.end], &mut term);
                    term.push_str(&digits);
                    end = number.end;
                    // The number is taken; a possessive after it has been passed over already.
                    words.ahead = None;
                }
                if !term.is_empty() {
                    take(stems.of(&term), Span::new(word.start, end));
                }
            }
        }
    }
}

/// Returns the folded surface form of one word: lower case, without accents, unstemmed.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold(word, &mut out);
    out
}

/// The stems of words met before. A few thousand words make up most of any text, and looking one up costs a tenth of
/// stemming it. Each word has one place, and the last to come there stays.
struct Stems {
    stemmer: Stemmer,
    /// How many places there are, as a power of two.
    bits: u32,
    /// Made when the first word comes.
    places: Vec<Stemmed>,
    /// The stem of a word that is not the word's beginning.
    other: String,
}

/// A word of at most [`SHORT`] bytes, padded with zeros, and its stem: so much of the word, and what follows instead of
/// the rest. Half a line of a processor's cache, which is what a look at it costs.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Stemmed {
    word: u128,
    kept: u8,
    tail: [u8; TAIL],
    tail_length: u8,
}

/// The bytes of a word that is kept.
const SHORT: usize = 16;

/// What replaces the end of a word: `i` for `y`, `e` after a short syllable.
const TAIL: usize = 4;

impl Stems {
    /// Makes room for the words of a question and its passages: what is not touched costs a new process nothing.
    fn for_a_question() -> Self {
        Self::new(11)
    }

    /// Makes room for the words of a collection, as much as stays in a processor's cache.
    fn for_a_collection() -> Self {
        Self::new(14)
    }

    fn new(bits: u32) -> Self {
        Self { stemmer: Stemmer::new(Algorithm::English), bits, places: Vec::new(), other: String::new() }
    }

    /// Returns the stem of a folded word.
    fn of<'a>(&'a mut self, word: &'a str) -> &'a str {
        if let Some(plain) = Plain::read(word.as_bytes(), 0, word.len()) {
            return self.of_plain(word, plain);
        }
        // Numbers and mixed designators are their own stem.
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return word;
        }
        self.other.clear();
        self.other.push_str(&self.stemmer.stem(word));
        &self.other
    }

    /// Returns the stem of a word of letters, folded already, which is also given as a number.
    fn of_plain<'a>(&'a mut self, word: &'a str, Plain(key): Plain) -> &'a str {
        if self.places.is_empty() {
            self.places = vec![Stemmed::default(); 1 << self.bits];
        }
        let place = &mut self.places[place_of(key, self.bits)];
        if place.word != key {
            let stem = self.stemmer.stem(word);
            let Some(stemmed) = Stemmed::new(key, word, &stem) else {
                self.other.clear();
                self.other.push_str(&stem);
                return &self.other;
            };
            *place = stemmed;
        }
        let kept = &word[..usize::from(place.kept)];
        let tail = &place.tail[..usize::from(place.tail_length)];
        if tail.is_empty() {
            return kept;
        }
        self.other.clear();
        self.other.push_str(kept);
        self.other.extend(tail.iter().map(|byte| char::from(*byte)));
        &self.other
    }
}

/// A word of at most [`SHORT`] letters of ASCII that is no designator, in lower case, as a number: its first letter
/// lowest, nothing after its last. Most words are.
#[derive(Clone, Copy)]
struct Plain(u128);

impl Plain {
    fn read(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let length = end - start;
        if length > SHORT || length == 0 {
            return None;
        }
        let mut padded = [0; SHORT];
        match text[start..].first_chunk::<SHORT>() {
            Some(all) => padded = *all,
            None => padded[..length].copy_from_slice(&text[start..end]),
        }
        let beyond = u128::MAX.checked_shl(u32::try_from(length * 8).unwrap_or(u128::BITS)).unwrap_or(0);
        // Sixteen bytes at once: the bit of lower case is set in each, and then each has to lie between a and z, which
        // adding to it shows in its highest bit.
        let key = (u128::from_le_bytes(padded) | each_byte(0x20)) & !beyond;
        let high = each_byte(0x80);
        let ascii = key & high == 0;
        let from_a = key.wrapping_add(each_byte(0x80 - b'a')) & high == high & !beyond;
        let to_z = key.wrapping_add(each_byte(0x7f - b'z')) & high == 0;
        let plain = ascii && from_a && to_z && !(length <= LONGEST_DESIGNATOR && DESIGNATING.contains(&key));
        plain.then_some(Self(key))
    }
}

/// Returns sixteen times the same byte.
const fn each_byte(byte: u8) -> u128 {
    u128::from_le_bytes([byte; SHORT])
}

/// [`DESIGNATORS`] as [`Plain`] has them.
const DESIGNATING: [u128; DESIGNATORS.len()] = {
    let mut keys = [0; DESIGNATORS.len()];
    let mut at = 0;
    while at < keys.len() {
        let name = DESIGNATORS[at].as_bytes();
        let mut letter = name.len();
        while letter > 0 {
            letter -= 1;
            keys[at] = keys[at] << 8 | name[letter] as u128;
        }
        at += 1;
    }
    keys
};

impl Stemmed {
    /// Returns what is kept of a word, unless its stem ends in more than there is room for.
    fn new(key: u128, word: &str, stem: &str) -> Option<Self> {
        let kept = word.bytes().zip(stem.bytes()).take_while(|(a, b)| a == b).count();
        let rest = stem.as_bytes().get(kept..)?;
        let mut tail = [0; TAIL];
        tail.get_mut(..rest.len())?.copy_from_slice(rest);
        Some(Self { word: key, kept: u8::try_from(kept).ok()?, tail, tail_length: u8::try_from(rest.len()).ok()? })
    }
}

/// Returns the place of a word among `1 << bits` (Knuth's multiplicative hashing of its two halves).
#[expect(clippy::cast_possible_truncation, reason = "the two halves of a number, and a few bits of one")]
fn place_of(key: u128, bits: u32) -> usize {
    let half = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    (half.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - bits)) as usize
}

fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        if !out.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            out.retain(|c| c.is_ascii_alphanumeric());
        }
        return;
    }
    let letters = word.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
    for lower in letters.flat_map(char::to_lowercase) {
        match lower {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            c => out.push(c),
        }
    }
}

fn pairs(text: &str, start: usize, end: usize, take: &mut dyn FnMut(&str, Span)) {
    let run = &text[start..end];
    let mut chars = run.char_indices().peekable();
    let mut alone = true;
    while let Some((at, first)) = chars.next() {
        if let Some(&(next, second)) = chars.peek() {
            alone = false;
            let stop = next + second.len_utf8();
            take(&run[at..stop], Span::new(start + at, start + stop));
        } else if alone {
            take(&run[at..], Span::new(start + at, start + at + first.len_utf8()));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Alphabetic,
    Ideographic,
}

#[derive(Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    script: Script,
}

struct Words<'a> {
    text: &'a str,
    at: usize,
    ahead: Option<Word>,
}

impl Words<'_> {
    fn next_word(&mut self) -> Option<Word> {
        loop {
            let word = match self.ahead.take() {
                Some(word) => word,
                None => self.scan()?,
            };
            if word.script == Script::Ideographic || word.end - word.start <= MAX_WORD {
                return Some(word);
            }
        }
    }

    /// Returns the number that follows `end` directly, after one space or after one hyphen.
    fn number_after(&mut self, end: usize) -> Option<Word> {
        let gap = &self.text[end..];
        let skip = usize::from(gap.starts_with([' ', '-']));
        if !gap[skip..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let next = self.scan()?;
        let is_number = self.text[next.start..next.end].bytes().all(|byte| byte.is_ascii_digit());
        self.ahead = Some(next);
        is_number.then_some(next)
    }

    fn scan(&mut self) -> Option<Word> {
        let start = self.run_end(self.at, |c| !c.is_alphanumeric());
        let Some(first) = self.text[start..].chars().next() else {
            self.at = self.text.len();
            return None;
        };
        if is_ideographic(first) {
            let end = self.run_end(start, is_ideographic);
            self.at = end;
            return Some(Word { start, end, script: Script::Ideographic });
        }
        let is_letter = |c: char| {
            if c.is_ascii() {
                c.is_ascii_alphanumeric()
            } else {
                (c.is_alphanumeric() || is_combining_mark(c)) && !is_ideographic(c)
            }
        };
        let mut end = self.run_end(start, is_letter);
        end = self.initials(start, end);
        self.at = end;
        let after = &self.text[end..];
        if let Some(quote) = after.chars().next().filter(|c| matches!(c, '\'' | '’' | 'ʼ')) {
            let tail = end + quote.len_utf8();
            let stop = self.run_end(tail, is_letter);
            let tail_word = &self.text[tail..stop];
            if tail_word.eq_ignore_ascii_case("s") {
                // A possessive: the word ends before it.
                self.at = stop;
            } else if !tail_word.is_empty() && tail_word.len() <= 3 {
                // "don't", "they're": one word. Longer tails are names (O'Brien) and elisions (l'État): two words.
                end = stop;
                self.at = stop;
            }
        }
        Some(Word { start, end, script: Script::Alphabetic })
    }

    fn run_end(&self, start: usize, belongs: impl Fn(char) -> bool) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                if !belongs(char::from(byte)) {
                    return at;
                }
                at += 1;
            } else {
                match self.text[at..].chars().next() {
                    Some(c) if belongs(c) => at += c.len_utf8(),
                    _ => return at,
                }
            }
        }
        at
    }

    /// Joins initials with dots: `U.S.`, `U.K`, `E.U.`.
    fn initials(&self, start: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        if end - start != 1 || !bytes[start].is_ascii_uppercase() {
            return end;
        }
        let mut stop = end;
        while bytes.get(stop) == Some(&b'.')
            && bytes.get(stop + 1).is_some_and(u8::is_ascii_uppercase)
            && !bytes.get(stop + 2).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
        {
            stop += 2;
        }
        stop
    }
}

fn is_ideographic(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3130..=0x318F | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.term).collect()
    }

    #[test]
    fn designators_are_one_term_however_written() {
        assert_eq!(terms("APT31 APT 31 APT-31 apt 31"), ["apt31"; 4]);
        assert_eq!(terms("apt for 31 days"), ["apt", "for", "31", "day"]);
        assert_eq!(terms("Storm-0558"), ["storm0558"]);
        assert_eq!(terms("a storm 3"), ["a", "storm3"]);
    }

    #[test]
    fn possessives_and_contractions() {
        assert_eq!(terms("Beijing's denial, Beijing’s denial"), ["beij", "denial", "beij", "denial"]);
        assert_eq!(terms("don't l'État O'Brien"), ["dont", "l", "etat", "o", "brien"]);
    }

    #[test]
    fn initials_and_accents() {
        assert_eq!(terms("the U.S. and the U.K., démarche"), ["the", "us", "and", "the", "uk", "demarch"]);
        assert_eq!(terms("e.g. A. Smith"), ["e", "g", "a", "smith"]);
        assert_eq!(tokens("Ångström")[0].term, tokens("angstrom")[0].term);
    }

    #[test]
    fn han_runs_become_pairs() {
        assert_eq!(terms("台灣駭客 hack"), ["台灣", "灣駭", "駭客", "hack"]);
        assert_eq!(terms("中"), ["中"]);
    }

    #[test]
    fn encoded_data_is_no_word() {
        assert!(terms(&"A".repeat(65)).is_empty());
    }

    #[test]
    fn stems_at_hand_are_those_of_the_stemmer() {
        let stemmer = Stemmer::new(Algorithm::English);
        let mut stems = Stems::for_a_question();
        // More words than there are places, all of them twice, some longer than what is kept.
        let words: Vec<String> = (0..12_000_u32)
            .map(|n| n.to_string().bytes().map(|digit| char::from(digit + 49)).collect::<String>())
            .flat_map(|word| [format!("{word}ings"), format!("interdenomination{word}ally")])
            .collect();
        for word in words.iter().chain(&words) {
            assert_eq!(stems.of(word), stemmer.stem(word));
        }
    }

    proptest! {
        #[test]
        fn plain_words_are_those_of_few_ascii_letters(
            word in "[a-zA-Z0-9@`\\[{é']{1,18}|[a-zA-Z]{1,18}", before in "[a-z ]{0,3}", after in "[A-Z é]{0,20}",
        ) {
            let text = format!("{before}{word}{after}");
            let low = word.to_ascii_lowercase();
            let few = word.len() <= SHORT && word.bytes().all(|byte| byte.is_ascii_alphabetic());
            let plain = Plain::read(text.as_bytes(), before.len(), before.len() + word.len());
            prop_assert_eq!(plain.is_some(), few && !DESIGNATORS.contains(&low.as_str()));
            if let Some(Plain(key)) = plain {
                prop_assert_eq!(&key.to_le_bytes()[..low.len()], low.as_bytes());
                prop_assert!(key.checked_shr(u32::try_from(low.len() * 8).unwrap()).unwrap_or(0) == 0);
            }
        }

        #[test]
        fn spans_lie_on_character_boundaries_in_order(text in "\\PC{0,80}") {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(text.get(token.span.range()).is_some());
                prop_assert!(!token.term.is_empty() && !token.span.is_empty());
                prop_assert!(token.span.start >= last);
                last = token.span.start;
            }
        }
    }
}
