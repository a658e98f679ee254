"""Turns: who speaks in a transcript, where each speaker's words follow the name and a colon."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.attribution.cast import Cast
from corpus.attribution.labels import Label, labels, talks
from corpus.attribution.person import Person
from corpus.span import Span

_ENQUIRIES = r"(?:for )?(?:media|press) (?:enquir(?:y|ies)|inquir(?:y|ies)|contacts?|office)"
_OVER = re.compile(
    r"|ends?(?: \S+){0,4}|end of .*|notes?(?: (?:to|for) editors?)?|editor.?s.? notes?|contacts?|background|disclaimer"
    rf"|(?:additional|further|more|background) information|{_ENQUIRIES}(?: \S+){{0,4}}|footnotes?"
    r"|(?:this|the) transcript .*|published (?:on|by)\b.*|.*\b(?:concluded|adjourned|ended|rose) at \d.*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"about(?: [^\s.?!]+){1,6}", re.IGNORECASE)  # About the Agency
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# Words before a colon that were not read as a name, and may be one all the same.
_UNREAD = re.compile(r"[^\W\d_][^:.?!,“\"\n()]{1,50}(?:\([^)\n]*\)\s?)*:\s+(?=[^\W_a-z]|[“(])")
_NAME_WORDS, _UNREAD_WORDS, _HEADING = 3, 6, 12  # words at most


@dataclass(frozen=True, slots=True)
class Turn:
    """What `person` (None: not stated) says within a paragraph: its `words`, after the `name` and its colon."""

    name: Span | None
    words: Span | None
    person: Person | None


def turns(body: str, places: Sequence[Span], cast: Cast) -> dict[int, tuple[Turn, ...]]:
    """The turns by the number of their paragraph in `places`; none where the text is no transcript.

    A turn goes on until the next name, a heading, or the notes at the end, and beyond its paragraph where others do.
    The speaker is not stated after "Q:" and "A:", after a heading without a name, and after words that may be a name
    and are none for sure ("Next steps:").
    """
    found = [tuple(labels(body, place, after)) for place, after in zip_longest(places, places[1:])]
    found = [tuple(_known(one, cast) for one in paragraph) for paragraph in found]
    opening = [one for paragraph in found for one in paragraph if one.opens]
    if not _is_transcript(opening):
        return {}
    times = Counter(one.last for paragraph in found for one in paragraph)
    first = next((n for n, paragraph in enumerate(found) if any(one.sure for one in paragraph)), 0)

    def counts(one: Label, number: int) -> bool:
        if not one.opens and one.mention and one.mention.kind == "description":
            return one.sure
        sure = one.sure or one.names_nobody or times[one.last] > 1
        return sure or (one.said and one.opens and number > first)  # Date: before the first name is no turn

    named = [tuple(one for one in paragraph if counts(one, n)) for n, paragraph in enumerate(found)]
    people = _people([one for paragraph in named for one in paragraph if one.sure or times[one.last] > 1], cast)
    return dict(_turns(body, places, named, people))


def _is_transcript(opening: Sequence[Label]) -> bool:
    """Whether people speak: two sentences or more follow what are surely names, and a name comes again after another,
    or a third of them are as people talk. Or a name of which nothing is known comes again, and half are so."""
    sure = [one for one in opening if one.sure and one.said and not one.quoted]
    talking, at = sum(one.talk for one in sure), dict[str, int]()
    returning: set[str] = set()
    for number, one in enumerate(opening):
        if number - at.get(one.called, number) > 1 and not one.names_nobody:
            returning.add(one.called)
        at[one.called] = number
    if len(sure) >= 2:
        return any(one.called in returning for one in sure) or talking >= max(1, len(sure) / 3)
    short = all(len(called.split()) <= _NAME_WORDS for called in returning)
    return bool(returning) and short and 2 * sum(one.talk for one in opening) >= len(opening)


def _known(one: Label, cast: Cast) -> Label:
    """The label, sure when its surname is of one person whom the text names in full."""
    if one.sure or one.mention is None or one.mention.kind != "name":
        return one
    person = cast.who(one.mention, one.name.start, 0)
    return replace(one, sure=person is not None and person.human and person.name.count(" ") > one.called.count(" "))


def _turns(
    body: str, places: Sequence[Span], named: Sequence[tuple[Label, ...]], people: Mapping[str, Person]
) -> Iterator[tuple[int, tuple[Turn, ...]]]:
    last = max((number for number, paragraph in enumerate(named) if paragraph), default=0)
    run_on, speaking, over, person = False, False, False, None
    for number, place in enumerate(places):
        text, found = place.of(body), named[number]
        before_colon = text.partition(":")[0]
        if found and (not over or (found[0].opens and found[0].said)):
            if found[0].quoted and len(found) == 1:
                person = None  # Ann Lee: “…” is read as a quotation
                continue
            taken = []
            if before := _rest(body, place.start, found[0].name.start):
                taken.append(Turn(None, before, person))
            for one, after in zip_longest(found, found[1:]):
                speaking, over, person = True, False, people.get(one.called)
                end = after.name.start if after else place.end
                taken.append(Turn(one.name, _rest(body, one.name.end, end), person))
            yield number, tuple(taken)
            run_on |= found[-1].name.end == place.end  # alone on its line
        elif _is_over(text):
            speaking, over, person = False, True, None
        elif text[0] in "[(" and text[-1] in ")]":
            pass  # (Applause)
        elif text[0] == "#" or (text[-1].isalnum() and len(text.split()) <= _HEADING):
            person = None
        elif speaking and (number < last or run_on):
            run_on = True
            if (_UNREAD.match(text) and len(before_colon.split()) <= _UNREAD_WORDS) or (
                number > last and not talks(text)
            ):
                person = None
            asked = text.endswith("?") and number < last and _opener(named[number + 1], people) == person
            yield number, (Turn(None, place, None if asked else person),)  # who answers has not asked


def _is_over(text: str) -> bool:
    """Whether the talk is over: the end is marked, or notes begin."""
    head, colon, _ = text.partition(":")
    line = _EDGES.sub("", head if colon and len(head.split()) <= _UNREAD_WORDS else text)
    return _OVER.fullmatch(line) is not None or _ABOUT.fullmatch(text) is not None


def _opener(following: Sequence[Label], people: Mapping[str, Person]) -> Person | None:
    return people.get(following[0].called) if following and following[0].opens else None


def _rest(body: str, start: int, end: int) -> Span | None:
    text = body[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip())) if text.strip() else None


def _people(named: Sequence[Label], cast: Cast) -> dict[str, Person]:
    """Who is meant by the labels, by what they are called."""
    sexes: dict[str, set[str]] = {}
    for one in named:
        if one.mention and one.mention.gender:
            sexes.setdefault(one.last, set()).add(one.mention.gender)
    people: dict[str, Person] = {}
    offices: dict[str, set[str]] = {}
    for one in named:
        if one.mention is None or one.mention.kind == "description":
            continue
        person = cast.who(one.mention, one.name.start, 0)
        if person is None:
            continue
        written = one.called.isupper() and person.name == one.mention.name  # MR HILL, whom the text names nowhere else
        if written or (len(sexes.get(one.last, ())) > 1 and len(one.called.split()) == 2):  # Ms Lowe and Mr Lowe
            person = replace(person, name=one.called)
        people.setdefault(one.called, person if person.role else replace(person, role=one.role))
        offices.setdefault(one.role or "", set()).add(one.called)
    single = {called: person for called, person in people.items() if not person.body}
    for called in single:
        fuller = {person.name for name, person in single.items() if name.endswith(f" {called}")}
        if len(fuller) == 1:  # Lee: where Ms Lee: stands, too
            people[called] = next(person for person in single.values() if person.name in fuller)
    for one in named:
        if one.mention and one.mention.kind == "description":
            holders = {people[called].name: people[called] for called in offices.get(one.called, ())}
            itself = Person(one.called, one.role, None, False, True, True)
            people[one.called] = next(iter(holders.values())) if len(holders) == 1 else itself
    return people
