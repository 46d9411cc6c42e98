//! Turns of phrase read from a table: `took aim at X`, `showed X the door`, `pulled the plug on the botnet`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;

use super::events::{Case, Sentence, Subject};
use super::kinds::Kin;
use super::ordeals::{INTRUDING, UNDERGOING};
use super::phrasebook::{PHRASES, PLAIN};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among};
use crate::text::sieve::{Few, Sieve};

/// One turn of phrase.
struct Turn {
    act: Act,
    parts: Vec<Part>,
    /// For each word that must stand in the sentence, those that will do.
    needs: Vec<Sieve>,
    /// Whether it is the act only where hackers do it: `cleaned out the exchange`.
    of_intruders: bool,
}

/// What must follow the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// One of some words, behind adverbs at the most: a particle.
    Particle(Few),
    /// One of some words, behind what may stand before a noun.
    Noun(Few),
    /// A phrase, which is also the one concerned when it is somebody.
    Phrase(Kin),
    /// Up to ten words of the same clause.
    Gap,
    /// Nothing more of the clause.
    Over,
}

/// Whom a turn of phrase that fits concerns.
struct Concerned(Option<Phrase>);

/// What a turn of phrase says.
pub(super) struct Turned {
    pub(super) act: Act,
    pub(super) target: Option<Phrase>,
    /// Whether it is told in the passive.
    pub(super) passive: bool,
    /// Whether it is the act only where hackers do it.
    pub(super) of_intruders: bool,
}

/// Taken off for an act told by a turn of phrase.
pub(super) const TURNED: u8 = 5;
/// The most words a gap spans.
const FAR: usize = 10;
/// The most phrases that may belong to an object.
const MEMBERS: usize = 3;
/// The most words before a noun.
const BEFORE_NOUN: usize = 4;

static TURNS: LazyLock<FxHashMap<&'static str, Vec<Turn>>> = LazyLock::new(|| {
    let mut turns: FxHashMap<&'static str, Vec<Turn>> = FxHashMap::default();
    for &(act, phrases) in PHRASES.iter().chain(PLAIN) {
        for phrase in phrases.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            let of_intruders = phrase.starts_with('§');
            let phrase = phrase.trim_start_matches("§ ");
            let (verbs, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            for verb in verbs.split('|') {
                let parts: Vec<Part> = rest.split_whitespace().map(part).collect();
                let needs = parts.iter().filter_map(|part| match part {
                    Part::Particle(words) | Part::Noun(words) => Some(*words.sieve()),
                    _ => None,
                });
                let needs = needs.collect();
                turns.entry(verb).or_default().push(Turn { act, parts, needs, of_intruders });
            }
        }
    }
    turns
});

static OF_INTRUDERS: Sieve = Sieve::of(INTRUDING, b' ');
static HANDS: Sieve = Sieve::of("hand hands fingerprints handwriting", b' ');
static RELATIVES: Sieve = Sieve::of("whom which that", b' ');
static NO_ONE: Sieve = Sieve::of("neither no nobody none", b' ');
static OF_ORDEALS: Sieve = Sieve::of(UNDERGOING, b' ');

fn part(word: &'static str) -> Part {
    match word {
        "*" => Part::Phrase(Kin::Somebody),
        "+" => Part::Phrase(Kin::Anything),
        "!" => Part::Phrase(Kin::Sent),
        "%" => Part::Phrase(Kin::Claim),
        "&" => Part::Phrase(Kin::Wish),
        "$" => Part::Phrase(Kin::Online),
        "~" => Part::Phrase(Kin::Told),
        "#" => Part::Phrase(Kin::Doorstep),
        "^" => Part::Phrase(Kin::Pronoun),
        "@" => Part::Phrase(Kin::Culprit),
        "..." => Part::Gap,
        "." => Part::Over,
        _ => {
            let first = Word::new(word.split('|').next().unwrap_or(word));
            let particle = words::is_preposition(first)
                || words::is_subordinator(first)
                || words::is_conjunction(first)
                || words::is_adverb(first)
                || among!(first, "to aside away back not home no whether leave responsible guilty silent")
                || first.ends_with("ing");
            let words = Few::of(word, b'|');
            if particle { Part::Particle(words) } else { Part::Noun(words) }
        }
    }
}

impl Sentence<'_, '_> {
    /// Reads a turn of phrase of the table; tells whether the verb is used up.
    pub(super) fn turn(&mut self, at: usize, lemma: &'static str, form: Form, mut group: Group) -> bool {
        // `was summoned to the ministry and given until Sunday to leave`: passive like the verb before it.
        let lent = self.passive_lent(at, form, group);
        group.passive |= lent.is_some();
        // `Neither the embassy nor the consulate answered requests`
        if among!(lemma, "answer return") && !group.negated && self.sieve.meets(&NO_ONE) {
            group.negated = self.subject(&group).is_some_and(|subject| subject.phrase.negative);
        }
        // `did not name a culprit` says nothing of nobody; `would not name him` is a silence.
        if among!(lemma, "name identify") && group.negated && group.modality == Modality::Fact {
            return false;
        }
        if lemma == "draw" && (group.passive || self.low(at + 1) != "attention") {
            return group.passive && group.negated && self.is_silent(at, group);
        }
        if OF_ORDEALS.may_hold(lemma) && among!(lemma, UNDERGOING) && !group.passive && self.undergo(at, lemma, group) {
            return true;
        }
        if OF_INTRUDERS.may_hold(lemma)
            && among!(lemma, INTRUDING)
            && !group.passive
            && self.intrude(at, lemma, group, form)
        {
            return true;
        }
        let broken = lemma == "steal" || lemma == "break" && self.low(at + 1) == "into";
        if broken && !group.passive && form == Form::Participle && self.had_done(at, group) {
            return true;
        }
        // `sees Moscow's hand in it`
        if lemma == "see" && !group.passive && self.sieve.meets(&HANDS) && self.is_hand_seen(at) {
            let subject = self.subject(&group).filter(|subject| subject.phrase.kind != Kind::Thing);
            let Some(subject) = subject else { return false };
            self.remember(&subject.phrase, false);
            return self.hand_of(&Case { at, group, source: Some(subject.phrase), doubt: subject.doubt + TURNED });
        }
        let Some(turns) = TURNS.get(lemma) else { return false };
        let Some(turned) = self.turned(at, turns, &group, form, lent.as_ref()) else { return false };
        if turned.passive {
            return self.turned_passive(at, group, turned);
        }
        let participle = (form == Form::Ing && group.first == at).then(|| self.participle(at)).flatten();
        // `Having first brushed off the story, the office acknowledged`
        let having = self.low(self.floor) == "having" && at <= self.floor + 3;
        let participle = participle.or_else(|| if having { self.cataphor(at) } else { None });
        let subject = participle.or_else(|| self.subject(&group));
        let Some(subject) = subject.filter(|subject| !subject.passive || form != Form::Past) else { return false };
        let subject = match self.campaigner(&subject.phrase) {
            Some(phrase) => Subject { phrase, ..subject },
            None => subject,
        };
        if subject.phrase.kind == Kind::Thing && !self.is_paper(&subject.phrase) {
            return false;
        }
        // `urged the ministry to publish the contract`: what is only asked for.
        let asked = group.infinitive.is_some_and(|to| {
            group.modality == Modality::Infinitive
                && subject.phrase.end == to
                && !among!(self.low(to - 1), "has have had is are was were")
                // `Vietnam to block Telegram`
                && !(self.view.is_headline(self.floor, self.end) && subject.phrase.first == self.floor)
        });
        if asked && !matches!(turned.act, Act::Sanction | Act::Expel) {
            return true;
        }
        self.remember(&subject.phrase, false);
        let case = Case { at, group, source: Some(subject.phrase), doubt: subject.doubt + TURNED };
        self.say_turned(&case, turned);
        true
    }

    /// Returns whom a participle concerns that `and` joins to a passive verb.
    fn passive_lent(&self, at: usize, form: Form, group: Group) -> Option<Phrase> {
        let before = at.checked_sub(1).filter(|before| *before > self.floor)?;
        let joined = words::is_conjunction(self.low(before));
        if !joined || group.first != at || !matches!(form, Form::Past | Form::Participle) {
            return None;
        }
        self.subjects.last().filter(|(_, passive)| *passive).map(|(phrase, _)| phrase.clone())
    }

    /// Returns what the first turn of phrase that fits says.
    fn turned(&self, at: usize, turns: &[Turn], group: &Group, form: Form, lent: Option<&Phrase>) -> Option<Turned> {
        let bare = form == Form::Past && !group.perfect && group.infinitive.is_none();
        // `taken into custody by`: a passive without its helper.
        let reduced = matches!(form, Form::Past | Form::Participle) && !group.passive && group.first == at;
        let mut agent = None;
        let mut has_agent = || *agent.get_or_insert_with(|| self.agent(at + 1).is_some());
        let relatives = self.sieve.meets(&RELATIVES);
        let mut relative = None;
        let mut is_relative = || *relative.get_or_insert_with(|| self.is_relative_object(group));
        let mut of_intruders = None;
        let mut may_be = |turn: &Turn| {
            !turn.of_intruders || *of_intruders.get_or_insert_with(|| self.is_done_by_intruders(at, group, form))
        };
        for turn in turns {
            if !turn.needs.iter().all(|need| need.meets(&self.sieve)) || !may_be(turn) {
                continue;
            }
            // `the envoy, whom it had called in twice`: whom it concerns stands before.
            if relatives
                && !group.passive
                && matches!(turn.act, Act::Summon | Act::Expel | Act::Indict | Act::Sanction | Act::Ban)
                && is_relative()
                && let Some(place) = turn.parts.iter().position(|part| matches!(part, Part::Phrase(_)))
                && let Some(left) = self.left_out_by(at, group)
                && matches!(turn.parts[place], Part::Phrase(kin) if self.is_kin(&left, kin))
                && self.follow_without(at + 1, &turn.parts, place)
            {
                return Some(Turned {
                    act: turn.act,
                    target: Some(left),
                    passive: false,
                    of_intruders: turn.of_intruders,
                });
            }
            if !group.passive
                && (form != Form::Participle || group.perfect)
                && !(bare
                    && turn.parts.first() == Some(&Part::Gap)
                    && words::is_preposition(self.low(at + 1))
                    && !is_relative())
                && let Some(Concerned(target)) = self.follow(at + 1, &turn.parts, None)
                && quiet_enough(turn, group)
            {
                return Some(Turned { act: turn.act, target, passive: false, of_intruders: turn.of_intruders });
            }
            let headline = || {
                matches!(
                    turn.act,
                    Act::Indict
                        | Act::Sanction
                        | Act::Expel
                        | Act::Ban
                        | Act::Investigate
                        | Act::Summon
                        | Act::Attack
                        | Act::Takedown
                ) && self.view.is_headline(self.floor, self.end)
            };
            if (group.passive || reduced && (bare || form == Form::Participle) && (has_agent() || headline()))
                && let Some(Concerned(target)) = self.passively(at, turn, group, lent)
                && quiet_enough(turn, group)
            {
                return Some(Turned { act: turn.act, target, passive: true, of_intruders: turn.of_intruders });
            }
        }
        None
    }

    /// Tells whether those who break in do what the verb says, or had it done.
    fn is_done_by_intruders(&self, at: usize, group: &Group, form: Form) -> bool {
        let agent = || self.agent(at + 1).is_some_and(|agent| self.is_intruder(&agent));
        if group.passive {
            return agent();
        }
        let participle = (form == Form::Ing && group.first == at).then(|| self.participle(at)).flatten();
        let subject = participle.or_else(|| self.subject(group)).filter(|subject| !subject.passive);
        subject.is_some_and(|subject| self.is_intruder(&subject.phrase))
            || matches!(form, Form::Past | Form::Participle) && agent()
    }

    /// Returns who stands before the relative pronoun of the clause that the verb is in.
    fn left_out_by(&self, at: usize, group: &Group) -> Option<Phrase> {
        let subject = self.view.phrase_before(group.first, self.floor)?;
        let relative =
            subject.first.checked_sub(1).filter(|at| *at > self.floor && among!(self.low(*at), "whom which that"))?;
        let end = relative - usize::from(self.low(relative - 1) == ",");
        let left = self.view.antecedent(end, self.floor, "which")?;
        (left.end < at).then_some(left)
    }

    /// Tells whether the parts but one follow.
    fn follow_without(&self, from: usize, parts: &[Part], left_out: usize) -> bool {
        let rest: Vec<Part> =
            parts.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, part)| *part).collect();
        self.follow(from, &rest, None).is_some()
    }

    /// Reads `X was shown the door`, `the blame was pinned on X`: what follows the verb stands before it.
    fn passively(&self, at: usize, turn: &Turn, group: &Group, known: Option<&Phrase>) -> Option<Concerned> {
        let (first, rest) = turn.parts.split_first()?;
        if rest.is_empty() && !group.passive {
            return None;
        }
        let left = match first {
            Part::Phrase(_) | Part::Noun(_) if known.is_some() => known.cloned()?,
            Part::Phrase(_) | Part::Noun(_) => match self.before_comma(at).filter(|_| !group.passive) {
                Some(subject) => subject.phrase,
                None => self.view.phrase_before(group.first, self.floor).or_else(|| self.who_was(group.first))?,
            },
            // `was broken up by the police`, `had been broken into`
            Part::Particle(wanted) if group.passive && wanted.holds(self.low(at + 1)) && rest.len() == 1 => {
                self.view.phrase_before(group.first, self.floor)?
            }
            _ => return None,
        };
        if !group.passive && left.end != group.first && left.end + 1 != group.first {
            return None;
        }
        match *first {
            Part::Phrase(kin) => {
                // `accounts at the bank were accessed`: what is at the bank.
                let at_place = |left: &Phrase| {
                    let by = left
                        .first
                        .checked_sub(1)
                        .filter(|by| *by > self.floor && among!(self.low(*by), "at of in from on for belonging to"))?;
                    self.view.phrase_before(by, self.floor).filter(|thing| thing.end == by && self.is_kin(thing, kin))
                };
                let outer = if kin == Kin::Online && group.passive && !self.is_kin(&left, kin) {
                    at_place(&left)
                } else {
                    None
                };
                let left = outer.unwrap_or(left);
                let fits = self.is_kin(&left, kin);
                let whole = matches!(turn.act, Act::Attack | Act::Takedown | Act::Ban | Act::Reject);
                let concerned = if left.kind == Kind::Thing && !whole { None } else { Some(left) };
                // `was asked by the Commission on Friday to hand over`
                let asked = turn.act == Act::Request && self.low(at + 1) == "by";
                let by = if asked { self.agent(at + 1) } else { None };
                let from = by.map_or(at + 1, |by| by.end);
                fits.then(|| self.follow(from, rest, concerned)).flatten()
            }
            Part::Particle(_) => match rest.first() {
                Some(Part::Phrase(kin)) if self.is_kin(&left, *kin) => {
                    let whole = matches!(turn.act, Act::Attack | Act::Takedown | Act::Ban);
                    Some(Concerned(Some(left).filter(|left| left.kind != Kind::Thing || whole)))
                }
                _ => None,
            },
            Part::Noun(wanted) => {
                let named = (left.first..left.end).any(|at| wanted.holds(self.low(at)));
                let inside = |noun: usize| self.follow(noun + 1, rest, None);
                let noun = (left.first..left.end).find(|at| wanted.holds(self.low(*at)));
                // `Telegram was blocked`: what is named is what it concerns.
                let whole = Some(&left).filter(|_| rest.is_empty() && turn.act == Act::Ban).cloned();
                named.then(|| self.follow(at + 1, rest, whole).or_else(|| noun.and_then(inside))).flatten()
            }
            _ => None,
        }
    }

    /// Returns who stands before the relative pronoun that a passive verb follows: `the ambassador, who had been called in`.
    fn who_was(&self, first: usize) -> Option<Phrase> {
        let relative = first.checked_sub(1).filter(|at| *at > self.floor && among!(self.low(*at), "who which"))?;
        let end = relative - usize::from(self.low(relative - 1) == ",");
        let antecedent = self.view.antecedent(end, self.floor, &self.low(relative))?;
        Some(Phrase { end: first, ..antecedent })
    }

    /// Follows the parts of a turn of phrase from `from` on; returns the one concerned when they are all there.
    fn follow(&self, from: usize, parts: &[Part], target: Option<Phrase>) -> Option<Concerned> {
        let Some((part, rest)) = parts.split_first() else { return Some(Concerned(target)) };
        match *part {
            Part::Over => {
                let over = from >= self.tail()
                    || among!(self.low(from), ", . ; on in at and about over")
                    || words::is_time(self.low(from));
                over.then_some(Concerned(target))
            }
            Part::Gap => {
                let end = self.clause_end(from, FAR);
                (from..end).find_map(|at| self.follow(at, rest, target.clone()))
            }
            Part::Particle(wanted) => {
                // `conveyed its “deep displeasure” to the envoy`
                let mut at = from + usize::from(self.view.lexemes.kind(from) == LexemeKind::Close);
                while at < from + 3 && words::is_adverb(self.low(at)) && !wanted.holds(self.low(at)) {
                    at += 1;
                }
                // `asked a court in San Francisco on Friday to`, `ordered a clerk in Varna out`
                let far = ["to", "that", "into", "out", "home"].iter().any(|word| wanted.holds(*word));
                if far && !wanted.holds(self.low(at)) {
                    at = self.over_place(at).unwrap_or(at);
                }
                // `ordered a clerk in Varna out`: where he is, not where he has to come.
                let place = rest.is_empty()
                    && self.low(at) == "in"
                    && (self.view.mention_at(at + 1).is_some() || self.view.lexemes.is_capital(at + 1))
                    && !words::is_time(self.low(at + 1));
                (wanted.holds(self.low(at)) && !place).then(|| self.follow(at + 1, rest, target)).flatten()
            }
            Part::Noun(wanted) => {
                let at = (from..(from + BEFORE_NOUN + 1).min(self.end))
                    .take_while(|at| *at == from || self.may_precede_noun(at - 1) || self.is_partitive(at - 1))
                    .find(|at| wanted.holds(self.low(*at)))?;
                self.follow(at + 1, rest, target)
            }
            Part::Phrase(kin) => {
                // `took more than 200 domains offline`
                let object = self
                    .object(from)
                    .filter(|object| object.first <= from + 1 || among!(self.low(from + 1), "than least"))?;
                // `notified the regulator of the breach`: of what, not whose.
                let of = rest.first().is_some_and(|part| matches!(part, Part::Particle(wanted) if wanted.holds("of")));
                let of = if of { self.find(object.first + 1, object.end, |low| low == "of") } else { None };
                let object = of.map_or(object, |of| self.view.phrase(from, of));
                // `made the files public`, `declared the app illegal`
                let last = object
                    .end
                    .checked_sub(1)
                    .filter(|last| *last > object.first && self.view.mention_at(*last).is_none());
                let swallowed = rest.first().zip(last).is_some_and(|(part, last)| match part {
                    Part::Particle(wanted) | Part::Noun(wanted) => {
                        wanted.holds(self.low(last))
                            && among!(
                                self.low(last),
                                "public known illegal unlawful offline responsible guilty unwelcome home packing defence defense discriminatory unjustified unfair unjust illegitimate \
                                 arbitrary disproportionate hypocritical cynical regrettable dangerous provocative hostile unhelpful counterproductive immoral scandalous \
                                 disgraceful disappointing inexcusable indefensible unacceptable outrageous shameful intolerable reckless irresponsible deplorable \
                                 despicable cowardly appalling reprehensible politically deeply wholly completely",
                            )
                    }
                    _ => false,
                });
                let object = if swallowed { self.view.phrase(object.first, object.end - 1) } else { object };
                let object = Some(object)
                    .map(|object| if kin == Kin::Claim { self.over_marks(object) } else { object })
                    .filter(|object| self.is_kin(object, kin))?;
                let concerned = match (object.kind, kin) {
                    (Kind::Thing, Kin::Told) => Some(Phrase { kind: Kind::Agent, ..object.clone() }),
                    (Kind::Thing, Kin::Doorstep | Kin::Culprit) => self.within(&object),
                    // `ruled it out`, `made it known`: what, not whom.
                    // `turned them down`
                    (Kind::Pronoun, kin)
                        if !matches!(kin, Kin::Somebody | Kin::Told)
                            && !among!(self.low(object.first), "them him her us me") =>
                    {
                        None
                    }
                    _ => Some(object.clone()),
                };
                let target = target.or(concerned);
                let over = self.follow(object.end, rest, target.clone());
                over.or_else(|| self.follow_over(&object, rest, target.as_ref())).or_else(|| {
                    // `found the defendant, Orsolya Benkő, guilty`
                    let aside = Some(object.end).filter(|comma| !rest.is_empty() && self.low(*comma) == ",")?;
                    let close = self.find(aside + 1, self.clause_end(aside + 1, 12), |low| low == ",")?;
                    let named = (aside + 1..close).any(|at| self.view.lexemes.is_capital(at));
                    if named { self.follow(close + 1, rest, target) } else { None }
                })
            }
        }
    }

    /// Follows the parts behind what belongs to an object: `put a Riga web host and its owner under sanctions`, `pulled 127 servers of
    /// the host offline`.
    fn follow_over(&self, object: &Phrase, rest: &[Part], target: Option<&Phrase>) -> Option<Concerned> {
        if rest.is_empty() || rest.first() == Some(&Part::Gap) || object.kind == Kind::Pronoun {
            return None;
        }
        let mut end = object.end;
        for _ in 0..MEMBERS {
            let joins = self.low(end);
            // `encouraged families in 1978, and then announced its intention to`
            let bids = matches!(rest.first(), Some(Part::Particle(words) | Part::Noun(words)) if words.holds("to"));
            if bids && !among!(joins, "and , or") || joins == "and" && words::is_adverb(self.low(end + 1)) {
                return None;
            }
            if !among!(joins, "and , or of at from in used run owned tied linked accused suspected") {
                return None;
            }
            let from = end
                + 1
                + usize::from(joins == "," && among!(self.low(end + 1), "and or"))
                + usize::from(among!(self.low(end + 1), "by to of"));
            let next = self.object(from).filter(|next| next.first <= from + 1 && self.low(from) != "according")?;
            if joins == "," && from == end + 1 && !among!(self.low(next.end), "and or ,") {
                return None;
            }
            end = next.end;
            if let Some(found) = self.follow(end, rest, target.cloned()) {
                return Some(found);
            }
        }
        None
    }
}

/// Tells whether the negation of the verb suits the act: `did not return calls` is a silence, `returned calls` none.
fn quiet_enough(turn: &Turn, group: &Group) -> bool {
    // `did not rule out sanctions` refuses nothing.
    if group.negated
        && matches!(turn.act, Act::Reject | Act::Deny)
        && turn.parts.iter().take(2).any(|part| matches!(part, Part::Particle(words) if words.text() == "out"))
    {
        return false;
    }
    let Some(Part::Noun(first) | Part::Particle(first)) = turn.parts.first() else { return true };
    let first = first.text();
    // Silences that only a negation makes.
    let of_reply = turn.act == Act::Decline
        && (first.starts_with("calls|")
            || among!(first, "whether|who|how|what|why|which|on|about|further|. into")
            || first.starts_with("details|"));
    // `refused to give figures` is told by its first verb.
    let told = first.starts_with("details|detail|reason") && group.infinitive.is_some();
    !told && (!of_reply || group.negated && (!group.perfect || first.starts_with("calls")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::acts;

    #[test]
    fn every_turn_begins_with_a_verb_of_the_table() {
        let known = |lemma: &&&str| {
            let found = acts::light_verb(lemma).or_else(|| acts::turning_verb(lemma));
            found.is_some_and(|(known, _)| known == **lemma)
        };
        let missing: Vec<_> = TURNS.keys().filter(|lemma| !known(lemma)).collect();
        assert!(missing.is_empty(), "missing among the verbs of turns: {missing:?}");
    }
}
