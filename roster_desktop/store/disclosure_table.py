"""The table of what left the file and what was shown unmasked, beside those in `tables.py`."""

from __future__ import annotations

from sqlalchemy import Text
from sqlmodel import Field

from roster_desktop.store.tables import Stored


class DisclosureTable(Stored, table=True):
    """A line each, chained by hashes. Triggers of the file refuse to alter, delete or squeeze in one."""

    __tablename__ = "disclosure"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    what: str = Field(sa_type=Text)
    """The occasion in the words of the program: 报送, 核实电话单 …"""
    columns: str = Field(sa_type=Text)
    """`roster.column` with blanks between; `roster.*` for all of a roster. Never a name or a number."""
    row_id: str = Field(sa_type=Text)
    """Whose numbers were shown, where it was one row."""
    rows: int
    masked: int
    file: str = Field(sa_type=Text)
    """Name of the file that was written, without its folder."""
    content: str = Field(sa_type=Text)
    """Hash of that file."""
    link: str = Field(sa_type=Text)
    """Hash of this line and of the link before it."""
