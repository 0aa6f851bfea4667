"""Marks by which people who were erased by law are turned away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "purged",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_purged"),
    )
