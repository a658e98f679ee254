"""The chain of entries, the snapshots, and the copies to search in."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, primary_key=True, autoincrement=False)


def _digest(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(64), nullable=False)


def upgrade() -> None:
    op.create_table(
        "entries",
        _number("sequence"),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("content", sa.Text, nullable=True),
        _digest("content_sha256"),
        _digest("previous"),
        _digest("hash"),
    )
    op.create_index("entries_by_kind", "entries", ["kind", "sequence"])
    op.create_index("entries_by_time", "entries", ["at"])
    op.create_table(
        "snapshots",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "answers",
        _number("entry"),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("answer_id", sa.String(200), nullable=False),
        sa.Column("conversation", sa.String(200), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("citations", sa.Integer, nullable=False),
        sa.Column("total_ms", sa.Float, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("searched", sa.Text, nullable=False),
    )
    op.create_index("answers_by_id", "answers", ["answer_id"])
    op.create_index("answers_by_time", "answers", ["at"])
    op.create_table(
        "citations",
        _number("entry"),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("statement_id", sa.String(200), nullable=False),
        _digest("digest"),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("speaker", sa.Text, nullable=True),
        _digest("quote_sha256"),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("suffix", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
    )
    op.create_index("citations_by_statement", "citations", ["statement_id"])
    op.create_table(
        "reports",
        _number("entry"),
        sa.Column("answer", sa.BigInteger, nullable=False),
        sa.Column("citation", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
    )
    op.create_index("reports_by_answer", "reports", ["answer"])
    op.create_table(
        "reviews",
        _number("entry"),
        sa.Column("answer", sa.BigInteger, nullable=False),
        sa.Column("citation", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.UniqueConstraint("answer", "citation", "version", name="reviews_by_version"),
    )


def downgrade() -> None:
    raise NotImplementedError("the record is only ever taken forward; restore the backup made before the upgrade")
