//! Accusations and what was replied to them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::parties::Party;
use super::statements::{Reported, StatementRequest};
use super::{Engine, Error};
use crate::model::Act;
use crate::text::lexemes::fold;
use crate::text::words::{Class, is};

/// Acts against somebody that ask for a reply.
pub const ACCUSATIONS: [Act; 8] =
    [Act::Accuse, Act::Attribute, Act::Condemn, Act::Sanction, Act::Indict, Act::Expel, Act::Summon, Act::Ban];

/// Acts that answer an accusation whoever they name, and those that do so only when they turn on the accuser.
const REPLIES: [Act; 4] = [Act::Deny, Act::Reject, Act::Protest, Act::Decline];
const RETORTS: [Act; 7] = [Act::Condemn, Act::Expel, Act::Accuse, Act::Sanction, Act::Summon, Act::Threaten, Act::Warn];

/// How many days after an accusation a reply is looked for, when nobody says otherwise.
pub const USUAL_WINDOW: u16 = 30;

/// One act, and all the places that report it: the same actors, act and day.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The place of which the rules are surest, the first of several.
    pub best: Reported,
    /// The other places, in order.
    pub also: Vec<Reported>,
}

/// An accusation and the replies to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    /// What was charged.
    pub accusation: Told,
    /// What the accused replied, in order; empty when the corpus holds no reply.
    pub replies: Vec<Told>,
}

/// The threads found.
#[derive(Debug, Clone, PartialEq)]
pub struct Threads {
    /// In the order of their accusations.
    pub threads: Vec<Thread>,
    /// How many there are in all.
    pub found: usize,
    /// How many of them have a reply.
    pub answered: usize,
    /// How many accusations name nobody and so could not be followed.
    pub without_target: usize,
    /// How many articles the index holds.
    pub articles: u64,
    /// Days after an accusation in which a reply counts.
    pub window: u16,
}

impl Engine {
    /// Returns the accusations that are asked for, each with the replies of the accused side within `window` days.
    ///
    /// The filters choose accusations; replies are looked for in the whole index. Acts that are denied, possible or only
    /// announced are left out.
    ///
    /// # Errors
    /// When a filter is wrong, or the index cannot be read.
    pub fn threads(&self, request: &StatementRequest, window: u16) -> Result<Threads, Error> {
        let unbounded = StatementRequest { most: None, ..request.clone() };
        let charges: Vec<Act> =
            ACCUSATIONS.into_iter().filter(|act| request.filters.act.is_none_or(|asked| asked == *act)).collect();
        let asked = self.statements_of(&unbounded, &charges)?;
        let answers_by: Vec<Act> = REPLIES.into_iter().chain(RETORTS).collect();
        let mut replies: BTreeMap<String, Vec<Reported>> = BTreeMap::new();
        for one in self.statements_of(&StatementRequest::default(), &answers_by)?.reported {
            if let Some(side) = one.speaker.as_ref().filter(|_| one.happened()).map(Party::side) {
                replies.entry(side).or_default().push(one);
            }
        }
        let accusations = asked.reported.into_iter().filter(Reported::happened);
        let (aimed, aimless): (Vec<_>, Vec<_>) = accusations.partition(|one| turned_on(one).is_some());
        let threads: Vec<Thread> = grouped(aimed)
            .into_iter()
            .map(|accusation| {
                let candidates = accusation.best.target.as_ref().and_then(|target| replies.get(&target.side()));
                let answers = candidates.into_iter().flatten().filter(|reply| answers(&accusation, reply, window));
                Thread { replies: grouped(answers.cloned().collect()), accusation }
            })
            .collect();
        let (found, answered) = (threads.len(), threads.iter().filter(|thread| !thread.replies.is_empty()).count());
        let most = request.most.unwrap_or(usize::MAX);
        let threads = threads.into_iter().take(most).collect();
        Ok(Threads { threads, found, answered, without_target: aimless.len(), articles: asked.articles, window })
    }
}

/// Returns whom an act turns on; nobody where it concerns a thing: `condemned the attack`, `rejected the proposal`.
fn turned_on(one: &Reported) -> Option<&Party> {
    let target = one.target.as_ref()?;
    let words = one.statement.target.as_deref().unwrap_or_default();
    let last = words.rsplit(' ').next().unwrap_or_default();
    let named = one.statement.target_actor.is_some()
        || words.split(' ').skip(1).chain([last]).any(|word| word.starts_with(char::is_uppercase))
        || is(&fold(last), Class::Agent);
    let thing = matches!(one.statement.act, Act::Condemn | Act::Reject) && !named;
    (!thing).then_some(target)
}

fn day(one: &Reported) -> Option<Date> {
    one.when().map(|range| range.from)
}

/// Tells whether one statement replies to an accusation.
fn answers(accusation: &Told, reply: &Reported, window: u16) -> bool {
    let charge = &accusation.best;
    let accuser = charge.speaker.as_ref().map(Party::side);
    let at = turned_on(reply).map(Party::side);
    let own = reply.speaker.as_ref().map(Party::side);
    if accuser == own {
        return false;
    }
    let fits = if REPLIES.contains(&reply.statement.act) {
        at.is_none() || accuser.is_none() || at == accuser
    } else {
        at.is_some() && at == accuser
    };
    let in_time = match (day(charge), day(reply)) {
        (Some(from), Some(then)) => {
            let until = from.checked_add(i32::from(window).days()).unwrap_or(Date::MAX);
            from <= then && then <= until
        }
        // Without dates only the order within one article tells what came after what.
        _ => false,
    };
    let same_article = |one: &Reported| {
        one.article.name == reply.article.name
            && (one.passage.ordinal, one.statement.sentence.start)
                < (reply.passage.ordinal, reply.statement.sentence.start)
    };
    let undated = day(charge).is_none() || day(reply).is_none();
    fits && (in_time || (undated && std::iter::once(charge).chain(&accusation.also).any(same_article)))
}

/// Puts the places of one act together: the same actors, act and day.
fn grouped(statements: Vec<Reported>) -> Vec<Told> {
    let name = |party: &Option<Party>| party.as_ref().map(|party| party.known_as().to_lowercase());
    let mut groups: Vec<Vec<Reported>> = Vec::new();
    let mut known = BTreeMap::new();
    for one in statements {
        // Undated reports of one act in two articles may be of two days.
        let undated = day(&one).is_none().then(|| one.article.name.clone());
        let key = (name(&one.speaker), one.statement.act, name(&one.target), day(&one), undated);
        let place = *known.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(one);
    }
    let told = groups.into_iter().filter_map(|mut group| {
        let surest = group.iter().map(|one| one.statement.confidence).max()?;
        let best = group.iter().position(|one| one.statement.confidence == surest)?;
        let best = group.remove(best);
        Some(Told { best, also: group })
    });
    told.collect()
}
