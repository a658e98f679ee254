"""`statement-bot doctor`: whether everything is in order, and what is there."""

import platform
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version

from bot.cli.options import DataOption, StatementsOption
from bot.cli.output import result
from bot.settings import Settings, read_settings
from corpus.errors import StatementBotError
from corpus.loading import load

_LIBRARIES = ("torch", "chromadb", "gradio", "langchain-core", "sentence-transformers")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `fine`: nothing needs to be done about it."""

    fine: bool
    line: str


def doctor(statements: StatementsOption = None, data: DataOption = None) -> int:
    """Check settings, statements, model and index; exit code 1 when something needs attention."""
    settings = read_settings(statements=statements, data=data)
    result(f"statement-bot {version('statement-bot')} on Python {platform.python_version()}")
    result(", ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    fine = True
    for finding in _findings(settings):
        fine &= finding.fine
        result(f"{'ok     ' if finding.fine else 'PROBLEM'} {finding.line}")
    return 0 if fine else 1


def _findings(settings: Settings) -> Iterator[Finding]:
    from bot.calibration import check_shipped_weights
    from bot.records.failures import read_failures
    from index.editions import Editions
    from index.embedding import load_embedding
    from index.manifest import manifest_of

    try:
        corpus = load(settings.statements)
        yield Finding(bool(corpus.statements), f"{len(corpus.statements)} statements in {settings.statements}")
        for statement in corpus.statements:
            yield Finding(True, f"  {statement.statement_id} ({statement.issuer})")
        for bad in corpus.refused:
            yield Finding(False, str(bad))
        for warning in corpus.warnings:
            yield Finding(True, f"warning: {warning}")
        if settings.data.exists() and not settings.data.is_dir():
            yield Finding(False, f"{settings.data} is not a folder; give the data folder with --data")
            return
        failures = read_failures(settings.data)
        yield Finding(failures.count == 0, failures.line)
        embedding = load_embedding(settings.model)
        yield Finding(True, f"model {embedding.name}, weights {embedding.digest[:12]}…, {embedding.max_tokens} tokens")
        check_shipped_weights()
        yield Finding(True, "the ranking's weights are those shipped")
        current = Editions(settings.data).current()
        if current is None:
            yield Finding(True, f"no index in {settings.data} yet; `ask` and `serve` build it")
            return
        stale = current.manifest.difference(manifest_of(corpus.statements, embedding, settings.chroma))
        state = f"stale ({stale}); the next start brings it up to date" if stale else "up to date"
        yield Finding(True, f"index of {current.passages} passages in {settings.data}: {state}")
        with closing(current.place.open()) as store:
            store.check(current.passages or 0)
    except StatementBotError as error:
        yield Finding(False, str(error))
