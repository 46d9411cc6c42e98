//! Verbs that report a clause, and what the clause makes of them: an attribution, a denial in the first person.

use crate::model::Act;
use crate::text::acts::{Form, Verb};
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::phrases::{Kind, Phrase};
use super::verbs::{Group, Modality};
use super::words::{self, among, is};

/// Verbs that need `that` or a quotation: `noted that`, `stated that`, else they report nothing.
const STRICT: &str = "state note point conclude recall observe argue assert maintain reiterate stress allege suggest estimate assess \
     stipulate clarify contend predict comment remark explain report underline underscore emphasise emphasize declare testify verify \
     corroborate affirm quip tweet reply respond insist brief write add retort answer counter signal joke boast lament hint opine reckon proclaim assure inform notify find rule determine post decree relay convey repeat restate reassert forecast project foresee swear certify \
     lecture vow fear interject recognise recognize indicate imply advise fume grumble muse reason confide summarise summarize remind reaffirm";
/// Verbs whose object is whom something is said to.
const LISTENED: &str = "tell warn alert caution brief inform notify assure remind";
/// To whom things are said that concern others.
const PRESS: &str =
    "reporters journalists press media reporter journalist newspaper newspapers broadcaster radio television";
/// Taken off for what is read inside the reported clause.
pub(super) const INSIDE: u8 = 5;

impl Sentence<'_, '_> {
    /// Reads a verb that reports a clause; `inverted` when its speaker stands behind it.
    pub(super) fn clause(&mut self, verb: Verb, case: &Case, inverted: bool) {
        let at = case.at;
        if self.answers_in_kind(verb, case) {
            return;
        }
        let unanswered = self.is_unanswered(verb, case);
        if self.is_hearsay(verb, case) || !(unanswered || self.reports(verb, case, inverted)) {
            return;
        }
        let speaker =
            case.source.as_ref().filter(|source| source.first < at).map_or(case.group.first, |source| source.first);
        let listener = if inverted { None } else { self.listener(verb, at) };
        // `whom the regulator had warned about the flaw`
        let listener = listener.or_else(|| {
            let whom = case.source.as_ref().and_then(|source| source.first.checked_sub(1))?;
            let left = among!(verb.lemma, LISTENED) && whom > self.floor && self.low(whom) == "whom";
            if left { self.left_out(case) } else { None }
        });
        let mut claim = self.reported(at, &case.group, inverted, speaker);
        if let (Some((first, end)), Some(listener)) = (claim, &listener)
            && first == at + 1
            && listener.end < end
        {
            claim = Some((listener.end, end));
        }
        if self.traced_in_gap(case, claim) || self.keeps_silent(verb, case, listener.as_ref(), claim) {
            return;
        }
        if verb.lemma == "believe" {
            if let Some(claim) = claim {
                self.culprit(case, claim, true);
            }
            return;
        }
        let mut act = verb.act;
        if let Some(claim) =
            claim.filter(|_| matches!(act, Act::State | Act::Confirm | Act::Disclose) && !case.group.negated)
        {
            if self.first_person(case, claim) {
                return;
            }
            if act == Act::State && self.is_silence(claim) {
                self.push(Act::Decline, case, listener, Some(claim));
                return;
            }
            // `"We will never sign this," he said`
            if act == Act::State
                && self.view.is_quoted(claim.0)
                && let Some((does, whom)) = self.utters(claim)
            {
                self.push(does, case, whom, Some(claim));
                return;
            }
            if act == Act::State && self.is_bidden(verb, case, listener.as_ref(), claim) {
                return;
            }
            let denies = act == Act::State && self.is_denial(claim.0, claim.1);
            let later = if act == Act::State && !denies { self.later_denial(claim) } else { None };
            if let Some(from) = later {
                self.push(Act::Deny, &case.doubting(INSIDE), None, Some((from, claim.1)));
            }
            if act == Act::State && self.announces_harm(verb, claim) {
                act = Act::Threaten;
            } else if denies {
                act = Act::Deny;
            } else if act == Act::State && self.is_outrage(claim) {
                act = Act::Condemn;
            } else if act == Act::State && (self.is_own_deed(claim) || self.is_break_in(case, claim)) {
                act = Act::Claim;
            } else if act == Act::State && self.is_warning(claim) {
                act = Act::Warn;
            } else if act == Act::State && self.is_confirmation(claim) {
                act = Act::Confirm;
            } else {
                let found = self.events.len();
                self.name_culprit(verb, case, claim);
                // `assesses that the GRU was responsible` says no more than that.
                let judged = among!(verb.lemma, "assess conclude determine judge establish hint suspect find surmise");
                if judged && self.events.len() > found {
                    return;
                }
            }
        }
        if self.is_told_nothing(verb, case, listener.as_ref(), claim, inverted) {
            return;
        }
        if act == Act::State && verb.lemma == "allege" && self.alleges(case, claim) {
            return;
        }
        if self.is_not_said_yet(case, act) {
            return;
        }
        let listener = match act {
            // `"It is absurd," he told reporters`: not they are denied anything.
            Act::Deny => listener.filter(|told| !self.is_press(told)),
            Act::Claim => self.deed_owned(claim).or(listener),
            Act::Condemn => self.what_is_outrageous(case, claim).or(listener),
            _ => listener,
        };
        // `there will be consequences if London does so, she told reporters`
        let listener = if act == Act::Threaten { self.threatened_in(claim, listener) } else { listener };
        if act != Act::Disclose || claim.is_some() || self.object(at + 1).is_some() {
            self.push(act, case, listener, claim);
        }
    }

    /// Tells whether somebody is only told for others to read: `told the private channel Vox TV that`.
    fn is_press(&self, told: &Phrase) -> bool {
        (told.first..told.end)
            .any(|at| among!(self.low(at), PRESS) || among!(self.low(at), "channel tv station outlet"))
    }

    /// `has not answered any of the questions`
    fn is_unanswered(&self, verb: Verb, case: &Case) -> bool {
        verb.lemma == "answer"
            && self.low(case.at + 1) == "any"
            && (case.group.negated || case.source.as_ref().is_some_and(|source| source.negative))
    }

    /// Reads `the raid, which London says was carried out by a unit of the GRU`; tells whether it is used up.
    fn traced_in_gap(&mut self, case: &Case, claim: Option<(usize, usize)>) -> bool {
        let gap = self.lacks_subject(case);
        let Some((first, end)) = claim.filter(|claim| gap && claim.0 == case.at + 1) else { return false };
        let by = (first + 2..end.min(first + 6)).find(|at| self.low(*at) == "by");
        let done = by.filter(|by| {
            (first + 1..*by).any(|at| {
                among!(
                    self.low(at),
                    "carried conducted launched orchestrated staged planned done perpetrated mounted committed"
                )
            })
        });
        let culprit = done.and_then(|by| self.somebody(by + 1)).filter(|culprit| culprit.kind != Kind::Pronoun);
        let told = culprit.is_some();
        if told {
            self.push(Act::Attribute, &case.doubting(INSIDE), culprit, claim);
        }
        told
    }

    /// Tells whether what is reported has its subject before the relative pronoun: `which we assess was carried out by`.
    fn lacks_subject(&self, case: &Case) -> bool {
        words::is_be(self.low(case.at + 1))
            && case.source.as_ref().is_some_and(|source| {
                source.first > self.floor
                    && source.end <= case.group.first
                    && among!(self.low(source.first - 1), "which that")
            })
    }

    /// Tells whether harm is announced that no verb of the claim has told already.
    fn announces_harm(&self, verb: Verb, claim: (usize, usize)) -> bool {
        let told = |event: &super::events::Event| event.act == Act::Threaten && (claim.0..claim.1).contains(&event.at);
        among!(verb.lemma, "say swear vow declare insist tell")
            && !self.events.iter().any(told)
            && self.is_threat(claim)
    }

    /// Reads `‘Leave our cables alone’, Tonga tells miners`; tells whether it is used up.
    fn is_bidden(&mut self, verb: Verb, case: &Case, listener: Option<&Phrase>, claim: (usize, usize)) -> bool {
        // `Patch now, CERT-SE told users`
        let opens = claim.0 == self.floor && claim.1 < case.at;
        let bids = verb.lemma == "tell" && (self.view.is_quoted(claim.0) || opens) && self.bids(claim.0);
        if bids {
            let told = listener.filter(|told| !among!(self.low(told.end - 1), PRESS)).cloned();
            self.push(Act::Request, case, told, Some(claim));
        }
        bids
    }

    /// Tells whether nothing is told to those whom somebody tells: `knew of it for months before they told the public`.
    fn is_told_nothing(
        &self,
        verb: Verb,
        case: &Case,
        listener: Option<&Phrase>,
        claim: Option<(usize, usize)>,
        inverted: bool,
    ) -> bool {
        let Some(listener) = listener.filter(|_| among!(verb.lemma, "tell inform notify brief assure") && !inverted)
        else {
            return false;
        };
        let next = self.low(listener.end);
        // `…, the minister told reporters`: told before.
        let behind = case.source.as_ref().is_some_and(|source| {
            source.first > self.floor
                && source.first < case.at
                && (self.low(source.first - 1) == ","
                    || matches!(self.view.lexemes.kind(source.first - 1), LexemeKind::Open | LexemeKind::Close))
        });
        let ahead = claim.is_none_or(|(first, _)| first > case.at);
        let that = self.find(listener.end, listener.end + 16, |low| low == "that").is_some();
        ahead
            && !behind
            && !that
            && (next.is_empty()
                || among!(
                    next,
                    ". ; before after if when within affected concerned who whose unless until once for because while"
                ))
    }

    /// Reads a verb of saying that tells a silence: `has not answered`, `neither confirmed nor denied`; tells whether it is used up.
    fn keeps_silent(
        &mut self,
        verb: Verb,
        case: &Case,
        listener: Option<&Phrase>,
        claim: Option<(usize, usize)>,
    ) -> bool {
        let at = case.at;
        let next = self.low(at + 1);
        let asked = verb.lemma == "say" && among!(next, "whether who how which if what why");
        // `has not answered`; `could not yet say who was behind it` is no refusal.
        let unable = (case.group.first..at).any(|at| among!(self.low(at), "could can cannot yet"));
        let answer = verb.lemma == "answer"
            && (at + 1 >= self.tail()
                || among!(next, ". , any none our my letters requests questions calls emails e-mails messages"));
        let negative = case.source.as_ref().is_some_and(|source| source.negative);
        let any = verb.lemma == "answer" && next == "any";
        let silent = (case.group.negated || negative && (asked || any))
            && (among!(verb.lemma, "comment respond reply") || answer || asked && !unable);
        if verb.act == Act::State && asked && unable && case.group.negated {
            return true;
        }
        if verb.act == Act::State && silent {
            let group = Group { negated: negative, modality: Modality::Fact, ..case.group };
            self.push(Act::Decline, &Case { group, ..case.clone() }, listener.cloned(), claim);
            return true;
        }
        // `neither denied nor confirmed`
        let denied = verb.act == Act::Confirm
            && (case.at.saturating_sub(4).max(self.floor)..at).any(|at| self.low(at).starts_with("den"))
            && among!(self.low(at - 1), "nor or")
            && self.events.last().is_some_and(|event| event.act == Act::Deny && event.negated && event.at + 4 > at);
        if denied {
            let source = self.events.pop().and_then(|event| event.source);
            let group = Group { negated: false, modality: Modality::Fact, ..case.group };
            self.push(Act::Decline, &Case { group, source, ..case.clone() }, None, claim);
            return true;
        }
        // `would neither confirm nor rule out that`
        let would = (case.group.first..at).any(|at| among!(self.low(at), "would"));
        // `would not confirm the report`
        let which = would && (verb.lemma == "confirm" || among!(next, "which whether who how what why if that"));
        let either = verb.act == Act::Confirm && case.group.negated && (among!(next, "nor or") || which);
        let refused = verb.act == Act::Confirm
            && case.group.infinitive.is_some_and(|to| {
                to > self.floor && among!(self.low(to - 1), "refused refuses refusing declined declines declining")
            });
        if either || refused {
            let group = Group { negated: false, modality: Modality::Fact, ..case.group };
            self.push(Act::Decline, &Case { group, ..case.clone() }, None, claim);
            return true;
        }
        false
    }

    /// Tells whether nobody says it: `officials said to be linked`, `two people briefed on the inquiry`.
    fn is_hearsay(&self, verb: Verb, case: &Case) -> bool {
        let at = case.at;
        let next = self.low(at + 1);
        // `officials said to be linked`, `is said to`: nobody says it.
        // `would respond in kind` is no saying.
        let in_kind = self.low(at + 1) == "in" && self.low(at + 2) == "kind";
        let to_come = among!(verb.lemma, "respond reply answer counter retort")
            && case.group.modality != Modality::Fact
            && !case.group.negated;
        // `was handed a list and told to come back`
        let ordered = verb.lemma == "tell" && next == "to" || verb.lemma == "say" && next == "sorry";
        // `aired what it said was the confession`
        let called = case.source.as_ref().is_some_and(|source| {
            source.first > self.floor && self.low(source.first - 1) == "what" && words::is_be(self.low(at + 1))
        });
        // `Should the inquiry show that …`: nothing is shown yet.
        let supposed = case.source.as_ref().is_some_and(|source| source.first <= self.floor + 1)
            && among!(self.low(self.floor), "should had were")
            && self.find(self.floor + 1, at, |low| low == ",").is_none();
        in_kind
            || supposed
            || ordered
            || called
            || to_come
            || verb.lemma == "rule" && next == "out"
            // `two people briefed on the inquiry`
            || verb.lemma == "brief" && among!(next, "on by about in")
            // `attackers believed to be working for X`
            || verb.lemma == "believe" && next == "to" && verb.form == Form::Past
                && case.group.first == at
            || verb.lemma == "say"
                && (next == "to" && self.somebody(at + 2).is_none_or(|told| told.first != at + 2)
                    || (verb.form == Form::Past && at > 0 && among!(self.low(at - 1), "is are")))
    }

    /// Reads `alleged that Belarus had lent its territory to the hackers`: who is said to have done it is accused.
    fn alleges(&mut self, case: &Case, claim: Option<(usize, usize)>) -> bool {
        let accused = claim.and_then(|(first, end)| {
            let first = first + usize::from(self.low(first) == "that");
            let accused = self.view.phrase_after(first, end)?;
            (accused.first <= first + 1 && matches!(accused.kind, Kind::Named | Kind::Agent)).then_some(accused)
        });
        let found = accused.is_some();
        if found {
            self.push(Act::Accuse, case, accused, claim);
        }
        found
    }

    /// Tells whether an infinitive says what nobody has said: `It is tempting to conclude that`, `pressed the firm to explain how`.
    fn is_not_said_yet(&self, case: &Case, act: Act) -> bool {
        let (Some(to), Some(source)) = (case.group.infinitive, case.source.as_ref()) else { return false };
        let nobody = self.low(source.first) == "it" && words::is_be(self.low(source.end));
        let asked = source.end == to || source.end + 1 == to && self.low(source.end) == "not";
        let hesitates = among!(self.low(to - 1), "hesitated hesitates hesitate reluctant afraid loath");
        // `was summoned to explain how`
        let to_explain = case.group.modality == Modality::Infinitive
            && self.low(case.at).verb().is_some_and(|verb| among!(verb.lemma, "explain clarify"));
        to_explain || nobody || hesitates || act == Act::State && case.group.modality == Modality::Infinitive && asked
    }

    /// Tells whether the verb reports anything here.
    fn reports(&self, verb: Verb, case: &Case, inverted: bool) -> bool {
        let at = case.at;
        // `the tools it found on the machines`
        if among!(verb.lemma, "find rule determine post repeat project hold submit establish fear") {
            let that = self.find(at + 1, at + 6, |low| low == "that").is_some_and(|that| {
                // `held a passport and that he was at large` goes on with what is said.
                let joined = among!(self.low(that - 1), "and but or");
                that == at + 1
                    // `found no proof that ballots had been altered`
                    || verb.lemma == "find" && among!(self.low(that - 1), "evidence proof indication indications trace")
                    || !self.view.is_nominal(that - 1)
                        && !joined
                        && self.low(that - 1) != "little"
                        && !words::is_preposition(self.low(that - 1))
                    || self.view.is_time_at(that - 1, self.floor)
            });
            let ends = self.is_trailing(case) && (among!(self.low(at + 1), ". ,") || at + 1 >= self.tail());
            let speaks = case.source.as_ref().is_some_and(|source| source.kind != Kind::Pronoun);
            return inverted && verb.lemma != "establish" || speaks && (that || ends);
        }
        if self.lacks_subject(case) {
            return true;
        }
        // `reported the matter to the police`
        let filed = verb.lemma == "report"
            && self.find(at + 2, at + 7, |low| low == "to").is_some_and(|to| {
                self.find(to + 1, to + 4, |low| {
                    among!(low, "police authorities regulator prosecutors authority commissioner fbi")
                })
                .is_some()
            });
        // `thanking the researcher who reported it`, `Noting that …, the council condemned`
        let it = verb.lemma == "report" && among!(self.low(at + 1), "it them him her this");
        let noting = at == self.floor && among!(self.low(at), "noting recalling observing");
        // `recalls its envoy`, `a leak of the list to blog`
        let envoy =
            verb.lemma == "recall" && !inverted && self.somebody(at + 1).is_some_and(|whom| whom.first == at + 1);
        let bare = case.group.infinitive.is_some() && at + 1 >= self.tail() && verb.act == Act::State && !inverted;
        if filed || it || noting || envoy || bare && case.group.modality == Modality::Infinitive {
            return false;
        }
        if !among!(verb.lemma, STRICT) || inverted || among!(self.low(at + 1), ": how why whether in") {
            return true;
        }
        let quote = self.view.quote_within(at + 1, (at + 6).min(self.end)).is_some();
        let first = case.group.first;
        let closes = first > self.floor && self.view.lexemes.kind(first - 1) == LexemeKind::Close;
        let that = self.find(at + 1, at + 14, |low| low == "that").is_some();
        if quote || closes || that || self.is_trailing(case) {
            return true;
        }
        // `insisted it was`, `added China would`: a clause without `that` has its own verb.
        let has_verb = |object: &Phrase| {
            let low = self.low(object.end);
            words::is_auxiliary(low)
                || is(low, Class::PlainVerb)
                || among!(
                    low,
                    "contain pose meet need want know make use hold comply remain exists exist stands lies rests"
                )
                || low.verb().is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third))
        };
        let speaks = case
            .source
            .as_ref()
            .is_some_and(|source| matches!(source.kind, Kind::Named | Kind::Agent) && source.end <= at);
        let object = self.object(at + 1);
        // `stressed the need for talks`
        let point = among!(
            verb.lemma,
            "emphasise emphasize stress underline underscore reiterate highlight explain recount restate reassert lament bemoan",
        ) && speaks
            && case.group.modality == Modality::Fact
            && object.as_ref().is_some_and(|object| object.first == at + 1 && words::is_determiner(self.low(at + 1)));
        // `corroborated the account`
        let point = point
            || among!(verb.lemma, "corroborate verify recognise recognize")
                && speaks
                && object.as_ref().is_some_and(|object| {
                    object.first == at + 1
                        && (object.first..object.end).any(|at| {
                            words::is_claim(self.low(at))
                                || self.low(at).noun_act().is_some()
                                || among!(
                                    self.low(at),
                                    "mistake mistakes error errors failure failures footage authenticity",
                                )
                        })
                });
        // `As several scholars have noted, …`
        let as_said =
            case.source.as_ref().is_some_and(|source| source.first > self.floor && self.low(source.first - 1) == "as");
        let reported = verb.lemma == "report"
            && verb.form == Form::Past
            && speaks
            && object.as_ref().is_some_and(|object| object.first <= at + 3);
        point
            || as_said
            || reported
            || (speaks || !among!(verb.lemma, "report note point state brief")) && object.as_ref().is_some_and(has_verb)
    }

    /// Tells whether the verb follows what it reports: `…, the commission said.`
    fn is_trailing(&self, case: &Case) -> bool {
        // `hinted at more to come`
        if among!(self.low(case.at), "hinted hints hinting") && self.low(case.at + 1) == "at" {
            return false;
        }
        let last = case.at + 1 >= self.tail()
            || among!(self.low(case.at + 1), ". , ; — on in at when after during")
            // `…, the consul informed applicants.`
            || self.low(case.at).verb().is_some_and(|verb| among!(verb.lemma, "inform notify tell remind assure"))
                && self.object(case.at + 1).is_some_and(|told| {
                    told.first == case.at + 1 && (told.end >= self.tail() || among!(self.low(told.end), ". , on in at"))
                })
            || self.low(case.at + 1) == "to"
                && (among!(self.low(case.at), "wrote said")
                    || among!(self.low(case.at + 2), "reporters journalists parliament lawmakers members colleagues"));
        last && self.find(self.floor, case.group.first, |low| low == ",").is_some()
    }

    /// Returns whom it is said to: `told reporters`, `warned hospitals that`.
    fn listener(&self, verb: Verb, at: usize) -> Option<Phrase> {
        if !among!(verb.lemma, LISTENED) {
            return None;
        }
        let mut listener = self.object(at + 1).filter(|listener| listener.first == at + 1)?;
        // `cautioned the public against`: whoever is warned is somebody.
        if listener.kind == Kind::Thing {
            let told = verb.act == Act::Warn
                && words::is_determiner(self.low(at + 1))
                && among!(self.low(listener.end), "that of against to about not over");
            let press = verb.lemma == "tell"
                && among!(self.low(listener.end - 1), "paper newspaper magazine programme podcast");
            if !told && !press {
                return None;
            }
            listener.kind = Kind::Agent;
        }
        // `warned MPs of a wave of mails`: of what, not whose.
        if verb.lemma != "tell"
            && listener.members.is_empty()
            && self.find(listener.first, listener.end, |low| low == "of").is_some()
        {
            let end = self.view.core_after(at + 1, self.end)?;
            listener = self.view.phrase(at + 1, end);
        }
        // `warned China poses a threat`: the clause's subject, nobody addressed.
        let low = self.low(listener.end);
        let not_to = words::is_negation(low) && self.low(listener.end + 1) == "to";
        let subject = words::is_auxiliary(low) && !not_to
            || (low.ends_with('s') && !words::is_agent(low) && !words::is_function_word(low) && !words::is_adverb(low))
            || low.verb().is_some_and(|verb| verb.form != Form::Ing);
        (verb.lemma == "tell" || !subject).then_some(listener)
    }

    /// Reads what a speaker says of himself in a quotation: `"We firmly deny this," said X`; tells whether that is all.
    pub(super) fn first_person(&mut self, case: &Case, (first, end): (usize, usize)) -> bool {
        if !self.view.is_quoted(first) {
            return false;
        }
        for at in first..end.min(first + 40) {
            // `We hold Moscow responsible`
            if among!(self.low(at), "hold held") && at > first && among!(self.low(at - 1), "we i") {
                let held = self.view.phrase_after(at + 1, end).filter(|held| {
                    self.find(held.end, held.end + 3, |low| among!(low, "responsible accountable")).is_some()
                });
                if held.is_some() {
                    self.push(Act::Accuse, &case.doubting(INSIDE), held, Some((first, end)));
                    return true;
                }
            }
            let Some(verb) = self.low(at).verb().filter(|verb| matches!(verb.form, Form::Base | Form::Past)) else {
                continue;
            };
            let group = self.view.group(at, verb.form, first);
            if group.first == first || !among!(self.low(group.first - 1), "we i") {
                continue;
            }
            let claim =
                self.find(at + 1, end.min(at + 8), |low| words::is_claim(low) || words::is_baseless(low)).is_some();
            let act = match verb.lemma {
                "deny" | "refute" => Act::Deny,
                "reject" | "dismiss" | "oppose" if claim => Act::Deny,
                "condemn" | "denounce" | "deplore" => Act::Condemn,
                "demand" | "urge" => Act::Request,
                "accuse" | "blame" => Act::Accuse,
                "confirm" if self.low(at + 1) == "that" => Act::Confirm,
                _ => continue,
            };

            let object = self.view.phrase_after(at + 1, end);
            let target = object.filter(|object| object.kind == Kind::Named && act != Act::Deny);
            let said = Group { negated: group.negated, ..case.group };
            self.push(act, &Case { group: said, ..case.doubting(INSIDE) }, target, Some((first, end)));
            // `“I neither condemn nor condone it,” he said`: said all the same.
            return !group.negated;
        }
        false
    }
}
