//! Noun phrases: what they are, and what tells them from dates and verbs.

use crate::text::acts::Form;
use crate::text::gazetteer::Reading;
use crate::text::lexemes::LexemeKind;

use super::view::View;
use super::words::{self, among, is};
use crate::text::words::Class;

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

impl Phrase {
    /// Returns the phrase of a pronoun.
    pub(super) fn pronoun(at: usize) -> Self {
        Self { first: at, end: at + 1, mention: None, kind: Kind::Pronoun, negative: false, members: Vec::new() }
    }

    /// Returns the phrase as that of somebody, where its head tells nothing else: whoever is charged or claims is no thing.
    pub(super) fn acting(self) -> Self {
        let kind = if self.kind == Kind::Thing { Kind::Agent } else { self.kind };
        Self { kind, ..self }
    }
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
pub(super) const LONGEST: usize = 14;

impl View<'_> {
    /// Returns the phrase that is one mention and nothing else.
    pub(super) fn named(&self, number: usize) -> Phrase {
        let (first, end) = self.place(number);
        Phrase { first, end, mention: Some(number), kind: Kind::Named, negative: false, members: Vec::new() }
    }

    /// Makes a phrase of known lexemes.
    pub(super) fn phrase(&self, first: usize, end: usize) -> Phrase {
        let negative = among!(self.low(first), "no neither none nobody nothing few");
        // `Neither Moscow nor …`: the word denies, it names nobody.
        let denier = among!(self.low(first), "neither both") && self.mention_at(first + 1).is_some();
        let first = first + usize::from(denier && first + 1 < end);
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
        let group = mention.is_some() && is(self.low(end - 1), Class::GroupCue);
        let accused = self.low(end - 1) == "accused" && end > first + 1 && words::is_determiner(self.low(end - 2));
        let two = end == first + 2
            && self.low(first) == "the"
            && among!(self.low(first + 1), "two three four five six seven eight nine ten pair accused others");
        // `a third was arrested`
        let another = end == first + 2
            && self.low(first) == "a"
            && among!(self.low(first + 1), "second third fourth fifth sixth seventh further")
            && words::is_auxiliary(self.low(end));
        let nobody = end == first + 2 && self.low(first) == "no" && self.low(first + 1) == "one";
        let number = nobody
            || end == first + 1
                && among!(
                    self.low(first),
                    "two three four five six seven eight nine ten eleven twelve several dozens nobody none"
                );
        // `Belarusian military intelligence`
        let intelligence = self.low(end - 1) == "intelligence"
            && end > first + 1
            && (mention.is_some()
                || self.low(end - 2) == "military"
                || self.reading_at(end - 2) == Some(Reading::Adjective));
        let foreign = among!(self.low(end - 1), "power powers")
            && end > first + 1
            && among!(self.low(end - 2), "foreign hostile enemy regional major great western nuclear occupying world");
        // `a troll farm`: people, where a server farm is none.
        let farm = among!(self.low(end - 1), "farm farms factory factories")
            && end > first + 1
            && among!(self.low(end - 2), "troll bot click scam propaganda content");
        let bank = self.low(end - 1) == "bank"
            && end > first + 1
            && among!(self.low(end - 2), "central national reserve federal development commercial state");
        let agent = intelligence
            || bank
            || farm
            || two
            || another
            || foreign
            || head_covered
            || group
            || accused
            || number
            || words::is_agent(self.low(end - 1))
            // `GRU unit 26165`
            || self.lexemes.kind(end - 1) == LexemeKind::Number
                && end > first + 1
                && among!(self.low(end - 2), "unit bureau division department centre center brigade");
        // `Unit 29155`: the word before its number is the name.
        let numbered = self.lexemes.kind(end - 1) == LexemeKind::Number && end > first + 1;
        let head = end - 1 - usize::from(numbered);
        // `Tsai Ing-wen`: the part behind the hyphen is small.
        let hyphened = !head_covered
            && head >= first + 3
            && self.lexemes.is_glued(head)
            && self.lexemes.is_capital(head - 2)
            && self.lexemes.is_capital(head - 3);
        let name =
            hyphened || !head_covered && self.lexemes.is_capital(head) && self.lexemes.kind(head) == LexemeKind::Word;
        // `Batteries must be charged`: the capital is the sentence's.
        let opens = first == 0 || self.lexemes.starts_paragraph(first) || among!(self.low(first - 1), ". ! ?");
        let name = name && !(opens && end == first + 1 && mention.is_none() && self.low(first).ends_with('s'));
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

    pub(super) fn is_state(&self, mention: usize) -> bool {
        let mention = &self.mentions[mention];
        mention.office.is_none() && mention.actors.first().is_some_and(|entry| among!(entry.kind.as_str(), "state igo"))
    }

    /// Tells whether a word is a verb that a noun phrase cannot reach across.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        let low = self.low(at);
        if self.lexemes.is_glued(at) || self.lexemes.is_glued(at + 1) {
            return false;
        }
        if is(low, Class::PlainVerb) {
            return true;
        }
        low.verb().is_some_and(|verb| match verb.form {
            Form::Past | Form::Participle => {
                !(at > 0
                    && (words::is_determiner(self.low(at - 1)) || self.lexemes.kind(at - 1) == LexemeKind::Possessive))
            }
            Form::Third => {
                // `the signals directorate`
                let compound = is(low, Class::Nounish)
                    && words::is_agent(self.low(at + 1))
                    && at > 0
                    && !self.lexemes.is_capital(at);
                // `said 40 suspects had been held`
                let counted = || {
                    at > 0
                        && (self.lexemes.kind(at - 1) == LexemeKind::Number
                            || among!(self.low(at - 1), "two three four five six seven eight nine ten several dozens"))
                };
                low.noun_act().is_none()
                    && !compound
                    && !among!(
                        low, "states reports claims charges targets notes rules posts challenges doubts champions cracks tracks pins bugs projects forecasts")
                    && !counted()
            }
            Form::Ing => true,
            Form::Base => false,
        })
    }

    pub(super) fn is_date(&self, first: usize, end: usize) -> bool {
        (first..end).all(|at| self.is_time_at(at, first) || words::is_determiner(self.low(at)))
    }

    pub(super) fn is_year(&self, at: usize) -> bool {
        let low = self.low(at);
        low.len() == 4 && matches!(low.get(..2), Some("17" | "18" | "19" | "20" | "21"))
    }

    /// Tells whether the lexeme ends an adverb of two words: `in general`, `at first`.
    pub(super) fn ends_adverbial(&self, at: usize, floor: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= floor) else { return false };
        match self.low(before).text() {
            "in" => among!(self.low(at), "general turn effect fact part public private vain principle response return"),
            "at" => among!(self.low(at), "once first last present home"),
            "of" => self.low(at) == "course",
            "for" => self.low(at) == "now",
            _ => false,
        }
    }

    /// Tells whether the lexeme is the year of `In 2019 the firm …`.
    pub(super) fn is_dated(&self, at: usize, floor: usize) -> bool {
        let year = self.is_year(at)
            && at > floor
            && (words::is_time(self.low(at - 1)) || among!(self.low(at - 1), "in by since until of from"));
        year || words::is_time(self.low(at)) || self.ends_adverbial(at, floor)
    }

    pub(super) fn is_time_at(&self, at: usize, floor: usize) -> bool {
        let low = self.low(at);
        // `May` is a month where figures or a preposition stand beside it; `Theresa May` is a mention.
        words::is_time(low)
            || (self.lexemes.kind(at) == LexemeKind::Number
                && ((at > floor && words::is_time(self.low(at - 1)))
                    || words::is_time(self.low(at + 1))
                    || self.is_year(at)))
    }
}
