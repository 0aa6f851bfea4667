"""What the rules say is kept: findings, with whom each row was checked, which rows changed since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _findings()
    _rows()


def _findings() -> None:
    op.create_table(
        "finding",
        _number("number"),
        _number("run"),
        *(_text(name) for name in ("scope", "group_key", "rule", "level", "roster", "row_id")),
        _number("place"),
        *(_text(name) for name in ("columns", "message", "remedy", "policies", "beside", "basis", "fix")),
        *(_text(name) for name in ("name", "township", "village", "holder")),
        sa.PrimaryKeyConstraint("number", name="pk_finding"),
    )
    op.create_index("ix_finding_group", "finding", ["run", "scope", "group_key"])
    op.create_index(
        "ix_finding_counts",
        "finding",
        ["run", "roster", "level", "rule", "township", "village", "row_id", "basis"],
    )
    op.create_index("ix_finding_row", "finding", ["row_id"])
    op.create_index("ix_finding_holder", "finding", ["holder"])
    op.create_table(
        "finding_beside",
        _number("number"),
        _text("row_id"),
        sa.PrimaryKeyConstraint("number", "row_id", name="pk_finding_beside"),
    )
    op.create_index("ix_finding_beside_row_id", "finding_beside", ["row_id"])


def _rows() -> None:
    op.create_table(
        "row_group",
        _number("run"),
        *(_text(name) for name in ("scope", "group_key", "row_id", "roster")),
        sa.PrimaryKeyConstraint("run", "scope", "group_key", "row_id", name="pk_row_group"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_row_group_row", "row_group", ["row_id"])
    op.create_table(
        "unchecked",
        *(_text(name) for name in ("row_id", "roster")),
        _number("batch"),
        sa.PrimaryKeyConstraint("row_id", name="pk_unchecked"),
    )
    op.create_table(
        "explained",
        *(_text(name) for name in ("row_id", "rule", "basis", "reason", "who", "since")),
        sa.PrimaryKeyConstraint("row_id", "rule", "basis", name="pk_explained"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
