//! Word classes: the closed classes of English, and the open ones the rules stand on, by folded word.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// A class of words. A word may be in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Articles, possessives and other words that open a noun phrase.
    Determiner,
    /// Prepositions, and particles that look like them.
    Preposition,
    /// Words that join clauses and lists.
    Conjunction,
    /// Words that open a subordinate clause.
    Subordinator,
    /// Relative pronouns.
    Relative,
    /// Personal pronouns.
    Pronoun,
    /// Forms of `be`, and of `get` where it makes a passive.
    Be,
    /// Words that negate a verb.
    Negation,
    /// Modal verbs that leave open whether something is so.
    Modal,
    /// Other helping verbs.
    Helper,
    /// Adverbs without `-ly` that may stand beside a verb.
    Adverb,
    /// Words in `-ly` that are no adverbs.
    NoAdverb,
    /// Words of dates and times, which may stand between a subject and its verb.
    Time,
    /// Occasions and papers in which something is said; never the one who says it.
    Venue,
    /// Nouns for those who can say and do things.
    Agent,
    /// Nouns for what somebody may have said of somebody.
    Claim,
    /// Words that call a claim untrue.
    Baseless,
    /// What one may be refused: `denied access` is no denial of a claim.
    Refusable,
    /// Forms of act verbs that are nouns at least as often.
    Nounish,
    /// Papers that may be said to say something.
    Paper,
    /// What the police take down.
    Seizable,
    /// What runs on computers or lies on them.
    Online,
    /// What somebody wishes for, and may be refused.
    Wish,
    /// Common verbs that report no act but end a noun phrase.
    PlainVerb,
    /// Titles before a personal name.
    Title,
    /// What a person may be, after his name.
    PersonNoun,
    /// What a body may be, after its name.
    OrgNoun,
    /// Words that make a capitalised run an organisation.
    OrgWord,
    /// Words that make a capitalised run a thing, an event or a place.
    Thing,
    /// Words that a sentence may start with and that are no names.
    Opener,
    /// Small words inside personal names.
    Particle,
    /// Words beside the name of a hacking group.
    GroupCue,
    /// Words beside the name of a company.
    BodyCue,
    /// Who breaks in, by what he is called.
    Intruder,
    /// What lies on computers, beside what runs on them.
    Data,
    /// Who is sent by a state.
    Envoy,
    /// What papers do that say something.
    Showing,
    /// How somebody goes who has to.
    Leaving,
    /// Where what is told has not happened: games and stories.
    Invented,
    /// Heads that speak for themselves, not for the country they are from: `two American companies`.
    Private,
}

const WORDS: &[(Class, &str)] = &[
    (
        Class::Determiner,
        "the a an this these those its his her their our my your some several many all both no any another each \
         every such most more one two three four five six seven eight nine ten eleven twelve dozens neither \
         certain various few what",
    ),
    (
        Class::Preposition,
        "of in at from to for with by against on over about under behind between into within after before during \
         near upon via amid among since until around across inside outside towards toward despite including \
         through without like unlike along alongside following regarding concerning out up down off onto per as \
         than because except ahead",
    ),
    (Class::Conjunction, "and but or nor then & yet"),
    (
        Class::Subordinator,
        "that if when while whether although though because unless where after before since as once how why what \
         until whereas whenever wherever whoever whichever",
    ),
    (Class::Relative, "who which that whom whose"),
    (Class::Pronoun, "he she it they we i you them him us"),
    (Class::Be, "is are was were be been being am get got gets"),
    (Class::Negation, "not n't never cannot neither nor"),
    (Class::Modal, "would could may might must should can cannot ca wo"),
    (Class::Helper, "has have had having do does did will shall"),
    (
        Class::Adverb,
        "hereby earlier long often seldom twice also later again already now immediately yet even only just outright therefore thus always once twice \
         too instead however further still then meanwhile today yesterday itself himself herself themselves alone so \
         far ever rather almost nevertheless nonetheless soon quickly duly since both",
    ),
    (
        Class::NoAdverb,
        "weekly daily monthly quarterly family italy july ally reply supply assembly early only monopoly bully rally",
    ),
    (
        Class::Time,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
         august september october november december jan feb aug sept oct nov dec today yesterday tomorrow week \
         month year night time morning evening afternoon weekend summer winter spring autumn day days weeks \
         months years hours hour last earlier early late ago next",
    ),
    (
        Class::Venue,
        "statement statements briefing conference interview post tweet speech email e-mail message call event \
         hearing summit meeting talks session address remarks note letter filing blog telegram x twitter facebook \
         parliament court comments response reply turn part addition particular reporters journalists television \
         tv radio video document indictment communique vote case return advisory bulletin ceremony visit dialogue \
         forum",
    ),
    (
        Class::Agent,
        "universities media outlets customers users citizens businesses travellers activist activists actor actors adviser advisers affiliates agencies agency agent agents aide aides \
         airline allies ally ambassador ambassadors analyst analysts association attache attaches attackers \
         authorities authority bank banks bloc board body broadcaster bureau cabinet campaigners capital capitals \
         carrier carriers center centre chair chairman chancellery chancellor chief chiefs coalition collective \
         command commission commissioner committee companies company consulate consulates contractor contractors \
         convict convicts council countries country court courts crew criminals critics cybercriminals defence \
         defendant defendants delegate delegates delegation department deputies deputy detainee developer \
         developers diplomat diplomats director directorate embassies embassy employee employees entities envoy \
         envoys exchange exchanges executive executives expert experts firm firms force forces foundation founder \
         gang gangs general government governments governor group groups hacker hackers hacktivists head hospital \
         hospitals individuals institute institution institutions insurgents intruders investigators journalists \
         judge judges jury justice laboratory lawmaker lawmakers lawyer lawyers leader leaders lender lobby maker \
         man manufacturer mayor member members men military minister ministers ministries ministry mission mixer \
         monarch mps nation national nationals nations negotiator negotiators neighbour neighbours network \
         newspaper newspapers ngo ngos office officer officers official officials operative operatives operator \
         operators opposition organisation organisations organization organizations parliament parties partner \
         partners party people person police politician politicians premier presidency president prosecution \
         prosecutor prosecutors provider rapporteur rebels regime regulator regulators reporter reporters \
         representative representatives researcher researchers retailer ringleader ringleaders rival secretariat \
         secretaries secretary senate senator senators separatists service services side sides soldiers source \
         sources spies spokesman spokesperson spokespersons spokeswoman staff state states student subsidiary \
         supplier suspect suspects syndicate team teams think-tank tribunal trio troops union unit units \
         university utilities utility vendor victim victims voters watchdog woman women accomplice accomplices \
         administrator administrators affiliate attorney attorneys author authors bloggers boss bosses broker brokers \
         campaigner cleric clerics clerk coalition colonel columnist columnists cop cops counsel crook crooks \
         cybercriminal daughter dealer detective detectives dissident dissidents editor editors engineer engineers \
         founders fraudster fraudsters freelancer freelancers fugitive handler handlers hacktivist husband informant \
         insider insiders intruder investigator investor investors journalist lad lads launderer launderers legislator legislators linguist \
         magistrate magistrates manager managers mastermind masterminds mole money-launderer mp mps native natives \
         ombudsman outfit parliamentarian parliamentarians programmer programmers propagandist propagandists protester \
         protesters publisher publishers recruiter recruiters resident residents scholar scholars scientist scientists seller sellers \
         shareholder snoop snoops soldier specialist specialists spy spymaster students technician technicians \
         teen teenager teenagers thief thieves thug thugs trader traders translator translators traitor troll trolls \
         trader writer writers wife workers worker youth youths maintainer maintainers councils \
         ministers-counsellor counsellor envoys-designate commander commanders inspector inspectors cluster subgroup collective palace junta army navy treasury chamber enterprise tribunal syndicate anyone anybody someone somebody others guard coastguard customs pair duo couple brothers teenager clique courier couriers servant servants sailors captain pupils teachers \
         archbishop church sheikh emir sultan king queen prince secretary-general delegate parliament-speaker speaker speakers caucus faction panel subcommittee \
         consortium conglomerate giant giants family families relatives relative parents witness witnesses eyewitness eyewitnesses chain chains maker makers coauthor \
         friend friends colleague colleagues member members co-author co-authors coauthors councillor councillors councilor councilors pundit pundits veteran veterans survivor survivors teacher teachers doctor doctors physician \
         physicians nurse nurses farmer farmers driver drivers pilot pilots priest priests bishop bishops pope imam coach cleric clerics manufacturer manufacturers start-up startup foundation charity insurer insurers telecom telecoms telco \
         defector defectors brother sister sisters son sons mother father wives husbands cousin cousins chairwoman chairpersons frontman whistleblower \
         whistleblowers whistle-blower consultant consultants negotiators resellers reseller importer importers exporter exporters distributor \
         distributors integrator integrators subscriber subscribers plaintiff plaintiffs defendants defender defenders watchdogs \
         mercenary mercenaries separatist militia militias militant militants guerrillas gunman gunmen terrorist terrorists extremist extremists \
         nurse dockworkers commissioners commissions committees ministry-backed startups start-ups superpower superpowers \
         co-founder co-founders cofounder owner owners proprietor graduate graduates professor professors academic academics economist historian \
         technologist technologists cryptographer cryptographers coder coders moderator moderators impostor impostors impersonator imposter \
         scammer scammers spammer spammers extortionist extortionists blackmailers carder carders saboteur saboteurs infiltrators spooks spook \
         envoy-designate intermediaries intermediary middleman middlemen fixer fixers facilitator facilitators enabler enablers financier financiers \
         lawmaking caretaker delegations governors mayors premiers chancellors presidents prosecutions tribunals inspectorates secretariats \
         consumers motorists passengers patients clients client pensioners migrants refugees opponents opponent supporters supporter followers \
         residents signatory signatories parliamentarians rapporteurs backbencher backbenchers peers peer congressmen congressman congresswoman \
         chairmen spokesmen spokeswomen servicemen serviceman policeman policemen businessmen businesswoman fishermen hackers-for-hire \
         federation confederation alliance guild chapter outlet studio publisher bookmaker casino casinos clinic clinics school schools college colleges \
         airport airports port ports railway railways utility brokerage startup bourse hotel hotels hoteliers banker bankers accountant accountants oligarch oligarchs tycoon tycoons magnate entrepreneur entrepreneurs \
         fund funds trust museum library archdiocese diocese refinery producer producers miner miners shipper shipyard supermarket \
         grocer pharmacy lab labs auditor auditors notary surgeon surgeons paramedics trustee trustees registry observatory polytechnic brigade \
         battalion regiment sheriff marshal marshals judiciary legislature counter-intelligence counterintelligence counter-espionage lecturer lecturers barrister barristers solicitor solicitors statesman municipality municipalities registrar registrars reseller hoster \
         blogger influencer influencers youtuber youtubers streamer streamers podcaster podcasters novelist poet poets filmmaker comedian comedians \
         broadcasters newspapers magazine magazines tabloid daily newsroom newsrooms think-tanks institutes \
         counterpart counterparts prefect prefects intendant chancellery elder elders headquarters taskforce task-force \
         secretariat-general plenary politburo presidium emirate diaspora consortia alliances federations confederations \
         guilds chapters trusts museums libraries lenders underwriter underwriters assessor assessors adjudicator adjudicators \
         procurator procurators attorney-general solicitor-general auditor-general comptroller comptrollers \
         roommate classmate classmates landlady pharmacist pharmacists locksmith sergeant sergeants corporal corporals lieutenant lieutenants admiral admirals brigadier brigadiers cadet cadets \
         conscript conscripts participant participants collaborator collaborators monopoly monopolies petitioner petitioners \
         complainant complainants appellant appellants applicant applicants respondent respondents claimant claimants juror \
         jurors bailiff treasurer librarian librarians electrician crews outfits janitor cleaner landlord tenants tenant \
         grandmother pensioner housewife headmaster headmistress headteacher rector provost vice-president vice-chairman \
         undersecretary constable constables superintendent gendarmes gendarmerie carabinieri ranger rangers paratroopers trooper \
         troopers reservist commandos captains majors colonels generals chieftain warlord kingpin perpetrator perpetrators \
         culprit culprits offender offenders burglar burglars robber robbers arsonist smuggler smugglers trafficker traffickers \
         counterfeiter counterfeiters forger forgers swindler swindlers conman con-man pirate pirates vigilante vigilantes \
         cyberspies cyberspy lurker admins admin sysadmin sysadmins webmaster webmasters tester testers bug-hunter hunters \
         responders responder trainee trainees intern interns apprentice apprentices clerks typist minister-president lords mla \
         mlas tds td mep meps commissioner-designate whip whips frontbencher frontbenchers mediators mediator arbitrator \
         arbitrators conciliator referee reinsurer reinsurers underwriter underwriters lenders creditor creditors debtor debtors \
         depositors depositor savers saver shopkeeper shopkeepers peacekeeper peacekeepers bookkeeper retailers wholesaler wholesalers supermarkets airlines \
         shipowners hauliers haulier motorist cyclists commuters commuter tourists tourist visitors visitor villagers villager \
         islanders islander citizen inhabitants townspeople taxpayer taxpayers governor-general chiefs-of-staff ombudswoman \
         ombudsmen statisticians statistician meteorologists archivist monks monk nuns rabbi rabbis mufti patriarch cardinal \
         cardinals lama vicar singer actress footballer athlete athletes breeders growers dockers teamsters unionists unionist \
         strikers bureaus bureaux boards cabinets coalitions juntas monarchy royals synagogue monastery orchestra waterworks \
         smelter brewery distillery bakery dairy brokerages hosters providers isp isps telcos taskforce task-force panels quorum \
         presidium politburo spin-off conglomerates cooperative cooperatives co-operative collectives syndicates cartels cartel \
         mafia triad triads yakuza insurgency guerrilla attacker accuser astronomer bidder biographer bomber builder buyer borrower caller \
         caregiver civilian commentator competitor conspirator contender contributor coroner counselor advisor coworker co-worker creator \
         crewmember designer dictator donor drafter educator emperor employer entertainer examiner executor fighter firefighter foreigner \
         fundraiser homeowner invader killer leaker mathematician murderer musician neighbor nominee onlooker organiser organizer passenger \
         pastor pedestrian performer philosopher photographer player practitioner predecessor presenter prisoner protestor parent reformer \
         refugee settler shopper sniper spectator staffer stakeholder stranger successor supervisor thinker torturer tutor veterinarian \
         viewer volunteer winner appointee evacuee licensee attendee subcontractor aggregator arbiter ombudsperson arm wing branch division \
         subdivision squad platoon garrison grouping franchise holding clergyman clergymen layperson \
         bystander campaigner challenger incumbent candidate ex-minister ex-president headhunter hotelier jihadist leaseholder lobbyist \
         newscaster newsreader outsider overseer policymaker policy-maker provocateur questioner rapper realtor racketeer runner seafarer \
         shooter signer spokespeople stalker stockholder stowaway streamer surveyor sympathiser \
         sympathizer tipster vlogger wrongdoer gangster mobster hoaxer prankster trickster interpreter \
         interrogator jailer captor kidnapper hostage correspondent newswire freelancer ringmaster \
         paymaster quartermaster chairperson vice-chancellor deputy-director undersecretary-general co-conspirator co-defendant \
         co-chair co-chairs coordinator co-ordinator observer law-firm \
         city cities town towns county counties borough boroughs municipality consultancy consultancies weekly weeklies botmaster dispatcher \
         forwarder forwarders brokers wholesaler cyber-unit crypto-exchange keeper keepers provincial apparatchik \
         custodian custodians steward stewards bookkeeper bookkeepers mediator pollster pollsters caliphate principality emirates \
         cybersleuth sleuth sleuths rapporteurs ex-employee ex-employees ex-contractor ex-officer ex-soldier \
         channel channels platform platforms pro-democracy grouping groupings mob mobs faction factions clan clans cabal cabals guest guests attendee attendees shopkeeper shopkeepers \
         bystander bystanders passer-by passers-by onlookers shipper shippers hauliers haulier grower growers breeder breeders \
         lordship lordships ladyships fintech fintechs host hosts exchanges laundromat gangsters",
    ),
    (
        Class::Claim,
        "allegation allegations accusation accusations claim claims charge charges report reports suggestion \
         suggestions assertion assertions notion finding findings rumour rumours rumor rumors speculation \
         criticism involvement responsibility wrongdoing role complicity insinuations insinuation attribution \
         narrative story stories blame characterisation characterization idea conclusions conclusion indictment \
         participation connection connections knowledge culpability theory account version attributions imputation imputations aspersions narratives theories hypothesis conspiracy",
    ),
    (
        Class::Baseless,
        "baseless groundless unfounded fabricated fabrication fabrications false slander slanderous slanders \
         smear smears absurd nonsense disinformation fake malicious ridiculous untrue unsubstantiated fictitious \
         fiction ludicrous lie lies hysteria preposterous unwarranted farce defamation defamatory invented bogus \
         fantasy propaganda far-fetched concocted politicised irresponsible wrong incorrect evidence-free \
         mudslinging fairy-tale fairytale fairytales scaremongering insulting laughable calumny hogwash paranoia paranoid \
         rubbish distortion distortions untruths untruth unproven misleading inaccurate erroneous outlandish inventions invention hearsay innuendo fable fables pretext forged forgery forgeries fairy hoax hoaxes fabricating unsupported spurious fallacious myth myths theatre theatrics gossip humbug twaddle balderdash claptrap tosh drivel charade figment canard canards falsehood falsehoods fantasies fanciful trumped-up bunk bunkum poppycock \
         malarkey codswallop nonsensical delusional delusion",
    ),
    (
        Class::Refusable,
        "permit permits verification access entry visa visas bail permission licence license licences licenses service services request \
         requests right rights admission admittance treatment entrance asylum parole extradition accreditation \
         funding clemency appeal motion application passage opportunity chance boarding approval credentials \
         coverage consent clearance cover compensation benefits credit loan loans payout payment reimbursement \
         place spot seat berth title medal victory promotion refund refunds repayment rebate rebates bonus bonuses leave overtime custody pension pensions \
         medicine citizenship residency shelter refuge withdrawal withdrawals deposit deposits transfer transfers payments booking bookings \
         delivery deliveries contract contracts tender landing overflight docking transit sanctuary healthcare pay salary wages seats slot \
         slots berths rebooking upgrade upgrades insurance cash admittance re-entry podium finish",
    ),
    (
        Class::Nounish,
        "state states report reports claim claims charge charges note notes point points demand demands request \
         requests link links tie ties trace traces target targets protest protests sign signs ban bans bar bars \
         hack hacks attack attacks breach breaches sanction probe probes alert alerts support supports back backs \
         arrest arrests leak leaks sabotage blame veto vetoes dispute disputes rebuke blast sentence sentences \
         pledge pledges comment comments tweet compromise compromises brief briefs estimate estimates cyberattack \
         cyberattacks rubbish call calls order orders name names file files issue issues release releases place \
         places cut cuts break label labels brand brands look looks stage level levels launch strike strikes \
         offer offers hold hand hands hit hits reply replies slap pin voice start approach reach stand stands \
         joke jokes boast boasts lament hint hints book books collar collars nick bug bugs object objects welcome press \
         appeal appeals post posts rule rules project projects forecast forecasts track tracks slate hammer crack cracks champion champions \
         challenge challenges doubt doubts rap raps shame roast hound hounds lecture boycott cheer cheers find finds purge bugs thanks aim aims cast shift pile \
         trade raise bite punch lace light round rake pour bat toss slap vote score vows campaign command commands lists list lock gain roll join team line side lift copy plant drop dump share shares leak spill boast deal cut exile bash flay \
         rally pay tap monitor charge own bear force forces trash wave waves kick throw haul pour laugh laughs shrug answer answers counter counters signal signals hail hails tear tears fire fires mount mounts sanctions warrant open express vow vows remark remarks address influence conduct \
         pack packs change changes catch fell flies fly hawk hawks log logs march marches move moves pen pens peek pinch plug plugs pocket pockets print prints report \
         reports run runs scan scans scoop scoops silence spray sprays struggle struggles try tries trumpet treat treats catch crush clamp clamps finish climb climbs chase blind auction auctions \
         credit credits exit exits bow bows quit increase increases step steps ramp yield yields mock scorn flag flags ridicule honour honours honor honors bag bags gut email emails e-mail e-mails interview interviews",
    ),
    (
        Class::Paper,
        "summary transcript indictment judgment judgement ruling report reports survey surveys poll analysis guidance affidavit dossier briefing lawsuit testimony white-paper statement study advisory documents document letter indictment memo paper article \
         newspaper filing papers complaint notice communique assessment audit review inquiry resolution \
         declaration conclusions filings records bulletin post editorial text files cables recordings leaks e-mails emails \
         brief circular memorandum factsheet primer commentary newsletter release",
    ),
    (
        Class::Seizable,
        "botnet network networks infrastructure site sites website websites server servers domain domains group \
         gang ring operation operations forum marketplace accounts gangs botnets scheme cell market campaign \
         campaigns platform cryptocurrency bitcoin ransomware syndicate ips addresses urls farm farms kit kits rings panel panels \
         mixer mixers booter stresser schemes cells hubs profile profiles handles bots",
    ),
    (
        Class::Online,
        "phone phones smartphone smartphones laptop laptops botnet botnets network networks infrastructure site sites website websites server servers domain domains account accounts page pages \
         channel channels forum forums marketplace marketplaces portal portals platform platforms system systems computer computers database \
         databases files data exchange mixer router routers equipment kit gear service services grid disks backups machines phones devices farm host hosts hosting mail mailbox mailboxes inbox inboxes panel panels mixers shops feeds feed console consoles intranet",
    ),
    (
        Class::Wish,
        "request requests call calls appeal appeals plea pleas demand demands proposal proposals plan plans bid bids motion motions bill bills idea \
         resolution resolutions offer offers petition petitions amendment amendments draft drafts clause clauses provision provisions invitation invitations suit lawsuit complaint \
         case claim extradition application applications objection objections challenge convention treaty pressure advice recommendation \
         recommendations ultimatum summons sanctions statement text measure measures law convention deal agreement ruling verdict order conviction warrant move takeover merger candidacy nomination permit sale decision accession declaration communique wording",
    ),
    (
        Class::PlainVerb,
        "believes thinks hopes hoped expects expected wants wanted shows showed shown makes made took takes gave \
         gives came comes went goes began begins found finds used uses saw sees told held holds led leads put \
         puts set sets became stole stolen sent sends met meets knew knows broke broken gained remains remained \
         appeared appears seemed seems continued continues failed fails sought seeks asked asks known called calls \
         described describes imposed imposes lodged issued issues published released launched opened ordered \
         named names identified believed suspected won lost left caused causes affected affects hit struck \
         followed follows happened occurred involved involves included includes allowed allows helped helps \
         drew grew fell rose lay ran paid bought caught kept felt meant stood fought chose drove flew threw wore \
         built dealt slept swept spent stuck swore taught thought hid bit bore beat shook sank sprang woke worked works lived carried cost costs contained contains reached raised raises signed spoke spoken \
         written wrote taken given done says said say cut severed vowed vows decided decides plans planned tried \
         tries urged visited returned upheld undertook withdrew oversaw overcame withheld understood misled forbade lent sold tore strove rebuilt \
         overthrew undid foresaw quits quit resigns resigned dies died flees fled vanishes vanished returns arrives arrived awaits surfaced surfaces faces emerges emerged",
    ),
    (
        Class::Title,
        "mr mrs ms dr sir lord lady baroness senator sen rep congressman congresswoman professor prof general gen \
         admiral colonel col major captain judge justice mp mep analyst researcher lawyer journalist businessman \
         suspect hacker expert consultant historian",
    ),
    (
        Class::PersonNoun,
        "minister director chief officer analyst researcher professor lawyer head spokesman spokesperson \
         spokeswoman ambassador executive official expert founder senator lawmaker mp mep fellow who chair \
         chairman chairwoman president secretary commissioner adviser diplomat general engineer journalist \
         student man woman hacker lecturer prosecutor editor",
    ),
    (
        Class::OrgNoun,
        "company firm group bank provider operator agency supplier vendor hospital university organisation \
         organization charity institute regulator newspaper collective startup contractor manufacturer retailer \
         airline utility body party union network watchdog ngo gang outfit",
    ),
    (
        Class::OrgWord,
        "secretariat ministry agency commission committee council institute university bank group corp corporation inc ltd \
         plc gmbh llc party office centre center bureau department court union foundation association authority \
         service services police army technologies technology networks systems labs security telecom airlines \
         airways hospital parliament alliance directorate administration board federation society trust college \
         academy telecommunications holdings consortium command forces assembly senate congress embassy \
         inspectorate initiative",
    ),
    (
        Class::Thing,
        "guard base unit cloud unanimity partners convention manual war sea ocean act treaty games order article agreement street avenue strait river bay \
         protocol resolution directive day week year award law bill plan strategy summit conference report guide \
         framework declaration charter server windows internet covid exchange annex chapter section operation \
         regulation island islands airport road palace square city county province valley mountain lake olympics \
         cup prize code doctrine policy rules norms page figure table appendix january february march april may \
         june july august september october november december monday tuesday wednesday thursday friday saturday \
         sunday christmas easter forum call process dialogue english european western eastern western-style asian \
         african god web wi-fi bitcoin android cyber cold new soviet arctic pacific atlantic baltic black",
    ),
    (
        Class::Opener,
        "the a an this that these those its his her their our my your some several many all both each every no \
         any such other another most more one two three four five six seven eight nine ten hundreds thousands in \
         on at from to for with by of as after before during under over since until while when where if though \
         although because but and or so yet nor not it he she they we you i who what which why how there here \
         then now still also even just only despite amid among between against about around without within \
         according asked meanwhile however moreover earlier later last next today yesterday once like unlike \
         given neither either instead perhaps nobody nothing everyone someone whether separately critics western \
         european officials analysts experts researchers investigators prosecutors hackers attackers ministers \
         diplomats lawmakers authorities police sources people companies governments countries nations victims \
         foreign state security intelligence national local federal former senior government evidence documents \
         voters parliament sanctions",
    ),
    (Class::Particle, "de von van der den al bin ibn la del di da el ter"),
    (
        Class::GroupCue,
        "group groups gang gangs hackers hacker ransomware hacking collective actor actors apt hacktivist \
         hacktivists malware cybercriminals affiliate affiliates operators crew",
    ),
    (Class::BodyCue, "company firm platform giant owner researchers spokesperson spokesman spokeswoman subsidiary"),
    (
        Class::Intruder,
        "hackers hacker intruders intruder attackers attacker perpetrators perpetrator culprits culprit operators \
         gang gangs hacktivists crooks criminals cybercriminals cybercriminal spies thieves fraudsters snoops crew \
         group groups unit actors burglars somebody someone cyberspies saboteurs",
    ),
    (
        Class::Data,
        "data file files scan scans record records message messages email emails e-mail e-mails mailbox mailboxes \
         inbox inboxes secrets blueprints password passwords credentials documents archive archives backup backups \
         logs wallet wallets code gateway directory directories gigabytes terabytes roll intranet switchboard \
         controllers turbines pumps ballots correspondence mail drive drives vpn substation substations plans \
         designs network networks server servers system systems site website phone phones account accounts \
         computer computers database databases cloud grid devices portal tool gateways appliance appliances firewall firewalls",
    ),
    (
        Class::Envoy,
        "diplomat diplomats attache attaches envoy envoys ambassador ambassadors consul consuls counsellor \
         counsellors secretary secretaries charge staffer staffers employees embassy",
    ),
    (Class::Showing, "show shows showed reveal reveals revealed"),
    (
        Class::Invented,
        "scenario scenarios exercise simulation wargame war-game tabletop novel film thriller fictional fictitious imaginary screenplay \
         videogame game",
    ),
    (Class::Leaving, "leave depart go gone out home packing pack welcome"),
    (
        Class::Private,
        "company companies firm firms researcher researchers expert experts analyst analysts media newspaper newspapers bank banks \
         voters student students journalist journalists reporter reporters carrier carriers businessman exchange lawyer lawyers \
         activist activists victim victims customers outlets hospital hospitals university universities specialists scholars lender \
         retailer manufacturer vendor vendors supplier suppliers ngo ngos broadcaster institute user users engineers",
    ),
];

/// The classes a word is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// Returns no class at all, where the rest of the words are.
    pub const NONE: Self = Self(0);

    /// Takes in the classes of another word.
    #[inline]
    pub const fn join(&mut self, others: Self) {
        self.0 |= others.0;
    }

    /// Tells whether a class is among them.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & bit(class) != 0
    }

    /// Tells whether any of some classes is among them, at the cost of asking for one.
    #[inline]
    pub fn has_any(self, any: &[Class]) -> bool {
        self.0 & any.iter().fold(0, |bits, class| bits | bit(*class)) != 0
    }
}

static CLASSES: LazyLock<FxHashMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, Classes> = FxHashMap::with_capacity_and_hasher(2000, FxBuildHasher);
    for (class, words) in WORDS {
        for word in words.split_whitespace() {
            classes.entry(word).or_default().0 |= bit(*class);
        }
    }
    classes
});

const fn bit(class: Class) -> u64 {
    1 << class as u64
}

/// Returns the classes a folded word is in.
pub fn classes(word: &str) -> Classes {
    CLASSES.get(word).copied().unwrap_or_default()
}

/// Returns the words that are in a class, in no order.
pub fn classed() -> impl Iterator<Item = &'static str> {
    CLASSES.keys().copied()
}

/// Tells whether a folded word is in a class.
pub fn is(word: &str, class: Class) -> bool {
    classes(word).has(class)
}

/// Tells whether a folded word is an adverb that may stand between a subject and its verb.
pub fn is_adverb(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ly") && !is(word, Class::NoAdverb)) || is(word, Class::Adverb)
}

/// The classes of the words that help a verb.
pub const AUXILIARY: &[Class] = &[Class::Be, Class::Negation, Class::Modal, Class::Helper];

/// Tells whether a folded word helps a verb: forms of be, have and do, modals, negations.
pub fn is_auxiliary(word: &str) -> bool {
    classes(word).has_any(AUXILIARY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_in_several_classes() {
        assert!(is("that", Class::Subordinator) && is("that", Class::Relative) && !is("that", Class::Agent));
        assert!(is_adverb("repeatedly") && !is_adverb("july") && is_auxiliary("n't"));
    }

    #[test]
    fn every_word_is_folded() {
        for (class, words) in WORDS {
            for word in words.split_whitespace() {
                assert_eq!(word, crate::text::lexemes::fold(word), "{class:?}");
            }
        }
    }
}
