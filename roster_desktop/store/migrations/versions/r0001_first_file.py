"""The first roster file: history, questions, writers, workbooks that came and went.
Rosters follow their declaration."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _identity()
    _rows_beside()
    _journal()
    _workbooks()


def _identity() -> None:
    op.create_table(
        "identity",
        *(_text(name) for name in ("file", "level", "unit", "code", "township", "county", "created_at")),
        sa.PrimaryKeyConstraint("file", name="pk_identity"),
    )
    op.create_table("setting", _text("key"), _text("text"), sa.PrimaryKeyConstraint("key", name="pk_setting"))
    op.create_table(
        "writer",
        *(_text(name) for name in ("writer", "unit", "operator", "since")),
        _number("own"),
        sa.PrimaryKeyConstraint("writer", name="pk_writer"),
    )


def _rows_beside() -> None:
    op.create_table(
        "alias",
        *(_text(name) for name in ("alias", "roster", "row_id")),
        sa.PrimaryKeyConstraint("alias", name="pk_alias"),
    )
    op.create_index("ix_alias_row_id", "alias", ["row_id"])
    op.create_table(
        "conflict",
        *(_text(name) for name in ("id", "roster", "row_id", "register_key")),
        sa.PrimaryKeyConstraint("id", name="pk_conflict"),
    )
    op.create_index("ix_conflict_row_id", "conflict", ["row_id"])


def _journal() -> None:
    op.create_table(
        "journal_batch",
        _number("number"),
        *(_text(name) for name in ("at", "who", "label", "occasion", "workbook", "writer")),
        _number("write"),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        _number("rows"),
        _number("cells"),
        sa.PrimaryKeyConstraint("number", name="pk_journal_batch"),
    )
    op.create_table(
        "journal_entry",
        _number("batch"),
        _number("seq"),
        *(_text(name) for name in ("roster", "row_id", "name")),
        _number("place"),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        _text("standing_before"),
        _text("aliases_before"),
        _text("aliases_after"),
        sa.PrimaryKeyConstraint("batch", "seq", name="pk_journal_entry"),
    )
    op.create_index("ix_journal_entry_row_id", "journal_entry", ["row_id"])


def _workbooks() -> None:
    op.create_table(
        "delivery",
        _number("number"),
        *(_text(name) for name in ("content", "book", "file", "unit")),
        _number("sequence"),
        _text("at"),
        _number("batch"),
        sa.PrimaryKeyConstraint("number", name="pk_delivery"),
    )
    op.create_index("ix_delivery_content", "delivery", ["content"])
    op.create_table(
        "export",
        _number("sequence"),
        *(_text(name) for name in ("book", "file", "content", "reason", "at", "operator")),
        _number("journal"),
        sa.PrimaryKeyConstraint("sequence", name="pk_export"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
