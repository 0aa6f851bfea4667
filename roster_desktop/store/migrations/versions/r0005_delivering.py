"""What waits to be handed over, what of a watched folder was dealt with, how places were called before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Whatever left until now was a submission.
    op.add_column("export", sa.Column("purpose", sa.Text(), nullable=False, server_default="submission"))
    op.create_table(
        "outbox",
        _number("number"),
        *(_text(name) for name in ("purpose", "receiver", "file", "content")),
        _number("sequence"),
        *(_text(name) for name in ("queued_at", "who", "state", "folder", "sent_as", "sent_at", "trouble")),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
    )
    op.create_table(
        "inbox_file",
        *(_text(name) for name in ("content", "file", "at", "outcome")),
        sa.PrimaryKeyConstraint("content", name="pk_inbox_file"),
    )
    op.create_table(
        "place_change",
        _number("number"),
        _number("batch"),
        *(_text(f"{when}_{what}") for when in ("old", "new") for what in ("township", "village", "code")),
        _number("own"),
        sa.PrimaryKeyConstraint("number", name="pk_place_change"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
