"""An index by which rows are found by what somebody types, without reading the rows themselves."""

from __future__ import annotations

from alembic import op
from sqlalchemy import inspect

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_COLUMNS = ["row_gone", "row_place", "row_id", "row_search"]


def upgrade() -> None:
    for table in inspect(op.get_bind()).get_table_names():
        if table.startswith("roster_"):
            op.create_index(f"ix_{table}_search", table, _COLUMNS, if_not_exists=True)
