"""Offices of several words: the Police and Crime Commissioner, the Minister for Health and Social Care."""

from dataclasses import replace

from corpus.attribution import given_names, lexicon
from corpus.attribution.mention import Mention, on_one_line
from corpus.attribution.runs import bare, run_end
from corpus.attribution.words import Word


def fields_end(words: list[Word], at: int, stop: int) -> int:
    """Where the fields of an office end: the Minister for Health, Sport and Social Care, X."""
    end = at
    while end + 1 < stop and (words[end].text == "," or words[end].low == "and"):
        last = words[end].low == "and"
        close = run_end(words, end + 1, stop)
        run = words[end + 1 : close]
        if not run or not all(word.capital for word in run) or run[0].low in given_names.GIVEN_NAMES:
            return at
        end = close
        if last:
            return end if end == stop or words[end].text in (",", ".") or words[end].small else at
    return at


def joined_fields(words: list[Word], pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """These stretches between commas, those of one office as one: the Minister for Health, Sport and Social Care."""
    joined: list[tuple[int, int]] = []
    for begin, end in pieces:
        if joined and end <= fields_end(words, joined[-1][1], pieces[-1][1]) and _has_field(words, *joined[-1]):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((begin, end))
    return joined


def _has_field(words: list[Word], begin: int, end: int) -> bool:
    """Whether it names an office and its first field: the Minister for Health."""
    held = (k for k in range(begin, end - 1) if words[k].low in lexicon.ROLES or words[k].text == "State")
    return any(
        words[k + 1].low in ("for", "of") and all(w.capital or w.text == "," for w in words[k + 2 : end]) for k in held
    )


def matter(text: str, words: list[Word], at: int, stop: int, role: Mention) -> tuple[int, Mention] | None:
    """What somebody is the head of: custody, crime, counter terrorism."""
    end = run_end(words, at + 1, stop)
    if words[at].low != "of" or end == at + 1 or role.kind != "description" or role.head not in lexicon.ROLES:
        return None
    name = on_one_line(text, words[at + 1].start, words[end - 1].end)
    return end, Mention(words[at + 1].start, words[end - 1].end, "thing", name, head=bare(words[end - 1]))


def is_office(first: Word, office: Mention) -> bool:
    """Whether the word before "and" is a part of the office after it, and nobody himself."""
    title = office.kind == "description" and not office.determined and office.name[:1].isupper()
    body = bare(first) in (lexicon.ORGANISATIONS - {"police"}) | lexicon.ROLES or first.text.isupper()
    return title and office.head in lexicon.ROLES and first.capital and not body


def office(text: str, the: Word, part: Mention, office: Mention) -> Mention:
    """The Police and Crime Commissioner, or a body: the Health and Safety Executive."""
    name, determined = on_one_line(text, part.start, office.end), the.low == "the"
    if office.head == "executive":
        return replace(
            office, start=part.start, kind="organisation", name=name.removeprefix("The ").removeprefix("the ")
        )
    name = name[0].lower() + name[1:] if determined else name
    return replace(office, start=part.start, name=name, definite=determined, determined=determined)
