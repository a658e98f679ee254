"""The rules of routing, in the order they are tried: patterns over the plain form of a question.

A rule matches either the whole question or a phrase that no question about a statement contains. Each line of a rule
is one alternative; `tests/test_bot_routing.py` lists what each must take, and what it must leave alone.
"""

import re
from dataclasses import dataclass
from typing import Literal

Destination = Literal[
    "emergency", "task", "own_case", "list", "latest", "facts", "greeting", "thanks", "about", "opinion"
]


@dataclass(frozen=True, slots=True)
class Rule:
    """Questions in whose plain form `pattern` is found go to `destination`."""

    destination: Destination
    pattern: re.Pattern[str]
    first_turn_only: bool = False  # in mid-conversation the same words mean what was talked about


def _lines(alternatives: str) -> str:
    one_each = re.sub(r"\\\n\s*", "", alternatives.strip())  # a line that ends in a backslash goes on in the next
    return "|".join(line.strip() for line in one_each.splitlines())


def _whole(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{_lines(alternatives)})(?: (?:please|today|now|then|anyway|exactly|really))*$")


def _phrase(alternatives: str) -> re.Pattern[str]:
    return re.compile(_lines(alternatives))


_BOT = r"(?:bot|chat ?bot|chat|assistant|tool|service|site|website|web ?site|page|app|thing|program|system|robot|ai)"
_BEING = (
    r"(?:(?:a|an|the|real|actual|live|human|genuine|police|official) )*(?:human|person|people|robot|bot|chat ?bot"
    r"|machine|computer|program|ai|artificial intelligence|chat ?gpt|gpt|llm|language model|real|alive|sentient"
    r"|official|officer|someone|somebody|human being)"
)
_TEXT = r"(?:statement|document|press release|publication|text|article|declaration|page)"
_TEXTS = r"(?:statements?|documents?|press releases?|publications?|texts?|articles?|sources?|declarations?)"
_THE_TEXT = rf"(?:this|that|(?:this|that|the|your) (?:\w+ )?{_TEXT})"
_WHOLE_TEXT = rf"(?:{_THE_TEXT}|the (?:full|whole|complete|original) {_TEXT})"
_PUBLISHED = r"(?:published|released|issued|dated|posted|put out)"
_NEWEST = r"(?:latest|newest|most recent|last)"
_YOU_HAVE = (
    r"(?:do you (?:have|know|use|hold|cover|quote(?: from)?)|have you got|can (?:you|i) (?:search|read|use|see)"
    r"|are (?:there|available|covered|included)|there are)"
)
_CRIME = (
    r"(?:crimes?|offences?|abuse|assault|rape|robbery|burglary|theft|murder|threats?|stalk\w+|traffick\w+|blackmail\w*"
    r"|sextortion|fraud|scams?|emergency|missing person|incidents?|violence|harassment|grooming|drug deal\w+"
    r"|smuggl\w+|terror\w*|someone|somebody)"
)
_HARMED = (
    r"(?:raped|assaulted|attacked|stabbed|shot|robbed|mugged|abused|blackmailed|kidnapped|trafficked|burgled"
    r"|threatened|sextorted|groomed|scammed|defrauded|hacked|followed|stalked|beaten|harassed)"
)
_HARMING = r"(?:kill|hurt|attack|rap|threaten|follow|stalk|hitt?|beat|abus|blackmail)(?:e|ing)?"
_DEAR = (
    r"(?:child|children|son|daughter|baby|kids?|brother|sister|mum|mother|dad|father|wife|husband|partner|friend"
    r"|neighbour|family)"
)
_CASE = (
    r"(?:\w+ )?(?:case|complaint|application|appeal|crime report|foi request|freedom of information request"
    r"|crime reference|police report)"
)
_DO_THIS = r"(?:(?:can|could|would|will) you |please |i (?:want|need|would like) you to |now |just |then |and )*"
_A_WORK = (
    r"(?:poems?|poetry|haiku|limerick|songs?|lyrics|story|essay|jokes?|riddle|rap|code|script|program|function|letter"
    r"|e-?mail|tweet|speech|blog post|recipe|article|homework)"
)
_APP = r"(?:whatsapp|instagram|facebook|messenger|signal|telegram|snapchat|tiktok|twitter|social media)"
_JUDGED = (
    r"(?:should|right|wrong|good|bad|fair|unfair|better|worse|best|worst|justified|ethical|moral|stupid|honest|lying"
    r"|to blame)"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "emergency",
        _phrase(rf"""
            \b(?:kill|killing|hurt|hurting|harm|harming|hang|cut|cutting) (?:myself|my self)\b
            \b(?:end|take|ending|taking) my (?:own )?life\b|\bi (?:want to end|feel like ending\
                |am going to end) it all\b
            \bi (?:just )?(?:want to|wish i could|am going to|would rather) die\b|\bi wish i (?:was|were) dead\b
            \bi (?:am|feel|am feeling) suicidal\b|\bi do not want to (?:live|be alive|be here) any ?more\b
            \b(?:i am|we are|my {_DEAR} is) in (?:\w+ )?danger\b
            \b(?:i am|we are|my {_DEAR} (?:is|are)) being {_HARMED}\b
            \b(?:i|we|my {_DEAR}) (?:have been|has been|have just been|was|were|got|just got) {_HARMED}\b
            ^(?:my|our) (?:\w+ )?\w+ (?:(?:was|were|got|has been|have been|has just been) (?:stolen|nicked|snatched\
                |broken into|burgled|vandalised|hacked))\b
            ^(?:someone|somebody) (?:has |just )?(?:stole|stolen|nicked|took|hacked|broke into) (?:my|our)\b
            ^(?:someone|somebody|a man|a woman|he|she|they|my \w+) (?:is|are) (?:(?:trying|going) to )?{_HARMING} \
                (?:me|us)\b
            ^(?:someone|somebody|there is (?:someone|somebody)) (?:is )?(?:breaking|trying to break) in
            \bmy {_DEAR} (?:is|has gone|went) missing\b
            ^(?:i need |call |send |get |phone )(?:me )?(?:the |an )?(?:police|ambulance)(?: help| now)*$
            ^(?:help )?(?:emergency|police|999|112|911)(?: help)?$|^(?:this|it) is an emergency\b
            \b(?:i|we) (?:want|need|would like|wish) to report (?:\w+ ){{0,3}}{_CRIME}\b
            ^(?:how|where|who) (?:do|can|could|should|would|must) (?:i|we) report (?:to )?(?:\w+ ){{0,2}}{_CRIME}$
            ^who (?:do|should|can) i (?:call|contact|ring|tell) (?:to report|about) (?:\w+ ){{0,2}}{_CRIME}$\
                |^help me i am\b
            ^(?:can|could|may) i report (?:\w+ ){{0,2}}{_CRIME}(?: here)?$|^report (?:a |an )?{_CRIME}$
        """),
    ),
    Rule(
        "task",
        _phrase(rf"""
            \b(?:ignore|disregard|forget|override|bypass) (?:all |any |everything )?(?:of )?(?:the |your |my \
                |these )?(?:(?:previous|prior|above|earlier|preceding|system|safety|existing|own|initial\
                |original) )+(?:instructions?|rules?|prompts?|guidelines?|directions?|messages?|text|restrictions?)\b
            ^(?:ignore|disregard|forget|override|bypass) (?:all )?(?:of )?(?:your|the) (?:instructions?|rules?\
                |prompts?|guidelines?|restrictions?|programming|training)\b
            ^(?:ignore|forget) (?:everything|all) (?:above|before|you|i|that)\b
            ^you are now\b|^from now on\b|^{_DO_THIS}pretend (?:to be|you are|that you|you have)\b
            ^{_DO_THIS}(?:act|behave|respond|reply|answer|talk|speak) (?:as|like)\b
            \b(?:reveal|print|show|repeat|output|tell me|display|what is|what are) (?:me )?your (?:\w+ )?(?:prompt\
                |instructions)\b
            \b(?:developer|dan|jailbreak) mode\b
            ^{_DO_THIS}(?:write|compose|draft|generate|make up|invent|sing|create)(?: me| us)? (?:(?:a|an|some|another\
                |my) )?(?:\w+ ){{0,2}}?{_A_WORK}\b
            (?:^|\band |\bthen ){_DO_THIS}(?:tell|give|read)(?: me| us)? (?:a|an|some|another) (?:\w+ )?{_A_WORK}\b
            ^{_DO_THIS}(?:translate|repeat after me|role-?play|play a game)\b
            ^(?:be|become) my (?:girlfriend|boyfriend|friend|lawyer|therapist)\b
        """),
    ),
    Rule(
        "own_case",
        _phrase(rf"""
            \b(?:status|progress|outcome|state|stage) of my {_CASE}\b
            \bmy {_CASE} (?:number|reference|id|file|status)\b|\bhear back about my {_CASE}\b|\bmy (?:crime|case\
                |complaint) (?:reference|ref|no)\b
            \b(?:happening|happened|happens|going on|wrong) (?:with|to) my {_CASE}\b
            ^(?:what about|how is|where is|can you (?:see|find|look up|check)|what is|update on|check|look up|find\
                |track|when will|has|have you) my {_CASE}\b
            ^(?:any (?:news|updates?|progress) (?:on|about|with)|did you (?:get|receive|read)|why (?:was|is\
                |has)) my {_CASE}\b
            \b(?:is there|am i on|do i have) (?:an? |any |the )*(?:warrant|criminal record|wanted list)(?: \
                (?:out )?for (?:me|my arrest)| against me)?$
            \bwho is (?:dealing with|handling|looking at|in charge of|working on) my {_CASE}\b
        """),
    ),
    Rule(
        "list",
        _whole(rf"""
            (?:what|which|how many) (?:(?:official|police|different|other|kinds? of) )*{_TEXTS} {_YOU_HAVE}(?: here\
                | in here| in total| in your (?:database|system|library|collection))*
            (?:list|show|give|display|name|see)(?: me)? (?:(?:all|every|the|of|your|available|official\
                |a list of) )*{_TEXTS}(?: you have| available| there are)?
            (?:what|which) {_TEXTS} can i ask (?:you )?about|what (?:have you got|do you have)|show me what you have
            (?:what|which|how many) {_TEXTS} are (?:here|in here|in (?:your|this|the) (?:\w+ )?(?:database|system\
                |library|collection|{_BOT}))
            what are (?:your|the|all the|all your) (?:statements|documents|sources|press releases|publications)
            (?:list|list of|all)(?: of)?(?: the| your)? {_TEXTS}
            do you have (?:a list of |any |other |more )+{_TEXTS}
            where do (?:you|your answers|the answers) (?:get|come|take) (?:your |the )?(?:answers?|information\
                |quotes)? ?from
        """),
    ),
    Rule(
        "latest",
        _whole(rf"""
            (?:(?:what is|what was|which is|show me|show|give me|when was) )?(?:(?:the|your) )?{_NEWEST} {_TEXT}(?: \
                (?:you have|called|about|published|released|issued|here))*
            (?:which|what) {_TEXT} is (?:the )?{_NEWEST}
            (?:is there|do you have) (?:a|any) (?:newer|more recent) {_TEXT}
            (?:any|anything) (?:new|newer|recent)(?: {_TEXTS})?|what is new
        """),
    ),
    Rule(
        "facts",
        _whole(rf"""
            (?:when|where|on what date|what (?:date|day|year)|who) (?:was|is|did)? ?{_THE_TEXT} \
                (?:first )?{_PUBLISHED}(?: by)?
            (?:when|where) did (?:they|you|the \w+) (?:publish|release|issue|put out|post) {_THE_TEXT}
            (?:who|(?:what|which) (?:organi[sz]ation|office|agency|body|newspaper|website)) (?:published|issued\
                |released|wrote|posted|put out|made) {_THE_TEXT}
            when was {_THE_TEXT} written|who is the (?:author|publisher|issuer)|is there a link(?: to {_THE_TEXT})?
            (?:can|could|may) i (?:see|read|have) (?:the original|{_WHOLE_TEXT})|(?:what|which) (?:url|website|page\
                |link) is (?:this|it) from
            who (?:is the (?:author|publisher|issuer) of|are the authors of|is behind) {_THE_TEXT}
            by whom (?:was|is) {_THE_TEXT} (?:{_PUBLISHED}|written)
            who (?:was|is) {_THE_TEXT} (?:{_PUBLISHED}|written|made) by
            (?:what is )?the (?:(?:publication |release )?date|title|name|url|link|web address|author|publisher|issuer\
                |source|licence|license|headline)(?: (?:of|to|for|on) {_THE_TEXT})?
            (?:what|which) {_TEXT} (?:is (?:it|this|that)(?: from)?|do(?:es|id) (?:it|this|that) come from\
                |are you quoting(?: from)?)
            (?:where|which {_TEXT}) (?:does|did) {_THE_TEXT} come from|what is your source(?: for (?:this|that))?|source
            (?:where|how) can i (?:read|see|find|get) {_WHOLE_TEXT}(?: in full)?
            (?:show|give|send)(?: me)? (?:{_WHOLE_TEXT}|(?:a|the) link(?: to {_THE_TEXT})?)
            (?:how (?:old|recent|new|current)|how up to date) is {_THE_TEXT}
            is {_THE_TEXT} (?:still )?(?:current|up to date|official|recent)
        """),
    ),
    Rule(
        "facts",
        _whole(r"(?:when|where) was it (?:published|released|issued)|who (?:published|issued|released|wrote) it"),
        first_turn_only=True,
    ),
    Rule(
        "greeting",
        _whole(r"""
            how are (?:you|things)(?: doing)?|how do you do|how is it going|how is your day(?: going)?
            (?:it is )?(?:nice|pleased|good) to meet you|what is up|sup|wassup|hope you are (?:well|ok|fine|good)
            is (?:anyone|anybody|someone) there|i have (?:a|some|another) questions?|(?:can|may) i ask (?:you )?(?:a\
                |some) questions?|are you there|anyone there
        """),
    ),
    Rule(
        "thanks",
        _whole(r"""
            (?:that|this|it|you) (?:is|was|has been|have been|were|are) (?:very |really |so |most )?(?:helpful|useful\
                |great|all|perfect|brilliant|good|clear|enough)
            (?:that|this) (?:really )?(?:helps|helped|answers my question|answered my question|will do)(?: a lot)?
            (?:i have )?no (?:more|further|other) questions|i appreciate (?:it|that|your help)|i (?:see|understand\
                |got it)
            well done|good job|good bot|nice one|much appreciated|good ?bye|bye|see you|talk later
        """),
    ),
    Rule(
        "about",
        _whole(rf"""
            what (?:else )?(?:can|could|do|will) you (?:actually )?(?:do|help(?: me| us)?(?: with)?|answer|know|offer\
                |talk about|tell me|know about)(?: for (?:me|us))?
            (?:what|which) (?:(?:kind|sort|type)s? of )?(?:questions?|things?|topics?) (?:do you (?:know|answer|cover)\
                |(?:can|could|may|should) i ask(?: you)?(?: about)?|(?:can|do) you answer)
            what (?:else )?(?:can|should|could|may) i ask(?: you| here| about)*
            how (?:can|could|do|will) you help(?: me| us)?|can you help(?: me| us)?|help(?: me)?|i need (?:some )?help
            how (?:do|does|did) (?:you|(?:this|the) {_BOT}) (?:work|function|answer|find (?:the )?answers?)\
                (?: questions)?
            how (?:do|can|should) i use (?:this|you|it|(?:this|the) {_BOT})|how to use (?:this|you)(?: {_BOT})?
            (?:who|what) are you(?: for)?|what is your (?:name|purpose|job|role)|do you have a name|introduce yourself
            are you (?:just )?{_BEING}(?: or (?:just )?{_BEING})?
            is (?:this|it|that) (?:just )?{_BEING}(?: or (?:just )?{_BEING})?
            (?:am i|i am) (?:talking|speaking|chatting|writing) (?:to|with) {_BEING}(?: or {_BEING})?
            (?:can|could|may) i (?:talk|speak|chat) (?:to|with) {_BEING}|is there {_BEING} (?:here|there|i can (?:talk\
                |speak|chat) (?:to|with))
            is this (?:an? |the )?(?:official|real|genuine|police|government) {_BOT}|are you (?:run|owned|made\
                |operated) by (?:\w+ ?){{1,4}}
            who (?:made|built|created|runs|owns|operates|developed|programmed|designed|is behind|trained|wrote\
                |controls) (?:you|(?:this|the) {_BOT})
            what is this {_BOT}(?: for| about)?|what (?:do you|does this {_BOT}) (?:do|know)|tell me about yourself\
                |about you
            (?:do|are|will|can|did) (?:you|this {_BOT}) (?:stor|sav|keep|record|log|track|shar|remember)(?:e|ing)?\
                (?: of)? (?:all )?(?:me|my|our|this|what i) ?(?:\w+ )?(?:questions?|data|conversations?|chats?\
                |messages?|information|details|type|say|write)?
            can (?:i|we) trust (?:you|this {_BOT}|your answers|the answers)|should i trust you
            (?:are you|how) (?:reliable|accurate|biased|trustworthy|neutral)(?: are you| is this)?
            (?:do|are) (?:you|this) (?:use|using|run on|based on|powered by) (?:ai|chat ?gpt|gpt|an? llm|an? ai|openai)
            what (?:language model|ai|model|llm|technology) (?:are|do) you(?: use| using)?|how were you (?:made|built\
                |trained)
            how old are you|(?:what|which) languages? (?:do|can) you (?:speak|understand|know)|do you (?:speak\
                |understand) \w+
        """),
    ),
    Rule(
        "about", _whole(r"what is this|how (?:does|do) (?:this|it) work|what is this all about"), first_turn_only=True
    ),
    Rule(
        "opinion",
        _phrase(rf"""
            \b(?:what|how) (?:do|would) you (?:personally |yourself |honestly )?(?:think|feel|reckon)\b
            \b(?:what is|what are|what would be|give me|share|want|like|have) your (?:own |personal |honest )?\
                (?:opinions?|views?|thoughts?|take|advice|recommendations?|verdict|stance|position)\b
            \bin your (?:own |personal |honest )?(?:opinion|view)\b|^your (?:opinion|thoughts|view)s?\b
            ^do you (?:personally |really |also )?(?:agree|disagree|support|approve|like|trust|prefer|hate|love)\b
            ^do you (?:personally |really |also )?(?:think|believe|feel|reckon)\b.*\b{_JUDGED}\b
            ^what you think\b|^should i (?:be )?(?:worry|worried|scared|afraid)$
            ^should i (?:marry|divorce|vote for)\b|^should i (?:delete|uninstall|stop using|quit|leave) (?:my )?{_APP}$
            ^would you (?:recommend|advise|suggest)\b|^do you (?:recommend|advise)\b
            ^what would you (?:do$|advise\b|recommend\b|suggest\b)|^who (?:do you think (?!you)|would you (?:vote\
                |blame))\b
            ^(?:can|could|would) you (?:give|offer) (?:me )?(?:some |any |legal |financial |medical )*advice\b
            ^(?:i need|give me) (?:some )?(?:legal |financial |medical )?advice\b|^advise me\b
            ^(?:whose side are you on|are you (?:for|against|pro))\b
        """),
    ),
)
