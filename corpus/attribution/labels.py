"""Labels: the names before a colon that the turns of a transcript open with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.attribution import lexicon
from corpus.attribution.mention import Mention
from corpus.attribution.names import speaker_phrase
from corpus.attribution.runs import is_plural
from corpus.attribution.words import words as words_of
from corpus.span import Span

# Ann Lee: / THE CHAIR: / Hon. Bill Morneau (Minister of Finance): / Ann Lee, Mayor: / Q12 Chair: / [00:01:22] **Lee**:
_LABEL = re.compile(
    r"(?:(?:Q\d{1,4}:?|[(\[]?\d{1,2}(?::\d\d){1,2}(?:\.\d+)?[)\]]?)[^\S\n]+)?[*_]{0,3}"
    r"(?P<called>[^\W\d_][\w.'’&\- ]{0,60}?)"
    r"(?P<beside>(?:, [^:\n.?!(]{2,80}?)?(?:\s?\((?:[^()\n]|\([^()\n]*\)){1,120}\)|\s?\[[^\]\n]{1,40}\]){0,3})"
    r"[*_]{0,3}[^\S\n]?:[*_]{0,3}(?=\s|$)[^\S\n]*"
)
_MARK = re.compile(r"Q\d{0,3}(?:[.)–-]\s|\s\s|\s(?=[(“A-Z]))|A\d{0,3}(?:[.)–-]\s|\s\s)")  # Q and A without a colon
_NOBODY = re.compile(r"(?:Q|A|Question|Answer|Speaker|Voice|Unknown.*|Unidentified.*)(?: ?\d{1,3})?", re.IGNORECASE)
_NEXT = re.compile(r"[.?!…][”\"’')\]]*\s+(?=[^\W\d_a-z])")  # where another may take the word within a paragraph
_SAID = re.compile(r"(?:\S+\s+){2,}\S*[.?!…](?:\W|$)|(?:Yes|No|Thank|Thanks)\b[,.]?\s+\S", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"'‘«„].*[”\"'’»“]\W?|[“\"«„][^”\"»“]*", re.DOTALL)
_TALK = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|[Mm]e|[Ii]ch|[Ww]ir|[Jj]e|[Nn]ous)\b|\?(?:\s|$)"
    r"|\b(?:Yes|No|Thanks?|Welcome|Good (?:morning|afternoon|evening)|Your Honor)\b"
)
_SMALL = lexicon.PARTICLES | frozenset({"of", "the", "for", "and", "to", "on", "at", "in"})
_LONG = 400  # characters that the end of a first sentence is looked for in


@dataclass(frozen=True, slots=True)
class Label:
    """A name and a colon at `name`. `called`: the name without its role; no `mention`: it names nobody, or may not.

    sure: it is somebody's. said: a sentence follows; talk: one as people speak, with "I", "we" or a question; quoted:
    nothing but a quotation follows (the name is its cue). opens: a paragraph begins with it.
    """

    called: str
    name: Span
    mention: Mention | None
    role: str | None
    sure: bool
    said: bool
    talk: bool
    quoted: bool
    opens: bool

    @property
    def last(self) -> str:
        return self.called.split()[-1].lower()

    @property
    def names_nobody(self) -> bool:
        return _NOBODY.fullmatch(self.called) is not None


def labels(body: str, place: Span, after: Span | None) -> Iterator[Label]:
    """The labels in the paragraph at `place`, in order; of one alone on its line, the words stand at `after`."""
    free = place.start
    for start in (place.start, *(found.end() for found in _NEXT.finditer(body, place.start, place.end))):
        opens = start == place.start
        found = _LABEL.match(body, start, place.end)
        if found is None and opens and (mark := _MARK.match(body, start, place.end)):
            free = mark.end()
            said = _SAID.match(body, free, place.end) is not None
            yield Label(
                mark[0][0], Span(start, start + len(mark[0].rstrip())), None, None, False, said, True, False, True
            )
        if found is None or start < free:  # within "Prof. Ann Lee:" none begins anew
            continue
        words = Span(found.end(), place.end) if found.end() < place.end else after
        if not opens and (words is None or body[words.start].islower()):
            continue
        one = _label(body, found, words, opens)
        if one is not None:
            free = one.name.end
            yield one


def talks(text: str) -> bool:
    """Whether somebody speaks for himself, to others: I, we, a question, thanks."""
    return _TALK.search(text) is not None


def _label(body: str, found: re.Match[str], words: Span | None, opens: bool) -> Label | None:
    called, beside = found["called"].strip(), found["beside"]
    said = words is not None and _SAID.match(body, words.start, min(words.end, words.start + _LONG)) is not None
    talk = words is not None and talks(words.of(body))
    quoted = words is not None and _QUOTED.fullmatch(body, words.start, words.end) is not None
    name = Span(found.start(), found.start() + len(found[0].rstrip()))
    if not called or _NOBODY.fullmatch(called):
        return Label(called or "Q", name, None, None, False, said, talk, quoted, opens)
    mention, role = _mention(called), _role(beside)
    if small := [word for word in called.split() if word.islower() and word not in _SMALL]:
        before, between, person = called.rpartition(f" {small[-1]} ")  # Head cook Tom Hill:
        mention, role = _mention(person) if between else None, f"{before} {small[-1]}"
        sort = mention.kind if mention else ""
        if sort != "person" and not (sort == "name" and " " in person and small[-1] in lexicon.ROLES):
            return None
    kind, office = (mention.kind if mention else ""), called
    if inside := _holder(called, kind, beside):  # The Chair (Ann Lee):
        mention, role, kind, called = inside, office, "person", f"{called}{beside}"
    elif beside.startswith(",") and not (opens and (role is None or _is_role(role))):
        return None  # Mr Chair, I want to make it clear:
    head = mention.head if mention else ""
    sure = kind == "person" or (kind == "description" and head in lexicon.ROLES and not is_plural(head))
    if mention and kind == "joint":
        sure = all(part.kind == "person" for part in mention.parts)
    return Label(called, name, mention, role, sure, said, talk, quoted, opens)


def _holder(called: str, kind: str, beside: str) -> Mention | None:
    """Who is named in brackets or after a comma beside an office."""
    if kind == "person":
        return None
    inside = [one for part in re.split(r"[(),\[\]]", beside) if (one := _mention(part.strip()))]
    people = [one for one in inside if one.kind == "person"]
    if kind == "description" or called.startswith("The "):
        people += [one for one in inside if one.kind == "name" and " " in one.name]
    return people[0] if people else None


def _role(beside: str) -> str | None:
    """What stands beside a name, in its first brackets or up to them; None for a time."""
    parts = [part.strip(" ,") for part in re.split(r"[()\[\]]", beside)]
    return next((part for part in parts if any(map(str.isalpha, part))), None)


def _is_role(beside: str) -> bool:
    words = re.findall(r"[^\W_][\w'’-]*", beside)
    return all(not word[0].islower() or word in _SMALL | lexicon.ROLES for word in words) and "I" not in words


def _mention(name: str) -> Mention | None:
    """The noun phrase that a name opens with, if it may speak; MS. LEE is read as Ms. Lee."""
    text = name.title() if name.isupper() else name
    tokens = words_of(text, Span(0, len(text)), ()) if text else []
    phrase = speaker_phrase(text, tokens, 0, len(tokens))
    return phrase[1] if phrase and phrase[1].kind not in ("pronoun", "thing") else None
