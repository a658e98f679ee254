"""Statements, index and chain, opened together and kept up to date."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path

from langchain_core.runnables import Runnable
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from bot.answer import Answer, AnswerStatus
from bot.candidates import Candidates
from bot.chain import Chain, Inquiry
from bot.errors import NotVerified
from bot.messages import message
from bot.question import Question
from bot.ranking import Ranker
from bot.readings import Readings
from bot.records.journal import Journal, open_journal
from bot.records.recorder import Recorder
from bot.records.regression import write_regression
from bot.records.retention import retain
from bot.records.ruling import rulings
from bot.records.validity import Standing, standings
from bot.rulings import NONE, Rulings
from bot.settings import Settings
from bot.spelling import Spelling
from corpus.errors import StatementBotError
from corpus.loading import Corpus, load
from corpus.sentences import sentences
from corpus.speakers import speakers
from index.embedding import Embedding, load_embedding
from index.opening import Index, open_index

Notify = Callable[[str], None]


def load_statements(folder: Path, notify: Notify) -> Corpus:
    """The corpus in a folder; every refused file and every warning goes to `notify`."""
    corpus = load(folder)
    for bad in corpus.refused:
        notify(f"refused: {bad}")
    for warning in corpus.warnings:
        notify(f"warning: {warning}")
    if not corpus.statements:
        notify(f"warning: there is no statement in {folder}, so nothing can be answered")
    return corpus


@dataclass(frozen=True, slots=True)
class _Edition:
    corpus: Corpus
    index: Index
    chain: Runnable[Question, Answer]
    inquiry: Runnable[Question, Inquiry]


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that the chain found for a question, the statements it was asked of, and the confidence an answer needs."""

    inquiry: Inquiry
    corpus: Corpus
    threshold: float


class Service:
    """Answers questions from the statements of its settings. Safe to share between threads.

    When `statement-bot index` has published a newer index, the next question is answered from the new statements.
    """

    def __init__(self, settings: Settings, embedding: Embedding, notify: Notify) -> None:
        from bot.cross_encoder import cross_encoder_beside  # here: torch takes seconds, and not every command needs it

        # NumPy's threads wait busily, which takes the cores from torch and makes it more than twice as slow.
        threadpool_limits(limits=1, user_api="blas")
        self._settings, self._embedding, self._notify = settings, embedding, notify
        self._cross_encoder = cross_encoder_beside(embedding)
        self._recorder = Recorder(lambda: open_journal(settings.records, settings.data), settings, notify)
        self._rulings = NONE
        self._retained_on: date | None = None
        self._opening = threading.Lock()
        self._edition = self._open()

    @property
    def corpus(self) -> Corpus:
        """The statements in use now."""
        return self._edition.corpus

    @property
    def index(self) -> Index:
        """The index in use now."""
        return self._edition.index

    def standings(self) -> tuple[Standing, ...]:
        """Which statements are current; none is told of while the record cannot be read."""
        try:
            return standings(self._recorder.journal(), self.corpus)
        except StatementBotError as error:
            self._notify(f"the record cannot be read: {error}")
            return ()

    def journal(self) -> Journal:
        """The record. Raises RecordsError."""
        return self._recorder.journal()

    def renew(self) -> None:
        """Read the statements again and bring the index up to them, now. Raises; then all is as before."""
        with self._opening:
            self._edition = self._open()

    def answer(self, question: Question) -> Answer:
        """The answer; whatever goes wrong on the way ends in AnswerStatus.ERROR, and is told to the operator.

        The answer to a question of the public is on record before this returns.
        """
        edition = self._current()
        answer = self._answered(question, edition)
        if question.source is None:
            return answer
        self._retain_daily()
        return self._recorder.record(answer, edition.corpus, question.source, question.conversation)

    def inspect(self, question: Question) -> Inspection:
        """What the chain finds for a question of staff; nothing of it goes on record. Raises StatementBotError."""
        edition = self._current()
        return Inspection(edition.inquiry.invoke(question), edition.corpus, self._settings.threshold)

    def _answered(self, question: Question, edition: "_Edition") -> Answer:
        try:
            return edition.chain.invoke(question)
        except StatementBotError as error:
            if isinstance(error, NotVerified):
                self._recorder.unverified(str(error))
            self._notify(f"a question could not be answered: {error}")
            return Answer(
                answer_id=question.question_id or uuid.uuid4().hex,
                question=question.text,
                status=AnswerStatus.ERROR,
                confidence=0.0,
                message=message(AnswerStatus.ERROR, self._settings),
            )

    def _current(self) -> _Edition:
        if self._edition.index.superseded():
            with self._opening:
                if self._edition.index.superseded():
                    try:
                        self._edition = self._open()
                    except StatementBotError as error:
                        self._notify(f"still answering from the index before: {error}")
        return self._edition

    def _retain_daily(self) -> None:
        today = datetime.now(UTC).date()
        if self._retained_on != today:
            self._retained_on = today
            threading.Thread(target=self._retain, daemon=True).start()  # nobody waits for it

    def _retain(self) -> None:
        try:
            retain(self.journal(), self._settings.retention_days)
            write_regression(self.journal(), self.corpus, self._settings.data, self._settings.max_chars)
        except StatementBotError as error:
            self._notify(f"content older than {self._settings.retention_days} days was not removed: {error}")

    def _read_rulings(self, corpus: Corpus) -> Rulings:
        try:
            closed = message(AnswerStatus.CLOSED, self._settings)
            self._rulings = rulings(self._recorder.journal(), corpus, closed)
        except StatementBotError as error:
            # The rulings known last go on: a record that cannot be read must not lift a block.
            self._notify(f"the record cannot be read: {error}")
        return self._rulings

    def _open(self) -> _Edition:
        corpus = load_statements(self._settings.statements, self._notify)
        index = open_index(
            corpus,
            self._embedding,
            self._settings.data,
            chroma=self._settings.chroma,
            say=self._notify,
            progress=True,
        )
        readings = Readings(self._settings.data / "readings.sqlite")
        ranker = Ranker(Candidates(self._embedding, corpus, readings), self._cross_encoder)
        ranker.reader.prepare([stored.passage for stored in index.retriever.store.stored()], corpus)
        chain = Chain(
            corpus=corpus,
            sentences=cache(sentences),
            attribution=cache(speakers),
            retriever=index.retriever,
            ranker=ranker,
            spelling=Spelling(corpus, ranker.vocabulary),
            settings=self._settings,
            rulings=partial(self._read_rulings, corpus),
        )
        return _Edition(corpus, index, chain.runnable(), chain.inquiry())


def open_service(settings: Settings, notify: Notify) -> Service:
    """A service that is ready to answer; syncs the index first when it is missing or stale."""
    return Service(settings, load_embedding(settings.model), notify)
