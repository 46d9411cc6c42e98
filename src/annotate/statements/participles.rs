//! Whose act a participle tells: `…, adding that`, `issued a statement calling`, `Denying any link, the embassy said`.

use crate::text::acts::{Form, Frame};
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Sentence, Subject};
use super::phrases::Kind;
use super::rules::{PAPER, PAPERS, REDUCED};
use super::words::{self, Word, among, is};

impl Sentence<'_, '_> {
    /// Finds whose act a participle is: of the verb before it, of the paper it describes, of the main clause.
    pub(super) fn participle(&self, at: usize) -> Option<Subject> {
        let before = at.checked_sub(1).filter(|before| *before >= self.floor);
        let previous = before.map_or(Word::NONE, |before| self.low(before));
        let opens = before
            .is_none_or(|before| before == self.floor && among!(previous, "after before having while by in besides"));
        if opens {
            return self.cataphor(at);
        }
        // `passed a resolution on Wednesday denouncing`
        let paper =
            self.view.skip_back(at, self.floor).is_some_and(|last| last + 1 < at && is(self.low(last), Class::Paper));
        if paper || is(previous, Class::Paper) || among!(previous, PAPERS) {
            return self.of_paper(at);
        }
        // `joins its partners in attributing it to X`: of whoever joins them.
        if previous == "in"
            && let Some(join) = (self.floor + 1..at).rev().take(12).find(|at| self.low(*at).starts_with("join"))
            && let Some(phrase) =
                self.view.phrase_before(self.view.group(join, Form::Past, self.floor).first, self.floor)
            && phrase.kind != Kind::Thing
        {
            return Some(Subject { phrase, doubt: REDUCED, passive: false });
        }
        // `Beijing answered by calling it a smear`: of the verb right before, also one of no act.
        if previous == "by" && before.is_some_and(|by| by > self.floor && self.low(by - 1).ends_with("ed")) {
            let subject = self.view.phrase_before(at - 2, self.floor).filter(|phrase| phrase.kind != Kind::Thing);
            if let Some(phrase) = subject {
                return Some(Subject { phrase, doubt: REDUCED, passive: false });
            }
        }
        if let Some(phrase) = self.view.absolute(at, self.floor) {
            return Some(Subject { phrase, doubt: REDUCED, passive: false });
        }
        // `wrote to the firm asking for details`: whoever wrote.
        let asks = among!(self.low(at), "asking urging demanding requesting warning condemning protesting");
        let wrote = (self.floor..at).rev().take(9).any(|at| among!(self.low(at), "wrote writes written write"));
        if asks && wrote {
            let phrase = self.opening().filter(|phrase| phrase.end < at && phrase.kind != Kind::Thing);
            if let Some(phrase) = phrase {
                return Some(Subject { phrase, doubt: REDUCED, passive: false });
            }
        }
        // `detectives investigating the theft`
        if before.is_some_and(|before| words::is_agent(previous) && self.view.lexemes.kind(before) == LexemeKind::Word)
        {
            let phrase = self.view.described_before(at, self.floor);
            if let Some(phrase) = phrase.filter(|phrase| phrase.kind != Kind::Thing) {
                return Some(Subject { phrase, doubt: REDUCED, passive: false });
            }
        }
        if self.view.is_gerund_object(at, self.floor)
            && let Some(subject) = self.of_object(at)
        {
            return Some(subject);
        }
        if among!(previous, "in after before when upon")
            && let Some(subject) = self.of_gerund(at - 1)
        {
            return Some(subject);
        }
        let lent = self.lent(at).or_else(|| {
            let comma = among!(previous, ", and in");
            self.opening().filter(|phrase| comma && phrase.end < at).map(|phrase| Subject {
                phrase,
                doubt: PAPER,
                passive: false,
            })
        });
        // `the envoy posted a video saying “…”`: of whoever opens the sentence, whatever he does.
        lent.or_else(|| {
            let speech = self.low(at).verb().is_some_and(|verb| verb.frame == Frame::Clause);
            let speech = speech && previous != "worth";
            let phrase = self.opening_of(self.floor, at).filter(|_| speech)?;
            Some(Subject { phrase, doubt: PAPER, passive: false })
        })
    }

    /// Finds the subject behind the comma: `Denying any link, the embassy said`.
    pub(super) fn cataphor(&self, at: usize) -> Option<Subject> {
        let comma = self.find(at + 1, at + 30, |low| low == ",").filter(|comma| !self.view.is_quoted(*comma))?;
        // `Sanctioned by London, feted in Dubai, the oligarch …`
        let next = self.low(comma + 1);
        let again = next.ends_with("ed") && next.len() > 4 && self.view.mention_at(comma + 1).is_none();
        let second = if again { self.find(comma + 2, comma + 14, |low| low == ",") } else { None };
        let comma = second.unwrap_or(comma);
        let phrase = self.view.phrase_after(comma + 1, (comma + 16).min(self.end))?;
        (phrase.first <= comma + 2 && phrase.kind != Kind::Thing).then_some(Subject {
            phrase,
            doubt: REDUCED,
            passive: false,
        })
    }

    /// Finds who speaks in `issued a statement calling`: the one who issued it, else the paper.
    fn of_paper(&self, at: usize) -> Option<Subject> {
        let issued = |low: Word| {
            low.verbal().light.is_some_and(|(lemma, _)| {
                among!(
                    lemma,
                    "issue publish release sign put send add make give unveil adopt announce unseal deliver hand approve introduce return file secure obtain",
                )
            }) || among!(low, "passed passes passing drafted") || low.ends_with("unsealing")
        };
        let from = at.saturating_sub(7).max(self.floor);
        // `pointed to an earlier statement calling the charge absurd`
        if let Some(points) = self.find(from, at, |low| among!(low, "pointed referred directed"))
            && let Some(phrase) = self
                .view
                .phrase_before(self.view.group(points, Form::Past, self.floor).first, self.floor)
                .filter(|phrase| phrase.kind != Kind::Thing)
        {
            return Some(Subject { phrase, doubt: REDUCED, passive: false });
        }
        if self.find(from, at, issued).is_some() {
            let phrase = self.subjects.last().map(|(phrase, _)| phrase.clone()).or_else(|| self.opening())?;
            return Some(Subject { phrase, doubt: REDUCED, passive: false });
        }
        self.view.phrase_before(at, self.floor).map(|phrase| Subject { phrase, doubt: PAPER, passive: false })
    }
}
