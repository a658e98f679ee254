"""The polite words around a question: greetings, thanks and "please". They are no part of what is asked."""

import re
from dataclasses import dataclass

_TAIL = r"(?:[\s,]+(?:there|all|again|everyone|everybody|bot|chatbot|assistant|friend|mate|team|folks|sir|madam))*"
_GREETING = (
    r"(?:h+e+l+o+|h+[aeu]l+o+w?|h+i+(?:ya)?|h+e+y+a?|howdy|greetings|yo|(?:good\s*)?(?:morning|afternoon|evening)|good\s*day|bonjour|hola|ciao|salut|namaste|guten\s+(?:tag|morgen|abend))"
    + _TAIL
)
_THANKS = (
    r"(?:(?:many|much|ok(?:ay)?|great|no)\s+)?(?:thank\s*(?:yo)?u|th?an?ks|thanx|thn?x|tha?nk\s*s|ty|tysm|cheers)"
    r"(?:\s+(?:you|a\s+lot|a\s+million|a\s+bunch|so\s+much|very\s+much|again|ever\s+so\s+much))*"
    r"(?:\s+for\s+(?:that|this|it|(?:all\s+)?(?:your|the|this|that|all)\s+(?:kind\s+)?(?:help|answers?|info|information|"
    r"explanation|reply|response)|(?:helping|explaining|answering|clarifying|telling)(?:\s+(?:me|that|this|it))?))?"
    + _TAIL
)
_NOD = (
    r"(?:ok(?:ay|ey)?|k|great|right|alright|all\s+right|got\s+it|i\s+see|perfect|cool|nice|good|excellent|lovely|"
    r"brilliant|understood|fine|sure|wow|amazing|wonderful|awesome|super|interesting|very\s+(?:good|helpful|nice|"
    r"interesting)|that\s+(?:helps|helped)|(?:that(?:'s|\s+is|\s+was)?\s+)?(?:very\s+|really\s+|so\s+)?(?:helpful|useful)|"
    r"good\s*bye|bye(?:\s*bye)?|see\s+you(?:\s+later)?|have\s+a\s+(?:nice|good|great)\s+(?:day|evening|weekend)|"
    r"(?:no,?\s+)?that(?:'s|\s+is)\s+all(?:\s+i\s+(?:need|needed))?|no\s+thanks?(?:\s+you)?)"
)
_STARTERS = (
    r"what|whats|wat|who|whos|when|where|why|how|hw|which|whose|is|are|am|was|were|did|do|does|has|have|had|can|could|"
    r"would|will|should|i|i'm|please|pls|plz|tell|show|list|give|explain|and|but|so|now|then|u|r|you|my|ignore|help|"
    r"write|according|just|hello|hi|hey|good|thanks?|thx"
)
_SEPARATOR = r"\s*[,.!;:?…–—-]+\s*"
# A greeting may run straight into the question ("hi what did"); but "Hey Jude" and "Great Britain" are no courtesy.
_OPENERS = (
    ("greeting", re.compile(rf"{_GREETING}(?:{_SEPARATOR}|\s*$|\s+(?=(?:{_STARTERS})\b))", re.IGNORECASE)),
    ("thanks", re.compile(rf"{_THANKS}(?:{_SEPARATOR}|\s*$|\s+(?=(?:{_STARTERS})\b))", re.IGNORECASE)),
    (
        "thanks",
        re.compile(rf"{_NOD}(?:{_SEPARATOR}|\s*$|\s+(?=(?:and|but|so|now|then|thanks?|thx|cheers)\b))", re.IGNORECASE),
    ),
    ("please", re.compile(r"(?:please|pls|plz)\b[\s,]*", re.IGNORECASE)),
)
_CLOSER = re.compile(rf"(?:[,.!?;…–—-]\s*|\s+|^)(?:please|pls|plz|{_THANKS})[\s.!,?]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Courtesy:
    """A question without its polite words: `asked` is "" when there was nothing else."""

    asked: str
    greeted: bool
    thanked: bool


def without_courtesy(text: str) -> Courtesy:
    """What is asked in `text`, and which courtesies came with it."""
    seen: set[str] = set()
    rest = text.strip()
    while match := next((m for _, p in _OPENERS if (m := p.match(rest))), None):
        seen.add(next(kind for kind, p in _OPENERS if p.match(rest)))
        rest = rest[match.end() :]
    if closer := _CLOSER.search(rest):
        # "no, thanks": the mark that ended the question stays with the question.
        mark = "?" if "?" in closer[0] and rest[: closer.start()].strip() else ""
        seen.add("please" if re.search(r"pl(?:ease|s|z)", closer[0], re.IGNORECASE) else "thanks")
        rest = rest[: closer.start()].rstrip() + mark
    return Courtesy(rest, "greeting" in seen, "thanks" in seen)
