"""Periods that were opened, and the figures that were kept of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "period",
        *(_text(name) for name in ("key", "at", "who")),
        _number("journal"),
        sa.PrimaryKeyConstraint("key", name="pk_period"),
    )
    op.create_table(
        "period_figures",
        _number("number"),
        *(_text(name) for name in ("period", "kind", "on_day", "at", "who")),
        _number("journal"),
        *(_text(name) for name in ("reason", "account", "content")),
        sa.PrimaryKeyConstraint("number", name="pk_period_figures"),
    )
    op.create_index("ix_period_figures_period", "period_figures", ["period"])
    op.create_table(
        "period_report",
        _number("figures"),
        _text("report"),
        _number("seq"),
        sa.Column("tables", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("figures", "report", name="pk_period_report"),
        sqlite_with_rowid=False,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
