//! Acts of another world than that of states and hackers: wished for, played in sport, done by a machine.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::words::{self, Word, among, is};

/// Words of sport that mean little else, and words that are of sport beside others of it.
const SPORT: &str = "referee goalkeeper keeper striker midfielder winger defender batsman batter bowler innings wicket quarterback touchdown pitcher \
     offside umpire goalless equaliser equalizer hat-trick quarter-final quarterfinal semi-final semifinal playoff playoffs derby tie-break \
     marathon jockey grandmaster checkmate chess peloton slalom football rugby cricket tennis basketball hockey";
const PLAYED: &str = "penalty goal goals match matches game half break cup league coach trainer team side season title club player players kick \
     header save win victory defeat final finals medal race stadium tournament champions champion fans squad bishop queen knight rook move minute";
/// Programs and parts of them.
const MACHINES: &str = "firewall server gateway filter compiler scanner kernel database certificate api parser linker installer \
     script program browser app module endpoint crawler proxy library plugin widget router thermostat sensor";

impl Sentence<'_, '_> {
    /// Tells whether what a verb tells is of another world.
    pub(super) fn is_elsewhere(&self, act: Act, case: &Case) -> bool {
        case.source.as_ref().is_some_and(|source| {
            self.is_wished(source)
                || self.is_machine(act, source)
                || act == Act::Deny && self.denies_nobody(case, source)
        }) || self.is_sport(act)
            || self.is_upkeep(act)
            || self.is_physical(act, case)
            || self.is_custom(act, case)
            || self.is_breach_of_law(act, case)
            || self.is_rumour(act, case)
            || self.is_notice(act, case)
    }

    /// `The minister was attacked by a dog`, `Fog denied the crew a landing`
    fn is_physical(&self, act: Act, case: &Case) -> bool {
        let of_nature = |low: Word| {
            among!(
                low,
                "fog rain snow wind winds storm storms injury illness darkness weather ice heat fate luck time age dog dogs wasps wolves wolf bear bears \
                 shark sharks bees bulls snake rats"
            )
        };
        let by = || {
            self.find(case.at + 1, case.at + 2, |low| low == "by").and_then(|by| self.find(by + 1, by + 4, of_nature))
        };
        let source =
            case.source.as_ref().is_some_and(|source| source.mention.is_none() && of_nature(self.low(source.end - 1)));
        matches!(act, Act::Deny | Act::Reject | Act::Attack | Act::Threaten | Act::Ban) && (source || by().is_some())
    }

    /// `States have always expelled spies`, `Banks are sanctioned when they launder money`, `The medical council sanctioned a surgeon`
    fn is_custom(&self, act: Act, case: &Case) -> bool {
        if !matches!(act, Act::Expel | Act::Sanction) {
            return false;
        }
        let bare = |who: &Phrase| {
            who.first == self.floor
                && who.end == who.first + 1
                && who.mention.is_none()
                && self.low(who.first).ends_with('s')
        };
        let left = if case.group.passive { self.view.phrase_before(case.group.first, self.floor) } else { None };
        let often = (case.group.first..case.at)
            .any(|at| among!(self.low(at), "always often usually routinely sometimes rarely seldom normally"));
        let when = self.find(case.at + 1, case.at + 4, |low| among!(low, "when if whenever")).is_some();
        let present = (case.group.first..case.at).any(|at| among!(self.low(at), "are is"));
        let usual = case.source.as_ref().or(left.as_ref()).is_some_and(bare) && (often || present && when);
        let trade = case.source.as_ref().is_some_and(|who| {
            (who.first..who.end).any(|at| {
                among!(self.low(at), "ethics medical dental nursing disciplinary trade athletics football cricket rugby bar university faculty")
            })
        });
        usual || act == Act::Sanction && trade
    }

    /// `The bank had breached the rules on data`
    fn is_breach_of_law(&self, act: Act, case: &Case) -> bool {
        const BROKEN: &str = "law laws rule rules contract contracts terms act regulation regulations directive obligation obligations duty duties agreement \
             agreements treaty treaties convention charter embargo sanctions confidence confidentiality privacy article articles section rights promise \
             trust gdpr code standards norms principles injunction order bail licence conditions policy policies ceasefire truce deadline limits";
        if act != Act::Attack || !self.low(case.at).starts_with("breach") {
            return false;
        }
        let object = self.object(case.at + 1).filter(|object| object.first <= case.at + 3);
        let left = if case.group.passive { self.view.phrase_before(case.group.first, self.floor) } else { None };
        object
            .into_iter()
            .filter(|_| !case.group.passive)
            .chain(left)
            .any(|thing| (thing.first..thing.end).any(|at| among!(self.low(at), BROKEN)))
    }

    /// `The rumour that Minsk had expelled the consul proved false`
    fn is_rumour(&self, act: Act, case: &Case) -> bool {
        if !matches!(act, Act::Expel | Act::Sanction | Act::Attack | Act::Summon | Act::Ban | Act::Indict) {
            return false;
        }
        let told = (self.floor + 1..case.at).any(|at| {
            self.low(at) == "that"
                && among!(
                    self.low(at - 1),
                    "rumour rumours rumor rumors report reports claim claims story stories suggestion suggestions idea"
                )
        });
        told && self
            .find(case.at + 1, self.end, |low| {
                among!(low, "false untrue unfounded baseless fabricated invented hoax wrong")
            })
            .is_some_and(|false_| {
                (false_.saturating_sub(3)..false_)
                    .any(|at| words::is_be(self.low(at)) || among!(self.low(at), "proved turned proves"))
            })
    }

    /// `took its portal down as a precaution`
    fn is_upkeep(&self, act: Act) -> bool {
        act == Act::Takedown
            && self
                .find(self.floor, self.end, |low| among!(low, "precaution precautionary maintenance upgrade"))
                .is_some()
    }

    /// `sent threat notifications to users`, `the injured government says nothing`
    fn is_notice(&self, act: Act, case: &Case) -> bool {
        let named = || {
            self.find(case.at, case.at + 4, |low| low == "threat").is_some_and(|threat| {
                among!(self.low(threat + 1), "notification notifications notice notices intelligence level assessment model report reports briefing review reviews feed feeds analyst analysts research researcher researchers hunters hunting")
            })
        };
        let nothing = || {
            self.low(case.at + 1) == "nothing"
                && (self.low(case.at + 2) == "at" || case.at + 2 >= self.tail() || among!(self.low(case.at + 2), ". ,"))
        };
        act == Act::Threaten && named() || act == Act::State && self.low(case.at).starts_with("sa") && nothing()
    }

    /// `She wishes the government had sanctioned the firm`
    fn is_wished(&self, source: &Phrase) -> bool {
        let Some(before) = source.first.checked_sub(1).filter(|before| *before >= self.floor) else { return false };
        let before = if self.low(before) == "that" && before > self.floor { before - 1 } else { before };
        // `would rather the cabinet expelled him`
        let rather = self.low(before) == "rather"
            && (before.saturating_sub(2).max(self.floor)..before).any(|at| among!(self.low(at), "would 'd"));
        rather || among!(self.low(before), "wish wishes wished hopes imagine imagines imagined dream dreams dreamed")
    }

    /// `The firewall rejects requests from unknown hosts`
    fn is_machine(&self, act: Act, source: &Phrase) -> bool {
        matches!(
            act,
            Act::Deny | Act::Reject | Act::Warn | Act::Ban | Act::Request | Act::Support | Act::Confirm | Act::Agree
        ) && source.members.is_empty()
            && among!(self.low(source.end - 1), MACHINES)
    }

    /// `Nobody denies that winters are milder`
    fn denies_nobody(&self, case: &Case, source: &Phrase) -> bool {
        self.view.is_nobody(source.first) && matches!(self.low(case.at).verbal().form(), Some(Form::Base | Form::Third))
    }

    /// `The referee denied United a late penalty`
    fn is_sport(&self, act: Act) -> bool {
        if !matches!(
            act,
            Act::Deny | Act::Reject | Act::Sanction | Act::Attack | Act::Expel | Act::Threaten | Act::Takedown
        ) {
            return false;
        }
        if self.find(self.floor, self.end, |low| among!(low, SPORT)).is_none() {
            return false;
        }
        let (mut sport, mut played) = (0, 0);
        for at in self.floor..self.end {
            let low = self.low(at);
            if is(low, Class::Intruder) || is(low, Class::Online) || low.contains("cyber") {
                return false;
            }
            sport += usize::from(among!(low, SPORT));
            played += usize::from(among!(low, PLAYED));
        }
        sport > 0 && sport + played > 1
    }

    /// Tells whether somebody is denied by name, and nothing of what is denied him is told: `The keeper denied Ronaldo twice`.
    pub(super) fn is_thwarted(&self, case: &Case, object: Option<&Phrase>) -> bool {
        object.is_some_and(|object| {
            object.first == case.at + 1
                && matches!(object.kind, Kind::Named | Kind::Agent)
                && !self.low(object.first).ends_with("ing")
                && !among!(self.low(object.first), "every any all most some much")
                && !(object.first..object.end).any(|at| words::is_claim(self.low(at)))
                && (object.end >= self.tail()
                    || among!(self.low(object.end), ". , ; twice again before from with in on after until"))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statements::{Context, statements};
    use crate::model::{Act, Statement};
    use crate::text::gazetteer::Gazetteer;

    fn found(text: &str) -> Vec<Statement> {
        statements(text, &Gazetteer::builtin().find(text), &mut Context::default())
    }

    #[test]
    fn sport_machines_and_wishes_are_no_acts() {
        for text in [
            "The umpire denied India a review in the last over.",
            "The goalkeeper denied Santos from the spot.",
            "The parser rejects files without a header.",
            "He wished the republic had expelled the envoy in time.",
            "Entry denied: ask the porter for a badge.",
            "Nobody denies that the soup was cold.",
            "Kingdoms have often expelled envoys.",
            "Tenants are sanctioned when they sublet, by statute.",
            "The dental council sanctioned a hygienist.",
            "Storms denied the islanders their ferry.",
            "The novel imagines a republic that expelled every foreign diplomat.",
        ] {
            let grave = found(text)
                .into_iter()
                .find(|it| matches!(it.act, Act::Deny | Act::Reject | Act::Sanction | Act::Expel));
            assert_eq!(grave, None, "{text}");
        }
    }

    #[test]
    fn what_is_wished_or_rumoured_or_done_to_nobody_is_no_plain_fact() {
        for text in [
            "Villagers would rather the consul were expelled.",
            "She would rather the republic expelled the attaché.",
            "The lira slipped on speculation that the bank had been sanctioned.",
            "So far Oslo has expelled no one over the leak.",
            "The council sanctioned nobody.",
        ] {
            let plain = found(text)
                .into_iter()
                .find(|it| matches!(it.act, Act::Sanction | Act::Expel) && !it.negated && it.modality == "fact");
            assert_eq!(plain, None, "{text}");
        }
    }

    #[test]
    fn a_pronoun_behind_a_verb_is_who_the_sentence_named() {
        for (text, whom) in [
            ("The mayor met the airline's managers and accused them of greed.", "managers"),
            ("Prosecutors questioned Olga Brandt for a day before charging her with theft.", "Olga Brandt"),
            ("The regulator wrote to four lenders on Friday, warning them that fines would follow.", "four lenders"),
        ] {
            let named = found(text).into_iter().any(|it| it.target.is_some_and(|target| target.contains(whom)));
            assert!(named, "{text}");
        }
    }

    #[test]
    fn what_is_demanded_or_never_happened_is_told_as_such() {
        let demanded = found("The senate demands that the consul be expelled.");
        assert!(demanded.iter().filter(|it| it.act == Act::Expel).all(|it| it.modality != "fact"));
        let never = found("Never before had Quito expelled an ambassador.");
        assert!(never.iter().filter(|it| it.act == Act::Expel).all(|it| it.negated));
        let broken = found("The broker breached the rules on client money.");
        assert!(broken.iter().all(|it| it.act != Act::Attack));
    }

    #[test]
    fn they_are_the_police_who_say_so() {
        let all = found("Police in Valencia said they had arrested a courier.");
        let arrest = all.iter().find(|it| it.act == Act::Indict).expect("an arrest");
        assert_eq!(arrest.speaker.as_deref(), Some("Police in Valencia"));
    }
}
