"""The whole path from a question to a verified answer, as one LangChain Runnable.

No step writes text: steps name places in statements, and the verifier alone turns a place into a quote.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from langchain_core.runnables import Runnable, RunnableLambda

from bot.answer import Answer, AnswerStatus, Citation, NearMiss, StatementFacts, Timing
from bot.context import complete
from bot.courtesy import without_courtesy
from bot.followup import resolve
from bot.listing import listing
from bot.messages import message
from bot.question import CleanQuestion, Question, Refused, clean
from bot.quote import Quote
from bot.ranking import Ranker, Ranking
from bot.routing import route
from bot.settings import Settings
from bot.spelling import Spelling
from bot.verifier import Attribution, near_misses, verify
from corpus.loading import Corpus
from corpus.sentences import Sentence
from corpus.statement import Statement
from index.retrieval import Retrieval
from index.retriever import Retriever

_NEAR_MISSES = 3


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question on its way: every step adds what it found, until there is an `ending`."""

    question: Question
    cleaned: CleanQuestion = CleanQuestion("", without_courtesy(""))
    searched: str = ""
    retrieval: Retrieval = Retrieval("", (), (), (), ())
    ranking: Ranking = Ranking((), 0.0, (), ())
    quotes: tuple[Quote, ...] = ()
    citations: tuple[Citation, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    listing: tuple[StatementFacts, ...] = ()
    suggestion: str | None = None
    ending: AnswerStatus | None = None
    timings: tuple[Timing, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """What the steps work with; `runnable()` is the chain itself."""

    corpus: Corpus
    sentences: Callable[[Statement], tuple[Sentence, ...]]
    attribution: Attribution
    retriever: Retriever
    ranker: Ranker
    spelling: Spelling
    settings: Settings

    def runnable(self) -> Runnable[Question, Answer]:
        """Question in, Answer out."""
        return self.inquiry() | RunnableLambda(self._answer)

    def inquiry(self) -> Runnable[Question, Inquiry]:
        """Question in, and out of it all that the steps found. A step after the ending does nothing."""
        return (
            RunnableLambda(Inquiry)
            | _step("clean", self._clean)
            | _step("route", self._route)
            | _step("resolve", self._resolve)
            | _step("retrieve", self._retrieve)
            | _step("rank", self._rank)
            | _step("decide", self._decide)
            | _step("complete", self._complete)
            | _step("verify", self._verify)
        )

    def _clean(self, inquiry: Inquiry) -> Inquiry:
        cleaned = clean(inquiry.question, self.settings.max_chars)
        if isinstance(cleaned, Refused):
            return replace(inquiry, ending=AnswerStatus(cleaned.reason), suggestion=cleaned.suggestion)
        return replace(inquiry, cleaned=cleaned)

    def _route(self, inquiry: Inquiry) -> Inquiry:
        where = route(inquiry.cleaned)
        return replace(inquiry, ending=where.status, listing=listing(where, self.corpus))

    def _resolve(self, inquiry: Inquiry) -> Inquiry:
        return replace(inquiry, searched=self.spelling.correct(resolve(inquiry.cleaned).query).query)

    def _retrieve(self, inquiry: Inquiry) -> Inquiry:
        return replace(inquiry, retrieval=self.retriever.retrieve(inquiry.searched))

    def _rank(self, inquiry: Inquiry) -> Inquiry:
        return replace(inquiry, ranking=self.ranker.rank(inquiry.searched, inquiry.retrieval, self.corpus))

    def _decide(self, inquiry: Inquiry) -> Inquiry:
        ranking = inquiry.ranking
        if ranking.chosen and ranking.confidence >= self.settings.threshold:
            return inquiry
        closest = tuple(hit.passage for hit in inquiry.retrieval.hits[:_NEAR_MISSES])
        return replace(inquiry, ending=AnswerStatus.NOT_IN_STATEMENTS, near_misses=near_misses(closest, self.corpus))

    def _complete(self, inquiry: Inquiry) -> Inquiry:
        quotes: list[Quote] = []
        chosen = [ranked.sentence for ranked in inquiry.ranking.chosen[: self.settings.max_quotes]]
        for statement_id in dict.fromkeys(sentence.statement_id for sentence in chosen):
            statement = self.corpus.statement(statement_id)
            own = tuple(sentence for sentence in chosen if sentence.statement_id == statement_id)
            quotes += complete(statement, self.sentences(statement), self.attribution(statement), own)
        return replace(inquiry, quotes=tuple(quotes[: self.settings.max_quotes]))

    def _verify(self, inquiry: Inquiry) -> Inquiry:
        citations = verify(inquiry.quotes, self.corpus, self.attribution)
        return replace(inquiry, citations=citations, ending=AnswerStatus.ANSWERED)

    def _answer(self, inquiry: Inquiry) -> Answer:
        status = inquiry.ending or AnswerStatus.ERROR
        total = Timing("total", sum(timing.ms for timing in inquiry.timings))
        return Answer(
            answer_id=inquiry.question.question_id or uuid.uuid4().hex,
            question=inquiry.question.text,
            status=status,
            confidence=inquiry.ranking.confidence,
            message=message(status, self.settings),
            citations=inquiry.citations,
            near_misses=inquiry.near_misses,
            missing_terms=inquiry.ranking.missing_terms,
            listing=inquiry.listing,
            resolved=None if inquiry.searched in ("", inquiry.cleaned.courtesy.asked) else inquiry.searched,
            suggestion=inquiry.suggestion,
            timings=(*inquiry.timings, total),
        )


def _step(name: str, work: Callable[[Inquiry], Inquiry]) -> RunnableLambda[Inquiry, Inquiry]:
    def timed(inquiry: Inquiry) -> Inquiry:
        if inquiry.ending is not None:
            return inquiry
        begun = time.perf_counter()
        done = work(inquiry)
        return replace(done, timings=(*done.timings, Timing(name, (time.perf_counter() - begun) * 1000)))

    return RunnableLambda(timed, name=name)
