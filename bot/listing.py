"""Facts of statements for the questions that ask about the statements themselves."""

from bot.answer import StatementFacts
from bot.routing import Route
from corpus.loading import Corpus

_LISTED = {Route.LIST: 50, Route.LATEST: 1, Route.FACTS: 50}


def listing(route: Route, corpus: Corpus) -> tuple[StatementFacts, ...]:
    """The statements a listing shows, newest first: at most fifty, one for "the latest"; none on other routes."""
    return tuple(
        StatementFacts(s.statement_id, s.title, s.issuer, s.published, s.url)
        for s in corpus.statements[: _LISTED.get(route, 0)]
    )
