//! The tables of act verbs, light verbs and act nouns, as base forms.

use super::Frame;
use crate::model::Act;

/// Act, frame, and base forms; `base/past` or `base/past/participle` where the past is not `-ed`.
pub(super) const VERBS: &[(Act, Frame, &str)] = &[
    (
        Act::State,
        Frame::Clause,
        "say/said tell/told write/wrote/written state announce add note report declare explain insist assert argue \
         maintain reiterate stress point conclude allege suggest remark estimate emphasise emphasize tweet comment \
         predict observe contend testify brief recall assess stipulate clarify reply respond quip/quipped underline underscore retort answer counter signal/signalled joke boast lament hint opine reckon proclaim assure inform notify pronounce recount elaborate posit surmise speculate mention attest theorise theorize",
    ),
    (
        Act::Confirm,
        Frame::Clause,
        "confirm acknowledge admit/admitted concede affirm verify confess corroborate substantiate validate authenticate",
    ),
    (Act::Disclose, Frame::Clause, "disclose reveal divulge"),
    (Act::Disclose, Frame::Claim, "expose uncover unmask unearth publicise publicize"),
    (Act::Disclose, Frame::Claim, "leak declassify doxx"),
    (Act::Claim, Frame::Claim, "claim"),
    (
        Act::Deny,
        Frame::Claim,
        "deny refute rebut/rebutted repudiate disavow dispute rubbish trash debunk contradict disclaim discredit contest discount",
    ),
    (Act::Reject, Frame::Claim, "reject dismiss refuse rebuff spurn oppose snub/snubbed"),
    (Act::Reject, Frame::Object, "veto/vetoed"),
    (Act::Decline, Frame::Claim, "decline"),
    (Act::Accuse, Frame::Matter, "accuse implicate incriminate fault finger"),
    (Act::Accuse, Frame::On, "blame"),
    (Act::Attribute, Frame::To, "attribute trace link ascribe tie connect"),
    (
        Act::Condemn,
        Frame::Object,
        "condemn denounce decry deplore criticize criticise slam/slammed blast lambast lambaste censure rebuke castigate chide berate upbraid excoriate assail savage deride ridicule vilify scold reprimand admonish reprove reproach pillory skewer malign revile disparage bemoan mock scorn impugn",
    ),
    (Act::Warn, Frame::Clause, "warn caution alert forewarn"),
    (Act::Threaten, Frame::Object, "threaten menace"),
    (
        Act::Request,
        Frame::Object,
        "urge implore exhort beseech beg/begged entreat petition instruct prod/prodded lobby compel/compelled enjoin/enjoined",
    ),
    (Act::Request, Frame::From, "demand request"),
    (Act::Protest, Frame::Against, "protest complain object remonstrate"),
    (Act::Summon, Frame::Object, "summon convoke"),
    (Act::Expel, Frame::Object, "expel/expelled deport oust evict eject banish"),
    (Act::Sanction, Frame::Object, "sanction blacklist designate penalise penalize punish embargo/embargoed"),
    (
        Act::Indict,
        Frame::Matter,
        "indict charge arrest convict detain jail sentence extradite prosecute sue imprison apprehend arraign nab/nabbed remand nick collar book incarcerate capture bust",
    ),
    (Act::Investigate, Frame::Object, "investigate probe examine scrutinise scrutinize audit"),
    (Act::Takedown, Frame::Object, "dismantle disrupt seize confiscate impound sinkhole shutter neutralise neutralize"),
    (Act::Agree, Frame::With, "agree pledge sign ratify concur/concurred"),
    (
        Act::Support,
        Frame::Object,
        "support back endorse praise commend applaud hail welcome salute laud congratulate acclaim",
    ),
    (
        Act::Attack,
        Frame::Object,
        "hack attack breach infiltrate penetrate compromise target infect sabotage cripple deface \
         cyberattack wiretap phish paralyse paralyze hobble hijack ransack bombard vandalise vandalize spear-phish brick",
    ),
    (
        Act::Ban,
        Frame::Object,
        "ban/banned outlaw proscribe prohibit bar/barred forbid/forbade/forbidden disallow criminalise criminalize",
    ),
];

/// Verbs that the extractor reads beside [`VERBS`]; in a question most of them mean something else.
pub(super) const RARER: &[(Act, Frame, &str)] = &[
    (
        Act::State,
        Frame::Clause,
        "find/found rule determine post decree profess aver/averred avow relay convey intone exclaim repeat restate reassert interject forecast project foresee/foresaw/foreseen \
         swear/swore/sworn rejoin blog/blogged establish certify lecture vow believe fear indicate imply advise fume grumble muse reason/reasoned confide summarise summarize remind hold/held submit/submitted reaffirm",
    ),
    (Act::Confirm, Frame::Clause, "recognise recognize"),
    (
        Act::Deny,
        Frame::Claim,
        "disprove controvert negate gainsay/gainsaid scotch pooh-pooh squelch nix/nixed challenge doubt",
    ),
    (Act::Reject, Frame::Object, "overrule"),
    (Act::Accuse, Frame::Matter, "suspect inculpate"),
    (Act::Attribute, Frame::To, "track assign pin/pinned associate"),
    (
        Act::Condemn,
        Frame::Object,
        "rap/rapped roast flay bash berate harangue chastise chasten hound jeer deprecate slate shame lampoon bewail \
         trounce hammer maul abhor demonise demonize",
    ),
    (Act::Protest, Frame::Against, "demarche demur/demurred"),
    (Act::Expel, Frame::Object, "exile"),
    (Act::Indict, Frame::Matter, "acquit/acquitted court-martial handcuff"),
    (Act::Investigate, Frame::Object, "interrogate"),
    (
        Act::Takedown,
        Frame::Object,
        "disable null-route topple deactivate unplug/unplugged commandeer smash remove suspend delete crack purge",
    ),
    (Act::Agree, Frame::With, "ink commit/committed consent accede"),
    (Act::Support, Frame::Object, "defend champion cheer extol/extolled compliment thank"),
    (Act::Attack, Frame::Object, "exfiltrate encrypt surveil/surveilled swamp bug/bugged intercept cyber-attack ddos"),
    (Act::Ban, Frame::Object, "debar/debarred blackball boycott"),
];

/// Verbs that report an act only in a turn of phrase: `took aim at`, `showed the envoy the door`. Read by the extractor alone.
pub(super) const TURNING: &str = "aim assign cast/cast lump shift fix heap pile level/levelled trade raise renew suspect name shame cite see/saw/seen find/found detect \
     track trace put/put chalk match associate believe come/came/come take/took/taken clap/clapped shoot/shot strike/struck lash push snap/snapped bite/bit/bitten \
     punch fire lay/laid rip/ripped lace light wade round rail inveigh fulminate rage fume bristle speak/spoke/spoken express convey \
     register pile pour drag/dragged rake read/read frown disapprove brush wave laugh shrug/shrugged bat/batted fend knock toss fling/flung \
     slap/slapped turn throw/threw/thrown give/gave/given make/made distance single show/showed/shown wash plead protest maintain proclaim vote say/said rule balk \
     baulk bridle scoff argue decide close shut/shut slam/slammed block kill sink/sank/sunk stall quash derail torpedo/torpedoed decline \
     resist defy spurn shun/shunned ignore walk back withhold/withheld keep/kept stay remain have/had offer provide return answer draw/drew/drawn \
     dodge duck sidestep/sidestepped evade deflect parry skirt avoid refuse call appeal press lobby pressure nudge prod/prodded urge campaign \
     agitate clamour clamor tell/told order ask direct command instruct require invite encourage advise beg/begged seek/sought request \
     lean sound ring/rang/rung serve notify flag/flagged counsel/counselled caution vow promise threaten pledge swear/swore/sworn reserve set/set issue dangle \
     hold/held lodge hand deliver present send/sent summon haul bring/brought kick boot turf chuck sling/slung drum/drummed bundle \
     drive/drove/driven declare designate pronounce strip/stripped revoke withdraw/withdrew/withdrawn cancel/cancelled pull cut/cut sever break/broke/broken \
     hit/hit punish target smack subject place add include list freeze/froze/frozen lock bang pick cart lead/led open launch begin/began/begun \
     start initiate mount conduct commission undertake/undertook/undertaken look dig/dug delve pry inquire enquire wrest/wrested seize gain roll \
     bust remove suspend delete disable ban/banned purge deactivate join team link sign commit/committed lend/lent rally line stand/stood unite \
     rush leap side stick/stuck pay/paid sing/sang/sung vouch hack get/got/gotten burrow worm tunnel/tunnelled force obtain steal/stole/stolen siphon \
     swipe pilfer lift extract copy download plant install deploy drop/dropped implant hide/hid/hidden spy eavesdrop/eavesdropped snoop/snooped \
     listen flood overwhelm encrypt wipe scramble erase tap/tapped monitor publish dump release spill share unveil leak impose bar/barred \
     exclude tear/tore/torn own fess bear/bore/borne accept recognise recognize assume boast brag/bragged claim charge hurl go/went/gone blow/blew/blown \
     shine/shone refrain let/let fall/fell/fallen fine drain flay meet/met respond reply react counter retaliate vent voice air utter post file \
     sell/sold swoop raid arrest deny dismiss reject condemn approve grant clear unleash deal/dealt hurl fling/flung lob/lobbed greet dish face widen expand tighten toughen broaden renew prolong enact agree secure remand recommend sneer question wrap/wrapped thunder confess bug/bugged partner admit/admitted \
     insist smash root doubt rupture pass phase propose demand swamp enter acknowledge think/thought jump jail sentence \
     spring/sprang/sprung win/won concede want restrict limit explain exert probe challenge finalise finalize wage deem axe scrub/scrubbed receive warn implore cry surrender empty shake/shook/shaken suffer sustain endure experience appear find detect uncover discover establish see reopen restart resume review hold place announce term oppose nix/nixed overturn refer/referred profess solicit echo reiterate repeat slip/slipped smuggle shed/shed throttle reimpose reinstate halt stop/stopped forbid/forbade/forbidden prohibit \
     uphold/upheld settle adopt establish forge become/became/become co-sponsor assure check verify assign dispatch switch delete inform access tamper extort blackmail trick manipulate alter corrupt meddle \
     impersonate disrupt insert discuss elaborate specify speculate divulge detail disclose examine assess study vow read divert redirect reroute loot plunder \
     rob/robbed swindle defraud dupe harvest scrape rifle destroy damage jam/jammed overload crash spoof exploit search view photograph poison bypass circumvent \
     cheat deceive fool pillage ravage deem regard quote lose/lost recover reel reaffirm underline restate authorise authorize disown squelch allege yank swat/swatted quash quell/quelled dispel/dispelled debunk allay stonewall storm annul/annulled void scupper scuttle \
     veto/vetoed shelve bin/binned scrap/scrapped hint leave/left hear/heard comb sift pore trawl hunt lurk dwell/dwelt roam linger dissociate align brute-force elbow spirit unseal fear work terminate lift end upload negotiate convene spell remind write/wrote/written opt depart permit allow \
     hand help term delist unveil regret/regretted affirm underscore play/played downplay nuke zap/zapped talk \
     accede appoint assert avow boycott brandish broadcast/broadcast chew chronicle clone cold-shoulder con/conned confirm contest cop/copped crack \
     cripple criticise crow debar/debarred decry denounce deplore disclaim disqualify dress escort exhort fight/fought foresee/foresaw/foreseen gloat \
     grab/grabbed green-light/green-lit greenlight/greenlit grill hijack hoover invoke jeer lavish neutralise neutralize outlaw outline \
     overrun/overran petition phish pinpoint pooh-pooh preach prise pursue quiz/quizzed rap/rapped rattle rebuff recount renege revive rubber-stamp \
     rummage shower shutter snatch sneak sniff snub/snubbed stake subpoena suck thumb tip/tipped trash vacuum volunteer wag/wagged weaponise \
     weaponize thrash dare prise pry/pried scuttle \
      abscond advertise amend assemble auction bag/bagged catch/caught clamp \
     clean coax collar confiscate creep/crept crush daub decapitate deface demolish e-mail email eject embargo/embargoed \
     enlist evict flee/fled fly/flew/flown follow forward geo-block geoblock hire impound intercept \
     interfere interrupt interview lure mess nab/nabbed oust pack pen/penned peddle peek pinch pocket prey \
     print ransack regain render report reset/reset retain rewrite/rewrote/rewritten run/ran scan/scanned scoop scrawl \
     silence sinkhole sit/sat squat/squatted topple tout treat trumpet unearth unplug/unplugged \
     wreck wriggle burgle paralyse lament log/logged march plug/plugged chase \
      applaud apply assail attack await bash bow cheer comply connect credit \
     disagree dub/dubbed embrace exit expect expose heed highlight honor honour mince mock poke quit/quit ramp \
     ratchet ridicule scorn signal/signalled unmask wield yield \
      bind/bound choose/chose/chosen reckon sweep/swept relieve dispute";

/// Verbs that report an act only together with a noun or particle: `imposed sanctions`, `called in`.
pub(super) const LIGHT: &str = "call describe brand label/labelled impose slap/slapped levy adopt approve introduce unveil place put/put add lodge file \
     deliver send/sent hand cut/cut sever break/broke/broken suspend express voice open launch begin/began/begun start order \
     unseal bring/brought lay/laid issue publish release make/made level/levelled repeat accept take/took/taken sign reach conclude \
     strike/struck carry conduct mount stage hold/held point pin/pinned offer give/gave/given provide shut/shut knock freeze/froze/frozen \
     look ask stand/stood name identify declare hit/hit announce comment respond reply vow reaffirm extend turn pull brush wave shrug/shrugged laugh bat/batted scoff kick boot throw/threw/thrown haul pour appeal press lash tear/tore/torn fire own \
     hear/heard quote cite regard view deem consider characterise characterize depict portray block list broker cement clinch forge hammer initial/initialled ink prefer/preferred reiterate seal submit/submitted commence exchange swap/swapped";

/// Nouns that name an act, for questions and for expansion.
pub(super) const NOUNS: &[(Act, &str)] = &[
    (Act::Deny, "denial denials rebuttal disavowal"),
    (Act::Accuse, "accusation accusations allegation allegations"),
    (Act::Attribute, "attribution attributions"),
    (Act::Condemn, "condemnation criticism denunciation"),
    (Act::Warn, "warning warnings alert alerts advisory advisories"),
    (Act::Threaten, "ultimatum"),
    (Act::Request, "appeal appeals"),
    (Act::Protest, "demarche demarches"),
    (Act::Expel, "expulsion expulsions deportation"),
    (Act::Sanction, "sanctions sanction blacklisting designation designations"),
    (Act::Indict, "indictment indictments charges arrests prosecution conviction extradition"),
    (Act::Investigate, "investigation investigations inquiry inquiries probe"),
    (Act::Takedown, "takedown takedowns seizure dismantling disruption"),
    (Act::Agree, "agreement agreements accord pact treaty memorandum"),
    (Act::Support, "endorsement solidarity"),
    (
        Act::Attack,
        "attack attacks cyberattack cyberattacks cyber-attack cyber-attacks hack hacks breach breaches intrusion \
                   intrusions sabotage",
    ),
    (Act::Disclose, "disclosure disclosures leak leaks revelation revelations"),
    (Act::Ban, "prohibition"),
    (Act::Confirm, "confirmation acknowledgement admission"),
    (Act::Reject, "rejection refusal"),
    (Act::State, "statement statements remarks"),
    (Act::Summon, "summoning"),
];

/// Forms that are more often something else when they stand alone in a question.
pub(super) const AMBIGUOUS: &str = "state states stated note notes report reports reported point points link links tie ties claim claims \
     back target targets sign signs bar bars brief briefs add comment alert sentence trace examine estimate \
     suggest tell press explain recall compromise seize charge respond reply written write support supports audit audits \
     capture connect contest contests discount fault faults finger mention petition shutter bust";
