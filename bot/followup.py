"""A follow-up resolved against the conversation: when the last turn leans on earlier ones, and on which words.

Only the user's own turns are read, and only as words to search for: the assistant's turns come back from the client,
so they can be forged, and they are long. Adding the whole history makes retrieval worse, and so does adding words to
a turn that stands by itself; `tests/bench/followup_recall.py` measures both.
"""

import re
from dataclasses import dataclass

from bot.courtesy import without_courtesy
from bot.question import CleanQuestion
from bot.words import content_words, words

_MAX_CARRIED = 12

_OPENING = re.compile(
    r"(?:(?:no|yes|sorry|oops|well|actually) )*(?:i|we) (?:just |only )?(?:mean|meant)\b"  # "I meant the NCA"
    r"|(?:what|how) about\b|what (?:of|if)\b"
    r"|(?:any|anything|anyone|another|more|others?|the others?|which ones?)\b"
)
_CONJUNCTION = re.compile(r"(?:and|but|or|plus|because)\b")
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their|theirs)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its)\b", re.IGNORECASE)
# "Is it true that", "how long does it take to": this "it" stands for nothing.
_EMPTY_IT = re.compile(
    r"it (?:\w+ )?(?:true|possible|legal|illegal|lawful|safe|right|wrong|fair|common|necessary|important|better|worth|"
    r"ok|okay|the case|take|mean to)\b"
    r"|it (?:\w+ )?matter (?:if|whether|when|that)\b"
    # Only with whom it costs or for whom it is hard: "what does it cost to run?" is about a thing.
    r"|it (?:\w+ )?(?:cost|hard|harder|difficult|easy|easier) (?:(?!compared|up|close)[^\s,;:.?!]+ ){1,4}"
    r"to (?!(?:the|a|an|this|that)\b)[^\W\d_]+ \w",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?P<word>this|these|those|that)\b(?:\s+(?P<next>\w+))?", re.IGNORECASE)
_NOT_POINTED_AT = {
    # The time of asking and the document itself need no earlier turn.
    "this": frozenset(
        {"year", "month", "week", "morning", "time", "day", "statement", "document", "release", "page", "article"}
    ),
    "these": frozenset({"days", "statements", "documents"}),
    "those": frozenset({"who", "whose", "which", "that", "with", "in", "of"}),
    "that": frozenset(),
}
# After these words "that" stands for something; after any other it joins two clauses.
_BEFORE_THAT = frozenset(
    {
        "of",
        "about",
        "like",
        "than",
        "for",
        "with",
        "is",
        "was",
        "are",
        "were",
        "does",
        "did",
        "do",
        "to",
        "from",
        "on",
        "by",
        "after",
        "before",
        "can",
        "will",
        "would",
        "why",
        "how",
    }
)
_ONE = re.compile(r"\bones?\W*$", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"[,;:.?!–—]|\b(?:and|but|if|when|because|who|whom|after|before|while|since|although|so|as|than)\b", re.IGNORECASE
)
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
# "And about Z?" after "What did X say about Y?" asks the same of something else; "what about W?" and "and W?", where
# both X and W are written like names, of somebody else.
_FRAME = re.compile(
    r"(?P<head>.*?\b(?:did|does|do|has|have)\s+)(?P<who>[^\s,](?:(?!\s+(?:did|does|do)\s).)*?)"
    r"\s+(?P<verb>say|said|think|feel|tell us|have to say)(?P<about>\s+(?:about|on|of)\s+.+?)?\W*",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"(?:(?:and|but|so|ok|then|also)\s+)*(?:(?P<open>what|how)\s+)?(?:about|on)\s+(?P<else>.+?)\W*", re.IGNORECASE
)
_AND_WHO = re.compile(
    r"(?P<open>(?i:and))\s+(?P<else>(?:(?:the|de|van|von|of|[A-Z][\w.’'-]*)\s+){0,4}[A-Z][\w.’'-]*)\W*"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question as it is searched for.

    `query` is the question without its courtesies, with the words it lacked after it in brackets; `carried` are those
    words. A follow-up for which no word was found has none.
    """

    query: str
    is_followup: bool
    carried: tuple[str, ...] = ()


def resolve(question: CleanQuestion) -> Resolved:
    """The question as a search that stands by itself."""
    asked = question.courtesy.asked or question.text
    turns = tuple(without_courtesy(turn.content).asked for turn in question.history if turn.role == "user")
    if not any(content_words(turn) for turn in turns) or not leans(asked):
        return Resolved(asked, is_followup=False)
    if same := _same_of_another(asked, turns[-1]):
        return Resolved(same, is_followup=True, carried=_shared(same, turns[-1]))
    carried = _lacking(asked, turns)
    return Resolved(f"{asked} ({' '.join(carried)})" if carried else asked, is_followup=True, carried=carried)


def leans(text: str) -> bool:
    """Whether `text` says too little by itself: it points back, begins in mid-air, or has no word of content."""
    spoken = " ".join(words(text)).lower()
    content = content_words(text)
    return (
        not content
        or _OPENING.match(spoken) is not None
        or (_CONJUNCTION.match(spoken) is not None and len(content) < 4)
        or _ONE.search(text) is not None
        or any(not _has_antecedent(text, match) for match in _PERSON.finditer(text))
        or any(not _has_antecedent(text, m) for m in _THING.finditer(text) if not _EMPTY_IT.match(text, m.start()))
        or any(_points_back(text, match) for match in _POINTING.finditer(text))
    )


def _lacking(asked: str, turns: tuple[str, ...]) -> tuple[str, ...]:
    """Content words of the nearest turns, back to one that stands by itself; none that `asked` has already."""
    known = {word.lower() for word in words(asked)}
    carried: list[str] = []
    for turn in reversed(turns):
        new = [word for word in dict.fromkeys(content_words(turn)) if word.lower() not in known]
        known |= {word.lower() for word in new}
        carried = new + carried
        if (new and not leans(turn)) or len(carried) >= _MAX_CARRIED:
            break
    return tuple(carried[-_MAX_CARRIED:])


def _same_of_another(asked: str, before: str) -> str | None:
    """The turn before, asked of something or somebody else; None when it was no question of what somebody says."""
    frame, other = _FRAME.fullmatch(before), _ELSE.fullmatch(asked) or _AND_WHO.fullmatch(asked)
    if frame is None or other is None:
        return None
    if other["open"] and _is_name(other["else"]) and _is_name(frame["who"]):
        return f"{frame['head']}{other['else']} {frame['verb']}{frame['about'] or ''}"
    return f"{frame['head']}{frame['who']} {frame['verb']} about {other['else']}"


def _is_name(text: str) -> bool:
    return text.split()[-1][:1].isupper()  # "de Bolle", "the NCA"


def _shared(text: str, turn: str) -> tuple[str, ...]:
    return tuple(word for word in content_words(turn) if word in words(text))


def _points_back(text: str, match: re.Match[str]) -> bool:
    word, following = match["word"].lower(), (match["next"] or "").lower()
    if following in _NOT_POINTED_AT[word]:
        return False
    before = words(text[: match.start()])
    if word == "that" and before and before[-1].lower() not in _BEFORE_THAT:
        return False
    return not _has_antecedent(text, match)


def _has_antecedent(text: str, pronoun: re.Match[str]) -> bool:
    """Whether the turn itself names, before the pronoun, what it may stand for."""
    head = text[: pronoun.start()]
    if pronoun[0].lower() in _POSSESSIVES:  # "did Meta protect its users", "do companies harm their customers"
        content = content_words(head)
        return len(content) >= 2 or any(word[0].isupper() for word in content)
    # Within one clause subject and object differ: in "what awards did it win" the awards are not "it".
    ends = [match.end() for match in _BOUNDARY.finditer(head)]
    return bool(ends) and bool(content_words(head[: ends[-1]]))
