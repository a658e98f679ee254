"""What the opening of a sentence tells of the one before it: whether it needs it, and whether it takes it back."""

import re

_MARKS = r"[\s“”\"'‘’`«„(\[]*"
_LINKS = (
    r"(?:(?:And|But|So|Then|Also|Yet|However|Today|Now|Later|Instead|Therefore|Thus|Similarly|Additionally|Moreover|"
    r"Furthermore|In addition|As a result|In turn|At first|Eventually|Finally|Still|Nevertheless)\b\s?,?\s+"
    r"|(?:In|On|Over|At|By|During|Since|Until|Throughout|Under|From)\s(?:[\w-]+\s){0,4}[\w-]+\s?,\s+)?"
)
_BE = r"(?:is|was|are|were|has been|have been|will be|would be|may be|might be|can be|could be|should be|must be)"
_TIMES = r"(?:day|year|month|week|morning|afternoon|evening|time|summer|autumn|winter|spring|decade|century)s?"
_HERE = r"(?:statement|document|report|guidance|page|notice|letter|website|country|government|Act|paper|briefing)"
_PRONOUN = re.compile(
    _MARKS + _LINKS + r"(?!IT\b|HE\b)(?i:"
    r"(?:they|he|she|it|them|their|its|his|her)\b"
    rf"|this\b(?!\s(?:{_TIMES}|{_HERE})\b)|these\b(?!\s(?:days|{_TIMES})\b)"
    rf"|those\b(?!\s(?:who|whose|which|that|with|in|of|under|from|on|at|\w+ing|\w+ed)\b)"
    r"|that\s(?:is|was|means|meant|will|would|includes|said|could|makes)\b|such\b(?!\s(?:as|that)\b)"
    r"|(?:the\s)?(?:latter|former)\s(?:is|was|are|were|has|have|had|will|would|can|of)\b|the\s(?:latter|two)\b"
    r"|the\s(?:rest|others|remainder)\b(?!\sof\b)|so\s(?:is|are|was|were|do|does|did|has|have|had|will|can)\s"
    r"|(?:so\sfar\s)?(?:only\s)?(?:none|few|most|some|several|many|all|one)\s(?:has|have|had|is|are|was|were|will|did|do)\b"
    r"|both\b(?!.*\sand\b)|neither\s(?:of|is|was|has|did)\b"
    r"|(?:all|some|most|many|each|one|two|three|both|none|few|several)\sof\s(?:them|these|those|this)\b"
    r")"
)
# "In this case", "Among these,": the pronoun stands behind a preposition.
_IN_THIS = re.compile(
    _MARKS
    + r"(?:In|At|During|Under|By|For|From|With|On|To|After|Before|Of|Among|Through|Despite|Without|Given|Following|"
    r"But for|Because of|As a result of|Were it not for|Had it not been for)\s"
    rf"(?:this(?!\s(?:{_TIMES}|{_HERE})\b)|these(?!\s(?:days|{_TIMES})\b)|that|such|doing so)\b"
)
# "Halden knew this in 2016.", "The court rejected it.": the object, which the few words before it cannot name.
_OBJECT = re.compile(
    _MARKS
    + r"(?:(?!(?i:and|or|if|when|that|who|which|because|while|as|than|but)\b)[\w’'-]+\s){2,5}(?:this|these|it|them|him)"
    r"(?=\s(?:in|on|at|by|from|for|since|until|before|after|to|through|with|again|yesterday|today)\b|[.;!])(?!.*\?\W*$)"
)
_IMPERSONAL = (
    r"important|vital|essential|crucial|critical|necessary|imperative|right|wrong|possible|impossible|difficult|hard|"
    r"easy|clear|true|common|good|better|best|unlawful|illegal|unacceptable|reasonable|time|up|worth|an offence|a crime"
)
# "It is vital that", "It takes years to", "It seems": nothing stands before it that it could mean.
_EXPLETIVE = re.compile(
    _MARKS + rf"{_LINKS}It(?:(?:\s?['’]s|\s(?:{_BE}|becomes?|became|remains?))"
    r"(?:\s(?:not|also|now|only|therefore|n't|\w+ly))*\s"
    r"(?:(?!the\b|an?\b|one\b)(?:\w+\s){1,2}(?:(?:by|this|last|in)\s(?:\S+\s){1,4})?(?:that|who)\b"
    rf"|(?:{_IMPERSONAL})\b)"
    r"|\s(?:seems?|seemed|appears?|appeared|turn(?:s|ed) out|follows|rain(?:s|ed)|takes|took)\b)",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    _MARKS + r"(?:However|But|Yet|Nevertheless|Nonetheless|Conversely|Otherwise|Even so|Despite this|That said|"
    r"On the other hand|(?:By|In) contrast|On the contrary|Instead|If so|If not|Nor|Neither)\b(?!\s(?:of|to|much)\b)"
)
_DISCOURSE = re.compile(
    _MARKS + r"(?:(?:Another|One|A further|A second|A third|A recent|The (?:first|second|third|other|last))\s"
    r"(?:such\s)?(?:example|instance|reason|case|problem|way|step|change)\b|For (?:example|instance)\b|"
    r"(?:Another|The (?:first|second|third|other|others|rest|same))\s(?:is|was|are|were|has|have)\b|As such\b|"
    r"For (?:this|that) reason\b|The same (?:is true|applies|goes)\b|(?:Yes|No)\b\s?[,.])"
)
_BOTH = re.compile(r"\bboth[\s.!?”’\"']*$")
# What follows takes something back from the sentence before it.
_TAKES_BACK = re.compile(
    _MARKS + r"(?:Except (?:where|when|if|that|for)\b|Provided that\b|But only\b|Only (?:if|when|where|between)\b|"
    r"The (?:only |main )?exceptions? (?:is|are|to)\b|Th(?:is|at) is only (?:the case|so)\b|"
    r"(?:However|But)\b,?\s(?:it|they|this|these|you)\s(?:only|(?:can|may)\s(?:only|not)|must|needs?|cannot)\b|"
    r"(?:But\s)?(?:This|this|That|It|They|These|The \w+)\s(?:only\s)?"
    r"(?:(?:do|does|did|will|shall) not apply\b|appl(?:y|ies) only\b|(?:is|are) subject to\b|depends? on\b)|"
    r"(?:This|That|It|They|These|The (?!first|second|third)\w+)\s(?:is|was|are|were)\s"
    r"(?:not\s(?:correct|right|true|accurate|so)|wrong|incorrect|inaccurate|untrue|false|a mistake|an error)\b)"
)


def points_back(sentence: str) -> bool:
    """Whether it opens with a pronoun whose noun stands before it: "It will", "These changes", "X knew this in"."""
    opens = _PRONOUN.match(sentence) and not _EXPLETIVE.match(sentence)
    return bool(opens or _IN_THIS.match(sentence) or _OBJECT.match(sentence))


def contrasts(sentence: str) -> bool:
    """Whether it sets itself against what was said just before ("However"), or means it by a last "both"."""
    return bool(_CONTRAST.match(sentence) or _BOTH.search(sentence))


def goes_on(sentence: str) -> bool:
    """Whether it goes on from what was said before: "Another example is", "For this reason", "Yes,"."""
    return _DISCOURSE.match(sentence) is not None


def takes_back(sentence: str) -> bool:
    """Whether it takes something back from the sentence before it: "But only if", "This does not apply"."""
    return _TAKES_BACK.match(sentence) is not None
