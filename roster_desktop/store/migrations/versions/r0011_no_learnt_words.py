"""No index is kept over the words of a column that earlier texts are offered for: into a third of all indexes
every new row was sorted, and whoever types is offered them without (`learnt_texts`)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    inspected = sa.inspect(op.get_bind())
    for table in inspected.get_table_names():
        if not table.startswith("roster_"):
            continue
        for index in inspected.get_indexes(table):
            if (name := index["name"] or "").startswith(f"ix_{table}_learnt_"):
                op.drop_index(name, table_name=table)
