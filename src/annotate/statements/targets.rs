//! The last look at whom an act concerns, whichever rule found it: what cannot be a target is none, what stands for one is named.

use crate::model::Act;
use crate::text::lexemes::LexemeKind;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::words::{self, among};

impl Sentence<'_, '_> {
    /// Returns the one an act concerns, or nobody where what a rule found is none: a time, the one for whom something is asked.
    pub(super) fn fitting(&self, act: Act, case: &Case, target: Option<Phrase>) -> Option<Phrase> {
        let target = target.filter(|target| !self.is_while(target));
        match act {
            Act::Investigate => self.whose_deed(case).or(target).or_else(|| self.looked_into(case)),
            // `took credit for wiping the servers`
            Act::Claim => match target {
                Some(deed) if deed.end == deed.first + 1 && self.low(deed.first).ends_with("ing") => self
                    .view
                    .phrase_after(deed.end, self.clause_end(deed.end, 12))
                    .filter(|hit| hit.first <= deed.end + 1)
                    .or(Some(deed)),
                other => other,
            },
            // `demanded that those responsible be punished`: not they are asked.
            // `telephoned her counterpart to complain about`
            Act::Protest if target.is_none() => case.group.infinitive.and_then(|to| {
                let told = self
                    .view
                    .phrase_before(to, self.floor)
                    .filter(|told| told.end == to && told.kind != Kind::Thing)?;
                (case.source.as_ref().is_some_and(|source| source.end < told.first)).then_some(told)
            }),
            Act::Request if target.is_none() => self.asked_that(case.at),
            Act::Request => target.filter(|asked| {
                let done = self.low(asked.end + 1);
                !(self.low(asked.end) == "be"
                    && asked.first > self.floor
                    && self.low(asked.first - 1) == "that"
                    && (done.ends_with("ed") || among!(done, "held brought taken given put shut made")))
            }),
            _ => target,
        }
    }

    /// Tells whether a phrase is a stretch of time: `a decade`, `two weeks`.
    fn is_while(&self, phrase: &Phrase) -> bool {
        phrase.mention.is_none()
            && among!(self.low(phrase.end - 1), "decade decades year years month months week weeks days hours")
            && (self.view.lexemes.kind(phrase.first) == LexemeKind::Number
                || words::is_determiner(self.low(phrase.first)))
    }

    /// Returns of whom it is looked into how he did it: `an inquiry into how the bank let the records fall into their hands`.
    fn whose_deed(&self, case: &Case) -> Option<Phrase> {
        let into = self.find(case.at + 1, case.at + 8, |low| low == "into")?;
        if !among!(self.low(into + 1), "how whether why") {
            return None;
        }
        let whose = self.view.phrase_after(into + 2, self.clause_end(into + 2, 14))?;
        let thing = whose.kind == Kind::Thing && self.low(into + 1) != "how";
        (whose.first == into + 2 && whose.kind != Kind::Pronoun && !thing).then_some(whose)
    }

    /// Returns what is looked into where it is no one: `reopened its investigation into the bugging of the phone`.
    fn looked_into(&self, case: &Case) -> Option<Phrase> {
        let into = self.find(case.at + 1, case.at + 5, |low| low == "into")?;
        let thing = self.view.phrase_after(into + 1, self.clause_end(into + 1, 14))?;
        (thing.first == into + 1 && words::is_determiner(self.low(thing.first)) && !case.group.passive).then_some(thing)
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statements::{Context, statements};
    use crate::model::Act;
    use crate::text::gazetteer::Gazetteer;

    fn targets(text: &str, act: Act) -> Vec<Option<String>> {
        let found = statements(text, &Gazetteer::builtin().find(text), &mut Context::default());
        found.into_iter().filter(|it| it.act == act).map(|it| it.target).collect()
    }

    #[test]
    fn what_stands_for_a_target_is_named_and_what_is_none_is_dropped() {
        for (text, act, whom) in [
            (
                "Ireland's ombudsman has opened an inquiry into how a nursing home lost its records.",
                Act::Investigate,
                Some("a nursing home"),
            ),
            (
                "The Finnish police have widened their investigation into the theft of ballot papers.",
                Act::Investigate,
                Some("the theft of ballot papers"),
            ),
            (
                "The crew took credit for wiping the tills of a supermarket.",
                Act::Claim,
                Some("the tills of a supermarket"),
            ),
            ("The senate demanded that those responsible be dismissed.", Act::Request, None),
            ("The harbour board warned both countries about the ice.", Act::Warn, Some("both countries")),
            ("The council adopted a decision requiring Estonia to mark its nets.", Act::Request, Some("Estonia")),
            ("Europol said 40 suspects had been detained in Riga.", Act::Indict, Some("40 suspects")),
        ] {
            assert_eq!(targets(text, act), [whom.map(str::to_owned)], "{text}");
        }
    }
}
