"""What is asked of others, what was changed at the same time,
and which workbooks went back to a village."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asked",
        *(_text(name) for name in ("row_id", "register_key", "roster", "unit")),
        sa.PrimaryKeyConstraint("row_id", "register_key", "unit", name="pk_asked"),
    )
    op.create_table(
        "review",
        *(_text(name) for name in ("row_id", "care", "roster")),
        sa.PrimaryKeyConstraint("row_id", "care", name="pk_review"),
    )
    op.create_table(
        "return_book",
        _number("number"),
        *(_text(name) for name in ("township", "village", "book", "file", "content", "at", "operator")),
        _number("journal"),
        sa.PrimaryKeyConstraint("number", name="pk_return_book"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
