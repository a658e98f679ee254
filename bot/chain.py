"""The whole path from a question to a verified answer, as one LangChain Runnable.

No step writes text: steps name places in statements, and the verifier alone turns a place into a quote.
"""

import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from langchain_core.runnables import Runnable, RunnableLambda

from bot.answer import Answer, AnswerStatus, Citation, NearMiss, StatementFacts, Timing
from bot.context import complete
from bot.courtesy import without_courtesy
from bot.followup import resolve
from bot.introduction import asked_for, introduces
from bot.listing import asks_facts_of_that, facts_of, listing, listing_of_named
from bot.messages import message
from bot.order import ordered
from bot.overview import asks_for_overview, lead
from bot.question import CleanQuestion, Question, Refused, clean
from bot.quote import Quote
from bot.ranking import RankedSentence, Ranker, Ranking
from bot.routing import Route, route
from bot.rulings import NONE, Rulings
from bot.settings import Settings
from bot.spelling import Spelling
from bot.subject import subject
from bot.terms import stem
from bot.verifier import Attribution, near_misses, verify
from bot.voices import Speaking, Voices
from bot.wanted import wanted
from corpus.loading import Corpus
from corpus.sentences import Sentence
from corpus.statement import Statement
from index.retrieval import Retrieval
from index.retriever import Retriever

_NEAR_MISSES = 3
_MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question on its way: every step adds what it found, until there is an `ending`."""

    question: Question
    cleaned: CleanQuestion = CleanQuestion("", without_courtesy(""))
    of_facts: bool = False  # asked for facts of the statements that the last answer quoted
    asked: str = ""  # standing by itself, and spelt right
    searched: str = ""
    retrieval: Retrieval = Retrieval("", (), (), (), ())
    ranking: Ranking = Ranking((), 0.0, (), ())
    of_somebody: bool = False  # asked for the words of one, and not for an answer to his questions
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
        cleaned, courtesy = inquiry.cleaned, inquiry.cleaned.courtesy
        if asks_facts_of_that(courtesy.asked) and (before := _turn_before(cleaned)):
            return replace(inquiry, cleaned=before, of_facts=True)
        spelt = replace(courtesy, asked=self.spelling.correct(courtesy.asked).query)
        where, hidden = route(cleaned), inquiry.rulings.not_current
        if where is Route.QUESTION:
            where = route(replace(cleaned, courtesy=spelt))
        if where in (Route.QUESTION, Route.CLARIFY) and asks_for_overview(spelt.asked, where is Route.CLARIFY):
            return self._overview(inquiry)
        if where is not Route.QUESTION:
            return replace(inquiry, ending=where.status, listing=listing(where, self.corpus, hidden))
        named = listing_of_named(spelt.asked, self.corpus, hidden)
        return replace(inquiry, ending=AnswerStatus.LISTING, listing=named) if named else inquiry

    def _overview(self, inquiry: Inquiry) -> Inquiry:
        """What the one statement there is begins with; of several, their titles."""
        hidden = inquiry.rulings.not_current
        shown = [statement for statement in self.corpus.statements if statement.statement_id not in hidden]
        if len(shown) != 1:
            return replace(inquiry, ending=AnswerStatus.LISTING, listing=listing(Route.LIST, self.corpus, hidden))
        begins = lead(shown[0], self.sentences(shown[0]))
        kept = tuple(part for quote in begins for part in inquiry.rulings.without_blocked(quote))
        quotes = kept[: self.settings.max_quotes]
        return self._verify(replace(inquiry, quotes=quotes, confidence=1.0)) if quotes else inquiry

    def _resolve(self, inquiry: Inquiry) -> Inquiry:
        cleaned, correct = inquiry.cleaned, self.spelling.correct
        asked = replace(cleaned.courtesy, asked=correct(cleaned.courtesy.asked).query)
        resolved = resolve(replace(cleaned, courtesy=asked))
        whole = correct(resolved.query).query if resolved.carried else resolved.query
        return replace(inquiry, asked=whole, searched=subject(whole))

    def _retrieve(self, inquiry: Inquiry) -> Inquiry:
        return replace(inquiry, retrieval=self.retriever.retrieve(inquiry.searched))

    def _rank(self, inquiry: Inquiry) -> Inquiry:
        found = {self.corpus.statement(hit.passage.statement_id) for hit in inquiry.retrieval.hits}
        speaking = frozenset(
            Speaking(s.issuer, x.speaker, x.role or "") for s in found for x in self.attribution(s) if x.speaker
        )
        issuers, vocabulary = {statement.issuer for statement in self.corpus.statements}, self.ranker.vocabulary
        want = wanted(inquiry.asked, speaking, issuers, lambda w: vocabulary.knows(stem(w)) or vocabulary.is_name(w))
        if want.voices.unheard:
            return replace(inquiry, ranking=replace(inquiry.ranking, missing_terms=want.voices.unheard))

        def keep(sentence: Sentence) -> bool:
            if not inquiry.rulings.allows(sentence.statement_id, sentence.start, sentence.end):
                return False
            statement = self.corpus.statement(sentence.statement_id)
            if not want.who and statement.text(sentence.span).endswith(":") and self._only_leads(statement, sentence):
                return False
            return want.voices.anybody or want.voices.say(statement, sentence.span, self.attribution(statement))

        ranking = self.ranker.rank(
            want.voices.about or inquiry.searched, inquiry.retrieval, self.corpus, keep, want.several
        )
        introducing = self._introducing(ranking, asked_for(inquiry.asked, speaking))
        chosen = introducing or (self._everything(ranking, want.voices) if want.voices.everything else ranking.chosen)
        chosen = ordered(chosen, lambda one: self.corpus.statement(one).published, want.several, want.newest)
        confidence = 1.0 if introducing else ranking.confidence  # both name and role stand there
        ranking = replace(ranking, chosen=chosen[:_MOST_SENTENCES], confidence=confidence)
        somebody = not want.voices.anybody
        return replace(inquiry, ranking=ranking, confidence=ranking.confidence, of_somebody=somebody)

    def _only_leads(self, statement: Statement, sentence: Sentence) -> bool:
        """Whether all that the sentence says is who speaks below it: "X said:"."""
        spoken = self.attribution(statement)
        below = any(one.speech == "direct" and sentence.end < one.start <= sentence.end + 2 for one in spoken)
        return below and any(one.speech == "reported" and one.span == sentence.span for one in spoken)

    def _introducing(self, ranking: Ranking, people: frozenset[Speaking]) -> tuple[RankedSentence, ...]:
        """The best sentence of each statement that tells who one of them is."""
        best: dict[str, RankedSentence] = {}
        for one in ranking.sentences if people else ():
            text = self.corpus.statement(one.sentence.statement_id).text(one.sentence.span)
            if any(introduces(text, person) for person in people):
                best.setdefault(one.sentence.statement_id, one)
        return tuple(best.values())

    def _everything(self, ranking: Ranking, heard: Voices) -> tuple[RankedSentence, ...]:
        """All that they say: in quotation marks, or else as reported."""

        def outright(ranked: RankedSentence) -> bool:
            spoken = self.attribution(self.corpus.statement(ranked.sentence.statement_id))
            return heard.say_outright(ranked.sentence.span, spoken)

        return tuple(filter(outright, ranking.sentences)) or ranking.sentences

    def _decide(self, inquiry: Inquiry) -> Inquiry:
        if inquiry.ranking.chosen and inquiry.confidence >= self.settings.threshold:
            return inquiry
        return self._silence(inquiry)

    def _silence(self, inquiry: Inquiry) -> Inquiry:
        if inquiry.of_facts:  # nothing was quoted: any statement may be meant
            facts = listing(Route.FACTS, self.corpus, inquiry.rulings.not_current)
            return replace(inquiry, listing=facts, confidence=0.0, ending=AnswerStatus.LISTING)
        inquiry = self._without_words_of(self.corpus.statements, inquiry)
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
            split, spoken = self.sentences(statement), self.attribution(statement)
            for quote in complete(statement, split, spoken, own, replies=not inquiry.of_somebody):
                quotes += inquiry.rulings.without_blocked(quote)
        if not quotes:  # only a question was allowed, and its reply is blocked
            return self._silence(replace(inquiry, confidence=0.0))
        return replace(inquiry, quotes=tuple(quotes[: self.settings.max_quotes]))

    def _verify(self, inquiry: Inquiry) -> Inquiry:
        if inquiry.of_facts:
            quoted = facts_of((quote.statement_id for quote in inquiry.quotes), self.corpus)
            return replace(inquiry, listing=quoted, confidence=0.0, ending=AnswerStatus.LISTING)
        citations = verify(inquiry.quotes, self.corpus, self.attribution)
        inquiry = self._without_words_of({self.corpus.statement(c.statement_id) for c in citations}, inquiry)
        return replace(inquiry, citations=citations, ending=AnswerStatus.ANSWERED)

    def _without_words_of(self, statements: Iterable[Statement], inquiry: Inquiry) -> Inquiry:
        """Only those of the missing terms that these statements have nowhere."""
        texts = [f"{s.title}\n{s.issuer}\n{s.body}".casefold() for s in statements if inquiry.ranking.missing_terms]
        missing = (term for term in inquiry.ranking.missing_terms if not any(term.casefold() in text for text in texts))
        return replace(inquiry, ranking=replace(inquiry.ranking, missing_terms=tuple(missing)))

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
            missing_terms=() if inquiry.of_facts else inquiry.ranking.missing_terms,
            listing=inquiry.listing,
            resolved=None
            if inquiry.searched.lower() in ("", inquiry.cleaned.courtesy.asked.lower())
            else inquiry.searched,
            suggestion=inquiry.suggestion,
            timings=(*inquiry.timings, total),
        )


def _turn_before(cleaned: CleanQuestion) -> CleanQuestion | None:
    """The user's last turn as a question of its own; None where it was none to the statements."""
    turns = cleaned.history
    last = max((place for place, turn in enumerate(turns) if turn.role == "user"), default=None)
    if last is None:
        return None
    before = replace(cleaned, courtesy=without_courtesy(turns[last].content), history=turns[:last])
    return before if route(before) is Route.QUESTION else None


def _step(name: str, work: Callable[[Inquiry], Inquiry]) -> RunnableLambda[Inquiry, Inquiry]:
    def timed(inquiry: Inquiry) -> Inquiry:
        if inquiry.ending is not None:
            return inquiry
        begun = time.perf_counter()
        done = work(inquiry)
        return replace(done, timings=(*done.timings, Timing(name, (time.perf_counter() - begun) * 1000)))

    return RunnableLambda(timed, name=name)
