//! Words and their pieces as uncased BERT models cut them, with the bytes each piece was cut from.
//!
//! 1. Control characters go; case and accents are folded; white space separates words.
//! 2. A punctuation mark and a Han character are words of their own.
//! 3. A word is cut from the left into the longest pieces the vocabulary holds (`WordPiece`: Wu and others, "Google's
//!    Neural Machine Translation System", 2016; Devlin and others, "BERT", 2019). One that cannot be cut is unknown.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::punctuation::is_punctuation;
use crate::model::Span;

/// A longer word is unknown, as in the model's own tokeniser. In characters.
const LONGEST_WORD: usize = 100;

/// Where the pieces of words are looked up.
pub(crate) trait Vocabulary {
    /// Whether every letter and digit of ASCII is a piece, at the beginning of a word and inside.
    const LETTERS: bool = false;

    /// Returns the number and the length in bytes of the longest piece `rest` begins with.
    ///
    /// `inside` tells that the word has begun before `rest`. The length lies on a character boundary and is not 0.
    fn longest(&self, rest: &str, inside: bool) -> Option<(u32, usize)>;
}

/// Returns what [`Vocabulary::longest`] does, for a vocabulary that finds a name by its hash and holds none of more than
/// `MOST` bytes. `find` takes the name, whether `##` goes before it, and the hash of both together.
pub(crate) fn longest_by_hash<const MOST: usize>(
    rest: &str,
    inside: bool,
    find: impl Fn(&[u8], bool, u32) -> Option<u32>,
) -> Option<(u32, usize)> {
    let bytes = rest.as_bytes();
    let most = bytes.len().min(MOST);
    let mut hashes = [0; MOST];
    let mut hash = if inside { hash_of(b"##") } else { hash_of(b"") };
    for (place, byte) in hashes.iter_mut().zip(&bytes[..most]) {
        hash = hash_on(hash, *byte);
        *place = hash;
    }
    (1..=most)
        .rev()
        .filter(|&length| rest.is_char_boundary(length))
        .find_map(|length| Some((find(&bytes[..length], inside, hashes[length - 1])?, length)))
}

/// The hash of no byte.
pub(crate) const NOTHING: u32 = 0x811C_9DC5;

/// Returns the hash of a name: FNV-1a in 32 bits.
pub(crate) fn hash_of(name: &[u8]) -> u32 {
    name.iter().fold(NOTHING, |hash, byte| hash_on(hash, *byte))
}

/// Takes one more byte into such a hash.
pub(crate) const fn hash_on(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Calls `take` with each piece of `text` in order: its number, `None` for an unknown word, and where it stands.
pub(crate) fn each(vocabulary: &impl Vocabulary, text: &str, mut take: impl FnMut(Option<u32>, Span)) {
    let mut word = Word::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        if c.is_ascii_alphanumeric() {
            // The bulk of most texts is runs of these, so they are taken whole.
            at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let ends = text.as_bytes().get(at).is_none_or(|next| *next == b' ' || next.is_ascii_punctuation());
            if ends && word.folded.is_empty() {
                word.cut_plain(&text[start..at], start, vocabulary, &mut take);
            } else {
                word.extend(&text[start..at], start);
            }
        } else if c == ' ' {
            word.cut(vocabulary, &mut take);
        } else if c.is_ascii() {
            word.push(c, start, at, vocabulary, &mut take);
        } else if is_han(c) {
            word.alone(c, start, at, vocabulary, &mut take);
        } else {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    part.to_lowercase().for_each(|lower| word.push(lower, start, at, vocabulary, &mut take));
                }
            });
        }
    }
    word.cut(vocabulary, &mut take);
}

/// The word being read, folded.
#[derive(Default)]
struct Word {
    folded: String,
    /// For each byte of `folded`, the span of the character it was made from.
    from: Vec<(usize, usize)>,
    chars: usize,
}

impl Word {
    /// Adds a folded character, or ends the word at it.
    fn push(
        &mut self,
        c: char,
        start: usize,
        end: usize,
        vocabulary: &impl Vocabulary,
        take: &mut impl FnMut(Option<u32>, Span),
    ) {
        if c.is_whitespace() {
            self.cut(vocabulary, take);
        } else if is_punctuation(c) {
            self.alone(c, start, end, vocabulary, take);
        } else if !is_unseen(c) {
            self.folded.push(c);
            self.from.resize(self.folded.len(), (start, end));
            self.chars += 1;
        }
    }

    /// Adds letters and digits of ASCII that stand at `start`.
    fn extend(&mut self, letters: &str, start: usize) {
        let before = self.folded.len();
        self.folded.push_str(letters);
        self.folded[before..].make_ascii_lowercase();
        self.from.extend((start..start + letters.len()).map(|at| (at, at + 1)));
        self.chars += letters.len();
    }

    /// Ends the word and takes `c` as the next one.
    fn alone(
        &mut self,
        c: char,
        start: usize,
        end: usize,
        vocabulary: &impl Vocabulary,
        take: &mut impl FnMut(Option<u32>, Span),
    ) {
        self.cut(vocabulary, take);
        let mut bytes = [0; 4];
        let found = vocabulary.longest(c.encode_utf8(&mut bytes), false);
        take(found.map(|(piece, _)| piece), Span::new(start, end));
    }

    /// Hands out the pieces of the word and forgets it.
    fn cut(&mut self, vocabulary: &impl Vocabulary, take: &mut impl FnMut(Option<u32>, Span)) {
        if !self.folded.is_empty() {
            let from = &self.from;
            let span = |start: usize, end: usize| Span::new(from[start].0, from[end - 1].1);
            hand_out(&self.folded, self.chars, vocabulary, take, span);
            self.folded.clear();
            self.from.clear();
            self.chars = 0;
        }
    }

    /// Hands out the pieces of a word that is letters and digits of ASCII alone, standing at `start`: each of its bytes is
    /// where it was.
    fn cut_plain(
        &mut self,
        letters: &str,
        start: usize,
        vocabulary: &impl Vocabulary,
        take: &mut impl FnMut(Option<u32>, Span),
    ) {
        let span = |from, to| Span::new(start + from, start + to);
        if !letters.bytes().any(|byte| byte.is_ascii_uppercase()) {
            // Most words are folded as they stand.
            return hand_out(letters, letters.len(), vocabulary, take, span);
        }
        self.folded.push_str(letters);
        self.folded.make_ascii_lowercase();
        hand_out(&self.folded, letters.len(), vocabulary, take, span);
        self.folded.clear();
    }
}

/// Hands out the pieces of a folded word of so many characters; `span` says where bytes of it stand in the text.
fn hand_out(
    folded: &str,
    chars: usize,
    vocabulary: &impl Vocabulary,
    take: &mut impl FnMut(Option<u32>, Span),
    span: impl Fn(usize, usize) -> Span,
) {
    if chars > LONGEST_WORD || !can_be_cut(folded, vocabulary) {
        return take(None, span(0, folded.len()));
    }
    let mut at = 0;
    while let Some((piece, length)) = vocabulary.longest(&folded[at..], at > 0) {
        take(Some(piece), span(at, at + length));
        at += length;
    }
}

/// Tells whether the pieces of the vocabulary make up the whole word.
fn can_be_cut<V: Vocabulary>(folded: &str, vocabulary: &V) -> bool {
    // Where letters and digits are pieces themselves, nothing can be left over.
    if V::LETTERS && folded.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return true;
    }
    let mut at = 0;
    while let Some((_, length)) = vocabulary.longest(&folded[at..], at > 0) {
        at += length;
    }
    at == folded.len()
}

/// Tells whether the tokeniser drops `c`: control and format characters, and the mark of a broken encoding.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB | 0xFFFD | 0xE000..=0xF8FF | 0xE0000..=0x10_FFFF)
}

/// Tells whether `c` is a Han character, which the model was taught one by one.
fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x2A6DF | 0x2A700..=0x2CEAF | 0x2F800..=0x2FA1F)
}
