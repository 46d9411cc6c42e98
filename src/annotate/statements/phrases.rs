//! Noun phrases beside a verb: who stands left of it, who stands right of it.

use crate::text::acts::{self, Form};
use crate::text::gazetteer::Reading;
use crate::text::lexemes::LexemeKind;

use super::view::View;
use super::words;
use crate::text::words::{Class, is};

/// Somebody or something a sentence speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its lexemes, first and one past the last.
    pub(super) first: usize,
    pub(super) end: usize,
    /// The mention that says who it is.
    pub(super) mention: Option<usize>,
    pub(super) kind: Kind,
    /// Whether its own words deny it: `no country`, `neither X nor Y`.
    pub(super) negative: bool,
    /// The members of a list of names, first and one past the last lexeme each; empty when it is no list.
    pub(super) members: Vec<(usize, usize)>,
}

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It names somebody.
    Named,
    /// Its head is a word for somebody who acts: `the officials`.
    Agent,
    /// A pronoun.
    Pronoun,
    /// Anything else: `the attack`.
    Thing,
}

/// The most lexemes a noun phrase may have without its attachments.
const LONGEST: usize = 14;
/// The most attachments (`of the parliament in Vienna`) that are followed.
const DEEPEST: usize = 6;

impl View<'_> {
    /// Returns the phrase that ends before `end`, the subject of a verb there.
    pub(super) fn phrase_before(&self, end: usize, floor: usize) -> Option<Phrase> {
        self.before(end, floor, DEEPEST)
    }

    fn before(&self, end: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let last = self.skip_back(end, floor)?;
        if self.low(last) == "," {
            return self.before_aside(last, floor, depth);
        }
        if matches!(self.lexemes.kind(last), LexemeKind::Close) {
            // `the group known as "X"` before a verb; a quotation otherwise is no subject.
            let (open, _) = self.quote_at(last)?;
            return (last - open <= 5 && open > floor && self.is_nominal(open - 1))
                .then(|| self.before(open, floor, depth.checked_sub(1)?))
                .flatten();
        }
        if words::is_pronoun(self.low(last)) && !self.lexemes.raw(last).eq("US") {
            return Some(Phrase {
                first: last,
                end: last + 1,
                mention: None,
                kind: Kind::Pronoun,
                negative: false,
                members: Vec::new(),
            });
        }
        // `a man accused of`: the participle belongs to another clause.
        if self.mention_at(last).is_none() && self.ends_phrase(last) && last > floor && self.is_nominal(last - 1) {
            return self.before(last, floor, depth.checked_sub(1)?);
        }
        let first = self.core_before(last, floor)?;
        let mut phrase = self.phrase(first, last + 1);
        let Some(before) = first.checked_sub(1).filter(|before| *before >= floor) else { return Some(phrase) };
        let low = self.low(before);
        if let Some(list) = self.list_before(&phrase, before, floor, depth) {
            return Some(list);
        }
        let attached =
            words::is_preposition(low) && !matches!(low, "after" | "before" | "since" | "as" | "because" | "than");
        let participle =
            acts::verb(low).is_some_and(|verb| verb.form == Form::Ing) || (low.ends_with("ing") && low.len() > 5);
        if !(attached || participle) {
            return Some(phrase);
        }
        // `accused of running the botnet`: over the participle and the preposition before it.
        let over = participle && before > floor && words::is_preposition(self.low(before - 1));
        let left = depth.checked_sub(1).and_then(|depth| self.before(before - usize::from(over), floor, depth));
        let aside = words::is_venue(self.low(last)) || self.is_date(first, last + 1);
        match left {
            Some(left) if left.kind == Kind::Pronoun || aside || participle => Some(left),
            // `members of parliament in Vienna` are the members; what follows the head stays in the phrase.
            Some(left) => {
                let named_by = matches!(low, "of" | "from" | "for" | "by" | "at") && left.mention.is_none();
                if named_by && phrase.kind == Kind::Named && self.reading_at(first) != Some(Reading::Place) {
                    phrase.kind = if left.kind == Kind::Agent || low == "by" || low == "from" {
                        Kind::Named
                    } else {
                        Kind::Thing
                    };
                } else {
                    phrase.mention = left.mention;
                    phrase.kind = left.kind;
                }
                phrase.first = left.first;
                phrase.negative = left.negative;
                phrase.members = Vec::new();
                Some(phrase)
            }
            None if aside => None,
            None => Some(phrase),
        }
    }

    /// Steps back over adverbs, dates and brackets; returns the last lexeme of what stands before them.
    fn skip_back(&self, end: usize, floor: usize) -> Option<usize> {
        let mut end = end;
        loop {
            let last = end.checked_sub(1).filter(|last| *last >= floor)?;
            let low = self.low(last);
            if low == ")" {
                let open = (floor..last).rev().take(40).find(|at| self.low(at.to_owned()) == "(")?;
                end = open;
            } else if self.mention_at(last).is_none() && words::is_adverb(low) {
                end = last;
            } else if self.mention_at(last).is_none() && self.is_time_at(last, floor) {
                let mut first = last;
                while first > floor && self.mention_at(first - 1).is_none() && self.is_time_at(first - 1, floor) {
                    first -= 1;
                }
                // `for the first time`
                if first > floor && matches!(self.low(first - 1), "first" | "second" | "third") {
                    first -= 1;
                }
                if first > floor && words::is_determiner(self.low(first - 1)) {
                    first -= 1;
                }
                if first > floor
                    && matches!(
                        self.low(first - 1),
                        "on" | "in" | "at" | "since" | "by" | "from" | "of" | "late" | "early" | "for"
                    )
                {
                    first -= 1;
                }
                if first <= floor {
                    return None;
                }
                end = first;
            } else {
                return Some(last);
            }
        }
    }

    fn is_time_at(&self, at: usize, floor: usize) -> bool {
        let low = self.low(at);
        // `May` is a month where figures or a preposition stand beside it; `Theresa May` is a mention.
        words::is_time(low)
            || (self.lexemes.kind(at) == LexemeKind::Number
                && ((at > floor && words::is_time(self.low(at - 1)))
                    || words::is_time(self.low(at + 1))
                    || self.is_year(at)))
    }

    /// Tells whether the lexeme is the year of `In 2019 the firm …`.
    fn is_dated(&self, at: usize, floor: usize) -> bool {
        let year = self.is_year(at)
            && at > floor
            && (words::is_time(self.low(at - 1))
                || matches!(self.low(at - 1), "in" | "by" | "since" | "until" | "of" | "from"));
        year || words::is_time(self.low(at)) || self.ends_adverbial(at, floor)
    }

    /// Tells whether the lexeme ends an adverb of two words: `in general`, `at first`.
    pub(super) fn ends_adverbial(&self, at: usize, floor: usize) -> bool {
        at > floor
            && matches!(self.low(at - 1), "in" | "at" | "of" | "for")
            && matches!(
                self.low(at),
                "general"
                    | "turn"
                    | "effect"
                    | "fact"
                    | "once"
                    | "first"
                    | "part"
                    | "course"
                    | "public"
                    | "private"
                    | "vain"
                    | "principle"
                    | "last"
                    | "present"
                    | "response"
                    | "return"
                    | "home"
                    | "now"
            )
    }

    fn is_year(&self, at: usize) -> bool {
        let low = self.low(at);
        low.len() == 4 && (low.starts_with("19") || low.starts_with("20"))
    }

    fn is_date(&self, first: usize, end: usize) -> bool {
        (first..end).all(|at| self.is_time_at(at, first) || words::is_determiner(self.low(at)))
    }

    /// Returns where the words that end with `last` start, back to a determiner or a word of another class.
    fn core_before(&self, last: usize, floor: usize) -> Option<usize> {
        let start_of = |at: usize| self.mention_at(at).map_or(at, |number| self.place(number).0).max(floor);
        if !self.is_nominal(last) {
            return words::is_determiner(self.low(last))
                .then_some(last)
                .filter(|_| matches!(self.low(last), "both" | "some" | "many"));
        }
        let mut first = start_of(last);
        while first > floor && last - first < LONGEST {
            let before = first - 1;
            let low = self.low(before);
            if self.mention_at(before).is_some() {
                // `in Prague officials said`: the place is not theirs.
                if self.reading_at(before) == Some(Reading::Place) {
                    break;
                }
                first = start_of(before);
            } else if self.lexemes.kind(before) == LexemeKind::Possessive {
                first = before;
            } else if words::is_determiner(low) {
                first = before;
                break;
            } else if !self.is_nominal(before)
                || words::is_adverb(low)
                || self.ends_phrase(before)
                || self.is_dated(before, floor)
            {
                break;
            } else {
                first = before;
            }
        }
        // A possessive cannot open a phrase.
        while first < last && self.lexemes.kind(first) == LexemeKind::Possessive {
            first += 1;
        }
        Some(first)
    }

    /// Tells whether a word is a verb that a noun phrase cannot reach across.
    fn ends_phrase(&self, at: usize) -> bool {
        let low = self.low(at);
        if self.lexemes.is_glued(at) || self.lexemes.is_glued(at + 1) {
            return false;
        }
        if is(low, Class::PlainVerb) {
            return true;
        }
        acts::verb(low).is_some_and(|verb| match verb.form {
            Form::Past | Form::Participle => !(at > 0 && words::is_determiner(self.low(at - 1))),
            Form::Third => {
                !acts::is_noun(low) && !matches!(low, "states" | "reports" | "claims" | "charges" | "targets" | "notes")
            }
            Form::Ing => true,
            Form::Base => false,
        })
    }

    /// Reads a subject before a comma: the aside between commas is skipped, a name in it joins.
    fn before_aside(&self, comma: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let depth = depth.checked_sub(1)?;
        let commas: Vec<usize> = (floor..comma)
            .rev()
            .take(45)
            .take_while(|at| self.low(*at) != ";")
            .filter(|at| self.low(*at) == "," && !self.is_quoted(*at))
            .collect();
        let opens = |at: usize| {
            let low = self.low(at + 1);
            words::is_relative(low)
                || words::is_determiner(low)
                || matches!(low, "speaking" | "now" | "formerly" | "also" | "along" | "together")
        };
        // The farthest comma that opens an aside behind a name, else the nearest.
        let opening = commas
            .iter()
            .rev()
            .copied()
            .find(|at| {
                opens(*at) && *at > floor && (self.mention_at(*at - 1).is_some() || words::is_agent(self.low(*at - 1)))
            })
            .or_else(|| commas.first().copied())?;
        let mut phrase = self.before(opening, floor, depth)?;
        if phrase.end + 3 < opening {
            return None;
        }
        let first = opening + 1 + usize::from(self.low(opening + 1) == "the");
        let end = comma;
        let inner =
            self.mention_at(first).filter(|number| self.place(*number).1 == end || self.place(*number).1 + 3 > end);
        if let Some(inner) = inner {
            let person = self.mentions[inner].actors.first().is_some_and(|entry| entry.kind == "person");
            // `Kyiv's security service, the SBU,`: the name says more than the country.
            let body = phrase
                .mention
                .is_none_or(|number| self.mentions[number].actors.iter().all(|entry| entry.kind == "state"))
                && self.mentions[inner].office.is_none()
                && self.mentions[inner].listed().is_some_and(|entry| entry.kind != "state");
            if (person || body) && self.place(inner).1 == end {
                // `Russia's ambassador to the UK, Andrey Kelin,`
                phrase.end = end;
                phrase.mention =
                    Some(inner).filter(|inner| self.mentions[*inner].listed().is_some()).or(phrase.mention);
                phrase.kind = Kind::Named;
            }
        }
        Some(phrase)
    }

    /// Reads the list that a phrase closes: `Estonia, Latvia and Lithuania`.
    fn list_before(&self, last: &Phrase, before: usize, floor: usize, depth: usize) -> Option<Phrase> {
        // `US, UK sanction …`: a headline has no room for an `and`.
        let headline = self.low(before) == ","
            && last.mention.is_some()
            && before > floor
            && self.mention_at(before - 1).is_some_and(|number| self.place(number).0 == floor && self.is_state(number))
            && last.mention.is_some_and(|number| self.is_state(number));
        if !(matches!(self.low(before), "and" | "or" | "nor" | "&") || headline) || last.kind == Kind::Thing {
            return None;
        }
        depth.checked_sub(1)?;
        let mut members = vec![(last.first, last.end)];
        let mut at = before;
        if at > floor && self.low(at) != "," && self.low(at - 1) == "," {
            at -= 1;
        }
        loop {
            let end = at;
            let start =
                end.checked_sub(1).filter(|start| *start >= floor).and_then(|start| self.core_before(start, floor))?;
            let member = self.phrase(start, end);
            if member.kind == Kind::Thing {
                return None;
            }
            members.push((member.first, member.end));
            let Some(comma) = start.checked_sub(1).filter(|comma| *comma >= floor) else { break };
            let names_on = self.low(comma) == ","
                && comma > floor
                && self.mention_at(comma - 1).is_some()
                && self.reading_at(comma - 1) != Some(Reading::Place)
                && members.len() < 12;
            if !names_on {
                // Only a clause that starts with the list has it as subject; otherwise its head is somebody's object.
                let low = self.low(comma);
                let starts = words::is_subordinator(low)
                    || self.is_time_at(comma, floor)
                    || matches!(low, "," | ";" | ":" | "neither" | "both" | "said" | "says" | "—")
                    || self.lexemes.kind(comma) == LexemeKind::Open;
                if !starts {
                    return None;
                }
                break;
            }
            at = comma;
        }
        members.reverse();
        let first = members[0].0;
        let negative = first > floor && matches!(self.low(first - 1), "neither" | "no");
        let mention = self.phrase(members[0].0, members[0].1).mention.or(last.mention);
        let kind = if mention.is_some() { Kind::Named } else { last.kind };
        Some(Phrase { first, end: last.end, mention, kind, negative, members })
    }

    fn is_state(&self, mention: usize) -> bool {
        let mention = &self.mentions[mention];
        mention.office.is_none()
            && mention.actors.first().is_some_and(|entry| matches!(entry.kind.as_str(), "state" | "igo"))
    }

    /// Makes a phrase of known lexemes.
    pub(super) fn phrase(&self, first: usize, end: usize) -> Phrase {
        let negative = matches!(self.low(first), "no" | "neither" | "none" | "nobody" | "nothing" | "few");
        // `Neither Moscow nor …`: the word denies, it names nobody.
        let first = first + usize::from(self.low(first) == "neither" && first + 1 < end);
        let speaks = |number: &usize| {
            let mention = &self.mentions[*number];
            match mention.reading {
                Reading::Actor => !mention.actors.is_empty(),
                Reading::Adjective => {
                    words::is_agent(self.low(end - 1))
                        || (self.reading_at(end - 1) == Some(Reading::Adjective)
                            && words::is_determiner(self.low(first)))
                }
                Reading::Place | Reading::Leaning => false,
            }
        };
        // `Norway's spy chief`: the mention at the head or, before it, the one that owns it.
        let mut mention = None;
        let mut at = end;
        while at > first && mention.is_none() {
            at -= 1;
            if let Some(number) = self.mention_at(at) {
                at = self.place(number).0.max(first);
                mention = Some(number).filter(speaks);
            }
        }
        // `Chinese hacking`: a bare adjective is nobody, unless it is a people (`the Dutch`, `Russians`).
        let people = words::is_determiner(self.low(first)) || self.low(end - 1).ends_with('s');
        let bare = self.reading_at(end - 1) == Some(Reading::Adjective) && !people;
        let head_covered = self.mention_at(end - 1).is_some() && !bare;
        let agent = head_covered || words::is_agent(self.low(end - 1));
        let name = !head_covered && self.lexemes.is_capital(end - 1) && self.lexemes.kind(end - 1) == LexemeKind::Word;
        let kind = match mention {
            Some(number) if self.place(number).1 >= end || agent => Kind::Named,
            Some(_) if name => Kind::Named,
            None if agent => Kind::Agent,
            None if name && !words::is_time(self.low(end - 1)) => Kind::Named,
            _ => Kind::Thing,
        };
        // `two American companies` act for themselves.
        let private = is(self.low(end - 1), Class::Private)
            && mention.is_some_and(|number| self.mentions[number].actors.iter().all(|entry| entry.kind == "state"));
        let kind = if private { Kind::Agent } else { kind };
        let mention = mention.filter(|_| kind != Kind::Thing && !private);
        Phrase { first, end, mention, kind, negative, members: Vec::new() }
    }

    /// Returns the phrase that starts at or right after `start`, the object of a verb before it.
    pub(super) fn phrase_after(&self, start: usize, limit: usize) -> Option<Phrase> {
        let mut first = start;
        let mark = |at: usize| matches!(self.lexemes.kind(at), LexemeKind::Open | LexemeKind::Close);
        while first < limit && (words::is_adverb(self.low(first)) || mark(first)) && self.mention_at(first).is_none() {
            first += 1;
        }
        if first >= limit {
            return None;
        }
        if words::is_pronoun(self.low(first)) && self.lexemes.raw(first) != "US" {
            return Some(Phrase {
                first,
                end: first + 1,
                mention: None,
                kind: Kind::Pronoun,
                negative: false,
                members: Vec::new(),
            });
        }
        let end = self.core_after(first, limit)?;
        let mut phrase = self.phrase(first, end);
        let mut members = vec![(phrase.first, phrase.end)];
        // What hangs on the head: `officers of the GRU`, `spokesperson for the ministry`.
        let low = self.low(phrase.end);
        let paper = low == "by" && phrase.kind == Kind::Thing;
        if (matches!(low, "of" | "for" | "from" | "at") || paper) && phrase.kind != Kind::Named {
            if let Some(end) = self.core_after(phrase.end + 1, limit) {
                let inner = self.phrase(phrase.end + 1, end);
                // `accused the firm of hiding`: what it is accused of.
                let deed = self.low(phrase.end + 1).ends_with("ing") && self.mention_at(phrase.end + 1).is_none();
                let low = if deed { "" } else { low };
                let agent = phrase.kind == Kind::Agent;
                if low == "of" || ((agent || paper) && inner.kind == Kind::Named) {
                    phrase.end = end;
                    if (agent || paper) && inner.mention.is_some() {
                        phrase.mention = inner.mention;
                        phrase.kind = Kind::Named;
                    }
                    members = vec![(phrase.first, phrase.end)];
                }
            }
        }
        // The rest of a list, as long as no verb follows that would make it a new clause.
        while members.len() < 12 && phrase.kind != Kind::Thing {
            let mut next = phrase.end;
            if matches!(self.low(next), ",") && matches!(self.low(next + 1), "and" | "or") {
                next += 1;
            }
            if !matches!(self.low(next), "," | "and" | "&") {
                break;
            }
            let Some(end) = self.core_after(next + 1, limit) else { break };
            let member = self.phrase(next + 1, end);
            let clause = words::is_auxiliary(self.low(end))
                || acts::verb(self.low(end)).is_some_and(|verb| verb.form != Form::Ing);
            let more = matches!(self.low(end), "," | "and");
            if member.kind == Kind::Thing
                || clause
                || (self.low(next) == "," && !more)
                || words::is_relative(self.low(next + 1))
            {
                break;
            }
            members.push((member.first, member.end));
            phrase.end = end;
        }
        // A comma that no `and` closed was no list.
        if members.len() > 1 {
            let joined =
                members.windows(2).any(|pair| (pair[0].1..pair[1].0).any(|at| matches!(self.low(at), "and" | "&")));
            if !joined {
                members.truncate(1);
                phrase.end = members[0].1;
            }
        }
        phrase.members = if members.len() > 1 { members } else { Vec::new() };
        self.identify(&mut phrase, limit);
        Some(phrase)
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
            .find(|at| matches!(self.low(*at), "called" | "calls" | "call" | "known" | "dubbed" | "named"));
        let name = match called {
            Some(called) => named(called + 1 + usize::from(self.low(called + 1) == "as")),
            None if self.low(phrase.end) == "," => {
                let first = phrase.end + 1 + usize::from(self.low(phrase.end + 1) == "the");
                named(first).filter(|number| {
                    first > phrase.end + 1 && matches!(self.low(self.place(*number).1), "," | "." | "")
                })
            }
            None => None,
        };
        phrase.mention = name.or(phrase.mention);
        if name.is_some() {
            phrase.kind = Kind::Named;
        }
    }

    /// Returns the phrase a relative clause belongs to: the nearest, with its `of` but nothing farther.
    pub(super) fn antecedent(&self, end: usize, floor: usize, relative: &str) -> Option<Phrase> {
        let last = end.checked_sub(1).filter(|last| *last >= floor)?;
        let first = self.core_before(last, floor)?;
        let near = self.phrase(first, end);
        let of = first > floor && matches!(self.low(first - 1), "of" | "from" | "at");
        let person = relative == "who" && near.kind == Kind::Thing;
        if of || person || self.low(last) == "," { self.phrase_before(end, floor) } else { Some(near) }
    }

    /// Tells whether a word after an object begins something else: `holds Beijing | responsible`, `Tehran | convinced nobody`.
    fn leaves_object(&self, at: usize, first: usize) -> bool {
        let low = self.low(at);
        if matches!(low, "responsible" | "accountable" | "persona" | "personae") {
            return true;
        }
        // `gave five diplomats 48 hours`
        if self.lexemes.kind(at) == LexemeKind::Number && !self.lexemes.is_glued(at) {
            return at > first + 1 && self.mention_at(at - 1).is_some();
        }
        let named = self.mention_at(at - 1).is_some_and(|number| self.mentions[number].reading == Reading::Actor);
        named
            && !self.lexemes.is_capital(at)
            && (low.ends_with("ed")
                || (low.ends_with('s')
                    && !words::is_agent(low)
                    && (words::is_determiner(self.low(at + 1)) || words::is_pronoun(self.low(at + 1)))))
    }

    fn core_after(&self, first: usize, limit: usize) -> Option<usize> {
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
                LexemeKind::Number => true,
                LexemeKind::Open => at == first,
                LexemeKind::Word if words::is_determiner(low) => {
                    at == first || (at == first + 1 && words::is_determiner(self.low(first)))
                }
                LexemeKind::Word => self.is_nominal(at) && !words::is_adverb(low) && (opens || !self.ends_phrase(at)),
                _ => low == "$" || low == "€" || low == "£",
            };
            if !goes_on || (at > first && (words::is_time(low) || self.leaves_object(at, first))) {
                break;
            }
            at += 1;
        }
        while at > first && self.lexemes.kind(at - 1) == LexemeKind::Possessive {
            at -= 1;
        }
        let only_determiner =
            at == first + 1 && words::is_determiner(self.low(first)) && self.mention_at(first).is_none();
        (at > first && !only_determiner).then_some(at.min(limit))
    }
}
