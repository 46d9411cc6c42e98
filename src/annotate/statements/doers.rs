//! What a turn of phrase is by who does it: a state bans, a platform takes down, hackers attack, a gang claims.

use crate::model::Act;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::Modality;
use super::words::{Word, among};

/// Deeds that only those who did them put their name to.
const DEEDS: &str =
    "blackout outage deed raid theft heist leak defacement sabotage disruption shutdown assault bombing";

impl Sentence<'_, '_> {
    /// `gave its makers until March to store the data at home`: those who are no gang only ask.
    pub(super) fn only_asks(&self, case: &Case) -> bool {
        let official = case.source.as_ref().is_some_and(|source| {
            !self.is_intruder(source)
                && source.kind != Kind::Pronoun
                && !among!(self.low(source.end - 1), "group crew outfit collective")
        });
        official && self.low(case.at).starts_with('g') && self.sets_deadline(case.at)
    }

    /// Tells whether somebody is given until a day to do something other than leave.
    pub(super) fn sets_deadline(&self, at: usize) -> bool {
        let end = self.clause_end(at + 1, 14);
        self.find(at + 1, end, |low| low == "until").is_some()
            && self.find(at + 1, end, |low| among!(low, "leave gone depart go")).is_none()
    }

    /// Returns what stands behind the `to` of a verb: `put its name to the blackout`.
    pub(super) fn after_to(&self, at: usize) -> Option<Phrase> {
        let to = self.find(at + 1, at + 6, |low| low == "to")?;
        self.object(to + 1).filter(|thing| thing.kind != Kind::Pronoun)
    }

    /// `broke into the bank and walked off with its files`: one attack.
    pub(super) fn is_one_attack(&self, case: &Case, act: Act) -> bool {
        act == Act::Attack && self.events.iter().any(|event| event.act == act && event.source == case.source)
    }

    /// `put its name to the blackout`: whoever signs a deed claims it, and hackers agree to nothing.
    pub(super) fn own_deed(&self, case: &Case, act: Act, target: Option<Phrase>) -> (Act, Option<Phrase>) {
        let signs = act == Act::Agree
            && among!(self.low(case.at), "put puts signed signs sign")
            && self.low(case.at + 1) != "a";
        let deed = if signs { self.after_to(case.at) } else { None };
        let crew = case.source.as_ref().is_some_and(|source| self.is_intruder(source));
        match deed {
            Some(deed) if crew || self.is_deed(&deed) => (Act::Claim, Some(deed)),
            _ => (act, target),
        }
    }

    pub(super) fn is_deed(&self, thing: &Phrase) -> bool {
        let head = self.low(thing.end - 1);
        head.noun_act() == Some(Act::Attack) || among!(head, DEEDS)
    }

    /// Tells whether an act is only possible or another's: `Users can delete their accounts`, `took control of the company`.
    pub(super) fn is_unfit(&self, case: &Case, act: Act) -> bool {
        let known = case.source.as_ref().is_some_and(|source| self.is_listed(source));
        if act == Act::Takedown && case.group.modality != Modality::Fact && !known {
            return true;
        }
        // `took firm action`: harm is announced only where it is to come.
        let taken = act == Act::Threaten && among!(self.low(case.at), "take takes took taken taking");
        if taken && !(case.group.first..case.at).any(|at| self.low(at) == "will") {
            return true;
        }
        // `took control of the company`: hackers alone attack so.
        let control = act == Act::Attack && self.find(case.at + 1, case.at + 3, |low| low == "control").is_some();
        control && !case.source.as_ref().is_some_and(|source| self.is_intruder(source))
    }

    /// Tells whether a request is none: `He wants them to`, a court that orders somebody to pay.
    pub(super) fn is_no_request(&self, case: &Case, act: Act, target: Option<&Phrase>, court: bool) -> bool {
        if act != Act::Request {
            return false;
        }
        // `He wants them to`: a wish of anybody's.
        let wish_of = case.source.as_ref().is_some_and(|source| source.kind == Kind::Pronoun);
        if wish_of && among!(self.low(case.at), "want wants wanted") {
            return true;
        }
        // A court that orders somebody to pay asks for nothing; `ordered it to be stopped` asks nobody.
        let it = target.is_some_and(|target| self.low(target.end) == "to" && self.low(target.end + 1) == "be");
        let pays = court && !self.is_order_to_act(case.at, target);
        pays || it
    }

    /// Tells whether a state or its police act.
    pub(super) fn is_police(&self, case: &Case) -> bool {
        case.source.as_ref().is_some_and(|source| {
            self.is_public(source)
                || among!(
                    self.low(source.end - 1),
                    "police prosecutors authorities investigators agents office officers detectives inspectors officials magistrates gendarmes",
                )
        })
    }

    /// Returns the act that what is taken down or knocked out is, by who does it.
    pub(super) fn act_by_doer(&self, case: &Case, told: Act) -> Act {
        let mut act = told;
        // A state bans a service, a platform bans an account.
        if act == Act::Takedown
            && among!(self.low(case.at), "ban bans banned banning block blocks blocked blocking")
            && case.source.as_ref().is_none_or(|source| self.is_public(source))
        {
            act = Act::Ban;
        }
        // `added the app to the list of products that schools may not use`
        if act == Act::Sanction
            && self.find(case.at + 1, self.clause_end(case.at + 1, 14), |low| low == "list").is_some_and(|list| {
                self.find(list + 1, list + 5, |low| {
                    among!(low, "products apps goods software services sites websites devices programs")
                })
                .is_some()
            })
        {
            act = Act::Ban;
        }
        // `The regulator opened proceedings against the chain`: those who prosecute are others.
        let regulator = case.source.as_ref().is_some_and(|source| self.is_regulator(source));
        let proceeds = |low: Word| low == "proceedings";
        if act == Act::Indict && regulator && self.find(case.at + 1, case.at + 6, proceeds).is_some() {
            act = Act::Investigate;
        }
        // `was knocked offline in an operation led by Interpol`
        let police = self.is_police(case);
        if act == Act::Attack
            && police
            && among!(self.low(case.at), "knocked knock knocks took takes taken take forced")
        {
            act = Act::Takedown;
        }
        // `Ransomware shut down the city's trams`
        let worm = case.source.as_ref().is_some_and(|source| {
            among!(self.low(source.end - 1), "ransomware malware worm virus wiper attack trojan")
        });
        if act == Act::Takedown && worm {
            act = Act::Attack;
        }
        // `was brought down by a group`
        let crew = case.source.as_ref().is_some_and(|source| {
            !self.is_public(source) && among!(self.low(source.end - 1), "group crew collective hacktivists gang")
        });
        if act == Act::Takedown && crew && !among!(self.low(case.at), "removed deleted suspended") {
            act = Act::Attack;
        }
        // Hackers take a site down as the police do.
        if act == Act::Takedown && case.source.as_ref().is_some_and(|source| self.is_intruder(source)) {
            act = Act::Attack;
        }
        act
    }

    /// Returns whose operation does something: `An Interpol operation takes down`, `A German-led raid seized`.
    pub(super) fn campaigner(&self, thing: &Phrase) -> Option<Phrase> {
        const DEED: &str = "operation operations raid raids crackdown sweep sting effort action investigation swoop";
        let own = thing.kind == Kind::Thing && among!(self.low(thing.end - 1), DEED);
        if own { self.within(thing) } else { None }
    }
}
