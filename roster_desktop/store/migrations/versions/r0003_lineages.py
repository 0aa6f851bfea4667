"""What each sender has said so far is kept: lists made by hand, copies edited by hand, rows that are gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lineage",
        *(_text(name) for name in ("key", "sender", "unit", "roster", "columns")),
        _number("deliveries"),
        sa.PrimaryKeyConstraint("key", name="pk_lineage"),
    )
    op.create_index("ix_lineage_sender", "lineage", ["sender"])
    op.create_table(
        "lineage_row",
        *(_text(name) for name in ("lineage", "row_id", "roster", "said", "absence", "absent_in")),
        sa.PrimaryKeyConstraint("lineage", "row_id", name="pk_lineage_row"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_lineage_row_absence", "lineage_row", ["absence"])
    op.create_index("ix_lineage_row_row_id", "lineage_row", ["row_id"])
    op.create_table(
        "lineage_entry",
        _number("batch"),
        *(_text(name) for name in ("lineage", "row_id", "roster")),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("batch", "lineage", "row_id", name="pk_lineage_entry"),
        sqlite_with_rowid=False,
    )
    op.add_column("delivery", sa.Column("said", sa.Text(), nullable=False, server_default=""))
    for name in ("run", "journal"):
        op.add_column("delivery", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
