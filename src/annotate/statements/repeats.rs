//! What is left out again: an act that no more than repeats, or is only what, another one tells.

use crate::model::Act;

use super::events::{Event, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::Modality;
use super::words::{Word, among};

impl Sentence<'_, '_> {
    /// Leaves out the attack inside `denied that it had bugged the embassy`: it is no more than what is denied.
    pub(super) fn drop_claimed(&mut self) {
        if self.events.len() < 2 {
            return;
        }
        let claims: Vec<(usize, usize)> = self
            .events
            .iter()
            .filter(|event| event.act == Act::Deny)
            .filter_map(|event| {
                let (first, end) = event.claim?;
                // `The ministry, which denies any role, has banned the app`: what is denied ends with the clause.
                let aside =
                    (event.at.saturating_sub(3).max(self.floor)..event.at).any(|at| among!(self.low(at), "which who"));
                let comma = if aside { self.find(first, end, |low| low == ",") } else { None };
                Some((first, comma.unwrap_or(end)))
            })
            .collect();
        // `Investigators believe the crew worked for X, the paper reported`: the attribution is theirs, told once.
        let traced: Vec<(usize, Option<Phrase>)> = self
            .events
            .iter()
            .filter(|event| event.act == Act::Attribute && event.source.is_some())
            .map(|event| (event.at, event.target.clone()))
            .collect();
        self.events.retain(|event| {
            let again = |(first, end): (usize, usize)| {
                traced
                    .iter()
                    .any(|(at, target)| *at != event.at && (first..end).contains(at) && *target == event.target)
            };
            event.act != Act::Attribute || !event.claim.is_some_and(again)
        });
        let others: Vec<(usize, usize)> =
            self.events.iter().filter(|event| event.act != Act::Attack).filter_map(|event| event.claim).collect();
        // `confirmed that its servers had been hacked`: what is confirmed, and by nobody named.
        let confirmed: Vec<(usize, usize)> = self
            .events
            .iter()
            .filter(|event| matches!(event.act, Act::Confirm | Act::Disclose))
            .filter_map(|event| event.claim)
            .collect();
        // `refused to sign the treaty` is told by its first verb.
        let refused: Vec<usize> = self
            .events
            .iter()
            .filter(|event| matches!(event.act, Act::Reject | Act::Decline))
            .map(|event| event.at)
            .collect();
        self.events.retain(|event| {
            let told = refused.iter().any(|at| *at < event.at && event.at <= at + 5);
            !(told && event.negated && event.modality == Modality::Infinitive)
        });
        // `said the company did not comment`: told once.
        let silences: Vec<(usize, usize)> = self
            .events
            .iter()
            .filter(|event| event.act == Act::Decline)
            .filter(|event| self.low(event.at).verb().is_some_and(|verb| verb.act == Act::State))
            .filter_map(|event| event.claim)
            .collect();
        self.events.retain(|event| {
            event.act != Act::Decline || !silences.iter().any(|(first, end)| (*first..*end).contains(&event.at))
        });
        self.lend_targets();
        // `boasted that it had brought down the booking system`: the deed that is claimed.
        let boasted: Vec<(usize, usize)> =
            self.events.iter().filter(|event| event.act == Act::Claim).filter_map(|event| event.claim).collect();
        self.events.retain(|event| {
            event.act != Act::Takedown || !boasted.iter().any(|(first, end)| (first + 1..*end).contains(&event.at))
        });
        self.drop_more_of_the_same();
        self.clear_speakers();
        let (view, end) = (self.view, self.end);
        let low_at = |at: usize| if at < end { view.low(at) } else { Word::NONE };
        self.events.retain(|event| {
            let within =
                |claims: &[(usize, usize)]| claims.iter().any(|(first, end)| (*first..*end).contains(&event.at));
            // `promised that they would not hack each other`
            let open = event.negated || event.modality != Modality::Fact;
            let bare = low_at(event.at) == "inside"
                || event.source.is_none() && event.target.as_ref().is_none_or(|target| target.kind == Kind::Thing);
            let denied = matches!(event.act, Act::Ban | Act::Takedown | Act::Warn) && within(&claims);
            !denied
                && (event.act != Act::Attack
                    || !(within(&claims) || open && within(&others) || bare && within(&confirmed)))
        });
    }

    /// Gives a claim what was attacked, and a protest the envoy who was called in for it: `said they had wiped the servers`,
    /// `summoned the ambassador and lodged a protest`.
    fn lend_targets(&mut self) {
        for number in 0..self.events.len() {
            let event = &self.events[number];
            if event.target.is_some() || !matches!(event.act, Act::Claim | Act::Protest) {
                continue;
            }
            let lent = self.events.iter().find(|other| match event.act {
                Act::Claim => {
                    matches!(other.act, Act::Attack | Act::Takedown)
                        && event.claim.is_some_and(|(first, end)| (first..end).contains(&other.at))
                }
                _ => other.act == Act::Summon && other.source == event.source && other.at < event.at,
            });
            self.events[number].target = lent.and_then(|lent| lent.target.clone());
        }
    }

    /// Takes an attack from whoever only tells of it: in `The ministry said aircraft struck, targeting the port` it is not the
    /// ministry's, and whose it is, is not said. Such an attack is left out unless it is on what runs on computers.
    fn clear_speakers(&mut self) {
        let told: Vec<(usize, (usize, usize))> = self
            .events
            .iter()
            .filter(|event| event.act == Act::State)
            .filter_map(|event| Some((event.source.as_ref()?.first, event.claim?)))
            .collect();
        let only_tells = |event: &Event| {
            let within = |(first, end): (usize, usize)| (first + 1..end).contains(&event.at);
            event.source.as_ref().is_some_and(|source| {
                told.iter().any(|(speaker, claim)| *speaker == source.first && source.end <= claim.0 && within(*claim))
            })
        };
        for number in (0..self.events.len()).rev() {
            let event = &self.events[number];
            if event.act != Act::Attack || event.modality == Modality::Infinitive || !only_tells(event) {
                continue;
            }
            if event.target.as_ref().is_some_and(|target| self.is_online(target)) {
                self.events[number].source = None;
            } else {
                self.events.remove(number);
            }
        }
    }

    /// Leaves out what an attacker did to the data of him whom he attacked: `hacked the firm and encrypted part of its databases`.
    fn drop_more_of_the_same(&mut self) {
        let hit: Vec<(usize, usize)> = self
            .events
            .iter()
            .filter(|event| event.act == Act::Attack && event.target.is_some())
            .filter_map(|event| Some((event.source.as_ref()?.first, event.at)))
            .collect();
        let view = self.view;
        self.events.retain(|event| {
            let more = |target: &Phrase| {
                target.kind == Kind::Thing
                    && (target.first..target.end).all(|at| view.mention_at(at).is_none())
                    && (target.first..target.end).any(|at| {
                        among!(
                            view.low(at),
                            "$ € £ its their his data files databases database backups records documents correspondence emails e-mails blueprints messages matter",
                        )
                    })
            };
            let again = event.source.as_ref().is_some_and(|source| {
                hit.iter().any(|(first, at)| *first == source.first && *at < event.at)
            });
            !(event.act == Act::Attack && again && event.target.as_ref().is_some_and(more))
        });
    }
}
