//! The closed classes of English words that the clause rules stand on.

/// Articles, possessives and other words that open a noun phrase.
pub(super) fn is_determiner(low: &str) -> bool {
    matches!(
        low,
        "the" | "a" | "an" | "this" | "these" | "those" | "its" | "his" | "her" | "their" | "our" | "my" | "your" | "some"
            | "several" | "many" | "all" | "both" | "no" | "any" | "another" | "each" | "every" | "such" | "most" | "more"
            | "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve"
            | "dozens" | "neither" | "certain" | "various" | "few" | "what"
    )
}

pub(super) fn is_preposition(low: &str) -> bool {
    matches!(
        low,
        "of" | "in" | "at" | "from" | "to" | "for" | "with" | "by" | "against" | "on" | "over" | "about" | "under" | "behind"
            | "between" | "into" | "within" | "after" | "before" | "during" | "near" | "upon" | "via" | "amid" | "among"
            | "since" | "until" | "around" | "across" | "inside" | "outside" | "towards" | "toward" | "despite" | "including"
            | "through" | "without" | "like" | "unlike" | "along" | "alongside" | "following" | "regarding" | "concerning"
            | "out" | "up" | "down" | "off" | "onto" | "per" | "as" | "than" | "because" | "except" | "ahead"
    )
}

pub(super) fn is_conjunction(low: &str) -> bool {
    matches!(low, "and" | "but" | "or" | "nor" | "then" | "&" | "yet")
}

/// Words that open a subordinate clause.
pub(super) fn is_subordinator(low: &str) -> bool {
    matches!(
        low,
        "that" | "if" | "when" | "while" | "whether" | "although" | "though" | "because" | "unless" | "where" | "after"
            | "before" | "since" | "as" | "once" | "how" | "why" | "what" | "until" | "whereas"
    )
}

pub(super) fn is_relative(low: &str) -> bool {
    matches!(low, "who" | "which" | "that" | "whom" | "whose")
}

pub(super) fn is_pronoun(low: &str) -> bool {
    matches!(low, "he" | "she" | "it" | "they" | "we" | "i" | "you" | "them" | "him" | "us")
}

pub(super) fn is_be(low: &str) -> bool {
    matches!(low, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "get" | "got" | "gets")
}

pub(super) fn is_negation(low: &str) -> bool {
    matches!(low, "not" | "n't" | "never" | "cannot" | "neither" | "nor")
}

/// Verbs that only help others, and the adverbs that stand among them.
pub(super) fn is_auxiliary(low: &str) -> bool {
    is_be(low)
        || is_negation(low)
        || is_modal(low)
        || matches!(low, "has" | "have" | "had" | "having" | "do" | "does" | "did" | "will" | "shall")
}

pub(super) fn is_modal(low: &str) -> bool {
    matches!(low, "would" | "could" | "may" | "might" | "must" | "should" | "can" | "cannot" | "ca" | "wo")
}

pub(super) fn is_adverb(low: &str) -> bool {
    (low.len() > 4 && low.ends_with("ly") && !matches!(low, "family" | "italy" | "july" | "ally" | "reply" | "supply" | "assembly" | "early" | "only"))
        || matches!(
            low,
            "also" | "later" | "again" | "already" | "now" | "immediately" | "yet" | "even" | "only" | "just" | "outright"
                | "therefore" | "thus" | "always" | "once" | "twice" | "too" | "instead" | "however" | "further" | "still"
                | "then" | "once-again" | "meanwhile" | "today" | "yesterday" | "itself" | "himself" | "herself" | "themselves"
                | "so" | "far" | "ever" | "rather" | "soon" | "quickly" | "duly" | "since" | "both" | "in-turn"
        )
}

/// Words of dates and times, which may stand between a subject and its verb.
pub(super) fn is_time(low: &str) -> bool {
    matches!(
        low,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "january" | "february" | "march"
            | "april" | "may" | "june" | "july" | "august" | "september" | "october" | "november" | "december" | "jan" | "feb"
            | "aug" | "sept" | "oct" | "nov" | "dec" | "today" | "yesterday" | "tomorrow" | "week" | "month" | "year" | "night"
            | "morning" | "evening" | "afternoon" | "weekend" | "summer" | "winter" | "spring" | "autumn" | "day" | "days"
            | "weeks" | "months" | "years" | "hours" | "hour" | "last" | "earlier" | "early" | "late" | "ago" | "next"
    )
}

/// Occasions and papers in which something is said; never the one who says it.
pub(super) fn is_venue(low: &str) -> bool {
    matches!(
        low,
        "statement" | "statements" | "briefing" | "conference" | "interview" | "post" | "tweet" | "speech" | "email" | "e-mail"
            | "message" | "call" | "event" | "hearing" | "summit" | "meeting" | "talks" | "session" | "address" | "remarks"
            | "note" | "letter" | "filing" | "blog" | "telegram" | "x" | "twitter" | "facebook" | "parliament" | "court"
            | "comments" | "response" | "reply" | "turn" | "part" | "addition" | "particular" | "reporters" | "journalists"
            | "television" | "tv" | "radio" | "video" | "document" | "indictment" | "communique" | "vote" | "case" | "return"
            | "advisory" | "bulletin" | "ceremony" | "visit" | "dialogue" | "forum"
    )
}

/// Nouns for those who can say and do things.
pub(super) fn is_agent(low: &str) -> bool {
    AGENTS.binary_search(&low).is_ok()
}

const AGENTS: &[&str] = &[
    "activist", "activists", "actor", "actors", "adviser", "advisers", "affiliates", "agencies", "agency", "agent", "agents", "aide",
    "aides", "allies", "ally", "ambassador", "ambassadors", "analyst", "analysts", "association", "attackers", "authorities", "authority",
    "bank", "banks", "bloc", "board", "body", "bureau", "cabinet", "campaigners", "capital", "capitals", "centre", "center", "chair",
    "chairman", "chancellor", "chief", "chiefs", "coalition", "collective", "command", "commission", "commissioner", "committee",
    "companies", "company", "contractor", "contractors", "council", "countries", "country", "court", "courts", "crew", "criminals",
    "critics", "cybercriminals", "defence", "defendant", "defendants", "delegate", "delegates", "delegation", "department", "deputies",
    "deputy", "diplomat", "diplomats", "director", "directorate", "embassies", "embassy", "employee", "employees", "entities", "envoy",
    "envoys", "executive", "executives", "expert", "experts", "firm", "firms", "force", "forces", "foundation", "founder", "gang",
    "gangs", "general", "government", "governments", "governor", "group", "groups", "hacker", "hackers", "hacktivists", "head",
    "hospital", "hospitals", "individuals", "institute", "intruders", "investigators", "journalists", "judge", "judges", "jury",
    "justice", "laboratory", "lawmaker", "lawmakers", "lawyer", "lawyers", "leader", "leaders", "lender", "maker", "man", "mayor",
    "member", "members", "men", "military", "minister", "ministers", "ministries", "ministry", "mission", "monarch", "mps", "national",
    "nationals", "nation", "nations", "negotiator", "negotiators", "neighbour", "neighbours", "network", "newspaper", "ngo", "ngos",
    "office", "officer", "officers", "official", "officials", "operative", "operatives", "operator", "operators", "opposition",
    "organisation", "organisations", "organization", "organizations", "parliament", "parties", "partner", "partners", "party", "people",
    "person", "police", "politician", "politicians", "premier", "president", "prosecutor", "prosecutors", "provider", "rapporteur",
    "regime", "regulator", "regulators", "representative", "representatives", "researcher", "researchers", "ringleader", "rival",
    "secretariat", "secretary", "senate", "senator", "senators", "service", "services", "side", "sides", "soldiers", "source", "sources",
    "spies", "spokesman", "spokesperson", "spokespersons", "spokeswoman", "staff", "state", "states", "student", "subsidiary", "supplier",
    "suspect", "suspects", "syndicate", "team", "teams", "trio", "tribunal", "troops", "union", "unit", "units", "university",
    "vendor", "victim", "victims", "voters", "watchdog", "woman", "women",
];

/// Nouns for what somebody may have said of somebody.
pub(super) fn is_claim(low: &str) -> bool {
    matches!(
        low,
        "allegation" | "allegations" | "accusation" | "accusations" | "claim" | "claims" | "charge" | "charges" | "report" | "reports"
            | "suggestion" | "suggestions" | "assertion" | "assertions" | "notion" | "finding" | "findings" | "rumour" | "rumours"
            | "rumor" | "rumors" | "speculation" | "criticism" | "involvement" | "responsibility" | "wrongdoing" | "role"
            | "complicity" | "insinuations" | "insinuation" | "attribution" | "narrative" | "story" | "stories" | "blame"
            | "characterisation" | "characterization" | "idea" | "conclusions" | "conclusion" | "indictment" | "participation"
            | "connection" | "connections" | "knowledge" | "culpability" | "theory" | "account" | "version"
    )
}

/// Words that call a claim untrue.
pub(super) fn is_baseless(low: &str) -> bool {
    matches!(
        low,
        "baseless" | "groundless" | "unfounded" | "fabricated" | "fabrication" | "fabrications" | "false" | "slander" | "slanderous"
            | "slanders" | "smear" | "smears" | "absurd" | "nonsense" | "disinformation" | "fake" | "malicious" | "ridiculous" | "untrue"
            | "unsubstantiated" | "fictitious" | "fiction" | "ludicrous" | "lie" | "lies" | "hysteria" | "preposterous" | "unwarranted"
            | "farce" | "defamation" | "defamatory" | "invented" | "bogus" | "fantasy" | "propaganda" | "far-fetched" | "concocted"
            | "politicised" | "irresponsible" | "wrong" | "incorrect" | "evidence-free" | "mudslinging"
    )
}

/// What one may be refused: `denied access` is no denial of a claim.
pub(super) fn is_refusable(low: &str) -> bool {
    matches!(
        low,
        "access" | "entry" | "visa" | "visas" | "bail" | "permission" | "licence" | "license" | "licences" | "licenses" | "service"
            | "services" | "request" | "requests" | "right" | "rights" | "admission" | "admittance" | "treatment" | "entrance" | "asylum"
            | "parole" | "extradition" | "accreditation" | "funding" | "clemency" | "appeal" | "motion" | "application"
            | "passage" | "opportunity" | "chance" | "boarding" | "approval" | "credentials" | "coverage" | "consent" | "clearance"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sorted_list_is_sorted_enough_for_binary_search() {
        let mut sorted = AGENTS.to_vec();
        sorted.sort_unstable();
        let missing: Vec<_> = AGENTS.iter().filter(|word| !is_agent(word)).collect();
        assert!(missing.is_empty(), "sort them: {sorted:?}");
    }
}
