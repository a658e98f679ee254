"""What a question is about, without its words of asking: of "what does the statement say about drugs?", "drugs".

To the ranking, "statement", "say" and "mention" are words that an answer should have; the sentence that says so much
of the statement itself then beats the one about drugs.
"""

import re

from bot.terms import content

_TEXT = (
    r"(?:(?:the|this|that|these|those|your|any|any of the|all the) )?(?:[\w'’-]+ )??"
    r"(?:statements?|documents?|press releases?|texts?|articles?|declarations?|publications?|release|page|site|website"
    r"|bot)"
)
_SOURCE = rf"(?:{_TEXT}|it|they|you|u|we|there)"
_ABOUT = r"(?:about|on|regarding|concerning|in relation to|to do with|related to)"
_IN_IT = rf"(?: (?:in|from|by|within) {_TEXT})?"
_ANYTHING = (
    r"(?:(?:a bit |a little )?(?:anything|something|everything|more|much|all|any|some|the|further|a lot of)? ?"
    r"(?:info|information|details?|facts?|news|quotes?|words?)?)"
)
# What goes before the question proper, and may be followed by any question.
_LEAD_IN = re.compile(
    r"^(?:(?:i (?:just )?(?:want|need|would like|wanted|wish|am trying) to (?:know|ask|find out|understand|learn|see)"
    r"|i['’]d like to (?:know|ask|find out|understand)|i(?: am|['’]m| was)? (?:just )?wonder(?:ing)?|just wondering"
    r"|(?:can|could|would|will) (?:you|anyone|someone) (?:please )?(?:tell|show|explain|say)(?: to)?(?: me| us)?"
    r"|(?:please )?(?:tell|show|remind) (?:me|us)|do (?:you|u) (?:happen to )?know|any idea|may i ask|can i ask|please)"
    r"(?: if| whether)?,? ){1,3}"
    r"(?=(?:what|who|whom|whose|when|where|why|how|which|if|the|are|is|was|were|do|does|did)\b)",
    re.IGNORECASE,
)
_SOURCE_NAMED = re.compile(
    rf"^(?:according to|in|from) (?!which|what){_TEXT}[,:]? |,? according to {_TEXT}(?=\W*$)", re.IGNORECASE
)
_ONLY_ABOUT = tuple(
    re.compile(rf"^(?:and |so |but |ok |also )*{pattern} (?P<about>.+?){_IN_IT}\W*$", re.IGNORECASE)
    for pattern in (
        rf"what(?: else| exactly)? (?:does|do|did|has|have|can) {_SOURCE} (?:(?:actually|have to|has to|also) )?"
        rf"(?:say|said|state|mention|tell (?:me|us)|think|know|got|have|find|write)(?: to say)?{_IN_IT} {_ABOUT}",
        rf"what(?: is|['’]s| was| has been) (?:said|stated|written|mentioned|known|reported|there){_IN_IT} {_ABOUT}",
        rf"(?:(?:can|could|would) (?:you|u) )?(?:please )?tell (?:me |us )?{_ANYTHING} ?about",
        rf"(?:(?:can|could|would) (?:you|u) )?(?:please )?(?:show|give|find|get) (?:me |us ){_ANYTHING} {_ABOUT}",
        rf"(?:i (?:want|need|would like)|i am looking for|looking for|i['’]m looking for) {_ANYTHING} ?{_ABOUT}",
        rf"(?:is|are|was|were) (?:there )?{_ANYTHING} ?(?:said |mentioned |stated |written )?{_IN_IT} ?{_ABOUT}",
        rf"(?:does|do|did|has|have|can) {_SOURCE} (?:actually |also |ever )?(?:say|said|have|got|know|tell (?:me|us))"
        rf" ?{_ANYTHING} ?{_ABOUT}",
        rf"(?:does|do|did|has|have) {_SOURCE} (?:actually |also |ever )?(?:mention|discuss|cover|address|name|refer to"
        r"|talk about|speak about|deal with|mentioned)(?: anything about)?",
        rf"who (?:else )?(?:said|says|warned|warns|mentioned|talked|spoke|claimed|argued|explained|added)"
        rf"(?: anything| something)?(?: that| {_ABOUT}| of)?",
        rf"(?:what about|how about|anything {_ABOUT}|info(?:rmation)? {_ABOUT}|quotes? {_ABOUT}|something {_ABOUT})",
    )
)
_NOW = re.compile(r"(?<=\w),? (?:at the moment|right now|at present|these days|as of now)(?=\W*$)", re.IGNORECASE)
# "which crimes are named", "what examples does the statement give": each place that names one is wanted.
_NAMING = r"(?:named|mentioned|given|listed|cited|described|discussed|quoted|stated)"
_VERB = r"(?:is|was|are|were|be|do|does|did|has|have|had|can|could|will|would|should)\b"
_LISTED = tuple(
    re.compile(rf"^(?:and |so |but |ok |also )*{pattern}{_IN_IT}\W*$", re.IGNORECASE)
    for pattern in (
        rf"(?:which|what) (?!{_VERB})(?P<about>.+?) (?:are|is|were|was)(?: being)? {_NAMING}",
        rf"what are (?:all )?the (?P<about>.+?) (?:that |which )?(?:are )?{_NAMING}",
        rf"(?:which|what) (?!{_VERB})(?P<about>.+?) (?:does|do|did|has|have) {_SOURCE} (?:name|mention|give|list|cite"
        r"|describe|discuss|quote|named|mentioned|given|listed|cited)",
        r"(?:please )?list(?: all| every| each)?(?: of)?(?: the)? (?!and\b|or\b|of\b)(?P<about>.+?)",
        r"what are (?:all )?the (?P<about>\S+(?: for)?)",
    )
)
_MENTIONED = re.compile(
    rf"^(?:is|are|was|were) (?P<about>.+?) (?:mentioned|named|discussed){_IN_IT}\W*$", re.IGNORECASE
)
_SOMEBODY = re.compile(r"\b(?:they|them)\b", re.IGNORECASE)


def subject(query: str) -> str:
    """The question without lead-in and source; of one that only asks what is said about Y, Y alone.

    "could you tell me how many were arrested" is "how many were arrested"; "does the statement mention Meta?" is
    "Meta". What would leave no word of content stays whole, and so do the words in brackets that a follow-up carries.
    """
    asked, bracket, carried = query.partition(" (")
    about = _SOURCE_NAMED.sub("", _LEAD_IN.sub("", _NOW.sub("", asked)))
    somebody = bracket and _SOMEBODY.search(about)  # "they" are named in the brackets
    for pattern in () if somebody else (*_ONLY_ABOUT, _MENTIONED, *_LISTED):
        if match := pattern.match(about):
            about = match["about"].lstrip("\"“”'‘«")  # of a quotation the mark behind it is gone
            break
    return f"{about}{bracket}{carried}" if content(about) else query
