//! The kind of answer that search words ask for, by the noun they begin with.

use super::answer_type::{
    ACTOR_NOUNS, ASKING, AUXILIARIES, DATE_NOUNS, DURATION_NOUNS, MONEY_NOUNS, MONEY_WORDS, NO_ACTORS, NUMBER_NOUNS,
    PERSONS, PLACE_NOUNS, THING_NOUNS, one_of,
};
use super::words::{Word, is_finite_verb, is_participle, low_at};
use crate::model::AnswerType;
use crate::text::words::{Class, is};

/// Heads of search words that ask for money wherever they stand before the first preposition: "max purse of", "breakup fee".
const SUMS: &str = "ransom fine fines fee fees price prices cost costs losses revenue revenues turnover profit profits salary bounty purse budget \
    debt deficit surplus rent tuition loan penalty compensation damages";
/// First words of search words that ask for a place, a reason, a length of time, somebody.
const SOUGHT_FIRST: [(AnswerType, &str); 4] = [
    (AnswerType::Place, "location site seat headquarters whereabouts birthplace"),
    (AnswerType::Reason, "cause causes motive motives reason reasons purpose aim goal"),
    (AnswerType::Duration, "duration period deadline"),
    (AnswerType::Actor, "makers victims perpetrators signatories members suspects culprits"),
];
/// Nouns among search words that ask for what was said.
const SAYING_NOUNS: &str = "version statement statements reaction reactions criticism claims remarks comments denial \
    accusations allegations warning warnings";
/// Nouns among search words that ask for somebody.
const OFFICES: &str = "ceo cfo executive commissioner lawmaker senator champion winner director minister spokesman spokeswoman spokesperson ambassador authors author suspect suspects \
    chief commander founder leader leaders head chairman president secretary";
/// Nouns for what somebody wants or loses, which ask for a sum where they are asked for.
const CLAIMS: &str = "demand demands payout payouts haul takings proceeds";
/// Nouns for the most that something may be.
const LIMITS: &str = "cap ceiling limit maximum minimum threshold";
/// Units of time.
const UNITS_OF_TIME: &str = "seconds minutes hours days weeks months years";
/// What is told in numbers where something is said to have been done to it.
const COUNTABLE: &str = "appointments operations substations servers routers computers machines systems devices homes houses households customers \
    users people patients voters accounts emails records flights trains ships turbines stations phones cameras workers employees staff jobs \
    attempts attacks incidents intrusions breaches complaints cases signatures ratifications votes diplomats domains pages websites networks \
    modems pumps passengers soldiers organisations organizations hospitals clinics schools businesses arrests deaths victims spies students visas passports shops stores";
/// What is told in numbers wherever it is asked for.
const STEADY: &str = "ratifications signatures accessions attempts incidents users customers patients voters";
/// Words that ask for a count wherever they stand.
const COUNTS: &str = "count slice headcount tally portion";
/// What there is much of and is no money.
const DATA: &str = "data material information load power traffic files documents";
/// Nouns for a length of time.
const SPELLS: &str = "stay term gap wait delay lag";
/// What is found first of something that went on unseen.
const SIGNS: &str = "trace traces sighting sightings sign signs appearance mention activity";
/// Other words for a body than those of the trade.
const BODIES: &str =
    "members body outfit alliance shop shops retailer crew gang targets culprits newcomers labels aliases exchange";
/// Words with the endings of somebody, and names of bodies in another sense, that are nobody here.
const NOBODY: &str = "answer cyber september october november december together however further rather either neither wonder prior network \
    show brand figure character studio host club number cve counter encounter reminder remainder summer star center layer user behavior order executive \
    behaviour service services office offices power";
/// Participles before a noun that belong to it: "state backed outfit".
const BACKED: &str = "backed based linked led owned sponsored affiliated wanted hacked hijacked listed";
/// First words of search words that ask for a count.
const MEASURED: &str =
    "gigabytes terabytes megabytes petabytes megawatts gigawatts miles kilometres kilometers pages deaths casualties";
/// First words of "the first time …" and the like.
const MOMENTS: &str = "start beginning end launch anniversary time eve";
/// Endings of lists that somebody stands on.
const LISTS: &str = "list lists blacklist poster";

pub(super) fn search_words(words: &[Word]) -> AnswerType {
    // "name of the engineer who"
    let low = |at: usize| low_at(words, at);
    let words = if one_of("name names", low(0)) && low(1) == "of" && low(2) == "the" { &words[3..] } else { words };
    let Some(first) = words.first() else { return AnswerType::Thing };
    if words.len() > 1 && one_of(AUXILIARIES, &first.low) {
        return AnswerType::YesNo;
    }
    if is_claim(words) {
        return AnswerType::Thing;
    }
    let last = &words[words.len() - 1].low;
    let opening =
        words.iter().take(6).take_while(|word| !is(&word.low, Class::Preposition) && !is(&word.low, Class::Relative));
    let opening: Vec<&str> = opening.map(|word| word.low.as_str()).collect();
    if opening.iter().any(|word| one_of("meaning definition", word)) {
        return AnswerType::Definition;
    }
    if words
        .windows(2)
        .any(|pair| one_of("percentage percent number share proportion", &pair[0].low) && pair[1].low == "of")
    {
        return AnswerType::Number;
    }
    let of_somebody = reduced(words).is_some() || opening.last().is_some_and(|head| one_of("gang crew group", head));
    let sum =
        opening.iter().any(|word| one_of(SUMS, word)) && !opening.iter().any(|word| one_of("first last biggest", word));
    if sum && !of_somebody || low(0) == "head" && low(1) == "money" {
        return AnswerType::Money;
    }
    if let Some(kind) = counted_or_timed(words) {
        return kind;
    }
    // "day on which", "length of the paper": the noun that comes first is asked for.
    let asked_first = words.get(1).is_some_and(|next| one_of("of on when in that", &next.low));
    if asked_first && one_of(DATE_NOUNS, &first.low) {
        return AnswerType::Date;
    }
    let of_money = one_of("size value worth sum", &first.low)
        && words
            .iter()
            .any(|word| one_of("ransom fine reward budget damage damages bitcoin fund fee bounty", &word.low));
    if asked_first && one_of(NUMBER_NOUNS, &first.low) && !of_money
        || words.iter().any(|word| one_of("counted tally", &word.low))
    {
        return AnswerType::Number;
    }
    // "countries that were told", "company hit by the worm", "inquiry offered by": who does or suffers what a verb tells.
    if last == "by" && words.len() > 2 || described(words).is_some() {
        return AnswerType::Actor;
    }
    if one_of("money funding", &first.low) {
        return AnswerType::Money;
    }
    if one_of("date", last) {
        return AnswerType::Date;
    }
    let (any, before_last) = (one_of("any", &first.low), words.len().checked_sub(2).map_or("", |at| &words[at].low));
    if is_participle(last) && one_of(ACTOR_NOUNS, before_last) {
        return AnswerType::Actor;
    }
    if is_participle(last) && any {
        return AnswerType::YesNo;
    }
    if one_of("reward ransom amount cost", &first.low) && !of_somebody
        || one_of("amount", last)
        || words.iter().any(|word| word.low == "amount")
    {
        return AnswerType::Money;
    }
    if (asked_first || words.get(1).is_some_and(|next| is_participle(&next.low)))
        && let Some((kind, _)) = SOUGHT_FIRST.iter().find(|(_, list)| one_of(list, &first.low))
    {
        return *kind;
    }
    if one_of(MONEY_NOUNS, &first.low) && !one_of("losses", &first.low) && !of_somebody
        || asked_first && one_of("size value worth sum", &first.low) && is_sum(words)
        || words.iter().take(3).any(|word| one_of("penalty fine fines price", &word.low))
    {
        return AnswerType::Money;
    }
    by_speaker(words, &opening).unwrap_or_else(|| by_head(words))
}

/// Returns the kind of search words that begin with somebody or with what somebody said: "X's version of Y", "statements on
/// Y", "criticism of Y": what was said; "director", "authors": who.
fn by_speaker(words: &[Word], opening: &[&str]) -> Option<AnswerType> {
    let says = |word: &Word| one_of(SAYING_NOUNS, &word.low);
    if words.iter().any(says) {
        return Some(AnswerType::Statement);
    }
    // "china's ambassador on attribution": what he says of it.
    let speaks = |head: &&str| is(head, Class::PersonNoun) || one_of(OFFICES, head);
    if words.len() > opening.len() && opening.last().is_some_and(speaks) && low_at(words, opening.len()) == "on" {
        return Some(AnswerType::Statement);
    }
    // "us official who accused", "jockey of the winner": the last word of what comes first is a word for somebody.
    let ahead = words.len() > opening.len();
    let names = |low: &str| is(low, Class::PersonNoun) || one_of(ACTOR_NOUNS, low) || one_of(PERSONS, low);
    // "legal basis of the executive order" asks for nobody.
    let is_order = |at: usize| words[at].low == "executive" && low_at(words, at + 1) == "order";
    let stops = |at: usize| at > 0 && is(&words[at].low, Class::Preposition) && words[at].low != "of";
    let named_first = (0..words.len()).take_while(|&at| !stops(at));
    let somebody = { named_first }.any(|at| is_office(&words[at].low) && !is_order(at))
        || ahead && opening.last().is_some_and(|head| names(head) && !one_of(THING_NOUNS, head));
    somebody.then_some(AnswerType::Actor)
}

/// Tells whether the words are a whole sentence that claims something and asks for none of its parts: "tetraspanin-3 is a factor
/// in the growth of tumours".
fn is_claim(words: &[Word]) -> bool {
    let Some(verb) = words.iter().position(|word| one_of("is are has have", &word.low)) else { return false };
    let opens = |word: &Word| is(&word.low, Class::Relative) || one_of(ASKING, &word.low);
    verb > 0 && words.len() > 4.max(verb + 2) && !words[..verb].iter().any(opens)
}

/// Returns where the noun phrase ends that search words begin with: before what tells more of it.
fn phrase_end(words: &[Word]) -> usize {
    let low = |at: usize| low_at(words, at);
    let goes_on = |at: usize| {
        is(low(at), Class::Preposition)
            || is(low(at), Class::Relative)
            || is(low(at), Class::Determiner)
            || is(low(at), Class::Subordinator)
            || is_participle(low(at)) && !one_of(BACKED, low(at))
            || is_body_or_person(low(at - 1)) && low(at).ends_with("ing") && at + 1 < words.len()
            || matches!(low(at), "other" | "according")
    };
    (1..words.len()).find(|&at| goes_on(at)).unwrap_or(words.len())
}

/// Returns the kind that search words for a count, a length of time or a day have: "substations switched off", "attempts a
/// day", "hours they had to pack", "first time the group was named".
fn counted_or_timed(words: &[Word]) -> Option<AnswerType> {
    day(words)
        .then_some(AnswerType::Date)
        .or_else(|| lasts(words).then_some(AnswerType::Duration))
        .or_else(|| counts(words).then_some(AnswerType::Number))
}

/// Tells whether search words ask for a day: "date the sites went down", "start of the blackout", "earliest traces".
fn day(words: &[Word]) -> bool {
    let low = |at: usize| low_at(words, at);
    let end = phrase_end(words);
    let opens = words.len() > 2
        && one_of(DATE_NOUNS, low(0))
        && !low(0).ends_with('s')
        && !is(low(1), Class::Preposition)
        && low(1) != "per";
    let first = (0..end).any(|at| one_of("earliest first oldest", low(at)));
    let moment = one_of(MOMENTS, low(0)) && low(1) == "of"
        || first && one_of(SIGNS, low(end - 1))
        || one_of("first last", low(0)) && low(1) == "time"
        || low(0) == "time" && low(1) == "of";
    // "deadline for the staff", but "deadline for reporting an incident" is a length of time.
    let law = |word: &Word| ["report", "notif", "notic"].iter().any(|stem| word.low.starts_with(stem));
    let deadline = low(end - 1) == "deadline" && !words.iter().any(law);
    // "staff to hand over their telephones by"
    let last = words.last().map_or("", |word| word.low.as_str());
    let by_then = last == "by" && words.len() > 4 && (1..words.len() - 1).any(|at| low(at) == "to");
    opens || moment || deadline || by_then && !is_participle(low(words.len() - 2))
}

/// Tells whether search words ask for a length of time: "hours to pack", "days the ambassador had to leave", "prison for the
/// hacker", "time the men sat inside".
fn lasts(words: &[Word]) -> bool {
    let low = |at: usize| low_at(words, at);
    let end = phrase_end(words);
    let unit = (0..words.len().min(6)).take_while(|&at| !is_finite_verb(low(at)));
    let unit = { unit }.find(|&at| one_of(UNITS_OF_TIME, low(at)));
    let allowed = |at: usize| {
        matches!(low(at + 1), "to" | "before" | "until" | "between" | "without") || at == 0 && low(at + 1) != "of"
    };
    unit.is_some_and(allowed) && !words.iter().any(|word| one_of("office working", &word.low))
        || low(0) == "time" && is(low(1), Class::Determiner)
        || one_of(SPELLS, low(end - 1))
        || low(0) == "prison" && low(1) == "for"
        || (0..end)
            .any(|at| low(at) == "head" && low(at + 1) == "start" || low(at) == "prison" && low(at + 1) == "term")
}

/// Tells whether search words ask for a count: "gigabytes they put online", "attempts a day", "ratifications it needs",
/// "substations switched off".
fn counts(words: &[Word]) -> bool {
    let low = |at: usize| low_at(words, at);
    let end = phrase_end(words);
    let (head, next) = (low(end - 1), low(end));
    if one_of(MEASURED, low(0)) || words.iter().any(|word| one_of(COUNTS, &word.low)) {
        return true;
    }
    // "amount of data": no sum.
    let lost = one_of(DATA, head) && is_participle(next) && !one_of("files documents", head);
    if lost || low(0) == "amount" && low(1) == "of" && one_of(DATA, low(2)) || one_of("size", head) && !is_sum(words) {
        return true;
    }
    // "attempts a day", "blocked emails per week"
    let often = next == "a" && one_of("second minute hour night day week month quarter year", low(end + 1))
        || matches!(next, "per" | "every" | "each") && low(end + 1).len() > "us".len();
    let spoken_of = matches!(next, "for" | "over" | "called" | "named" | "in" | "at");
    let done = is_participle(next) && !matches!(low(end + 1), "by" | "for" | "over" | "called");
    let told = (1..words.len().min(7)).any(|at| is_finite_verb(low(at)) && at > 1 && one_of(COUNTABLE, low(at - 2)));
    often && head.ends_with('s') && !one_of(MONEY_NOUNS, head)
        || one_of(COUNTABLE, head) && (done || next == "without")
        || (0..end).any(|at| one_of(COUNTABLE, low(at)) && matches!(low(at + 1), "back" | "down"))
        || told && end > 1 && (0..end).any(|at| one_of(COUNTABLE, low(at)))
        || (0..end).any(|at| one_of(STEADY, low(at))) && !spoken_of
}

/// Tells whether money is spoken of.
fn is_sum(words: &[Word]) -> bool {
    words.iter().any(|word| one_of(MONEY_WORDS, &word.low) || one_of(MONEY_NOUNS, &word.low))
}

/// Returns the kind that the noun stands for with which the first phrase of search words ends: "shipping line LOSS".
fn by_head(words: &[Word]) -> AnswerType {
    let low = |at: usize| low_at(words, at);
    let end = phrase_end(words);
    let (head, next) = (low(end - 1), low(end));
    let rest = || words.iter().skip(end);
    // "estimate of the gang's takings"
    let of_sum = || rest().any(|word| one_of(CLAIMS, &word.low)) || is_sum(&words[end..]);
    let estimate = one_of("estimate estimates", head) && of_sum();
    let limit = one_of(LIMITS, head) && of_sum();
    if one_of(CLAIMS, head) || one_of(MONEY_NOUNS, head) || estimate || limit {
        return AnswerType::Money;
    }
    if one_of(DURATION_NOUNS, head) {
        return AnswerType::Duration;
    }
    // "the gang on the list": which of its men.
    let listed = next == "on" && words.last().is_some_and(|last| one_of(LISTS, &last.low));
    // "first name for the crew of the typhoon"
    let crew = || rest().any(|word| one_of("crew group gang unit team hackers", &word.low));
    let names = low(0) == "names" && next == "on" || one_of("name names", head) && next == "for" && crew();
    // "spyware maker", "carrier that turned them away"
    let called = is_body_or_person(head) && (end < words.len() || words.len() <= 3);
    if listed || names || called || somebody(words).is_some() {
        return AnswerType::Actor;
    }
    if one_of(PLACE_NOUNS, head) && !one_of("site address website star location", head) {
        return AnswerType::Place;
    }
    AnswerType::Thing
}

/// Returns what search words for a count count: "SUBSTATIONS switched off", "number of TOOLS used".
pub(super) fn counted(words: &[Word]) -> Option<&Word> {
    let of = low_at(words, 0) == "number" && low_at(words, 1) == "of";
    let words = if of { words.get(2..)? } else { words };
    // "???" has no word, "number of" none that is counted.
    words.first()?;
    if !of && counted_or_timed(words) != Some(AnswerType::Number) {
        return None;
    }
    let end = phrase_end(words);
    let known = (0..end).find(|&at| one_of(STEADY, low_at(words, at)) || one_of(COUNTABLE, low_at(words, at)));
    let known = known.or_else(|| one_of(MEASURED, low_at(words, 0)).then_some(0));
    words.get(known.unwrap_or(end - 1))
}

/// Returns the word for somebody that search words begin with and tell more of without a relative: "STATES the army spied on",
/// "FIRMS other than the bank".
pub(super) fn somebody(words: &[Word]) -> Option<&Word> {
    let end = phrase_end(words);
    let besides = matches!(low_at(words, end), "other" | "besides" | "except");
    let head = end.checked_sub(1).filter(|_| besides).and_then(|at| words.get(at));
    let head = head.filter(|head| is_body_or_person(&head.low));
    // "a second GANG after the first"
    let is_called = |at: &usize| {
        let head = low_at(words, *at);
        is_body_or_person(head) && !is_office(head) && !one_of("individuals people persons anyone", head)
    };
    let called = || end.checked_sub(1).filter(is_called);
    let head = head.or_else(|| called().filter(|_| end < words.len() || words.len() <= 3).and_then(|at| words.get(at)));
    head.or_else(|| reduced(words).and_then(|(head, _)| words.get(head)))
}

/// Returns the places of the word for somebody that search words begin with and of the verb of a clause that tells of him, where
/// no relative opens it: "STATES the army SPIED on", "the GANG Beijing BLAMES".
pub(super) fn reduced(words: &[Word]) -> Option<(usize, usize)> {
    let low = |at: usize| low_at(words, at);
    let stops = |at: usize| is(low(at), Class::Preposition) || is(low(at), Class::Relative);
    let verb = (2..words.len().min(8)).take_while(|&at| !stops(at)).find(|&at| is_finite_verb(low(at)))?;
    let head = (0..verb - 1).rev().find(|&at| is_body_or_person(low(at)))?;
    (!is_participle(low(head + 1))).then_some((head, verb))
}

/// Tells whether a noun is a word for a person or a body, of one or of several.
fn is_body_or_person(head: &str) -> bool {
    let singular = head.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular.or_else(|| head.strip_suffix('s').map(str::to_owned));
    let names = |low: &str| {
        is(low, Class::PersonNoun)
            || is(low, Class::OrgNoun)
            || one_of(BODIES, low)
            || one_of(ACTOR_NOUNS, low)
            || one_of(PERSONS, low)
            || low.len() > "human".len() && (low.ends_with("man") || low.ends_with("woman"))
            || low.len() >= "maker".len() && (low.ends_with("er") || low.ends_with("or")) && !one_of(NO_ACTORS, low)
    };
    let is_thing = one_of(THING_NOUNS, head) || one_of(NOBODY, head);
    (names(head) || singular.is_some_and(|low| names(&low) && !one_of(NOBODY, &low))) && !is_thing || head == "body"
}

/// Returns the word for somebody that search words begin with and go on from with what he does or what is done to him:
/// "UNIVERSITIES named by the police", "TORIES who raised it".
pub(super) fn described(words: &[Word]) -> Option<&Word> {
    let low = |at: usize| low_at(words, at);
    let ends = |at: usize| is(low(at), Class::Preposition) || is(low(at), Class::Relative) || is_participle(low(at));
    // "with whom did they speak" is a question.
    let asking = one_of(ASKING, low(0)) || is(low(0), Class::Preposition);
    let end = (1..words.len().min(6)).find(|&at| ends(at)).filter(|_| !asking)?;
    let somebody = is_body_or_person(low(end - 1));
    let done = somebody
        && is_participle(low(end))
        && matches!(low(end + 1), "by" | "in" | "for" | "over" | "up" | "off" | "out" | "among");
    (matches!(low(end), "who" | "whom") || done).then(|| &words[end - 1])
}

/// Tells whether a word is what somebody may be by office or part, and search words with it ask for him.
pub(super) fn is_office(word: &str) -> bool {
    one_of(OFFICES, word)
}

#[cfg(test)]
mod tests {
    use crate::model::{AnswerType, Role};
    use crate::understand::question;
    use proptest::prelude::*;

    #[test]
    fn search_words_without_a_word_break_nothing() {
        for raw in ["", "???", "number of", "name of the", "names of the", "first", "by", "size of", "amount of"] {
            assert_eq!(question(raw, None).raw, raw);
        }
    }

    proptest! {
        #[test]
        fn no_search_words_break_anything(
            raw in "((number|names?|first|time|day|days|hours|sites|officers|of|the|by|to|other|than|hit|a|per|in|who|was|losses|2015|[?'])[ ]?){0,6}",
        ) {
            prop_assert_eq!(question(&raw, None).raw, raw.clone());
        }
    }

    #[test]
    fn the_noun_tells_what_search_words_ask_for() {
        for (raw, expected) in [
            ("shipping line loss", AnswerType::Money),
            ("gang demand to the ministry", AnswerType::Money),
            ("old cap on fines", AnswerType::Money),
            ("substations switched off 2015", AnswerType::Number),
            ("patients without appointments", AnswerType::Number),
            ("filling stations back by evening", AnswerType::Number),
            ("petrol pumps in the country", AnswerType::Thing),
            ("blocked attempts a day on the network", AnswerType::Number),
            ("embassy staff hours to pack", AnswerType::Duration),
            ("days the ambassador had to leave", AnswerType::Duration),
            ("spying network taken down weeks before the trial", AnswerType::Thing),
            ("first time the ministry named the unit", AnswerType::Date),
            ("start of the blackout", AnswerType::Date),
            ("names of the officers charged over the grid", AnswerType::Actor),
            ("name of the malware", AnswerType::Thing),
            ("scottish body hit by the gang", AnswerType::Actor),
            ("states the army spied on", AnswerType::Actor),
            ("firms other than the bank", AnswerType::Actor),
            ("the gang on the french list", AnswerType::Actor),
            ("airport closed by the worm", AnswerType::Place),
            ("date the sites went down", AnswerType::Date),
            ("vixen panda earliest traces", AnswerType::Date),
            ("deadline for the aides to drop their phones", AnswerType::Date),
            ("deadline for reporting an incident", AnswerType::Duration),
            ("city where the intruders got in", AnswerType::Place),
            ("longest stay in a network", AnswerType::Duration),
            ("head start on the flaw", AnswerType::Duration),
            ("prison for sending him money", AnswerType::Duration),
            ("ratifications the protocol needs", AnswerType::Number),
            ("amount of data taken", AnswerType::Number),
            ("head count of the list", AnswerType::Number),
            ("ransom gang the ministry blames instead", AnswerType::Actor),
            ("army unit tokyo tied to the attacks", AnswerType::Actor),
            ("spyware maker", AnswerType::Actor),
            ("head money for each soldier", AnswerType::Money),
            ("estimate of the gang's takings in dollars", AnswerType::Money),
            ("embassy's answer to the offer", AnswerType::Thing),
        ] {
            assert_eq!(question(raw, None).answer_type, Some(expected), "{raw}");
        }
    }

    #[test]
    fn a_whole_sentence_asks_for_none_of_its_parts() {
        for raw in [
            "Bariatric surgery has a positive impact on mental health.",
            "UBC13 generates a K63-linked polyubiquitin moiety at PCNA K164.",
            "Female carriers of the allele have increased risk for dementia.",
        ] {
            assert_eq!(question(raw, None).answer_type, Some(AnswerType::Thing), "{raw}");
        }
    }

    #[test]
    fn whoever_suffers_what_search_words_tell_is_the_target() {
        for (raw, expected) in [
            ("officers charged over the grid", Some(Role::Target)),
            ("states the army accused", Some(Role::Target)),
            ("deputies who accused the army", Some(Role::Speaker)),
        ] {
            assert_eq!(question(raw, None).role, expected, "{raw}");
        }
    }
}
