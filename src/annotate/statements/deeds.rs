//! Words that tell an act and are no verbs: nouns whose owner did it, predicates, `according to`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Act;

/// What must be told beside a noun, so that it reports an act.
#[derive(Clone, Copy)]
pub(super) enum Needs {
    Owner,
    Target,
    Both,
    /// Something that runs on computers, as what is taken away.
    Online,
}

/// Nouns that report an act when its owner stands beside them.
pub(super) struct Deed {
    pub(super) nouns: &'static [&'static str],
    pub(super) act: Act,
    /// The words before the one concerned.
    pub(super) targets: &'static [&'static str],
    pub(super) needs: Needs,
    /// Whether a country's adjective right before is the owner: `an Iranian hack of`.
    pub(super) by_adjective: bool,
}

const DEEDS: &[Deed] = &[
    Deed {
        nouns: &["threat", "threats"],
        act: Act::Threaten,
        targets: &["against"],
        needs: Needs::Owner,
        by_adjective: false,
    },
    Deed { nouns: &["ban", "bans"], act: Act::Ban, targets: &["on"], needs: Needs::Both, by_adjective: true },
    Deed {
        nouns: &["arrest", "arrests", "sentencing", "jailing"],
        act: Act::Indict,
        targets: &["of"],
        needs: Needs::Target,
        by_adjective: false,
    },
    Deed {
        nouns: &["seizure", "takedown", "dismantling", "dismantlement"],
        act: Act::Takedown,
        targets: &["of"],
        needs: Needs::Online,
        by_adjective: false,
    },
    Deed { nouns: &["trial"], act: Act::Indict, targets: &["of"], needs: Needs::Target, by_adjective: false },
    Deed {
        nouns: &["conviction", "extradition", "detention", "prosecution"],
        act: Act::Indict,
        targets: &["of"],
        needs: Needs::Both,
        by_adjective: false,
    },
    Deed {
        nouns: &[
            "condemnation",
            "criticism",
            "denunciation",
            "condemnations",
            "rebuke",
            "rebukes",
            "censure",
            "reprimand",
            "outrage",
            "fury",
            "anger",
            "indignation",
            "scorn",
            "ridicule",
            "derision",
            "outcry",
            "ire",
            "wrath",
            "dismay",
            "displeasure",
            "disgust",
            "criticisms",
            "denunciations",
        ],
        act: Act::Condemn,
        targets: &["of", "to", "at", "against"],
        needs: Needs::Owner,
        by_adjective: true,
    },
    Deed {
        nouns: &["warning", "warnings", "alert", "alerts"],
        act: Act::Warn,
        targets: &["to", "against"],
        needs: Needs::Owner,
        by_adjective: true,
    },
    Deed {
        nouns: &["call", "calls", "appeal", "appeals", "demand", "demands", "plea", "pleas", "request", "requests"],
        act: Act::Request,
        targets: &["on", "upon", "to"],
        needs: Needs::Owner,
        by_adjective: false,
    },
    Deed {
        nouns: &["protest", "protests", "demarche", "demarches", "complaint"],
        act: Act::Protest,
        targets: &["to", "against"],
        needs: Needs::Owner,
        by_adjective: false,
    },
    Deed {
        nouns: &["confirmation", "admission", "acknowledgement"],
        act: Act::Confirm,
        targets: &[],
        needs: Needs::Owner,
        by_adjective: false,
    },
    Deed {
        nouns: &["revelation", "revelations", "disclosure", "disclosures"],
        act: Act::Disclose,
        targets: &[],
        needs: Needs::Owner,
        by_adjective: false,
    },
    Deed {
        nouns: &["rejection", "veto", "vetoes"],
        act: Act::Reject,
        targets: &["of"],
        needs: Needs::Owner,
        by_adjective: false,
    },
    Deed { nouns: &["ultimatum"], act: Act::Threaten, targets: &["to"], needs: Needs::Owner, by_adjective: true },
    Deed {
        nouns: &["takedown", "seizure", "dismantling", "disruption"],
        act: Act::Takedown,
        targets: &["of"],
        needs: Needs::Both,
        by_adjective: false,
    },
    Deed { nouns: &["refusal"], act: Act::Reject, targets: &[], needs: Needs::Owner, by_adjective: false },
    Deed { nouns: &["claim", "claims"], act: Act::Claim, targets: &[], needs: Needs::Owner, by_adjective: false },
    Deed {
        nouns: &[
            "hack",
            "hacks",
            "breach",
            "breaches",
            "attack",
            "attacks",
            "cyberattack",
            "cyberattacks",
            "intrusion",
            "intrusions",
        ],
        act: Act::Attack,
        targets: &["of", "on", "against", "into"],
        needs: Needs::Both,
        by_adjective: true,
    },
    Deed {
        nouns: &["investigation", "investigations", "inquiry", "probe"],
        act: Act::Investigate,
        targets: &["of", "into"],
        needs: Needs::Both,
        by_adjective: false,
    },
    Deed {
        nouns: &["praise", "endorsement", "backing"],
        act: Act::Support,
        targets: &["of", "for"],
        needs: Needs::Both,
        by_adjective: false,
    },
    Deed {
        nouns: &["blacklisting", "designation"],
        act: Act::Sanction,
        targets: &["of"],
        needs: Needs::Both,
        by_adjective: false,
    },
    Deed { nouns: &["summoning"], act: Act::Summon, targets: &["of"], needs: Needs::Both, by_adjective: false },
];

/// What a word that is no verb may be, where it tells an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `according to`
    According,
    /// `Moscow's denial`
    Denial,
    /// `no comment from`
    Comment,
    /// `accusations by London that`
    Accusation,
    /// `sanctions on`
    Sanctions,
    /// `the expulsion of`
    Expulsion,
    /// `the blame lies with`
    Blame,
    /// `The trail leads to`
    Trail,
    /// `has the backing of`
    Backing,
    /// `attribution to`
    Attribution,
    /// `the indictment of`
    Indictment,
    /// `Calls to the embassy went unanswered`
    Unanswered,
    /// `was tight-lipped`
    TightLipped,
    /// `could not be reached for comment`
    Reached,
    /// `was the victim of a hack`
    Victim,
    /// `has been inside the network`
    Inside,
    /// `believed to be the work of`
    Work,
    /// `was critical of`
    Outraged,
    /// `was adamant that`
    Adamant,
    /// `reacted angrily to`
    Angrily,
    /// `was quoted as saying`
    Quoted,
    /// `is on trial`, `is in favour of`
    Trial,
    /// `is in solidarity with`
    Solidarity,
    /// `is under investigation`
    Under,
    /// `is behind bars`
    Held,
    /// `is grateful to`
    Grateful,
    /// `is the subject of an inquiry`
    Subject,
    /// `A treaty between Chile and Peru was signed`
    Pact,
}

/// The words of each role.
const ROLES: &[(Role, &str)] = &[
    (Role::According, "according"),
    (Role::Denial, "denial denials rebuttal repudiation"),
    (Role::Comment, "comment reaction response reply"),
    (Role::Accusation, "accusation accusations allegation allegations"),
    (Role::Sanctions, "sanctions sanction"),
    (Role::Expulsion, "expulsion expulsions"),
    (Role::Blame, "blame responsibility"),
    (Role::Trail, "finger fingers trail evidence signs clues suspicion suspicions indications traces tracks"),
    (Role::Backing, "backing blessing endorsement support approval"),
    (Role::Attribution, "attribution"),
    (Role::Indictment, "indictment"),
    (Role::Unanswered, "unanswered returned answered"),
    (Role::TightLipped, "tight-lipped non-committal mum silent"),
    (Role::Reached, "available unavailable reached"),
    (Role::Victim, "victim victims target"),
    (Role::Inside, "inside"),
    (Role::Work, "work"),
    (
        Role::Outraged,
        "critical outraged scathing appalled horrified dismayed disgusted furious incensed indignant alarmed angered shocked contemptuous disdainful",
    ),
    (Role::Adamant, "adamant insistent categorical emphatic unequivocal confident convinced certain"),
    (Role::Angrily, "angrily furiously fury anger"),
    (Role::Quoted, "quoted"),
    (Role::Trial, "trial favour favor"),
    (Role::Solidarity, "solidarity"),
    (Role::Under, "investigation inquiry enquiry probe arrest"),
    (Role::Held, "bars custody dock jail"),
    (Role::Grateful, "grateful thankful indebted"),
    (Role::Subject, "subject focus"),
    (Role::Pact, "agreement pact accord memorandum treaty deal compact arrangement"),
];

static BY_WORD: LazyLock<FxHashMap<&'static str, Role>> =
    LazyLock::new(|| ROLES.iter().flat_map(|(role, words)| words.split(' ').map(|word| (word, *role))).collect());

static BY_NOUN: LazyLock<FxHashMap<&'static str, &'static Deed>> =
    LazyLock::new(|| DEEDS.iter().rev().flat_map(|deed| deed.nouns.iter().map(move |noun| (*noun, deed))).collect());

/// Returns the words of the roles and the deeds, in no order.
pub(super) fn tabled() -> impl Iterator<Item = &'static str> {
    BY_WORD.keys().chain(BY_NOUN.keys()).copied()
}

/// Returns the role of a folded word.
pub(super) fn role(low: &str) -> Option<Role> {
    BY_WORD.get(low).copied()
}

/// Returns what a folded word reports as a noun when its owner stands beside it.
pub(super) fn deed(low: &str) -> Option<&'static Deed> {
    BY_NOUN.get(low).copied()
}
