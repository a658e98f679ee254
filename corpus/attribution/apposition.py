"""Apposition: the role or the body beside a name, and the names of a list."""

import itertools
from dataclasses import replace

from corpus.attribution import given_names, lexicon
from corpus.attribution.mention import Mention, MentionKind, gender_of
from corpus.attribution.names import noun_phrase
from corpus.attribution.words import Word

_NAMED = ("person", "name", "organisation")
_ROLE_STOPS = frozenset({"who", "which", "whose", "where", "when", "as", "after", "before", "while", "if", "because"})
_OLDEST = 120
_AT = frozenset({"of", "from", "at"})


def apposed(text: str, words: list[Word], end: int, stop: int, mention: Mention) -> tuple[int, Mention]:
    """`mention` with the role or the name that follows it after a comma or in brackets, and where that ends."""
    if end >= stop or words[end].text not in (",", "("):
        return end, mention
    i = end + 1
    if i + 1 < stop and words[i].text.isdigit() and words[i + 1].text in (",", ")"):  # age
        if mention.kind == "name" and " " in mention.name and int(words[i].text) < _OLDEST:
            mention = replace(mention, kind="person")
        if words[i + 1].text != ",":
            return end, mention
        i += 2
    human = mention.head in lexicon.ROLES or mention.head.endswith("person")
    if mention.head in lexicon.DOCUMENTS:
        return end, mention  # Welcoming the report, X said
    if mention.kind in ("description", "thing") and (mention.definite or human):
        named = noun_phrase(text, words, i, stop)
        full = named is not None and " " in named[1].name and (named[0] == stop or words[named[0]].low != "and")
        if named and (mention.definite or full) and named[1].kind in ("person", "name"):
            if named[1].role is not None and not human:
                return end, mention  # All signed the statement, captain X said
            return named[0], _holder(mention, named[1])
        return end, mention
    if mention.kind not in ("person", "name") or mention.role is not None:
        return at_body(text, words, end, stop, mention)
    close = i
    while close < stop and _in_role(words[close], close == i):
        close += 1
    title = role_of(text, words, i, close)
    if title is None:
        return end, mention
    nouns = (w for w in itertools.takewhile(lambda w: w.low not in lexicon.PREPOSITIONS, words[i:close]) if w.small)
    sex = mention.gender or next((g for w in nouns if (g := gender_of(w.low))), None)
    last = _signed_for(text, words, close)
    if last > close:
        title += f", {' '.join(text[words[close + 1].start : words[last - 1].end].split())}"
    return last, replace(mention, role=title, kind="person", gender=sex)


def _holder(office: Mention, named: Mention) -> Mention:
    """Who holds the office: of "the mayor, Councillor X", X; of "its director, Dean Hill", Dean Hill."""
    known: MentionKind = "person" if office.kind == "description" else named.kind
    his = office.name.split()[0].lower() in lexicon.POSSESSIVES - {"its", "their"}
    titled = office.kind == "description" or office.name.endswith(("or", "ist"))  # not "this summer, X …"
    role = without_article(office.name) if titled and not his else None
    name, title = named.name, named.role or ""
    if title.lower() in given_names.GIVEN_NAMES:
        name = f"{title} {name}"
    elif role and " " not in role and " " in title:
        role = title  # the host, Prime Minister X
    return replace(
        named, start=office.start, kind=known, name=name, role=role or named.role, gender=named.gender or office.gender
    )


def _signed_for(text: str, words: list[Word], close: int) -> int:
    """Where the body ends that closes a signature (X, chair, Care Institute), or `close`: amid a text others follow."""
    found = noun_phrase(text, words, close + 1, len(words)) if close < len(words) and words[close].text == "," else None
    ends = found is not None and found[0] == len(words)
    return found[0] if found and ends and found[1].kind == "organisation" else close


def role_of(text: str, words: list[Word], start: int, stop: int) -> str | None:
    """The words from `start` to `stop` when they are a role ("Europol's executive director"), else None."""
    if start >= stop or stop - start > 20:
        return None
    found = noun_phrase(text, words, start, stop)
    while stop > start + 1 and words[stop - 1].low in lexicon.PREPOSITIONS:
        stop -= 1
    inside = words[start:stop]
    if found is None or found[1].kind == "person" or inside[0].low in lexicon.PREPOSITIONS:
        return None
    # The role's noun stands before its own "of", "at", "for": in "a group of ministers" nobody is a minister.
    first = next((n for n, w in enumerate(inside) if n and w.low in lexicon.JOINING), len(inside))
    if not any(w.low.rstrip(".").removesuffix("'s") in lexicon.ROLES for w in inside[:first]):
        return None
    return without_article(" ".join(text[inside[0].start : inside[-1].end].split()))


def without_article(role: str) -> str:
    """The role without "the" or "a" before it."""
    first, _, rest = role.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else role


def _in_role(word: Word, first: bool) -> bool:
    if word.kind == "quotation" or word.ends or word.text in (",", ";", ":", ")", "(", "–", "—", "--"):
        return False
    return first or (word.low not in _ROLE_STOPS and word.low not in lexicon.CUES and word.low not in lexicon.BE)


def at_body(text: str, words: list[Word], end: int, stop: int, mention: Mention) -> tuple[int, Mention]:
    """`mention`, who has a role, with the body that follows a comma (Inspector X, of the Leeds Police, …), and where
    that ends."""
    if mention.role is None or end + 1 >= stop or words[end].text != "," or words[end + 1].low not in _AT:
        return end, mention
    found = noun_phrase(text, words, end + 2, stop)
    if found is None or found[1].kind not in ("organisation", "name" if words[end + 1].low == "of" else ""):
        return end, mention
    body = " ".join(text[words[end + 1].start : found[1].end].split())
    return found[0], replace(mention, role=f"{mention.role} {body}")


def listed(
    text: str, words: list[Word], pieces: list[tuple[int, int]], last: tuple[int, Mention]
) -> tuple[int, Mention]:
    """All of "A, B and C" for `last`, its end, in the last of these stretches between commas."""
    start, mention = last
    opens = pieces[-1][0]
    joined = mention.kind == "joint" or words[opens].low == "and"
    if not joined or mention.kind not in (*_NAMED, "joint") or start > opens + 1:
        return last
    parts = list(mention.parts) or [mention]
    for begin, end in reversed(pieces[:-1]):
        found = noun_phrase(text, words, begin, end)
        between = words[end:start]
        listing = any(w.text == "," for w in between) and not any(w.ends or w.kind == "quotation" for w in between)
        if not listing or found is None or found[0] != end or found[1].kind not in _NAMED:
            break
        start = begin
        parts.insert(0, found[1])
    if len(parts) == max(1, len(mention.parts)):
        return last
    names = [part.name for part in parts]
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    return start, Mention(parts[0].start, mention.end, "joint", name, parts=tuple(parts))
