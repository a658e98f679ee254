"""A small corpus for the tests of the index."""

from datetime import date

from corpus.loading import Corpus
from corpus.statement import Statement

FARES = "Fares rise by 4.8 per cent in March.\n\nChildren under five travel free of charge.\n"
FLOODS = "The river reached 7.2 metres on Sunday.\n\nNobody was hurt, the mayor said.\n\nTwo bridges stay closed.\n"
SCHOOL = "The new school opens on 1 September 2025 for 1,700 pupils.\n"


def statement(name: str, body: str, title: str = "A statement") -> Statement:
    return Statement(
        statement_id=f"2025-01-01-{name}",
        title=title,
        issuer="The Town",
        published=date(2025, 1, 1),
        url=f"https://example.org/{name}",
        language="en",
        licence="CC0-1.0",
        body=body,
    )


def town() -> Corpus:
    return Corpus(
        (
            statement("fares", FARES, "Bus fares"),
            statement("floods", FLOODS, "Floods in the old town"),
            statement("school", SCHOOL, "A school for the east"),
        )
    )
