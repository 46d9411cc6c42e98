//! Cutting a text into the words, numbers and marks that date rules look at.

use crate::text::sieve::Sieve;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, or letters with digits behind them: `March`, `Q3`.
    Word,
    /// Up to four digits, with what is written onto them: `25`, `25th`, `1990s`.
    Number { value: i16, digits: u8, tail: Tail },
    /// Any other figure: `2,024`, `10:30`, `192.168.0.1`, `44228`.
    Figure,
    /// One character of punctuation.
    Mark,
    /// An empty line.
    Gap,
}

/// What is written onto a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    None,
    Ordinal,
    Plural,
    Other,
}

/// One token; `word` is in lower case (ASCII letters only).
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) word: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether nothing stands between it and the token before it.
    pub(super) glued: bool,
}

/// The words that open an expression, beside numbers and marks. Most words of a text are told by their sieve to be none,
/// without being held against each.
const OPENING: &str = "from between since until till the that this last next past early mid late earlier later beginning \
    start middle end week yesterday today tonight tomorrow q1 q2 q3 q4 h1 h2 \
    january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec \
    enero janvier januar jänner febrero février fevrier februar marzo mars märz maerz abril avril mayo mai junio juin juni \
    julio juillet juli agosto août aout septiembre setiembre septembre octubre octobre oktober noviembre novembre \
    diciembre décembre decembre dezember \
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    spring summer autumn fall winter first 1st second 2nd third 3rd fourth 4th final \
    a an zero one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty";

static OPENERS: Sieve<32> = Sieve::of(OPENING, b' ');

/// Tells whether any rule reads an expression that begins with this token. Most words are passed over by this alone;
/// a rule whose expressions begin with another word has to name it here.
pub(super) fn may_open(token: &Token) -> bool {
    match token.kind {
        Kind::Number { .. } | Kind::Figure => true,
        Kind::Gap => false,
        Kind::Mark => matches!(token.word, "'" | "\u{2019}" | "\u{2018}"),
        Kind::Word => OPENERS.may_hold(token.word),
    }
}

/// Returns the tokens of `text`; `lower` is the same text with ASCII letters in lower case.
pub(super) fn tokens<'t>(text: &str, lower: &'t str) -> Vec<Token<'t>> {
    let mut found: Vec<Token<'t>> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut lines = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            lines += usize::from(first == '\n');
            at += first.len_utf8();
            if lines == 2 && found.last().is_some_and(|token| token.kind != Kind::Gap) {
                found.push(Token { word: "", start: at, end: at, kind: Kind::Gap, capital: false, glued: false });
            }
            continue;
        }
        lines = 0;
        let (end, kind) = if first.is_ascii_digit() {
            number(text, at)
        } else if first.is_alphanumeric() {
            (run(text, at, char::is_alphanumeric), Kind::Word)
        } else {
            (at + first.len_utf8(), Kind::Mark)
        };
        let glued = found.last().is_some_and(|token| token.end == at && token.kind != Kind::Gap);
        found.push(Token { word: &lower[at..end], start: at, end, kind, capital: first.is_uppercase(), glued });
        at = end;
    }
    found
}

/// Returns where the run of characters that satisfy `wanted` ends.
fn run(text: &str, at: usize, wanted: impl Fn(char) -> bool) -> usize {
    // Nearly all letters are of one byte.
    let plain = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii() && wanted(char::from(**byte))).count();
    let at = at + plain;
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return at;
    }
    text[at..].find(|c| !wanted(c)).map_or(text.len(), |length| at + length)
}

/// Reads the number that begins at `at`.
fn number(text: &str, at: usize) -> (usize, Kind) {
    let digit = |c: char| c.is_ascii_digit();
    let mut end = run(text, at, digit);
    let mut plain = true;
    while let Some(mark @ ('.' | ',' | ':')) = text[end..].chars().next() {
        let next = run(text, end + 1, digit);
        let length = next - end - 1;
        if length == 0 || (mark == ',' && length != 3) {
            break;
        }
        plain = false;
        end = next;
    }
    let digits = end - at;
    let tail_end = run(text, end, char::is_alphanumeric);
    // The `T10` of an ISO timestamp is a word of its own.
    let timed = matches!(&text.as_bytes()[end..tail_end], [b'T' | b't', digit, ..] if digit.is_ascii_digit());
    let tail_end = if timed { end } else { tail_end };
    let tail = match &text.as_bytes()[end..tail_end] {
        [] => Tail::None,
        [b's'] => Tail::Plural,
        tail if [&b"st"[..], b"nd", b"rd", b"th", b"er"].iter().any(|known| tail.eq_ignore_ascii_case(known)) => {
            Tail::Ordinal
        }
        _ => Tail::Other,
    };
    let value = (plain && digits <= 4).then(|| text[at..end].parse().ok()).flatten();
    let digits = u8::try_from(digits).unwrap_or(u8::MAX);
    (tail_end, value.map_or(Kind::Figure, |value| Kind::Number { value, digits, tail }))
}
