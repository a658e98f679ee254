"""Identities to citations: the only place where a quote is made, by slicing the statement. Chooses nothing."""

import hashlib
from collections.abc import Callable

import regex

from bot.answer import Citation, NearMiss, Receipt
from bot.errors import NotVerified
from bot.quote import Quote
from corpus.errors import NoSuchSpan, UnknownStatement
from corpus.loading import Corpus
from corpus.passages import Passage
from corpus.span import Span
from corpus.speakers import Speech, Spoken
from corpus.statement import Statement

Attribution = Callable[[Statement], tuple[Spoken, ...]]

CONTEXT_CHARS = 64  # prefix and suffix of a receipt: long enough to tell two equal quotes apart, short enough to read

_WORD_EDGE = regex.compile(r"\b", regex.WORD)  # UAX #29, default word boundaries
# Stricter than UAX #29: a figure without its currency, minus or per cent sign, or half a hyphenated word, says another
# thing. More lenient: publishers forget the space after a full stop ("of crime.We need").
_JOINED = regex.compile(r"(?<=[\p{Sc}\u2212±]|\d\p{Sc})(?=\d)|(?<=\d)(?=[%‰\p{Sc}])|(?<=\w)(?=-\w)|(?<=\w-)(?=\w)")
_MISSING_SPACE = regex.compile(r"(?<=\p{Ll}\.)(?=\p{Lu})")


def verify(quotes: tuple[Quote, ...], corpus: Corpus, attribution: Attribution) -> tuple[Citation, ...]:
    """The quotes as citations, numbered from 1 in the order given.

    Raises NotVerified, with the place, when one of them is not a clean slice of a statement in the corpus: an unknown
    statement, a body that its digest does not fit, offsets outside the body, or an edge in white space or in a word.
    """
    return tuple(_citation(number, quote, corpus, attribution) for number, quote in enumerate(quotes, start=1))


def near_misses(passages: tuple[Passage, ...], corpus: Corpus) -> tuple[NearMiss, ...]:
    """The passages as near misses, checked like quotes; one that is no clean slice is left out.

    Raises NotVerified for an unknown statement, or a body that its digest does not fit.
    """
    found = []
    for passage in passages:
        statement = _statement(passage.statement_id, corpus)
        try:
            text = _slice(statement, passage.start, passage.end)
        except NotVerified:
            continue  # a "word" too long for a passage is cut in two; a silence must not fail for want of it
        found.append(NearMiss(statement.statement_id, statement.title, passage.start, passage.end, text))
    return tuple(found)


def voice(focus: tuple[Span, ...], spoken: tuple[Spoken, ...], body: str) -> tuple[str | None, str | None, Speech]:
    """Speaker, role and speech of the words that answer; (None, None, "statement") where they have no single speaker.

    Each focus span belongs to the one person whose direct or reported speech it shares a letter or digit with (the cue
    around it, "X said", changes nothing), and to the statement's own voice when there is none. Two people, or a person
    and the statement's own voice in separate spans, are nobody's single words.
    """
    touched = [[s for s in spoken if s.speech != "statement" and _shares_a_word(span, s, body)] for span in focus]
    people = {s.speaker for said in touched for s in said}
    if len(people) != 1 or not all(touched):
        return None, None, "statement"
    said = [s for group in touched for s in group]
    roles = {s.role for s in said if s.role is not None}
    return people.pop(), roles.pop() if len(roles) == 1 else None, _speech(said)


def _speech(said: list[Spoken]) -> Speech:
    return "direct" if any(s.speech == "direct" for s in said) else "reported"


def _shares_a_word(span: Span, spoken: Spoken, body: str) -> bool:
    return any(c.isalnum() for c in body[max(span.start, spoken.start) : min(span.end, spoken.end)])


def _citation(number: int, quote: Quote, corpus: Corpus, attribution: Attribution) -> Citation:
    statement = _statement(quote.statement_id, corpus)
    text = _slice(statement, quote.start, quote.end)
    focus = _merged(quote.focus)
    speaker, role, speech = voice(focus, attribution(statement), statement.body)
    return Citation(
        number=number,
        statement_id=statement.statement_id,
        title=statement.title,
        issuer=statement.issuer,
        published=statement.published,
        start=quote.start,
        end=quote.end,
        quote=text,
        focus=focus,
        speaker=speaker,
        role=role,
        speech=speech,
        receipt=Receipt(
            statement_id=statement.statement_id,
            digest=statement.digest,
            start=quote.start,
            end=quote.end,
            quote_sha256=hashlib.sha256(text.encode()).hexdigest(),
            prefix=statement.body[max(0, quote.start - CONTEXT_CHARS) : quote.start],
            suffix=statement.body[quote.end : quote.end + CONTEXT_CHARS],
            url=statement.url,
        ),
    )


def _statement(statement_id: str, corpus: Corpus) -> Statement:
    try:
        statement = corpus.statement(statement_id)
    except UnknownStatement as error:
        raise NotVerified(str(error)) from error
    if hashlib.sha256(statement.body.encode()).hexdigest() != statement.digest:
        raise NotVerified(f"the body of {statement_id} does not match its digest; load the statements again")
    return statement


def _slice(statement: Statement, start: int, end: int) -> str:
    place = f"{statement.statement_id} {start}–{end}"
    try:
        text = statement.text(Span(start, end))
    except NoSuchSpan as error:
        raise NotVerified(f"{place}: {error}") from error
    if text[0].isspace() or text[-1].isspace():
        raise NotVerified(f"{place} begins or ends in white space; quote whole words")
    for edge in (start, end):
        if not _clean_edge(statement.body, edge):
            around = statement.body[max(0, edge - 12) : edge] + "|" + statement.body[edge : edge + 12]
            raise NotVerified(f"{place} cuts a word or character in two at {around!r}; quote whole words")
    return text


def _clean_edge(body: str, edge: int) -> bool:
    if edge in (0, len(body)):
        return True
    if _MISSING_SPACE.match(body, edge):
        return True
    return _WORD_EDGE.match(body, edge) is not None and _JOINED.match(body, edge) is None


def _merged(focus: tuple[Span, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(focus):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
