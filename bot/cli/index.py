"""`statement-bot index`: bring the index up to date now."""

from bot.cli.options import DataOption, StatementsOption
from bot.cli.output import note
from bot.service import load_statements
from bot.settings import read_settings


def index(statements: StatementsOption = None, data: DataOption = None) -> None:
    """Bring the index up to date now, with a progress bar; only what differs is embedded again."""
    from index.embedding import load_embedding
    from index.sync import sync

    settings = read_settings(statements=statements, data=data)
    corpus = load_statements(settings.statements, note)
    report = sync(
        corpus, load_embedding(settings.model), settings.data, chroma=settings.chroma, say=note, progress=True
    )
    if report.reason is None:
        note(f"the index is up to date: {report.unchanged} passages of {len(corpus.statements)} statements")
