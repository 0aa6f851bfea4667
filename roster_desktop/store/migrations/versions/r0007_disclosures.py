"""What left the file and what was shown unmasked: a log to which lines can only be added."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_REFUSALS = {
    "disclosure_stays": "BEFORE UPDATE ON disclosure",
    "disclosure_is_kept": "BEFORE DELETE ON disclosure",
    # INSERT OR REPLACE deletes without asking the triggers of deleting.
    "disclosure_is_added_last": (
        "BEFORE INSERT ON disclosure WHEN NEW.number != (SELECT coalesce(max(number), 0) + 1 FROM disclosure)"
    ),
}


def upgrade() -> None:
    op.create_table(
        "disclosure",
        _number("number"),
        *(_text(name) for name in ("at", "who", "kind", "what", "columns", "row_id")),
        _number("rows"),
        _number("masked"),
        *(_text(name) for name in ("file", "content", "link")),
        sa.PrimaryKeyConstraint("number", name="pk_disclosure"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for name, when in _REFUSALS.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'lines are only added'); END")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
