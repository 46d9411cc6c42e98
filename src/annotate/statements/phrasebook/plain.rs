//! More turns of phrase, in the everyday words of the papers: tried where none of the first list fits.

use crate::model::Act;

pub(in crate::annotate::statements) const PLAIN: &[(Act, &str)] = &[
    (
        Act::State,
        "put damage|cost|toll|bill|number|loss|losses|figure ... at; speak|talk of +; shoot|fire back that; let ~ know that",
    ),
    (
        Act::Expel,
        "hand ! hours|days|week|fortnight; order|tell|ask ! to pack; order|ask|tell ! on|onto next|first; order ! ... to be; pack ! off; pack off !; \
         revoke|withdraw|cancel|pull|end|strip status|visas|visa|accreditation|mission of !; remove|send ! from country; force|boot|kick|throw ! out; make ! leave|go|pack; \
         show ! way out; show ! out; boot|turf|chuck|oust|eject|sling|kick !; put ! out of; slap|pin persona|label on !; \
         see ! off; demand|order|seek|want recall|departure|removal|withdrawal of !; want|demand ! out|gone; give|hand ! boot|heave-ho",
    ),
    (
        Act::Summon,
        "have ! in for|to; have ! brought|called|hauled in; send for !; pull|drag|march|bring ! in; ask|tell|require|invite ! to report|appear|come|call|present; request|require|demand presence|attendance of !; \
         call|haul|bring|invite ! over",
    ),
    (
        Act::Protest,
        "put|place protest|objection|complaint in|on writing|record; write|send|pen|dispatch|deliver letter|note of protest|complaint ... to *; write|pen|send letter|note of protest|complaint; \
         dispatch|send|deliver|fire protest|angry|stern|strongly-worded note|letter|protest ... to *; dispatch|send|hand protest note|letter|notes; present|serve * with protest|note|complaint|demarche; \
         raise hack|hacks|intrusion|intrusions|spying|espionage|breach|attack|incident|matter|issue|case ... with *; bring|take up hack|hacking|intrusion|intrusions|spying|breach|attack|incident|issue|case|matter ... with *; \
         air|voice|put|raise grievance|grievances ... with|to *; express|voice|register strong|firm|clear|its opposition|objection|objections|displeasure ... to *; \
         tell|inform * of displeasure|anger|objections|protest|unease; put down protest|marker ... to|with *",
    ),
    (
        Act::Sanction,
        "put travel|visa|entry bans|ban ... on *; \
         subject * to sanctions|measures|freeze|ban; bring|clamp|roll in|down|out|. sanctions|penalties|curbs ... on|against|upon *; clamp|bring|roll sanctions|penalties ... on|against *; \
         go after * with sanctions|penalties; freeze assets|accounts|funds|money ... of|from|owned|held|belonging *; freeze|block out|. ... assets|accounts|funds|property|yachts; \
         expand|widen|extend|amend blacklist|sanctions ... to include|cover|take *; sign off on sanctions ... on|against *; approve|adopt|agree|unveil|announce|back round|package|set|raft|batch|series|wave of sanctions ... on|against|at *; \
         take|adopt|impose|announce measures ... against *; order assets|accounts|funds|property of * frozen|blocked|seized; order ... assets|accounts|funds frozen|blocked; \
         restrict|revoke|cancel visas ... for|of *; name|list|place|put * under|on|in ... sanctions|blacklist; put|place|add|enter|include * ... on|to|in ... blacklist|blacklists|. list; \
         bar|ban * from entering|bloc|country|territory|travelling|traveling; hit|slap|strike * with freeze|bans|travel|asset|visa|blacklisting; vote|decide to embargo +; embargo +; \
         place|put|impose|slap embargo on|against +; put|place|add|enter * to|on|onto list; cut|shut|lock * off|out from|of ... dollar|swift|banking|market",
    ),
    (
        Act::Ban,
        "block|bar|exclude|shut|keep|freeze|strike|remove|throw|kick|leave|cut + from|out|off ... tender|tenders|procurement|contract|contracts|network|networks|running|market|race|bidding|rollout|build|suppliers|vendors|tendering; \
         throw|kick|rule|knock|freeze|shut|leave * out of running|race|tender|contract|network|market|bidding|build|rollout|project; disqualify * from ... tender|tenders|bidding|contract|contracts|procurement|race|running; order|take|pull|throw|boot|kick + off phones|shelves|devices|computers|networks|market|laptops; \
         order|tell|instruct|direct|require operators|providers|carriers|isps|companies|shops|stores|retailers|platforms|apple|google to block|remove|pull|rip|strip|delist|throttle|stop|drop|restrict; \
         switch|turn off app|service|signal|site|website|network|internet|platform; suspend app|service|site|website|platform|channel|network|outlet|outlets|newspaper|broadcaster|sites; \
         issue|make|impose|serve prohibition|banning|blocking order|orders|notice ... against|on|to +; geoblock|geo-block +; make + off-limits|illegal; make|declare it illegal|unlawful|crime to; \
         make illegal|unlawful sale|use|sales|import|imports of +; let ~ use|install|buy|sell|import|own|carry|operate|download|bring; allow + in|on|into barracks|networks|buildings|offices|schools|phones|tenders|market; \
         add + to those|apps|list that|banned|forbidden|prohibited; pass|adopt|approve|sign law|bill|ban|measure|decree|act banning|outlawing|prohibiting|forbidding|barring|criminalising +; \
         vote to ban|outlaw|bar|prohibit|forbid +; call time on +; order|impose|announce halt|stop|end|freeze to|of|on sale|sales|use|imports|exports|production|deliveries|supply ... of *; order|impose|announce halt|stop|end|freeze to|of|on sale|sales|use|imports|exports|production|deliveries|supply; kick|boot|pull|drop|remove app|apps off|from",
    ),
    (
        Act::Attack,
        "§ turn + into; § turn ... into; § plant|install|hide + on|in|inside|at; § plant|install|hide program|programme|tool|code|bug|camera; § switch off +; § break lock|locks|seal on|of +; § log into|onto +; § send links|messages|invoices|mails|lures|texts ... to *; § post pictures|picture|slogans|flag|images|message ... on +; § wipe|erase|copy|encrypt|scramble|read|steal|loot|rob +; rob|drain|relieve|strip * of data|million|billion|millions|coins|bitcoin|files|records|cryptocurrency; \
         § shut|take|bring|knock|close down|out|offline +; § shut|take|bring|knock + down|out|offline; § clean|clear|empty|loot|strip out +; § empty|drain|loot|rob|raid|plunder|burgle|ransack|pillage +; \
         § steal|copy|take|lift|swipe|grab|snatch|nab|pinch|pilfer|pull|extract|harvest|download|siphon|spirit|carry|scoop ... from +; § walk|run|get|make off|away with ... from +; § walk|run|get|make off|away with; \
         § leave|flee|abscond with ... from +; § get|lay hands on +; § get|gain hold|possession of +; § get|creep|slip|sneak|worm|steal|jump|break through|into|inside +; § creep|slip|sneak|get in through|via|by; § lock|freeze|scramble up +; \
         § steal|nab|pilfer|pinch|snatch|bag|swipe|pocket; § lock|freeze|paralyse|crash|silence|stop|halt|cripple|topple|wreck|trash|interrupt|rewrite|deface +; \
         § alter|switch|reset settings|levels|passwords|records|results|page|website|home|homepage|list|roll; § tamper|mess|meddle|interfere|play with +; § spy|snoop|listen|eavesdrop|peek on|at|into +; \
         § go after +; § prey on|upon +; § daub|scrawl ... on|over|across +; § launch|mount|wage|run|unleash|stage wave|campaign|series|string|spree|barrage|blitz ... against|on|at +; \
         § hit|strike|target +; § bring + to halt|standstill|knees; § bring ... to halt|standstill|knees; § force + to close|shut|halt|suspend|stop|cancel|switch|disconnect; \
         § sit|lurk|hide|lodge|squat inside|in|within +; § trick|fool|con|dupe|lure|coax + into; § take|seize|gain|wrest control|command|charge of +; § put out of action|service +; § put + out of; \
         § hold + hostage; § hold ... hostage|ransom; § make|find|work|wriggle|cheat|trick|talk way in|into|inside|through|past +; § carry|run|walk off|away ... from +; \
         § get access|entry to|into +; § read|scan|open|forward emails|e-mails|mail|mails|messages|letters|chats|texts|correspondence of +; § read|scan|open|copy|take|lift emails|e-mails|mail|mails|messages|chats|texts|correspondence|letters|files|data|records|documents|drives|scans; \
         § reach into +; § plug into +; § log on|in|into|onto to|. +; § rip|tear|cut|run through +; § bag|pocket ... from +",
    ),
    (
        Act::Takedown,
        "switch|turn|shut|cut|kill off $; get|gain|take|win|regain control|possession of $; take back|apart|out $; pull|take|yank|knock $ offline|down|apart; clean|scrub|remove|wipe|strip|purge|delete malware|backdoor|backdoors|implant|spyware|bot|code ... off|from|of +; \
         kick|boot|throw|drive|evict hackers|intruders|attackers|spies off|out|from; hit|strike infrastructure|servers|botnet|network|machines|site|backbone of *; cart|carry|haul|take off|away $; confiscate|impound $; kill|crush|wreck|smash|demolish|torpedo|sever|silence|unplug|decapitate $; \
         strike|deal blow to|against $; render|leave $ harmless|useless|inoperable|dead; pull plug on +; pull|take|yank pages|profiles|accounts|posts|channels|ads|sites|handles|bots offline|down|.; \
         put + out of business|action; hijack|redirect|sinkhole traffic|domains of +; disable malware|botnet|bots|backdoor ... on; let ~ take|seize over|control $; take over domains|servers|botnet|site|sites",
    ),
    (
        Act::Indict,
        "press|push|go ahead|on with case|charges|prosecution|trial ... against|of *; want|seek to try|extradite|prosecute|jail *; want|demand * extradited|jailed|arrested|prosecuted|tried|charged|locked; catch|grab|seize|intercept|nab|stop|collar * at|in|on airport|border|port|station|hotel|flight|train; \
         give|hand|get * years|months|term|sentence|life; fine *; find against *; take in * for|over|after; \
         put bounty|price on head of *; put|throw|send|clap * behind bars; haul|drag|march * off|away|in; track down *; run down *; file|lodge|open|bring criminal|civil|class suit|case|complaint|action|lawsuit ... against *; \
         pin charges|charge on *; slap charges|handcuffs|cuffs on *; order|approve|grant|clear|allow extradition|arrest|detention|trial of *; send|fly|deliver|surrender * to ... stand|face|trial; \
         lay out case|charges|evidence against *; seek ... years|term|sentence|prison|jail for *; send * to trial|jail|prison|court",
    ),
    (
        Act::Investigate,
        "start|open|launch|begin|order|announce|set probes|inquiries|investigations|enquiries into|against|of +; start|open|launch|begin|order|announce probes|inquiries|investigations; seek|work|scramble to find|learn|establish|determine|trace|identify|understand|piece who|how|whether|hackers|culprits|culprit|attackers|source|origin|together|what|out|those; \
         put|set|assemble up|together|. team|task|unit|panel|commission|committee|group to investigate|examine|look|probe|find|study|review; put|assign|set detectives|investigators|team|officers|agents on case|trail; take on case; treat + as sabotage|arson|crime|suspicious|criminal|hostile|terrorism|deliberate; \
         make enquiries|inquiries of|into|with *; hire|call|bring|retain|enlist in|. ... to investigate|examine|find|determine|establish|look|probe|review|comb|study; call|bring in experts|specialists|forensics|outside|mandiant|crowdstrike; take close|closer|hard|fresh|second|harder|long look at +; hunt|chase|pursue|track hackers|culprits|perpetrators|attackers|intruders|leaker|mole|source|thieves; \
         interview employees|staff|witnesses|suspects|officials|executives; follow money|trail|payments|leads to|through; consider|assess|check whether|if ... broke|violated|breached|broken|violated; pore|go|work through|over logs|files|records|e-mails|documents|footage|books; look at role|conduct|handling|purchase|contract|dealings|links|ties|link; \
         look hard|closely|again|. at contract|deal|purchase|role|handling",
    ),
    (
        Act::Disclose,
        "put|place passports|files|data|documents|records|batch|chats|e-mails|emails|names|list|database|photos|videos|scans|recording|trove ... on|onto net|internet|web|website|forum|telegram; let out name|names|secret|secrets|identity; \
         get|lay hold|hands of|on contract|copy|report|memo|documents|files|letter|e-mails|emails|draft|minutes|recording|list|cables|transcript; obtain|unearth contract|copy|report|memo|documents|files|letter|e-mails|emails|draft|minutes|recording|list|cables|transcript|documents|papers|invoices|invoice; \
         print|run|carry|publish names|excerpts|extracts|transcript|transcripts|letter|memo|e-mails|emails|photographs|list|details|contract|text ... of|from +; print names|excerpts|extracts|transcript|transcripts|letter|memo|e-mails|emails|photographs|list|details|contract; put documents|files|contract|emails|e-mails|names|records|report|papers|list|letters|data|transcript|recording ... online; put documents|files|contract|emails|e-mails|names|records|report|papers|list|letters|data|transcript|recording on ... website|site|internet|web|telegram|page|server; dig up ... contract|deal|payments|documents|memo|programme|links|records|evidence; come out|forward with story|news|documents|evidence|account; \
         drop|publish trove|cache|batch|tranche of; sell|auction|peddle|advertise files|data|documents|credentials|database|scans|passports ... on|for|at; write|e-mail|email to ~ about|of breach|theft|leak|incident|hack|attack|loss; report breach|leak|theft|hack|intrusion|break-in ... to +; \
         give details|account|glimpse of +; cast|throw light on +; give away identity|location|name|names; own up that; break story|news; quote|carry passages|excerpts; sound|blow whistle on +; lay bare|open +; throw|open lid|curtain on|off +",
    ),
    (
        Act::Claim,
        "§ sign defacement|message|note|attack; § own +; § announce attack|hack|breach|raid|leak; \
         § acknowledge|declare|call attack|outage|hack|breach as|. own|work; § advertise|trumpet|tout attack|outage|hack|breach|haul|theft; § say was|were behind|responsible; § let it be known; § post ... on site|blog|leak|portal|page; \
         § name|list|add|post + as|on|to ... victim|victims|leak|blog|portal|page|site",
    ),
    (
        Act::Deny,
        "sweep|push|wave % aside|away|off; throw|hurl|fling % back at *; throw|hurl|fling back %; have only|nothing scorn|contempt|but ... for %; put % down to; want nothing to do with *; fling|throw out %; \
         call|brand|label|deem + made-up|untrue|rubbish|bogus|fanciful|invented|imaginary|fictional; meet % with derision|scorn|ridicule|denial|contempt|mockery|laughter|disbelief; meet ... with derision|ridicule|mockery|disbelief; \
         regret|deplore baseless|unfounded|groundless|false|untrue|speculative speculation|reports|report|claims|claim|allegations|accusations|insinuations; recognise|recognize|accept figures|figure|numbers|findings|finding|allegations|accusations|claims|version|account|description; \
         dispute|contest|question|challenge figures|figure|account|version|authenticity|conclusions|characterisation|number|numbers|description|interpretation|reading; turn % around|round|back|upside; fight|reject|contest off|. charge|charges|claim|claims|allegations|accusations; laugh at %; mock %; scorn %; ridicule %; wave % away|aside; \
         pour scorn|derision|ridicule on|over %; shoot holes in %; poke holes in %; set record straight; find nothing in %; see no truth|merit|substance in %; give no credence to %",
    ),
    (
        Act::Reject,
        "want no part in|of +; stop|halt|end takeover|merger|deal|bid; put stop|end to takeover|merger|deal|bid|sale|plan; call|break off talks|negotiations|deal|dialogue|contacts; leave talks|negotiations|table; \
         shoot|strike down idea; give + thumbs|cold; give thumbs|cold ... to +; set|put|cast aside order|ruling|verdict|plan|request|decision|objections|objection|judgment; annul|void contract|tender|award; \
          withdraw|quit|exit|leave|pull from|out|. treaty|pact|convention|talks|accord|agreement|coalition|negotiations|deal; stay away from signing|talks|meeting|summit|conference|vote|ceremony; \
         stand in way of +; put foot down; send|throw bill|plan|text|draft|proposal|request|motion back|out; dig in heels; find + unacceptable; disagree with &; vote no; vote ... down|out; fight off|. bid|plan|proposal|bill|demand|demands|takeover; \
         cast veto ... against|on +; cast veto; wield veto; turn deaf ear to +; turn down; slam|bang door on|in +; block statement|text|package|sale|deal|aid|declaration|vote|resolution|bid|takeover|appointment; \
         refuse ~ entry|permission|access|visa|leave|bail|asylum|money|funding|accreditation; keep|shut out inspectors|reporters|observers|journalists; hold up package|aid|talks|deal|bill|text|vote|sale|approval; \
         send ~ away empty-handed|without; want none|nothing of|to; have none of +",
    ),
    (
        Act::Decline,
        "leave|let question|questions|request|requests|it|letter ... unanswered|open|pass; say no more .; have nothing to say|add|disclose|report; give|send|offer|make no reply|answer|response|explanation; prefer|choose|opt not to comment|say|answer|discuss|speak|reply|respond|elaborate; prefer|choose|opt to say|stay|remain|keep nothing|silent|quiet|mum; point to|towards * for answers|comment|details; \
         give|offer|provide|share|release details|detail|reason|reasons|figure|figures|explanation|names|name|number|numbers|timeline|indication|particulars; answer|return calls|any of|. calls|messages|questions|letters|letter|emails|e-mails|requests|queries; \
         answer|return calls|any|my|our|several|repeated|three|two calls|messages|questions|letters|emails|e-mails|requests|queries|phone; go into operational|specific|further|technical|any|. matters|details|specifics|detail|particulars|this|that|it; \
         fall silent; cite ongoing|continuing|pending|privacy|legal|security|secrecy investigation|inquiry|probe|reasons|proceedings|privacy|case; stonewall reporters|questions|journalists|inquiries; brush past|off|aside reporters|questions|journalists; \
         give one-word|noncommittal|non-committal|evasive|vague answer|answers|reply|replies; turn away|aside from|. questions|reporters; walk|storm|walk away|off when|. asked; keep mouth|mouths|lips shut|sealed|buttoned; bat|swat away|off|down question|questions; wave away|off|aside question|questions|reporters|microphones; leave question|questions|matter open|hanging|unanswered",
    ),
    (
        Act::Condemn,
        "find + outrageous|unacceptable|disgusting|shameful|appalling|scandalous|deplorable|wrong; speak|talk of outrage|crime|scandal|disgrace|barbarism|cowardice; call|label|brand + breach|violation of law|trust|treaty|sovereignty|faith|rules; tell off *; come down on *; \
         lash|rip|trash|bash * over|for|as|.; lash|rip|trash decision|move|ruling|plan|deal|verdict|handling|bill|law|record|response; lament decision|move|ruling|failure|silence|delay|lack|loss|verdict|absence|step; attack|assail + for|over|as failing|failure|silence|ignoring|delay|handling|delays|inaction|refusing|leaving; \
         attack decision|move|ruling|plan|deal|verdict|handling|bill|law|record|response; call|brand|label|deem|term|describe|find + as|. wrong|mistaken|disgusting|vile|shocking|dreadful|sickening|insulting|offensive|absurd|petty|unworthy|ridiculous|heartless|spiteful|shoddy|sloppy|negligent|troubling|worrying|illegal|appalling|inadequate; \
         call|brand|label|deem|term|find + wrong|mistaken|disgusting|vile|shocking|dreadful|sickening|insulting|offensive|petty|unworthy|heartless|spiteful|shoddy|sloppy|negligent|illegal|appalling|inadequate; add voice to|against criticism|condemnation|protests|outcry|chorus; join chorus of criticism|condemnation|critics|protest; join in condemnation|criticism; \
         find fault ... with +; mince no words; pull no punches; give * dressing|tongue-lashing|roasting|earful|scolding; haul * over coals; call out *; let loose on|at|against *; heap|pile|pour scorn|blame|criticism|abuse; level|direct|aim|voice|express criticism|anger ... at|of|over +",
    ),
    (
        Act::Accuse,
        "hold * to blame; call * out; allege|claim|denounce meddling|interference|sabotage|espionage|fraud|violations|violation|collusion|negligence|foul|misconduct|hacking|spying|theft; brand|label|dub * liar|liars|aggressor|aggressors|rogue|pariah|menace|threat|spy|spies|thief|thieves; \
         point at *; put|lay|lump blame|fault|responsibility ... on|at|with *; catch * lying|spying|cheating|stealing|out; catch * red-handed; have * down as; say * lied; name * among|as suspects|suspect|offenders|culprits",
    ),
    (
        Act::Attribute,
        "follow|track|trace trail|money|clues|coins|tracks|leads|payments|traffic ... to|back @; find|see traces|tracks|marks|signs|handwriting|signature of @; have no|little doubt that @ was|were; suspect|fear|think|reckon that @ is|was|were|are behind|responsible; recognise|recognize handiwork|hand|style|work|tools|code of *; lay|put|set ... at feet|door of *; \
         credit @ with ... theft|hack|breach|attack|intrusion|leak|break-in|heist|outage|blackout|sabotage|raid|thefts|hacks|breaches|attacks|intrusions|leaks|break-ins|heists|raids; connect dots to @; unmask|expose ... as agents|officers|spies|contractors|employees|members|front of @",
    ),
    (
        Act::Warn,
        "tell|advise|urge ~ to look|keep out|eye|eyes|watch; point to|out flaw|flaws|hole|holes|weakness|weaknesses|vulnerability|loophole; \
         serve|give notice|warning that; flag +; flag|highlight|signal * as|for risk|threat|danger|concern; see|foresee growing|heightened|rising|real|serious|grave|increased|higher risk|threat|danger; send|put|go out|round alert|alerts|warning|warnings|advisory|bulletin; \
         advise|caution|counsel ~ against|not; tell|advise|urge|remind ~ to be|stay|keep|remain alert|vigilant|careful|wary|guard|watchful|lookout; talk of danger|dangers|threat|risk; caution that; wave|raise red|yellow flag|flags; \
         put on alert|notice|guard ~; spell|point|call out danger|dangers|risk|risks|hazards|threat",
    ),
    (
        Act::Threaten,
        "put|set|start|post clock|countdown|timer ... on|for|to; set clock ticking; give ~ hours|days|week|weeks|deadline to pay|settle|negotiate|respond; vow|promise|swear that ... pay|regret|suffer; vow|promise|swear|pledge to retaliate|respond|avenge|answer|punish|hit|strike|get; warn of|that response|retaliation|consequences|reprisals|countermeasures; \
         warn of serious|grave|severe|dire|painful|harsh consequences|response|retaliation|measures|repercussions; threaten|promise|vow tit-for-tat|reciprocal|mirror|retaliatory|symmetrical|harsh|tough|painful response|measures|steps|moves|expulsions|action|answer; set deadline ... for|to|of; say retaliation|response|reprisals would|will; demand ransom ... or|threatening",
    ),
    (
        Act::Request,
        "want + frozen|blocked|removed|released|banned|lifted|returned|freed|deleted|closed|back|stopped; want to know|hear|learn from *; want to know who|how|what|why|whether; send|hand|give * list of demands|questions; send|present|issue list of demands|questions ... to *; put question|questions|demand|demands ... to *; put * under pressure; turn|write|go|run to * with plea|request|appeal; give * orders|instructions|order to; set * deadline; appeal to conscience; \
         propose inquiry|probe|ban|treaty|summit|meeting|talks|investigation|moratorium|law|joint|pact|truce; propose to * that; insist that * hand|act|explain|stop|be|apologise|pay|release|come|open|disclose|provide; reach out to * for; turn to * for; run|apply to * for|with help|aid|support|assistance|protection|order|warrant|injunction|request|plea; \
         turn|go|run to * for help|aid|support|assistance; ratchet|turn|ramp up pressure on *; ratchet up pressure|calls|demands for|to; raise|pile pressure on *; expect|await|want answer|answers|explanation|apology|reply|response|action|clarification ... from *; expect * to hand|act|explain|stop|apologise|respond|cooperate|provide|release; \
         seek|request|want|demand injunction|damages|compensation|order|warrant|ban|probe|inquiry|audit|ruling|access|records|logs|talks|delay|extension|dismissal; apply for warrant|order|injunction|permission|extradition|court; sign petition for|against|to|calling; petition * for|to; file|submit|lodge petition|motion|request ... for|to|with; \
         put ... to * in letter|writing|note; give ~ week|weeks|month|days|hours to answer|explain|respond|comply|reply|fix|act; write to * for|about answers|explanation|clarification; insist on|upon inquiry|audit|answers|apology|access|proof|evidence|changes|transparency|release; ask|urge|press * through|via ... to; \
         beg ~ ... for|to; invite ~ ... to join|send|take|visit|attend|look|review; join calls|appeal|demand for|to; add voice to calls|demands|appeal for; renew|repeat|reiterate|echo call|calls|plea|demand|appeal|request",
    ),
    (
        Act::Agree,
        "promise|pledge * +; bind itself|themselves|himself to +; make up with *; settle quarrel|dispute|row|differences|feud ... with *; settle quarrel|dispute|row|differences|feud; seal alliance|partnership|union ... with *; pay off gang|hackers|attackers|thieves|extortionists; pay gang|hackers|attackers|thieves|extortionists off; \
         close|conclude|ink|clinch deal|agreement|pact ... with *; close|clinch deal; make|give promise|commitment|pledge|undertaking|vow|assurance to|that; offer to share|help|send|hand|cooperate|pay|join|host|train|provide|work|mediate; accept offer|terms|invitation|conditions|deal|request|proposal|settlement|plan; \
         grant|approve|meet|heed|honour|honor request|plea|application|demand|demands; comply|go along with request|order|demand|demands|ruling|plan|terms; bow|yield|accede|submit|give in|way|. to|on demand|demands|pressure|request; give in|way to +; give consent|approval|word|go-ahead; launch|open|set joint centre|center|task|exercise|unit|cell|team|project|patrols ... with *; \
         promise|pledge|vow more|better|tighter|stronger|new|additional|extra|full|greater|further|faster experts|money|funds|funding|checks|safeguards|security|controls|rules|help|aid|staff|support|protection|openness|transparency|inspections|patches|updates|cooperation; say yes to +; settle out of court; settle for million|$; reach out-of-court settlement; \
         become signatory of|to; agree that; draw|work up agreement|accord|plan|pact ... with *",
    ),
    (
        Act::Support,
        "line|fall|get up|in behind +; take side|part of; take * side; rally|come to * side|defence|defense|aid|rescue; have|reserve|find praise|words of praise|warm|kind|words|nothing ... for +; have warm|kind|good|high praise|words|things ... for|about +; have nothing but praise for +; heap|lavish|pour|shower praise|compliments on|upon +; \
         echo|share|embrace|applaud|cheer finding|findings|assessment|motion|plan|proposal|arrest|arrests|verdict|ruling|sanctions|move|decision|call|conclusion|takedown|concern|concerns|analysis|treaty|view; give + thumbs-up|blessing|backing|nod; give + thumbs up; add|lend voice|name to|behind calls|plan|treaty|motion|those; \
         express|voice satisfaction|approval|gratitude|admiration|appreciation|thanks ... with|at|for|to|of +; call|describe|deem + as|. success|triumph|victory|courageous|brave|exemplary|welcome|timely|step in; call ... good|great|welcome|excellent news|day|step|move|job|work; call ... step in right direction|path; call|deem + success|triumph|victory|courageous|brave|exemplary; \
         throw|put|place weight|support|backing|full ... behind +; side with|. +; line up|. with|alongside|behind +; speak|talk well|highly|warmly|favourably of +; vote for|in favour|favor +; walk|march in step with +; hold hand of +; raise|tip hat|glass to +; stand shoulder|foursquare|squarely|firmly to|with|behind +; vouch|speak up for +",
    ),
    (
        Act::Confirm,
        "let on that; vouch for authenticity|accuracy|truth of +; make no secret|bones of|about +; stand by story|report|reporting|account|findings|figures; accept|acknowledge|admit|concede mistakes|error|errors|failings|shortcomings|lapse|lapses|oversight; grant|allow that mistakes|errors; \
         take|accept full|. blame|responsibility|fault for; say sorry for|to|.; hold hand|hands up; put hand|hands up to|.; plead guilty; enter plea of guilty; give|offer|issue apology|confirmation|confession; issue|make|offer public|full|formal|. apology to|for|.; own up .|to|about; back up report|account|story|claim|claims; bear|back out|up report|account|story|claim|claims",
    ),
];
