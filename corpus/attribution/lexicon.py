"""The English words that attribution knows: cue verbs, roles, honorifics, given names, organisations."""

from collections.abc import Mapping
from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs of which one form is enough to make a clause reported speech.
SAYING = _words("""
    said says say told tells tell warned warns warn explained explains insisted insists insist emphasised emphasises
    emphasized emphasizes stressed stresses stress declared declares announced announces estimates estimated estimate
    stated states argued argues argue claimed claims claim wrote writes tweeted tweets replied replies responded
    responds concluded concludes commented comments remarked remarks recalled recalls conceded concedes
    acknowledged acknowledges testified testifies reiterated reiterates asserted asserts
    assured assures informed informs advised alleged alleges complained complains predicted predicts urged urges
    exhorted exhorts
    quipped joked jokes cautioned cautions
    countered counters pledged pledges vowed vows contended contends lamented laments boasted boasts
    affirmed affirms attested attests proclaimed proclaims confided confides confessed confesses fretted frets
    posited posits theorised theorized recounted recounts hinted hints
""")
# Verbs that report only with "that" after them, or with a quotation.
ADDING = _words("""
    added adds add continued continues admitted admits admit confirmed confirms confirm noted notes note asked asks ask
    answered answers observed observes suggested suggests suggest believes believe believed thinks thought hopes
    hoped fears feared promised promises demanded demands denied denies revealed reveals disclosed discloses
    reported reports mentioned mentions repeated repeats agreed agrees agree feels felt promise pointed points
    retorted retorts interjected interrupted began begins shouted shouts cried cries whispered whispers exclaimed
    exclaims murmured muttered muttering sighed laughed smiled snapped chimed enthused opined reflected mused
    went posted posts put puts called calls call described describes described branded brands dubbed dubs labelled
    labeled accused accuses praised praises condemned condemns criticised criticized hailed hails blamed blames
    dismissed dismisses denounced denounces blasted slammed ridiculed likened apologised apologized thanked wondered
    wonders inquired enquired pleaded begged protested gushed summed sums read reads expressed expresses spoke speaks
    maintained maintains welcomed welcomes rejected rejects referred refers cited cites quoted clarified clarifies
    elaborated ventured volunteered offered signed questioned derided decried mocked touted characterized
    characterised portrayed termed deemed lauded defended lambasted brushed tweeting texted emailed chanted sang bragged
    chuckled hissed growled mumbled gasped fumed blurted grumbled groaned marvelled marveled scoffed sniffed raged
    thundered bellowed hollered yelled yells screamed screams teased reasoned surmised speculated crowed beamed implored
    found finds deflected demurred signalled signaled objected rebutted vented ranted railed chided scolded admonished
    rebuked taunted cheered applauded celebrated bemoaned deplored compared compares referenced references
    hammered bashed assailed trashed panned savaged skewered rebuffed disputed touts talked talks intoned swore guessed
""")
# Verbs that pass judgement: a quoted fragment anywhere after them is the judge's ("called the plan, at best, “odd”").
JUDGING = _words("""
    calls called call described describes describe branded brands dubbed dubs labelled labeled accused accuses praised
    praises condemned condemns criticised criticized hailed hails blamed dismissed dismisses denounced denounces
    blasted slammed ridiculed likened expressed expresses welcomed believes believe believed thinks thought feels felt
    hoped hopes feared fears suggested suggests admitted admits confirmed confirms denied denies promised promises
    noted notes revealed reveals added adds derided decried mocked touted characterized characterised portrayed termed
    deemed lauded defended lambasted brushed referred refers compared compares referenced references
    hammered bashed assailed trashed panned savaged skewered touts bemoaned deplored chided scolded rebuked taunted
    applauded
""")
# Verbs with a thing as their object: after a quotation they begin another clause ("the “thaw”, X put pressure on Y").
TRANSITIVE = _words("""
    puts put call calls called describe describes described branded brands dubbed dubs labelled labeled accused accuses
    praised praises condemned condemns criticised criticized hailed hails blamed dismissed dismisses denounced
    denounces blasted slammed ridiculed likened expressed expresses welcomed welcomes rejected rejects referred refers
    cited cites quoted offered signed read reads posted posts went spoke speaks began begins told
    tells urged urges thanked disclosed reveals points pointed demanded demands denied denies feared fears repeats
    repeated promise promises estimates estimated announces announced derided decried mocked touted characterized
    characterised portrayed termed deemed lauded defended lambasted brushed questioned recounted recounts talked talks
    celebrated cheered disputed rebuffed found finds compared compares referenced references
    hammered bashed assailed trashed panned savaged skewered touts bemoaned deplored chided scolded rebuked taunted
    applauded
""") - _words("posted began begins told tells urged urges announced repeated denied promised demanded")
# Forms that are as often nouns: "the remarks", "member states".
NOUNS_TOO = _words("""
    remarks reports notes note claims claim comments states estimates estimate promises promise demands fears hopes
    calls call posts quotes laments answers thoughts thought puts reads joke jokes blames report point points counters
    tweets brands labels praise stress stresses cries boasts sighs repeats answer references
""")
# Of these the bare form needs a plural: "they claim", but "a stress disorder".
BARE_FORMS = _words("stress note claim estimate promise call point joke answer praise put")
# Nouns that stand for saying: in "his claim that the plan is “mad”" the quotation is his.
SPEECH_NOUNS = _words("""
    claim claims assertion assertions allegation allegations accusation accusations warning warnings statement
    statements remark remarks comment comments suggestion suggestions promise pledge vow demand demands call calls
    argument arguments contention insistence prediction predictions complaint complaints admission description
    declaration assurance assurances criticism characterization characterisation
""")
# Irregular verbs that may stand between two names: "Lowe met President Voss".
VERBS = _words("""
    met meets saw sees beat beats led leads won wins left leaves took takes gave gives made makes got ran runs sent
    knew found finds became becomes wants held holds fell rose came comes lost brought bought built taught caught
    fought thought kept stood sat spent paid chose drove flew grew heard hit knows sold sought sang shot put plays
    works lives likes loves hates joins backs helps uses used let lets set sets hosts loses follows
""")
# Of these the ones that are nothing but verbs, so that they end a noun phrase: "the newspaper took".
SURE_VERBS = VERBS & _words("""
    met took gave got ran sent knew became held fell rose came brought bought taught caught fought kept stood sat spent
    chose drove flew grew heard sought sang hosts follows
""")
PARTICIPLES = _words("""
    saying adding telling warning explaining insisting stressing emphasising emphasizing noting arguing claiming
    stating declaring writing tweeting replying calling describing asking citing announcing concluding conceding
    acknowledging admitting suggesting branding dubbing labelling accusing pointing continuing commenting remarking
    reiterating joking recalling complaining urging predicting vowing expressing referring
""")
# Participles that pass judgement: "issued a statement slamming the plan as “odd”".
JUDGING_PARTICIPLES = _words("""
    slamming blasting criticising criticizing condemning denouncing deriding decrying mocking dismissing praising
    hailing lauding likening ridiculing lambasting blaming characterising characterizing portraying
""")
PARTICIPLES = PARTICIPLES | JUDGING_PARTICIPLES
CUES = SAYING | ADDING | PARTICIPLES
# With these a document, too, is a speaker ("The declaration says").
DOCUMENT_CUES = _words("""
    said says say read reads stated states warned warns added adds noted notes concluded concludes argued argues claimed
    claims alleged alleges called calls described describes cited cites accused accuses urged urges asked asks
    announced estimated estimates confirmed confirms saying found finds
""")
BE = _words("was were is are been being be get gets got am")
AUXILIARY = BE | _words("""
    has have had having will would can could may might must should shall did does do to not n't hasn't didn't later
    also then once again still even just further already now previously recently earlier never always only simply
    reportedly today yesterday tonight tomorrow went goes on himself herself themselves itself both all too quickly
    angrily quietly often sometimes soon immediately afterwards nevertheless nonetheless however instead meanwhile
    therefore famously repeatedly first finally
""")
PRONOUNS = {"he": "m", "she": "f", "they": "p", "it": "n", "i": "", "we": "", "you": "", "who": "who"}
ARTICLES = _words("the a an this that another one these those every each")
POSSESSIVES = _words("his her its their our my your")
QUANTIFIERS = _words("some many several two three four five six most few")
# Words in -ly that are no adverbs.
_LY_NOUNS = _words("""
    family daily weekly monthly quarterly assembly ally supply reply rally monopoly anomaly fly bully elderly friendly
    sally emily molly polly holly lily kelly billy willy
""")
PREPOSITIONS = _words("""
    of for at from with in on to by about into over under between against during without within near after before
    through across around behind beyond despite outside inside towards toward upon via than like until since per
    amid among amongst regarding concerning beside besides along off out up down onto throughout
""")
JOINING = PREPOSITIONS & _words("of for at from with in on")
SUBORDINATORS = _words("""
    and but or as when while because that if though although where so whether which who whom whose yet nor then
    however meanwhile still today yesterday also indeed later earlier instead moreover furthermore nevertheless
    nonetheless thus therefore hence afterwards recently finally eventually perhaps now once clearly unless what how
    why there here not only even until since before after earlier again additionally separately elsewhere
""")
# Words with a capital only because they open a sentence, or names of days and months: never part of a name.
NOT_NAMES = (
    ARTICLES | POSSESSIVES | QUANTIFIERS | PREPOSITIONS | SUBORDINATORS | AUXILIARY | frozenset(PRONOUNS)
) - frozenset({"may", "will", "do"}) | _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december according asked speaking writing responding commenting referring talking no yes
    well oh ok okay thank thanks please sorry last next such any both neither either more much other others very its
    it's he's she's they're we're i'm that's there's these those let let's me him them us it what's who's don't
    following given meanwhile born despite both nobody everyone someone people anyone something nothing everything
    say suppose imagine consider remember perhaps maybe
""")
MONTHS_AND_DAYS = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december
""")

MALE_HONORIFICS = _words("mr sir lord mister king prince duke earl father brother monsieur herr señor baron")
FEMALE_HONORIFICS = _words("mrs ms miss lady dame baroness queen princess duchess sister madame frau señora")
HONORIFICS = MALE_HONORIFICS | FEMALE_HONORIFICS | _words("dr prof professor rev reverend hon mx doctor")
DROPPED_HONORIFICS = _words("mr mrs ms miss mx mister monsieur madame herr frau señor señora")

MALE_NOUNS = _words("""
    man spokesman chairman father son brother husband policeman businessman boy actor king prince congressman
    fisherman grandfather uncle nephew widower salesman craftsman gentleman alderman clergyman statesman priest
""")
FEMALE_NOUNS = _words("""
    woman spokeswoman chairwoman mother daughter sister wife policewoman businesswoman girl actress queen princess
    congresswoman grandmother aunt niece widow landlady councilwoman midwife housewife duchess
""")
ROLES = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | _words("""
    academic accountant activist administrator adviser advisor agent aide ally ambassador analyst anchor
    archaeologist archbishop architect artist assistant astronaut astronomer athlete attorney author baker banker
    barrister bishop blogger boss broadcaster broker builder campaigner candidate captain cardinal cashier
    champion chancellor chair chairperson chef chemist chief cleric clerk coach colleague colonel columnist
    comedian commander commentator commissioner commuter composer conductor constable consultant contractor
    controller coordinator co-ordinator coroner correspondent councillor councilor counsel counsellor co-founder
    cofounder critic curator cyclist dean defender delegate dentist deputy designer detective developer
    diplomat director doctor driver economist editor employee engineer entrepreneur envoy epidemiologist
    executive expert farmer fellow filmmaker financier firefighter footballer foreman founder friend general
    geologist goalkeeper governor graduate guard guitarist head headteacher historian host inspector instructor
    investigator investor jockey journalist judge justice keeper landlord lawmaker lawyer leader lecturer
    legislator librarian lieutenant lobbyist magistrate major manager marshal mayor mechanic member
    meteorologist midfielder minister mp mep msp moderator musician neighbour neighbor novelist nurse officer
    official operator organiser organizer owner painter paramedic parent participant partner pastor patient
    pensioner philosopher photographer physician physicist pilot planner player playwright plumber poet politician
    pollster pope premier presenter president principal producer professor programmer prosecutor psychiatrist
    psychologist publisher pupil rabbi ranger registrar reporter representative researcher resident
    retiree sailor scholar scientist screenwriter secretary senator sergeant shopkeeper sheriff singer
    skipper sociologist soldier solicitor songwriter specialist spokesperson star statistician strategist striker
    student superintendent supervisor supporter surgeon surveyor survivor swimmer teacher technician teenager
    therapist trader trainer treasurer trustee tutor undersecretary victim visitor volunteer voter warden
    witness worker writer youngster vice-president ceo cfo coo cto chief-executive passenger interviewer pc dc
    sen rep gov gen col lt capt sgt maj adm cmdr insp supt det judge source insider caller customer nominee hopeful
    contender challenger incumbent billionaire magnate tycoon mogul surrogate rival staffer operative frontrunner
    speaker whip republican democrat questioner auditor provost rector comptroller whistleblower negotiator
    rapporteur bartender waiter waitress hairdresser cleaner carer caretaker receptionist electrician steward narrator
    mediator arbiter referee umpire roofer tiler plasterer stonemason carpenter joiner ombudswoman
    relative protester protestor demonstrator bystander onlooker defendant suspect claimant applicant complainant
    advocate proponent
""")
)
# Titles before a name, by the noun that takes one up again: Rep. Hill … the congressman.
SHORT_TITLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "senator": _words("sen"),
        "congressman": _words("rep representative"),
        "congresswoman": _words("rep representative"),
        "representative": _words("rep"),
        "governor": _words("gov"),
        "lawmaker": _words("sen rep senator representative congressman congresswoman mp msp mep"),
        "general": _words("gen"),
        "colonel": _words("col"),
        "captain": _words("capt"),
        "sergeant": _words("sgt"),
        "inspector": _words("insp"),
        "superintendent": _words("supt"),
    }
)
PLURALS = _words("""
    police officials residents prosecutors authorities sources witnesses officers investigators detectives
    researchers scientists doctors experts critics analysts campaigners lawyers ministers firefighters
    organisers organizers supporters opponents neighbours neighbors spokespeople activists economists
    lawmakers republicans democrats parents teachers students regulators tenants homeowners householders motorists
    pedestrians shoppers tourists travellers travelers refugees migrants prisoners inmates veterans taxpayers
    constituents protesters protestors demonstrators bystanders onlookers suspects applicants relatives
""")
ORGANISATIONS = _words("""
    radio television tv magazine gazette herald tribune telegraph mirror chronicle observer journal press
    police office ministry council university ltd limited inc plc corp corporation company group agency department
    committee party union association bank service board commission court government parliament college institute
    society trust foundation federation league club team network authority organisation organization church school
    hospital army navy fund bureau news times post guardian house senate congress treasury charity firm force
    forces airline assembly centre center council's ombudsman regulator watchdog administration cabinet embassy
    partnership alliance coalition institution inquiry panel taskforce band brigade airways railway transport
    wales scotland england britain services industries holdings bureau llc gmbh sa ag watch international
    employer manufacturer retailer maker brand start-up startup family campaign consortium newspaper daily weekly
    broadcaster network website show convention tribunal constabulary academy cathedral museum gallery library theatre
    abbey hospice clinic laboratory observatory
""")
# Of these a person may bear none as a surname: "the Thomas Cook Group", "the Jerry Springer Show".
SURE_ORGANISATIONS = _words("""
    show university group foundation institute institution association corporation company committee council department
    ministry agency bureau society trust organisation organization federation commission government parliament
    campaign administration alliance coalition partnership inquiry panel hospital convention airline limited ltd inc
    plc party union authority network services industries holdings tribunal constabulary academy cathedral museum
    gallery theatre hospice clinic laboratory observatory
""")
PLACES = _words("""
    avenue lane street road square park city county river bridge hall station state states island islands bay lake
    valley airport hotel stadium building beach heights district region province town village boulevard drive north
    south east west york london paris washington europe asia africa america kingdom union republic ocean sea coast
    mall plaza tower prison port harbour harbor forest mountain mountains day week year cup games war act
""")
DOCUMENTS = _words("""
    statement report letter declaration document note email e-mail memo post message filing notice sign tweet
    study article paper bill law act treaty constitution indictment complaint verdict ruling advert caption
    headline book review guidance resolution placard banner poster inscription lawsuit survey motion plaque
    ad advert advertisement commercial posting editorial manifesto affidavit petition invitation leaflet flyer pamphlet
    brochure summary transcript memorandum dossier spot preamble communique communiqué op-ed submission disclaimer
""")
# What is done to a document: a report published last week by the board.
ISSUED = _words("""
    published released issued filed commissioned prepared obtained written produced submitted conducted signed sent
""")
PARTICLES = _words("en de van von der den da di del della la le du dos das bin ibn al el ten ter af av zu y e o' ap st")
SUFFIXES = _words("jr jr. sr sr. ii iii iv qc kc mbe obe cbe phd md")
NOT_LABELS = _words("""
    note update headline correction source sources photo picture image video related read more analysis example
    question answer warning important summary tip remember result conclusion contact tel email caption date time
""")


def is_adverb(low: str) -> bool:
    """Whether a word in small letters is an adverb by its ending: quickly, but not family."""
    return low.endswith("ly") and low not in _LY_NOUNS
