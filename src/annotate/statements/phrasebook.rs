//! Turns of phrase by the act they report; the verb in its base form first.
//!
//! `*` is the one concerned, `+` anything or anybody, `!` a foreign state's man, `%` something said, `&` something wished for, `$`
//! something on computers, `@` somebody of the kind things are traced to, `^` a pronoun, `...` up to ten words, `.` the end of the clause;
//! `|` parts words any of which will do. Before a noun articles and adjectives may stand, before a particle adverbs.
//! `§` opens a turn that is one only where those who break in do it: `cleaned out the exchange`.

use crate::model::Act;

mod plain;

pub(super) use plain::PLAIN;

pub(super) const PHRASES: &[(Act, &str)] = &[
    (
        Act::State,
        "let * know that; set|lay|spell out sequence|details|detail|case|reasons|timeline|terms|conditions|events|facts|evidence|figures; put number|toll|figure|cost|losses|loss|damage|total ... at; \
         make clear that; make it clear|plain that; make point that; take view that; hold view that; \
         voice|express|share belief|hope|confidence|optimism|conviction|certainty|doubt that; express hope|confidence|belief|optimism; give account of +; go on record as; outline|recount|chronicle how|why; issue|release|publish communique|clarification|readout",
    ),
    (
        Act::Accuse,
        "point|aim finger|fingers at *; put|lay|place|pin|heap|cast|lump|shift|fix|throw blame ... on|upon|with|at *; \
         lay ... at door|feet of *; lay|put ... at #; point finger|fingers of blame|suspicion at *; call out *; single out *; single * out; hold * responsible|accountable|liable|answerable; \
         hold responsible|accountable|answerable *; suspect|believe * of; charge that; name and shame *; cast|throw suspicion on|upon *; \
         declare * responsible|guilty; find * responsible; trade accusations|barbs|blame with *; allege involvement|complicity|collusion|interference|meddling|misconduct|role of|by *; \
         put * in frame; lay charge|charges|accusation|accusations at|against *; \
         lob|hurl|fling|level|trade accusation|accusations|allegations|charge at|against *; point to * as culprit; see * as culprit|aggressor|threat; \
         put|place onus on *; \
         call|brand|label|denounce * as|. spy|traitor|thief|thieves|criminal|criminals|liar|liars|spies|traitors|terrorist|terrorists|fraud|fraudster|puppet|puppets|stooge|stooges; \
         charge * with hypocrisy|complicity|negligence|meddling|interference|lying",
    ),
    (
        Act::Attribute,
        "see|find|detect hand|hands|fingerprints|hallmarks of *; see|find * behind; point to|toward|towards * as culprit|culprits|author|authors|source|perpetrator|perpetrators|mastermind|sponsor|suspect|suspects|responsible; point to|toward|towards|at @; \
         put ... down to @; track|trace ... to @; match|associate ... to|with @; pin ... on|upon *; \
         believe|suspect|think * to be|have behind|responsible; assign ... to @; name|identify * behind; name|identify agency|unit|service|state|country|nation|government|brigade|firm|company|contractor behind|responsible; name|identify author|source|perpetrator|perpetrators|culprit|culprits|mastermind|hacker|hackers|attackers|leader|ringleader|authors|sender|caller|creator|operator|owner ... as *; name|identify|cite @ as; name @ in ... hack|breach|attack|break-in|theft|leak|intrusion|heist|case|affair|plot|scandal|scheme|operation; find|see|detect|uncover|establish|discover|identify link|links|connection|connections|tie|ties|overlap|overlaps|similarities ... to|with|and @; find|see|detect|uncover|establish|discover|identify link|links|overlap|overlaps|similarities ... used|employed|deployed|run by @; \
         put|place|lay blame squarely on|at *; lay|put|place * behind; see|detect|find handiwork|work|fingerprint|signature|stamp of *; \
         trace|track ... back to @; match ... to|with @;  \
         identify|name|pinpoint|single * as source|origin|author|authors|culprit|culprits|perpetrator|perpetrators; pinpoint * as; \
         chalk ... up to @; put ... at door|doorstep of *; believe|suspect|think * of being",
    ),
    (
        Act::Deny,
        "brush|wave|laugh|shrug|bat|push|fend|knock off|aside|away %; brush|wave|laugh|shrug|bat|push % off|aside|away; brush|wave|laugh|shrug|bat ^ off|aside|away; \
         throw|toss|fling out %; throw % out; shoot|knock|slap|strike down %; shoot|knock|slap|strike % down; \
         pour|throw cold water on|over %; pour scorn on|upon|over %; cast doubt|doubts on|upon|over %; give short shrift to %; give lie to +; scoff|sneer|bristle|bridle at %; \
         push|hit back against|on|at %; take issue|exception|umbrage with|to|at %; distance itself|himself|herself|themselves from +; \
         wash hands of +; plead not|innocent guilty|to|.; plead|profess|claim ignorance; protest|maintain|proclaim|profess innocence; make light of %; call % into question; \
         put down % to; challenge|doubt|question %; deny knowing|having; refuse|decline to accept %; explain away %; beg to differ; turn|hit back on %; rule out involvement|link|links|role|complicity|responsibility|breach|hack|intrusion|leak|sabotage|interference; call|describe|brand|label|characterise % as speculation|conjecture|guesswork|gossip|politics|theatre|rumour|rumours; dismiss % as speculation|conjecture|guesswork|gossip|politics; disown +; quash|quell|dispel|debunk|allay|squelch|knock %; pour|throw cold water on|over talk; brush|wave|laugh|shrug|bat|knock off|aside|away talk; rule out any breach|hack|intrusion|leak|link|involvement; have no truck with +; play down %; downplay %; play down talk|affair|incident|fears|suspicions|warnings|importance; downplay talk|affair|incident|fears|suspicions|warnings|importance; talk down %; trash talk; swat|bat|wave|brush away|aside|off suspicions|fears|concerns|criticism; \
         assert|claim|declare|insist|reaffirm|swear innocence; insist on|upon innocence; enter not guilty; enter plea of not; \
         fight|contest charge|charges|allegations|accusations|claims; swat|bat|knock down %; slap|smack down %; \
         disclaim responsibility|knowledge|involvement|any; refuse to own; reject|dismiss out hand;  \
         wave|brush off suggestion|suggestions; laugh off %; call for proof|evidence of %; pooh-pooh %; pick holes in %; pour scorn on|upon %; \
         deny any; give % short shrift",
    ),
    (
        Act::Reject,
        "pour|throw cold water on|over +; turn|vote|knock|shoot|strike|wave|throw down|away|aside|back|out &; turn down +; turn ^ down; vote down +; throw & out; turn|knock|hand & down|back|away; say no to +; dissociate itself|themselves|himself from +; rule out +; rule + out; \
         balk|baulk|bridle|bristle|scoff at +; vote|come|argue|decide|speak out against &; vote|come|argue|decide against &; come out against +; \
         close|shut|slam door on|to|in|upon +; block|kill|sink|stall|quash|derail|torpedo &; decline &; resist|defy|spurn|shun|ignore &; \
         brush|wave|laugh|shrug|bat|push|fend off|aside|away &; walk|back away|out from|of &; withhold consent|approval|permission; \
         give cold shoulder|thumbs-down|short shrift to +; push back against|on &; challenge &; pay no heed to &; refuse|decline to let|allow|permit|admit|see|meet|pay|compensate|refund|extradite|release|recognise *; refuse|decline to sign|ratify|accept|join|approve|endorse|adopt|attend|back|support|grant|renew|lift +; refuse to sign|accept|join|hand|extradite|recognise|attend|allow; nix|overturn &; oppose bill|motion|plan|plans|proposal|proposals|sale|move|ban|request|extradition|law|treaty|takeover|merger|nomination|candidacy; toss out &; toss &; rule|decide against &; stonewall +; turn away|back *; walk|storm|pull away|out from|of talks|negotiations|deal|treaty|agreement|pact; overturn|annul|void|quash injunction|ruling|verdict|conviction|decision|order|fine|sentence|ban; say no .; hold out against &; strike & from; opt|pull|back out of +; walk out of|on talks|deal|negotiations; hold up &; scupper|scuttle|nix|veto|shelve|bin|scrap &; send back &; strike out|down &; \
         snub|cold-shoulder *; thumb nose at +; turn nose up at +; draw line at +; stand|hold firm against +; \
         boycott talks|summit|meeting|conference|vote|election|session|ceremony|hearing|inquiry; \
         refuse|deny entry|permission|consent|access|leave to *; kick|swat|bat out|away &; rebuff|resist|reject overture|overtures|advances; \
         scuttle|torpedo|kill|sink|derail deal|bill|plan|treaty|talks|pact; refuse point-blank to; \
         stick|hold to guns; balk at +; give thumbs|thumbs-down down to; stop short of signing|endorsing|backing|joining; leave & unsigned; put|pull brakes|plug on &; walk out on|of +; send & back; \
         go back on promise|pledge|deal|commitment|agreement|word; renege on +; tear|rip up &; tear|rip up agreement|accord|contract|pact|deal|treaty",
    ),
    (
        Act::Decline,
        "keep|stay|remain silent|mum|quiet|tight-lipped|schtum|tight; keep|maintain silence|counsel; keep lips|cards sealed|close; \
         make|offer|give|provide|release|share no comment|reaction|details|detail|explanation|information|figures|figure|number|numbers|names|answer|answers|reason|indication|particulars|date|timeline; have no comment|reaction|answer|answers|explanation; brush|walk past reporters|journalists; ignore questions|calls|requests|messages|emails|e-mails; say nothing about|on|of|.; return|answer calls|call|messages|emails|requests|request|questions|queries|letters|letter|e-mails|mails; \
         brush|wave|shrug|bat|swat aside|off|away question|questions|query|queries; dodge|duck|sidestep|evade|deflect|parry|skirt|avoid question|questions|query; pass on question|questions; leave|depart|go|walk without taking|answering|commenting|speaking|giving; take no question|questions; refuse|decline comment; refer us|reporters|journalists to; refer question|questions|inquiries|queries|calls to; decline|refuse interview; discuss|elaborate|specify|speculate|divulge|detail|name|identify|disclose|share whether|who|how|what|why|which|on|about|further|.; \
         discuss|divulge|name|identify|disclose|specify details|detail|names|source|sources|culprit|suspects|number|nature|extent|scale|contents|victims|case|incident|matter|matters|operation|findings; go into detail|details; get|go into detail|specifics; \
         give nothing away; take|plead|invoke fifth; invoke right to silence|remain; leave questions|messages|calls|emails|requests unanswered; reserve comment|judgment|judgement; \
         refuse|decline to be drawn|named|identified|interviewed|quoted; play down card|cards; bite tongue; hold tongue; volunteer no details|detail|comment|information; bat|wave|swat away|off question|questions|reporter|reporters|journalist; \
         cite ongoing|policy|secrecy|confidentiality; withhold comment|details|names|identities|identity",
    ),
    (
        Act::Condemn,
        "take aim at +; take swipe|swipes|dig|shot|shots|jab|potshot at +; take * to task; take issue|exception|umbrage with|to|at +; \
         hit|fire|clap|shoot|strike|snap|bite|punch|push|lash back at|against +; hit back .; lash|hit out at|against +; lay|tear|rip|lace|light|wade into +; \
         round on *; rail|inveigh|fulminate|rage|fume|bristle|thunder at|against|over|about +; speak out against +; come down hard on +; \
         pour|heap|pile scorn|criticism|abuse|opprobrium|derision on|upon +; drag|rake|haul * over coals; read * riot; let fly at *; give * dressing-down|tongue-lashing|earful|roasting|rocket; give * piece of; cry foul; speak|talk of farce|theatre|sham|charade|provocation|escalation|ingratitude|betrayal|humiliation|injustice|persecution|blackmail|vandalism|witch-hunt|hysteria|aggression|piracy|madness|disgrace|scandal|treachery|insult; regret decision|move|step|ruling|verdict|expulsion|expulsions|sanctions|measure|measures|refusal|failure|absence|choice; frown on|upon +; disapprove of +; take dim view of +; find fault with +; turn on *; pass|adopt|approve motion of censure|no-confidence against|in *; pass|adopt censure|no-confidence motion against|in *; \
         vent anger|fury|spleen ... at|on|over +; turn fire|guns|ire on *; deliver|unleash broadside|tirade|salvo against|at|on +; \
         express|voice|convey|register outrage|condemnation|anger|indignation|dismay|disgust|fury|regret at|over|about +; condemn as; call|brand|label|deem|describe|term + discriminatory|unjustified|unfair|unjust|unlawful|illegal|illegitimate|arbitrary|disproportionate|hypocritical|cynical|regrettable|dangerous|provocative|hostile|unhelpful|counterproductive|immoral|scandalous|disgraceful|disappointing|inexcusable|indefensible; \
         describe|characterise|brand|dismiss + as politically|deeply|wholly|completely motivated|unacceptable|irresponsible|unjustified|biased|flawed; call|brand|label|deem|describe|term + politically|deeply|wholly|completely motivated|unacceptable|irresponsible|unjustified|discriminatory|troubling|regrettable; call|brand|label|describe|depict|characterise|dismiss|portray + as|. spectacle|stunt|charade|circus|witch-hunt|persecution|blackmail|revenge|overreach|disgrace|farce|joke|sham|theatre|scandal|mockery|betrayal|insult|provocation|outrage|abuse|bullying|intimidation|censorship; \
         call|brand|label|deem + stunt|charade|circus|witch-hunt|persecution|blackmail|overreach|spectacle|bullying|censorship; call|brand|label|deem + farce|joke|sham|circus|travesty; call|brand|label|describe|dismiss|portray + as|. licence|license|recipe|gift|blunder|mistake|folly|overreaction|catastrophe|disaster|distraction; call|brand|label|deem + licence|recipe|gift|blunder|mistake|folly|overreaction|catastrophe|disaster; call|brand|label|deem + unacceptable|outrageous|shameful|intolerable|reckless|irresponsible|deplorable|despicable|cowardly; \
         call|brand|label|describe|term ... hostile|criminal|cowardly|aggressive|unfriendly|barbaric|despicable|provocative|dangerous act|step|move|deed|attack|escalation|gesture; describe|brand|label|depict|characterise + as unacceptable|outrageous|shameful|intolerable|reckless|deplorable|despicable|cowardly|discriminatory|unjustified|unfair|unlawful|illegal|illegitimate|arbitrary|disproportionate|hypocritical|cynical|regrettable|provocative|hostile|unhelpful|counterproductive|scandalous|disgraceful|inexcusable|unfriendly; call|brand|label ... unacceptable|outrageous|shameful|intolerable|despicable|cowardly|scandalous|deplorable|disgraceful|appalling|reprehensible; call|brand|label|describe ... violation|affront|outrage|disgrace|scandal|mockery|insult|provocation|betrayal|crime; call|brand|label|describe ... attack|assault|affront on|to democracy|sovereignty|values|institutions|people|freedom|press|state|independence; call|brand|label|describe ... act of aggression|war|vandalism|terrorism|sabotage|cowardice|piracy; \
         tear|rip strips off *; dress|slap down *; chew out *; blow up at *; take * apart; have harsh|strong|sharp|tough|angry words for *; \
         have no kind|good words|word for *; sound off about|at|on +; let rip|loose|fly at|on|against *; cry foul over|at|about +; \
         sneer|jeer|sniff at *; heap|pile|pour contempt|ridicule|scorn|blame|abuse on|upon +; turn both barrels on *; take potshots at +; \
         take strong|sharp|great exception to +; \
         express|voice|convey|register|share unease|misgivings|fears|worry|worries|disquiet about|over|at +; \
         hit|lash|strike out against|at|over +; read riot act to *; call * to account; pull * up over|for|on; give * what for; rap knuckles of *; \
         rap * on|over knuckles; slap * on wrist; wag finger at *; shake fist at *; make plain|clear displeasure|anger|disapproval; \
         question wisdom|motives|judgment|legality of +; \
         pass|adopt resolution condemning|denouncing|deploring|censuring; level|direct|aim criticism|fire|broadside at|against *",
    ),
    (
        Act::Warn,
        "sound|raise|ring alarm|alarms|alert; raise red|warning flag|flags; put * on notice|alert|guard; serve notice on|to *; flag|highlight risk|risks|threat|threats|danger|dangers|flaw|flaws|vulnerability|vulnerabilities|weakness|weaknesses|bug|bugs|hole|holes|gap|gaps|app|apps|scam|scams|malware|trojan|campaign|surge|rise|spike|wave|attempts|emails|e-mails|domain|domains|site|sites|activity|phishing; \
         tell|advise|urge|ask ~ to be|stay|remain on guard|alert|lookout; tell|advise|urge ~ to brace|beware|watch|guard|prepare|expect|assume; tell|advise|urge|ask ~ to be|remain|stay wary|careful|vigilant|alert|cautious|suspicious; urge ~ not to open|click|pay; issue emergency directive; draw attention to +; raise alert; advise|counsel|caution * against|not; advise|counsel|caution against +; single|point out + as threat|risk; urge caution|vigilance; \
         sound|strike|raise note of caution|warning|alarm; send|put out alert|alerts|warning|warnings|advisory|bulletin; \
         raise warning|danger|storm flag|signal; put * on high|full|heightened alert; tell|advise|urge|remind ~ of risk|risks|danger|dangers; \
         point to|out risk|risks|danger|dangers|threat|perils; draw|call attention to risk|risks|danger|dangers|threat|flaw|vulnerability; \
         see|foresee risk|danger|threat of; preach caution|vigilance; counsel caution|vigilance|restraint; raise level|threat alert|level|to; \
         flag up +; spell out dangers|risks|danger|risk",
    ),
    (
        Act::Threaten,
        "vow|promise|threaten|pledge|swear retaliation|revenge|response|reply|reprisals|vengeance|retribution|consequences|countermeasures|answer|payback|blow|punishment; \
         vow|promise|threaten|pledge|swear to retaliate|respond|avenge|punish|strike|hit; reserve right to respond|retaliate|answer|act|take|react; \
         give * until|till; give ~ hours|days|week|weeks to pay|meet|hand|comply|respond|answer|transfer|negotiate; set|issue|give deadline|ultimatum ... to|for *; set|issue deadline|ultimatum; dangle threat|prospect|possibility of +; hold out threat|prospect of +; \
         raise prospect|spectre of sanctions|retaliation|expulsions|strike|strikes|ban|war; hint at sanctions|retaliation|response|measures|expulsions|consequences|action|reprisals; leave|keep|hold open possibility|option|door of|to|for; give * week|weeks|days|hours|month before|or; take resolute|firm|strong|necessary|reciprocal|retaliatory|corresponding measures|countermeasures|action|steps; take countermeasures; threaten +; \
         vow|promise|pledge|swear|threaten to hit back|fight back|hunt|crush|destroy|pay|make|hold ... accountable|pay|down|back; \
         vow|promise|threaten|pledge|swear to hit|fight|strike|push back; \
         vow|promise|threaten response|action|steps|measures|sanctions|reply|retribution|expulsions|tariffs|war|strikes|reprisal; \
         warn * of consequences|retaliation|reprisals|countermeasures; brandish threat|prospect|sanctions; rattle sabre|sabres|saber; \
         issue|deliver|hand|send * ultimatum; raise threat of sanctions|retaliation|strike|war|ban|expulsion|reprisals; keep all options on|open; \
         hold|keep sanctions in reserve; talk of retaliation|reprisals|revenge|countermeasures",
    ),
    (
        Act::Summon,
        "call|order|ask|invite|request ! to come|appear|attend; call|order|ask|invite ! to explain himself|herself|themselves; call|summon|haul|order|bring in ! ; call|haul|order|bring ! in; call|haul|invite|bring|order|summon ! to|into|before ministry|meeting|explain|ministers|office|capital|account|answer|hear|foreign|chancellery|house|palace|hall; \
         haul ! before; invite ! for|in; call ! for talks; \
         call|ask|bring|invite ! in for|to; call|order ! to report|come; haul|summon ! before|over; call|bring ! onto|on carpet; \
         call|pull ! in",
    ),
    (
        Act::Expel,
        "order ! home|back; show ! door; send ! home|packing|away|back; send ! on way; put ! on plane|flight|train; give ! week|fortnight|month to; send home|away|packing|back !; \
         order|tell|ask|instruct|request|give|require|force ! ... to leave|depart|go; tell|order|ask ! to be gone|out; tell|order|ask ! to pack; order|throw|kick|boot|turf|toss|chuck|sling|drum|bundle|drive|push out ! ; \
         order|throw|kick|boot|turf|toss|chuck|sling|drum|bundle|drive ! out; declare|name|designate|pronounce|brand ! persona|personae|personas|unwelcome|undesirable|non; \
         strip ! of accreditation|status|credentials|immunity; revoke|withdraw|cancel|pull|terminate|end|lift accreditation|credentials|visas|immunity|mission|tour of !; give ! hours|days; give ! until|till ... to leave|depart|go; \
         cut|sever|break|rupture|suspend|freeze|cut off relations|ties with *; break|cut off relations|ties with *; break with *; order|demand|request departure|expulsion|removal|withdrawal of !; \
         give ! marching orders|papers; hand ! marching; tell|order ! out of; bar ! from returning|re-entering; \
         withdraw|refuse agrement; declare|call|name ! no longer welcome; \
         withdraw|strip|revoke|cancel ! accreditation|status|credentials|visa|visas|immunity; put|escort ! out|across|over border; \
         break|cut|sever|suspend|rupture diplomatic|all ties|relations|contact|contacts with *",
    ),
    (
        Act::Ban,
        "pull plug on internet; cut|shut|switch|turn off|down internet; order ... offline; tell|order|instruct * to delete|remove|uninstall|ditch|drop|strip|rip|replace; order + to be blocked|banned|removed|restricted|throttled|suspended; order + blocked|banned|restricted|throttled|suspended|shut|unplugged|removed|pulled|taken|deleted|withdrawn|delisted|halted|stopped; allow|permit ~ to use|install|bring|access|sell|buy|own|operate|download|carry; order|direct|instruct|tell ... to block|restrict|throttle|ban *; tell|order * to stop using; \
         pull|take|yank + off|from shelves|shelf|market|store|stores|sale|air; strip * of licence|license|permit|licences|accreditation; \
         kick|throw|shut * out of market|tender|tenders|network|networks; debar * from; \
         put|place moratorium|block|stop|embargo on +; shut|close|slam door|market|border to|on +; close|shut market|border to; \
         call halt|stop to sale|sales|use|import|imports|export|exports; place|put|declare + off limits|off-limits; outlaw use|sale of +; \
         order + off shelves|market|air; \
         order shutdown|closure|blocking|suspension|shutting of +; stop * from using|buying|selling|importing|exporting|operating|bidding|entering; \
         halt|freeze|suspend exports|imports|sales|licences|licenses|purchases ... of|to|from; take + off sale|air|market",
    ),
    (
        Act::Request,
        "give * ... days|hours|weeks|months to patch|pay|fix|comply|remove|delete|hand|respond|reply|answer|explain|report|stop|produce|provide|replace|submit|disclose|appoint|disconnect; call on|upon * ; appeal|plead to|with * ; appeal|plead for +; press|lobby|pressure|nudge|prod|urge|push * to|for|into|on; lean on * to; \
         push|press|lobby|campaign|agitate|clamour|clamor|plead for +; tell|ask|instruct|invite|encourage|advise|beg|urge|implore|remind ~ to; remind|tell|ask ~ not to; order|direct|command|require|request * to; \
         seek|request|want|demand explanation|explanations|clarification|help|assistance|support|answers|information|extradition|assurances ... from *; demand|seek answers|explanation|explanations ... about|over +; seek|request explanation|clarification|help|assistance|answers|information|assurances|extradition; \
         put|exert|bring pressure on *; insist on +; send|file|submit|make * request|requests for; make plea|appeal|demand|request to|for +; recommend|propose that; \
         write to * asking|demanding|urging|seeking|requesting; write to * to ask|demand|urge|request|seek; turn to * for; ask * ... for; ask|press for sentence|term|extradition|punishment ... for *; ask|press|push for +; want * to; want apology|answers|explanation|inquiry|action|clarity; make clear to * that; reiterate|renew|repeat|echo call|calls|demand|demands|appeal|appeals; solicit help|assistance|support; \
         challenge|dare|counsel|exhort|petition|press|pressure|push ~ to; \
         seek|request|demand apology|withdrawal|answer|answers|guarantees ... from *; \
         issue|launch|renew|repeat call|calls|appeal|appeals for|on|to +; serve * with subpoena|summons; \
         issue|send|serve subpoena|subpoenas|summons to|on|for *; subpoena *; invite * to; put in|forward request|requests for|to; \
         send letter|letters ... asking|demanding|urging|seeking|requesting; write to * to; \
         go cap in hand to *; knock on door of *; turn to * for help|support|assistance|answers; make case for +; \
         beg|plead|ask|appeal for help|mercy|calm|time|assistance|restraint|information|witnesses; \
         push|press|lobby|campaign|clamour|agitate * for; put|pile|heap|exert pressure on *; lean on *; \
         raise demand|demands for; set|issue|make condition|conditions|demand|demands|ultimatum for|to|that; ",
    ),
    (
        Act::Protest,
        "make displeasure|unease|anger|objections|dissatisfaction known to *; make demarche|demarches|representations ... to|with *; raise|take|bring matter|issue|case|incident|concerns|it|hack|breach|attack|allegations|intrusion ... with *; take up matter|issue|case|incident ... with *; make representations ... to *; \
         hand|pass over note|protest|demarche|complaint; hand|give|send|serve|present * note|verbale|protest|demarche|complaint; hand|give|deliver|present|lodge|send note|verbale|protest|demarche|complaint|objection|representations ... to|with *; \
         lodge|register|file|deliver protest|demarche|complaint|objection|objections|representations ... with|to|against *; lodge|register|file|deliver protest|demarche|complaint|objection|objections|representations; voice|express|convey displeasure|unease|objections|protest|discontent|dissatisfaction to|with *; convey to * displeasure|unease|objections|protest|discontent|dissatisfaction|indignation|concern; \
         make|lodge|file|register|raise|submit|enter objection|objections|complaint|protest|protests against|to|with|over +; \
         raise objection|objections; fire off|send off note|letter|protest|complaint ... to *; \
         hand|give|serve|present * letter|note of protest|complaint; take complaint|grievance|grievances|protest to *; \
         make formal|official complaint|protest|objection; put objection|objections|complaint to *; \
         express|voice|convey|register strong|deep|official|formal objection|protest|discontent to *",
    ),
    (
        Act::Sanction,
        "slap|hit|punish|target|strike|smack * with sanctions|restrictions|penalties; slap|hit|punish|target|strike|smack + with sanctions|freezes; put|place|add|include|list|enter * to|on|in|under|onto sanctions|blacklist|entity|sanction|restrictive; put|place|add|include|enter * ... to|on|onto sanctions|sanction|consolidated|blacklist list|lists|regime|.;  put|place|add|include|enter * to|on|onto consolidated list; put|place|add|include|enter * to|on|onto list of unreliable|designated|sanctioned|prohibited; \
         subject * to sanctions; freeze assets|funds|accounts of *; freeze assets|funds|accounts held|owned by *; freeze + assets|funds; put|place|add + to|on blacklist|blacklists; list * under|as sanctions|sanctioned; list|designate|brand * as terrorist|terror|extremist|undesirable; impose|slap|place|announce|issue travel|visa|entry ban|bans|restrictions|freeze|freezes on|upon|against *; ban * from entering|travelling; roll out sanctions against|on *; revoke|cancel|withdraw|pull visas|visa of *; impose|adopt|announce|introduce restrictive measures on|against *; impose trade|export|import|financial restrictions|controls|curbs on|against *; cut * off from dollar|swift|banking; cut off * from dollar|swift|banking; \
         slap|hit|target|punish|strike|smack * with freeze|freezes|ban|bans|blacklisting|embargo|measures|curbs; \
         put|place * under embargo|freeze|restrictions|sanctions|measures; \
         slap|impose|place|put curbs|tariffs|restrictions|sanctions|penalties on|against *; \
         announce|unveil|impose|adopt|approve designation|designations|listing|listings of|against *; block property|assets|accounts|funds of *; \
         block + assets|property|funds; freeze out|. assets|funds|accounts; shut * out of dollar|swift|banking|financial; \
         extend|widen|expand|broaden sanctions|list to|against|on *; name * on|in sanctions; tighten screws on *; \
         add|name * to|on list|lists of sanctioned|designated|blacklisted|banned",
    ),
    (
        Act::Indict,
        "put|place|send * on|for|to trial; put * behind bars; put|lock * away; lock * up; hand|surrender|deliver * to *; put|place|add|name * on|to wanted|most-wanted; put|place * under arrest|house; take|bring * into custody|detention; take * to court; \
         drag|haul|take|bring * before|to|into court|judge|judges|magistrate|magistrates|trial|justice|book|tribunal|dock; bring * to justice|trial|book|court; take legal|court action against *; send * to prison|jail|trial; send * down; lock|bang|round up *; lock * up; pick up *; hand|turn over *; \
         hand|turn * over; throw book at *; find|declare|pronounce|hold * guilty|liable; hold * on|in|for suspicion|custody|allegedly; hold * ... over|after theft|thefts|hack|hacks|breach|leak|leaks|fraud|attack|attacks|raid|data|scam|espionage|spying|spyware|hacking|ransomware|ring|plot|phishing|malware|heist|heists|swap; keep|hold|remand * in custody|detention; give|hand * sentence|term|prison|jail; give|hand * years|months in|behind|for; hand * years|months; hand down sentence|sentences ... to *; press for conviction|extradition of *; seek|demand|request sentence|term|years|imprisonment ... for *; open trial against|of *; \
         hand|give|pass|impose sentence|term to|on *; hand|pass|impose sentence|sentences of; cart|lead away *; swoop on *; put out warrant|warrants for; put out warrant|warrants; order arrest|detention|extradition|prosecution ... of *; approve|grant|order|back|clear extradition of *; approve|grant|accept request|application ... for extradition of *; uphold conviction|convictions|sentence|sentences|detention|extradition of *; \
         deny * bail; file|bring|launch|lodge|open suit|lawsuit|complaint|case|action|proceedings against *; sentence|jail * to|for; raid home|homes of *; issue notice for *; place|put bounty|reward on *; take * to court; name * in indictment|complaint|lawsuit|suit; name * as defendant|defendants|co-conspirator|co-conspirators; secure|win|obtain conviction|extradition of *; seek|demand sentence|imprisonment|conviction; uphold conviction|convictions|sentence|sentences; \
         slap|hit * with charges|charge|lawsuit|lawsuits|suit|indictment|count|counts|writ; \
         place|put|take * in|into custody|handcuffs|cuffs|jail|prison|detention; take away *; \
         order * held|detained|arrested|jailed|imprisoned|remanded; order that * be held|arrested|detained|remanded|jailed; \
         issue|obtain|secure|seek|sign|approve warrant|warrants ... for|against *; \
         win|obtain|secure judgment|judgement|verdict|damages|injunction|conviction|convictions against|of *; \
         file|bring|press|lay|level|prefer|announce|unveil|unseal charge|charges|indictment|case|suit|counts ... against *; \
         bring|haul|drag|put|place * before|in|into court|dock|judge|magistrate; go after * in court|courts; snatch|grab * at airport|border; \
         throw * in|into jail|prison; clap|slap * in|into irons|jail|prison; \
         press|pursue charges|case against *; serve * with indictment|warrant|lawsuit; \
         refer * to|for trial|prosecution; commit * to|for trial; round up gang|ring|suspects",
    ),
    (
        Act::Investigate,
        "look|dig|delve|pry|inquire|enquire|probe into +; open|launch|begin|start|order|announce|initiate|set|conduct|mount|commission|undertake investigation|inquiry|enquiry|probe|review|file|inquest ... into|on|against|of +; \
         set up inquiry|investigation|commission|committee|panel into|to +; open criminal|formal|case|file|investigation|inquiry|proceedings ... against|into +; open criminal|formal|case|file|investigation|inquiry|proceedings; open up investigation|inquiry; conduct|carry|launch|open|begin|start|order|initiate investigation|inquiry|probe|investigations; seek to establish|determine whether|how|who; comb|sift|pore|trawl through|over logs|files|records|e-mails|emails|footage|traffic|data|evidence|devices; get to bottom of +; open case into|on +; take up case|matter; hunt|search for hackers|culprits|perpetrators|attackers|intruders|suspects; look at whether|how|claims|allegations; look at ... theft|thefts|breaches|attacks|cases|complaints|incidents|intrusions; review|examine|assess|study|establish whether|how|why|claims|allegations; review|study role|conduct|purchase|practices|compliance|deal|response|circumstances|legality; review incident|handling|breach|hack|attack|allegations|claims|complaint|complaints; set up committee|commission|panel of inquiry into +; set up committee|commission of inquiry; reopen|restart|resume|widen|expand investigation|inquiry|probe|case; hold|begin|open|start|launch|convene hearing|hearings ... into +; begin|open|start|launch|convene hearing|hearings on +; open|launch|begin|start|initiate formal|infringement|antitrust|disciplinary|enforcement proceedings|action|case ... against|into +; open|launch|begin|start|initiate proceedings ... against +; summon|question witnesses; set up inquiry|investigation|probe; commission|order|announce|launch|begin|start review|audit|investigation|inquiry; check|verify whether|if; assign|dispatch|send investigators|detectives|inspectors; search|raid office|offices|home|homes|house|houses|premises|headquarters|flat|apartment|building ... of +; search|raid office|offices|home|homes|house|houses|premises|headquarters|flat|flats|apartment|apartments|properties|addresses|locations; question *; review contract|case|decision|records|procurement|safeguards|arrangements; place|put * under ... investigation; \
         quiz|grill *; carry|conduct out|. search|searches|raid|raids|sweep ... at|of|on|in|for; cast eye over +; \
         go through|over logs|records|files|books|evidence; hold|conduct|carry out|. investigation|inquiry|probe|review|audit; \
         put|place + under scrutiny|microscope|review|investigation; send|dispatch team|investigators|inspectors|experts|auditors to; \
         call in auditors|investigators|detectives|forensic|forensics; \
         appoint|name prosecutor|investigator|panel|commission|committee|counsel|judge to investigate|examine|probe|review|look; \
         ask|order inquiry|investigation|probe|review|audit into|of +; seek to find|discover|learn|understand|trace whether|how|who; \
         subject + to scrutiny|review|audit",
    ),
    (
        Act::Takedown,
        "bring|take|shut|put|cut down|offline $; bring|take|shut|pull $ down|offline; pull plug on $; take|pull|yank|kick $ off grid|internet|web|net|air; wrest|seize|take|gain control of $; take over $; empty $; break|roll|smash|wrap up $; \
         remove|suspend|delete|disable|purge|deactivate|close|ban|block|axe|scrub|shut $; pull|yank|nuke|zap pages|accounts|channels|profiles|posts|ads|videos|domains|listings|handles; put $ out of action|business|commission; close down $; cut $ off|from; remove|delete|wipe|purge malware|backdoor|backdoors|implant|implants ... from +; freeze wallet|wallets|cryptocurrency; take action against $; \
         wipe|root out $; revoke|cancel certificates|certificate|domains|keys|domain; cripple|neutralise|neutralize|scuttle $; \
         kick|boot|throw|pull * off|from platform|platforms|app|store|service|social; knock|kick|take|boot $ off internet|web|line|air|net; \
         put end to $; strike down $; shutter $; close|shut doors of $; pull down $; wipe|scrub malware|backdoor|implant ... from|off +; \
         seize control of $; freeze accounts|wallets of hackers|gang|group",
    ),
    (
        Act::Agree,
        "come to terms|agreement|understanding|arrangement with *; shake hands on|with +; come to terms|agreement|understanding|arrangement; join forces|hands with *; join forces|hands against|on|.; reach|agree|sign|negotiate settlement|truce|ceasefire|compromise|roadmap|framework ... with *; reach|agree settlement|compromise|truce; team|link|partner up with *; sign|commit up to +; commit itself|themselves|himself to +; commit to +; put its|their|his|her name|names|signature|signatures to; \
         give word|undertaking|assurance|assurances|pledge to|that; promise|pledge|swear|undertake|agree to|that|not; strike|make|cut deal|bargain|agreement|pact with *; accept invitation|offer|proposal|terms|recommendation; join pact|treaty|convention|pledge|initiative|agreement; \
         reach|conclude|sign|hold agreement|understanding|accord|pact|deal on|to|over +; partner with *; settle with *; settle lawsuit|suit|case|dispute; adopt|approve treaty|convention|pact|protocol; establish|launch|forge|enter partnership|cooperation|alliance with *; sign letter of intent ... with *; join coalition|alliance; become party to +; sign letter of intent; reaffirm|renew|underline|restate|reiterate commitment to; conclude|wrap up talks|negotiations on|with; \
         promise|pledge * help|assistance|aid|support|cooperation; promise|pledge|vow help|assistance|aid|cooperation|transparency|reform|reforms|accounting|compensation|refunds|overhaul|improvements|action|review|inquiry|investigation|funding|million|billion; agree in principle to|on; \
         extend|renew|prolong|revive agreement|deal|pact|mou|treaty|accord|memorandum; \
         hammer|thrash out deal|agreement|compromise|text|accord; put pen to paper; shake on +; give thumbs-up|approval|consent|assent to; \
         give|offer undertaking|assurance|assurances|guarantee|guarantees to|that; see eye to eye; find common ground; \
         accede to +; sign onto +; \
         enter into|. agreement|pact|partnership|deal|alliance|arrangement ... with *; come|get on board with|.; \
         set|establish|launch|forge up|. partnership|task|alliance|coalition|centre|cooperation ... with *; \
         agree terms|deal|settlement|plan|text|roadmap|framework|package|rules",
    ),
    (
        Act::Support,
        "throw|put|lend|give weight|support|backing|blessing|voice behind|to +; give + blessing|backing|support|go-ahead|nod|assent; give + green light; give blessing|backing|assent to +; give green light to +; give its|their|his|her full blessing|backing|support to +; lend|offer|give * support|backing; offer * help|assistance|aid; throw lot with *; rally|line|unite behind|around|round *; line up behind|with *; close ranks with *; align itself|themselves with +; stand by|with|alongside *; \
         stand|speak|stick up for *; stand shoulder to shoulder with *; come|rush|leap|spring|jump to defence|defense of +; come|rush to + defence|defense; side with *; pay|pay tribute|homage to *; sing praises of *; vouch for *; \
         come out in support|favour|favor of +; come out for|behind *; express|voice|convey|offer|pledge|reaffirm solidarity|support|sympathy with|for|to +; voice|express approval of +; stand in solidarity|unity with *; give thumbs-up|nod to +; come out behind +; speak|vote|argue|come in|out favour|favor|support; speak out|up for *; vote for &; approve of +; express|offer|convey gratitude|thanks|appreciation|condolences to *; co-sponsor +; assure * of ... support|solidarity|backing; share assessment|view|concerns|position of *; \
         green-light|greenlight|rubber-stamp +; throw arms around *; go to bat for *; go in to bat for *; take side|sides of|with *; \
         take part of *; stand|line up foursquare|firmly|squarely|solidly with|behind|by *; stand|line behind *; \
         lend voice|name|weight|backing|hand to +; give full|strong|unequivocal|wholehearted backing|support to +; \
         voice|express|give|offer|lend|declare|pledge|reaffirm|reiterate backing|support for|to +; \
         pass|adopt|approve resolution|motion backing|supporting|commending|praising|welcoming; heap|lavish|shower praise on|upon *; \
         pour|heap|lavish praise on|upon *; sing praises of +; speak highly|warmly of *; speak well of *; \
         throw|put support|weight|full behind +; rally to|around|behind side|cause|flag|defence|defense of *; \
         come|rush to aid|rescue|help|side|defence|defense of *; back * to hilt",
    ),
    (
        Act::Attack,
        "break|hack|get|burrow|worm|tunnel|force into +; gain|obtain access through|via|by|using|from; break|hack|burrow|worm|tunnel|force way into +; hack in .; gain|obtain|get|win|secure access|entry to +; \
         steal|siphon|swipe|lift|take|extract|copy|download|pull|obtain data|files|secrets|documents|records|information|emails|mails|gigabytes|terabytes|credentials|passwords|money|blueprints|plans|files ... from +; \
         steal files|data|secrets|records|documents|emails|plans|blueprints|correspondence|credentials|passwords ... of +; siphon off +; make off with + from +; steal ... from *; steal|siphon|drain|take ... million|billion|cryptocurrency|funds|coins|bitcoin|bitcoins|money ... from +; make off with +; knock|take|force $ offline|down; knock out|offline $; bring down $; \
         plant|install|deploy|drop|implant|hide|place|put malware|spyware|implant|implants|backdoor|backdoors|wiper|ransomware|pegasus|trojan|bug|code ... on|in|against|inside|into|at +; \
         spy|eavesdrop|snoop|listen in on +; spy|eavesdrop|snoop|listen on|to *; flood|overwhelm|swamp + with; encrypt|wipe|scramble|erase|lock $; tap|bug|monitor phone|phones|calls|lines|conversations of *; tap|bug + phones|phone|calls; tap|bug $; \
         hold + to ransom; take over account|accounts|page|channel of *; hit|strike|target + with ransomware|malware|wiper|phishing|ddos|denial; lay siege to +; drain + of; subject * to attack|attacks|cyberattack|cyberattacks|ransomware|phishing; knock|force + offline; send phishing|spear-phishing|malicious email|emails|e-mails|mails|messages ... to *; slip|smuggle|insert backdoor|malware|code ... into|in +; plant backdoor ... in|on +; have access to $; have run of $; have foothold|presence in|on|inside $; tamper|meddle with $; access $ without|unlawfully|illegally; gain|seize|take|wrest control of +; lurk|hide|dwell|roam|linger|burrow in|inside|on|around|through $; brute-force way into +; get hands on data|files|records|documents|passwords|secrets; worm|force|find|work|elbow way into|inside|through +; siphon|spirit|carry off|away data|files|records|documents|secrets; help itself|themselves|himself to +; \
         lock ... out of $; lock out * of|from; hold data|files|systems|servers|network hostage; \
         exploit|weaponise|weaponize flaw|flaws|vulnerability|vulnerabilities|bug|hole|zero-day|zero-days ... in|against|to; \
         raid account|accounts|database|databases|mailbox|mailboxes|server|servers|inbox|inboxes|network of|.; \
         rifle|rummage|trawl through mailbox|mailboxes|inbox|inboxes|files|servers|emails|e-mails|accounts; \
         clone|hijack sim|phone|account|accounts|number; jam signals|signal|gps|radar|navigation|broadcasts; \
         spoof gps|signals|transponders|ais|calls|sms; slip|sneak|steal into $; prise|pry open $; pick lock|locks of $; crack into $; overrun $; \
         lay waste to $; bring $ to knees|halt|standstill; hoover|vacuum|suck up data|files|emails|records|e-mails|messages|traffic; \
         push malware|spyware|ransomware to|into|onto +; turn $ into botnet|zombie|weapon; hack way into +; \
         con|trick|phish|dupe * into handing|giving|revealing|surrendering|clicking|opening",
    ),
    (
        Act::Disclose,
        "make public|known +; make + public|known; go public with|about +; lift|blow|take lid|veil|curtain on|off +; let it be known that|of|.; let it slip that; let slip that|how; blow whistle on +; bring + to light; lay bare +; lay bare how|what|why|that; shine light on +; spill beans|secrets about|on|of +; \
         publish|post|dump|release|spill data|information|details; unseal|unveil contract|contracts|documents|files|papers|records|affidavit|e-mails; publish|post|dump|release|spill|share|unveil cables|letters|minutes|memo|memos|footage|secrets|documents|files|names|gigabytes|terabytes|cache|trove|emails|mails|records|evidence|tranche|sample|samples|archive|archives|dump|database|databases|gigabyte|terabyte|contract|contracts|recordings|transcripts|identities; \
         publish|release|dump messages|chats|correspondence; publish|post|release|dump|leak what it|they|he; put online documents|files|names; leak to; hand|pass|turn over to * list|files|documents|records|recordings|copies|evidence|e-mails|emails|logs|trove|cache|drive; hand|pass|turn over list|files|documents|recordings|e-mails|emails|logs|trove ... to *; notify * of|that|about; bring to light +; shed|throw light on +; inform|tell * of|about breach|leak|theft|incident|intrusion|hack|attack; notify patients|regulators|regulator|authorities|authority|victims|police; hand|pass|slip|leak files|documents|recordings|e-mails|emails|records ... to *; share details of +; put + online; put ... up for sale|auction; offer data|files|records|access|documents|credentials ... for|on sale|forum|telegram; put|post|publish|dump|place|upload ... on|to|onto dark|darknet|leak|web|forum; \
         publish|dump|release|leak passports|photos|photographs|pictures|videos|video|scans|ids|addresses|numbers|chats|conversations|payslips|salaries|payroll|maps|list|lists|drafts|transcript|recording ... of +; \
         publish|dump|release|leak passports|photos|photographs|pictures|videos|video|scans|ids|addresses|numbers|chats|conversations|payslips|salaries|payroll|maps|lists|drafts|transcript|recording; post|share passports|ids|payslips|payroll|chats; make public|available online; \
         blow cover of|on *; air|broadcast footage|recording|recordings|video|audio|tape|tapes|conversation; break story|news of|that|about; \
         dump|publish|leak|spill online; \
         spill details|data|names|secrets; give away secrets|identity|location|names of; let cat out; tip off *; tip * off; \
         pull back curtain|veil on +; throw open archive|archives|files; go|come public|forward with +; come forward with +; \
         open books|archives|files to|on; hand|slip|give|pass|leak|provide copies|copy|documents|files|recording|recordings|dossier ... to *; \
         publish|release|post identity|identities|name|names|photo|photos|details of +; \
         notify ~ of|that|about breach|leak|incident|intrusion|theft|hack|attack; own up about +",
    ),
    (
        Act::Ban,
        "pull plug on +; restrict|block|cut|limit|bar access to +; impose|slap|place|put|issue|introduce|announce|order ban|prohibition|moratorium|embargo on|against +; block|pull app|apps|site|sites|website|websites|platform|platforms|access|sale|sales|import|imports|export|exports|channel|channels|service|vpn|vpns|telegram|signal|tiktok|facebook|instagram|x|wechat|whatsapp; \
         bar|exclude|shut|lock|freeze|cut * out from|of|off; bar|exclude|shut|lock|freeze|keep|ban|block * from; bar|exclude|ban|block|strip|remove $ from; bar|exclude|shut|lock|freeze|keep|cut * out; shut|lock|freeze out *; rip|strip|tear|phase|root out +; declare|rule|make + illegal|unlawful; \
         revoke|withdraw|pull|cancel|suspend licence|license|permit|licences|licenses of|to +; revoke|withdraw|pull|cancel licence|license|permit; order ... to block|remove; rule|declare illegal|unlawful +; restrict|limit|forbid|prohibit use of +; shut|cut off access to +; order removal of +; remove|strip|rip|tear|purge|pull|delist + from network|networks|device|devices|store|stores; halt|suspend|stop sale|sales|use|imports|import|download|downloads of +; approve|extend|renew|uphold|back|reimpose|reinstate ban|prohibition on +; uphold|extend|renew|reimpose|reinstate ban|prohibition; throttle +",
    ),
    (
        Act::Confirm,
        "come clean on|about +; own|fess up to +; come clean; own|fess up; plead guilty; bear out +; admit|confess to +; take blame|rap for|.; accept blame|fault for|.; accept|recognise|recognize that; own up to +; accept blame|fault; make no secret of +; concede defeat|error|mistakes; \
         allow that; enter guilty plea; enter plea of guilty; make admission|confession|concession; \
         admit|avow|own|concede responsibility|fault|guilt|wrongdoing|mistakes|failings|lapses|errors; cop|fess|own to +; come clean that; \
         accept findings|finding",
    ),
    (
        Act::Claim,
        "claim|take|accept|assume|acknowledge responsibility|credit|ownership ; boast|brag of|about|that|to; list|post|name|add + on|to leak|leak-site|victim|extortion|shame; add|post + to list of victims; list|name|post + as victim|victims; take ownership|credit|responsibility of|for; put name to attack|attacks|breach|hack|leak|intrusion|raid; post|issue|publish claim of responsibility; \
         crow|gloat|brag|boast about|that|over|of; claim|take|assume|accept authorship; \
         post|share|publish proof|screenshots of breach|hack|intrusion|attack; stake claim to +; \
         lay claim to attack|hack|breach|outage|raid|intrusion|leak",
    ),
];
