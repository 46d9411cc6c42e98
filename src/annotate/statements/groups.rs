//! The helpers around a verb, and what they and the verb above it say of how real it is.

use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;

use super::verbs::{Group, Modality};
use super::view::View;
use super::words::{self, among};

impl View<'_> {
    /// Reads the helpers before a verb.
    pub(super) fn group(&self, at: usize, form: Form, floor: usize) -> Group {
        if form == Form::Ing
            && let Some(holds) = self.holds_back(at, floor)
        {
            let outer = self.group(holds, Form::Past, floor);
            return Group { negated: !outer.negated, passive: false, ..outer };
        }
        let mut first = at;
        let (mut passive, mut perfect, mut negated) = (false, false, false);
        let mut modality = Modality::Fact;
        while first > floor && self.mention_at(first - 1).is_none() {
            // `has in general denied`
            if self.ends_adverbial(first - 1, floor) && first - 1 > floor {
                first -= 2;
                continue;
            }
            // `had in 2024 publicly blamed`
            if let Some(date) = self.date_between(first, floor) {
                first = date;
                continue;
            }
            // `has not, to date, | sanctioned`
            if let Some(helper) = self.inserted(first, floor) {
                first = helper;
                continue;
            }
            let low = self.low(first - 1);
            // `are no longer allowed`
            if low == "longer" && first > floor + 1 && self.low(first - 2) == "no" {
                negated = true;
                first -= 2;
                continue;
            }
            // `stands accused of`
            if among!(low, "stand stands stood") && among!(self.low(at), "accused charged indicted convicted") {
                passive = true;
                first -= 1;
                continue;
            }
            // `have each expelled`
            let each = among!(low, "each all both") && first > floor + 1 && words::is_auxiliary(self.low(first - 2));
            if !(each || words::is_auxiliary(low) || words::is_adverb(low) || self.opens_short_quote(first - 1, at)) {
                break;
            }
            passive |= words::is_be(low) && matches!(form, Form::Past | Form::Participle);
            perfect |= among!(low, "has have had having");
            // `not only attributed it but`: both are so.
            negated |= words::is_negation(low) && !(low == "not" && among!(self.low(first), "only just merely"));
            if words::is_modal(low) {
                if !self.is_performative(first - 1, at) {
                    modality = Modality::Hypothetical;
                }
            } else if among!(low, "will shall") && modality == Modality::Fact {
                modality = Modality::Future;
            }
            first -= 1;
        }
        // `nor has it publicly blamed`
        negated |= (first.saturating_sub(4).max(floor)..first)
            .any(|at| self.low(at) == "nor" && words::is_auxiliary(self.low(at + 1)));
        // `Never before had Lisbon expelled anyone`
        negated |= self.opens_with_never(first, floor);
        // `expelled nobody`, `blamed no one`
        negated |= !passive && self.is_nobody(at + 1);
        // `no longer denies`, `in no way denied`
        if first > floor + 1 && self.low(first - 1) == "longer" && self.low(first - 2) == "no" {
            negated = true;
            first -= 2;
        }
        negated |= form == Form::Base && first == at && self.is_not_gone_to(first, floor);
        // `a law that would let it impose`: without a helper the base form after `it` is no fact.
        if form == Form::Base
            && first == at
            && first > floor
            && among!(self.low(first - 1), "it he she him them")
            && self.low(first - 1) != "they"
        {
            modality = Modality::Hypothetical;
        }
        let infinitive = (first > floor
            && self.low(first - 1) == "to"
            && matches!(form, Form::Base | Form::Past | Form::Participle))
        .then(|| first - 1);
        if infinitive.is_some() && modality == Modality::Fact && !perfect {
            modality = Modality::Infinitive;
        }
        if form == Form::Ing && first == at && self.is_minded(at, floor) {
            modality = Modality::Hypothetical;
        }
        // `would let a minister ban`: as real as the help is.
        if form == Form::Base
            && first == at
            && let Some(helped) = self.helped(at, floor)
        {
            let outer = self.group(helped.first - 1, Form::Base, floor);
            negated |= outer.negated;
            modality = if outer.modality == Modality::Fact { modality } else { outer.modality };
        }
        if modality == Modality::Fact
            && (passive && first > floor && self.is_demanded(first, floor) || self.is_rumoured(first, floor))
        {
            modality = Modality::Hypothetical;
        }
        let mut group = Group { first, passive, perfect, negated, modality, infinitive };
        if let Some(to) = infinitive {
            self.govern(to, floor, &mut group);
        }
        if group.modality == Modality::Fact && self.is_conditional(group.first, floor) {
            group.modality = Modality::Hypothetical;
        }
        group
    }

    /// Returns one past the helper before an insertion between commas that ends before `first`: `has not, to date, | sanctioned`.
    pub(super) fn inserted(&self, first: usize, floor: usize) -> Option<usize> {
        let close = first.checked_sub(1).filter(|close| *close > floor + 2 && self.low(*close) == ",")?;
        let open = (floor + 1..close).rev().take(11).find(|at| self.low(*at) == ",")?;
        let helper = self.low(open - 1);
        // `have each, in language that differs by a comma, condemned`
        let each = among!(helper, "each both all") && open > floor + 2 && words::is_auxiliary(self.low(open - 2));
        let helps = each || words::is_auxiliary(helper) || words::is_negation(helper);
        (open + 1 < close && helps && self.mention_at(open - 1).is_none()).then_some(open)
    }

    /// `Rarely has a state expelled anyone`: a sentence that begins with what denies it turns the helper before its subject.
    fn opens_with_never(&self, first: usize, floor: usize) -> bool {
        among!(self.low(floor), "never rarely seldom hardly scarcely")
            && (floor + 1..floor + 3).any(|at| at < first && words::is_auxiliary(self.low(at)))
            && first < floor + 12
    }

    /// `I am not going to stand here and accuse`
    fn is_not_gone_to(&self, first: usize, floor: usize) -> bool {
        let joined = first > floor + 4 && among!(self.low(first - 1), "and or");
        let going =
            || (floor + 2..first - 1).rev().take(8).find(|at| self.low(*at) == "to" && self.low(at - 1) == "going");
        joined
            && going().is_some_and(|going| {
                (going.saturating_sub(3).max(floor)..going).any(|at| words::is_negation(self.low(at)))
            })
    }

    /// Tells whether nobody is named at a place: `nobody`, `no one`.
    pub(super) fn is_nobody(&self, at: usize) -> bool {
        among!(self.low(at), "nobody none") || self.low(at) == "no" && self.low(at + 1) == "one"
    }

    /// Tells whether something is asked or wished to be done: `demands that the envoy be expelled`, `would rather he were expelled`.
    fn is_demanded(&self, first: usize, floor: usize) -> bool {
        let wished = || {
            (first.saturating_sub(7).max(floor)..first)
                .any(|at| among!(self.low(at), "rather wish wishes wished prefers"))
        };
        self.low(first) == "be" || self.low(first) == "were" && wished()
    }

    /// Tells whether it is talk: `on speculation that the firm had been sanctioned`.
    fn is_rumoured(&self, first: usize, floor: usize) -> bool {
        let that = (floor + 1..first).rev().take(9).find(|at| self.low(*at) == "that");
        that.is_some_and(|that| {
            among!(self.low(that - 1), "rumour rumours rumor rumors talk speculation gossip chatter hearsay")
        })
    }

    /// Tells whether a modal leaves nothing open: `We can confirm that`, `can be attributed to`, `I would urge`.
    fn is_performative(&self, modal: usize, at: usize) -> bool {
        let verb = self.low(at).verb().map_or("", |verb| verb.lemma);
        match self.low(modal).text() {
            "can" => {
                among!(verb, "confirm announce disclose reveal report say state")
                    && self.low(modal + 1) == self.low(at).text()
                    || among!(verb, "attribute ascribe trace") && self.low(at - 1) == "be"
            }
            // `would say only that inquiries went on`
            "would" if verb == "say" && modal + 1 == at && self.low(at + 1) == "only" => true,
            "would" | "must" => {
                among!(verb, "urge caution warn request")
                    && modal > 0
                    && among!(self.low(modal - 1), "we i")
                    && modal + 1 == at
            }
            _ => false,
        }
    }

    /// Returns where a date starts that ends before `first` and follows a helper: `had in May 2024 | blamed`.
    fn date_between(&self, first: usize, floor: usize) -> Option<usize> {
        let start = (floor..first).rev().take(5).find(|at| !self.is_time_at(*at, floor))?;
        // `over the past few months`
        let start = (floor..=start).rev().find(|at| !among!(self.low(*at), "few several past last recent the"))?;
        let dated = start + 1 < first && among!(self.low(start), "in on at by since over during for");
        (dated && start > floor && words::is_auxiliary(self.low(start - 1))).then_some(start)
    }

    /// Returns the word that governs an infinitive, over adverbs and days: `decided today to`.
    pub(super) fn governor(&self, to: usize, floor: usize) -> Option<usize> {
        let mut at = to.checked_sub(1).filter(|at| *at >= floor)?;
        while at > floor
            && self.mention_at(at).is_none()
            && !among!(self.low(at), "yet due long")
            && (self.low(at).ends_with("ly") && words::is_adverb(self.low(at))
                || self.is_time_at(at, floor)
                || self.low(at) == "on" && self.is_time_at(at + 1, floor)
                || self.lexemes.kind(at) == LexemeKind::Number
                // `voted 4-0 on Thursday to bar`
                || self.low(at).starts_with(|c: char| c.is_ascii_digit())
                || among!(self.low(at), "by to") && self.lexemes.kind(at + 1) == LexemeKind::Number
                || self.low(at) == "not")
        {
            at -= 1;
        }
        // `urged the president in a letter to`
        let paper = at > floor + 3
            && words::is_venue(self.low(at))
            && words::is_determiner(self.low(at - 1))
            && self.low(at - 2) == "in";
        Some(if paper { at - 3 } else { at })
    }

    /// Lets the verb before an infinitive say how real it is: `refused to deny`, `went on to deny`, `is expected to deny`.
    fn govern(&self, to: usize, floor: usize, group: &mut Group) {
        let Some(governor) = self.governor(to, floor) else { return };
        // `became the fourth country to blacklist it`
        if words::is_agent(self.low(governor))
            && (floor..governor).rev().take(5).any(|at| {
                among!(self.low(at), "became become becomes")
                    || words::is_be(self.low(at))
                        && (at..governor).any(|at| among!(self.low(at), super::events::ORDINALS))
            })
        {
            group.modality = Modality::Fact;
        }
        // `chose not to answer`
        if governor < to - 1 && self.low(to - 1) == "not" {
            group.negated = !group.negated;
        }
        match self.low(governor).text() {
            "refused" | "refuses" | "refusing" | "declined" | "declines" | "failed" | "fails" | "unable"
            | "unwilling" | "reluctant" => {
                group.negated = !group.negated;
            }
            "yet" => {
                group.negated = true;
                group.modality = Modality::Fact;
            }
            "came" | "turned" | "proved" | "continued" | "continues" | "on" | "proceeded" | "moved" | "managed"
            | "forced" | "quick" | "helped" | "rushed" | "voted" | "began" | "begun" | "decided" | "first"
            | "chose" | "joined" | "wishes" | "wish" | "opted" | "preferred" | "elected" | "decision" | "move" => {
                group.modality = Modality::Fact;
            }
            // `is to hand the man over`
            "is" | "are" | "was" | "were" | "expected" | "set" | "plans" | "planned" | "planning" | "plan" | "due"
            | "intends" | "intended" | "about" | "going" | "poised" | "vowed" | "promised" | "pledged" | "agreed"
            | "ready" | "prepares" | "preparing" => group.modality = Modality::Future,
            "threatened" | "threatens" | "threatening" | "whether" | "considering" | "wants" | "wanted" | "hopes"
            | "hoped" | "likely" => {
                group.modality = Modality::Hypothetical;
            }
            _ if self.is_achieved(governor, floor) => group.modality = Modality::Fact,
            _ => {}
        }
    }

    /// Tells whether `if`, `whether`, `unless` opens the clause.
    fn is_conditional(&self, at: usize, floor: usize) -> bool {
        // `Should Minsk deny it, …`, `Had Brussels known, …`
        let inverted = among!(self.low(floor), "should had were would suppose supposing assuming provided")
            && floor + 1 < at
            && self.mention_at(floor).is_none()
            && (floor..at).all(|at| self.low(at) != ",");
        if inverted {
            return true;
        }
        (floor..at)
            .rev()
            .take(10)
            .take_while(|at| !among!(self.low(*at), ", ; : . —"))
            .any(|at| among!(self.low(at), "if whether unless lest"))
    }
}
