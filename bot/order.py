"""The order in which chosen sentences are quoted."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.ranking import RankedSentence

_AS_LIKELY = 0.5  # of the best score: answers about as likely as each other


def ordered(
    chosen: Sequence[RankedSentence], published: Callable[[str], date], several: bool = False, newest: bool = False
) -> tuple[RankedSentence, ...]:
    """The `chosen`, best first, in the order to quote them: statement by statement.

    Of statements about as likely to answer as the best one, the newer come first, then the less likely ones; with
    `newest`, all go by their day. Statements of one day stay in the order of their best sentence. With `several`, the
    sentences of a statement stand as they do in it. `published` tells a statement's day.
    """
    best: dict[str, float] = {}
    for ranked in chosen:
        best.setdefault(ranked.sentence.statement_id, ranked.score)
    likely = _AS_LIKELY * max(best.values(), default=0.0)

    def of_statement(statement_id: str) -> tuple[bool, int]:
        return not newest and best[statement_id] < likely, -published(statement_id).toordinal()

    inside = [
        sorted((r for r in chosen if r.sentence.statement_id == one), key=_place if several else _rank)
        for one in sorted(best, key=of_statement)
    ]
    return tuple(ranked for statement in inside for ranked in statement)


def _place(ranked: RankedSentence) -> int:
    return ranked.sentence.start


def _rank(ranked: RankedSentence) -> int:
    return ranked.rank
