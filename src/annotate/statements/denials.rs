//! Clauses that deny: `the accusations were groundless`, `it had nothing to do with the hack`.

use crate::text::gazetteer::Mention;
use crate::text::lexemes::LexemeKind;

use super::events::Sentence;
use super::words::{self, Word, among, is};
use crate::text::sieve::Sieve;
use crate::text::words::Class;

/// What is denied to have been done.
const DONE: &str = "order employ hire instruct authorise authorize commission fund finance sponsor hack spy steal intercept tamper install share sell used hacked spied targeted shared sold stolen intercepted surveilled tampered installed ordered";

/// How far into a reported clause a denial is looked for, in lexemes.
const FAR: usize = 40;
/// How far into it the denying words must stand when they deny a part in something.
const NEAR: usize = 16;

static NEGATING: Sieve = Sieve::of("not n't never nothing no neither nor cannot little innocent none", b' ');
static MOCKING: Sieve = Sieve::of("joke invention insult stunt air cloth", b' ');
static FLAT: Sieve = Sieve::of("nothing involved behind responsible", b' ');
static HOLLOW: Sieve = Sieve::of("devoid without lacks lacked lack lacking", b' ');

impl Sentence<'_, '_> {
    /// Returns where one of several reported clauses denies something: `said that he had seen it, and that Russia had nothing to do with it`.
    pub(super) fn later_denial(&self, (first, end): (usize, usize)) -> Option<usize> {
        if !(self.sieve.meets(&FLAT) || self.classes.has(Class::Baseless)) || self.view.is_quoted(first) {
            return None;
        }
        let parts = (first + 3..end).filter(|at| self.low(*at) == "that" && among!(self.low(at - 1), "and ,"));
        parts.map(|that| that + 1).find(|from| {
            let sure = |low: Word| among!(low, "nothing involved behind responsible") || words::is_baseless(low);
            self.find(*from, (*from + 12).min(end), sure).is_some() && self.is_denial(*from, end)
        })
    }

    /// Tells whether a reported clause denies something.
    pub(super) fn is_denial(&self, first: usize, end: usize) -> bool {
        let called_false =
            |at: usize| words::is_baseless(self.low(at)) && self.is_predicate(at, first) && !self.describes(at);
        // `the allegation was devoid of any credibility`, `the claims lacked merit`
        let hollow = |at: usize| {
            among!(self.low(at), "devoid without lacks lacked lack lacking")
                && self
                    .find(at + 1, end.min(at + 5), |low| {
                        among!(low, "credibility basis foundation merit substance truth")
                    })
                    .is_some()
                && (first..at)
                    .any(|at| words::is_claim(self.low(at)) || among!(self.low(at), "it this that they these"))
        };
        // `“The accusation is a joke,” an aide said`, `said the charge was made out of thin air`
        let mocked = |at: usize| {
            let air = matches!(
                (self.low(at - usize::from(at > 0)).text(), self.low(at).text()),
                ("thin", "air") | ("whole", "cloth")
            );
            let joke = among!(self.low(at), "joke invention insult stunt")
                && (at.saturating_sub(4).max(first)..at).any(|at| words::is_be(self.low(at)));
            (air || joke) && (first..at).take(9).any(|at| words::is_claim(self.low(at)))
        };
        // `That is simply not true`, `the report was not accurate`
        let untrue = |at: usize| {
            // `said he was innocent`
            if self.low(at) == "innocent" && at > first + 1 && words::is_be(self.low(at - 1)) {
                return self.is_own(first, at) || words::is_pronoun(self.low(first));
            }
            // `said his client was not guilty`
            if self.low(at) == "guilty" {
                return (at.saturating_sub(3).max(first + 1)..at).any(|at| words::is_negation(self.low(at)))
                    && (at.saturating_sub(4).max(first + 1)..at).any(|at| words::is_be(self.low(at)));
            }
            among!(self.low(at), "true accurate correct so") && {
                let be = (at.saturating_sub(4).max(first)..at).find(|at| words::is_be(self.low(*at)));
                be.is_some_and(|be| {
                    (be..at).any(|at| words::is_negation(self.low(at)))
                        && (be.saturating_sub(6).max(first)..be).any(|at| {
                            words::is_claim(self.low(at)) || among!(self.low(at), "it this that they these all none")
                        })
                        && !among!(self.low(at + 1), "that to")
                })
            }
        };
        // `“Nonsense,” said the admiral`; `did not correspond to reality`
        let alone = end <= first + 2
            && self.view.is_quoted(first)
            && (first..end).any(|at| {
                among!(
                    self.low(at),
                    "nonsense lies lie rubbish absurd ridiculous slander fabrication false untrue fake hogwash fantasy baseless unfounded ludicrous \
                     preposterous groundless",
                )
            })
            && !(first..end).any(|at| words::is_negation(self.low(at)) || self.low(at) == "no");
        let unreal = |at: usize| {
            among!(self.low(at), "correspond accord square tally resemblance relation common")
                && (at.saturating_sub(4).max(first)..at)
                    .any(|at| words::is_negation(self.low(at)) || among!(self.low(at), "no nothing little"))
                && self.find(at + 1, end.min(at + 6), |low| among!(low, "reality facts truth fact")).is_some()
        };
        // `“Not a shred of evidence,” he said`; `Contrary to recent reports, at no time did we …`
        let shred = self.low(first) == "not"
            && among!(self.low(first + 1), "a one")
            && among!(self.low(first + 2), "shred scrap iota jot grain ounce word")
            && self.low(first + 3) == "of";
        let contrary = self.low(first) == "contrary"
            && self.low(first + 1) == "to"
            && self.find(first + 2, end.min(first + 7), words::is_claim).is_some();
        if shred || contrary {
            return true;
        }
        let negated = self.sieve.meets(&NEGATING);
        let mocking = self.sieve.meets(&MOCKING);
        // `that it was long, and that Serbia had …`: each clause by itself.
        let next = if negated || mocking {
            (first + 3..end.min(first + NEAR)).find(|at| self.low(*at) == "that" && among!(self.low(at - 1), "and ,"))
        } else {
            None
        };
        let near = first..next.unwrap_or(end).min(first + NEAR);
        alone
            || mocking && near.clone().any(mocked)
            || negated && (near.clone().any(unreal) || near.clone().any(untrue))
            || self.sieve.meets(&HOLLOW) && (first..end.min(first + FAR)).any(hollow)
            || (first..end.min(first + FAR)).any(called_false)
            || negated
                && near.clone().any(|at| {
                    // `Most of what was decided had nothing to do with that`
                    let partly = among!(self.low(first), "most much some many");
                    let unrelated =
                        self.low(at) == "nothing" && self.low(at + 1) == "to" && self.low(at + 2) == "do" && !partly;
                    let grain = || {
                        self.find(at + 1, at + 4, |low| {
                            among!(low, "grain shred iota scrap ounce kernel particle point time stage moment")
                        })
                        .is_some()
                    };
                    self.denies_part(at, end) && (unrelated || grain() || self.is_own(first, at))
                })
    }

    /// Tells whether a negation at `at` is of a part in something: `not involved in`, `nothing to do with`.
    fn denies_part(&self, at: usize, end: usize) -> bool {
        let low = self.low(at);
        // `There's simply nothing in it`, `there was nothing to the story`
        if low == "nothing"
            && among!(self.low(at + 1), "in to")
            && among!(self.low(at + 2), "it this that the these those")
            && (at.saturating_sub(3).max(1)..at).any(|at| words::is_be(self.low(at)) && self.low(at - 1) == "there")
        {
            return true;
        }
        // `there is no truth in it`
        if low == "no"
            && among!(self.low(at + 1), "truth basis foundation substance")
            && self.find(at.saturating_sub(2), at, words::is_be).is_some()
        {
            return true;
        }
        // `There was no breach`, `there has been no meeting`
        if low == "no"
            && at > 1
            && words::is_be(self.low(at - 1))
            && (self.low(at - 2) == "there" || at > 2 && self.low(at - 3) == "there")
            && self
                .find(at + 1, at + 4, |low| {
                    among!(
                        low,
                        "breach hack hacking intrusion leak meeting deal request payment order cover-up interference meddling interception espionage spying \
                         wrongdoing collusion plot surveillance wiretapping eavesdropping"
                    )
                })
                .is_some()
        {
            return true;
        }
        // `At no point did we share it`
        if low == "no"
            && at > 0
            && self.low(at - 1) == "at"
            && among!(self.low(at + 1), "point time stage moment")
            && among!(self.low(at + 2), "did have has had was were")
        {
            return true;
        }
        // `There is not a grain of truth in it.`
        if among!(low, "not no n't never")
            && self
                .find(at + 1, end.min(at + 4), |low| {
                    among!(low, "grain shred word iota scrap ounce jot kernel particle element")
                })
                .is_some_and(|grain| {
                    self.low(grain + 1) == "of" && among!(self.low(grain + 2), "truth it that this evidence proof")
                })
        {
            return true;
        }
        // `It was not us.`
        if words::is_negation(low)
            && at > 0
            && words::is_be(self.low(at - 1))
            && among!(self.low(at + 1), "us me ours our mine")
        {
            return true;
        }
        // `we did not do it`
        if low == "not" && among!(self.low(at + 1), "do done") && among!(self.low(at + 2), "it this that") {
            return true;
        }
        if low == "nothing" {
            // `said he knew nothing of it`
            let knew =
                at > 0 && among!(self.low(at - 1), "know knew knows known") && among!(self.low(at + 1), "of about");
            // `that he had known nothing before May`, `had bought nothing and paid nobody`
            let done = at > 0
                && among!(
                    self.low(at - 1),
                    "known bought paid done taken received stolen hidden sent leaked shared passed sold copied concealed signed ordered asked promised"
                );
            let wrong = among!(self.low(at + 1), "wrong illegal improper unlawful untoward");
            return knew || done || wrong || self.low(at + 1) == "to" && self.low(at + 2) == "do";
        }
        let after = |few: &str| self.find(at + 1, end.min(at + 5), |low| words::is_among(&low, few, b' ')).is_some();
        let part = "involved behind responsible involvement complicit engaged carried conducted condoned role part hand backdoor backdoors back-door back-doors doors knowledge link links connection connections ties";
        // `has never supported hackers`; but `did not support the resolution` is a position.
        // `its software was not used`, `it had not spied`
        // `I am never going to share that` is about what is to come.
        let ahead = self.low(at + 1) == "going";
        if words::is_negation(low) && !ahead && self.find(at + 1, end.min(at + 4), |low| among!(low, DONE)).is_some() {
            return true;
        }
        let deeds = "touched did do stole used hacked spied targeted shared sold stolen intercepted provided handed worked passed received asked \
                     given built installed hit broke interfered meddled supported supports sponsored engages launched attacked hacked participated ordered";
        // `It is not clear who was behind it` says nothing of oneself.
        let unclear = among!(self.low(at + 1), "clear known certain established sure");
        // `will not take part in it` is of what is to come.
        let refuses = low != "never" && at > 0 && among!(self.low(at - 1), "will wo would");
        let negates = (words::is_negation(low) || low == "no") && !unclear && !refuses;
        negates && (after(part) || (low == "never" && after(deeds)))
    }

    /// Tells whether a word calls a claim untrue as the predicate of its clause: `were completely groundless`.
    fn is_predicate(&self, at: usize, first: usize) -> bool {
        let passes = |at: usize| {
            let low = self.low(at);
            words::is_adverb(low)
                || words::is_determiner(low)
                || words::is_conjunction(low)
                || words::is_baseless(low)
                || among!(
                    low,
                    "pure complete sheer nothing but , political total both as deliberate another work pack of rotten blatant outright shameless brazen crude \
                     cheap old tired recycled feeble clumsy pathetic utter absolute downright out-and-out barefaced cynical transparent",
                )
                || self.view.lexemes.kind(at) == LexemeKind::Open
        };
        let be = (first..at).rev().take(5).find(|at| words::is_be(self.low(*at)) || !passes(*at));
        let Some(be) = be.filter(|be| words::is_be(self.low(*be))) else { return false };
        // `It is wrong to think so`
        if among!(self.low(at), "wrong incorrect misleading ridiculous absurd irresponsible")
            && among!(self.low(at + 1), "to of")
        {
            return false;
        }
        let negated = (be..at).any(|at| words::is_negation(self.low(at)));
        let claim = |low: Word| words::is_claim(low) || among!(low, "evidence statements statement remarks");
        // `“The material is forged from the first line to the last”`
        let forged = among!(self.low(at), "forged forgery forgeries fabricated fake fabrication bogus");
        let paper = |low: Word| {
            is(low, Class::Paper)
                || among!(
                    low,
                    "material materials recording recordings tape transcript video files e-mails emails screenshots letters messages"
                )
        };
        // `this is slander`; but `the fact that he is paid is ridiculous` denies nothing.
        let opens = be < first + 2 || !words::is_preposition(self.low(be - 2));
        let referring = be > first && opens && among!(self.low(be - 1), "it this that these those they all such");
        let claimed = referring
            || self.find(be.saturating_sub(12).max(first), be, claim).is_some()
            || forged && self.view.is_quoted(at) && self.find(first, be, paper).is_some();
        !negated && claimed
    }

    /// Tells whether the word stands before a noun it describes: `false information`.
    pub(super) fn describes(&self, at: usize) -> bool {
        let next = self.low(at + 1);
        let ends = words::is_claim(next)
            || words::is_baseless(next)
            || words::is_adverb(next)
            || words::is_time(next)
            || next.ends_with("ed") && next.len() > 4
            || next.verb().is_some()
            || among!(next, "accusation campaign attempt slander smear tale tales story stories");
        at + 1 < self.end && self.view.lexemes.is_word(at + 1) && self.view.is_nominal(at + 1) && !ends
    }

    /// Tells whether the denying clause is about the speaker or his country: `it`, `we`, `China`, `Moscow`.
    fn is_own(&self, first: usize, at: usize) -> bool {
        for before in (first..at).rev().take(8) {
            if among!(
                self.low(before),
                "it we they he she i its our my there country government company ministry agency group firm embassy",
            ) {
                return true;
            }
            if let Some(number) = self.view.mention_at(before) {
                let speaker = self.subjects.last().map(|(phrase, _)| phrase.mention);
                let named = &self.view.mentions[number];
                return speaker.is_some_and(|speaker| match speaker {
                    Some(speaker) => share(&self.view.mentions[speaker], named),
                    // A spokesman of whom nothing is known may speak for a state, not for a person.
                    None => named
                        .actors
                        .first()
                        .is_some_and(|actor| among!(actor.kind.as_str(), "state company agency org unknown")),
                });
            }
        }
        at == first
    }
}

/// Tells whether one mention may speak for the other: the same actor, or one of its country.
fn share(speaker: &Mention, other: &Mention) -> bool {
    speaker.actors.is_empty()
        || other.actors.iter().any(|actor| {
            let speaks = |own: &str| actor.country.as_deref() == Some(own);
            speaker.actors.iter().any(|own| own.name == actor.name || own.country.as_deref().is_some_and(speaks))
        })
}
