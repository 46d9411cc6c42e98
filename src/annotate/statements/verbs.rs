//! Whether a word is used as a verb, and the helpers around it.

use crate::model::Act;
use crate::text::acts::{self, Form};
use crate::text::gazetteer::Reading;
use crate::text::lexemes::LexemeKind;

use super::control::HELPING;
use super::view::View;
use super::words::{self, Word, among, is};
use crate::text::words::Class;

/// A verb with its helpers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// The first lexeme of the helpers, or the verb itself.
    pub(super) first: usize,
    pub(super) passive: bool,
    /// Whether a form of `to have` is among the helpers.
    pub(super) perfect: bool,
    pub(super) negated: bool,
    pub(super) modality: Modality,
    /// The lexeme `to` of an infinitive.
    pub(super) infinitive: Option<usize>,
}

/// How real the sentence says an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Modality {
    Fact,
    Hypothetical,
    Future,
    Infinitive,
}

impl Modality {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Hypothetical => "hypothetical",
            Self::Future => "future",
            Self::Infinitive => "infinitive",
        }
    }
}

/// Returns the words behind a form that is a noun as often that tell it for a verb: `calls on`, `claims to`.
fn particles_of(low: Word) -> &'static str {
    match low.text() {
        "claims" | "claim" => "to that it there he she they",
        "reports" | "estimates" | "notes" | "states" | "demands" | "requests" | "report" | "demand" | "request"
        | "note" => "that",
        "calls" | "call" => "on upon for in out",
        "protests" | "protest" => "against to over",
        "objects" | "object" => "to",
        "vows" | "vow" | "pledge" | "pledges" => "to that not",
        "appeals" | "appeal" => "to for",
        "points" | "point" => "to at",
        "hits" | "hit" => "out back",
        "looks" | "look" => "into",
        "stands" | "stand" => "by with in behind alongside shoulder",
        "throw" | "throws" | "kick" | "kicks" => "out",
        "post" | "posts" => "passports photos photographs pictures videos scans screenshots files documents data names",
        "hold" | "holds" => "responsible accountable liable answerable",
        _ => "",
    }
}

impl View<'_> {
    /// Tells whether the lexeme is used as a verb in the form given.
    #[expect(clippy::too_many_lines, reason = "one table of forms, read from top to bottom")]
    pub(super) fn is_verb(&self, at: usize, form: Form, floor: usize, end: usize) -> bool {
        let low = self.low(at);
        let glued = self.lexemes.is_glued(at) || (self.lexemes.is_glued(at + 1) && at + 1 < end);
        if self.mention_at(at).is_some() || glued {
            return false;
        }
        let opens = at == floor || self.lexemes.kind(at - 1) == LexemeKind::Open;
        // `The motion is DENIED.`
        let shouted = form == Form::Past && at > floor && words::is_be(self.low(at - 1));
        if self.lexemes.is_capital(at) && !opens && !shouted && !self.is_title(floor, end) {
            return false;
        }
        let mut before = at;
        while before > floor && (self.is_mere_adverb(before - 1) || self.opens_short_quote(before - 1, at)) {
            before -= 1;
        }
        if before == floor {
            // An imperative or a participle that opens the sentence: `Accused of spying, the …`.
            // So does `Denying any link, the embassy …`, when a comma and somebody follow.
            let opening = form == Form::Ing
                && !is(low, Class::Nounish)
                && low.noun_act().is_none()
                && (at + 2..end.min(at + 30)).any(|at| self.low(at) == ",")
                && self.next_is_phrase_or(
                    at,
                    &["that", "to", "any", "it", "as", "off", "on", "for", "aside", "out", "down", "how"],
                );
            // `Arrested at the airport in May, Petrov …`
            let befallen = form == Form::Past
                && among!(self.low(at + 1), "at in on over for from last under after")
                && low.verb().is_some_and(|verb| {
                    matches!(verb.act, Act::Indict | Act::Expel | Act::Sanction | Act::Summon | Act::Accuse)
                })
                && (at + 2..end.min(at + 20)).any(|at| self.low(at) == ",");
            return opening
                || befallen
                || form == Form::Past && !is(low, Class::Nounish) && self.next_is_phrase_or(at, &["of", "by", "with"]);
        }
        let previous = self.low(before - 1);
        // `It did, however, lodge a complaint`
        let apart = previous == "," && form == Form::Base && self.inserted(before, floor).is_some();
        let helped = apart || words::is_auxiliary(previous) || previous == "to" || words::is_pronoun(previous);
        let determined = (words::is_determiner(previous) && previous != "neither")
            || self.lexemes.kind(before - 1) == LexemeKind::Possessive;
        let nounish = is(low, Class::Nounish);
        let object = self.next_is_phrase_or(
            at,
            &["that", "how", "why", "whether", "responsibility", "it", "them", "him", "her", "us"],
        );
        // `US charges twelve, sanctions a Shanghai firm`
        let series = previous == ","
            && self.is_headline(floor, end)
            && (object || self.is_nominal(at + 1) || among!(self.low(at + 1), "of on into in out off"))
            && self.opens_headline(floor, before - 1);
        if series && matches!(form, Form::Third | Form::Base) {
            return true;
        }
        match form {
            Form::Past | Form::Participle => {
                // `published intercepted messages`
                if among!(
                    low,
                    "intercepted hacked leaked infected compromised targeted seized encrypted disabled suspended",
                ) && before == at
                    && !words::is_auxiliary(previous)
                    && self.mention_at(before - 1).is_none()
                    && matches!(previous.verbal().form(), Some(Form::Past | Form::Ing))
                    && self.is_nominal(at + 1)
                {
                    return false;
                }
                // `Three charged over the hack`
                let number = before - 1 == floor
                    && self.is_headline(floor, end)
                    && among!(previous, "two three four five six seven eight nine ten eleven twelve several dozens");
                // `All three pleaded not guilty`
                let several = before > floor + 1
                    && among!(self.low(before - 2), "all both the")
                    && among!(previous, "two three four five six seven eight nine ten");
                let adjective = !number && !several && determined
                    || words::is_preposition(previous) && !among!(previous, "to than as");
                // `Among those sanctioned by London`
                let those = previous == "those" && before == floor + 2 && self.low(floor) == "among";
                !adjective
                    || those
                    || (determined
                        && among!(previous, "this all both some several many")
                        && (object || words::is_pronoun(self.low(at + 1))))
            }
            Form::Ing => {
                // `is saying`, `isn't answering`
                let progressive = words::is_be(previous)
                    || words::is_negation(previous) && before > floor + 1 && words::is_be(self.low(before - 2));
                // `After breaching a supplier, …`, `a statement calling it baseless`
                let opening = before - 1 == floor && among!(previous, "after before having besides in");
                let near_paper = !determined
                    && !words::is_preposition(previous)
                    && (floor..before).rev().take(7).any(|at| is(self.low(at), Class::Paper))
                    && object;
                let paper = near_paper
                    || (is(previous, Class::Paper)
                        || previous == "order"
                        || among!(previous, super::rules::PAPERS)
                            && among!(
                                low,
                                "banning barring imposing prohibiting outlawing blocking freezing forbidding restricting requiring ordering instructing directing \
                                 backing condemning denouncing deploring supporting endorsing welcoming urging demanding calling censuring accusing rejecting expelling",
                            ))
                        && (object || self.is_nominal(at + 1));
                // `detectives investigating the theft`
                let looking = before == at
                    && among!(low, "investigating probing examining")
                    && words::is_agent(previous)
                    && object;
                // `with Moscow denying any part in it`
                let with = before == at
                    && (object || self.next_is_phrase_or(at, &["on", "for"]))
                    && self.absolute(at, floor).is_some();
                // `wrote to the agency asking for an explanation`
                let writing = !determined
                    && among!(
                        low,
                        "asking urging demanding requesting warning condemning protesting claiming denying accusing threatening",
                    )
                    && (floor..before).any(|at| {
                        among!(self.low(at), "wrote writes write written signed sent issued letter posted post posts")
                    });
                // `joined its partners in attributing it to X`
                let joining = previous == "in"
                    && (floor..before - 1).rev().take(8).any(|at| {
                        let low = self.low(at);
                        low.starts_with("join")
                            || low.starts_with("support")
                            || among!(low, "stands stood stand united unite")
                            || among!(low, HELPING)
                    });
                let aside = among!(previous, ", — while by and")
                    || self.holds_back(at, floor).is_some()
                    || among!(previous, "after before when upon") && before > floor + 1 && object
                    || self.is_gerund_object(before, floor)
                    || joining
                    || looking
                    || with
                    || writing
                    || opening
                    || paper
                    || self.lexemes.kind(before - 1) == LexemeKind::Close;
                // `posted a video saying “…”`, `a letter to members arguing that`
                let speech = previous != "worth"
                    && low.verb().is_some_and(|verb| verb.frame == acts::Frame::Clause)
                    && (among!(self.low(at + 1), "that :")
                        || self.lexemes.kind(at + 1) == LexemeKind::Open
                        || self.low(at + 1) == "," && self.lexemes.kind(at + 2) == LexemeKind::Open);
                // `‘intrusive’ probing of navy servers`
                if self.low(at + 1) == "of" && !progressive && self.lexemes.kind(before - 1) == LexemeKind::Close {
                    return false;
                }
                // `Apple probing report of flaw`
                let headline = before == at
                    && !determined
                    && low.verb().is_some_and(|verb| verb.act == Act::Investigate)
                    && self.speaks_at(at - 1)
                    && self.mention_at(at - 1).is_some_and(|number| self.place(number).0 == floor)
                    && self.is_headline(floor, end)
                    && self.is_nominal(at + 1);
                progressive
                    || headline
                    || (aside && !nounish)
                    || (speech && !determined && (previous == "after" || !words::is_preposition(previous)))
            }
            Form::Third => {
                if determined || words::is_preposition(previous) {
                    return false;
                }
                if !nounish {
                    return true;
                }
                // `“…,” notes Farah Al-Mansoori of the centre`
                let told = self.lexemes.kind(before - 1) == LexemeKind::Close
                    && self.is_quoted(before - 1)
                    && among!(low, "notes claims reports warns states estimates jokes boasts laments")
                    && (self.mention_at(at + 1).is_some() || self.lexemes.is_capital(at + 1));
                // `The rapporteur, Mrs Lind, notes with concern that`
                let feeling = among!(low, "notes")
                    && self.low(at + 1) == "with"
                    && among!(
                        self.low(at + 2),
                        "concern regret alarm satisfaction dismay interest appreciation approval deep grave"
                    );
                if told || feeling {
                    return true;
                }
                // `The service claims to have wiped the servers`
                let particles = particles_of(low);
                // `stands fully behind`
                let mut after = at + 1;
                while after < at + 3 && self.is_mere_adverb(after) && self.low(after).ends_with("ly") {
                    after += 1;
                }
                // `The assembly, noting the report, calls upon the government`; `Caricom stands by Belize`
                let sure = match low.text() {
                    "calls" => "on upon",
                    "stands" => "by with in behind alongside shoulder",
                    "vows" | "claims" | "objects" | "points" => "to",
                    _ => "",
                };
                let opening = floor + usize::from(self.lexemes.kind(floor) == LexemeKind::Open);
                let own_name = before - 1 == opening && self.lexemes.is_capital(opening) && !previous.ends_with('s');
                if (previous == "," || own_name) && words::is_among(&self.low(after), sure, b' ') {
                    return true;
                }
                let named = self.speaks_at(before - 1)
                    || (self.lexemes.is_capital(before - 1)
                        && before - 1 > floor
                        && self.mention_at(before - 1).is_none());
                let head = self.head_of_place(before - 1, floor);
                let one = words::is_agent(self.low(head)) && !self.low(head).ends_with('s');
                let headline = self.is_headline(floor, end) && self.is_nominal(at + 1);
                let named_object = named
                    && object
                    && among!(low, "claims reports notes estimates states")
                    && !self.is_title(floor, end);
                // `The resolution calls on all states to`
                let paper = is(self.low(head), Class::Paper) && low != "states";
                // `Our analysis links the infrastructure to`, `The report finds that`
                if is(previous, Class::Paper) && low != "states" && (object || self.low(at + 1) == "that") {
                    return true;
                }
                // `The law bans the use of`
                if among!(low, "bans bars")
                    && (among!(previous, super::rules::LAWS) || words::is_relative(previous))
                    && (object || self.is_nominal(at + 1))
                {
                    return true;
                }
                // `…, a claim Ankara disputes`
                if low == "disputes" && self.speaks_at(before - 1) && (at + 1 >= end || among!(self.low(at + 1), ". ,"))
                {
                    return true;
                }
                // `Forensic evidence ties the wiper to`
                if object
                    && among!(low, "ties links traces connects points")
                    && among!(previous, super::rules::EVIDENCE)
                {
                    return true;
                }
                if (one || named || paper || previous == "and") && words::is_among(&self.low(after), particles, b' ')
                    || named_object
                    || one && (object || headline)
                {
                    return true;
                }
                // `…, Swedish radio reports, for …`
                let aside = among!(self.low(at + 1), ", .")
                    && low.verb().is_some_and(|verb| verb.frame == acts::Frame::Clause)
                    && self
                        .phrase_before(before, floor)
                        .is_some_and(|who| who.end == before && who.first > floor && self.low(who.first - 1) == ",");
                if aside {
                    return true;
                }
                // `A joint advisory from eleven agencies ties the campaign to`
                let by = (floor + 1..before).rev().take(6).find(|at| among!(self.low(*at), "from by of"));
                if nounish && object && by.is_some_and(|by| is(self.low(by - 1), Class::Paper)) && low != "states" {
                    return true;
                }
                // `The response team alerts users to a wave of messages`
                if low == "alerts" && words::is_agent(self.low(at + 1)) {
                    return true;
                }
                // `FCC bans new equipment`
                let opens = self.speaks_at(before - 1)
                    && self.mention_at(before - 1).is_some_and(|number| {
                        let first = self.place(number).0;
                        first == floor || !self.is_nominal(first - 1) && !words::is_preposition(self.low(first - 1))
                    });
                if opens
                    && among!(
                        low,
                        "bans bars backs blames claims demands probes supports links ties traces files issues lists launches hails",
                    )
                    && self.is_nominal(at + 1)
                    && (self.is_nominal(at + 2) || among!(self.low(at + 2), "on in over from to against of . for"))
                {
                    return true;
                }
                // `Lithuania orders out two attachés`
                if opens && among!(self.low(at + 1), "out off in up over back down away") {
                    return true;
                }
                // `The observatory, which is based in Britain, estimates that`
                if object && self.ends_aside(before - 1, floor, "who which") {
                    return true;
                }
                let subject = words::is_relative(previous)
                    || among!(previous, "he she it")
                    || (self.speaks_at(before - 1) && self.reading_at(before - 1) != Some(Reading::Adjective));
                // `the group, which the British government links to the GRU`
                let relative = (self.mention_at(before - 1).is_some() || words::is_agent(previous))
                    && self
                        .core_before(before - 1, floor)
                        .is_some_and(|first| first > floor && among!(self.low(first - 1), "whom which"));
                relative || subject && (object || self.is_headline(floor, end) && self.is_nominal(at + 1))
            }
            Form::Base => {
                if helped {
                    // `response to attack`, `due to report`: a noun after the preposition.
                    return previous != "to"
                        || !nounish
                        // `Australia to bar social media`
                        || before > floor + 1
                            && self.is_headline(floor, end)
                            && self.speaks_at(before - 2)
                            && self.is_nominal(at + 1)
                        || object
                        // `wants the White House to ban ransom payments`
                        || before > floor + 2
                            && self.is_nominal(at + 1)
                            && (self.speaks_at(before - 2)
                                || words::is_agent(self.low(before - 2)) && self.mention_at(before - 2).is_none())
                        || among!(
                            self.low(before.saturating_sub(2)),
                            "yet declined declines declining refused refuses refusing want",
                        )
                        || self.next_is_phrase_or(at, &["on", "for", "in", "with", "into", "against"])
                        || self.is_nominal(at + 1)
                            && self
                                .governor(before - 1, floor)
                                .is_some_and(|governor| self.is_achieved(governor, floor))
                        || self.is_nominal(at + 1)
                            && self.governor(before - 1, floor).is_some_and(|governor| {
                                let low = self.low(governor);
                                among!(low, "plans plan wants want decided intends vowed agreed moved refused going")
                            });
                }
                if determined || words::is_preposition(previous) {
                    return false;
                }
                // `helped take down the botnet`, `helped German police seize the servers`
                if among!(previous, HELPING) || !nounish && object && self.helped(before, floor).is_some() {
                    return true;
                }
                // `whom investigators tie to the gang`
                if !determined
                    && before == at
                    && words::is_agent(previous)
                    && low.verb().is_some()
                    && self
                        .core_before(before - 1, floor)
                        .is_some_and(|first| first > floor && among!(self.low(first - 1), "whom which"))
                {
                    return true;
                }
                // `Network logs tie the break-in to`
                if object && among!(low, "tie link connect trace point") && among!(previous, super::rules::EVIDENCE) {
                    return true;
                }
                // `Prosecutors in Milan say`
                let previous = self.low(self.head_of_place(before - 1, floor));
                // `We, the undersigned ministers, deplore`
                let aside = previous == ","
                    && among!(self.low(floor), "we they")
                    && self.low(floor + 1) == ","
                    && at > floor + 3;
                // `Japan and South Korea express concern`
                let listed = self.mention_at(before - 1).is_some_and(|number| {
                    let first = self.place(number).0;
                    first > floor + 1
                        && self.speaks_at(before - 1)
                        && self.low(first - 1) == "and"
                        && self.is_nominal(at + 1)
                });
                if listed && self.mention_at(at + 1).is_none() && !is(self.low(at + 1), Class::Agent) {
                    return true;
                }
                // `Swiss open probe`, `Police seize market`
                let people = before - 1 == floor
                    && self.is_headline(floor, end)
                    && self.reading_at(before - 1) == Some(Reading::Adjective);
                let plural = aside
                    || people
                    || among!(previous, "police people staff men women")
                    || self.speaks_at(before - 1)
                    || (words::is_agent(previous) && previous.ends_with('s'))
                    || is(previous, Class::Paper) && previous.ends_with('s') && low == "expose"
                    || (words::is_relative(previous) && !nounish)
                    || among!(previous, "and or");
                let alone = before - 1 == floor
                    && !people
                    && !(words::is_agent(previous) && (previous.ends_with('s') || previous == "police"));
                let headline = self.is_headline(floor, end) && self.is_nominal(at + 1) && !alone;
                let particle = plural
                    && (words::is_among(&self.low(at + 1), particles_of(low), b' ')
                        || !nounish && among!(self.low(at + 1), "down out off over aside back away")
                        || (!nounish || self.low(at + 1) == "into") && words::is_preposition(self.low(at + 1)));
                let people = words::is_agent(previous) && previous.ends_with('s');
                // `The new sanctions target two companies`
                if among!(previous, "sanctions designations listings")
                    && among!(low, "target hit")
                    && (self.is_nominal(at + 1) || words::is_determiner(self.low(at + 1)))
                {
                    return true;
                }
                // `Some experts blame sprawl for floods`, `Prosecutors claim files were planted`
                let (frees, far) = match low.text() {
                    "blame" => ("for on", 7),
                    "claim" => ("was were is are had has have would did", 9),
                    _ => ("", 0),
                };
                if people
                    && self.is_nominal(at + 1)
                    && (at + 1..end.min(at + far)).any(|at| words::is_among(&self.low(at), frees, b' '))
                {
                    return true;
                }
                let says = plural
                    // `think it is linked to China, and say has burrowed`: not China's.
                    && !among!(previous, "and or")
                    && !nounish
                    && low.verb()
                        .is_some_and(|verb| verb.frame == acts::Frame::Clause || people && self.is_nominal(at + 1));
                // `Researchers at Mandiant, which was bought by Google, attribute`
                if !nounish
                    && (object || self.next_is_phrase_or(at, &["to", "he", "she", "they", "there"]))
                    && self.ends_aside(before - 1, floor, "who which whose")
                {
                    return true;
                }
                // `People familiar with the inquiry say`
                if !nounish
                    && low.verb().is_some_and(|verb| verb.frame == acts::Frame::Clause)
                    && self.phrase_before(before, floor).is_some_and(|who| {
                        let head = self.low(who.end - 1);
                        who.end < before
                            && who.kind == super::phrases::Kind::Agent
                            && (head.ends_with('s') || among!(head, "people police"))
                    })
                {
                    return true;
                }
                // `Lawmakers want answers from the vendor`
                let plain = !nounish && people && low.verb().is_none() && self.is_nominal(at + 1);
                particle
                    || says
                    || plain
                    || plural && (object && (!nounish || people || self.speaks_at(before - 1)) || headline)
            }
        }
    }

    /// Returns the verb that keeps somebody from what a gerund names: `stopped short of blaming`, `avoided naming`.
    pub(super) fn holds_back(&self, at: usize, floor: usize) -> Option<usize> {
        let before = |back: usize| at.checked_sub(back).filter(|at| *at >= floor).map_or("", |at| self.low(at).text());
        match (before(3), before(2), before(1)) {
            ("stopped" | "stop" | "stops" | "stopping" | "fell" | "fall", "short", "of")
            | ("shied" | "held" | "shy" | "backed", "away" | "back", "from") => Some(at - 3),
            (_, "refrained" | "refrain" | "refrains" | "abstained" | "desisted", "from") => Some(at - 2),
            (_, _, "avoided" | "avoids" | "avoid") => Some(at - 1),
            _ => None,
        }
    }

    /// Tells whether a comma ends an aside that one of the pronouns opens.
    fn ends_aside(&self, comma: usize, floor: usize, pronouns: &str) -> bool {
        self.low(comma) == "," && (floor..comma).rev().take(20).any(|at| words::is_among(&self.low(at), pronouns, b' '))
    }

    /// Returns the head of a phrase that ends with a place, `Prosecutors in Milan`; else the lexeme itself.
    fn head_of_place(&self, last: usize, floor: usize) -> usize {
        let first = match self.mention_at(last) {
            Some(number) if self.reading_at(last) == Some(Reading::Place) => self.place(number).0,
            None if self.lexemes.is_capital(last) => last,
            _ => return last,
        };
        if first > floor + 1 && among!(self.low(first - 1), "in at from of") {
            return first - 2;
        }
        // `Analysts at the Vilnius Institute for Digital Order`
        let name = (floor..first).rev().take(9).find(|at| {
            !(self.lexemes.is_capital(*at)
                || among!(self.low(*at), "the for of and 's")
                || self.lexemes.kind(*at) == LexemeKind::Possessive)
        });
        let people = |at: &usize| {
            let low = self.low(at - 1);
            words::is_agent(low) && low.ends_with('s') && among!(self.low(*at), "at from with in")
        };
        name.filter(|at| *at > floor).filter(people).map_or(last, |at| at - 1)
    }

    fn is_mere_adverb(&self, at: usize) -> bool {
        words::is_adverb(self.low(at)) && self.mention_at(at).is_none()
    }

    /// Tells whether the lexeme opens a quotation of a few words around the verb: `it "utterly condemned" the attack`.
    pub(super) fn opens_short_quote(&self, at: usize, verb: usize) -> bool {
        // `her client "denies every word of it"`
        let subject = |open: usize| open > 0 && self.is_nominal(open - 1) && !self.ends_phrase(open - 1);
        self.lexemes.kind(at) == LexemeKind::Open
            && self.quote_at(verb).is_some_and(|(open, end)| open == at && (end - open <= 6 || subject(open)))
    }

    /// Tells whether a mention that can act stands at the lexeme.
    fn speaks_at(&self, at: usize) -> bool {
        self.mention_at(at).is_some_and(|number| {
            let mention = &self.mentions[number];
            matches!(mention.reading, Reading::Actor) && self.place(number).1 == at + 1
        })
    }

    /// Tells whether an object, a clause or one of the words follows.
    fn next_is_phrase_or(&self, at: usize, words_: &[&str]) -> bool {
        let next = at + 1;
        let low = self.low(next);
        words_.contains(&low.text())
            || self.mention_at(next).is_some()
            || words::is_determiner(low)
            || matches!(self.lexemes.kind(next), LexemeKind::Open | LexemeKind::Number)
            || (self.lexemes.is_capital(next) && !words::is_preposition(low))
            || words::is_claim(low)
    }
}
