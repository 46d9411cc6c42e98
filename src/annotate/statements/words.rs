//! The words of a passage with what the tables know of them, and the classes the rules ask for most, by their names.

use std::ops::Deref;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::deeds::{self, Deed, Role};
use crate::model::Act;
use crate::text::acts::{self, Verb, Verbal};
pub(super) use crate::text::sieve::is_among;
use crate::text::sieve::{Placed, Sieve, Sifted};
use crate::text::words::{self, AUXILIARY, Class, Classes};

/// A word of a passage: its folded form, and what is known of it. It is looked up once, and asked often.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    low: &'a str,
    known: &'static Known,
    place: usize,
}

/// What the tables and its ending tell of a word.
struct Known {
    classes: Classes,
    adverb: bool,
    agent: bool,
    verbal: Verbal,
    noun: Option<Act>,
    role: Option<Role>,
    deed: Option<&'static Deed>,
    /// Whether an act may be told where it stands.
    tells: bool,
}

/// Every word of the tables, and a sieve that most others are told by.
struct Lexicon {
    known: FxHashMap<&'static str, Known>,
    sieve: Sieve<1024>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let tabled = words::classed().chain(acts::tabled()).chain(deeds::tabled());
    let known: FxHashMap<_, _> = tabled.map(|word| (word, Known::of(word))).collect();
    let sieve = known.keys().copied().collect();
    Lexicon { known, sieve }
});

impl Lexicon {
    fn get(&self, word: impl Sifted) -> Option<&Known> {
        if self.sieve.may_hold(word) { self.known.get(word.word()) } else { None }
    }
}

/// What may stand before the word for somebody, with a hyphen.
const PREFIXES: &str = "ex co vice deputy then now sub arch spy cyber police army navy intelligence";

/// What is known of words outside the tables, by whether they end like an adverb, and like somebody who acts.
static UNKNOWN: [[Known; 2]; 2] = [
    [Known::ending(false, false), Known::ending(false, true)],
    [Known::ending(true, false), Known::ending(true, true)],
];

impl Known {
    fn of(low: &str) -> Self {
        let verbal = acts::verbal(low).unwrap_or_default();
        let (role, deed) = (deeds::role(low), deeds::deed(low));
        Self {
            classes: words::classes(low),
            adverb: words::is_adverb(low),
            agent: names_agent(low),
            verbal,
            noun: acts::noun_act(low),
            role,
            deed,
            tells: verbal.form().is_some() || role.is_some() || deed.is_some(),
        }
    }

    const fn ending(adverb: bool, agent: bool) -> Self {
        let verbal = Verbal { light: None, verb: None };
        Self { classes: Classes::NONE, adverb, agent, verbal, noun: None, role: None, deed: None, tells: false }
    }
}

impl<'a> Word<'a> {
    /// The word past the end.
    pub(super) const NONE: Self = Self { low: "", known: &UNKNOWN[0][0], place: 0 };

    pub(super) fn new(low: &'a str) -> Self {
        let placed = Placed::from(low);
        Self { low, known: LEXICON.get(placed).unwrap_or_else(|| unknown(low)), place: placed.place() }
    }

    /// Returns the folded form.
    pub(super) fn text(self) -> &'a str {
        self.low
    }

    /// Returns the classes the word is in.
    pub(super) fn classes(self) -> Classes {
        self.known.classes
    }

    /// Returns what the word may be a form of.
    pub(super) fn verbal(self) -> Verbal {
        self.known.verbal
    }

    /// Returns the verb of the table that the word is a form of.
    pub(super) fn verb(self) -> Option<Verb> {
        self.known.verbal.verb
    }

    /// Returns what the word may be, where it tells an act and is no verb.
    pub(super) fn role(self) -> Option<Role> {
        self.known.role
    }

    /// Returns what the word reports as a noun when its owner stands beside it.
    pub(super) fn deed(self) -> Option<&'static Deed> {
        self.known.deed
    }

    /// Tells whether an act may be told where the word stands.
    pub(super) fn tells(self) -> bool {
        self.known.tells
    }

    /// Returns the act that the word names as a noun.
    pub(super) fn noun_act(self) -> Option<Act> {
        self.known.noun
    }
}

/// Returns what the ending of a word outside the tables tells.
fn unknown(low: &str) -> &'static Known {
    let bare = bare(low);
    let one = singular(bare);
    let is_agent = |word: &str| LEXICON.get(word).is_some_and(|known| known.classes.has(Class::Agent));
    let agent = is_aged(low)
        || bare.len() != low.len() && is_agent(bare)
        || one.is_some_and(is_agent)
        || is_follower(one.unwrap_or(bare));
    &UNKNOWN[usize::from(low.len() > 4 && low.ends_with("ly"))][usize::from(agent)]
}

impl Sifted for Word<'_> {
    fn word(&self) -> &str {
        self.low
    }

    fn place(&self) -> usize {
        self.place
    }
}

impl Deref for Word<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.low
    }
}

impl PartialEq<&str> for Word<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.low == *other
    }
}

/// Tells whether a word is in a class.
pub(super) fn is(word: Word, class: Class) -> bool {
    word.known.classes.has(class)
}

/// Tells whether a word stands between noun phrases or opens one: what is none of these may be part of one.
pub(super) fn is_function_word(word: Word) -> bool {
    word.known.classes.has_any(&[
        Class::Preposition,
        Class::Conjunction,
        Class::Be,
        Class::Negation,
        Class::Modal,
        Class::Helper,
        Class::Pronoun,
        Class::Relative,
        Class::Subordinator,
        Class::Determiner,
    ])
}

pub(super) fn is_determiner(word: Word) -> bool {
    is(word, Class::Determiner)
}

pub(super) fn is_preposition(word: Word) -> bool {
    is(word, Class::Preposition)
}

pub(super) fn is_conjunction(word: Word) -> bool {
    is(word, Class::Conjunction)
}

pub(super) fn is_subordinator(word: Word) -> bool {
    is(word, Class::Subordinator)
}

pub(super) fn is_relative(word: Word) -> bool {
    is(word, Class::Relative)
}

pub(super) fn is_pronoun(word: Word) -> bool {
    is(word, Class::Pronoun)
}

pub(super) fn is_be(word: Word) -> bool {
    is(word, Class::Be)
}

pub(super) fn is_negation(word: Word) -> bool {
    is(word, Class::Negation)
}

pub(super) fn is_modal(word: Word) -> bool {
    is(word, Class::Modal)
}

pub(super) fn is_time(word: Word) -> bool {
    is(word, Class::Time)
}

pub(super) fn is_venue(word: Word) -> bool {
    is(word, Class::Venue)
}

pub(super) fn is_claim(word: Word) -> bool {
    is(word, Class::Claim)
}

pub(super) fn is_baseless(word: Word) -> bool {
    is(word, Class::Baseless)
}

pub(super) fn is_refusable(word: Word) -> bool {
    is(word, Class::Refusable)
}

/// Tells whether a word helps a verb.
pub(super) fn is_auxiliary(word: Word) -> bool {
    word.known.classes.has_any(AUXILIARY)
}

/// Tells whether a word is an adverb that may stand between a subject and its verb.
pub(super) fn is_adverb(word: Word) -> bool {
    word.known.adverb
}

/// Words for those who act, in the singular as in the table or in the plural.
pub(super) fn is_agent(word: Word) -> bool {
    word.known.agent
}

fn names_agent(low: &str) -> bool {
    let bare = bare(low);
    let one = singular(bare);
    is_aged(low)
        || words::is(bare, Class::Agent)
        || one.is_some_and(|one| words::is(one, Class::Agent))
        || is_follower(one.unwrap_or(bare))
}

/// Returns a word without what stands before it with a hyphen: `ex-general`, `co-conspirator`, `spy-master`.
fn bare(low: &str) -> &str {
    // Most have no hyphen, which a look at their few bytes tells soonest.
    let parts = if low.bytes().any(|byte| byte == b'-') { low.rsplit_once('-') } else { None };
    parts.map_or(low, |(first, last)| if among!(first, PREFIXES) { last } else { low })
}

fn singular(low: &str) -> Option<&str> {
    low.strip_suffix('s').filter(|one| !one.ends_with('s'))
}

/// Tells whether a word names somebody by his years: `19-year-old`.
fn is_aged(low: &str) -> bool {
    low.ends_with("-year-old") || low.ends_with("-year-olds")
}

/// Tells whether a word is built as one for a person or a firm: `economist`, `carmaker`, `shipbroker`; `checklist` and `insist` are not.
fn is_follower(one: &str) -> bool {
    // `shipbroker`, `powerbroker`, `gunrunner`; a placeholder is none.
    let compound =
        ["maker", "broker", "owner", "lender", "runner", "trader", "dealer", "builder", "smuggler", "shareholder"];
    if one.len() > 7 && compound.iter().any(|head| one.ends_with(head)) {
        return true;
    }
    one.len() > 6
        && one.ends_with("ist")
        && !["list", "sist", "twist"].iter().any(|end| one.ends_with(end) && !one.ends_with("alist"))
}

/// Tells whether a word is one of a few that are constant, written with spaces between: most that are not are told by the
/// sieve of the list, which the compiler makes.
macro_rules! among {
    ($low:expr, $few:expr $(,)?) => {{
        const FEW: crate::text::sieve::Few = crate::text::sieve::Few::of($few, b' ');
        FEW.holds($low)
    }};
}
pub(super) use among;
