"""The tables of the record. `entries` and `snapshots` are the record; the others are copies of it to search in."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

# Times are texts of one length in UTC (see `bot.records.entry.stamp`): what is hashed is what is stored, everywhere.
entries = Table(
    "entries",
    metadata,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("at", String(32), nullable=False),
    Column("content", Text, nullable=True),
    Column("content_sha256", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("entries_by_kind", "kind", "sequence"),
    Index("entries_by_time", "at"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("answer_id", String(200), nullable=False),
    Column("conversation", String(200), nullable=True),
    Column("status", String(40), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("citations", Integer, nullable=False),
    Column("total_ms", Float, nullable=False),
    Column("question", Text, nullable=False),
    Column("searched", Text, nullable=False),
    Index("answers_by_id", "answer_id"),
    Index("answers_by_time", "at"),
)

citations = Table(
    "citations",
    metadata,
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("statement_id", String(200), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text, nullable=True),
    Column("quote_sha256", String(64), nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("url", Text, nullable=False),
    Index("citations_by_statement", "statement_id"),
)

reports = Table(
    "reports",
    metadata,
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    Column("answer", BigInteger, nullable=False),
    Column("citation", Integer, nullable=False),
    Column("reason", String(20), nullable=False),
    Index("reports_by_answer", "answer"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    Column("answer", BigInteger, nullable=False),
    Column("citation", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("verdict", String(20), nullable=False),
    UniqueConstraint("answer", "citation", "version", name="reviews_by_version"),
)

COPIES = (answers, citations, reports, reviews)
