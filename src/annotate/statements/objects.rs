//! The phrase right of a verb: its object, with its list and the name that identifies it.

use crate::text::acts::Form;
use crate::text::gazetteer::Reading;
use crate::text::lexemes::LexemeKind;

use super::phrases::{Kind, LONGEST, Phrase};
use super::view::View;
use super::words::{self, among};

/// The most members of a list.
const MOST: usize = 12;

impl View<'_> {
    /// Returns the phrase that starts at or right after `start`, the object of a verb before it.
    pub(super) fn phrase_after(&self, start: usize, limit: usize) -> Option<Phrase> {
        let skipped = |at: &usize| {
            if self.low(*at) == "up" && self.low(at + 1) == "to" {
                return false;
            }
            // `warned both countries`: part of whom it concerns.
            if self.low(*at) == "both" && self.mention_at(at + 1).is_none() && words::is_agent(self.low(at + 1)) {
                return false;
            }
            let mark = matches!(self.lexemes.kind(*at), LexemeKind::Open | LexemeKind::Close);
            // `welcomed today's decision`
            let owns = self.lexemes.kind(at + 1) == LexemeKind::Possessive;
            (mark || words::is_adverb(self.low(*at)) && !owns) && self.mention_at(*at).is_none()
        };
        let first = (start..limit).find(|at| !skipped(at))?;
        if words::is_pronoun(self.low(first)) && self.lexemes.raw(first) != "US" {
            return Some(Phrase::pronoun(first));
        }
        // `accused her of`: whom, not whose.
        let over = |at: usize| {
            at >= limit
                || words::is_preposition(self.low(at))
                || among!(self.low(at), ". , and but to as that ;")
                || words::is_time(self.low(at))
        };
        if self.low(first) == "her" && over(first + 1) {
            return Some(Phrase::pronoun(first));
        }
        // `urged those responsible to`
        if self.low(first) == "those" && among!(self.low(first + 1), "responsible behind involved concerned affected") {
            return Some(Phrase { kind: Kind::Agent, ..self.phrase(first, first + 2) });
        }
        // `at least nine networks`
        let about = matches!(
            (self.low(first).text(), self.low(first + 1).text()),
            ("at", "least") | ("more", "than") | ("up", "to")
        );
        // `about 70 websites`, `more than $600 million`
        let near = among!(self.low(first), "about around over some nearly almost")
            && self.lexemes.kind(first + 1) == LexemeKind::Number;
        let first = first + if about && first + 2 < limit { 2 } else { usize::from(near && first + 1 < limit) };
        // `two of its managers`, `dozens of officials`
        let part = self.low(first + 1) == "of"
            && first + 2 < limit
            && (self.lexemes.kind(first) == LexemeKind::Number
                || among!(
                    self.low(first),
                    "one two three four five six seven eight nine ten several some many most dozens scores hundreds thousands all both none",
                ));
        // `a third of the embassy's staff`
        let share = self.low(first) == "a"
            && among!(
                self.low(first + 1),
                "third half quarter dozen handful couple number total string series score succession clutch slew"
            )
            && self.low(first + 2) == "of"
            && first + 3 < limit;
        let total = among!(self.low(first), "a an")
            && (self.low(first + 2) == "total"
                || self.low(first + 2) == "number"
                    && among!(
                        self.low(first + 1),
                        "equal similar large small unspecified undisclosed record unknown growing"
                    ))
            && self.low(first + 3) == "of"
            && first + 4 < limit;
        let core = first
            + if total {
                4
            } else if share {
                3
            } else if part {
                2
            } else {
                0
            };
        let end = self.core_after(core, limit)?;
        let mut phrase = self.phrase(core, end);
        phrase.first = first;
        self.attach(&mut phrase, limit);
        if phrase.kind != Kind::Thing {
            self.list_after(&mut phrase, limit);
        }
        self.identify(&mut phrase, limit);
        Some(phrase)
    }

    /// Takes in what hangs on the head: `officers of the GRU`, `spokesperson for the ministry`, `a report by Mandiant`.
    fn attach(&self, phrase: &mut Phrase, limit: usize) {
        let low = self.low(phrase.end);
        let first = phrase.end + 1;
        let paper = among!(low, "by from") && phrase.kind == Kind::Thing;
        // `accused the firm of hiding`: what it is accused of.
        let opened = first + usize::from(self.lexemes.kind(first) == LexemeKind::Open);
        let deed = self.low(opened).ends_with("ing") && self.mention_at(opened).is_none();
        if phrase.kind == Kind::Named || deed || !(paper || among!(low, "of for from at")) {
            return;
        }
        // `the networks of at least eight companies`
        let about = matches!((self.low(first).text(), self.low(first + 1).text()), ("at", "least") | ("more", "than"));
        let first = first + if about { 2 } else { 0 };
        let Some(end) = self.core_after(first, limit) else { return };
        let inner = self.phrase(first, end);
        let speaks = phrase.kind == Kind::Agent || paper;
        // `the set of intruders it tracks`
        let several = low == "of"
            && inner.kind == Kind::Agent
            && among!(
                self.low(phrase.end - 1),
                "set band bunch cluster string number handful host cast array batch coterie clutch cohort mix pair"
            );
        if several {
            phrase.kind = Kind::Agent;
        }
        if low == "of" || (speaks && inner.kind == Kind::Named) {
            phrase.end = end;
            if speaks && inner.mention.is_some() {
                phrase.mention = inner.mention;
                phrase.kind = Kind::Named;
            }
        }
    }

    /// Takes in the rest of a list, as long as no verb follows that would make it a new clause.
    fn list_after(&self, phrase: &mut Phrase, limit: usize) {
        let mut members = vec![(phrase.first, phrase.end)];
        let mut end = phrase.end;
        let mut joined = false;
        while members.len() < MOST {
            let comma_and = self.low(end) == "," && among!(self.low(end + 1), "and or nor");
            let next = end + usize::from(comma_and);
            let first = next + 1;
            if !among!(self.low(next), ", and & nor") || words::is_relative(self.low(first)) {
                break;
            }
            // `solidarity with Vilnius and said`
            if self.mention_at(first).is_none() && self.ends_phrase(first) {
                break;
            }
            let Some(mut last) = self.core_after(first, limit) else { break };
            // `the owner and six of his staff`
            let part = last == first + 1
                && self.low(last) == "of"
                && (self.lexemes.kind(first) == LexemeKind::Number
                    || among!(
                        self.low(first),
                        "two three four five six seven eight nine ten several some many most dozens"
                    ));
            if part && let Some(whole) = self.core_after(last + 1, limit) {
                last = whole;
            }
            let low = self.low(last);
            // `called in the envoy and its spokeswoman voiced outrage`: a verb of no table as well.
            let finite = low.ends_with("ed")
                && low.len() > 4
                && !self.lexemes.is_capital(last)
                && !among!(self.low(last + 1), "by in at from for with of to as on");
            let clause = finite || words::is_auxiliary(low) || low.verb().is_some_and(|verb| verb.form != Form::Ing);
            let ends = self.low(next) == "," && !among!(low, ", and");
            let member = self.phrase(first, last);
            if member.kind == Kind::Thing || clause || ends {
                break;
            }
            joined |= self.low(next) != ",";
            members.push((member.first, member.end));
            end = last;
        }
        // Commas that no `and` closed were no list.
        if joined {
            phrase.end = end;
            phrase.members = members;
        }
    }

    pub(super) fn core_after(&self, first: usize, limit: usize) -> Option<usize> {
        let mut at = first;
        while at < limit && at - first < LONGEST {
            if let Some(number) = self.mention_at(at) {
                at = self.place(number).1;
                continue;
            }
            let low = self.low(at);
            let opens = at == first
                || words::is_determiner(self.low(at - 1))
                || self.lexemes.kind(at - 1) == LexemeKind::Number;
            let goes_on = match self.lexemes.kind(at) {
                LexemeKind::Possessive => at > first,
                // `gave the city | 72 hours`
                LexemeKind::Number => at == first || !words::is_time(self.low(at + 1)) || self.low(at - 1) == "the",
                // `Berlin's 'absurd' claims`
                LexemeKind::Open => {
                    at == first || self.quote_at(at).is_some_and(|(_, close)| close - at <= 4 && self.is_nominal(close))
                }
                LexemeKind::Close => self.quote_at(at).is_some_and(|(open, _)| open > first) && self.is_nominal(at + 1),
                LexemeKind::Word if words::is_determiner(low) => {
                    at == first
                        || (at == first + 1
                            && (words::is_determiner(self.low(first))
                                || self.lexemes.kind(first) == LexemeKind::Number))
                }
                LexemeKind::Word => {
                    self.is_nominal(at)
                        && (!words::is_adverb(low)
                            || low.ends_with("ly") && self.low(at + 1).ends_with("ed")
                            // `a previously unknown group`
                            || low.ends_with("ly") && at == first + 1 && among!(self.low(first), "a an the")
                            || at == first && self.lexemes.kind(at + 1) == LexemeKind::Possessive)
                        && (opens || !self.ends_phrase(at) || self.is_compound(at) || self.is_gerund_noun(at, first))
                }
                LexemeKind::Mark => low == "$" || low == "€" || low == "£",
            };
            // `its time centre`
            let time = words::is_time(low)
                && (low != "march" || self.lexemes.is_capital(at))
                && !(words::is_determiner(self.low(at - usize::from(at > 0)))
                    && self.is_nominal(at + 1)
                    && !words::is_time(self.low(at + 1)));
            if !goes_on || (at > first && (time || self.leaves_object(at, first))) {
                break;
            }
            at += 1;
        }
        while at > first && self.lexemes.kind(at - 1) == LexemeKind::Possessive {
            at -= 1;
        }
        // `charged six over the heist`
        let number = among!(self.low(first), "two three four five six seven eight nine ten eleven twelve dozens")
            && !words::is_time(self.low(first + 1));
        let only_determiner =
            at == first + 1 && words::is_determiner(self.low(first)) && !number && self.mention_at(first).is_none();
        (at > first && !only_determiner).then_some(at.min(limit))
    }

    /// Tells whether a participle is part of a compound: `US hacking charges`.
    fn is_compound(&self, at: usize) -> bool {
        let next = self.low(at + 1);
        // `mandatory breach reporting for operators`
        let noun = at > 0
            && among!(
                self.low(at),
                "reporting sharing monitoring hosting messaging jamming wiretapping eavesdropping phishing testing screening licensing spending funding voting"
            )
            && self.is_nominal(at - 1)
            && !words::is_agent(self.low(at - 1))
            && (words::is_preposition(next) && next != "from" || among!(next, ". , and") || next.is_empty());
        noun || self.low(at).ends_with("ing")
            && (words::is_claim(next) || next.noun_act().is_some())
            && !words::is_determiner(next)
    }

    /// Tells whether a gerund is the head of a phrase: `the persistent targeting of its institutions`.
    fn is_gerund_noun(&self, at: usize, first: usize) -> bool {
        self.low(at).ends_with("ing")
            && among!(self.low(at + 1), "of by")
            && words::is_determiner(self.low(first))
            && !words::is_agent(self.low(at - 1))
            && self.mention_at(at - 1).is_none()
    }

    /// Tells whether a word after an object begins something else: `holds Beijing | responsible`, `Tehran | convinced nobody`.
    fn leaves_object(&self, at: usize, first: usize) -> bool {
        let low = self.low(at);
        if among!(low, "responsible accountable liable answerable persona personae packing guilty unwelcome offline") {
            return true;
        }
        // `a person familiar with the matter`
        if among!(low, "familiar aware close knowledgeable") && words::is_agent(self.low(at - 1)) {
            return true;
        }
        // `a group | calling itself`, `hackers | working for the state`
        let next = self.low(at + 1);
        if low.ends_with("ing")
            && low.len() > 4
            && words::is_agent(self.low(at - 1))
            && !self.lexemes.is_capital(at)
            && (words::is_function_word(next) || among!(next, "itself themselves himself"))
        {
            return true;
        }
        // `gave five diplomats 48 hours`
        if self.lexemes.kind(at) == LexemeKind::Number && !self.lexemes.is_glued(at) {
            return at > first + 1
                && (self.mention_at(at - 1).is_some() && self.low(at - 1) != "unit"
                    || words::is_agent(self.low(at - 1)) && self.low(at - 1) != "unit");
        }
        let named = self.mention_at(at - 1).is_some_and(|number| self.mentions[number].reading == Reading::Actor);
        let agent = words::is_agent(self.low(at - 1)) && low.ends_with("ed") && at > first + 1;
        // `the oligarch keeps his servers`
        let keeps = words::is_agent(self.low(at - 1)) && !self.low(at - 1).ends_with('s') && low.ends_with('s');
        (named || agent || keeps)
            && !self.lexemes.is_capital(at)
            && !self.lexemes.is_glued(at)
            && (low.ends_with("ed")
                || (low.ends_with('s')
                    && !words::is_agent(low)
                    && (words::is_determiner(self.low(at + 1)) || words::is_pronoun(self.low(at + 1)))))
    }

    /// Reads who a described party is: `a group known as X`, `a group it calls X`, `the service, the X`.
    fn identify(&self, phrase: &mut Phrase, limit: usize) {
        let general = |number: usize| self.mentions[number].actors.iter().all(|entry| entry.kind == "state");
        if phrase.kind == Kind::Thing || phrase.members.len() > 1 || !phrase.mention.is_none_or(general) {
            return;
        }
        let named = |at: usize| {
            self.mention_at(at).filter(|number| self.mentions[*number].reading == Reading::Actor && !general(*number))
        };
        let called = (phrase.end..(phrase.end + 4).min(limit))
            .take_while(|at| self.low(*at) != ",")
            .find(|at| among!(self.low(*at), "called calls call known dubbed named"));
        let name = match called {
            Some(called) => named(called + 1 + usize::from(self.low(called + 1) == "as")),
            None if self.low(phrase.end) == "," => {
                let first = phrase.end + 1 + usize::from(self.low(phrase.end + 1) == "the");
                named(first).filter(|number| {
                    first > phrase.end + 1 && matches!(self.low(self.place(*number).1).text(), "," | "." | "")
                })
            }
            None => None,
        };
        phrase.mention = name.or(phrase.mention);
        if name.is_some() {
            phrase.kind = Kind::Named;
        }
    }
}
