"""The closed word lists of actor linking: roles, titles, collectives and nouns that denote persons or bodies.

All entries are lower case and singular unless they have no singular; `singular` finds the entry of a plural.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = [
    "ADVERSARIES", "CONTEST", "DOMESTIC", "FEMALE", "FORCES", "GENERIC", "GOVERNMENT", "HONORIFICS", "LEGISLATURES",
    "LOCATIVES", "MALE", "MINISTRIES", "MOTION_VERBS", "OFFICIALS", "OPPOSITION", "ORGANIZATIONS", "OWN_NAME",
    "PARTY_WORDS", "PEOPLE", "QUANTIFIERS", "SAY_VERBS", "TITLES", "singular", "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


GOVERNMENT = word_set(
    "government regime authority authorities administration cabinet leadership junta rulers ruler state"
)
MINISTRIES = word_set("ministry treasury presidency embassy consulate chancellery")
FORCES = word_set(
    "army military troop troops soldier force forces navy airforce coastguard gendarmerie warplane jet fighter-jet "
    "warship frigate commando paratrooper marine gunboat artillery drone aircraft submarine tank vessel conscript "
    "general admiral commander serviceman servicemen officer gunner regulator watchdog"
)
GENERIC = word_set(
    "senate parliament congress assembly house chamber of representatives commons lower upper national federal supreme "
    "high constitutional appeal appeals court courts coast guard coastguard central bank army navy air force police "
    "treasury cabinet election electoral commission council ministers state tribunal law bar society association media"
)
"""Words of names that every country has a body for: which one it is, the context tells."""
PARTY_WORDS = word_set(
    "party labour labor conservative conservatives liberal liberals green greens socialist socialists social democrat "
    "democrats democratic christian communist communists republican republicans centre center left people people's "
    "progressive progress workers workers' independence national nationalist moderates of the 's \u2019s ' \u2019"
)
"""Words of names that parties of many countries have."""
OFFICIALS = word_set(
    "official diplomat ambassador envoy delegate delegation negotiator spokesman spokeswoman spokesperson mediator "
    "minister counterpart representative leader authorities consul emissary mission attaché attache source adviser "
    "advisor aide bureaucrat inspector president premier chancellor monarch king queen emir sultan secretary "
    "politician statesman government intelligence team side chief head secretary-general commissioner dignitary"
)
OPPOSITION = {
    "opposition": "opposition", "rebel": "rebels", "insurgent": "insurgents", "protester": "protesters",
    "protestor": "protesters", "demonstrator": "protesters", "separatist": "separatists", "militant": "militants",
    "dissident": "dissidents", "activist": "activists", "guerrilla": "guerrillas", "secessionist": "separatists",
    "mutineer": "mutineers", "insurgency": "insurgents", "rebellion": "rebels",
}
"""Collective noun -> the word that its canonical name ends in."""

OWN_NAME = word_set(
    "police parliament legislature senate court judiciary congress electorate public voter civilian refugee "
    "farmer student doctor teacher worker union bishop clergy church media press prosecutor judge lawmaker legislator "
    "senator councillor deputy mp settler fisherman fishermen trawlerman miner employer business nationalist "
    "conservative liberal socialist communist monarchist islamist people citizen resident population villager "
    "migrant opposition-party parliamentarian"
)
"""Nouns that with a country name an actor of their own: "Kenyan police", "Polish farmers"."""

ADVERSARIES = word_set(
    "opposition rebel insurgent protester protestor demonstrator separatist militant dissident regime "
    "junta crackdown uprising revolt coup guerrilla insurgency unrest mutineer secessionist"
)
DOMESTIC = ADVERSARIES | word_set(
    "parliament senate senator lawmaker legislator union strike court judge mayor governor councillor voter "
    "constituency referendum bill coalition party ballot mp backbencher prosecutor striker deputy police lawsuit "
    "legislature provincial municipal manifesto campaign teacher nurse farmer worker tribunal"
)
CONTEST = word_set("election re-election reelection candidate candidacy nominee nomination primary caucus campaign")
LEGISLATURES = word_set("parliament senate congress assembly house legislature commons lords bundestag knesset duma")

TITLES = word_set(
    "president premier chancellor minister secretary ambassador envoy senator congressman congresswoman governor mayor "
    "representative mp judge justice prosecutor general colonel captain major lieutenant sergeant admiral commander "
    "marshal brigadier king queen prince princess emir sheikh sultan pope cardinal archbishop bishop ayatollah imam "
    "rabbi reverend pastor father speaker leader chief chairman chairwoman chairperson chair director head spokesman "
    "spokeswoman spokesperson official diplomat adviser advisor aide negotiator commissioner councillor councilor "
    "deputy lawmaker legislator activist professor economist analyst lawyer attorney counsel candidate nominee "
    "organiser organizer founder secretary-general co-leader co-chair vice-president vice-chair whip taoiseach "
    "tánaiste comptroller treasurer inspector sheriff officer executive coordinator delegate consul monk priest "
    "farmer journalist reporter editor author historian scientist doctor engineer dealer resident strategist "
    "dictator strongman ruler warlord rapporteur ombudsman vice-minister vice-governor undersecretary convener "
    "fisherman baron dissident singer actor actress manager owner patriarch monarch billionaire businessman "
    "businesswoman campaigner negotiators undersecretary-general high-commissioner backbencher envoy spokespersons "
    "correspondent solicitor barrister magistrate student teacher nurse veteran frontrunner front-runner incumbent "
    "boss counsellor agent supervisor councilman councilwoman assemblyman assemblywoman"
)
HONORIFICS = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "dame": "f", "lord": "m", "lady": "f", "dr": "",
    "prof": "", "gen": "", "col": "", "capt": "", "lt": "", "sgt": "", "adm": "", "sen": "", "rep": "", "gov": "",
    "rev": "m", "hon": "", "maj": "", "brig": "", "cmdr": "", "madam": "f", "madame": "f", "king": "m", "queen": "f",
    "prince": "m", "princess": "f", "sheikh": "m", "sheikha": "f", "pope": "m", "imam": "m", "ayatollah": "m",
    "herr": "m", "frau": "f", "monsieur": "m", "señor": "m", "señora": "f", "daw": "f", "u": "m", "baroness": "f",
    "father": "m", "sister": "f", "brother": "m", "mullah": "m", "congressman": "m", "congresswoman": "f",
    "del": "", "monsignor": "m", "datuk": "", "seri": "", "metropolitan": "m",
    "chairman": "m", "chairwoman": "f", "spokesman": "m", "spokeswoman": "f", "emir": "m", "sultan": "m", "pm": "",
}
"""Titles before a name, with the gender that they tell."""

ORGANIZATIONS = word_set(
    "group union federation association organisation organization party company firm council committee commission "
    "court tribunal agency ministry department board parliament senate congress assembly legislature government army "
    "police military militia junta movement front alliance coalition bloc league institute university church charity "
    "bank court institution authority body panel mission campaign network corporation airline broadcaster newspaper "
    "agency watchdog regulator chamber club foundation society team faction wing camp caucus delegation community "
    "consortium lobby industry council union confederation trust thinktank think-tank brigade battalion cartel gang "
    "administration regime cabinet opposition embassy ngo service command syndicate cooperative guild panel jury "
    "ministry press media daily outlet magazine station school college hospital conference summit crowd audience "
    "public electorate state country nation republic kingdom power capital province region city town village tribe "
    "clan minority majority diaspora congregation delegation quartet troika secretariat executive leadership "
    "presidency monarchy palace crown judiciary prosecution defence defense coastguard navy force rebellion "
    "insurgency resistance developer manufacturer producer operator carrier insurer lender retailer supplier miner "
    "utility sponsor contractor maker watchdogs signatory member"
)
"""Nouns of bodies, also used as the head of definite descriptions."""

PEOPLE = word_set(
    "people person man woman men women child children citizen resident villager civilian refugee migrant protester "
    "protestor demonstrator activist campaigner critic opponent supporter backer ally rebel insurgent militant "
    "separatist fighter gunman gunmen soldier troop troops policeman policemen officer official diplomat minister "
    "leader member lawmaker legislator senator mp deputy councillor governor mayor judge prosecutor lawyer "
    "investigator expert scientist academic scholar historian economist analyst doctor nurse teacher student pupil "
    "parent worker miner driver farmer fisherman fishermen islander trader investor shareholder creditor lender donor "
    "employer employee striker organiser organizer unionist voter candidate politician conservative liberal socialist "
    "communist nationalist islamist republican democrat moderate hardliner hard-liner radical extremist terrorist "
    "jihadist hostage prisoner detainee inmate suspect attacker assailant bomber sniper hacker smuggler pirate "
    "trafficker looter rioter vigilante mercenary settler tribesman tribesmen elder chief chieftain priest cleric "
    "monk bishop pastor rabbi imam believer pilgrim journalist reporter editor broadcaster witness observer monitor "
    "inspector mediator negotiator envoy ambassador delegate spokesman spokeswoman spokesperson adviser aide "
    "commander general colonel captain crew sailor pilot player athlete coach fan owner tenant landlord homeowner "
    "neighbour neighbor consumer customer passenger patient veteran widow victim survivor family families relative "
    "mother father community youth youngster colleague partner rival successor predecessor president premier "
    "chancellor king queen prince princess emir pope director chairman chairwoman executive manager boss founder "
    "secretary treasurer regulator auditor banker businessman businessmen entrepreneur exporter importer producer "
    "manufacturer developer contractor landowner rancher grower herder logger hunter environmentalist "
    "conservationist feminist humanitarian volunteer peacekeeper dissident exile opposition loyalist royalist "
    "secessionist mutineer guerrilla paramilitary paramilitaries militiaman militiamen commando conscript deserter "
    "defector heckler marcher picketer petitioner plaintiff defendant complainant claimant juror graduate "
    "apprentice pensioner taxpayer ratepayer motorist cyclist commuter tourist visitor guest dealer retailer "
    "shopkeeper vendor baker butcher brewer dockworker docker stevedore firefighter paramedic midwife midwives "
    "physician surgeon engineer architect planner surveyor writer author novelist poet singer musician artist actor "
    "filmmaker musicians backbencher councilwoman councilman assemblyman congressman congresswoman staffer intern "
    "birther denier sceptic skeptic advocate proponent campaigners hardliners unions speaker nominee frontrunner "
    "delegate minority tribe clan trawlerman trawlermen skipper captain islanders scientists friend foe enemy enemies "
    "adversary adversaries signatory signatories ministers bishops clergy cavalry infantry army gang mob crowd "
    "protesters kidnapper abductor captor hijacker rustler bandit gangster warlord strongman dictator"
)

SAY_VERBS = word_set(
    "say tell add announce declare state note insist claim argue warn report write explain respond reply ask "
    "comment stress emphasise emphasize reiterate repeat suggest observe remark assert contend maintain conclude "
    "acknowledge admit concede confirm deny promise vow pledge urge demand call accuse complain protest quip joke "
    "continue tweet post recall predict estimate believe think think shout read snap answer agree allege charge "
    "caution counter boast lament scoff retort"
)
LOCATIVES = word_set("in at near outside inside around across throughout within into through off above below under via "
                 "towards toward onto along beyond")
MOTION_VERBS = word_set("visit reach leave enter capture seize bomb shell storm approach tour shake rock rattle hit "
                    "besiege bombard occupy overrun evacuate flee")
QUANTIFIERS = word_set(
    "many several other various numerous few most more fewer first second last next new old former current present own "
    "same different certain further additional dozens hundreds thousands scores so-called top senior leading "
    "high-level "
    "unnamed unidentified outgoing incoming then main major key late veteran local domestic"
)

MALE = word_set(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark "
    "donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary "
    "nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick "
    "jack dennis jerry tyler aaron jose adam nathan henry douglas peter zachary kyle walter harold carl arthur roger "
    "vladimir sergei sergey dmitry dmitri igor ivan boris mikhail nikolai alexei aleksandr viktor yuri oleg andrei "
    "pavel anatoly gennady leonid vasily konstantin maxim jean pierre jacques francois emmanuel nicolas alain laurent "
    "michel philippe bernard dominique olivier hans karl helmut gerhard wolfgang klaus jürgen juergen stefan martin "
    "andreas sebastian olaf friedrich giuseppe giovanni matteo silvio mario luigi marco sergio antonio carlos "
    "juan luis "
    "pedro pablo miguel francisco manuel javier jorge fernando rafael diego alberto eduardo ricardo hugo evo gustavo "
    "mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein omar khalid mahmoud mustafa ibrahim yusuf abdul "
    "abdullah abdel bashar nabil farouk walid saad tariq karim salman faisal nasser hamid hamad recep mehmet murat "
    "kemal abdulla ismail yahya joao jose luiz paulo lars jens anders sven erik bjorn johan magnus mikael jan piotr "
    "andrzej tomasz jaroslaw lech donald viktor laszlo janos gabor peter zoltan vaclav petr milos josef jiri ion "
    "aleksandar slobodan vojislav zoran milan goran nikola dragan wang xi li hu wen kim ban shinzo taro hiroshi kenji "
    "takeshi narendra rahul rajiv manmohan sanjay vijay arvind imran nawaz asif pervez kwame kofi nelson thabo jacob "
    "cyril robert emmerson paul yoweri uhuru william raila olusegun goodluck muhammadu bola barack joe bill "
    "tony gordon "
    "rishi keir jeremy nigel neil alex simon graham ian alan keith trevor colin malcolm bruce craig dean glenn stuart "
    "liam sean owen connor brendan enda leo micheal phil mike mitt rand ted marco mitch chuck bernie rudy newt jeb rex "
    "ben sam tom tim jim bob dan ron ken steve dave matt greg jeff andy chris nick pete ernesto vicente felipe enrique "
    "andres mauricio nestor javier alvaro ivan rodrigo benigno ferdinand joko susilo mahathir najib anwar"
)
FEMALE = word_set(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley "
    "kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy "
    "angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet "
    "catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith "
    "andrea hannah megan cheryl jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail "
    "alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany "
    "charlotte marie kayla alexis lori hillary kamala condoleezza madeleine theresa liz nicola priti jacinda julia "
    "gillian ursula annalena angela federica catherine kaja christine giorgia marine ségolène segolene simone claudia "
    "dilma cristina michelle sheikh-hasina hasina benazir indira sonia mamata aung yingluck paetongtarn tsai carrie "
    "yulia yuliya olga irina natalia natalya svetlana tatiana elena ekaterina maria anastasia ana ivana vjosa dalia "
    "sanna mette magdalena erna helle tarja fatima fatou aisha amina khadija leila layla nadia samira hanan "
    "ngozi ellen joyce winnie graca portia nkosazana samia aminata chrystia melanie mélanie penny marise fiona moira "
    "siobhan deirdre sorcha aoife niamh rosa carmen pilar dolores isabel lucia lucía beatriz leonor ines inés "
    "jelena milica vesna rasa giedre ieva katarzyna beata ewa agnieszka agnes ágnes eszter katalin alexandria "
    "tulsi nikki linda susan samantha janet elaine betsy kirstjen sylvia loretta merkel navi tzipi golda ayelet"
)


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The lower-case singular of a regular plural; other words come back as they are."""
    low = word.lower()
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "ches", "shes", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low
