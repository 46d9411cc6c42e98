//! Verbs that report a clause, and what the clause makes of them: a denial, an attribution.

use crate::model::Act;
use crate::text::acts::{self, Form, Verb};
use crate::text::lexemes::LexemeKind;

use super::events::Sentence;
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words;

/// Verbs that need `that` or a quotation: `noted that`, `stated that`, else they report nothing.
const STRICT: &[&str] = &[
    "state",
    "note",
    "point",
    "conclude",
    "recall",
    "observe",
    "argue",
    "assert",
    "maintain",
    "reiterate",
    "stress",
    "allege",
    "suggest",
    "estimate",
    "assess",
    "stipulate",
    "clarify",
    "contend",
    "predict",
    "comment",
    "remark",
    "explain",
    "report",
    "underline",
    "underscore",
    "emphasise",
    "emphasize",
    "declare",
    "testify",
    "verify",
    "corroborate",
    "affirm",
    "quip",
    "tweet",
    "reply",
    "respond",
    "insist",
    "brief",
    "write",
    "add",
];

impl Sentence<'_, '_> {
    /// A verb that reports a clause.
    pub(super) fn clause(
        &mut self,
        at: usize,
        verb: Verb,
        group: &Group,
        source: Option<Phrase>,
        doubt: u8,
        inverted: bool,
    ) {
        let next = self.low(at + 1);
        let quote = self.view.quote_within(at + 1, (at + 6).min(self.end)).is_some();
        let closes = group.first > self.floor && self.view.lexemes.kind(group.first - 1) == LexemeKind::Close;
        let that = self.find(at + 1, at + 14, |low| low == "that").is_some();
        let trailing = inverted || closes || self.is_trailing(at, group);
        let object = self.object(at + 1);
        if STRICT.contains(&verb.lemma)
            && !(that || quote || trailing || matches!(next, ":" | "how" | "why" | "whether" | "in"))
        {
            // `insisted it was`, `added China would`: a clause without `that` has its own verb.
            let own_verb = object.as_ref().is_some_and(|object| {
                words::is_auxiliary(self.low(object.end))
                    || acts::verb(self.low(object.end)).is_some_and(|v| v.form == Form::Past)
            });
            if !own_verb || matches!(verb.lemma, "report" | "note" | "point" | "state" | "brief") {
                return;
            }
        }
        // `say` without anything said: `officials said to be linked`
        if verb.lemma == "say"
            && (next == "to" || (matches!(self.low(at - 1), "is" | "are") && verb.form == Form::Past))
        {
            return;
        }
        let speaker =
            source.as_ref().map_or(group.first, |source| if source.first > at { group.first } else { source.first });
        let mut claim = self.reported(at, group, inverted, speaker);
        let told = matches!(verb.lemma, "tell" | "warn" | "alert" | "caution" | "brief");
        let listener = object
            .clone()
            .filter(|object| told && object.kind != Kind::Thing && object.first == at + 1)
            .filter(|listener| {
                // `warned China poses a threat`: the clause's subject, nobody addressed.
                !acts::verb(self.low(listener.end)).is_some_and(|v| v.form != Form::Ing)
                    && !words::is_auxiliary(self.low(listener.end))
                    && !self.low(listener.end).ends_with('s')
                    || verb.lemma == "tell"
            });
        if let (Some((first, end)), Some(listener)) = (claim, &listener) {
            if first == at + 1 && listener.end < end {
                claim = Some((listener.end, end));
            }
        }
        let mut act = verb.act;
        let kept = verb.lemma == "say" && matches!(next, "whether" | "who" | "how" | "which" | "if" | "what" | "why");
        if group.negated && act == Act::State && (matches!(verb.lemma, "comment" | "respond" | "reply") || kept) {
            act = Act::Decline;
        }
        let mut denied = false;
        if let Some((first, end)) = claim {
            if matches!(act, Act::State | Act::Confirm) && !group.negated {
                denied = self.denies(first, end);
                if !denied {
                    self.attribution(at, group, source.as_ref(), first, end, doubt);
                }
                if self.first_person(at, group, source.as_ref(), first, end, doubt) {
                    return;
                }
            }
        }
        if denied {
            act = Act::Deny;
        }
        if act == Act::Disclose && object.is_none() && claim.is_none() {
            return;
        }
        let plain = match act {
            Act::Decline => Group { negated: false, modality: Modality::Fact, ..*group },
            _ => *group,
        };
        let paper = source.as_ref().is_some_and(|source| source.kind == Kind::Thing);
        self.push(act, at, &plain, source, listener, claim, doubt + if paper { 15 } else { 0 });
    }

    /// Tells whether the verb follows what it reports: `…, the commission said.`
    fn is_trailing(&self, at: usize, group: &Group) -> bool {
        let next = self.low(at + 1);
        let last = at + 1 >= self.tail() || matches!(next, "." | "," | "on" | "in" | "at");
        last && self.find(self.floor, group.first, |low| low == ",").is_some()
    }

    /// Tells whether a reported clause denies something: `the accusations were groundless`, `it had nothing to do with`.
    pub(super) fn denies(&self, first: usize, end: usize) -> bool {
        let to = end.min(first + 40);
        for at in first..to {
            let low = self.low(at);
            let next = self.low(at + 1);
            if words::is_baseless(low) && self.is_predicate(at, first) && !self.modifies(at) {
                return true;
            }
            let never = words::is_negation(low) || low == "no";
            let own = at < first + 16 && self.is_own(first, at);
            if never && own && at < first + 22 {
                let after = (at + 1..(at + 5).min(end)).map(|at| self.low(at));
                let involved = after.clone().any(|low| {
                    matches!(
                        low,
                        "involved"
                            | "behind"
                            | "responsible"
                            | "involvement"
                            | "complicit"
                            | "engaged"
                            | "carried"
                            | "conducted"
                            | "condoned"
                            | "role"
                    )
                });
                // `has never supported hackers`, but `never supported the resolution` is a position.
                let supported = low == "never"
                    && after.clone().any(|low| {
                        matches!(
                            low,
                            "supported"
                                | "supports"
                                | "sponsored"
                                | "engages"
                                | "launched"
                                | "attacked"
                                | "hacked"
                                | "participated"
                                | "ordered"
                        )
                    });
                if involved || supported {
                    return true;
                }
            }
            if low == "nothing" && next == "to" && self.low(at + 2) == "do" && own {
                return true;
            }
        }
        false
    }

    /// Tells whether a word calls a claim untrue as the predicate of its clause.
    fn is_predicate(&self, at: usize, first: usize) -> bool {
        let mut before = at;
        let mut seen = 0;
        while before > first && seen < 5 {
            before -= 1;
            seen += 1;
            let low = self.low(before);
            if words::is_be(low) {
                let from = before.saturating_sub(12).max(first);
                let negated = (before..at).any(|at| words::is_negation(self.low(at)));
                return !negated
                    && (from..before).any(|at| {
                        words::is_claim(self.low(at))
                            || matches!(
                                self.low(at),
                                "it" | "this"
                                    | "that"
                                    | "these"
                                    | "they"
                                    | "evidence"
                                    | "statements"
                                    | "statement"
                                    | "remarks"
                            )
                    });
            }
            let passes = words::is_adverb(low)
                || words::is_determiner(low)
                || words::is_conjunction(low)
                || words::is_baseless(low)
                || matches!(
                    low,
                    "pure"
                        | "complete"
                        | "sheer"
                        | "nothing"
                        | "but"
                        | ","
                        | "political"
                        | "total"
                        | "both"
                        | "as"
                        | "deliberate"
                        | "another"
                )
                || self.view.lexemes.kind(before) == LexemeKind::Open;
            if !passes {
                return false;
            }
        }
        false
    }

    /// Tells whether the word stands before a noun it describes: `false information`.
    fn modifies(&self, at: usize) -> bool {
        let next = self.low(at + 1);
        self.view.lexemes.is_word(at + 1)
            && self.view.is_nominal(at + 1)
            && !words::is_claim(next)
            && !words::is_baseless(next)
            && !words::is_adverb(next)
            && !words::is_time(next)
            && acts::verb(next).is_none()
            && !matches!(next, "accusation" | "campaign" | "attempt" | "slander" | "smear")
            && at + 1 < self.end
    }

    /// Tells whether the denying clause is about the speaker or his country: `it`, `we`, `China`, `Moscow`.
    fn is_own(&self, first: usize, at: usize) -> bool {
        let reporter = self.subjects.last().map(|(_, phrase, _)| phrase);
        let mut from = at;
        while from > first && at - from < 8 {
            from -= 1;
            let low = self.low(from);
            let own_house = matches!(
                low,
                "country" | "government" | "company" | "ministry" | "agency" | "group" | "firm" | "embassy"
            );
            if own_house || matches!(low, "it" | "we" | "they" | "he" | "she" | "i" | "its" | "there") {
                return true;
            }
            if let Some(number) = self.view.mention_at(from) {
                let named = &self.view.mentions[number];
                let Some(reporter) = reporter else { return false };
                let own = reporter.mention.map(|number| &self.view.mentions[number]);
                // A spokesman of the country, or one of whom nothing is known.
                return own.is_none_or(|own| {
                    own.actors.is_empty()
                        || named.actors.iter().any(|actor| {
                            own.actors.iter().any(|other| {
                                other.name == actor.name || (other.country.is_some() && other.country == actor.country)
                            })
                        })
                });
            }
        }
        at == first || from == first && self.view.is_quoted(first)
    }

    /// Finds who is said to be behind something: `said that APT31 was behind the breach`.
    fn attribution(&mut self, at: usize, group: &Group, source: Option<&Phrase>, first: usize, end: usize, doubt: u8) {
        for be in first..end.min(first + 24) {
            if !words::is_be(self.low(be)) || (self.view.is_quoted(be) && !self.view.is_quoted(first)) {
                continue;
            }
            let mut next = be + 1;
            while words::is_adverb(self.low(next))
                || matches!(self.low(next), "likely" | "almost" | "most" | "been" | "highly" | "probably")
            {
                next += 1;
            }
            let behind = self.low(next) == "behind"
                || (self.low(next) == "responsible" && self.low(next + 1) == "for")
                || (self.low(next) == "to" && self.low(next + 1) == "blame");
            if !behind {
                continue;
            }
            let helpers = self.view.group(next, Form::Past, first);
            let Some(target) =
                self.view.phrase_before(helpers.first, first).filter(|target| target.kind == Kind::Named)
            else {
                continue;
            };
            let named = target.mention.map(|number| &self.view.mentions[number].actors);
            let own = source.and_then(|source| source.mention).map(|number| &self.view.mentions[number].actors);
            if named.is_some() && named == own {
                continue;
            }
            let merged = Group {
                negated: helpers.negated != group.negated,
                modality: if group.modality == Modality::Fact { helpers.modality } else { group.modality },
                ..*group
            };
            self.push(Act::Attribute, at, &merged, source.cloned(), Some(target), Some((first, end)), doubt + 5);
            return;
        }
    }

    /// Reads what a speaker says of himself in a quotation: `"We firmly deny this," said X`.
    fn first_person(
        &mut self,
        at: usize,
        group: &Group,
        source: Option<&Phrase>,
        first: usize,
        end: usize,
        doubt: u8,
    ) -> bool {
        if !self.view.is_quoted(first) || group.negated {
            return false;
        }
        for verb_at in first..end.min(first + 40) {
            let Some(verb) = acts::verb(self.low(verb_at)) else { continue };
            if verb.form != Form::Base && verb.form != Form::Past {
                continue;
            }
            let mut before = verb_at;
            let mut negated = false;
            while before > first
                && (words::is_adverb(self.low(before - 1)) || words::is_auxiliary(self.low(before - 1)))
            {
                before -= 1;
                negated |= words::is_negation(self.low(before));
            }
            if before == first || !matches!(self.low(before - 1), "we" | "i") {
                continue;
            }
            let object = self.view.phrase_after(verb_at + 1, end);
            let claim = (verb_at + 1..end.min(verb_at + 8))
                .any(|at| words::is_claim(self.low(at)) || words::is_baseless(self.low(at)));
            let act = match verb.lemma {
                "deny" | "refute" => Act::Deny,
                "reject" | "dismiss" | "oppose" if claim => Act::Deny,
                "condemn" | "denounce" | "deplore" => Act::Condemn,
                "demand" | "urge" => Act::Request,
                _ => continue,
            };
            let target = object.filter(|object| object.kind == Kind::Named && act != Act::Deny);
            let plain = Group { negated, ..*group };
            self.push(act, at, &plain, source.cloned(), target, Some((first, end)), doubt + 5);
            return true;
        }
        false
    }
}
