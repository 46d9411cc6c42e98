//! What a quotation does beside being said: `"We are not going to get into that"` is a silence, `"We will never sign it"` a refusal.

use crate::model::Act;
use crate::text::lexemes::LexemeKind;

use super::events::Sentence;
use super::phrases::{Kind, Phrase};
use super::words::{self, Word, among};

/// What is not told by who keeps silent, whatever it is about.
const UNSAID: &str = "comment comments commenting discuss discussing speculate speculating elaborate elaborating";
/// What is not given by who keeps silent: `We are not sharing details`.
const DETAILS: &str = "details detail information specifics names figures numbers more further anything";
/// What one denies having done, or doing.
const MISDEEDS: &str = "conduct conducted engage engaged carry carried break broken broke hack hacked spy spied attack attacked steal stolen target \
     targeted sell sold hand handed use used work worked order ordered operate operated employ employed sponsor sponsored condone tolerate tap tapped \
     listen listened monitor monitored track tracked plant planted install installed launch launched meddle meddled interfere interfered lie lied hide hidden \
     conceal concealed tamper tampered alter altered manipulate manipulated leak leaked participate participated eavesdrop eavesdropped bug bugged \
     harbour harboured harbor harbored intercept intercepted surveil surveilled infiltrate infiltrated penetrate penetrated jam jammed sabotage sabotaged";
/// What one refuses to do.
const REFUSED: &str = "sign accept support back join agree allow permit pay endorse ratify recognise recognize negotiate adopt approve consent yield \
     surrender bow vote hand let withdraw backing signing joining accepting paying";

/// How a speaker speaks of himself: `we have never`, `I won't`.
struct Own {
    /// The lexeme of the main verb.
    verb: usize,
    negated: bool,
    /// Whether it is of what is to come, or what may be: `will`, `can`, `going to`.
    ahead: bool,
    /// Whether it is of what is done or was done: `do`, `did`, `have`.
    done: bool,
}

impl Sentence<'_, '_> {
    /// Returns what the quotation does and whom it concerns, where the words for it are those of the speaker of himself or of what is charged.
    pub(super) fn utters(&self, (first, end): (usize, usize)) -> Option<(Act, Option<Phrase>)> {
        let near = end.min(first + 16);
        let is = |at: usize, words: &[&str]| {
            words.iter().enumerate().all(|(step, word)| at + step < end && self.low(at + step) == *word)
        };
        for (number, own) in (first..near).filter_map(|at| self.own_clause(at, first, end)).enumerate() {
            let found = self.utters_of_himself(&own, end);
            // `We have seen nothing, and we will not speculate`: that much was said.
            if found.is_some() && !(number > 0 && found.as_ref().is_some_and(|(act, _)| *act == Act::Decline)) {
                return found;
            }
        }
        // `Absolutely not`
        let flat = among!(self.low(first), "absolutely certainly definitely")
            && among!(self.low(first + 1), "not")
            && end <= first + 3;
        if flat {
            return Some((Act::Deny, None));
        }
        // `The evidence points to Pyongyang`
        let points = (first + 1..near).find(|at| {
            among!(self.low(*at), "point points pointed lead leads") && among!(self.low(at + 1), "to at towards")
        });
        if let Some(points) = points
            && (first..points)
                .any(|at| among!(self.low(at), "evidence signs trail traces indications everything clues tracks"))
            && !(first..points).any(|at| words::is_negation(self.low(at)))
            && let Some(named) = self.view.mention_at(points + 2).map(|number| self.view.named(number))
            && (self.is_public(&named) || self.is_culprit(&named))
        {
            return Some((Act::Attribute, Some(named)));
        }
        // `There is no question of our backing a treaty`, `It is out of the question`
        if (first..near).any(|at| is(at, &["out", "of", "the", "question"]) || self.low(at) == "non-starter")
            && !(first..near).any(|at| words::is_negation(self.low(at)))
        {
            return Some((Act::Reject, None));
        }
        if let Some(of) = (first..near).find(|at| is(*at, &["no", "question", "of"])) {
            let own = (of + 3..end.min(of + 5)).find(|at| among!(self.low(*at), "our us my"));
            let own = own.filter(|own| among!(self.low(own + 1), REFUSED) || self.low(own + 1).ends_with("ing"));
            return own.map(|own| (Act::Reject, self.view.phrase_after(own + 2, end)));
        }
        // `None of this is true`, `Nothing of the kind happened`, `Nobody here has heard of it`
        let none = self.low(first) == "none"
            && self.low(first + 1) == "of"
            && among!(self.low(first + 2), "this that it these those what")
            && (first + 3..near).any(|at| among!(self.low(at), "true accurate correct happened right"));
        let kind = self.low(first) == "nothing"
            && self.low(first + 1) == "of"
            && (first + 2..first + 5).any(|at| among!(self.low(at), "kind sort"));
        let nobody = (self.low(first) == "nobody" || is(first, &["no", "one"]))
            && (first + 1..end.min(first + 6)).any(|at| among!(self.low(at), "here this our us"))
            && (first + 2..near).any(|at| among!(self.low(at), "has had ever did knew knows heard ordered authorised authorized approved tolerated instructed asked sent gave"));
        if none || kind || nobody {
            return Some((Act::Deny, None));
        }
        // `It is true that files were taken`
        if among!(self.low(first), "it that this")
            && words::is_be(self.low(first + 1))
            && among!(self.low(first + 2), "true correct right")
            && (self.low(first + 3) == "that" || first + 3 >= end || among!(self.low(first + 3), ", ."))
        {
            return Some((Act::Confirm, None));
        }
        // `It was us`, `This was our work`
        let was = among!(self.low(first), "it this that") && words::is_be(self.low(first + 1));
        if was && among!(self.low(first + 2), "us ours me")
            || was
                && self.low(first + 2) == "our"
                && among!(self.low(first + 3), "work doing handiwork operation attack")
        {
            return Some((Act::Claim, None));
        }
        // `It was the Russians`
        if was && self.low(first) == "it" && among!(self.low(first + 1), "was is 's") {
            let who = self.view.phrase_after(first + 2, end)?;
            let over = who.end >= end || among!(self.low(who.end), ", . who that again and");
            return (over && who.first <= first + 3 && who.kind == Kind::Named && self.is_culprit(&who))
                .then_some((Act::Attribute, Some(who)));
        }
        None
    }

    /// Reads what somebody says of himself: `we have never sold it`, `I'm not going to get into that`.
    fn utters_of_himself(&self, own: &Own, end: usize) -> Option<(Act, Option<Phrase>)> {
        let verb = self.low(own.verb);
        let next = self.low(own.verb + 1);
        let gives = |low: Word| {
            among!(low, "share sharing give giving provide providing disclose disclosing reveal revealing offer")
        };
        let soon = |few: fn(Word) -> bool| self.find(own.verb + 1, end.min(own.verb + 5), few).is_some();
        let silent = own.negated
            && (among!(verb, UNSAID)
                || among!(verb, "go going get getting") && among!(next, "into beyond further there")
                || among!(verb, "talk talking") && next == "about"
                || among!(verb, "say add answer") && soon(|low| among!(low, "more anything that questions question"))
                || gives(verb) && soon(|low| among!(low, DETAILS))
                || verb == "be" && among!(next, "drawn commenting discussing")
                || among!(verb, "position") && next == "to")
            || !own.negated
                && verb == "have"
                && next == "nothing"
                && among!(self.low(own.verb + 2), "to more further")
                && soon(|low| among!(low, "add say announce share offer report"))
            || !own.negated && verb == "have" && next == "no" && soon(|low| among!(low, "comment"))
            || own.negated && verb == "confirm" && among!(next, "nor or")
            || among!(verb, "prefer rather") && next == "not";
        if silent {
            return Some((Act::Decline, None));
        }
        let does = verb == "do" && among!(next, "it this that anything any such")
            || verb == "done" && among!(next, "it this that anything any such");
        let part = among!(verb, "take taken") && self.low(own.verb + 1) == "part";
        if own.negated && own.done && !own.ahead && (among!(verb, MISDEEDS) || does || part) {
            return Some((Act::Deny, None));
        }
        if own.negated && own.ahead && among!(verb, REFUSED) {
            let what = self
                .view
                .phrase_after(own.verb + 1, end)
                .filter(|what| what.kind != Kind::Pronoun && what.first <= own.verb + 3);
            return Some((Act::Reject, what));
        }
        if !own.negated && !own.ahead {
            // `We did it`
            if verb == "did"
                && among!(next, "it this")
                && (own.verb + 2 >= end || among!(self.low(own.verb + 2), ", . and for because"))
            {
                return Some((Act::Claim, None));
            }
            // `We made a mistake`
            if among!(verb, "made") && soon(|low| among!(low, "mistake mistakes error errors")) {
                return Some((Act::Confirm, None));
            }
        }
        None
    }

    /// Returns how the speaker speaks of himself in the clause that starts at `at`: `we`, `I`, `our company`.
    fn own_clause(&self, at: usize, first: usize, end: usize) -> Option<Own> {
        let starts = at == first
            || among!(self.low(at - 1), ", ; : but and so — that because")
            || self.view.lexemes.kind(at - 1) == LexemeKind::Open;
        let body =
            |low: Word| among!(low, "company government ministry embassy country agency firm party group service bank");
        let subject = if among!(self.low(at), "we i") {
            at + 1
        } else if among!(self.low(at), "our this my") && body(self.low(at + 1)) {
            at + 2
        } else {
            return None;
        };
        if !starts {
            return None;
        }
        let mut own = Own { verb: subject, negated: false, ahead: false, done: false };
        while own.verb < end {
            let (low, next) = (self.low(own.verb), self.low(own.verb + 1));
            if words::is_negation(low) || among!(low, "cannot never neither") {
                own.negated = true;
                own.ahead |= low == "cannot";
            } else if among!(low, "will 'll wo shall sha can ca could would 'd") {
                own.ahead = true;
            } else if low == "going" && self.low(own.verb + 1) == "to"
                || among!(low, "able ready prepared willing") && self.low(own.verb + 1) == "to"
            {
                own.ahead = true;
                own.verb += 1;
            } else if among!(low, "do does did have has had 've")
                && (words::is_negation(next)
                    || among!(next, "never neither")
                    || next.ends_with("ed") && !among!(low, "do does did"))
            {
                own.done = true;
            } else if among!(low, "am 'm are 're is was were be been in a the any")
                && !among!(self.low(own.verb + 1), "drawn commenting discussing")
                || words::is_adverb(low)
                || among!(low, "simply ever just really yet even also all no") && self.low(own.verb + 1) != "comment"
            {
                // The helpers of being, and what stands between.
                own.negated |= low == "no" && self.low(own.verb + 1) == "position";
            } else {
                break;
            }
            own.verb += 1;
        }
        (own.verb < end).then_some(own)
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statements::{Context, statements};
    use crate::model::Act;
    use crate::text::gazetteer::Gazetteer;

    fn acts(text: &str) -> Vec<Act> {
        let found = statements(text, &Gazetteer::builtin().find(text), &mut Context::default());
        found.into_iter().map(|statement| statement.act).collect()
    }

    #[test]
    fn what_a_quotation_does_is_its_act() {
        for (text, act) in [
            ("\"We're not going into salaries today,\" said the club's chairman.", Act::Decline),
            ("\"I can't get into that,\" the coach told reporters.", Act::Decline),
            ("\"We did not bug the dressing room,\" the manager said.", Act::Deny),
            ("\"None of that is true,\" the singer's lawyer said.", Act::Deny),
            ("\"No one at this firm has ever met him,\" the director said.", Act::Deny),
            ("\"It is true that two crates were lost,\" the harbour master said.", Act::Confirm),
            ("\"It was us,\" the students wrote on a banner.", Act::Claim),
            ("\"We will not sign this charter,\" the Bolivian envoy said.", Act::Reject),
            ("\"There is no question of our joining the boycott,\" said the minister.", Act::Reject),
            ("Spokesman: I'm not going to discuss travel plans.", Act::Decline),
        ] {
            assert_eq!(acts(text), [act], "{text}");
        }
    }

    #[test]
    fn what_is_only_said_in_a_quotation_stays_said() {
        for text in [
            "\"We did not sleep for two days,\" the engineer said.",
            "\"We have seen no trace of it, and we will not speculate,\" the director said.",
            "\"We will not rest until the lights are back,\" the mayor said.",
            "\"It was a long night,\" the nurse said.",
        ] {
            assert_eq!(acts(text), [Act::State], "{text}");
        }
    }
}
