"""Answers into the record, before they are shown; and what happens when that fails."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.answer import Answer, AnswerStatus
from bot.messages import message
from bot.personal_data import personal_data, redacted
from bot.question import Source, visible
from bot.records.errors import RecordsUnusable
from bot.records.event import Event, Gap, Given, Unverified, Version
from bot.records.failures import note_failure
from bot.records.journal import Journal
from bot.records.snapshot import CorpusSnapshot, Snapshot, corpus_snapshot, settings_snapshot
from bot.rendering.json import to_json
from bot.settings import Settings
from corpus.errors import StatementBotError
from corpus.loading import Corpus

_MOST_CHARS = 5000  # as long as the longest question that the settings can allow
_ID_CHARS = 200


class Recorder:
    """Records answers. Safe to share between threads.

    `opening` gives the record; where it fails it is tried again at the next answer, so that the service can start, and
    outlives an outage; but not within `pause_s` seconds of a failure, or every asker would wait for a server that is
    not there. `failures` counts the answers without a record since the start.
    """

    def __init__(
        self,
        opening: Callable[[], Journal],
        settings: Settings,
        notify: Callable[[str], None],
        pause_s: float = 5.0,
    ) -> None:
        self._opening, self._settings, self._notify, self._pause_s = opening, settings, notify, pause_s
        self._again_at = 0.0
        self._made_by = settings_snapshot(settings)
        self._lock = threading.Lock()
        self._journal: Journal | None = None
        self._corpus: tuple[Corpus, CorpusSnapshot] | None = None
        self._gap: Gap | None = None
        self.failures = 0

    def journal(self) -> Journal:
        """The record, opened when it is not open yet. Raises RecordsError."""
        with self._lock:
            if self._journal is None:
                self._journal = self._opening()
            return self._journal

    def record(self, answer: Answer, corpus: Corpus, source: Source, conversation: str | None = None) -> Answer:
        """The answer to show: this one, once it is on disk. `corpus` is what it was made from.

        When it cannot be recorded, it is counted, noted beside the record and told to the operator; the public gets
        the answer all the same, or an error in its place, as the setting `record_failures` says.
        """
        try:
            snapshot = self._snapshot(corpus)
            given = Given(
                answer_json=to_json(_redacted(answer)),
                source=source,
                conversation=None if conversation is None else opaque(conversation),
                statements=_versions(answer, snapshot),
                corpus=snapshot.listing.digest,
                settings=self._made_by.digest,
            )
            self._append(given, (*snapshot.statements, snapshot.listing, self._made_by))
        except (StatementBotError, OSError) as error:
            self._failed(str(error))
            if self._settings.record_failures == "refuse":
                return Answer(
                    answer_id=answer.answer_id,
                    question=answer.question,
                    status=AnswerStatus.ERROR,
                    confidence=0.0,
                    message=message(AnswerStatus.ERROR, self._settings),
                )
        return answer

    def unverified(self, problem: str) -> None:
        """Record that a place failed verification, and so was not shown."""
        try:
            self._append(Unverified(problem), ())
        except (StatementBotError, OSError) as error:
            self._failed(str(error))

    def _append(self, event: Event, snapshots: tuple[Snapshot, ...]) -> None:
        if time.monotonic() < self._again_at:
            raise RecordsUnusable("it failed a moment ago", "see the failure before")
        gap = None
        try:
            journal = self.journal()
            with self._lock:
                gap, self._gap = self._gap, None
            journal.append(*((gap, event) if gap else (event,)), snapshots=snapshots)
        except (StatementBotError, OSError):
            self._again_at = time.monotonic() + self._pause_s
            with self._lock:
                self._gap = _joined(gap, self._gap)
            raise

    def _failed(self, problem: str) -> None:
        now = datetime.now(UTC)
        with self._lock:
            self.failures += 1
            self._gap = _joined(self._gap, Gap(1, now, now, problem))
        note_failure(self._settings.data, now, problem)
        self._notify(f"an answer could not be recorded ({self.failures} since the start): {problem}")

    def _snapshot(self, corpus: Corpus) -> CorpusSnapshot:
        known = self._corpus
        if known is None or known[0] is not corpus:
            known = self._corpus = corpus, corpus_snapshot(corpus)
        return known[1]


def opaque(name: str) -> str:
    """An id from outside as the record keeps it: one short line, personal data struck out."""
    name = visible(name)[:_ID_CHARS]
    return redacted(name, personal_data(name))


def _redacted(answer: Answer) -> Answer:
    return replace(
        answer,
        answer_id=opaque(answer.answer_id),
        question=_without(answer.question),
        resolved=None if answer.resolved is None else _without(answer.resolved),
        suggestion=None if answer.suggestion is None else _without(answer.suggestion),
        missing_terms=tuple(_without(term) for term in answer.missing_terms),
    )


def _without(text: str) -> str:
    # Cut at a space, or a number cut in two would no longer be known for what it is.
    text = visible(text)
    if len(text) > _MOST_CHARS:
        text = text[:_MOST_CHARS].rpartition(" ")[0] or text[:_MOST_CHARS]
    return redacted(text, personal_data(text))


def _versions(answer: Answer, snapshot: CorpusSnapshot) -> tuple[Version, ...]:
    cited = dict.fromkeys((citation.statement_id, citation.receipt.digest) for citation in answer.citations)
    return tuple(snapshot.version(statement_id, digest) for statement_id, digest in cited)


def _joined(one: Gap | None, other: Gap | None) -> Gap | None:
    if one is None or other is None:
        return one or other
    return Gap(one.answers + other.answers, min(one.since, other.since), max(one.until, other.until), other.problem)
