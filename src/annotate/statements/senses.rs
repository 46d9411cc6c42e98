//! What an active verb means beside its act, or instead of it: `charged customers extra`, `attacked the decision`, `backed away`.

use crate::model::Act;
use crate::text::acts::{Form, Verb};
use crate::text::lexemes::LexemeKind;
use crate::text::words::Class;

use super::events::{Case, Sentence};
use super::passives::{is_club, is_duty};
use super::phrases::{Kind, Phrase};
use super::words::{self, Word, among, is};

/// What is refused, where somebody declines to do it.
const SIGNS: &str = "sign join endorse support back extradite attend accept approve ratify cooperate grant renew hand adopt order \
     hear allow lift overturn intervene suspend block";

impl Sentence<'_, '_> {
    /// Tells whether the verb reports no act here: a price, a fight with guns, a school that expels.
    pub(super) fn is_other_sense(
        &self,
        verb: Verb,
        case: &Case,
        object: Option<&Phrase>,
        somebody: Option<&Phrase>,
    ) -> bool {
        let at = case.at;
        match verb.act {
            Act::Indict if verb.lemma == "charge" => {
                // `charge customers an extra three dollars`
                let money = |low: Word| among!(low, "$ € £ extra dollars euros pounds fee fees cents premium per");
                let costs = |object: &Phrase| self.find(object.end, object.end + 4, money).is_some();
                let sells = case.source.as_ref().is_some_and(|source| {
                    among!(
                        self.low(source.end - 1),
                        "insurer insurers bank banks company companies firm firms provider providers vendor vendors carrier carriers airline airlines hotel hotels \
                         shop shops operator operators utility utilities lawyers consultants lender lenders store stores platform platforms reseller resellers broker brokers",
                    )
                });
                let what = self.find(at.saturating_sub(3).max(self.floor), at, |low| low == "what").is_some();
                let crime = self.find(at + 1, self.clause_end(at + 1, 12), |low| among!(low, "with")).is_some();
                self.is_price(at + 1) || object.is_some_and(costs) || (sells || what) && !crime
            }
            // `booked their tickets`
            Act::Indict if verb.lemma == "book" => object.is_some_and(|object| object.kind == Kind::Thing),
            // `Reopening too soon threatens to undo it`
            Act::Threaten => case.source.as_ref().is_some_and(|source| {
                let deed = source.end == source.first + 1 && self.low(source.first).ends_with("ing");
                deed && self.view.mention_at(source.first).is_none() && self.low(at + 1) == "to"
            }),
            // `attacked an army convoy with rockets`
            Act::Attack => among!(verb.lemma, "attack target bombard ransack cripple") && self.is_fighting(at),
            // A university expels students.
            Act::Expel => {
                let source = case.source.as_ref();
                somebody.is_some_and(|expelled| !self.is_sent(expelled))
                    && !source.is_some_and(|source| self.is_public(source))
                    || self.leaves_club(at)
                    || source.is_some_and(|source| is_club(self.low(source.end - 1)))
            }
            // `backed away`
            // `had no information to support the statement`
            Act::Support
                if case.group.infinitive.is_some_and(|to| {
                    let before = to - 1 - usize::from(self.view.lexemes.kind(to - 1) == LexemeKind::Close);
                    among!(
                        self.low(before),
                        "information evidence data proof basis grounds facts documents nothing figures reason"
                    )
                }) =>
            {
                true
            }
            Act::Support => verb.lemma == "back" && among!(self.low(at + 1), "away off down out into up to from"),
            // `exposed the data of patients`, `exposing the country to new risks`: nobody is told anything.
            Act::Disclose if verb.lemma == "expose" => {
                self.is_data(at + 1) || object.is_some_and(|object| self.low(object.end) == "to")
            }
            _ => false,
        }
    }

    /// Returns the act the object makes of the verb, where it is another than the verb's own.
    pub(super) fn other_act(&self, verb: Verb, case: &Case, object: Option<&Phrase>) -> Option<Act> {
        let at = case.at;
        let next = self.low(at + 2);
        // `declined to sign the treaty`
        if verb.act == Act::Decline && self.low(at + 1) == "to" && among!(next, SIGNS) {
            return Some(Act::Reject);
        }
        let object = object?;
        let head = self.low(object.end - 1);
        match verb.act {
            // `targets an Iranian firm in new sanctions round`
            Act::Attack
                if among!(verb.lemma, "target")
                    && self
                        .find(object.end, self.clause_end(object.end, 8), |low| {
                            among!(low, "sanctions sanction freezes freeze blacklist blacklisting restrictions")
                        })
                        .is_some() =>
            {
                Some(Act::Sanction)
            }
            // `Iranian hackers probed campaign accounts`
            Act::Investigate
                if verb.lemma == "probe"
                    && case.source.as_ref().is_some_and(|source| self.is_intruder(source))
                    && self.is_online(object) =>
            {
                Some(Act::Attack)
            }
            Act::Indict if verb.lemma == "bust" && self.is_seizable(verb, object) => Some(Act::Takedown),
            // `attacked the decision`
            Act::Attack if verb.lemma == "attack" => {
                let said = is(head, Class::Wish) && head != "case"
                    || is(head, Class::Claim)
                    || among!(
                        head,
                        "decision decisions policy policies record handling response remarks comments figures numbers findings verdict ruling account",
                    );
                (said || self.is_rebuked(object)).then_some(Act::Condemn)
            }
            // `mocked the accusations`, `slammed the report as baseless`
            Act::Condemn if object.first <= at + 2 => {
                const CLAIMS: &str =
                    "allegation allegations accusation accusations claim claims charge charges report reports";
                let claimed = (object.first..object.end).any(|at| among!(self.low(at), CLAIMS));
                let false_ = among!(verb.lemma, "ridicule mock scorn deride lampoon")
                    || self.find(object.end, object.end + 4, words::is_baseless).is_some();
                (claimed && false_).then_some(Act::Deny)
            }
            _ => None,
        }
    }

    /// Tells whether an attack is one of words: `a blistering attack on the minister's record`.
    pub(super) fn is_verbal_attack(&self, at: usize, noun: usize) -> bool {
        let hard = |low: Word| {
            among!(
                low,
                "blistering scathing withering stinging verbal fierce furious personal savage searing rhetorical outspoken thinly veiled bitter \
                 broad angry ferocious vitriolic political partisan public full-throated extraordinary",
            )
        };
        let held = |low: Word| {
            among!(
                low,
                "record handling policy policies decision minister president premier opposition chancellor leadership critics press media \
                 judiciary credibility integrity character reputation plan plans bill law",
            )
        };
        (at + 1..noun).any(|at| hard(self.low(at)))
            && self
                .find(noun + 1, noun + 8, |low| among!(low, "network networks system systems servers website websites"))
                .is_none()
            || among!(self.low(noun + 1), "on against") && self.find(noun + 2, noun + 7, held).is_some()
    }

    /// Tells whether it is a person who is attacked with words: `attack the minister over the delays`.
    fn is_rebuked(&self, object: &Phrase) -> bool {
        let head = self.low(object.end - 1);
        let person = among!(
            head,
            "minister president premier chancellor secretary director chief leader opponent opponents rival rivals critics commissioner governor \
             judge judges ministers lawmakers government administration opposition",
        );
        person && among!(self.low(object.end), "over for as during in")
    }

    /// Reads a protest. Crowds protest as well; here it is between those whom the table knows.
    pub(super) fn protesting(&mut self, case: &Case) {
        let at = case.at;
        let target = self.after(at + 1, 8, &["to", "against", "with"]).filter(|target| {
            target.kind == Kind::Named
                || among!(self.low(target.end - 1), "ministry government embassy ministers ambassador")
        });
        let that = self.low(at + 1) == "that";
        let official = case.source.as_ref().is_some_and(|source| {
            self.is_listed(source)
                || among!(self.low(source.end - 1), "embassy ministry government mission consulate delegation minister president premier ambassador chancellor secretary spokesman spokeswoman envoy")
        });
        let target = target.or_else(|| {
            let about = Some(at + 1).filter(|about| among!(self.low(*about), "about of"))?;
            self.somebody(about + 1)
                .filter(|target| official && target.first <= about + 2 && target.kind != Kind::Pronoun)
        });
        if that || target.is_some() || official {
            self.push(Act::Protest, case, target, self.matter(at + 1));
        }
    }

    /// Returns who is threatened inside what is threatened: `threatened to take Azerbaijan to court`.
    pub(super) fn threatened(&self, at: usize) -> Option<Phrase> {
        let to = Some(at + 1).filter(|to| self.low(*to) == "to")?;
        let object = self.somebody(to + 2).filter(|object| object.first == to + 2);
        // `threatened to publish it unless the company paid`
        if object.as_ref().is_some_and(|object| among!(self.low(object.first), "it them that this")) {
            let unless = self.find(to + 3, self.clause_end(to + 3, 9), |low| among!(low, "unless if"))?;
            return self.somebody(unless + 1).filter(|whom| whom.kind != Kind::Pronoun);
        }
        let to_whom = || self.after(to + 2, 8, &["to"]).filter(|whom| whom.kind != Kind::Pronoun);
        object.or_else(|| self.after(to + 2, 8, &["against", "on"])).or_else(to_whom)
    }

    /// Tells whether something is asked for of nobody named: `urged restraint`, `urged an end to the violence`.
    pub(super) fn is_plea(&self, verb: Verb, at: usize) -> bool {
        const ASKED: &str = "restraint caution calm dialogue vigilance action transparency cooperation moderation";
        self.find(at + 1, at + 5, |low| among!(low, ASKED)).is_some()
            || verb.lemma == "urge" && self.low(at + 1) == "an" && self.low(at + 2) == "end"
            || verb.lemma == "urge" && self.view.lexemes.kind(at + 2) == LexemeKind::Open
    }

    /// Tells whether somebody is charged with a crime, whatever he is called: `charged a 17-year-old with`.
    pub(super) fn is_charged(&self, verb: Verb, at: usize, object: &Phrase) -> bool {
        verb.lemma == "charge"
            && object.first <= at + 2
            && self.low(object.end) == "with"
            && !is_duty(self.low(object.end + 1))
    }

    /// Tells whether money of the kind gangs use is seized: `seized $15 million in cryptocurrency`.
    pub(super) fn is_coin(&self, verb: Verb, at: usize) -> bool {
        let coin = |low: Word| among!(low, "cryptocurrency crypto bitcoin bitcoins tether ether");
        among!(verb.lemma, "seize confiscate") && self.find(at + 1, self.clause_end(at + 1, 9), coin).is_some()
    }

    /// Returns who is to do what is asked for: `demanded that Washington withdraw the charges`.
    pub(super) fn asked_that(&self, at: usize) -> Option<Phrase> {
        let over = self.over_place(at + 1).filter(|that| self.low(*that) == "that");
        let that = over.or_else(|| self.find(at + 1, at + 3, |low| low == "that"))?;
        // `that Caracas hand over the logs`: the verb is in its base form, which a noun may be as well.
        let head = (that + 1..self.clause_end(that + 1, 7)).find_map(|at| {
            let named = self.view.mention_at(at).map(|number| self.view.place(number).1);
            named.or_else(|| words::is_agent(self.low(at)).then_some(at + 1))
        });
        let end = head.filter(|end| {
            let low = self.low(*end);
            let base = low.verb().is_some_and(|verb| verb.form == Form::Base)
                || low.verbal().light.is_some_and(|(_, form)| form == Form::Base);
            // `that the minister resign`
            let plain = self.view.is_nominal(*end)
                && !words::is_agent(low)
                && !self.view.lexemes.is_capital(*end)
                && self.view.mention_at(*end).is_none()
                && !low.ends_with('s')
                && !low.ends_with("ed")
                && (end + 1 >= self.tail()
                    || among!(self.low(end + 1), ". ,")
                    || words::is_preposition(self.low(end + 1))
                    || words::is_determiner(self.low(end + 1)));
            (base || plain) && !words::is_agent(self.low(end + 1))
        });
        if let Some(end) = end {
            let asked = self.view.phrase(that + 1, end);
            // `that The Hague correct its practices`: a place that is to act is somebody.
            let number = self.view.mention_at(end - 1);
            let kind = if asked.kind == Kind::Thing && number.is_some() { Kind::Named } else { asked.kind };
            return Some(Phrase { kind, mention: asked.mention.or(number), ..asked })
                .filter(|asked| asked.kind != Kind::Thing);
        }
        let asked = self.view.phrase_after(that + 1, self.clause_end(that + 1, 16))?;
        (asked.first <= that + 2 && asked.kind != Kind::Thing).then_some(asked)
    }

    /// Tells whether what is attacked, or with what, is of a war of the old kind.
    fn is_fighting(&self, at: usize) -> bool {
        let war = |low: Word| {
            among!(
                low,
                "rocket rockets missile missiles drone drones artillery shells mortar mortars bomb bombs grenades guns rifles tanks convoy convoys \
                 village villages troops soldiers barracks airstrike airstrikes knives machetes gunmen warplanes jets stones petrol",
            )
        };
        self.find(at + 1, self.clause_end(at + 1, 14), war).is_some()
    }

    fn is_data(&self, at: usize) -> bool {
        let data = |low: Word| {
            among!(
                low,
                "data files records details information addresses numbers names passwords emails documents people customers users",
            )
        };
        self.find(at, self.clause_end(at, 8), data).is_some()
    }

    fn is_price(&self, at: usize) -> bool {
        let people = |at: usize| words::is_agent(self.low(at)) || self.view.mention_at(at).is_some();
        among!(self.low(at), "$ € £")
            || self.view.lexemes.kind(at) == LexemeKind::Number && !(at + 1..at + 4).any(people)
    }
}
