//! Acts told by what somebody is or goes through: `was not available for comment`, `is on trial`, `was the victim of a hack`.

use crate::model::Act;
use crate::text::acts::Form;
use crate::text::lexemes::LexemeKind;

use super::deeds::Role;
use super::events::{Case, Sentence};
use super::nominals::{NOMINAL, noun};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, Word, among};

impl Sentence<'_, '_> {
    /// Reads an act told by a predicate; tells whether the word is used up.
    pub(super) fn predicate(&mut self, at: usize, role: Role) -> bool {
        self.silence_kept(at, role) || self.blow_received(at, role) || self.stance(at, role)
    }

    /// Reads the headline `Ex-minister on trial over spyware`; tells whether it is one.
    fn bare_trial(&mut self, at: usize) -> bool {
        let bare = self.low(at) == "trial"
            && at > self.floor + 1
            && self.low(at - 1) == "on"
            && self.view.is_headline(self.floor, self.end)
            && !words::is_auxiliary(self.low(at - 2))
            && (at + 1 >= self.end || among!(self.low(at + 1), "over for in after as at on accused"));
        let left = if bare { self.view.phrase_before(at - 1, self.floor) } else { None };
        if let Some(left) = left.filter(|left| left.end + 1 == at && left.first == self.floor) {
            let plain = noun(at, None, NOMINAL);
            let group = Group { passive: true, ..plain.group };
            self.push(Act::Indict, &Case { group, ..plain }, Some(left.acting()), None);
        }
        bare
    }

    /// Returns what stands behind a word, over the mark that closes a quotation.
    pub(super) fn past_close(&self, at: usize) -> usize {
        at + 1 + usize::from(self.view.lexemes.kind(at + 1) == LexemeKind::Close)
    }

    /// `went unanswered`, `could not be reached for comment`, `was tight-lipped`
    fn silence_kept(&mut self, at: usize, role: Role) -> bool {
        let low = self.low(at);
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        match role {
            // `Calls to the embassy went unanswered`, `E-mails to the ministry were not returned`
            Role::Unanswered => {
                let group = self.view.group(at, Form::Past, self.floor);
                let silent = low == "unanswered" || group.passive && group.negated;
                let asked = (self.floor..at.min(self.floor + 5)).find(|at| {
                    among!(self.low(*at), "call calls e-mail e-mails email emails message messages request requests question questions inquiries")
                });
                let source =
                    asked.filter(|_| silent).and_then(|asked| self.after(asked + 1, 8, &["to", "from", "with", "at"]));
                let silence = source.is_some();
                if silence {
                    self.push(Act::Decline, &noun(source, NOMINAL), None, None);
                }
                silence
            }
            // `Baku mum on pipeline outage`
            Role::TightLipped
                if self.view.is_headline(self.floor, self.end) && among!(self.low(at + 1), "on over about as") =>
            {
                let source = self.view.phrase_before(at, self.floor).filter(|source| source.end == at);
                if source.as_ref().is_some_and(|source| source.kind != Kind::Thing) {
                    self.push(Act::Decline, &noun(source, NOMINAL), None, None);
                }
                false
            }
            Role::TightLipped if at > self.floor + 1 && words::is_be(self.low(at - 1)) => {
                let group = self.view.group(at, Form::Past, self.floor);
                let source = self.who_is(group.first);
                if source.is_some() && !group.negated {
                    self.push(Act::Decline, &noun(source, NOMINAL), None, None);
                }
                false
            }
            // `was not available for comment`, `could not be reached for comment`
            Role::Reached
                if self.find(at + 1, at + 4, |low| low == "comment").is_some()
                    || low == "reached" && self.low(at + 1) == "." =>
            {
                let group = self.view.group(at, Form::Past, self.floor);
                let silent = group.negated != (low == "unavailable");
                let source = self.who_is(group.first);
                if let Some(source) = source.filter(|_| silent) {
                    self.push(Act::Decline, &noun(Some(source), 5), None, None);
                }
                true
            }
            _ => false,
        }
    }

    /// `was the victim of a hack`, `had been inside the network`, `believed to be the work of`
    fn blow_received(&mut self, at: usize, role: Role) -> bool {
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        match role {
            // `was the victim of a cyberattack`
            Role::Victim if self.low(at + 1) == "of" => {
                let blow = |low: Word| low.noun_act() == Some(Act::Attack);
                let hit = self.find(at + 2, at + 7, blow).is_some();
                let be = (at.saturating_sub(5).max(self.floor + 1)..at).rev().find(|at| words::is_be(self.low(*at)));
                let left = be.filter(|_| hit).and_then(|be| {
                    let group = self.view.group(be + 1, Form::Past, self.floor);
                    self.view.phrase_before(group.first, self.floor)
                });
                let left = left.filter(|left| left.kind != Kind::Thing || self.is_online(left));
                if left.is_some() {
                    let source = self.after(at + 2, 12, &["by"]);
                    self.push(Act::Attack, &noun(source, 5), left, None);
                    return true;
                }
                false
            }
            // `has been inside the networks of four ministries`
            Role::Inside
                if at > self.floor + 1
                    && (words::is_be(self.low(at - 1)) || self.view.is_headline(self.floor, self.end)) =>
            {
                let group = self.view.group(at, Form::Past, self.floor);
                let source = self.view.phrase_before(group.first, self.floor);
                let source = source.filter(|source| {
                    source.kind != Kind::Thing && (self.is_intruder(source) || self.is_culprit(source))
                });
                let object = self.object(at + 1).filter(|object| self.is_online(object));
                if source.is_some() && object.is_some() && group.modality == Modality::Fact {
                    self.push(Act::Attack, &noun(source, NOMINAL), object, None);
                    return true;
                }
                false
            }
            // `believed to be the work of North Korea`
            Role::Work
                if self.low(at + 1) == "of"
                    && at > self.floor + 1
                    && (self.find(at.saturating_sub(4).max(self.floor), at, |low| low == "be").is_some()
                        || self.view.is_headline(self.floor, self.end)) =>
            {
                let held = self
                    .find(at.saturating_sub(8).max(self.floor), at, |low| {
                        among!(low, "believed thought suspected said considered")
                    })
                    .is_some();
                let author = self.somebody(at + 2).filter(|author| held && self.is_culprit(author));
                let author = author.or_else(|| self.bare_author(at));
                if author.is_some() {
                    self.push(Act::Attribute, &noun(None, NOMINAL), author, None);
                }
                false
            }
            _ => false,
        }
    }

    /// `was critical of the firm`, `is on trial`, `was quoted as saying`
    fn stance(&mut self, at: usize, role: Role) -> bool {
        let low = self.low(at);
        let noun = |source: Option<Phrase>, doubt: u8| noun(at, source, doubt);
        match role {
            // `was critical of the firm`, `is outraged by the move`
            Role::Outraged
                if among!(self.low(self.past_close(at)), "of by at about over with that") && at > self.floor + 1 =>
            {
                // `‘deeply alarmed’ by the blackout`
                let first = self.view.quote_at(at).filter(|(open, close)| close - open <= 5 && *open > self.floor);
                let at = self.past_close(at) - 1;
                let group = self.view.group(first.map_or(at, |(open, _)| open), Form::Past, self.floor);
                let be = (group.first..at).any(|at| words::is_be(self.low(at)))
                    || self.view.is_headline(self.floor, self.end) && among!(self.low(at + 1), "by at over");
                let source = self.who_is(group.first);
                if let Some(source) = source.filter(|_| be && group.modality == Modality::Fact) {
                    let target = if self.low(at + 1) == "that" { self.somebody(at + 2) } else { self.object(at + 2) };
                    let case = Case { group: Group { passive: false, ..group }, ..noun(Some(source), NOMINAL) };
                    self.push(Act::Condemn, &case, target, self.matter(at + 1));
                }
                false
            }
            // `was adamant that no secrets were lost`
            Role::Adamant if self.low(at + 1) == "that" && at > self.floor + 1 => {
                let group = self.view.group(at, Form::Past, self.floor);
                let be = (group.first..at).any(|at| words::is_be(self.low(at)));
                let source =
                    self.who_is(group.first).filter(|_| be && !group.negated && group.modality == Modality::Fact);
                let claim = Some((at + 2, self.tail())).filter(|(first, end)| first < end);
                if let (Some(source), Some(claim)) = (source, claim) {
                    let act = if self.is_denial(claim.0, claim.1) { Act::Deny } else { Act::State };
                    self.push(act, &noun(Some(source), NOMINAL), None, Some(claim));
                }
                false
            }
            // `reacted angrily to the hack`
            Role::Angrily if self.low(at + 1) == "to" || self.low(at.saturating_sub(1)) == "with" => {
                let verb = at
                    .checked_sub(if among!(low, "fury anger") { 2 } else { 1 })
                    .filter(|verb| *verb > self.floor && among!(self.low(*verb), "reacted reacts responded responds"));
                let source = verb
                    .and_then(|verb| self.view.phrase_before(verb, self.floor))
                    .filter(|source| source.kind != Kind::Thing);
                if source.is_some() {
                    self.push(Act::Condemn, &noun(source, NOMINAL), None, self.matter(at + 1));
                }
                false
            }
            // `was quoted as saying`
            Role::Quoted if self.low(at + 1) == "as" && self.low(at + 2) == "saying" => {
                let group = self.view.group(at, Form::Past, self.floor);
                let source = self.who_is(group.first);
                if let Some(source) = source.filter(|_| group.passive) {
                    let claim = self.reported(at + 2, &group, false, source.first);
                    let case = noun(Some(source), 5);
                    let denies = claim.is_some_and(|(first, end)| self.is_denial(first, end));
                    self.push(if denies { Act::Deny } else { Act::State }, &case, None, claim);
                    return true;
                }
                false
            }
            // `is on trial in Tallinn`, `are in favour of the plan`
            Role::Trial if self.bare_trial(at) => false,
            Role::Trial
                if among!(self.low(at.saturating_sub(1)), "on in")
                    && at > self.floor + 2
                    && words::is_be(self.low(at - 2)) =>
            {
                let group = self.view.group(at - 1, Form::Past, self.floor);
                let left = self.who_is(group.first);
                let case = Case { group: Group { passive: false, ..group }, ..noun(None, NOMINAL) };
                if low == "trial" && left.is_some() {
                    self.push(Act::Indict, &case, left, None);
                } else if left.is_some() && self.low(at + 1) == "of" {
                    self.push(Act::Support, &Case { source: left, ..case }, None, self.matter(at + 2));
                }
                false
            }
            Role::Under if at > self.floor + 1 => self.undergone(at),
            Role::Held => self.held(at),
            Role::Grateful if among!(self.low(at + 1), "to for") && at > self.floor + 1 => self.grateful(at),
            Role::Subject if self.low(at + 1) == "of" => self.subject_of_inquiry(at),
            // `is in solidarity with`
            Role::Solidarity if self.low(at + 1) == "with" && at > self.floor + 2 && self.low(at - 1) == "in" => {
                let be =
                    (at.saturating_sub(4).max(self.floor + 1)..at - 1).rev().find(|at| words::is_be(self.low(*at)));
                let source = be
                    .and_then(|be| self.view.phrase_before(be, self.floor))
                    .filter(|source| source.kind != Kind::Thing);
                let target = self.somebody(at + 2);
                if source.is_some() && target.is_some() {
                    self.push(Act::Support, &noun(source, NOMINAL), target, None);
                    return true;
                }
                false
            }
            _ => false,
        }
    }

    /// `are under investigation over the bugging of lawyers`, `is under arrest`
    pub(super) fn undergone(&mut self, at: usize) -> bool {
        let under = (at.saturating_sub(4).max(self.floor + 1)..at).rev().find(|at| self.low(*at) == "under");
        let Some(under) = under.filter(|under| (under + 1..at).all(|at| self.may_precede_noun(at))) else {
            return false;
        };
        let group = self.view.group(under, Form::Past, self.floor);
        let first = if group.first == under { under - 1 } else { group.first };
        let (arrest, sanctions) = (self.low(at) == "arrest", self.low(at) == "sanctions");
        let be = first < under - 1
            || words::is_be(self.low(first))
            || !sanctions && among!(self.low(first), "come comes came coming remain remains remained placed put");
        // `can be put under sanctions` is told by its verb.
        let be = be && !(sanctions && (group.modality != Modality::Fact || group.negated));
        // `Former cyber chief under RCMP probe`: a headline leaves out that he is.
        let headline = !be && first + 1 == under && self.view.is_headline(self.floor, self.end);
        let be = be || headline;
        let left = self.view.phrase_before(if headline { under } else { first }, self.floor);
        let Some(left) = left.filter(|left| be && (left.kind != Kind::Thing || !arrest && !sanctions)) else {
            return false;
        };
        let act = match self.low(at).text() {
            "arrest" => Act::Indict,
            "sanctions" => Act::Sanction,
            _ => Act::Investigate,
        };
        let between = || (under + 1..at).find_map(|at| self.view.mention_at(at)).map(|number| self.view.named(number));
        let source = self.after(at + 1, 6, &["by"]).or_else(between);
        let case = Case { group: Group { passive: true, ..group }, ..noun(at, source, NOMINAL) };
        self.push(act, &case, Some(left), self.matter(at + 1));
        true
    }

    /// `is behind bars`, `landed in jail`, `Gang leader in the dock`: whoever is held.
    fn held(&mut self, at: usize) -> bool {
        let the = usize::from(self.low(at - usize::from(at > 0)) == "the");
        let in_ = at.checked_sub(1 + the).filter(|in_| {
            *in_ > self.floor
                && (if self.low(at) == "bars" { self.low(*in_) == "behind" } else { self.low(*in_) == "in" })
        });
        let Some(in_) = in_ else { return false };
        let verb = in_ - 1;
        let verb = verb - usize::from(among!(self.low(verb), "up still now already") && verb > self.floor + 1);
        // `remains in custody`: no news.
        let be = words::is_be(self.low(verb)) && !self.low(verb).starts_with("remain")
            || among!(self.low(verb), "landed lands ended ends wound sits languishes");
        let headline = !be && self.view.is_headline(self.floor, self.end);
        let first = if be { self.view.group(verb, Form::Past, self.floor).first } else { in_ };
        let left = self.view.phrase_before(first, self.floor);
        let Some(left) = left.filter(|left| {
            left.kind != Kind::Thing
                && left.kind != Kind::Pronoun
                && !left.negative
                && (be || headline && left.first == self.floor && left.end == in_)
        }) else {
            return false;
        };
        let plain = noun(at, None, NOMINAL);
        let group = if be { self.view.group(verb, Form::Past, self.floor) } else { plain.group };
        self.push(Act::Indict, &Case { group: Group { passive: true, ..group }, ..plain }, Some(left), None);
        true
    }

    /// `We are grateful to the police, who seized the servers`
    fn grateful(&mut self, at: usize) -> bool {
        let be = (at.saturating_sub(3).max(self.floor + 1)..at).rev().find(|at| words::is_be(self.low(*at)));
        let Some(be) = be.filter(|be| (be + 1..at).all(|at| words::is_adverb(self.low(at)))) else { return false };
        let group = self.view.group(be, Form::Past, self.floor);
        let source = self.view.phrase_before(group.first, self.floor).filter(|source| source.kind != Kind::Thing);
        let thanked = self
            .somebody(at + 2)
            .or_else(|| self.object(at + 2).and_then(|thing| self.possessor(&thing).or_else(|| self.within(&thing))));
        let told = source.is_some() && thanked.is_some() && group.modality == Modality::Fact;
        if told {
            let case = Case { group: Group { passive: false, ..group }, ..noun(at, source, NOMINAL) };
            self.push(Act::Support, &case, thanked, None);
        }
        told
    }

    /// `will be the subject of an inquiry led by a judge`
    fn subject_of_inquiry(&mut self, at: usize) -> bool {
        let looked = |low: Word| {
            among!(low, "investigation inquiry enquiry probe review audit investigations inquiries inquest")
        };
        let be = (at.saturating_sub(3).max(self.floor + 1)..at).rev().find(|at| words::is_be(self.low(*at)));
        let Some((be, inquiry)) = be.zip(self.find(at + 2, at + 7, looked)) else { return false };
        let group = self.view.group(be, Form::Past, self.floor);
        let Some(left) = self.view.phrase_before(group.first, self.floor) else { return false };
        let source = self.after(inquiry + 1, 6, &["by"]);
        let case = Case { group: Group { passive: true, ..group }, ..noun(inquiry, source, NOMINAL) };
        // `The circumstances in which it came to be infected will be the subject of`
        let whole = !(left.end == left.first + 1 && left.kind == Kind::Thing);
        self.push(Act::Investigate, &case, Some(left).filter(|_| whole), None);
        true
    }

    /// Returns who stands before a predicate.
    fn who_is(&self, first: usize) -> Option<Phrase> {
        self.view.phrase_before(first, self.floor).filter(|who| who.kind != Kind::Thing)
    }
}
