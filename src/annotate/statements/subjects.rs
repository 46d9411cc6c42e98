//! The phrase left of a verb: its subject, through asides, lists, dates and what hangs on its head.

use crate::text::acts::Form;
use crate::text::gazetteer::Reading;
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::phrases::{Kind, LONGEST, Phrase};
use super::view::View;
use super::words::{self, Word, among, is};

/// The most attachments (`of the parliament in Vienna`) that are followed.
const DEEPEST: usize = 6;
/// How far back the comma is looked for that opens an aside, in lexemes.
const ASIDE: usize = 45;

/// Tells whether a determiner may be a subject alone: `Three were charged`, `Nothing was confirmed`.
fn is_bare_head(low: Word) -> bool {
    among!(
        low,
        "both some many one two three four five six seven eight nine ten eleven twelve several dozens nothing nobody none others all",
    )
}

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
            return self.before_quote(last, floor, depth);
        }
        if words::is_pronoun(self.low(last)) && !self.lexemes.raw(last).eq("US") {
            return Some(Phrase::pronoun(last));
        }
        // `a man accused of`: the participle belongs to another clause.
        if last > floor && self.is_nominal(last - 1) && self.is_past_it(last) {
            return self.before(last, floor, depth.checked_sub(1)?);
        }
        // `an official who spoke | on condition of anonymity said`
        if last > floor + 1
            && among!(self.low(last - 1), "who which")
            && self.mention_at(last).is_none()
            && self.ends_phrase(last)
        {
            return self.before(last - 1 - usize::from(self.low(last - 2) == ","), floor, depth.checked_sub(1)?);
        }
        // `two people familiar | with the matter`, `companies based | in Dubai`
        if last > floor
            && among!(
                self.low(last),
                "familiar close aware knowledgeable loyal opposed responsible privy based headquartered active",
            )
            && self.is_nominal(last - 1)
            && self.mention_at(last).is_none()
            && depth < DEEPEST
        {
            return self.before(last, floor, depth.checked_sub(1)?);
        }
        if depth < DEEPEST && self.is_described_by(last, floor) {
            return self.before(last, floor, depth.checked_sub(1)?);
        }
        if let Some(called) = self.called_before(last, floor, depth) {
            return Some(called);
        }
        // `hackers working | for the state`
        if last > floor
            && self.low(last).ends_with("ing")
            && words::is_agent(self.low(last - 1))
            && self.mention_at(last).is_none()
        {
            return self.before(last, floor, depth.checked_sub(1)?);
        }
        let first = self.core_before(last, floor)?;
        let mut phrase = self.phrase(first, last + 1);
        let Some(before) = first.checked_sub(1).filter(|before| *before >= floor) else { return Some(phrase) };
        // `the data of more than 500,000 people`
        let more = self.low(before) == "than" && before > floor + 1 && among!(self.low(before - 1), "more fewer less");
        let minimum = self.low(before) == "least" && before > floor + 1 && self.low(before - 1) == "at";
        let before = if more || minimum { before - 2 } else { before };
        let low = self.low(before);
        if let Some(list) = self.list_before(&phrase, before, floor, depth) {
            return Some(list);
        }
        let attached = words::is_preposition(low) && !among!(low, "after before since as because than until till");
        let participle =
            low.verb().is_some_and(|verb| verb.form == Form::Ing) || (low.ends_with("ing") && low.len() > 4);
        if !(attached || participle) {
            return Some(phrase);
        }
        // `accused of running the botnet`: over the participle and the preposition before it.
        let over = participle && before > floor && words::is_preposition(self.low(before - 1));
        let left = depth.checked_sub(1).and_then(|depth| self.before(before - usize::from(over), floor, depth));
        let aside = words::is_venue(self.low(last)) || self.is_date(first, last + 1);
        match left {
            // A verb was stepped over: `a man accused in Berlin`, `envoys went to Berlin to`.
            Some(left) if left.kind == Kind::Pronoun || aside || participle || left.end < before => Some(left),
            // `members of parliament in Vienna` are the members; what follows the head stays in the phrase.
            Some(left) => {
                let named_by = among!(low, "of from for by at") && left.mention.is_none();
                if named_by && phrase.kind == Kind::Named && self.reading_at(first) != Some(Reading::Place) {
                    phrase.kind = if left.kind == Kind::Agent
                        || left.kind == Kind::Named && left.end > left.first + 1
                        || low == "by"
                        || low == "from"
                    {
                        Kind::Named
                    } else {
                        Kind::Thing
                    };
                } else if among!(low, "by from")
                    && phrase.kind == Kind::Agent
                    && is(self.low(left.end - 1), Class::Paper)
                {
                    // `A bulletin from the agency`: the agency's words.
                } else {
                    phrase.mention = left.mention;
                    phrase.kind = left.kind;
                }
                phrase.first = left.first;
                phrase.negative = left.negative;
                // `Neither the Kremlin nor the embassy | in Prague`
                phrase.members = if among!(low, "in at") { left.members } else { Vec::new() };
                if let Some(last_member) = phrase.members.last_mut() {
                    last_member.1 = phrase.end;
                }
                Some(phrase)
            }
            None if aside => None,
            None => Some(phrase),
        }
    }

    /// Returns who gives himself a name: `hackers | calling themselves Gulls of Trieste`.
    fn called_before(&self, last: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let calling = (floor + 1..last)
            .rev()
            .take(8)
            .find(|at| self.low(*at) == "calling" && among!(self.low(at + 1), "itself themselves himself herself"))?;
        let name = calling + 1 < last
            && (calling + 2..=last).all(|at| {
                self.lexemes.is_capital(at) || self.mention_at(at).is_some() || among!(self.low(at), "of the for and")
            });
        let depth = depth.checked_sub(1).filter(|_| name)?;
        self.before(calling, floor, depth).filter(|called| called.kind != Kind::Thing)
    }

    /// `hacktivists sympathetic | to the cause`
    fn is_described_by(&self, at: usize, floor: usize) -> bool {
        at > floor
            && words::is_agent(self.low(at - 1))
            && self.low(at - 1).ends_with('s')
            && self.mention_at(at).is_none()
            && self.lexemes.is_word(at)
            && !self.lexemes.is_capital(at)
            && !words::is_agent(self.low(at))
            && self.low(at).noun_act().is_none()
            && ["ic", "al", "ive", "ous", "able", "ible", "ed", "ant", "ent", "ful"]
                .iter()
                .any(|end| self.low(at).ends_with(end))
    }

    /// Reads a subject that ends with a quotation: `the group known as "X"`, `‘Crescent Jackals’ claim`.
    fn before_quote(&self, close: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let (open, _) = self.quote_at(close)?;
        let short = close - open <= 5;
        if open == floor && short && (open + 1..close).all(|at| self.lexemes.is_capital(at)) {
            return Some(self.phrase(open + 1, close)).filter(|named| named.kind != Kind::Thing);
        }
        if short && open > floor && self.is_nominal(open - 1) {
            return self.before(open, floor, depth.checked_sub(1)?);
        }
        None
    }

    /// Tells whether a word is a verb behind a phrase: one of the table, or an unknown past behind a name.
    fn is_past_it(&self, at: usize) -> bool {
        let unknown_past = self.low(at).ends_with("ed")
            && self.low(at).len() > 4
            && !self.lexemes.is_capital(at)
            && self.mention_at(at - 1).is_some_and(|number| {
                let mention = &self.mentions[number];
                mention.reading == Reading::Actor && !mention.actors.is_empty() && self.lexemes.is_capital(at - 1)
            });
        self.mention_at(at).is_none() && (self.ends_phrase(at) || unknown_past)
    }

    /// Steps back over adverbs, dates and brackets; returns the last lexeme of what stands before them.
    pub(super) fn skip_back(&self, end: usize, floor: usize) -> Option<usize> {
        let mut end = end;
        loop {
            let last = end.checked_sub(1).filter(|last| *last >= floor)?;
            let low = self.low(last);
            if low == ")" {
                let open = (floor..last).rev().take(40).find(|at| self.low(at.to_owned()) == "(")?;
                end = open;
            } else if self.mention_at(last).is_none() && words::is_adverb(low)
                // `Plaintiff WhisperLine Inc. alleges`
                || low == "." && last > floor && among!(self.low(last - 1), "inc corp co ltd llc plc jr sr")
            {
                end = last;
            } else if last > floor
                && among!(low, "all each first")
                && !words::is_relative(self.low(last - 1))
                && (self.mention_at(last - 1).is_some()
                    || low != "first" && self.is_nominal(last - 1)
                    // `Opposition parties first demanded an audit`
                    || low == "first" && words::is_agent(self.low(last - 1)))
            {
                // `the EU, NATO and Japan all condemned`
                end = last;
            } else if low == "first" && last > floor && words::is_relative(self.low(last - 1)) {
                // `It was the laboratory that first exposed it`
                end = last;
            } else if self.mention_at(last).is_none() && self.is_time_at(last, floor) {
                let mut first = last;
                while first > floor && self.mention_at(first - 1).is_none() && self.is_time_at(first - 1, floor) {
                    first -= 1;
                }
                // `for the first time`
                if first > floor
                    && among!(
                        self.low(first - 1),
                        "first second third two three four five six seven eight nine ten eleven twelve several few",
                    )
                {
                    first -= 1;
                }
                if first > floor && words::is_determiner(self.low(first - 1)) {
                    first -= 1;
                }
                if first > floor && among!(self.low(first - 1), "on in at since by from of late early for") {
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

    /// Returns where the words that end with `last` start, back to a determiner or a word of another class.
    pub(super) fn core_before(&self, last: usize, floor: usize) -> Option<usize> {
        let start_of = |at: usize| self.mention_at(at).map_or(at, |number| self.place(number).0).max(floor);
        // `GRU unit 26165`
        let numbered = self.lexemes.kind(last) == LexemeKind::Number
            && last > floor
            && !self.is_time_at(last - 1, floor)
            && self.is_nominal(last - 1)
            && words::is_agent(self.low(last - 1));
        if numbered {
            return self.core_before(last - 1, floor);
        }
        if !self.is_nominal(last) {
            if self.low(last) == "one" && last > floor && self.low(last - 1) == "no" {
                return Some(last - 1);
            }
            return words::is_determiner(self.low(last))
                .then_some(last)
                .filter(|_| is_bare_head(self.low(last)) && !words::is_time(self.low(last + 1)));
        }
        let mut first = start_of(last);
        while first > floor && last - first < LONGEST {
            let before = first - 1;
            let low = self.low(before);
            if self.mention_at(before).is_some() {
                // `in Prague officials said`: the place is not theirs.
                if self.reading_at(before) == Some(Reading::Place) && !self.lexemes.is_glued(first) {
                    break;
                }
                first = start_of(before);
            } else if self.lexemes.kind(before) == LexemeKind::Possessive {
                first = before;
            } else if words::is_determiner(low) {
                first = before;
                break;
            } else if !self.is_nominal(before)
                // `…, a charge | Tehran dismisses`
                || self.mention_at(first).is_some()
                    && before > floor + 1
                    && among!(self.low(before - 1), "a an")
                    && among!(self.low(before - 2), ", —")
                    && (words::is_claim(low) || among!(low, "boast characterisation verdict step move decision measure gesture ruling response sentence"))
                // `the sanctions | Ottawa imposed`
                || self.mention_at(first).is_some()
                    && before > floor
                    && among!(low, "sanctions measures restrictions penalties memorandum treaty pact agreement accord")
                    && words::is_determiner(self.low(before - 1))
                // `In separate statements Kosovo and Montenegro backed`
                || self.mention_at(first).is_some() && words::is_venue(low) && low.ends_with("ments")
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

    /// Returns the phrase that ends right before a participle which describes it, with the one its `of` hangs on.
    pub(super) fn described_before(&self, at: usize, floor: usize) -> Option<Phrase> {
        let last = at.checked_sub(1).filter(|last| *last >= floor && self.is_nominal(*last))?;
        let first = self.core_before(last, floor)?;
        let near = self.phrase(first, at);
        let of = near.kind == Kind::Thing && first > floor + 1 && self.low(first - 1) == "of";
        let outer = if of { self.core_before(first - 2, floor) } else { None };
        Some(outer.map_or(near, |outer| self.phrase(outer, at)))
    }

    /// Reads a subject before a comma: the aside between commas is skipped, a name in it joins.
    fn before_aside(&self, comma: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let depth = depth.checked_sub(1)?;
        let commas: Vec<usize> = (floor..comma)
            .rev()
            .take(ASIDE)
            .take_while(|at| self.low(*at) != ";")
            .filter(|at| self.low(*at) == "," && !self.is_quoted(*at))
            .collect();
        let opens = |at: usize| {
            let low = self.low(at + 1);
            words::is_relative(low)
                || words::is_determiner(low)
                || (low.ends_with("ed") && among!(self.low(at + 2), "by as in at from to"))
                || among!(low, "speaking now formerly also along together")
        };
        // The farthest comma that opens a relative clause, then an aside behind a name, else the nearest.
        let relative = commas.iter().rev().copied().find(|at| {
            among!(self.low(at + 1), "who which whose")
                || self.low(at + 2) == "of" && among!(self.low(at + 3), "whom which")
        });
        let opening = commas
            .iter()
            .rev()
            .copied()
            .find(|at| {
                opens(*at)
                    && *at > floor
                    && (self.mention_at(*at - 1).is_some()
                        || words::is_agent(self.low(*at - 1))
                        // `Mark Sokolovsky, 28, a Ukrainian national,`
                        || self.lexemes.kind(*at - 1) == LexemeKind::Number && self.low(at.saturating_sub(2)) == ",")
            })
            .or_else(|| commas.first().copied());
        // `…, the interior minister, Filip Adžić, said`: the name belongs to the office right before it.
        let named = commas.first().copied().filter(|nearest| {
            let words = *nearest + 1..comma;
            *nearest > floor
                && (1..=4).contains(&words.len())
                && words.clone().all(|at| self.lexemes.is_capital(at))
                && words::is_agent(self.low(*nearest - 1))
        });
        let opening = named.or(relative).or(opening)?;
        // `Yevgeny Doroshin, 31, a former employee of a security firm, was`
        let aged =
            opening > floor + 2 && self.lexemes.kind(opening - 1) == LexemeKind::Number && self.low(opening - 2) == ",";
        let opening = if aged { opening - 2 } else { opening };
        let mut phrase = self.before(opening, floor, depth)?;
        // `The website of the Latvian parliament, the Saeima,`
        if phrase.end + 3 < opening && !(phrase.end + 8 > opening && among!(self.low(phrase.end), "of for at")) {
            return None;
        }
        let first = opening + 1 + usize::from(self.low(opening + 1) == "the");
        let end = comma;
        // `One of them, Oleksii Marchuk, was arrested`
        let called = matches!(phrase.kind, Kind::Pronoun)
            && opening > floor + 1
            && self.low(opening - 1) == "them"
            && self.low(opening - 2) == "of"
            && (1..=4).contains(&(comma - first))
            && (first..comma).all(|at| self.lexemes.is_capital(at));
        if called {
            return Some(self.phrase(first, comma)).filter(|named| named.kind == Kind::Named);
        }
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
            && (last.mention.is_some() || last.kind == Kind::Agent && self.low(last.end - 1).ends_with('s'))
            && before > floor
            && self.mention_at(before - 1).is_some_and(|number| {
                self.place(number).0 == floor && (self.is_state(number) || self.mentions[number].listed().is_some())
            })
            && last.mention.is_none_or(|number| {
                self.is_state(number) || self.mentions[number].listed().is_some_and(|entry| entry.kind != "person")
            });
        if !(among!(self.low(before), "and or nor &") || headline) || last.kind == Kind::Thing {
            return None;
        }
        depth.checked_sub(1)?;
        let mut members = vec![(last.first, last.end)];
        let mut at = before;
        let apart = at > floor && self.low(at) != "," && self.low(at - 1) == ",";
        at -= usize::from(apart);
        loop {
            let end = at;
            let start =
                end.checked_sub(1).filter(|start| *start >= floor).and_then(|start| self.core_before(start, floor))?;
            let mut member = self.phrase(start, end);
            // `Neither the embassy in Oslo nor the consulate in Bergen`
            let placed = self.reading_at(start) == Some(Reading::Place)
                && start > floor + 1
                && among!(self.low(start - 1), "in at");
            let start = if placed { self.core_before(start - 2, floor)? } else { start };
            if placed {
                member = self.phrase(start, member.first - 1);
            }
            // `Neither the operator nor its insurer`
            let neither = among!(self.low(member.first), "neither both") && member.end > member.first + 1;
            member.first += usize::from(neither);
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
                    || words::is_venue(low) && low.ends_with("ments")
                    || among!(low, ", ; : neither both said says — only")
                    || self.lexemes.kind(comma) == LexemeKind::Open;
                if among!(low, "of in across from at") && !(apart && members.len() == 2 && self.low(before) == "and") {
                    // `the ambassadors of Estonia, Latvia and Lithuania`, `activists in Europe and America`
                    let apart = if low == "of" { 0 } else { 2 };
                    let head = self.before(comma, floor, depth - 1).filter(|head| head.end + apart >= comma)?;
                    return Some(Phrase { end: last.end, members: Vec::new(), ..head });
                }
                if !starts {
                    return None;
                }
                break;
            }
            at = comma;
        }
        // `maintains no embassy in Japan, and the mission did not answer`: two with a comma between are two clauses.
        let series = members.last().is_some_and(|member| member.0 > floor && self.low(member.0 - 1) == ",");
        if apart && members.len() == 2 && self.low(before) == "and" && !series {
            return None;
        }
        members.reverse();
        let mention_of = |member: (usize, usize)| self.phrase(member.0, member.1).mention;
        // `the ambassadors of Estonia, Latvia and Lithuania`: the office is of all of them.
        let of_all = mention_of(members[0]).is_some_and(|number| self.mentions[number].office.is_some())
            && (members[0].0..members[0].1).any(|at| self.low(at) == "of")
            && members[1..].iter().all(|member| mention_of(*member).is_some_and(|number| self.is_state(number)));
        let first = members[0].0;
        let negative = first > floor && among!(self.low(first - 1), "neither no");
        let mention = mention_of(members[0]).or(last.mention);
        let kind = if mention.is_some() { Kind::Named } else { last.kind };
        let members = if of_all { Vec::new() } else { members };
        Some(Phrase { first, end: last.end, mention, kind, negative, members })
    }

    /// Returns the phrase a relative clause belongs to: the nearest, with its `of` but nothing farther.
    pub(super) fn antecedent(&self, end: usize, floor: usize, relative: &str) -> Option<Phrase> {
        let last = end.checked_sub(1).filter(|last| *last >= floor)?;
        let first = self.core_before(last, floor)?;
        let near = self.phrase(first, end);
        let of = first > floor && among!(self.low(first - 1), "of from at");
        let person = relative == "who" && near.kind == Kind::Thing;
        if !(of || person || self.low(last) == ",") {
            return Some(near);
        }
        // `a list of entities that may be sanctioned`
        let whole = self.phrase_before(end, floor);
        if among!(relative, "that whom")
            && self.low(last) != ","
            && near.kind != Kind::Thing
            && whole.as_ref().is_some_and(|whole| whole.kind == Kind::Thing)
        {
            Some(near)
        } else {
            whole
        }
    }
}
