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
from bot.rulings import NONE, Rulings
from bot.settings import Settings
from bot.spelling import Spelling
from bot.verifier import Attribution, near_misses, verify
from bot.wanted import said_by, wanted
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
    confidence: float = 0.0
    rulings: Rulings = NONE
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
    rulings: Callable[[], Rulings] = lambda: NONE

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
        inquiry = replace(inquiry, rulings=self.rulings())
        if inquiry.rulings.closed is not None:
            return replace(inquiry, ending=AnswerStatus.CLOSED)
        cleaned = clean(inquiry.question, self.settings.max_chars)
        if isinstance(cleaned, Refused):
            return replace(inquiry, ending=AnswerStatus(cleaned.reason), suggestion=cleaned.suggestion)
        return replace(inquiry, cleaned=cleaned)

    def _route(self, inquiry: Inquiry) -> Inquiry:
        if pinned := inquiry.rulings.pins(inquiry.cleaned.courtesy.asked):
            quotes = tuple(Quote(p.statement_id, p.start, p.end, (p.span,)) for p in pinned)
            return self._verify(replace(inquiry, quotes=quotes, confidence=1.0))  # people decided
        where = route(inquiry.cleaned)
        return replace(inquiry, ending=where.status, listing=listing(where, self.corpus))

    def _resolve(self, inquiry: Inquiry) -> Inquiry:
        return replace(inquiry, searched=self.spelling.correct(resolve(inquiry.cleaned).query).query)

    def _retrieve(self, inquiry: Inquiry) -> Inquiry:
        return replace(inquiry, retrieval=self.retriever.retrieve(inquiry.searched))

    def _rank(self, inquiry: Inquiry) -> Inquiry:
        hits = inquiry.retrieval.hits
        found = {self.corpus.statement(hit.passage.statement_id) for hit in hits}
        want = wanted(inquiry.searched, {(s.speaker, s.role) for one in found for s in self.attribution(one)})

        def keep(sentence: Sentence) -> bool:
            if not inquiry.rulings.allows(sentence.statement_id, sentence.start, sentence.end):
                return False
            spoken = self.attribution(self.corpus.statement(sentence.statement_id))
            return want.speaker is None or said_by(want.speaker, sentence.span, spoken)

        ranking = self.ranker.rank(inquiry.searched, inquiry.retrieval, self.corpus, keep)
        if want.several:
            in_order = sorted(ranking.chosen, key=lambda ranked: ranked.sentence)
            ranking = replace(ranking, chosen=tuple(in_order))
        return replace(inquiry, ranking=ranking, confidence=ranking.confidence)

    def _decide(self, inquiry: Inquiry) -> Inquiry:
        if inquiry.ranking.chosen and inquiry.confidence >= self.settings.threshold:
            return inquiry
        return self._silence(inquiry)

    def _silence(self, inquiry: Inquiry) -> Inquiry:
        passages = (hit.passage for hit in inquiry.retrieval.hits)
        allowed = [p for p in passages if inquiry.rulings.allows(p.statement_id, p.start, p.end)]
        closest = near_misses(tuple(allowed[:_NEAR_MISSES]), self.corpus)
        return replace(inquiry, ending=AnswerStatus.NOT_IN_STATEMENTS, near_misses=closest)

    def _complete(self, inquiry: Inquiry) -> Inquiry:
        quotes: list[Quote] = []
        chosen = [ranked.sentence for ranked in inquiry.ranking.chosen]
        for statement_id in dict.fromkeys(sentence.statement_id for sentence in chosen):
            statement = self.corpus.statement(statement_id)
            own = tuple(sentence for sentence in chosen if sentence.statement_id == statement_id)
            for quote in complete(statement, self.sentences(statement), self.attribution(statement), own):
                quotes += inquiry.rulings.without_blocked(quote)
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
            confidence=inquiry.confidence,
            message=inquiry.rulings.closed or message(status, self.settings),
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
