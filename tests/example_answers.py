"""A small statement and answers about it, with everything worked out by hand."""

from datetime import date

from bot.answer import Answer, AnswerStatus, Citation, StatementFacts, Timing
from bot.quote import Quote
from bot.verifier import near_misses, verify
from corpus.loading import Corpus
from corpus.passages import Passage
from corpus.span import Span
from corpus.speakers import Speech, Spoken
from corpus.statement import Statement

BODY = """Harbour bridge to close

The harbour bridge closes on 3 May for repairs. It will cost £4.8m.

Chief Engineer Ann Lee said: “The bridge is old. It is not unsafe.

“It will open again in June.”

Mayor Tom Roy said that the ferry is free of charge.
"""


def statement(body: str = BODY, statement_id: str = "2026-02-01-harbour-bridge") -> Statement:
    return Statement(
        statement_id=statement_id,
        title="Harbour bridge to close",
        issuer="Port & City Council",
        published=date(2026, 2, 1),
        url="https://port.example/news/bridge",
        language="en",
        licence="OGL-UK-3.0",
        body=body,
    )


def corpus(body: str = BODY) -> Corpus:
    return Corpus((statement(body),))


def place(words: str, body: str = BODY) -> Span:
    """Where `words` first stand in the body; fails when they do not."""
    start = body.index(words)
    return Span(start, start + len(words))


def spoken(_: Statement) -> tuple[Spoken, ...]:
    """Who says what in BODY, made by hand."""
    said: tuple[tuple[str, str | None, str | None, Speech], ...] = (
        ("“The bridge is old. It is not unsafe.", "Ann Lee", "Chief Engineer", "direct"),
        ("“It will open again in June.”", "Ann Lee", "Chief Engineer", "direct"),
        ("Mayor Tom Roy said that the ferry is free of charge.", "Tom Roy", "Mayor", "reported"),
    )
    return tuple(Spoken(place(w).start, place(w).end, speaker, role, speech) for w, speaker, role, speech in said)


def nobody(_: Statement) -> tuple[Spoken, ...]:
    return ()


def cited(*words: str, focus: str | None = None) -> tuple[Citation, ...]:
    """Citations of the words of BODY; `focus`: the words in each that answer, all of them by default."""
    quotes = [Quote("2026-02-01-harbour-bridge", place(w).start, place(w).end, (place(focus or w),)) for w in words]
    return verify(tuple(quotes), corpus(), spoken)


def body_cited(body: str) -> Citation:
    """The whole of `body`, which may not begin or end in white space, as one citation."""
    quote = Quote("2026-02-01-harbour-bridge", 0, len(body), (Span(0, len(body)),))
    return verify((quote,), corpus(body), nobody)[0]


def answered() -> Answer:
    """An answer of three quotes: a person over two paragraphs, partly for context; the issuer; reported speech."""
    bridge = "The bridge is old. It is not unsafe.\n\n“It will open again in June.”"
    (one,) = cited(bridge, focus="It is not unsafe.\n\n“It will open again in June.”")
    _, two, three = cited(bridge, "It will cost £4.8m.", "Mayor Tom Roy said that the ferry is free of charge.")
    return Answer(
        answer_id="a-1",
        question="Is the <bridge> safe & free?",
        status=AnswerStatus.ANSWERED,
        confidence=0.93,
        message="This is what the statements say.",
        citations=(one, two, three),
        missing_terms=("<toll>",),
        resolved="Is the harbour bridge safe & free?",
        timings=(Timing("retrieve", 2.5), Timing("rank", 1.25)),
    )


def not_in_statements() -> Answer:
    span = place("The harbour bridge closes on 3 May for repairs. It will cost £4.8m.")
    return Answer(
        answer_id="a-2",
        question="Who pays the moon tax?",
        status=AnswerStatus.NOT_IN_STATEMENTS,
        confidence=0.02,
        message="The statements do not answer this.",
        near_misses=near_misses((Passage("2026-02-01-harbour-bridge", span.start, span.end),), corpus()),
        missing_terms=("moon", "tax"),
    )


def listing() -> Answer:
    s = statement()
    return Answer(
        answer_id="a-3",
        question="Which statements do you have?",
        status=AnswerStatus.LISTING,
        confidence=1.0,
        message="These are the statements.",
        listing=(StatementFacts(s.statement_id, s.title, s.issuer, s.published, s.url),),
    )


NASTY = (
    "*bold* and **bolder**",
    "_under_ and __over__",
    "1. first",
    "2) second",
    "- item\n- item",
    "+ plus\n* star",
    "# heading",
    "Heading\n===\nOther\n---",
    "> quoted",
    "<b>bold</b> <script>alert(1)</script>",
    "</blockquote><h1>out</h1>",
    "<!-- comment --> seen",
    "$$x^2$$ and $y$",
    "back\\slash \\* \\",
    "[1](https://evil.example/x)",
    "![x](https://evil.example/?q=1)",
    "&amp; &lt; &#42; AT&T",
    "`code` ``` fence",
    "~~~\nfence\n~~~",
    "a | b\n--|--\n1 | 2",
    "\"double\" 'single' “curly” ‘curly’",
    "two  spaces and\ta tab\n    indented four",
    "שלום עולם \u202eabc\u202c \u2067x\u2069",
    "zero\u200bwidth\u200djoin \u00adsoft\ufeffmark",
    "line\n\nparagraph\n\n\nthird",
    "${x} {{y}} {#id} https://a.example www.a.example \u2028 end",
)
