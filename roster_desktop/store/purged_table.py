"""The table of people who were erased by law, beside those in `tables.py`: a keyed hash of each."""

from __future__ import annotations

from sqlalchemy import Text
from sqlmodel import Field

from roster_desktop.store.tables import Stored


class PurgedTable(Stored, table=True):
    """By these marks the next book's copy of somebody who was erased is turned away."""

    __tablename__ = "purged"

    mark: str = Field(primary_key=True, sa_type=Text)
    on_day: str = Field(sa_type=Text)
