//! Somebody: whoever a fitting statement names in the role asked for, whoever stands before or after the verb asked
//! about, the noun asked for with its name, else a name in a near sentence.

use super::phrases::{self, MOST_WORDS};
use super::pieces::{Piece, names, stem};
use super::{Asked, Offer, Sentence, flag};
use crate::model::{Act, Actor, Passage, Role, Span, Statement};
use crate::text::acts::is_noun;
use crate::text::tokens::folded;
use crate::text::words::{Class, is};

/// How well a name fits of which nothing more is known.
const BARE: f32 = 0.2;
/// How well it fits when it stands on the side of the verb asked about.
const BESIDE: f32 = 0.8;
/// How much a verb must be worth to the one asked about to stand for it: "quit" for "resigned".
const STANDS_FOR: f32 = 0.3;
/// How well it fits when it has the noun asked for beside it.
const OF_NOUN: f32 = 0.7;

/// What is left of the fit of a phrase without the noun asked for, when it is a name.
const ANOTHER_NOUN: f32 = 0.7;
/// What is left of it when it is called by another noun: "thousands of customers" are no firm.
const OTHERWISE_CALLED: f32 = 0.4;
/// What is left of the fit of a phrase that names nobody in particular: "officials".
const UNNAMED: f32 = 0.75;
/// What is left of the fit of another name for somebody the question names.
const ASKED_ABOUT: f32 = 0.5;
/// What is left of the fit of whoever did what is asked who did not do, and of whoever did not do what is asked who did.
const OPPOSITE: f32 = 0.25;
/// How much better the name of somebody fits than the words that describe him beside it.
const BY_NAME: f32 = 1.2;
/// How much less the name of a thing or of whoever only tells of it is of the sort asked for.
const NOBODY: f32 = 2.0;
/// Newspapers and news agencies that tell what others did.
const OUTLETS: [&str; 12] = [
    "Reuters",
    "Washington Post",
    "New York Times",
    "Wall Street Journal",
    "Associated Press",
    "BBC",
    "Guardian",
    "Xinhua",
    "Bloomberg",
    "Spiegel",
    "Le Monde",
    "TASS",
];
/// How many words before a name may describe him: "the minister at its head, Esmail Khatib".
const DESCRIBED: usize = 5;
/// The most words of a name looked for beside a description.
const LONGEST_NAME: usize = 4;

pub(super) fn offers(asked: &Asked, passage: &Passage, sentence: &Sentence) -> Vec<Offer> {
    let role = asked.question.role.unwrap_or(Role::Speaker);
    let names = names(sentence.pieces);
    let mut somebody = Somebody { asked, passage, sentence, names, called: false, named: false, offers: Vec::new() };
    somebody.of_statements(role);
    somebody.of_verb(role);
    somebody.of_names();
    somebody.offers
}

/// Whoever a sentence names, as far as they were found.
struct Somebody<'s> {
    asked: &'s Asked<'s>,
    passage: &'s Passage,
    sentence: &'s Sentence<'s, 's>,
    /// Its runs of capitals.
    names: Vec<(usize, usize)>,
    /// Whether what is offered has the noun asked for beside it.
    called: bool,
    /// Whether what is offered is a name by itself.
    named: bool,
    offers: Vec<Offer>,
}

impl Somebody<'_> {
    fn offer(&mut self, phrase: (usize, usize), fit: f32) {
        let Self { asked, passage, sentence, .. } = *self;
        let (pieces, text) = (sentence.pieces, passage.text.as_str());
        let Some(phrase) = phrases::trimmed(pieces, phrase) else { return };
        let span = phrases::span(pieces, phrase);
        // "which parliament": what is called neither a parliament nor by a name answers less likely.
        let asked_noun = asked.question.noun.as_deref().filter(|noun| !is_any_state(noun));
        let noun = self.called
            || asked_noun
                .is_none_or(|noun| (phrase.0..phrase.1).any(|at| stem(pieces[at].text).as_deref() == Some(noun)));
        let is_name = phrases::is_named(pieces, phrase, passage);
        let mut fit = match (noun, is_name) {
            (true, true) => fit,
            (true, false) => fit * if asked_noun.is_some() { 1.0 } else { UNNAMED },
            (false, true) => fit * ANOTHER_NOUN,
            (false, false) => fit * OTHERWISE_CALLED,
        };
        if asked_noun.is_none() && is_asked_about(asked, passage, span) {
            fit *= ASKED_ABOUT;
        }
        let within = |name: &(usize, usize)| name.0 >= phrase.0 && name.1 <= phrase.1;
        let person = self.names.iter().copied().filter(within).rfind(|name| is_personal(pieces, *name));
        // "Foreign Minister Sergei Lavrov" where the question speaks of Lavrov.
        let is_known = || person.is_some_and(|(_, end)| is_in_question(asked, pieces[end - 1].text));
        if asked_noun.is_none() && is_known() || phrase.1 - phrase.0 > MOST_WORDS || !answers(asked, span.of(text)) {
            return;
        }
        self.offers.push(Offer { span, fit, named: self.named });
        if person.is_none() {
            self.offer_name_beside(phrase, fit);
        }
    }

    /// Offers the name of the one described: "a director-general of the ministry, Yang Tao,".
    fn offer_name_beside(&mut self, described: (usize, usize), fit: f32) {
        let Self { asked, passage, sentence, .. } = *self;
        let pieces = sentence.pieces;
        let is_beside = |&(first, end): &(usize, usize)| {
            first == described.1 && pieces[first - 1].ends || end == described.0 && pieces[end - 1].ends
        };
        let is_short = |&(first, end): &(usize, usize)| end - first <= LONGEST_NAME;
        let mut beside = self.names.iter().filter(|name| is_short(name) && is_beside(name));
        let Some(name) = beside.find(|name| is_personal(pieces, **name)) else { return };
        let span = phrases::span(pieces, *name);
        if answers(asked, span.of(&passage.text)) && !is_asked_about(asked, passage, span) {
            self.offers.push(Offer::new(span, (BY_NAME * fit).min(1.0)));
        }
    }

    /// Offers whoever a fitting statement names in the role asked for, with the list he stands in.
    fn of_statements(&mut self, role: Role) {
        let Self { asked, passage, sentence, .. } = *self;
        let (pieces, text) = (sentence.pieces, passage.text.as_str());
        for statement in passage.statements.iter().filter(|statement| statement.sentence.is_within(sentence.span)) {
            let fit = fit(asked, statement);
            let name = match role {
                Role::Speaker => &statement.speaker,
                Role::Target => &statement.target,
            };
            let Some(name) = name.as_deref().filter(|_| fit > 0.0) else { continue };
            let Some(at) = sentence.span.of(text).find(name) else { continue };
            let start = sentence.span.range().start + at;
            let Some(whole) = covering(sentence, Span::new(start, start + name.len())) else { continue };
            let listed = self.names.iter().position(|(first, end)| *first < whole.1 && *end > whole.0);
            let whole = match listed.map(|at| phrases::list(pieces, &self.names, at, text)) {
                Some((first, end)) if end.max(whole.1) - first.min(whole.0) <= MOST_WORDS => {
                    (first.min(whole.0), end.max(whole.1))
                }
                _ => whole,
            };
            self.offer(whole, fit);
        }
    }

    /// Offers whoever stands before or after the verb asked about, or one that stands for it.
    fn of_verb(&mut self, role: Role) {
        let Self { asked, passage, sentence, .. } = *self;
        let pieces = sentence.pieces;
        let Some(verb) = &asked.question.verb else { return };
        let worths = asked.sought.verb(sentence.worths);
        for at in 0..pieces.len() {
            let noun = pieces[at].text.starts_with(char::is_uppercase) || is_noun(&folded(pieces[at].text));
            let same = stem(pieces[at].text).as_ref() == Some(verb);
            let like = if same { 1.0 } else { worths.map_or(0.0, |worths| worths[at]) };
            if noun || like < STANDS_FOR {
                continue;
            }
            let passive = (at.saturating_sub(3)..at).any(|n| is(&folded(pieces[n].text), Class::Be) && !pieces[n].ends);
            let subject = (role == Role::Speaker) != passive;
            let by = pieces.get(at + 1).is_some_and(|next| next.text == "by");
            let phrase = if subject {
                phrases::before(pieces, at)
            } else if passive && by {
                phrases::after(pieces, at + 1)
            } else if passive {
                None
            } else {
                phrases::after(pieces, at)
            };
            // What a statement says of the same verb is known better.
            let told = passage.statements.iter().filter(|statement| statement.trigger == pieces[at].span);
            let told = told.map(|statement| fit(asked, statement)).filter(|fit| *fit > 0.0).reduce(f32::max);
            let agrees = asked.negated == phrases::is_negated(pieces, at);
            if let Some(phrase) = phrase {
                let fit = told.map_or(BESIDE * (1.0 + like) / 2.0, |told| told.min(BESIDE));
                self.offer(phrase, if agrees { fit } else { fit * OPPOSITE });
            }
        }
    }

    /// Tells whether the sentence says that what is asked who did was not done, or that what is asked who did not do was.
    fn says_opposite(&self) -> bool {
        let (asked, pieces) = (self.asked, self.sentence.pieces);
        let Some(verb) = &asked.question.verb else { return false };
        let mut told = (0..pieces.len()).filter(|&at| stem(pieces[at].text).as_ref() == Some(verb)).peekable();
        told.peek().is_some() && told.all(|at| phrases::is_negated(pieces, at) != asked.negated)
    }

    /// Offers names: those with the noun asked for beside them, and all others.
    fn of_names(&mut self) {
        let Self { asked, passage, sentence, .. } = *self;
        let (pieces, text) = (sentence.pieces, passage.text.as_str());
        let noun = asked.question.noun.as_deref();
        // "Czech, Polish and Swedish targets" tell which countries.
        let of_lands = noun == Some("countri");
        let bare = if !self.names.is_empty() && self.says_opposite() { BARE * OPPOSITE } else { BARE };
        for number in 0..self.names.len() {
            let (first, end) = self.names[number];
            let name = phrases::span(pieces, (first, end)).of(text);
            let known = |actor: &Actor| actor.spans.iter().any(|known| known.start == pieces[first].span.start);
            // A lone capital at the start of a sentence is a name only where the table says so.
            let opens = first == 0 && end == 1 && !passage.actors.iter().any(known);
            if opens || is_time(name) || (end == first + 1 && is_demonym(name) && !of_lands) {
                continue;
            }
            // "the German parliament": the noun asked for is part of the answer, and speaks for it.
            let is_asked = |at: usize| noun.is_some_and(|noun| stem(pieces[at].text).as_deref() == Some(noun));
            let within = (first..end).any(is_asked);
            let after = end < pieces.len() && !pieces[end - 1].ends && is_asked(end);
            let before = first > 0 && !pieces[first - 1].ends && is_asked(first - 1);
            // "Katherine Archuleta, the director,"
            // but "CVERC, with the firm 360".
            let mut phrase =
                (end..(end + 4).min(pieces.len())).take_while(|&at| !is(&folded(pieces[at].text), Class::Preposition));
            let apart = end < pieces.len() && pieces[end - 1].ends && phrase.any(is_asked);
            // "the minister at its head, Esmail Khatib"
            let described = first > 0
                && pieces[first - 1].ends
                && (first.saturating_sub(DESCRIBED)..first - 1).rev().take_while(|&at| !pieces[at].ends).any(is_asked);
            self.called = !asked.possessive && (apart || before || described);
            if apart || described && !asked.possessive {
                self.offer((first, end), OF_NOUN);
            }
            // "Director of National Intelligence" names an office, not who holds it.
            let office = is_asked(first)
                && end > first + 1
                && pieces[first + 1].text == "of"
                && is(&folded(pieces[first].text), Class::PersonNoun);
            if (within || after || before) && !office {
                self.offer((first - usize::from(before), end + usize::from(after)), OF_NOUN);
            }
            self.named = true;
            if before && !office && !asked.possessive {
                self.offer((first, end), OF_NOUN);
            }
            self.called = false;
            self.offer(phrases::list(pieces, &self.names, number, text), bare);
            self.named = false;
        }
    }
}

/// Returns whether a span is of the sort of somebody asked for, and whether it is the name of a person who may be: 1 for a
/// person where one is asked for, -1 where a body is ("which firm"), -1 for a state where it is asked who, and for another
/// name of somebody asked about; [`NOBODY`] less for what is nobody, one more for a list where several are asked for; 0 for
/// everything else.
pub(super) fn sort(asked: &Asked, passage: &Passage, sentence: &Sentence, span: Span) -> (f32, bool) {
    let Some(of) = covering(sentence, span) else { return (0.0, false) };
    let person = is_personal(sentence.pieces, of);
    let known = passage.actors.iter().find(|actor| actor.spans.iter().any(|known| known.is_within(span)));
    let is_state = asked.noun.is_none() && known.is_some_and(|actor| actor.kind == "state");
    let name = asked.noun.is_some() || asked.possessive;
    let last = folded(sentence.pieces[of.1 - 1].text);
    // "the Second Additional Protocol" does nothing, and of newspapers it is seldom asked who tell of it.
    let idle = is(&last, Class::Thing) && !(name && asked.is_noun(&last)) || tells(asked, span.of(&passage.text));
    let of_persons = asked.noun.as_deref().is_some_and(|noun| is(noun.trim_end_matches('s'), Class::PersonNoun));
    let several = asked.plural && lists(sentence.pieces, of) && !of_persons;
    let sort = match &asked.noun {
        None if is_asked_about(asked, passage, span) => -1.0,
        _ if !person || known.is_some_and(|actor| actor.kind != "person") => 0.0,
        None => 1.0,
        Some(noun) if is(noun, Class::PersonNoun) || is(noun, Class::Title) => 1.0,
        Some(noun) if is(noun, Class::OrgNoun) || is_plural_of_body(noun) => -1.0,
        Some(_) => 0.0,
    };
    let idle = if idle { NOBODY } else { 0.0 };
    (sort - flag(is_state) - idle + flag(several), person && sort >= 0.0)
}

/// Tells whether a name is that of a newspaper or a news agency, where no such thing is asked about.
fn tells(asked: &Asked, name: &str) -> bool {
    let asks = |word: &String| matches!(word.as_str(), "newspap" | "paper" | "outlet" | "media" | "agenc" | "report");
    OUTLETS.iter().any(|outlet| name.contains(outlet)) && !asked.words.iter().any(asks)
}

/// Tells whether pieces are a list: "Benin, Fiji and Kiribati".
fn lists(pieces: &[Piece], (first, end): (usize, usize)) -> bool {
    (first..end - 1).any(|at| pieces[at].ends || pieces[at].text == "and")
}

fn is_plural_of_body(noun: &str) -> bool {
    let singulars =
        [noun.strip_suffix('s').map(str::to_owned), noun.strip_suffix("ies").map(|stem| format!("{stem}y"))];
    singulars.into_iter().flatten().any(|singular| is(&singular, Class::OrgNoun))
}

/// Tells whether a run of capitals looks like the name of a person: two words and more, none of them a word for a body.
fn is_personal(pieces: &[Piece], (first, end): (usize, usize)) -> bool {
    let is_part = |piece: &Piece| {
        let low = folded(piece.text);
        let other = [Class::OrgNoun, Class::OrgWord, Class::Thing, Class::Time];
        let mut letters = piece.text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.any(char::is_lowercase)
            && !other.into_iter().any(|class| is(&low, class))
    };
    end > first + 1 && pieces[first..end].iter().all(is_part)
}

pub(super) fn is_in_question(asked: &Asked, word: &str) -> bool {
    stem(word).is_some_and(|stem| asked.words.contains(&stem))
}

/// Returns the pieces that a span covers.
fn covering(sentence: &Sentence, span: Span) -> Option<(usize, usize)> {
    let first = sentence.pieces.iter().position(|piece| piece.span.end > span.start)?;
    let end = sentence.pieces.iter().rposition(|piece| piece.span.start < span.end)? + 1;
    (first < end).then_some((first, end))
}

/// How well a statement fits: the act, and those named in their roles.
pub(super) fn fit(asked: &Asked, statement: &Statement) -> f32 {
    let acts = &asked.question.acts;
    let act = if acts.contains(&statement.act) {
        1.0
    } else if acts.iter().any(|act| near(*act, statement.act)) {
        0.7
    } else {
        return 0.0;
    };
    let mut fit: f32 = 0.8 * act;
    for named in &asked.question.actors {
        let actor = match named.role {
            Some(Role::Speaker) => &statement.speaker_actor,
            Some(Role::Target) => &statement.target_actor,
            None => continue,
        };
        match actor {
            Some(actor) if *actor == named.name => fit += 0.2,
            Some(_) => fit -= 0.3,
            None => fit -= 0.1,
        }
    }
    if statement.negated != asked.negated {
        fit -= 0.4;
    }
    if let (Some(time), Some(date)) = (asked.question.time, statement.date) {
        fit += if date.overlaps(time.range) { 0.1 } else { -0.3 };
    }
    fit.clamp(0.0, 1.0)
}

/// Acts that one question word may stand for: who blames attributes, who charges accuses.
fn near(asked: Act, told: Act) -> bool {
    const NEAR: &[&[Act]] = &[
        &[Act::Accuse, Act::Attribute, Act::Condemn],
        &[Act::Deny, Act::Reject],
        &[Act::Confirm, Act::Disclose],
        &[Act::Protest, Act::Summon],
        &[Act::Sanction, Act::Ban],
        &[Act::Support, Act::Agree],
    ];
    NEAR.iter().any(|acts| acts.contains(&asked) && acts.contains(&told))
}

/// Tells whether a name may be the answer: no pronoun, not too long, and not already in the question.
fn answers(asked: &Asked, name: &str) -> bool {
    let alone = folded(name);
    !is(&alone, Class::Pronoun) && alone != "none" && !is(&alone, Class::Relative) && !asked.says_nothing_new(name)
}

/// Tells whether a span is a name, under whatever alias, of somebody the question names.
fn is_asked_about(asked: &Asked, passage: &Passage, span: Span) -> bool {
    let asked_about = |name: &str| asked.question.actors.iter().any(|named| named.name == name);
    let covers = |known: &Span| known.start <= span.start && known.end >= span.end;
    passage.actors.iter().any(|actor| asked_about(&actor.name) && actor.spans.iter().any(covers))
}

/// Nouns that a country's name answers without repeating them.
fn is_any_state(noun: &str) -> bool {
    matches!(noun, "countri" | "state" | "govern" | "nation" | "ministri" | "offici" | "person" | "peopl" | "individu")
}

fn is_time(name: &str) -> bool {
    name.split_whitespace().all(|word| is(&folded(word), Class::Time) || word.chars().all(|c| c.is_ascii_digit()))
}

/// Tells whether a lone word is an adjective of a country: `Russian` names nobody.
fn is_demonym(name: &str) -> bool {
    ["ian", "ese", "ish", "ean", "ch", "can", "aeli", "i"].iter().any(|ending| name.ends_with(ending)) && name.len() > 4
}
