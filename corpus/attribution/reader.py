"""Reading a text for who says its quotations and its reported sentences, paragraph after paragraph."""

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from corpus.attribution.cast import Cast
from corpus.attribution.colon import only_subject
from corpus.attribution.cue import Cue
from corpus.attribution.cues import cue_after, cue_before, cue_of_sentence, signature_line
from corpus.attribution.endings import cue_at_end, cue_of_how
from corpus.attribution.labels import talks
from corpus.attribution.lexicon import CUES, PARTICIPLES, PARTICLES, PREPOSITIONS
from corpus.attribution.person import Person
from corpus.attribution.quotations import Quotation
from corpus.attribution.words import Word, sentence_starts, words
from corpus.span import Span

_LONG = 8  # words: a quotation as long as this is no line of a dialogue
_FAR = 30  # words between two quotations of one sentence
_LINKS = frozenset({",", "and", "or", "–", "—", "then", "but"})


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is read. `said_by` and `reported_by` go by index into `words`. `unmarked`: all of it is said
    by one, without quotation marks."""

    number: int
    words: list[Word]
    quoted: list[int]
    continuing: frozenset[int]
    said_by: dict[int, Person | None]
    reported_by: dict[int, tuple[int, Person | None]]
    unmarked: tuple[Person | None] | None = None

    @classmethod
    def all_of(cls, body: str, places: tuple[Span, ...], found: tuple[Quotation, ...]) -> list["Paragraph"]:
        """The paragraphs of `body` at these places, with the quotations found in it; nothing is known of them yet."""
        result, n = [], 0
        for number, place in enumerate(places):
            inside = []
            while n < len(found) and found[n].start < place.end:
                inside.append(found[n])
                n += 1
            tokens = words(body, place, inside)
            quoted = [i for i, word in enumerate(tokens) if word.kind == "quotation"]
            continuing = frozenset(i for i, q in zip(quoted, inside, strict=True) if q.continues)
            result.append(cls(number, tokens, quoted, continuing, {}, {}))
        return result


class Reader:
    """Goes through the paragraphs in order and finds the speaker of each quotation and reported sentence."""

    def __init__(self, body: str, texts: list[Paragraph], cast: Cast) -> None:
        self.body, self.texts, self.cast = body, texts, cast

    def read(self, paragraph: Paragraph) -> None:
        """Write into `paragraph` who says what, from it and those before; the next one can then be read."""
        tokens = paragraph.words
        if (told := self._unmarked(paragraph)) is not None:
            paragraph.unmarked = told
            return
        starts = sentence_starts(tokens)
        framed: set[int] = set()
        for start, stop in zip(starts, [*starts[1:], len(tokens)], strict=True):
            inside = [i for i in range(start, stop) if tokens[i].kind == "quotation"]
            for at in inside:
                if at > start and _is_title(tokens[at - 1], tokens[at].text):
                    paragraph.said_by[at] = None
                    continue
                cue = self._cue(paragraph, start, at, stop)
                person = self._person(cue, paragraph, start, stop) if cue else None
                if cue is None or (person is None and at in paragraph.continuing):
                    person = self._without_cue(paragraph, start, at)
                if cue is None:
                    pass
                elif cue.frame and not _has_content(tokens, start, at, cue):
                    framed.update(range(cue.first, cue.last + 1))
                else:
                    self._report(paragraph, start, stop, person)
                paragraph.said_by[at] = person
                if at in paragraph.continuing:
                    self._share_back(paragraph, person)
            self._share(paragraph, inside)
            if not inside or start not in paragraph.reported_by:
                cue = cue_of_sentence(self.body, tokens, start, stop)
                if cue and not framed.intersection(range(cue.first, cue.last + 1)) and not inside:
                    self._report(paragraph, start, stop, self._person(cue, paragraph, start, stop))

    def _unmarked(self, paragraph: Paragraph) -> tuple[Person | None] | None:
        """Who says a paragraph without quotation marks below "X said:", and those after it that say "I" or "we"."""
        tokens = paragraph.words
        prose = tokens[0].capital and tokens[-1].ends and not paragraph.quoted
        if not paragraph.number or not prose:
            return None
        above = self.texts[paragraph.number - 1]
        if above.unmarked:
            goes_on = talks(self.body[tokens[0].start : tokens[-1].end])
            return above.unmarked if goes_on and not cue_of_sentence(self.body, tokens, 0, len(tokens)) else None
        lead = above.words
        if lead[-1].text != ":" or above.quoted or not any(word.small and word.low in CUES for word in lead):
            return None  # "Notes:" is nobody
        start = sentence_starts(lead)[-1]
        cue = cue_before(self.body, lead, start, len(lead))
        return (self._person(cue, above, start, len(lead)),) if cue and cue.frame else None

    def _cue(self, paragraph: Paragraph, start: int, at: int, stop: int) -> Cue | None:
        tokens = paragraph.words
        if self._barred(paragraph, at) and (line := self._signed_below(paragraph)):
            return line
        if at in paragraph.continuing:
            return cue_after(self.body, tokens, at, len(tokens))
        before = cue_before(self.body, tokens, start, at) if start < at else None
        if at == 0 and paragraph.number and (lead := self.texts[paragraph.number - 1].words)[-1].text == ":":
            before = cue_before(self.body, lead, sentence_starts(lead)[-1], len(lead))
            before = Cue(before.subject, 0, 0, True) if before else None
        if before and before.frame:
            return before
        after = cue_after(self.body, tokens, at, len(tokens)) or cue_of_how(self.body, tokens, at + 1, len(tokens))
        if after is None and at == len(tokens) - 1 and not before and paragraph.number + 1 < len(self.texts):
            following = self.texts[paragraph.number + 1].words
            how = following[0].low == "that" and at == start
            told = cue_of_how(self.body, following, 1, len(following)) if how else None
            line = told or signature_line(self.body, following)
            after = Cue(line.subject, at, at, True) if line else None
        return after or before or cue_at_end(self.body, tokens, start, at, stop)

    def _barred(self, paragraph: Paragraph, at: int) -> bool:
        """Whether the quotation is a paragraph behind a bar ("> ")."""
        return self.body.startswith("> ", paragraph.words[at].start)

    def _signed_below(self, paragraph: Paragraph) -> Cue | None:
        """The signature ("— X, role") under the paragraphs behind a bar of which this is one."""
        below = itertools.dropwhile(lambda one: self._barred(one, 0), self.texts[paragraph.number + 1 :])
        line = signature_line(self.body, following.words) if (following := next(below, None)) else None
        return Cue(line.subject, 0, 0, True) if line else None

    def _share_back(self, paragraph: Paragraph, person: Person | None) -> None:
        """The paragraphs that a quotation came from have its speaker, when they had none."""
        while person and paragraph.number and paragraph.continuing and paragraph.quoted[0] in paragraph.continuing:
            paragraph = self.texts[paragraph.number - 1]
            if not paragraph.quoted or paragraph.said_by.get(paragraph.quoted[-1]):
                return
            paragraph.said_by[paragraph.quoted[-1]] = person

    def _person(self, cue: Cue, paragraph: Paragraph, start: int, stop: int) -> Person | None:
        position, tokens = cue.subject.start, paragraph.words
        opens = tokens[start].start == position or tokens[max(cue.first, 1) - 1].kind == "quotation"
        until = tokens[stop - 1].end if opens else 0
        person = self.cast.who(cue.subject, position, paragraph.number, until)
        if person is not None:
            self.cast.speaks(person, cue.subject.end, paragraph.number)
        return person

    def _report(self, paragraph: Paragraph, start: int, stop: int, person: Person | None) -> None:
        if start not in paragraph.reported_by:
            paragraph.reported_by.update(dict.fromkeys(range(start, stop), (start, person)))

    def _without_cue(self, paragraph: Paragraph, start: int, at: int) -> Person | None:
        """The speaker of the quotation before, when this one goes on from it, in or before this paragraph."""
        tokens = paragraph.words
        if start == at and at and (told := paragraph.reported_by.get(at - 1)) and told[1]:
            return told[1]  # It may rain, said X. “…”
        if start == at and (about := self._spoken_of(paragraph, at)):
            return about
        if nth := bisect_left(paragraph.quoted, at):
            earlier = paragraph.quoted[nth - 1]
            between = tokens[earlier + 1 : at]
            person = paragraph.said_by.get(earlier)
            close = start == at or all(w.low in _LINKS for w in between)
            if earlier >= start and len(between) < _FAR:  # “…,” said X, adding that it was “…”
                first = tokens[at].text.lstrip("“\"'‘«„‹`")[:1]
                close |= first.islower() and tokens[earlier].text.rstrip("”\"'’»“›")[-1:] in (",", "–", "—", "-")
                close |= any(v.low in PARTICIPLES and w.text == "," for w, v in pairwise(between))
            same = (
                close
                and person
                and (
                    (start == at and _only_says(between))
                    or not self.cast.named_between(tokens[earlier].end, tokens[at].start, person, start != at)
                )
            )
            answered = person is not None and person.body and "?" in tokens[earlier].text[-2:]
            return person if same and not answered else None
        if not paragraph.number or at != 0 or (self._barred(paragraph, at) and at not in paragraph.continuing):
            return None
        last = self.texts[paragraph.number - 1]
        person = last.said_by.get(last.quoted[-1]) if last.quoted else None
        if at in paragraph.continuing:
            return person
        if person is None:
            told = last.reported_by.get(len(last.words) - 1)
            alone = len(paragraph.quoted) == len(tokens)
            return told[1] if told and alone and len(tokens[at].text.split()) >= _LONG else None
        quoted = last.words[last.quoted[-1]]
        tail = last.words[last.quoted[-1] + 1 :]
        news = len(quoted.text.split()) >= 4 and len(tokens[at].text.split()) >= _LONG and quoted.text[-2] != "?"
        alone = len(paragraph.quoted) == len(tokens)
        ends = sum(w.ends for w in tail[:-1]) == 0
        same = not self.cast.named_between(quoted.end, tokens[at].start, person)
        return person if news and alone and ends and same else None

    def _spoken_of(self, paragraph: Paragraph, at: int) -> Person | None:
        """Who alone is spoken of in the single sentence before a long quotation: X is not alarmed. “…”"""
        tokens = paragraph.words
        before, quotation = tokens[:at], tokens[at]
        one = (
            at > 1
            and before[-1].text == "."
            and not any(word.ends for word in before[:-1])
            and paragraph.quoted[0] == at
        )
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if not one or len(quotation.text.split()) < _LONG or (after and not after.capital):
            return None
        cue = only_subject(self.body, tokens, 0, at)
        return self._person(cue, paragraph, 0, at) if cue else None

    def _share(self, paragraph: Paragraph, inside: list[int]) -> None:
        """“A” and “B”, X said: the first has the speaker of the second."""
        for one, other in reversed(list(pairwise(inside))):
            linked = all(w.low in _LINKS for w in paragraph.words[one + 1 : other])
            if paragraph.said_by[one] is None and linked:
                paragraph.said_by[one] = paragraph.said_by[other]


def _has_content(tokens: list[Word], start: int, at: int, cue: Cue) -> bool:
    """Whether the sentence says more beside the quotation and its cue: It was “deliberate”, according to X."""
    outside = [i for i in range(start, at) if not cue.first <= i <= cue.last]
    return cue.first > at and sum(tokens[i].kind == "word" for i in outside) >= 2


def _only_says(between: list[Word]) -> bool:
    """Whether one sentence with one verb of saying stands there: “…,” said X after Y had left. “…”"""
    return sum(word.ends for word in between) == 1 and sum(word.low in CUES for word in between) == 1


def _is_title(before: Word, quotation: str) -> bool:
    """Whether it is a name and nobody's words: on “Fox News Sunday”, of the “Big Dig”."""
    named = re.findall(r"[^\W\d_][\w’']*", quotation)
    capitals = [word for word in named if word[0].isupper() or word in PARTICLES | PREPOSITIONS | {"the", "and"}]
    return before.low in PREPOSITIONS and len(named) > 1 and capitals == named and len(named) <= _LONG
