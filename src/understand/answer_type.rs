//! The kind of answer a question asks for, by its opening words.

use super::search_words::search_words;
use super::words::{Word, head_noun, is_participle, low_at, words};
use crate::model::{Act, AnswerType};
use crate::text::acts;
use crate::text::words::{Class, is, is_auxiliary};

/// Heads of noun phrases after "what" or "which" that ask for somebody.
pub(super) const ACTOR_NOUNS: &str = "country countries state states government governments group groups company companies agency \
    agencies ministry ministries minister ministers person people official officials officer officers organisation \
    organisations organization organizations actor actors hacker hackers spokesman spokesperson spokeswoman ambassador \
    ambassadors diplomat diplomats party parties unit units firm firms nation nations service services parliament \
    parliaments bank banks hospital hospitals ministry embassy embassies president leader leaders gang gangs crew team \
    teams vendor vendors court courts institution institutions body bodies authority authorities regulator individual individuals man \
    men woman women composer author actor actress comedian ruler king queen university army court-martial store \
    newspaper outlet office offices department departments authorities vendors victim victims senator politician politicians suspect suspects researcher researchers lab expert \
    experts ally allies contractor";
/// Endings of words for somebody who does something.
const ACTOR_ENDINGS: [&str; 8] = ["er", "or", "ist", "ian", "man", "woman", "ers", "ors"];
/// Words with these endings that are nobody.
pub(super) const NO_ACTORS: &str = "number order color colour matter letter water river weather paper power center centre computer container factor sector vector \
    flower dinner summer winter diameter danger manner error chapter character border quarter layer meter liter disorder cancer fever offer \
    corner master tower theater theatre beer deer other another whether over after under ever never super former per tenor motor mirror door floor \
    odor humor armor rumor honor major minor monitor harbor tumor author terror mayor list \
    rover lander schooner cruiser bomber trawler freighter tanker steamer helicopter charter router server browser scanner loader \
    downloader dropper wiper adapter controller header folder filter trailer poster sticker sensor reactor motor tractor \
    thriller transfer disaster charger booster launcher printer register ledger letter cover";
/// Other words for somebody, beside those of the trade.
pub(super) const PERSONS: &str = "star hero king queen prince princess saint god goddess child boy girl son daughter wife husband father mother brother sister \
    friend figure character clown cowboy chef scoundrel president celebrity tribe family school schools club church college university \
    corporation airline airlines studio band orchestra league network brand carmaker chain franchise dynasty tribes pope athlete duo pair couple \
    detective general captain sergeant poet pirate native presidents spies spy host idol pilot dentist citizen citizens laureate \
    astronaut jockey apostle villain villains celebrities stars residents people fans children";
/// Heads that are things, whatever describes them.
pub(super) const THING_NOUNS: &str = "film films movie movies novel novels book books show song game games sport sports color colors colour animal animals \
    drink food name term word body part parts creature product brand toy prize award poem play musical album magazine magazines \
    law laws malware software tool tools program programs vulnerability flaw flaws exploit treaty convention article act bill directive \
    regulation sector sectors data system systems platform platforms worm virus app code epic classic dog dogs cat horse bird birds flower flowers liner ship disease weapon";
/// Heads that ask for a day.
pub(super) const DATE_NOUNS: &str =
    "date dates day night evening month months year years season birthday birthdate century decade";
/// Heads that ask for a place.
pub(super) const PLACE_NOUNS: &str = "city cities place places town towns region regions capital province county provinces counties \
    continent continents river rivers island islands location seaport port harbor mountain mountains peak waterfall lake lakes ocean oceans sea seas \
    street avenue road highway bridge airport airports museum stadium park desert valley canyon peninsula bay gulf strait site address hemisphere \
    village district neighborhood birthplace attraction attractions hotel restaurant building monument planet waterways waterway coast border canal \
    volcano beach palace temple library landmark landmarks constellation ridge hamlet habitat website deserts star prison jail";
/// Heads that ask for a country or a part of one: a place, unless it does something.
pub(super) const LAND_NOUNS: &str = "country countries state states nation nations republic republics territory colony colonies commonwealth nationality";
/// Heads that ask for a count.
pub(super) const NUMBER_NOUNS: &str = "number percentage share proportion percent population fraction rate odds probability weight length distance height size \
    width depth speed temperature area acreage quantity dimensions latitude longitude toll score volume wingspan density average ratio iq \
    frequency elevation circumference diameter radius horsepower statistics chance chances rating size sizes lengths equivalent \
    digits reactivity";
/// Heads that ask for a length of time.
pub(super) const DURATION_NOUNS: &str = "age span lifespan duration expectancy period deadline timeframe sentence";
/// Heads that ask for an amount of money.
pub(super) const MONEY_NOUNS: &str = "amount sum ransom fine reward price cost costs budget bounty damages salary income fare wage wages fee fees purse \
    revenue revenues turnover profit profits debt debts deficit surplus loan loans grant rent tuition dividend subsidy prize loss \
    settlement penalty penalties fines rewards ransoms losses damage value prices budgets";
/// What money is counted in.
const MONEY_UNITS: &str = "dollars euros pounds yuan yen roubles rubles rupees kroner kronor francs";
/// Adjectives after "how" that ask for a size, which of money is a sum.
const SIZES: &str = "big large high great small low heavy steep";
/// Heads that ask for what something is.
const DEFINITION_NOUNS: &str = "meaning definition origin origins nature difference differences significance history story concept theory etymology effect \
     effects impact outcome result results use uses";
/// Nouns before "for", "of" and "that" that ask what something is called.
const CALLED_NOUNS: &str = "term word expression slang synonym fear";
/// What goes before "name" where somebody is asked for.
const NAMINGS: &str = "first last middle married maiden real given";
/// Last words of "what did X …" that ask for what was done or how something is.
const DOINGS: &str = "do happen believe";
/// Heads that ask for what somebody is called or does for a living.
const STYLE_NOUNS: &str = "occupation profession job nickname title surname";
/// Heads that ask for what was said.
pub(super) const STATEMENT_NOUNS: &str = "statement response reaction reply answer comment message position view";
/// Verbs after "what did X" and "how did X" that ask for words.
const SPEECH_VERBS: &str = "say said announce announced respond responded react reacted reply replied answer answered \
    comment commented claim claimed call called describe described statement response reaction tell told write demand \
    demanded warn warned argue argued report reported insist insisted allege alleged admit admitted threaten threatened urge urged";
/// Verbs after "what" that ask for a reason.
const REASON_OPENINGS: &str =
    "caused causes cause led prompted motivated drove triggered triggers sparked provoked spurred";
pub(super) const MONEY_WORDS: &str = "cost costs paid pay worth money ransom fine fined dollars euros pounds spend spent reward \
    compensation damage damages debt debts cash deficit surplus rent tuition bail revenues turnover profit profits loan loans demand stolen bitcoin bitcoins crypto cryptocurrency funding funds fund aid investment \
    invested invest budget price revenue income tax loss losses lost lose";
/// Verbs after "how much" that ask for a share, a weight or a growth, not for money.
const GROWTH_VERBS: &str = "weigh weighs rise rose risen fall fell grow grew grown increase increased decrease decreased shrink shrank data \
    traffic power electricity energy water";
pub(super) const AUXILIARIES: &str =
    "is are was were did do does has have had can could will would should may must isn aren wasn weren didn don";
pub(super) const ASKING: &str = "who whom whose whos what whats when where why which how";
const PREPOSITIONS: &str =
    "by in on at to from since until against under with for during of as over into near across through";

/// Returns the kind of answer a question asks for; [`AnswerType::Thing`] for search words that say nothing of it.
pub(super) fn answer_type(raw: &str) -> AnswerType {
    let words = words(raw);
    let word = |index: usize| words.get(index).map_or("", |word| word.low.as_str());
    let has = |list: &str| words.iter().any(|word| one_of(list, &word.low));
    if let Some(kind) = foreign(&words) {
        return kind;
    }
    // "Name the group that …"
    let named = words.len() > 2 && word(0) == "name" && words.iter().all(|word| !one_of(ASKING, &word.low));
    if word(0) == "define" || words.len() > 2 && word(words.len() - 3) == "stands" && word(words.len() - 1) == "what" {
        return AnswerType::Definition;
    }
    // "day on which the treaty was signed"
    if one_of(DATE_NOUNS, word(0)) && one_of("on in when", word(1)) {
        return AnswerType::Date;
    }
    if word(0) == "give" && has("reason reasons") {
        return AnswerType::Reason;
    }
    let Some(first) = asking(&words).or_else(|| named.then_some(0)) else { return search_words(&words) };
    let (opening, next) = (word(first), word(first + 1));
    // "what is the date of", "what was the number of": the noun asked for is the subject.
    // "what's the": the mark of the verb is no word.
    let clipped = opening == "whats" || opening == "what" && matches!(next, "the" | "a" | "an");
    let copula = matches!(next, "is" | "are" | "was" | "were") || clipped;
    let (noun_from, name_of, of_several) = noun_phrase(&words, first, copula, clipped);
    let head = head_noun(&words, noun_from).map_or("", |at| words[at].low.as_str());
    let (before_last, last) = (word(words.len().saturating_sub(2)), word(words.len() - 1));
    match (opening, next) {
        ("who" | "whos", "is" | "are" | "was" | "were") if defines_somebody(&words[first..]) => AnswerType::Definition,
        ("who" | "whom" | "whose" | "whos", _) => AnswerType::Actor,
        ("when", _) => AnswerType::Date,
        ("where", _) => AnswerType::Place,
        ("why", _) | ("how", "come") => AnswerType::Reason,
        ("how", "much") if word(first + 2) == "time" => AnswerType::Duration,
        ("how", "much") if has(MONEY_WORDS) && !is_measured(word(first + 2)) => AnswerType::Money,
        ("how", size) if one_of(SIZES, size) && has(MONEY_NOUNS) || one_of("expensive costly", size) => {
            AnswerType::Money
        }
        ("how", "many") if one_of(MONEY_UNITS, word(first + 2)) => AnswerType::Money,
        ("how", "much") if one_of("notice warning", word(first + 2)) => AnswerType::Duration,
        ("how", "many") if one_of("days weeks months years hours minutes", word(first + 2)) => AnswerType::Duration,
        ("how", "much") if has("gigabytes terabytes megabytes megawatts") => AnswerType::Number,
        // "how much load was lost": what is no money is counted.
        ("how", "much") if is_measured(word(first + 2)) => AnswerType::Number,
        ("how", "much") if one_of(AUXILIARIES, word(first + 2)) && !has(GROWTH_VERBS) => AnswerType::Money,
        (
            "how",
            "many" | "much" | "often" | "big" | "large" | "far" | "tall" | "high" | "deep" | "hot" | "cold" | "heavy"
            | "wide" | "loud" | "thick" | "close",
        ) => AnswerType::Number,
        ("how", "long" | "old" | "fast" | "soon" | "quickly") => AnswerType::Duration,
        ("how", "do") if word(first + 2) == "you" && has("say") => AnswerType::Thing,
        ("how", _) if has(SPEECH_VERBS) || has("explain explained justify justified") => AnswerType::Statement,
        ("how", _) => AnswerType::Manner,
        (_, verb) if one_of(REASON_OPENINGS, verb) => AnswerType::Reason,
        (_, "do" | "does" | "did") if words.windows(2).any(|pair| pair[0].low == "stand" && pair[1].low == "for") => {
            AnswerType::Definition
        }
        (_, "do" | "does" | "did") if one_of("for why", last) && before_last != "call" && !has("say said tell") => {
            AnswerType::Reason
        }
        ("what", "set") if has("off") => AnswerType::Reason,
        // "which part of the city was it in"
        ("which" | "what", "part" | "area" | "side") if one_of("in at", last) => AnswerType::Place,
        _ if one_of("used known famous noted", before_last) && last == "for" => AnswerType::Reason,
        (_, "do" | "does" | "did") if last == "meant" || has("mean") => AnswerType::Definition,
        ("what", "makes" | "made") => AnswerType::Reason,
        ("what", _) if last == "worth" || !copula && has("cost costs") && word(first + 2) != "of" => AnswerType::Money,
        ("what", "do" | "does" | "did") if has("pay") || last == "lose" => AnswerType::Money,
        ("what", "do" | "does" | "did") if last == "weigh" || before_last == "weigh" => AnswerType::Number,
        ("what", "happened" | "happens" | "happen") => AnswerType::Manner,
        ("what", "do" | "does" | "did" | "should" | "must" | "can" | "will") if one_of(DOINGS, last) => {
            AnswerType::Manner
        }
        ("what" | "which", "way" | "ways" | "means" | "method" | "methods") if first > 0 || !copula => {
            AnswerType::Manner
        }
        ("what", "grounds" | "for") => AnswerType::Reason,
        // "what did the company call it", "what is the tool called": a name; "what did he call for": words.
        ("what", "do" | "does" | "did") if names_something(&words) => AnswerType::Thing,
        _ if copula && is_called_so(&words, first) => AnswerType::Thing,
        ("what", "do" | "does" | "did") if one_of("cover include encompass", last) => AnswerType::Definition,
        ("what", _) if one_of("achieve accomplish", last) => AnswerType::Reason,
        ("what", _) if before_last == "look" && last == "like" || before_last == "in" && last == "common" => {
            AnswerType::Definition
        }
        _ => by_noun(&words, noun_from == first + 1 || name_of || of_several, noun_from, head).unwrap_or_else(|| {
            match next {
                "do" if has("call") => AnswerType::Thing,
                "did" | "does" | "do" | "has" | "was" if has(SPEECH_VERBS) => AnswerType::Statement,
                "did" | "does" | "do" | "has" if words.iter().skip(first + 3).any(says) => AnswerType::Statement,
                // "what choice did the minister say they had".
                _ if !copula && has("did does") && has("say") => AnswerType::Statement,
                _ if copula && one_of("about like", last) => AnswerType::Definition,
                _ if copula && is_called(&words, noun_from) || possesses(raw, &words, noun_from) => AnswerType::Thing,
                _ if name_of => AnswerType::Thing,
                _ if copula && last == "meant" || has("meant") && has("by") => AnswerType::Definition,
                _ if copula && defines(&words, noun_from) => AnswerType::Definition,
                _ => AnswerType::Thing,
            }
        }),
    }
}

/// Returns where the noun phrase asked for begins, whether "the name of" it is asked for, and whether "which of the" goes
/// before it.
fn noun_phrase(words: &[Word], first: usize, copula: bool, clipped: bool) -> (usize, bool, bool) {
    let word = |index: usize| words.get(index).map_or("", |word| word.low.as_str());
    let (opening, next) = (word(first), word(first + 1));
    let mut noun_from = first + 1;
    if copula {
        noun_from += usize::from(!clipped);
        noun_from += usize::from(matches!(word(noun_from), "the" | "a" | "an"));
    }
    // "which of the groups".
    if matches!(opening, "which" | "what")
        && next == "of"
        && matches!(word(first + 2), "the" | "these" | "those" | "his" | "its")
    {
        noun_from = first + 3;
    }
    let of_several = noun_from == first + 3 && next == "of";
    // "the name of the city": the city is asked for.
    if opening == "name" && next == "of" {
        noun_from = first;
    }
    let name_of = matches!(word(noun_from), "name" | "names") && word(noun_from + 1) == "of";
    if name_of {
        noun_from += 2 + usize::from(matches!(word(noun_from + 2), "the" | "a" | "an"));
    }
    (noun_from, name_of, of_several)
}

/// Returns the kind that the noun asked for stands for: "which German security firm", "what is the date of".
fn by_noun(words: &[Word], direct: bool, noun_from: usize, head: &str) -> Option<AnswerType> {
    let word = |index: usize| words.get(index).map_or("", |word| word.low.as_str());
    let opens = |list: &str| one_of(list, head) || one_of(list, word(noun_from));
    let last = words.last().map_or("", |word| word.low.as_str());
    let ahead = |list: &str| ahead(words, noun_from, list);
    let dated = opens(DATE_NOUNS) || one_of("date day birthday birth", last) && !direct || opens("time") && direct;
    let counted =
        one_of(NUMBER_NOUNS, head) || opens("number percentage population average") && !opens("age life time");
    let superlative = || ahead("most best biggest largest first oldest");
    let somebody =
        || (direct && opens(ACTOR_NOUNS)) || (direct || superlative()) && is_somebody(words, noun_from, head);
    // "what is the real name of the singer".
    let named = || words.windows(2).any(|pair| one_of(NAMINGS, &pair[0].low) && one_of("name names", &pair[1].low));
    // "which country accused Iran"; but "what state is it in".
    let does = |word: &Word| {
        acts::act_of_word(&word.low).is_some_and(|act| act != Act::State)
            || one_of("behind responsible supported named said announced joined signed voted", &word.low)
    };
    let land = opens(LAND_NOUNS) || ahead(LAND_NOUNS);
    let led = noun_from.checked_sub(2).is_some_and(|at| one_of("in from at near into", word(at)))
        || direct && one_of("in from at near", last);
    let acting = land && !led && words.iter().skip(noun_from).any(does);
    // "which law did the court say": whatever else is said there.
    let thing = direct && one_of(THING_NOUNS, head);
    // "which court convicted him"; but "which state court".
    let for_somebody = direct && !one_of(LAND_NOUNS, head) && !one_of(PLACE_NOUNS, head) && one_of(ACTOR_NOUNS, head)
        || direct && is(head, Class::Agent) && !one_of(LAND_NOUNS, head) && opens(LAND_NOUNS);
    let kinds: [(bool, AnswerType); 13] = [
        (thing && !dated, AnswerType::Thing),
        (dated, AnswerType::Date),
        (opens(DEFINITION_NOUNS) && !direct, AnswerType::Definition),
        (opens(MONEY_NOUNS) && !for_somebody, AnswerType::Money),
        (counted, AnswerType::Number),
        (one_of(DURATION_NOUNS, head), AnswerType::Duration),
        (for_somebody, AnswerType::Actor),
        (opens(PLACE_NOUNS) || ahead(PLACE_NOUNS), AnswerType::Place),
        (opens("reason reasons motive motives purpose goal aim function"), AnswerType::Reason),
        (acting, AnswerType::Actor),
        (land, AnswerType::Place),
        (opens(STATEMENT_NOUNS), AnswerType::Statement),
        (somebody() || one_of(STYLE_NOUNS, head) || one_of(STYLE_NOUNS, last) || named(), AnswerType::Actor),
    ];
    kinds.into_iter().find_map(|(fits, kind)| fits.then_some(kind))
}

/// Tells whether one of the words stands in the noun phrase asked for: "the five most expensive cities".
fn ahead(words: &[Word], from: usize, list: &str) -> bool {
    words
        .iter()
        .skip(from)
        .take(5)
        .take_while(|word| {
            !is_auxiliary(&word.low) && !is(&word.low, Class::Preposition) && !is(&word.low, Class::Relative)
        })
        .any(|word| one_of(list, &word.low))
}

/// Tells whether the noun asked for is a word for a person or a body.
fn is_somebody(words: &[Word], from: usize, head: &str) -> bool {
    let names = |low: &str| {
        is(low, Class::Agent)
            || one_of(PERSONS, low)
            || low.len() > 4 && ACTOR_ENDINGS.iter().any(|ending| low.ends_with(ending)) && !one_of(NO_ACTORS, low)
    };
    // The verb may be one that no list knows: the first such word among the next few counts as well.
    let goes_on = |word: &&Word| !is_auxiliary(&word.low) && !is(&word.low, Class::Preposition);
    let mut ahead = words.iter().skip(from).take(4).take_while(goes_on);
    !one_of(THING_NOUNS, head)
        && (names(head)
            || ahead
                .find(|word| names(&word.low) || one_of(THING_NOUNS, &word.low))
                .is_some_and(|word| !one_of(THING_NOUNS, &word.low)))
}

/// Tells whether "what is …" asks what something is: a bare noun, not one described by what it does or by a superlative.
fn defines(words: &[Word], from: usize) -> bool {
    let rest = words.get(from..).unwrap_or_default();
    let article = from.checked_sub(1).map_or("", |at| words[at].low.as_str());
    let superlative = rest.iter().any(|word| word.low.ends_with("est") || one_of("most first only best", &word.low));
    let described = rest.iter().any(|word| {
        is(&word.low, Class::Relative)
            || is_participle(&word.low)
            || one_of("in on at for by with from used called two three four five six seven made of", &word.low)
    });
    match article {
        "a" | "an" => !superlative,
        "the" => rest.len() <= 3 && !superlative && !described,
        _ => rest.len() <= 4 && !superlative && !described,
    }
}

/// Tells whether "what is the …" asks what something is called: "the term for a word that", "a fear of spiders".
fn is_called(words: &[Word], from: usize) -> bool {
    let low = |at: usize| low_at(words, at);
    (from..from + 3).any(|at| one_of(CALLED_NOUNS, low(at)) && one_of("for of that", low(at + 1)))
}

/// Tells whether "what did somebody …" asks by what name something goes: "call" or "name", and not "call for" or "call on".
fn names_something(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).map_or("", |next| next.low.as_str());
        one_of("call name dub christen", &word.low) && at > 2 && !one_of("for on off", next)
    })
}

/// Tells whether "what is" something "called", at the end or before what tells where: "what is the state called in the study".
fn is_called_so(words: &[Word], first: usize) -> bool {
    let ends = |at: usize| words.get(at + 1).is_none_or(|next| one_of("in by at on among", &next.low));
    words.iter().enumerate().skip(first + 4).any(|(at, word)| one_of("called named", &word.low) && ends(at))
        || words.len() > first + 3 && words.last().is_some_and(|last| one_of("called named", &last.low))
}

/// Tells whether the noun asked for is somebody's or something's: "Australia's national flower".
fn possesses(raw: &str, words: &[Word], from: usize) -> bool {
    let between = |pair: &[Word]| &raw[pair[0].span.end as usize..pair[1].span.start as usize];
    let rest = words.get(from..).unwrap_or_default();
    rest.windows(2).take(3).any(|pair| matches!(between(pair), "'s " | "\u{2019}s "))
}

/// The question words of Spanish and French that no English word looks like.
fn foreign(words: &[Word]) -> Option<AnswerType> {
    let low = |at: usize| low_at(words, at);
    Some(match (low(0), low(1)) {
        ("quien" | "quienes" | "qui", _) | ("a" | "de", "quien" | "quienes" | "qui") => AnswerType::Actor,
        ("combien", "ont" | "a" | "as") | ("recompensa" | "rescate" | "multa" | "rancon" | "amende", _) => {
            AnswerType::Money
        }
        ("cuando" | "quand", _) => AnswerType::Date,
        ("cuanto", "tiempo") => AnswerType::Duration,
        ("combien", "de") if low(2) == "temps" => AnswerType::Duration,
        ("cuantos" | "cuantas" | "combien", _)
        | ("cuanto" | "cuanta", "material" | "datos")
        | ("numero", "de" | "del")
        | ("nombre", "de") => AnswerType::Number,
        ("que" | "quel" | "quelle" | "quels" | "quelles" | "cual" | "cuales", noun) => foreign_noun(noun)?,
        ("cuanto" | "cuanta", _) => AnswerType::Money,
        ("donde", _) | ("ou", "se" | "est" | "sont" | "a" | "ont" | "etait") => AnswerType::Place,
        ("por" | "pour", "que" | "quoi") | ("pourquoi", _) => AnswerType::Reason,
        ("como", _) | ("comment", "a" | "ont" | "est" | "les" | "le" | "la") => AnswerType::Manner,
        _ => return None,
    })
}

/// Returns the kind that a noun of Spanish or French stands for after "which".
fn foreign_noun(noun: &str) -> Option<AnswerType> {
    const KINDS: [(AnswerType, &str); 4] = [
        (
            AnswerType::Actor,
            "pais paises pays empresa empresas entreprise entreprises grupo grupos groupe groupes ministro ministra ministre banco \
                banque unidad unite presidente president societe compania agence agencia gobierno gouvernement banda",
        ),
        (AnswerType::Date, "dia fecha ano mes jour date annee mois"),
        (AnswerType::Place, "ciudad ville lugar lieu"),
        (AnswerType::Money, "suma monto somme montant rescate rancon"),
    ];
    KINDS.into_iter().find_map(|(kind, nouns)| one_of(nouns, noun).then_some(kind))
}

/// Tells whether somebody asks, and does not only name what to search for.
pub(super) fn asks(raw: &str) -> bool {
    let words = words(raw);
    raw.trim_end().ends_with('?')
        || foreign(&words).is_some()
        || asking(&words).is_some()
        || (words.len() > 2 && words.first().is_some_and(|word| one_of(AUXILIARIES, &word.low)))
}

/// Returns where the question itself begins, in bytes: after a colon that sets off what it is about, else at 0.
pub(super) fn asked_from(raw: &str) -> usize {
    let asks = |from: &usize| words(&raw[*from..]).first().is_some_and(|word| one_of(ASKING, &word.low));
    raw.match_indices(": ").map(|(at, colon)| at + colon.len()).find(asks).unwrap_or(0)
}

/// Returns the place of the question word: the first word, the one after a preposition ("by whom", "in which city"), or
/// one later that a comma or the subject puts off ("power cut how long", "judgment panda prague since when").
fn asking(words: &[Word]) -> Option<usize> {
    let asks = |at: usize| words.get(at).is_some_and(|word| one_of(ASKING, &word.low));
    if asks(0) {
        return Some(0);
    }
    if asks(1) && one_of(PREPOSITIONS, &words[0].low) {
        return Some(1);
    }
    if words.first().is_some_and(|word| one_of(AUXILIARIES, &word.low)) {
        return None;
    }
    (1..words.len())
        .find(|&at| asks(at) && !one_of("who which when where", &words[at].low))
        .or_else(|| (1..words.len()).rev().find(|&at| asks(at) && at + 5 >= words.len()))
}

/// Tells whether a word after "how much" is a noun for what is no money.
fn is_measured(next: &str) -> bool {
    one_of("data traffic power electricity energy water load bandwidth capacity gas oil storage", next)
}

/// Tells whether "who is …" asks who somebody is, and not who did something.
fn defines_somebody(words: &[Word]) -> bool {
    let rest = words.get(2..).unwrap_or_default();
    !rest.is_empty()
        && words.len() <= 5
        && !rest.iter().any(|word| {
            one_of("by behind the in on at for", &word.low) || is_participle(&word.low) || word.low.ends_with("ing")
        })
}

/// Tells whether a word is the plain form of a verb for saying something: "what did the spokesman deny".
fn says(word: &Word) -> bool {
    const SAYING: [Act; 13] = [
        Act::State,
        Act::Confirm,
        Act::Claim,
        Act::Deny,
        Act::Reject,
        Act::Accuse,
        Act::Condemn,
        Act::Warn,
        Act::Threaten,
        Act::Request,
        Act::Protest,
        Act::Agree,
        Act::Attribute,
    ];
    !acts::is_noun(&word.low) && acts::act_of_word(&word.low).is_some_and(|act| SAYING.contains(&act))
        || one_of("promise conclude declare think believe propose suggest advise recommend", &word.low)
}

pub(super) fn one_of(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests;
