//! The verbs and nouns of reported acts: one table, read by the extractor and by the question side alike.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::model::Act;

mod tables;

use tables::{AMBIGUOUS, LIGHT, NOUNS, RARER, TURNING, VERBS};

/// A form of a verb of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Its base form.
    pub lemma: &'static str,
    /// The act it reports when nothing around it says otherwise.
    pub act: Act,
    /// Where the one concerned stands.
    pub frame: Frame,
    /// Which form this is.
    pub form: Form,
}

/// Where a verb keeps the one whom the act concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// It reports a clause: `said that …`.
    Clause,
    /// Its object is a claim, not somebody: `denied the allegations`.
    Claim,
    /// Its object: `sanctioned the group`.
    Object,
    /// Its object, the matter after a preposition: `accused X of`, `blamed X for`, `charged X with`.
    Matter,
    /// After `to`: `attributed the hack to X`.
    To,
    /// After `on`: `blamed the hack on X`.
    On,
    /// After `with`: `agreed with X`.
    With,
    /// After `from` or `of`: `demanded an answer from X`.
    From,
    /// After `to` or `against`: `objected to`, `protested to X`.
    Against,
}

/// The forms of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `deny`
    Base,
    /// `denies`
    Third,
    /// `denied`, as past or as participle.
    Past,
    /// Only the participle, where it differs: `struck down` has none, `withdrawn` has.
    Participle,
    /// `denying`
    Ing,
}

static FORMS: LazyLock<FxHashMap<String, Verb>> = LazyLock::new(|| {
    let mut forms = FxHashMap::with_capacity_and_hasher(2_500, FxBuildHasher);
    for &(act, frame, words) in VERBS.iter().chain(RARER) {
        for word in words.split_whitespace() {
            for_each_form(word, |text, lemma, form| {
                forms.entry(text).or_insert(Verb { lemma, act, frame, form });
            });
        }
    }
    forms
});

static RARER_LEMMAS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    RARER
        .iter()
        .flat_map(|(.., words)| words.split_whitespace())
        .map(|word| word.split('/').next().unwrap_or(word))
        .collect()
});

static TURNING_FORMS: LazyLock<FxHashMap<String, (&'static str, Form)>> = LazyLock::new(|| {
    let mut forms = FxHashMap::with_capacity_and_hasher(2_500, FxBuildHasher);
    for word in TURNING.split_whitespace() {
        for_each_form(word, |text, lemma, form| {
            forms.entry(text).or_insert((lemma, form));
        });
    }
    forms
});

/// Returns base form and form of a verb that reports an act in a turn of phrase: `took aim at`.
pub fn turning_verb(word: &str) -> Option<(&'static str, Form)> {
    TURNING_FORMS.get(word).copied()
}

static NOUN_FORMS: LazyLock<FxHashMap<&'static str, Act>> =
    LazyLock::new(|| NOUNS.iter().flat_map(|(act, nouns)| nouns.split_whitespace().map(|noun| (noun, *act))).collect());

static LIGHT_FORMS: LazyLock<FxHashMap<String, (&'static str, Form)>> = LazyLock::new(|| {
    let mut forms = FxHashMap::with_capacity_and_hasher(600, FxBuildHasher);
    for word in LIGHT.split_whitespace() {
        for_each_form(word, |text, lemma, form| {
            forms.entry(text).or_insert((lemma, form));
        });
    }
    forms
});

/// Returns base form and form of a verb that makes an act only with a noun or particle beside it.
pub fn light_verb(word: &str) -> Option<(&'static str, Form)> {
    LIGHT_FORMS.get(word).copied()
}

/// What a word may be a form of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Verbal {
    /// As [`light_verb`] has it, or else as [`turning_verb`] has it.
    pub light: Option<(&'static str, Form)>,
    /// As [`verb`] has it.
    pub verb: Option<Verb>,
}

impl Verbal {
    /// Returns the form of the word, whichever verb it belongs to.
    pub fn form(&self) -> Option<Form> {
        self.verb.map(|verb| verb.form).or_else(|| self.light.map(|(_, form)| form))
    }
}

static VERBAL: LazyLock<FxHashMap<&'static str, Verbal>> = LazyLock::new(|| {
    let mut verbal: FxHashMap<&str, Verbal> = FxHashMap::with_capacity_and_hasher(5_000, FxBuildHasher);
    // Where a word is in both, the latter has it.
    let light = TURNING_FORMS.iter().chain(LIGHT_FORMS.iter());
    light.for_each(|(word, light)| verbal.entry(word).or_default().light = Some(*light));
    FORMS.iter().for_each(|(word, verb)| verbal.entry(word).or_default().verb = Some(*verb));
    verbal
});

/// Returns what a folded word may be a form of, all at the cost of one look; `None` for most words.
pub fn verbal(word: &str) -> Option<Verbal> {
    VERBAL.get(word).copied()
}

/// Returns the form a folded word is of a verb of any table, as [`Verbal::form`] does: for what asks about a few words, and
/// need not wait for the table of all.
pub fn form(word: &str) -> Option<Form> {
    let light = || light_verb(word).or_else(|| turning_verb(word)).map(|(_, form)| form);
    verb(word).map(|verb| verb.form).or_else(light)
}

/// Returns the words that are a form of a verb of a table, or a noun that names an act, in no order.
pub fn tabled() -> impl Iterator<Item = &'static str> {
    VERBAL.keys().chain(NOUN_FORMS.keys()).copied()
}

/// Returns the verb that a folded word is a form of.
pub fn verb(word: &str) -> Option<Verb> {
    FORMS.get(word).copied()
}

/// Tells whether a folded word is a noun that names an act (`attacks`, `sanctions`), whatever verb it may be as well.
pub fn is_noun(word: &str) -> bool {
    NOUN_FORMS.contains_key(word)
}

/// Returns the act that a folded word names as a noun: `breach` is [`Act::Attack`].
pub fn noun_act(word: &str) -> Option<Act> {
    NOUN_FORMS.get(word).copied()
}

/// Returns the act a single word of a question speaks of: `denied`, `denies`, `denial` are all [`Act::Deny`].
///
/// Words that mostly mean something else (`state`, `report`, `links`) belong to no act here.
///
/// ```
/// # use demarche::{model::Act, text::acts::act_of_word};
/// assert_eq!(act_of_word("Denial"), Some(Act::Deny));
/// assert_eq!(act_of_word("states"), None);
/// ```
pub fn act_of_word(word: &str) -> Option<Act> {
    let word = super::lexemes::fold(word);
    if let Some(act) = NOUN_FORMS.get(word.as_str()) {
        return Some(*act);
    }
    if AMBIGUOUS.split_whitespace().any(|ambiguous| ambiguous == word) {
        return None;
    }
    verb(&word).filter(|verb| !RARER_LEMMAS.contains(verb.lemma)).map(|verb| verb.act)
}

/// Returns the words a text may use for an act, the most typical first, for expanding a question.
pub fn words_of_act(act: Act) -> &'static [&'static str] {
    match act {
        Act::State => &["said", "stated", "announced", "statement"],
        Act::Confirm => &["confirm", "acknowledge", "admit", "affirm", "confirmation"],
        Act::Claim => &["claim", "responsibility", "credit"],
        Act::Deny => &[
            "deny",
            "denial",
            "dispute",
            "reject",
            "refute",
            "dismiss",
            "baseless",
            "groundless",
            "unfounded",
            "fabricated",
            "slander",
            "smear",
        ],
        Act::Reject => &["reject", "refuse", "rebuff", "oppose", "veto", "dismiss", "rejection", "refusal"],
        Act::Decline => &["decline", "comment"],
        Act::Accuse => &["accuse", "blame", "allege", "accusation", "allegation", "attribute"],
        Act::Attribute => &["attribute", "attribution", "blame", "link", "trace", "behind"],
        Act::Condemn => &["condemn", "denounce", "deplore", "criticise", "condemnation"],
        Act::Warn => &["warn", "alert", "advisory", "caution", "warning"],
        Act::Threaten => &["threaten", "threat", "ultimatum", "retaliate"],
        Act::Request => &["urge", "demand", "request", "call", "appeal"],
        Act::Protest => &["protest", "complain", "demarche", "complaint"],
        Act::Summon => &["summon", "summoned", "ambassador"],
        Act::Expel => &["expel", "expulsion", "persona non grata", "deport"],
        Act::Sanction => &["sanction", "blacklist", "designate", "asset freeze", "travel ban"],
        Act::Indict => &["indict", "charge", "arrest", "unseal", "indictment", "prosecute"],
        Act::Investigate => &["investigate", "investigation", "inquiry", "probe"],
        Act::Takedown => &["takedown", "dismantle", "seize", "disrupt"],
        Act::Agree => &["agree", "agreement", "accord", "pact", "sign", "memorandum"],
        Act::Support => &["support", "solidarity", "endorse", "back"],
        Act::Attack => &["attack", "hack", "breach", "intrusion", "cyberattack", "compromise"],
        Act::Disclose => &["disclose", "reveal", "leak", "publish", "disclosure"],
        Act::Ban => &["ban", "prohibit", "outlaw", "bar", "block"],
    }
}

/// Calls `enter` with each form of `base`, `base/past` or `base/past/participle`; a past wins over an equal base form.
fn for_each_form(word: &'static str, mut enter: impl FnMut(String, &'static str, Form)) {
    let mut parts = word.split('/');
    let lemma = parts.next().unwrap_or(word);
    let past = parts.next().map_or_else(|| regular_past(lemma), str::to_owned);
    let participle = parts.next();
    // `levelled` and `leveled` are both in use.
    if lemma.ends_with('l') && past.ends_with("lled") {
        enter(format!("{lemma}ed"), lemma, Form::Past);
        enter(format!("{lemma}ing"), lemma, Form::Ing);
    }
    enter(ing(lemma, &past), lemma, Form::Ing);
    enter(past, lemma, Form::Past);
    enter(lemma.to_owned(), lemma, Form::Base);
    enter(third(lemma), lemma, Form::Third);
    if let Some(participle) = participle {
        enter(participle.to_owned(), lemma, Form::Participle);
    }
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    lemma.strip_suffix('y').is_some_and(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else {
        format!("{lemma}ed")
    }
}

fn third(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with(['s', 'x', 'z'])
        || lemma.ends_with("sh")
        || lemma.ends_with("ch")
        || matches!(lemma, "veto" | "embargo" | "go")
    {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

/// Doubles the last consonant where the past does: `expelled`, `expelling`.
fn ing(lemma: &str, past: &str) -> String {
    if let Some(stem) = past.strip_suffix("ed")
        && stem.len() == lemma.len() + 1
        && stem.starts_with(lemma)
    {
        return format!("{stem}ing");
    }
    // `cutting`, `putting`, and what a past of its own hides: `digging`, `winning`
    let doubles = || {
        let vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
        let [.., before, middle, last] = lemma.as_bytes() else { return false };
        let one = lemma.bytes().filter(|letter| vowel(letter)).count() == 1;
        one && !past.ends_with("ed")
            && !vowel(before)
            && vowel(middle)
            && !matches!(last, b'w' | b'x' | b'y')
            && !vowel(last)
    };
    if (past == lemma && lemma.ends_with('t')) || doubles() {
        let last = &lemma[lemma.len() - 1..];
        return format!("{lemma}{last}ing");
    }
    match lemma.strip_suffix('e') {
        Some(stem) if lemma != "tie" => format!("{stem}ing"),
        _ if lemma == "tie" => "tying".to_owned(),
        _ => format!("{lemma}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_told_without_the_table_of_all() {
        for word in tabled() {
            assert_eq!(form(word), verbal(word).and_then(|verbal| verbal.form()), "{word}");
        }
    }

    #[test]
    fn forms_are_made_by_rule() {
        for (word, lemma, form) in [
            ("denies", "deny", Form::Third),
            ("denied", "deny", Form::Past),
            ("denying", "deny", Form::Ing),
            ("expelling", "expel", Form::Ing),
            ("condemns", "condemn", Form::Third),
            ("said", "say", Form::Past),
            ("accusing", "accuse", Form::Ing),
            ("banned", "ban", Form::Past),
            ("dismisses", "dismiss", Form::Third),
            ("vetoes", "veto", Form::Third),
            ("written", "write", Form::Participle),
        ] {
            let verb = verb(word).unwrap_or_else(|| panic!("{word} is missing"));
            assert_eq!((verb.lemma, verb.form), (lemma, form), "{word}");
        }
    }

    #[test]
    fn question_words_find_their_act() {
        assert_eq!(act_of_word("denied"), Some(Act::Deny));
        assert_eq!(act_of_word("refuted"), Some(Act::Deny));
        assert_eq!(act_of_word("blamed"), Some(Act::Accuse));
        assert_eq!(act_of_word("Indictment"), Some(Act::Indict));
        assert_eq!(act_of_word("sanctions"), Some(Act::Sanction));
        assert_eq!(act_of_word("voters"), None);
        assert_eq!(act_of_word("report"), None);
    }

    #[test]
    fn every_act_has_words() {
        assert!(Act::ALL.into_iter().all(|act| !words_of_act(act).is_empty()));
    }
}
